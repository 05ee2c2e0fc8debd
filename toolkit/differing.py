"""How two wordings differ, word by word: changes with their places, a line to read, and what kind of pair it is."""

import re
from bisect import bisect_left
from itertools import pairwise, zip_longest
from typing import NamedTuple

from .aligned import Alignment, Pair
from .quoting import BRACKETS
from .text import Span, fold, words
from .wordings import Wording

Change = tuple[str, Span, Span]
MISSING = ("only here", "only there")
OF_WORDS = ("replaced", "moved", *MISSING)  # the other kinds leave the speaker’s words as they are
_EDGE = 3  # words missing at an edge that make a cut; one or two may be a matter of wording
_LONGER = 1.25  # times
_OMITTED = re.compile(r"…|(?:\.\s?){2}\.")


class Side(NamedTuple):
    """One of two wordings, the text it stands in, and the numbers of its words that stand elsewhere in the other."""

    text: str
    said: Wording
    moved: frozenset[int]


def changes(texts: tuple[str, str], said: tuple[Wording, Wording], aligned: Alignment) -> list[Change]:
    """Every difference between two wordings, in the order of the first: (kind, span in the one, span in the other).

    Where a side has no such words, its span is the empty place at which they would stand, or the … that stands there.
    """
    one = Side(texts[0], said[0], frozenset(here for run in aligned.moved for here, _ in run))
    other = Side(texts[1], said[1], frozenset(there for run in aligned.moved for _, there in run))
    found = [("moved", _span(one, *_ends(run, 0)), _span(other, *_ends(run, 1))) for run in aligned.moved]
    for here, there in aligned.pairs:
        found += _in_word(one, other, here, there)
    edges = [(-1, -1), *aligned.pairs, (len(one.said.spans), len(other.said.spans))]
    for (left, other_left), (right, other_right) in pairwise(edges):
        found += _in_gap(one, (left + 1, right), other, (other_left + 1, other_right))
    return sorted(found, key=lambda change: change[1:])


def _ends(run: list[Pair], side: int) -> Span:
    """The number of the first word of a moved run, and of the one after its last."""
    return run[0][side], run[-1][side] + 1


def _span(side: Side, first: int, end: int) -> Span:
    return side.said.spans[first][0], side.said.spans[end - 1][1]


def _in_word(one: Side, other: Side, here: int, there: int) -> list[Change]:
    """Two words that correspond and are not the same: another spelling, or another form of the word."""
    spans = one.said.spans[here], other.said.spans[there]
    written = one.text[slice(*spans[0])], other.text[slice(*spans[1])]
    if one.said.keys[here] == other.said.keys[there]:
        return [] if _plain(written[0]) == _plain(written[1]) else [("spelling", *spans)]
    return [("brackets" if "[" in "".join(written) else "replaced", *spans)]  # inspection[s]


def _plain(word: str) -> str:
    return re.sub(r"[\[\]]", "", fold(word))


def _in_gap(one: Side, gap: Span, other: Side, other_gap: Span) -> list[Change]:
    """What stands between two words that correspond, on both sides."""
    here, there = _stretches(one, gap), _stretches(other, other_gap)
    put, other_put = _outside(_inserted(one, gap), here), _outside(_inserted(other, other_gap), there)
    place, other_place = _place(one, gap), _place(other, other_gap)
    found: list[Change] = []
    for kind, span in put:  # [Lavrov] may stand for he
        found.append((kind, span, there.pop(0) if kind == "brackets" and there and not here else other_place))
    for kind, span in other_put:
        found.append((kind, here.pop(0) if kind == "brackets" and here and not there else place, span))
    if here and there and _joined(one, gap) == _joined(other, other_gap):  # cease-fire, ceasefire
        return [*found, ("spelling", here[0], there[0])]
    for span, other_span in zip_longest(here, there):
        if span and other_span:
            found.append(("replaced", span, other_span))
        elif span:
            found.append(("only here", span, other_place))
        else:
            found.append(("only there", place, other_span))
    return found


