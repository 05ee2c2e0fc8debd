"""KWIC and collocates: lines by hand, and each collocate's count against its lines."""

from math import log, log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import Article, Corpus, collocates, kwic, load_corpus
from toolkit.search import phrase_words
from toolkit.text import fold, forms

CORPUS = load_corpus()
SEARCH = settings(deadline=None, max_examples=150, database=None, derandomize=True)


def made(*texts):
    return Corpus(tuple(Article.from_text(id, text) for id, text in zip("abcdefgh", texts, strict=False)))


def lines(table):
    return list(table[["left", "text", "right"]].itertuples(index=False, name=None))


SMALL = made("The talks ended.\nPeace talks, “peace talks”! Then: war talks.", "", "Talks on US peace tell us more")


# Lines by hand


def test_words_around():
    assert lines(kwic(SMALL, "peace talks", window=2)) == [
        ("talks ended.\n", "Peace talks", ", “peace talks"),
        ("Peace talks, “", "peace talks", "”! Then: war"),
    ]
    assert lines(kwic(SMALL, "talks", window=0)) == [("", "talks", "")] * 4 + [("", "Talks", "")]
    assert lines(kwic(SMALL, "talks", window=99))[-1] == ("", "Talks", " on US peace tell us more")


def test_columns_and_order():
    found = kwic(SMALL, "TALKS")
    assert list(found.columns) == ["article", "left", "text", "right", "start", "end"]
    assert found["article"].tolist() == ["a"] * 4 + ["c"]
    assert found["start"].tolist() == [4, 23, 37, 55, 0]
    assert kwic(SMALL, "talks", lines=2)["start"].tolist() == [4, 23]
    assert (
        kwic(SMALL, "talks", lines=5)["start"].tolist()
        == kwic(SMALL, "talks", lines=99)["start"].tolist()
        == [4, 23, 37, 55, 0]
    )
    assert list(kwic(SMALL, "zebra").columns) == list(kwic(SMALL, "talks", lines=0).columns) == list(found.columns)
    assert len(kwic(SMALL, "talks", lines=0)) == 0


def test_sentence_around():
    assert lines(kwic(SMALL, "talks", unit="sentence")) == [
        ("The ", "talks", " ended."),
        ("Peace ", "talks", ", “peace talks”!"),
        ("Peace talks, “peace ", "talks", "”!"),
        ("Then: war ", "talks", "."),
        ("", "Talks", " on US peace tell us more"),
    ]


def test_case():
    assert lines(kwic(SMALL, "us", window=0)) == [("", "US", ""), ("", "us", "")]
    assert lines(kwic(SMALL, "US", window=0, case=True)) == [("", "US", "")]
    assert kwic(SMALL, "T*", case=True)["text"].tolist() == ["The", "Then", "Talks"]


def test_apostrophes_hyphens_and_marks_of_a_phrase():
    corpus = made("Russia’s Russia's long‑range U.S. (U.S.-led) won’t")
    cases = {
        "russia’s": 2,
        "Russia's": 2,
        "long-range": 1,
        "“U.S.,”": 1,
        "u.s.-LED": 1,
        "won't": 1,
        "russia": 0,
        "US": 0,
    }
    assert {phrase: len(kwic(corpus, phrase)) for phrase in cases} == cases


def test_accents_are_found_however_they_are_typed():
    corpus = made("Tu\u0308rkiye and Türkiye")
    assert [len(kwic(corpus, phrase)) for phrase in ("Türkiye", "Tu\u0308rkiye", "tu\u0308rk*")] == [2, 2, 2]


def test_wildcards():
    corpus = made("negotiate, negotiations; root causes. Root\ncauses the root, a cause")
    cases = {"negotiat*": 2, "negotiat*,": 2, "“*ions”": 1, "root *": 2, "* cause*": 2, "roo* cau*": 1, "*zebra*": 0}
    assert {phrase: len(kwic(corpus, phrase)) for phrase in cases} == cases


def test_overlapping_uses():
    assert kwic(made("war war war"), "war war")["start"].tolist() == [0, 4]


