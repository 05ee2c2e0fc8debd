"""A table as HTML in which a number opens the passages that it counts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from .figure import CELL, GREY, MARK, TABLE, Figure, framed, nothing, rows_of, scrolling, wrapping
from .marked import one_line
from .wording import described, isolated, left_out, plain

MOST_ROWS, MOST_PASSAGES = 60, 5
_SHORT = 16  # letters that need no break
_LINES = f"list-style:none;margin:0.3em 0;padding:0.3em;overflow-wrap:anywhere;{MARK}"

Cell = Callable[[Mapping[Any, Any]], str]


def listing(table: pd.DataFrame, cells: Mapping[str, Cell], *, title: str = "Rows", most: int = MOST_ROWS) -> Figure:
    """The first rows of a table as a figure: under each heading the cell (HTML) that is made from the row."""
    if table.empty:
        return nothing("The table has no row.")
    rows = table.head(most).to_dict("records")
    note = f"{title}{left_out(len(table) - len(rows), 'row')}."
    head = "".join(f'<th scope="col" style="{CELL}">{escape(name)}</th>' for name in cells)
    body = "".join(f"<tr>{''.join(_cell(cell(row)) for cell in cells.values())}</tr>" for row in rows)
    least = f";min-width:{5 * len(cells)}em"  # narrower, and the page scrolls sideways
    content = f'<table style="{TABLE};width:100%{least}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    items = [", ".join(plain(row[name]) for name in table.columns[:4]) for row in rows]
    return Figure(described(title, items, rows=len(table)), note, framed(scrolling(content), note))


def _cell(content: str) -> str:
    return f'<td style="{CELL}">{content}</td>'


def words_of(column: str) -> Cell:
    """A cell with the words of a column."""

    def cell(row: Mapping[Any, Any]) -> str:
        words = plain(row[column])
        return escape(words) if len(words) <= _SHORT else wrapping(words)

    return cell


def number_of(column: str, places: int = 1) -> Cell:
    """A cell with the number of a column; "–" where there is none."""
    return lambda row: f"{row[column]:.{places}f}".replace("-", "−") if pd.notna(row[column]) else "–"


def place_of(row: Mapping[Any, Any]) -> str:
    """Where a passage stands."""
    return f"{row['start']}&#8288;–&#8288;{row['end']}"


def opening(number: str, lines: Sequence[str], rest: str = "") -> str:
    """A number that shows its passages (HTML) when it is opened, and below them how to see the rest."""
    if not lines:
        return escape(number)
    items = "".join(f'<li style="border-bottom:1px solid {GREY}">{line}</li>' for line in lines)
    more = f"<li><small>{escape(rest)}</small></li>" if rest else ""
    inner = f'<ul style="{_LINES}">{items}{more}</ul>'
    return f'<details><summary style="cursor:pointer">{escape(number)}</summary>{inner}</details>'


def uses(lines: pd.DataFrame) -> Iterable[str]:
    """Lines of kwic() as HTML, each with its place."""
    for article, left, text, right, start, end in rows_of(lines, "article", "left", "text", "right", "start", "end"):
        before = plain(one_line(left)) + " " * left[-1:].isspace()
        after = " " * right[:1].isspace() + plain(one_line(right))
        around = f"{escape(before)}<strong>{escape(plain(one_line(text)))}</strong>{escape(after)}"
        yield f'<span dir="auto">{around}</span> <small>{_place(article, start, end)}</small>'


def statements(rows: pd.DataFrame) -> Iterable[str]:
    """Rows of attributions() as HTML, each with who says it and its place."""
    columns = ("article", "speaker", "verb", "content", "start", "end")
    for article, speaker, verb, content, start, end in rows_of(rows, *columns):
        who = escape(" · ".join(isolated(plain(part)) for part in (speaker or "nobody named", verb) if part))
        said = f'<span dir="auto">{escape(plain(content))}</span>'
        yield f"{said} <small>{who} · {_place(article, start, end)}</small>"


def _place(article: str, start: int, end: int) -> str:
    return f"{escape(isolated(plain(article)))}&nbsp;{start}&#8288;–&#8288;{end}"
