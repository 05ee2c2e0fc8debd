"""The text itself, with its passages marked: a concordance, or a whole article."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple
from unicodedata import bidirectional

import pandas as pd

from .corpus import Article
from .figure import ACCENT, CELL, MARK, TABLE, Figure, first, framed, need, nothing, rows_of, scrolling, wrapping
from .wording import described, left_out, many, plain, shortened


def show_concordance(table: pd.DataFrame, *, top: int = 100) -> Figure:
    """The first `top` lines of kwic(), one below the other, the use in the middle.

    The end of a paragraph inside a line is shown as ¶.
    ValueError for another table, or unless `top` is at least 1.

    >>> from toolkit import kwic, load_corpus
    >>> show_concordance(kwic(load_corpus().only("rt"), "root causes", window=4))
    Lines of context: rt 2469–2480: that would address the | root causes | of the conflict. On.
    """
    need(table, _LINE, 'kwic(corpus, "war")')
    rows = first(table, top)
    if rows.empty:
        return nothing("There is nothing to show: the table has no line.")
    caption = f"{many(len(rows), 'line')} of context{left_out(len(table) - len(rows), 'line')}."
    body = "".join(_line(_reads_from_left(rows), *row) for row in rows_of(rows, *_LINE))
    order, head = "ltr" if _reads_from_left(rows) else "rtl", _head(_reads_from_left(rows))
    content = scrolling(f'<table dir="{order}" style="{TABLE};width:100%">{head}<tbody>{body}</tbody></table>')
    items = [f"{shortened(id)} {start}–{end}: {_aloud(*words)}" for id, *words, start, end in rows_of(rows, *_LINE)]
    return Figure(described("Lines of context", items, rows=len(table), most=5), caption, framed(content, caption))


def _aloud(*words: str) -> str:
    return " | ".join(plain(one_line(text)) for text in words)


_LINE = ("article", "left", "text", "right", "start", "end")
_HEADS = (("article", ";width:11%"), ("before", ""), ("use", ""), ("after", ""), ("place", ";width:10%"))
_SHORT_NAME = 16  # letters that fit the first column on a phone


def _reads_from_left(lines: pd.DataFrame) -> bool:
    """Whether the first letter that has a direction runs from left to right; a number has none, its context does."""
    texts = (text for column in ("text", "left", "right") for text in lines[column])
    kinds = (bidirectional(letter) for text in texts for letter in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") == "L"


def _alignments(from_left: bool) -> list[str]:
    """How the five cells are aligned: what stands before the use leans towards it."""
    start, end = ("left", "right") if from_left else ("right", "left")
    return [start, end, start, start, start]


def _head(from_left: bool) -> str:
    cells = (
        f'<th scope="col" style="{CELL}{width};text-align:{side}">{name}</th>'
        for (name, width), side in zip(_HEADS, _alignments(from_left), strict=True)
    )
    return f"<thead><tr>{''.join(cells)}</tr></thead>"


def _line(from_left: bool, article: str, left: str, text: str, right: str, start: int, end: int) -> str:
    before, words, after = (wrapping(one_line(part)) for part in (left, text, right))
    use = f'<mark style="{MARK};border-bottom:2px solid {ACCENT}">{words}</mark>'
    name = escape(plain(article)) if len(article) <= _SHORT_NAME else wrapping(plain(article))
    cells = [name, before, use, after, f"{start}&#8288;–&#8288;{end}"]  # no line break inside
    aligned = zip(cells, _alignments(from_left), strict=True)
    row = "".join(f'<td dir="auto" style="{CELL};text-align:{side}">{cell}</td>' for cell, side in aligned)
    return f"<tr>{row}</tr>"


def one_line(text: str) -> str:
    """A passage on one line, with ¶ where a paragraph ends."""
    return re.sub(r"\s+", lambda space: " ¶ " if "\n" in space[0] else " ", text).strip(" ")


def show_in_text(article: Article, table: pd.DataFrame, *, label: str | None = None) -> Figure:
    """A whole article with the passages of a table marked and numbered in the table's order.

    Any table with the columns article, start, end will do; `label` names a column to show with each number.
    Of shared_passages(), both sides count: article and other; of attributions(), the pieces of a statement. Rows of
    other articles are left out. Where marks overlap, the number stands at both ends: so is a voice inside another one.

    ValueError for another table, or a passage outside the text.

    >>> from toolkit import kwic, load_corpus
    >>> rt = load_corpus()["rt"]
    >>> show_in_text(rt, kwic(load_corpus(), "root causes"))
    The article rt with marked passages: 1 “root causes” (2469–2480).
    """
    if not isinstance(article, Article):
        raise ValueError(f'show_in_text needs one article, such as corpus["rt"], not {type(article).__name__}.')
    need(table, ["article", "start", "end", *([label] if label else [])], 'kwic(corpus, "war")')
    # first_mentions() has rows without a place, for what an article does not mention.
    table = table.dropna(subset=["start", "end"], how="all")
    own = _own_rows(article.id, table)
    marks = _marks(article, own, label)
    caption = _text_caption(article, len(marks), len(table) - len(own), _overlapping(article, marks))
    items = [f"{name} “{shortened(article.text[start:end])}” ({start}–{end})" for start, end, name in marks]
    start = f"The article {shortened(article.id)} with marked passages"
    alt = described(start, items, rows=len(marks)) if marks else caption
    content = f'<div class="article-text" style="{_TEXT}">{_marked_text(article, marks)}</div>'
    return Figure(alt, caption, framed(content, caption))


Mark = tuple[int, int, str]  # start, end, number and label
_TEXT = "max-width:44em;line-height:1.75;overflow-wrap:break-word"
_PARTS = {
    "headline": "font-size:1.4em;line-height:1.4;font-weight:bold",
    "standfirst": "font-size:1.1em;font-style:italic",
    "subhead": "font-weight:bold;padding-top:0.6em",
    "body": "",
}
_NUMBER = "font-size:0.75em;font-weight:bold;font-style:normal;line-height:1;padding:0 0.15em"


def _own_rows(id: str, table: pd.DataFrame) -> pd.DataFrame:
    """The rows about one article, in the table's order; a shared passage is about two."""
    first = table[table["article"] == id]
    if not {"other", "other_start", "other_end"} <= set(table.columns):
        return first
    second = table[table["other"] == id].assign(
        article=id, start=lambda rows: rows["other_start"], end=lambda rows: rows["other_end"]
    )
    return pd.concat([first, second]).sort_index(kind="stable")


