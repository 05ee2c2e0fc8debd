"""Which lines of a web page are its main text: what trafilatura chose, found again letter by letter in the page."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import pairwise
from typing import NamedTuple

from .blocks import Line, Shown
from .drafts import needed
from .trees import Element

_SIZE = 12  # letters; so many in a row are found in a text once or twice, in any script
_STEP = 4
_PLACES = 8  # where a passage may stand, at most
_NEAR = 12  # lines around the main text in which its short lines are looked for
_SHARE = 0.5  # of a line's letters that must be part of the main text
_MENU = 100  # letters of a link, at most
_SUBHEADS = ("h2", "h3", "h4", "h5", "h6")
_LARGEST = 1_000_000  # letters; a longer page is not an article, and trafilatura would take minutes
_ELEMENTS = 100_000


class _Placed(NamedTuple):
    """A line of the page with the stretch of the main text it was found at."""

    line: int
    start: int
    end: int
    letters: int


def main_lines(tree: Element, page: Shown) -> list[int]:
    """The numbers of the lines that are the page's main text, as trafilatura decides; empty if it finds none.

    trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15) gives a text with blanks and letters
    made uniform. Its paragraphs are looked for among the lines of the page, in their order, by their letters and
    digits alone, so that the lines kept are the page's own.
    """
    chosen = _chosen(tree, page)
    keys = [letters(page.text[line.start : line.end]) for line in page.lines]
    main = _Main([key for paragraph in chosen if (key := letters(paragraph))])
    candidates = list(_candidates(keys, main))
    anchors = _closest(_chain(candidates), candidates)
    found = {one.line for one in anchors} | set(_short(keys, main, anchors))
    return sorted((found | _between(page.lines, keys, found)) - _menus(page))


def letters(text: str) -> str:
    """The letters and digits of a text in lower case: what two ways of writing white space and marks share."""
    return "".join(filter(str.isalnum, text)).lower()


def _chosen(tree: Element, page: Shown) -> list[str]:
    """The paragraphs of the main text according to trafilatura; none where it finds nothing or gives up."""
    if len(page.text) > _LARGEST or sum(1 for _ in tree.iter()) > _ELEMENTS:
        return []
    try:
        found = needed("trafilatura").bare_extraction(deepcopy(tree), include_comments=False, with_metadata=False)
    except (ImportError, MemoryError):
        raise
    except Exception:  # whatever goes wrong in there: the page is kept whole, and its notes say so
        return []
    if found is None or found.body is None:
        return []
    return [line for text in _texts(found.body) for line in text.split("\n")]


def _texts(body: Element) -> Iterator[str]:
    """The text of each paragraph, list item and table row; a line break counts as a paragraph's end."""
    pieces: list[str] = []
    for event, element in needed("lxml.etree").iterwalk(body, events=("start", "end")):
        if element.tag in ("p", "head", "item", "quote", "row", "code", "list", "table", "lb", "div", "body", "ab"):
            pieces.append("\n")
        pieces.append((element.text if event == "start" else element.tail) or "")
    yield "".join(pieces)


