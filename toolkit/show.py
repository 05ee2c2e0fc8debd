"""One result table in, one accessible chart out."""

from typing import TYPE_CHECKING

import pandas as pd

from .drawing import BAR, FILLS, bare, draw, fitted, measure, room, write
from .figure import (
    ACCENT,
    GREY,
    HAIRLINE,
    INK,
    QUIET,
    Figure,
    Form,
    behind,
    chart,
    first,
    need,
    nothing,
    rows_of,
    whole,
)
from .wording import described, left_out, listed, many, shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes


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
    items = [f"{shortened(word)} {_uses(*found)}" for word, *found in rows_of(rows, "word", "count", "articles")]
    thing = "word" if word == "token" else "phrase"
    alt, caption = described("Bars", items, rows=len(table)), _frequencies_caption(rows, len(table), thing)
    forms: dict[str, Form] = {word: str, "count": whole, "articles": whole, "rate": "{:.1f}".format}
    return chart(alt, caption, svg, behind(rows.rename(columns={"word": word}), forms, len(table)))


def draw_frequencies(axes: "Axes", table: pd.DataFrame) -> None:
    """One bar per row, as long as its count."""
    bare(axes, len(table))
    labels = [f"{count:,} in {many(articles, 'article')}" for count, articles in rows_of(table, "count", "articles")]
    _scale(axes, table["count"].max(), room(labels))
    for row, (word, count) in enumerate(rows_of(table, "word", "count")):
        axes.barh(row, count, height=BAR, color=ACCENT)
        write(axes, count, row, labels[row], shift=5)
        write(axes, 0, row, _phrase(word), shift=-6, ha="right")
    axes.axvline(0, color=INK, linewidth=1)


def _phrase(words: str) -> str:
    return fitted(words, 170)  # runs of words need more room than words


def _frequencies_caption(rows: pd.DataFrame, total: int, thing: str) -> str:
    most = rows.sort_values("count", ascending=False, kind="stable").head(1)
    word, count, articles, rate = next(rows_of(most, "word", "count", "articles", "rate"))
    led = f"{shortened(word)} ({_uses(count, articles)}, {rate:.1f} per 1,000 words)"
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
    items = [f"{shortened(word)} in {shortened(article)} {_rate(rate, count)}" for word, article, rate, count in found]
    alt = described("Bars of uses per 1,000 words", items, rows=len(table), most=18)
    behind_it = behind(rows, {"word": str, "article": str, "count": whole, "rate": "{:.1f}".format}, len(table))
    return chart(alt, _rates_caption(rows, table["article"].nunique()), svg, behind_it)


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
            axes.barh(begin + row, rate, height=BAR, facecolor=face, hatch=hatch, edgecolor=INK, linewidth=0.8)
            write(axes, rate, begin + row, _rate_label(word, rate, count), shift=5)
        begin += len(rows) + _GAP


def _rate_label(word: str, rate: float, count: int) -> str:
    return f"{_short(word)} {_rate(rate, count)}"


def _short(words: object) -> str:
    return fitted(str(words), 105)  # article and word share one line with the bar


def _rate(rate: float, count: int) -> str:
    return f"{rate:.1f} ({many(count, 'use')})" if count else "0"


def _rates_caption(rows: pd.DataFrame, articles: int) -> str:
    words, drawn = [shortened(word) for word in rows["word"].unique()], rows["article"].nunique()
    most = rows.sort_values("rate", ascending=False, kind="stable").head(1)
    word, article, rate, count = next(rows_of(most, "word", "article", "rate", "count"))
    peak = f"the highest rate is {rate:.1f}, of {shortened(word)} in {shortened(article)} ({many(count, 'use')})"
    peak = peak if count else "none of them is used"
    rest = f"; {many(articles - drawn, 'more article')} in the table" if articles > drawn else ""
    return f"Uses of {_several(words)} per 1,000 words in {many(drawn, 'article')}; {peak}{rest}."


def _several(words: list[str]) -> str:
    return listed(words) if len(words) <= 6 else listed([*words[:5], f"{len(words) - 5} other words"])


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
    missing = f"not used: {listed(map(shortened, unused['word']))}" if len(unused) else ""
    rows = first(used, top)
    if rows.empty:
        return nothing(f"There is nothing to draw: {missing or 'no word is in the table'}.")
    labels = room(map(fitted, rows["word"]))
    svg = draw(draw_dispersion, rows, lines=len(rows) + 1, left=labels)
    found = rows_of(rows, "word", "dp_norm", "count", "articles")
    items = [f"{shortened(word)} {spread:.2f} ({_uses(count, articles)})" for word, spread, count, articles in found]
    alt = described("Dots from 0, even, to 1, all in one article", items, rows=len(used), most=20)
    alt += f" {missing.replace('n', 'N', 1)}." if missing else ""
    forms: dict[str, Form] = {"word": str, "count": whole, "articles": whole, "dp_norm": "{:.2f}".format}
    return chart(alt, _dispersion_caption(rows, len(used), missing), svg, behind(rows, forms, len(table)))


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
    ends = [f"{shortened(word)} ({spread:.2f})" for word, spread in rows_of(ranked.iloc[[0, -1]], "word", "dp_norm")]
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
