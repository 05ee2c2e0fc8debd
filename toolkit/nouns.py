"""Statements that follow a noun, an adverb or a colon: his claim that …, has reportedly failed, she praised him: “…”"""

from collections.abc import Iterator

from .claims import Claim, first_word, pieces_of, verbs
from .cues import Cue
from .ends import statement_end
from .grammar import Sentence
from .phrases import Range, group_start, phrase_after, phrase_before
from .subjects import subject_of_clause
from .wording import word_set

_OWN = word_set("his her their its my our your")
# Verbs that say little themselves: made a promise, gave an answer, had hopes.
_LIGHT = word_set(
    "gave give gives giving given made make makes making had have has having offered offer offers offering issued "
    "issue issues issuing expressed express expresses expressing voiced voice raised raise raises raising received "
    "drew draw drawing launched delivered posed took take taking sent sending released releasing held show showed "
    "shows showing repeated repeating cited citing rejected accepted"
)


def after_nouns(sentence: Sentence) -> Iterator[Claim]:
    """All claims of statements after a noun, around an adverb, and after a colon."""
    for place in verbs(sentence, "N"):
        yield from _noun(sentence, place, sentence.cues[place])
    for place in verbs(sentence, "r"):
        yield from _adverb(sentence, place, sentence.cues[place])
    yield from _colon(sentence)


def _noun(sentence: Sentence, noun: int, cue: Cue) -> Iterator[Claim]:
    """His claim that; criticism of the plan; a promise by Ann Lee to."""
    kinds, words, end = sentence.kinds, sentence.words, len(sentence.words)
    source, place, mode = _owner(sentence, noun), noun + 1, "noun"
    if place + 1 < end and kinds[place] == "p" and words[place] in ("by", "from") and not source:
        after = phrase_after(sentence, place + 1, end, appositions=False)
        source, place = ((place + 1, after), after) if after else (None, place)
    if place + 1 >= end:
        return
    rules = {"h": "that", "t": "to", ":": "colon", "Q": "quote", "q": "quote", "k": "wh"}
    rule = words[place] if kinds[place] == "p" else rules.get(kinds[place])
    if not rule:
        return
    first = place + (kinds[place] in "p:")
    begin = noun
    if not source:
        source, begin = _bearer(sentence, noun)
        mode = "support" if source else "noun none"
    cue_words = (begin, first if kinds[place] == "p" and place == noun + 1 else noun + 1)
    statement = (first, statement_end(sentence, first, "noun " + rule, cue))
    yield Claim(rule, mode, cue.lemma, cue.force, cue_words, source, pieces_of(statement))


def _owner(sentence: Sentence, noun: int) -> Range | None:
    """His claim, Ann Lee’s latest claim."""
    kinds, place = sentence.kinds, noun - 1
    while place > 0 and kinds[place] in "nrJ#C":
        place -= 1
    if place > 0 and kinds[place] == "'":
        owner = phrase_before(sentence, place, 0, lists=False)
        return (owner[0], place + 1) if owner else None
    return (place, place + 1) if place >= 0 and sentence.words[place] in _OWN else None


def _bearer(sentence: Sentence, noun: int) -> tuple[Range | None, int]:
    """Ann Lee made a promise to: the subject of a verb that says little itself, and where the verb begins."""
    kinds, place = sentence.kinds, noun - 1
    while place > 0 and kinds[place] in "nrJ#dCx":
        place -= 1
    if place < 1 or kinds[place] not in "vVHGe" or sentence.words[place] not in _LIGHT:
        return None, noun
    start = group_start(sentence, place, 0)
    subject = phrase_before(sentence, start, 0) if kinds[place] != "G" else None
    return subject or subject_of_clause(sentence, place, 0), start


def _adverb(sentence: Sentence, place: int, cue: Cue) -> Iterator[Claim]:
    """The plan has reportedly failed."""
    start = next((one for one in range(len(sentence.words)) if sentence.kinds[one] not in ",;:-.)c"), 0)
    rest = (first_word(sentence, place + 1, len(sentence.words)), statement_end(sentence, place, "clause"))
    pieces = pieces_of((start, place), rest)
    if pieces:
        yield Claim("adverb", "-", cue.lemma, cue.force, (place, place + 1), None, pieces)


def _colon(sentence: Sentence) -> Iterator[Claim]:
    """He praised her strength: “…”"""
    kinds, end = sentence.kinds, len(sentence.words)
    colon = kinds.find(":")
    if 0 < colon < end - 1 and kinds[colon + 1] in "Qq":
        source = subject_of_clause(sentence, colon, 0)
        if source:
            yield Claim("colon", "end", ":", "neutral", (colon, colon + 1), source, ((colon + 1, colon + 2),))
