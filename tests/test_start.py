"""start.py sets up once, notices every change, and says in one sentence what is in the way."""

import ast
import importlib.util
import io
import os
import shutil
import subprocess
import sys
import tokenize
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

START = Path(__file__).resolve().parents[1] / "start.py"
FIND = Path(__file__).resolve().parent / "browser" / "find.py"
HERE = Path("/home/ada/parallax")


def module_from(path):
    specification = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture
def start(tmp_path, monkeypatch):
    """start.py as a module, at home in an empty folder, in which every command succeeds at once."""
    module = module_from(START)
    monkeypatch.setattr(module, "HERE", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "installed.txt")
    monkeypatch.setattr(module, "PYTHON", sys.executable)  # an environment that is whole
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (tmp_path / "constraints.txt").write_text("pandas==3.1.1\n", encoding="utf-8")
    module.done = []
    monkeypatch.setattr(
        module, "follow", lambda command: module.done.append("venv" if "venv" in command else command[-1])
    )
    return module


def prepare(start, extras):
    """What had to be done: "venv" (made anew), the extras installed."""
    start.done.clear()
    start.prepare(extras)
    return [*start.done]


# Once and for all


def test_first_start_makes_the_environment_and_the_second_does_nothing(start):
    assert prepare(start, "lab,load") == ["venv", ".[lab,load]"]
    assert prepare(start, "lab,load") == []


def test_tests_add_to_what_is_there_and_include_what_jupyterlab_needs(start):
    prepare(start, "lab,load")
    assert prepare(start, "lab,load,test") == [".[lab,load,test]"]
    assert prepare(start, "lab,load") == []


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_changed_file_installs_again(start, name):
    prepare(start, "lab,load,test")
    (start.HERE / name).write_text("changed\n", encoding="utf-8")
    assert prepare(start, "lab,load") == [".[lab,load]"]


def test_another_python_makes_the_environment_anew(start, monkeypatch):
    prepare(start, "lab,load")
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))
    assert prepare(start, "lab,load") == ["venv", ".[lab,load]"]


def test_a_moved_folder_makes_the_environment_anew(start, monkeypatch, tmp_path):
    prepare(start, "lab,load")
    moved = tmp_path / "moved"
    shutil.copytree(start.HERE, moved, ignore=lambda folder, names: {"moved"})
    for name, value in {"HERE": moved, "VENV": moved / ".venv", "STAMP": moved / ".venv" / "installed.txt"}.items():
        monkeypatch.setattr(start, name, value)
    assert start.last_stamp()
    assert prepare(start, "lab,load") == ["venv", ".[lab,load]"]


def test_an_environment_without_its_interpreter_is_made_anew(start, monkeypatch, tmp_path):
    prepare(start, "lab,load")
    monkeypatch.setattr(start, "PYTHON", str(tmp_path / "gone"))
    assert prepare(start, "lab,load") == ["venv", ".[lab,load]"]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, SystemExit, OSError])
def test_an_interrupted_install_never_counts(start, monkeypatch, interruption):
    prepare(start, "lab,load")
    (start.HERE / "constraints.txt").write_text("changed\n", encoding="utf-8")

    def interrupted(command):
        raise interruption

    with monkeypatch.context() as patch, pytest.raises(interruption):
        patch.setattr(start, "follow", interrupted)
        start.prepare("lab,load")
    assert prepare(start, "lab,load") == ["venv", ".[lab,load]"]


# What is started


@pytest.mark.parametrize(
    ("arguments", "extras", "module", "passed_on"),
    [
        ([], "lab,load", "jupyterlab", []),
        (["--no-browser", "--port", "8899"], "lab,load", "jupyterlab", ["--no-browser", "--port", "8899"]),
        (["test"], "lab,load,test", "pytest", []),
        (["test", "-k", "words"], "lab,load,test", "pytest", ["-k", "words"]),
    ],
)
def test_arguments_are_passed_on(start, monkeypatch, arguments, extras, module, passed_on):
    def hand_over(*command):
        raise SystemExit(command)  # as the real one, it does not come back

    monkeypatch.setattr(start, "hand_over", hand_over)
    monkeypatch.setattr(start, "browser", lambda: start.done.append("browser") or {})
    with pytest.raises(SystemExit) as ended:
        start.main(arguments)
    notebook = ["--LabApp.default_url=/lab/tree/notebooks/1_five_articles.ipynb"] if module == "jupyterlab" else []
    assert ended.value.code == (module, [*notebook, *passed_on])
    assert start.done == ["venv", f".[{extras}]", *(["browser"] if module == "pytest" else [])]


def test_environment_of_its_own_on_each_system(start):
    windows, posix = PureWindowsPath("C:/My Files/parallax/.venv"), PurePosixPath("/home/ada/parallax/.venv")
    assert str(start.venv_python(windows, "nt")) == r"C:\My Files\parallax\.venv\Scripts\python.exe"
    assert str(start.venv_python(posix, "posix")) == "/home/ada/parallax/.venv/bin/python"


