"""How much room each party gets, drawn."""

from typing import TYPE_CHECKING

import pandas as pd

from .drawing import BAR, bare, draw, fitted, measure, room, write
from .figure import ACCENT, GREY, INK, PAPER, QUIET, Figure, Form, behind, chart, first, need, nothing, rows_of, whole
from .speaking import OUTLET
from .wording import described, listed, many, shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_FORMS: dict[str, Form] = {
    "article": str, "party": str, "statements": whole, "quoted": whole, "reported": whole, "words": whole,
    "share": "{:.0%}".format,
}  # fmt: skip
_GAP = 0.8  # of a row, between two articles


def show_speaking_share(table: pd.DataFrame, *, top: int = 12) -> Figure:
    """speaking_share() as bars: for each of the first `top` articles one bar per party, as long as its share.

    The solid part of a bar are words in quotation marks, the striped part words reported without them; the article's
    own words are grey.
    ValueError for another table, or unless `top` is at least 1.

    >>> from toolkit import load_corpus, speaking_share
    >>> show_speaking_share(speaking_share(load_corpus().only("alliance")))
    Bars of the share of words: Russia in alliance 21% (84 words); Ukraine in alliance 20% (81 words); United States in
    alliance 11% (45 words); the article itself in alliance 47% (188 words).
    """
    need(table, _FORMS, "speaking_share(corpus)")
    articles = first(table.drop_duplicates("article"), top)["article"]
    rows = table[table["article"].isin(articles)].reset_index(drop=True)
    if rows.empty:
        return nothing("There is nothing to draw: the table has no row.")
    lines = len(rows) + _GAP * len(articles)
    svg = draw(draw_share, rows, lines=lines, left=room(_short(article) for article in articles), below=2.5)
    items = [
        f"{shortened(party)} in {shortened(article)} {_label(share, words)}"
        for article, party, words, share in rows_of(rows, "article", "party", "words", "share")
    ]
    alt = described("Bars of the share of words", items, rows=len(table), most=40)
    return chart(alt, _caption(rows), svg, behind(rows, _FORMS, len(table)))


def draw_share(axes: "Axes", table: pd.DataFrame) -> None:
    """For each article one bar per row: quoted words solid, reported words striped, its own words grey."""
    bare(axes, len(table) + _GAP * table["article"].nunique())
    labels = [
        f"{_short(party)} {_label(share, words)}" for party, words, share in rows_of(table, "party", "words", "share")
    ]
    space = measure(axes)
    axes.set_xlim(0, table["share"].max() * space / max(space - room(labels), 10) or 1)
    begin = _GAP / 2
    for article, rows in table.groupby("article", sort=False):
        write(axes, 0, begin + (len(rows) - 1) / 2, _short(article), shift=-8, ha="right")
        axes.plot([0, 0], [begin - 0.5, begin + len(rows) - 0.5], color=INK, linewidth=1)
        for row, (party, quoted, words, share) in enumerate(rows_of(rows, "party", "quoted", "words", "share")):
            _bar(axes, begin + row, (party, quoted, words, share))
            write(axes, share, begin + row, _text(party, share, words), shift=5)
        begin += len(rows) + _GAP
    write(axes, 0, begin + 0.7, "solid: quoted · striped: reported · grey: the article", color=QUIET)


def _bar(axes: "Axes", place: float, row: tuple[str, int, int, float]) -> None:
    party, quoted, words, share = row
    solid = share * quoted / words if words else 0.0
    parts = [(0.0, share, GREY, "")] if party == OUTLET else [(0.0, solid, ACCENT, ""), (solid, share, PAPER, "////")]
    for left, right, face, hatch in parts:
        axes.barh(place, right - left, BAR, left, facecolor=face, hatch=hatch, edgecolor=INK, linewidth=0.8)


def _short(words: object) -> str:
    return fitted(str(words), 110)


def _text(party: str, share: float, words: int) -> str:
    return f"{_short(party)} {_label(share, words)}"


def _label(share: float, words: int) -> str:
    return f"{share:.0%} ({many(words, 'word')})"


def _caption(rows: pd.DataFrame) -> str:
    spoken = rows[rows["party"] != OUTLET]
    if spoken.empty:
        return f"Nobody is credited with a word in {listed(map(shortened, rows['article'].unique()))}."
    most = spoken.sort_values("share", ascending=False, kind="stable").head(1)
    article, party, share = next(rows_of(most, "article", "party", "share"))
    return (
        f"Share of the words credited to each party in {many(rows['article'].nunique(), 'article')}; "
        f"the largest is {share:.0%}, {shortened(party)} in {shortened(article)}."
    )
