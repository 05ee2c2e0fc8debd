"""The text of a .pdf, line by line as printed; an empty line where the page shows a gap."""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, BinaryIO, NamedTuple
from unicodedata import bidirectional, normalize

from .drafts import Unreadable, needed
from .repair import Repair
from .story import PAGE

_PICTURES = "There is no text in it, only pictures of pages. Their text must be typed, or read with OCR."
_GAP = 1.25  # times the usual distance of lines: more is a gap between paragraphs
_FULL = 0.8  # of the longest line: a shorter last line ends its paragraph
_EDGE = 3  # lines at the top and at the foot of a page that may be a header or footer
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_BROWSER_TOP = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?\b.*")
_BROWSER_FOOT = re.compile(r"(?:https?://|file:///|about:blank)\S*\s+\d+/\d+")
_DIGITS = re.compile(r"\d+")
_STOPS = ".!?…:"

Page = list[str]


def pages(stream: BinaryIO) -> tuple[list[Page], dict[str, str]]:
    """The lines of each page, and title and author in the properties of the file.

    Unreadable with what to do if it is damaged, locked, or holds only pictures.
    """
    pypdf = needed("pypdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity
    try:
        reader = pypdf.PdfReader(stream, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("It is locked with a password. Open it with the password and print it to a new PDF.")
        found = [_lines(page) for page in reader.pages]
        pictures = any(found) or any(len(page.images) for page in reader.pages)
        told = reader.metadata or {}
    except (Unreadable, MemoryError):
        raise
    except (pypdf.errors.DependencyError, NotImplementedError) as problem:
        raise Unreadable("It is locked in a way that cannot be read. Open it and print it to a new PDF.") from problem
    except Exception as problem:  # a broken file makes the library raise errors of many kinds
        raise Unreadable("The PDF is damaged or incomplete. Download or save it again.") from problem
    if not any(found):
        raise Unreadable(_PICTURES if pictures else "There is no text in it. Download or save it again.")
    return found, {"title": str(told.get("/Title") or ""), "author": str(told.get("/Author") or "")}


def turned(found: Sequence[Page]) -> bool:
    """Whether much of the text is in a script written from right to left, whose letters a PDF may hold in any order."""
    letters = [bidirectional(letter) for page in found for line in page for letter in line if letter.isalpha()]
    return sum(kind in ("R", "AL") for kind in letters) * 5 > len(letters)


class Line(NamedTuple):
    """A line as printed: its height on the page and the size of its letters."""

    text: str
    height: float
    size: float


def _lines(page: Any) -> Page:
    """The lines of a page in the order they are drawn, an empty one where there is a gap."""
    found: list[Line] = [Line("", 0, 0)]

    def see(text: str, moved: Sequence[float], at: Sequence[float], _font: object, size: float) -> None:
        height = moved[1] * at[4] + moved[3] * at[5] + moved[5]
        scale = (abs(at[3] * moved[3]) or abs(at[1] * moved[1]) or 1) * (size or 1)
        first, *rest = text.split("\n")
        begun = found[-1] if found[-1].text.strip() else Line(found[-1].text, height, scale)
        found[-1] = begun._replace(text=begun.text + first)
        found.extend(Line(piece, height, scale) for piece in rest)

    page.extract_text(visitor_text=see)
    return _with_gaps([line._replace(text=line.text.strip()) for line in found if line.text.strip()])


def _with_gaps(lines: list[Line]) -> Page:
    """An empty line where two lines stand further apart than usual, or differ in size, as a headline does."""
    usual = _usual([step for one, two in pairwise(lines) if 0.5 < (step := _step(one, two)) < 4])
    longest = max((len(line.text) for line in lines), default=0)
    shown: Page = [lines[0].text] if lines else []
    for one, two in pairwise(lines):
        step = _step(one, two)
        sizes = sorted((one.size, two.size))
        if step > _GAP * usual or sizes[1] > 1.1 * sizes[0] or (step < -1 and _ends_paragraph(one.text, longest)):
            shown.append("")  # further up: the next column, in which a paragraph may go on
        shown.append(two.text)
    return shown


def _step(one: Line, two: Line) -> float:
    """How far the second line stands below the first, counted in sizes of its letters."""
    return (one.height - two.height) / max(two.size, 1e-6)


def _usual(steps: list[float]) -> float:
    """The distance of two lines of one paragraph: the smallest that occurs often."""
    counted = Counter(round(step, 1) for step in steps)
    often = [step for step, count in counted.items() if count * 5 >= len(steps)]
    return min(often) if often else 1.2


def _ends_paragraph(line: str, longest: int) -> bool:
    return line.rstrip("\"'”’»)]")[-1:] in _STOPS and len(line) < _FULL * longest


def joined(found: Sequence[Page]) -> tuple[str, list[Repair]]:
    """The pages as one text, and the cuts: what is printed on each page, and letters drawn as one (ﬁ)."""
    furniture, longest = _furniture(found), max(len(line) for page in found for line in page)
    pieces: list[str] = []
    cuts: list[Repair] = []
    place = 0
    for number, page in enumerate(found):
        last = ""
        for text in page:
            line = f"{text}\n"
            if _key(text) in furniture:
                cuts.append(Repair(place, place + len(line), line, "", PAGE, "certain"))
            else:
                cuts += _ligatures(line, place)
                last = text or last
            pieces.append(line)
            place += len(line)
        if number + 1 < len(found) and _ends_paragraph(last, longest):
            pieces.append("\n")
            place += 1
    return "".join(pieces), cuts


def _ligatures(line: str, place: int) -> Iterator[Repair]:
    for match in _LIGATURES.finditer(line):
        letters = normalize("NFKC", match.group())
        start = place + match.start()
        yield Repair(start, start + 1, match.group(), letters, "characters: ligature", "certain")


def _key(line: str) -> str:
    return _DIGITS.sub("#", normalize("NFKC", line))


def _furniture(found: Sequence[Page]) -> set[str]:
    """Lines at the edges of at least two pages and a third of all, numbers aside; what a browser prints there."""
    edges = [_edge(page) for page in found]
    counted = Counter(key for edge in edges for key in {_key(line) for line in edge})
    often = {key for key, count in counted.items() if count > 1 and count * 3 >= len(found) and re.search(r"\w|#", key)}
    everywhere = Counter(_key(line) for page in found for line in page)
    often = {key for key in often if everywhere[key] <= counted[key]}  # not a line that stands in the text, too
    for edge in edges:
        plain = [normalize("NFKC", line) for line in edge]
        browser = [line for line in plain if _BROWSER_TOP.fullmatch(line) or _BROWSER_FOOT.fullmatch(line)]
        often |= {_key(line) for line in browser} if len(browser) > 1 else set()
    return often


def _edge(page: Page) -> list[str]:
    shown = [line for line in page if line]
    return [*shown[:_EDGE], *shown[max(_EDGE, len(shown) - _EDGE) :]]
