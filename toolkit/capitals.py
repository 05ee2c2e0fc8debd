"""Names by their capitals: where one stands in a text, and what of it is title, day or possessive."""

import re

from .grammar import CLASSES
from .phrases import DAYS

_TITLES = (
    "Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Rev|Prof|Capt|Sir|Lady|Senator|Representative|Governor|General|"
    "Judge|President|Prime|Vice|Foreign|Defence|Defense|Interior|Finance|Minister|Secretary|Chancellor|Justice|Mayor|"
    "Congressman|Congresswoman|Republican|Democratic|Democrat|Former"
)
_PARTICLE = r"(?:van|von|de|der|den|del|la|el|al|bin|ibn|ter|ten|du|dos|da|di)"
_ONE = rf"(?:(?:[^\W\d_a-z]\.)+|(?:{_TITLES}|St)\.|(?:al-|el-)?[^\W\d_a-z][\w’'-]*)"
CAPITALS = re.compile(rf"(?<!\w){_ONE}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,3}}{_ONE})*")
_TITLE = re.compile(rf"^(?:{_TITLES})\.?\s+")
_OFFICE = re.compile(rf"(?:{_TITLES})\.?")
_HEAD_END = re.compile(r",|\s[–—(-]|\s(?:of|for|from|in|at|who|which|whose|on|with|to|by|near)\s")
POSSESSIVE = re.compile(r"[’']s?$")
LEADING = re.compile(r"^(?:the|a|an|but|and|as)\s+", re.IGNORECASE)


def is_office(word: str) -> bool:
    """Whether a capitalised word before a name is none of its parts."""
    small = word.lower()
    return bool(_OFFICE.fullmatch(word)) or small in DAYS or small in CLASSES or small.endswith("ly")


def head_of(phrase: str) -> str:
    """The part of a phrase that names: without appositions, *of …*, *who …*."""
    end = _HEAD_END.search(phrase, 1)
    return POSSESSIVE.sub("", phrase[: end.start()] if end else phrase).strip()


def bare(name: str) -> str:
    """A capitalised name without what stands before it (On Monday Mr.) and a possessive after it."""
    name = POSSESSIVE.sub("", name.strip())
    while _TITLE.search(name) or _is_no_name(name):
        name = _TITLE.sub("", name) if _TITLE.search(name) else name.split(maxsplit=1)[1]
    return name.rstrip(".") if not re.search(r"\b(?:Jr|Sr|[A-Z])\.$", name) else name


def _is_no_name(name: str) -> bool:
    """Whether a capitalised run begins with a word that is only capitalised because a sentence does."""
    first, _, rest = name.partition(" ")
    return bool(rest) and (CLASSES.get(first.lower(), "C") in "dpkbcrxht" or first.lower() in DAYS)
