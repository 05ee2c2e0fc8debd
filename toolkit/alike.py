"""What counts as the same thing in two texts: word stems, and the tables alike.csv, opposites.csv and offices.csv."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .capitals import POSSESSIVE
from .tables import check_value, data_folder, read_rows, stamp

_ENDING = re.compile(r"(?:ings?|ed|e?s|e)$")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
# One spelling for British and American words, after the endings are cut: cancelled, labour, centre, organise, defence.
_SPELLINGS = [(re.compile(pattern), short) for pattern, short in (
    (r"([aeiouy][^aeiouy]+[aeiou])ll$", r"\1l"), (r"(?<=\w{3})our$", "or"), (r"(?<=[a-z]{2})([bt])r$", r"\1er"),
    (r"iz$", "is"), (r"enc$", "ens"))]  # fmt: skip


class Alike(NamedTuple):
    """The tables, ready to look words up: the concept of a word, its opposite, the office a word names."""

    concepts: Mapping[str, str]
    counted: frozenset[str]
    opposites: Mapping[str, tuple[str, bool]]  # a concept: the name of its pair, and whether it is the first of it
    offices: Mapping[str, str]
    names: frozenset[str]  # of concepts
    general: frozenset[str]

    def concept(self, word: str) -> str:
        """What a word in small letters stands for: a concept of alike.csv, else its stem."""
        return self.concepts.get(word) or stem(word)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without the endings of plural and past; crude, and the same for every form of a word.

    >>> stem("troops"), stem("planned"), stem("cities"), stem("cancelled") == stem("canceled")
    ('troop', 'plan', 'citi', True)
    """
    short = POSSESSIVE.sub("", word)
    if len(short) < 4 or short.endswith("ss"):
        return short
    cut = _ENDING.sub("", short)
    cut = cut if len(cut) > 2 else short
    cut = _DOUBLED.sub(r"\1", cut) if cut != short else cut
    for ending, other in _SPELLINGS:
        cut = ending.sub(other, cut)
    return f"{cut[:-1]}i" if cut.endswith("y") and len(cut) > 3 else cut


def read_alike() -> Alike:
    """The three tables; errors name file, line and column."""
    folder = data_folder()
    return _alike(*(stamp(folder / file) for file in ("alike.csv", "opposites.csv", "offices.csv")))


@lru_cache(maxsize=2)
def _alike(words: tuple[Path, int], pairs: tuple[Path, int], titles: tuple[Path, int]) -> Alike:
    concepts, counted = _words(words[0], "concept", "counted")
    offices, general = _words(titles[0], "office", "general")
    opposites: dict[str, tuple[str, bool]] = {}
    for row in read_rows(pairs[0], ("one", "other")):
        for column in ("one", "other"):
            check_value(row, column, concepts.values())
            if row[column] in opposites:
                raise ValueError(f"{row.place}, column {column}: {row[column]!r} stands in an earlier row, too.")
            opposites[row[column]] = (f"{row['one']}/{row['other']}", column == "one")
    return Alike(concepts, counted, opposites, offices, frozenset(concepts.values()), general)


def _words(path: Path, name: str, mark: str) -> tuple[dict[str, str], frozenset[str]]:
    """The words of each row with the name of the row, and the names of the rows that are marked."""
    rows = read_rows(path, (name, "words", mark))
    known: dict[str, str] = {}
    for row in rows:
        check_value(row, mark, ("", "yes"))
        for word in row["words"].split():
            if known.setdefault(word, row[name]) != row[name]:
                raise ValueError(f"{row.place}, column words: {word!r} stands in an earlier row, too.")
    return known, frozenset(row[name] for row in rows if row[mark])
