"""Rows of a table that is a text file (.csv, .tsv): read one by one, whatever the file's size or damage.

The csv module of Python reads everything after a quotation mark that nobody closed as one cell, drops marks that are
not doubled, and has one limit for all that runs in the process. Here a mark closes a cell only before a separator or
the end of a line; what cannot be told apart is named with its place, and reading goes on at the next whole row.
"""

from collections import deque
from collections.abc import Iterator
from itertools import starmap
from typing import NamedTuple, TextIO

from .streaming import bounded_lines
from .wording import many

SEPARATORS = (",", ";", "\t", "|")


class Record(NamedTuple):
    """A row: its cells, the row's number as a spreadsheet counts, what is odd about it, and what makes it useless."""

    number: int
    cells: list[str]
    note: str = ""
    problem: str = ""


class _Line(NamedTuple):
    text: str
    whole: bool = True  # False: longer than allowed, only its beginning is here


def records(stream: TextIO, separator: str, *, most: int) -> Iterator[Record]:
    """The rows of a table, the first of which names the columns. A row has at most `most` letters.

    >>> from io import StringIO
    >>> [row.cells for row in records(StringIO('id,text\\n1,"War, he said"\\n'), ",", most=100)]
    [['id', 'text'], ['1', 'War, he said']]
    """
    reading = _Reading(stream, separator, most)
    number = 0
    while taken := reading.row():
        number += 1
        row, rest = _row(number, taken, separator, reading)
        reading.give_back(rest)
        if row.problem and rest and reading.width > 1:
            row = row._replace(problem=row.problem + _left_out(reading.skip()))
        reading.width = reading.width or (0 if is_blank(row.cells) else len(row.cells))
        yield row


class _Reading:
    """The lines of a table, some of which may be looked at before it is their turn."""

    def __init__(self, stream: TextIO, separator: str, most: int) -> None:
        self.separator, self.most = separator, most
        self.coming = starmap(_Line, bounded_lines(stream, most))
        self.width = 0  # how many columns the first row names
        self.waiting: deque[_Line] = deque()

    def give_back(self, lines: list[_Line]) -> None:
        self.waiting.extendleft(reversed(lines))

    def line(self) -> _Line | None:
        if self.waiting:
            return self.waiting.popleft()
        return next(self.coming, None)

    def row(self, *, strict: bool = False) -> list[_Line]:
        """The lines of the next row: more than one where a cell in quotation marks holds line ends.

        It ends early where a mark is odd and a line is a row by itself: then the row before was never closed.
        """
        taken: list[_Line] = []
        opened, loose, holds_a_row, letters = False, False, False, 0
        while line := self.line():
            taken.append(line)
            letters += len(line.text)
            if '"' in line.text:
                opened, odd = _left_open(line.text, self.separator, opened)
                holds_a_row = holds_a_row or (odd and not loose and any(map(self.is_row, taken[1:-1])))
                loose = loose or odd
            holds_a_row = holds_a_row or (loose and len(taken) > 1 and self.is_row(line))
            if not (opened and line.whole) or letters > self.most or (loose and (strict or holds_a_row)):
                break
        return taken

    def is_row(self, *lines: _Line) -> bool:
        """Whether lines, read alone, are a row of this table."""
        text = "".join(line.text for line in lines)
        if self.width < 2 or text.count(self.separator) < self.width - 1 or not all(line.whole for line in lines):
            return False
        cells, is_open, odd = cells_of(text, self.separator)
        return len(cells) == self.width and not (is_open or odd)

    def holds_a_row(self, lines: list[_Line]) -> bool:
        """Whether one of the lines is a row by itself, or all from the last one in which a cell is opened."""
        opening = (place for place in reversed(range(len(lines))) if _opens(lines[place].text, self.separator))
        last = next(opening, None)
        return any(map(self.is_row, lines)) or (last is not None and self.is_row(*lines[last:]))

    def skip(self) -> int:
        """Goes on to the next lines that are a row by themselves; how many lines were left out."""
        count = 0
        while line := self.line():
            if '"' in line.text or line.text.count(self.separator) == self.width - 1:
                self.give_back([line])
                taken = self.row(strict=True)
                is_row = self.is_row(*taken)
                self.give_back(taken if is_row else taken[1:])
                if is_row:
                    break
            count += 1
        return count


