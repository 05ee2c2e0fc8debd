"""Folders: names, links, pipes, files that change while they are read, and broken tables beside the articles."""

import os
import socket
import stat
from functools import partial
from pathlib import Path

from . import kind
from .archives import archive
from .documents import docx, paragraphs
from .kind import Kind, either, error, ignored, loaded, skipped, story, unclear
from .pages import page, whole
from .texts import noise, png

SPECIAL = "pipe|socket|device|not a file|not an ordinary|special|folder"
LINK = "link"
UNKNOWN = "kind|suffix|format|not read|\\.x|cannot|no article|reads"
LEFT = "system|program|hidden|not an article"


def linked(target: str):
    """What makes a link to a place."""

    def make(path: Path) -> None:
        path.symlink_to(target)

    return make


def linked_outside(path: Path) -> None:
    path.symlink_to(kind.ELSEWHERE["file"])


def listening(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket must be short
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


def device(path: Path) -> None:
    """Endless zeros; where one may not make a device, a pipe."""
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        os.mkfifo(path)


def locked(path: Path) -> None:
    path.write_text(story("locked"), encoding="utf-8")
    path.chmod(0)


def raw_name(text: str, name: bytes, path: Path) -> None:
    """A name that is not UTF-8, beside the file that asked for it."""
    Path(os.fsdecode(os.fsencode(path.parent) + b"/" + name)).write_text(text, encoding="utf-8")


def sparse(path: Path) -> None:
    """A file of 5 GB that takes no room."""
    with path.open("wb") as file:
        file.truncate(5_000_000_000)


def deep(text: str, levels: int, path: Path) -> None:
    """A folder in a folder in a folder …; the whole path is longer than a system takes at once."""
    here = os.open(path.parent, os.O_RDONLY)
    for _ in range(levels):
        os.mkdir("level", dir_fd=here)
        inner = os.open("level", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    with os.fdopen(os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here), "w") as file:
        file.write(text)
    os.close(here)


def folder(name, files, expected, text="", alone=False):
    return Kind(f"folder, {name}", files, expected, text, alone)


def named(what, name, expected=None):
    return folder(f"a name with {what}", lambda t: {name: t}, expected or loaded())


def beside(name, tables, expected, also=None):
    """A folder with articles and a table about them."""
    files = {"articles": "articles.csv", "repairs": "repairs.csv"}
    return folder(name, lambda t: {"a.txt": t, **{files[key]: value for key, value in tables.items()}, **(also or {})},
                  expected, alone=True)  # fmt: skip


LIST = "id,file\n"
BOTH = "a,a.txt\ngood,good.txt\n"
CHANGES = "article,before,after,reason,certainty\n"

KINDS = [
    folder("a link to itself", lambda _: {"a.txt": linked("a.txt")}, skipped(LINK)),
    folder("links in a circle", lambda _: {"a.txt": linked("b.txt"), "b.txt": linked("a.txt")}, skipped(LINK)),
    folder("a link to nothing", lambda _: {"a.txt": linked("nowhere.txt")}, skipped(LINK)),
    folder("a link to a file outside", lambda _: {"a.txt": linked_outside}, skipped(LINK)),
    folder("a link to its own folder", lambda t: {"x/a.txt": t, "x/y": linked(".")}, loaded()),
    folder("a link to the folder above", lambda t: {"x/a.txt": t, "x/y": linked("..")}, loaded()),
    folder("a link to the root", lambda _: {"root": linked("/")}, skipped(LINK)),
    folder("a link to the memory of the program", lambda _: {"a.txt": linked("/proc/self/mem")}, skipped(LINK)),
    folder("a link to a device", lambda _: {"a.txt": linked("/dev/zero")}, skipped(LINK)),
    folder("one file under two names", lambda t: {"a.txt": t,
           "b.txt": lambda path: path.hardlink_to(path.parent / "a.txt")},
           loaded()),
    folder("a pipe", lambda _: {"a.txt": os.mkfifo}, skipped(SPECIAL)),
    folder("a pipe named like a page", lambda _: {"a.html": os.mkfifo}, skipped(SPECIAL)),
    folder("a pipe named like a zip", lambda _: {"a.zip": os.mkfifo}, skipped(SPECIAL)),
    folder("a socket", lambda _: {"a.txt": listening}, skipped(SPECIAL + "|opened|No such")),
    folder("a device that never ends", lambda _: {"a.txt": device}, skipped(SPECIAL)),
    folder("a file without permission", lambda _: {"a.txt": locked}, unclear("permission|opened|allowed")),
    folder("a file of 5 GB of zeros", lambda _: {"a.txt": sparse}, skipped("arge|MB|limit")),
    folder("a page of 5 GB of zeros", lambda _: {"a.html": sparse}, skipped("arge|MB|limit")),
    folder("a zip of 5 GB of zeros", lambda _: {"a.zip": sparse}, skipped("arge|MB|limit|zip")),
    folder("a table of 5 GB of zeros", lambda _: {"a.csv": sparse},
           skipped("no text|arge|MB|limit|zero|letters|line|column")),
    folder("a folder named like a text", lambda t: {"a.txt/b.txt": t}, loaded()),
    folder("an empty folder named like a zip", lambda t: {"a.zip": Path.mkdir, "b.txt": t}, loaded()),
    folder("200 levels", lambda t: {"x": partial(deep, t, 200)}, loaded()),
    folder("700 levels", lambda t: {"x": partial(deep, t, 700)}, unclear("opened|long|deep")),
    folder("5,000 files of one word", lambda t: {"a.txt": t, **{f"{n:04}.txt": f"Word{n}." for n in range(5000)}},
           loaded()),
    folder("3,000 empty folders", lambda t: {"a.txt": t, **{f"{n:04}": Path.mkdir for n in range(3000)}}, loaded()),
    named("a line end", "a\nb.txt"),
    named("control characters", "a\x1b[31m\x07\x7f.txt"),
    named("markup", "<script>alert(1)<b>.txt"),
    named("marks of a spreadsheet", "=1+1,'a\".txt"),
    named("250 letters", "x" * 250 + ".txt"),
    named("blanks at both ends", "  a.txt  ", unclear(UNKNOWN)),
    named("a dot at its end", "a.txt.", unclear(UNKNOWN)),
    named("a device of Windows", "CON.txt"),
    named("a bidirectional override", "a\u202etxt.exe.txt"),
    named("only an ending", "a/.txt", unclear(LEFT)),
    named("no ending", "article", unclear(UNKNOWN)),
    named("a capital ending", "a.TXT"),
    named("two endings", "a.docx.txt"),
    named("letters of many scripts", "мост橋جسر🌉.txt"),
    named("a percent sign and a plus", "a%2e%2e%2fb+c.txt"),
    named("braces", "{0.__class__}%s%n.txt"),
    named("a back slash", "x\\..\\a.txt"),
    folder("a name that is not UTF-8", lambda t: {"x": partial(raw_name, t, b"caf\xe9\xff.txt")}, loaded()),
    folder("names that differ in case", lambda t: {"a.txt": story("case"), "A.txt": t}, loaded()),
    folder("names that differ in how é is made", lambda t: {"caf\u00e9.txt": story("one e"), "cafe\u0301.txt": t},
           loaded()),
    folder("names that differ in their ending", lambda t: {"a.txt": story("ending"), "a.md": t}, loaded()),
    folder("hidden files", lambda t: {".hidden.txt": t, "._a.txt": noise(200), ".DS_Store": noise(99)}, ignored),
    folder("hidden folders", lambda t: {".git/a.txt": t, ".ipynb_checkpoints/b.txt": t}, ignored),
    folder("what Windows and Mac leave", lambda t: {"Thumbs.db": noise(99), "desktop.ini": "[x]",
           "__MACOSX/._a.txt": "x"},
           ignored),
    folder("a lock file of Word", lambda _: {"~$a.docx": noise(162), ".~lock.a.odt#": ",x;"}, ignored),
    folder("files of other kinds", lambda _: {"a.png": png(), "b.exe": noise(99), "c.py": "import os", "d": "x"},
           skipped(UNKNOWN)),
    folder("an old Word file", lambda _: {"a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(999)},
           skipped(r"\.doc|save")),
    folder("a page with its folder of files", lambda t: {"a.html": page(whole(t)),
           "a_files/ad.html": page(whole(story("ad"))),
           "a_files/x.js": "alert(1)"}, loaded("alert")),
    folder("a docx named .txt", lambda t: {"a.txt": docx(paragraphs(t))}, skipped("docx|zip|not text|encoding|binary")),
    folder("a zip and the same file beside it", lambda t: {"a.txt": t, "a.zip": archive([("a.txt", t)])}, loaded()),
    # tables about the articles; each in a call of its own
    beside("articles.csv, 0 bytes", {"articles": b""}, error("articles.csv")),
    beside("articles.csv without its columns", {"articles": "x,y\n1,2\n"}, error("articles.csv.*id")),
    beside("articles.csv, only a header", {"articles": LIST}, either()),
    beside("articles.csv, a file not listed", {"articles": LIST + "good,good.txt\n"}, either("list")),
    beside("articles.csv, a file that is not there", {"articles": LIST + BOTH + "b,b.txt\n"}, loaded()),
    beside("articles.csv, an id twice", {"articles": LIST + "a,a.txt\na,good.txt\n"}, error("articles.csv.*(a|id)")),
    beside("articles.csv, a file twice", {"articles": LIST + BOTH + "c,a.txt\n"}, error("articles.csv.*file")),
    beside("articles.csv, an empty id", {"articles": LIST + ",a.txt\ngood,good.txt\n"},
           error("articles.csv.*id.*empty")),
    beside("articles.csv, an empty file", {"articles": LIST + BOTH + "c,\n"}, error("articles.csv.*file.*empty")),
    beside("articles.csv, an open quotation mark", {"articles": LIST + BOTH + 'c,"x'}, error("articles.csv.*quot")),
    beside("articles.csv, rows too long", {"articles": LIST + "a,a.txt,x,y,z\n"}, error("articles.csv")),
    beside("articles.csv, zero bytes", {"articles": LIST + "a,a.txt\0\n"}, unclear()),
    beside("articles.csv, bytes without order", {"articles": noise(900)}, error("articles.csv")),
    beside("articles.csv in UTF-16", {"articles": (LIST + BOTH).encode("utf-16")}, error("articles.csv.*UTF-(8|16)")),
    beside("articles.csv in Windows-1252", {"articles": (LIST + BOTH + "é,é.txt").encode("cp1252")},
           error("articles.csv.*UTF-8")),
    beside("articles.csv, files outside", {"articles": LIST + BOTH + "x,../../secret.txt\ny,/etc/passwd\n"},
           loaded("root:x")),
    beside("articles.csv, an unknown basis", {"articles": "id,file,outlet_basis\na,a.txt,rumour\ngood,good.txt,\n"},
           error("articles.csv.*outlet_basis")),
    beside("articles.csv, a day that is none", {"articles": "id,file,published\na,a.txt,2025-02-31\ngood,good.txt,\n"},
           unclear("published|date|day", "")._replace(ends=("any", "error"))),
    beside("articles.csv, a link", {"articles": linked_outside}, unclear("", kind.SECRET)._replace(ends=("any",
           "error"))),
    beside("articles.csv, a folder", {"articles": Path.mkdir}, unclear()._replace(ends=("any", "error"))),
    beside("articles.csv, a pipe", {"articles": os.mkfifo}, unclear()._replace(ends=("any", "error"))),
    beside("articles.csv of 5 GB of zeros", {"articles": sparse}, error("arge|MB|zero|UTF-8|column")),
    beside("repairs.csv, 0 bytes", {"repairs": b""}, error("repairs.csv")),
    beside("repairs.csv without its columns", {"repairs": "x\n1\n"}, error("repairs.csv.*article")),
    beside("repairs.csv, an unknown article", {"repairs": CHANGES + "zz,x,y,why,certain\n"}, error("repairs.csv.*zz")),
    beside("repairs.csv, an unknown certainty", {"repairs": CHANGES + "a,The,the,why,sure\n"},
           error("repairs.csv.*sure")),
    beside("repairs.csv, a passage that is not there", {"repairs": CHANGES + "a,Nowhere,y,why,certain\n"},
           error("repairs.csv.*Nowhere")),
    beside("repairs.csv, a passage found often", {"repairs": CHANGES + "a,The,the,why,certain\n"},
           error("repairs.csv.*The")),
    beside("repairs.csv, an empty passage", {"repairs": CHANGES + "a,,the,why,certain\n"}, error("repairs.csv")),
    beside("repairs.csv, bytes without order", {"repairs": noise(900)}, error("repairs.csv")),
    Kind("folder, nothing in it", lambda _: {"good.txt": lambda path: path.unlink()},
         error("no article|No article|no file|nothing"),
         alone=True),
    Kind("folder, only what cannot be read", lambda _: {"good.txt": png()}, error("no article|No article"), alone=True),
    Kind("folder, that is not there", lambda _: {"good.txt": lambda path: (path.unlink(), path.parent.rmdir())},
         error("no folder|nothing|no file|There is no"), alone=True),
]  # fmt: skip
