"""The integer token stream on which every count stands: one number per word, four bytes each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import translate
from functools import cached_property
from itertools import islice

import numpy as np
import numpy.typing as npt

from .text import WORD, mended, straight

Numbers = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]

_BATCH = 64  # articles; enough to make numpy worth its while, few enough to stay in the processor's cache


@dataclass(frozen=True, eq=False)
class Stream:
    """All words of some texts, in order, as numbers.

    forms   each distinct word as written (apostrophes straight)
    written the number of the form at each place
    ends    where each text ends
    """

    forms: list[str]
    written: Numbers
    ends: Places

    @cached_property
    def starts(self) -> Places:
        return np.concatenate([np.zeros(1, np.int64), self.ends[:-1]]) if len(self.ends) else self.ends

    @cached_property
    def lengths(self) -> Places:
        """Words in each text."""
        return self.ends - self.starts

    @cached_property
    def _folding(self) -> tuple[list[str], Numbers]:
        return _numbered(form.lower() for form in self.forms)  # their apostrophes are straight already

    @cached_property
    def _folded(self) -> Numbers:
        return self._folding[1][self.written] if len(self.written) else self.written

    def vocabulary(self, case: bool = False) -> list[str]:
        """The distinct words, in the order in which they first appear."""
        return self.forms if case else self._folding[0]

    def numbers(self, case: bool = False) -> Numbers:
        """The number of the word at each place."""
        return self.written if case else self._folded

    def counts(self, case: bool = False) -> Places:
        """How often each word of the vocabulary is used."""
        return np.bincount(self.numbers(case), minlength=len(self.vocabulary(case)))

    def counts_in(self, text: int, case: bool = False) -> Places:
        """How often each word of the vocabulary is used in one text."""
        part = self.numbers(case)[self.starts[text] : self.ends[text]]
        return np.bincount(part, minlength=len(self.vocabulary(case)))

    def spread(self, case: bool = False) -> Places:
        """In how many texts each word of the vocabulary is used."""
        size = max(len(self.vocabulary(case)), 1)
        pairs = self.text_of() * size + self.numbers(case)
        return np.bincount(_distinct(pairs) % size, minlength=len(self.vocabulary(case)))

    def text_of(self, places: Places | None = None) -> Places:
        """The number of the text in which each place lies (all places, unless some are given)."""
        if places is None:
            return np.repeat(np.arange(len(self.ends)), self.lengths)
        return np.searchsorted(self.ends, places, side="right")

    def matching(self, word: str, case: bool = False) -> Numbers:
        """The numbers of the words that a search word stands for; * stands for any letters, or none."""
        if "*" not in word:
            index = self._index_written if case else self._index_folded
            return np.array([index[word]] if word in index else [], dtype=np.int32)
        pattern = re.compile(translate(word.replace("[", "[[]").replace("?", "[?]")))
        return np.array([n for n, known in enumerate(self.vocabulary(case)) if pattern.match(known)], dtype=np.int32)

    @cached_property
    def _index_written(self) -> dict[str, int]:
        return {form: number for number, form in enumerate(self.forms)}

    @cached_property
    def _index_folded(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.vocabulary())}

    def find(self, phrase: list[str], case: bool = False) -> Places:
        """The places where the words of a phrase follow one another inside one text."""
        numbers = self.numbers(case)
        found = np.flatnonzero(_among(numbers, self.matching(phrase[0], case)))
        for step, word in enumerate(phrase[1:], start=1):
            found = found[found + step < len(numbers)]
            found = found[_among(numbers[found + step], self.matching(word, case))]
        return found[found + len(phrase) <= self.ends[self.text_of(found)]] if len(phrase) > 1 else found


def _among(numbers: Numbers, sought: Numbers) -> npt.NDArray[np.bool_]:
    """Which of the numbers are sought; a single one, the usual case, is found faster without np.isin."""
    return numbers == sought[0] if len(sought) == 1 else np.isin(numbers, sought)


def _distinct(pairs: Places) -> Places:
    """The distinct values; by sorting, which is several times faster here than np.unique's hashing."""
    ordered = np.sort(pairs)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


def _numbered(words: Iterable[str]) -> tuple[list[str], Numbers]:
    """Distinct words in order of first use, and the number of each word given."""
    known: dict[str, int] = {}
    numbers = [known.setdefault(word, len(known)) for word in words]
    return list(known), np.array(numbers, dtype=np.int32)


class _Chunks(dict[str, int]):
    """Gives each new stretch between white space the next number."""

    def __missing__(self, chunk: str) -> int:
        number = self[chunk] = len(self)
        return number


def encode(texts: Iterable[str]) -> Stream:
    """The stream of some texts.

    No word crosses white space, so the word rule runs once for each distinct stretch between white space,
    however often it occurs.
    """
    chunks, rest = _Chunks(), iter(texts)
    blocks = []
    while batch := list(islice(rest, _BATCH)):
        blocks.append(_chunk_numbers(batch, chunks))
    known, flat, sizes = _chunk_words(chunks)
    first = np.cumsum(sizes) - sizes
    for number, (places, ends) in enumerate(blocks):  # one by one, in place, to hold each only once
        blocks[number] = _expanded(places, ends, flat, sizes, first)
    written = np.concatenate([np.empty(0, np.int32), *(numbers for numbers, _ in blocks)])
    lengths = np.concatenate([np.empty(0, np.int64), *(lengths for _, lengths in blocks)])
    return Stream(known, written, np.cumsum(lengths))


def _chunk_numbers(batch: list[str], chunks: _Chunks) -> tuple[Numbers, Places]:
    """The number of every chunk of the batch, and where the chunks of each text end."""
    # Text by text: the pieces of one text are still in the processor's cache when they are looked up.
    found = [np.array(list(map(chunks.__getitem__, text.split())), np.int32) for text in batch]
    return np.concatenate(found), np.cumsum([len(numbers) for numbers in found])


def _chunk_words(chunks: Iterable[str]) -> tuple[list[str], Numbers, Places]:
    """The distinct words; the words of every chunk, one chunk after another, as numbers; how many each chunk has."""
    known: dict[str, int] = {}
    flat: list[int] = []
    sizes: list[int] = []
    for chunk in straight(mended(" ".join(chunks))).split():  # all at once; neither changes where a word ends
        found = [known.setdefault(form, len(known)) for form in WORD.findall(chunk)]
        flat += found
        sizes.append(len(found))
    return list(known), np.array(flat, np.int32), np.array(sizes, np.int64)


def _expanded(places: Numbers, ends: Places, flat: Numbers, sizes: Places, first: Places) -> tuple[Numbers, Places]:
    """The words of a row of chunks, and how many each of its texts has."""
    counts = sizes[places]
    before = np.cumsum(counts) - counts
    words = flat[np.repeat(first[places] - before, counts) + np.arange(counts.sum())]
    return words, np.diff(np.concatenate([[0], np.cumsum(counts)])[ends], prepend=0)
