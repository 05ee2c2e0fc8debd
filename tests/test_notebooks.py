"""Each notebook is one clean run, short in every cell, and the same for every reader.

That a new run gives the same outputs is checked by nbval, pictures included: they are part of the HTML output.
"""

import ast
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from toolkit.exercises import EXERCISES

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
pytestmark = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def cells(path, kind):
    return [cell for cell in read(path)["cells"] if cell["cell_type"] == kind]


def source(cell):
    return "".join(cell["source"])


def code(path):
    return "\n".join(source(cell) for cell in cells(path, "code"))


def test_is_one_clean_run(path):
    counts = [cell["execution_count"] for cell in cells(path, "code")]
    assert counts == list(range(1, len(counts) + 1))
    assert not [
        output for cell in cells(path, "code") for output in cell["outputs"] if output["output_type"] == "error"
    ]
    assert all(source(cell).strip() for cell in read(path)["cells"])


def test_is_short(path):
    assert 14 <= len(cells(path, "code")) <= 24
    assert all(len(source(cell).splitlines()) <= 8 for cell in cells(path, "code"))
    assert all(len(line) <= 100 for cell in cells(path, "code") for line in source(cell).splitlines())
    assert all(len(re.findall(r"[^\W_]+", source(cell))) <= 90 for cell in cells(path, "markdown"))


def test_every_code_cell_is_led_up_to(path):
    kinds = [cell["cell_type"] for cell in read(path)["cells"]]
    assert kinds[0] == "markdown"
    assert ("code", "code") not in pairwise(kinds)


def test_code_is_plain(path):
    tree = ast.parse(code(path))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
    assigned = [target.id for node in ast.walk(tree) if isinstance(node, ast.Assign) for target in node.targets
                if isinstance(target, ast.Name)]  # fmt: skip
    assert len(assigned) == len(set(assigned)), "a name is assigned twice"


def test_output_does_not_hide_from_comparison(path):
    for cell in cells(path, "code"):
        for output in cell["outputs"]:
            assert not {"image/png", "image/jpeg"} & set(output.get("data", {})), "nbval would skip this picture"
            assert "<script" not in "".join(output.get("data", {}).get("text/html", ""))


def test_a_widget_is_saved_as_its_sentence(path):
    outputs = [output.get("data", {}) for cell in cells(path, "code") for output in cell["outputs"]]
    saved = [data for data in outputs if "application/vnd.jupyter.widget-view+json" in data]
    assert not saved, "JupyterLab would show an error in its place: save with tests/save_notebooks.py"


def test_every_picture_has_a_text_alternative(path):
    for cell in cells(path, "code"):
        html = "".join("".join(output.get("data", {}).get("text/html", "")) for output in cell["outputs"])
        assert all(re.search(r'alt="[^"]{20,}"', image) for image in re.findall(r"<img[^>]*>", html))


def test_six_exercises_are_asked_and_open(path):
    asked = re.findall(r'check\("([\d.]+)", \w+\)', code(path))
    assert asked == [number for number in EXERCISES if number.startswith(path.stem.split("_")[0] + ".")]
    assert len(asked) == 6
    titles = re.findall(r"### Your turn ([\d.]+) · (?:Predict|Run|Investigate|Modify|Make)\n", "\n".join(
        source(cell) for cell in cells(path, "markdown")))  # fmt: skip
    assert titles == asked


def test_links_lead_somewhere(path):
    for cell in cells(path, "markdown"):
        for target in re.findall(r"\]\(([^)#]+)\)", source(cell)):
            assert (path.parent / target).exists(), target
