"""Runs notebooks from top to bottom and saves them as the tests want them: one clean run, small, the same every time.

    .venv/bin/python tests/save_notebooks.py notebooks/*.ipynb

A widget lives as long as its kernel: saved, only its sentence is left, which says what to do. JupyterLab would show an
error in its place.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

WIDGET = "application/vnd.jupyter.widget-view+json"


def clean_run(path):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        clean_run(Path(name))
