"""What comes first: after how many words each article mentions what."""

from bisect import bisect_right
from pathlib import Path

import pandas as pd

from .context import kwic
from .corpus import Corpus
from .named import mentions
from .text import base, fold, forms
from .words import frequencies, function_words


def first_mentions(corpus: Corpus, *words: str, file: Path | str | None = None) -> pd.DataFrame:
    """How early each article brings something up: the order of information.

    One row per article and thing, for the names and parties in names.csv (or your own `file`) that the corpus
    mentions and for `words` (without any: the ten most frequent words that are neither names nor words of grammar):
        article        the article's id
        kind           name, party or word
        what           the name, party or word
        words_before   how many words of the article stand before its first mention; missing = not in this article
        share          the same as a share of the article's words
        start, end     where the first mention stands: article.text[start:end] is `text`
        text           the first mention
    Sorted by article, then words_before; what an article does not mention stands last.

    ValueError for a phrase without a word.

    >>> first = first_mentions(load_corpus(), "ceasefire")
    >>> print(first[first["what"] == "ceasefire"][["article", "words_before"]].to_string(index=False))
       article  words_before
     aljazeera            36
      alliance            95
            rt          <NA>
    unsigned_1          <NA>
    unsigned_2           175
    """
    found = _firsts(corpus, words, file)
    asked = pd.DataFrame({"kind": "word", "what": list(words)})  # what no article has is an answer, too
    things = pd.concat([found[["kind", "what"]], asked]).drop_duplicates()
    articles = pd.DataFrame({"article": pd.Series(corpus.ids, dtype=object), "words": corpus.stream.lengths})
    table = articles.merge(things, how="cross").merge(found, how="left", on=["article", "kind", "what"])
    table["share"] = table["words_before"] / table["words"]
    table["order"] = table["article"].map(corpus.number)
    ordered = table.sort_values(["order", "words_before", "kind", "what"], ignore_index=True)
    columns = ["article", "kind", "what", "words_before", "share", "start", "end", "text"]
    return ordered[columns].astype({"words_before": "Int64", "start": "Int64", "end": "Int64"})


def _firsts(corpus: Corpus, words: tuple[str, ...], file: Path | str | None) -> pd.DataFrame:
    """The first mention of each thing in each article that has it."""
    named = mentions(corpus, file=file)
    parties = named[named["party"] != ""]
    sought = words or _key_words(corpus, named)
    found = pd.concat([
        named.assign(kind="name", what=named["name"]),
        parties.assign(kind="party", what=parties["party"]),
        *(kwic(corpus, word).assign(kind="word", what=word) for word in sought),
    ])  # fmt: skip
    first = found.drop_duplicates(["article", "kind", "what"]).copy()
    begins = {article.id: [start for start, _ in article.words] for article in corpus}
    places = zip(first["article"], first["start"], strict=True)
    first["words_before"] = [bisect_right(begins[article], start) - 1 for article, start in places]
    return first[["article", "kind", "what", "words_before", "start", "end", "text"]]


def _key_words(corpus: Corpus, named: pd.DataFrame) -> tuple[str, ...]:
    in_names = {fold(base(word)) for text in named["text"].unique() for word in forms(text)}
    counted = frequencies(corpus, skip=function_words())
    return tuple(counted[~counted["token"].map(base).isin(in_names)].head(10)["token"])
