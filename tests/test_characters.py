"""Characters nobody sees, direction marks, HTML entities: what goes, what stays, and that nothing is lost."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import load_corpus
from toolkit.characters import bidi, characters, lookalike_note, lookalikes
from toolkit.drafts import About
from toolkit.entities import entities
from toolkit.repair import fits, in_order, repaired, undone

SAMPLES = json.loads((Path(__file__).parent / "cases" / "languages.json").read_text(encoding="utf-8"))
SEARCH = settings(deadline=None, max_examples=300, database=None, derandomize=True)
RULES = {"characters": characters, "bidi": bidi, "entities": entities}


def made(rule, text):
    """The text that a rule makes; its repairs fit, stand apart, can be undone, and leave nothing to do."""
    found = rule(text, About())
    assert all(fits(repair, text) and repair.before != repair.after for repair in found.repairs)
    after = repaired(text, in_order(found.repairs))
    assert undone(after, found.repairs) == text
    assert all(repair.reason.startswith(f"{rule.__name__}: ") for repair in found.repairs)
    assert rule(after, About()).repairs == []
    return after


CHARACTERS = [
    ("co\u00adun\u00adcil", "council"),
    ("repre\u00ad\nsentative", "representative"),
    ("1990\u00ad1995", "1990\u00ad1995"),  # it may be a hyphen
    ("a\u00a0b\u202fc\u2007d\u2009e", "a b c d e"),
    ("漢字\u3000漢字", "漢字\u3000漢字"),  # the blank of Chinese and Japanese
    ("zero\u200bwidth\u2060 \ufeffhere\u2063", "zerowidth here"),
    ("ภาษา\u200bไทย", "ภาษา\u200bไทย"),
    ("می\u200cخواهم", "می\u200cخواهم"),
    ("क्\u200dष", "क्\u200dष"),
    ("Auf\u200clage \u200dx", "Auflage x"),
    ("👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥", "👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥"),
    ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"),  # the flag of a region
    ("hid\U000e0068\U000e0069den", "hidden"),
    ("picture \ufffc here", "picture  here"),
    ("one\u2028two\u2029three\x0bfour\x0cfive", "one\ntwo\nthree\nfour\nfive"),
    ("\x1b[31mred\x1b[0m", "red"),
    ("a\x00b\x07c\x7f", "abc"),
    ("don\x19t \x1csay\x1d it", "don’t “say” it"),
    ("\ud83d", "\ufffd"),
    ("tab\tand\nline", "tab\tand\nline"),
    ("RÃ\xa9 Ã\xad Â\xa0", "RÃ\xa9 Ã\xad Â\xa0"),  # letters in the wrong encoding: the next rule’s
]


@pytest.mark.parametrize("text, after", CHARACTERS)
def test_characters(text, after):
    assert made(characters, text) == after


BIDI = [
    ("The \u202egpj.exe\u202c file", "The gpj.exe file"),
    ("\u2067שלום\u2069 and", "שלום and"),
    ("English\u200e only\u200f", "English only"),
    ("שלום\u200f! (abc)\u200e", "שלום\u200f! (abc)\u200e"),
    ("English\u200f\nשלום\u200f", "English\nשלום\u200f"),  # each paragraph by itself
    ("\u061cمرحبا \u202b(x)\u202c", "\u061cمرحبا (x)"),
]


@pytest.mark.parametrize("text, after", BIDI)
def test_bidi(text, after):
    assert made(bidi, text) == after


def test_overrides_are_reported():
    assert "another order" in bidi("a\u202eb\u202c", About()).notes[0]
    assert "not closed" in bidi("a\u202ab", About()).notes[0]
    assert bidi("a\u202ab\u202c", About()).notes == ()


ENTITIES = [
    ("R&amp;D &#8217;s &#x2019; &nbsp;x", "R&D ’s ’  x"),
    ("&amp;amp;amp; &amp;quot;so&amp;quot;", '& "so"'),
    ("&#38;#8217;", "’"),
    ("caf&eacute; &euro;5 &#150; &shy;x", "café €5 – x"),
    ("AT&T, Q&A; &c; M&S;", "AT&T, Q&A; &c; M&S;"),
    ("&unknown; &#99999999; & ; &;", "&unknown; &#99999999; & ; &;"),
    ("Type “&amp;” here", "Type “&amp;” here"),
    ("In HTML, &lt; is written so.", "In HTML, &lt; is written so."),
    ("https://x.org/?a=1&amp;b=2", "https://x.org/?a=1&b=2"),
    ("&&#97;mp;lt;", "<"),
    ("&#0; &#1;", "&#0; &#1;"),
]


@pytest.mark.parametrize("text, after", ENTITIES)
def test_entities(text, after):
    if text.startswith("&#0;"):
        assert "\0" not in made(entities, text)
    else:
        assert made(entities, text) == after


QUOTED = [  # as an e-mail writes it, the letters
    ("=E2=80=9CNo,=E2=80=9D she said of the caf=C3=A9.", "“No,” she said of the café."),
    ("the mayor=E2=80=\n=99s brid=\nge, 2 =3D 2", "the mayor’s bridge, 2 = 2"),
    ("one=\ntwo=\nthree=\nfour", "onetwothreefour"),
    ("a=3Db and x=20y", "a=3Db and x=20y"),  # nothing says that it is an e-mail
    ("caf=C3=A9 and caf=E9", "café and caf=E9"),  # two encodings: the second is left
    ("x=\ny", "x=\ny"),
]


@pytest.mark.parametrize("text, after", QUOTED)
def test_letters_as_an_email_writes_them(text, after):
    assert made(entities, text) == after


def test_entities_that_are_examples_are_reported():
    assert "2 HTML entities" in entities("HTML: &lt; and &gt;", About()).notes[0]


@pytest.mark.parametrize("rule", RULES)
def test_clean_text_stays_as_it_is(rule):
    texts = [*(article.text for article in load_corpus()), *SAMPLES.values()]
    assert [RULES[rule](text, About()).repairs for text in texts] == [[]] * len(texts)
    assert all(RULES[rule](text, About()).notes == () for text in texts)


SIGNS = (
    "ab 1.\n\u00ad\u00a0\u200b\u200c\u200d\ufeff\u2028\x00\x0c\x19\x1b[31m\u202e\u2067\u2069\u200f\ufffc👩אب"
    "&amp;#39;lt\ud800ÂÃ€"
)


@SEARCH
@given(st.sampled_from(sorted(RULES)), st.text(st.sampled_from(SIGNS), max_size=40))
def test_nothing_is_lost_and_once_is_enough(rule, text):
    made(RULES[rule], text)


@pytest.mark.parametrize("rule", RULES)
def test_a_long_line_is_no_burden(rule):
    made(RULES[rule], "word\u00a0&amp;\u202e\u00ad" * 20_000)


ALIKE = [
    ("Mоscow", "о is a Cyrillic letter in a Latin word"),
    ("Рutin", "Р is a Cyrillic letter in a Latin word"),
    ("Αthens", "Α is a Greek letter in a Latin word"),
    ("Ｎews", "Ｎ is a full width letter in a Latin word"),
    ("Москвa", "a is a Latin letter in a Cyrillic word"),
    ("Moscow", ""), ("Москва", ""), ("TNFα", ""), ("μm", ""), ("Ünal", ""), ("SMSка", ""), ("Łódź", ""),
]  # fmt: skip


@pytest.mark.parametrize("word, note", ALIKE)
def test_lookalikes(word, note):
    assert lookalike_note(word) == note
    text = f"In {word}, they say."
    assert [text[start:end] for start, end in lookalikes(text)] == ([word] if note else [])


@pytest.mark.parametrize("code", SAMPLES)
def test_no_lookalikes_in_clean_text(code):
    assert lookalikes(SAMPLES[code]) == []


@pytest.mark.parametrize("letters", ["&", "a", "&a", "_;"])
def test_a_long_run_of_letters_is_looked_at_once(letters):
    assert entities(f"& {letters * 200_000}", About()).repairs == []
