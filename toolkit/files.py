"""Which files there are: folders with all that lies in them, never following a link out of them."""

import io
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from posixpath import splitext
from typing import BinaryIO, NamedTuple
from unicodedata import normalize

from .drafts import LIMITS, Limits, Unreadable

_SYSTEM = ("thumbs.db", "desktop.ini", "__macosx")
# What browsers in different languages call the folder of pictures beside a saved page.
_PAGE_FOLDERS = ("_files", "_file", ".files", "-dateien", "_fichiers", "_archivos", "_arquivos", "_ficheiros",
                 "_bestanden", "_pliki", "_soubory", "-filer", "_filer", "_tiedostot", "_dosyalar", "_elemei",
                 "_datoteke")  # fmt: skip
LINK = "It is a link. Links are not followed: put the file itself in its place."
OWN_TABLES = ("articles.csv", "repairs.csv")  # say something about the articles, are none themselves


class File(NamedTuple):
    """A file that was found: its path as shown to the user, how to open it, and why it is not to be read, if so."""

    name: str
    open: Callable[[], BinaryIO]
    problem: str = ""
    leftover: bool = False  # of a system or a program: nobody would expect an article there

    @property
    def suffix(self) -> str:
        return splitext(self.name.rstrip())[1].lower()


def nothing() -> BinaryIO:
    return io.BytesIO()


def shown(name: str) -> str:
    """A path as it is shown and compared: with /, é as one character, bytes that are no letters as \\x and number."""
    plain = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return normalize("NFC", plain.replace(os.sep, "/"))


def in_folder(folder: Path, *, limits: Limits = LIMITS) -> Iterator[File]:
    """Every file below a folder, in alphabetical order, those of a folder before its own folders.

    A link is not followed: it could lead out of the folder or back into it. OSError if the folder cannot be listed;
    a folder in it that cannot be is told as a file with a problem.
    """
    waiting, count = [(folder, "")], 0
    while waiting:
        files, folders = _listing(*waiting.pop())
        for file in files:
            count += 1
            if count > limits.files:
                yield File("…", nothing, too_many(limits))
                return
            yield file
        waiting += reversed(folders)


def too_many(limits: Limits) -> str:
    return f"There are more than {limits.files:,} files: the rest was not read. Set limits=Limits(files=…) higher."


def _listing(place: Path, before: str) -> tuple[list[File], list[tuple[Path, str]]]:
    """The files of a folder, and the folders in it, each with its path as shown."""
    try:
        with os.scandir(place) as found:
            entries = sorted(found, key=lambda entry: (entry.name.lower(), entry.name))
    except OSError as problem:
        if not before:
            raise
        return [File(before, nothing, f"This folder cannot be opened: {problem.strerror}.")], []
    names = {entry.name.lower() for entry in entries}
    files: list[File] = []
    folders: list[tuple[Path, str]] = []
    for entry in entries:
        name, path = shown(before + entry.name), Path(entry.path)
        if why := passed_over(entry.name, names):
            files.append(File(name, nothing, why, leftover=True))
        elif entry.is_symlink():
            files.append(File(name, nothing, LINK))
        elif entry.is_dir():
            folders.append((path, f"{name}/"))
        elif before or entry.name not in OWN_TABLES:
            files.append(File(name, partial(opened, path)))
    return files, folders


def passed_over(name: str, beside: Iterable[str] = ()) -> str:
    """Why nobody would look for an article in a file or folder of this name; empty if one could."""
    low = name.lower()
    if low.startswith((".", "~$")) or low in _SYSTEM:
        return "It was left by a system or a program and is no article."
    page = next((low.removesuffix(end) for end in _PAGE_FOLDERS if low.endswith(end)), "")
    pages = {f"{page}.html", f"{page}.htm"} if page else set()
    return "It belongs to the saved page beside it: pictures and scripts." if pages & set(beside) else ""


def opened(path: Path) -> BinaryIO:
    """A file open for reading. Unreadable if it is none; nothing that could keep one waiting is opened."""
    waitless = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe without a writer would never answer
    number = os.open(path, os.O_RDONLY | waitless)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise Unreadable("It is not an ordinary file (but a folder, a device, a pipe or the like). Leave it out.")
    return os.fdopen(number, "rb")


def whole(stream: BinaryIO, limits: Limits) -> bytes:
    """All bytes of a file. Unreadable if there are more than the limit; no more than that are read."""
    content = stream.read(limits.file + 1)
    if len(content) > limits.file:
        raise Unreadable(
            f"It is larger than {limits.file / 1e6:,.0f} MB. Split it, or set limits=Limits(file=…), in bytes, higher."
        )
    return content
