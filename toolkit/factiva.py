"""Exports of Factiva (txt, rtf, html), with field codes or as shown on its pages: where each article is."""

import re
from collections.abc import Sequence
from itertools import pairwise

from .sections import NO_TEXT, Entry, Line, is_date_line, labels, language_code, told, unread
from .text import Span

_CODE = re.compile(r"([A-Z]{2,3})(?:\t[ \t]*| {2,}|\Z)(.*)")
_NUMBER = re.compile(r"Document ([A-Za-z0-9]{1,20}(?:19|20)\d{6}[a-z][a-z0-9]{5,12})")
_WORDS = re.compile(
    r"\d[\d.,]* (?:words?|mots?|Wörter|palabras|parole|palavras|woorden|ord|słowa|słów|слов[ао]?)", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)|all rights reserved)", re.IGNORECASE)
_BY = re.compile(r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Door) \S")
_SOURCE = re.compile(r"[A-Z0-9]{2,8}")


def entries(found: Sequence[Line], size: int) -> list[Entry]:
    """The articles of an export of Factiva; none if the lines are something else."""
    ends = [n + 1 for n, line in enumerate(found) if _is_number(line)]
    parts = [found[start:end] for start, end in pairwise([0, *ends])]
    readers = [_coded if _is_coded(part) else _shown if _length(part) >= 0 else None for part in parts]
    if not any(readers) or 2 * readers.count(None) > len(readers):
        return []
    parts[-1] = found[ends[-2] if len(ends) > 1 else 0 :]
    edges = [0, *(part[0].start for part in parts[1:]), size]
    spans = zip(parts, readers, pairwise(edges), strict=True)
    return [read(part, *span) if read else unread(*span) for part, read, span in spans]


def _is_number(line: Line) -> bool:
    """`Document HARBT00020250528el5s0001p`, alone or after the code AN: the end of an article."""
    return "Document" in line.text[:12] and bool(_NUMBER.fullmatch(_code(line)[1] or line.text))


def _code(line: Line) -> tuple[str, str]:
    """Field and value of a line that begins with a code such as `HD`."""
    match = _CODE.match(line.text)
    known = labels("factiva")
    return (known[match[1].lower()], match[2]) if match and match[1].lower() in known else ("", "")


def _is_coded(part: Sequence[Line]) -> bool:
    fields = [_code(line)[0] for line in part]
    return all(field in fields for field in ("title", "published", "body", "end"))


def _coded(part: Sequence[Line], start: int, end: int) -> Entry:
    """`HD`, `BY`, `PD` … each with its value beside or below it; `LP` and `TD` hold the text."""
    codes = [_code(line) for line in part]
    body = [n for n, (field, _) in enumerate(codes) if field == "body"][:2]
    named = [n for n in range(len(part)) if codes[n][0] and (n <= body[-1] or codes[n][0] in ("tail", "end"))]
    said: dict[str, str] = {}
    kept: list[Span] = []
    for place, stop in pairwise([*named, len(part)]):
        field, value = codes[place]
        rest = part[place + 1 : stop]
        if field in ("body", "title") and (value or rest):
            first = part[place].end - len(value) if value else rest[0].start
            kept.append((first, (rest[-1] if rest else part[place]).after))
        if field not in ("body", "tail", "head", "length", "end"):
            said = {**told(field, " ".join([*([value] if value else []), *(line.text for line in rest)])), **said}
    return Entry(start, part[named[0]].start, end, kept, said)


def _length(part: Sequence[Line]) -> int:
    """The line `523 words` with a date right below it; -1 if there is none."""
    pairs = enumerate(pairwise(part))
    return next((n for n, (one, two) in pairs if _WORDS.fullmatch(one.text) and is_date_line(two)), -1)


def _shown(part: Sequence[Line], start: int, end: int) -> Entry:
    """Headline, author, `523 words`, date, outlet, its code, page, language, copyright, then the text."""
    length = _length(part)
    title, author, first = _above(part, length)
    body = _below(part, length)
    stop = next(n for n, line in enumerate(part) if _is_number(line))
    outlet = next((n for n in range(length + 2, body) if not re.match(r"\d{1,2}:\d\d", part[n].text)), -1)
    said = {"title": title.text, **told("published", part[length + 1].text)}
    said |= told("author", author.text if author else "") | told("outlet", part[outlet].text if outlet > 0 else "")
    said |= told("language", next((line.text for line in part[length + 2 : body] if language_code(line.text)), ""))
    kept = [(title.start, title.after), *([(part[body].start, part[stop - 1].end)] if body < stop else [])]
    problem = "" if body < stop else NO_TEXT
    return Entry(start, first.start, end, kept, said, (), problem)


def _above(part: Sequence[Line], length: int) -> tuple[Line, Line | None, Line]:
    """Headline, author, and the first line of the article: what stands above its length."""
    above = list(part[max(0, length - 3) : length]) or [part[length]]
    author = above[-1] if len(above) > 1 and _BY.match(above[-1].text) else None
    rest = above[:-1] if author else above
    title = max(rest, key=lambda line: len(line.text))  # a section's name is shorter than the headline below it
    return title, author, rest[rest.index(title) - 1 if rest.index(title) else 0]


def _below(part: Sequence[Line], length: int) -> int:
    """The first line of the text: after the copyright, else the language, else the outlet's code."""
    near = range(length + 2, min(length + 12, len(part) - 1))
    for is_last in (lambda text: bool(_COPYRIGHT.match(text)), language_code, _SOURCE.fullmatch):
        place = next((n for n in near if is_last(part[n].text)), -1)
        while place > 0 and _COPYRIGHT.match(part[place + 1].text):
            place += 1
        if place > 0:
            return place + 1
    return min(length + 3, len(part) - 1)
