"""Words apart: what one article uses more, or less, than the others."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from .corpus import Corpus, check_corpus
from .search import as_words, check_size
from .stream import Places

Flags = npt.NDArray[np.bool_]


def keyness(
    corpus: Corpus, target: str | list[str], *, min_count: int = 3, skip: Iterable[str] = (), case: bool = False
) -> pd.DataFrame:
    """Words one article uses more, or less, than all the others.

    `target` is an article's id, or a list of ids. One row per word used at least `min_count` times in the
    corpus and not in `skip`:
        token                the word as counted
        count, other_count   uses in the target; uses in all other articles
        rate, other_rate     the same per 1,000 words
        log_ratio            doublings between the two rates (1 = twice as often); 0 uses count as 0.5, but never
                             turn “used less” into “used more”
        g2                   log-likelihood; above 6.63, p < 0.01 for one word tested alone
        few_expected         True where fewer than 5 uses would be expected on either side: too few to rely on g2
        steady               True where the target keeps the higher, or the lower, rate whichever one article is left
                             out; False where none can be left out, or the rates are the same
    Sorted by log_ratio, largest first; ties by g2, then alphabetically.

    LookupError if there is no article `target`; ValueError if no other article, or no word, is left to compare.
    Dunning 1993; Rayson & Garside 2000 (g2); Hardie 2014 (log_ratio).

    >>> top = keyness(load_corpus(), "rt").head(1)
    >>> print(top[["token", "count", "other_count"]].to_string(index=False))
    token  count  other_count
     kiev      4            2
    """
    check_corpus(corpus)
    check_size("min_count", min_count, 0)
    inside = _inside(corpus, target)
    stream, skipped = corpus.stream, as_words(skip, case=case)
    totals = stream.counts(case)
    chosen = np.flatnonzero(totals >= max(min_count, 1))
    (others, count), (other_words, words) = _sides(corpus, chosen, inside, case)
    table = pd.DataFrame({
        "token": [stream.vocabulary(case)[number] for number in chosen],
        "count": count, "other_count": others, "rate": 1000 * count / words, "other_rate": 1000 * others / other_words,
        "log_ratio": log_ratio(count, words, others, other_words), "g2": g2(count, words, others, other_words),
        "few_expected": (count + others) * min(words, other_words) / (words + other_words) < 5,
        "steady": _steady(corpus, chosen, inside, case),
    })  # fmt: skip
    kept = table[~table["token"].isin(skipped)]
    return kept.sort_values(["log_ratio", "g2", "token"], ascending=[False, False, True]).reset_index(drop=True)


def log_ratio(count: Any, words: Any, other_count: Any, other_words: Any) -> Any:
    """How many doublings lie between two rates; 0 uses count as 0.5 (Hardie 2014), since log 0 is undefined.

    0 where half a use would turn the direction round.

    >>> print(log_ratio(8, 1000, 2, 1000))
    2.0
    """
    raised, other_raised = np.maximum(count, 0.5), np.maximum(other_count, 0.5)
    ratio = np.log2((raised / words) / (other_raised / other_words))
    # In a short text half a use may be above the other rate: "never used" must not come out as "used more".
    return np.where((count * other_words - other_count * words) * ratio < 0, 0.0, ratio)[()]


def g2(count: Any, words: Any, other_count: Any, other_words: Any) -> Any:
    """Log-likelihood of two counts against one shared rate (Dunning 1993; Rayson & Garside 2000).

    >>> print(round(g2(8, 1000, 2, 1000), 2))
    3.85
    """
    shared = (count + other_count) / (words + other_words)
    return 2 * (_surprise(count, words * shared) + _surprise(other_count, other_words * shared))


def _surprise(count: Any, expected: Any) -> Any:
    return count * np.log(np.maximum(count, 1) / expected)  # 0 uses add nothing, whatever was expected


def _inside(corpus: Corpus, target: str | list[str]) -> Flags:
    """Which articles are the target. ValueError unless words are left on both sides."""
    inside = np.zeros(len(corpus), bool)
    inside[[corpus.number(id) for id in (target if isinstance(target, list | tuple | set) else [target])]] = True
    if not corpus.stream.lengths[inside].sum() or not corpus.stream.lengths[~inside].sum():
        raise ValueError(f"Nothing to compare: {target!r} and the rest of the {len(corpus)} articles both need words.")
    return inside


def _sides(corpus: Corpus, chosen: Places, inside: Flags, case: bool) -> tuple[Places, Places]:
    """Uses of each chosen word, and all words: in one row outside the target, in the other inside it."""
    uses, words = np.zeros((2, len(chosen)), np.int64), np.zeros(2, np.int64)
    for text, side in enumerate(inside.astype(int)):
        uses[side] += corpus.stream.counts_in(text, case)[chosen]
        words[side] += corpus.stream.lengths[text]
    return uses, words


def _steady(corpus: Corpus, chosen: Places, inside: Flags, case: bool) -> Flags:
    """Whether each word keeps its direction without any one article; False where none can be left out."""
    stream, lengths = corpus.stream, corpus.stream.lengths
    uses, words = _sides(corpus, chosen, inside, case)
    signs = [_sign(uses, words)]
    for text, side in enumerate(inside.astype(int)):
        if words[side] > lengths[text] > 0:
            fewer, shorter = uses.copy(), words.copy()
            fewer[side] -= stream.counts_in(text, case)[chosen]
            shorter[side] -= lengths[text]
            signs.append(_sign(fewer, shorter))
    kept: Flags = np.all([sign == signs[0] for sign in signs], axis=0) & (signs[0] != 0) & (len(signs) > 1)
    return kept


def _sign(uses: Places, words: Places) -> Any:
    return np.sign(uses[1] * words[0] - uses[0] * words[1])  # as rates differ; no half use for none
