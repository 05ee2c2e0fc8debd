"""Exports of Nexis Uni (docx, rtf) and of the older LexisNexis (txt): where each article is, what its fields say."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .sections import NO_TEXT, Entry, Line, is_date_line, labelled, labels, told, unread
from .text import Span

_NUMBER = re.compile(
    r"(?:FOCUS - )?\d+ (?:of|de|von|van|di) \d+ DO[CK]UMENT\w*|Dokument \d+ von \d+|Document \d+ de \d+", re.IGNORECASE
)
_HEAD = ("author", "head", "length", "dateline", "standfirst", "title")
_TAIL = ("tail", "block", "language", "address", "end")
_NEAR = 15  # lines: the date and the beginning of the text stand so near to the length
_LONG = 8  # lines: a field after the text may be so long


def entries(found: Sequence[Line], size: int) -> list[Entry]:
    """The articles of an export of Nexis; none if the lines are something else.

    An article must tell its length in words and end with fields such as Load-Date; at least half of them do.
    """
    parts = _old(found) or _new(found)
    good = [_is_article(part) for part in parts]
    if not any(good) or 2 * sum(good) < len(good):
        return []
    edges = [0, *(part[0].start for part in parts[1:]), size]
    spans = zip(parts, good, pairwise(edges), strict=True)
    return [_entry(part, *span) if known else unread(*span) for part, known, span in spans]


def _old(found: Sequence[Line]) -> list[Sequence[Line]]:
    """Each article begins with a line such as `2 of 25 DOCUMENTS`."""
    starts = [n for n, line in enumerate(found) if _is_number(line)]
    edges = [0, *starts[1:], len(found)] if starts else []
    return [found[start:end] for start, end in pairwise(edges)]


def _is_number(line: Line) -> bool:
    return len(line.text) < 40 and bool(_NUMBER.fullmatch(line.text))


def _new(found: Sequence[Line]) -> list[Sequence[Line]]:
    """Each article ends with a line `End of Document`; what follows the last one belongs to it."""
    ends = [n + 1 for n, line in enumerate(found) if _field(line) == "end"]
    edges = [0, *ends[:-1], len(found)] if ends else []
    return [found[start:end] for start, end in pairwise(edges)]


def _field(line: Line) -> str:
    field, label, value = labelled(line, labels("nexis"))
    if field == "length" and not re.match(r"\d", value):
        return ""
    return "" if field == "end" and line.text != label else field


def _is_article(part: Sequence[Line]) -> bool:
    fields = [_field(line) for line in part]
    if "length" not in fields:
        return False
    place = fields.index("length")
    return _day(part, place) >= 0 and any(field in _TAIL for field in fields[place:])


def _day(part: Sequence[Line], length: int) -> int:
    """The line with the date, which stands above the length; -1 if there is none."""
    near = range(length - 1, max(length - _NEAR, 0) - 1, -1)
    return next((n for n in near if is_date_line(part[n])), -1)


def _entry(part: Sequence[Line], start: int, end: int) -> Entry:
    fields = [_field(line) for line in part]
    length = fields.index("length")
    day = _day(part, length)
    body, stop = _body(part, fields, length)
    old = any(map(_is_number, part[: length + 1]))
    title = _title(part, fields, day, old)
    said = _told(part, fields, [*range(day, body), *range(stop, len(part))], old)
    said = {"title": " ".join(line.text for line in title), **told("outlet", part[day - 1].text if day else ""), **said}
    kept = [*([(title[0].start, title[-1].after)] if title else []), *_printed(part[day:body])]
    first = next((line for line in part if _is_number(line)), title[0] if title else part[0])
    if body < stop:
        kept.append((_text_start(part[body]), part[stop - 1].end))
    problem = "" if body < stop else NO_TEXT
    return Entry(start, first.start, end, kept, {**said, **told("published", part[day].text)}, (), problem)


def _title(part: Sequence[Line], fields: Sequence[str], day: int, old: bool) -> Sequence[Line]:
    """Nexis Uni: two lines above the date, before the outlet. LexisNexis: between the date and the first field."""
    if not old:
        return part[day - 2 : day - 1] if day > 1 else []
    named = next(n for n in range(day + 1, len(part)) if fields[n])
    first = next((n for n in range(day + 1, named) if part[n].apart), named)  # an edition stands close to the date
    return part[first:named]


def _printed(head: Sequence[Line]) -> Iterator[Span]:
    """The words of `Highlight: …` and `Headline: …`, which the article printed: only the label goes."""
    for number, line in enumerate(head):
        field, _, value = labelled(line, labels("nexis"))
        if field in ("title", "standfirst") and value:
            yield line.end - len(value), _rest(head, number)[-1].after


def _rest(part: Sequence[Line], number: int) -> Sequence[Line]:
    """A field and the lines into which it was wrapped: those without an empty line or a label before them."""
    end = number + 1
    while end < len(part) and not part[end].apart and not _field(part[end]):
        end += 1
    return part[number:end]


def _told(part: Sequence[Line], fields: Sequence[str], places: Sequence[int], wrapped: bool) -> dict[str, str]:
    said: dict[str, str] = {}
    for place in places:
        if fields[place] in (*_HEAD, "language", "address"):
            value = labelled(part[place], labels("nexis"))[2]
            more = [line.text for line in _rest(part, place)[1:]] if wrapped and value else []
            said = {**told(fields[place], " ".join([value, *more])), **said}  # the first one counts
    return said


def _body(part: Sequence[Line], fields: Sequence[str], length: int) -> Span:
    """First line of the text and the first line after it."""
    end = next((n for n in range(length, len(part)) if fields[n] == "end"), len(part))
    marked = (n for n in range(length + 1, min(length + _NEAR, end)) if fields[n] == "body")
    start = next(marked, -1)
    if start >= 0:
        start += 0 if labelled(part[start], labels("nexis"))[2] else 1
    else:
        start = length + 1
        while start < end and fields[start] in _HEAD:
            start += len(_rest(part, start)) if part[start].apart else 1
    return start, max(start, _tail(fields, start, end))


def _tail(fields: Sequence[str], start: int, end: int) -> int:
    """Where the fields after the text begin: found from the end upwards, since a text may have a line `Notes`."""
    first = place = end
    while place > start and first - place <= _LONG:
        place -= 1
        if fields[place] in _TAIL:
            first = place
    return first


def _text_start(line: Line) -> int:
    field, _, value = labelled(line, labels("nexis"))
    return line.end - len(value) if field == "body" else line.start
