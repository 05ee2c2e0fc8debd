"""JupyterLab as a user starts it, and notebooks run in it by real clicks."""

import json
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from axe_playwright_python.base import AXE_SCRIPT

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "for-the-tests-only"
# Nobody is asked about news: the answer is in the settings of this JupyterLab, which are nobody's own.
NEWS = "@jupyterlab/apputils-extension/notification.jupyterlab-settings"
NO_NEWS = {"fetchNews": "false", "checkForUpdates": False}
THEME = "@jupyterlab/apputils-extension/themes.jupyterlab-settings"
SETUP_TIME, CELL_TIME = 300, 90  # seconds; start.py may have to bring the environment up to date first
NUMBERS = count(1)

# What the page's own JupyterLab knows of the notebook in front.
READY = """() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'
    && window.jupyterapp.shell.currentWidget.context.isReady"""
CELLS = "() => window.jupyterapp.shell.currentWidget.content.model.toJSON().cells"
CLEARED = f"() => ({CELLS})().every(cell => cell.cell_type !== 'code' || cell.execution_count === null)"
FINISHED = f"""() => {{
    const cells = ({CELLS})().filter(cell => cell.cell_type === 'code' && cell.source.length);
    const failed = cells.some(cell => cell.outputs.some(output => output.output_type === 'error'));
    return ({READY})() && (failed || cells.every(cell => cell.execution_count !== null));
}}"""
EVALUATE = """async expression => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const request = {code: '', store_history: false, user_expressions: {value: expression}};
    return (await kernel.requestExecute(request).done).content.user_expressions.value;
}"""
# JupyterLab's body has no height, though its content has; axe would take all of it for hidden.
GIVE_HEIGHT = "() => { document.body.style.minHeight = '100vh'; }"
CHANGE_THEME = "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})"
VIOLATIONS = "async element => (await axe.run(element, {resultTypes: ['violations']})).violations"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def joined(text):
    """A text of a notebook file, which may be a list of lines."""
    return text if isinstance(text, str) else "".join(text)


def violations(page, selector):
    """What axe finds in the parts of a page that the selector names, each opened wide; one line per element."""
    page.locator(selector).first.wait_for()  # what is not there has no violations either
    page.evaluate(AXE_SCRIPT)
    page.evaluate(GIVE_HEIGHT)
    found = []
    for part in page.locator(selector).all():
        part.scroll_into_view_if_needed()  # JupyterLab does not draw what is out of sight, and axe cannot see it
        for closed in part.locator("details:not([open]) > summary:visible").all()[::-1]:
            closed.click()
        found += [(rule, node) for rule in part.evaluate(VIOLATIONS) for node in rule["nodes"]]
    return [f"{rule['id']}: {rule['help']}: {node['target'][-1]}: {node['html'][:160]}" for rule, node in found]


class Notebook:
    """The notebook in front in a page's JupyterLab."""

    def __init__(self, page):
        self.page = page
        page.wait_for_function(READY, timeout=CELL_TIME * 1000)

    def choose(self, menu, entry):
        """Click an entry of the menu bar."""
        self.page.get_by_role("menubar").get_by_role("menuitem", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=re.compile(f"^{entry}")).first.click()

    def run_all(self):
        """Run all cells from the menu, and wait until the last has run or one has failed."""
        self.choose("Edit", "Clear Outputs of All Cells")  # else a saved number could pass for a new one
        self.page.wait_for_function(CLEARED)
        self.choose("Run", "Run All Cells")
        self.page.wait_for_function(FINISHED, timeout=CELL_TIME * 1000, polling=100)
        return self

    def hide_files(self):
        """Leave the whole width to the notebook, as one does on a phone."""
        self.page.keyboard.press("Control+b")
        self.page.locator("#jp-left-stack").wait_for(state="hidden")
        return self

    def change_theme(self, theme):
        """Change to "JupyterLab Dark" or "JupyterLab Light"; the next test has the light one again."""
        self.page.evaluate(CHANGE_THEME, theme)
        self.page.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)
        return self

    @property
    def code_cells(self):
        """The cells with code as a notebook file has them."""
        return [cell for cell in self.page.evaluate(CELLS) if cell["cell_type"] == "code" and joined(cell["source"])]

    @property
    def outputs(self):
        return [output for cell in self.code_cells for output in cell["outputs"]]

    @property
    def errors(self):
        """Each error as "ValueError: what it says"; and whatever was written to the error stream."""
        errors = [output for output in self.outputs if output["output_type"] == "error"]
        return [f"{error['ename']}: {error['evalue']}" for error in errors] + [
            joined(output["text"]) for output in self.outputs if output.get("name") == "stderr"
        ]

    def python(self, expression):
        """The value of a Python expression in the kernel, as text (its repr)."""
        answer = self.page.evaluate(EVALUATE, expression)
        assert answer["status"] == "ok", answer
        return answer["data"]["text/plain"]


