"""The small CSV files that people write, read with errors that name file, line and column."""

import csv
import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path


def data_folder() -> Path:
    """The folder of the hand-made tables: inside an installed package, or beside it in the checkout."""
    return _beside("data")


def seeds_folder() -> Path:
    """The folder of the five articles as found."""
    return _beside("seeds")


@cache
def _beside(name: str) -> Path:
    here = Path(__file__).parent
    return here / name if (here / name).is_dir() else here.parent / name


def stamp(path: Path) -> tuple[Path, int]:
    """A file as it is now: what was made of it may be used again until it changes."""
    return path, path.stat().st_mtime_ns if path.is_file() else 0


class Row(dict[str, str]):
    """The cells of a row by column; `place` names its file and line."""

    place: str = ""


def read_rows(path: Path | str, columns: Iterable[str]) -> list[Row]:
    """The rows of a CSV file that must have these columns (others are kept).

    FileNotFoundError or ValueError with file, line and column, and what was expected there.
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"There is no file {path.name} in {path.parent.resolve()}. It should be a CSV table.")
    return rows_of(path.read_bytes(), path.name, columns)


def rows_of(content: bytes, name: str, columns: Iterable[str]) -> list[Row]:
    """The same of the bytes of a CSV file; `name` is what errors call it."""
    needed = list(columns)
    reader = csv.DictReader(io.StringIO(_text(content, name), newline=""), strict=True)
    try:
        missing = [column for column in needed if column not in (reader.fieldnames or [])]
        if missing:
            raise ValueError(_missing(name, missing, needed, reader.fieldnames or []))
        return [_whole(row, name, reader.line_num) for row in reader]
    except csv.Error as problem:
        line = reader.line_num + 1  # it counts whole rows: the broken one begins after them
        raise ValueError(f"{name}, line {line}: {problem}. Is a quotation mark missing?") from problem


def _missing(file: str, missing: list[str], needed: list[str], found: Iterable[str]) -> str:
    if any(";" in name for name in found):
        return f"{file}, line 1: the cells are separated by semicolons. Save the table with commas."
    return f"{file}, line 1: there is no column {_named(missing)}. Expected: {_named(needed)}."


def _text(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")  # line ends as they are: they may be part of a cell
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise ValueError(f"{file}, line {line}: not UTF-8. Save the table as “CSV UTF-8”.") from problem


def _whole(cells: dict[str, str], file: str, line: int) -> Row:
    row = Row(cells)
    row.place = f"{file}, line {line}"
    if None in row or None in row.values():
        wanted, found = _counts(row)
        raise ValueError(
            f"{row.place}: {found} cells, but the first line names {wanted} columns. "
            "Put a text that contains a comma between quotation marks."
        )
    return row


def _counts(row: dict[str, str]) -> tuple[int, int]:
    named = {key: value for key, value in row.items() if key is not None}
    extra = len(row.get(None, []))  # type: ignore[call-overload]  # csv puts surplus cells under None
    return len(named), sum(value is not None for value in named.values()) + extra


def check_value(row: Row, column: str, allowed: Iterable[str]) -> None:
    """ValueError unless the cell holds one of the allowed values."""
    if row[column] not in set(allowed):
        raise ValueError(f"{row.place}, column {column}: {row[column]!r} is not one of {_named(sorted(allowed))}.")


def _named(names: Iterable[str]) -> str:
    return ", ".join(repr(name) for name in names)
