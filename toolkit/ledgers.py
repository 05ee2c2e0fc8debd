"""A ledger as rows that people can read and edit, and back: each change in a few words, with its place in the file."""

from collections.abc import Callable, Iterable, Iterator
from unicodedata import normalize

from .formulas import guarded, unguarded
from .repair import Repair, find_repair
from .repairing import uniform
from .tables import Row

WRITTEN_COLUMNS = ("article", "before", "after", "reason", "certainty", "start")
_MOST = 30_000  # letters of one cell: Excel cuts off after 32,767
_SIZES = (12, 24, 48, 96, 192)  # letters that may make a passage the only one of its kind


def rows_of_ledger(id: str, raw: str, ledger: tuple[Repair, ...]) -> Iterator[tuple[str, ...]]:
    """The changes of an article as rows with the columns article, before, after, reason, certainty, start.

    `before` begins some words before the change, so that it occurs once in the file if that takes no more than 192
    letters; `start` says where it begins, for passages that do not. What every text needs (line ends, accents) is left
    out, since loading does it anyway; a change of more than 30,000 letters takes several rows. Cells are guarded.

    >>> [row[1:3] for row in rows_of_ledger("x", "a cat, a cats tail", (Repair(12, 13, "s", "’s", "why", "certain"),))]
    [(' cat, a cats', ' cat, a cat’s')]
    """
    always = set(uniform(raw))
    changes = [part for repair in ledger if repair not in always for part in _parts(repair)]
    alone = _alone(raw, [change.end for change in changes])
    for change in changes:
        begin = _begin(raw, change, alone.get(change.end, _SIZES[1]))
        stop = change.end if change.end in alone or begin else _stop(raw, change)
        after = raw[begin : change.start] + change.after + raw[change.end : stop]
        cells = (id, raw[begin:stop], after, change.reason, change.certainty, str(begin))
        yield tuple(map(guarded, cells))


def with_ids(rows: Iterable[Row]) -> list[Row]:
    """The rows of a table of repairs, the ids of articles as they are: where `start` is given, they were guarded."""
    return [_with_id(row) if row.get("start", "").strip() else row for row in rows]


def _with_id(row: Row) -> Row:
    plain = Row({**row, "article": unguarded(row["article"])})
    plain.place = row.place
    return plain


def _parts(repair: Repair) -> Iterator[Repair]:
    """A long change as several, one after another."""
    for place in range(0, max(len(repair.before), len(repair.after), 1), _MOST):
        before, after = repair.before[place : place + _MOST], repair.after[place : place + _MOST]
        start = repair.start + min(place, len(repair.before))
        yield repair._replace(start=start, end=start + len(before), before=before, after=after)


def _alone(raw: str, ends: list[int]) -> dict[int, int]:
    """How many letters before each place occur nowhere else; places for which 192 are not enough are left out."""
    found: dict[int, int] = {}
    for size in _SIZES:
        counts = {raw[max(0, end - size) : end]: 0 for end in ends if end and end not in found}
        short = [piece for piece in counts if len(piece) < size]
        if len(short) < len(counts):
            for place in range(len(raw) - size + 1):
                piece = raw[place : place + size]
                if piece in counts:
                    counts[piece] += 1
        counts |= {piece: 1 if raw.find(piece, 1) < 0 else 2 for piece in short}
        found |= {end: size for end in ends if end not in found and counts.get(raw[max(0, end - size) : end]) == 1}
    return found


def _begin(raw: str, change: Repair, size: int) -> int:
    """Where the passage begins: with a word if one begins near, and not with a sign that would have to be guarded."""
    begin = max(0, min(change.start, change.end - size))
    word = next((place for place in range(begin, max(0, begin - 20), -1) if raw[place - 1].isspace()), begin)
    signs = range(word, max(-1, word - 50), -1)
    return next((place for place in signs if guarded(raw[place : change.end]) == raw[place : change.end]), word)


def _stop(raw: str, change: Repair) -> int:
    """Where a passage ends that has no words before the change: with some words behind it, if they make it the only
    one and the change is still found in its own place."""
    for stop in (change.end + size for size in _SIZES):
        before, after = raw[:stop], raw[: change.start] + change.after + raw[change.end : stop]
        if before and raw.find(before, 1) < 0:
            found = find_repair(before, before, after, change.reason, change.certainty)
            return stop if found == change else change.end
    return change.end


def repair_of(raw: str, row: Row) -> Repair:
    """The change that a row tells, as `rows_of_ledger` or people wrote it, cut down to the letters that really change.

    If `start` is given, `before` stands there, and the cells are as a spreadsheet keeps them (guarded); without it, or
    if the file has changed and it stands elsewhere, it must occur exactly once. ValueError if it does not.
    """
    place = row.get("start", "").strip()
    if not place:
        return _sought(raw, row["before"], row["after"], row)
    before, after = unguarded(row["before"]), unguarded(row["after"])
    forms: tuple[Callable[[str], str], ...] = (str, lambda passage: _line_ends_of(raw, passage))
    for form in forms:
        if place.isdecimal() and raw.startswith(form(before), int(place)):
            return _cut(int(place), form(before), form(after), row)
    return _sought(raw, before, after, row)


def _sought(raw: str, before: str, after: str, row: Row) -> Repair:
    before, after = _line_ends_of(raw, before), _line_ends_of(raw, after)
    found = find_repair(raw, before, normalize("NFC", after), row["reason"], row["certainty"])
    return found._replace(after=found.after.replace("\r\n", "\n"))


def _cut(place: int, before: str, after: str, row: Row) -> Repair:
    """Cut down as `find_repair` does, in the one place where the passage stands."""
    found = find_repair(before, before, after, row["reason"], row["certainty"]) if before else None
    if found is None:
        return Repair(place, place, "", after.replace("\r\n", "\n"), row["reason"], row["certainty"])
    return found._replace(start=found.start + place, end=found.end + place, after=found.after.replace("\r\n", "\n"))


def _line_ends_of(raw: str, passage: str) -> str:
    """The passage with \\r\\n or \\n, as in the file: spreadsheets and git change them on their way."""
    plain = passage.replace("\r\n", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in raw else plain