def _marks(article: Article, rows: pd.DataFrame, label: str | None) -> list[Mark]:
    """The passages to mark, each with its number and, if asked for, its label."""
    marks, length = [], len(article.text)
    names = rows[label].tolist() if label else [""] * len(rows)
    for number, (pieces, name) in enumerate(zip(_passages(rows), names, strict=True), 1):
        for start, end in pieces:
            if not 0 <= start <= end <= length:
                raise ValueError(f"{article.id} has {length} characters; there is no passage from {start} to {end}.")
            marks.append((int(start), int(end), f"{number} {plain(name)}".strip()))
    return marks


def _passages(rows: pd.DataFrame) -> Iterable[Iterable[tuple[int, int]]]:
    """What to mark for each row: of a statement that is interrupted, its pieces; else from start to end."""
    return rows["pieces"] if "pieces" in rows.columns else ([span] for span in rows_of(rows, "start", "end"))


def _text_caption(article: Article, marked: int, others: int, overlapping: set[int]) -> str:
    id, rest = shortened(article.id), f"; {many(others, 'row')} on other articles left out" if others else ""
    if not marked:
        return f"The whole text of {id}, nothing marked, since no row of the table is about this article{rest}."
    both = "; where marks overlap, the number stands at both ends" if overlapping else ""
    return f"The whole text of {id}, {many(marked, 'passage')} marked{both}{rest}."


def _marked_text(article: Article, marks: list[Mark]) -> str:
    """The paragraphs as HTML. Without the numbers, its letters are those of the article's text."""
    parts = article.parts
    kinds, begins = parts["kind"].tolist() or ["body"], [0, *parts["start"].tolist()[1:]]
    overlapping, inside = _overlapping(article, marks), defaultdict(list)
    for piece in _pieces(len(article.text), marks, {*begins, *parts["end"]}):
        paragraph = bisect_right(begins, piece.start) - 1
        resumed = paragraph > 0 and piece.start == begins[paragraph]
        inside[paragraph].append(_piece_html(article.text, marks, piece, overlapping, resumed))
    return "".join(
        f'<p dir="auto" class="{kind}" style="margin:0 0 0.8em;{_PARTS[kind]}">{"".join(inside[number])}</p>'
        for number, kind in enumerate(kinds)
    )


class Piece(NamedTuple):
    """A stretch of text in which no mark begins or ends, and the marks (their places in the list) that cover it."""

    start: int
    end: int
    opened: list[int]
    covering: list[int]


def _pieces(length: int, marks: list[Mark], breaks: Iterable[int]) -> Iterator[Piece]:
    """The whole text in pieces, cut where a mark begins or ends and at the breaks."""
    opened = defaultdict(list)
    for number, (start, _, _) in enumerate(marks):
        opened[start].append(number)
    cuts = sorted({0, length, *breaks, *(place for mark in marks for place in mark[:2])})
    covering: list[int] = []
    for start, end in pairwise([*cuts, length]):
        covering = [number for number in [*covering, *opened[start]] if marks[number][1] > start]
        yield Piece(start, end, opened[start], covering)


def _overlapping(article: Article, marks: list[Mark]) -> set[int]:
    pieces = _pieces(len(article.text), marks, ())
    return {number for piece in pieces if len(piece.covering) > 1 for number in piece.covering}


def _piece_html(text: str, marks: list[Mark], piece: Piece, overlapping: set[int], resumed: bool) -> str:
    number_only = [f"…{marks[n][2].split(' ')[0]}" for n in piece.covering if resumed and n not in piece.opened]
    opening = "".join(map(_number, [*number_only, *(marks[n][2] for n in piece.opened)]))
    closed = [n for n in piece.covering if marks[n][1] == piece.end]
    closing = "".join(_number(marks[n][2].split(" ")[0] + "⌋") for n in closed if n in overlapping)
    letters = _letters(text[piece.start : piece.end])
    if not piece.covering or not letters.strip():  # the space between paragraphs is not drawn as marked
        return (_mark(opening, 1) if opening else "") + letters + closing
    edges = (";border-left:2px solid" if piece.opened else "") + (";border-right:2px solid" if closed else "")
    return _mark(opening + letters + closing, len(piece.covering), edges.replace("solid", f"solid {ACCENT}"))


def _mark(content: str, depth: int, edges: str = "") -> str:
    line = {1: "2px solid", 2: "4px double"}.get(depth, "6px double")
    return f'<mark style="{MARK};border-bottom:{line} {ACCENT}{edges}">{content}</mark>'


def _number(words: str) -> str:
    return f'<sup class="mark-number" style="{_NUMBER}">{escape(words)}</sup>'


def _letters(text: str) -> str:
    return escape(text).replace("\r", "&#13;")  # a browser would read the character itself as a line end
