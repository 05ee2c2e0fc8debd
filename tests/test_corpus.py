"""Article and Corpus: frozen, named errors, and no article text where it could run as a page."""

import dataclasses

import pytest

from toolkit import (
    Article,
    Corpus,
    collocates,
    dispersion,
    first_mentions,
    frequencies,
    keyness,
    kwic,
    load_corpus,
    mentions,
    ngrams,
    rates,
    shared_passages,
    spellings,
    tokens,
)
from toolkit.sentences import sentences

WORDS = {"aljazeera": 892, "alliance": 398, "rt": 479, "unsigned_1": 380, "unsigned_2": 493}
BODY_SENTENCES = {"aljazeera": 31, "alliance": 18, "rt": 18, "unsigned_1": 19, "unsigned_2": 18}
REPAIRS = {"aljazeera": 1, "alliance": 1, "rt": 4, "unsigned_1": 0, "unsigned_2": 13}
CORPUS = load_corpus()
EVIL = "<script>alert(1)</script> secret words of the text"


def made(*texts):
    return Corpus(tuple(Article.from_text(f"text_{number}", text) for number, text in enumerate(texts)))


def test_facts():
    assert CORPUS.ids == list(WORDS)
    assert {article.id: len(article.words) for article in CORPUS} == WORDS
    assert {article.id: (article.sentences["kind"] == "body").sum() for article in CORPUS} == BODY_SENTENCES
    assert {article.id: len(article.repairs) for article in CORPUS} == REPAIRS
    assert "\u0e42" not in "".join(article.text for article in CORPUS)


def test_parts_of_the_five():
    kinds = {article.id: article.parts["kind"].value_counts().to_dict() for article in CORPUS}
    assert kinds["rt"] == {"body": 12, "headline": 1, "standfirst": 1}
    assert kinds["aljazeera"]["subhead"] == 2 and kinds["aljazeera"]["standfirst"] == 1
    assert kinds["unsigned_2"]["subhead"] == 4
    assert kinds["alliance"] == {"body": 13} and kinds["unsigned_1"] == {"body": 9}


@pytest.mark.parametrize("article", list(CORPUS), ids=lambda article: article.id)
def test_sentences_of_the_parts_are_the_sentences_of_the_text(article):
    assert list(zip(article.sentences["start"], article.sentences["end"], strict=True)) == sentences(article.text)


def test_sentences_hold_every_letter():
    for article in CORPUS:
        inside = "".join("".join(text.split()) for text in article.sentences["text"])
        assert inside == "".join(article.text.split())


def test_table():
    table = CORPUS.table().set_index("article")
    assert table["words"].to_dict() == WORDS
    assert table["sentences"].to_dict() == BODY_SENTENCES
    assert table["repairs"].to_dict() == REPAIRS
    assert list(table["outlet_basis"]) == ["inferred", "text", "inferred", "unknown", "unknown"]


def test_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        CORPUS["rt"].raw = "other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        CORPUS.articles = ()
    assert isinstance(Corpus([CORPUS["rt"]]).articles, tuple)


LOOKUPS = {
    "rtt": "There is no article 'rtt'. Did you mean 'rt'? There are: aljazeera, alliance, rt, unsigned_1, unsigned_2.",
    "aljazera": "Did you mean 'aljazeera'",
    "RT": "Did you mean 'rt'",
    "zzzzzz": "There is no article 'zzzzzz'. There are: ",
    "": "There is no article ''. There are: ",
    0: "An article is named by its id, a text such as 'rt', one by one; not by 0.",
}


@pytest.mark.parametrize("id", LOOKUPS)
@pytest.mark.parametrize("look", [lambda id: CORPUS[id], CORPUS.only, CORPUS.without], ids=["[]", "only", "without"])
def test_unknown_article(look, id):
    with pytest.raises(LookupError) as error:
        look(id)
    assert LOOKUPS[id] in str(error.value)
    assert not isinstance(error.value, KeyError)


@pytest.mark.parametrize("wrong", [None, "text", CORPUS["rt"], [CORPUS["rt"]]], ids=lambda wrong: type(wrong).__name__)
@pytest.mark.parametrize("ask", [
    tokens, frequencies, ngrams, spellings, shared_passages, mentions, first_mentions,
    lambda corpus: rates(corpus, "war"), lambda corpus: dispersion(corpus, "war"), lambda corpus: kwic(corpus, "war"),
    lambda corpus: collocates(corpus, "war"), lambda corpus: keyness(corpus, "rt"),
])  # fmt: skip
def test_what_is_no_corpus(ask, wrong):
    with pytest.raises(ValueError, match=r"This needs a corpus, such as load_corpus\(\) or Corpus\(\[article\]\), not"):
        ask(wrong)


def test_articles_of_the_corpus_are_in_it():
    assert all(article in CORPUS for article in CORPUS)
    assert Article.from_text("rt", "Another text.") not in CORPUS


