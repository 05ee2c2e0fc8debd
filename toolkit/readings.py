"""Who says what, read by hand: the statements of data/attributions.csv, found in the articles."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from .corpus import Article, Corpus, check_corpus
from .tables import Row, check_value, data_folder, read_rows
from .text import Span
from .verbatim import nearest, places, same_articles
from .voices import spoken_words

READING_COLUMNS = (
    "reader", "article", "statement", "content", "source", "cue", "kind", "speaker", "party", "speech", "parent",
    "optional", "place",
)  # fmt: skip
COLUMNS = (
    "article", "statement", "parent", "speaker", "party", "kind", "speech", "optional", "source", "cue", "content",
    "words", "start", "end", "text", "pieces", "source_start", "source_end", "cue_start", "cue_end",
)  # fmt: skip


def hand_read(corpus: Corpus, *, reader: str = "settled", file: Path | str | None = None) -> pd.DataFrame:
    """Who says what as people read it: the statements of one reader, with the columns of attributions().

    The key of the five articles was read twice, by two readers who did not see each other's table, and then settled:
    `reader` is "settled", "first" or "second". `optional` is True for what the codebook leaves open (thoughts, words
    without a source, one speaker inside his own statement). A `file` of your own needs the same columns as
    data/attributions.csv; rows on articles that are not in the corpus are left out.

    ValueError or LookupError with file, line and column: a passage that does not occur in the article, or more than
    once; an unknown reader.

    >>> print(len(hand_read(load_corpus())), len(hand_read(load_corpus(), reader="second")))
    135 134
    """
    check_corpus(corpus)
    rows = read_rows(data_folder() / "attributions.csv" if file is None else file, READING_COLUMNS)
    readers = sorted({row["reader"] for row in rows})
    if reader not in readers:
        raise LookupError(f"There is no reader {reader!r}. There are: {', '.join(readers)}.")
    rows = same_articles(corpus, rows, ("article", "content")) if file is None else rows
    own = [row for row in rows if row["reader"] == reader and row["article"] in corpus]
    grouped: dict[tuple[str, str], list[Row]] = {}
    for row in own:
        check_value(row, "kind", ("direct", "mixed", "indirect"))
        check_value(row, "speech", ("report", "act", "stance"))
        check_value(row, "optional", ("", "yes"))
        grouped.setdefault((row["article"], row["statement"]), []).append(row)
    for row in own:
        check_value(row, "parent", ("", *(statement for article, statement in grouped if article == row["article"])))
    found = [_statement(corpus[id], rows) for (id, _), rows in grouped.items()]
    table = pd.DataFrame(found, columns=list(COLUMNS))
    return table.astype(dict.fromkeys(["source_start", "source_end", "cue_start", "cue_end"], "Int64"))


def _statement(article: Article, rows: Sequence[Row]) -> tuple[object, ...]:
    """One statement from its rows: each row is a piece of it."""
    pieces = sorted({_content(article, row) for row in rows})
    row = rows[0]
    source, cue = _near(article, row, "source", pieces), _near(article, row, "cue", pieces)
    start, end = pieces[0][0], pieces[-1][1]
    kinds = {row["kind"] for row in rows}
    return (
        article.id, row["statement"], row["parent"], row["speaker"], row["party"],
        kinds.pop() if len(kinds) == 1 else "mixed", row["speech"], row["optional"] == "yes", row["source"], row["cue"],
        " … ".join(article.text[slice(*piece)] for piece in pieces), len(spoken_words(article.text, pieces)),
        start, end, article.text[start:end], pieces, *(source or (None, None)), *(cue or (None, None)),
    )  # fmt: skip


def _box(article: Article, row: Row) -> Span:
    """The part of the text a row speaks of: its `place`, else all of it."""
    if not row["place"]:
        return 0, len(article.text)
    found = places(article.text, row["place"], (0, len(article.text)))
    if len(found) != 1:
        raise ValueError(f"{row.place}, column place: occurs {len(found)} times in {article.id}, not once.")
    return found[0]


def _content(article: Article, row: Row) -> Span:
    found = places(article.text, row["content"], _box(article, row))
    if len(found) != 1:
        raise ValueError(
            f"{row.place}, column content: {row['content'][:50]!r} occurs {len(found)} times in {article.id}. "
            "Copy it letter by letter; where the words come more than once, give a longer passage around them as place."
            f"{_meant(article, row) if not found else ''}"
        )
    return found[0]


def _meant(article: Article, row: Row) -> str:
    near = nearest(article.text, row["content"])
    return f" The nearest passage is {near!r}." if near else ""


def _near(article: Article, row: Row, column: str, pieces: list[Span]) -> Span | None:
    """Where the source or the cue stands: nearest to the content, and outside it if it can be."""
    if not row[column]:
        return None
    first = _content(article, row)
    text, (start, end) = article.text, first
    paragraph = (text.rfind("\n", 0, start) + 1, text.find("\n", end) if "\n" in text[end:] else len(text))
    box = _box(article, row) if row["place"] else paragraph
    found = places(text, row[column], box) or places(text, row[column], (0, len(text)))
    outside = [one for one in found if all(one[1] <= s or e <= one[0] for s, e in pieces)]
    if not found:
        raise ValueError(f"{row.place}, column {column}: {row[column]!r} does not occur in {article.id}.")
    return min(outside or found, key=lambda one: (max(0, one[0] - end, start - one[1]), one[0]))