@dataclass(frozen=True)
class Server:
    """A running JupyterLab on a copy of the notebooks, so that saving never touches the checkout."""

    process: subprocess.Popen
    port: int
    folder: Path

    def ask(self, path, method="GET"):
        """Ask the server; None if it does not answer (yet)."""
        address = f"http://127.0.0.1:{self.port}/api/{path}"
        request = Request(address, method=method, headers={"Authorization": f"token {TOKEN}"})
        try:
            with urlopen(request, timeout=20) as answer:
                return json.loads(answer.read() or "{}")
        except (URLError, ConnectionError, TimeoutError):
            return None

    def wait(self):
        """Wait until it answers."""
        end = time.monotonic() + SETUP_TIME
        while self.ask("status") is None:
            said = (self.folder / "log.txt").read_text(encoding="utf-8", errors="replace")
            assert self.process.poll() is None and time.monotonic() < end, f"JupyterLab did not start:\n{said}"
            time.sleep(0.2)
        return self

    def clear(self):
        """End all kernels and forget the theme, for the next test."""
        for session in self.ask("sessions") or []:
            self.ask(f"sessions/{session['id']}", "DELETE")
        (self.folder / "SETTINGS_DIR" / THEME).unlink(missing_ok=True)

    def stop(self):
        self.clear()
        self.ask("shutdown", "POST")
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


@dataclass(frozen=True)
class Lab:
    """JupyterLab in one page: `lab.open("notebooks/1_five_articles.ipynb")`, `lab.run("1 + 1")`."""

    server: Server
    page: object

    def open(self, path):
        """Open a notebook by its address, everything else closed."""
        self.page.goto(f"http://127.0.0.1:{self.server.port}/lab/tree/{path}?token={TOKEN}&reset")
        return Notebook(self.page)

    def new(self, *cells):
        """A new notebook with these cells, opened."""
        path = self.server.folder / "home" / "notebooks" / f"new_{next(NUMBERS)}.ipynb"
        blank = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
        written = [{**blank, "id": f"cell-{number}", "source": source} for number, source in enumerate(cells)]
        kernel = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}}
        notebook = {"cells": written, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
        path.write_text(json.dumps(notebook), encoding="utf-8")
        return self.open(f"notebooks/{path.name}")

    def run(self, *cells):
        """A new notebook with these cells, run from the menu without an error."""
        notebook = self.new(*cells).run_all()
        assert notebook.errors == []
        return notebook

    def on(self, page):
        """The same JupyterLab in another page, as on a phone."""
        return Lab(self.server, page)


def own_settings(folder):
    """Environment variables that keep JupyterLab away from the settings of whoever runs the tests."""
    names = ["CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"]
    settings = {f"JUPYTER_{name}": str(folder / name) for name in names}
    settings |= {f"JUPYTERLAB_{name}": str(folder / name) for name in ("WORKSPACES_DIR", "SETTINGS_DIR")}
    news = folder / "SETTINGS_DIR" / NEWS
    news.parent.mkdir(parents=True)
    news.write_text(json.dumps(NO_NEWS), encoding="utf-8")
    return {**settings, "IPYTHONDIR": str(folder / "ipython")}


def start(folder, environment):
    """Start JupyterLab by start.py on a copy of the notebooks in a folder."""
    home, port = folder / "home", free_port()
    for name in ("notebooks", "data", "seeds"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    options = [
        "--no-browser",
        "--allow-root",
        f"--ServerApp.root_dir={home}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={TOKEN}",
        "--LabApp.expose_app_in_browser=True",
    ]
    with (folder / "log.txt").open("wb") as log:
        command = [sys.executable, str(ROOT / "start.py"), *options]
        settings = {**environment, **own_settings(folder)}
        process = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    return Server(process, port, folder).wait()
