"""One name or word, several spellings."""

import re
from collections import Counter
from pathlib import Path
from unicodedata import combining, normalize

import numpy as np
import pandas as pd

from .corpus import Corpus
from .named import mentions, names
from .text import base, fold, straight
from .words import frequencies


def spellings(corpus: Corpus, *, file: Path | str | None = None) -> pd.DataFrame:
    """Names and words that the corpus spells in more than one way.

    One row per spelling and article, articles without it included:
        name      what is spelled: the name in names.csv (or your own `file`), or the commonest spelling of a word
        spelling  one way to spell it
        basis     names.csv (mentions() shows each use) or rule (kwic() shows each use): accents, hyphens, and
                  British or American endings, in words of 6 letters or more
        article   the article's id
        count     uses in this article
    Sorted by name and spelling; articles in the order of the corpus.

    >>> table = spellings(load_corpus())
    >>> print(table[table["name"] == "Kyiv"].query("count > 0").drop(columns="basis").to_string(index=False))
    name spelling    article  count
    Kyiv     Kiev         rt      4
    Kyiv     Kiev unsigned_1      2
    Kyiv     Kyiv  aljazeera      4
    Kyiv     Kyiv   alliance      2
    Kyiv     Kyiv unsigned_2      1
    """
    found = pd.concat([_name_spellings(corpus, file), _word_spellings(corpus, file)], ignore_index=True)
    counted = Counter(found.itertuples(index=False, name=None))
    rows = [
        (*way, article, counted[(*way, article)])
        for way in sorted({(name, spelling, basis) for name, spelling, basis, _ in counted})
        for article in corpus.ids
    ]
    return pd.DataFrame(rows, columns=["name", "spelling", "basis", "article", "count"])


def _name_spellings(corpus: Corpus, file: Path | str | None) -> pd.DataFrame:
    """Mentions of names that the corpus spells in two ways with the same number of words."""
    found = mentions(corpus, file=file).assign(basis="names.csv")
    found["spelling"] = list(map(spelled, found["text"]))
    found["words"] = [spelling.count(" ") for spelling in found["spelling"]]
    ways = found.groupby(["name", "words"])["spelling"].transform("nunique")
    return found[ways > 1][["name", "spelling", "basis", "article"]]


def spelled(text: str) -> str:
    """A name on one line, with straight apostrophes and hyphens."""
    return " ".join(straight(text).split())


def _word_spellings(corpus: Corpus, file: Path | str | None) -> pd.DataFrame:
    """Uses of words that differ from another word of the corpus in spelling only."""
    stream, named = corpus.stream, {fold(spelling) for spelling in names(file)["spelling"]}
    commonest_first = frequencies(corpus)["token"]
    ways: dict[str, list[str]] = {}
    for word in commonest_first:
        if len(word) >= _SHORTEST and base(word) not in named:
            ways.setdefault(spelling_key(word), []).append(word)
    called = {word: words[0] for words in ways.values() if len(words) > 1 for word in words}
    vocabulary, numbers = stream.vocabulary(), stream.numbers()
    places = np.flatnonzero(np.array([word in called for word in vocabulary], bool)[numbers])
    table = pd.DataFrame({"spelling": [vocabulary[number] for number in numbers[places]], "basis": "rule"})
    table["name"] = table["spelling"].map(called)
    table["article"] = [corpus.ids[text] for text in stream.text_of(places)]
    return table[["name", "spelling", "basis", "article"]]


_SHORTEST = 6  # letters; below that, rules would take four for for

_ENDINGS = [
    (r"is(?=(e|ed|es|ing|ations?|ers?)$)", "iz"),
    (r"ys(?=(e|ed|es|ing)$)", "yz"),
    (r"enc(?=es?$)", "ens"),
    (r"tre(?=s?$)", "ter"),
    (r"mme(?=s?$)", "m"),
    (r"ogue(?=s?$)", "og"),
    (r"our(?=(s|ed|ing|able|ably|ites?|ful|ers?|hoods?)?$)", "or"),
    (r"scep", "skep"),
    (r"(?<=avel|ncel|abel|odel|gnal|fuel)l(?=(ed|ing|ers?)$)", ""),
]


def spelling_key(word: str) -> str:
    """What two spellings of one word have in common: no accents or hyphens, American endings.

    >>> spelling_key("defence") == spelling_key("defense"), spelling_key("Türkiye"), spelling_key("cease-fire")
    (True, 'turkiye', 'ceasefire')
    """
    plain = "".join(letter for letter in normalize("NFD", fold(word)) if not combining(letter))
    key = plain.replace("-", "").replace("ı", "i")
    for ending, instead in _ENDINGS:
        key = re.sub(ending, instead, key)
    return key
