"""Passages of several articles side by side: the positions of a party, and one statement in two wordings."""

from html import escape

import pandas as pd

from .figure import Figure, first, framed, need, nothing, rows_of
from .grid import CELL, SIGNS, TABLE, note
from .wording import described, left_out, many, plain, shortened

_POSITIONS = (
    "code", "issue", "definition", "article", "status", "voice", "given_by", "words", "quoted", "start", "end", "text",
)  # fmt: skip


def show_positions(table: pd.DataFrame, *, top: int = 40) -> Figure:
    """positions() as a list: each of the first `top` positions with its passages, article by article.

    Beside each passage stand the status, whose word it is, and whether that is the party itself.
    ValueError for another table, or unless `top` is at least 1.

    >>> from toolkit import load_corpus, positions
    >>> table = positions(load_corpus(), "Russia")
    >>> show_positions(table[table["issue"] == "root causes"].head(1))
    Positions: russia_root_causes in rt, reported: “a lasting peace that would address the root causes of the c…”
    (Russia, the party itself).
    """
    need(table, _POSITIONS, 'positions(corpus, "Ukraine")')
    codes = first(table.drop_duplicates("code"), top)["code"]
    rows = table[table["code"].isin(codes)]
    if rows.empty:
        return nothing("There is nothing to show: the table has no position.")
    rest = left_out(table["code"].nunique() - len(codes), "position")
    caption = f"{many(len(codes), 'position')} in {many(rows['article'].nunique(), 'article')}{rest}."
    items = [
        f"{shortened(code)} in {shortened(article)}, {status}: “{shortened(text)}” ({shortened(voice)}, {given})"
        for code, article, status, text, voice, given in rows_of(
            rows, "code", "article", "status", "text", "voice", "given_by"
        )
    ]
    body = "".join(_position(part) for _, part in rows.groupby("code", sort=False))
    return Figure(described("Positions", items, rows=len(table), most=6), caption, framed(note(caption) + _table(body)))


_HEADS = ("article", "passage", "whose word", "status")


def _table(body: str) -> str:
    head = "".join(f'<th scope="col" style="{CELL}">{name}</th>' for name in _HEADS)
    table = f'<table style="{TABLE};table-layout:auto"><thead><tr>{head}</tr></thead>{body}</table>'
    return f'<div style="overflow-x:auto">{table}</div>'


def _position(rows: pd.DataFrame) -> str:
    """One position as a group of rows under its definition."""
    head = rows.iloc[0]
    name = f"<b>{escape(plain(head['definition']))}</b> {escape(plain(head['issue']))}"
    across = f'<tr><th colspan="4" scope="rowgroup" style="{CELL};padding-top:1em;font-weight:normal">{name}</th></tr>'
    columns = ("article", "text", "voice", "given_by", "status", "start", "end", "words", "quoted")
    return f"<tbody>{across}{''.join(_passage(*row) for row in rows_of(rows, *columns))}</tbody>"


def _passage(
    article: str, text: str, voice: str, given: str, status: str, start: int, end: int, words: int, quoted: int
) -> str:
    form = f"{SIGNS[status]} {status}" + (f", {quoted} of {words} words quoted" if quoted else "")
    cells = [
        f"{escape(plain(article))}<br><small>{start}&#8288;–&#8288;{end}</small>", f"<q>{escape(plain(text))}</q>",
        escape(plain(voice)) + (f"<br><small>{escape(given)}</small>" if given != voice else ""), escape(form),
    ]  # fmt: skip
    return f"<tr>{''.join(f'<td style={CELL!r}>{cell}</td>' for cell in cells)}</tr>"
