"""What the sentences of a corpus state that another one may state otherwise, each with its place."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence, Set
from datetime import date
from typing import Any, NamedTuple

from .alike import Alike
from .amounts import SPANS, amounts, differ, ordinals
from .corpus import Corpus
from .cues import read_cues
from .dated import Dated, dated
from .days import possible
from .doers import deeds, other_doer, reversed_roles
from .passages import Passage
from .people import Names
from .polarity import claims, denials, opposed
from .timing import WEEKDAYS
from .titles import clash, offices, same_person

_DAY = len("2025-05-16")
_RUNNING = re.compile(r"\b(?:enter\w*|in|into|on|begins?|began) (?:its|the|their|his|her) $")  # enters its third year


class Item(NamedTuple):
    """One statement: its kind, what it is about, what it says, and in which passage."""

    kind: str
    key: tuple[str, ...]
    value: Any
    passage: int
    start: int
    end: int
    about: str


def read_items(corpus: Corpus, passages: Sequence[Passage], alike: Alike, names: Names) -> Iterator[Item]:
    """All statements that can be compared, article by article."""
    days = [dated(article) for article in corpus]
    spans = [
        {place for one in found if not one.expression.unit for place in range(one.expression.start, one.expression.end)}
        for found in days
    ]
    wanted = frozenset(claim.key for passage in passages for _, claim in denials(passage, alike))
    wanted |= {pair for pair, _ in alike.opposites.values()}
    reporting = read_cues().words
    for passage in passages:
        yield from _amounts(passage, alike, spans[passage.article])
        yield from _offices(passage, alike)
        yield from _claims(passage, alike, wanted)
        yield from _deeds(passage, alike, names, reporting)
    yield from _dates(passages, days)


def _amounts(passage: Passage, alike: Alike, spans: Set[int]) -> Iterator[Item]:
    for one in amounts(passage, alike, spans):
        about = _readable(one.about, passage, one.end, alike)
        group = "age" if one.key.startswith("age ") else "number"
        yield Item("number", (group, one.key), one, passage.number, one.start, one.end, about)
        if one.key in SPANS:
            yield Item("ordinal", ("span", one.key), one, passage.number, one.start, one.end, about)
    for one in ordinals(passage, spans):
        about = _readable(one.about, passage, one.end, alike)
        yield Item("ordinal", ("ordinal", one.key), one, passage.number, one.start, one.end, about)
        if one.key in SPANS and _RUNNING.search(passage.text[: one.start - passage.start]):
            yield Item("ordinal", ("span", one.key), one, passage.number, one.start, one.end, about)


def _readable(key: str, passage: Passage, end: int, alike: Alike) -> str:
    """What a key is shown as: the name of a concept as it is, of a stem the whole word that stands there."""
    known = key in alike.names or not key.isalpha() or key in ("score", "money", "percent", "place")
    return key if known else (passage.text[: end - passage.start].split() or [key])[-1].lower().strip(",.;:()”“’'")


def _offices(passage: Passage, alike: Alike) -> Iterator[Item]:
    for one in offices(passage, alike):
        yield Item("office", ("office", one.person), one, passage.number, one.start, one.end, one.name)


def _claims(passage: Passage, alike: Alike, wanted: frozenset[str]) -> Iterator[Item]:
    for one in claims(passage, alike, wanted):
        yield Item(
            "negation",
            ("negation", one.key),
            one,
            passage.number,
            one.start,
            one.end,
            _readable(one.key, passage, one.end, alike),
        )


def _deeds(passage: Passage, alike: Alike, names: Names, reporting: Container[str]) -> Iterator[Item]:
    for one in deeds(passage, alike, reporting):
        doer, target = _party(one.names[0], names), _party(one.names[1], names)
        deed = one._replace(doer=doer or one.doer, target=target or one.target)
        about = f"{one.verb}: {' / '.join(sorted(one.names))}"
        if one.names[0][:1].isupper() and one.names[1][:1].isupper():
            pair = sorted((deed.doer, deed.target))
            yield Item("actor", ("roles", deed.verb, *pair), deed, passage.number, one.start, one.end, about)
        elif one.names[0][:1].isupper():
            key = ("doer", deed.verb, deed.target)
            yield Item("actor", key, deed, passage.number, one.start, one.end, f"{one.verb} {one.names[1]}")


def _party(spelling: str, names: Names) -> str:
    known = names.known.get(spelling)
    return ((known.party or known.name) if known.kind == "place" else known.name).lower() if known else ""


def _dates(passages: Sequence[Passage], days: Sequence[Sequence[Dated]]) -> Iterator[Item]:
    places = {(passage.article, passage.start): passage.number for passage in passages}
    for article, found in enumerate(days):
        for one in found:
            expression = one.expression
            comparable = one.date and "W" not in one.date and not expression.unit
            if comparable or expression.weekday is not None or (expression.day and not possible(expression)):
                number = places[article, one.sentence[0]]
                key = ("date", "year" if len(one.date) == len("2022") else "day")
                yield Item("date", key, one, number, expression.start, expression.end, "")


def other_day(one: Dated, other: Dated) -> bool:
    """Whether two dates cannot be the same day, month or year, as far as both are known."""
    weekdays = one.expression.weekday, other.expression.weekday
    if not one.date or not other.date or weekdays[0] == weekdays[1] is not None:
        return None not in weekdays and weekdays[0] != weekdays[1]
    left, right = one.date, other.date
    if "--" in (left[:2], right[:2]):  # the year of one is open
        left, right = (date[2:] if date[:2] == "--" else date[5:] for date in (left, right))
    short = min(len(left), len(right))
    return short > 0 and left[:short] != right[:short]


def misfits(items: Iterable[Item]) -> Iterator[Item]:
    """Days that the calendar does not have, and weekdays that are not those of their date; `about` says which."""
    for item in items:
        if item.kind == "date":
            one = item.value.expression
            weekday = date.fromisoformat(item.value.date).weekday() if len(item.value.date) == _DAY else one.weekday
            if one.month and one.day and not possible(one):
                yield item._replace(about="no such day")
            elif one.day and one.weekday is not None and one.weekday != weekday:
                yield item._replace(about=f"{item.value.date} is a {WEEKDAYS[weekday]}")


def differing(one: Item, other: Item, within: bool) -> bool:
    """Whether two statements about the same may not fit each other; within one article only what is no list."""
    left, right = one.value, other.value
    if within and not _within(one, other):
        return False
    if one.key[0] == "span":
        return left.nth != right.nth and differ(left, right)
    if one.key[0] == "office":
        return same_person(left, right) and clash(left, right)
    ways: dict[str, Callable[[Any, Any], bool]] = {
        "number": differ, "age": differ, "ordinal": differ, "negation": opposed, "roles": reversed_roles,
        "doer": other_doer, "date": other_day,
    }  # fmt: skip
    return ways[one.key[0]](left, right)


def _within(one: Item, other: Item) -> bool:
    """Whether to compare inside one article, which names many days, rounds and numbers, each of something else."""
    if one.key[0] == "office":
        return bool(one.value.office == other.value.office)
    return one.key[0] in ("roles", "negation", "age")


def same(one: Item, other: Item) -> bool:
    """Whether two statements of one group say the same."""
    if one.key[0] == "office":
        return not clash(one.value, other.value)
    if one.key[0] == "date":
        return not other_day(one.value, other.value)
    return not differ(one.value, other.value)
