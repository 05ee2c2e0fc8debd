"""What the sentences of a corpus state that another one may state otherwise, each with its place."""

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence, Set
from datetime import date
from typing import Any, NamedTuple

from .alike import Alike
from .amounts import LEFT, LENGTH, SPANS, amounts, ordinals
from .corpus import Corpus
from .cues import read_cues
from .dated import Dated, dated
from .days import possible
from .doers import deeds, other_doer, reversed_roles
from .numerals import differ
from .parties import Party
from .passages import Passage
from .people import Names
from .polarity import claims, denials, opposed
from .quoting import quotations
from .text import paragraphs
from .timing import WEEKDAYS
from .titles import clash, offices, same_person

_DAY = len("2025-05-16")
_DATELINE = re.compile(r"[)\]]? ?[—–-]")  # BERLIN, May 16 —
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
    quoted = [_quoted(article.text) for article in corpus]
    for passage in passages:
        yield from _amounts(passage, alike, spans[passage.article])
        yield from _offices(passage, alike)
        yield from _claims(passage, alike, wanted, quoted[passage.article])
        yield from _deeds(passage, alike, names, reporting)
    yield from _dates(corpus, passages, days)


def _amounts(passage: Passage, alike: Alike, spans: Set[int]) -> Iterator[Item]:
    for one in amounts(passage, alike, spans):
        about = _readable(one.about, passage, one.end, alike)
        group = "age" if one.key.startswith("age ") else "number"
        yield Item("number", (group, one.key), one, passage.number, one.start, one.end, about)
        if one.key == LEFT:
            yield Item("number", (group, LENGTH), one, passage.number, one.start, one.end, about)
        if one.key == LENGTH and one.about in SPANS:
            yield Item("ordinal", ("span", one.about), one, passage.number, one.start, one.end, about)
    for one in ordinals(passage, spans):
        about = _readable(one.about, passage, one.end, alike)
        yield Item("ordinal", ("ordinal", one.key), one, passage.number, one.start, one.end, about)
        if one.key in SPANS and _RUNNING.search(passage.text[: one.start - passage.start]):
            yield Item("ordinal", ("span", one.key), one, passage.number, one.start, one.end, about)


def _readable(key: str, passage: Passage, end: int, alike: Alike) -> str:
    """What a key is shown as: the name of a concept as it is, of a stem the whole word that stands there."""
    known = key in alike.names or not key.isalpha() or key in ("score", "money", "percent", "place", LENGTH, LEFT)
    return key if known else (passage.text[: end - passage.start].split() or [key])[-1].lower().strip(",.;:()”“’'")


def _offices(passage: Passage, alike: Alike) -> Iterator[Item]:
    for one in offices(passage, alike):
        yield Item("office", ("office", one.person), one, passage.number, one.start, one.end, one.name)


def _quoted(text: str) -> list[int]:
    """Where quotations start and end, in turn."""
    return [
        place
        for start, end in paragraphs(text)
        for one in quotations(text, start, end)
        for place in (one.start, one.end)
    ]


def _claims(passage: Passage, alike: Alike, wanted: frozenset[str], quoted: Sequence[int]) -> Iterator[Item]:
    """What is denied and affirmed; a *no* before a noun inside quotation marks is left out: often it is a slogan."""
    for one in claims(passage, alike, wanted):
        if not (one.noun and bisect_right(quoted, one.start) % 2):
            about = _readable(one.key, passage, one.end, alike)
            yield Item("negation", ("negation", one.key), one, passage.number, one.start, one.end, about)


def _deeds(passage: Passage, alike: Alike, names: Names, reporting: Container[str]) -> Iterator[Item]:
    """Each deed under every pair of words that its parties may be called by elsewhere."""
    for one in deeds(passage, alike, reporting):
        deed = one._replace(doer=_known(one.doer, names), target=_known(one.target, names))
        about = f"{one.verb}: {' / '.join(sorted((one.doer.shown, one.target.shown)))}"
        for pair in sorted({tuple(sorted((x, y))) for x in deed.doer.keys for y in deed.target.keys}):
            yield Item("actor", ("roles", deed.verb, *pair), deed, passage.number, one.start, one.end, about)
        if not one.target.named and not one.speech:
            about = f"{one.verb} {one.target.shown}"
            key = ("doer", deed.verb, deed.target.keys[-1])
            yield Item("actor", key, deed, passage.number, one.start, one.end, about)


def _known(one: Party, names: Names) -> Party:
    """A party by its name in names.csv, if it has one there: the state for its capital."""
    known = names.known.get(one.shown)
    name = ((known.party or known.name) if known.kind == "place" else known.name).lower() if known else ""
    return one._replace(keys=(name,)) if name else one


def _dates(corpus: Corpus, passages: Sequence[Passage], days: Sequence[Sequence[Dated]]) -> Iterator[Item]:
    places = {(passage.article, passage.start): passage.number for passage in passages}
    for article, found in enumerate(days):
        for one in found:
            expression = one.expression
            comparable = one.date and "W" not in one.date and not expression.unit
            if comparable or expression.weekday is not None or (expression.day and not possible(expression)):
                number = places[article, one.sentence[0]]
                named = "date" if expression.day else "year" if len(one.date) == len("2022") else "day"
                item = Item("date", ("date", named), one, number, expression.start, expression.end, "")
                if not _DATELINE.match(corpus.articles[article].text, expression.end):
                    yield item
                if expression.day and expression.month and expression.weekday is not None:
                    yield item._replace(key=("weekday", f"{expression.month}-{expression.day}"))


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


def other_weekday(one: Dated, other: Dated) -> bool:
    """Whether two articles give the same date another weekday; not if both say which year, and it is another one."""
    years = {date.expression.year for date in (one, other)} - {None}
    return one.expression.weekday != other.expression.weekday and len(years) < 2


def misfits(items: Iterable[Item]) -> Iterator[Item]:
    """Days that the calendar does not have, and weekdays that are not those of their date; `about` says which."""
    for item in items:
        if item.key[0] == "date":
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
        "doer": other_doer, "date": other_day, "weekday": other_weekday,
    }  # fmt: skip
    return ways[one.key[0]](left, right)


def _within(one: Item, other: Item) -> bool:
    """Whether to compare inside one article, which names many days, rounds and numbers, each of something else."""
    if one.key[0] == "office":
        return bool(one.value.office == other.value.office)
    if one.key[0] == "negation":
        return bool(one.value.negated or other.value.negated)
    return one.key[0] in ("roles", "age")


def same(one: Item, other: Item) -> bool:
    """Whether two statements of one group say the same."""
    if one.key[0] == "office":
        return not clash(one.value, other.value)
    if one.key[0] == "date":
        return not other_day(one.value, other.value)
    return not differ(one.value, other.value)
