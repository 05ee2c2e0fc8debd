"""What a kind of bad input is: how it is made, and how loading it must end."""

import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

SECRET = "cellar key 7731"  # stands in a file outside the folder that is loaded; must never be read
# where hostile files send their reader: the tests put a listening server and a file of their own here
ELSEWHERE = {"address": "http://127.0.0.1:9", "file": "/etc/passwd"}

Content = bytes | str | Callable[[Path], object]  # a callable is given the path and makes what stands there
Files = Mapping[str, Content]


class Expected(NamedTuple):
    """How loading ends.

    `ends`: `loaded` (an article that holds the text), `skipped` (no article, a reason that fits `why`), `any` (loaded
    or skipped, whatever was made of it), `told` (the same, with a reason that fits), `ignored` (no article), `error`
    (the call as a whole ends in an error that fits `why`). With two of them either will do. `why` is a regular
    expression.
    """

    ends: tuple[str, ...]
    why: str = ""
    never: str = ""  # what must not stand in any article


class Kind(NamedTuple):
    """One kind of bad input; `files` are made from a text that no other kind has."""

    name: str
    files: Callable[[str], Files]
    expected: Expected
    text: str = ""
    alone: bool = False  # it breaks the folder it stands in, or is about a whole folder: a call of its own

    @property
    def folder(self) -> str:
        return re.sub(r"\W+", "_", self.name).strip("_")

    @property
    def story(self) -> str:
        return self.text or story(self.name)


def loaded(never: str = "") -> Expected:
    return Expected(("loaded",), never=never)


def skipped(why: str) -> Expected:
    return Expected(("skipped",), why)


def either(why: str = "", never: str = "") -> Expected:
    return Expected(("loaded", "skipped"), why, never)


def unclear(why: str = "", never: str = "") -> Expected:
    """Nobody can say what is right; but it ends, and in a row."""
    return Expected(("any",), why, never)


def told(why: str) -> Expected:
    """Loaded or skipped, but what is odd about it is told."""
    return Expected(("told",), why)


ignored = Expected(("ignored",))


def error(why: str) -> Expected:
    return Expected(("error",), why)


def make(kind: Kind, folder: Path) -> None:
    """Write the files of a kind into a folder, and a good article beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "good.txt").write_text(story("good " + kind.name), encoding="utf-8")
    for name, content in kind.files(kind.story).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(path)
        else:
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


_WHO = "mayor council engineer teacher baker driver court harbour school hospital choir library farmer ferry"
_DID = "opened closed painted measured counted visited refused praised promised moved repaired sold found lost"
_HOW = "old narrow wooden yellow quiet northern borrowed heavy broken public empty wet famous little"
_WHAT = "bridge tower garden clock market bell tunnel station window ladder canal statue museum piano"


def story(name: str) -> str:
    """Five sentences of plain English, other ones for each name: no kind is a copy of another.

    >>> story("a") == story("a") != story("b")
    True
    """
    chance = random.Random(name)
    lines = [" ".join(chance.choice(words.split()) for words in (_WHO, _DID)) for _ in range(5)]
    return " ".join(
        f"The {line} the {chance.choice(_HOW.split())} {chance.choice(_WHAT.split())} today." for line in lines
    )
