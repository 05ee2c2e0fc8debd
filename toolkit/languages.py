"""Which language a text is written in: a guess, and how sure it is."""

import re
from functools import cache
from typing import Any

from .drafts import needed
from .tables import data_folder, read_rows
from .text import UNBROKEN, fold, words

SURE = 0.7  # below it, no language is named
_WORDS, _LETTERS = 8, 24  # what a text needs at least; letters where a script puts no blank between words
_SAMPLE = 600  # letters from the beginning, the middle and the end: enough, whatever the length
_ENGLISH = 0.15  # of the words are function words: 0.32 and more in 84 whole articles, at most 0.09 in 26 languages
_ENOUGH = 20  # words; of fewer, one cannot say that they are not English
_ANY_LETTER = re.compile(r"[^\W\d_]")
_UNBROKEN = re.compile(f"[{UNBROKEN}]")


def language(text: str) -> tuple[str | None, float]:
    """The language of a text (ISO 639-1) and how sure the guess is, from 0 to 1; None if it cannot be told.

    None for fewer than 8 words (24 letters in scripts without blanks), or below 0.7. Of 497 pieces of ten words in 27
    languages, 478 were named, all rightly; of 195 of twenty words, 192; of 371 English ones of twenty words from news,
    359; all of 149 of four hundred words (benchmarks/languages.py). Near relatives (Norwegian and Danish; Croatian,
    Bosnian and Serbian; Malay and Indonesian) are easily taken for one another, and of a mixed text one is named.

    ImportError if py3langid is not installed (Lui & Baldwin 2012; its model is part of it, nothing is downloaded).

    >>> code, sure = language("Die alte Brücke über den Fluss wird ab Montag gesperrt, sagte die Stadt.")
    >>> code, round(sure, 2)
    ('de', 1.0)
    >>> language("Nein.")
    (None, 0.0)
    """
    sample = _sample(text)
    if not _long_enough(sample):
        return None, 0.0
    code, sure = _model().classify(sample)
    return (str(code), float(sure)) if sure >= SURE and code != "zxx" else (None, float(sure))


def looks_english(text: str) -> bool:
    """Whether at least 15 % of the words are English function words; True for a text of fewer than 20 words.

    A rough test that needs no library: what is asked is whether rules for English fit at all. Letters without a word,
    such as Thai, count as other languages.

    >>> looks_english("The bridge will be closed from Monday, and buses will take another road.")
    True
    >>> looks_english("Die Brücke wird ab Montag gesperrt, und die Busse fahren eine andere Strecke. " * 2)
    False
    """
    sample = _sample(text)
    if not _long_enough(sample, _ENOUGH):
        return True  # too short to tell, and nothing should be said of it
    found = [fold(sample[start:end]) for start, end in words(sample)]
    return sum(word in _function_words() for word in found) >= _ENGLISH * len(found)


def unbroken(text: str) -> float:
    """The share of a text's letters that belong to scripts without blanks between words: Thai, Chinese, Japanese …

    >>> unbroken("市议会周四宣布"), unbroken("The council said")
    (1.0, 0.0)
    """
    sample = _sample(text)
    letters = len(_ANY_LETTER.findall(sample))
    return len(_UNBROKEN.findall("".join(_ANY_LETTER.findall(sample)))) / letters if letters else 0.0


def _sample(text: str) -> str:
    """The text, or of a long one its beginning, middle and end."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join([text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]])


def _long_enough(text: str, least: int = _WORDS) -> bool:
    if len(_UNBROKEN.findall(text)) >= _LETTERS:
        return True
    return sum(bool(_ANY_LETTER.search(text, *span)) for span in words(text)) >= least


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_rows(data_folder() / "function_words.csv", ["word"]))


@cache
def _model() -> Any:
    """The identifier, read from the library's own file once (a third of a second)."""
    langid = needed("py3langid.langid")
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
