"""Names of months and weekdays in many languages, and which day the parts of a date mean."""

from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .lines import folded
from .tables import Row, data_folder, read_rows, stamp

Names = dict[str, dict[str, int]]  # name -> language -> number
SOLAR = "fa-solar"  # the Iranian calendar, which begins in March

_LEAP = (1, 5, 9, 13, 17, 22, 26, 30)  # years of a 33-year cycle of the Iranian calendar with a 366th day
_NEW_YEAR_1400 = date(2021, 3, 21)


class Day(NamedTuple):
    """A day as a text names it; what the text does not say is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 0 is Monday
    ago: int | None = None  # days before the day the text was read
    solar: bool = False


def months() -> Names:
    """The names of the months as data/months.csv lists them, folded."""
    return _names(*stamp(data_folder() / "months.csv"), "month", 12)


def weekdays() -> Names:
    """The names of the weekdays as data/weekdays.csv lists them, folded."""
    return _names(*stamp(data_folder() / "weekdays.csv"), "weekday", 7)


@lru_cache(maxsize=4)
def _names(path: Path, _: int, column: str, most: int) -> Names:
    names: Names = {}
    for row in read_rows(path, ("language", column, "name")):
        names.setdefault(folded(row["name"]), {})[row["language"]] = _number(row, column, most)
    return names


def _number(row: Row, column: str, most: int) -> int:
    value = row[column]
    if not value.isdecimal() or not 1 <= int(value) <= most:
        raise ValueError(f"{row.place}, column {column}: {value!r} is not a whole number from 1 to {most}.")
    return int(value)


def numbered(names: Names, name: str, language: str | None) -> int | None:
    """The number of a month or weekday; None where languages disagree about the name and the text's is unknown.

    >>> numbered(months(), "mayıs", None), numbered(months(), "listopad", None), numbered(months(), "listopad", "hr")
    (5, None, 10)
    """
    meant = names[folded(name)]
    known = meant.get((language or "").partition("-")[0])
    return known or (next(iter(meant.values())) if len(set(meant.values())) == 1 else None)


def month_of(name: str) -> int:
    """The month of this name; 0 if it is none, of another calendar, or not the same in all languages that have it.

    >>> month_of("Mayıs"), month_of("listopad"), month_of("Monday")
    (5, 0, 0)
    """
    known = months().get(folded(name), {SOLAR: 0})
    return 0 if SOLAR in known else numbered(months(), name, None) or 0


def resolved(day: Day, base_date: str | None) -> str:
    """The day as YYYY-MM-DD; empty if it cannot be told.

    What has no year is the latest such day up to `base_date`; it is never counted from today.

    >>> resolved(Day(2025, 5, 29), None), resolved(Day(None, 5, 29), "2025-06-02"), resolved(Day(None, 5, 29), None)
    ('2025-05-29', '2025-05-29', '')
    >>> resolved(Day(1404, 3, 8, solar=True), None), resolved(Day(weekday=2), "2025-05-29")
    ('2025-05-29', '2025-05-28')
    """
    try:
        known = date.fromisoformat(base_date) if base_date else None
        if day.year is not None and day.month and day.day:
            return (_from_solar if day.solar else date)(day.year, day.month, day.day).isoformat()
        return _counted(day, known).isoformat() if known else ""
    except (ValueError, OverflowError, StopIteration):  # no such day
        return ""


def _counted(day: Day, known: date) -> date:
    if day.ago is not None:
        return known - timedelta(day.ago)
    if day.month and day.day:
        years = (year for year in range(known.year, known.year - 9, -1) if _exists(year, day))
        return next(one for year in years if (one := date(year, day.month, day.day)) <= known)
    if day.weekday is not None and day.day is None:
        return known - timedelta((known.weekday() - day.weekday) % 7)
    raise ValueError("Nothing to count from.")


def _exists(year: int, day: Day) -> bool:
    try:
        return bool(date(year, day.month or 0, day.day or 0))
    except ValueError:
        return False


def _from_solar(year: int, month: int, day: int) -> date:
    """A day of the Iranian calendar: six months of 31 days, then 30; leap years in a cycle of 33 (1343 to 1472)."""
    if not (1343 <= year <= 1472 and 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        raise ValueError("No such day.")
    first, second = sorted((year, 1400))
    leaps = sum(one % 33 in _LEAP for one in range(first, second))
    days = 365 * (year - 1400) + (leaps if year > 1400 else -leaps)
    return _NEW_YEAR_1400 + timedelta(days + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1)
