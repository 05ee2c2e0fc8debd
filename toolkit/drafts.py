"""What passes between the steps of loading: an article as its file gave it, what a rule found, the limits."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import NamedTuple

from .repair import Repair

_NONE: Mapping[str, str] = MappingProxyType({})


class Draft(NamedTuple):
    """One article as a file gave it, before anything is repaired.

    `raw` is all the file says there; `cuts` are the parts of it that are not the article's own text; `place` is where
    in the file it stands (empty: the file is one article); `notes` are told to the user. With a `problem` there is no
    article at this place.
    """

    raw: str
    place: str = ""
    fields: Mapping[str, str] = _NONE
    cuts: tuple[Repair, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""
    encoding: str = ""
    encoding_basis: str = ""


class About(NamedTuple):
    """What a rule of repair may know about an article besides its text."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    base_date: str | None = None  # the day a date without a year is counted from, YYYY-MM-DD; never today
    language: str | None = None
    format: str | None = None


class Found(NamedTuple):
    """What a rule found in a text: the changes to make, and what the passages that go away tell of the article."""

    repairs: list[Repair]
    fields: Mapping[str, str] = _NONE
    notes: tuple[str, ...] = ()


class Limits(NamedTuple):
    """How much is read before loading gives a file up and says so; the others are read all the same.

        file        bytes of a file that is read whole (.csv, .tsv and .jsonl are read row by row)
        article     letters of one article
        articles    articles of one file
        unpacked    bytes of one zip archive, unpacked; letters of all articles in one file
        files       files in one folder or archive
        seconds     for reading one file that needs a library
        memory      bytes for that (not on Windows and macOS, which do not enforce it)

    >>> Limits(seconds=300).file
    100000000
    """

    file: int = 100_000_000
    article: int = 10_000_000
    articles: int = 1_000_000
    unpacked: int = 1_000_000_000
    files: int = 100_000
    seconds: int = 60
    memory: int = 2_000_000_000


LIMITS = Limits()


class Options(NamedTuple):
    """What the user said about the files."""

    encoding: str | None = None
    columns: Mapping[str, str] = _NONE  # field -> name of the column that holds it
    limits: Limits = LIMITS


class Arrival(NamedTuple):
    """What became of one file, or of one article in it; `article` is None where none could be made."""

    file: str
    place: str = ""
    article: str | None = None
    why: str = ""
    format: str = ""
    encoding: str = ""
    encoding_basis: str = ""
    characters_in: int = 0


class Unreadable(ValueError):
    """A file that cannot be read; the message says why and what to do."""


def needed(module: str) -> ModuleType:
    """A library of the extra `load`. ImportError that names it and the command to install it if it is missing."""
    package = module.partition(".")[0]
    try:
        return import_module(module)
    except ModuleNotFoundError as problem:
        command = f"python -m pip install {package}"
        raise ImportError(f"The library {package} is not installed. Install it: {command}") from problem
    except ImportError as problem:
        raise ImportError(f"The library {package} cannot be loaded ({problem}): too little memory?") from problem