class _Main:
    """The main text as one row of letters, its paragraphs, and where each stretch of it stands."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self.letters = "".join(paragraphs)
        self.paragraphs: list[tuple[int, str]] = []
        place = 0
        for paragraph in paragraphs:
            self.paragraphs.append((place, paragraph))
            place += len(paragraph)
        self.places: dict[str, list[int]] = defaultdict(list)
        for start in range(len(self.letters) - _SIZE + 1):
            places = self.places[self.letters[start : start + _SIZE]]
            if len(places) < _PLACES:
                places.append(start)


def _candidates(keys: list[str], main: _Main) -> Iterator[_Placed]:
    """Each longer line with the places of the main text it may stand at."""
    for number, key in enumerate(keys):
        starts = range(0, len(key) - _SIZE + 1, _STEP)
        hits = [start for start in starts if key[start : start + _SIZE] in main.places]
        if not hits or len(hits) < _SHARE * len(starts):
            continue
        matched = max(_SIZE, len(key) * len(hits) // len(starts))
        for place in main.places[key[hits[0] : hits[0] + _SIZE]]:
            start = max(0, place - hits[0])
            yield _Placed(number, start, start + (matched + 1) // 2, matched)


def _chain(candidates: list[_Placed]) -> list[_Placed]:
    """The candidates with most letters that follow one another in the page and in the main text alike."""
    best: list[tuple[int, int, int]] = []  # end, letters in all, candidate: both rise
    before: list[int | None] = []
    number, waiting = 0, list(candidates)
    for line in sorted({one.line for one in waiting}):
        fresh = []
        while number < len(waiting) and waiting[number].line == line:
            one = waiting[number]
            place = bisect_left(best, (one.start + 1,)) - 1
            before.append(best[place][2] if place >= 0 else None)
            fresh.append((one.end, one.letters + (best[place][1] if place >= 0 else 0), number))
            number += 1
        for entry in fresh:
            _enter(best, entry)
    chain, place_now = [], best[-1][2] if best else None
    while place_now is not None:
        chain.append(candidates[place_now])
        place_now = before[place_now]
    return chain[::-1]


def _closest(chain: list[_Placed], candidates: list[_Placed]) -> list[_Placed]:
    """The same chain with each line as near to the next as can be: a teaser above repeats the first paragraphs."""
    same = defaultdict(list)
    for one in candidates:
        same[one.start].append(one.line)
    moved = chain[-1:]
    for one in reversed(chain[:-1]):
        lines = same[one.start]
        nearest = lines[bisect_left(lines, moved[-1].line) - 1]
        moved.append(one._replace(line=max(one.line, nearest)))
    return moved[::-1]


def _enter(best: list[tuple[int, int, int]], entry: tuple[int, int, int]) -> None:
    """Keeps, for each end in the main text, the chain with most letters up to it."""
    place = bisect_left(best, (entry[0] + 1,))
    if place and best[place - 1][1] >= entry[1]:
        return
    insort(best, entry)
    place = best.index(entry, max(0, place - 1))
    while place and best[place - 1][0] == entry[0]:
        best.pop(place - 1)
        place -= 1
    while place + 1 < len(best) and best[place + 1][1] <= entry[1]:
        best.pop(place + 1)


def _short(keys: list[str], main: _Main, anchors: list[_Placed]) -> Iterator[int]:
    """The short lines of the main text: each the same as a whole line of the page, between the same longer ones."""
    starts = [start for start, _ in main.paragraphs]
    edges = [_Placed(-1, 0, 0, 0), *anchors, _Placed(len(keys), len(main.letters) + 1, 0, 0)]
    for one, other in pairwise(edges):
        first = bisect_left(starts, one.start + (one.letters > 0))
        wanted = [key for _, key in main.paragraphs[first : bisect_left(starts, other.start)] if len(key) < 2 * _SIZE]
        lines = range(one.line + 1, other.line)
        if anchors and one.line < 0:  # before the first longer line: the nearest one above it
            yield from _matched(keys, lines[::-1][:_NEAR], wanted[::-1])
        else:
            yield from _matched(keys, lines[:_NEAR] if anchors and other.line == len(keys) else lines, wanted)


def _matched(keys: list[str], lines: Sequence[int], wanted: list[str]) -> Iterator[int]:
    place = 0
    for line in lines:
        if keys[line] and keys[line] in wanted[place : place + _PLACES]:
            place = wanted.index(keys[line], place) + 1
            yield line


def _menus(page: Shown) -> set[int]:
    """Lists of links: three lines or more in a row that are nothing but one. Old layouts mix them with the text."""
    menus: set[int] = set()
    run: list[int] = []
    written = [number for number, line in enumerate(page.lines) if line.start < line.end]
    for number in [*written, -1]:
        line = page.lines[number]
        if number >= 0 and _MENU > line.end - line.start <= line.linked:
            run.append(number)
            continue
        menus |= set(run) if len(run) > 2 else set()
        run = []
    return menus


def _between(lines: Sequence[Line], keys: list[str], found: set[int]) -> set[int]:
    """Paragraphs and subheads that trafilatura passed over although they stand among the others, and are no link."""
    homes = defaultdict(list)
    for number in sorted(found):
        homes[lines[number].parent, lines[number].tag].append(number)
    passed: set[int] = set()
    after = -1  # the next line below with words in it
    for number in range(max(found, default=0), min(found, default=0), -1):
        line = lines[number]
        beside = homes.get((line.parent, "p"), ())
        inside = beside and beside[0] < number < beside[-1] and line.linked < _SHARE * (line.end - line.start)
        subhead = line.tag in _SUBHEADS and (after in found or after in passed) and lines[after].parent == line.parent
        if number not in found and keys[number] and inside and (line.tag == "p" or subhead):
            passed.add(number)
        after = number if keys[number] else after
    return passed
