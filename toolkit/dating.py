"""What a date stamp says: its pieces in any order and many languages, and the day they name."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .calendars import SOLAR, Day, months, numbered, weekdays
from .clutter_words import pattern, phrases
from .lines import folded
from .tables import data_folder, stamp

Scanner = re.Pattern[str]

_FIGURE = re.compile(r"[^\D0-9]")
_YEAR = r"(?:1[34]|19|20|25)\d\d"
_CLOCK = r"(?:[01]?\d|2[0-4])"
_HALF = r"(?: ?[ap]\.? ?m\b\.?)"
_ENDS = r"(?![^\W\d_])"  # no letter follows; a digit may, where a script puts no blanks
_NUMBERS = {  # one letter per kind, so that an order of kinds is a pattern of letters
    "I": rf"(?P<iy>{_YEAR})(?P<is>[-/.] ?)(?P<im>\d\d?)(?P=is)(?P<id>\d\d?)(?!\d)",
    "N": rf"(?P<na>\d\d?)(?P<ns> ?[./-] ?)(?P<nb>\d\d?)(?P=ns)(?P<ny>{_YEAR}|\d\d)(?!\d)",
    "C": rf"(?:(?P<cy>{_YEAR}) ?[年년] ?)?(?P<cm>\d\d?) ?[月월] ?(?P<cd>\d\d?)(?: ?[日일号號])?",
    "t": rf"t?{_CLOCK}(?:[:.h]|[時时點点시] ?)[0-5]\d[分분]?(?:[:.][0-5]\d(?:\.\d+)?)?{_HALF}?(?!\d)"
    rf"|\d\d?{_HALF}|{_CLOCK}h(?!\w)|{_CLOCK}[時时點点시]",
    "y": rf"{_YEAR}(?!\d)",
    "n": r"\d\d?(?:st|nd|rd|th|er|º|ª)?(?![^\W\d_]|\d)",
    "z": rf"(?:gmt|utc|bst|c?e[sd]?s?t|ce[sd]t|[cpm][sd]?t|msk|trt|ist|[jk]st|aest|мск|wib|z){_ENDS}"
    r"(?: ?[+-]\d\d?(?::?\d\d)?)?|[+-]\d\d:?\d\d(?!\d)",
    "s": r"[^\w\"“”„«»'‘’]+",
}
_LISTED = {"u": "update", "l": "label", "e": "days ago", "a": "ago", "x": "with", "D": "yesterday", "d": "today"}
_DATE = re.compile("I|N|C|ymn|nmy|mny|nm|mn")
_WHOLE = ("I", "N", "ymn", "nmy", "mny")


class Stamp(NamedTuple):
    """What a stamp says: its day (None if it cannot be told), its words, and how far it is one."""

    day: Day | None
    words: str
    label: str  # "l" published, "u" changed, "" none
    whole: bool  # it names a year
    told: bool  # a label or a time of day says that it is a stamp and no heading
    end: int = 0  # where it ends in the line, with the signs after it


class _Piece(NamedTuple):
    kind: str
    match: re.Match[str]


def read_stamp(words: str, language: str | None, scanner: Scanner | None = None) -> Stamp | None:
    """The stamp that a line consists of; None if it says anything else. `scanner` saves making it for every line.

    >>> stamp = read_stamp("Published: Thu 29 May 2025, 20:36 BST", None)
    >>> stamp.day, stamp.words
    (Day(year=2025, month=5, day=29, weekday=None, ago=None, solar=False), 'Published: Thu 29 May 2025')
    >>> read_stamp("May 29, 2025 was a Thursday", None)
    """
    pieces = _pieces(words, scanner or made_scanner())
    if not pieces or pieces[-1].match.end() < len(words):
        return None
    return _stamp(pieces, words, language)


def opening_stamp(words: str, language: str | None) -> Stamp | None:
    """The stamp that stands in front of a sentence: a whole date in figures, or with a label or a time.

    >>> stamp = opening_stamp("date 2025-05-28 The renewed push", None)
    >>> stamp.words, stamp.end
    ('date 2025-05-28', 16)
    """
    pieces = _pieces(words, made_scanner())
    while pieces and pieces[-1].kind not in "INCtnymz":
        pieces.pop()
    one = _stamp(pieces, words, language) if pieces else None
    if one is None or not one.whole or not (one.told or any(piece.kind == "I" for piece in pieces)):
        return None
    rest = re.match(r"[\s|:·•–—-]*(?=\s)\s*|[\s|:·•–—-]+", words[pieces[-1].match.end() :])
    return one._replace(end=pieces[-1].match.end() + rest.end()) if rest and rest.end() else None


def _pieces(words: str, scanner: Scanner) -> list[_Piece]:
    """The pieces of a stamp from the beginning up to the first word that is none."""
    small, place, found = folded(words), 0, []
    if not small.isascii():  # Arabic, Indian and wide figures as ours
        small = _FIGURE.sub(lambda figure: str(int(figure.group())), small)
    while match := scanner.match(small, place):
        found.append(_Piece(str(match.lastgroup), match))
        place = match.end()
    return found


def made_scanner() -> Scanner:
    """What finds the pieces of a stamp, made of the tables as they stand now."""
    return _made(*(stamp(data_folder() / name) for name in ("clutter.csv", "months.csv", "weekdays.csv")))


@lru_cache(maxsize=2)
def _made(*_: tuple[Path, int]) -> Scanner:
    listed = phrases("date stamp")
    named = {kind: [pattern(one.words) for one in listed.listed(match)] for kind, match in _LISTED.items()}
    named |= {"m": [*map(re.escape, months())], "w": [*map(re.escape, weekdays())]}
    joints = {"j": [pattern(one.words) for one in listed.listed("joint")]}
    kinds = [*_any(named), *(f"(?P<{kind}>{sought})" for kind, sought in _NUMBERS.items()), *_any(joints)]
    return re.compile("|".join(kinds))


def _any(named: dict[str, list[str]]) -> Iterator[str]:
    for kind, sought in named.items():
        if sought:
            yield rf"(?P<{kind}>(?:{'|'.join(sorted(sought, key=len, reverse=True))}){_ENDS})"


def _stamp(pieces: list[_Piece], words: str, language: str | None) -> Stamp | None:
    core = [piece for piece in pieces if piece.kind not in "sj"]
    kinds = "".join(piece.kind for piece in core)
    dates = list(_DATE.finditer(kinds))
    others = _DATE.sub("", kinds)
    if set(others) & set("nymINC"):  # a number or a month that belongs to no date
        return None
    told = bool(set(others) & set("luteax"))
    if not dates:
        return _dateless(core, kinds, words, told)
    label, date = min(((_label(kinds, one), one) for one in dates), key=lambda pair: "l u".index(pair[0] or " "))
    parts = core[date.start() : date.end()]
    whole = date.group() in _WHOLE or parts[0].match.groupdict()["cy"] is not None
    start = _labelled(pieces, parts[0]).match.start()
    return Stamp(_day(date.group(), parts, language), words[start : parts[-1].match.end()], label, whole, told)


def _label(kinds: str, date: re.Match[str]) -> str:
    """The nearest label in front of a date."""
    return next((kind for kind in reversed(kinds[: date.start()]) if kind in "lu"), "")


def _labelled(pieces: list[_Piece], date: _Piece) -> _Piece:
    """The label right in front of a date, else the date itself."""
    for piece in reversed(pieces[: pieces.index(date)]):
        if piece.kind in "lu":
            return piece
        if piece.kind not in "sjw":
            break
    return date


def _dateless(core: list[_Piece], kinds: str, words: str, told: bool) -> Stamp | None:
    """Yesterday, 18:40; Monday; 3 days ago; Updated 18:40; Published."""
    one = next((piece for piece in core if piece.kind in "Ddeaw"), None)
    if one is None and not set(kinds) & set("lu"):
        return None
    if one is not None and one.kind in "Dd" and not told:
        return None
    label = next((kind for kind in kinds if kind in "lu"), "")
    if not label and max(kinds.count("w"), kinds.count("t")) > 1:  # Monday to Friday, 9 to 5
        return None
    if one is None:
        return Stamp(None, "", label, False, "t" in kinds)
    return Stamp(_counted(one), words[slice(*one.match.span())], label, False, told)


def _counted(one: _Piece) -> Day | None:
    if one.kind == "w":
        number = numbered(weekdays(), one.match.group(), None)
        return Day(weekday=number - 1) if number else None
    steps = re.search(r"\d+", one.match.group())
    known = {"d": 0, "D": 1, "e": int(steps.group()) if steps else 1}
    return Day(ago=known[one.kind]) if one.kind in known else None  # hours ago: today or yesterday


def _day(order: str, parts: list[_Piece], language: str | None) -> Day | None:
    """The day of a date; None if it can be read in two ways."""
    found = parts[0].match.groupdict()
    if order == "I":
        return _in_calendar(int(found["iy"]), int(found["im"]), int(found["id"]))
    if order == "C":
        return _in_calendar(int(found["cy"]) if found["cy"] else None, int(found["cm"]), int(found["cd"]))
    if order == "N":
        return _numeric(int(found["na"]), int(found["nb"]), found["ny"], "." in found["ns"], language)
    said = {kind: one.match.group() for kind, one in zip(order, parts, strict=True)}
    month, day = numbered(months(), said["m"], language), int(re.match(r"\d+", said["n"]).group())  # type: ignore[union-attr]
    year = int(said["y"]) if "y" in said else None
    return _in_calendar(year, month, day, SOLAR in months()[said["m"]]) if month else None


def _in_calendar(year: int | None, month: int, day: int, solar: bool = True) -> Day | None:
    """The day in its calendar: the Iranian one until 1429, the Thai one, which is 543 years ahead, from 2443 on."""
    if year is not None and year < 1500:
        return Day(year, month, day, solar=True) if solar and year < 1430 else None
    return Day(year - 543 if year and year > 2442 else year, month, day)


def _numeric(one: int, other: int, year: str, points: bool, language: str | None) -> Day | None:
    if len(year) == 2:
        return None  # 25.05.28 begins with the year in Korea
    if one > 12 or one == other:
        return _in_calendar(int(year), other, one)
    if other > 12:
        return _in_calendar(int(year), one, other)
    english = (language or "").startswith("en")
    return _in_calendar(int(year), other, one) if points and not english else None
