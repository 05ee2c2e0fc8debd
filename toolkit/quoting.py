"""Where a paragraph quotes: any kind of mark, and never confused by one that is missing."""

import re
from typing import NamedTuple

BRACKETS = re.compile(r"\[[^\[\]\n]*\]")  # what the article put into somebody's words
_AHEAD = 80  # marks; the pairs of a paragraph are settled long before


class Quotation(NamedTuple):
    """A quotation with its marks; `open` says that no mark closes it in its paragraph."""

    start: int
    end: int
    open: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    opens: bool
    double: bool


# The letter is what is left of a mark in a wrongly decoded text (see text.py). A single mark stands outside a word.
_MARK = re.compile(
    r"""(?P<double>"“|“"|”"|"”|[“”„‟«»"]|''|``|’’|‘‘|(?<![^\W_])\u0e42|\u0e42(?![^\W_]))"""
    r"""|(?<![^\W_])(?P<opening>[‘'’])(?=[^\W_])|(?<=[^\s\d])(?P<closing>[’'])(?![^\W_])"""
)
_OPENING = "“„‟«‘``"
_SAID = re.compile(
    r"[,?!]\s(?=(?:[^\s,.]+\s){0,4}?(?:said|says|say|told|tells|added|adds|wrote|writes|asked|tweeted|noted|explained)\b)"
)
_STOP = re.compile(r"[.!?…](?=\s)")


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The outermost quotations of one paragraph, text[start:end], in order.

    >>> text = "“Why?” she asked. He called it “a start."
    >>> [text[quotation.start : quotation.end] for quotation in quotations(text)]
    ['“Why?”', '“a start.']
    """
    end = len(text) if end is None else end
    found: list[Quotation] = []
    marks, begin, place = _marks(text, start, end), start, 0
    while place < len(marks):
        place, quotation = _next(text, (begin, end), marks, place)
        if quotation:
            begin = quotation.end
            if any(map(str.isalnum, text[quotation.start : quotation.end])):
                found.append(quotation)
    return found


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The marks, each with its direction: by its shape, else by the white space beside it, else by turns."""
    marks: list[_Mark] = []
    inside = False
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else ""
        after = text[match.end()] if match.end() < end else ""
        double = match.lastgroup == "double"
        opens = match.lastgroup == "opening" if not double else _opens(match[0], before, after, inside)
        inside = opens if double else inside
        marks.append(_Mark(*match.span(), opens, double))
    return marks


def _opens(mark: str, before: str, after: str, inside: bool) -> bool:
    free_left = not before or before.isspace() or before in "([{—–-/‘'“\""
    free_right = not after or after.isspace() or after in ".,;:!?)]}—–-/’'”\""
    if free_left != free_right:
        return free_left
    return mark in _OPENING or (mark not in "”»’’" and not inside)


def _next(text: str, bounds: tuple[int, int], marks: list[_Mark], place: int) -> tuple[int, Quotation | None]:
    """The quotation that the mark at `place` belongs to, and the place of the first mark after it."""
    mark = marks[place]
    if not mark.double:
        closing = _single_end(text, marks, place) if mark.opens else None
        return (closing + 1, Quotation(mark.start, marks[closing].end)) if closing else (place + 1, None)
    if not mark.opens:
        return place + 1, Quotation(_sentence_start(text, bounds[0], mark.start), mark.end)
    closing = _double_end(marks, place)
    if closing is not None and marks[closing].opens:  # the next quotation begins, this one was never closed
        return closing, Quotation(mark.start, _guessed_end(text, mark.end, marks[closing].start))
    if closing is not None:
        return closing + 1, Quotation(mark.start, marks[closing].end)
    if _continued(text, bounds[1]):
        return len(marks), Quotation(mark.start, bounds[1], open=True)
    stop = _guessed_end(text, mark.end, bounds[1], whole=True)
    return len(marks), Quotation(mark.start, stop, open=True)


def _single_end(text: str, marks: list[_Mark], place: int) -> int | None:
    """A single mark counts only in pairs: sides’ ends no quotation while a better mark follows."""
    closing = None
    for later in range(place + 1, len(marks)):
        mark = marks[later]
        if mark.double or mark.opens:
            return closing
        closing = later
        if text[mark.start - 1] != "s":
            return closing
    return closing


def _double_end(marks: list[_Mark], place: int) -> int | None:
    """The closing mark, with quotations inside skipped; or the opening mark of the next one; or none."""
    depth = 1
    ahead = range(place + 1, min(len(marks), place + _AHEAD))
    doubles = [later for later in ahead if marks[later].double]
    closers = sum(not marks[later].opens for later in doubles)
    openers = len(doubles) - closers
    for later in doubles:
        if not marks[later].opens:
            depth, closers = depth - 1, closers - 1
            if not depth:
                return later
        elif closers > openers:
            depth, openers = depth + 1, openers - 1
        else:
            return later
    return None


def _sentence_start(text: str, start: int, end: int) -> int:
    """Where a quotation without an opening mark begins: at its sentence."""
    stops = [stop.end() for stop in _STOP.finditer(text, start, max(start, end - 1))]
    begin = stops[-1] if stops else start
    return begin + len(text[begin:end]) - len(text[begin:end].lstrip(" ,;:\t\n"))


def _guessed_end(text: str, start: int, end: int, whole: bool = False) -> int:
    """Where a quotation without a closing mark ends: before “he said”, else at its sentence or paragraph."""
    if said := _SAID.search(text, start, end):
        return said.start() + 1
    stop = None if whole else _STOP.search(text, start, end)
    return stop.end() if stop else start + len(text[start:end].rstrip())


def _continued(text: str, end: int) -> bool:
    """Whether the next paragraph opens with a mark: then this one is left open on purpose."""
    following = text[end : end + 200].lstrip()
    return following[:1] in ('"', *"“„«‘") or following[:2] in ("''", "``") if following else False


def inner(text: str, quotation: Quotation) -> tuple[int, int]:
    """A quotation without its marks."""
    start, end = quotation.start, quotation.end
    opening, closing = _MARK.match(text, start), _LAST.search(text[max(start, end - 2) : end])
    return (opening.end() if opening else start), end - (len(closing[0]) if closing else 0)


_LAST = re.compile(r"(?:''|’’|[“”„‟«»\"’'\u0e42])$")
