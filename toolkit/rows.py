"""From the rows of any table to drafts of articles: one row, one article."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .blocks import text_of
from .cells import Broken, day_of, day_of_seconds, fact, is_empty, order_of
from .columns import columns_of, unused
from .drafts import Draft, Options
from .repair import Repair, whole_letters
from .wording import many

_TAG = r"(?:p|div|br|h[1-6]|ul|ol|li|span|a|em|strong|b|i|figure|img|blockquote|article|section|table|html|body)"
_STARTS_AS_MARKUP = re.compile(rf"\s*(?:<!DOCTYPE html|<{_TAG}(?:\s[^<>]*)?/?>)", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"</(?:p|div|h[1-6]|li|blockquote)>|<br\s?/?>", re.IGNORECASE)
_MORE = re.compile(r" ?\[\+\d+ chars\]\s*\Z")
_BEGINNING = "Only the beginning of the article: the service that gave it leaves the rest out."
_FACTS = ("id", "title", "outlet", "author", "address", "language", "dateline", "standfirst")


class TableRow(NamedTuple):
    """A row: where it is, its cells, what is odd about it, and what makes it useless."""

    place: str
    cells: Sequence[object]
    note: str = ""
    problem: str = ""


class Table(NamedTuple):
    """A table that can be read more than once."""

    header: Sequence[str]
    rows: Callable[[], Iterator[TableRow]]
    seconds: bool = False  # whether a number as a date may be seconds since 1970
    encoding: str = ""
    encoding_basis: str = ""
    notes: tuple[str, ...] = ()
    place: str = ""  # in the file
    sparse: bool = True  # whether blank rows are no rows, as in a spreadsheet


def drafts_of(table: Table, options: Options) -> Iterator[Draft]:
    """A draft for every row. `Unreadable` if it cannot be told which column holds the text.

    The first one notes which columns nothing was taken from. Of two rows with the same id, the second loses it.
    """
    columns = columns_of(table.header, options.columns)
    order = _order(table, columns)
    told = [note for note in (*table.notes, unused(table.header, columns)) if note]
    seen: dict[str, str] = {}
    empty = True
    for row in _filled(table):
        empty = False
        draft = _one_id(_draft(row, table, columns, order, options), seen)
        notes = (*told, *draft.notes)
        told = []
        yield draft._replace(notes=notes, encoding=table.encoding, encoding_basis=table.encoding_basis)
    if empty:
        yield Draft("", table.place, problem="There is no row below the names of the columns.", notes=tuple(told))


def _filled(table: Table) -> Iterator[TableRow]:
    for row in table.rows():
        if row.problem or not table.sparse or not all(cell is None or str(cell).strip() == "" for cell in row.cells):
            yield row


def _order(table: Table, columns: Mapping[str, int]) -> str:
    place = columns.get("published")
    if place is None:
        return ""
    return order_of(row.cells[place] for row in table.rows() if not row.problem and len(row.cells) > place)


def _draft(row: TableRow, table: Table, columns: Mapping[str, int], order: str, options: Options) -> Draft:
    if not row.problem and len(row.cells) != len(table.header):
        row = row._replace(problem=_uneven(row, table))
    problem = row.problem or _no_text(row, table, columns["text"], options.limits.article)
    if problem:
        return Draft("", row.place, problem=f"{problem[:1].upper()}{problem[1:].removesuffix('.')}.")
    text, notes = _text(row.cells[columns["text"]])
    facts = {field: fact(row.cells[columns[field]]) for field in _FACTS if field in columns}
    cell = row.cells[columns["published"]] if "published" in columns else None
    day = day_of_seconds(cell) if table.seconds and not isinstance(cell, str) else day_of(cell, order)
    facts |= {"published": day.day, "published_evidence": _as_written(cell)} if day.day else {}
    notes = [_sentence(note) for note in (row.note, *notes, day.note) if note]
    cuts = tuple(_more(text))
    notes += [_BEGINNING] * len(cuts)
    return Draft(text, row.place, {field: value for field, value in facts.items() if value}, cuts, tuple(notes))


def _more(text: str) -> Iterator[Repair]:
    """What NewsAPI writes behind the beginning of an article: [+3410 chars]."""
    if match := _MORE.search(text, max(0, len(text) - 30)):
        yield Repair(*match.span(), match.group(), "", "database fields: number of letters left out", "certain")


def _as_written(cell: object) -> str:
    return fact(cell).removesuffix(" 00:00:00")  # a day in a spreadsheet is a time, too


def _sentence(note: str) -> str:
    return f"{note[:1].upper()}{note[1:].removesuffix('.')}."


def _uneven(row: TableRow, table: Table) -> str:
    return (
        f"it has {many(len(row.cells), 'cell')}, but the first row names {len(table.header)} columns; "
        "put a text that contains a separator or a line end between quotation marks"
    )


def _no_text(row: TableRow, table: Table, place: int, most: int) -> str:
    """Why the cell that should hold the text of an article holds none; empty if it does."""
    cell, name = row.cells[place], f"the cell of column {table.header[place]!r}"
    if cell is None or cell != cell or (isinstance(cell, str) and not cell.strip()):
        return f"{name} is empty"
    if _is_paragraphs(cell):
        return ""
    if not isinstance(cell, str):
        return f"{name} holds no text but {_kind(cell)}"
    if is_empty(cell):
        return f"{name} holds only {cell.strip()!r}, which programs write for nothing"
    if len(cell) > most:
        return f"{name} has {len(cell):,} letters, more than {most:,}; set limits=Limits(article=…) higher, or split it"
    return ""


def _kind(cell: object) -> str:
    if isinstance(cell, Broken):
        return cell.holds
    kinds = {"int": "a number", "float": "a number", "bool": "true or false", "list": "a list", "dict": "an object",
             "bytes": "bytes", "datetime": "a date", "date": "a date", "time": "a time"}  # fmt: skip
    return kinds.get(type(cell).__name__, f"a value of the kind {type(cell).__name__}")


def _is_paragraphs(cell: object) -> bool:
    return isinstance(cell, list) and bool(cell) and all(isinstance(part, str) for part in cell)


def _text(cell: Any) -> tuple[str, list[str]]:
    """The text of a cell. HTML is read as a browser shows it, since its tags would be counted as words."""
    if isinstance(cell, list):
        return whole_letters("\n".join(cell)), ["the cell holds a list of texts; they are the paragraphs"]
    letters = whole_letters(cell)
    half = ["half of a character stands alone; it is U+FFFD in the text"] if letters != cell else []
    if not (_STARTS_AS_MARKUP.match(letters) and _PARAGRAPHS.search(letters)):
        return letters, half
    try:
        text = text_of(letters)
    except ImportError as problem:
        return letters, [f"the cell holds HTML, and its tags are in the text. {problem}", *half]
    return (text, ["the cell holds HTML; read as a browser shows it", *half]) if text.strip() else (letters, half)


def _one_id(draft: Draft, seen: dict[str, str]) -> Draft:
    id = draft.fields.get("id")
    if not id or seen.setdefault(id, draft.place) == draft.place:
        return draft
    fields = {field: value for field, value in draft.fields.items() if field != "id"}
    return draft._replace(fields=fields, notes=(*draft.notes, f"The id {id!r} is that of {seen[id]}, too; left out."))
