"""What the cell of a table says: a text, nothing, or a day."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import NamedTuple

from .calendars import month_of
from .repair import whole_letters

_EMPTY = frozenset(("", "nan", "NaN", "NAN", "NULL", "<NA>", "NaT", "\\N", "#N/A", "#NA"))  # what programs write
_NOTHING = _EMPTY | {"None", "none", "null", "Null", "N/A", "n/a", "NA", "-", "–", "—", "?"}  # … or people, of a fact


class Broken(NamedTuple):
    """A cell without a value, and what it holds instead, such as an error of a spreadsheet."""

    holds: str


def said(value: object) -> str:
    """A cell as a text: empty where there is nothing, whole numbers without a point, a list with commas.

    >>> said("RT"), said(1.0), said(float("nan")), said(["Ann", "Ben"])
    ('RT', '1', '', 'Ann, Ben')
    """
    if value is None or isinstance(value, Broken | dict | bytes):
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(said, value)))
    if value != value:  # nan, NaT
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return whole_letters(str(value))


def is_empty(text: str) -> bool:
    """Whether a text is none, or what programs write for none. The word None is a text.

    >>> is_empty(" "), is_empty("NaN"), is_empty("None")
    (True, True, False)
    """
    return not text.strip() or (len(text) < 100 and text.strip() in _EMPTY)


def fact(value: object) -> str:
    """A cell that tells something of an article, on one line; empty also for *None*, *N/A* and a dash."""
    text = " ".join(said(value).split())
    return "" if text in _NOTHING else text


class Day(NamedTuple):
    """The day a cell tells, and what is to be said about it."""

    day: str = ""
    note: str = ""


_TIME = r"(?:[,T\s|–-]+(?:[^\W\d_]+[,\s]+)?\(?\d{1,2}[:.h]\d\d.*|[,\s(]+[^\W\d_]+\)?)?"  # or the weekday
_WORDS = r"(?:[^\W\d_]+[.,]*\s+){0,2}?"
_OF = r"[\s-]+(?:(?:of|de|del|of the)\s+)?"
_NAME = r"(?P<name>[^\W\d_][^\d,;:()/]{0,20}?)\.?"
_SLASHED = re.compile(rf"(?P<one>\d{{1,2}})\s?[/.-]\s?(?P<two>\d{{1,2}})\s?[/.-]\s?(?P<year>\d{{4}}){_TIME}", re.DOTALL)
_WRITTEN = [
    re.compile(pattern + _TIME, re.DOTALL)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:T\S*)?",
        r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T\d{4,6}\S*)?",
        r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号]",
        rf"{_WORDS}{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        rf"{_WORDS}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|ª)?{_OF}{_NAME},?{_OF}(?P<year>\d{{4}})",
    )
]


def day_of(value: object, order: str = "") -> Day:
    """The day that a cell tells, as YYYY-MM-DD, as it is written there: no clock is asked, no time zone shifted.

    `order` is *day* or *month*, what stands first in a date such as 05/06/2025, as `order_of` finds it.

    >>> day_of("May 28, 2025").day, day_of("2025-05-28T23:30:00+03:00").day, day_of("28.05.2025").day
    ('2025-05-28', '2025-05-28', '2025-05-28')
    >>> day_of("mercredi 28 mai 2025 à 10h30").day, day_of("2025年5月28日").day
    ('2025-05-28', '2025-05-28')
    >>> day_of("05/06/2025")
    Day(day='', note='date not decidable: 05/06/2025')
    """
    if isinstance(value, date) and value == value:  # a datetime is one, too; so is NaT, which equals nothing
        return Day(f"{value:%Y-%m-%d}")
    text = fact(value)
    if len(text) > 100:  # no date is as long
        return Day("", f"date not decidable: {text[:60]}…")
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        return _slashed(slashed, order, text)
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(text):
            has = found.groupdict()
            month = has.get("month") or month_of(has["name"])
            if month:
                return _possible(has["year"], month, has["day"], text)
    return Day("", f"date not decidable: {text}" if text else "")


def _possible(year: str, month: str | int, day: str, text: str) -> Day:
    try:
        return Day(date(int(year), int(month), int(day)).isoformat())
    except ValueError:
        return Day("", f"there is no such day: {text}")


def _slashed(found: re.Match[str], order: str, text: str) -> Day:
    """With points, the day is first in all languages that write so; with strokes, it depends."""
    own = _order(found)
    if not own and int(found["one"]) != int(found["two"]):
        own = order
        if not own:
            return Day("", f"date not decidable: {text}")
    day, month = (found["two"], found["one"]) if own == "month" else (found["one"], found["two"])
    return _possible(found["year"], month, day, text)


def _order(found: re.Match[str]) -> str:
    one, two = int(found["one"]), int(found["two"])
    if "." in found[0][: found.start("year")]:
        return "day"
    return "day" if one > 12 else "month" if two > 12 else ""


def order_of(values: Iterable[object]) -> str:
    """What stands first in the dates of a column, *day* or *month*, told by those that can only be one.

    Empty where none tells, or where they contradict each other. A column that begins with 200 others is not read on.

    >>> order_of(["05/06/2025", "25/05/2025"])
    'day'
    """
    orders, others = set(), 0
    for value in values:
        found = _SLASHED.fullmatch(value.strip()) if isinstance(value, str) and len(value) < 100 else None
        others += found is None and bool(fact(value)[:1])
        if found and "." not in found[0][: found.start("year")]:
            orders.add(_order(found))
            others = -(10**12)  # from now on, all of the column is read
        if others >= 200 or {"day", "month"} <= orders:
            break
    known = orders - {""}
    return known.pop() if len(known) == 1 else ""


def day_of_seconds(value: object) -> Day:
    """The day of a number that can only be seconds or milliseconds since 1970 (in JSON; between 2001 and 2096).

    >>> day_of_seconds(1748390400)
    Day(day='2025-05-28', note='date 1748390400 read as seconds since 1970 (UTC)')
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        for unit, name in ((1, "seconds"), (1000, "milliseconds")):
            if 10**9 <= value / unit < 4 * 10**9:
                day = datetime.fromtimestamp(value / unit, UTC)
                return Day(f"{day:%Y-%m-%d}", f"date {said(value)} read as {name} since 1970 (UTC)")
    return day_of(value)
