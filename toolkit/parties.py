"""Who stands before a verb, past a clause between commas, and whom or what follows it: names and nouns."""

import re
from typing import NamedTuple

from .alike import Alike
from .capitals import POSSESSIVE
from .grammar import CLASSES
from .passages import EMPTY, Passage
from .phrases import DAYS
from .wording import word_set

STATUS = word_set(
    "former ex then acting interim outgoing incoming deputy vice assistant elect candidate nominee retired ousted "
    "designate onetime caretaker"
)
FORMS = word_set("mr mrs ms miss dr sir dame lord lady plc inc ltd ag llc co corp gmbh")  # of address, of companies
_MONTHS = word_set("january february march april may june july august september october november december")
_PASSED = word_set("had has have who also then later first been it that would will was were is are be being")
_SUBJECT, _OBJECT = word_set("he she they"), word_set("him her them")
_STOP = word_set("that who which and but")
_PLACE = word_set(
    "in on at after before to for with from as near into outside inside across around by during under "
    "towards until since"
)
_WHEN = word_set("late early earlier later again twice yesterday today tonight first last directly personally")
_OF_PLACE = word_set("of from in at near")
_LIGHT = word_set("round rounds series number group part kind set pair team last")  # the last round of talks
_ASIDE, _FAR, _CLAUSE = 5, 14, 25
_CUT = re.compile(r"[;:()–—“”\"]|\.\s")


class Party(NamedTuple):
    """Who did something, or to whom: the words of the name in small letters, or the concept of a noun."""

    keys: tuple[str, ...]
    start: int
    end: int
    shown: str

    @property
    def named(self) -> bool:
        return self.shown[:1].isupper()


def is_name(passage: Passage, place: int) -> bool:
    """Whether a word is written as a name, and is no word of grammar, weekday or month."""
    word, small = passage.raw(place), passage.tokens[place].word
    return (
        word[0].isupper()
        and (small not in CLASSES or word == "US")
        and len(word) > 1
        and not {small, small.split("'")[0]} & (DAYS | _MONTHS)
    )


def name_from(passage: Passage, place: int) -> int:
    """The last word of a name that begins here."""
    while (
        place + 1 < len(passage.tokens)
        and is_name(passage, place + 1)
        and passage.gap(place, place + 1) in (" ", "-", ". ")
    ):
        place += 1
    return place


def name_to(passage: Passage, place: int) -> int:
    """The first word of a name that ends here."""
    while place and is_name(passage, place - 1) and passage.gap(place - 1, place) in (" ", "-", ". "):
        place -= 1
    return place


def party(passage: Passage, first: int, last: int, alike: Alike) -> Party | None:
    """The name from one word to another, without titles and forms of address."""
    words = [POSSESSIVE.sub("", token.word) for token in passage.tokens[first : last + 1]]
    kept = [word for word in words if word not in alike.offices and word not in STATUS | FORMS and word != "prime"]
    keys = tuple(alike.concept(word) for word in kept)
    tokens = passage.tokens
    shown = POSSESSIVE.sub("", passage.raw(last))
    return Party(keys[-3:], tokens[last].start, tokens[last].end, shown) if keys else None


def before(passage: Passage, place: int, alike: Alike) -> Party | None:
    """Who stands before a verb: a name or noun, past *had*, an adverb, or a clause between commas; or a pronoun's."""
    for left in range(place - 1, max(-1, place - _ASIDE), -1):
        token, gap = passage.tokens[left], passage.gap(left, left + 1)
        if "," in gap and not _CUT.search(gap):
            return _past_clause(passage, left, alike)
        if gap.strip(" \u00a0’'"):
            return None
        if token.word in _SUBJECT:
            return meant(passage, left, alike)
        if is_name(passage, left):
            return _without_place(passage, left, alike)
        if token.word not in _PASSED and not token.word.endswith("ly"):
            return _noun_at(passage, left)
    return None


