"""From a file as found to a text that can be counted: a ledger of changes, and the way back."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from .text import Span


class Repair(NamedTuple):
    """One change: the characters `start` to `end` of the raw text (`before`) became `after`."""

    start: int
    end: int
    before: str
    after: str
    reason: str
    certainty: str


def find_repair(raw: str, before: str, after: str, reason: str, certainty: str) -> Repair:
    """A change written in words, found in the raw text and cut down to the letters that really change.

    ValueError unless `before` occurs exactly once.
    """
    found = len(re.findall(f"(?={re.escape(before)})", raw)) if before else 0  # overlapping places count, too
    if found != 1:
        raise ValueError(f"{before!r} occurs {found} times; a repair needs a passage that occurs exactly once.")
    left = _shared_start(before, after)
    right = _shared_start(before[left:][::-1], after[left:][::-1])
    start = raw.index(before) + left
    end = raw.index(before) + len(before) - right
    return Repair(start, end, raw[start:end], after[left : len(after) - right], reason, certainty)


def _shared_start(one: str, other: str) -> int:
    differs = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differs, min(len(one), len(other)))


def fits(repair: Repair, raw: str) -> bool:
    """Whether a repair changes what really stands at its place in the raw text."""
    inside = 0 <= repair.start <= repair.end <= len(raw)
    return inside and raw[repair.start : repair.end] == repair.before


def in_order(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    """The repairs as they follow one another in the text. ValueError where two touch the same letters."""
    ordered = tuple(sorted(repairs))
    for one, other in pairwise(ordered):
        if other.start < one.end:
            raise ValueError(f"Two repairs change the same letters: {one.before!r} and {other.before!r}.")
    return ordered


_HALF = re.compile("[\ud800-\udfff]")  # of a pair that makes one character; alone it is none, and no table holds it


ALWAYS = ("line end", "letter and accent", "byte order mark", "half of a character")  # reasons of what every text needs


def normalised(raw: str) -> tuple[Repair, ...]:
    """The changes that every text needs: line ends as \\n, letters and their accents as one character (NFC).

    Half of a character becomes the sign for an unknown one.
    """
    changes = []
    for start, end in _odd_runs(raw):
        before = raw[start:end]
        whole = unicodedata.normalize("NFC", before.replace("\r\n", "\n").replace("\r", "\n"))
        after = _HALF.sub("\ufffd", whole)
        if after != before:
            reason = "line end" if "\r" in before else "letter and accent joined into one character (NFC)"
            reason = reason if after == whole else "half of a character"
            changes.append(Repair(start, end, before, after, reason, "certain"))
    return tuple(changes)


def _odd_runs(raw: str) -> Iterable[Span]:
    """Stretches that normalisation may change: a letter with all that joins it, a line end, half of a character."""
    if "\r" not in raw and unicodedata.is_normalized("NFC", raw) and not _HALF.search(raw):
        return
    starts = [place for place in range(len(raw)) if _starts_anew(raw, place)]
    for start, end in zip(starts, [*starts[1:], len(raw)], strict=True):
        run = raw[start:end]
        if run[0] == "\r" or not unicodedata.is_normalized("NFC", run) or _HALF.search(run):
            yield start, end


def whole_letters(text: str) -> str:
    """A text in which half of a character, as JSON may hold it, is U+FFFD: no file could be written with it."""
    if not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _starts_anew(raw: str, place: int) -> bool:
    letter = raw[place]
    joins = unicodedata.category(letter).startswith("M") or "\u1160" <= letter <= "\u11ff"  # accents; Korean
    return place == 0 or not (joins or raw[place - 1 : place + 1] == "\r\n")


def repaired(raw: str, repairs: Iterable[Repair]) -> str:
    """The raw text with the repairs made."""
    pieces, place = [], 0
    for repair in repairs:
        pieces += [raw[place : repair.start], repair.after]
        place = repair.end
    return "".join([*pieces, raw[place:]])


def undone(text: str, repairs: Iterable[Repair]) -> str:
    """The raw text again, from the repaired one and its ledger."""
    ledger = tuple(repairs)
    back = (
        Repair(*span, one.after, one.before, one.reason, one.certainty)
        for one, span in zip(ledger, placed(ledger), strict=True)
    )
    return repaired(text, back)


def composed(raw: str, first: Iterable[Repair], then: Iterable[Repair]) -> tuple[Repair, ...]:
    """One ledger of the raw text, from a first one and the repairs of the text that it makes.

    Changes of the same letters become one, with the reasons of both; where letters go away altogether, the reason
    why they go is enough. What the second undoes of the first is no change any more.
    """
    one, other = tuple(first), in_order(then)
    text, shift = repaired(raw, one), 0
    ledger: list[Repair] = []
    items = [(*span, repair, True) for span, repair in zip(placed(one), one, strict=True)]
    items += [(repair.start, repair.end, repair, False) for repair in other]
    for group in _touching(sorted(items, key=lambda item: (item[0], item[1], not item[3]))):
        start, end = group[0][0], max(item[1] for item in group)
        grown = sum(len(repair.after) - len(repair.before) for *_, repair, is_first in group if is_first)
        before = raw[start - shift : end - shift - grown]
        later = [repair for *_, repair, is_first in group if not is_first]
        after = repaired(text[start:end], (r._replace(start=r.start - start, end=r.end - start) for r in later))
        if before != after:
            gone = after == "" and len(later) == 1
            change = _joined(start - shift, before, after, later if gone else [item[2] for item in group])
            _add(ledger, change)
        shift += grown
    return tuple(ledger)


_Item = tuple[int, int, Repair, bool]


def _touching(items: list[_Item]) -> Iterable[list[_Item]]:
    """The changes in order, those that overlap together."""
    group: list[_Item] = []
    end = 0
    for item in items:
        if group and item[0] >= end:
            yield group
            group = []
        group.append(item)
        end = max(end, item[1]) if len(group) > 1 else item[1]
    if group:
        yield group


CERTAINTIES = ("certain", "probable", "possible")


def _add(ledger: list[Repair], change: Repair) -> None:
    """Two insertions at one place are one change: nothing would tell their order."""
    if ledger and not change.before and ledger[-1].start == ledger[-1].end == change.start:
        last = ledger.pop()
        change = _joined(change.start, "", last.after + change.after, [last, change])
    ledger.append(change)


def _joined(start: int, before: str, after: str, changes: list[Repair]) -> Repair:
    reasons = "; ".join(dict.fromkeys(change.reason for change in changes))
    certainty = max((change.certainty for change in changes), key=CERTAINTIES.index)
    return Repair(start, start + len(before), before, after, reasons, certainty)


def placed(repairs: Iterable[Repair]) -> list[Span]:
    """Where each repair's `after` stands in the repaired text."""
    spans, shift = [], 0
    for repair in repairs:
        start = repair.start + shift
        spans.append((start, start + len(repair.after)))
        shift += len(repair.after) - len(repair.before)
    return spans


def source_span(repairs: Iterable[Repair], start: int, end: int) -> Span:
    """The span of the raw text from which the span of the repaired text came.

    A repair that lies inside the span is inside the raw span too; one that only touches its edge is left out.
    """
    ledger = tuple(repairs)
    first, last = _source(ledger, start, True), _source(ledger, end, False)
    return first, max(first, last)


def _source(repairs: tuple[Repair, ...], place: int, is_start: bool) -> int:
    shift = 0
    for repair, (start, end) in zip(repairs, placed(repairs), strict=True):
        if place < start or (place == start and not is_start):
            break
        if place < end:
            return repair.start if is_start else repair.end
        shift = repair.end - end
    return place + shift
