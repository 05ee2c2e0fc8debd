"""What each article calls the same thing: the terms of data/naming.csv, and where they stand."""

from bisect import bisect_right
from pathlib import Path

import pandas as pd

from .context import kwic
from .corpus import Corpus, check_corpus
from .sentences import sentences
from .tables import Row, data_folder, read_rows
from .voices import Quoted

_COLUMNS = ["thing", "term", "article", "quoted", "start", "end", "text", "sentence"]


def naming(corpus: Corpus, *, file: Path | str | None = None) -> pd.DataFrame:
    """What each article calls the same thing: every use of the terms in data/naming.csv, or in a table of your own.

    One row per use, by thing in the order of the table, then in reading order:
        thing              what is meant: the war, the talks, …
        term               the term as it stands in the table; * stands for any letters
        article            the article's id
        quoted             whether it stands in quotation marks: then it is a speaker's word
        start, end, text   its place, and the words as written
        sentence           the sentence around it

    Where two terms overlap, the longer one counts (*peace talks*, not *talks*). What contains a term and means
    something else (*war of words*, *prisoners of war*) is named in the column `without` of the table and left out.
    Whether a word means the thing in a given place, only the sentence tells.

    ValueError with file, line and column: a term without a word, or one that stands twice for one thing.

    >>> found = naming(load_corpus()).query("thing == 'the war'")
    >>> print(found.groupby(["article", "term"]).size().unstack(fill_value=0).to_string())
    term        conflict  confrontation  crisis  hostilities  invasion  military operation*  war
    article
    aljazeera          0              1       0            0         1                    1    2
    alliance           0              0       0            0         0                    0    3
    rt                 2              0       0            1         0                    0    0
    unsigned_1         0              0       1            0         0                    0    3
    unsigned_2         3              0       1            0         1                    0    1
    """
    check_corpus(corpus)
    terms = _terms(data_folder() / "naming.csv" if file is None else file)
    found = [_longest(corpus, pd.concat([_uses(corpus, row) for row in rows])) for rows in terms.values()]
    table = pd.concat([pd.DataFrame(columns=_COLUMNS), *(part for part in found if len(part))], ignore_index=True)
    table = _in_context(corpus, table)
    return table[_COLUMNS].astype({"start": int, "end": int, "quoted": bool})


def _in_context(corpus: Corpus, table: pd.DataFrame) -> pd.DataFrame:
    """The uses, each with its sentence, and whether it stands in quotation marks; every article is read once."""
    quoted, around = pd.Series(False, table.index), pd.Series("", table.index, dtype=object)
    for id, rows in table.groupby("article", sort=False):
        text = corpus[str(id)].text
        marks, whole = Quoted(text), sentences(text)
        for place, start, end in rows[["start", "end"]].itertuples(name=None):
            quoted[place] = marks.holds(start, end)
            around[place] = text[slice(*whole[bisect_right(whole, (start, len(text))) - 1])]
    return table.assign(quoted=quoted, sentence=around)


def _terms(file: Path | str) -> dict[str, list[Row]]:
    """The rows of each thing."""
    things: dict[str, list[Row]] = {}
    for row in read_rows(file, ("thing", "term", "without")):
        for column in ("thing", "term"):
            if not row[column].strip():
                raise ValueError(f"{row.place}, column {column}: it is empty.")
        same = [other for other in things.get(row["thing"], []) if other["term"].lower() == row["term"].lower()]
        if same:
            raise ValueError(f"{row.place}, column term: {row['term']!r} stands in {same[0].place}, too.")
        things.setdefault(row["thing"], []).append(row)
    return things


def _uses(corpus: Corpus, row: Row) -> pd.DataFrame:
    """The uses of a term, without those inside what means something else."""
    try:
        found = kwic(corpus, row["term"], window=0)
        others = [kwic(corpus, phrase, window=0) for phrase in row["without"].split("|") if phrase.strip()]
    except ValueError as problem:
        raise ValueError(f"{row.place}: {problem}") from problem
    covered = {
        (id, place)
        for other in others
        for id, start, end in other[["article", "start", "end"]].itertuples(index=False, name=None)
        for place in range(start, end)
    }
    kept = [place not in covered for place in zip(found["article"], found["start"], strict=True)]
    found = found[pd.Series(kept, index=found.index, dtype=bool)]
    return found.assign(thing=row["thing"], term=row["term"])


def _longest(corpus: Corpus, found: pd.DataFrame) -> pd.DataFrame:
    """The uses in reading order; of two that overlap, the longer one."""
    order = found.assign(number=found["article"].map(corpus.number), size=found["start"] - found["end"])
    order = order.sort_values(["number", "start", "size"], kind="stable", ignore_index=True)
    kept, last = [], (-1, 0)
    rows = order[["number", "start", "end"]].itertuples(index=False, name=None)
    for place, (number, start, end) in enumerate(rows):
        if (number, start) >= last:
            kept.append(place)
            last = number, end
    return order.loc[kept]
