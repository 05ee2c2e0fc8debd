"""What the README promises is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_ten_lines_run():
    names: dict[str, object] = {}
    exec(PYTHON[0], names)
    assert len(names["corpus"]) == 5


def test_own_articles_run(tmp_path, monkeypatch):
    mine = tmp_path / "my_articles"
    mine.mkdir()
    (mine / "first.txt").write_text("Talks resume.", encoding="utf-8")
    page = (
        "<html><nav>Home | Sport</nav><h1>Closed</h1><p>The bridge is closed, the town hall said on Monday.</p></html>"
    )
    (mine / "page.html").write_text(page, encoding="utf-8")
    (tmp_path / "all.csv").write_text("Inhalt,Tag\nGesperrt.,2025-05-28\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec("from toolkit import *\n" + PYTHON[1], names)
    assert names["mine"].ids == ["first", "page"]
    assert names["one"].text == "The text as it stands."
    assert (mine / "repairs.csv").exists()


def test_is_short():
    assert len(README.splitlines()) < 200


@pytest.mark.parametrize("page", ["README.md", "notebooks/README.md", "toolkit/README.md"])
def test_links_lead_somewhere(page):
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_every_module_has_its_place():
    named = set(re.findall(r"`(\w+)`", (ROOT / "toolkit" / "README.md").read_text(encoding="utf-8")))
    assert {path.stem for path in (ROOT / "toolkit").glob("*.py")} - {"__init__"} <= named
