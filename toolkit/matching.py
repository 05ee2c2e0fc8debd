"""Which two statements about the same thing are worth showing: those whose sentences and nearby words match best."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from .amounts import LENGTH
from .findings import Item, differing, same
from .numerals import point
from .parties import is_name
from .passages import EMPTY, Links, Passage
from .polarity import opposed

# How much two sentences must have in common at least (a cosine), and how much with all other signs added.
# Set by hand on made-up events; what it gives on others is told in benchmarks/README.md.
LEAST = {"number": 0.04, "age": 0.04, "ordinal": 0.04, "span": 0.1, "negation": 0.06, "doer": 0.12, "date": 0.1,
         "weekday": 0.0, "roles": 0.02, "office": 0.02}  # fmt: skip
ENOUGH = {"number": 0.12, "age": 0.1, "ordinal": 0.1, "span": 0.1, "negation": 0.12, "date": 0.13}
SHARED, ONLY = 0.03, 0.04  # what a telling word around both adds, and that neither article has another such statement
WITHIN = 0.05  # so much more inside one article, where the same word is often used of two matters
CROWDED = 8  # statements of one kind about one thing in one sentence: more are a list, and left out
AGAINST, FAR = 0.1, 4  # what another place, or a number so many times as large, takes away
BEFORE, AFTER, NEAR = 6, 5, 4  # telling words: around an expression, and close to it
KNOWN = ("number", "ordinal", "office", "age")  # kinds in which an article may tell two things apart


class Pair(NamedTuple):
    one: Item
    other: Item
    likeness: float
    strength: float


class Around(NamedTuple):
    """The telling words before and after an expression, those close to it, and all."""

    before: list[str]
    after: list[str]
    close: frozenset[str]
    around: frozenset[str]


def grouped(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    """The statements about the same thing; if several people have a surname, only those with a first name."""
    found: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        found[item.key].append(item)
    for key, group in found.items():
        several = key[0] == "office" and len({item.about[0] for item in group if " " in item.about}) > 1
        kept = [item for item in group if not several or " " in item.about]
        if len(kept) > 1:
            yield kept


class Matches:
    """The pairs of statements that differ and belong together."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages, self._links = passages, Links(passages)
        self._seen: dict[int, Around] = {}
        self._places: dict[int, frozenset[str]] = {}

    def differing(self, group: Sequence[Item]) -> Iterator[Pair]:
        """The pairs of one group that differ, each the best match of both sides: where that agrees, all is well."""
        own: dict[int, list[Item]] = defaultdict(list)
        for item in group:
            own[self._article(item)].append(item)
        pairs = list(self._alike(group, own))
        settled = self._best(pair for pair in pairs if pair.one.key[0] in KNOWN and same(pair.one, pair.other))
        pairs = [pair for pair in pairs if pair.strength > max(settled.get(side, -1.0) for side in self._sides(pair))]
        best = self._best(pair for pair in pairs if _speaks(pair))
        for pair in pairs:
            nearest = max(best.get(side, 0.0) for side in self._deciding(pair))
            if pair.strength >= nearest and self._clashes(pair, own):
                yield pair

    def _sides(self, pair: Pair) -> list[tuple[int, int]]:
        """Each statement of a pair, with the article of the other one."""
        return [(id(pair.one), self._article(pair.other)), (id(pair.other), self._article(pair.one))]

    def _deciding(self, pair: Pair) -> list[tuple[int, int]]:
        """Whose best match counts: that of both; of a denial and what it may deny, that of the denial."""
        sides = self._sides(pair)
        denials = [
            side
            for side, item in zip(sides, pair[:2], strict=True)
            if pair.one.key[0] == "negation" and item.value.negated
        ]
        return denials if len(denials) == 1 else sides

    def _best(self, pairs: Iterable[Pair]) -> dict[tuple[int, int], float]:
        """How well each statement matches the one that it matches best, article by article."""
        best: dict[tuple[int, int], float] = {}
        for pair in pairs:
            for side in self._sides(pair):
                best[side] = max(best.get(side, 0.0), pair.strength)
        return best

    def _article(self, item: Item) -> int:
        return self._passages[item.passage].article

    def _clashes(self, pair: Pair, own: Mapping[int, Sequence[Item]]) -> bool:
        """Whether two statements differ, match well enough, and neither article makes both of them."""
        one, other, kind = pair.one, pair.other, pair.one.key[0]
        left, right = self._article(one), self._article(other)
        within = left == right
        enough = ENOUGH.get(kind, 0.0) + (WITHIN if within else 0.0)
        if pair.strength < enough or not differing(one, other, within) or not self._near(one, other):
            return False
        return within or kind not in KNOWN or not (_knows(own[left], other) or _knows(own[right], one))

    def _alike(self, group: Sequence[Item], own: Mapping[int, Sequence[Item]]) -> Iterator[Pair]:
        inside: dict[int, list[Item]] = defaultdict(list)
        for item in group:
            if len(inside[item.passage]) < CROWDED:
                inside[item.passage].append(item)
        for one, other, likeness in self._links.pairs(inside, LEAST[group[0].key[0]]):
            for left in inside[one]:
                for right in inside[other]:
                    yield Pair(left, right, likeness, likeness + self._signs(left, right, own))

    def _signs(self, one: Item, other: Item, own: Mapping[int, Sequence[Item]]) -> float:
        """What speaks for a pair besides its sentences: words around both, and that there is no other candidate."""
        only = all(len(own[self._article(item)]) == 1 for item in (one, other)) and one.key[:2] not in VAGUE
        against = far(one, other) + self._elsewhere(one, other)
        return SHARED * min(4, self._shared(one, other)) + ONLY * only - AGAINST * against

    def _shared(self, one: Item, other: Item, near: bool = False) -> int:
        """How many telling words stand around both, or close to both, besides the one they are compared by."""
        left, right = self._around(one), self._around(other)
        words = left.close & right.close if near else left.around & right.around
        return len(words) - (one.key[1] in words)

    def _near(self, one: Item, other: Item) -> bool:
        """Whether the words around both are partly the same, where the key alone says little."""
        if one.kind != "negation":
            return self._shared(one, other, True) >= VAGUE.get(one.key[:2], 0)
        denied = [item.value for item in (one, other) if item.value.negated]
        if any(claim.noun for claim in denied):
            return all(claim.known for claim in denied) or self._shared(one, other, True) > 0
        if denied:
            if one.value.word == other.value.word:
                return self._shared(one, other) > 0
            return self._shared(one, other, True) > ("/" in one.key[1])
        return _same_parties(self._around(one), self._around(other))

    def _elsewhere(self, one: Item, other: Item) -> bool:
        """Whether both sentences name a place, and not the same."""
        if one.kind not in ("number", "ordinal"):
            return False
        for number in (one.passage, other.passage):
            if number not in self._places:
                self._places[number] = places(self._passages[number])
        left, right = self._places[one.passage], self._places[other.passage]
        return bool(left and right) and left.isdisjoint(right)

    def _around(self, item: Item) -> Around:
        """The telling words before and after an expression, in its sentence."""
        if id(item) not in self._seen:
            tokens = [token for token in self._passages[item.passage].tokens if token.word not in EMPTY]
            start = item.end - 1 if item.kind == "negation" else item.start  # denied that the vaccine was withdrawn
            before = [token.concept for token in tokens if token.end <= start][-BEFORE:]
            after = [token.concept for token in tokens if token.start >= item.end][:AFTER]
            close = frozenset(before[-NEAR:] + after[:NEAR])
            self._seen[id(item)] = Around(before, after, close, frozenset(before + after))
        return self._seen[id(item)]


