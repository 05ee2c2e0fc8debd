"""Lines that were broken at a column, as in e-mails, exports and PDFs: joined to paragraphs again."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .drafts import About, Found
from .repair import Repair
from .text import UNBROKEN

_NARROW, _WIDE = 24, 180  # letters: no text is wrapped narrower or wider
_LEAST = 4  # line ends inside paragraphs that are needed to decide
_LEAST_PRINTED = 2  # and in a PDF, where every line is one as printed
_FULL = 0.8  # share of these lines that are so long that the next word would not have fitted
_OPEN = 0.6  # share of these that break off within a sentence
_EXACT = 0.96  # if the next word would not have fitted for so many of them, all letters are equally wide
_SLACK = 0.88  # in a PDF they are not: from so much of the width on, a line is full
_LONGER = 2  # a line so many times the width says that the text is not wrapped

_BULLET = re.compile(r"\s*(?:[-*•·‣▪◦●■–—>|#+]|\(?\d{1,3}[.)]|\(?[a-z]\)|[☐✓✔→])\s")
_TABLE = re.compile(r"\S(?:\t| {3,})\S|\|.*\|")
_ENDS = re.compile(r"[.!?…:;。！？؟۔।][\"'”’»«)\]]*$")
_WORD = re.compile(rf"[{UNBROKEN}]|[^\s{UNBROKEN}]+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]$")
_BEFORE = re.compile(r"[^\W_]+(?=[-\u2010\u00ad]$)")
_AFTER = re.compile(r"[^\W_]+")
_AND = {"and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of", "och", "eller", "og"}
_NO_BLANKS = re.compile(rf"[{UNBROKEN}、。，；：！？「」（）]")


class _Line(NamedTuple):
    start: int
    end: int
    words: str  # without the blanks at its end


class _Pair(NamedTuple):
    """Two lines with nothing between them but the line end."""

    one: _Line
    other: _Line
    would_be: int  # the length of the first one with the first word of the second


def wrapped_lines(text: str, about: About) -> Found:
    """Joins the lines of paragraphs that were broken at a column; a blank takes the place of the line end.

    Decided on the whole text: lines that have a neighbour are about equally long (for four in five of them the first
    word of the next line would not have fitted any more), most break off within a sentence, and no line is much longer.
    If not, nothing is done: verse, lists, tables, headlines and one sentence per line stay. Within such a text a short
    line ends its paragraph; so do list items and indented lines. A hyphen at a line end goes if the word stands in the
    text without it; it stays, without a blank, if not (certainty *possible*). Where every line is followed by a blank
    one, nothing tells where a paragraph ends: nothing is done.

    >>> text = "The two sides met in Istanbul\\nfor the first time in three years\\nand agreed to swap a thousand\\n"
    >>> text = text + "prisoners each, "
    >>> made = wrapped_lines(text + "a minister said\\nafter the talks.", About()).repairs
    >>> [(change.before, change.after) for change in made] == [("\\n", " ")] * 4
    True
    """
    if text.count("\n") < _LEAST_PRINTED:
        return Found([])
    pairs = list(_pairs(text))
    column = _column(text, pairs, _LEAST_PRINTED if about.format == "pdf" else _LEAST)
    if not column:
        return Found([])
    joined = [pair for pair in pairs if _joins(pair, column)]
    hyphens = any(_HYPHEN.search(pair.one.words) for pair in joined)
    known = Counter(match.lower() for match in re.findall(r"[^\W_]+(?:-[^\W_]+)*", text)) if hyphens else Counter[str]()
    return Found([_repair(text, pair, known) for pair in joined])


def _pairs(text: str) -> Iterator[_Pair]:
    """Each line with the next one, where neither is blank."""
    for one, other in pairwise(_lines(text)):
        first = _WORD.search(other.words)
        if one.words and first:
            blank = 0 if _NO_BLANKS.match(first.group()) else 1
            yield _Pair(one, other, len(one.words) + blank + len(first.group()))


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        yield _Line(start, start + len(line), line.rstrip())
        start += len(line) + 1


def _column(text: str, pairs: list[_Pair], needed: int) -> float:
    """The length from which on a line is full; 0 if the text is not wrapped, or nothing decides."""
    prose = [pair for pair in pairs if not _is_apart(pair)]
    if len(prose) < needed:
        return 0
    longest = sorted(len(pair.one.words) for pair in prose)
    width = longest[int(len(longest) * 0.98) if len(longest) > 50 else -1]  # a long address may stick out
    if not _NARROW <= width <= _WIDE or _has_longer(text, width):
        return 0
    for column, least in ((width, _EXACT), (_SLACK * width, _FULL)):
        inner = [pair for pair in prose if not (_ends_sentence(pair.one) and pair.would_be <= column)]
        full = _full(prose, column)
        within = sum(not _ends_sentence(pair.one) and not _starts_anew(pair.other) for pair in full)
        if len(full) >= max(needed, least * len(inner), 0.5 * len(prose)) and within >= _OPEN * len(full):
            return column
    return 0


def _full(pairs: list[_Pair], column: float) -> list[_Pair]:
    return [pair for pair in pairs if pair.would_be > column]


def _has_longer(text: str, width: int) -> bool:
    """Whether a line of the text, other than an address, is much longer than the column."""
    limit = _LONGER * width
    return any(len(line.words) > limit and " " in line.words for line in _lines(text))


def _is_apart(pair: _Pair) -> bool:
    """Whether the second line is an item of a list, or one of them is a row of a table.

    A dash at the beginning of a line may also go on with a sentence: after a line that is neither an item nor an end.
    """
    item = _BULLET.match(pair.other.words) and (_BULLET.match(pair.one.words) or _ends_sentence(pair.one))
    return bool(item or _TABLE.search(pair.one.words) or _TABLE.search(pair.other.words))


def _ends_sentence(line: _Line) -> bool:
    return bool(_ENDS.search(line.words))


def _starts_anew(line: _Line) -> bool:
    """Whether a line begins with a capital letter; in scripts without them, none does."""
    return line.words.lstrip(" \t\"'“”„«»‘’(")[:1].isupper()


def _joins(pair: _Pair, column: float) -> bool:
    indents = len(pair.other.words) - len(pair.other.words.lstrip())
    deeper = indents - (len(pair.one.words) - len(pair.one.words.lstrip()))
    if _is_apart(pair) or deeper > 1:
        return False
    if pair.would_be > column:
        return True
    return not _ends_sentence(pair.one) and pair.other.words.lstrip()[:1].islower() and pair.would_be > 0.5 * column


def _repair(text: str, pair: _Pair, known: Counter[str]) -> Repair:
    start = pair.one.start + len(pair.one.words)
    end = pair.other.start + (len(pair.other.words) - len(pair.other.words.lstrip()))
    if _HYPHEN.search(pair.one.words):
        return _hyphen(text, pair, start, end, known)
    last, first = pair.one.words[-1], pair.other.words.lstrip()[0]
    unbroken = _NO_BLANKS.match(last) and _NO_BLANKS.match(first)
    after = "" if unbroken or (last == "—" and pair.one.words[-2:-1].isalnum()) else " "
    return Repair(start, end, text[start:end], after, "wrapped lines: line end inside a paragraph", "certain")


def _hyphen(text: str, pair: _Pair, start: int, end: int, known: Counter[str]) -> Repair:
    """A hyphen at the end of a line: kept, taken out, or kept with a blank after it (two- and three-year)."""
    before, after = _BEFORE.search(pair.one.words), _AFTER.match(pair.other.words.lstrip())
    one, other = (before.group() if before else ""), (after.group() if after else "")
    reason = "wrapped lines: hyphen at a line end"
    if other.lower() in _AND:
        return Repair(start, end, text[start:end], " ", reason, "probable")
    soft = pair.one.words[-1] == "\u00ad"
    whole, parted = known[(one + other).lower()], known[f"{one}-{other}".lower()]
    if soft or (whole and not parted and other.islower()):
        return Repair(
            start - 1, end, text[start - 1 : end], "", f"{reason}, of a word that is written without it", "certain"
        )
    sure = "certain" if parted and not whole else "probable" if not other.islower() else "possible"
    return Repair(start, end, text[start:end], "", f"{reason}, kept", sure)
