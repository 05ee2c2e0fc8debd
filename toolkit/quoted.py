"""What stands inside quotation marks: each quotation with its words and sentences, interrupted ones as one."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from heapq import heappop, heappush
from typing import NamedTuple

import pandas as pd

from .corpus import Corpus, check_corpus
from .quoting import BRACKETS, Quotation, inner, quotations
from .search import check_size
from .sentences import sentences
from .text import Span, paragraphs, words
from .voices import attributions

_TYPES = {
    "article": "str", "start": "int64", "end": "int64", "words": "int64", "sentences": "int64", "text": "str",
    "pieces": "object",
}  # fmt: skip
_JOINT = "\u200c"  # joins two parts of a word and shows nothing: [t]he is read as one word, in its place
_CLAUSE = 12  # words; "he said on Wednesday in a written statement" is one that interrupts, a paragraph is not
_BEFORE = re.compile(r"(?:[,…–—-]|\.\.\.)\W*$")
_AFTER = re.compile(r"[,:–—-]\s*$")
_STOP = re.compile(r"[.!?…][\s”\"’']")


class Spoken(NamedTuple):
    """A quotation: its pieces without their marks, its words, and the numbers of the words that begin a sentence."""

    pieces: list[Span]
    words: list[Span]
    begins: list[int]


def quoted_passages(corpus: Corpus, *, min_words: int = 1) -> pd.DataFrame:
    """Everything that stands in quotation marks: one row per quotation of at least `min_words` words, in order.

        article, start, end    from its first to its last letter: article.text[start:end] is `text`
        words                  words of the quotation, without those the article put in square brackets
        sentences              sentences, or parts of one, that it holds
        speaker                who is credited, as in attributions(); empty where the text does not tell
        text                   the passage, verbatim; it includes a clause that interrupts (“We will,” he said, “go.”)
        pieces                 where the quoted parts stand: a list of (start, end), without the marks

    A quotation that an interrupting clause cuts in two is one, and so is one that goes on in the next paragraph.
    A quotation inside another one is part of it. ValueError unless `min_words` is at least 1.

    >>> table = quoted_passages(load_corpus().only("rt"), min_words=6)
    >>> print(table[["words", "sentences", "speaker"]].to_string(index=False))
     words  sentences           speaker
        33          1     Sergey Lavrov
        31          1     Sergey Lavrov
        29          1 Vladimir Medinsky
    """
    check_corpus(corpus)
    check_size("min_words", min_words, 1)
    rows = [
        (article.id, *_edges(one), len(one.words), len(one.begins), article.text[slice(*_edges(one))], one.pieces)
        for article in corpus
        for one in spoken(article.text)
        if len(one.words) >= min_words
    ]
    table = pd.DataFrame(rows, columns=list(_TYPES)).astype(_TYPES)
    said = speakers_at(corpus, list(zip(table["article"], table["start"], strict=True)))
    table.insert(5, "speaker", pd.Series(said, dtype="str"))
    return table


def speakers_at(corpus: Corpus, places: list[tuple[str, int]]) -> list[str]:
    """Who is credited with the words at some places: (article, start); the innermost statement counts."""
    told = attributions(corpus.only(*dict.fromkeys(id for id, _ in places)))
    said: dict[str, list[tuple[int, int, str]]] = {id: [] for id, _ in places}
    for id, speaker, pieces in zip(told["article"], told["speaker"], told["pieces"], strict=True):
        said[id] += [(start, end, speaker) for start, end in pieces]
    sought: dict[str, set[int]] = {id: set() for id in said}
    for id, place in places:
        sought[id].add(place)
    found = {id: _innermost(sorted(said[id]), sorted(sought[id])) for id in said}
    return [found[id].get(place, "") for id, place in places]


def _innermost(pieces: list[tuple[int, int, str]], places: list[int]) -> dict[int, str]:
    """The speaker of the shortest piece around each place; both in order, so that each is looked at once."""
    around: list[tuple[int, int, str]] = []  # a heap, the shortest first
    found, next_piece = {}, 0
    for place in places:
        while next_piece < len(pieces) and pieces[next_piece][0] <= place:
            start, end, speaker = pieces[next_piece]
            heappush(around, (end - start, end, speaker))
            next_piece += 1
        while around and around[0][1] <= place:
            heappop(around)
        if around:
            found[place] = around[0][2]
    return found


def _edges(one: Spoken) -> Span:
    return one.pieces[0][0], one.pieces[-1][1]


def spoken(text: str) -> list[Spoken]:
    """The quotations of a text that hold a word, in order."""
    found = []
    for pieces in _joined(text):
        heard: list[Span] = []
        begins: list[int] = []
        for start, end, fresh in pieces:
            own = spoken_spans(text, start, end)
            edges = [start + begin for begin, _ in sentences(text[start:end])]
            number = [bisect_right(edges, word[0]) for word in own]
            begins += [
                len(heard) + place
                for place in range(len(own))
                if (number[place] != number[place - 1] if place else fresh or not heard)
            ]
            heard += own
        if heard:
            found.append(Spoken([piece[:2] for piece in pieces], heard, begins))
    return found


def spoken_spans(text: str, start: int, end: int) -> list[Span]:
    """The words of a passage that are the speaker’s: none in square brackets, and [t]he as one word."""
    masked = BRACKETS.sub(_blank, text[start:end])
    return [_with_brackets(text, start + first, start + last) for first, last in words(masked)]


def _with_brackets(text: str, start: int, end: int) -> Span:
    """A word with the bracket it begins or ends with."""
    inside = text[start:end]
    opens, closes = "]" in inside and text[start - 1] == "[", "[" in inside and text[end : end + 1] == "]"
    return start - opens, end + closes


def _blank(bracket: re.Match[str]) -> str:
    """White space as long as the bracket, or the letters of a word that it completes."""
    inside, text = bracket[0][1:-1], bracket.string
    left, right = (
        text[bracket.start() - 1 : bracket.start()].isalnum(),
        text[bracket.end() : bracket.end() + 1].isalnum(),
    )
    if not inside.isalnum() or not (left or right):
        return " " * len(bracket[0])
    return (_JOINT if left else " ") + inside + (_JOINT if right else " ")


def _joined(text: str) -> Iterator[list[tuple[int, int, bool]]]:
    """The pieces of each quotation: start, end, and whether a sentence begins with it."""
    pieces: list[tuple[int, int, bool]] = []
    last: Quotation | None = None
    for begin, stop in paragraphs(text):
        for one in quotations(text, begin, stop):
            goes_on = last is not None and last.open and one.start == begin
            interrupted = last is not None and last.end > begin and _is_interrupted(text, last, one)
            if pieces and not goes_on and not interrupted:
                yield pieces
                pieces = []
            pieces.append((*inner(text, one), not interrupted))
            last = one
        if last is not None and last.end <= begin:
            last = None
    if pieces:
        yield pieces


def _is_interrupted(text: str, last: Quotation, one: Quotation) -> bool:
    """Whether one sentence goes on after a clause such as he said, set off by commas or dashes on both sides."""
    between = text[last.end : one.start]
    if len(between) > 200 or "\n" in between or _STOP.search(between) or not _AFTER.search(between):
        return False
    before = text[max(last.start, last.end - 4) : last.end]
    set_off = _BEFORE.search(before) or between[:1] in ",–—-" or between[:2] in (" –", " —", " -")
    return bool(set_off) and 0 < len(words(between)) <= _CLAUSE
