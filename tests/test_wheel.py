"""The wheel carries the articles and the tables, and works without the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = ("data/*.csv", "seeds/*", "toolkit/*.js", "toolkit/*.css", "toolkit/*.html")
CARRIED = sorted(path for pattern in FILES for path in ROOT.glob(pattern))
# The editable install puts the checkout on the path; a user of the wheel has no checkout.
PROGRAM = f"""
import sys
sys.path = [entry for entry in sys.path if entry != {str(ROOT)!r}]
import toolkit
print(toolkit.__file__)
print(*toolkit.load_corpus().ids)
"""


def run(command, **options):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    # No isolation: hatchling is installed with the tests, so that they need no network.
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)])
    return next(folder.glob("*.whl"))


@pytest.mark.parametrize("path", CARRIED, ids=lambda path: path.name)
def test_carries_every_file_byte_for_byte(wheel, path):
    with zipfile.ZipFile(wheel) as archive:
        folder = "toolkit" if path.parent.name == "toolkit" else f"toolkit/{path.parent.name}"
        assert archive.read(f"{folder}/{path.name}") == path.read_bytes()


def test_carries_both_licence_texts_and_nothing_from_elsewhere(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {Path(name).name for name in names if "/licenses/" in name} == {"LICENSE", "NOTICE"}
    assert {name.split("/")[0].split("-")[0] for name in names} == {"toolkit", "parallax_news"}


def test_works_from_another_folder(wheel, tmp_path):
    target, elsewhere = tmp_path / "with space", tmp_path / "elsewhere"
    elsewhere.mkdir()
    options = ["--no-deps", "--no-index", "--disable-pip-version-check", "--target", str(target)]
    run([sys.executable, "-m", "pip", "install", *options, str(wheel)])
    package, ids = run([sys.executable, "-c", PROGRAM], cwd=elsewhere, env={**os.environ, "PYTHONPATH": str(target)})
    assert Path(package).parent == target / "toolkit"
    assert ids.split() == ["aljazeera", "alliance", "rt", "unsigned_1", "unsigned_2"]
