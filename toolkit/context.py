"""The words around a word: its uses in context, and the company it keeps."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from math import log2

import numpy as np
import pandas as pd

from .corpus import Article, Corpus, check_corpus
from .search import as_words, by_article, check_size, in_one_sentence, phrase_words, sentence_numbers, uses
from .sentences import sentences
from .stream import Places
from .text import Span

Line = tuple[str, str, str, str, int, int]


def kwic(
    corpus: Corpus,
    phrase: str,
    *,
    unit: str = "words",
    window: int = 8,
    near: str | None = None,
    within: int = 5,
    lines: int | None = None,
    case: bool = False,
) -> pd.DataFrame:
    """Every use of a word or phrase, with the words around it (key word in context).

    One row per use, in reading order:
        article       the article's id
        left, right   up to `window` words on either side; with unit="sentence" the rest of the sentence
        text          the use itself; * in `phrase` stands for any letters of one word
        start, end    its place: article.text[start:end] is `text`
    All passages are verbatim. With `near`, only uses that have that word or phrase at most `within` words away
    in the same sentence; with `lines`, only the first so many.

    ValueError for a phrase without a word, or an unknown unit.

    >>> print(kwic(load_corpus(), "root causes", window=2)[["article", "left", "text", "right"]].to_string(index=False))
       article            left        text    right
            rt    address the  root causes   of the
    unsigned_1 overcoming the  root causes   of the
    unsigned_2     calls the “ root causes ” of the
    unsigned_2 overcoming the  root causes   of the
    """
    if unit not in ("words", "sentence"):
        raise ValueError(f'unit is "words" or "sentence", not {unit!r}.')
    check_corpus(corpus)
    check_size("window", window, 0)
    check_size("within", within, 1)
    check_size("lines", 0 if lines is None else lines, 0)
    size, rows = len(phrase_words(phrase)), list[Line]()
    for number, places in _kept(corpus, phrase, near, within, case):
        article, most = corpus.articles[number], None if lines is None else lines - len(rows)
        spans = article.words
        kept = in_one_sentence(article, spans, places, size) if size > 1 else places
        rows += _lines(article, spans, kept[:most], size, unit, window)
        if lines is not None and len(rows) >= lines:
            break
    return pd.DataFrame(rows, columns=["article", "left", "text", "right", "start", "end"])


def _kept(corpus: Corpus, phrase: str, near: str | None, within: int, case: bool) -> Iterator[tuple[int, Places]]:
    """The uses of the phrase that have the other one near them."""
    if near is None:
        yield from by_article(corpus, corpus.stream.find(phrase_words(phrase, case=case), case))
        return  # kwic looks at the sentences itself: finding the words of an article twice would take most of its time
    size, other_size = len(phrase_words(phrase)), len(phrase_words(near))
    others = dict(uses(corpus, near, case=case))
    for number, places in uses(corpus, phrase, case=case):
        if number in others:
            gaps = _gaps(places, size, others[number], other_size)
            sentence = sentence_numbers(corpus.articles[number], corpus.articles[number].words)
            together = sentence[places][:, None] == sentence[others[number]]
            close = ((gaps >= 1) & (gaps <= within) & together).any(axis=1)
            yield number, places[close & ~(gaps < 0).any(axis=1)]


def _gaps(places: Places, size: int, others: Places, other_size: int) -> Places:
    """How many words each use is from each other one: 1 = side by side, 0 = the same use, below 0 = a part of it."""
    before = others - (places[:, None] + size - 1)
    after = places[:, None] - (others + other_size - 1)
    same = (places[:, None] == others) & (size == other_size)
    return np.where(same, 0, np.where(np.maximum(before, after) < 1, -1, np.maximum(before, after)))


def _lines(article: Article, spans: list[Span], places: Places, size: int, unit: str, window: int) -> Iterator[Line]:
    """The rows for some uses in one article."""
    text = article.text
    whole = sentences(text) if unit == "sentence" else []
    for first in places.tolist():
        start, end = spans[first][0], spans[first + size - 1][1]
        left, right = spans[max(first - window, 0)][0], spans[min(first + size - 1 + window, len(spans) - 1)][1]
        if unit == "sentence":
            left, right = whole[bisect_right(whole, (start, len(text))) - 1]
        yield article.id, text[left:start], text[start:end], text[end:right], start, end


def collocates(
    corpus: Corpus,
    node: str,
    *,
    window: int = 5,
    min_count: int = 2,
    skip: Iterable[str] = (),
    case: bool = False,
) -> pd.DataFrame:
    """The words that stand near a word or phrase (its node), in the same sentence.

    One row per word found at least `min_count` times near the node and not in `skip`:
        token      the word as counted
        count      its uses at most `window` words from the node; kwic(corpus, token, near=node, within=window)
        uses       all its uses outside the node
        expected   the uses that would stand there if the word were spread evenly
        log_dice   how exclusive the pair is: 14 = each only with the other; one less = half as exclusive
        g2         log-likelihood against an even spread; grows with the number of uses
    Sorted by log_dice, largest first; ties by g2, then alphabetically.

    ValueError for a node without a word. Rychlý 2008 (log_dice); Dunning 1993 (g2); both through nltk.

    >>> print(collocates(load_corpus(), "peace", skip=function_words()).head(3).round(1).to_string(index=False))
        token  count  uses  expected  log_dice   g2
      process      3     4       0.2      12.5 14.1
      success      2     2       0.1      12.1 12.3
    potential      2     3       0.1      12.0  8.6
    """
    check_size("window", window, 1)
    check_size("min_count", min_count, 0)
    nodes, near = _surroundings(corpus, node, window, case)
    numbers, vocabulary = corpus.stream.numbers(case), corpus.stream.vocabulary(case)
    size = len(phrase_words(node))
    inside = (nodes[:, None] + np.arange(size)).ravel()
    counts = np.bincount(numbers[near], minlength=len(vocabulary))
    totals = corpus.stream.counts(case) - np.bincount(numbers[np.unique(inside)], minlength=len(vocabulary))
    skipped, words = as_words(skip, case=case), len(numbers) - len(np.unique(inside))
    rows = [
        (vocabulary[n], count, total, *_association(count, len(nodes), total, len(near), words))
        for n, (count, total) in enumerate(zip(counts.tolist(), totals.tolist(), strict=True))
        if count >= max(min_count, 1) and vocabulary[n] not in skipped
    ]
    table = pd.DataFrame(rows, columns=["token", "count", "uses", "expected", "log_dice", "g2"])
    return table.sort_values(["log_dice", "g2", "token"], ascending=[False, False, True]).reset_index(drop=True)


def _surroundings(corpus: Corpus, node: str, window: int, case: bool) -> tuple[Places, Places]:
    """The places of the node in the stream, and the places near it that are not part of any use of it."""
    size, nodes, near = len(phrase_words(node)), [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    steps = np.concatenate([np.arange(-window, 0), np.arange(size, size + window)])
    for number, places in uses(corpus, node, case=case):
        sentence = sentence_numbers(corpus.articles[number], corpus.articles[number].words)
        around, home = (places[:, None] + steps).ravel(), np.repeat(places, len(steps))
        fits = (around >= 0) & (around < len(sentence))
        around, home = around[fits], home[fits]
        around = np.unique(around[sentence[around] == sentence[home]])
        own = (places[:, None] + np.arange(size)).ravel()
        begin = corpus.stream.starts[number]
        nodes.append(begin + places)
        near.append(begin + around[~np.isin(around, own)])
    return np.concatenate(nodes), np.concatenate(near)


def _association(count: int, nodes: int, total: int, near: int, words: int) -> tuple[float, float, float]:
    """Expected count, log Dice and log-likelihood of one collocate."""
    from nltk.metrics.association import BigramAssocMeasures as Measures  # slow to import, needed only here

    pairs = min(count, nodes)  # one use of the node is one pair at most, or 14 would not be the ceiling
    log_dice = 14 + log2(Measures.dice(pairs, (nodes, total), words))
    return near * total / words, log_dice, Measures.likelihood_ratio(count, (near, total), words)
