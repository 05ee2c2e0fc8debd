"""Quotations: cases by mark, and what must hold for every paragraph, however its marks are damaged."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.quoting import quotations
from toolkit.text import paragraphs

CASES = json.loads((Path(__file__).parent / "cases" / "quotations.json").read_text(encoding="utf-8"))
MARKS = "“”„‟«»\"'‘’`\u0e42"
WORDS = [*MARKS, "''", "``", "he said", "Anna", "Why?", "it’s", "players’", "isn't", ",", ".", "(", ")", "—", "5", ""]
SEARCH = settings(deadline=None, max_examples=300, database=None, derandomize=True)
PARAGRAPHS = st.lists(st.sampled_from(WORDS)).map(" ".join) | st.lists(st.sampled_from(WORDS)).map("".join)


def as_param(case):
    marks = [pytest.mark.xfail(strict=True, reason="known mistake")] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["case"], marks=marks)


def first_paragraph(text):
    return quotations(text, *(paragraphs(text) or [(0, 0)])[0])


def check_spans(text, found):
    """Sorted, apart, inside the text, and about something."""
    edges = [0, *(edge for one in found for edge in (one.start, one.end)), len(text)]
    assert edges == sorted(edges)
    assert all(any(map(str.isalnum, text[one.start : one.end])) for one in found)
    assert not any(one.open for one in found[:-1])


@pytest.mark.parametrize("case", [as_param(case) for case in CASES])
def test_case(case):
    found = first_paragraph(case["text"])
    assert [case["text"][one.start : one.end] for one in found] == case["quotations"]
    assert any(one.open for one in found) == case.get("open", False)


def test_cases_are_told_apart():
    assert len({case["case"] for case in CASES}) == len({case["text"] for case in CASES}) == len(CASES)


@SEARCH
@given(st.text() | PARAGRAPHS)
def test_spans_are_sorted_apart_and_hold_letters(text):
    check_spans(text, quotations(text))


@pytest.mark.parametrize("case", [case for case in CASES if "\n" not in case["text"]], ids=lambda case: case["case"])
def test_a_missing_mark_harms_nothing_but_its_neighbours(case):
    text = case["text"]
    for place in (place for place, letter in enumerate(text) if letter in MARKS):
        spoiled = text[:place] + text[place + 1 :]
        check_spans(spoiled, quotations(spoiled))
        assert quotations(spoiled + "\n“Why?”", len(spoiled) + 1)[0][:2] == (len(spoiled) + 1, len(spoiled) + 7)


@SEARCH
@given(PARAGRAPHS, PARAGRAPHS)
def test_a_paragraph_does_not_depend_on_the_one_before(first, second):
    text, shift = f"{first}\n{second}", len(first) + 1
    moved = [(one.start + shift, one.end + shift, one.open) for one in quotations(second)]
    assert quotations(text, shift) == moved


@SEARCH
@given(st.lists(st.sampled_from(["Why?", "the old oven,", "No."])))
def test_every_well_formed_quotation_is_found(contents):
    text = " she asked. ".join(f"“{content}”" for content in contents)
    assert [text[one.start : one.end] for one in quotations(text)] == [f"“{content}”" for content in contents]


@pytest.mark.parametrize("unit", ['"', "“", "”", "''", "'", "‘", "a’ ", "‘a ", "“a", "a” ", '"a" ', "\u0e42 ", '"." '])
def test_many_marks_take_linear_time(unit):
    """No clock: were the work quadratic, one of these alone would be noticed."""
    text = unit * 20_000
    check_spans(text, quotations(text))
