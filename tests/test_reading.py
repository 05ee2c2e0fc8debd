"""Reported statements: cases by construction, and what must hold for every text.

A case says for each statement its content (pieces joined by …), its source and its cue, and the first word of the rule
that finds it; `inside` holds the place of the statement around each, if there is one.
"""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.cues import read_cues
from toolkit.reading import parents, statements
from toolkit.text import paragraphs

CASES = json.loads((Path(__file__).parent / "cases" / "statements.json").read_text(encoding="utf-8"))
CUES = read_cues()
KNOWN = pytest.mark.xfail(strict=True, reason="known mistake")
MARKS = "“”„«»\"'‘’\u0e42"
WORDS = [*sorted({word for case in CASES for word in case["text"].split()}), *MARKS, *".,;:–—()[]…", "''", "\n"]
SEARCH = settings(deadline=None, max_examples=300, database=None, derandomize=True)


def as_param(case):
    return pytest.param(case, id=case["case"], marks=[KNOWN] if case.get("expect") == "fail" else [])


def said(text, found):
    """A statement as a case writes it."""
    content = " … ".join(text[start:end] for start, end in found.pieces)
    source, cue = (text[slice(*span)] if span else "" for span in (found.source, found.cue))
    return [content, source, cue, found.rule.split(" ")[0]]


def check(text):
    """The statements of a text, each in its place: in order, inside one paragraph, apart from their cues."""
    found = statements(text, CUES)
    assert found == sorted(found, key=lambda one: (one.pieces[0][0], -one.pieces[-1][1]))
    for one, above in zip(found, parents(found), strict=True):
        assert all(one[1] <= other[0] for one, other in pairwise(one.pieces))
        assert any(start <= one.pieces[0][0] and one.pieces[-1][1] <= end for start, end in paragraphs(text))
        assert not any(start < one.cue[1] and one.cue[0] < end for start, end in one.pieces if one.cue)
        assert above is None or found[above].pieces[0][0] <= one.pieces[0][0]
        for start, end in filter(None, [*one.pieces, one.source, one.cue]):
            assert text[start:end] and text[start:end] == text[start:end].strip()


@pytest.mark.parametrize("case", [as_param(case) for case in CASES])
def test_case(case):
    found = statements(case["text"], CUES)
    assert [said(case["text"], one) for one in found] == case["says"]
    assert parents(found) == case.get("inside", [None] * len(found))


def test_cases_are_told_apart():
    assert len({case["case"] for case in CASES}) == len({case["text"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_missing_mark_or_a_cut_harms_no_other_paragraph(case):
    text, last = case["text"], "\nThe choir said that it would sing."
    spoiled = [text[:place] + text[place + 1 :] for place, letter in enumerate(text) if letter in MARKS + ",.:"]
    for one in [text, *spoiled, *(text[:cut] for cut in range(0, len(text), 7))]:
        check(one + last)
        assert said(one + last, statements(one + last, CUES)[-1])[0] == "that it would sing"


@SEARCH
@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_words_can_be_read(text):
    check(text)


ODD = [
    "",
    " \n ",
    "“",
    "“”",
    "“\n”",
    ".",
    ":",
    "\u200b",
    "\x1c",
    "he said",
    "he said: :",
    "He said “",
    "Nobody asked him",
]


@pytest.mark.parametrize("text", [*ODD, "He left.\n____\nHe said so."])
def test_odd_texts_can_be_read(text):
    check(text)


def test_a_judge_of_ones_own():
    text = "“It rains,” Novak said. He hopes that it snows."
    found = statements(text, CUES, lambda claim, sentence: 0.9 if claim.word == "hope" else 0.1)
    assert [one.word for one in found] == ["hope"]


def test_parents_hold_statement_and_cue():
    text = "Diallo said the union had promised that the club would vote. “Good,” he added."
    found = statements(text, CUES)
    assert [said(text, one)[1] for one in found] == ["Diallo", "the union", "he"]
    assert parents(found) == [None, 0, None]


@pytest.mark.parametrize(
    "text",
    [
        '"' * 20_000, "“" * 20_000, '"a" ' * 20_000, "“a, " * 20_000, "“a\n" * 20_000, "‘a’ " * 20_000,
        "“Why?” " * 4_000, "“Why?” he said. " * 4_000, "“Why?” he said\n" * 4_000, "he said " * 4_000,
        "he said that " * 4_000, "said " * 4_000, "which he denied " * 2_000, "his claim of " * 2_000, "he, " * 20_000,
        "according to " * 20_000, "a bridge of " * 80_000, "a" * 1_000_000, "(" * 20_000, "he said: " * 4_000,
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_a_hostile_text_takes_linear_time(text):
    """No clock: were the work quadratic, one of these alone would be noticed."""
    found = statements(text, CUES)
    assert len(found) <= len(text)
