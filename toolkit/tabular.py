"""Tables of articles as text, one article a row: .csv and .tsv."""

from collections.abc import Iterator
from csv import Error, reader
from functools import partial
from itertools import dropwhile, islice
from typing import BinaryIO, TextIO

from .columns import columns_of
from .drafts import Draft, Options, Unreadable
from .rows import Table, TableRow, drafts_of
from .separated import Record, is_blank, records, separator_of
from .streaming import UNDECODED, Coding, bounded_lines, coding_of, text_of_file

_LONGEST_HEADER = 1_000_000  # letters
_TOP = 20  # lines among which the names of the columns stand


def delimited(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """The articles of a .csv or .tsv file of any size, read row by row; the first row names the columns.

    The place of an article is *row 3* as a spreadsheet counts. Cells are parted by commas, semicolons, tabs or bars:
    by what parts the first row most (tabs first in .tsv). A row that cannot be read is named, and reading goes on
    with the next one. Which column is what stands in data/columns.csv, or is given in `options.columns`.
    `Unreadable` if that cannot be told, or the letters cannot be decoded.

    >>> from io import BytesIO
    >>> table = BytesIO("Headline;Text;Date\\nTalks;Both sides agreed.;28/05/2025\\n".encode())
    >>> [draft] = delimited(table, "mine.csv", Options())
    >>> draft.raw, draft.place, draft.fields["title"], draft.fields["published"]
    ('Both sides agreed.', 'row 2', 'Talks', '2025-05-28')
    """
    coding = coding_of(stream, options.encoding)
    most = 2 * options.limits.article  # of a row: other cells stand beside the text
    separator, first = _separator(stream, coding, name, options)
    with text_of_file(stream, coding) as text:
        header = next(_from_header(text, separator, first, most), None)
    if header is None:
        raise Unreadable("The table is empty. Save it again, with the names of its columns in the first row.")
    if header.problem or any(UNDECODED in cell for cell in header.cells):
        raise Unreadable(f"In the first row, {header.problem or _undecoded(coding)}.")
    rows = partial(_rows, stream, coding, separator, first, most)
    names = [cell.strip() for cell in header.cells]
    yield from drafts_of(Table(names, rows, False, coding.encoding, coding.basis, coding.notes), options)


def _separator(stream: BinaryIO, coding: Coding, name: str, options: Options) -> tuple[str, int]:
    """What parts the cells, and the number of the first row: 2 where a line such as sep=; says it for Excel.

    Lines above the names of the columns (what was searched for, when it was downloaded) are passed over.
    """
    preferred = "\t" if name.lower().endswith((".tsv", ".tab")) else ","
    with text_of_file(stream, coding) as text:
        lines = [line for line, _ in islice(bounded_lines(text, _LONGEST_HEADER), _TOP)]
    header = next((line for line in lines if line.strip()), "")
    said = header.rstrip("\r\n")
    if said.lower().startswith("sep=") and len(said) == len("sep=") + 1:
        return said[-1], 2
    named = ((separator_of(line, preferred), number) for number, line in enumerate(lines, 1))
    found = next((one for one in named if _names_text(lines[one[1] - 1], one[0], options)), None)
    return found or (separator_of(header, preferred), 1)


def _names_text(line: str, separator: str, options: Options) -> bool:
    try:
        return bool(columns_of([cell.strip() for cell in next(reader([line], delimiter=separator))], options.columns))
    except (Unreadable, StopIteration, Error):
        return False


def _from_header(text: TextIO, separator: str, first: int, most: int) -> Iterator[Record]:
    """The rows from the one that names the columns on."""
    for _ in range(1, first):
        text.readline()
    found = dropwhile(lambda row: not row.problem and is_blank(row.cells), records(text, separator, most=most))
    return (row._replace(number=row.number + first - 1) for row in found)


def _rows(stream: BinaryIO, coding: Coding, separator: str, first: int, most: int) -> Iterator[TableRow]:
    width = 0
    with text_of_file(stream, coding) as text:
        for row in _from_header(text, separator, first, most):
            cells = row.cells
            if width:
                if len(cells) > width and is_blank(cells[width:]):
                    cells = cells[:width]
                undecoded = _undecoded(coding) if any(UNDECODED in cell for cell in cells) else ""
                yield TableRow(f"row {row.number}", cells, row.note, row.problem or undecoded)
            width = width or len(cells)


def _undecoded(coding: Coding) -> str:
    return f'there are bytes that are no letters in {coding.encoding}; say how the file is coded: encoding="…"'
