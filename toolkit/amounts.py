"""Numbers and ordinals in a sentence: how many of what, the how-many-eth what, scores and ages."""

import re
from collections.abc import Iterator, Set

from .alike import Alike, stem
from .grammar import CLASSES
from .numerals import NUMBER_WORDS, Amount, nth_of, number, plain, qualified
from .passages import Passage
from .timing import MONTHS
from .wording import word_set

SPANS = word_set("year month week day hour")
HOURS = {"minut": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0, "year": 8760.0}  # by stem
_SCORE = re.compile(r"(?<![\w.,–-])(\d{1,3})[–-](\d{1,3})(?![\w–]|[.,]\d|-\w)")
_VOTES = re.compile(
    r"(?:(\w+) votes? to (\w+)|\bby (\w+) to (\w+)|(?:approved|rejected|passed) (\d+) to (\d+))(?![\w%])"
)
_AGE = re.compile(
    r"(?<!\w)(?P<name>[^\W\d_a-z][\w’'-]{1,40}+), (?P<age>\d{1,2}),|(?<![\w.,])(?P<years>\d{1,3})-year-old"
    r"(?: (?P<noun>[a-z]{1,30}+))?(?: (?:[A-Z][\w’'-]{1,40} )?(?P<last>[A-Z][\w’'-]{1,40}+))?"
)
_MORE = word_set("more further additional another other extra")
_NAMED = word_set("magnitude category level")
_SKIPPED = _MORE | word_set("of the or so about new different separate total")
_PLURALS = word_set("people men women children police troops percent dollars euros pounds crew staff personnel")
_MONEY = word_set("dollars euros pounds")
_REACHING = word_set("to at reached was is stands stood")
_AHEAD = 4
LENGTH, LEFT = "length of time", "time left"
_LEFT = re.compile(
    r"\s(?:left|remaining|remain|from|to go|in which to|before the|to (?!(?:the|an?|his|her|its)\b)[a-z]+)\b"
)
_WITHIN = re.compile(r"\b(?:within|remaining|next|another)(?: the)?(?: next)? $", re.I)
_MEASURES = frozenset(map(stem, word_set("meter kilometer mile foot acre hectare ton tonne liter barrel dollar euro")))
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5}
_MONTHS = frozenset(map(str.lower, MONTHS))


def amounts(passage: Passage, alike: Alike, dated: Set[int]) -> Iterator[Amount]:
    """The numbers of a sentence with what they count; years and days of the month (`dated`) are none."""
    yield from _scores(passage, dated)
    yield from _ages(passage)
    place = 0
    while place < len(passage.tokens):
        found, after = None, place
        word = passage.tokens[place].word
        number_like = word[0].isdigit() or "-" in word or word in NUMBER_WORDS
        if number_like and passage.tokens[place].start not in dated:
            found, after = _share(passage, place)
            if not found:
                found, after = _quantity(passage, alike, place)
        if found:
            yield found
        place = max(after, place + 1)


def _quantity(passage: Passage, alike: Alike, place: int) -> tuple[Amount | None, int]:
    """The number that begins at a word, and the place after it: 12 people, four more days, a 72-hour strike."""
    value, after = number(passage, place)
    if value is not None:
        return _counted(passage, alike, place, after, value), after
    digits, _, noun = passage.tokens[place].word.rpartition("-")
    value = plain(digits) if noun.isalpha() else None
    if value is None:
        return None, place
    key = alike.concept(noun)  # a 169-seat house is not the 71 seats of a party
    measure = key in HOURS or key in _MEASURES
    return _amount(passage, place, value, (key, place), key if measure else f"{key} in all"), place + 1


def _share(passage: Passage, place: int) -> tuple[Amount | None, int]:
    """Four in five, two-thirds: in percent."""
    tokens = passage.tokens
    digits, _, part = tokens[place].word.partition("-")
    whole, last = float(_PARTS.get(part.rstrip("s"), 0)), place
    if not part and place + 2 < len(tokens) and tokens[place + 1].word == "in":
        whole, last = plain(tokens[place + 2].word) or 0.0, place + 2
    few = plain(digits)
    if not few or not few < whole <= 100 or passage.gap(place, last).count(",") or whole != int(whole):
        return None, place
    value = 100 * few / whole
    start, end = tokens[place].start, tokens[last].end
    return Amount("percent", 0.95 * value, 1.05 * value, False, start, end, "percent"), last + 1


def _counted(passage: Passage, alike: Alike, place: int, after: int, value: float) -> Amount | None:
    """A number with its qualifier and what it counts; None if that cannot be told."""
    first = passage.tokens[place].start
    noun = (
        ("money", after - 1)
        if passage.text[max(0, first - passage.start - 1) : first - passage.start] in ("$", "€", "£")
        else _noun(passage, after) or _noun_before(passage, place)
    )
    if place and passage.tokens[place - 1].word in _NAMED:
        noun = (passage.tokens[place - 1].word, after - 1)
    key = noun[0] if noun and noun[0] in HOURS else _state(passage, alike, place, after) or (noun[0] if noun else "")
    if not key or (value == 1 and key not in alike.counted):
        return None
    return _amount(passage, place, value, noun or (key, after - 1), _part(passage, place, after, noun, key))


def _part(passage: Passage, place: int, after: int, noun: tuple[str, int] | None, key: str) -> str:
    """The key, and whether it is a part (three of the homes), or what there must be (the 85 seats needed)."""
    tokens = passage.tokens
    last = noun[1] if noun else after - 1
    if last + 1 < len(tokens) and tokens[last + 1].word in ("needed", "required", "necessary"):
        return f"{key} needed"
    words = [token.word for token in tokens[after : last + 1]]
    return f"{key} of all" if words[:1] == ["of"] and key not in HOURS and key != "percent" else key


