"""What a sentence denies and what it affirms: the words under a *no*, *without* or *not*, and those that are not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .alike import Alike, stem
from .grammar import CLASSES
from .passages import EMPTY, Passage
from .wording import word_set

_OF_NOUNS = word_set("no without lacking lack lacked")
_OF_VERBS = word_set(
    "not never nobody none doesn't didn't isn't aren't wasn't weren't hasn't haven't "
    "hadn't failed fails failing unable refused refuses refusing declined declines"
)
_DENYING = word_set("denies denied deny denying")
_RULING = word_set("rule ruled rules ruling")  # … out
_NO_DENIAL = word_set("to just only merely necessarily even yet because if")  # not to end; not just words
_LIGHT = word_set(
    "make makes made making take takes took taken taking give gave get got go went come came want wants wanted need "
    "needs needed know think thought see seen do done able likely yet expect expected clear sure enough only just "
    "longer doubt matter way part time one thing mean means reach reached reaching receive received receiving bring "
    "brought bringing"
)
# What has not happened (yet) is no claim that can be denied by another text.
_OPEN = word_set(
    "if possible potential could would should may might must will to unless whether any hope hopes hoped hoping seek "
    "seeks seeking sought demand demands demanded want wants wanted urge urged urges goal aim aims plan plans planned "
    "call calls calling proposed propose possibly until pursue "
    "pursuing resist resists resisted lifted removed scrapped without no not never"
)
_NO_ADVERBS = word_set("friendly likely costly deadly orderly timely early only family supply reply rely apply")
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
    known: bool  # … that stands in alike.csv
    word: str  # its stem


def denials(passage: Passage, alike: Alike) -> Iterator[tuple[int, Claim]]:
    """The words under a negation, each with its place."""
    for place, token in enumerate(passage.tokens):
        nouns = token.word in _OF_NOUNS and not _no_one(passage, place)
        verbs = token.word in _OF_VERBS or _no_one(passage, place)
        after = place if nouns or verbs else _past_denial(passage, place)
        if after < 0 or _would(passage, place) or _denied(passage, place):
            continue
        for target in _targets(passage, after, nouns or token.word in _RULING):
            said = passage.tokens[target]
            key, affirmed = _paired(said.concept, alike)
            start = passage.tokens[_first(passage, place)].start
            known = said.concept in alike.names
            yield target, Claim(key, not affirmed, start, said.end, True, nouns, known, stem(said.word))


def _no_one(passage: Passage, place: int) -> bool:
    return [token.word for token in passage.tokens[place : place + 2]] == ["no", "one"]


def _past_denial(passage: Passage, place: int) -> int:
    """The last word of a verb that denies what follows: denied having held talks, ruled out talks; -1 if none."""
    words = [token.word for token in passage.tokens[place : place + 2]]
    if words[0] in _DENYING:  # denied that the vaccine had been withdrawn
        ahead = range(place + 2, min(len(passage.tokens), place + 9)) if words[1:] == ["that"] else range(0)
        return next((one for one in ahead if CLASSES.get(passage.tokens[one].word) in ("B", "H", "M")), place)
    return place + 1 if words[0] in _RULING and words[1:] == ["out"] else -1


def _denied(passage: Passage, place: int) -> bool:
    """Whether a denial is itself denied: did not rule out, never denied."""
    word = passage.tokens[place].word
    near = [token.word for token in passage.tokens[max(0, place - 2) : place]]
    if word in _DENYING | _RULING:
        return any(one in _OF_VERBS | {"not", "no"} for one in near)
    following = [token.word for token in passage.tokens[place + 1 : place + 3]]
    return bool(following) and (following[0] in _DENYING or (following[0] in _RULING and following[1:] == ["out"]))


def _would(passage: Passage, place: int) -> bool:
    """Whether a *not* stands after *would*, *may*, *do*: what may not be, and *do not shoot*, denies no claim."""
    before = passage.tokens[place - 1].word if place else ""
    if passage.tokens[place].word == "not" and CLASSES.get(before) not in ("B", "H", "M"):
        return True  # not the government, but the union
    return before in ("do", "don't") or (CLASSES.get(before) == "M" and before not in ("did", "does"))


def _first(passage: Passage, place: int) -> int:
    """Where a negation begins: with the verb of grammar before it, as in *did not*."""
    before = passage.tokens[place - 1].word if place else ""
    return place - 1 if CLASSES.get(before, "") in ("B", "H", "M") and before else place


def claims(passage: Passage, alike: Alike, wanted: frozenset[str]) -> Iterator[Claim]:
    """What a sentence denies, and where it affirms one of the wanted words."""
    denied = dict(denials(passage, alike))
    yield from denied.values()
    stems = {stem(passage.tokens[target].word) for target in denied}  # not asking for this, but asking for that
    for place, token in enumerate(passage.tokens):
        key, affirmed = _paired(token.concept, alike)
        if key in wanted and stem(token.word) not in stems and not _is_open(passage, place):
            yield Claim(key, affirmed, token.start, token.end, False, False, False, stem(token.word))


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
        if not nouns and CLASSES.get(word) == "p" and target > place + 1:
            break
        passed = word.split("'")[0] in CLASSES or word in EMPTY or _is_adverb(word) or word in _LIGHT
        passed = passed or (word in ("hold", "held", "holding") and _has_noun(passage, target))
        if not passed and (nouns or not passage.raw(target)[0].isupper()):
            found.append(target)
            if not nouns:
                break
    return found[-1:]


def _has_noun(passage: Passage, place: int) -> bool:
    """Whether a noun follows, as in *held talks*; not *the dam held in the night*."""
    return (
        place + 1 < len(passage.tokens)
        and CLASSES.get(passage.tokens[place + 1].word, "d") == "d"
        and (passage.gap(place, place + 1) == " ")
    )


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _NO_ADVERBS


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
