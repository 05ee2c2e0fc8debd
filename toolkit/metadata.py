"""What people say about articles in tables beside them: articles.csv, repairs.csv."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from unicodedata import normalize

from .corpus import BASES
from .ledgers import repair_of
from .repair import CERTAINTIES, Repair, in_order
from .repairing import uniform
from .tables import Row, check_value

ARTICLE_COLUMNS = ("id", "file", "place", "outlet", "outlet_basis", "outlet_evidence", "published", "published_basis",
                   "published_evidence", "dateline", "title", "standfirst", "author", "address",
                   "language")  # fmt: skip
REPAIR_COLUMNS = ("article", "before", "after", "reason", "certainty")
OF_BASIS = ("outlet_basis", "published_basis")


def check_articles_table(rows: list[Row]) -> None:
    """ValueError, with file, line and column, unless each row names one article and no column is mistyped."""
    seen: set[tuple[str, ...]] = set()
    for column in set(rows[0] if rows else ()) - set(ARTICLE_COLUMNS):
        if meant := get_close_matches(column.lower(), ARTICLE_COLUMNS, n=1, cutoff=0.8):
            raise ValueError(
                f"articles.csv, line 1: there is no use for a column {column!r}. Did you mean {meant[0]!r}?"
            )
    for row in rows:
        for column in ("id", "file"):
            if not row[column].strip():
                raise ValueError(f"{row.place}, column {column}: the cell is empty.")
        for column, key in (("id", (row["id"],)), ("file", where(row["file"], row.get("place", "")))):
            if (column, *key) in seen:
                raise ValueError(f"{row.place}, column {column}: {row[column]!r} stands in an earlier row, too.")
            seen.add((column, *key))
        for column in OF_BASIS:
            if column in row:
                check_value(row, column, ("", *BASES))


def where(file: str, place: str) -> tuple[str, str]:
    """How a row of articles.csv and an article that was found are matched; a Mac may write é as two characters."""
    return normalize("NFC", file.replace("\\", "/")), place.strip()


def check_repairs_table(rows: Iterable[Row], ids: Iterable[str]) -> None:
    """ValueError, with file, line and column, unless each row is about an article that is there."""
    known = set(ids)
    for row in rows:
        check_value(row, "article", known)
        check_value(row, "certainty", CERTAINTIES)


def ledger_of(raw: str, changes: Sequence[Row]) -> tuple[Repair, ...]:
    """The changes that people wrote down for one article, as a ledger; and what every text needs.

    ValueError, with file, line and article, unless each passage occurs exactly once and no two overlap.
    """
    repairs = [_found(raw, change) for change in changes]
    apart = [n for n in uniform(raw) if not any(n.start < one.end and one.start < n.end for one in repairs)]
    try:
        return in_order([*repairs, *apart])
    except ValueError as problem:
        raise ValueError(f"{changes[0].place.split(',')[0]}, article {changes[0]['article']!r}: {problem}") from problem


def _found(raw: str, change: Row) -> Repair:
    try:
        return repair_of(raw, change)
    except ValueError as problem:
        raise ValueError(f"{change.place}, article {change['article']!r}: {problem}") from problem
