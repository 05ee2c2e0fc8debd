"""The token stream counts exactly what the plain rule counts, text by text."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import load_corpus
from toolkit.stream import Stream, encode
from toolkit.text import fold, forms

SEARCH = settings(deadline=None, max_examples=200, database=None, derandomize=True)
TEXT = st.text(st.sampled_from("abAÉ1.,-’' \n\u00a0\u2003\u2028\x1c\u200b\u0e42"), max_size=15)
ANY = st.lists(
    st.one_of(TEXT, st.text(max_size=15), st.sampled_from(["U.S. and us", "Russia’s RUSSIA'S", "İstanbul ΟΔΟΣ"])),
    max_size=6,
)


def written(stream):
    return [stream.forms[number] for number in stream.written]


def naive_places(texts, phrase, case):
    """Where a phrase starts among all words, text after text, the slow and plain way."""
    found, before = [], 0
    for text in texts:
        words = [form if case else fold(form) for form in forms(text)]
        found += [before + place for place in range(len(words)) if words[place : place + len(phrase)] == phrase]
        before += len(words)
    return found


@SEARCH
@given(ANY)
def test_words_are_those_of_the_plain_rule(texts):
    stream = encode(texts)
    assert written(stream) == [form for text in texts for form in forms(text)]
    assert stream.lengths.tolist() == [len(forms(text)) for text in texts]
    assert stream.ends.tolist() == np.cumsum(stream.lengths).tolist()
    assert [stream.vocabulary()[number] for number in stream.numbers()] == [fold(form) for form in written(stream)]


@SEARCH
@given(ANY, st.booleans())
def test_counts(texts, case):
    stream, words = encode(texts), [[form if case else fold(form) for form in forms(text)] for text in texts]
    vocabulary = stream.vocabulary(case)
    together = Counter(word for text in words for word in text)
    assert vocabulary == list(together)
    assert stream.counts(case).tolist() == list(together.values())
    assert stream.spread(case).tolist() == [sum(word in text for text in words) for word in vocabulary]
    for number, text in enumerate(words):
        assert stream.counts_in(number, case).tolist() == [text.count(word) for word in vocabulary]
    assert stream.text_of().tolist() == [number for number, text in enumerate(words) for _ in text]
    assert stream.text_of(np.arange(len(stream.written))).tolist() == stream.text_of().tolist()


@SEARCH
@given(
    st.lists(st.text(st.sampled_from("aAb "), max_size=9), max_size=5),
    st.lists(st.sampled_from("aAb"), min_size=1, max_size=3),
)
def test_find(texts, phrase):
    stream = encode(texts)
    assert stream.find(phrase, case=True).tolist() == naive_places(texts, phrase, True)
    folded = [fold(word) for word in phrase]
    assert stream.find(folded).tolist() == naive_places(texts, folded, False)


def test_by_hand():
    stream = encode(["Russia’s war. RUSSIA'S", "", "War\u00a0on\u2003war"])
    assert stream.forms == ["Russia's", "war", "RUSSIA'S", "War", "on"]
    assert stream.written.tolist() == [0, 1, 2, 3, 4, 1]
    assert stream.vocabulary() == ["russia's", "war", "on"]
    assert stream.numbers().tolist() == [0, 1, 0, 1, 2, 1]
    assert (stream.starts.tolist(), stream.ends.tolist(), stream.lengths.tolist()) == ([0, 3, 3], [3, 3, 6], [3, 0, 3])
    assert stream.counts().tolist() == [2, 3, 1]
    assert stream.counts(case=True).tolist() == [1, 2, 1, 1, 1]
    assert stream.spread().tolist() == [1, 2, 1]
    assert stream.counts_in(2).tolist() == [0, 2, 1]
    assert stream.text_of(np.array([0, 2, 3, 5])).tolist() == [0, 0, 2, 2]
    assert stream.find(["war", "on"]).tolist() == [3]
    assert stream.find(["russia's", "war"]).tolist() == [0]  # RUSSIA'S | War belong to two texts
    assert stream.find(["war", "on"], case=True).tolist() == []


WILD = {  # word: what it finds among the words below
    "negotiat*": ["negotiate", "negotiations"],
    "*s": ["u.s", "negotiations", "russia's"],
    "*": ["u.s", "negotiate", "negotiations", "a", "russia's", "x[1]y"],
    "russia*": ["russia's"],
    "*[1]*": ["x[1]y"],
    "?": [],
    "[a]": [],
    "n*t*s": ["negotiations"],
    "none*": [],
    "**a": ["a"],
}


@pytest.mark.parametrize("word", WILD)
def test_matching(word):
    known = [
        "u.s",
        "negotiate",
        "negotiations",
        "a",
        "russia's",
        "x[1]y",
    ]  # no text gives the last; signs stand for themselves
    stream = Stream(known, np.arange(len(known), dtype=np.int32), np.array([len(known)]))
    assert [stream.vocabulary()[number] for number in stream.matching(word)] == WILD[word]


@pytest.mark.parametrize("texts", [[], [""], ["", "", ""], ["…", " \n "]])
def test_no_words(texts):
    stream = encode(texts)
    assert len(stream.ends) == len(stream.starts) == len(stream.lengths) == len(texts)
    assert stream.lengths.sum() == len(stream.written) == len(stream.numbers()) == 0
    assert stream.vocabulary() == stream.find(["a"]).tolist() == stream.find(["a", "b"]).tolist() == []
    assert stream.counts().tolist() == stream.spread().tolist() == stream.text_of().tolist() == []


@pytest.mark.parametrize("size", [63, 64, 65, 128, 512, 513, 1500])
def test_batches_leave_no_trace(size):
    texts = [f"text {number % 97} of many" if number % 5 else "" for number in range(size)]
    stream = encode(iter(texts))
    assert written(stream) == [form for text in texts for form in text.split()]
    assert stream.lengths.tolist() == [len(text.split()) for text in texts]


def test_articles_of_the_corpus():
    corpus = load_corpus()
    assert written(corpus.stream) == [form for article in corpus for form in forms(article.text)]
    assert corpus.stream is corpus.stream
    assert corpus.stream.written.itemsize == 4
