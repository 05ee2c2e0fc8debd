"""What follows a reporting word: that, a question word, a quotation, a clause, an object, a preposition, nothing."""

from typing import NamedTuple

from .grammar import Sentence
from .phrases import DAYS, clause_ahead
from .wording import word_set

TELLING = word_set("brief tell inform notify assure remind reassure warn advise email text")
_PARTICLES = word_set("out off back up down on in away forward ahead over around along through")
_TIMES = word_set("after before during since in on at last this earlier")
_LATER = word_set(
    "later again today recently also now then yesterday earlier instead however too here once soon ago tomorrow"
)


_AGO = word_set("later earlier ago")


class Following(NamedTuple):
    """How a statement follows its cue: the construction, its first word, and where the cue ends."""

    rule: str
    start: int
    cue_end: int


def following(sentence: Sentence, verb: int, end: int, lemma: str) -> Following | None:
    """What stands after a reporting verb: that, to, a question word, a quotation, a clause, an object, …"""
    kinds, words, place, particle = sentence.kinds, sentence.words, verb + 1, ""
    if place + 1 < end and words[place] in _PARTICLES and _is_particle(sentence, place):
        particle, place = " " + words[place], place + 1
    cue_end = place
    while place < end and kinds[place] in "rx":
        place += 1
    place = _skipped(sentence, place, end, lemma)
    if place >= end:
        return None
    if kinds[place] == ",":
        found = _after_comma(sentence, place, end)
        return Following(found[0] + particle, found[1], cue_end) if found else None
    rule = _rule(sentence, place, end)
    if rule is None or (kinds[place] in "p:" and (place + 1 >= end or kinds[place + 1] in ".,;")):
        return None
    if kinds[place] == "p":
        return Following(rule + particle, place + 1, place + 1)
    if rule in ("clause", "object"):
        while place > cue_end and kinds[place - 1] == "r" and not _is_aside(words[place - 1]):
            place -= 1
    return Following(rule + particle, place + (kinds[place] == ":"), cue_end)


def _is_aside(word: str) -> bool:
    return word.endswith("ly") or word in _LATER


def _is_particle(sentence: Sentence, place: int) -> bool:
    after, word = sentence.kinds[place + 1], sentence.words[place]
    return after in "htkdsoQqCnp,:N" and not (word in ("on", "in", "over", "through") and after in "dCn")


def _rule(sentence: Sentence, place: int, end: int) -> str | None:
    kind = sentence.kinds[place]
    simple = {"h": "that", "t": "to", "k": "wh", "w": "wh", "Q": "quote", "q": "quote", "G": "ing", ":": "colon"}
    if kind == "p" or sentence.words[place] == "if":
        return sentence.words[place]
    if kind in simple:
        return simple[kind]
    if kind in "dnCsoNJ#\"rVve'BHM":
        return "clause" if clause_ahead(sentence, place, end) else "object"
    return None


def _skipped(sentence: Sentence, place: int, end: int, lemma: str) -> int:
    """The place after whom it was told to, and after when and where, if a statement still follows."""
    place = _past_time(sentence, _past_addressee(sentence, place, end, lemma), end)
    if place >= end:
        return place
    kind, word = sentence.kinds[place], sentence.words[place]
    setting = kind in "pdr" and (word in _TIMES or lemma in TELLING)
    if setting or kind == "t" or (kind == "p" and word not in ("of", "about", "for", "against")):
        return _after_adverbials(sentence, place, end) or place
    return place


def _past_addressee(sentence: Sentence, place: int, end: int, lemma: str) -> int:
    """Told reporters [that …]; asked him [whether …]; but asked a question."""
    kinds = sentence.kinds
    if place >= end or kinds[place] not in "dnCoNs#'JQq" or not (lemma in TELLING or lemma == "ask"):
        return place
    after = _after_addressee(sentence, place, end)
    if after is None or after >= end:
        return place
    quoted = kinds[after] == "," and kinds[after + 1 : after + 2] in ("Q", "q")
    if lemma in TELLING or kinds[after] in "kt" or sentence.words[after] == "about" or quoted:
        place = after
    while place < end and kinds[place] == "r":
        place += 1
    return place


def _past_time(sentence: Sentence, place: int, end: int) -> int:
    """Said [two days earlier] that; said [Tuesday] that."""
    kinds, words = sentence.kinds, sentence.words
    if place < end and kinds[place] in "d#":
        later = next((one for one in range(place + 1, min(end, place + 5)) if words[one] in _AGO), None)
        place = later + 1 if later and not clause_ahead(sentence, place, later) else place
    if place < end and words[place] in DAYS and (place + 1 >= end or kinds[place + 1] not in "'nN"):
        return place + 1
    return place


def _after_addressee(sentence: Sentence, start: int, end: int) -> int | None:
    kinds, words = sentence.kinds, sentence.words
    if kinds[start] in "os":
        return start + 1
    for place in range(start, min(end, start + 14)):
        kind, after = kinds[place], kinds[place + 1] if place + 1 < end else "."
        if kind in "h:Qqk," or (kind == "t" and after not in "Cdsoq"):
            return place
        if place > start and (
            kind == "s" or (kind == "d" and kinds[place - 1] in "nC") or words[place] in ("about", "on")
        ):
            return place
        if kind in "VvBHM;.-":
            return None
    return None


def _after_adverbials(sentence: Sentence, start: int, end: int) -> int | None:
    """Said [in a statement on Monday] that …: the place after the phrases, if a statement follows them."""
    kinds = sentence.kinds
    for place in range(start + 1, min(end, start + 16)):
        kind = kinds[place]
        if kind == ":" or (kind == "h" and kinds[place - 1] in "nCNr#"):
            return place
        if (kind == "," and kinds[place + 1 : place + 2] in ("Q", "q")) or (kind in "Qqs" and place > start + 1):
            return place
        if kind in "VvBHM;.-,G":
            return None
    return None


def _after_comma(sentence: Sentence, comma: int, end: int) -> tuple[str, int] | None:
    """Said, “…”; said, however, that …"""
    kinds = sentence.kinds
    rules = {"Q": "quote", "q": "quote", "h": "that"}
    if comma + 1 < end and kinds[comma + 1] in rules:
        return rules[kinds[comma + 1]], comma + 1
    closing = next((place for place in range(comma + 1, min(end, comma + 14)) if kinds[place] in ",;:.-Qq"), end)
    if closing + 1 < end and kinds[closing] == "," and kinds[closing + 1] in rules:
        return rules[kinds[closing + 1]], closing + 1
    return None
