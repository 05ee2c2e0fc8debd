"""Which office a sentence gives to whom: the title before a name, and the one after it between commas."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .alike import Alike
from .grammar import CLASSES
from .passages import Passage
from .wording import word_set

STATUS = word_set(
    "former ex then acting interim outgoing incoming deputy vice assistant elect candidate nominee retired ousted "
    "designate onetime caretaker"
)
_LINKING = word_set("the a an who is was also his her its")
_OF = word_set("of for")
_BEFORE, _AFTER = 5, 9


class Office(NamedTuple):
    """A person (by surname) and an office: its status (former, acting …), the word, and what it is of."""

    person: str
    status: frozenset[str]
    office: str
    domain: frozenset[str]
    start: int
    end: int
    name: str


def offices(passage: Passage, alike: Alike) -> Iterator[Office]:
    """The offices that a sentence gives to people by name."""
    for place, token in enumerate(passage.tokens):
        office = office_of(token.word, alike)
        if office and office not in alike.general:
            first, after = _name_after(passage, place)
            if after > first:
                yield _office(passage, alike, place, (first, after), place)
            elif not passage.raw(place)[0].isupper() or place:
                named = _name_before(passage, place)
                if named:
                    yield _office(passage, alike, place, named, place)


def office_of(word: str, alike: Alike) -> str:
    """The office a word names, or a part of it: president-elect, ex-president."""
    named = (alike.offices.get(part, "") for part in (word, *word.split("-")))
    return next(filter(None, named), "")


def clash(one: Office, other: Office) -> bool:
    """Whether two offices of one person are different: another status, another word, or of something else."""
    if one.office != other.office or one.status != other.status:
        return True
    apart = one.domain and other.domain and not one.domain & other.domain
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
    if not left or passage.gap(left - 1, left) != ", " or passage.tokens[left].word not in _LINKING | STATUS:
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
        token.word.endswith(("ed", "ing")) and token.word not in STATUS for token in passage.tokens[left:place]
    )


def _office(passage: Passage, alike: Alike, place: int, named: tuple[int, int], last: int) -> Office:
    first = _title_start(passage, place)
    after = named[0] if named[0] > place else place + 1
    words = [token.word for token in passage.tokens[first:after]]
    parts = [part for word in words for part in re.split(r"[-‐‑]", word)]
    status = frozenset({"former" if part in ("ex", "onetime") else part for part in parts} & STATUS)
    grammar = STATUS | _LINKING | _OF | alike.offices.keys() | CLASSES.keys()
    domain = frozenset(
        re.sub(r"['’]s?$", "", part).replace("defence", "defense") for part in parts if part not in grammar
    )
    start = min(passage.tokens[first].start, passage.tokens[named[0]].start)
    end = max(passage.tokens[place].end, passage.tokens[named[1] - 1].end)
    person = re.sub(r"['’]s?$", "", passage.tokens[named[1] - 1].word)
    name = " ".join(passage.raw(one) for one in range(*named))
    return Office(
        person, status, office_of(passage.tokens[place].word, alike), domain, start, end, re.sub(r"[’']s?$", "", name)
    )


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