def _amount(passage: Passage, place: int, value: float, noun: tuple[str, int], key: str) -> Amount:
    """A number as it is compared: of what, in which range, and of a length of time in which unit, or whether left."""
    start, low, high = qualified(passage, passage.tokens[place].start, value)
    end, unit = passage.tokens[noun[1]].end, HOURS.get(key, 1.0)
    words = {token.word for token in passage.tokens[max(0, place - 1) : noun[1] + 1]}
    if key in HOURS:
        first, last = start - passage.start, end - passage.start
        left = _LEFT.match(passage.text, last) or _WITHIN.search(passage.text[max(0, first - 30) : first])
        key = LEFT if left else LENGTH
    about = noun[0] if noun[0] in HOURS else key
    return Amount(key, low, high, bool(words & _MORE), start, end, about, False, unit)


def _noun(passage: Passage, after: int, skipped: Set[str] = _SKIPPED) -> tuple[str, int] | None:
    """The noun that is counted and its place: the first plural within four words, else the last before a stop."""
    if after and passage.text.startswith("%", passage.tokens[after - 1].end - passage.start):
        return "percent", after - 1
    if [token.word for token in passage.tokens[after : after + 2]] == ["per", "cent"]:
        return "percent", after + 1
    last, place = None, after
    while place < min(len(passage.tokens), after + _AHEAD):
        word = passage.tokens[place].word
        gap = passage.gap(place - 1, place)
        if gap.strip(" \u00a0-") or (CLASSES.get(word) and word not in skipped) or word[0].isdigit():
            break
        if word not in skipped and not passage.raw(place)[0].isupper():
            if word in _PLURALS or re.search(r"[^siu]s$", word) or "-" in gap:
                return ("money" if word in _MONEY else passage.tokens[place].concept), place
            last = place if not word.endswith(("ed", "ly")) else last
        place += 1
    return (passage.tokens[last].concept, last) if last is not None else None


def _noun_before(passage: Passage, place: int) -> tuple[str, int] | None:
    """What has reached a number: the cases rose to 300, the number of arrests stands at 20."""
    if not place or passage.tokens[place - 1].word not in _REACHING:
        return None
    for left in range(place - 2, max(-1, place - 12), -1):
        word = passage.tokens[left].word
        if re.search(r"[,;:()–—]|\.\s", passage.gap(left, left + 1)) or plain(word) is not None:
            return None
        if word not in CLASSES and (word in _PLURALS or re.search(r"[^siu]s$", word)):
            return passage.tokens[left].concept, place
    return None


def _state(passage: Passage, alike: Alike, place: int, after: int) -> str:
    """What became of those who are counted: dead, injured … if such a word stands near the number."""
    tokens = passage.tokens
    for right in range(after, min(len(tokens), after + _AHEAD + 2)):
        if re.search(r"[,;:.()–—]", passage.gap(right - 1, right)) or plain(tokens[right].word) is not None:
            break
        if tokens[right].concept in alike.counted:
            return tokens[right].concept
        if tokens[right].word in ("and", "but", "in", "with", "after", "when"):
            break
    far = 14 if place and tokens[place - 1].word in _REACHING else _AHEAD + 3  # the death toll … has risen to 14
    for left in range(place - 1, max(-1, place - far), -1):
        if re.search(r"[,;:()–—]|\.\s", passage.gap(left, left + 1)) or plain(tokens[left].word) is not None:
            return ""
        if tokens[left].concept in alike.counted:
            return tokens[left].concept
    return ""


def _scores(passage: Passage, dated: Set[int]) -> Iterator[Amount]:
    for match in (*_SCORE.finditer(passage.text), *_VOTES.finditer(passage.text)):
        start, end = match.start() + passage.start, match.end() + passage.start
        numbers = [plain(one.lower()) for one in match.groups() if one]
        if start not in dated and None not in numbers:
            low, high = sorted(one or 0.0 for one in numbers)
            yield Amount("score", 1000 * high + low, 1000 * high + low, False, start, end, "score")


def _ages(passage: Passage) -> Iterator[Amount]:
    """Voss, 54, and the 54-year-old banker Lena Voss."""
    for match in _AGE.finditer(passage.text):
        name, group = match["name"] or match["last"] or match["noun"], "age" if match["age"] else "years"
        if name and name.lower() not in _MONTHS and name not in CLASSES:
            age, (start, end) = float(match[group]), match.span(group)
            key = f"age {name}"
            yield Amount(key, age, age, False, start + passage.start, end + passage.start, key)


def ordinals(passage: Passage, dated: Set[int]) -> Iterator[Amount]:
    """First, second, 33rd … with the noun they stand before; *came second* without one."""
    for place, token in enumerate(passage.tokens):
        nth = nth_of(token.word)
        if nth and token.start not in dated:
            noun = _noun(passage, place + 1, _MORE)
            before = passage.tokens[place - 1].word if place else ""
            if noun and passage.raw(noun[1])[0].islower():
                key, end = noun[0], passage.tokens[noun[1]].end
                yield Amount(key, nth, nth, False, token.start, end, key, True)
            elif [one.word for one in passage.tokens[place + 1 : place + 3]] == ["in", "the"]:
                end = passage.tokens[place + 2].end
                yield Amount("place", nth, nth, False, token.start, end, "place", True)
            elif before in ("came", "finished", "placed", "finishing", "ranked"):
                yield Amount("place", nth, nth, False, passage.tokens[place - 1].start, token.end, "place", True)
