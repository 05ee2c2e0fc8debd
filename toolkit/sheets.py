"""Tables of articles in the formats of programs: Excel (.xlsx) and Parquet. Nothing in them is calculated or run."""

import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from .cells import Broken
from .columns import columns_of
from .drafts import Draft, Limits, Options, Unreadable, needed
from .rows import Table, TableRow, drafts_of
from .wording import listed, many

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how Excel writes a character that XML may not hold
_NOT_SAVED = Broken("a formula whose result was not saved; open the table in a spreadsheet and save it there")
_MOST_ROWS = 1_048_576  # of a sheet; a broken one may claim any number
_TOP = 20  # rows that are not blank, among which the names of the columns stand
_OLD = b"\xd0\xcf\x11\xe0"  # also around a workbook with a password
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")


class _Sheet(NamedTuple):
    """A sheet as its program saved it, the same with formulas in place of results, and where its columns are named."""

    title: str
    values: Any
    formulas: Any
    first: int
    header: list[str]
    hidden: bool


def xlsx(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """The articles of an .xlsx file: of all its sheets that have a column for the text, also hidden ones (noted).

    The place of an article is *sheet Articles, row 3*. Of a formula, the result that was saved is read; without one,
    the row is named. Days are read from cells that are formatted as dates, or from words. Of merged cells, the first
    one has the value. Columns as in `delimited`.
    """
    _check_zip(stream, options.limits)
    openpyxl = needed("openpyxl")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that it does not know
            yield from _of_sheets(_sheets(openpyxl, stream, options.columns), options)
    except (Unreadable, ImportError, MemoryError):
        raise
    except Exception as problem:  # whatever openpyxl makes of a broken file
        told = "It is damaged inside. Open it in a spreadsheet and save it as .xlsx again."
        raise Unreadable(told) from problem


def _of_sheets(sheets: Sequence[_Sheet], options: Options) -> Iterator[Draft]:
    found, other = _with_text(sheets, options)
    notes = (f"Without a column for the text, and not read: {listed(other)}.",) if other else ()
    for sheet in found:
        hidden = ("The sheet is hidden.",) if sheet.hidden else ()
        table = Table(sheet.header, partial(_rows, sheet), notes=(*notes, *hidden), place=f"sheet {sheet.title}")
        notes = ()
        yield from drafts_of(table, options)


def _check_zip(stream: BinaryIO, limits: Limits) -> None:
    stream.seek(0)
    start = stream.read(4)
    if start == _OLD:
        raise Unreadable("It is protected with a password, or an old .xls. Save it as .xlsx without a password.")
    if not zipfile.is_zipfile(stream):
        raise Unreadable("It is not an .xlsx file, or cut off. Open it in a spreadsheet and save it as .xlsx again.")
    members = zipfile.ZipFile(stream).infolist()
    size = sum(member.file_size for member in members)
    if size > limits.unpacked or len(members) > limits.files:
        told = f"Unpacked it has {size / 1e6:,.0f} MB in {many(len(members), 'part')}"
        raise Unreadable(f"{told}, too much. Split it, or set limits=Limits(unpacked=…) higher.")
    if not any(member.filename.endswith("workbook.xml") for member in members):
        raise Unreadable("It is a zip archive, but not of the kind .xlsx. Change the ending of its name to .zip.")


def _sheets(openpyxl: Any, stream: BinaryIO, given: Mapping[str, str]) -> list[_Sheet]:
    load = partial(openpyxl.load_workbook, stream, read_only=True, keep_links=False)
    saved = load(data_only=True)
    written = load(data_only=False) if _has_formulas(stream) else saved
    sheets = []
    for sheet in saved.worksheets:
        formulas = written[sheet.title]
        sheet.reset_dimensions()  # what a file says of its size may be wrong
        formulas.reset_dimensions()
        rows = enumerate(islice(sheet.iter_rows(values_only=True), _MOST_ROWS), 1)
        named = ((number, [_said(cell) for cell in row]) for number, row in rows if any(_said(cell) for cell in row))
        number, names = _header(list(islice(named, _TOP)), given)
        sheets.append(_Sheet(sheet.title, sheet, formulas, number, names, sheet.sheet_state != "visible"))
    return sheets


def _header(rows: list[tuple[int, list[str]]], given: Mapping[str, str]) -> tuple[int, list[str]]:
    """The row that names most columns: a title or what was searched for may stand above it. Else the first row."""
    return max(rows, key=lambda row: _known(row[1], given), default=(0, []))


def _known(names: list[str], given: Mapping[str, str]) -> int:
    try:
        return len(columns_of(names, given))
    except Unreadable:
        return 0


def _said(cell: object) -> str:
    return "" if cell is None else _unescaped(str(cell)).strip()


def _has_formulas(stream: BinaryIO) -> bool:
    with zipfile.ZipFile(stream) as archive:
        for member in archive.namelist():
            if "/worksheets/" in member and member.endswith(".xml"):
                with archive.open(member) as part:
                    end = b""
                    while piece := part.read(1 << 20):
                        if _FORMULA.search(end + piece):
                            return True
                        end = piece[-40:]
    return False


def _with_text(sheets: Sequence[_Sheet], options: Options) -> tuple[list[_Sheet], list[str]]:
    """The sheets in which a column is known as the text, and the titles of the others that hold something."""
    found, other, problems = [], [], []
    for sheet in sheets:
        try:
            columns_of(sheet.header, options.columns)
            found.append(sheet)
        except Unreadable as problem:
            problems += [problem] if sheet.header else []
            other += [f"sheet {sheet.title!r}"] if sheet.header else []
    if not found:
        raise problems[0] if problems else Unreadable("There is nothing in its cells.")
    return found, other


def _rows(sheet: _Sheet) -> Iterator[TableRow]:
    """The rows below the names of the columns, as many cells as there are names."""
    width = len(sheet.header)
    same = sheet.values is sheet.formulas
    both = zip(sheet.values.iter_rows(), sheet.values.iter_rows() if same else sheet.formulas.iter_rows(), strict=False)
    for number, (row, formulas) in enumerate(both, 1):
        if number > _MOST_ROWS:
            raise Unreadable(f"Sheet {sheet.title!r} has more rows than a sheet can have. Save it again.")
        if number > sheet.first:
            cells = [_cell(cell, formula) for cell, formula in zip(row, formulas, strict=False)]
            cells = (cells + [None] * width)[:width]
            yield TableRow(f"sheet {sheet.title}, row {number}", cells)


def _cell(cell: Any, formula: Any) -> object:
    if cell.value is None:
        return _NOT_SAVED if formula.data_type == "f" else None
    if cell.data_type == "e":
        return Broken(f"the error {cell.value}")
    return _unescaped(cell.value) if isinstance(cell.value, str) else cell.value


def _unescaped(text: str) -> str:
    """
    >>> _unescaped("a_x000D_b"), _unescaped("_x005F_x000D_")
    ('a\\rb', '_x000D_')
    """
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def parquet(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """The articles of a .parquet file. Only the columns that are needed are read; the place is *row 1* for the first.

    `Unreadable` if the column of the text holds anything but text. Columns as in `delimited`.
    """
    file = _opened(stream, options.limits)
    schema = file.schema_arrow
    columns = columns_of(schema.names, options.columns)
    _check_type(schema.field(columns["text"]))
    rows = partial(_parquet_rows, file, sorted(columns.values()))
    try:
        yield from drafts_of(Table(list(schema.names), rows, True, sparse=False), options)
    except OSError as problem:  # pyarrow's word for what is damaged
        raise Unreadable("It is damaged inside. Write or download it again.") from problem


def _opened(stream: BinaryIO, limits: Limits) -> Any:
    reader = needed("pyarrow.parquet")
    stream.seek(0)
    try:
        file = reader.ParquetFile(stream)
    except (OSError, ValueError) as problem:  # pyarrow's own errors are of these kinds
        raise Unreadable("It is not a .parquet file, or cut off. Write or download it again.") from problem
    size = sum(file.metadata.row_group(number).total_byte_size for number in range(file.metadata.num_row_groups))
    if size > limits.unpacked:
        raise Unreadable(f"Unpacked it has {size / 1e6:,.0f} MB, too much. Set limits=Limits(unpacked=…) higher.")
    return file


def _check_type(field: Any) -> None:
    kind = str(field.type)
    if "string" not in kind or kind.startswith(("list", "large_list", "fixed_size_list", "struct", "map", "union")):
        told = f"Column {field.name!r} holds values of the type {kind}, not texts."
        raise Unreadable(f"{told} Write it as strings, or name another column with text=….")


def _parquet_rows(file: Any, used: Sequence[int]) -> Iterator[TableRow]:
    names, number = list(file.schema_arrow.names), 0
    for batch in file.iter_batches(batch_size=100, columns=[names[place] for place in used], use_threads=False):
        read = {batch.schema.names[place]: _values(batch.column(place)) for place in range(batch.num_columns)}
        for line in range(batch.num_rows):
            number += 1
            yield TableRow(f"row {number}", [read[name][line] if name in read else None for name in names])


def _values(column: Any) -> list[object]:
    try:
        values: list[object] = column.to_pylist()
        return values
    except UnicodeDecodeError:
        return [_decoded(cell) for cell in column.cast("binary").to_pylist()]


def _decoded(cell: bytes | None) -> object:
    try:
        return None if cell is None else cell.decode("utf-8")
    except UnicodeDecodeError:
        return Broken("bytes that are not UTF-8")
