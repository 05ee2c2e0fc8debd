"""From a text to its reported statements: every rule on every sentence, the likelier claim where two conflict."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .choosing import LIKELY, Judge, chosen, likelihood
from .claims import Claim
from .cues import Cues
from .grammar import Sentence, parsed
from .introduced import announced
from .quoting import Quotation, inner, quotations
from .sentences import sentences
from .text import Span, paragraphs
from .wording import word_set


class Statement(NamedTuple):
    """A reported statement: where its pieces, source and cue stand in the text, and the rule that found it."""

    pieces: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    rule: str
    mode: str
    word: str
    force: str
    quoted: bool  # some of its words stand in a quotation


def statements(text: str, cues: Cues, judge: Judge = likelihood) -> list[Statement]:
    """The reported statements of a text in the order of their first words; those inside others are among them."""
    found: list[Statement] = []
    reader = _Reader(text, cues, judge)
    for start, end in paragraphs(text):
        found += reader.paragraph(start, end)
    return _voices(sorted(found, key=lambda one: (one.pieces[0][0], -one.pieces[-1][1])))


def _voices(found: list[Statement]) -> list[Statement]:
    """Without what a statement says of thoughts and plans: inside it, only a further voice is kept."""
    return [
        one
        for one, parent in zip(found, parents(found), strict=True)
        if parent is None or (one.source and _is_voice(one))
    ]


_CLAUSES = word_set("that clause quote colon wh if relative last inverted parenthetical loose according script signed")
_ACTS = word_set("asserting confirming hinting conceding denying doubting asking urging promising criticising")


def _is_voice(one: Statement) -> bool:
    """Whether a statement inside another is a report or an act of speech, not a wish, a thought or a noun."""
    clause = one.rule.split(" ")[0] in _CLAUSES
    if one.mode in ("noun", "support"):
        return one.rule == "that"
    if one.mode not in ("finite", "prog", "co", "ing", "inner", "adj", "-", "end"):
        return False
    told = one.force == "neutral" and (clause or one.rule in ("on", "about"))
    return told or (one.force in _ACTS and (clause or one.mode != "ing") and one.rule != "if")


_MOST_PIECES = 40  # a statement in more pieces is no statement of an article


class _Reader:
    """Reads paragraph by paragraph; what it remembers is the last statement that can go on in a further quotation."""

    def __init__(self, text: str, cues: Cues, judge: Judge) -> None:
        self.text, self.cues, self.judge = text, cues, judge
        self.last: Statement | None = None
        self.open = self.colon = False
        self.near = -1

    def paragraph(self, start: int, end: int) -> list[Statement]:
        marked = quotations(self.text, start, end)
        found: list[Statement] = []
        self.near = -1  # the sentence of this paragraph in which somebody spoke last
        kinds = ""
        for number, sentence in enumerate(self._sentences((start, end), marked)):
            kinds = sentence.kinds
            own = [_placed(claim, sentence) for claim in chosen(sentence, self.judge)]
            found += own
            for further in self._loose(sentence, number, own):
                self._add(found, further, number)
            self.last = _speaker(own) or self.last
            self.near = number if _speaker(own) else self.near
            opening = announced(sentence)
            self.last = _placed(opening, sentence) if opening else self.last
        self.open, self.colon = bool(marked) and marked[-1].open, kinds.endswith(":")
        for quotation in marked:
            found += self._inside(quotation)
        return found

    def _sentences(self, paragraph: Span, marked: Sequence[Quotation]) -> Iterator[Sentence]:
        begins = [one.start for one in marked]
        for start, end in _whole(self.text, paragraph, marked):
            first = max(0, bisect_left(begins, start) - 1)
            sentence = parsed(self.text, (start, end), marked[first : bisect_left(begins, end)], self.cues)
            if sentence.words:
                yield sentence

    def _add(self, found: list[Statement], further: Statement, number: int) -> None:
        """“A,” she said. “B.” is one statement; a quotation further down is one of its own."""
        last = self.last
        goes_on = further.rule.startswith("loose next") and number - self.near == 1
        place = next((one for one in reversed(range(len(found))) if found[one] is last), None) if goes_on else None
        if place is not None and last and len(last.pieces) < _MOST_PIECES:
            self.last = found[place] = last._replace(pieces=(*last.pieces, *further.pieces), quoted=True)
            self.near = number
        else:
            found.append(further)

    def _loose(self, sentence: Sentence, number: int, own: list[Statement]) -> Iterator[Statement]:
        """Quotations that no cue claims: the last speaker goes on, or it is a title or a single word."""
        owner = _speaker(own) or self.last
        for place, kind in enumerate(sentence.kinds):
            span = sentence.span(place, place + 1)
            if kind not in "Qq" or any(s <= span[0] and span[1] <= e for one in own for s, e in one.pieces):
                continue
            rule = self._loose_rule(sentence, place, number)
            claim = Claim(rule, "-", "-", "none", (place, place), None, ((place, place + 1),))
            if self.judge(claim, sentence) > LIKELY:
                source, cue = (owner.source, owner.cue) if owner else (None, None)
                word, force = (owner.word, owner.force) if owner else ("", "")
                yield Statement((span,), source, cue, rule, "-", word, force, True)

    def _loose_rule(self, sentence: Sentence, place: int, number: int) -> str:
        kinds, (start, end) = sentence.kinds, sentence.span(place, place + 1)
        size = "long" if len(re.findall(r"[^\W_]+", self.text[start:end])) > 5 else "short"
        if not kinds.strip('Qq.,:;-"c'):
            where = "next" if number else "first"
        elif not kinds[:place].strip('Qq.,"'):
            where = "start"
        else:
            where = "colon" if kinds[place - 1] == ":" else "inside"
        before = "open" if self.open else "colon" if self.colon else "fresh"
        return f"loose {where} {size} {before if self.near < 0 else 'same'}"

    def _inside(self, quotation: Quotation) -> list[Statement]:
        """What a quotation itself reports: “Russia says it is ready.”"""
        start, end = inner(self.text, quotation)
        if end - start < 20:
            return []
        parts = self._sentences((start, end), quotations(self.text, start, end))
        return [_placed(claim, part) for part in parts for claim in chosen(part, self.judge)]


def _speaker(found: list[Statement]) -> Statement | None:
    """The statement of a sentence that a further quotation goes on: the outermost, rather with a quotation."""
    sourced = [one for one in found if one.source and not any(_within(one, other) for other in found)]
    return max(sourced, key=lambda one: (one.quoted, one.force in _SAYING, one.pieces[0][0]), default=None)


_SAYING = ("neutral", "asserting", "confirming", "hinting", "conceding", "asking", "criticising")


def _within(one: Statement, other: Statement) -> bool:
    """Whether another statement holds this one and its cue."""
    places = [*one.pieces, one.cue] if one.cue else [*one.pieces]
    start, end = min(place[0] for place in places), max(place[1] for place in places)
    return one is not other and any(piece[0] <= start and end <= piece[1] for piece in other.pieces)


def _whole(text: str, paragraph: Span, marked: Sequence[Quotation]) -> list[Span]:
    """The sentences of a paragraph; a quotation stays in one, and with a name or a question that belongs to it."""
    start, end = paragraph
    begins = [one.start for one in marked]
    spans: list[Span] = []
    for first, last in sentences(text[start:end]):
        inside = _is_inside(start + first, begins, marked)
        if spans and (inside or text[start + first] in "-–—―" or _asks(text, spans[-1], marked, begins)):
            spans[-1] = (spans[-1][0], start + last)
        else:
            spans.append((start + first, start + last))
    return [part for span in spans for part in _parts(text, span, begins, marked)]


def _asks(text: str, span: Span, marked: Sequence[Quotation], begins: list[int]) -> bool:
    """“Why?” Ann Lee went on: a quotation that ends with ? or ! may belong to the words after it."""
    before, end = bisect_left(begins, span[1]) - 1, span[1]
    asks = bool(re.search(r"[?!]\W{0,3}$", text[max(span[0], end - 4) : end]))
    return asks and before >= 0 and marked[before].end == end and text[end : end + 2].strip().isalnum()


def _is_inside(place: int, begins: list[int], marked: Sequence[Quotation]) -> bool:
    """Whether a place lies inside a quotation."""
    before = bisect_left(begins, place) - 1
    return before >= 0 and place < marked[before].end


_LONGEST = 2_000  # letters; more than that between two stops is no sentence, and rules look back and forth in it


def _blank(text: str, place: int, end: int) -> int:
    """The next white space; without one nearby, right here."""
    found = re.compile(r"\s").search(text, place, min(place + _LONGEST, end))
    return found.start() if found else min(place, end)


def _parts(text: str, span: Span, begins: list[int], marked: Sequence[Quotation]) -> Iterator[Span]:
    """A sentence, or the parts of what is too long for one."""
    start, end = span
    while end - start > _LONGEST:
        cut = _blank(text, start + _LONGEST, end)
        while cut < end and _is_inside(cut, begins, marked):
            cut = _blank(text, marked[bisect_left(begins, cut) - 1].end, end)
        yield start, cut
        start = cut
    yield start, end


def _placed(claim: Claim, sentence: Sentence) -> Statement:
    """A claim with its places in the text instead of words of the sentence."""
    pieces = tuple(sentence.span(*piece) for piece in claim.pieces)
    source = sentence.span(*claim.source) if claim.source else None
    quoted = any(kind in "Qq" for start, end in claim.pieces for kind in sentence.kinds[start:end])
    return Statement(pieces, source, sentence.span(*claim.cue), claim.rule, claim.mode, claim.word, claim.force, quoted)


def parents(found: Sequence[Statement]) -> list[int | None]:
    """For each statement the place of the innermost one around it and its cue; none if the article itself reports it.

    The statements are in the order of their first words: what is around one comes before it.
    """
    above: list[int | None] = []
    around: list[int] = []
    for place, one in enumerate(found):
        around = [other for other in around if found[other].pieces[-1][1] > one.pieces[0][0]]
        above.append(next((other for other in reversed(around) if _within(one, found[other])), None))
        around.append(place)
    return above
