"""A headline that stands in the text twice."""

import re

from .clutter import Chosen, is_clutter
from .drafts import About, Found
from .lines import HEAD, Line, bare, cuts, is_body, is_sentence, lines
from .text import UNBROKEN

_WORDS = 4  # of a headline at least; in scripts without blanks, so many letters:
_LETTERS = 12
_AT_ONCE = 5  # lines
_AFTER_TITLE = re.compile(r" ?[|·–—-] ?[^|]{2,40}")  # the name of the site
_ALL_UNBROKEN = re.compile(f"[{UNBROKEN}\\W]+")


def repeated_headline(text: str, about: About) -> Found:
    """Cuts a headline that stands in the text a second time, in the same words; tells it as `title`.

    The headline is the title of the article or its first line, of four words and more. Case, blanks and signs around
    it do not matter; the first line may end with the name of the site. Where only clutter stands between the two, the
    first one goes, so that the headline stands above the article. A first line that ends like a sentence counts only
    if it comes again at once; one that comes more than three times, or twice and more between paragraphs of the text,
    is a refrain or a page header, and stays.

    >>> repeated_headline("Talks set for June\\n\\nTALKS SET FOR JUNE\\nBoth agreed.", About()).repairs[0].before
    'Talks set for June\\n\\n'
    """
    found = lines(text)
    for title in (about.title, found[0].words if found else None):
        chosen, kept = _said_twice(found, title, about) if title else ({}, None)
        if chosen:
            return Found(cuts(text, found, chosen), {"title": kept} if kept else {})
    return Found([])


def _said_twice(found: list[Line], title: str, about: About) -> tuple[Chosen, str | None]:
    sought = bare(title)
    if not _is_headline(sought):
        return {}, None
    size = len(title) + 20
    said = [number for number, line in enumerate(found) if len(line.words) <= size and bare(line.words) == sought]
    if is_sentence(title) and title != about.title and said[-1:] > [_AT_ONCE]:
        return {}, None
    if len(said) == 1 and said[0] == 0:
        return _with_site(found, sought)
    if len(said) < 2 or (len(said) > 3 and title != about.title):
        return {}, None
    if sum(_is_amid(found, said[0], number) for number in said[1:]) > 1:
        return {}, None
    between = found[said[0] + 1 : said[1]]
    kept = said[1] if all(is_clutter(line.words) for line in between) else said[0]
    reason = ("repeated headline: the headline a second time", "certain")
    return {number: reason for number in said if number != kept}, found[kept].words


def _is_amid(found: list[Line], first: int, number: int) -> bool:
    """Whether a line stands between the paragraphs of the text: far below the first, or after one of the body."""
    return number >= HEAD or any(is_body(line.words) for line in found[first + 1 : number])


def _is_headline(sought: str) -> bool:
    """Whether words are enough to be a headline and not a label: four words, or twelve letters without blanks."""
    long = len(sought) >= _LETTERS and bool(_ALL_UNBROKEN.fullmatch(sought))
    return 8 < len(sought) <= 300 and (long or len(sought.split()) >= _WORDS)


def _with_site(found: list[Line], sought: str) -> tuple[Chosen, str | None]:
    """A first line that is the headline and the name of the site, where the headline follows."""
    for line in found[1:6]:
        short = bare(line.words) if len(line.words) < len(found[0].words) else ""
        if _is_headline(short) and sought.startswith(short) and _AFTER_TITLE.fullmatch(sought[len(short) :]):
            return {0: ("repeated headline: with the name of the site", "probable")}, line.words
    return {}, None
