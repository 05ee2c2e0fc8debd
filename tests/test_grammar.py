"""A sentence as words with one class each: what stands together, which class a word has, and no letter lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.cues import read_cues
from toolkit.grammar import CLASSES, parsed
from toolkit.quoting import quotations

CUES = read_cues()
SEARCH = settings(deadline=None, max_examples=200, database=None, derandomize=True)
WORDS = ["he", "said", "Anna", "U.S.", "Sen.", "J.", "isn't", "it’s", "players’", "3,000", "“Why?”", "“", "”", "'",
         "\u0e42", "--", "...", "(", ")", ",", ".", "claims", "43-year-old", "\u2028", "\x1c", "½"]  # fmt: skip
TEXTS = st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join) | st.lists(st.sampled_from(WORDS)).map("".join)


def made(text):
    return parsed(text, (0, len(text)), quotations(text), CUES)


TOKENS = {  # one word of the sentence between two bars
    "Sen. Ana Ruiz left.": "Sen.|Ana|Ruiz|left|.",
    "J. Novak met St. Mary.": "J.|Novak|met|St.|Mary|.",
    "He met J.": "He|met|J|.",
    "The U.S. team won.": "The|U.S.|team|won|.",
    "Novak’s dog isn't the players’ dog.": "Novak|’s|dog|is|n't|the|players|’|dog|.",
    "It’s 3,000-2,500 in 2.5 hours.": "It|’s|3,000-2,500|in|2.5|hours|.",
    "A 43-year-old left -- or not...": "A|43-year-old|left|--|or|not|...",
    "“Why? Now?” she asked.": "“Why? Now?”|she|asked|.",
    "O’Neill (in May) said: no": "O’Neill|(|in|May|)|said|:|no",
}


@pytest.mark.parametrize("text", TOKENS)
def test_words_and_marks(text):
    sentence = made(text)
    spans = [sentence.span(place, place + 1) for place in range(len(sentence.words))]
    assert "|".join(text[slice(*span)] for span in spans) == TOKENS[text]


KINDS = {
    "The old bridge is safe.": "dnnBn.",
    "Officials say the bridge was closed.": "CVdnBv.",
    "Novak’s dog has not left, and nobody said why.": "C'nHxv,csVk.",
    "He’s here; who’s there?": "sBr;wBs.",
    "They can't and won’t go to Arden on May 5.": "sMxcMxVtCpC#.",
    "“It is over,” he said.": "QsV.",
    "The “miracle” ended.": "dqv.",
    "The crew, which had waited, left the harbour.": "dn,wHv,vdn.",
    "The head of the club quietly resigned.": "dnpdnrv.",
    "US teams told us so.": "CnVor.",
}


@pytest.mark.parametrize("text", KINDS)
def test_classes(text):
    assert made(text).kinds == KINDS[text]


def test_a_quotation_is_one_word_whatever_its_marks():
    for one in ["“Over,”", '"Over,"', "''Over,''", "‘Over,’", "«Over,»"]:
        assert made(f"{one} he said.").kinds == "QsV."


def test_a_quotation_in_damaged_marks_ends_like_any_other():
    assert made("โOver,โ he said.").kinds == "QsV."


@SEARCH
@given(TEXTS)
def test_every_letter_is_in_exactly_one_word(text):
    sentence = made(text)
    edges = [0, *(edge for span in zip(sentence.starts, sentence.ends, strict=True) for edge in span), len(text)]
    assert edges == sorted(edges)
    between = zip(edges[::2], edges[1::2], strict=True)
    assert not any(map(str.isalnum, "".join(text[left:right] for left, right in between)))


@SEARCH
@given(TEXTS)
def test_every_word_has_one_class(text):
    sentence = made(text)
    assert len(sentence.words) == len(sentence.kinds)
    assert "?" not in sentence.kinds
    assert all(sentence.kinds[place] in "VGNJr" for place in sentence.cues)


def test_classes_have_one_letter():
    assert set(CLASSES.values()) <= set("dsopthwkbcBHMxr")
