"""Who did what to whom, as far as names stand on both sides of a verb."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from .alike import Alike
from .capitals import POSSESSIVE
from .grammar import CLASSES
from .passages import EMPTY, Passage
from .phrases import DAYS
from .titles import STATUS
from .wording import word_set

_BE = word_set("was were is are been being be")
_PASSED = word_set("had has have who also then later first had been it that would")
_SUBJECT, _OBJECT = word_set("he she they"), word_set("him her them")
_NO_VERB = word_set(
    "said says told added called-for saying according stated announced noted including united led headed based used "
    "named related following asked insisted confirmed need speed"
)
_IRREGULAR = word_set("beat shot hit rang met struck won lost left bought sold sued fought sent gave paid stole hid")
_ASIDE, _REACH, _FAR = 5, 9, 14
_MONTHS = word_set("january february march april may june july august september october november december")
_STOP = word_set("that who which and but")
_PLACE = word_set("in on at after before to for with from as")


class Deed(NamedTuple):
    """A verb between two names: the doer, the verb's concept, and whom or what it was done to."""

    doer: str
    verb: str
    target: str
    start: int
    end: int
    names: tuple[str, str]


def deeds(passage: Passage, alike: Alike, reporting: Container[str]) -> Iterator[Deed]:
    """The verbs of a sentence with a doer before them and somebody or something after them."""
    for place, token in enumerate(passage.tokens):
        if not _is_verb(passage, place, alike, reporting):
            continue
        left, right = _left(passage, place), _right(passage, place)
        if left and right and left[0] != right[0]:
            passive = token.word != passage.tokens[place - 1].word and passage.tokens[place - 1].word in _BE
            doer, target = (right, left) if passive and _has_by(passage, place) else (left, right)
            if passive and not _has_by(passage, place):
                continue
            start = min(left[1], token.start, right[1])
            end = max(left[2], token.end, right[2])
            yield Deed(doer[0], token.concept, target[0], start, end, (doer[3], target[3]))


def reversed_roles(one: Deed, other: Deed) -> bool:
    return (one.doer, one.target) == (other.target, other.doer)


def other_doer(one: Deed, other: Deed) -> bool:
    """The same done to the same by somebody else."""
    return one.target == other.target and one.doer != other.doer


def _is_verb(passage: Passage, place: int, alike: Alike, reporting: Container[str]) -> bool:
    word = passage.tokens[place].word
    if word in _NO_VERB or word in CLASSES or passage.raw(place)[0].isupper() or not place:
        return False
    if word in reporting and word not in alike.concepts:
        return False  # both sides accuse each other, and both are reported
    return word in _IRREGULAR or (word.endswith("ed") and len(word) > 4)


Side = tuple[str, int, int, str]  # surname, start, end, as written


def _left(passage: Passage, place: int) -> Side | None:
    """The name just before a verb, or the one that *he* before it stands for."""
    for left in range(place - 1, max(-1, place - _ASIDE), -1):
        token = passage.tokens[left]
        if token.word in _SUBJECT:
            return _meant(passage, left)
        if _names(passage, left):
            return None if passage.gap(left, left + 1).strip(" \u00a0’'") else _side(passage, left)
        if re.search(r"[,;:()–—]", passage.gap(left, left + 1)):
            return None
        if token.word not in _PASSED | _BE and not token.word.endswith("ly"):
            return None
    return None


def _right(passage: Passage, place: int) -> Side | None:
    """Whom it was done to: *him*, the first name after the verb (past its title); else the noun after it."""
    noun: Side | None = None
    for right in range(place + 1, min(len(passage.tokens), place + _FAR + 1)):
        token, gap = passage.tokens[right], passage.gap(right - 1, right)
        if re.search(r"[;:()–—“”\"]|\.\s", gap) or token.word in _STOP or (noun and token.word in _PLACE):
            break
        if "," in gap and not _names(passage, right):
            break
        if token.word in _OBJECT:
            return _meant(passage, right)
        if _names(passage, right) and _is_full(passage, right):
            return _side(passage, _last_of(passage, right))
        is_noun = token.word not in CLASSES and token.word not in STATUS and not token.word[0].isdigit()
        if is_noun and noun is None and not _names(passage, right):
            noun = (token.concept, token.start, token.end, token.word)
    return noun


def _last_of(passage: Passage, place: int) -> int:
    """The last word of a name that begins here."""
    while (
        place + 1 < len(passage.tokens) and _names(passage, place + 1) and passage.gap(place, place + 1) in (" ", "-")
    ):
        place += 1
    return place


def _is_full(passage: Passage, place: int) -> bool:
    """Whether it is the name itself: not Ukraine’s, nor the Ukrainian before a small letter."""
    last = _last_of(passage, place)
    follows = passage.tokens[last + 1].word if last + 1 < len(passage.tokens) else ""
    gap = passage.gap(last, last + 1) if follows else "."
    return not re.search(r"['’]s?$", passage.tokens[last].word) and (
        gap != " " or follows in CLASSES or follows in EMPTY
    )


def _names(passage: Passage, place: int) -> bool:
    word = passage.raw(place)
    return (
        word[0].isupper()
        and (passage.tokens[place].word not in CLASSES or word == "US")
        and len(word) > 1
        and (passage.tokens[place].word not in DAYS | _MONTHS)
    )


def _side(passage: Passage, place: int) -> Side:
    token = passage.tokens[place]
    word = re.sub(r"['’]s?$", "", token.word)
    return word, token.start, token.end, POSSESSIVE.sub("", passage.raw(place))


def _meant(passage: Passage, place: int) -> Side | None:
    """Whom a pronoun stands for: the first name of the sentence."""
    token = passage.tokens[place]
    for first in range(place):
        if _names(passage, first) and first + 1 < place and passage.tokens[first].word not in EMPTY:
            last = min(_last_of(passage, first), place - 1)
            return passage.tokens[last].word, token.start, token.end, passage.raw(last)
    return None


def _has_by(passage: Passage, place: int) -> bool:
    return any(token.word == "by" for token in passage.tokens[place + 1 : place + 4])
