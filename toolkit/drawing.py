"""A table painted as SVG: the canvas, the letters and the room they need, the same for all charts."""

import io
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

import pandas as pd

from .figure import ACCENT, GREY, INK, PAPER
from .wording import plain

if TYPE_CHECKING:  # matplotlib takes longer to import than most tables take to count
    from matplotlib.axes import Axes
    from matplotlib.text import Text

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
