"""One result table in, one accessible chart out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from .figure import (
    ACCENT,
    FILLS,
    GREY,
    HAIRLINE,
    INK,
    PAPER,
    QUIET,
    Figure,
    bare,
    chart,
    described,
    draw,
    first,
    fitted,
    left_out,
    listed,
    many,
    measure,
    named,
    need,
    nothing,
    room,
    rows_of,
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
    items = [f"{named(word)} {_uses(*found)}" for word, *found in rows_of(rows, "word", "count", "articles")]
    thing = "word" if word == "token" else "phrase"
    return chart(described("Bars", items, rows=len(table)), _frequencies_caption(rows, len(table), thing), svg)


def draw_frequencies(axes: "Axes", table: pd.DataFrame) -> None:
    """One bar per row, as long as its count."""
    bare(axes, len(table))
    labels = [f"{count:,} in {many(articles, 'article')}" for count, articles in rows_of(table, "count", "articles")]
    _scale(axes, table["count"].max(), room(labels))
    for row, (word, count) in enumerate(rows_of(table, "word", "count")):
        axes.barh(row, count, height=_BAR, color=ACCENT)
        write(axes, count, row, labels[row], shift=5)
        write(axes, 0, row, _phrase(word), shift=-6, ha="right")
    axes.axvline(0, color=INK, linewidth=1)


def _phrase(words: str) -> str:
    return fitted(words, 170)  # runs of words need more room than words


def _frequencies_caption(rows: pd.DataFrame, total: int, thing: str) -> str:
    most = rows.sort_values("count", ascending=False, kind="stable").head(1)
    word, count, articles, rate = next(rows_of(most, "word", "count", "articles", "rate"))
    led = f"{named(word)} ({_uses(count, articles)}, {rate:.1f} per 1,000 words)"
    told = f"Uses of {many(len(rows), thing)}, led by {led}" if len(rows) > 1 else led
    return f"{told}{left_out(total - len(rows), thing)}."


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
    svg = draw(draw_rates, rows, lines=lines, left=room(_short(article) for article in articles))
    found = rows_of(rows, "word", "article", "rate", "count")
    items = [f"{named(word)} in {named(article)} {_rate(rate, count)}" for word, article, rate, count in found]
    alt = described("Bars of uses per 1,000 words", items, rows=len(table), most=18)
    return chart(alt, _rates_caption(rows, table["article"].nunique()), svg)


_GAP = 0.7  # of a row, between two articles


def draw_rates(axes: "Axes", table: pd.DataFrame) -> None:
    """For each article one bar per row, as long as its rate; each word keeps its fill."""
    fills = {word: FILLS[number % len(FILLS)] for number, word in enumerate(table["word"].unique())}
    bare(axes, len(table) + _GAP * table["article"].nunique())
    words = rows_of(table, "word", "rate", "count")
    _scale(axes, table["rate"].max(), room(_rate_label(*row) for row in words))
    begin = _GAP / 2
    for article, rows in table.groupby("article", sort=False):
        write(axes, 0, begin + (len(rows) - 1) / 2, _short(article), shift=-8, ha="right")
        axes.plot([0, 0], [begin - 0.5, begin + len(rows) - 0.5], color=INK, linewidth=1)
        for row, (word, rate, count) in enumerate(rows_of(rows, "word", "rate", "count")):
            face, hatch = fills[word]
            axes.barh(begin + row, rate, height=_BAR, facecolor=face, hatch=hatch, edgecolor=INK, linewidth=0.8)
            write(axes, rate, begin + row, _rate_label(word, rate, count), shift=5)
        begin += len(rows) + _GAP


def _rate_label(word: str, rate: float, count: int) -> str:
    return f"{_short(word)} {_rate(rate, count)}"


def _short(words: object) -> str:
    return fitted(str(words), 105)  # article and word share one line with the bar


def _rate(rate: float, count: int) -> str:
    return f"{rate:.1f} ({many(count, 'use')})" if count else "0"


def _rates_caption(rows: pd.DataFrame, articles: int) -> str:
    words, drawn = [named(word) for word in rows["word"].unique()], rows["article"].nunique()
    most = rows.sort_values("rate", ascending=False, kind="stable").head(1)
    word, article, rate, count = next(rows_of(most, "word", "article", "rate", "count"))
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
    for row, (word, ratio, count, other, few, steady) in enumerate(rows_of(table, *_KEYNESS)):
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
    there = {(bool(few), bool(steady)) for few, steady in rows_of(table, "few_expected", "steady")}
    return [look for kind, look in _KINDS.items() if kind in there]


def _legend(axes: "Axes", kinds: list[tuple[str, str, str]]) -> None:
    from matplotlib.patches import Patch

    handles = [Patch(facecolor=face, hatch=hatch, edgecolor=INK, label=words) for face, hatch, words in kinds]
    axes.figure.legend(handles=handles, loc="lower left", frameon=False, borderpad=0.2)


def _two_sided_scale(axes: "Axes", table: pd.DataFrame) -> None:
    """Limits that leave room on each side for its longest bar with its number, or its longest word."""
    more, less = table[table["log_ratio"] > 0], table[table["log_ratio"] < 0]
    right, left = more["log_ratio"].max() if len(more) else 0.0, -less["log_ratio"].min() if len(less) else 0.0
    number = room(_ratio_label(*row) for row in rows_of(table, "log_ratio", "count", "other_count"))
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
    for word, ratio, count, other, few, steady in rows_of(rows, *_KEYNESS):
        doubts = [doubt for doubt, holds in (("few expected", few), ("not steady", not steady)) if holds]
        counts = f"{count:,} in the target, {other:,} elsewhere"
        yield f"{named(word)} {_signed(ratio)} ({', '.join([counts, *doubts])})"


def _keyness_caption(more: int, less: int, total: int, doubtful: int) -> str:
    sides = f"{many(more, 'word')} used more and {less:,} used less in the target than in the other articles"
    doubt = f"; {doubtful:,} of them rest on few uses or on one article" if doubtful else ""
    meaning = "log ratio, 1 is twice the rate; in brackets the uses there and elsewhere"
    return f"The largest differences: {sides} ({meaning}){doubt}{left_out(total - more - less)}."


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
    found = rows_of(rows, "word", "dp_norm", "count", "articles")
    items = [f"{named(word)} {spread:.2f} ({_uses(count, articles)})" for word, spread, count, articles in found]
    alt = described("Dots from 0, even, to 1, all in one article", items, rows=len(used), most=20)
    alt += f" {missing.replace('n', 'N', 1)}." if missing else ""
    return chart(alt, _dispersion_caption(rows, len(used), missing), svg)


def draw_dispersion(axes: "Axes", table: pd.DataFrame) -> None:
    """One dot per row on a line from 0 to 1."""
    labels = [f"{spread:.2f} ({many(count, 'use')})" for spread, count in rows_of(table, "dp_norm", "count")]
    bare(axes, len(table))
    axes.set_ylim(len(table) - 0.5, -1.5)
    space = measure(axes)
    axes.set_xlim(-8 / space, space / (space - room(labels, 16) - 8))
    for row, (word, spread) in enumerate(rows_of(table, "word", "dp_norm")):
        axes.plot([0, 1], [row, row], color=HAIRLINE, linewidth=1.5, solid_capstyle="butt", zorder=1)
        axes.plot([spread], [row], marker="o", markersize=9, color=ACCENT, markeredgecolor=INK, zorder=3)
        write(axes, 1, row, labels[row], shift=14)
        write(axes, 0, row, fitted(word), shift=-12, ha="right")
    axes.vlines([0, 1], -0.5, len(table) - 0.5, color=GREY, linewidth=1, zorder=2)
    write(axes, 0, -1, "0 even", color=QUIET)
    write(axes, 1, -1, "1 all in one article", ha="center", color=QUIET)


def _dispersion_caption(rows: pd.DataFrame, total: int, missing: str) -> str:
    ranked = rows.sort_values("dp_norm", kind="stable")
    ends = [f"{named(word)} ({spread:.2f})" for word, spread in rows_of(ranked.iloc[[0, -1]], "word", "dp_norm")]
    told = f"most even {ends[0]}, least even {ends[1]}" if len(rows) > 1 else ends[0]
    meaning = "0 = each article has its fair share by length, 1 = all uses in the shortest article"
    rest = (f"; {missing}" if missing else "") + left_out(total - len(rows))
    return f"Spread of {many(len(rows), 'word')} over the articles: {told} ({meaning}){rest}."


def _uses(count: int, articles: int) -> str:
    return f"{many(count, 'use')} in {many(articles, 'article')}"


def _scale(axes: "Axes", most: float, beside: float) -> None:
    """Limits from 0 that leave `beside` points for the label of the longest bar."""
    space = measure(axes)
    axes.set_xlim(0, (most or 1) * space / max(space - beside, 10))