# Keys that say little by themselves: so many telling words must stand close to both expressions.
VAGUE: dict[tuple[str, ...], int] = {
         ("number", "percent"): 1, ("number", "money"): 1, ("number", LENGTH): 1,
         ("date", "year"): 2, ("date", "day"): 2, ("date", "date"): 1}  # fmt: skip


def places(passage: Passage) -> frozenset[str]:
    """The names after *in*, *near* or *outside*: in Riga, in the Latvian town of Ogre."""
    found = set()
    for place, token in enumerate(passage.tokens):
        if token.word in ("in", "near", "outside"):
            ahead = range(place + 1, min(place + 6, len(passage.tokens)))
            found |= {passage.tokens[one].concept for one in ahead if is_name(passage, one)}
    return frozenset(found)


def far(one: Item, other: Item) -> int:
    """How far two numbers are apart: the farther, the rather they count two things; steps of FAR times as much."""
    if one.key[0] != "number" or one.key[1] == "score":
        return 0
    small, large = sorted(point(item.value) * item.value.unit for item in (one, other))
    return min(3, int(log(large / small, FAR))) if small > 0 else 0


def _same_parties(one: Around, other: Around) -> bool:
    """Whether two opposite verbs share the word just before them, two words of one side, or two across (passive)."""
    left, right = set(one.before) & set(other.before), set(one.after) & set(other.after)
    if set(one.before[-2:]) & set(other.before[-2:]):
        return True
    crossed = set(one.before) & set(other.after) and set(one.after) & set(other.before)
    return (bool(left or crossed) and len(one.around & other.around) > 1) or len(right) > 2


def _speaks(pair: Pair) -> bool:
    """Whether a pair counts for which match is the best: two denials do not."""
    return pair.one.key[0] != "negation" or opposed(pair.one.value, pair.other.value)


def _knows(own: Sequence[Item], item: Item) -> bool:
    """Whether an article says itself what the other one says: then it tells two things apart."""
    return any(same(one, item) for one in own)
