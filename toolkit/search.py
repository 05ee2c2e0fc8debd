"""Where a word or phrase stands: places in the token stream, and the passages behind them."""

import re
from collections.abc import Iterable, Iterator
from numbers import Integral
from unicodedata import normalize

import numpy as np

from .corpus import Article, Corpus, check_corpus
from .sentences import sentences
from .stream import Places
from .text import Span, fold, forms, straight

_NOT_WORDS = re.compile(
    r"[\\|^+{}]|(?<=\w\w)\.\*|(?<=\w)\$(?!\w)|(?<=[\w)\]])\?(?=\w)"
)  # "Why?", "US$5" and "[t]he" are words
_ANY = "\u02ad"  # a letter of no language: stands for * while a phrase is cut into words
_LETTER = re.compile(r"[^\W_]")


def phrase_words(phrase: str, *, case: bool = False) -> list[str]:
    """The words of a search phrase; punctuation is left aside, * stands for any letters of one word.

    ValueError for a phrase without a word, or with signs of a regular expression.

    >>> phrase_words("Russia’s “root causes”"), phrase_words("negotiat* table")
    (["russia's", 'root', 'causes'], ['negotiat*', 'table'])
    """
    if not isinstance(phrase, str):
        raise ValueError(f"Search for a word or phrase between quotation marks, not for {phrase!r}.")
    odd = _NOT_WORDS.search(phrase)
    if odd:
        raise ValueError(f"{phrase!r} contains {odd.group()!r}. Write the words themselves; * stands for any letters.")
    if not _LETTER.search(phrase):
        raise ValueError(f"{phrase!r} contains no word to look for.")
    found = [word.replace(_ANY, "*") for word in forms(normalize("NFC", phrase).replace("*", _ANY))]
    return [straight(word) if case else fold(word) for word in found]


def check_size(name: str, size: object, least: int) -> None:
    """ValueError unless a size is a whole number and large enough."""
    if not isinstance(size, Integral) or isinstance(size, bool) or size < least:
        raise ValueError(f"{name} is a whole number from {least} on, not {size!r}.")


def uses(corpus: Corpus, phrase: str, *, case: bool = False) -> Iterator[tuple[int, Places]]:
    """The uses of a phrase, article by article: the article's number, and the words at which the uses start.

    The words of a phrase stand in one sentence.
    """
    check_corpus(corpus)
    sought = phrase_words(phrase, case=case)
    for number, places in by_article(corpus, corpus.stream.find(sought, case)):
        if len(sought) > 1:
            article = corpus.articles[number]
            places = in_one_sentence(article, article.words, places, len(sought))
        if len(places):
            yield number, places


def in_one_sentence(article: Article, spans: list[Span], places: Places, size: int) -> Places:
    """The places from which `size` words stand in one sentence; spans are the article's words."""
    # Letters and spaces alone, with the sign after them, hold no end of a sentence; most uses are such.
    found = (article.text[spans[place][0] : spans[place + size - 1][1] + 1] for place in places.tolist())
    if all(passage.replace(" ", "").isalpha() for passage in found):
        return places
    sentence = sentence_numbers(article, spans)
    kept: Places = places[sentence[places] == sentence[places + size - 1]]
    return kept


def by_article(corpus: Corpus, places: Places) -> Iterator[tuple[int, Places]]:
    """Places in the stream as places in their articles: (number of the article, word numbers)."""
    texts = corpus.stream.text_of(places)
    first = np.flatnonzero(np.diff(texts, prepend=-1))
    for begin, end in zip(first, [*first[1:], len(places)], strict=False):
        yield int(texts[begin]), places[begin:end] - corpus.stream.starts[texts[begin]]


def use_counts(corpus: Corpus, phrase: str, *, case: bool = False) -> list[int]:
    """How often a phrase is used in each article of the corpus."""
    counts = [0] * len(corpus)
    for number, places in uses(corpus, phrase, case=case):
        counts[number] = len(places)
    return counts


def sentence_numbers(article: Article, words: list[Span]) -> Places:
    """For each word of the article, the number of the sentence it stands in."""
    starts = [start for start, _ in sentences(article.text)]
    return np.searchsorted(np.array(starts), np.array([start for start, _ in words], int), side="right") - 1


def passages(corpus: Corpus, places: Places, sizes: Places) -> tuple[list[Article], Places, Places]:
    """The passages that `sizes` words fill from `places` in the stream on: articles, starts, ends."""
    order = np.argsort(places, kind="stable")
    starts, ends = np.empty(len(places), np.int64), np.empty(len(places), np.int64)
    done = 0
    for number, local in by_article(corpus, places[order]):
        here = order[done : done + len(local)]
        spans = corpus.articles[number].words
        starts[here] = [spans[place][0] for place in local.tolist()]
        ends[here] = [spans[place][1] for place in (local + sizes[here] - 1).tolist()]
        done += len(local)
    return [corpus.articles[text] for text in corpus.stream.text_of(places)], starts, ends


def as_words(words: Iterable[str], *, case: bool = False) -> set[str]:
    """A list of single words, such as those to skip, as they are counted.

    With `case`, a word stands for itself and for its form at the start of a sentence: *us* for *Us*, not for *US*.
    """
    if isinstance(words, str):
        raise ValueError(f"Give a list of words, such as [{words!r}], not one text.")
    listed = list(words) if isinstance(words, Iterable) else [words]
    if wrong := [word for word in listed if not isinstance(word, str)]:
        raise ValueError(f"Give a list of words, such as ['the', 'of']; {wrong[0]!r} is no word.")
    plain = [straight(normalize("NFC", word)) for word in listed]
    return {*plain, *(word[:1].upper() + word[1:] for word in plain)} if case else {fold(word) for word in plain}
