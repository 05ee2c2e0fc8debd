"""Counts by hand on corpora small enough to count on the fingers; on the five articles, counts against passages."""

from math import isnan

import pytest

from toolkit import Article, Corpus, dispersion, frequencies, function_words, kwic, load_corpus, ngrams, rates, tokens
from toolkit.words import deviation, rate

CORPUS = load_corpus()


def made(*texts):
    return Corpus(tuple(Article.from_text(id, text) for id, text in zip("abcdefgh", texts, strict=False)))


def rows(table):
    return list(table.itertuples(index=False, name=None))


SMALL = made("The war. The WAR’s end", "", "US told us: the war, the war")  # 5, 0 and 7 words
NONE, EMPTY, ONE = Corpus(()), made(""), made("Peace talks and peace talks.")


def test_rate():
    assert rate(3, 600) == 5.0  # 3 / 0.6 thousand
    assert rate(0, 0) == 0.0


def test_tokens():
    assert rows(tokens(SMALL))[:5] == [
        ("a", "the", "The", 0, 3),
        ("a", "war", "war", 4, 7),
        ("a", "the", "The", 9, 12),
        ("a", "war's", "WAR’s", 13, 18),
        ("a", "end", "end", 19, 22),
    ]
    assert tokens(SMALL)["article"].tolist() == ["a"] * 5 + ["c"] * 7
    assert tokens(SMALL, case=True)["token"].tolist() == [
        "The",
        "war",
        "The",
        "WAR's",
        "end",
        "US",
        "told",
        "us",
        "the",
        "war",
        "the",
        "war",
    ]


def test_frequencies():
    found = frequencies(SMALL)
    assert list(found.columns) == ["token", "count", "articles", "rate"]
    assert rows(found.drop(columns="rate")) == [
        ("the", 4, 2), ("war", 3, 2), ("us", 2, 1), ("end", 1, 1), ("told", 1, 1), ("war's", 1, 1),
    ]  # fmt: skip
    assert found["rate"].tolist() == [4 / 0.012, 3 / 0.012, 2 / 0.012, 1 / 0.012, 1 / 0.012, 1 / 0.012]  # of 12 words


def test_frequencies_case_skip_min_count():
    assert rows(frequencies(SMALL, case=True, min_count=2).drop(columns="rate")) == [
        ("war", 3, 2),
        ("The", 2, 1),
        ("the", 2, 1),
    ]
    kept = frequencies(SMALL, skip=["THE", "War’s"])
    assert kept["token"].tolist() == ["war", "us", "end", "told"]
    assert kept["rate"].iloc[0] == 3 / 0.012  # skipped words are words, too
    assert frequencies(SMALL, skip=["THE"], case=True)["token"].tolist()[1:3] == ["The", "the"]
    assert frequencies(SMALL, skip=(word for word in ["the", "war"]), min_count=2)["token"].tolist() == ["us"]


def test_rates():
    assert rows(rates(SMALL, "war", "the war")) == [
        ("war", "a", 1, 5, 200.0), ("war", "b", 0, 0, 0.0), ("war", "c", 2, 7, 2 / 0.007),
        ("the war", "a", 1, 5, 200.0), ("the war", "b", 0, 0, 0.0), ("the war", "c", 2, 7, 2 / 0.007),
    ]  # fmt: skip
    assert rates(SMALL, "us")["count"].tolist() == [0, 0, 2]
    assert rates(SMALL, "US", case=True)["count"].tolist() == [0, 0, 1]
    assert rates(SMALL, "war*")["count"].tolist() == [2, 0, 2]


def test_rates_of_a_known_corpus():
    assert rates(CORPUS, "ceasefire")["count"].tolist() == [text.text.lower().count("ceasefire") for text in CORPUS]


def test_a_phrase_stays_in_its_sentence():
    corpus = made("End the war. The war goes on.\nWar\nThe end")
    assert rates(corpus, "war the")["count"].tolist() == [0]
    assert ngrams(corpus, 2, min_count=1)["ngram"].tolist() == ["the war", "end the", "goes on", "the end", "war goes"]


def test_dispersion_by_hand():
    corpus = made("war war x y", "war war " + "x " * 10)  # 4 and 12 of 16 words; 2 and 2 of 4 uses
    table = dispersion(corpus, "war", "y", "none")
    # war: (|1/2 - 1/4| + |1/2 - 3/4|) / 2 = 1/4; the most uneven spread has 1 - 1/4
    assert rows(table)[0] == ("war", 4, 2, 0.25, pytest.approx(1 / 3))
    # y stands in the shorter article alone: (|1 - 1/4| + |0 - 3/4|) / 2 = 3/4, the most uneven there is
    assert rows(table)[1] == ("y", 1, 1, 0.75, 1.0)
    assert rows(table)[2][:3] == ("none", 0, 0) and isnan(table["dp"][2]) and isnan(table["dp_norm"][2])


def test_gries_example():
    # Gries 2008: shares of the corpus .18 .22 .20 .20 .20 against shares of "a" 4/15 1/15 .. summed and halved by hand:
    # counts 1 2 3 4 5 in five parts of 9 10 10 10 11 words: |1/15-.18|+|2/15-.2|+|3/15-.2|+|4/15-.2|+|5/15-.22| = .36
    assert deviation([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]) == pytest.approx(0.18)
    assert deviation([2, 2], [50, 50]) == 0.0
    assert isnan(deviation([0, 0], [5, 5]))


def test_a_word_asked_twice_is_not_counted_twice():
    assert dispersion(SMALL, "war", "war")["count"].unique().tolist() == [3]
    assert dispersion(SMALL, "war", "war")["articles"].unique().tolist() == [2]


