"""Numbers and ordinals in a sentence: how many of what, the how-many-eth what, scores and ages."""

import re
from collections.abc import Iterator, Set
from math import inf
from typing import NamedTuple

from .alike import Alike
from .grammar import CLASSES
from .passages import Passage
from .timing import MONTHS, NUMBERS
from .wording import word_set

TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90}  # fmt: skip
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
          "bn": 1e9, "m": 1e6, "k": 1e3}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
            "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12}  # fmt: skip
SPANS = word_set("year month week day hour")
_QUALIFIERS = {
    "at least": "least", "no fewer than": "least", "no less than": "least", "more than": "over", "over": "over",
    "above": "over", "up to": "most", "as many as": "most", "at most": "most", "no more than": "most",
    "less than": "under", "fewer than": "under", "under": "under", "nearly": "about", "almost": "about",
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "some": "about",
}  # fmt: skip
_BEFORE = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(_QUALIFIERS, key=len, reverse=True))}) (?:an? )?(?:estimated )?[$€£]?$", re.I
)
_SCORE = re.compile(r"(?<![\w.,–-])(\d{1,3})[–-](\d{1,3})(?![\w–]|[.,]\d|-\w)")
_AGE = re.compile(
    r"(?<!\w)(?P<name>[^\W\d_a-z][\w’'-]{1,40}+), (?P<age>\d{1,2}),|(?<![\w.,])(?P<years>\d{1,3})-year-old"
    r"(?: [a-z]{1,30}+)? (?:[A-Z][\w’'-]{1,40} )?(?P<last>[A-Z][\w’'-]{1,40}+)"
)
_MORE = word_set("more further additional another other extra")
_NAMED = word_set("magnitude category level")
_SKIPPED = _MORE | word_set("of the or so about new different separate total")
_PLURALS = word_set("people men women children police troops percent dollars euros pounds crew staff personnel")
_MONEY = word_set("dollars euros pounds")
_REACHING = word_set("to at reached was is stands stood")
_AHEAD = 4
_MONTHS = frozenset(map(str.lower, MONTHS))


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


def amounts(passage: Passage, alike: Alike, dated: Set[int]) -> Iterator[Amount]:
    """The numbers of a sentence with what they count; years and days of the month (`dated`) are none."""
    yield from _scores(passage, dated)
    yield from _ages(passage)
    tokens, place = passage.tokens, 0
    while place < len(tokens):
        value, after = _number(passage, place)
        token = tokens[place]
        if value is not None and token.start not in dated:
            found = _counted(passage, alike, place, after, value)
            if found:
                yield found
        place = max(after, place + 1)


def differ(one: Amount, other: Amount) -> bool:
    """Whether two amounts do not say the same: other numbers, unless one is the other rounded; or *four more*."""
    if one.nth != other.nth:
        ordinal, length = (one, other) if one.nth else (other, one)
        return length.high <= ordinal.low - 1 or length.low >= ordinal.low
    if (one.low, one.high) == (other.low, other.high):
        return one.more != other.more
    if one.nth or not _rounded(_point(one), _point(other)):
        return _point(one) != _point(other) or one.low > other.high or other.low > one.high
    return False


def _point(one: Amount) -> float:
    """The number that stands in the text."""
    return (
        one.high
        if one.low in (-inf, 0) and one.high != inf
        else one.low
        if one.high == inf
        else (one.low + one.high) / 2
    )


def _rounded(one: float, other: float) -> bool:
    """Whether the rounder of two large numbers is the other one rounded: 1.2 million and 1,234,567."""
    small, large = sorted((one, other))
    if small < 100 or small == large:
        return small == large
    return any(round(exact, -digits) == rough for exact, rough in ((one, other), (other, one))
               for digits in range(1, len(str(int(large)))) if float(rough) % 10**digits == 0)  # fmt: skip


def _number(passage: Passage, place: int) -> tuple[float | None, int]:
    """The number that begins at a word, and the place after it: 1,000; twenty-five; 3.5 million; two hundred."""
    word = passage.tokens[place].word
    value = _plain(word)
    if value is None or passage.text[max(0, passage.tokens[place].start - passage.start - 1)] in ":/":
        return None, place
    place += 1
    while place < len(passage.tokens) and passage.gap(place - 1, place) in (" ", "\u00a0", "-", ""):
        scale = SCALES.get(passage.tokens[place].word.rstrip("s"))
        if scale is None:
            break
        value, place = value * scale, place + 1
    return value, place


def _plain(word: str) -> float | None:
    digits = re.match(r"(\d[\d,]*(?:\.\d+)?)(bn|m|k)?(?:-for-\d[\d,]*)?$", word)
    if digits and len(digits[1]) < 16:
        return float(digits[1].replace(",", "").rstrip(".")) * SCALES.get(digits[2] or "", 1)
    tens, _, ones = word.partition("-")
    if tens in TENS:
        return TENS[tens] + NUMBERS.get(ones, 0) if not ones or ones in NUMBERS else None
    return float(NUMBERS[word]) if word in NUMBERS else 0.0 if word == "nobody" else None


