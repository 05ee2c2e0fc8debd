"""Which day an expression of time means: arithmetic with days, weeks, months and years, nothing about words."""

from calendar import monthrange
from datetime import date, timedelta

from .timing import Expression


def stated(one: Expression) -> str:
    """The date an expression gives in full; empty if a part has to be worked out.

    >>> stated(Expression(0, 12, 2025, 5, 29))
    '2025-05-29'
    """
    if one.year is None or not possible(one):
        return ""
    parts = [f"{one.year:04}", *(f"{part:02}" for part in (one.month, one.day) if part is not None)]
    return "-".join(parts)


def without_year(one: Expression) -> str:
    """Month and day, or the month alone, in the notation of ISO 8601 for a date whose year is open.

    >>> without_year(Expression(0, 6, month=5, day=16))
    '--05-16'
    """
    if one.month is None or not possible(one):
        return ""
    return f"--{one.month:02}" + ("" if one.day is None else f"-{one.day:02}")


def possible(one: Expression) -> bool:
    """Whether there is such a day: no February 30, and 28/05 but not 5/6, which may be May or June."""
    if one.month is None:
        return one.day is None and (one.year is None or (one.unit == "" and not _slashed(one)))
    leap = 2000 if one.year is None else one.year
    return one.day is None or 1 <= one.day <= monthrange(leap, one.month)[1]


def _slashed(one: Expression) -> bool:
    return one.end - one.start > len("2022")


def worked_out(one: Expression, published: date, coming: bool) -> str:
    """The date of an expression for a text of that day; `coming` says whether a bare weekday is still to come."""
    try:
        if one.unit:
            return shifted(published.isoformat(), one.unit, one.steps)
        if one.month is not None:
            return _with_year(one, published)
        return _weekday(one, published, coming) if one.weekday is not None else ""
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return ""


def shifted(day: str, unit: str, steps: int) -> str:
    """The day, week, month or year so many steps from a known day.

    >>> shifted("2025-05-28", "week", -1)
    '2025-W21'
    """
    known = date.fromisoformat(day)
    if unit == "day":
        return (known + timedelta(steps)).isoformat()
    if unit == "week":
        year, week, _ = (known + timedelta(7 * steps)).isocalendar()
        return f"{year}-W{week:02}"
    months = known.year * 12 + known.month - 1 + (steps if unit == "month" else 0)
    return f"{months // 12:04}-{months % 12 + 1:02}" if unit == "month" else f"{known.year + steps:04}"


def _with_year(one: Expression, published: date) -> str:
    """The nearest such day or month; with next and last, the first after and the last before."""
    years = [one._replace(year=year) for year in (published.year, published.year - 1, published.year + 1)]
    real = [year for year in years if possible(year)]
    if one.which in ("next", "last") and one.day is None:
        later = [year for year in real if (year.year, year.month) > (published.year, published.month)]
        earlier = [year for year in real if (year.year, year.month) < (published.year, published.month)]
        return stated(min(later) if one.which == "next" else max(earlier))
    return stated(min(real, key=lambda year: _apart(year, published))) if real else ""


def _apart(one: Expression, published: date) -> int:
    middle = date(one.year or 1, one.month or 1, one.day or 15)
    return abs((middle - published).days)


def _weekday(one: Expression, published: date, coming: bool) -> str:
    ahead = ((one.weekday or 0) - published.weekday()) % 7
    if one.which in ("next", "coming") or (one.which != "last" and one.which != "past" and coming):
        return (published + timedelta(ahead or 7)).isoformat()
    back = (ahead - 7) if ahead else (-7 if one.which in ("last", "past") else 0)
    return (published + timedelta(back)).isoformat()


def bounds(value: str) -> tuple[str, str]:
    """The first and the last day of a date of any precision; empty where the year is open.

    >>> bounds("2022-02")
    ('2022-02-01', '2022-02-28')
    """
    if not value or value.startswith("--"):
        return "", ""
    if "W" in value:
        first = date.fromisoformat(f"{value}-1")
        return first.isoformat(), (first + timedelta(6)).isoformat()
    parts = value.split("-")
    first_month, last_month = (parts[1], parts[1]) if len(parts) > 1 else ("01", "12")
    last = parts[2] if len(parts) > 2 else f"{monthrange(int(parts[0]), int(last_month))[1]:02}"
    return f"{parts[0]}-{first_month}-{parts[2] if len(parts) > 2 else '01'}", f"{parts[0]}-{last_month}-{last}"
