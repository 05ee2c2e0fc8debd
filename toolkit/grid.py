"""Tables that open: points and days in rows, articles in columns, and behind each cell its passage."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from .figure import CELL, FULL, MARK, Figure, cited, first, framed, need, nothing, rows_of, scrolling
from .wording import described, isolated, left_out, listed, many, plain, shortened

SIGNS = {"quoted": "“ ”", "reported": "●", "variant": "◐", "contradicted": "✕", "absent": "–", "not coded": "?"}
_MEANT = {
    "quoted": "in quotation marks", "reported": "in other words", "variant": "with another value, strength or scope",
    "contradicted": "the opposite is said, or only a denial", "absent": "not there", "not coded": "nobody has decided",
}  # fmt: skip
_OPEN = f"overflow-wrap:break-word;{MARK};padding:0.3em"
_POINT = ("code", "issue", "definition", "article", "shown", "voice", "start", "end", "text")


def show_coverage(table: pd.DataFrame, *, top: int = 100) -> Figure:
    """coverage() as a grid: the first `top` points in rows, articles in columns; each cell opens its passage.

    A sign and a word say what is there, so that no colour is needed; a click, or Enter, opens the passage, whose word
    it is, and its place.
    ValueError for another table, or unless `top` is at least 1.

    >>> from toolkit import coverage, load_corpus
    >>> table = coverage(load_corpus().only("rt", "alliance"))
    >>> show_coverage(table[table["code"] == "russia_neutral_ukraine"])
    Grid of 1 point: rt 1 reported and 0 absent; alliance 0 reported and 1 absent.
    """
    need(table, _POINT, "coverage(corpus)")
    codes = first(table.drop_duplicates("code"), top)["code"]
    rows = _by_issue(table[table["code"].isin(codes)])
    if rows.empty:
        return nothing("There is nothing to show: the table has no point.")
    articles = list(dict.fromkeys(rows["article"]))
    rest = left_out(table["code"].nunique() - len(codes), "point")
    caption = f"{many(len(codes), 'point')} in {many(len(articles), 'article')} ({_legend(rows['shown'])}){rest}."
    content = grid(_lines(rows, articles), articles, "point")
    return Figure(_counted(rows, articles, len(codes)), caption, framed(content, caption))


def _by_issue(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with each issue in one place, at its first code."""
    place = {issue: number for number, issue in enumerate(dict.fromkeys(rows["issue"]))}
    return rows.loc[rows["issue"].map(place).sort_values(kind="stable").index]


def _counted(rows: pd.DataFrame, articles: Iterable[str], points: int) -> str:
    """How many points of each kind every article has."""
    kinds = [sign for sign in SIGNS if sign in set(rows["shown"])]
    items = []
    for article in articles:
        counts = Counter(rows[rows["article"] == article]["shown"])
        items.append(f"{shortened(article)} {listed(f'{counts[kind]} {kind}' for kind in kinds)}")
    return described(f"Grid of {many(points, 'point')}", items, rows=len(items), most=20)


def _legend(shown: Iterable[str]) -> str:
    used = [kind for kind in SIGNS if kind in set(shown)]
    return "; ".join(f"{SIGNS[kind]} {kind}: {_MEANT[kind]}" for kind in used)


class Line(NamedTuple):
    """A row of a grid: its group, the point, its name in the table, and a cell (HTML) for each article."""

    group: str
    point: str
    name: str
    cells: list[str]


def _lines(rows: pd.DataFrame, articles: list[str]) -> list[Line]:
    lines = []
    for code, part in rows.groupby("code", sort=False):
        cells = {row[0]: _cell(*row) for row in rows_of(part, "article", "shown", "voice", "start", "end", "text")}
        head = part.iloc[0]
        lines.append(Line(head["issue"], head["definition"], str(code), [cells.get(id, "") for id in articles]))
    return lines


def _cell(article: str, shown: str, voice: str, start: object, end: object, text: str) -> str:
    sign = f"{SIGNS.get(shown, '')} {shown}".strip().replace(" ", "\u00a0")  # a sign stays beside its word
    if not text:
        return escape(sign)
    return opened(sign, cited(text), f"{isolated(plain(voice))} · {isolated(plain(article))} {start}–{end}")


def opened(summary: str, passage: str, remark: str) -> str:
    """A cell that shows its passage, as HTML, when it is opened."""
    inner = f'<div style="{_OPEN}">{passage}<br><small>{escape(remark)}</small></div>'
    return f'<details><summary style="cursor:pointer">{escape(summary)}</summary>{inner}</details>'


def grid(lines: Sequence[Line], articles: Sequence[str], corner: str, *, width: int = 28) -> str:
    """The table as HTML: names of articles on top, a heading before each group; `width` is the first column's, in %."""
    names = "".join(f'<th scope="col" style="{CELL}">{escape(plain(name))}</th>' for name in articles)
    head = f'<th scope="col" style="{CELL};width:{width}%">{escape(corner)}</th>{names}'
    body = []
    for group, part in groupby(lines, key=lambda line: line.group):
        if group:
            across = f'colspan="{len(articles) + 1}" scope="rowgroup"'
            body.append(f'<tr><th {across} style="{CELL};padding-top:1em">{escape(plain(group))}</th></tr>')
        body += [_row(line) for line in part]
    least = f"min-width:{14 + 7.5 * len(articles):g}em"  # narrower, and the page scrolls sideways
    table = f'<table style="{FULL};{least}"><thead><tr>{head}</tr></thead><tbody>{"".join(body)}</tbody></table>'
    return scrolling(table)


def _row(line: Line) -> str:
    name = f'<br><code style="font-size:0.85em">{escape(plain(line.name))}</code>' if line.name else ""
    head = f'<th scope="row" style="{CELL};font-weight:normal;width:auto">{escape(plain(line.point))}{name}</th>'
    cells = "".join(f'<td style="{CELL}">{cell}</td>' for cell in line.cells)
    return f"<tr>{head}{cells}</tr>"
