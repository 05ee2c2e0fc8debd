"""What every show_… function gives: a figure with its description in words, and the one look they share."""

import io
import re
import warnings
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

import pandas as pd

from .search import check_size
from .wording import listed, plain

if TYPE_CHECKING:  # matplotlib takes longer to import than most tables take to count
    from matplotlib.axes import Axes
    from matplotlib.text import Text

INK, QUIET, ACCENT, GREY, PAPER = "#1f2328", "#57606a", "#0b6e69", "#848b92", "#ffffff"
PALE = "#d9ecea"  # behind a marked passage, always with ink on it
MARK = f"background-color:{PALE};color:{INK}"
HAIRLINE = "#d5d9dd"  # only where nothing has to be read from it
FILLS = ((ACCENT, ""), (PAPER, "////"), (GREY, ""), (PAPER, "----"), (INK, ""), (PAPER, "xxxx"))  # told apart in grey

WIDTH, ROW, MARGIN = 5.4, 0.28, 0.12  # inches
TEXT = 11  # points, about the size of a notebook's prose; above 7 where a phone shows the figure
BAR = 0.66  # of a row
MOST_LABEL = 130.0  # points; longer words are shortened in the drawing, never in the description

_DRAWN = re.compile("[\u0020-\u052f\u1e00-\u20cf\u2100-\u22ff\u25a0-\u25ff]*")  # what DejaVu Sans draws well

_LOOK = {
    "svg.fonttype": "path", "svg.hashsalt": "parallax", "font.family": "DejaVu Sans", "font.size": TEXT,
    "text.color": INK, "text.parse_math": False, "hatch.linewidth": 0.9, "hatch.color": INK,
    "figure.facecolor": PAPER, "axes.facecolor": PAPER,
}  # fmt: skip


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


def _page(figure: Figure) -> str:
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    body = f'<body style="max-width:60em;margin:1em auto;padding:0 1em;font-family:sans-serif;color:{INK}">'
    head += f"<title>{escape(figure.caption.removesuffix('.'))}</title>"
    body += f"<main>{figure.markup}</main></body>"
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>{head}</head>\n{body}\n</html>\n'


# A sanitised (untrusted) notebook keeps <img>, style="…" and class, and drops <svg>, <style>, role and aria-…
def framed(content: str, caption: str = "") -> str:
    """HTML content and its caption as one <figure>."""
    words = f'<figcaption style="margin-top:0.5em">{escape(caption)}</figcaption>' if caption else ""
    return f'<figure style="margin:0.5em 0;max-width:100%">{content}{words}</figure>'


def chart(alt: str, caption: str, svg: str) -> Figure:
    """A drawing as a figure: an image with its description, and the caption below it."""
    source = "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
    look = "display:block;max-width:100%;height:auto;background-color:#ffffff"
    image = f'<img alt="{escape(alt)}" src="{source}" style="{look}">'
    return Figure(alt, caption, framed(image, caption), svg)


def nothing(reason: str) -> Figure:
    """The figure of an empty table: a sentence."""
    return Figure(reason, reason, framed("", reason))


Paint = Callable[["Axes", pd.DataFrame], None]


def draw(paint: Paint, table: pd.DataFrame, *, lines: float, left: float = 0, below: float = 0) -> str:
    """The SVG of a table painted on axes so many lines high.

    `left` points are kept free for labels beside the axes, `below` lines for a legend under them.
    """
    from matplotlib.figure import Figure as Canvas

    height, edge = (lines + below) * ROW + 2 * MARGIN, MARGIN + left / 72
    box = (edge / WIDTH, (MARGIN + below * ROW) / height, (WIDTH - edge - MARGIN) / WIDTH, lines * ROW / height)
    stream = io.StringIO()
    with _look():
        canvas = Canvas(figsize=(WIDTH, height))
        paint(canvas.add_axes(box), table)
        canvas.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    return stream.getvalue()


@contextmanager
def _look() -> Iterator[None]:
    """Our settings whatever the notebook has set, and no warnings about letters that the browser will draw."""
    import matplotlib.style

    with matplotlib.style.context(["default", _LOOK]), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*[Gg]lyph.*")
        yield


def bare(axes: "Axes", rows: float) -> None:
    """Axes without frame and ticks, for `rows` rows from the top down."""
    axes.set_axis_off()
    axes.set_ylim(rows - 0.5, -0.5)


def measure(axes: "Axes") -> float:
    """The width of the axes in points."""
    return float(axes.get_window_extent().width * 72 / axes.figure.dpi)


def write(axes: "Axes", x: float, y: float, words: str, *, shift: float = 0, **look: Any) -> "Text":
    """Words `shift` points to the right of a place of the axes, never read as a formula.

    Scripts that the bundled font lacks, or that need shaping, are left to the browser as real text.
    """
    from matplotlib import rc_context
    from matplotlib.text import Text
    from matplotlib.transforms import ScaledTranslation

    label = Text(x, y, words, parse_math=False, **{"va": "center_baseline", "color": INK, **look})
    label.set_transform(axes.transData + ScaledTranslation(shift / 72, 0, axes.figure.dpi_scale_trans))
    if not _DRAWN.fullmatch(words):
        label.draw = rc_context({"svg.fonttype": "none"})(label.draw)  # type: ignore[method-assign]
    axes.add_artist(label).set_clip_on(False)
    return label


def fitted(words: str, most: float = MOST_LABEL) -> str:
    """Words as a label at most so many points wide, shortened with … where they are longer."""
    label = plain(words)[:200]
    while width(label) > most:
        label = label.removesuffix("…")[:-1].rstrip() + "…"
    return label


def room(labels: Iterable[str], gap: float = 8) -> float:
    """The points that the widest of the labels needs beside the axes."""
    return max(map(width, labels), default=0) + gap


def width(words: str) -> float:
    """The width of words in points, in the letters of the drawing."""
    if not _DRAWN.fullmatch(words):
        return TEXT * sum(1.1 if east_asian_width(letter) in "WF" else 0.7 for letter in words)
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family="DejaVu Sans", size=TEXT)
    return float(text_to_path.get_text_width_height_descent(words, font, ismath=False)[0])


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