def test_near():
    corpus = made("Peace x x talks. Talks x peace x x x x x talks.\nPeace. Talks.")
    assert kwic(corpus, "peace", near="talks", within=3)["start"].tolist() == [0, 25]
    assert kwic(corpus, "peace", near="talks", within=2)["start"].tolist() == [25]
    assert kwic(corpus, "talks", near="peace", within=5)["start"].tolist() == [10, 17]
    assert kwic(corpus, "talks", near="peace", within=6)["start"].tolist() == [10, 17, 41]
    assert kwic(corpus, "peace", near="zebra").empty
    assert kwic(corpus, "peace", near="peace", within=99).empty  # no use is near itself


def test_near_a_phrase():
    corpus = made("The peace talks on war talks began.")
    assert kwic(corpus, "war", near="peace talks", within=2)["text"].tolist() == ["war"]
    assert kwic(corpus, "war", near="peace talks", within=1).empty
    assert kwic(corpus, "talks", near="peace talks")["start"].tolist() == [23]  # the other talks are part of the phrase
    assert kwic(corpus, "peace talks", near="war", within=2)["text"].tolist() == ["peace talks"]
    assert kwic(corpus, "the", near="war talks", within=4)["text"].tolist() == ["The"]


# Collocates by hand

PEACE = made("Peace talks resume. Peace talks fail. War ends peace.")  # 9 words, 3 of them the node, 6 others


def test_collocates_by_hand():
    table = collocates(PEACE, "peace", window=1, min_count=1)
    assert table["token"].tolist() == ["talks", "ends"]
    assert table["count"].tolist() == [2, 1]
    assert table["uses"].tolist() == [2, 1]
    assert table["expected"].tolist() == [1.0, 0.5]  # 3 of the 6 other places are near: 3 x 2/6, 3 x 1/6
    # log Dice: 14 + log2(2 x 2 / (3 + 2)), 14 + log2(2 x 1 / (3 + 1))
    assert table["log_dice"].tolist() == pytest.approx([14 + log2(4 / 5), 13.0])
    # near and far: talks 2 and 0, others 1 and 3; expected 1 and 1, 2 and 2. Of ends: 1 and 0, 2 and 3; .5 .5 2.5 2.5
    talks = 2 * (2 * log(2 / 1) + 1 * log(1 / 2) + 3 * log(3 / 2))
    ends = 2 * (1 * log(1 / 0.5) + 2 * log(2 / 2.5) + 3 * log(3 / 2.5))
    assert table["g2"].tolist() == pytest.approx([talks, ends])


def test_collocates_options():
    assert collocates(PEACE, "peace", window=2, min_count=1)["token"].tolist() == [
        "talks",
        "ends",
        "fail",
        "resume",
        "war",
    ]
    assert collocates(PEACE, "peace", window=2, min_count=1, skip=["Talks", "war"])["token"].tolist() == [
        "ends",
        "fail",
        "resume",
    ]
    assert collocates(PEACE, "peace", window=1)["token"].tolist() == ["talks"]
    assert collocates(PEACE, "peace", window=1, case=True).empty
    assert collocates(PEACE, "Peace", window=1, case=True)["token"].tolist() == ["talks"]
    assert collocates(PEACE, "peace talks", window=1, min_count=1)["token"].tolist() == ["fail", "resume"]
    assert collocates(PEACE, "zebra").empty
    assert list(collocates(PEACE, "zebra").columns) == ["token", "count", "uses", "expected", "log_dice", "g2"]


def test_a_use_between_two_nodes_counts_once():
    table = collocates(made("peace talks peace"), "peace", min_count=1)
    assert table[["token", "count", "uses"]].values.tolist() == [["talks", 1, 1]]


def test_log_dice_has_a_ceiling():
    table = collocates(made("x x x node x x x"), "node")
    assert table["log_dice"].max() <= 14.0


@pytest.mark.parametrize("node", ["peace", "Ukraine", "root causes", "ceasefire", "negotiat*", "the", "U.S.", "Moscow"])
@pytest.mark.parametrize("window", [1, 5])
def test_a_collocate_is_the_number_of_passages(node, window):
    table = collocates(CORPUS, node, window=window, min_count=1)
    assert len(table) > 1
    for row in table.groupby("count").head(6).itertuples():
        assert row.count == len(kwic(CORPUS, row.token, near=node, within=window)), row.token


