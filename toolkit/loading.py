"""From files to a corpus: the five articles, or whatever articles you have."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date as day
from pathlib import Path

from .apart import Apart
from .assembling import Choices, Piece, corpus_of
from .corpus import Corpus
from .drafts import LIMITS, Draft, Limits, Options
from .files import File, in_folder, nothing
from .formats import drafts
from .metadata import REPAIR_COLUMNS, where
from .progress import watched
from .repairing import check_rules
from .sources import Source, paths_of, source_of
from .tables import Row, data_folder, read_rows, seeds_folder


def load_corpus() -> Corpus:
    """The five articles on the proposal of 28 May 2025, cleaned, with a ledger of every change.

    FileNotFoundError or ValueError, with file, line and column, if a table in data/ or an article is broken.

    >>> load_corpus()
    Corpus of 5 articles, 2,642 words: aljazeera, alliance, rt, unsigned_1, unsigned_2
    """
    rows = read_rows(data_folder() / "articles.csv", ("id", "file"))
    changes = read_rows(data_folder() / "repairs.csv", REPAIR_COLUMNS)
    return _loaded([Source(in_folder(seeds_folder()), rows, changes)], Choices(strict=True, learn=False))


def load_articles(
    source: Path | str | Iterable[Path | str],
    *,
    text: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    title: str | None = None,
    id: str | None = None,
    encoding: str | Mapping[str, str] | None = None,
    base_date: str | None = None,
    without: Collection[str] = (),
    strict: bool = False,
    limits: Limits = LIMITS,
) -> Corpus:
    """Your own articles: a folder with all in it, a zip archive, a file, or a list of these.

    Read are .txt .md .html .htm .mhtml .docx .rtf .odt .pdf .csv .tsv .xlsx .json .jsonl .parquet .xml (feeds) .zip,
    and the exports of Nexis Uni, ProQuest and Factiva, in the order of their names. One file that cannot be read
    never stops the others: `corpus.loading` tells what became of each, `article.repairs` what was changed in it. An
    article is called as its file is, with a number where a file holds several, unless a table says otherwise.

        text, outlet, date, title, id   columns of your tables, where they have names of their own
        encoding        how the letters of the files are coded, where that cannot be told: "cp1250", or
                        {"file.txt": "cp1250"}
        base_date       the day from which *yesterday* or a date without a year is counted: "2025-05-28"
        without         rules of repair to leave out, such as ["boilerplate", "page"]
        strict          True: a file that cannot be read is an error (ValueError)
        limits          how large and slow a file may be, such as Limits(seconds=300)

    An `articles.csv` at the top of a folder or archive says more about its articles: it has the columns of
    data/articles.csv, of which `id` and `file` are needed, and gives the order. With a `repairs.csv` there
    (`save_repairs` writes one) the changes in it are made, and no others.

    FileNotFoundError if there is nothing at a path; ValueError if no article was found, if there is no such rule, or
    naming file, line and column of what is wrong in a table beside the articles.

    >>> load_articles(seeds_folder() / "000_a85e5010d97fe0a3.txt")
    Corpus of 1 article, 892 words: 000_a85e5010d97fe0a3
    """
    if base_date is not None:
        _check_day(base_date)
    columns = {"text": text, "outlet": outlet, "published": date, "title": title, "id": id}
    options = Options(columns={field: column for field, column in columns.items() if column}, limits=limits)
    sources = [source_of(path, limits) for path in paths_of(source)]
    return _loaded(sources, Choices(options, encoding, base_date, check_rules(without), strict))


def _check_day(base_date: str) -> None:
    try:
        day.fromisoformat(base_date)
    except (TypeError, ValueError):
        raise ValueError(f'base_date is a day such as "2025-05-28", not {base_date!r}.') from None


def _loaded(sources: Iterable[Source], choices: Choices) -> Corpus:
    pieces: list[Piece] = []
    with Apart(choices.options.limits) as apart:
        for source in sources:
            if choices.without and source.changes is not None:
                raise ValueError(
                    "A repairs.csv decides what is changed here: delete rows in it instead of without=[…]."
                )
            read = (pair for file in source.files for pair in drafts(file, choices.ask, apart))
            found = list(watched(read, "Reading"))
            pieces += _described(found, source, choices)
    return corpus_of(pieces, choices)


def _described(found: list[tuple[File, Draft]], source: Source, choices: Choices) -> Iterator[Piece]:
    """The drafts with the rows about them, in the order of the rows; then those without."""
    by_place: dict[tuple[str, str], list[int]] = {}
    for number, (file, draft) in enumerate(found):
        for key in {where(file.name, draft.place), where(file.name, "")}:
            by_place.setdefault(key, []).append(number)
    taken: set[int] = set()
    changes = None if source.changes is None else _by_article(source.changes)
    for row in source.described:
        numbers = [n for n in by_place.get(where(row["file"], row.get("place", "")), []) if n not in taken]
        taken |= set(numbers)
        if not numbers:
            yield Piece(File(row["file"], nothing), Draft("", problem=_missing(row)), row)
        yield from (Piece(*found[number], row, changes) for number in numbers)
    for number, (file, draft) in enumerate(found):
        if number not in taken:
            yield Piece(file, _unlisted(draft, source, choices), None, changes)


def _by_article(changes: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for change in changes:
        found.setdefault(change["article"], []).append(change)
    return found


def _missing(row: Row) -> str:
    return f"It is not there, though {row.place}, lists it. Add the file, or correct its name in the table."


def _unlisted(draft: Draft, source: Source, choices: Choices) -> Draft:
    """Where a table lists the articles, one that it forgets is told; with `strict` it is an error."""
    if not source.described or draft.problem:
        return draft
    told = "It is not listed in articles.csv. Add a row for it, or move it away."
    return draft._replace(problem=told) if choices.strict else draft._replace(notes=(*draft.notes, told))
