"""Statements that follow their cue: he said that …, he called for …, adding that …, his claim that …, it seems to …"""

from collections.abc import Iterator

from .claims import Claim, pieces_of, verbs
from .clauses import TELLING, Following, following
from .cues import MAKING, Cue
from .ends import statement_end
from .grammar import Sentence
from .phrases import (
    Range,
    clause_ahead,
    group_start,
    has_verb,
    phrase_after,
    phrase_before,
)
from .subjects import shared_subject, subject_of_clause
from .wording import word_set

_SEEMING = word_set("seem appear look sound likely expected")
_GOING_ON = word_set(
    "continue continues continued begin begins began try tries tried seek seeks sought used want wants wanted seems "
    "seemed appears appeared attempted needs going refuse refuses refused decline declines declined threatened"
)


def introduced(sentence: Sentence) -> Iterator[Claim]:
    """All claims of statements after a verb or an adjective."""
    for place in verbs(sentence, "VGJ"):
        yield from _verb(sentence, place, sentence.cues[place])


def _verb(sentence: Sentence, verb: int, cue: Cue) -> Iterator[Claim]:
    end, start = len(sentence.words), _start(sentence, verb)
    follows = following(sentence, verb, end, cue.lemma)
    mode = _mode(sentence, verb, start, cue)
    if follows is None:
        yield from _relative(sentence, verb, start, cue, None)
    elif mode == "passive" and cue.lemma not in TELLING and cue.lemma != "ask":
        yield from _passive(sentence, (start, verb), cue, follows)
    elif cue.lemma in _SEEMING:
        yield from _seeming(sentence, start, cue, follows, mode)
    else:
        yield from _relative(sentence, verb, start, cue, follows)
        yield from _active(sentence, (start, verb), cue, follows, mode)


def _start(sentence: Sentence, verb: int) -> int:
    """Where the cue begins: with its auxiliaries; with *continues* in continues to insist, *made* in made it clear."""
    words, start = sentence.words, group_start(sentence, verb, 0)
    if sentence.kinds[verb] == "J" and start > 1 and words[start - 1] == "it" and words[start - 2] in MAKING:
        start -= 2
    if start > 1 and words[start - 1] == "to" and words[start - 2] in _GOING_ON:
        start -= 2
    return group_start(sentence, start, 0)


def _mode(sentence: Sentence, verb: int, start: int, cue: Cue) -> str:
    """How the verb stands: finite, prog(ressive), passive, adj(ective), inf(initive) or ing."""
    kinds = sentence.kinds
    if kinds[verb] == "G":
        return "ing"
    if cue.form == "adjective":
        return "adj"
    if start > 0 and kinds[start - 1] == "t":
        return "inf"
    if "B" in kinds[start:verb] and cue.form == "past":
        return "passive"
    return "prog" if cue.form == "ing" else "finite"


def _active(sentence: Sentence, group: Range, cue: Cue, follows: Following, mode: str) -> Iterator[Claim]:
    """He said that; she, adding that; to promise to."""
    start = group[0]
    stop = statement_end(sentence, follows.start, follows.rule, cue)
    source, mode = _source(sentence, start, mode)
    if source is None and mode == "ing":
        source, stop = _initial(sentence, follows.start, stop)
        mode = "initial" if source else "ing none"
    elif (
        source is None and cue.form == "past" and (start == 0 or sentence.words[start - 1] in ("when", "if"))
    ):  # asked whether it failed, Ann Lee left
        stop, mode = _initial(sentence, follows.start, stop)[1], "initial past"
    elif source is None:
        mode += " none"
    if stop > follows.start:
        statement = ((follows.start, stop),)
        yield Claim(follows.rule, mode, cue.lemma, cue.force, (start, follows.cue_end), source, statement)


def _source(sentence: Sentence, start: int, mode: str) -> tuple[Range | None, str]:
    kinds = sentence.kinds
    if mode == "passive":
        return None, mode
    if mode == "ing" and start and (kinds[start - 1] == "C" or _is_plural(sentence, start - 1)):
        return phrase_before(sentence, start, 0), "ing noun"  # placards supporting her
    if mode == "inf" and start > 1 and (kinds[start - 2] in "Co" or _is_plural(sentence, start - 2)):
        return phrase_before(sentence, start - 1, 0), "inf noun"  # it led voters to demand
    if mode in ("ing", "inf"):
        return subject_of_clause(sentence, start, 0), mode
    source = phrase_before(sentence, start, 0)
    if source is None and start > 0 and kinds[start - 1] in "c,":
        return shared_subject(sentence, start, 0), "co"
    inner = source and mode == "finite" and source[0] > 0 and kinds[source[0] - 1] in "VvGpe"
    return source, "inner" if inner else mode


