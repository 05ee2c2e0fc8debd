"""From files to a corpus: the five articles, or a folder of your own."""

from pathlib import Path
from unicodedata import normalize

from .corpus import BASES, Article, Corpus
from .repair import Repair, find_repair, in_order, normalised
from .tables import Row, check_value, data_folder, read_rows, seeds_folder

ARTICLE_COLUMNS = ("id", "file", "outlet", "outlet_basis", "outlet_evidence", "published", "published_basis",
                   "published_evidence", "dateline", "title", "standfirst")  # fmt: skip
REPAIR_COLUMNS = ("article", "before", "after", "reason", "certainty")
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

    The file's name without .txt is the article's id. An `articles.csv` in the folder says more about the
    articles and gives their order; it has the columns of data/articles.csv, of which only `id` and `file` are
    needed, and lists every file. A `repairs.csv` says what to change in the texts.

    FileNotFoundError if there is no such folder or no article in it; ValueError names file, line and column
    of what is wrong.

    >>> from toolkit.tables import seeds_folder
    >>> len(load_articles(seeds_folder()))
    5
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise FileNotFoundError(f"There is no folder {folder.resolve()}.")
    files = _articles_in(folder)
    if not files:
        raise FileNotFoundError(f"There is no .txt file in {folder.resolve()}. Save each article there as plain text.")
    if (folder / "articles.csv").exists():
        return _described(folder / "articles.csv", folder, folder / "repairs.csv")
    rows = [Row(id=normalize("NFC", file.stem), file=file.name) for file in files]
    return _corpus(rows, folder, _changes(folder / "repairs.csv", rows))


def _articles_in(folder: Path) -> list[Path]:
    """The .txt files, also .TXT, but not what a system hides there (such as ._name.txt on a Mac)."""
    found = (path for path in folder.glob("*") if path.suffix.lower() == ".txt" and path.is_file())
    named = (path for path in found if not path.name.startswith("."))
    return sorted(named, key=lambda path: (path.name.lower(), path.name))  # paths alone sort differently on Windows


def _described(articles: Path, folder: Path, repairs: Path) -> Corpus:
    rows = read_rows(articles, ("id", "file"))
    _check(articles, rows, folder)
    return _corpus(rows, folder, _changes(repairs, rows))


def _corpus(rows: list[Row], folder: Path, changes: list[Row]) -> Corpus:
    return Corpus(tuple(_article(row, folder, [c for c in changes if c["article"] == row["id"]]) for row in rows))


def _changes(repairs: Path, rows: list[Row]) -> list[Row]:
    changes = read_rows(repairs, REPAIR_COLUMNS) if repairs.exists() else []
    for change in changes:
        check_value(change, "article", [row["id"] for row in rows])
        check_value(change, "certainty", CERTAINTIES)
    return changes


def _check(articles: Path, rows: list[Row], folder: Path) -> None:
    seen: set[tuple[str, str]] = set()
    for row in rows:
        for column in ("id", "file"):
            if not row[column].strip():
                raise ValueError(f"{row.place}, column {column}: the cell is empty.")
            if (column, row[column]) in seen:
                raise ValueError(f"{row.place}, column {column}: {row[column]!r} stands in an earlier row, too.")
            seen.add((column, row[column]))
        for column in _BASIS:
            if column in row:
                check_value(row, column, ("", *BASES))
    listed = {normalize("NFC", row["file"]) for row in rows}  # a Mac may write é as two characters
    unlisted = sorted({normalize("NFC", file.name) for file in _articles_in(folder)} - listed)
    if unlisted:
        raise ValueError(f"{articles.name} does not list the file {unlisted[0]!r}. Add a row for it, or move it away.")


def _article(row: Row, folder: Path, changes: list[Row]) -> Article:
    raw = _read(_file(folder, row["file"]))
    metadata = {column: row.get(column) or None for column in ARTICLE_COLUMNS if column not in ("id", *_BASIS)}
    bases = {column: row.get(column) or "unknown" for column in _BASIS}
    return Article(row["id"], raw, _ledger(raw, changes), **metadata, **bases)  # type: ignore[arg-type]


_BASIS = ("outlet_basis", "published_basis")


def _file(folder: Path, name: str) -> Path:
    """The file of this name, also where a system writes é in it as two characters."""
    same = (path for path in _articles_in(folder) if normalize("NFC", path.name) == normalize("NFC", name))
    return folder / name if (folder / name).exists() else next(same, folder / name)


def _read(file: Path) -> str:
    if not file.is_file():
        raise FileNotFoundError(f"articles.csv lists the file {file.name!r}, but it is not in {str(file.parent)!r}.")
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as problem:
        raise ValueError(f"{file.name}: byte {problem.start} is not UTF-8. Save it again as UTF-8 text.") from problem
    if "\0" in text:
        raise ValueError(f"{file.name}: zero bytes between the letters, as in UTF-16. Save it again as UTF-8 text.")
    return text


def _ledger(raw: str, changes: list[Row]) -> tuple[Repair, ...]:
    repairs = [Repair(0, 1, "\ufeff", "", "byte order mark", "certain")] if raw.startswith("\ufeff") else []
    for change in changes:
        before, after = (_line_ends_of(raw, change[column]) for column in ("before", "after"))
        try:
            repair = find_repair(raw, before, normalize("NFC", after), change["reason"], change["certainty"])
            repairs.append(repair._replace(after=repair.after.replace("\r\n", "\n")))
        except ValueError as problem:
            raise ValueError(f"{change.place}, article {change['article']!r}: {problem}") from problem
    apart = [n for n in normalised(raw) if not any(n.start < one.end and one.start < n.end for one in repairs)]
    try:
        return in_order([*repairs, *apart])
    except ValueError as problem:
        raise ValueError(f"{changes[0].place.split(',')[0]}, article {changes[0]['article']!r}: {problem}") from problem


def _line_ends_of(raw: str, passage: str) -> str:
    """The passage with \\r\\n or \\n, as in the file: spreadsheets and git change them on their way."""
    plain = passage.replace("\r\n", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in raw else plain
