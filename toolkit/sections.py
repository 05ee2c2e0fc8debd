"""A file of a database as lines, and one article of it: what is kept, what goes, what its fields say."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from .calendars import month_of
from .drafts import Draft
from .repair import Repair
from .tables import data_folder, read_rows
from .text import Span

FIELDS = "database fields: what the database says about the article"
COVER = "database fields: cover or list of articles of the export"
NO_TEXT = "The export holds no text of this article, only its fields. Export it again with the full text."
_LINE = re.compile(r"[^\r\n\f]*(?:\r\n|[\r\n\f]|\Z)")


class Line(NamedTuple):
    """A line of the export: `text` without the white space around it, which stands at `start` to `end`."""

    text: str
    start: int
    end: int
    after: int  # where the next line starts
    apart: bool = False  # an empty line stands before it


class Entry(NamedTuple):
    """One article of an export, as the reader of one layout understood it.

    `start` to `end` is its part of the file, `cover` where the article begins in it; `kept` are the passages that
    are the article's own.
    """

    start: int
    cover: int
    end: int
    kept: Sequence[Span] = ()
    fields: Mapping[str, str] = {}
    notes: tuple[str, ...] = ()
    problem: str = ""


def lines(raw: str, cuts: Iterable[Repair] = ()) -> list[Line]:
    """The lines that hold letters; those that are cut already are left out."""
    spans = sorted((cut.start, cut.end) for cut in cuts if not cut.after)
    found = list(_outside([_line(match) for match in _LINE.finditer(raw)], spans))
    pairs = zip([Line("", 0, 0, 0), *found], found, strict=False)
    return [line._replace(apart=not before.text) for before, line in pairs if line.text]


def _line(match: re.Match[str]) -> Line:
    text = match.group().strip("\ufeff \t\r\n\f\v\xa0")
    start = match.start() + match.group().find(text)
    return Line(text, start, start + len(text), match.end())


def _outside(found: list[Line], spans: list[Span]) -> Iterator[Line]:
    place = 0
    for line in found:
        while place < len(spans) and spans[place][1] <= line.start:
            place += 1
        if place == len(spans) or spans[place][0] >= line.end:
            yield line


@cache
def labels(database: str) -> dict[str, str]:
    """What the database writes before its fields, in small letters, and which field it is: data/export_fields.csv."""
    rows = read_rows(data_folder() / "export_fields.csv", ("database", "label", "field"))
    return {row["label"].lower(): row["field"] for row in rows if row["database"] == database}


def labelled(line: Line, known: Mapping[str, str]) -> tuple[str, str, str]:
    """Field, label and value of a line such as `Byline: Ada Quill`; three times nothing for any other line."""
    label, colon, value = line.text.partition(":")
    name = label.strip().lower()
    if name in known and (colon or known[name] in ("body", "end", "block")):
        return known[name], label.strip(), value.strip()
    return "", "", ""


def unread(start: int, end: int) -> Entry:
    """A part of an export that its reader did not understand: all of it stays."""
    return Entry(start, start, end, [(start, end)], {}, ("the fields of the database were not recognised and stay",))


def drafts(raw: str, entries: Sequence[Entry], cuts: Sequence[Repair]) -> list[Draft]:
    """A Draft for each article; one after another, their raw texts are the whole file, letter by letter."""
    made = []
    for number, entry in enumerate(entries, 1):
        ledger = [] if entry.problem else sorted([*_gone(raw, entry), *_inside(cuts, entry.kept)])
        moved = tuple(cut._replace(start=cut.start - entry.start, end=cut.end - entry.start) for cut in ledger)
        part, place = raw[entry.start : entry.end], f"article {number}"
        made.append(Draft(part, place, dict(entry.fields), moved, entry.notes, entry.problem))
    return made


def _inside(cuts: Iterable[Repair], kept: Sequence[Span]) -> Iterator[Repair]:
    """Both in order: one pass."""
    place = 0
    for cut in sorted(cuts):
        while place < len(kept) and kept[place][1] < cut.end:
            place += 1
        if place < len(kept) and kept[place][0] <= cut.start:
            yield cut


def _gone(raw: str, entry: Entry) -> Iterator[Repair]:
    """What is not kept, as cuts."""
    edges = [entry.start, *(edge for span in entry.kept for edge in span), entry.end]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        cover = min(max(start, entry.cover), end)
        gaps = [(start, cover, COVER), (cover, end, FIELDS)]
        if start != entry.start and end != entry.end:
            line = re.compile(r"\r\n|\r|\n").search(raw, start, end)
            stays = line.span() if line else (end, end)  # kept passages have an empty line between them
            gaps = [(start, stays[0], FIELDS), (stays[1], end, FIELDS)]
        for left, right, reason in gaps:
            if left < right:
                yield Repair(left, right, raw[left:right], "", reason, "certain")


_NAME = r"(?P<m>[^\W\d_]{3,11})\.?"
_FORMS = [
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)"),
    re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
    re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?: de)? {_NAME},?(?: del?)? (?P<y>\d{{4}})(?!\d)"),
    re.compile(rf"\b{_NAME} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})(?!\d)"),
]


def iso_date(text: str) -> tuple[str, str]:
    """The first date written with its year and the month's name, as YYYY-MM-DD and letter by letter.

    Numbers alone, as in 5/6/2025, are not read: they are May in one country and June in another.

    >>> iso_date("May 28, 2025 Wednesday"), iso_date("28 de mayo de 2025")
    (('2025-05-28', 'May 28, 2025'), ('2025-05-28', '28 de mayo de 2025'))
    >>> iso_date("Monday the 5/6/2025")
    ('', '')
    """
    for form in _FORMS:
        for match in form.finditer(text):
            name = match["m"]
            month = int(name) if name.isdigit() else month_of(name)
            try:
                return date(int(match["y"]), month, int(match["d"])).isoformat(), match.group()
            except ValueError:
                continue
    return "", ""


def is_date_line(line: Line) -> bool:
    """Whether a line is a date, with at most a weekday, a time or an edition beside it."""
    written = iso_date(line.text)[1] if len(line.text) <= 80 else ""
    return bool(written) and len(line.text.replace(written, " ").split()) <= 6


_LANGUAGES = {
    "english": "en", "englisch": "en", "anglais": "en", "inglés": "en", "inglese": "en", "german": "de",
    "deutsch": "de", "allemand": "de", "french": "fr", "français": "fr", "französisch": "fr", "spanish": "es",
    "español": "es", "spanisch": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt",
    "dutch": "nl", "nederlands": "nl", "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi",
    "polish": "pl", "czech": "cs", "russian": "ru", "ukrainian": "uk", "turkish": "tr", "arabic": "ar",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "hebrew": "he", "greek": "el", "hungarian": "hu",
}  # fmt: skip


def language_code(value: str) -> str:
    """The language a database names, as two letters; empty where it is another word.

    >>> language_code("ENGLISH; ENGLISCH"), language_code("Klingon")
    ('en', '')
    """
    first = re.split(r"[;,(]", value)[0].strip().lower()
    return _LANGUAGES.get(first, "")


def told(field: str, value: str) -> dict[str, str]:
    """What a value of the database says about the article, as fields of a Draft."""
    if field == "published":
        day, written = iso_date(value)
        return {"published": day, "published_evidence": written} if day else {}
    if field == "outlet":
        return {"outlet": value, "outlet_evidence": value} if value else {}
    if field == "language":
        value = language_code(value)
    if field == "author":
        value = re.sub(r"(?i)^(?:by|von|par|por|door) ", "", value)
    known = ("author", "dateline", "standfirst", "title", "language", "address")
    return {field: value} if value and field in known else {}
