"""Bad input of each kind ends in a clear row or error; nothing is run, written or fetched, and nothing else is lost.

Each group of kinds is loaded in a process of its own (`python -m bad_input`), under watch, in one call.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import pytest
from bad_input import KINDS, make, story
from bad_input.kind import ELSEWHERE, SECRET

ROOT = Path(__file__).parent.parent
SECONDS = 240  # a group that takes so long hangs; all of them take about a minute
MEMORY, MEMORY_APART = 800, 1400  # MB; what is read apart may take 1,000 of its own (see LIMITS in __main__)
IN_PROCESS = (
    "texts",
    "archives",
    "tables",
    "folders",
)  # for these, every single file that is skipped is tried with strict
EVERY = [(group, kind) for group, kinds in KINDS.items() for kind in kinds]
ALONE = [(group, kind) for group, kind in EVERY if kind.alone]
each = pytest.mark.parametrize(("group", "kind"), EVERY, ids=[kind.folder for _, kind in EVERY])
each_group = pytest.mark.parametrize("group", KINDS)


class Listener:
    """Waits at an address where nobody should call, and counts who does."""

    def __init__(self):
        self.socket, self.calls = socket.create_server(("127.0.0.1", 0)), []
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        Thread(target=self._wait, daemon=True).start()

    def _wait(self):
        while True:
            call, _ = self.socket.accept()
            call.settimeout(1)
            try:
                self.calls.append(call.recv(1000))
            except OSError:
                self.calls.append(b"")
            call.close()


def environment(folder, listener):
    """Its places are empty folders, so that we see what it writes; every way into the net leads to the listener."""
    places = {name: folder / name.lower() for name in ("TMPDIR", "HOME", "CWD")}
    for place in places.values():
        place.mkdir()
    nets = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), listener.address)
    paths = os.pathsep.join(map(str, (ROOT / "tests" / "bad_input" / "watch", ROOT / "tests", ROOT)))
    mine = {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", "PARALLAX_WATCH": str(folder / "watch.jsonl")}
    return os.environ | nets | mine | {name: str(place) for name, place in places.items()}


def listing(folder):
    """Everything below a folder; of files the size and the time they were changed."""
    found = {}
    for path, folders, files in os.walk(folder):
        for name in (*folders, *files):
            try:
                here = Path(path, name)
                about = here.lstat()
                found[str(here)] = None if name in folders else (about.st_size, about.st_mtime_ns)
            except OSError:  # the path is too long; it cannot be written to, either
                continue
    return found


def made(kind, folder):
    """Whether this system can make such files; not all have pipes, or names with line ends."""
    place = folder / ("files.alone" if kind.alone else "files") / kind.folder
    try:
        make(kind, place)
    except (OSError, AttributeError, UnicodeError):
        shutil.rmtree(place, ignore_errors=True)
        return False
    return True


def loaded_apart(group, root, listener):
    """How loading a group of kinds ended, and all that happened meanwhile."""
    folder = root / group
    unmade = [kind.folder for kind in KINDS[group] if not made(kind, folder)]
    around, before = environment(folder, listener), listing(folder)
    strict = [kind.folder for kind in KINDS[group] if group in IN_PROCESS and kind.expected.ends == ("skipped",)]
    alone = [kind.folder for kind in KINDS[group] if kind.alone]
    command = [
        sys.executable,
        "-m",
        "bad_input",
        str(folder / "files"),
        str(SECONDS),
        "--alone",
        *alone,
        "--strict",
        *strict,
    ]
    done = subprocess.run(command, cwd=around["CWD"], env=around, capture_output=True, text=True, timeout=SECONDS + 30)
    assert done.returncode == 0, done.stderr[-3000:]
    after = listing(folder)
    changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    noted = [json.loads(line) for line in (folder / "watch.jsonl").read_text().splitlines()]
    return json.loads(done.stdout) | {"changed": changed, "noted": noted, "printed": done.stderr, "unmade": unmade}


@pytest.fixture(scope="module")
def ends(tmp_path_factory):
    """Group -> how it ended; two groups at a time."""
    root, listener = tmp_path_factory.mktemp("bad_input"), Listener()
    ELSEWHERE.update(address=listener.address, file=str(root / "secret.txt"))
    (root / "secret.txt").write_text(SECRET, encoding="utf-8")
    with ThreadPoolExecutor(2) as pool:
        waiting = {group: pool.submit(loaded_apart, group, root, listener) for group in KINDS}
        yield lambda group: waiting[group].result() | {"calls": listener.calls}
    shutil.rmtree(root, ignore_errors=True)  # hundreds of MB, once unpacked by nobody


def end_of(kind, end):
    """The rows about a kind's files other than the good one, and the articles made of them; or the error."""
    if kind.folder in end["unmade"]:
        pytest.skip("this system cannot make such a file")
    if kind.alone:
        return end["alone"][kind.folder], ""
    return end["together"], kind.folder + "/"