NASTY = st.lists(st.sampled_from(["a", "A", "b", "c", ".", "\n"]), max_size=12).map(" ".join)
PHRASE = (
    st.lists(st.sampled_from("abc*"), min_size=1, max_size=3)
    .filter(lambda words: words != ["*"] * len(words))
    .map(" ".join)
)


@SEARCH
@given(st.lists(NASTY, max_size=3), PHRASE, st.integers(1, 4))
def test_a_collocate_is_the_number_of_passages_in_odd_texts(texts, node, window):
    corpus = made(*texts)
    for row in collocates(corpus, node, window=window, min_count=1).itertuples():
        assert row.count == len(kwic(corpus, row.token, near=node, within=window))


@SEARCH
@given(st.lists(NASTY, max_size=3), PHRASE, st.integers(0, 4))
def test_every_line_is_verbatim(texts, phrase, window):
    corpus = made(*texts)
    for unit in ("words", "sentence"):
        for row in kwic(corpus, phrase, unit=unit, window=window).itertuples():
            text = corpus[row.article].text
            assert text[row.start : row.end] == row.text
            assert text[: row.start].endswith(row.left) and text[row.end :].startswith(row.right)
            assert len(forms(row.text)) == len(phrase.split())
            if unit == "words":
                assert len(forms(row.left)) == min(window, len(forms(text[: row.start])))
                assert len(forms(row.right)) == min(window, len(forms(text[row.end :])))
            else:
                assert row.left + row.text + row.right in set(corpus[row.article].sentences["text"])


# Phrases

PHRASES = {
    "Russia’s “root causes”": ["russia's", "root", "causes"],
    "negotiat* table": ["negotiat*", "table"],
    "(U.S.)": ["u.s."],
    "U.S.-led,": ["u.s.-led"],
    " two  words ": ["two", "words"],
    "war/peace": ["war", "peace"],
    "war/peace*": ["war", "peace*"],
    "_war*_": ["war*"],
    "Why?": ["why"],
    "[the offer]": ["the", "offer"],
    "“*ions”": ["*ions"],
    "Russiaโs": ["russia's"],
}


@pytest.mark.parametrize("phrase", PHRASES)
def test_phrase_words(phrase):
    assert phrase_words(phrase) == PHRASES[phrase]
    assert [fold(word) for word in phrase_words(phrase, case=True)] == PHRASES[phrase]


NO_PHRASE = ["", " ", "“”", "…", "*", "* *", "_", "war|peace", r"\bwar", "^war", "wa+r", "war{2}", "war$",
             "root.*causes", "colou?r", "(war)?s", None, 3, b"war", ["war"], ("root", "causes")]  # fmt: skip


@pytest.mark.parametrize("phrase", NO_PHRASE, ids=repr)
@pytest.mark.parametrize("corpus", [CORPUS, Corpus(())], ids=["five", "none"])
def test_a_phrase_that_cannot_be_found_is_an_error(corpus, phrase):
    for ask in (kwic, collocates):
        with pytest.raises(ValueError) as error:
            ask(corpus, phrase)
        assert len(str(error.value)) > 20


BAD = {
    "unit": lambda: kwic(CORPUS, "war", unit="paragraph"),
    "window": lambda: kwic(CORPUS, "war", window=-1),
    "window of collocates": lambda: collocates(CORPUS, "war", window=-1),
    "no window for collocates": lambda: collocates(CORPUS, "war", window=0),
    "within": lambda: kwic(CORPUS, "war", near="peace", within=-1),
    "lines": lambda: kwic(CORPUS, "war", lines=-1),
    "near empty": lambda: kwic(CORPUS, "war", near=""),
    "near regex": lambda: kwic(CORPUS, "zebra", near="a|b"),
    "skip a string": lambda: collocates(CORPUS, "war", skip="the"),
}


@pytest.mark.parametrize("ask", BAD.values(), ids=BAD)
def test_bad_input(ask):
    with pytest.raises(ValueError) as error:
        ask()
    assert len(str(error.value)) > 20


@pytest.mark.parametrize("corpus", [Corpus(()), made(""), made("", "–")], ids=["none", "empty", "two empty"])
def test_nothing_to_find(corpus):
    for table in (
        kwic(corpus, "war"),
        kwic(corpus, "the war", unit="sentence"),
        kwic(corpus, "a", near="b"),
        collocates(corpus, "war"),
    ):
        assert table.empty and len(table.columns) == 6
