"""Behind every row stands its passage: letter by letter in the text, and in the file as found."""

from itertools import pairwise

import pytest

from toolkit import (
    Article,
    Corpus,
    coverage,
    dates,
    disagreements,
    dispersion,
    first_mentions,
    frequencies,
    kwic,
    load_corpus,
    mentions,
    naming,
    ngrams,
    positions,
    quote_variants,
    rates,
    shared_passages,
    silences,
    spellings,
    tokens,
)  # fmt: skip
from toolkit.repair import find_repair, in_order, normalised, placed

FIVE = load_corpus()
RAW = (
    "\r\n Russia\u0e42s “war”\u00a0ended.Then Kiev’s U.S.-led talks\u2028<b>talks</b> & "
    "Cafe\u0301 re-\r\nsumed ‘in Kyiv’ \u0e42now\u0e42 1,000"
)
ODD = Article("odd", RAW, in_order([
    find_repair(RAW, "Russia\u0e42s", "Russia’s", "apostrophe", "certain"),
    find_repair(RAW, "\u0e42now\u0e42", "“now”", "quotation marks", "probable"),
    find_repair(RAW, "re-\r\nsumed", "resumed", "line end", "possible"),
    *(one for one in normalised(RAW) if "sumed" not in RAW[one.end : one.end + 5]),
]))  # fmt: skip
HOSTILE = Corpus((
    ODD,
    Article.from_text("empty", ""),
    Article.from_text("same", "\u00a0Kiev’s U.S.-led talks\n\n\ntalks in Kyiv now, the war ended. İ Kiev’s U.S.-led"),
    Article.from_text("marks", "“ ” … \u0e42 — [war]"),
))  # fmt: skip
CORPORA = {"five": FIVE, "hostile": HOSTILE}


def both_sides(table):
    other = table[["other", "other_start", "other_end", "other_text"]].set_axis(
        ["article", "start", "end", "text"], axis=1
    )
    return [table, other]


TABLES = {
    "tokens": lambda corpus: [tokens(corpus), tokens(corpus, case=True)],
    "kwic": lambda corpus: [kwic(corpus, phrase) for phrase in ("talks", "Russia’s", "U.S.*", "the *", "Kiev")],
    "kwic in sentences": lambda corpus: [
        kwic(corpus, phrase, unit="sentence") for phrase in ("war", "kiev's u.s.-led talks", "in *")
    ],
    "kwic near": lambda corpus: [kwic(corpus, "talks", near="in", within=9)],
    "mentions": lambda corpus: [mentions(corpus)],
    "first_mentions": lambda corpus: [first_mentions(corpus, "talks", "war").dropna(subset="start")],
    "shared_passages": lambda corpus: both_sides(shared_passages(corpus, min_words=2)),
    "parts": lambda corpus: [article.parts for article in corpus],
    "naming": lambda corpus: [naming(corpus)],
    "sentences": lambda corpus: [article.sentences for article in corpus],
    "repairs": lambda corpus: [article.repairs.assign(text=article.repairs["after"]) for article in corpus],
}

READ = {  # what people read, or two quotations have in common: tables of the five alone
    "coverage": lambda: [coverage(FIVE).query("text != ''")],
    "positions": lambda: [positions(FIVE, "Russia"), positions(FIVE, "Ukraine")],
    "silences": lambda: [silences(FIVE)],
    "disagreements": lambda: both_sides(disagreements(FIVE).query("other != 'calendar'")),
    "dates": lambda: [dates(FIVE)],
    "quote_variants": lambda: both_sides(quote_variants(FIVE)),
}


def untouched(article, start, end):
    """Whether no repair lies inside the passage."""
    return all(right <= start or left >= end for left, right in placed(article.ledger))


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_row_shows_its_passage(corpus, table):
    check_passages(corpus, table(corpus))


@pytest.mark.parametrize("table", READ.values(), ids=READ)
def test_every_row_that_was_read_shows_its_passage(table):
    check_passages(FIVE, table())


def check_passages(corpus, tables):
    found = [row for part in tables for row in part.itertuples()]
    assert found
    for row in found:
        article = corpus[row.article]
        assert article.text[row.start : row.end] == row.text
        first, last = article.at_source(row.start, row.end)
        assert 0 <= first <= last <= len(article.raw)
        if untouched(article, row.start, row.end):
            assert article.raw[first:last] == row.text
        if hasattr(row, "left"):
            assert article.text[row.start - len(row.left) : row.end + len(row.right)] == row.left + row.text + row.right


@pytest.mark.parametrize("article", [*FIVE, *HOSTILE], ids=lambda article: article.id)
def test_the_words_of_the_text_stand_in_the_file(article):
    sources = [article.at_source(start, end) for start, end in article.words]
    assert all(one[1] <= other[0] for one, other in pairwise(sources))
    changed = [article.text[start:end] for start, end in article.words if not untouched(article, start, end)]
    same = [
        article.text[slice(*span)] == article.raw[slice(*source)]
        for span, source in zip(article.words, sources, strict=True)
    ]
    assert same.count(False) == len(changed)


def test_repaired_words_point_to_the_damage():
    article = FIVE["unsigned_2"]
    rows = kwic(FIVE.only("unsigned_2"), "Russia’s")
    found = [article.raw[slice(*article.at_source(row.start, row.end))] for row in rows.itertuples()]
    assert found == ["Russiaโs", "Russiaโs"]


def test_an_odd_article():
    assert (
        ODD.text == "\n Russia’s “war”\u00a0ended.Then Kiev’s U.S.-led talks\u2028<b>talks</b> & "
        "Café resumed ‘in Kyiv’ “now” 1,000"
    )
    start = ODD.text.index("resumed")
    assert ODD.raw[slice(*ODD.at_source(start, start + 7))] == "re-\r\nsumed"
    start = ODD.text.index("Café")
    assert ODD.raw[slice(*ODD.at_source(start, start + 4))] == "Cafe\u0301"


# Every count opens as many passages


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
def test_counts_are_numbers_of_passages(corpus):
    for row in frequencies(corpus).head(40).itertuples():
        assert row.count == len(kwic(corpus, row.token)) == (tokens(corpus)["token"] == row.token).sum()
    for row in ngrams(corpus, 2).head(40).itertuples():
        assert row.count == len(kwic(corpus, row.ngram))
    for row in rates(corpus, "talks", "the war", "in *").itertuples():
        assert row.count == len(kwic(corpus.only(row.article), row.word))
    for row in dispersion(corpus, "talks", "war").itertuples():
        assert (row.count, row.articles) == (len(kwic(corpus, row.word)), kwic(corpus, row.word)["article"].nunique())


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
def test_spellings_are_numbers_of_passages(corpus):
    named = mentions(corpus)
    for row in spellings(corpus).itertuples():
        if row.basis == "rule":
            assert row.count == len(kwic(corpus.only(row.article), row.spelling))
        else:
            here = named[(named["article"] == row.article) & (named["name"] == row.name)]
            assert row.count == (here["text"].str.replace("’", "'").str.split().str.join(" ") == row.spelling).sum()


def test_words_counted_are_words_shown():
    for article in FIVE:
        assert (
            len(tokens(FIVE.only(article.id)))
            == len(article.words)
            == rates(FIVE.only(article.id), "x")["words"].iloc[0]
        )
