"""Set up and start Parallax; all it needs beforehand is Python 3.11 or newer.

python3 start.py [arguments for JupyterLab]     opens notebooks/1_five_articles.ipynb
python3 start.py test [arguments for pytest]    runs the whole test suite; gets a Chromium if there is none
"""

# Must parse on Python 3.6: only a file that parses can say that this Python is too old.
import hashlib
import importlib.util
import os
import signal
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
STAMP = VENV / "installed.txt"
# Opening the address, not the file, leaves data/ and seeds/ within JupyterLab's reach.
NOTEBOOK = "--LabApp.default_url=/lab/tree/notebooks/1_five_articles.ipynb"
EVERYTHING = "lab,load"  # the extras that a user needs: JupyterLab, and what reads other files than text
ADVICE = "check connection, disk space and your right to write there, then run start.py again; nothing is lost."
# Settings meant for another environment would lead pip and JupyterLab out of this one.
FOREIGN = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX"}
SETTINGS = dict({k: v for k, v in os.environ.items() if k not in FOREIGN}, PIP_USER="0")


def obstacle(version, folder, has_venv, separator=os.pathsep):
    """Why Parallax cannot be set up here and what to do about it, in one sentence; or None."""
    number = "{}.{}".format(*version)
    if version < (3, 11):
        return f"Parallax needs Python 3.11 or newer; this is {number}. Install a newer one and run start.py with it."
    if separator in str(folder):
        return f"Python cannot work in a path with '{separator}': rename or move {folder}, then run start.py again."
    if not has_venv:
        return f"Python lacks its module venv: install it (Debian: apt install python{number}-venv), then start again."
    return None


def venv_python(venv, system=os.name):
    return venv / "Scripts" / "python.exe" if system == "nt" else venv / "bin" / "python"


PYTHON = str(venv_python(VENV))


def stamp(extras):
    """What an install rests on: Python, place (a venv cannot move), requirements, extras."""
    files = b"".join((HERE / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
    return f"{sys.version_info[:2]} in {HERE}\n{hashlib.sha256(files).hexdigest()}\n{extras}\n"


def last_stamp():
    """The stamp of the last complete install; empty if there is none or its Python is gone."""
    try:
        subprocess.check_call([PYTHON, "-Ic", "import pip"], stderr=subprocess.DEVNULL)
        return STAMP.read_text(encoding="utf-8")
    except (OSError, subprocess.CalledProcessError):
        return ""


def prepare(extras):
    """Bring .venv up to date. The stamp goes first and comes last: half an install never counts."""
    last, wanted = last_stamp(), stamp(extras)
    if last in (wanted, stamp(f"{EVERYTHING},test")):
        return
    print(f"Setting up {VENV}: some minutes (the last step is silent), up to 1 GB; needs the internet.", flush=True)
    VENV.mkdir(exist_ok=True)
    STAMP.unlink(missing_ok=True)
    if last.partition("\n")[0] != wanted.partition("\n")[0]:
        follow([sys.executable, "-m", "venv", "--clear", str(VENV)])
    options = ["--no-input", "--disable-pip-version-check", "--progress-bar=off", "-c", "constraints.txt"]
    follow([PYTHON, "-m", "pip", "install", *options, "-e", f".[{extras}]"])
    STAMP.write_text(wanted, encoding="utf-8")


def follow(command):
    """Run a command, its progress on one line; if it fails, end with its last lines and a sentence."""
    last_lines, streams = [], {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, cwd=HERE, env=SETTINGS, encoding="utf-8", errors="replace", **streams) as child:
        for line in child.stdout:
            last_lines = [*last_lines[-19:], line]
            print(f"{line.strip()[:78]:78}", end="\r" if sys.stdout.isatty() else "\n", flush=True)
    print(flush=True)
    if child.returncode:
        sys.exit("".join([*last_lines, "\nThe set-up failed for the reason above: ", ADVICE]))


def browser():
    """A browser for the tests, which tests/browser/find.py finds or gets; or why there is none."""
    finder = [PYTHON, str(HERE / "tests" / "browser" / "find.py")]
    found = subprocess.run(finder, cwd=HERE, env=SETTINGS, stdout=subprocess.PIPE, encoding="utf-8", errors="replace")
    if found.returncode == 0:
        return {"PARALLAX_BROWSER": found.stdout.strip()}
    reason = found.stdout.strip() or "the search for a browser failed"
    print(f"THE BROWSER TESTS WILL BE SKIPPED: {reason}", flush=True)
    return {"PARALLAX_NO_BROWSER": reason}


def hand_over(module, arguments):
    """Become JupyterLab or pytest: Ctrl-C and the exit code are theirs."""
    command = [PYTHON, "-m", module, *arguments]
    if os.name == "nt":  # where a process cannot turn into another
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # JupyterLab gets Ctrl-C as well, and decides
        sys.exit(subprocess.call(command, cwd=HERE, env=SETTINGS))
    os.chdir(HERE)
    os.execve(command[0], command, SETTINGS)


def main(arguments):
    problem = obstacle(sys.version_info, HERE, importlib.util.find_spec("ensurepip"))
    if problem:
        sys.exit(problem)
    sys.stdout.reconfigure(errors="replace")  # a letter the console lacks must not stop the set-up
    testing = arguments[:1] == ["test"]
    try:
        prepare(f"{EVERYTHING},test" if testing else EVERYTHING)
    except OSError as error:
        sys.exit(f"{error.strerror}: {error.filename}; delete .venv or move to where you may write, then start again.")
    if testing:
        SETTINGS.update(browser())
    hand_over(*(("pytest", arguments[1:]) if testing else ("jupyterlab", [NOTEBOOK, *arguments])))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("\nStopped. Run start.py again to go on.")
