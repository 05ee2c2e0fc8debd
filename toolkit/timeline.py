"""When each article says what happened, as a grid: days in rows, articles in columns."""

from datetime import date
from html import escape

import pandas as pd

from .figure import Figure, direction, first, framed, need, nothing, rows_of
from .grid import Line, grid, opened
from .wording import described, left_out, listed, many, plain, shortened

_DATED = ("article", "start", "end", "text", "date", "first_day", "last_day", "basis", "sentence")
NOT_PLACED = "not placed"
_MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]


def show_timeline(table: pd.DataFrame, *, top: int = 60) -> Figure:
    """dates() as a grid: the first `top` days, months and years in rows, earliest first; articles in columns.

    Each cell names the expressions of time that mean this day, and opens their sentences. A day whose year the text
    does not tell stands beside the same day of the other articles if these all mean one year, and says so; what cannot
    be placed at all stands in the last row.
    ValueError for another table, or unless `top` is at least 1.

    >>> from toolkit import dates, load_corpus
    >>> show_timeline(dates(load_corpus().only("rt", "unsigned_1")))
    Timeline: 2022: rt 1; May 2025: rt 1; 16 May 2025: rt 2 and unsigned_1 1; 26 May 2025: rt 1; 28 May 2025: rt 2; 2
    June 2025: rt 3 and unsigned_1 1; not placed: unsigned_1 2.
    """
    need(table, _DATED, "dates(corpus)")
    if table.empty:
        return nothing("There is nothing to show: the table has no expression of time.")
    placed = _placed(table)
    rows = first(placed.drop_duplicates("place"), top)["place"].tolist()
    articles = list(dict.fromkeys(table["article"]))
    lines = [_line(place, placed[placed["place"] == place], articles) for place in rows]
    more = left_out(placed["place"].nunique() - len(rows), "day")
    caption = f"{many(len(table), 'expression')} of time in {many(len(articles), 'article')}, earliest first{more}."
    items = [
        f"{line.point}: {_told(placed[placed['place'] == place])}" for line, place in zip(lines, rows, strict=True)
    ]
    alt = described("Timeline", items, rows=placed["place"].nunique(), most=30)
    return Figure(alt, caption, framed(grid(lines, articles, "when", width=18), caption))


def _placed(table: pd.DataFrame) -> pd.DataFrame:
    """The rows with the place each one has in time, in the order of time; of one day, in their own order."""
    years: dict[str, set[str]] = {}
    for day in table["date"]:
        if len(day) == 10:
            years.setdefault(day[4:], set()).add(day[:4])
    place = [_with_year(day, years) or NOT_PLACED for day in table["date"]]
    order = [_sortable(one, begin) for one, begin in zip(place, table["first_day"], strict=True)]
    return table.assign(place=place, order=order).sort_values("order", kind="stable")


def _with_year(day: str, years: dict[str, set[str]]) -> str:
    """A day without a year, with the one that all other articles mean; else as it is."""
    known = years.get(day[1:], set()) if day.startswith("--") else set()
    return f"{min(known)}{day[1:]}" if len(known) == 1 else day


def _sortable(place: str, begin: str) -> str:
    """What orders the places: their first day; then days without a year; then what has no place."""
    return begin or (f"9999{place}" if place.startswith("--") else place)


def _line(place: str, rows: pd.DataFrame, articles: list[str]) -> Line:
    return Line("", _named(place), "", [_cell(rows[rows["article"] == article]) for article in articles])


def _named(place: str) -> str:
    """A date in words.

    >>> [_named(place) for place in ("2025-06-02", "2022-02", "2022", "--05-16", "2025-W21", "not placed")]
    ['2 June 2025', 'February 2022', '2022', '16 May, year not stated', 'week 21 of 2025', 'not placed']
    """
    year, _, rest = place.replace("--", "?-", 1).partition("-")
    if not rest or place == NOT_PLACED:
        return place
    if rest.startswith("W"):
        return f"week {int(rest[1:])} of {year}"
    month, _, day = rest.partition("-")
    named = f"{int(day)} {_MONTHS[int(month) - 1]}" if day else _MONTHS[int(month) - 1]
    return f"{named}, year not stated" if year == "?" else f"{named} {year}"


def _cell(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "–"
    texts = list(dict.fromkeys(plain(text) for text in rows["text"]))
    passages = "<br><br>".join(
        f"{_sentence(sentence)} <small>{escape(_remark(day, basis))}{start}–{end}</small>"
        for sentence, day, basis, start, end in rows_of(rows, "sentence", "date", "basis", "start", "end")
    )
    return opened(", ".join(texts), passages, plain(rows["article"].iloc[0]))


def _sentence(sentence: str) -> str:
    side = direction(sentence)
    return f"<span{side}>{escape(plain(sentence))}</span>" if side else escape(plain(sentence))


def _remark(day: str, basis: str) -> str:
    return "year not stated, " if day.startswith("--") else "computed, " if basis == "computed" else ""


def _told(rows: pd.DataFrame) -> str:
    return listed(f"{shortened(article)} {len(part)}" for article, part in rows.groupby("article", sort=False))
