"""Where articles are looked for: a folder, an archive, a file, with the tables beside them."""

from collections.abc import Iterable, Iterator
from functools import partial
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from .archives import Archive
from .drafts import Limits
from .files import OWN_TABLES, File, in_folder, opened, shown
from .ledgers import with_ids
from .metadata import REPAIR_COLUMNS, check_articles_table
from .tables import Row, read_rows, rows_of


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
    articles, repairs = path / "articles.csv", path / "repairs.csv"
    rows = read_rows(articles, ("id", "file")) if articles.is_file() else []
    check_articles_table(rows)
    changes = with_ids(read_rows(repairs, REPAIR_COLUMNS)) if repairs.is_file() else None
    return Source(in_folder(path, limits=limits), rows, changes)


def _archive(file: File, limits: Limits) -> Source:
    """An archive may hold such tables, too: at its top, or in the one folder that was packed."""
    tables = dict(_tables_in(file, limits))
    folder, content = tables.get("articles.csv", ("", b""))
    rows = rows_of(content, "articles.csv", ("id", "file")) if content else []
    check_articles_table(rows)
    for row in rows:
        row["file"] = f"{file.name}/{folder}{row['file']}"
    changes = tables.get("repairs.csv")
    return Source([file], rows, with_ids(rows_of(changes[1], "repairs.csv", REPAIR_COLUMNS)) if changes else None)


def _tables_in(file: File, limits: Limits) -> Iterator[tuple[str, tuple[str, bytes]]]:
    with file.open() as stream:
        try:
            members = list(Archive(stream, limits=limits).files())
        except ValueError:  # reading it will say so
            return
        for member in members:
            folder, _, name = member.name.rpartition("/")
            if name in OWN_TABLES and "/" not in folder and not member.problem:
                yield name, (f"{folder}/" if folder else "", member.open().read())
