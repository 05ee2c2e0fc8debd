"""Noun phrases: who a sentence speaks of before and after a verb. In a case | stands beside the verb."""

import pytest

from toolkit.cues import read_cues
from toolkit.grammar import parsed
from toolkit.phrases import clause_ahead, group_start, phrase_after, phrase_before
from toolkit.quoting import quotations

CUES = read_cues()
KNOWN = pytest.mark.xfail(strict=True, reason="known mistake")


def marked(text):
    """The sentence without its bar, and the first word after the bar."""
    place, text = text.index("|"), text.replace("|", "")
    sentence = parsed(text, (0, len(text)), quotations(text), CUES)
    return text, sentence, sum(start < place for start in sentence.starts)


def as_param(case):
    text, expected, *fails = case
    return pytest.param(text, expected, id=text, marks=[KNOWN] if fails else [])


BEFORE = [
    ("Novak |said", "Novak"),
    ("The old baker of Arden |said", "The old baker of Arden"),
    ("On Monday he |said", "he"),
    ("Ana Ruiz and Pavel Novak |said", "Ana Ruiz and Pavel Novak"),
    ("Ana Ruiz, Pavel Novak and the cook |said", "Ana Ruiz, Pavel Novak and the cook"),
    ("Ana Ruiz, chair of the club, |said", "Ana Ruiz, chair of the club"),
    ("Ana Ruiz, who won the prize, |said", "Ana Ruiz"),
    ("Ana Ruiz, speaking in Arden, |said", "Ana Ruiz"),
    ("Ana Ruiz (a baker) |said", "Ana Ruiz (a baker)"),
    ("Ana Ruiz on Friday |said", "Ana Ruiz"),
    ("The club last week |said", "The club"),
    ("A spokesman for the club in Arden |said", "A spokesman for the club in Arden"),
    ("The club’s new coach |said", "The club’s new coach"),
    ("The bridge is safe, officials |say", "officials"),
    ("The crowd left after the mayor |said", "the mayor"),
    ("People who helped the club |say", "People who helped the club"),
    ("People who live near the bridge |say", "People who live near the bridge", "fail"),
    ("A letter obtained by the club |said", "A letter obtained by the club"),
    ("He left and |said", None),
    ("|said", None),
]


@pytest.mark.parametrize("text, expected", [as_param(case) for case in BEFORE])
def test_phrase_before(text, expected):
    text, sentence, verb = marked(text)
    found = phrase_before(sentence, verb, 0)
    assert (text[slice(*sentence.span(*found))] if found else None) == expected


AFTER = [
    ("said |Ana Ruiz.", "Ana Ruiz"),
    ("said |he in a letter.", "he"),
    ("said |Ana Ruiz, chair of the club.", "Ana Ruiz, chair of the club"),
    ("said |Ana Ruiz, who won the prize.", "Ana Ruiz"),
    ("said |Ana Ruiz on Monday.", "Ana Ruiz"),
    ("said |the head of the club’s board, but nobody came.", "the head of the club’s board"),
    ("said |Ana Ruiz (a baker) in Arden.", "Ana Ruiz (a baker) in Arden"),
    ("said |Ana Ruiz and Pavel Novak.", "Ana Ruiz and Pavel Novak"),
    ("said |Ana Ruiz, and the crowd left.", "Ana Ruiz"),
    ("said |that it rains.", None),
    ("said |.", None),
]


@pytest.mark.parametrize("text, expected", [as_param(case) for case in AFTER])
def test_phrase_after(text, expected):
    text, sentence, start = marked(text)
    after = phrase_after(sentence, start, len(sentence.words))
    assert (text[slice(*sentence.span(start, after))] if after else None) == expected


GROUPS = {
    "She has never |said": "has never said",
    "She said he would not |say": "would not say",
    "She later |added": "later added",
    "She |said": "said",
}


@pytest.mark.parametrize("case", GROUPS)
def test_group_start(case):
    text, sentence, verb = marked(case)
    assert text[sentence.starts[group_start(sentence, verb, 0)] :] == GROUPS[case]


AHEAD = {
    "He left, |and the crowd said so": "cue",
    "He left, |and the crowd was glad": "verb",
    "He left, |a tired man": "",
    "He left, |a tired man, and said so": "",
}


@pytest.mark.parametrize("case", AHEAD)
def test_clause_ahead(case):
    _, sentence, place = marked(case)
    assert clause_ahead(sentence, place, len(sentence.words)) == AHEAD[case]
