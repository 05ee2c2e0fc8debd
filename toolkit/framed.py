"""Statements that stand before or around their cue: “A,” he said, “B.”; A, officials say; according to X, A; X: A."""

from collections.abc import Iterator

from .claims import Claim, first_word, pieces_of, verbs
from .clauses import TELLING, Following, following
from .ends import statement_end, trimmed
from .grammar import Sentence
from .phrases import Range, group_start, has_verb, is_clause, phrase_after, phrase_before
from .wording import word_set

# A clause that begins so tells when or where something was said: after the vote, he said.
_SETTING = word_set(
    "after before when as in during on at asked speaking following by since according earlier last later"
)


_STOPS = ("", *".,;:-wG(pbkrcQqotd")


def framed(sentence: Sentence) -> Iterator[Claim]:
    """All claims of statements before or around their cue."""
    yield from _according(sentence)
    yield from _script(sentence)
    yield from _signed(sentence)
    for verb in verbs(sentence, "V"):
        start = group_start(sentence, verb, 0)
        yield from _inverted(sentence, verb, start)
        yield from _after_statement(sentence, verb, start)


def _according(sentence: Sentence) -> Iterator[Claim]:
    """According to Ann Lee, A; A, as reported by Ann Lee; in Ann Lee’s view, A."""
    for cue, source in (*_credits(sentence), *_views(sentence)):
        after = max(cue[1], source[1])
        begin = min(cue[0], source[0]) - (cue[0] > source[0])  # *in* his view
        word = "according to" if cue[1] - cue[0] > 1 else "view"
        linked = begin > 0 and sentence.kinds[begin - 1] in "h:"
        if linked or all(kind in "crx," for kind in sentence.kinds[:begin]):
            yield from _according_first(sentence, cue, source, word)
        elif after >= len(sentence.words) or sentence.kinds[after] in ".,;:-)(Qqcpbkr":
            start = first_word(sentence, 0, begin)
            statement = (start, trimmed(sentence, start, begin, ",-r("))
            yield Claim("according last", "-", word, "neutral", cue, source, pieces_of(statement))


def _credits(sentence: Sentence) -> Iterator[tuple[Range, Range]]:
    """Where a sentence credits somebody: the words of the credit, and the phrase after them."""
    words, end = sentence.words, len(sentence.words)
    for place in range(end - 2):
        second = place + 1
        credit = 2 if words[place] == "according" and words[second] == "to" else 0
        if words[place] == "as" and sentence.kinds[second] == "V" and words[place + 2] in ("by", "in"):
            credit = 3
        after = phrase_after(sentence, place + credit, end, appositions=place > 0) if credit else None
        if after:
            yield (place, place + credit), (place + credit, after)


_VIEWS = word_set("view words opinion eyes telling estimation perspective")


def _views(sentence: Sentence) -> Iterator[tuple[Range, Range]]:
    """In his view; from the Ukrainian perspective: the first word is the cue, what lies between the source."""
    for place in (number for number, word in enumerate(sentence.words) if word in _VIEWS):
        first = next((one for one in range(place - 1, max(place - 7, -1), -1) if sentence.kinds[one] == "p"), place)
        source = (first + 1, place)
        if (
            sentence.words[first] in ("in", "from")
            and place > first + 1
            and not sentence.kinds[slice(*source)].strip("dnC#'")
        ):
            yield (place, place + 1), source


def _according_first(sentence: Sentence, cue: Range, source: Range, word: str) -> Iterator[Claim]:
    kinds, end, after = sentence.kinds, len(sentence.words), max(cue[1], source[1])
    comma = next((mark for mark in range(after, end) if kinds[mark] in ",:"), end)
    if comma + 1 < end:
        whole = (source[0], comma) if word == "according to" and comma - source[0] < 23 else source
        statement = (comma + 1, statement_end(sentence, comma + 1, "clause"))
        yield Claim("according first", "-", word, "neutral", cue, whole, (statement,))


def _script(sentence: Sentence) -> Iterator[Claim]:
    """Ann Lee: No idea. A name and a colon before what is said, as in headlines and minutes."""
    kinds, end = sentence.kinds, len(sentence.words)
    colon = kinds.find(":", 1, 10)
    if end < 3:
        return
    if colon == 1 and len(sentence.words[0]) == 1:  # Q: and A: of an interview
        return
    inverted = int(kinds[0] == "V")  # said Ann Lee: “…”
    if colon < 1 + inverted or colon + 1 >= end or kinds[inverted] not in "Cndq":
        return
    if kinds[inverted:colon].strip("nCN#dq'pJ(),"):
        return
    quoted = kinds[colon + 1] in "Qq"
    statement = (colon + 1, statement_end(sentence, colon + 1, "colon"))
    rule = "script Q" if quoted else "script"
    yield Claim(rule, "-", ":", "neutral", (0, 1) if inverted else (colon, colon + 1), (inverted, colon), (statement,))


def _signed(sentence: Sentence) -> Iterator[Claim]:
    """“…” — Ann Lee. A quotation with a name after a dash."""
    kinds, end = sentence.kinds, len(sentence.words)
    dash = kinds.find("-", 1)
    name = phrase_after(sentence, dash + 1, end) if dash > 0 else None
    if name and not kinds[:dash].strip("Qq.") and not kinds[name:].strip(".,#C") and "C" in kinds[dash + 1 : name]:
        yield Claim(
            "signed", "-", "—", "neutral", (dash, dash + 1), (dash + 1, name), ((0, trimmed(sentence, 0, dash, ".")),)
        )