def _left_open(line: str, separator: str, opened: bool) -> tuple[bool, bool]:
    """Whether a cell in quotation marks goes on after the line, and whether a mark in it is odd."""
    if '"' not in line:
        return opened, False
    place, loose = 0, False
    while True:
        if opened or line.startswith('"', place):
            place, odd = _closing(line, place if opened else place + 1, separator)
            loose, opened = loose or odd, False
            if place < 0:
                return True, loose
        place = line.find(separator, place) + 1
        if not place:
            return False, loose


def _opens(line: str, separator: str) -> bool:
    return (f'{separator}"' in line or line.startswith('"')) and _left_open(line, separator, False)[0]


def _closing(text: str, place: int, separator: str) -> tuple[int, bool]:
    """Behind the mark that closes the cell (-1: none does), and whether a mark inside stands there undoubled."""
    loose = False
    while (mark := text.find('"', place)) >= 0:
        after = text[mark + 1 : mark + 2]
        if after == '"':
            place = mark + 2
        elif after in (separator, "\r", "\n", ""):
            return mark + 1, loose
        else:
            loose, place = True, mark + 1
    return -1, loose


def cells_of(row: str, separator: str) -> tuple[list[str], bool, bool]:
    """The cells of a row; whether its last one was never closed; whether a mark in it is odd.

    >>> cells_of('1,"War, he said",x', ",")
    (['1', 'War, he said', 'x'], False, False)
    """
    row = row[:-2] if row.endswith("\r\n") else row[:-1] if row.endswith(("\r", "\n")) else row
    if '"' not in row:
        return row.split(separator), False, False
    cells: list[str] = []
    place, any_odd = 0, False
    while True:
        if row.startswith('"', place):
            end, odd = _closing(row, place + 1, separator)
            if end < 0:
                return [*cells, row[place:]], True, any_odd or odd
            cells.append(row[place + 1 : end - 1].replace('""', '"'))
        else:
            end = row.find(separator, place)
            end = len(row) if end < 0 else end
            cells.append(row[place:end])
            odd = '"' in cells[-1]
        any_odd = any_odd or odd
        if end >= len(row):
            return cells, False, any_odd
        place = end + 1


def _row(number: int, taken: list[_Line], separator: str, reading: _Reading) -> tuple[Record, list[_Line]]:
    """A row, and the lines after its first one if it is none."""
    text = "".join(line.text for line in taken)
    if not taken[-1].whole:
        return Record(number, [], problem=_LONG), taken[1:-1]
    cells, is_open, odd = cells_of(text, separator)
    width = reading.width or len(cells)
    if separator == "\t" and (is_open or odd) and taken[0].text.count("\t") == width - 1:
        return Record(number, taken[0].text.rstrip("\r\n").split("\t"), note=_LETTERS), taken[1:]
    if is_open:
        return Record(number, [], problem=_LONG if len(text) > reading.most else _OPEN), taken[1:]
    if odd and (len(cells) != width or reading.holds_a_row(taken[1:])):
        return Record(number, [], problem=_MIXED), taken[1:]
    return Record(number, cells, note=_UNDOUBLED if odd else ""), []


_LONG = "the row is longer than the limit for one article; a quotation mark that is never closed does that, too"
_OPEN = "a cell begins with a quotation mark that is never closed"
_MIXED = "a quotation mark is missing or, inside a cell, not doubled, so that the cells cannot be told apart"
_LETTERS = "quotation marks at the start of a cell are taken as letters of the text"
_UNDOUBLED = "quotation marks inside a cell are kept as they stand"


def _left_out(lines: int) -> str:
    return f"; left out up to the next whole row: {many(lines, 'more line')}" if lines else ""


def is_blank(cells: list[str]) -> bool:
    return not any(cell.strip() for cell in cells)


def separator_of(header: str, preferred: str) -> str:
    """What parts the cells, told from the first line; in doubt the preferred one.

    >>> separator_of("id;text;date, time", ",")
    ';'
    """
    counts = {mark: len(cells_of(header, mark)[0]) for mark in (preferred, *SEPARATORS)}
    return max(counts, key=lambda mark: counts[mark])