def test_windows_waits_for_jupyterlab_and_returns_its_exit_code(start, monkeypatch):
    calls = []
    monkeypatch.setattr(start.signal, "signal", lambda *rule: calls.append(rule))
    with monkeypatch.context() as windows:  # pathlib, too, looks at os.name
        windows.setattr(start.os, "name", "nt")
        windows.setattr(start.subprocess, "call", lambda command, cwd, env: calls.append((command, cwd)) or 5)
        with pytest.raises(SystemExit) as ended:
            start.hand_over("jupyterlab", ["--no-browser"])
    assert ended.value.code == 5
    ignored = (start.signal.SIGINT, start.signal.SIG_IGN)  # Ctrl-C reaches JupyterLab, which asks back
    assert calls == [ignored, ([sys.executable, "-m", "jupyterlab", "--no-browser"], start.HERE)]


def test_settings_of_other_environments_are_left_behind(tmp_path):
    program = f"import runpy; print(sorted(runpy.run_path({str(START)!r})['SETTINGS'].items()))"
    foreign = {"VIRTUAL_ENV": "/elsewhere", "PYTHONPATH": str(tmp_path), "PIP_TARGET": "/elsewhere", "PIP_USER": "1"}
    run = subprocess.run([sys.executable, "-c", program], env={**os.environ, **foreign}, capture_output=True, text=True)
    kept = dict(ast.literal_eval(run.stdout))
    assert not {"VIRTUAL_ENV", "PYTHONPATH", "PIP_TARGET"} & set(kept)
    assert kept["PIP_USER"] == "0"
    assert "PATH" in {name.upper() for name in kept}


# What is in the way


@pytest.mark.parametrize(
    ("version", "folder", "has_venv", "separator", "sentence"),
    [
        ((3, 11), HERE, True, ":", None),
        ((3, 14, 0, "final", 0), Path("/home/ada/my news"), True, ":", None),
        ((3, 8, 18), HERE, True, ":", "Parallax needs Python 3.11 or newer; this is 3.8. Install a newer one and run"),
        ((3, 10, 13), Path("/a:b"), False, ":", "Parallax needs Python 3.11 or newer; this is 3.10."),
        ((3, 12), Path("/a:b"), True, ":", "Python cannot work in a path with ':': rename or move /a:b, then"),
        ((3, 12), PureWindowsPath("C:/a"), True, ";", None),
        (
            (3, 12),
            PureWindowsPath("C:/a;b"),
            True,
            ";",
            r"Python cannot work in a path with ';': rename or move C:\a;b",
        ),
        ((3, 12), HERE, False, ":", "Python lacks its module venv: install it (Debian: apt install python3.12-venv)"),
    ],
)
def test_what_is_in_the_way_is_said_in_a_sentence(start, version, folder, has_venv, separator, sentence):
    obstacle = start.obstacle(version, folder, has_venv, separator)
    assert obstacle == sentence if sentence is None else obstacle.startswith(sentence)
    assert obstacle is None or (obstacle.endswith(".") and "\n" not in obstacle)


