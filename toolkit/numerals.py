"""Numbers as they stand in a text: read from digits and words, with the range that *about* or *at least* allows."""

import re
from math import inf
from typing import NamedTuple

from .passages import Passage
from .timing import NUMBERS

TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90}  # fmt: skip
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
          "bn": 1e9, "m": 1e6, "k": 1e3}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
            "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12}  # fmt: skip
NUMBER_WORDS = frozenset({*NUMBERS, *TENS, "nobody"})
_QUALIFIERS = {
    "at least": "least", "no fewer than": "least", "no less than": "least", "more than": "over", "over": "over",
    "above": "over", "up to": "most", "as many as": "most", "at most": "most", "no more than": "most",
    "less than": "under", "fewer than": "under", "under": "under", "nearly": "about", "almost": "about",
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "some": "about",
}  # fmt: skip
_BEFORE = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(_QUALIFIERS, key=len, reverse=True))}) (?:an? )?(?:estimated )?[$€£]?$", re.I
)


class Amount(NamedTuple):
    """What is counted (key) and how many: the range the words allow, and whether they say *more*."""

    key: str
    low: float
    high: float
    more: bool
    start: int
    end: int
    about: str
    nth: bool = False
    unit: float = 1.0  # hours, of a length of time


def number(passage: Passage, place: int) -> tuple[float | None, int]:
    """The number that begins at a word, and the place after it: 1,000; twenty-five; 3.5 million; two hundred."""
    word = passage.tokens[place].word
    value = plain(word)
    if value is None or passage.text[max(0, passage.tokens[place].start - passage.start - 1)] in ":/":
        return None, place
    place += 1
    while place < len(passage.tokens) and passage.gap(place - 1, place) in (" ", "\u00a0", "-", ""):
        scale = SCALES.get(passage.tokens[place].word.rstrip("s"))
        if scale is None:
            break
        value, place = value * scale, place + 1
    return value, _past_whole(passage, place)


def _past_whole(passage: Passage, place: int) -> int:
    """The place after the whole that a number is a part of: 71 of the 169 seats are 71 seats."""
    words = [token.word for token in passage.tokens[place : place + 3]]
    whole = 2 if words[1:2] and words[1] in ("the", "all", "its", "their") else 1
    return place + whole + 1 if words[:1] == ["of"] and words[whole:] and plain(words[whole]) is not None else place


def plain(word: str) -> float | None:
    digits = re.match(r"(\d[\d,]*(?:\.\d+)?)(bn|m|k)?(?:-for-\d[\d,]*)?$", word)
    if digits and len(digits[1]) < 16:
        return float(digits[1].replace(",", "").rstrip(".")) * SCALES.get(digits[2] or "", 1)
    tens, _, ones = word.partition("-")
    if tens in TENS:
        return TENS[tens] + NUMBERS.get(ones, 0) if not ones or ones in NUMBERS else None
    return float(NUMBERS[word]) if word in NUMBERS else 0.0 if word == "nobody" else None


def qualified(passage: Passage, first: int, value: float) -> tuple[int, float, float]:
    """Where the expression starts, and the range it allows."""
    left = passage.text[max(0, first - passage.start - 40) : first - passage.start]
    found = _BEFORE.search(left)
    kind = _QUALIFIERS[re.sub(r" (?:an? )?(?:estimated )?[$€£]?$", "", found[0].lower())] if found else ""
    low, high = {
        "least": (value, inf), "over": (value + 1e-9 * max(value, 1), inf), "most": (0.0, value), "under": (0.0, value),
        "about": (0.9 * value, 1.1 * value),
    }.get(kind, (value, value))  # fmt: skip
    return first - (len(left) - found.start() if found else left[-1:] in ("$", "€", "£")), low, high


def nth_of(word: str) -> int:
    digits = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word)
    return int(digits[1]) if digits else ORDINALS.get(word, 0)


def differ(one: Amount, other: Amount) -> bool:
    """Whether two amounts do not say the same: other numbers, unless one is the other rounded; or *four more*."""
    if one.nth != other.nth:
        ordinal, length = (one, other) if one.nth else (other, one)
        return length.high <= ordinal.low - 1 or length.low >= ordinal.low
    if one.unit != other.unit:  # two weeks, 14 days; but 18 months may be a year
        return not 0.85 < point(one) * one.unit / (point(other) * other.unit or 1) < 1.18
    if (one.low, one.high) == (other.low, other.high):
        return one.more != other.more
    return point(one) != point(other) and (one.nth or not (_rounded(one, other) or _rounded(other, one)))


def point(one: Amount) -> float:
    """The number that stands in the text."""
    if one.low in (-inf, 0) and one.high != inf:
        return one.high
    return one.low if one.high == inf else (one.low + one.high) / 2


def _rounded(rough: Amount, exact: Amount) -> bool:
    """Whether a round number is another one rounded: 1.2 million or more than 60, 1,234,567 or 64; about 500, 512."""
    small, large = sorted((point(rough), point(exact)))
    place = _roundness(round(point(rough)))
    if place < 10 or large - small >= place:
        return False
    over, about = rough.high == inf and rough.low != int(rough.low), rough.low != rough.high != inf
    return (
        (small >= 100 and round(point(exact), -len(str(place)) + 1) == point(rough))
        or (over and rough.low <= exact.low)
        or (about and rough.low <= point(exact) <= rough.high)
    )


def _roundness(number: int) -> int:
    """The last place that is not 0: 10 of 60, 100 of 1,200."""
    digits = str(number)
    return int(10 ** (len(digits) - len(digits.rstrip("0"))))
