"""Quotations cut into sentence-long wordings, and which of them could be the same statement."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from .aligned import weight
from .quoted import Spoken, spoken
from .spelling import spelling_key
from .stream import Places
from .text import Span, fold

_BEFORE = re.compile(r"\[[^\[\]\n]*\]\W*$")
_AFTER = re.compile(r"\s?\[[^\[\]\n]*\]")
_SHORT = 6  # letters; below that, rules of spelling would take four for for
_STEM = 6  # letters; negotiations and negotiating have as many in common
_TOGETHER = 30  # words of several short sentences
_BRACKET = 300  # letters
_LONGEST = 200  # words; a text without a full stop must not be one sentence
_NEAR = 4  # words of content among which two count as neighbours
_RUN = 6  # words
_CROWD = 64  # wordings with the same two neighbours: these say no more than that all are about one subject
_REPEATED = 20  # times in one article
_SHARED = 0.25  # of the pairs of neighbours of the poorer wording; statements found on other texts share half or more


class Wording(NamedTuple):
    """Some sentences of one quotation, word by word.

    article    the number of the article
    said       the quotation
    first, end the numbers of its first word and of the one after its last
    passage    from its first to its last word, with the square brackets before or after them
    spans      where its words stand
    keys       the words without differences of case and spelling
    stems      the same cut to six letters, so that forms of one word are equal
    bag        how often it has each stem
    weight     what its stems weigh
    """

    article: int
    said: Spoken
    first: int
    end: int
    passage: Span
    spans: list[Span]
    keys: list[str]
    stems: list[str]
    bag: Counter[str]
    weight: int


def wording(article: int, text: str, said: Spoken, first: int, end: int, grammar: frozenset[str]) -> Wording:
    """The words from `first` to before `end` of a quotation."""
    spans = said.words[first:end]
    keys = [_key(text[slice(*span)]) for span in spans]
    stems = [key if key in grammar else _stem(key) for key in keys]
    passage = _passage(text, said, first, end)
    return Wording(article, said, first, end, passage, spans, keys, stems, Counter(stems), weight(stems, grammar))


def _passage(text: str, said: Spoken, first: int, end: int) -> Span:
    """[Lavrov] may stand for the first word of a sentence, or for the last of a quotation."""
    start, stop = said.words[first][0], said.words[end - 1][1]
    edge = said.words[first - 1][1] if first else said.pieces[0][0]
    before = _BEFORE.search(text, max(edge, start - _BRACKET), start)
    after = _AFTER.match(text, stop, said.pieces[-1][1]) if end == len(said.words) else None
    return (before.start() if before else start), (after.end() if after else stop)


def _key(word: str) -> str:
    plain = re.sub(r"[\[\]\u200c]", "", fold(word))
    return spelling_key(plain) if len(plain) >= _SHORT else plain


def _stem(key: str) -> str:
    """The beginning of a word, without the ending of a possessive or a plural."""
    plain = key.removesuffix("'s").removesuffix("'")
    if len(plain) > 4 and plain.endswith("s") and not plain.endswith("ss"):
        plain = plain[:-1]
    return plain[:_STEM]


def wordings(article: int, text: str, grammar: frozenset[str], min_words: int) -> Iterator[Wording]:
    """The sentences of the quotations of at least `min_words` words, in order.

    Sentences too short for that are taken together where several follow one another; a single one is left out.
    """
    for said in spoken(text):
        if len(said.words) >= min_words:
            for first, end in _edges(said, min_words):
                if end - first >= min_words:
                    yield wording(article, text, said, first, end, grammar)


def _edges(said: Spoken, min_words: int) -> Iterator[Span]:
    """Word numbers at which the wordings of a quotation begin and end."""
    begin, short = 0, True
    for first, end in pairwise([*said.begins, len(said.words)]):
        if begin < first and not (short and end - first < min_words and end - begin <= _TOGETHER):
            yield begin, first
            begin = first
        short = end - first < min_words
        while end - begin > _LONGEST:
            yield begin, begin + _LONGEST
            begin += _LONGEST
    yield begin, len(said.words)


def widened(text: str, one: Wording, grammar: frozenset[str], min_words: int) -> Wording:
    """A wording with the sentence before it and the one after it, where these are too short to stand alone."""
    begins = [*one.said.begins, len(one.said.words)]
    before = bisect_left(begins, one.first) - 1
    after = bisect_right(begins, one.end)
    first = begins[before] if before >= 0 and one.first - begins[before] < min_words else one.first
    end = begins[after] if after < len(begins) and begins[after] - one.end < min_words else one.end
    if (first, end) == (one.first, one.end):
        return one
    return wording(one.article, text, one.said, first, end, grammar)


def narrowed(text: str, one: Wording, met: list[int], grammar: frozenset[str], min_words: int) -> Wording:
    """A wording without the sentences at its edges that hold none of some words; it keeps `min_words` words."""
    begins = one.said.begins
    first = max(one.first, begins[bisect_right(begins, one.first + min(met)) - 1])
    end = min([one.end, *begins[bisect_right(begins, one.first + max(met)) :][:1]])
    if (first, end) == (one.first, one.end) or end - first < min_words:
        return one
    return wording(one.article, text, one.said, first, end, grammar)


def candidates(found: list[Wording], grammar: frozenset[str]) -> list[tuple[int, int]]:
    """Pairs of wordings of different articles, by number, that share enough to be compared; the lower number first.

    They share a quarter of their neighbouring words of content, or six words in a row. Neighbours that many wordings
    have in common are left aside, so that the work grows with the number of wordings, not with its square.
    """
    articles = np.array([one.article for one in found], np.int64)
    keys, owners = uncrowded(*postings([_neighbours(one, grammar) for one in found], articles))
    pairs, shared = np.unique(pairs_of(keys, owners, articles), return_counts=True)
    own = np.bincount(owners, minlength=len(found))
    size = max(len(found), 1)
    enough = shared >= _SHARED * np.minimum(own[pairs // size], own[pairs % size])
    runs = pairs_of(*postings([_runs(one) for one in found], articles), articles)
    both = np.union1d(pairs[enough], runs)
    return list(zip((both // size).tolist(), (both % size).tolist(), strict=True))


def _neighbours(one: Wording, grammar: frozenset[str]) -> Places:
    """Each two different words of content with at most two others between them, in either order, as numbers."""
    content = [stem for stem in one.stems if stem not in grammar]
    near = (
        hash((min(word, other), max(word, other)))
        for place, word in enumerate(content)
        for other in content[place + 1 : place + _NEAR]
        if word != other
    )
    return np.unique(np.fromiter(near, np.int64))


def _runs(one: Wording) -> Places:
    """Each six words in a row, as a number."""
    stems = one.stems
    runs = (hash(tuple(stems[place : place + _RUN])) for place in range(len(stems) - _RUN + 1))
    return np.unique(np.fromiter(runs, np.int64))


def postings(rows: list[Places], articles: Places) -> tuple[Places, Places]:
    """All keys in order, and whose they are; of one article only the first twenty with the same key."""
    keys = np.concatenate([np.empty(0, np.int64), *rows])
    owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows]).astype(np.int64)
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    new = (np.diff(keys, prepend=~keys[:1]) != 0) | (np.diff(articles[owners], prepend=-1) != 0)
    begins = np.flatnonzero(new)
    rank = np.arange(len(keys)) - np.repeat(begins, np.diff(np.append(begins, len(keys))))
    return keys[rank < _REPEATED], owners[rank < _REPEATED]


def _sizes(keys: Places) -> tuple[Places, Places]:
    """Where each group of equal keys begins, and how many they are."""
    begins = np.flatnonzero(np.diff(keys, prepend=~keys[:1]) != 0)
    return begins, np.diff(np.append(begins, len(keys)))


def uncrowded(keys: Places, owners: Places) -> tuple[Places, Places]:
    sizes = _sizes(keys)[1]
    kept = np.repeat(sizes <= _CROWD, sizes)
    return keys[kept], owners[kept]


def pairs_of(keys: Places, owners: Places, articles: Places) -> Places:
    """All two owners of a key in different articles, as one number: the first times the number of owners and the other.

    One entry for every key they share.
    """
    begins, sizes = _sizes(keys)
    found = [np.empty(0, np.int64)]
    for size in np.unique(sizes[sizes > 1]):
        groups = owners[begins[sizes == size][:, None] + np.arange(size)]
        one, other = np.triu_indices(size, 1)
        first, second = groups[:, one].ravel(), groups[:, other].ravel()
        apart = articles[first] != articles[second]
        found.append(first[apart] * len(articles) + second[apart])
    return np.concatenate(found)