def test_unknown_article_in_an_empty_corpus():
    with pytest.raises(LookupError, match="none at all"):
        Corpus(())["rt"]


def test_only_and_without():
    assert CORPUS.only("rt", "alliance").ids == ["rt", "alliance"]
    assert CORPUS.without("rt", "alliance").ids == ["aljazeera", "unsigned_1", "unsigned_2"]
    assert CORPUS.only().ids == [] == CORPUS.without(*CORPUS.ids).ids
    assert CORPUS.ids == list(WORDS)
    assert CORPUS.only("rt")["rt"] is CORPUS["rt"]
    assert len(CORPUS) == 5 and [article.id for article in CORPUS] == CORPUS.ids


def test_an_id_is_in_the_corpus():
    assert "rt" in CORPUS
    assert "rtt" not in CORPUS


@pytest.mark.parametrize("listed", [["rt", "alliance"], ("rt", "alliance")], ids=["list", "tuple"])
def test_a_list_of_ids_is_an_error_that_says_so(listed):
    with pytest.raises((LookupError, ValueError)):
        CORPUS.only(listed)


WRONG = {
    "double": lambda: Corpus((CORPUS["rt"], CORPUS["rt"])),
    "not articles": lambda: Corpus(("a text",)),
    "no id": lambda: Article.from_text("", "text"),
    "blank id": lambda: Article.from_text(" ", "text"),
    "id a number": lambda: Article.from_text(3, "text"),
    "text missing": lambda: Article.from_text("a", None),
    "text as bytes": lambda: Article.from_text("a", b"text"),
    "a basis nobody knows": lambda: Article.from_text("a", "text", outlet="RT", outlet_basis="guessed"),
}


@pytest.mark.parametrize("make", WRONG.values(), ids=WRONG)
def test_bad_articles(make):
    with pytest.raises(ValueError) as error:
        make()
    assert len(str(error.value)) > 20


def test_double_id_is_named():
    with pytest.raises(ValueError, match="2 articles have the id 'rt'"):
        Corpus((CORPUS["alliance"], CORPUS["rt"], CORPUS["rt"]))


@pytest.mark.parametrize("text", ["", "\n\n", "–"])
def test_article_without_words(text):
    article = Article.from_text("empty", text)
    assert article.words == [] and len(article.repairs) == 0
    assert list(article.sentences.columns) == list(article.parts.columns) == ["article", "kind", "start", "end", "text"]
    assert Corpus((article,)).table()["words"].tolist() == [0]
    assert repr(article) == "Article('empty', outlet not stated, 0 words, 0 repairs)"


def test_empty_corpus():
    corpus = Corpus(())
    assert len(corpus) == 0 and list(corpus) == [] and len(corpus.table()) == 0
    assert "0 articles" in repr(corpus) and "<table" in corpus._repr_html_()


def test_at_source():
    article = CORPUS["unsigned_2"]
    start = article.text.index("“root causes”")
    first, last = article.at_source(start, start + len("“root causes”"))
    assert article.raw[first:last] == "โroot causesโ"
    assert article.at_source(0, len(article.text)) == (len("Moscow: "), len(article.raw))
    for span in [(-1, 2), (3, 2), (0, len(article.text) + 1)]:
        with pytest.raises(ValueError, match="unsigned_2"):
            article.at_source(*span)


def test_repairs_show_both_places():
    article = CORPUS["unsigned_2"]
    for row in article.repairs.itertuples():
        assert article.text[row.start : row.end] == row.after
        assert article.raw[row.source_start : row.source_end] == row.before


def test_no_repr_prints_the_text():
    article = Article.from_text("evil", EVIL, title=EVIL, standfirst=EVIL)
    corpus = Corpus((article,))
    for shown in (repr(article), str(article), repr(corpus), str(corpus), corpus._repr_html_(), repr([article])):
        assert "secret" not in shown and "script" not in shown


def test_page_of_a_corpus_is_escaped():
    page = Corpus((Article.from_text("<b>id</b>", "text", outlet="<script>x</script>"),))._repr_html_()
    assert "<script>" not in page and "<b>" not in page
    assert "not stated" in page


def test_long_corpus_is_shown_short():
    corpus = made(*["one word"] * 30)
    assert len(repr(corpus)) < 120 and repr(corpus).endswith("…")
    assert "and 10 more articles" in corpus._repr_html_()


def test_the_ledgers_of_all_articles_together():
    corpus = load_corpus()
    assert corpus.repairs.groupby("article").size().to_dict() == {
        article.id: len(article.ledger) for article in corpus if article.ledger
    }
    assert corpus.repairs.dtypes.equals(corpus["rt"].repairs.dtypes)
    assert Corpus([]).repairs.columns.equals(corpus.repairs.columns)