def _inverted(sentence: Sentence, verb: int, start: int) -> Iterator[Claim]:
    """“A,” said Ann Lee. The plan failed, said Ann Lee."""
    kinds, end = sentence.kinds, len(sentence.words)
    if start < 1 or kinds[start - 1] not in ",Qq" or verb + 1 >= end or kinds[verb + 1] == "o":
        return
    after = phrase_after(sentence, verb + 1, end)
    if after is None or (kinds[start - 1] == "," and _is_insertion(sentence, start)):
        return
    first = first_word(sentence, 0, start)
    last = trimmed(sentence, first, start, ",")
    quoted = kinds[last - 1] in "Qq"
    if sentence.cues[verb].lemma in TELLING:  # told is always followed by who was told
        return
    if (
        last > first
        and kinds[after : after + 1] not in ("B", "H", "M")
        and (quoted or kinds[after : after + 1] in _STOPS)
    ):
        rule = "inverted Q" if quoted else "inverted"
        statement = pieces_of((first, last), *_resumed(sentence, after, quoted))
        yield Claim(rule, "-", *_word(sentence, verb), (start, verb + 1), (verb + 1, after), statement)


def _word(sentence: Sentence, verb: int) -> tuple[str, str]:
    cue = sentence.cues[verb]
    return cue.lemma, cue.force


def _is_insertion(sentence: Sentence, verb: int) -> bool:
    """Ann Lee, a senator who won, said: no verb before the first comma, so the verb's subject stands there."""
    first = sentence.kinds.find(",")
    if first == verb - 1:
        return False
    begin = 0
    while 0 <= first < verb - 1 and sentence.kinds[begin] in "pbkG":  # in Iowa, the bill died, said Ann Lee
        begin, first = first + 1, sentence.kinds.find(",", first + 1)
    return first < 0 or not is_clause(sentence, begin, max(first, begin))


def _resumed(sentence: Sentence, after: int, quoted: bool) -> Iterator[Range]:
    """“A,” he said, “B”: the second piece, if it follows within a few words."""
    kinds, end = sentence.kinds, len(sentence.words)
    if not quoted:
        return
    place = next((one for one in range(after, min(end, after + 14)) if kinds[one] in "Qq;:VG"), end)
    if place < end and kinds[place] in "Qq" and (place == after or kinds[place - 1] in ",-."):
        alone = place + 1 >= end or kinds[place + 1] in ".,"
        yield place, place + 1 if alone else statement_end(sentence, place, "quote")


def _after_statement(sentence: Sentence, verb: int, start: int) -> Iterator[Claim]:
    """“A,” he said. The plan, he said, was dead. While it failed, he said, “B.”"""
    kinds, end = sentence.kinds, len(sentence.words)
    source = phrase_before(sentence, start, 0)
    if source is None or source[0] < 1:
        return
    before = source[0]
    while before > 0 and (kinds[before - 1] in "cr" or sentence.words[before - 1] == "as"):
        before -= 1
    if before < 1 or kinds[before - 1] not in ",-Q":
        return
    put = sentence.words[verb : verb + 2] == ["put", "it"]  # as he put it
    follows = None if put else following(sentence, verb, end, sentence.cues[verb].lemma)
    rule = follows.rule.split(" ")[0] if follows else ""
    closed = kinds[before - 1] == "Q"
    if rule in ("that", "colon") or (rule in ("clause", "object", "to", "ing", "wh") and not closed):
        return
    first = first_word(sentence, 0, before)
    statement = (first, trimmed(sentence, first, before, ",-"))
    if statement[1] > first:
        yield from _around(sentence, verb, (start, source), statement, follows)


def _is_setting(sentence: Sentence, start: int, end: int) -> bool:
    """After the vote, he said …: these words tell when, unless a clause of their own follows them."""
    if not sentence.kinds[start:end].strip("crx,"):
        return True
    comma = sentence.kinds.find(",", start, end)
    return sentence.words[start] in _SETTING and (comma < 0 or not has_verb(sentence, comma, end))


def _around(
    sentence: Sentence, verb: int, cue: tuple[int, Range], statement: Range, follows: Following | None
) -> Iterator[Claim]:
    kinds, end = sentence.kinds, len(sentence.words)
    first, last = statement
    common = (*_word(sentence, verb), (cue[0], verb + 1), cue[1])
    comma = verb + 2 < end and kinds[verb + 1] == ","
    if kinds[last - 1] in "Qq":
        if kinds[last - 2 : last - 1] == ":":  # she urged him to wait: “…,” she said
            statement = (last - 1, last)
        yield Claim("last Q", "-", *common, pieces_of(statement, *_resumed(sentence, verb + 1, True)))
        return
    setting = _is_setting(sentence, first, last)
    if follows and follows.rule == "quote":
        rest = (follows.start, statement_end(sentence, follows.start, "quote"))
        if not setting and last - first < 40:
            yield Claim("parenthetical Q", "-", *common, pieces_of(statement, rest))
    elif comma and kinds[verb + 2] not in "wGb" and (setting or not has_verb(sentence, first, last)):
        rest = (verb + 2, statement_end(sentence, verb + 2, "clause"))
        yield Claim("parenthetical", "-", *common, pieces_of(*(() if setting else (statement,)), rest))
    elif (is_clause(sentence, first, last) or last - first > 3) and not setting:
        yield Claim("last", "-", *common, pieces_of(statement))
