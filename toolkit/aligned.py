"""Two wordings beside one another: which words correspond, in order or moved, and how much that is."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

Pair = tuple[int, int]
Words = list[str]

CONTENT, GRAMMAR = 10, 2  # what a word weighs; whole numbers, so that sums are exact
BREAK = 3  # what it costs to leave out, add or move words: a lone "the" is no reason to do so
CHANCE = 40  # four content words: set phrases such as "president of the United States" give two statements no more
_SMALL_GAP = 8  # words


class Alignment(NamedTuple):
    """Corresponding words, as numbers of words in both; `moved` are runs of them that stand in another order."""

    pairs: list[Pair]
    moved: list[list[Pair]]
    score: int


def alignment(first: Words, second: Words, grammar: frozenset[str]) -> Alignment:
    """The heaviest way to line up two wordings: runs of equal words in the same order, then moved runs.

    Each run but the first costs BREAK, so that words scattered over two different sentences do not add up. A chain of
    runs after Needleman & Wunsch 1970, with one price for a gap of any length.
    """
    pairs, score = _chain(first, second, grammar)
    moved = _moved(first, second, pairs, grammar)
    score += sum(weight([first[one] for one, _ in run], grammar) - BREAK for run in moved)
    return Alignment(_filled(first, second, pairs, moved), moved, score)


def likeness(score: int, least: int) -> float:
    """How much of the lighter wording is found in the other, from 0 to 1, beyond what chance gives.

    least   the weight of the lighter wording

    >>> likeness(90, 140), likeness(36, 36), likeness(25, 60)
    (0.5, 1.0, 0.0)
    """
    if score >= least:
        return 1.0
    return max(0, score - CHANCE) / max(least - CHANCE, CONTENT)


def weight(words: Iterable[str], grammar: frozenset[str]) -> int:
    """A word of content weighs CONTENT, a word of grammar GRAMMAR."""
    return sum(GRAMMAR if word in grammar else CONTENT for word in words)


def most_alike(first: Counter[str], second: Counter[str], least: int, grammar: frozenset[str]) -> float:
    """What the likeness cannot exceed, whatever the order of the words."""
    if len(second) < len(first):
        first, second = second, first
    common = sum(min(count, second[word]) * (GRAMMAR if word in grammar else CONTENT) for word, count in first.items())
    return likeness(common, least)


def _chain(first: Words, second: Words, grammar: frozenset[str]) -> tuple[list[Pair], int]:
    """Equal words in the same order: the heaviest chain of runs, and its weight less the breaks.

    best[i][j] is the heaviest chain in the first i and j words; run[i][j] the heaviest that ends with both of them.
    """
    places: dict[str, list[int]] = {}
    for place, word in enumerate(second):
        places.setdefault(word, []).append(place)
    best, runs = [[0] * (len(second) + 1)], [dict[int, int]()]
    for word in first:
        worth, above, before = (GRAMMAR if word in grammar else CONTENT), best[-1], runs[-1]
        run = {place + 1: worth + max(before.get(place, 0), above[place] - BREAK) for place in places.get(word, [])}
        best.append(_row(above, run))
        runs.append(run)
    return _traced(best, runs, first, grammar), best[-1][-1]


def _row(above: list[int], run: dict[int, int]) -> list[int]:
    """The next row of best: from above, from the left, or from a run that ends here."""
    if not run:
        return above
    row, left = above.copy(), 0
    for place in range(min(run), len(row)):
        left = max(left, run.get(place, 0), row[place])
        row[place] = left
    return row


def _traced(best: list[list[int]], runs: list[dict[int, int]], first: Words, grammar: frozenset[str]) -> list[Pair]:
    """The pairs of the heaviest chain, read from its end."""
    one, other = len(best) - 1, len(best[0]) - 1
    pairs: list[Pair] = []
    while best[one][other]:
        if best[one][other] == best[one - 1][other]:
            one -= 1
        elif best[one][other] == best[one][other - 1]:
            other -= 1
        else:
            one, other = _traced_run(runs, one, other, pairs, first, grammar)
    return pairs[::-1]


def _traced_run(
    runs: list[dict[int, int]], one: int, other: int, pairs: list[Pair], first: Words, grammar: frozenset[str]
) -> Pair:
    """Follow a run to its begin; the chain goes on before that, unless nothing is left to gain."""
    while True:
        pairs.append((one - 1, other - 1))
        rest = runs[one][other] - weight([first[one - 1]], grammar)
        one, other = one - 1, other - 1
        if not rest:
            return 0, 0
        if rest != runs[one].get(other, 0):
            return one, other


def _moved(first: Words, second: Words, pairs: list[Pair], grammar: frozenset[str]) -> list[list[Pair]]:
    """Runs of equal words that the chain left out on both sides, the longest first."""
    free = set(range(len(first))) - {one for one, _ in pairs}
    other_free = set(range(len(second))) - {other for _, other in pairs}
    found: list[list[Pair]] = []
    while run := _longest(first, second, free, other_free):
        free -= {one for one, _ in run}
        other_free -= {other for _, other in run}
        if weight((first[one] for one, _ in run), grammar) > CONTENT:  # a lone word may be a chance meeting
            found.append(run)
    return sorted(found)


def _longest(first: Words, second: Words, free: set[int], other_free: set[int]) -> list[Pair]:
    """The longest run of at least two free words; of equally long ones the first."""
    places: dict[str, list[int]] = {}
    for other in sorted(other_free):
        places.setdefault(second[other], []).append(other)
    lengths: dict[Pair, int] = {}
    best, end = 1, (0, 0)
    for one in sorted(free):
        for other in places.get(first[one], []):
            length = lengths[one, other] = lengths.get((one - 1, other - 1), 0) + 1
            if length > best:
                best, end = length, (one, other)
    return [(end[0] - step, end[1] - step) for step in range(best - 1, -1, -1)] if best > 1 else []


def _filled(first: Words, second: Words, pairs: list[Pair], moved: list[list[Pair]]) -> list[Pair]:
    """The pairs, and between them equal words too light for a break, where the gap is small on both sides."""
    taken = {one for run in moved for one, _ in run}, {other for run in moved for _, other in run}
    edges, filled = [(-1, -1), *pairs, (len(first), len(second))], list(pairs)
    for (one, other), (next_one, next_other) in pairwise(edges):
        if max(next_one - one, next_other - other) > _SMALL_GAP + 1:
            continue
        begin = other + 1
        for place in range(one + 1, next_one):
            equal = [p for p in range(begin, next_other) if second[p] == first[place] and p not in taken[1]]
            if equal and place not in taken[0]:
                filled.append((place, equal[0]))
                begin = equal[0] + 1
    return sorted(filled)
