"""Where articles are looked for: a folder, an archive, a file, with the tables beside them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from os import PathLike
from pathlib import Path
from typing import BinaryIO, NamedTuple

from .archives import Archive
from .drafts import Limits, Unreadable
from .files import OWN_TABLES, File, in_folder, opened, shown, whole
from .ledgers import with_ids
from .metadata import REPAIR_COLUMNS, check_articles_table
from .tables import Row, rows_of


class Source(NamedTuple):
    """The files of one place, and what the tables there say of them; `changes` is None without a repairs.csv."""

    files: Iterable[File]
    described: list[Row]
    changes: list[Row] | None = None


def paths_of(source: object) -> list[Path]:
    """One path or several. ValueError for anything else."""
    several = [source] if isinstance(source, str | PathLike) else source
    paths = [Path(one) for one in several if isinstance(one, str | PathLike)] if isinstance(several, Iterable) else []
    if not paths or len(paths) < len(list(several)):  # type: ignore[call-overload]
        raise ValueError(f"Name a folder or a file, or a list of them, not {source!r}.")
    return paths


def source_of(path: Path, limits: Limits) -> Source:
    """FileNotFoundError if there is nothing at the path; ValueError if a table there is broken."""
    if path.is_dir():
        return _folder(path, limits)
    if not path.exists():
        raise FileNotFoundError(f"There is no folder or file {str(path.absolute())!r}.")
    file = File(shown(path.name), partial(opened, path))
    return _archive(file, limits) if path.suffix.lower() == ".zip" else Source([file], [])


def _folder(path: Path, limits: Limits) -> Source:
    tables = {name: path / name for name in OWN_TABLES if (path / name).is_file() and not (path / name).is_symlink()}
    found = {name: _content(table, limits) for name, table in tables.items()}
    return _described(in_folder(path, limits=limits), found)


def _content(path: Path, limits: Limits) -> bytes:
    with opened(path) as stream:
        try:
            return whole(stream, limits)
        except Unreadable as problem:
            raise ValueError(f"{path.name}: {problem}") from problem


def _described(files: Iterable[File], tables: Mapping[str, bytes], before: str = "") -> Source:
    """The files with what the tables beside them say; `before` is put in front of the file names in the table."""
    rows = rows_of(tables["articles.csv"], "articles.csv", ("id", "file")) if "articles.csv" in tables else []
    check_articles_table(rows)
    for row in rows:
        row["file"] = f"{before}{row['file']}"
    changes = rows_of(tables["repairs.csv"], "repairs.csv", REPAIR_COLUMNS) if "repairs.csv" in tables else None
    return Source(files, rows, None if changes is None else with_ids(changes))


def _archive(file: File, limits: Limits) -> Source:
    """An archive may hold such tables, too: at its top, or in the one folder that was packed."""
    tables: dict[str, bytes] = {}
    before = f"{file.name}/"
    with file.open() as stream:
        for member in _own_tables(stream, limits):
            folder, _, name = member.name.rpartition("/")
            try:
                tables[name] = member.open().read()
            except Unreadable as problem:
                raise ValueError(f"{before}{member.name}: {problem}") from problem
            before = f"{file.name}/{folder}/" if folder and name == "articles.csv" else before
    return _described([file], tables, before)


def _own_tables(stream: BinaryIO, limits: Limits) -> Iterator[File]:
    try:
        members = list(Archive(stream, limits=limits).files())
    except Unreadable:  # reading it will say so
        return
    for member in members:
        folder, _, name = member.name.rpartition("/")
        if name in OWN_TABLES and "/" not in folder and not member.problem:
            yield member