def _counted(passage: Passage, alike: Alike, place: int, after: int, value: float) -> Amount | None:
    """A number with its qualifier and what it counts; None if that cannot be told."""
    first = passage.tokens[place].start
    start, low, high = _qualified(passage, first, value)
    noun = (
        ("money", after - 1)
        if passage.text[first - passage.start - 1 :][:1] in ("$", "€", "£")
        else _noun(passage, after)
    )
    if place and passage.tokens[place - 1].word in _NAMED:
        noun = (passage.tokens[place - 1].word, after - 1)
    key = _state(passage, alike, place, after) or (noun[0] if noun else "")
    if not key or (value == 1 and key not in alike.counted):
        return None
    end = passage.tokens[noun[1]].end if noun else passage.tokens[after - 1].end
    following = passage.tokens[after].word if after < len(passage.tokens) else ""
    before = passage.tokens[place - 1].word if place else ""
    about = noun[0] if noun else key
    return Amount(
        key, low, high, following in _MORE or before in _MORE, start, end, key if key in alike.counted else about
    )


def _qualified(passage: Passage, first: int, value: float) -> tuple[int, float, float]:
    """Where the expression starts, and the range it allows."""
    left = passage.text[max(0, first - passage.start - 40) : first - passage.start]
    found = _BEFORE.search(left)
    kind = _QUALIFIERS[re.sub(r" (?:an? )?(?:estimated )?[$€£]?$", "", found[0].lower())] if found else ""
    low, high = {
        "least": (value, inf), "over": (value + 1e-9 * max(value, 1), inf), "most": (0.0, value), "under": (0.0, value),
        "about": (0.9 * value, 1.1 * value),
    }.get(kind, (value, value))  # fmt: skip
    return first - (len(left) - found.start() if found else left[-1:] in ("$", "€", "£")), low, high


def _noun(passage: Passage, after: int) -> tuple[str, int] | None:
    """The noun that is counted and its place: the first plural within four words, else the last before a stop."""
    if after and passage.text[passage.tokens[after - 1].end - passage.start :][:1] == "%":
        return "percent", after - 1
    last, place = None, after
    while place < min(len(passage.tokens), after + _AHEAD):
        word = passage.tokens[place].word
        gap = passage.gap(place - 1, place)
        if gap.strip(" \u00a0-") or (CLASSES.get(word) and word not in _SKIPPED) or word[0].isdigit():
            break
        if word not in _SKIPPED and not passage.raw(place)[0].isupper():
            if word in _PLURALS or re.search(r"[^s]s$", word) or "-" in gap:
                return ("money" if word in _MONEY else passage.tokens[place].concept), place
            last = place if not word.endswith(("ed", "ly")) else last
        place += 1
    return (passage.tokens[last].concept, last) if last is not None else None


def _state(passage: Passage, alike: Alike, place: int, after: int) -> str:
    """What became of those who are counted: dead, injured … if such a word stands near the number."""
    tokens = passage.tokens
    for right in range(after, min(len(tokens), after + _AHEAD + 2)):
        if re.search(r"[,;:.()–—]", passage.gap(right - 1, right)) or _plain(tokens[right].word) is not None:
            break
        if tokens[right].concept in alike.counted:
            return tokens[right].concept
        if tokens[right].word in ("and", "but", "in", "with", "after", "when"):
            break
    far = 14 if place and tokens[place - 1].word in _REACHING else _AHEAD + 3  # the death toll … has risen to 14
    for left in range(place - 1, max(-1, place - far), -1):
        if re.search(r"[,;:()–—]|\.\s", passage.gap(left, left + 1)) or _plain(tokens[left].word) is not None:
            return ""
        if tokens[left].concept in alike.counted:
            return tokens[left].concept
    return ""


def _scores(passage: Passage, dated: Set[int]) -> Iterator[Amount]:
    for match in _SCORE.finditer(passage.text):
        start, end = match.start() + passage.start, match.end() + passage.start
        if start not in dated:
            high, low = sorted((float(match[1]), float(match[2])), reverse=True)
            yield Amount("score", 1000 * high + low, 1000 * high + low, False, start, end, "score")


def _ages(passage: Passage) -> Iterator[Amount]:
    """Voss, 54, and the 54-year-old banker Lena Voss."""
    for match in _AGE.finditer(passage.text):
        name, group = match["name"] or match["last"], "age" if match["age"] else "years"
        if name.lower() not in _MONTHS:
            age, (start, end) = float(match[group]), match.span(group)
            key = f"age {name}"
            yield Amount(key, age, age, False, start + passage.start, end + passage.start, key)


def ordinals(passage: Passage, dated: Set[int]) -> Iterator[Amount]:
    """First, second, 33rd … with the noun they stand before; *came second* without one."""
    for place, token in enumerate(passage.tokens):
        number = _nth(token.word)
        if number and token.start not in dated:
            noun = _noun(passage, place + 1)
            before = passage.tokens[place - 1].word if place else ""
            if noun and passage.raw(noun[1])[0].islower():
                key, end = noun[0], passage.tokens[noun[1]].end
                yield Amount(key, number, number, False, token.start, end, key, True)
            elif before in ("came", "finished", "placed", "finishing", "ranked"):
                yield Amount("place", number, number, False, passage.tokens[place - 1].start, token.end, "place", True)


def _nth(word: str) -> int:
    digits = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word)
    return int(digits[1]) if digits else ORDINALS.get(word, 0)
