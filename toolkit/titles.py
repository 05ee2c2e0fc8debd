"""Which office a sentence gives to whom: the title before a name, and the one after it between commas."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .alike import Alike
from .capitals import POSSESSIVE
from .grammar import CLASSES
from .parties import FORMS, STATUS
from .passages import Passage
from .wording import word_set

_LINKING = word_set(
    "the a an who is was also his her its has been had will be became become becomes as to named appointed elected"
)
_BECOMING = word_set("is was will became becomes has had")  # right after a name: Lee became foreign minister
_OF = word_set("of for")
_PORTFOLIO = ("minister", "secretary")  # a minister of defence is a defence minister
_BEFORE, _AFTER = 5, 9


class Office(NamedTuple):
    """A person (by surname) and an office: its status (former, acting …), the word, and what it is of."""

    person: str
    status: frozenset[str]
    office: str
    domain: frozenset[str]  # Defence Minister
    scope: frozenset[str]  # minister of defence, head of the council
    start: int
    end: int
    name: str


def offices(passage: Passage, alike: Alike) -> Iterator[Office]:
    """The offices that a sentence gives to people by name."""
    for place, token in enumerate(passage.tokens):
        office = office_of(token.word, alike)
        if office and office not in alike.general and not _goes_on(passage, place, alike):
            first, after = _name_after(passage, place)
            if after <= first:
                first, after = _name_past_comma(passage, place)
            if after > first:
                yield _office(passage, alike, place, (first, after))
            elif not passage.raw(place)[0].isupper() or place:
                named = _name_before(passage, place)
                if named:
                    yield _office(passage, alike, place, named)


def _goes_on(passage: Passage, place: int, alike: Alike) -> bool:
    """Whether the next word names the office: the chief executive."""
    follows = place + 1 < len(passage.tokens) and passage.gap(place, place + 1) == " "
    return follows and bool(office_of(passage.tokens[place + 1].word, alike))


def office_of(word: str, alike: Alike) -> str:
    """The office a word names, or a part of it: president-elect, ex-president."""
    named = (alike.offices.get(part, "") for part in (word, *word.split("-")))
    return next(filter(None, named), "")


def clash(one: Office, other: Office) -> bool:
    """Whether two offices of one person are different: another status, another word, or of something else.

    The head of a council who is the president of a league holds two offices: other words, and of different things.
    """
    if one.office != other.office:
        return bool(one.scope & other.scope) or not (one.scope or other.scope)
    if one.status != other.status:
        return True
    apart = one.domain and other.domain and not (one.domain | one.scope) & (other.domain | other.scope)
    return bool(apart) and not _short_for(one.domain, other.domain)


def _short_for(one: frozenset[str], other: frozenset[str]) -> bool:
    """United States and US."""
    long, short = max(one, other, key=len), min(one, other, key=len)
    return len(long) > 1 and any(sorted(word.replace(".", "")) == sorted(part[0] for part in long) for word in short)


def _name_after(passage: Passage, place: int) -> tuple[int, int]:
    """The capitalised words after a title: President Ann Lee, Secretary of State Ann Lee, Foreign Minister Lee."""
    first = place + 1
    of = first + 1 < len(passage.tokens) and passage.tokens[first].word in _OF and passage.raw(first + 1)[0].isupper()
    if of:
        first += 2
    elif first < len(passage.tokens) and passage.tokens[first].word in ("elect", "designate"):
        first += 1
    after = first
    while after < len(passage.tokens) and after < first + 4 and _joins(passage, after) and _is_name(passage, after):
        after += 1
    if of and (after < first + 2 or passage.tokens[after - 1].word.endswith(("'s", "'"))):
        return first, first  # a spokeswoman for Ann Lee is somebody else
    return first, after


def _name_past_comma(passage: Passage, place: int) -> tuple[int, int]:
    """The name between commas after a title: the foreign minister, Ann Lee, said."""
    first = after = place + 1
    start = _title_start(passage, place)
    lead = passage.tokens[start - 1].word if start else "the"
    if (
        first >= len(passage.tokens)
        or passage.gap(place, first) != ", "
        or not (lead in _LINKING or lead.endswith("'s"))
    ):
        return first, first
    while after < len(passage.tokens) and (after == first or _joins(passage, after)) and _is_name(passage, after):
        after += 1
    ends = after == len(passage.tokens) or passage.gap(after - 1, after)[:1] in tuple(",.;")
    return (first, after) if after - first > 1 and ends else (first, first)


def _joins(passage: Passage, place: int) -> bool:
    return passage.gap(place - 1, place) in (" ", "\u00a0", ". ", "-", "] ")


def _is_name(passage: Passage, place: int) -> bool:
    word = passage.raw(place)
    return word[0].isupper() and (place == 0 or passage.tokens[place].word not in CLASSES) and not word.isdigit()


def _name_before(passage: Passage, place: int) -> tuple[int, int] | None:
    """The name before a comma, if only words of a description stand between the comma and the office."""
    left = place
    while left > max(0, place - _AFTER):
        gap = passage.gap(left - 1, left)
        if gap == ", " and passage.tokens[left].word.isdigit():
            left -= 1
            continue
        if gap == ", " or gap.strip(" \u00a0-’'"):
            break
        left -= 1
    verb = next((one for one in range(left + 1, place) if passage.tokens[one].word in _BECOMING), 0)
    if verb and _is_name(passage, verb - 1):
        left = verb  # no comma: Ann Lee became foreign minister
    elif (
        not left
        or passage.gap(left - 1, left) != ", "
        or (passage.tokens[left].word not in _LINKING | STATUS and left < place - 1)
    ):
        return None
    last = left - 1 if not passage.tokens[left - 1].word.isdigit() else left - 2
    first = last
    while first > 0 and _is_name(passage, first - 1) and passage.gap(first - 1, first) == " ":
        first -= 1
    is_name = last >= 0 and _is_name(passage, last) and (last > first or first > 0)
    return (first, last + 1) if is_name and _only_describes(passage, left, place) else None


def _only_describes(passage: Passage, left: int, place: int) -> bool:
    """The head of the town council, who is also a presidential aide; not: who met the mayor."""
    return all(
        token.word in _LINKING | STATUS or token.word not in CLASSES for token in passage.tokens[left:place]
    ) and not any(
        token.word.endswith(("ed", "ing")) and token.word not in STATUS | _LINKING
        for token in passage.tokens[left : place - 1]
    )


def _office(passage: Passage, alike: Alike, place: int, named: tuple[int, int]) -> Office:
    first, tokens = _title_start(passage, place), passage.tokens
    after = named[0] if named[0] > place else place + 1
    raised = passage.raw(place)[0].isupper()
    parts = [part for token in tokens[first:after] for part in re.split(r"[-‐‑]", token.word)]
    status = frozenset({"former" if part in ("ex", "onetime") else part for part in parts} & STATUS)
    scope = _scope(passage, alike, max(place, named[1] - 1) if named[0] == place + 1 else place)
    whose = [token.word for one, token in enumerate(tokens[first:after], first) if passage.raw(one)[0].isupper()]
    scope |= frozenset() if raised else _telling(whose, alike)  # Norfab chairwoman, the Danish minister
    office = office_of(tokens[place].word, alike)
    domain = _telling(parts, alike) | {part for part in parts[:-1] if part in alike.offices}  # the justice minister
    domain = frozenset(domain - scope - {tokens[place].word, "chief"})
    words = [re.sub(r"[’']s?$", "", passage.raw(one)) for one in range(*named)]
    name = [word for word in words if word.lower() not in FORMS] or words
    return Office(
        name[-1].lower(), status, office, domain | (scope if office in _PORTFOLIO else set()), scope,
        min(tokens[first].start, tokens[named[0]].start), max(tokens[place].end, tokens[named[1] - 1].end),
        " ".join(name),
    )  # fmt: skip


def _telling(words: Iterable[str], alike: Alike) -> frozenset[str]:
    """What an office is of: the words that are neither grammar nor offices."""
    grammar = STATUS | _LINKING | _OF | alike.offices.keys() | CLASSES.keys()
    return frozenset(alike.concept(POSSESSIVE.sub("", word)) for word in words if word not in grammar)


def _scope(passage: Passage, alike: Alike, place: int) -> frozenset[str]:
    """The words after *of* or *for* behind an office: the head of the town council."""
    last = place + 1
    if last >= len(passage.tokens) or passage.tokens[last].word not in _OF or passage.gap(place, last) != " ":
        return frozenset()
    last += 1
    while last < min(len(passage.tokens), place + _AFTER) and not passage.gap(last - 1, last).strip(" \u00a0-’'"):
        if passage.tokens[last].word in CLASSES and passage.tokens[last].word not in _LINKING | _OF:
            break
        last += 1
    return _telling((token.word for token in passage.tokens[place + 2 : last]), alike)


def _title_start(passage: Passage, place: int) -> int:
    """Where a title begins: before a capital, the capitals; else the words before it that are no words of grammar."""
    first, capital = place, passage.raw(place)[0].isupper()
    while first > max(0, place - _BEFORE) and passage.gap(first - 1, first).strip(" \u00a0-’'") == "":
        word, raised = passage.tokens[first - 1].word, passage.raw(first - 1)[0].isupper()
        grammar = word in CLASSES and passage.raw(first - 1) != "US"
        verb = not raised and (capital or word.endswith(("ed", "ly", "ing")))
        if word not in STATUS and (grammar or verb or word[0].isdigit()):
            break
        first -= 1
    return first


def same_person(one: Office, other: Office) -> bool:
    """Whether two names with one surname may be one person: Lee and Ann Lee, not Bob Lee and Ann Lee."""
    left, right = one.name.split()[:-1], other.name.split()[:-1]
    return not left or not right or bool({word[0] for word in left} & {word[0] for word in right})