def _noun_at(passage: Passage, place: int) -> Party | None:
    """The noun that ends here, with the words before it: a police line, masked men."""
    first = place
    while (
        first > max(-1, place - 3)
        and _may_be_noun(passage, first)
        and (first == place or passage.gap(first, first + 1) == " ")
    ):
        first -= 1
    if first == place:
        return None
    token = passage.tokens[place]
    keys = tuple(one.concept for one in passage.tokens[first + 1 : place + 1])
    return Party(keys, token.start, token.end, passage.raw(place).lower())


def _may_be_noun(passage: Passage, place: int) -> bool:
    word = passage.tokens[place].word
    return not (word in CLASSES or word in EMPTY or word[0].isdigit() or is_name(passage, place))


def _without_place(passage: Passage, last: int, alike: Alike) -> Party | None:
    """The name that ends here; of *Teremi of Tolmar* and *the tower in Riga*, what stands before the place."""
    first = name_to(passage, last)
    if first > 1 and passage.tokens[first - 1].word in _OF_PLACE:
        if is_name(passage, first - 2):
            return party(passage, name_to(passage, first - 2), first - 2, alike)
        return _noun_at(passage, first - 2) or party(passage, first, last, alike)
    return party(passage, first, last, alike)


def _past_clause(passage: Passage, last: int, alike: Alike) -> Party | None:
    """The name that stands in or before the clause which ends with a comma here: Lee, who was late, called."""
    left = last
    while left > max(0, last - _CLAUSE) and "," not in passage.gap(left - 1, left):
        if _CUT.search(passage.gap(left - 1, left)):
            return None
        left -= 1
    if not left or not passage.gap(left - 1, left).startswith(","):
        return None
    if all(is_name(passage, one) for one in range(left, last + 1)):
        return party(passage, left, last, alike)
    if passage.tokens[left - 1].word.isdigit() and left > 1:
        left -= 1  # Ann Lee, 52, a former minister, called
    return _without_place(passage, left - 1, alike) if is_name(passage, left - 1) else None


def after(passage: Passage, place: int, alike: Alike) -> Party | None:
    """To whom it was done: *him*, the first name after the verb (past its title); else the noun after it."""
    noun: Party | None = None
    closed = False  # whether the noun has ended, or stands after a preposition
    for right in range(place + 1, min(len(passage.tokens), place + _FAR + 1)):
        token, gap = passage.tokens[right], passage.gap(right - 1, right)
        if _CUT.search(gap) or token.word in _STOP or (noun and token.word in _PLACE):
            break
        if "," in gap and not is_name(passage, right):
            break
        if token.word in _OBJECT:
            return meant(passage, right, alike)
        if is_name(passage, right) and _is_full(passage, right):
            return party(passage, right, name_from(passage, right), alike) or noun
        found = None if is_name(passage, right) or token.word in STATUS else _noun_at(passage, right)
        if found and not closed:
            noun = found
        elif not found and (noun or token.word in _PLACE):
            closed = not noun or noun.shown not in _LIGHT
    return noun


def _is_full(passage: Passage, place: int) -> bool:
    """Whether it is the name itself: not Ukraine’s, nor the Ukrainian before a small letter."""
    last = name_from(passage, place)
    follows = passage.tokens[last + 1].word if last + 1 < len(passage.tokens) else ""
    gap = passage.gap(last, last + 1) if follows else "."
    return not POSSESSIVE.search(passage.tokens[last].word) and (
        gap != " " or follows in CLASSES or follows in EMPTY or follows in _WHEN
    )


def meant(passage: Passage, place: int, alike: Alike) -> Party | None:
    """Whom a pronoun stands for: the first name of the sentence."""
    token = passage.tokens[place]
    for first in range(place):
        if is_name(passage, first) and first + 1 < place and passage.tokens[first].word not in EMPTY:
            found = party(passage, first, min(name_from(passage, first), place - 1), alike)
            return found and found._replace(start=token.start, end=token.end)
    return None
