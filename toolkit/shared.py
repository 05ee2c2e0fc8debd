"""Passages that two articles have word for word in common."""

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

from .corpus import Corpus, check_corpus
from .search import check_size, passages
from .stream import Numbers, Places

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, with well mixed bits, so that different runs rarely collide
_QUOTATION = re.compile(r"""[“”„«»"‘]|(?<!\w)'(?=\w)|(?<=[^\WsS])['’](?!\w)""")  # sides’ is a possessive
_BRACKET = re.compile(r"[\[\]]")


def shared_passages(corpus: Corpus, *, min_words: int = 6) -> pd.DataFrame:
    """Runs of at least `min_words` words that two articles have in common, as long as they go.

    Case and punctuation are left aside. One row per run and pair of articles:
        article, start, end              where it stands in the one that comes first in the corpus
        other, other_start, other_end    where it stands in the other
        words                            its length in words
        text, other_text                 the passages, verbatim
        crosses                          quotation mark, bracket, both or nothing: what the run passes over in
                                         either article, so that part of it is quoted or an editor's insertion
    Sorted by words, longest first; then in the order of the corpus.

    ValueError unless `min_words` is at least 2. Exact: hashes of runs are sorted, equal ones compared word by
    word and joined along their diagonal.

    >>> print(shared_passages(load_corpus())[["article", "other", "words", "text"]].iloc[1:3].to_string(index=False))
      article      other  words                                                  text
    aljazeera         rt      8        interested in the success of the peace process
    aljazeera unsigned_2      8 to begin an essential, substantive discussion of each
    """
    check_corpus(corpus)
    check_size("min_words", min_words, 2)
    first, second, size = _runs(corpus, min_words)
    articles, starts, ends = passages(corpus, np.concatenate([first, second]), np.tile(size, 2))
    ids = [article.id for article in articles]
    texts = [article.text[start:end] for article, start, end in zip(articles, starts, ends, strict=True)]
    runs = len(size)  # the passages of the one articles come first, then those of the others
    table = pd.DataFrame({
        "article": ids[:runs], "start": starts[:runs], "end": ends[:runs],
        "other": ids[runs:], "other_start": starts[runs:], "other_end": ends[runs:],
        "words": size, "text": texts[:runs], "other_text": texts[runs:],
    })  # fmt: skip
    table["crosses"] = [
        _crossed(f"{one} {other}") for one, other in zip(table["text"], table["other_text"], strict=True)
    ]
    return table.sort_values("words", ascending=False, kind="stable", ignore_index=True)


def _crossed(passages: str) -> str:
    marks = [name for name, signs in (("quotation mark", _QUOTATION), ("bracket", _BRACKET)) if signs.search(passages)]
    return ", ".join(marks)


def _runs(corpus: Corpus, size: int) -> tuple[Places, Places, Places]:
    """The shared runs: where they start in the one and in the other text, and how long they are."""
    numbers = corpus.stream.numbers()
    first, second = _equal_pairs(corpus, numbers, size)
    apart = second - first
    order = np.lexsort((first, apart))
    first, second, apart = first[order], second[order], apart[order]
    begins = np.flatnonzero((np.diff(apart, prepend=-1) != 0) | (np.diff(first, prepend=-2) != 1))
    lengths = np.diff(np.append(begins, len(first))) + size - 1
    first, second = first[begins], second[begins]
    order = np.lexsort((second, first))
    return first[order], second[order], lengths[order]


def _equal_pairs(corpus: Corpus, numbers: Numbers, size: int) -> tuple[Places, Places]:
    """All pairs of places in different texts from which the next `size` words are the same."""
    places, hashes = _windows(corpus, numbers, size)
    order = np.argsort(hashes)  # not stable, and therefore three times as fast
    places, hashes = places[order], hashes[order]
    first, second = _pairs(corpus, places, hashes)
    texts = corpus.stream.text_of(first), corpus.stream.text_of(second)
    first, second = first[texts[0] != texts[1]], second[texts[0] != texts[1]]
    same = np.ones(len(first), bool)
    for step in range(size):  # equal hashes are not yet equal words
        same &= numbers[first + step] == numbers[second + step]
    return first[same], second[same]


def _windows(corpus: Corpus, numbers: Numbers, size: int) -> tuple[Places, npt.NDArray[np.uint64]]:
    """Each place from which `size` words follow in the same text, and a hash of these words."""
    lengths = np.maximum(corpus.stream.lengths - size + 1, 0)
    shift = np.repeat(corpus.stream.starts - (np.cumsum(lengths) - lengths), lengths)
    places = np.arange(lengths.sum()) + shift
    hashes = np.zeros(len(places), np.uint64)
    for step in range(size):
        hashes = hashes * _MULTIPLIER + numbers[places + step].astype(np.uint64) + np.uint64(1)
    return places, hashes


def _pairs(corpus: Corpus, places: Places, hashes: npt.NDArray[np.uint64]) -> tuple[Places, Places]:
    """All pairs of places with the same hash, unless all are in one text; hashes are sorted."""
    begins = np.flatnonzero(np.diff(hashes, prepend=~hashes[:1]) != 0)
    sizes = np.diff(np.append(begins, len(hashes)))
    repeated = sizes > 1
    low, high = (extreme.reduceat(places, begins)[repeated] for extreme in (np.minimum, np.maximum))
    several = corpus.stream.text_of(low) < corpus.stream.text_of(high)
    begins, sizes = begins[repeated][several], sizes[repeated][several]
    first, second = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for size in np.unique(sizes):
        groups = np.sort(places[begins[sizes == size][:, None] + np.arange(size)], axis=1)
        one, other = np.triu_indices(size, 1)
        first.append(groups[:, one].ravel())
        second.append(groups[:, other].ravel())
    return np.concatenate(first), np.concatenate(second)