def _is_plural(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    return sentence.kinds[place] == "n" and (word.endswith("s") or word in ("people", "women", "men"))


def _initial(sentence: Sentence, start: int, end: int) -> tuple[Range | None, int]:
    """Declaring that it failed, Ann Lee left: the subject follows the statement."""
    for place in range(start, len(sentence.words) - 1):
        after = place + 1
        if sentence.kinds[place] in ",Q" and sentence.kinds[after] in "nCds#N":
            subject = phrase_after(sentence, after, len(sentence.words), appositions=False)
            if subject and clause_ahead(sentence, after, len(sentence.words)):
                return (after, subject), place + (sentence.kinds[place] == "Q")
    return None, end


def _passive(sentence: Sentence, group: Range, cue: Cue, follows: Following) -> Iterator[Claim]:
    """The plan was rejected by Ann Lee; it is expected to fail."""
    (start, verb), end = group, len(sentence.words)
    source: Range | None = None
    subject = phrase_before(sentence, start, 0)
    if subject is None:
        return
    if follows.rule == "by":
        after = phrase_after(sentence, follows.start, end)
        if after:
            source = (follows.start, after)
            yield Claim("by", "passive", cue.lemma, cue.force, (start, verb + 1), source, (subject,))
        return
    rest = (follows.start, statement_end(sentence, follows.start, follows.rule, cue))
    by = next((one for one in range(*rest) if sentence.words[one] == "by"), end)
    after = phrase_after(sentence, by + 1, end) if not has_verb(sentence, follows.start, by) else None
    source = (by + 1, after) if after else None
    pieces = pieces_of(subject, (rest[0], by) if after else rest)
    cue_words = (start, follows.cue_end)
    yield Claim("passive " + follows.rule, "passive", cue.lemma, cue.force, cue_words, source, pieces)


def _seeming(sentence: Sentence, start: int, cue: Cue, follows: Following, mode: str) -> Iterator[Claim]:
    """The plan seems to fail; it is likely to: a judgement without a source."""
    subject = phrase_before(sentence, start, 0)
    if subject and mode in ("finite", "adj"):
        rest = (follows.start, statement_end(sentence, follows.start, follows.rule, cue))
        cue_words = (start, follows.cue_end)
        yield Claim("seem " + follows.rule, mode, cue.lemma, cue.force, cue_words, None, pieces_of(subject, rest))


def _relative(sentence: Sentence, verb: int, start: int, cue: Cue, follows: Following | None) -> Iterator[Claim]:
    """What he called a mistake; the charge, which she denied."""
    source = phrase_before(sentence, start, 0)
    if source is None or source[0] < 1 or sentence.kinds[verb] != "V" or sentence.kinds[source[0]] == "w":
        return
    word = source[0] - 1
    if sentence.kinds[word] != "w" and sentence.words[word] not in ("what", "something"):
        return
    rest: tuple[Range, ...] = ()
    rule = follows.rule if follows else "end"
    if follows and (rule in ("as", "quote", "object") or sentence.kinds[follows.start] in "VvBHM"):
        end = statement_end(sentence, follows.start, rule, cue)
        rest = ((follows.start, end),)
    first = word
    while (
        first > 0
        and sentence.words[word] == "which"
        and sentence.words[first - 1] in ("of", "all", "some", "both", "most")
    ):
        first -= 1
    pieces = pieces_of((first, word + 1), *rest)
    yield Claim("relative " + rule, "finite", cue.lemma, cue.force, (start, verb + 1), source, pieces)


def announced(sentence: Sentence) -> Claim | None:
    """Who speaks in the next paragraph, if a sentence ends with a colon: Ann Lee told reporters:"""
    last = max(verbs(sentence, "VG"), default=None)
    if last is None or not sentence.kinds.endswith(":"):
        return None
    cue, start = sentence.cues[last], group_start(sentence, last, 0)
    source, mode = _source(sentence, start, _mode(sentence, last, start, cue))
    return Claim("colon", mode, cue.lemma, cue.force, (start, last + 1), source, ()) if source else None
