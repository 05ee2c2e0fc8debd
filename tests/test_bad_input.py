"""Bad input of each kind ends in a clear row or error; nothing is run, written or fetched, and nothing else is lost.

Each group of kinds is loaded in a process of its own (`python -m bad_input`), under watch, in one call.
"""

import io
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

from toolkit import files as opening
from toolkit import load_articles
from toolkit.drafts import Limits

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
def ends(request, tmp_path_factory):
    """Group -> how it ended; two groups at a time."""
    root, listener = tmp_path_factory.mktemp("bad_input"), Listener()
    ELSEWHERE.update(address=listener.address, file=str(root / "secret.txt"))
    (root / "secret.txt").write_text(SECRET, encoding="utf-8")
    with ThreadPoolExecutor(2) as pool:
        asked = [item.callspec.params.get("group") for item in request.session.items if hasattr(item, "callspec")]
        waiting = {group: pool.submit(loaded_apart, group, root, listener) for group in KINDS if group in asked}
        yield lambda group: waiting[group].result() | {"calls": listener.calls}
    shutil.rmtree(root, ignore_errors=True)  # hundreds of MB, once unpacked by nobody


def end_of(kind, end):
    """The rows about a kind's files other than the good one, and the articles made of them; or the error."""
    if kind.folder in end["unmade"]:
        assert sys.platform != "linux", "here every kind can be made"
        pytest.skip("this system cannot make such a file")  # Windows: pipes, links; macOS: names that are no UTF-8
    if kind.alone:
        return end["alone"][kind.folder], ""
    return end["together"], kind.folder + "/"


def rows_of(whole, before):
    return [row for row in whole["rows"] if row["file"].startswith(before) and row["file"] != before + "good.txt"]


def plain(text):
    return " ".join(text.split())


def clear(sentence, file="\0"):
    """Whether it is a sentence for a person, not what a program says to a programmer."""
    sentence = re.sub(r"^\S+\.\w+(?=[,: ])", "File", sentence.replace(file, "It", 1))
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
    """The program we start; what a library writes for itself to the folder for that; urllib3's look for IPv6."""
    own = event == "subprocess.Popen" and "toolkit.apart import serve" in arguments
    return own or "/tmpdir" in arguments or (event == "socket.bind" and "('::1', 0)" in arguments)


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
def test_no_library_prints_anything(group, ends):
    bar = r"\s*[A-Z][\w ]*:[^\r\n]*\[\d[^\r\n]*\]\s*"  # how far it is, on long work
    assert re.sub(bar, "", ends(group)["printed"]) == ""


@pytest.mark.parametrize("group", IN_PROCESS)
def test_strict_raises_for_each_that_is_skipped(group, ends):
    for name, whole in ends(group)["strict"].items():
        assert whole.get("error") in ("ValueError", "Unreadable"), name
        assert clear(whole["message"].partition(": ")[2]), whole["message"]


# Files that change while they are read


def beside(folder):
    """Two articles, of which something happens to the first."""
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(story(name), encoding="utf-8")
    return folder


def row_of_first(folder):
    corpus = load_articles(folder)
    assert corpus["b"].text == story("b.txt")
    return corpus.loading.set_index("file").loc["a.txt"]


def vanish(path):
    path.unlink()


def become_a_folder(path):
    path.unlink()
    path.mkdir()


def become_a_pipe(path):
    path.unlink()
    os.mkfifo(path)


CHANGES = [vanish, become_a_folder, *([become_a_pipe] if hasattr(os, "mkfifo") else [])]  # Windows has no such pipes


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changes_after_it_was_found(change, tmp_path, monkeypatch):
    known = opening.opened

    def opened(path):
        if path.name == "a.txt":
            change(path)
        return known(path)

    monkeypatch.setattr(opening, "opened", opened)
    row = row_of_first(beside(tmp_path))
    assert row["status"] == "skipped" and clear(row["why"])


@pytest.mark.parametrize("problem", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error"),
                                     OSError(116, "Stale file handle"), TimeoutError(110, "Timed out")])  # fmt: skip
@pytest.mark.parametrize("reading", [False, True])
def test_a_file_that_cannot_be_opened_or_read(problem, reading, tmp_path, monkeypatch):
    known = opening.opened

    class Broken(io.BytesIO):
        def read(self, *_):
            raise problem

        read1 = readinto = readline = read

    def opened(path):
        if path.name == "a.txt" and not reading:
            raise problem
        return Broken() if path.name == "a.txt" else known(path)

    monkeypatch.setattr(opening, "opened", opened)
    row = row_of_first(beside(tmp_path))
    assert row["status"] == "skipped" and clear(row["why"]) and problem.strerror in row["why"]
    with pytest.raises(ValueError, match=r"a\.txt"):
        load_articles(tmp_path, strict=True)


def test_a_file_that_grows_without_end_while_it_is_read(tmp_path, monkeypatch):
    known = opening.opened

    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def seekable(self):
            return True

        def seek(self, *_):
            return 0

        def readinto(self, places):
            places[:] = b"word " * (len(places) // 5) + b"x" * (len(places) % 5)
            return len(places)

    def opened(path):
        return io.BufferedReader(Endless()) if path.name == "a.txt" else known(path)

    monkeypatch.setattr(opening, "opened", opened)
    beside(tmp_path)
    corpus = load_articles(tmp_path, limits=Limits(file=1_000_000))
    row = corpus.loading.set_index("file").loc["a.txt"]
    assert row["status"] == "skipped" and "arge" in row["why"] and clear(row["why"])


def test_a_folder_that_cannot_be_listed(tmp_path, monkeypatch):
    known = os.scandir
    (tmp_path / "inner").mkdir()
    beside(tmp_path)

    def scandir(path):
        if Path(path).name == "inner":
            raise PermissionError(13, "Permission denied")
        return known(path)

    monkeypatch.setattr(os, "scandir", scandir)
    corpus = load_articles(tmp_path)
    assert sorted(corpus.ids) == ["a", "b"]
    told = corpus.loading[corpus.loading["status"] == "skipped"]
    assert len(told) == 1 and "inner" in told["file"].iloc[0] and clear(told["why"].iloc[0])


# The limits a user can set


@pytest.mark.parametrize(
    ("limits", "why"),
    [(Limits(file=100), "arger"), (Limits(article=100), "letters"), (Limits(files=1), "files")],
)
def test_limits_are_told(limits, why, tmp_path):
    (tmp_path / "a.txt").write_text("Yes.", encoding="utf-8")
    (tmp_path / "b.txt").write_text(story("limits"), encoding="utf-8")
    corpus = load_articles(tmp_path, limits=limits)
    assert corpus.ids == ["a"]
    assert why in corpus.loading["why"].iloc[1] and "Limits(" in corpus.loading["why"].iloc[1]
    assert load_articles(tmp_path).ids == ["a", "b"]


def test_there_are_many_kinds_and_each_has_its_own_name():
    names = [kind.folder for _, kind in EVERY]
    assert len(names) == len(set(names)) >= 180
