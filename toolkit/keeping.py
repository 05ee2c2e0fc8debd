"""Results and ledgers kept as files that open in a spreadsheet, with nothing in them that it would calculate."""

import csv
import io
from pathlib import Path

import pandas as pd

from .corpus import Corpus, check_corpus
from .ledgers import WRITTEN_COLUMNS, rows_of_ledger
from .saving import as_csv


def save_table(table: pd.DataFrame, path: Path | str, *, replace: bool = False) -> Path:
    """A result saved as a .csv file that spreadsheets open as it is; the path of the file.

    Texts that a spreadsheet would calculate (they begin with =, +, - or @) get an apostrophe in front; numbers stay
    numbers. An index with names of its own is saved as the first columns. `read(corpus, pd.read_csv(path))` marks the
    passages of a saved table. UTF-8 with a mark for Excel.

    FileExistsError if there is such a file, unless `replace`; FileNotFoundError if there is no such folder; ValueError
    if `table` is none or the name does not end with .csv.

    >>> from tempfile import mkdtemp
    >>> save_table(rates(load_corpus(), "war"), mkdtemp() + "/war.csv").name
    'war.csv'
    """
    if not isinstance(table, pd.DataFrame):
        raise ValueError(f"This saves a table, such as rates(corpus, 'war'), not {type(table).__name__}.")
    return _saved(as_csv(table if isinstance(table.index, pd.RangeIndex) else table.reset_index()), path, replace)


def save_repairs(corpus: Corpus, path: Path | str, *, replace: bool = False) -> Path:
    """All changes made to the texts of a corpus, as a `repairs.csv` to read, edit and load again; the path of the file.

    Put it beside the articles: load_articles() then makes these changes and no others. One row per change:
        article    the article's id
        before     a passage of the file: what goes, and some words before it
        after      what stands in its place
        reason     which rule changed it, and why
        certainty  certain, probable or possible
        start      where `before` begins in the file, for passages that occur more than once; rows that people add
                   can leave it empty if theirs occurs once
    In the order of the articles. Take a change back by deleting its row. Line ends and accents made uniform are not
    listed: that is done to every text. Errors as in save_table().

    >>> from tempfile import mkdtemp
    >>> kept = save_repairs(load_corpus(), mkdtemp() + "/repairs.csv")
    >>> len(pd.read_csv(kept))
    19
    """
    check_corpus(corpus)
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(WRITTEN_COLUMNS)
    for article in corpus:
        writer.writerows(rows_of_ledger(article.id, article.raw, article.ledger))
    return _saved(table.getvalue().encode("utf-8-sig", "replace"), path, replace)


def _saved(content: bytes, path: Path | str, replace: bool) -> Path:
    path = Path(path)
    if path.suffix.lower() != ".csv":
        raise ValueError(f"Give the file a name that ends with .csv, not {path.name!r}.")
    if not path.parent.is_dir():
        raise FileNotFoundError(f"There is no folder {str(path.parent.absolute())!r}.")
    if path.exists() and not replace:
        raise FileExistsError(f"There is a file {path.name!r} already. To write over it: replace=True.")
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(content)  # so that the old file is there until the new one is whole
    return part.replace(path)
