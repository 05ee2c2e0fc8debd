"""Which column of a table holds the text, which the outlet, the date: named by the user, or known by its name."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from unicodedata import normalize

from .drafts import Unreadable
from .tables import data_folder, read_rows, stamp
from .wording import listed, shortened

_ALIASES = {"date": "published", "url": "address"}  # what load_articles calls a field -> what an article calls it


@cache
def _known(table: Path, changed: int) -> dict[str, tuple[str, bool]]:
    """The names of data/columns.csv: the field, and whether it is sure."""
    rows = read_rows(table, ("field", "name", "when"))
    return {_plain(row["name"]): (row["field"], row["when"] == "") for row in rows}


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", normalize("NFKC", name).casefold())


def columns_of(header: Sequence[str], given: Mapping[str, str]) -> dict[str, int]:
    """Field -> number of the column that holds it: those that were given, and those whose name is known.

    `Unreadable` names the columns and says what to type, if a given one is not there, if no column is known as the
    text, or if several could be.

    >>> columns_of(["id", "Headline", "Full text", "pages"], {})
    {'text': 2, 'title': 1, 'id': 0}
    """
    given = {_ALIASES.get(field, field): column for field, column in given.items()}
    found = {field: _given(header, field, column) for field, column in given.items()}
    for field, places in _recognised(header, found).items():
        if field == "text" and len(places) > 1:
            raise Unreadable(_question(header, places))
        found[field] = places[0]
    if "text" not in found:
        raise Unreadable(_no_text(header))
    return found


def _recognised(header: Sequence[str], found: Mapping[str, int]) -> dict[str, list[int]]:
    """Field -> the columns that may hold it: the sure names, or only where there is none, the others."""
    known = _known(*stamp(data_folder() / "columns.csv"))
    sure: dict[str, list[int]] = {}
    other: dict[str, list[int]] = {}
    for place, name in enumerate(header):
        field, is_sure = known.get(_plain(name)) or _inner(name, known)
        if field and field not in found and place not in found.values():
            (sure if is_sure else other).setdefault(field, []).append(place)
    order = list(dict.fromkeys(field for field, _ in known.values()))  # so that nothing hangs on the table's own order
    both = {**other, **sure}
    return {field: _by_rank(header, both[field], known) for field in order if field in both}


def _by_rank(header: Sequence[str], places: list[int], known: Mapping[str, object]) -> list[int]:
    rank = {name: number for number, name in enumerate(known)}
    return sorted(places, key=lambda place: (rank.get(_plain(header[place]), len(rank)), place))


def _inner(name: str, known: Mapping[str, tuple[str, bool]]) -> tuple[str, bool]:
    """What the last part of a name such as *fields.body* tells, where no other column does."""
    field, is_sure = known.get(_plain(name.rpartition(".")[2]), ("", False)) if "." in name else ("", False)
    return (field, False) if is_sure and field in ("text", "title", "published") else ("", False)


def _given(header: Sequence[str], field: str, column: str) -> int:
    same = [place for place, name in enumerate(header) if name.strip() == column.strip()]
    same = same or [place for place, name in enumerate(header) if _plain(name) == _plain(column)]
    if len(same) == 1:
        return same[0]
    if same:
        raise Unreadable(f"It has {len(same)} columns {column!r}. Give each a name of its own.")
    names = [name.strip() for name in header]
    near = get_close_matches(column, names, n=1) or get_close_matches(column.lower(), map(str.lower, names), n=1)
    meant = f" Did you mean {near[0]!r}?" if near else ""
    raise Unreadable(f"It has no column {column!r} (given for {field}).{meant} {_there_are(header)}")


def _question(header: Sequence[str], places: list[int]) -> str:
    names = [header[place] for place in places]
    if len(set(names)) == 1:
        return f"It has {len(names)} columns {names[0]!r}. Give each a name of its own."
    return f"Which column holds the text of the articles, {_or(names)}? Say it: {_call(names[0])}."


def _or(names: list[str]) -> str:
    return " or ".join(map(repr, names))


def _no_text(header: Sequence[str]) -> str:
    if any(len(name) > 100 for name in header):
        return (
            "Its first row holds no names of columns but an article. Put a row above it that names them, such as text."
        )
    longest = next((name for name in header if name.strip()), "column")
    called = f"Name the one that holds it, such as {_call(shortened(longest))}."
    return f"No column is known as the text of the articles. {_there_are(header)} {called}"


def _call(column: str) -> str:
    return f"load_articles(…, text={column!r})"


def _there_are(header: Sequence[str]) -> str:
    shown = [repr(shortened(name)) for name in header[:30]] + (["…"] if len(header) > 30 else [])
    if len(shown) == 1:
        return f"Its only column is {shown[0]}."
    return f"Its columns are {listed(shown)}." if shown else "It has no columns."


def unused(header: Sequence[str], used: Mapping[str, int]) -> str:
    """The columns that nothing is taken from, as a sentence; empty if there are none."""
    names = [shortened(name) for place, name in enumerate(header) if place not in used.values() and name.strip()]
    shown = [repr(name) for name in names[:30]] + (["…"] if len(names) > 30 else [])
    return f"Columns not used: {', '.join(shown)}." if names else ""


def field_of(column: str) -> str:
    """The field for which a column of this name is surely meant; empty if none is.

    >>> field_of("Full_Text"), field_of("pages")
    ('text', '')
    """
    field, is_sure = _known(*stamp(data_folder() / "columns.csv")).get(_plain(column), ("", False))
    return field if is_sure else ""
