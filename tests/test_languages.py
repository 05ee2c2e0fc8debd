"""Which language a text is written in: 27 languages, short and mixed texts, and odd ones."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import load_corpus
from toolkit.languages import language, looks_english, unbroken

SAMPLES = json.loads((Path(__file__).parent / "cases" / "languages.json").read_text(encoding="utf-8"))
NO_BLANKS = {"zh", "ja", "th"}


@pytest.mark.parametrize("code", SAMPLES)
def test_the_language_of_a_short_article_is_told(code):
    guess, sure = language(SAMPLES[code])
    assert guess == code
    assert 0.8 < sure <= 1
    assert looks_english(SAMPLES[code]) == (code == "en")


def pieces(size):
    """Pieces of so many words, or of four letters for each in scripts without blanks, with their language."""
    for code, text in SAMPLES.items():
        units, gap = (list("".join(text.split())), "") if code in NO_BLANKS else (text.split(), " ")
        step = size * 4 if code in NO_BLANKS else size
        yield from ((code, gap.join(units[at : at + step])) for at in range(0, len(units) - step + 1, step))


def test_no_wrong_language_is_named_from_ten_words_on():
    found = [(code, language(text)[0]) for size in (10, 20) for code, text in pieces(size)]
    assert len(found) > 150
    assert [pair for pair in found if pair[1] not in (None, pair[0])] == []
    assert sum(guess is None for _, guess in found) < len(found) / 15


def test_the_five_articles_are_english():
    assert [language(article.text)[0] for article in load_corpus()] == ["en"] * 5
    assert all(looks_english(article.text) for article in load_corpus())


@pytest.mark.parametrize("text", ["", " \n", "Yes.", "12 34 56 78 90 11 12 13 14", "one two three", "\ud800" * 40])
def test_too_little_to_tell_is_not_guessed(text):
    assert language(text) == (None, 0.0)
    assert looks_english(text)


def test_capitals_do_not_matter():
    assert language(SAMPLES["de"].upper())[0] == "de"
    assert looks_english(SAMPLES["en"].upper())


def test_a_long_text_is_told_from_three_samples():
    assert language((SAMPLES["fr"] + "\n\n") * 5000)[0] == "fr"


def test_how_much_of_a_text_has_no_blanks_between_words():
    assert unbroken("ab 市议") == 0.5
    assert unbroken("") == unbroken("Москва") == 0
    assert all((unbroken(text) > 0.9) == (code in NO_BLANKS) for code, text in SAMPLES.items())


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_gets_an_answer(text):
    code, sure = language(text)
    assert code is None or len(code) >= 2
    assert 0 <= sure <= 1
    assert looks_english(text) in (True, False)


def test_a_missing_library_is_named_with_the_command():
    code = """
import sys
sys.modules["py3langid"] = sys.modules["py3langid.langid"] = None
from toolkit.languages import language, looks_english
text = "The bridge will be closed from Monday, and buses will take another road."
assert looks_english(text)
try:
    language(text)
except ImportError as problem:
    print(problem)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "The library py3langid is not installed. Install it: python -m pip install py3langid"
