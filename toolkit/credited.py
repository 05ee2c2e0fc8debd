"""Which pairs of passages are kept, by who is credited with them."""

import re
from collections import defaultdict

from .aligned import Pair
from .retold import Retelling, rank
from .text import Span

_SLOGAN = 9  # words; below it, what two persons say in much the same words is a slogan, or an answer to one
_UNNAMED = 0.8  # what the likeness is worth where the speaker may be another
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
Sides = tuple[Span, Span]


def chosen(alike: list[Retelling], retold: list[Retelling], said: dict[Pair, str], threshold: float) -> list[Retelling]:
    """The pairs with words in common, and of those told freely the most alike for passages not paired yet; in order.

    said    who is credited at each place: (number of the article, start of the passage)
    """
    kept = [pair for pair in alike if not _is_slogan(pair, said)]
    taken: dict[Pair, list[Sides]] = defaultdict(list)
    for pair in kept:
        taken[_articles(pair)].append(_sides(pair))
    told = [(pair[0] * _agreed(pair, said), *pair[1:]) for pair in retold]
    for pair in sorted(told, key=rank, reverse=True):
        before = taken[_articles(pair)]
        if pair[0] >= threshold and not any(_meet(_sides(pair), sides) for sides in before):
            kept.append(pair)
            before.append(_sides(pair))
    return sorted(kept, key=lambda pair: (pair[1].article, pair[1].passage, pair[2].article, pair[2].passage))


def _articles(pair: Retelling) -> Pair:
    return pair[1].article, pair[2].article


def _sides(pair: Retelling) -> Sides:
    return pair[1].passage, pair[2].passage


def _meet(one: Sides, other: Sides) -> bool:
    """Whether two pairs overlap in either article."""
    return any(here[0] < there[1] and there[0] < here[1] for here, there in zip(one, other, strict=True))


def _agreed(pair: Retelling, said: dict[Pair, str]) -> float:
    _, one, other = pair
    return agreed(said[one.article, one.passage[0]], said[other.article, other.passage[0]])


def _is_slogan(pair: Retelling, said: dict[Pair, str]) -> bool:
    """Whether two persons are credited with something short that is not quite the same."""
    short = min(len(side.spans) for side in pair[1:]) < _SLOGAN
    return short and pair[0] < 1 and not _agreed(pair, said)


def agreed(speaker: str, other: str) -> float:
    """1 where one speaker is credited, 0 where two are, by name; between, where the texts leave it open.

    >>> agreed("Anna Berzina", "Mayor Berzina"), agreed("Anna Berzina", "Peter Ozols"), agreed("the mayor", "")
    (1.0, 0.0, 0.8)
    """
    one, two = (_POSSESSIVE.sub("", who).split() for who in (speaker, other))
    if one and two and (one[-1] in two or two[-1] in one):
        return 1.0
    return 0.0 if one and two and one[-1][0].isupper() and two[-1][0].isupper() else _UNNAMED