def rows_of(whole, before):
    return [row for row in whole["rows"] if row["file"].startswith(before) and row["file"] != before + "good.txt"]


def plain(text):
    return " ".join(text.split())


def clear(sentence, file="\0"):
    """Whether it is a sentence for a person, not what a program says to a programmer."""
    sentence = sentence.replace(file, "It", 1)
    told = re.search(r"Traceback|object at 0x|<class |^\w*(Error|Exception)\b|^[a-z]|\\x[0-9a-f]{2}\\x", sentence)
    return not told and len(sentence.split()) >= 3 and sentence.rstrip()[-1] in ".?!…)"


@each
def test_each_kind_ends_as_it_should(group, kind, ends):
    whole, before = end_of(kind, ends(group))
    expected = kind.expected
    if "error" in whole:
        assert "error" in expected.ends, whole["message"]
        assert whole["error"] in ("ValueError", "FileNotFoundError", "LookupError", "Unreadable"), whole
        assert clear(whole["message"]) and re.search(expected.why, whole["message"], re.DOTALL)
        return
    rows = rows_of(whole, before)
    articles = [row for row in rows if row["status"] != "skipped"]
    skipped = [row for row in rows if row["status"] == "skipped"]
    texts = [whole["texts"][row["article"]] for row in articles]
    end = "loaded" if any(plain(kind.story) in plain(text) for text in texts) else "skipped" if skipped else "lost"
    if expected.ends == ("ignored",):
        assert not articles
    elif set(expected.ends) & {"any", "told"}:
        assert rows
    else:
        assert end in expected.ends, (rows, texts)
    assert [row for row in skipped if not clear(row["why"], row["file"])] == []
    if "told" in expected.ends or (end == "skipped" and end in expected.ends):
        assert any(re.search(expected.why, row["why"] or "", re.IGNORECASE) for row in rows), rows
    assert not [text for text in texts if expected.never and expected.never in text]


@each
def test_the_good_file_beside_it_is_loaded(group, kind, ends):
    whole, before = end_of(kind, ends(group))
    if "error" in whole:
        return
    row = next(row for row in whole["rows"] if row["file"] == before + "good.txt")
    assert row["status"] in ("loaded", "repaired"), row
    assert whole["texts"][row["article"]] == story("good " + kind.name)


@each_group
def test_nothing_is_lost_and_nothing_read_that_lies_outside(group, ends):
    end = ends(group)
    for whole in (end["together"], *end["alone"].values()):
        if "error" in whole:
            continue
        ids = [row["article"] for row in whole["rows"] if row["article"]]
        assert sorted(ids) == sorted(whole["texts"]) and len(ids) == len(set(ids))
        assert {row["status"] for row in whole["rows"]} <= {"loaded", "repaired", "duplicate", "skipped"}
        assert [row for row in whole["rows"] if (row["status"] == "skipped") != (not row["article"])] == []
    said = json.dumps([end["together"], end["alone"], end["strict"]], ensure_ascii=False)
    assert SECRET not in said and "root:x:" not in said


def allowed(event, arguments):
    """The one program we start, and what a library writes to the folder for that and takes away again."""
    return (event == "subprocess.Popen" and "toolkit.apart import serve" in arguments) or "/tmpdir" in arguments


@each_group
def test_nothing_is_run_or_fetched_or_written(group, ends):
    end = ends(group)
    assert end["calls"] == []
    assert [path for path in end["changed"] if not path.endswith("watch.jsonl")] == []
    assert [one for one in end["noted"] if not allowed(*one)] == []


@each_group
def test_the_memory_is_bounded(group, ends):
    here, apart = ends(group)["memory"]
    assert here < MEMORY and apart < MEMORY_APART


@each_group
def test_nothing_is_printed(group, ends):
    assert ends(group)["printed"] == ""


@pytest.mark.parametrize("group", IN_PROCESS)
def test_strict_raises_for_each_that_is_skipped(group, ends):
    for name, whole in ends(group)["strict"].items():
        assert whole.get("error") in ("ValueError", "Unreadable"), name
        assert clear(whole["message"]), whole["message"]


def test_there_are_many_kinds_and_each_has_its_own_name():
    names = [kind.folder for _, kind in EVERY]
    assert len(names) == len(set(names)) >= 180
