"""Two tables of statements side by side: what both have, what one misses, what one has too much."""

from collections.abc import Iterator

import pandas as pd

from .corpus import Article, Corpus, check_corpus
from .readings import hand_read
from .voices import attributions, by_article, spoken_words

_SHOWN = ("source", "cue", "start", "end", "text")
_ENOUGH = 0.5  # of the words that either statement has


def hits(corpus: Corpus, *, found: pd.DataFrame | None = None, read: pd.DataFrame | None = None) -> pd.DataFrame:
    """How two tables of statements meet: what the rules found (or one reader), and what was read by hand.

    One row per pair, and per statement of one table only, in the order of the text:
        article                    the article's id
        status                     hit (both have it), missed (only `read`), extra (only `found`), or optional (both
                                   have it, the codebook leaves it open)
        statement, read_statement  its number in `found` and in `read`; <NA> or empty where it is not there
        same_words                 whether both mark the same words as content
        same_source, same_speaker  whether the source words overlap; whether the speaker has the same name
        source, cue                the words that name the speaker, and that report
        start, end, text           the passage in the article; like source and cue, from `read` if it is there

    Two statements are a pair if they share at least half of the words that either of them has. What `read` calls
    optional is no miss and no extra. Precision is hits / (hits + extra), recall hits / (hits + missed).
    Without tables: attributions(corpus) against hand_read(corpus). ValueError for a table of another make;
    LookupError if nobody has read these articles.

    >>> print(hits(load_corpus())["status"].value_counts().to_string())
    status
    hit         100
    optional     14
    extra         9
    missed        6
    """
    check_corpus(corpus)
    found = attributions(corpus) if found is None else found
    _check(found, "found")
    read = _hand_read(corpus) if read is None else read
    _check(read, "read")
    left, right = by_article(found), by_article(read)
    rows = [
        row
        for article in corpus
        for row in _article_hits(article, left.get(article.id, found[:0]), right.get(article.id, read[:0]))
    ]
    columns = ["article", "status", "statement", "read_statement", "same_words", "same_source", "same_speaker"]
    order = {article.id: number for number, article in enumerate(corpus)}
    table = pd.DataFrame(rows, columns=[*columns, *_SHOWN]).sort_values("start", kind="stable")
    table = table.sort_values("article", key=lambda ids: ids.map(order), kind="stable", ignore_index=True)
    numbers = [column for column in ("statement", "read_statement") if not _has_text(table[column])]
    return table.astype(dict.fromkeys(numbers, "Int64"))


def _hand_read(corpus: Corpus) -> pd.DataFrame:
    """hand_read(). LookupError where nobody has read these articles: all statements would count as too many."""
    read = hand_read(corpus)
    if len(corpus) and read.empty:
        raise LookupError(
            "Nobody has read these articles by hand: no row of attributions.csv is on one of them. Write down who "
            "says what in a table of your own, and compare both: "
            "hits(corpus, read=hand_read(corpus, file='my_attributions.csv'))."
        )
    return read


def _has_text(column: pd.Series) -> bool:
    return any(isinstance(cell, str) for cell in column)


def _check(table: object, name: str) -> None:
    """ValueError unless it is a table of statements as attributions() makes one."""
    wanted = {"article", "statement", "speaker", "pieces", "source_start", "source_end", *_SHOWN}
    if not isinstance(table, pd.DataFrame) or not wanted <= set(table.columns):
        raise ValueError(f"{name}: this needs a table as attributions() or hand_read() makes one.")
    if _has_text(table["pieces"]):
        raise ValueError(f"{name}: the pieces are text, as in a table read from a CSV file; make the table anew.")


class _Side:
    """The statements of one table about one article, with the words each of them covers."""

    def __init__(self, article: Article, table: pd.DataFrame) -> None:
        self.rows = table.to_dict("records")
        self.words = [{start for start, _ in spoken_words(article.text, row["pieces"])} for row in self.rows]
        self.optional = [bool(row.get("optional", False)) for row in self.rows]

    def source(self, place: int) -> set[int]:
        row = self.rows[place]
        return set() if pd.isna(row["source_start"]) else set(range(row["source_start"], row["source_end"]))


def _article_hits(article: Article, found: pd.DataFrame, read: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    left, right = _Side(article, found), _Side(article, read)
    pairs = _pairs(left, right)
    unlike = (False, False, False)
    for place, row in enumerate(right.rows):
        shown = [row[column] for column in _SHOWN]
        if place in pairs:
            yield (*_pair(left, pairs[place], right, place), *shown)
        elif not right.optional[place]:
            yield row["article"], "missed", None, row["statement"], *unlike, *shown
    for place, row in enumerate(left.rows):
        if place not in pairs.values() and not left.optional[place]:
            shown = [row[column] for column in _SHOWN]
            yield row["article"], "extra", row["statement"], None, *unlike, *shown


def _pair(left: _Side, place: int, right: _Side, other: int) -> tuple[object, ...]:
    one, two = left.rows[place], right.rows[other]
    status = "optional" if right.optional[other] or left.optional[place] else "hit"
    sources = left.source(place), right.source(other)
    same_source = bool(sources[0] & sources[1]) or not (sources[0] or sources[1])
    same_words = left.words[place] == right.words[other]
    return (
        two["article"],
        status,
        one["statement"],
        two["statement"],
        same_words,
        same_source,
        one["speaker"] == two["speaker"],
    )


def _pairs(left: _Side, right: _Side) -> dict[int, int]:
    """Which statement of the left each one of the right is: the pairs that share most, each statement once."""
    shares = sorted(
        (-len(one & other) / len(one | other), not left.source(place) & right.source(second), place, second)
        for place, one in enumerate(left.words)
        for second, other in enumerate(right.words)
        if one & other and len(one & other) >= _ENOUGH * len(one | other)
    )
    pairs: dict[int, int] = {}
    for _, _, place, second in shares:
        if place not in pairs.values() and second not in pairs:
            pairs[second] = place
    return pairs
