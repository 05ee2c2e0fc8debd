"""Positions, coverage and silences: who has which point, counted by hand in a class's table."""

import pandas as pd
import pytest

from toolkit import Article, Corpus, coverage, load_corpus, positions, silences

FIVE = load_corpus()
MINE = Corpus((
    Article.from_text("a", "Lavrov said: “We want peace now.” Kyiv wants arms. It rained."),
    Article.from_text("b", "Moscow wants peace soon. It did not rain."),
    Article.from_text("c", "Moscow, Kyiv said, wants peace. It rained."),
))  # fmt: skip
BOOK = """code,kind,party,issue,definition
peace,position,Russia,peace,Russia wants peace.
arms,position,Ukraine,arms,Ukraine wants arms.
rain,fact,,weather,It rained.
snow,fact,,weather,It snowed.
"""
CODINGS = """coder,article,code,status,quote,voice,note
anna,a,peace,reported,We want peace now,Sergey Lavrov,
anna,b,peace,variant,wants peace soon,the article itself,soon
anna,c,peace,reported,wants peace,Moscow > Ukraine,
anna,a,arms,reported,Kyiv wants arms,Aunt May,
anna,b,arms,absent,,,
anna,c,arms,absent,,,
anna,a,rain,reported,It rained,the article itself,
anna,b,rain,contradicted,It did not rain,the article itself,
anna,c,rain,absent,,,
anna,a,snow,absent,,,
"""


@pytest.fixture
def own(tmp_path):
    (tmp_path / "book.csv").write_text(BOOK, encoding="utf-8")
    (tmp_path / "codings.csv").write_text(CODINGS, encoding="utf-8")
    return {"coder": "anna", "codebook": tmp_path / "book.csv", "codings": tmp_path / "codings.csv"}


def test_coverage_has_every_code_in_every_article(own):
    table = coverage(MINE, **own)
    assert len(table) == 4 * 3
    assert table["shown"].tolist() == [
        "quoted", "variant", "reported",
        "reported", "absent", "absent",
        "reported", "contradicted", "absent",
        "absent", "not coded", "not coded",
    ]  # fmt: skip
    assert (table["status"] == table["shown"].replace("quoted", "reported")).all()


def test_a_part_of_the_corpus_changes_no_decision(own):
    whole = coverage(MINE, **own)
    with pytest.warns(UserWarning, match="rows left out"):
        part = coverage(MINE.only("b", "c"), **own)
    kept = whole[whole["article"].isin(["b", "c"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(part, kept)


def test_who_gives_a_position(own):
    table = positions(MINE, "Russia", **own)
    assert table[["article", "given_by"]].apply(tuple, axis=1).tolist() == [
        ("a", "the party itself"), ("b", "the article itself"), ("c", "another party"),
    ]  # fmt: skip
    assert positions(MINE, "Ukraine", **own)["given_by"].tolist() == ["nobody known"]


def test_a_party_without_positions(own):
    with pytest.raises(LookupError, match=r"no position of 'Rusia'\. It has those of: Russia, Ukraine\."):
        positions(MINE, "Rusia", **own)


def test_silences_by_hand(own):
    table = silences(MINE, **own)
    assert table[["silence", "code", "which", "article"]].apply(tuple, axis=1).tolist() == [
        ("only one has it", "arms", "a", "a"),
        ("all but one have it", "rain", "c", "a"),
        ("all but one have it", "rain", "c", "b"),
    ]  # fmt: skip


def test_two_articles_have_no_all_but_one(own):
    with pytest.warns(UserWarning):
        table = silences(MINE.only("a", "c"), **own)
    assert set(table["silence"]) == {"only one has it"} and table["code"].tolist() == ["arms", "rain"]


def test_nothing_is_silent_in_one_article(own):
    with pytest.warns(UserWarning):
        assert silences(MINE.only("b"), **own).query("silence == 'all but one have it'").empty


# The five articles


@pytest.mark.parametrize(
    "table", [coverage(FIVE), silences(FIVE), positions(FIVE, "Russia"), positions(FIVE, "Ukraine")]
)
def test_every_passage_is_verbatim(table):
    shown = table[table["text"] != ""]
    assert len(shown)
    for row in shown.itertuples():
        assert FIVE[row.article].text[row.start : row.end] == row.text


def test_a_silence_has_one_passage_for_each_article_that_has_the_point():
    table, found = silences(FIVE), coverage(FIVE)
    there = found[found["status"] != "absent"].groupby("code").size()
    counted = table.groupby("code").size()
    assert counted.to_dict() == there[counted.index].to_dict()
    assert set(there[there == 1].index) == set(table[table["silence"] == "only one has it"]["code"])
    assert set(there[there == 4].index) == set(table[table["silence"] == "all but one have it"]["code"])


def test_an_account_of_a_demand_is_no_statement_of_the_party():
    nato = positions(FIVE, "Russia").set_index(["code", "article"]).loc["russia_no_nato"]
    assert nato["given_by"].to_dict() == {
        "aljazeera": "another party", "alliance": "the party itself", "rt": "the article itself",
    }  # fmt: skip


@pytest.mark.parametrize("party", ["Russia", "Ukraine", "United States", "Germany"])
def test_the_same_columns_for_every_party(party):
    table = positions(FIVE, party)
    assert list(table.columns) == list(positions(FIVE, "Russia").columns) and len(table)
    assert (table["given_by"] != "nobody known").all()
