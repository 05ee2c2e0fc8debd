"""From drafts to a corpus: names, metadata, repairs, and an account of each file."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from .corpus import Article, Corpus
from .drafts import About, Arrival, Draft, Options
from .files import File
from .formats import format_of
from .ids import Known, ids_of
from .metadata import ARTICLE_COLUMNS, OF_BASIS, check_repairs_table, ledger_of
from .progress import watched
from .repair import Repair
from .repairing import repair_draft, rules_of
from .tables import Row
from .text import WORD
from .wording import listed, many

_FIELDS = tuple(column for column in ARTICLE_COLUMNS if column not in ("id", "file", "place", *OF_BASIS))


class Choices(NamedTuple):
    """What the user asked for."""

    options: Options = Options()
    encoding: str | Mapping[str, str] | None = None
    base_date: str | None = None
    without: frozenset[str] = frozenset()
    strict: bool = False
    learn: bool = True  # what a stamp or a dateline tells counts, also where repairs.csv decides about the changes

    def ask(self, file: str) -> Options:
        given = self.encoding
        if isinstance(given, Mapping):
            given = given.get(file, given.get(file.rpartition("/")[2]))
        return self.options._replace(encoding=given)


class Piece(NamedTuple):
    """A draft, the file it comes from, and what articles.csv and repairs.csv say of it."""

    file: File
    draft: Draft
    row: Row | None = None
    changes: Mapping[str, Sequence[Row]] | None = None  # by article; one and the same for all of a source


def corpus_of(pieces: Iterable[Piece], choices: Choices) -> Corpus:
    """A corpus of all drafts that are articles, in this order, and an account of all.

    ValueError if there is no article among them; with `choices.strict`, if one of them is none.
    """
    pieces = list(pieces)
    good = [piece for piece in pieces if not piece.draft.problem]
    _check(pieces, good, choices)
    ids = ids_of(_known(good))
    for changes in {id(piece.changes): piece.changes or {} for piece in good}.values():
        check_repairs_table(chain.from_iterable(changes.values()), ids)
    rest = iter(ids)
    named = ((piece, None if piece.draft.problem else next(rest)) for piece in pieces)
    made = [_made(piece, name, choices) for piece, name in watched(named, "Repairing", len(pieces))]
    return Corpus(tuple(article for article, _ in made if article), tuple(arrival for _, arrival in made))


def _check(pieces: list[Piece], good: list[Piece], choices: Choices) -> None:
    wrong = [
        f"{_named(piece)}: {piece.draft.problem}" for piece in pieces if piece.draft.problem and not piece.file.leftover
    ]
    if wrong and choices.strict:
        raise ValueError(f"{wrong[0]}" + (f" ({many(len(wrong) - 1, 'more problem')})" if len(wrong) > 1 else ""))
    if not good:
        shown = " ".join(wrong[:3]) + (" …" if len(wrong) > 3 else "")
        raise ValueError(f"No article was found. {shown}".strip())


def _named(piece: Piece) -> str:
    return f"{piece.file.name}, {piece.draft.place}" if piece.draft.place else piece.file.name


def _known(good: list[Piece]) -> list[Known]:
    """What the articles can be called; those of one file, or of one row of articles.csv, get numbers."""
    files = Counter(piece.file.name for piece in good)
    rows = Counter(piece.row["id"] for piece in good if piece.row)
    numbers: Counter[str] = Counter()
    known = []
    for piece in good:
        numbers[piece.file.name] += 1
        number = numbers[piece.file.name] if files[piece.file.name] > 1 else 0
        given = piece.row["id"] if piece.row else piece.draft.fields.get("id", "")
        if piece.row and rows[given] > 1:
            given = f"{given}_{number}"
        known.append(Known(piece.file.name, given, number))
    return known


def _made(piece: Piece, name: str | None, choices: Choices) -> tuple[Article | None, Arrival]:
    file, draft = piece.file, piece.draft
    arrival = Arrival(
        file.name, draft.place, name, draft.problem, format_of(file), draft.encoding, draft.encoding_basis
    )
    if name is None:
        return None, arrival
    ledger, fields, notes = _repaired(piece, name, choices)
    article = Article(name, draft.raw, ledger, **_metadata(fields, piece))  # type: ignore[arg-type]
    told = [*notes] if piece.changes is not None else [*_counted(ledger), *notes]
    told += [] if WORD.search(article.text) else ["There is no word in it."]
    return article, arrival._replace(why=" ".join(told))


def _repaired(piece: Piece, name: str, choices: Choices) -> tuple[tuple[Repair, ...], Mapping[str, str], Iterable[str]]:
    draft, row = piece.draft, piece.row or Row()
    known = {field: row.get(field) or draft.fields.get(field) for field in ("title", "outlet", "published", "language")}
    about = About(base_date=choices.base_date, format=format_of(piece.file), **known)
    if piece.changes is None:
        return repair_draft(draft, about, without=choices.without)
    ledger = ledger_of(draft.raw, piece.changes.get(name, ()))
    fields = repair_draft(draft, about).fields if choices.learn else draft.fields
    return ledger, fields, (f"Repaired as repairs.csv says ({many(len(ledger), 'change')}).", *draft.notes)


def _metadata(fields: Mapping[str, str], piece: Piece) -> dict[str, str | None]:
    """What a person wrote in articles.csv, else what the file itself says."""
    row = piece.row or Row()
    known: dict[str, str | None] = {field: row.get(field) or fields.get(field) or None for field in _FIELDS}
    for basis in OF_BASIS:
        field = basis.removesuffix("_basis")
        stated = "text" if known[field] and not row.get(field) else "unknown"
        known[basis] = row.get(basis) or stated
    return known | {"file": piece.file.name, "place": piece.draft.place or None}


def _counted(ledger: Iterable[Repair]) -> list[str]:
    """How many changes each rule made."""
    rules = Counter(rule for change in ledger for rule in rules_of(change))
    return [f"Repaired: {listed(f'{rule} ({count})' for rule, count in rules.items())}."] if rules else []
