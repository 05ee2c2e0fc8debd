"""Words, numbers and lists as captions and descriptions say them."""

import re
from collections.abc import Iterable
from unicodedata import bidirectional

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def word_set(words: str) -> frozenset[str]:
    """One string instead of a hundred quoted ones: lists stay readable and sortable."""
    return frozenset(words.split())


def plain(words: object) -> str:
    """Words on one line, without control characters.

    >>> plain("root\\ncauses\\u202e ")
    'root causes'
    """
    return " ".join(_CONTROLS.sub("", re.sub(r"\s+", " ", str(words))).split())


def isolated(words: str) -> str:
    """Words, from right to left kept apart by signs that nobody sees: else they would turn a place around, 9–3 for 3–9.

    >>> isolated("rt"), isolated("ערוץ 12")
    ('rt', '\u2068ערוץ 12\u2069')
    """
    return f"\u2068{words}\u2069" if any(bidirectional(letter) in ("R", "AL") for letter in words) else words


def shortened(words: object) -> str:
    """Words as a description names them: on one line, at most 60 letters."""
    line = plain(words)
    return line if len(line) <= 60 else line[:59] + "…"


def many(number: float, thing: str) -> str:
    """A number with its noun.

    >>> many(1, "use"), many(1200, "use")
    ('1 use', '1,200 uses')
    """
    return f"{number:,.0f} {thing}{'' if number == 1 else 's'}"


def listed(items: Iterable[str]) -> str:
    """Items as a phrase.

    >>> listed(["war", "peace", "talks"])
    'war, peace and talks'
    """
    *most, last = [*items] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def described(start: str, items: Iterable[str], *, rows: int, most: int = 12) -> str:
    """The description of a table: its first items, and how many more rows it has.

    >>> described("Bars", ["war 12 uses", "talks 9 uses", "peace 8 uses"], rows=3, most=2)
    'Bars: war 12 uses; talks 9 uses; and 1 more in the table.'
    """
    told = [*items][:most]
    rest = [f"and {rows - len(told):,} more in the table"] if rows > len(told) else []
    return f"{start}: {'; '.join([*told, *rest]).removesuffix('.')}."


def left_out(number: int, thing: str = "word") -> str:
    """What a caption says of the rows that are not drawn."""
    return f"; {many(number, f'more {thing}')} in the table" if number else ""
