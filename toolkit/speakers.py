"""Pronouns and what an article calls somebody the second time: the speaker of each statement, in reading order."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from .people import NOBODY, People, Speaker
from .reading import Statement
from .text import Span
from .wording import word_set

_HE = word_set("he she him her his hers himself herself")
_IT = word_set("it its itself")
_I = word_set("i we me us my our myself ourselves")
_WHO = word_set("who which that whom whose")
_VAGUE = word_set("they them their some many others one most few several you your this these those there both all")
_SHE = word_set("she her hers herself")
_NOBODY = re.compile(r"(?:no|some|any|every)[ -]?(?:one|body)")
_RECENT = 50  # so many statements back *he* is looked for
_PAPER = re.compile(r"\b(?:statement|letter|memo|email|post|message|interview|speech)\b")


def speakers(found: Sequence[Statement], parents: Sequence[int | None], people: People) -> list[Speaker]:
    """The speaker of each statement; NOBODY where the text does not tell."""
    resolved: dict[int, Speaker] = {}
    sources: dict[Span, Speaker] = {}
    reader = _Reader(people)
    for place in _outer_first(parents):
        source, parent = found[place].source, parents[place]
        if source not in sources or parent is not None:
            above = resolved[parent] if parent is not None else None
            speaker = reader.speaker(found[place], above) if source else NOBODY
            if source and parent is None:
                sources[source] = speaker
        else:
            speaker = sources[source] if source else NOBODY
        resolved[place] = speaker
    return [resolved[place] for place in range(len(found))]


def _outer_first(parents: Sequence[int | None]) -> Iterator[int]:
    """Each place after that of the statement around it, else in the order of the text."""
    done: set[int] = set()
    for place in range(len(parents)):
        chain = [place]
        while (parent := parents[chain[-1]]) is not None and parent not in done:
            chain.append(parent)
        for one in reversed(chain):
            if one not in done:
                done.add(one)
                yield one


class _Reader:
    """Remembers who spoke last, and who was called he or she."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.spoke: list[tuple[int, Speaker]] = []
        self.called: dict[str, bool] = {}  # name: whether the article calls this person she

    def speaker(self, statement: Statement, above: Speaker | None) -> Speaker:
        start, end = statement.source or (0, 0)
        phrase = self.people.text[start:end]
        word = phrase.lower().removesuffix("'s")
        if word in _I:
            return above or NOBODY
        if word in _WHO:
            speaker = self._antecedent(start)
        elif word in _HE:
            speaker = self._person(statement, start, above, word in _SHE)
        elif word in _IT:
            speaker = self._body(start, above)
        else:
            nobody = word in _VAGUE or _NOBODY.fullmatch(word)
            speaker = NOBODY if nobody else self.people.described(phrase, start)
        if above is None and speaker.name:
            self.spoke.append((start, speaker))
        return speaker

    def _sentence_start(self, place: int) -> int:
        """Where the sentence of a place begins."""
        before = bisect_right(self.people.sentence_starts, place) - 1
        return self.people.sentence_starts[before] if before >= 0 else 0

    def _antecedent(self, place: int) -> Speaker:
        """Who *who* is: the name or description right before it."""
        begin = self._sentence_start(place)
        before = self.people.text[begin:place].rstrip(" ,-–—")
        named = self.people.last(("person", "place", "body"), place, begin)
        words = before.split()[-4:]
        return named or (self.people.described(" ".join(words), place) if words and words[-1][0].isupper() else NOBODY)

    def _person(self, statement: Statement, place: int, above: Speaker | None, she: bool) -> Speaker:
        """He or she: inside a statement its speaker, else the person of this sentence, else who spoke last."""
        begin = self._sentence_start(place)
        inside = self.people.last(("person",), place, begin) if not statement.quoted else None
        spoken = [one for _, one in reversed(self.spoke[-_RECENT:]) if one.kind in ("person", "words")]
        candidates = [above, inside, self._of_sentence_before(begin), *spoken[:3], self.people.last(("person",), place)]
        for one in candidates:
            if one and one.name and one.kind in ("person", "words") and self.called.get(one.name, she) == she:
                self.called[one.name] = she
                return one
        return NOBODY

    def _of_sentence_before(self, begin: int) -> Speaker | None:
        """The first person of the sentence before, in this paragraph, unless somebody spoke there."""
        before = self._sentence_start(begin - 2) if begin > 1 else 0
        if begin < 2 or "\n" in self.people.text[before:begin] or self._spoke_since(before):
            return None
        return self.people.first(("person",), before, begin)

    def _spoke_since(self, place: int) -> bool:
        return any(said >= place for said, _ in self.spoke[-1:])

    def _body(self, place: int, above: Speaker | None) -> Speaker:
        """It: a government or body of this sentence, else the one that spoke last, else whose statement it is."""
        begin = self._sentence_start(place)
        if above and above.kind in ("place", "body"):
            return above
        inside = self.people.first(("place", "body"), begin, place)
        if inside:
            return inside
        if above and above.kind == "words":
            return above
        before = self._sentence_start(begin - 2) if begin > 1 else 0
        same = "\n" not in self.people.text[before:begin]
        if same and (first := self.people.first(("place", "body"), before, begin)) and not self._spoke_since(before):
            return first
        if not self.spoke:
            return NOBODY
        said, last = self.spoke[-1]
        paper = _PAPER.search(self.people.text, self._sentence_start(said), place)
        return last if last.kind != "person" or paper else NOBODY
