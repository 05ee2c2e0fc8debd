"""Passages of several articles side by side: the positions of a party, and one statement in two wordings."""

from collections.abc import Hashable, Iterable
from html import escape
from typing import Any

import pandas as pd

from .figure import ACCENT, CELL, FULL, MARK, TABLE, Figure, cited, first, framed, need, nothing, rows_of, scrolling
from .grid import SIGNS
from .wording import described, isolated, left_out, many, plain, shortened

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
    return Figure(described("Positions", items, rows=len(table), most=6), caption, framed(_table(body), caption))


_HEADS = ("article", "passage", "whose word", "status")


def _table(body: str) -> str:
    head = "".join(f'<th scope="col" style="{CELL}">{name}</th>' for name in _HEADS)
    table = f'<table style="{TABLE};width:100%"><thead><tr>{head}</tr></thead>{body}</table>'
    return scrolling(table)


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
        f"{escape(plain(article))}<br><small>{start}&#8288;–&#8288;{end}</small>", cited(text),
        escape(plain(voice)) + (f"<br><small>{escape(given)}</small>" if given != voice else ""), escape(form),
    ]  # fmt: skip
    return f"<tr>{''.join(f'<td style={CELL!r}>{cell}</td>' for cell in cells)}</tr>"


_VARIANTS = (
    "article", "start", "end", "other", "other_start", "other_end", "kind", "speaker", "other_speaker", "difference",
    "text", "other_text", "changes",
)  # fmt: skip
_NAMED = {
    "replaced": "other word", "moved": "moved", "spelling": "other spelling", "interrupted": "interrupts",
}  # fmt: skip


def show_variants(table: pd.DataFrame, *, top: int = 12) -> Figure:
    """quote_variants() side by side: the first `top` pairs, with a word behind each difference that says what it is.

    *Only here*, *other word*, *moved*, *other spelling*, *added by the article* (in square brackets), *interrupts* and
    *stands for words* (an ellipsis) stand behind the words they speak of, on the side where these are.
    ValueError for another table, or unless `top` is at least 1.

    >>> from toolkit import load_corpus, quote_variants
    >>> show_variants(quote_variants(load_corpus()).tail(1))
    Quotations side by side: unsigned_1 and unsigned_2, reworded: The Russian side, as agreed, {|has} promptly
    developed a {|relevant} memorandum {that sets out|which outlines} our position on all aspects of {reliably|}
    overcoming the root causes of the crisis.
    """
    need(table, _VARIANTS, "quote_variants(corpus)")
    rows = first(table, top)
    if rows.empty:
        return nothing("There is nothing to show: no quotation has a second wording.")
    caption = f"{many(len(rows), 'pair')} of quotations{left_out(len(table) - len(rows), 'pair')}."
    items = [
        f"{shortened(article)} and {shortened(other)}, {kind}: {plain(difference)}"
        for article, other, kind, difference in rows_of(rows, "article", "other", "kind", "difference")
    ]
    body = "".join(_pair(row) for row in rows.to_dict("records"))
    alt = described("Quotations side by side", items, rows=len(table), most=4)
    return Figure(alt, caption, framed(scrolling(body), caption))


def _pair(row: dict[Hashable, Any]) -> str:
    """One pair as a table of two columns."""
    sides = [_side(row, number, prefix) for number, prefix in enumerate(("", "other_"), 1)]
    heads, cells = ("".join(parts) for parts in zip(*sides, strict=True))
    title = f'<caption style="text-align:left;padding:0.5em 0">{escape(row["kind"])}</caption>'
    body = f"<thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody>"
    return f'<table style="{FULL};min-width:34em;margin-bottom:1em">{title}{body}</table>'


def _side(row: dict[Hashable, Any], number: int, prefix: str) -> tuple[str, str]:
    """Head and cell of one passage: whose it is, and the words with their differences."""
    article, speaker = plain(row[prefix.removesuffix("_") or "article"]), plain(row[f"{prefix}speaker"])
    start, end, text = row[f"{prefix}start"], row[f"{prefix}end"], row[f"{prefix}text"]
    whose = ", ".join(map(isolated, filter(None, (article, speaker))))
    named = f"{escape(whose)} <small>{start}&#8288;–&#8288;{end}</small>"
    marks = [
        (*change[number], _name(change[0], number, text[change[number][0] - start :])) for change in row["changes"]
    ]
    words = _marked(text, start, [mark for mark in marks if mark[0] < mark[1]])
    return f'<th scope="col" style="{CELL};width:50%">{named}</th>', f'<td dir="auto" style="{CELL}">{words}</td>'


def _name(kind: str, number: int, words: str) -> str:
    """What a difference is on one side (1 or 2), which has these words."""
    if kind == "brackets":
        return "added by the article" if words.startswith("[") else "in brackets there"
    if kind in ("only here", "only there"):
        return "only here" if (kind == "only here") == (number == 1) else "stands for words"
    return _NAMED.get(kind, kind)


def _marked(text: str, begin: int, marks: Iterable[tuple[int, int, str]]) -> str:
    """A passage as HTML, each difference underlined and named."""
    pieces, place = [], 0
    for start, end, name in sorted(marks):
        left, right = max(start - begin, place), min(end - begin, len(text))
        if left < right:
            label = f'<sup style="font-size:0.75em;font-style:italic"> {escape(name)}</sup>'
            words = f'<mark style="{MARK};border-bottom:2px solid {ACCENT}">{escape(text[left:right])}{label}</mark>'
            pieces += [escape(text[place:left]), words]
            place = right
    return "".join([*pieces, escape(text[place:])])
