"""One statement told freely: few words in common, but the same content, one speaker, and articles on one event."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import combinations, product
from math import sqrt
from typing import NamedTuple

import numpy as np

from .concepts import FULL, HALF, Content, Synonyms, content, read_synonyms
from .corpus import Corpus
from .text import Span
from .wordings import Wording, pairs_of, postings, uncrowded, wording

Retelling = tuple[float, Wording, Wording]

LEAST = 2 * FULL + HALF  # two words in common and one more that many statements have
_SHARED = 0.25  # of the concepts of full weight
_END = 0.25  # of what a statement weighs
_EVENT = 0.35  # of the capitalised words; articles on one event share half on average, see benchmarks/README.md
_MOST = 16  # concepts of a wording that are looked up; more make no difference
_EARLY = 0.5  # of the threshold: a neighbouring sentence may bring the rest
_LONGEST = 50  # words of several sentences taken together
_NAME = re.compile(r"(?<=[\w,;’'] )[^\W\d_]\w+")


class Options(NamedTuple):
    """The threshold, the words of grammar, and the synonyms."""

    threshold: float
    grammar: frozenset[str]
    synonyms: Synonyms


def retellings(corpus: Corpus, found: list[Wording], threshold: float, grammar: frozenset[str]) -> list[Retelling]:
    """Pairs of passages with the same content in two articles on one event, the most alike first.

    Who is credited is not looked at: see credited.
    """
    options = Options(threshold, grammar, read_synonyms())
    contents = [_content(corpus, one, options) for one in found]
    names: dict[int, frozenset[str]] = {}
    best = []
    for one, other in _candidates(contents, found):
        early = closeness(contents[one], contents[other])
        if early >= _EARLY * threshold and _one_event(corpus, found[one].article, found[other].article, names):
            best.append(max(_extended(corpus, found, (one, other), options), key=rank))
    return sorted((one for one in best if one[0] >= threshold), key=rank, reverse=True)


def rank(one: Retelling) -> tuple[float, int, int, int]:
    """The likeness; of equal ones the shorter, then the earlier."""
    _, first, second = one
    return one[0], -len(first.spans) - len(second.spans), -first.passage[0], -second.passage[0]


def _content(corpus: Corpus, one: Wording, options: Options) -> Content:
    return content(one, corpus.articles[one.article].text, options.grammar, options.synonyms)


def closeness(one: Content, other: Content) -> float:
    """How much of the content of two statements is the same, from 0 to 1.

    S / W: S is what the concepts in common weigh, W what those of the lighter statement weigh, and a third of what
    the other has more. It is 0 where too little is in common, where both begin or both end with something else,
    where one speaks of the future and the other of the past, and where both give figures and none is the same.
    """
    if one.time * other.time < 0 or (one.figures and other.figures and not one.figures & other.figures):
        return 0.0
    light, shared = one.light | other.light, one.bag & other.bag
    common = _weight(shared.elements(), light)
    if common < LEAST:
        return 0.0
    whole = [_weight(side.concepts, light) for side in (one, other)]
    if _part(one, other):
        return 0.0
    return 3 * common / (2 * min(whole) + max(whole))


def together(corpus: Corpus, pairs: list[Retelling], grammar: frozenset[str]) -> list[Retelling]:
    """The pairs without those of which both sides begin, or both end, with something else."""
    options = Options(0, grammar, read_synonyms())
    return [pair for pair in pairs if not _part(*(_content(corpus, side, options) for side in pair[1:]))]


def _part(one: Content, other: Content) -> bool:
    """Whether both begin, or both end, with so much that the other has not."""
    light, shared = one.light | other.light, one.bag & other.bag
    if not shared:
        return False
    ends = [[end / _weight(side.concepts, light) for end in _ends(side, shared, light)] for side in (one, other)]
    return any(min(both) > _END for both in zip(*ends, strict=True))


def _weight(concepts: Iterable[str], light: frozenset[str]) -> int:
    return sum(HALF if concept in light else FULL for concept in concepts)


def _ends(side: Content, shared: Counter[str], light: frozenset[str]) -> tuple[int, int]:
    """What weighs before the first and after the last concept that the other statement has, too."""
    left = shared.copy()
    met = []
    for place, concept in enumerate(side.concepts):
        if left[concept] > 0:
            left[concept] -= 1
            met.append(place)
    return _weight(side.concepts[: met[0]], light), _weight(side.concepts[met[-1] + 1 :], light)


def _candidates(contents: list[Content], found: list[Wording]) -> list[tuple[int, int]]:
    """Pairs of wordings of different articles, by number, that have two concepts of full weight in common."""
    numbers: dict[str, int] = {}
    rows, own = [], []
    for one in contents:
        told = [concept for concept in one.bag if concept not in one.light][:_MOST]
        keys = sorted(numbers.setdefault(concept, len(numbers)) for concept in told)
        rows.append(np.array([(first << 32) + second for first, second in combinations(keys, 2)], np.int64))
        own.append(len(told))
    articles = np.array([one.article for one in found], np.int64)
    pairs, shared = np.unique(pairs_of(*uncrowded(*postings(rows, articles)), articles), return_counts=True)
    size = max(len(found), 1)
    first, second = pairs // size, pairs % size
    sizes = np.array(own, np.int64)
    least = 2 * np.minimum(sizes[first], sizes[second]) + np.maximum(sizes[first], sizes[second])
    both = (1 + np.sqrt(1 + 8 * shared)) / 2  # as many concepts have so many pairs
    enough = 3 * both >= _SHARED * least
    return list(zip(first[enough].tolist(), second[enough].tolist(), strict=True))


def _one_event(corpus: Corpus, one: int, other: int, names: dict[int, frozenset[str]]) -> bool:
    """Whether two articles share so many capitalised words that they are likely about the same event."""
    for number in (one, other):
        if number not in names:
            names[number] = _names(corpus.articles[number].text)
    first, second = names[one], names[other]
    return len(first & second) >= _EVENT * max(sqrt(len(first) * len(second)), 1)


def _names(text: str) -> frozenset[str]:
    """The capitalised words inside sentences."""
    return frozenset(match[0].casefold() for match in _NAME.finditer(text) if match[0][0].isupper())


def _extended(corpus: Corpus, found: list[Wording], pair: tuple[int, int], options: Options) -> list[Retelling]:
    """A pair of wordings, and the pairs with the sentences beside them in the same quotations."""
    sides = [_with_neighbours(corpus, found, number, options.grammar) for number in pair]
    told = [[_content(corpus, one, options) for one in side] for side in sides]
    return [
        (closeness(told[0][one], told[1][other]), sides[0][one], sides[1][other])
        for one, other in product(range(len(sides[0])), range(len(sides[1])))
    ]


def _with_neighbours(corpus: Corpus, found: list[Wording], number: int, grammar: frozenset[str]) -> list[Wording]:
    one = found[number]
    text = corpus.articles[one.article].text
    before = found[number - 1] if number and found[number - 1].said is one.said else one
    after = found[number + 1] if number + 1 < len(found) and found[number + 1].said is one.said else one
    spans: set[Span] = {(first, end) for first in (one.first, before.first) for end in (one.end, after.end)}
    wide = sorted(span for span in spans if span[1] - span[0] <= _LONGEST and span != (one.first, one.end))
    return [one, *(wording(one.article, text, one.said, *span, grammar) for span in wide)]
