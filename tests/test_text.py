"""Words and paragraphs: every letter in exactly one word, no word across white space, no text that hangs."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.text import base, fold, forms, paragraphs, parts, straight, words

LOST = "\u0e42\u0432\u05d2"  # what a Thai, Cyrillic or Hebrew code page makes of the first byte of a quotation mark
SEARCH = settings(deadline=None, max_examples=300, database=None, derandomize=True)
NASTY = st.text(st.sampled_from("aBéß1²_.,-‐‑'’“”‘\"/@%$ \n\t\r\u00a0\u2028\u200b\u200d\u0301ก" + LOST), max_size=25)
TEXTS = st.one_of(
    NASTY, st.text(max_size=25), st.lists(st.sampled_from(["U.S.", "U.S", ".", "-led", "’s", " "])).map("".join)
)

CASES = {
    "won't won’t": ["won't", "won’t"],
    "Russia’s Russia's sides’ willingness": ["Russia’s", "Russia's", "sides", "willingness"],
    "a 1,000-for-1,000 swap": ["a", "1,000-for-1,000", "swap"],
    "the U.S. and U.S., (U.S.) “U.S.”": ["the", "U.S.", "and", "U.S.", "U.S.", "U.S."],
    "U.S.-led U.S.’s U.S.A. J.D. Vance": ["U.S.-led", "U.S.’s", "U.S.A.", "J.D.", "Vance"],
    "at 5 p.m. in Kyiv. Then": ["at", "5", "p.m.", "in", "Kyiv", "Then"],
    "met in Kyiv.": ["met", "in", "Kyiv"],
    "vitamin C. Then I.": ["vitamin", "C", "Then", "I"],
    "long-range long‑range long‐range": ["long-range", "long‑range", "long‐range"],
    "“‘quoted’” 'straight' ''twice''": ["quoted", "straight", "twice"],
    "mid- and long- range—wide – dash": ["mid", "and", "long", "range", "wide", "dash"],
    "-5 --x-- x-": ["5", "x", "x"],
    "don''t a--b a.,b": ["don", "t", "a", "b", "a", "b"],
    "3.5% of $1,000 and €20,": ["3.5", "of", "1,000", "and", "20"],
    "https://x.org/a_b?c=1": ["https", "x.org", "a", "b", "c", "1"],
    "write to a.b@c.org.": ["write", "to", "a.b", "c.org"],
    "snake_case __init__ _": ["snake", "case", "init"],
    "O’Neill ’90s rock’n’roll": ["O’Neill", "90s", "rock’n’roll"],
    "x² No. ½": ["x²", "No", "½"],
    "Türkiye, Erdoğan; Łódź!": ["Türkiye", "Erdoğan", "Łódź"],
    "हिन्दी में समाचार": ["हिन्दी", "में", "समाचार"],
    "السَّلَامُ عليكم": ["السَّلَامُ", "عليكم"],
    "می\u200cخواهم بروم": ["می\u200cخواهم", "بروم"],
    "ภาษาไทย โรงเรียน โลก": ["ภาษาไทย", "โรงเรียน", "โลก"],
    "в Киеве, гора": ["в", "Киеве", "гора"],
    "": [],
    " \n\t ": [],
    "… – “” ’ ' - .": [],
}


@pytest.mark.parametrize("text", CASES)
def test_words(text):
    assert [text[start:end] for start, end in words(text)] == CASES[text]


@pytest.mark.parametrize("text", ["Tu\u0308rkiye cafe\u0301 Erdog\u0306an", "e\u0301\u0323 n\u0303o"])
def test_letters_and_accents_of_their_own_make_the_same_words(text):
    joined = normalize("NFC", text)
    assert len(words(text)) == len(words(joined)) == len(text.split())
    assert [normalize("NFC", word) for word in forms(text)] == forms(joined)


DAMAGED = {  # 004 as found, and what it must have been
    "the โroot causesโ of": ["the", "root", "causes", "of"],
    "Russiaโs full-scale": ["Russia's", "full-scale"],
    "both sidesโ willingness": ["both", "sides", "willingness"],
    "crisis,โ Lavrov": ["crisis", "Lavrov"],
    "mechanism.โ These": ["mechanism", "These"],
    "why?โ she": ["why", "she"],
    "the โ2022 planโ": ["the", "2022", "plan"],
    "in 2022โ.": ["in", "2022"],
    "(โX)": ["X"],
}


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_letter_is_never_counted(text):
    assert forms(text) == DAMAGED[text]


@SEARCH
@given(TEXTS)
def test_spans_are_valid_ordered_and_apart(text):
    spans = words(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@SEARCH
@given(TEXTS)
def test_every_letter_and_digit_is_in_exactly_one_word(text):
    inside = [place for start, end in words(text) for place in range(start, end)]
    assert len(inside) == len(set(inside))
    letters = {place for place, letter in enumerate(text) if letter.isalnum() and letter not in LOST}
    assert letters <= set(inside)


@SEARCH
@given(TEXTS)
def test_no_word_crosses_white_space(text):
    chunks = [(match.start(), match.group()) for match in re.finditer(r"\S+", text)]
    assert words(text) == [(at + start, at + end) for at, chunk in chunks for start, end in words(chunk)]


@SEARCH
@given(TEXTS)
def test_a_word_alone_is_one_word(text):
    assert [forms(form) for form in forms(text)] == [[form] for form in forms(text)]
    assert [fold(fold(form)) for form in forms(text)] == [fold(form) for form in forms(text)]


def test_fold_straight_base():
    assert fold("Russia’s") == fold("RUSSIA'S") == "russia's"
    assert straight("long‑range’s long‐range") == "long-range's long-range"
    cases = {"Russia’s": "Russia", "RUSSIA'S": "RUSSIA", "sides’": "sides", "won’t": "won’t", "s": "s", "its": "its"}
    assert {word: base(word) for word in cases} == cases


def test_paragraphs():
    text = "\n One. \n\n\u00a0\n\tTwo two.\t\nThree"
    assert [text[start:end] for start, end in paragraphs(text)] == ["One.", "Two two.", "Three"]


@SEARCH
@given(TEXTS)
def test_paragraphs_are_the_lines_without_white_space(text):
    expected = [line.strip() for line in text.split("\n") if line.strip()]
    assert [text[start:end] for start, end in paragraphs(text)] == expected


LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
PARTS = [  # text, title, standfirst, kinds
    ("Talks resume\nThey met.", "", "", "headline body"),
    ("They met.\nWar of words\nThey left.", "", "", "body subhead body"),
    ("They met.\nTalks resume", "Talks resume", "", "body headline"),
    ("Talks resume\nWar of words\nThey met.", "Talks resume", "", "headline subhead body"),
    ("They met again.\nThey left.", "", "They met again.", "standfirst body"),
    ("Why now?\nBecause:\nA list;\nthe end…", "", "", "body body body body"),
    (f"They met.\n{LONG}\n{LONG} fifteen", "", "", "body subhead body"),
    ("They met.\n“We are ready.”\nThey left.", "", "", "body body body"),
    ("They met.\n‘Ready?’\n(They left.)\n[End.]\n\"Why?\"", "", "", "body body body body body"),
    ("They met.\nA “final stage”\nThey left.", "", "", "body subhead body"),
    ("", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize("text, title, standfirst, kinds", PARTS)
def test_parts(text, title, standfirst, kinds):
    found = list(parts(text, title, standfirst))
    assert [kind for kind, _, _ in found] == kinds.split()
    assert [(start, end) for _, start, end in found] == paragraphs(text)


HOSTILE = """
from toolkit import Article
from toolkit.stream import encode
from toolkit.text import forms, paragraphs, parts, words
million = 1_000_000
for text in ["a." * 500_000, "a-" * 500_000, "’" * million, "U.S." * 250_000, "a" * million,
             "a ’" * 333_333, "\\n" * million, "\\u0e42" * million, "a\\u0e42" * 500_000, " " * million,
             "a\\u0301" * 500_000,
             '"' * million + ".", "”" * million, "a\\r" * 500_000, "A.B.-" * 200_000]:
    print(repr(text[:6]), flush=True)
    assert len(forms(text)) == len(words(text)) == len(encode([text]).written)
    assert len(list(parts(text))) == len(paragraphs(text))
    assert Article.from_text("a", text).raw == text
print("finished")
"""


def test_hostile_megabytes_finish():
    root = Path(
        __file__
    ).parent.parent  # a process of its own, so that a hanging text fails instead of hanging the tests
    try:
        done = subprocess.run([sys.executable, "-c", HOSTILE], cwd=root, capture_output=True, text=True, timeout=90)
    except subprocess.TimeoutExpired as late:
        pytest.fail(f"did not finish: {late.stdout}")
    assert done.stdout.endswith("finished\n"), done.stdout + done.stderr
