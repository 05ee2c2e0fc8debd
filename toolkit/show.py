"""One result table in, one accessible figure out: a drawing, or the text itself with its passages marked."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import bidirectional

import pandas as pd

from .corpus import Article
from .figure import (
    ACCENT,
    FILLS,
    GREY,
    HAIRLINE,
    INK,
    PALE,
    PAPER,
    QUIET,
    Figure,
    bare,
    chart,
    described,
    draw,
    first,
    fitted,
    framed,
    listed,
    many,
    measure,
    named,
    need,
    nothing,
    plain,
    room,
    write,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_BAR = 0.66  # of a row


def show_frequencies(table: pd.DataFrame, *, top: int = 20) -> Figure:
    """The first `top` rows of frequencies() or ngrams() as bars, each with its number of uses.

    ValueError for another table, or unless `top` is at least 1.

    >>> from toolkit import frequencies, function_words, load_corpus
    >>> show_frequencies(frequencies(load_corpus(), skip=function_words()), top=2)
    Bars: ukraine 29 uses in 5 articles; said 26 uses in 5 articles; and 690 more in the table.
    """
    maker = "frequencies(corpus) or ngrams(corpus)"
    word = "ngram" if isinstance(table, pd.DataFrame) and "ngram" in table.columns else "token"
    need(table, [word, "count", "articles", "rate"], maker)
    rows = first(table.rename(columns={word: "word"}), top)
    if rows.empty:
        return nothing("There is nothing to draw: no word is in the table.")
    svg = draw(draw_frequencies, rows, lines=len(rows), left=room(_phrase(word) for word in rows["word"]))
    items = [f"{named(word)} {_uses(*found)}" for word, *found in _rows(rows, "word", "count", "articles")]
    thing = "word" if word == "token" else "phrase"
    return chart(described("Bars", items, rows=len(table)), _frequencies_caption(rows, len(table), thing), svg)


def draw_frequencies(axes: "Axes", table: pd.DataFrame) -> None:
    """One bar per row, as long as its count."""
    bare(axes, len(table))
    labels = [f"{count:,} in {many(articles, 'article')}" for count, articles in _rows(table, "count", "articles")]
    _scale(axes, table["count"].max(), room(labels))
    for row, (word, count) in enumerate(_rows(table, "word", "count")):
        axes.barh(row, count, height=_BAR, color=ACCENT)
        write(axes, count, row, labels[row], shift=5)
        write(axes, 0, row, _phrase(word), shift=-6, ha="right")
    axes.axvline(0, color=INK, linewidth=1)


def _phrase(words: str) -> str:
    return fitted(words, 170)  # runs of words need more room than words


def _frequencies_caption(rows: pd.DataFrame, total: int, thing: str) -> str:
    most = rows.sort_values("count", ascending=False, kind="stable").head(1)
    word, count, articles, rate = next(_rows(most, "word", "count", "articles", "rate"))
    led = f"{named(word)} ({_uses(count, articles)}, {rate:.1f} per 1,000 words)"
    told = f"Uses of {many(len(rows), thing)}, led by {led}" if len(rows) > 1 else led
    return f"{told}{_left_out(total - len(rows), thing)}."


def show_rates(table: pd.DataFrame, *, top: int = 20) -> Figure:
    """rates() as bars: for each of the first `top` articles one bar per word, as long as its uses per 1,000 words.

    ValueError for another table, or unless `top` is at least 1.

    >>> from toolkit import load_corpus, rates
    >>> show_rates(rates(load_corpus().only("rt", "alliance"), "war"))
    Bars of uses per 1,000 words: war in rt 0; war in alliance 7.5 (3 uses).
    """
    need(table, ["word", "article", "count", "rate"], 'rates(corpus, "war")')
    articles = first(table.drop_duplicates("article"), top)["article"]
    rows = table[table["article"].isin(articles)]
    if rows.empty:
        return nothing("There is nothing to draw: no word is in the table.")
    lines = len(rows) + _GAP * len(articles)
    svg = draw(draw_rates, rows, lines=lines, left=room(map(fitted, articles)))
    found = _rows(rows, "word", "article", "rate", "count")
    items = [f"{named(word)} in {named(article)} {_rate(rate, count)}" for word, article, rate, count in found]
    alt = described("Bars of uses per 1,000 words", items, rows=len(table), most=18)
    return chart(alt, _rates_caption(rows, table["article"].nunique()), svg)


_GAP = 0.7  # of a row, between two articles


def draw_rates(axes: "Axes", table: pd.DataFrame) -> None:
    """For each article one bar per row, as long as its rate; each word keeps its fill."""
    fills = {word: FILLS[number % len(FILLS)] for number, word in enumerate(table["word"].unique())}
    bare(axes, len(table) + _GAP * table["article"].nunique())
    words = _rows(table, "word", "rate", "count")
    _scale(axes, table["rate"].max(), room(_rate_label(*row) for row in words))
    begin = _GAP / 2
    for article, rows in table.groupby("article", sort=False):
        write(axes, 0, begin + (len(rows) - 1) / 2, fitted(str(article)), shift=-8, ha="right")
        axes.plot([0, 0], [begin - 0.5, begin + len(rows) - 0.5], color=INK, linewidth=1)
        for row, (word, rate, count) in enumerate(_rows(rows, "word", "rate", "count")):
            face, hatch = fills[word]
            axes.barh(begin + row, rate, height=_BAR, facecolor=face, hatch=hatch, edgecolor=INK, linewidth=0.8)
            write(axes, rate, begin + row, _rate_label(word, rate, count), shift=5)
        begin += len(rows) + _GAP


def _rate_label(word: str, rate: float, count: int) -> str:
    return f"{fitted(word)} {_rate(rate, count)}"


def _rate(rate: float, count: int) -> str:
    return f"{rate:.1f} ({many(count, 'use')})" if count else "0"


def _rates_caption(rows: pd.DataFrame, articles: int) -> str:
    words, drawn = [named(word) for word in rows["word"].unique()], rows["article"].nunique()
    most = rows.sort_values("rate", ascending=False, kind="stable").head(1)
    word, article, rate, count = next(_rows(most, "word", "article", "rate", "count"))
    peak = f"the highest rate is {rate:.1f}, of {named(word)} in {named(article)} ({many(count, 'use')})"
    peak = peak if count else "none of them is used"
    rest = f"; {many(articles - drawn, 'more article')} in the table" if articles > drawn else ""
    return f"Uses of {_several(words)} per 1,000 words in {many(drawn, 'article')}; {peak}{rest}."


def _several(words: list[str]) -> str:
    return listed(words) if len(words) <= 6 else listed([*words[:5], f"{len(words) - 5} other words"])


def show_keyness(table: pd.DataFrame, *, top: int = 15) -> Figure:
    """The `top` words at either end of keyness(), as bars to both sides of 0.

    Hollow bars stand on fewer than 5 expected uses; hatched ones change direction when one article is left out.
    ValueError for another table, or unless `top` is at least 1.

    >>> from toolkit import keyness, load_corpus
    >>> table = keyness(load_corpus(), "rt")
    >>> show_keyness(table[table["token"].isin(["kiev", "trump"])])  # doctest: +NORMALIZE_WHITESPACE
    Bars of log ratio: kiev +3.2 (4 in the target, 2 elsewhere, few expected);
    trump −2.9 (0 in the target, 17 elsewhere, few expected).
    """
    need(table, ["token", "count", "other_count", "log_ratio", "few_expected", "steady"], 'keyness(corpus, "rt")')
    ranked = table.sort_values("log_ratio", ascending=False, kind="stable")
    more, less = first(ranked[ranked["log_ratio"] > 0], top), ranked[ranked["log_ratio"] < 0].tail(top)
    rows = pd.concat([more, less])
    if rows.empty:
        return nothing("There is nothing to draw: no word is used more, or less, than in the other articles.")
    svg = draw(draw_keyness, rows, lines=len(rows) + 1, below=len(_kinds(rows)) * 0.9 + 0.3)
    alt = described("Bars of log ratio", _keyness_items(rows), rows=len(table), most=30)
    doubtful = int((rows["few_expected"].astype(bool) | ~rows["steady"].astype(bool)).sum())
    return chart(alt, _keyness_caption(len(more), len(less), len(table), doubtful), svg)


_KINDS = {  # (few_expected, steady) -> face, hatch, meaning
    (False, True): (ACCENT, "", "solid: enough uses, and steady"),
    (True, True): (PAPER, "", "hollow: fewer than 5 uses expected"),
    (False, False): (GREY, "////", "hatched: side changes if one article is left out"),
    (True, False): (PAPER, "////", "hollow and hatched: both"),
}


def draw_keyness(axes: "Axes", table: pd.DataFrame) -> None:
    """One bar per row from 0 to its log ratio, the word on the other side of 0, and what the fills mean below."""
    bare(axes, len(table))
    axes.set_ylim(len(table) - 0.5, -1.5)
    _two_sided_scale(axes, table)
    for row, (word, ratio, count, other, few, steady) in enumerate(_rows(table, *_KEYNESS)):
        face, hatch, _ = _KINDS[bool(few), bool(steady)]
        side = 1 if ratio > 0 else -1
        axes.barh(row, ratio, height=_BAR, facecolor=face, hatch=hatch, edgecolor=INK, linewidth=0.9)
        write(axes, ratio, row, _ratio_label(ratio, count, other), shift=5 * side, ha="left" if ratio > 0 else "right")
        write(axes, 0, row, fitted(word), shift=-6 * side, ha="right" if ratio > 0 else "left")
    write(axes, 0, -1, "← less in the target", shift=-6, ha="right", color=QUIET)
    write(axes, 0, -1, "more in the target →", shift=6, color=QUIET)
    axes.axvline(0, color=INK, linewidth=1)
    _legend(axes, _kinds(table))


_KEYNESS = ("token", "log_ratio", "count", "other_count", "few_expected", "steady")


def _kinds(table: pd.DataFrame) -> list[tuple[str, str, str]]:
    """The fills that occur in the table, with their meaning."""
    there = {(bool(few), bool(steady)) for few, steady in _rows(table, "few_expected", "steady")}
    return [look for kind, look in _KINDS.items() if kind in there]


def _legend(axes: "Axes", kinds: list[tuple[str, str, str]]) -> None:
    from matplotlib.patches import Patch

    handles = [Patch(facecolor=face, hatch=hatch, edgecolor=INK, label=words) for face, hatch, words in kinds]
    axes.figure.legend(handles=handles, loc="lower left", frameon=False, borderpad=0.2)


def _two_sided_scale(axes: "Axes", table: pd.DataFrame) -> None:
    """Limits that leave room on each side for its longest bar with its number, or its longest word."""
    more, less = table[table["log_ratio"] > 0], table[table["log_ratio"] < 0]
    right, left = more["log_ratio"].max() if len(more) else 0.0, -less["log_ratio"].min() if len(less) else 0.0
    number = room(_ratio_label(*row) for row in _rows(table, "log_ratio", "count", "other_count"))
    word_left = max(room(map(fitted, more["token"])), _HEADING)
    word_right = max(room(map(fitted, less["token"])), _HEADING)
    space = measure(axes)
    scale = min(
        (space - 2 * number) / (left + right),
        (space - word_left - number) / right if right else space,
        (space - word_right - number) / left if left else space,
    )
    axes.set_xlim(-max(word_left / scale, left + number / scale), max(word_right / scale, right + number / scale))


_HEADING = 160.0  # points that the words above the bars need on either side


def _ratio_label(ratio: float, count: int, other: int) -> str:
    return f"{_signed(ratio)} ({count:,} : {other:,})"


def _signed(ratio: float) -> str:
    return f"{ratio:+.1f}".replace("-", "−")


def _keyness_items(rows: pd.DataFrame) -> Iterator[str]:
    for word, ratio, count, other, few, steady in _rows(rows, *_KEYNESS):
        doubts = [doubt for doubt, holds in (("few expected", few), ("not steady", not steady)) if holds]
        counts = f"{count:,} in the target, {other:,} elsewhere"
        yield f"{named(word)} {_signed(ratio)} ({', '.join([counts, *doubts])})"


def _keyness_caption(more: int, less: int, total: int, doubtful: int) -> str:
    sides = f"{many(more, 'word')} used more and {less:,} used less in the target than in the other articles"
    doubt = f"; {doubtful:,} of them rest on few uses or on one article" if doubtful else ""
    meaning = "log ratio, 1 is twice the rate; in brackets the uses there and elsewhere"
    return f"The largest differences: {sides} ({meaning}){doubt}{_left_out(total - more - less)}."


def show_dispersion(table: pd.DataFrame, *, top: int = 40) -> Figure:
    """The first `top` words of dispersion() as dots between an even spread (0) and all uses in one article (1).

    Words that are not used are named in the caption.
    ValueError for another table, or unless `top` is at least 1.

    >>> from toolkit import dispersion, load_corpus
    >>> show_dispersion(dispersion(load_corpus(), "ceasefire", "armistice"))
    Dots from 0, even, to 1, all in one article: ceasefire 0.38 (12 uses in 3 articles). Not used: armistice.
    """
    need(table, ["word", "count", "articles", "dp_norm"], 'dispersion(corpus, "war")')
    used, unused = table[table["dp_norm"].notna()], table[table["dp_norm"].isna()]
    missing = f"not used: {listed(map(named, unused['word']))}" if len(unused) else ""
    rows = first(used, top)
    if rows.empty:
        return nothing(f"There is nothing to draw: {missing or 'no word is in the table'}.")
    labels = room(map(fitted, rows["word"]))
    svg = draw(draw_dispersion, rows, lines=len(rows) + 1, left=labels)
    found = _rows(rows, "word", "dp_norm", "count", "articles")
    items = [f"{named(word)} {spread:.2f} ({_uses(count, articles)})" for word, spread, count, articles in found]
    alt = described("Dots from 0, even, to 1, all in one article", items, rows=len(used), most=20)
    alt += f" {missing.replace('n', 'N', 1)}." if missing else ""
    return chart(alt, _dispersion_caption(rows, len(used), missing), svg)


def draw_dispersion(axes: "Axes", table: pd.DataFrame) -> None:
    """One dot per row on a line from 0 to 1."""
    labels = [f"{spread:.2f} ({many(count, 'use')})" for spread, count in _rows(table, "dp_norm", "count")]
    bare(axes, len(table))
    axes.set_ylim(len(table) - 0.5, -1.5)
    space = measure(axes)
    axes.set_xlim(-8 / space, space / (space - room(labels, 16) - 8))
    for row, (word, spread) in enumerate(_rows(table, "word", "dp_norm")):
        axes.plot([0, 1], [row, row], color=HAIRLINE, linewidth=1.5, solid_capstyle="butt", zorder=1)
        axes.plot([spread], [row], marker="o", markersize=9, color=ACCENT, markeredgecolor=INK, zorder=3)
        write(axes, 1, row, labels[row], shift=14)
        write(axes, 0, row, fitted(word), shift=-12, ha="right")
    axes.vlines([0, 1], -0.5, len(table) - 0.5, color=GREY, linewidth=1, zorder=2)
    write(axes, 0, -1, "0 even", color=QUIET)
    write(axes, 1, -1, "1 all in one article", ha="center", color=QUIET)


def _dispersion_caption(rows: pd.DataFrame, total: int, missing: str) -> str:
    ranked = rows.sort_values("dp_norm", kind="stable")
    ends = [f"{named(word)} ({spread:.2f})" for word, spread in _rows(ranked.iloc[[0, -1]], "word", "dp_norm")]
    told = f"most even {ends[0]}, least even {ends[1]}" if len(rows) > 1 else ends[0]
    meaning = "0 = each article has its fair share by length, 1 = all uses in the shortest article"
    rest = (f"; {missing}" if missing else "") + _left_out(total - len(rows))
    return f"Spread of {many(len(rows), 'word')} over the articles: {told} ({meaning}){rest}."


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
    caption = f"{many(len(rows), 'line')} of context{_left_out(len(table) - len(rows), 'line')}."
    body = "".join(_line(_reads_from_left(rows), *row) for row in _rows(rows, *_LINE))
    head = f'<caption style="{_CAPTION}">{escape(caption)}</caption>{_head(_reads_from_left(rows))}'
    order = "ltr" if _reads_from_left(rows) else "rtl"
    content = f'<table dir="{order}" style="{_TABLE}">{head}<tbody>{body}</tbody></table>'
    items = [f"{named(id)} {start}–{end}: {_aloud(*words)}" for id, *words, start, end in _rows(rows, *_LINE)]
    return Figure(described("Lines of context", items, rows=len(table), most=5), caption, framed(content))


def _aloud(*words: str) -> str:
    return " | ".join(plain(_one_line(text)) for text in words)


_LINE = ("article", "left", "text", "right", "start", "end")
_HEADS = (("article", ";width:11%"), ("before", ""), ("use", ""), ("after", ""), ("place", ";width:10%"))
_TABLE = "width:100%;table-layout:auto;border-collapse:collapse;font-size:0.9em;line-height:1.4;margin:0"
_CAPTION = "text-align:left;padding:0.3em 0;caption-side:top"
_CELL = f"padding:0.3em 0.25em;vertical-align:top;overflow-wrap:break-word;border-bottom:1px solid {GREY}"
_MARK = f"background-color:{PALE};color:{INK}"


def _reads_from_left(lines: pd.DataFrame) -> bool:
    """Whether the first letter that has a direction runs from left to right."""
    kinds = (bidirectional(letter) for text in lines["text"] for letter in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") == "L"


def _sides(from_left: bool) -> list[str]:
    """How the five cells are aligned: what stands before the use leans towards it."""
    start, end = ("left", "right") if from_left else ("right", "left")
    return [start, end, start, start, start]


def _head(from_left: bool) -> str:
    cells = (
        f'<th scope="col" style="{_CELL}{width};text-align:{side}">{name}</th>'
        for (name, width), side in zip(_HEADS, _sides(from_left), strict=True)
    )
    return f"<thead><tr>{''.join(cells)}</tr></thead>"


def _line(from_left: bool, article: str, left: str, text: str, right: str, start: int, end: int) -> str:
    use = f'<mark style="{_MARK};border-bottom:2px solid {ACCENT}">{_wrapping(text)}</mark>'
    cells = [_wrapping(plain(article)), _wrapping(left), use, _wrapping(right), f"{start}–<wbr>{end}"]
    aligned = zip(cells, _sides(from_left), strict=True)
    row = "".join(f'<td dir="auto" style="{_CELL};text-align:{side}">{cell}</td>' for cell, side in aligned)
    return f"<tr>{row}</tr>"


def _wrapping(text: str) -> str:
    """A passage as HTML that wraps even inside a very long word, so that no table is wider than its page."""
    return "<wbr>".join(map(escape, re.findall(r"[^\s_]{1,12}_*|_{1,12}|\s+|^$", _one_line(text))))


def _one_line(text: str) -> str:
    """A passage on one line, with ¶ where a paragraph ends."""
    return re.sub(r"\s+", lambda space: " ¶ " if "\n" in space[0] else " ", text).strip(" ")


def show_in_text(article: Article, table: pd.DataFrame, *, label: str | None = None) -> Figure:
    """A whole article with the passages of a table marked and numbered in the table's order.

    Any table with the columns article, start, end will do; `label` names a column to show with each number.
    Rows of other articles are left out. Where marks overlap, the number stands at both ends.

    ValueError for another table, or a passage outside the text.

    >>> from toolkit import kwic, load_corpus
    >>> rt = load_corpus()["rt"]
    >>> show_in_text(rt, kwic(load_corpus(), "root causes"))
    The article rt with marked passages: 1 “root causes” (2469–2480).
    """
    if not isinstance(article, Article):
        raise ValueError(f'show_in_text needs one article, such as corpus["rt"], not {type(article).__name__}.')
    need(table, ["article", "start", "end", *([label] if label else [])], 'kwic(corpus, "war")')
    own = table[table["article"] == article.id]
    marks = _marks(article, own, label)
    caption = _text_caption(article, len(marks), len(table) - len(own), _overlapping(article, marks))
    items = [f"{name} “{named(article.text[start:end])}” ({start}–{end})" for start, end, name in marks]
    start = f"The article {named(article.id)} with marked passages"
    alt = described(start, items, rows=len(marks)) if marks else caption
    note = f'<figcaption style="margin-bottom:0.5em">{escape(caption)}</figcaption>'
    content = f'<div class="article-text" style="{_TEXT}">{_marked_text(article, marks)}</div>'
    return Figure(alt, caption, framed(note + content))


Mark = tuple[int, int, str]  # start, end, number and label
_TEXT = "max-width:44em;line-height:1.75;overflow-wrap:break-word"
_PARTS = {
    "headline": "font-size:1.4em;line-height:1.4;font-weight:bold",
    "standfirst": "font-size:1.1em;font-style:italic",
    "subhead": "font-weight:bold;padding-top:0.6em",
    "body": "",
}
_NUMBER = f"font-size:0.75em;font-weight:bold;font-style:normal;line-height:1;color:{INK};padding:0 0.15em"


def _marks(article: Article, rows: pd.DataFrame, label: str | None) -> list[Mark]:
    """The passages to mark, each with its number and, if asked for, its label."""
    marks, length = [], len(article.text)
    names = rows[label].tolist() if label else [""] * len(rows)
    for number, ((start, end), name) in enumerate(zip(_rows(rows, "start", "end"), names, strict=True), 1):
        if not 0 <= start <= end <= length:
            raise ValueError(f"{article.id} has {length} characters; there is no passage from {start} to {end}.")
        marks.append((int(start), int(end), f"{number} {plain(name)}".strip()))
    return marks


def _text_caption(article: Article, marked: int, others: int, overlapping: set[int]) -> str:
    id, rest = named(article.id), f"; {many(others, 'row')} on other articles left out" if others else ""
    if not marked:
        return f"{id}: the whole text, nothing marked, since no row of the table is about this article{rest}."
    both = "; where marks overlap, the number stands at both ends" if overlapping else ""
    return f"{id}: the whole text, {many(marked, 'passage')} marked{both}{rest}."


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
    return f'<mark style="{_MARK};border-bottom:{line} {ACCENT}{edges}">{content}</mark>'


def _number(words: str) -> str:
    return f'<sup class="mark-number" style="{_NUMBER}">{escape(words)}</sup>'


def _letters(text: str) -> str:
    return escape(text).replace("\r", "&#13;")  # a browser would read the character itself as a line end


def _uses(count: int, articles: int) -> str:
    return f"{many(count, 'use')} in {many(articles, 'article')}"


def _left_out(number: int, thing: str = "word") -> str:
    return f"; {many(number, f'more {thing}')} in the table" if number else ""


def _rows(table: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    return table[list(columns)].itertuples(index=False, name=None)


def _scale(axes: "Axes", most: float, beside: float) -> None:
    """Limits from 0 that leave `beside` points for the label of the longest bar."""
    space = measure(axes)
    axes.set_xlim(0, (most or 1) * space / (space - beside))
