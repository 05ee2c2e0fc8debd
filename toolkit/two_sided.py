"""Words apart, drawn to both sides of zero."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from .drawing import BAR, bare, draw, fitted, measure, room, write
from .figure import (
    ACCENT,
    GREY,
    INK,
    PAPER,
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
    yes_no,
)
from .wording import described, left_out, many, shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def show_keyness(table: pd.DataFrame, *, top: int = 15) -> Figure:
    """The `top` words at either end of keyness(), as bars to both sides of 0.

    Hollow bars stand on fewer than 5 expected uses; hatched ones are not steady (see keyness).
    ValueError for another table, or unless `top` is at least 1.

    >>> from toolkit import keyness, load_corpus
    >>> table = keyness(load_corpus(), "rt")
    >>> show_keyness(table[table["token"].isin(["kiev", "trump"])])  # doctest: +NORMALIZE_WHITESPACE
    Bars of log ratio: kiev +3.2 (4 in the target, 2 elsewhere, few expected);
    trump −2.9 (0 in the target, 17 elsewhere, few expected).
    """
    need(table, _FORMS, 'keyness(corpus, "rt")')
    ranked = table.sort_values("log_ratio", ascending=False, kind="stable")
    more, less = first(ranked[ranked["log_ratio"] > 0], top), ranked[ranked["log_ratio"] < 0].tail(top)
    rows = pd.concat([more, less])
    if rows.empty:
        return nothing("There is nothing to draw: no word is used more, or less, than in the other articles.")
    svg = draw(draw_keyness, rows, lines=len(rows) + 1, below=len(_kinds(rows)) * 0.9 + 0.3)
    alt = described("Bars of log ratio", _keyness_items(rows), rows=len(table), most=30)
    doubtful = int((rows["few_expected"].astype(bool) | ~rows["steady"].astype(bool)).sum())
    caption = _keyness_caption(len(more), len(less), len(table), doubtful)
    return chart(alt, caption, svg, behind(rows, _FORMS, len(table)))


_KINDS = {  # (few_expected, steady) -> face, hatch, meaning
    (False, True): (ACCENT, "", "solid: enough uses, and steady"),
    (True, True): (PAPER, "", "hollow: fewer than 5 uses expected"),
    (False, False): (GREY, "////", "hatched: not steady if one article is left out"),
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
        axes.barh(row, ratio, height=BAR, facecolor=face, hatch=hatch, edgecolor=INK, linewidth=0.9)
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


_FORMS: dict[str, Form] = {
    "token": str, "count": whole, "other_count": whole, "log_ratio": _signed, "few_expected": yes_no, "steady": yes_no,
}  # fmt: skip


def _keyness_items(rows: pd.DataFrame) -> Iterator[str]:
    for word, ratio, count, other, few, steady in rows_of(rows, *_KEYNESS):
        doubts = [doubt for doubt, holds in (("few expected", few), ("not steady", not steady)) if holds]
        counts = f"{count:,} in the target, {other:,} elsewhere"
        yield f"{shortened(word)} {_signed(ratio)} ({', '.join([counts, *doubts])})"


def _keyness_caption(more: int, less: int, total: int, doubtful: int) -> str:
    sides = f"{many(more, 'word')} used more and {less:,} used less in the target than in the other articles"
    doubt = f"; {doubtful:,} of them rest on few uses or are not steady" if doubtful else ""
    meaning = "log ratio, 1 is twice the rate; in brackets the uses there and elsewhere"
    return f"The largest differences: {sides} ({meaning}){doubt}{left_out(total - more - less)}."
