"""The lines of a text as the rules of repair see them, and cuts of whole lines."""

import re
from typing import NamedTuple

from .drafts import Found
from .repair import Repair

_LINE = re.compile(r"[^\n]+")
_WITHOUT_EDGES = re.compile(r"[^\w#©@&\"“”„«'‘]*(.*[\w%\"“”„«'‘])?")
_BRACKETS = re.compile(r"[()\[\]（）【】]")
_STOPS, _CLOSING = ".!?…。！？؟۔।", "\"'”’»«)]"
HEAD = 8  # lines: headline, standfirst, byline, date and buttons stand among the first ones
FOOT = 8  # and credits and links among the last ones


class Line(NamedTuple):
    """A line that is not blank: its place without the line end, and its words."""

    start: int
    end: int
    words: str  # without the blanks around them


def lines(text: str) -> list[Line]:
    """The lines of a text that are not blank.

    >>> lines("Talks resume\\n\\n Share \\n")
    [Line(start=0, end=12, words='Talks resume'), Line(start=14, end=21, words='Share')]
    """
    found = (Line(*match.span(), match.group().strip()) for match in _LINE.finditer(text))
    return [line for line in found if line.words]


def folded(words: str) -> str:
    """Words as they are compared: small letters, the Turkish i as every i, straight apostrophes.

    As many letters as before.

    >>> folded("PAYLAŞ"), folded("İzleyin")
    ('paylaş', 'izleyin')
    """
    small = words.replace("İ", "i").lower()
    return small.replace("ı", "i").replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


def bare(words: str) -> str:
    """A line as it is compared: folded, with single blanks and without brackets and the signs around it.

    >>> bare("» Read  More … ›")
    'read more'
    """
    return _WITHOUT_EDGES.match(" ".join(_BRACKETS.sub(" ", folded(words)).split()))[1] or ""  # type: ignore[index]


def is_sentence(words: str) -> bool:
    """Whether a line ends as a sentence does."""
    return words.rstrip(_CLOSING)[-1:] in _STOPS if words else False


def is_body(words: str) -> bool:
    """Whether a line is a paragraph of the article's body: a long one, or one of several words with a full stop."""
    return len(words) >= 240 or (is_sentence(words) and len(words) >= 60)


def cuts(text: str, found: list[Line], chosen: dict[int, tuple[str, str]]) -> list[Repair]:
    """The repairs that take out lines by number: number -> (reason, certainty).

    A line goes with the blank lines after it; at the end of the text, with those before it. Lines that follow one
    another and go for one reason are one repair.
    """
    last = max((number for number in range(len(found)) if number not in chosen), default=-1)
    repairs: list[Repair] = []
    for number in sorted(chosen):
        start = found[number].start if number < last else found[number - 1].end if number else 0
        end = found[number + 1].start if number < last else found[number].end
        if repairs and repairs[-1].end == start and repairs[-1][4:] == chosen[number]:
            start = repairs.pop().start
        repairs.append(Repair(start, end, text[start:end], "", *chosen[number]))
    return repairs


def taken_out(text: str, found: list[Line], chosen: dict[int, tuple[str, str]], fields: dict[str, str]) -> Found:
    """The lines taken out, unless nothing would be left: then nothing is, and a note says so."""
    if chosen and len(chosen) == len(found):
        kind = next(iter(chosen.values()))[0].partition(":")[0]
        return Found([], fields, (f"The whole text looks like {kind}: nothing was cut. Is this the article?",))
    return Found(cuts(text, found, chosen), fields)
