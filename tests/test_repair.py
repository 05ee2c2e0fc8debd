"""Repairs can be undone, and every passage of the text can be found again in the file."""

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import Article, load_corpus
from toolkit.repair import Repair, find_repair, in_order, normalised, placed, repaired, source_span, undone

SEEDS = Path(__file__).parent.parent / "seeds"
SEARCH = settings(deadline=None, max_examples=300, database=None, derandomize=True)
PIECE = st.text(st.sampled_from("ab “\n"), max_size=4)


def repair(start, before, after):
    return Repair(start, start + len(before), before, after, "test", "certain")


@st.composite
def edited(draw):
    """A raw text, its repairs, and the text they should give."""
    raw, text, repairs = "", "", []
    for kept, before, after in draw(st.lists(st.tuples(PIECE, PIECE, PIECE), max_size=5)):
        raw, text = raw + kept, text + kept
        if before != after and (kept or not repairs):  # two insertions at one place would have no order
            repairs.append(repair(len(raw), before, after))
            raw, text = raw + before, text + after
    return raw, tuple(repairs), text


FOUND = [  # raw, before, after, start, what really goes, what really comes
    ("a โroot causes", "a โroot", "a “root", 2, "โ", "“"),
    ("Russiaโs full", "Russiaโs", "Russia’s", 6, "โ", "’"),
    ("x Read more y", "Read more ", "", 2, "Read more ", ""),
    ("one three", "one three", "one two three", 5, "", "wo t"),  # "one t|hree": the shared start is taken first
    ("aaab", "aaab", "aab", 2, "a", ""),
    ("same", "same", "same", 4, "", ""),
]


@pytest.mark.parametrize("raw, before, after, start, goes, comes", FOUND)
def test_find_repair_keeps_what_really_changes(raw, before, after, start, goes, comes):
    found = find_repair(raw, before, after, "why", "certain")
    assert found == Repair(start, start + len(goes), goes, comes, "why", "certain")
    assert repaired(raw, [found]) == raw.replace(before, after)


@pytest.mark.parametrize("raw, before, times", [("a b a", "a", 2), ("a b", "c", 0), ("a b", "", 0), ("aaa", "aa", 2)])
def test_find_repair_wants_exactly_one_place(raw, before, times):
    with pytest.raises(ValueError, match=f"occurs {times} times"):
        find_repair(raw, before, "x", "why", "certain")


def test_in_order():
    one, other = repair(0, "a", "b"), repair(1, "b", "")
    assert in_order([other, one]) == (one, other)
    with pytest.raises(ValueError, match="'ab' and 'b'"):
        in_order([other, repair(0, "ab", "c")])


def test_by_hand():
    repairs = [repair(0, "12", ""), repair(4, "x", "yz"), repair(7, "", "!")]
    assert repaired("12abxcde", repairs) == "abyzcd!e"
    assert placed(repairs) == [(0, 0), (2, 4), (6, 7)]
    assert undone("abyzcd!e", repairs) == "12abxcde"
    spans = {
        (0, 2): (2, 4),
        (2, 4): (4, 5),
        (2, 3): (4, 5),
        (3, 4): (4, 5),
        (4, 6): (5, 7),
        (4, 7): (5, 7),
        (6, 7): (7, 7),
        (7, 8): (7, 8),
        (0, 8): (2, 8),
        (1, 5): (3, 6),
        (0, 0): (2, 2),
        (3, 3): (4, 5),
        (8, 8): (8, 8),
    }
    assert {span: source_span(repairs, *span) for span in spans} == spans


@SEARCH
@given(edited())
def test_repairs_can_be_undone(case):
    raw, repairs, text = case
    assert repaired(raw, repairs) == text
    assert undone(text, repairs) == raw
    assert [text[start:end] for start, end in placed(repairs)] == [made.after for made in repairs]


@SEARCH
@given(edited())
def test_every_span_has_its_source(case):
    raw, repairs, text = case
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            first, last = source_span(repairs, start, end)
            assert 0 <= first <= last <= len(raw)
            if all(after <= start or before >= end for before, after in placed(repairs)):
                assert raw[first:last] == text[start:end]
            inside = [
                made
                for made, (left, right) in zip(repairs, placed(repairs), strict=True)
                if start < left <= right < end
            ]
            assert all(first <= made.start and made.end <= last for made in inside)


@SEARCH
@given(edited())
def test_sources_follow_one_another_as_the_spans_do(case):
    _, repairs, text = case
    starts = [source_span(repairs, place, len(text))[0] for place in range(len(text) + 1)]
    ends = [source_span(repairs, 0, place)[1] for place in range(len(text) + 1)]
    assert starts == sorted(starts)
    assert ends == sorted(ends)


NORMALISED = {
    "plain “text”\n": "plain “text”\n",
    "a\r\nb\r\n": "a\nb\n",
    "a\rb": "a\nb",
    "\r\r\n\n\r": "\n\n\n\n",
    "cafe\u0301": "café",
    "e\u0323\u0301 e\u0301\u0323": "ẹ\u0301 ẹ\u0301",
    "\u1112\u1161\u11ab\uae00": "한글",
    "\u1100\u1161": "가",
    "\uac00\u11a8": "각",
    "\u212b \u2126 \u212a": "Å Ω K",
    "\u0958": "\u0915\u093c",  # a composition that NFC takes apart
    "\u0301a": "\u0301a",
    "x\r\u0301": "x\n\u0301",
    "\u0b47\u0b3e": "\u0b4b",
    "": "",
}


@pytest.mark.parametrize("raw", NORMALISED, ids=ascii)
def test_normalised(raw):
    assert repaired(raw, normalised(raw)) == NORMALISED[raw]


def test_normalised_changes_no_more_than_it_must():
    assert [(one.start, one.before, one.after) for one in normalised("aé e\u0301\r\nb\n")] == [
        (3, "e\u0301", "é"),
        (5, "\r\n", "\n"),
    ]


ODD = st.text(
    st.sampled_from(
        "ae1 é\r\n\u0301\u0323\u0327\u1100\u1161\u11a8\uac00\u212b\u0b47\u0b3e\u09c7\u09be\u0958\u1025\u102e"
    )
)


@SEARCH
@given(st.one_of(ODD, st.text()))
def test_every_text_becomes_nfc_and_back(raw):
    repairs = normalised(raw)
    text = repaired(raw, repairs)
    assert text == normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    assert undone(text, repairs) == raw
    assert all(raw[one.start : one.end] == one.before != one.after for one in repairs)
    assert in_order(repairs) == repairs


@pytest.mark.parametrize("article", list(load_corpus()), ids=lambda article: article.id)
def test_seeds_come_back_byte_for_byte(article):
    seed = (SEEDS / article.file).read_bytes()
    assert undone(article.text, article.ledger).encode("utf-8") == article.raw.encode("utf-8") == seed
    assert repaired(article.raw, article.ledger) == article.text != article.raw or article.id == "unsigned_1"
    assert normalize("NFC", article.text) == article.text


@pytest.mark.parametrize("wrong", [repair(1, "x", "y"), repair(0, "abcd", ""), repair(9, "", "z"), repair(-1, "c", "")])
def test_a_ledger_must_fit_its_file(wrong):
    with pytest.raises(ValueError, match="a"):
        Article("a", "abc", (wrong,))