def test_even_spread_in_one_article():
    assert rows(dispersion(ONE, "peace")) == [("peace", 2, 1, 0.0, 0.0)]


def test_ngrams():
    corpus = made("The war. The war ended.", "war ended. The end")
    assert rows(ngrams(corpus).drop(columns="rate")) == [("the war", 2, 1), ("war ended", 2, 2)]
    assert ngrams(corpus)["rate"].tolist() == [2 / 0.009, 2 / 0.009]
    assert rows(ngrams(corpus, 3, min_count=1).drop(columns="rate")) == [("the war ended", 1, 1)]
    assert ngrams(corpus, 2, skip=["the"])["ngram"].tolist() == ["war ended"]
    assert ngrams(corpus, 2, min_count=1, case=True)["ngram"].tolist() == ["The war", "war ended", "The end"]
    assert ngrams(corpus, 1, min_count=3)["ngram"].tolist() == ["the", "war"]
    assert len(ngrams(corpus, 9, min_count=1)) == 0


def test_skip_leaves_inner_words():
    corpus = made("end of war end of war")
    assert ngrams(corpus, 3, skip=["of"], min_count=1)["ngram"].tolist() == ["end of war"]


def test_function_words_are_single_words_as_counted():
    listed = function_words()
    assert frequencies(Corpus((Article.from_text("a", " ".join(listed)),)), skip=listed).empty


# Every count opens its passages


@pytest.mark.parametrize("case", [False, True])
def test_a_frequency_is_the_number_of_passages(case):
    table = frequencies(CORPUS, case=case)
    assert table["count"].sum() == len(tokens(CORPUS)) == 2642
    for row in table.itertuples():
        found = kwic(CORPUS, row.token, case=case)
        assert (row.count, row.articles) == (len(found), found["article"].nunique()), row.token


@pytest.mark.parametrize("size", [2, 3])
def test_an_ngram_is_the_number_of_passages(size):
    for row in ngrams(CORPUS, size).itertuples():
        found = kwic(CORPUS, row.ngram)
        assert (row.count, row.articles) == (len(found), found["article"].nunique()), row.ngram


@pytest.mark.parametrize("phrase", ["war", "root causes", "Russia’s", "negotiat*", "the *", "U.S.", "zebra"])
def test_a_rate_is_the_number_of_passages(phrase):
    for row in rates(CORPUS, phrase).itertuples():
        assert row.count == len(kwic(CORPUS.only(row.article), phrase))
        assert row.rate == 1000 * row.count / row.words
    spread = dispersion(CORPUS, phrase).iloc[0]
    assert (spread["count"], spread["articles"]) == (
        len(kwic(CORPUS, phrase)),
        kwic(CORPUS, phrase)["article"].nunique(),
    )


def test_an_empty_article_leaves_the_spread_as_it_is():
    texts = ["war peace", "peace talks now"]
    spread = [
        dispersion(Corpus([Article.from_text(str(n), text) for n, text in enumerate(made)]), "war")
        for made in (texts, [*texts, ""])
    ]
    assert [table["dp_norm"].iloc[0] for table in spread] == [1.0, 1.0]  # all uses in the shorter article


@pytest.mark.parametrize("case, left", [(False, ["talks"]), (True, ["talks", "US"])])
def test_skipped_words_and_capitals(case, left):
    corpus = Corpus([Article.from_text("a", "The talks, the talks, the talks. Us, us, US.")])
    assert frequencies(corpus, skip=["the", "us"], case=case)["token"].tolist() == left


# Bad input

BAD = {
    "no words": lambda: rates(CORPUS),
    "no words to spread": lambda: dispersion(CORPUS),
    "empty word": lambda: rates(CORPUS, "war", ""),
    "a list as a word": lambda: rates(CORPUS, ["war", "peace"]),
    "regex": lambda: rates(CORPUS, "war|peace"),
    "skip a string": lambda: frequencies(CORPUS, skip="the"),
    "skip a string in ngrams": lambda: ngrams(CORPUS, skip="the"),
    "skip None": lambda: frequencies(CORPUS, skip=None),
    "skip numbers": lambda: frequencies(CORPUS, skip=[1.5]),
    "size 0": lambda: ngrams(CORPUS, 0),
    "size -1": lambda: ngrams(CORPUS, -1),
    "size a half": lambda: ngrams(CORPUS, 2.5),
    "size a word": lambda: ngrams(CORPUS, "two"),
}


@pytest.mark.parametrize("ask", BAD.values(), ids=BAD)
def test_bad_input(ask):
    with pytest.raises(ValueError) as error:
        ask()
    assert len(str(error.value)) > 20


@pytest.mark.parametrize("corpus", [NONE, EMPTY], ids=["no article", "empty article"])
def test_nothing_to_count(corpus):
    for table in (
        tokens(corpus),
        frequencies(corpus),
        ngrams(corpus),
        ngrams(corpus, 1, min_count=1),
        ngrams(corpus, 3),
    ):
        assert table.empty and len(table.columns) >= 4
    assert rates(corpus, "war")["count"].tolist() == [0] * len(corpus)
    assert rows(dispersion(corpus, "war"))[0][:3] == ("war", 0, 0)


def test_one_article():
    assert rows(frequencies(ONE).drop(columns="rate")) == [("peace", 2, 1), ("talks", 2, 1), ("and", 1, 1)]
    assert rows(ngrams(ONE).drop(columns="rate")) == [("peace talks", 2, 1)]
