"""The sentences of a corpus as sets of weighted words, and which of them speak of the same thing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log2, sqrt
from typing import NamedTuple

from .alike import Alike
from .corpus import Corpus
from .grammar import CLASSES
from .sentences import sentences
from .text import fold
from .wording import word_set

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:(?:(?<=\d)[.,](?=\d)|[’'\u2010\u2011-])[^\W_]+)*")
EMPTY = frozenset(CLASSES) | word_set(
    "said say says saying told tell tells added according new year years day days mr mrs"
)
_BESIDE, _LEAD = 0.5, 0.3  # what the sentences next to it, and the first of the article, count beside its own words
MOST = 60  # passages: a word that more of them share finds no pairs beyond these
NEAREST = 12  # passages, those before it that share most with it, are compared with a passage in full
TELLING = 30  # of so many of its rarest words, two passages must share one to be compared


class Token(NamedTuple):
    start: int
    end: int
    word: str  # small letters, straight apostrophes
    concept: str


class Passage(NamedTuple):
    """A sentence: whose, where, and its words."""

    number: int
    article: int
    start: int
    end: int
    text: str
    tokens: Sequence[Token]

    def gap(self, left: int, right: int) -> str:
        """What stands between two words."""
        return self.text[self.tokens[left].end - self.start : self.tokens[right].start - self.start]

    def raw(self, place: int) -> str:
        """A word as written."""
        return self.text[self.tokens[place].start - self.start : self.tokens[place].end - self.start]


def read_passages(corpus: Corpus, alike: Alike) -> list[Passage]:
    """All sentences of a corpus, in order, with their words."""
    found: list[Passage] = []
    for number, article in enumerate(corpus):
        for start, end in sentences(article.text):
            text = article.text[start:end]
            words = ((match, fold(match[0])) for match in WORD.finditer(text))
            tokens = [Token(start + m.start(), start + m.end(), word, alike.concept(word)) for m, word in words]
            for place, (one, other) in enumerate(pairwise(tokens)):
                phrase = alike.concepts.get(f"{one.word}_{other.word}")  # called off
                tokens[place] = one._replace(concept=phrase) if phrase else one
            found.append(Passage(len(found), number, start, end, text, tokens))
    return found


class Links:
    """How much two passages have in common: the cosine of their words, each weighted by its rarity.

    Weight of a word: log2 of how many passages there are for each that has it (inverse document frequency,
    Spärck Jones 1972). Words of the sentences beside it count half, those of the article's first sentence less.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        own = [{token.concept for token in one.tokens if token.word not in EMPTY} for one in passages]
        counts = Counter(concept for concepts in own for concept in concepts)
        self.rarity = {concept: log2((len(own) + 1) / count) for concept, count in counts.items()}
        first: dict[int, int] = {}
        for one in passages:
            first.setdefault(one.article, one.number)
        self._own, self._passages, self._first = own, passages, first
        self._vectors: dict[int, dict[str, float]] = {}

    def vector(self, number: int) -> Mapping[str, float]:
        """The words of a passage and around it with their weights, of length 1."""
        if number not in self._vectors:
            article = self._passages[number].article
            beside = [near for near in (number - 1, number + 1) if 0 <= near < len(self._passages)]
            weights: dict[str, float] = {}
            parts = [(number, 1.0), *((near, _BESIDE) for near in beside if self._passages[near].article == article)]
            for place, share in [*parts, (self._first[article], _LEAD)]:
                for concept in self._own[place]:
                    weights[concept] = max(weights.get(concept, 0.0), share * self.rarity[concept])
            length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            self._vectors[number] = {concept: weight / length for concept, weight in weights.items()}
        return self._vectors[number]

    def likeness(self, one: int, other: int) -> float:
        """From 0 (no word in common) to 1."""
        left, right = self.vector(one), self.vector(other)
        if len(left) > len(right):
            left, right = right, left
        return sum(weight * right[concept] for concept, weight in left.items() if concept in right)

    def pairs(self, numbers: Iterable[int], least: float) -> Iterator[tuple[int, int, float]]:
        """All pairs of these passages that are at least so much alike (at least above 0).

        Exact but for words that more than MOST of them share: whoever is alike so far has in common one of the rarest
        words, those without which the rest of the vector would be too short (prefix filter, Bayardo et al. 2007).
        """
        members = sorted(set(numbers))
        counts = Counter(concept for number in members for concept in self.vector(number))
        places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number in members:
            own = self.vector(number)
            common: dict[int, float] = defaultdict(float)
            for concept in self._telling(number, least, counts):
                having = places[concept]
                if len(having) < MOST:
                    for other, weight in having:
                        common[other] += weight * own[concept]
                    having.append((number, own[concept]))
            for other in _nearest(common):
                likeness = self.likeness(other, number)
                if likeness >= least:
                    yield other, number, likeness

    def _telling(self, number: int, least: float, counts: Mapping[str, int]) -> list[str]:
        """The rarest words of a passage that another one of `counts` has, too: one of them must be shared."""
        vector = {concept: weight for concept, weight in self.vector(number).items() if counts[concept] > 1}
        rest = sum(weight * weight for weight in vector.values())
        kept: list[str] = []
        for concept in sorted(vector, key=lambda concept: (-self.rarity[concept], concept)):
            if rest < least * least or len(kept) == TELLING:
                break
            kept.append(concept)
            rest -= vector[concept] ** 2
        return kept


def _nearest(common: Mapping[int, float]) -> list[int]:
    return sorted(sorted(common, key=lambda other: (-common[other], other))[:NEAREST])
