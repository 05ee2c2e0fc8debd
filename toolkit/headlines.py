"""Where in a web page the headline stands, and the sentence below it."""

import re
from itertools import islice

from .blocks import Line, Shown
from .main_text import letters
from .pagefacts import LONGEST, Facts

_NEAR = 40  # lines between headline and text that may hold a standfirst
_FIRST_LINES = 1000  # of a page in which no main text was found; the headline stands among them
_TITLED = 20  # ways in which a page names its title
_TOP = 10  # lines of the main text among which the headline may stand
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")


def standfirst_line(facts: Facts, page: Shown, headline: int, first: int) -> int | None:
    """The line below the headline, at most the text's first, that the page also gives as its description.

    A paragraph that is followed by others of its kind is the first of the text and no standfirst.
    """
    wanted = {letters(one.value) for one in facts.descriptions()} - {""}
    between = range(max(headline + 1, first - _NEAR), min(first + 1, len(page.lines)))
    named = (n for n in between if letters(line_of(page, n)) in wanted)
    return next((n for n in named if not _is_first_of_many(page, n)), None)


def _is_first_of_many(page: Shown, number: int) -> bool:
    line = page.lines[number]
    after = next((other for other in page.lines[number + 1 :] if other.start < other.end), None)
    return after is not None and line.tag == "p" and (line.tag, line.parent) == (after.tag, after.parent)


def headline_line(facts: Facts, page: Shown, main: list[int]) -> int | None:
    """The line in which the headline stands: what the page names as its title, else its main heading."""
    last = main[:_TOP][-1] if main else _FIRST_LINES  # the main text may begin with what stands above it
    first = main[0] if main else last
    top = {n: letters(line_of(page, n)) for n, line in enumerate(page.lines[: last + 1]) if _is_title(line)}
    for one in islice(facts.titles(), _TITLED):
        wanted = letters(one.value)
        named = [n for n, key in top.items() if wanted and key == wanted]
        headings = [n for n in named if page.lines[n].tag in ("h1", "h2")]
        if named:
            return _nearest(headings or named, first)
    sites = {letters(one.value) for one in facts.outlets()}
    headings = [n for n, key in top.items() if page.lines[n].tag == "h1" and key not in sites]
    return _nearest(headings, first) if headings else None


def _is_title(line: Line) -> bool:
    return 0 < line.end - line.start <= LONGEST


def _nearest(numbers: list[int], first: int) -> int:
    """The last line above the text, or the first one in it."""
    return next((n for n in reversed(numbers) if n <= first), numbers[0])


def line_of(page: Shown, number: int) -> str:
    """A line's text with plain blanks and without what is only there for the layout."""
    return " ".join(_INVISIBLE.sub("", page.text[page.lines[number].start : page.lines[number].end]).split())