def _joined(side: Side, gap: Span) -> str:
    return "".join(side.said.keys[slice(*gap)])


def _stretches(side: Side, gap: Span) -> list[Span]:
    """The words of a gap, without those that stand elsewhere in the other: the passages they fill."""
    runs: list[list[int]] = []
    for place in range(*gap):
        if place in side.moved:
            continue
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [_span(side, run[0], run[-1] + 1) for run in runs]


def _between(side: Side, gap: Span) -> Span:
    """The text of a gap: from the word before it to the word after it, inside the passage."""
    spans, (start, end) = side.said.spans, side.said.passage
    return (spans[gap[0] - 1][1] if gap[0] else start), (spans[gap[1]][0] if gap[1] < len(spans) else end)


def _place(side: Side, gap: Span) -> Span:
    """Where words would stand that a side has not: a sign of omission, or the empty place before the next word."""
    start, end = _between(side, gap)
    sign = _OMITTED.search(side.text, start, end)
    return sign.span() if sign else (end, end)


def _inserted(side: Side, gap: Span) -> list[tuple[str, Span]]:
    """What in a gap is the article’s own: words in square brackets, a clause that interrupts the quotation."""
    start, end = _between(side, gap)
    found = [("brackets", match.span()) for match in BRACKETS.finditer(side.text, start, end)]
    pieces = side.said.said.pieces
    first = max(0, bisect_left(pieces, (start, start)) - 1)
    last = bisect_left(pieces, (end, end), first) + 1
    for (_, stop), (begin, _) in pairwise(pieces[first:last]):
        outside = words(side.text[stop:begin]) if start <= stop and begin <= end else []
        if outside:
            found.append(("interrupted", (stop + outside[0][0], stop + outside[-1][1])))
    return found


def _outside(put: list[tuple[str, Span]], stretches: list[Span]) -> list[tuple[str, Span]]:
    """What an article put in, but not inside words that are a change as a whole."""
    return [
        (kind, (start, end))
        for kind, (start, end) in put
        if not any(one <= start and end <= two for one, two in stretches)
    ]


def difference(text: str, other_text: str, passage: Span, found: list[Change]) -> str:
    """The first passage with every change between braces: {words here|words there}, {moved words|elsewhere}."""
    pieces, place = [], passage[0]
    for kind, (start, end), other in found:
        if start < place:
            continue
        there = "elsewhere" if kind == "moved" else other_text[slice(*other)]
        pieces += [text[place:start], f"{{{text[start:end]}|{there}}}"]
        if start == end:  # nothing stands here, so no blank divides it from the next word, or from the last
            pieces.insert(*((len(pieces), " ") if end < passage[1] else (-1, " ")))
        place = end
    return " ".join("".join([*pieces, text[place : passage[1]]]).split())


def kind_of(said: tuple[Wording, Wording], texts: tuple[str, str], found: list[Change]) -> str:
    """same words, cut, reworded, or cut and reworded: as quote_variants() defines them."""
    of_words = [change for change in found if change[0] in OF_WORDS]
    inside = {change[0] for change in of_words if not _at_edge(said, change)}
    if not of_words:
        return "same words"
    if inside < set(MISSING):  # at most one of the two sides
        return "cut"
    short, long = sorted(len(side.spans) for side in said)
    edge = any(_at_edge(said, change) and _length(texts, change) >= _EDGE for change in of_words)
    return "cut and reworded" if long >= _LONGER * short or edge else "reworded"


def _at_edge(said: tuple[Wording, Wording], change: Change) -> bool:
    """Whether a passage begins or ends with words for which the other has nothing."""
    if change[0] not in MISSING:
        return False
    side = MISSING.index(change[0])
    start, end = (change[1], change[2])[side]
    return start == said[side].passage[0] or end == said[side].passage[1]


def _length(texts: tuple[str, str], change: Change) -> int:
    return max(len(words(text[slice(*span)])) for text, span in zip(texts, (change[1], change[2]), strict=True))
