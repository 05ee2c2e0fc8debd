"""Texts that stand in a corpus more than once."""

import random

import pytest

from toolkit.copies import copies
from toolkit.stream import encode

WORDS = [f"w{number}" for number in range(500)]


def text(seed, words=120):
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def found(*texts):
    return [tuple(row) for row in copies(encode(texts))[["text", "other", "same"]].to_numpy()]


def test_the_same_words():
    assert found(text(1), text(2), text(1).upper() + "!") == [(2, 0, True)]
    assert found("Closed.", "closed", "", "", "Open.") == [(1, 0, True)]


def test_nearly_the_same():
    one = text(1)
    changed = " ".join(word if number % 40 else "x" for number, word in enumerate(one.split()))
    table = copies(encode([one, text(2), changed]))
    assert table[["text", "other", "same"]].to_numpy().tolist() == [[2, 0, False]]
    # 120 words have 116 runs of five; words 0, 40 and 80 are in 1 + 5 + 5 of them
    assert table["share"].tolist() == [105 / 116]


def test_a_text_inside_another_and_one_that_shares_a_little():
    one = text(1)
    assert found(one, f"{text(2)} {one} {text(3)}") == [(1, 0, False)]
    assert found(one, f"{text(2)} {' '.join(one.split()[:40])}") == []


def test_a_copy_leads_to_the_one_it_shares_most_with():
    one = text(1).split()
    half, whole = " ".join(one[:70] + text(5, 60).split()), " ".join(one)
    assert found(half, whole, f"{whole} x") == [(1, 0, False), (2, 1, False)]


def test_no_texts_and_empty_ones():
    assert found() == found("") == found("", "") == []
    assert dict(copies(encode([])).dtypes.astype(str)) == {
        "text": "int64",
        "other": "int64",
        "share": "float64",
        "same": "bool",
    }


def test_of_very_many_words_a_part_is_compared(monkeypatch):
    one = text(1, 3000)
    changed = " ".join(word if number % 40 else "x" for number, word in enumerate(one.split()))
    exact = copies(encode([one, text(2, 3000), changed]))["share"][0]
    monkeypatch.setattr("toolkit.copies._MOST", 3000)
    monkeypatch.setattr("toolkit.copies._BLOCK", 1000)
    table = copies(encode([one, text(2, 3000), changed]))
    assert table[["text", "other", "same"]].to_numpy().tolist() == [[2, 0, False]]
    assert table["share"][0] == pytest.approx(exact, abs=0.1) and table["share"][0] != exact
