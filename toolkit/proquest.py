"""Exports of ProQuest (txt, rtf, html): where each article is, what its fields say."""

import re
from collections.abc import Sequence
from itertools import pairwise

from .sections import NO_TEXT, Entry, Line, labelled, labels, told
from .text import Span

_RULE = re.compile(r"_{20,}")
_NUMBER = re.compile(r"(?:Document|Documento|Dokument) \d+(?: (?:of|de|von) \d+)?")
_SURE = ("outlet", "published", "language", "address")  # an article of ProQuest names two of these at least
_LONG = 6  # lines: a field after the text may be so long


def entries(found: Sequence[Line], size: int) -> list[Entry]:
    """The articles of an export of ProQuest; none if the lines are something else."""
    parts = [part for part in _parts(found) if part]
    good = [_is_article(part) for part in parts]
    if not any(good):
        return []
    whole = _joined(parts, good)
    edges = [0, *(part[0].start for part in whole[1:]), size]
    return [_entry(part, *span) for part, span in zip(whole, pairwise(edges), strict=True)]


def _parts(found: Sequence[Line]) -> list[Sequence[Line]]:
    """From one long line of underscores, or one line `Document 2 of 10`, to the next."""
    starts = {n for n, line in enumerate(found) if _RULE.fullmatch(line.text)}
    starts |= {n for n, line in enumerate(found) if _is_number(line) and n - 1 not in starts}
    return [found[start:end] for start, end in pairwise(sorted({0, *starts, len(found)}))]


def _is_number(line: Line) -> bool:
    return len(line.text) < 40 and bool(_NUMBER.fullmatch(line.text))


def _is_article(part: Sequence[Line]) -> bool:
    fields = [_field(line) for line in part]
    text = "body" in fields or any("proquest" in line.text.lower() for line in part)
    return text and sum(field in fields for field in _SURE) > 1


def _joined(parts: Sequence[Sequence[Line]], good: Sequence[bool]) -> list[list[Line]]:
    """Parts that are no article (the cover, a rule inside a text, the last lines) go to the article they stand by."""
    whole: list[list[Line]] = [[]]
    seen = False
    for part, is_article in zip(parts, good, strict=True):
        if is_article and seen:
            whole.append([])
        seen = seen or is_article
        whole[-1].extend(part)
    return whole


def _field(line: Line) -> str:
    field, label, _ = labelled(line, labels("proquest"))
    return "" if field == "block" and not (label.isupper() and label == line.text) else field


def _entry(part: Sequence[Line], start: int, end: int) -> Entry:
    fields = [_field(line) for line in part]
    mark = fields.index("body") if "body" in fields else len(part)
    body, stop = _text(part, fields, mark) if mark < len(part) else ((0, 0), mark)
    said: dict[str, str] = {}
    for place in [*range(mark), *range(stop, len(part))]:
        if fields[place]:
            value = labelled(part[place], labels("proquest"))[2]
            if not value and place + 1 < len(part) and not fields[place + 1]:
                value = part[place + 1].text  # the value stands below its label
            said = {**told(fields[place], value), **said}
    top, first = _top(part, fields, mark, said.get("title", ""))
    said = {**({"title": top[0].text} if top else {}), **said}
    kept = [(line.start, line.after) for line in top] + ([body] if body[0] < body[1] else [])
    problem = "" if body[0] < body[1] else NO_TEXT
    return Entry(start, first, end, kept, _outlet_alone(said), (), problem)


def _text(part: Sequence[Line], fields: Sequence[str], mark: int) -> tuple[Span, int]:
    """Where the text stands, and the first line after it: found from the end, since a text may have such a line."""
    first = place = len(part)
    while place > mark + 1 and first - place <= _LONG:
        place -= 1
        if fields[place] or _RULE.fullmatch(part[place].text):
            first = place
    value = labelled(part[mark], labels("proquest"))[2]
    inner = part[mark + 1 : first]
    start = part[mark].end - len(value) if value else (inner[0].start if inner else 0)
    none = re.fullmatch(r"(?:Not available|No disponible|Non disponible)\.?", value) and not inner
    return (0, 0) if none else (start, inner[-1].end if inner else part[mark].end if value else start), first


def _top(part: Sequence[Line], fields: Sequence[str], mark: int, title: str) -> tuple[list[Line], int]:
    """The headline as it stands above the fields, and where the article begins."""
    numbers = [n for n in range(mark) if _is_number(part[n]) or _RULE.fullmatch(part[n].text)]
    at = numbers[-1] + 1 if numbers else 0
    first = part[numbers[-1] if numbers and _is_number(part[numbers[-1]]) else min(at, mark)].start
    same = [n for n in range(min(at, mark), mark) if title in (part[n].text, labelled(part[n], labels("proquest"))[2])]
    at = same[0] if title and same else at
    alone = at < mark and (not fields[at] if not title else bool(same))
    value = len(title) if alone and title else len(part[at].text)
    return ([part[at]._replace(text=part[at].text[-value:], start=part[at].end - value)] if alone else []), first


def _outlet_alone(said: dict[str, str]) -> dict[str, str]:
    """`Harbour Times; Oldport [Oldport]`: the outlet without its town."""
    outlet = said.get("outlet", "").partition(";")[0].strip()
    return {**said, "outlet": outlet} if outlet else said
