"""What the words of a statement stand for, in whatever words it is put: the table synonyms.csv, else a stem."""

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .alike import stem
from .spelling import spelling_key
from .tables import check_value, data_folder, read_rows, stamp
from .wording import word_set
from .wordings import Wording

FULL, HALF = 2, 1  # what a concept weighs; whole numbers, so that sums are exact
_STEM = 6  # letters; explain and explanation have as many in common
_FUTURE = word_set("will shall won't going")
_PAST = word_set("was were had did wasn't weren't hadn't didn't")


class Synonyms(NamedTuple):
    """The concept of a word or a stem, and the concepts that turn up in many statements."""

    concepts: dict[str, str]
    common: frozenset[str]

    def concept(self, word: str) -> str:
        """What a word stands for: a concept of synonyms.csv, else its stem."""
        short = stem(word)[:_STEM]
        return self.concepts.get(word) or self.concepts.get(short) or short


class Content(NamedTuple):
    """What a statement is about.

    concepts     of its words of content, in their order
    bag          how often it has each
    light        those that weigh half: they turn up in many statements, or are names
    time         whether its verbs are of the future only (1), of the past only (-1), or neither, or both (0)
    figures      the numbers it gives in figures
    """

    concepts: list[str]
    bag: Counter[str]
    light: frozenset[str]
    time: int
    figures: frozenset[str]


def content(one: Wording, text: str, grammar: frozenset[str], synonyms: Synonyms) -> Content:
    """The content of a wording; words of grammar, their short forms (we’ve) and single letters have none."""
    begins = set(one.said.begins)
    concepts, light = [], set()
    for place, (key, (start, _)) in enumerate(zip(one.keys, one.spans, strict=True), one.first):
        word = key.partition("'")[0]
        if len(word) > 1 and key not in grammar and word not in grammar:
            concepts.append(synonyms.concept(word))
            if concepts[-1] in synonyms.common or (text[start].isupper() and place not in begins):
                light.add(concepts[-1])
    keys = set(one.keys)
    future = bool(keys & _FUTURE) or any(key.endswith("'ll") for key in keys)
    figures = frozenset(key for key in keys if key.isdecimal())
    return Content(concepts, Counter(concepts), frozenset(light), future - bool(keys & _PAST), figures)


def read_synonyms() -> Synonyms:
    """The table; errors name file, line and column."""
    return _synonyms(*stamp(data_folder() / "synonyms.csv"))


@lru_cache(maxsize=2)
def _synonyms(path: Path, _changed: int) -> Synonyms:
    known: dict[str, str] = {}
    rows = read_rows(path, ("concept", "words", "common"))
    for row in rows:
        check_value(row, "common", ("", "yes"))
        for word in row["words"].split():
            if known.setdefault(word, f"={row['concept']}") != f"={row['concept']}":
                raise ValueError(f"{row.place}, column words: {word!r} stands in an earlier row, too.")
    concepts = {spelling_key(word): concept for word, concept in known.items()} | known
    for word, concept in known.items():
        concepts.setdefault(stem(word)[:_STEM], concept)
    return Synonyms(concepts, frozenset(f"={row['concept']}" for row in rows if row["common"]))
