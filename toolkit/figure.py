"""What every show_… function gives: a figure with its description in words, and the one look they share."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

import pandas as pd

from .search import check_size
from .wording import listed, many, plain

INK, QUIET, ACCENT, GREY, PAPER = "#1f2328", "#57606a", "#0b6e69", "#848b92", "#ffffff"
PALE = "#d9ecea"  # behind a marked passage, always with ink on it
MARK = f"background-color:{PALE};color:{INK}"
HAIRLINE = "#d5d9dd"  # only where nothing has to be read from it

TABLE = "border-collapse:collapse;table-layout:auto;font-size:0.9em;line-height:1.4;margin:0"
FULL = f"{TABLE};width:100%;table-layout:fixed"
CELL = (
    f"padding:0.35em 0.3em;vertical-align:top;text-align:left;overflow-wrap:break-word;border-bottom:1px solid {GREY}"
)
_NUMBER = ";text-align:right;font-variant-numeric:tabular-nums"


@dataclass(frozen=True, repr=False)
class Figure:
    """A picture or a marked text that a notebook shows, and what it says in plain words.

    alt       the description: what a screen reader reads, and what `print` shows
    caption   one sentence made from the table
    svg       the drawing; empty where the figure is text

    >>> Figure("One bar: war 12 uses.", "Uses of 1 word.", "<p>war</p>")
    One bar: war 12 uses.
    """

    alt: str
    caption: str
    markup: str
    svg: str = ""

    def __repr__(self) -> str:
        return self.alt

    def _repr_html_(self) -> str:
        return self.markup

    def save(self, path: str | Path) -> None:
        """Write the drawing (.svg) or a page of its own (.html).

        ValueError for another ending, or for .svg where there is no drawing.
        """
        ending = Path(path).suffix.lower()
        if ending not in (".svg", ".html"):
            raise ValueError(f"A figure is saved as .svg or .html, not as {Path(path).name!r}.")
        if ending == ".svg" and not self.svg:
            raise ValueError("This figure has no drawing. Save it as .html.")
        text = self.svg if ending == ".svg" else _page(self)
        Path(path).write_bytes(text.encode("utf-8", "xmlcharrefreplace"))


# Elsewhere a figure takes the colours of the page it stands on: the notebook's theme, light or dark.
_STYLE = f"""
:root {{ color-scheme: light dark }}
body {{ max-width: 60em; margin: 1em auto; padding: 0 1em; font-family: sans-serif; color: {INK}; background: {PAPER} }}
:focus-visible {{ outline: 3px solid {ACCENT}; outline-offset: 2px }}
@media (prefers-color-scheme: dark) {{
  body {{ color: #e6e8ea; background: #15181b }}
  :focus-visible {{ outline-color: #e6e8ea }}
}}
"""


def _page(figure: Figure) -> str:
    """A page of its own. The caption's first words are its heading, so that it is read once."""
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    head += f"<title>{escape(figure.caption.removesuffix('.'))}</title>\n<style>{_STYLE}</style>"
    headed = figure.markup.replace(note(figure.caption), note(figure.caption, "h1"), 1)
    body = f"<body><main>{headed}</main></body>"
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>{head}</head>\n{body}\n</html>\n'


# A sanitised (untrusted) notebook keeps <img>, <details>, style="…" and class; it drops <svg>, <style>, role, aria-…
def framed(content: str, caption: str = "") -> str:
    """HTML content under its caption as one <figure>: what is read or seen first says what follows."""
    return f'<figure style="margin:0.5em 0;max-width:100%">{note(caption) if caption else ""}{content}</figure>'


def note(caption: str, tag: str = "b") -> str:
    """A caption, its first words in bold: what is shown, before the numbers."""
    lead, rest = re.fullmatch(r"(.+?)((?: \(|[;:] |\.$).*|)", caption, flags=re.S).groups()  # type: ignore[union-attr]
    look = "display:inline;font-size:1em;font-weight:bold;margin:0;padding:0"
    return (
        f'<figcaption style="margin-bottom:0.5em;max-width:44em;overflow-wrap:break-word">'
        f'<{tag} style="{look}">{escape(lead)}</{tag}>{escape(rest)}</figcaption>'
    )


def scrolling(content: str) -> str:
    """Content that scrolls sideways where a page is narrow, with the arrow keys, too."""
    return f'<div style="overflow-x:auto" tabindex="0" role="group" aria-label="table">{content}</div>'


def wrapping(words: str) -> str:
    """Words as HTML that wraps even inside a very long one, so that no table is wider than its page.

    >>> wrapping("talks < Donaudampfschifffahrt")
    'talks<wbr> <wbr>&lt;<wbr> <wbr>Donaudampfsc<wbr>hifffahrt'
    """
    return "<wbr>".join(map(escape, re.findall(r"[^\s_]{1,12}_*|_{1,12}|\s+|^$", words)))


def direction(text: str) -> str:
    """The attribute of an element that holds a text written from right to left; nothing for any other.

    >>> direction("שלום, Anna"), direction("Anna, שלום")
    (' dir="rtl"', '')
    """
    first = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return "" if first == "L" else ' dir="rtl"'


def cited(text: str) -> str:
    """A passage on one line as HTML."""
    return f"<q{direction(text)}>{escape(plain(text))}</q>"


def chart(alt: str, caption: str, svg: str, table: str) -> Figure:
    """A drawing as a figure: an image with its description under the caption, and the table behind it (HTML)."""
    source = "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
    look = f"display:block;max-width:100%;height:auto;background-color:{PAPER}"
    image = f'<img alt="{escape(alt)}" src="{source}" style="{look}">'
    return Figure(alt, caption, framed(image + table, caption), svg)


Form = Callable[[Any], str]


def whole(number: float) -> str:
    return f"{number:,.0f}"


def yes_no(answer: object) -> str:
    return "yes" if answer else "no"


def behind(rows: pd.DataFrame, forms: Mapping[str, Form], total: int) -> str:
    """The rows of a chart as a table that opens by a click, or by Tab and Enter.

    `forms` names its columns and writes their values, rounded as in the chart; `total` is how many rows there are in
    all. What is written of numbers stands on the right.
    """
    sides = [_NUMBER if pd.api.types.is_numeric_dtype(rows[column]) else "" for column in forms]
    heads = (f'<th scope="col" style="{CELL}{side}">{column}</th>' for column, side in zip(forms, sides, strict=True))
    body = "".join(_row(row, [*forms.values()], sides) for row in rows_of(rows, *forms))
    table = f'<table style="{TABLE}"><thead><tr>{"".join(heads)}</tr></thead><tbody>{body}</tbody></table>'
    rest = f'<p style="margin:0.5em 0">{many(total - len(rows), "more row")} in the table.</p>'
    summary = '<summary style="cursor:pointer">The table behind this chart</summary>'
    inner = scrolling(table) + (rest if total > len(rows) else "")
    return f'<details style="margin-top:0.5em">{summary}{inner}</details>'


def _row(row: Iterable[Any], forms: Iterable[Form], sides: Iterable[str]) -> str:
    """One row, headed by its first cell."""
    first, *others = (
        (wrapping(plain(form(value))), f'style="{CELL}{side};font-weight:normal"')
        for value, form, side in zip(row, forms, sides, strict=True)
    )
    cells = "".join(f"<td {look}>{words}</td>" for words, look in others)
    return f'<tr><th scope="row" {first[1]}>{first[0]}</th>{cells}</tr>'


def nothing(reason: str) -> Figure:
    """The figure of an empty table: a sentence."""
    return Figure(reason, reason, framed("", reason))


def need(table: object, columns: Iterable[str], maker: str) -> pd.DataFrame:
    """The table itself. ValueError if it is no table, or lacks a column; `maker` makes such tables."""
    if not isinstance(table, pd.DataFrame):
        raise ValueError(f"This is drawn from a table, such as {maker} makes, not from {type(table).__name__}.")
    missing = [repr(column) for column in columns if column not in table.columns]
    if missing:
        there = ", ".join(map(str, table.columns)) or "none"
        raise ValueError(f"The table has no column {listed(missing)}; {maker} makes such a table. It has: {there}.")
    return table


def first(table: pd.DataFrame, top: int) -> pd.DataFrame:
    """The first rows of a table. ValueError unless `top` is at least 1."""
    check_size("top", top, 1)
    return table.head(top)


def rows_of(table: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table as plain tuples of these columns."""
    return table[list(columns)].itertuples(index=False, name=None)
