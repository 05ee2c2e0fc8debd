"""From files to a corpus: the five articles, or a folder of your own."""

from pathlib import Path

from .corpus import Article, Corpus
from .repair import Repair, find_repair, in_order, normalised
from .tables import check_value, data_folder, read_rows, seeds_folder

Row = dict[str, str]

ARTICLE_COLUMNS = ("id", "file", "outlet", "outlet_basis", "outlet_evidence", "published", "published_basis",
                   "published_evidence", "dateline", "title", "standfirst")  # fmt: skip
REPAIR_COLUMNS = ("article", "before", "after", "reason", "certainty")
BASES = ("text", "inferred", "unknown")
CERTAINTIES = ("certain", "probable", "possible")


def load_corpus() -> Corpus:
    """The five articles on the proposal of 28 May 2025, cleaned, with a ledger of every change.

    FileNotFoundError or ValueError, with file, line and column, if a table in data/ or an article is broken.

    >>> load_corpus()
    Corpus of 5 articles, 2,642 words: aljazeera, alliance, rt, unsigned_1, unsigned_2
    """
    return _described(data_folder() / "articles.csv", seeds_folder(), data_folder() / "repairs.csv")


def load_articles(folder: Path | str) -> Corpus:
    """Your own articles: every .txt file of a folder (UTF-8), in alphabetical order.

    The file's name without .txt is the article's id. An `articles.csv` in the folder (columns as in
    data/articles.csv) says more about the articles and their order, a `repairs.csv` what to change in them;
    then each file must be listed.

    FileNotFoundError if there is no such folder or no article in it; ValueError names file, line and column
    of what is wrong.

    >>> from toolkit.tables import seeds_folder
    >>> len(load_articles(seeds_folder()))
    5
    """
    folder = Path(folder)
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise FileNotFoundError(f"There is no .txt file in {str(folder)!r}. Save each article there as plain text.")
    if (folder / "articles.csv").exists():
        return _described(folder / "articles.csv", folder, folder / "repairs.csv")
    return Corpus(tuple(_article({"id": file.stem, "file": file.name}, folder, []) for file in files))


def _described(articles: Path, folder: Path, repairs: Path) -> Corpus:
    rows = read_rows(articles, ARTICLE_COLUMNS)
    changes = read_rows(repairs, REPAIR_COLUMNS) if repairs.exists() else []
    _check(articles, rows, folder, changes)
    return Corpus(tuple(_article(row, folder, [c for c in changes if c["article"] == row["id"]]) for row in rows))


def _check(articles: Path, rows: list[Row], folder: Path, changes: list[Row]) -> None:
    for row in rows:
        for column in ("outlet_basis", "published_basis"):
            check_value(row, column, BASES, f"{articles.name}, article {row['id']!r}")
    for change in changes:
        check_value(change, "article", [row["id"] for row in rows], "repairs.csv")
        check_value(change, "certainty", CERTAINTIES, f"repairs.csv, article {change['article']!r}")
    unlisted = sorted({file.name for file in folder.glob("*.txt")} - {row["file"] for row in rows})
    if unlisted:
        raise ValueError(f"{articles.name} does not list the file {unlisted[0]!r}. Add a row for it, or move it away.")


def _article(row: Row, folder: Path, changes: list[Row]) -> Article:
    raw = _read(folder / row["file"])
    metadata = {column: row.get(column) or None for column in ARTICLE_COLUMNS if column not in ("id", *_BASIS)}
    bases = {column: row.get(column) or "unknown" for column in _BASIS}
    return Article(row["id"], raw, _ledger(raw, changes), **metadata, **bases)  # type: ignore[arg-type]


_BASIS = ("outlet_basis", "published_basis")


def _read(file: Path) -> str:
    if not file.is_file():
        raise FileNotFoundError(f"articles.csv lists the file {file.name!r}, but it is not in {str(file.parent)!r}.")
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as problem:
        raise ValueError(f"{file.name}: byte {problem.start} is not UTF-8. Save it again as UTF-8 text.") from problem


def _ledger(raw: str, changes: list[Row]) -> tuple[Repair, ...]:
    repairs = []
    for change in changes:
        try:
            repairs.append(find_repair(raw, *(change[column] for column in REPAIR_COLUMNS[1:])))
        except ValueError as problem:
            raise ValueError(f"repairs.csv, article {change['article']!r}: {problem}") from problem
    inside = [span for repair in repairs for span in [range(repair.start, repair.end)]]
    return in_order([*repairs, *(n for n in normalised(raw) if not any(n.start in span for span in inside))])
