"""How soon the reader can be used in a real JupyterLab, and how soon it follows: beside a cell that shows one line.

    .venv/bin/python benchmarks/reader.py [--rounds N]

Start it with the Python of the checkout's .venv; it needs a Chromium or Chrome, as the browser tests do. Each round is
a fresh kernel. Measured in the page: from the click on "Run All Cells" until the last cell has shown what it shows.
Imports and the loading of the five articles are in the cell before, as in the notebooks.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.browser.find import FLAGS, find
from tests.browser.lab import Lab, start

BEFORE = "from IPython.display import HTML\nfrom toolkit import load_corpus, read\ncorpus = load_corpus()"
CELLS = {"one line": "HTML('<p class=shown>Five articles.</p>')", "reader": "read(corpus)"}
SHOWN = {"one line": "p.shown", "reader": ".parallax-reader .sentence"}
FOLLOWS = """() => ['shared', 'variants', 'coded', 'repairs', 'voices'].map((key) => {
    const box = document.querySelector(`.parallax-reader .${key}`).closest('label').querySelector('input');
    const begin = performance.now();
    box.click();
    document.body.offsetHeight;
    return performance.now() - begin;
})"""
WATCH = """selector => new Promise((resolve) => {
    const look = () => document.querySelector(selector) ? resolve(performance.now()) : requestAnimationFrame(look);
    look();
})"""


def seconds(lab, kind):
    """From running the last cell until it is shown; the cell before has been run."""
    notebook = lab.run(BEFORE)
    page = notebook.page
    page.evaluate("cell => window.jupyterapp.shell.currentWidget.content.model.sharedModel.addCell("
                  "{cell_type: 'code', source: cell})", CELLS[kind])  # fmt: skip
    begin = page.evaluate("performance.now()")
    notebook.choose("Run", "Run All Cells")
    return (page.evaluate(WATCH, SHOWN[kind]) - begin) / 1000


def main(rounds):
    path = os.environ.get("PARALLAX_BROWSER") or find()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        server = start(Path(folder), dict(os.environ))
        found, follows = {kind: [] for kind in CELLS}, []
        for _ in range(rounds):
            for kind in CELLS:
                page = browser.new_page(viewport={"width": 1200, "height": 900})
                found[kind].append(seconds(Lab(server, page), kind))
                follows += page.evaluate(FOLLOWS) if kind == "reader" else []
                page.close()
                server.clear()
                time.sleep(1)
        server.stop()
    line, reader = (median(found[kind]) for kind in CELLS)
    print(f"one line of HTML: {line:.2f} s (median of {rounds}; the click through the menu is in it)")
    print(f"read(corpus):     {reader:.2f} s, {reader / line:.1f} times as long, {reader - line:.2f} s more")
    print(f"a layer on or off: {median(follows):.0f} ms, at most {max(follows):.0f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    main(parser.parse_args().rounds)
