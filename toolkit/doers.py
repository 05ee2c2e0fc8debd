"""Who did what to whom, as far as a name or noun stands on both sides of a verb."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from .alike import Alike
from .grammar import CLASSES
from .parties import Party, after, before
from .passages import Passage
from .wording import word_set

_BE = word_set("was were is are been being be")
_NO_VERB = word_set(
    "said says told added called-for saying according stated announced noted including united led headed based used "
    "named related following insisted confirmed need speed"
)
_IRREGULAR = word_set(
    "beat shot hit rang met struck won lost left bought sold sued fought sent gave paid stole hid broke caught chose "
    "drew drove found froze overthrew overtook shut swore taught threw withdrew wrote undertook built brought fed led"
)


class Deed(NamedTuple):
    """A verb between two parties: who did it, the verb's concept, and whom or what it was done to."""

    doer: Party
    verb: str
    target: Party
    start: int
    end: int
    speech: bool  # asked, warned: many may do the same, but seldom each to the other


def deeds(passage: Passage, alike: Alike, reporting: Container[str]) -> Iterator[Deed]:
    """The verbs of a sentence with a doer before them and somebody or something after them."""
    for place, token in enumerate(passage.tokens):
        if not _is_verb(passage, place, alike, reporting):
            continue
        left, right = before(passage, place, alike), after(passage, place, alike)
        if left and right and not set(left.keys) & set(right.keys):
            passive = passage.tokens[place - 1].word in _BE
            if passive and not _has_by(passage, place):
                continue
            doer, target = (right, left) if passive else (left, right)
            start = min(left.start, token.start, right.start)
            end = max(left.end, token.end, right.end)
            yield Deed(doer, token.concept, target, start, end, token.word in reporting)


def reversed_roles(one: Deed, other: Deed) -> bool:
    """Whether who did it to whom has been exchanged."""
    return _meet(one.doer, other.target) and _meet(one.target, other.doer) and not _meet(one.doer, other.doer)


def other_doer(one: Deed, other: Deed) -> bool:
    """The same done to the same by somebody else, one of them known by name."""
    named = one.doer.named or other.doer.named
    return named and _meet(one.target, other.target) and not _meet(one.doer, other.doer)


def _meet(one: Party, other: Party) -> bool:
    return bool(set(one.keys) & set(other.keys))


def _is_verb(passage: Passage, place: int, alike: Alike, reporting: Container[str]) -> bool:
    word = passage.tokens[place].word
    if word in _NO_VERB or word in CLASSES or passage.raw(place)[0].isupper() or not place:
        return False
    if word in reporting and word not in alike.concepts:
        return False  # both sides accuse each other, and both are reported
    return word in _IRREGULAR or (word.endswith("ed") and len(word) > 4)


def _has_by(passage: Passage, place: int) -> bool:
    return any(token.word == "by" for token in passage.tokens[place + 1 : place + 4])
