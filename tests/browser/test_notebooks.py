"""Every notebook runs in a real JupyterLab, from the menu, and what it shows is accessible."""

from pathlib import Path

import pytest

from .lab import violations

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
OURS = [f".jp-OutputArea {part}" for part in ("figure", ".parallax-reader", ".parallax-explore")]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs_from_the_menu_and_is_accessible(lab, path):
    notebook = lab.open(f"notebooks/{path.name}").run_all()
    assert notebook.errors == []
    assert [cell["execution_count"] for cell in notebook.code_cells] == [*range(1, len(notebook.code_cells) + 1)]
    shown = [part for part in OURS if lab.page.locator(part).count()]
    assert shown
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        notebook.change_theme(theme)
        assert violations(lab.page, ", ".join(shown)) == [], theme
