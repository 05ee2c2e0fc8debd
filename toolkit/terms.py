"""What each article calls the same thing: the terms of data/naming.csv, and where they stand."""

from pathlib import Path

import pandas as pd

from .context import kwic
from .corpus import Corpus, check_corpus
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
    marks = {article.id: Quoted(article.text) for article in corpus}
    found = [_longest(corpus, pd.concat([_uses(corpus, row) for row in rows])) for rows in terms.values()]
    table = pd.concat([pd.DataFrame(columns=_COLUMNS), *(part for part in found if len(part))], ignore_index=True)
    places = zip(table["article"], table["start"], table["end"], strict=True)
    table["quoted"] = [marks[id].holds(start, end) for id, start, end in places]
    return table[_COLUMNS].astype({"start": int, "end": int, "quoted": bool})


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
        found = kwic(corpus, row["term"], unit="sentence")
        others = [kwic(corpus, phrase) for phrase in row["without"].split("|") if phrase.strip()]
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
    return found.assign(thing=row["thing"], term=row["term"], sentence=found["left"] + found["text"] + found["right"])


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
