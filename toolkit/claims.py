"""A claim: these words of a sentence may be a reported statement, this its cue, that its source."""

from collections.abc import Iterator
from typing import NamedTuple

from .grammar import Sentence
from .phrases import Range


class Claim(NamedTuple):
    """What one rule found in a sentence, in words of it; `mode` is how the cue stands: finite, ing, passive, …"""

    rule: str
    mode: str
    word: str
    force: str
    cue: Range
    source: Range | None
    pieces: tuple[Range, ...]


def first_word(sentence: Sentence, start: int, end: int) -> int:
    """Where a statement before its cue begins: after marks, and after another sentence that was glued to it."""
    while start < end and sentence.kinds[start] in ",;:-.)":
        start += 1
    return start


def pieces_of(*ranges: Range) -> tuple[Range, ...]:
    return tuple(one for one in ranges if one[1] > one[0])


def verbs(sentence: Sentence, kinds: str) -> Iterator[int]:
    """The places of reporting words of these classes."""
    return (place for place in sentence.cues if sentence.kinds[place] in kinds)