def test_a_folder_that_cannot_be_written_to_is_named(start, monkeypatch):
    start.VENV.write_text("a file in the way", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        start.main([])
    assert str(start.VENV) in ended.value.code
    assert ended.value.code.endswith("delete .venv or move to where you may write, then start again.")


def test_a_failed_install_ends_with_its_last_lines_and_what_to_do(tmp_path):
    lines = "import sys; [print('line', number) for number in range(100)]; sys.exit(2)"
    program = f"import runpy; runpy.run_path({str(START)!r})['follow']([{sys.executable!r}, '-c', {lines!r}])"
    run = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 1
    *shown, _, advice = run.stderr.splitlines()
    assert [line for line in shown if line] == [f"line {number}" for number in range(80, 100)]
    assert advice.startswith("The set-up failed for the reason above: check connection, disk space")


def test_an_old_python_gets_one_sentence():
    """Started whole, by a Python that says it is old; older ones read as far, as the next test proves."""
    pretend = f"import runpy, sys; sys.version_info = (3, 8, 0); runpy.run_path({str(START)!r}, run_name='__main__')"
    run = subprocess.run([sys.executable, "-c", pretend], stderr=subprocess.PIPE, encoding="utf-8")
    sentence = "Parallax needs Python 3.11 or newer; this is 3.8. Install a newer one and run start.py with it.\n"
    assert (run.returncode, run.stderr) == (1, sentence)


# A browser for the tests


@pytest.fixture
def finder(tmp_path, monkeypatch):
    """find.py as a module on a computer with no browser, where every browser that is there would start."""
    module = module_from(FIND)
    monkeypatch.setattr(module, "installed", list)
    monkeypatch.setattr(module, "downloaded", lambda: str(tmp_path / "own"))
    monkeypatch.setattr(module, "starts", lambda path: True)
    return module


def program(path):
    """An empty program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return str(path)


@pytest.mark.parametrize(
    ("program_text", "handed_over", "printed"),
    [
        ("print('/usr/bin/chromium')", {"PARALLAX_BROWSER": "/usr/bin/chromium"}, ""),
        (
            "print('no network'); raise SystemExit(1)",
            {"PARALLAX_NO_BROWSER": "no network"},
            "THE BROWSER TESTS WILL BE SKIPPED: no network\n",
        ),
        (
            "raise SystemExit(2)",
            {"PARALLAX_NO_BROWSER": "the search for a browser failed"},
            "THE BROWSER TESTS WILL BE SKIPPED: the search for a browser failed\n",
        ),
    ],
)
def test_the_browser_or_the_reason_is_handed_over(start, capsys, program_text, handed_over, printed):
    Path(program(start.HERE / "tests" / "browser" / "find.py")).write_text(program_text, encoding="utf-8")
    assert start.browser() == handed_over
    assert capsys.readouterr().out == printed


def test_a_browser_is_sought_first_where_asked_then_on_the_path(tmp_path):
    name = "google-chrome.exe" if os.name == "nt" else "google-chrome"  # what each system takes for a program
    asked, on_path = program(tmp_path / "mine"), program(tmp_path / "bin" / name)
    settings = {"PARALLAX_BROWSER": asked, "PATH": str(tmp_path / "bin")}
    found = module_from(FIND).installed(settings, "linux")
    assert [Path(path) for path in found] == [Path(asked), Path(on_path)]


def test_a_browser_is_sought_in_the_usual_places_of_each_system(tmp_path):
    on_mac = program(tmp_path / "Applications" / "Chromium.app" / "Contents" / "MacOS" / "Chromium")
    on_windows = program(tmp_path / "Google" / "Chrome" / "Application" / "chrome.exe")
    find = module_from(FIND)
    assert on_mac in find.installed({"HOME": str(tmp_path), "PATH": ""}, "darwin")
    assert find.installed({"LOCALAPPDATA": str(tmp_path), "PATH": ""}, "win32") == [on_windows]


def test_a_browser_that_does_not_start_is_passed_over(finder, tmp_path, monkeypatch):
    broken, whole = program(tmp_path / "broken"), program(tmp_path / "whole")
    monkeypatch.setattr(finder, "installed", lambda: [broken, str(tmp_path / "not there"), whole])
    monkeypatch.setattr(finder, "starts", lambda path: path != broken)
    assert finder.find() == whole


def test_a_missing_browser_is_downloaded_and_the_next_time_it_is_there(finder, tmp_path, monkeypatch, capsys):
    downloads = []
    monkeypatch.setattr(finder, "by_playwright", lambda: downloads.append(program(tmp_path / "own")))
    monkeypatch.setattr(finder, "by_debian", lambda: pytest.fail("one is enough"))
    assert [finder.main(), finder.main()] == [0, 0]
    assert downloads == [str(tmp_path / "own")]
    assert capsys.readouterr().out == f"{tmp_path / 'own'}\n" * 2


def test_debians_package_is_taken_where_the_download_fails(finder, tmp_path, monkeypatch):
    monkeypatch.setattr(finder, "by_playwright", lambda: "no network")
    monkeypatch.setattr(finder, "by_debian", lambda: program(tmp_path / "own") and None)
    assert finder.get()[0] == str(tmp_path / "own")


def test_where_none_can_be_had_all_reasons_are_said(finder, monkeypatch, capsys):
    monkeypatch.setattr(finder, "by_playwright", lambda: None)
    monkeypatch.setattr(finder, "by_debian", lambda: "not root")
    assert finder.main() == 1
    reasons = "Playwright's download: does not start; Debian's package: not root"
    assert capsys.readouterr().out == f"no Chromium or Chrome found, and none to be had ({reasons})\n"


def test_an_attempt_stops_at_the_first_failure_and_when_time_is_up(finder, monkeypatch):
    well, ill = [sys.executable, "-c", ""], [sys.executable, "-c", "print('Error: no such host'); raise SystemExit(3)"]
    assert finder.attempt(well, well) is None
    assert finder.attempt(well, ill, ["never run"]) == "Error: no such host"
    assert ("cannot find" if os.name == "nt" else "No such file") in finder.attempt(["/not/there"])
    monkeypatch.setattr(finder, "PATIENCE", 0.2)
    assert "timed out" in finder.attempt([sys.executable, "-c", "import time; time.sleep(60)"])


# What it is made of


@pytest.mark.parametrize("path", [START, FIND], ids=lambda path: path.name)
def test_parses_on_old_pythons_and_needs_only_the_standard_library(path):
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 6))
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in imports if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in imports if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_stays_short():
    source = START.read_text(encoding="utf-8")
    layout = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    tokens = [token for token in tokenize.generate_tokens(io.StringIO(source).readline) if token.type not in layout]
    code = {
        line
        for token in tokens
        if not token.string.startswith('"""')
        for line in range(token.start[0], token.end[0] + 1)
    }
    assert len(code) <= 90
