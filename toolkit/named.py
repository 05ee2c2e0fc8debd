"""People, places and bodies: every spelling in names.csv, and where the articles use them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from unicodedata import normalize

import pandas as pd

from .corpus import Corpus, check_corpus
from .tables import Row, check_value, data_folder, read_rows
from .text import forms, mended, straight

NAME_COLUMNS = ("spelling", "name", "kind", "party", "role")
KINDS = ("person", "place", "body", "thing")


def names(file: Path | str | None = None) -> pd.DataFrame:
    """The spellings of names, from data/names.csv or a table of your own.

    One row per spelling:
        spelling   as it stands in articles
        name       one name for all its spellings (a label, not a verdict)
        kind       person, place, body (organisation, government) or thing
        party      the party it belongs to, empty where none
        role       office or task, empty where none

    Errors name file, line and column; a spelling that stands for two names is one, and a party that is
    another one misspelt.

    >>> table = names()
    >>> print(table[table["spelling"] == "Lavrov"].to_string(index=False))
    spelling          name   kind  party             role
      Lavrov Sergey Lavrov person Russia foreign minister
    """
    rows = read_rows(data_folder() / "names.csv" if file is None else file, NAME_COLUMNS)
    known: dict[str, tuple[str, ...]] = {}
    meant_by: dict[str, Row] = {}
    for row in rows:
        spelling, where = row["spelling"], f"{row.place}, column spelling: {row['spelling']!r}"
        check_value(row, "kind", KINDS)
        if not forms(spelling) or spelling != spelling.strip():
            raise ValueError(f"{where} is no word, or has a blank before or after it.")
        meant = tuple(row[column] for column in NAME_COLUMNS[1:])
        if known.setdefault(spelling, meant) != meant:
            raise ValueError(f"{where} stands in an earlier row, too, for {', '.join(filter(None, known[spelling]))}.")
        _check_same(row, meant_by.setdefault(row["name"], row))
    _check_parties(rows)
    return pd.DataFrame(rows, columns=list(NAME_COLUMNS))


def _check_parties(rows: Sequence[Row]) -> None:
    """ValueError for a party that stands in one row only and is another one but for a letter: Ukriane, Rusia."""
    counted = Counter(row["party"] for row in rows)
    once = [row for row in rows if counted[row["party"]] == 1 and len(row["party"]) > 4]
    for row in once:
        party = row["party"]
        meant = [other for other in counted if other != party and counted[other] > 1 and _nearly(party, other)]
        if meant:
            raise ValueError(f"{row.place}, column party: {party!r} stands nowhere else. Did you mean {meant[0]!r}?")


def _nearly(one: str, other: str) -> bool:
    """Whether two words are the same but for one letter too many, too few, changed or misplaced after the first."""
    without = ({word[:place] + word[place + 1 :] for place in range(1, len(word))} | {word} for word in (one, other))
    return bool(set.intersection(*without))


def _check_same(row: Row, first: Row) -> None:
    """ValueError if two rows of one name differ in kind, party or role, or if a party has blanks around it."""
    for column in NAME_COLUMNS[2:]:
        if row[column] != first[column]:
            raise ValueError(
                f"{row.place}, column {column}: {row['name']!r} is {row[column]!r} here and {first[column]!r} in "
                f"{first.place}. All spellings of a name need the same {column}."
            )
    if row["party"] != row["party"].strip():
        raise ValueError(f"{row.place}, column party: {row['party']!r} has a blank before or after it.")


def mentions(corpus: Corpus, *, file: Path | str | None = None) -> pd.DataFrame:
    """Every mention of a name in names.csv (or in your own `file`).

    One row per mention, in reading order; upper and lower case matter, and the longest spelling wins:
        article      the article's id
        name         the one name for all its spellings
        kind         person, place, body or thing
        party        the party it belongs to, empty where none
        text         the spelling found, without a possessive ending
        start, end   its place: article.text[start:end] is `text`

    Errors as in `names`.

    >>> found = mentions(load_corpus().only("unsigned_1"))
    >>> print(found[["name", "text", "start", "end"]].head(3).to_string(index=False))
             name          text  start  end
    Sergey Lavrov Sergei Lavrov     25   38
           Moscow        Moscow     44   50
          Ukraine       Ukraine    119  126
    """
    check_corpus(corpus)
    known, pattern = known_names(file)
    found = [
        (article.id, *_named(known[match.group()]), article.text[slice(*match.span())], *match.span())
        for article in corpus
        for match in pattern.finditer(plain_letters(article.text))
    ]
    return pd.DataFrame(found, columns=["article", "name", "kind", "party", "text", "start", "end"])


def known_names(file: Path | str | None = None) -> tuple[dict[str, dict[str, str]], re.Pattern[str]]:
    """The rows of a table of names by their spelling in plain letters, and a pattern that finds any of them."""
    rows = names(file).to_dict("records")
    known = {
        plain_letters(normalize("NFC", str(row["spelling"]))): {str(key): str(row[key]) for key in row} for row in rows
    }
    return known, _any_of(known)


def _named(row: dict[str, str]) -> tuple[str, str, str]:
    return row["name"], row["kind"], row["party"]


def plain_letters(text: str) -> str:
    """The text, letter for letter as long as before, with plain blanks and apostrophes, lost ones too."""
    return straight(mended(text)).replace("\u00a0", " ").replace("\u202f", " ")


def _any_of(spellings: Iterable[str]) -> re.Pattern[str]:
    """Finds the longest spelling that stands free; *Medinsky-Led* and *Russia’s* contain a name, *Ukrainian* none."""
    longest_first = sorted(spellings, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")  # (?!) finds nothing
