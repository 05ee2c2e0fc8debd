"""Where the articles contradict one another, themselves or the calendar, as people read it."""

from pathlib import Path

import pandas as pd

from .corpus import Corpus, check_corpus
from .tables import Row, check_value, data_folder, read_rows
from .text import Span
from .verbatim import only_place, rows_on, same_articles

CALENDAR = "calendar"
_FILE = ("kind", "about", "article", "quote", "other", "other_quote", "reading", "decidable", "why")
_READINGS = ("disagreement", "false alarm")
_COLUMNS = [
    "kind", "about", "reading", "decidable", "why", "article", "start", "end", "text", "other", "other_start",
    "other_end", "other_text",
]  # fmt: skip


def disagreements(corpus: Corpus, *, file: Path | str | None = None) -> pd.DataFrame:
    """Where articles contradict one another, themselves or the calendar, found by reading; false alarms, too.

    One row per pair of passages, as they stand in data/disagreements.csv (or your own `file`):
        kind                                        number, date, office, result, actor, wording or strength
        about                                       what the two passages speak of
        reading                                     disagreement, or false alarm: it looks like one and is none
        decidable                                   yes, partly or no: whether these texts (and a calendar) decide it
        why                                         the reason, in a sentence or two
        article, start, end, text                   the one passage
        other, other_start, other_end, other_text   the other one; of the same article where it contradicts itself;
                                                    "calendar", <NA> and "" where it does not fit the calendar

    Rows on articles that are not in the corpus are left out; of your own file, with a warning.

    ValueError with file, line and column: a passage that does not stand in its article, or more than once; a word that
    is none of those above.

    >>> print(disagreements(load_corpus())["reading"].value_counts().to_string())
    reading
    disagreement    33
    false alarm     13
    """
    check_corpus(corpus)
    rows = read_rows(data_folder() / "disagreements.csv" if file is None else file, _FILE)
    if file is None:
        rows = same_articles(corpus, rows, ("article", "quote"), ("other", "other_quote"))
        _check_read(corpus, rows)
    own = rows_on(corpus, rows, "article", "other", known=(CALENDAR,), silent=file is None)
    found = [_row(corpus, row) for row in own]
    table = pd.DataFrame(found, columns=_COLUMNS)
    return table.astype({"other_start": "Int64", "other_end": "Int64"})


def _check_read(corpus: Corpus, rows: list[Row]) -> None:
    """LookupError if nobody has read these articles: an empty table would say that nothing was found."""
    if len(corpus) and not any(row["article"] in corpus or row["other"] in corpus for row in rows):
        raise LookupError(
            "Nobody has read these articles for disagreements: no row of disagreements.csv is on one of them. Write "
            f"the pairs of passages you find into a table of your own ({', '.join(_FILE)}) and name it: "
            "disagreements(corpus, file='my_disagreements.csv'). clashes(corpus) shows where to look."
        )


def _row(corpus: Corpus, row: Row) -> tuple[object, ...]:
    check_value(row, "kind", ("number", "date", "office", "result", "actor", "wording", "strength"))
    check_value(row, "reading", _READINGS)
    check_value(row, "decidable", ("yes", "partly", "no"))
    told = (row[column] for column in ("kind", "about", "reading", "decidable", "why"))
    return *told, *_side(corpus, row, "article", "quote"), *_side(corpus, row, "other", "other_quote")


def _side(corpus: Corpus, row: Row, article: str, quote: str) -> tuple[object, ...]:
    """One side of a disagreement: the article, and where its passage stands."""
    if row[article] == CALENDAR:
        return CALENDAR, None, None, ""
    found: Span = only_place(corpus[row[article]], row, quote)
    return row[article], *found, corpus[row[article]].text[slice(*found)]
