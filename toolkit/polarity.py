"""What a sentence denies and what it affirms: the words under a *no*, *without* or *not*, and those that are not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .alike import Alike
from .grammar import CLASSES
from .passages import EMPTY, Passage
from .wording import word_set

_OF_NOUNS = word_set("no without lacking lack lacked")
_OF_VERBS = word_set(
    "not never doesn't didn't isn't aren't wasn't weren't hasn't haven't "
    "hadn't failed fails failing unable refused refuses refusing declined declines neither"
)
_NO_DENIAL = word_set("to just only merely necessarily even yet because if")  # not to end; not just words
_LIGHT = word_set(
    "make makes made making take takes took taken taking give gave get got go went come came want wants wanted need "
    "needs needed know think thought see seen do done able likely yet expect expected clear sure enough only just "
    "longer doubt matter way part time one thing mean means"
)
# What has not happened (yet) is no claim that can be denied by another text.
_OPEN = word_set(
    "if possible potential could would should may might must will to unless whether any hope hopes hoped hoping seek "
    "seeks seeking sought demand demands demanded want wants wanted urge urged urges goal aim aims plan plans planned "
    "call calls calling proposed propose possibly until pursue "
    "pursuing resist resists resisted lifted removed scrapped without no not never"
)
_REACH = 5
_OPEN_REACH = 7
_STOP = re.compile(r"[,;:()–—]|\.\s")


class Claim(NamedTuple):
    """A word that a sentence affirms or denies."""

    key: str
    affirmed: bool
    start: int
    end: int
    negated: bool  # there is a *no* or *not*; a claim may also be denied by the opposite word
    noun: bool  # … and it denies a noun


def denials(passage: Passage, alike: Alike) -> Iterator[tuple[int, Claim]]:
    """The words under a negation, each with its place."""
    for place, token in enumerate(passage.tokens):
        nouns = token.word in _OF_NOUNS
        if nouns or (token.word in _OF_VERBS and not _would(passage, place)):
            for target in _targets(passage, place, nouns):
                key, affirmed = _paired(passage.tokens[target].concept, alike)
                yield (
                    target,
                    Claim(
                        key,
                        not affirmed,
                        passage.tokens[_first(passage, place)].start,
                        passage.tokens[target].end,
                        True,
                        nouns,
                    ),
                )


def _would(passage: Passage, place: int) -> bool:
    """Whether a *not* stands after *would*, *may*, *do*: what may not be, and *do not shoot*, denies no claim."""
    before = passage.tokens[place - 1].word if place else ""
    return before in ("do", "don't") or (CLASSES.get(before) == "M" and before not in ("did", "does"))


def _first(passage: Passage, place: int) -> int:
    """Where a negation begins: with the verb of grammar before it, as in *did not*."""
    before = passage.tokens[place - 1].word if place else ""
    return place - 1 if CLASSES.get(before, "") in ("B", "H", "M") and before else place


def claims(passage: Passage, alike: Alike, wanted: frozenset[str]) -> Iterator[Claim]:
    """What a sentence denies, and where it affirms one of the wanted words."""
    denied = dict(denials(passage, alike))
    yield from denied.values()
    for place, token in enumerate(passage.tokens):
        key, affirmed = _paired(token.concept, alike)
        if key in wanted and place not in denied and not _is_open(passage, place):
            yield Claim(key, affirmed, token.start, token.end, False, False)


def _paired(concept: str, alike: Alike) -> tuple[str, bool]:
    """The pair of opposites a concept belongs to, and its side; else the concept itself."""
    return alike.opposites.get(concept, (concept, True))


def _targets(passage: Passage, place: int, nouns: bool) -> list[int]:
    """What a negation is about: the noun (with the word before it) or the verb that follows."""
    found: list[int] = []
    for target in range(place + 1, min(len(passage.tokens), place + 1 + _REACH)):
        word = passage.tokens[target].word
        if (
            not found
            and word in _NO_DENIAL
            and not nouns
            and target == place + 1
            and passage.tokens[place].word in ("not", "never")
        ):
            break
        if _STOP.search(passage.gap(target - 1, target)) or (found and word in CLASSES):
            break
        passed = word.split("'")[0] in CLASSES or word in EMPTY or word.endswith("ly") or word in _LIGHT
        if not passed and (nouns or not passage.raw(target)[0].isupper()):
            found.append(target)
            if not nouns:
                break
    return found[-1:]


def _is_open(passage: Passage, place: int) -> bool:
    """Whether a word stands under an *if*, *would*, *possible*: it is not said to have happened."""
    for left in range(place - 1, max(-1, place - _OPEN_REACH), -1):
        if _STOP.search(passage.gap(left, left + 1)):
            return False
        if passage.tokens[left].word in _OPEN:
            return True
    return False


def opposed(one: Claim, other: Claim) -> bool:
    """Whether one affirms what the other denies."""
    return one.affirmed != other.affirmed
