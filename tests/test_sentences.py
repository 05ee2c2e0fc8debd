"""Sentences: cases by rule, and what must hold for every text. In a case ‖ stands where a sentence must end."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.sentences import ABBREVIATIONS, STARTERS, sentences

CASES = json.loads((Path(__file__).parent / "cases" / "sentences.json").read_text(encoding="utf-8"))
MEGABYTE = 10**6
HOSTILE = [
    ".", '"', "a.", "A. ", "(", " ", "“", "…", ". ", ".\t", ".\u00a0", '." ', ". “", ".)", ". ”", "\n", ".\n", "a\n",
    "?!", " •", "x • ", "aa.Bb ", "aa.Bbbbb", '?" A ', '?" Aa said ', '?" A, ', "1. ", "1) 2) ", "U.S. ", "... ",
    ". . . Aa ",
]  # fmt: skip
WORDS = [
    "he", "said", "Anna", "The", "I", "U.S.", "Mr.", "p.m.", "No.", "5", "5.", "2)", "1.", "...", "…", ".", "?", "!",
    ".”", "?’", "“", "”", '"', "'", "''", "(", ")", "[", "]", "«", "»", "•", "–", ",", "\n", "\r\n", "\u00a0", "\u2028",
    "x.Then", "",
]  # fmt: skip
NEWSLIKE = st.lists(st.sampled_from(WORDS)).map(" ".join) | st.lists(st.sampled_from(WORDS)).map("".join)


def as_param(case):
    marks = [pytest.mark.xfail(strict=True, reason="known mistake")] if case.get("expect") == "fail" else []
    return pytest.param(case["text"], id=case["rule"], marks=marks)


@pytest.mark.parametrize("marked", [as_param(case) for case in CASES])
def test_case(marked):
    text = marked.replace("‖", "")
    assert [text[start:end] for start, end in sentences(text)] == [part.strip() for part in marked.split("‖")]


def test_rules_are_told_apart():
    rules = [case["rule"] for case in CASES]
    assert len(rules) == len(set(rules))


@given(st.text() | NEWSLIKE)
@example("")
@example(" \n ")
@example("\r•")
@example("\x1c.\x1c.\x85a")
def test_sentences_hold_every_character_but_white_space_once(text):
    spans = sentences(text)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(start < end and text[start:end] == text[start:end].strip() for start, end in spans)
    between = zip(edges[::2], edges[1::2], strict=True)
    assert not any(text[left:right].strip() for left, right in between)


@given(st.text() | NEWSLIKE)
def test_no_sentence_crosses_a_line_break(text):
    assert not any("\n" in text[start:end] for start, end in sentences(text))


@given(NEWSLIKE, NEWSLIKE)
def test_a_paragraph_does_not_depend_on_the_one_before(first, second):
    shift = len(first) + 1
    expected = sentences(first) + [(start + shift, end + shift) for start, end in sentences(second)]
    assert sentences(f"{first}\n{second}") == expected


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_a_hostile_megabyte_takes_linear_time(unit):
    """No clock: were the work quadratic, one of these alone would outlast the patience of whoever runs the suite."""
    text = unit * (MEGABYTE // len(unit))
    spans = sentences(text)
    assert sum(end - start for start, end in spans) <= len(text)
    assert spans[-1][1] == len(text.rstrip()) if text.strip() else spans == []


def test_an_unclosed_mark_does_not_swallow_what_follows():
    rest = "The bridge is old. Nobody came. " * 50
    assert len(sentences(f"“{rest}")) == len(sentences(rest)) == 100


def test_no_abbreviation_stands_in_two_lists():
    listed = [word for words in ABBREVIATIONS.values() for word in words]
    assert len(listed) == len(set(listed))
    assert not STARTERS & set(listed)
