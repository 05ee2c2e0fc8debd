"""The loading card: what became of each file."""

from collections.abc import Sequence
from typing import Protocol

import pandas as pd

from .copies import copies
from .drafts import Arrival
from .languages import language
from .repair import ALWAYS, Repair
from .stream import Stream

COLUMNS = ["file", "place", "article", "status", "why", "format", "encoding", "encoding_basis", "language",
           "language_share", "characters_in", "characters_out", "repairs", "same_as"]  # fmt: skip


class Loaded(Protocol):
    """What the card needs to know of an article."""

    @property
    def id(self) -> str: ...
    @property
    def raw(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def ledger(self) -> tuple[Repair, ...]: ...


def loading_table(arrivals: Sequence[Arrival], articles: Sequence[Loaded], stream: Stream) -> pd.DataFrame:
    """What became of each file.

    One row per article found, and one per file in which there was none:
    file, place                   where it was: the file's path in the folder, and which part of it (empty: all)
    article                       its id; missing if there is none
    status                        loaded, repaired (the ledger has changes), duplicate (all words as in another
                                  article of the corpus; it is still in it), skipped
    why                           what was decided and what to do, in words
    format                        the ending of the file
    encoding, encoding_basis      how the letters were read, and how that is known: byte order mark, valid UTF-8,
                                  declared (by the file), given (by you), guessed
    language, language_share      a guess from the letters, and how sure it is (0 to 1)
    characters_in, characters_out letters of the article in the file, and in the text that is counted
    repairs                       changes in the ledger
    same_as                       the article it repeats, or nearly repeats

    In the order in which the files were read. Articles since left out of the corpus keep their row: *left out*.

    >>> print(load_corpus().loading[["article", "status", "encoding", "repairs"]].to_string(index=False))
       article   status encoding  repairs
     aljazeera repaired    utf-8        1
      alliance repaired    utf-8        1
            rt repaired    utf-8        4
    unsigned_1   loaded    utf-8        0
    unsigned_2 repaired    utf-8       13
    """
    known = {article.id: article for article in articles}
    repeated = _repeated(articles, stream)
    rows = [_row(arrival, known.get(arrival.article or ""), repeated) for arrival in arrivals]
    return pd.DataFrame(rows, columns=COLUMNS)


def _repeated(articles: Sequence[Loaded], stream: Stream) -> dict[str, tuple[str, float, bool]]:
    pairs = copies(stream)[["text", "other", "share", "same"]].itertuples(index=False)
    return {articles[text].id: (articles[other].id, share, same) for text, other, share, same in pairs}


def _row(arrival: Arrival, article: Loaded | None, repeated: dict[str, tuple[str, float, bool]]) -> list[object]:
    where = [arrival.file, arrival.place, arrival.article]
    how = [arrival.format, arrival.encoding, arrival.encoding_basis]
    if article is None:
        status = "skipped" if arrival.article is None else "left out"
        return [*where, status, arrival.why, *how, None, None, arrival.characters_in, 0, 0, None]
    other, share, same = repeated.get(article.id, (None, 0.0, False))
    status = "duplicate" if same else "repaired" if any(map(_is_repair, article.ledger)) else "loaded"
    why = " ".join(filter(None, [arrival.why, _copied(other, share, same)]))
    guess, sure = _guessed(article.text)
    sizes = [len(article.raw), len(article.text), len(article.ledger)]
    return [*where, status, why, *how, guess, sure if guess else None, *sizes, other]


def _is_repair(change: Repair) -> bool:
    return not all(reason.startswith(ALWAYS) for reason in change.reason.split("; "))


def _guessed(text: str) -> tuple[str | None, float]:
    try:
        return language(text)
    except ImportError:  # the card is of use without a guess
        return None, 0.0


def _copied(other: str | None, share: float, same: bool) -> str:
    if other is None:
        return ""
    if same:
        return f"The same words as {other!r}. Leave one out with corpus.without(…), or keep both and say so."
    return f"{share:.0%} of the runs of five words stand in {other!r}, too: perhaps a copy, or the same agency report."
