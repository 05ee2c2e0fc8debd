"""Counting words: which, how often, how evenly, in what runs."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from .corpus import Corpus, check_corpus
from .search import as_words, check_size, sentence_numbers, use_counts
from .stream import Numbers, Places
from .tables import data_folder, read_rows


def rate(count: float, words: float) -> float:
    """Uses per 1,000 words.

    >>> round(rate(6, 892), 1)
    6.7
    """
    return 1000 * count / words if words else 0.0


def function_words(file: Path | str | None = None) -> list[str]:
    """The words of grammar, such as *the* and *of*, from data/function_words.csv or a table of your own.

    The file needs a column `word`. Errors name file, line and column.

    >>> "the" in function_words(), "talks" in function_words()
    (True, False)
    """
    source = data_folder() / "function_words.csv" if file is None else file
    return [row["word"] for row in read_rows(source, ["word"])]


def tokens(corpus: Corpus, *, case: bool = False) -> pd.DataFrame:
    """Every word of every article.

    One row per use, in reading order:
        article      the article's id
        token        the word as counted: lower case (unless `case`), straight apostrophe
        text         the word as it stands in the article
        start, end   its place: article.text[start:end] is `text`

    >>> print(tokens(load_corpus().only("rt")).head(3).to_string(index=False))
    article    token     text  start  end
         rt   russia   Russia      0    6
         rt proposes proposes      7   15
         rt     date     date     16   20
    """
    check_corpus(corpus)
    vocabulary = corpus.stream.vocabulary(case)
    numbers = iter(corpus.stream.numbers(case).tolist())
    rows = [
        (article.id, vocabulary[number], article.text[start:end], start, end)
        for article in corpus
        for (start, end), number in zip(article.words, numbers, strict=False)
    ]
    return pd.DataFrame(rows, columns=["article", "token", "text", "start", "end"])


def frequencies(corpus: Corpus, *, skip: Iterable[str] = (), min_count: int = 1, case: bool = False) -> pd.DataFrame:
    """How often each word is used.

    One row per word used at least `min_count` times and not in `skip`:
        token      the word as counted: lower case (unless `case`), straight apostrophe
        count      uses in the corpus; kwic(corpus, token) shows each of them
        articles   in how many articles it is used
        rate       uses per 1,000 words of the corpus (skipped words are words, too)
    Sorted by count, largest first; ties alphabetically.

    >>> print(frequencies(load_corpus(), skip=function_words()).head(3).to_string(index=False))
      token  count  articles      rate
    ukraine     29         5 10.976533
       said     26         5  9.841030
     moscow     25         5  9.462528
    """
    check_corpus(corpus)
    stream = corpus.stream
    counted = {"count": stream.counts(case), "articles": stream.spread(case)}
    table = pd.DataFrame({"token": stream.vocabulary(case), **counted})
    table["rate"] = [rate(count, len(stream.written)) for count in table["count"]]
    return _ranked(table, "token", as_words(skip, case=case), min_count)


def _ranked(table: pd.DataFrame, name: str, skipped: set[str], min_count: int) -> pd.DataFrame:
    check_size("min_count", min_count, 0)
    kept = table[(table["count"] >= min_count) & ~table[name].isin(skipped)]
    return kept.sort_values(["count", name], ascending=[False, True]).reset_index(drop=True)


def rates(corpus: Corpus, *words: str, case: bool = False) -> pd.DataFrame:
    """Uses of some words or phrases per 1,000 words, article by article.

    One row per word and article, in the order given, articles without a use included:
        word      as asked for; a phrase counts where its words follow one another in one sentence
        article   the article's id
        count     uses in this article; kwic(corpus.only(article), word) shows each of them
        words     words of this article
        rate      uses per 1,000 words

    ValueError if no word is given, or for a phrase without a word.

    >>> print(rates(load_corpus(), "ceasefire").to_string(index=False))
         word    article  count  words     rate
    ceasefire  aljazeera      6    892 6.726457
    ceasefire   alliance      2    398 5.025126
    ceasefire         rt      0    479 0.000000
    ceasefire unsigned_1      0    380 0.000000
    ceasefire unsigned_2      4    493 8.113590
    """
    if not words:
        raise ValueError('Name at least one word: rates(corpus, "ceasefire", "war").')
    check_corpus(corpus)
    lengths = corpus.stream.lengths.tolist()
    uses = {word: use_counts(corpus, word, case=case) for word in words}
    rows = [
        (word, article, count, length, rate(count, length))
        for word, counts in uses.items()
        for article, count, length in zip(corpus.ids, counts, lengths, strict=True)
    ]
    return pd.DataFrame(rows, columns=["word", "article", "count", "words", "rate"])


def dispersion(corpus: Corpus, *words: str, case: bool = False) -> pd.DataFrame:
    """How evenly words are spread over the articles.

    One row per word or phrase, in the order given:
        word          as asked for
        count         uses in the corpus
        articles      in how many articles it is used (its range)
        dp            deviation of proportions: 0 = each article has its fair share of the uses, by its length;
                      near 1 = all uses in one short article
        dp_norm       the same, stretched so that the most uneven spread possible is 1
    dp is missing where the word is not used.

    ValueError as in `rates`. Gries 2008 (dp); Lijffijt & Gries 2012 (dp_norm).

    >>> print(dispersion(load_corpus(), "ceasefire", "kiev").round(2).to_string(index=False))
         word  count  articles   dp  dp_norm
    ceasefire     12         3 0.33     0.38
         kiev      6         2 0.67     0.79
    """
    table = rates(corpus, *words, case=case)
    rows = [(word, *_spread(table[table["word"] == word])) for word in dict.fromkeys(words)]
    return pd.DataFrame(rows, columns=["word", "count", "articles", "dp", "dp_norm"])


def _spread(uses: pd.DataFrame) -> tuple[int, int, float, float]:
    count, length = uses["count"].sum(), uses["words"].sum()
    dp = deviation(uses["count"].tolist(), uses["words"].tolist())
    smallest = uses["words"][uses["words"] > 0].min() / length if length else 1.0
    norm = dp / (1 - smallest) if smallest < 1 else 0.0 * dp
    return int(count), int((uses["count"] > 0).sum()), dp, norm


def deviation(counts: list[int], lengths: list[int]) -> float:
    """Gries' deviation of proportions: half the summed distance between shares of uses and shares of length.

    >>> deviation([3, 1], [500, 500])
    0.25
    """
    if not sum(counts):
        return float("nan")
    pairs = zip(counts, lengths, strict=True)
    return sum(abs(count / sum(counts) - length / sum(lengths)) for count, length in pairs) / 2


def ngrams(
    corpus: Corpus, size: int = 2, *, skip: Iterable[str] = (), min_count: int = 2, case: bool = False
) -> pd.DataFrame:
    """Runs of words that come back.

    One row per run of `size` words inside a sentence, used at least `min_count` times; runs that begin or end
    with a word in `skip` are left out:
        ngram      the words as counted
        count      uses in the corpus; kwic(corpus, ngram) shows each of them
        articles   in how many articles it is used
        rate       uses per 1,000 words of the corpus
    Sorted by count, largest first; ties alphabetically.

    ValueError unless `size` is at least 1.

    >>> print(ngrams(load_corpus(), 3, skip=function_words()).head(3).to_string(index=False))
                     ngram  count  articles     rate
            ending the war      4         3 1.514005
    minister rustem umerov      4         4 1.514005
           round of direct      4         2 1.514005
    """
    check_corpus(corpus)
    check_size("size", size, 1)
    numbers, vocabulary = corpus.stream.numbers(case), corpus.stream.vocabulary(case)
    starts = _inside_sentences(corpus, size)
    runs, first, run_of = _distinct_runs(numbers, starts, size)
    texts = corpus.stream.text_of(starts)
    pairs = np.unique(run_of * len(corpus) + texts)
    skipped = as_words(skip, case=case)
    names = [[vocabulary[n] for n in numbers[starts[place] : starts[place] + size]] for place in first]
    table = pd.DataFrame({
        "ngram": [" ".join(name) for name in names],
        "count": np.bincount(run_of, minlength=runs),
        "articles": np.bincount(pairs // max(len(corpus), 1), minlength=runs),
    })  # fmt: skip
    table["rate"] = [rate(count, len(numbers)) for count in table["count"]]
    inner = [name[0] not in skipped and name[-1] not in skipped for name in names]
    return _ranked(table[np.array(inner, bool)], "ngram", set(), min_count)


def _inside_sentences(corpus: Corpus, size: int) -> Places:
    """The places at which a run of `size` words starts that stays in its sentence."""
    found = [np.empty(0, np.int64)]
    for article, begin in zip(corpus, corpus.stream.starts, strict=True):
        sentence = sentence_numbers(article, article.words)
        last = max(len(sentence) - size + 1, 0)
        found.append(begin + np.flatnonzero(sentence[:last] == sentence[size - 1 :][:last]))
    return np.concatenate(found)


def _distinct_runs(numbers: Numbers, starts: Places, size: int) -> tuple[int, Places, Places]:
    """Number the distinct runs: how many there are, where each first starts, and the number of each run."""
    run_of = np.zeros(len(starts), np.int64)
    first = np.zeros(0, np.int64)
    for step in range(size):
        keys = run_of * (int(numbers.max(initial=0)) + 1) + numbers[starts + step]
        _, first, run_of = np.unique(keys, return_index=True, return_inverse=True)
    return len(first), first, run_of
