"""Whose verb it is: the subject of a clause that has none of its own, as in *…, adding that* and *… and said*."""

from .grammar import Sentence
from .phrases import Range, group_start, phrase_after, phrase_before
from .wording import word_set

_LINKS = word_set("as after before until till than")


def subject_of_clause(sentence: Sentence, end: int, start: int) -> Range | None:
    """The subject of the first finite verb before `end`: who adds something in *…, adding that …*."""
    first = _speaker_before(sentence, end, start)
    if first:
        return first
    for place in range(start, end):
        subject = _subject(sentence, place, start, end) if sentence.kinds[place] in "VvBHM" else None
        if subject and not _is_subordinate(sentence, subject, start):
            return subject
        first = first or subject
    return first or _leading_phrase(sentence, start, end)


def _speaker_before(sentence: Sentence, end: int, start: int) -> Range | None:
    """The subject of a report that ends right here: he said, adding that …; said Ann Lee, adding that …"""
    if end < start + 2 or sentence.kinds[end - 1] != ",":
        return None
    if sentence.kinds[end - 2] == "V":
        return _subject(sentence, end - 2, start, end)
    verb = max(sentence.kinds.rfind("V", start, end), start)
    cue = sentence.cues.get(verb)
    named = sentence.kinds[verb - 1] == "Q" or (cue is not None and cue.force == "neutral")
    if sentence.kinds[verb] == "V" and verb and sentence.kinds[verb - 1] in "Q," and named and verb + 2 < end:
        return (verb + 1, end - 1) if phrase_after(sentence, verb + 1, end) == end - 1 else None
    return None


def _leading_phrase(sentence: Sentence, start: int, end: int) -> Range | None:
    """The phrase a sentence begins with, after *On Friday,*: its subject, if no verb is known."""
    kinds, begin = sentence.kinds, start
    while begin < end and kinds[begin] in "crx,-":
        begin += 1
    if begin < end and kinds[begin] in "pbk":
        comma = kinds.find(",", begin, end)
        begin = comma + 1 if comma >= 0 else end
    after = phrase_after(sentence, begin, end, appositions=False)
    return (begin, after) if after and after < end else None


def _subject(sentence: Sentence, verb: int, start: int, end: int) -> Range | None:
    """The phrase before a verb; after it in *“…,” said Ann Lee*."""
    subject = phrase_before(sentence, group_start(sentence, verb, start), start)
    if subject or sentence.kinds[verb] != "V" or verb == start or sentence.kinds[verb - 1] not in "Q,":
        return subject
    after = phrase_after(sentence, verb + 1, end)
    return (verb + 1, after) if after else None


def _is_subordinate(sentence: Sentence, subject: Range, start: int) -> bool:
    """Whether the clause of this subject hangs on another one: while he waited; people who say; what he calls."""
    before = subject[0] - 1
    while before > start and sentence.kinds[before] in "rx":
        before -= 1
    linked = before >= start and (sentence.kinds[before] in "bkwh" or sentence.words[before] in _LINKS)
    return linked or sentence.kinds[subject[0]] in "wh"


def shared_subject(sentence: Sentence, end: int, start: int) -> Range | None:
    """The subject of *… and said*: that of the sentence's own report, if it has one, else of the nearest verb."""
    for place in range(start, end):
        cue = sentence.cues.get(place)
        if (
            sentence.kinds[place] == "V"
            and cue
            and cue.force in ("neutral", "asserting", "confirming", "hinting", "conceding")
        ):
            subject = _subject(sentence, place, start, end)
            if subject and not _is_subordinate(sentence, subject, start):
                return subject
    last = None
    for place in range(end - 1, start - 1, -1):
        subject = _subject(sentence, place, start, end) if sentence.kinds[place] in "VvBHM" else None
        if subject and not _is_subordinate(sentence, subject, start):
            return subject
        last = last or subject
    return last
