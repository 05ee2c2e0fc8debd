"""The codebook and the codings of a class: read, checked, and wrong input named by file, line and column."""

import warnings

import pandas as pd
import pytest

from toolkit import Article, Corpus, codebook, codings, load_corpus
from toolkit.coding import COLUMNS
from toolkit.verbatim import nearest, places

TEXT = "The mayor said the bridge “will open in May”. Riders doubt it. The bridge, they say, is late."
MINE = Corpus((Article.from_text("a", TEXT), Article.from_text("b", "Nothing is said about the bridge.")))
BOOK = """code,kind,party,issue,definition
opens,fact,,dates,The bridge opens in May.
late,position,Riders,dates,It is late.
"""
HEAD = "coder,article,code,status,quote,voice,note\n"


@pytest.fixture
def read(tmp_path):
    """codings() of rows written to a file of one's own."""

    def reading(rows, *, book=BOOK, corpus=MINE, **options):
        (tmp_path / "book.csv").write_text(book, encoding="utf-8")
        (tmp_path / "mine.csv").write_text(HEAD + rows, encoding="utf-8")
        files = {"codebook": tmp_path / "book.csv", "codings": tmp_path / "mine.csv"}
        return codings(corpus, **{"coder": "anna", **files, **options})

    return reading


ROW = "anna,a,opens,reported,will open in May,the mayor,\n"


def test_a_row_of_ones_own(read):
    row = read(ROW).iloc[0]
    assert (row["start"], row["end"], row["text"]) == (27, 43, "will open in May")
    assert (row["words"], row["quoted"], row["issue"], row["kind"], row["party"]) == (4, 4, "dates", "fact", "")


def test_absent_has_no_place(read):
    row = read("anna,b,opens,absent,,,\n").iloc[0]
    assert row["text"] == "" and pd.isna(row["start"]) and pd.isna(row["end"]) and row["words"] == 0


def test_order_is_corpus_then_codebook(read):
    rows = "anna,b,opens,absent,,,\nanna,a,late,reported,is late,Riders,\n" + ROW
    assert read(rows)[["article", "code"]].apply(tuple, axis=1).tolist() == [
        ("a", "opens"),
        ("a", "late"),
        ("b", "opens"),
    ]


def test_one_coder_at_a_time(read):
    rows = ROW + "ben,a,opens,absent,,,\n"
    assert read(rows)["status"].tolist() == ["reported"]
    assert read(rows, coder="ben")["status"].tolist() == ["absent"]


def test_an_empty_table_keeps_its_columns():
    table = codings(Corpus([]))
    assert table.empty and list(table.columns) == list(COLUMNS)


def test_articles_that_nobody_has_coded():
    with pytest.raises(LookupError, match=r"Nobody has coded 'a', 'b': no row of codings\.csv is on an article"):
        codings(MINE)


WRONG = {
    "no such coder": (ROW, {"coder": "settled"}, "There is no coder 'settled'. There are: 'anna'"),
    "unknown code": (
        "anna,a,open,reported,x,y,\n", {}, "line 2, column code: there is no code 'open'. Did you mean 'opens'",
    ),
    "misspelt status": (
        "anna,a,opens,reportd,x,y,\n", {}, "column status: there is no status 'reportd'. Did you mean 'reported'",
    ),
    "not verbatim": (
        "anna,a,opens,reported,will be open in May,the mayor,\n", {},
        "column quote: 'will be open in May' does not occur in a. Copy it letter by letter. The nearest passage",
    ),
    "more than once": ("anna,a,late,reported,bridge,Riders,\n", {}, "column quote: 'bridge' occurs 2 times in a"),
    "twice": (ROW + ROW, {}, "line 3, column code: 'anna' has decided on 'opens' in 'a' before, in mine.csv, line 2"),
    "absent with a passage": ("anna,a,opens,absent,will open,,\n", {}, "column quote: leave it empty"),
    "reported without one": ("anna,a,opens,reported,,me,\n", {}, "column quote: it is empty, but it is reported"),
    "reported without a voice": ("anna,a,opens,reported,will open,,\n", {}, "column voice: it is empty"),
    "position of nobody": (
        ROW, {"book": BOOK.replace("Riders", "")}, "line 3, column party: a position needs the party",
    ),
    "fact of a party": (
        ROW, {"book": BOOK.replace("fact,,", "fact,Riders,")}, "line 2, column party: a fact belongs to no party",
    ),
    "misspelt kind": (
        ROW, {"book": BOOK.replace("fact", "facts")}, "column kind: there is no kind 'facts'. Did you mean 'fact'",
    ),
    "code twice": (
        ROW, {"book": BOOK + "opens,fact,,dates,Again.\n"}, "column code: 'opens' stands in book.csv, line 2, too",
    ),
    "no definition": (ROW, {"book": BOOK.replace("It is late.", "")}, "line 3, column definition: it is empty"),
    "no code": (ROW, {"book": BOOK.replace("late,pos", " ,pos")}, "line 3, column code: ' ' is empty"),
    "no such column": (ROW, {"book": BOOK.replace("issue", "topic")}, "line 1: there is no column 'issue'"),
}  # fmt: skip


@pytest.mark.parametrize("rows, options, message", WRONG.values(), ids=WRONG)
def test_wrong_input_is_named(read, rows, options, message):
    with pytest.raises((ValueError, LookupError)) as error:
        read(rows, **options)
    assert message in str(error.value)


def test_the_nearest_passage_is_shown(read):
    with pytest.raises(ValueError, match="The nearest passage is 'bridge “will open in May'"):
        read("anna,a,opens,reported,bridge will open in May,the mayor,\n")


def test_rows_on_other_articles_are_left_out_with_a_warning(read):
    with pytest.warns(UserWarning, match="1 row left out, from mine.csv, line 3 on: no article 'c' in this corpus"):
        table = read(ROW + "anna,c,opens,absent,,,\n")
    assert table["article"].tolist() == ["a"]


def test_a_part_of_the_five_warns_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert set(codings(load_corpus().only("rt"))["article"]) == {"rt"}


def test_the_articles_come_first():
    with pytest.raises(ValueError, match="The articles come first: codings\\(corpus, codebook="):
        codings("my_codebook.csv")
    with pytest.raises(ValueError, match="This needs a corpus"):
        codings([1])


def test_an_accent_typed_in_two_ways(read):
    corpus = Corpus([Article.from_text("a", "The cafe\u0301 opens in May.")])
    assert read("anna,a,opens,reported,The cafe\u0301 opens,x,\n", corpus=corpus)["text"].tolist() == ["The café opens"]


def test_words_in_brackets_are_not_the_speakers(read):
    corpus = Corpus([Article.from_text("a", "“It [the bridge] opens in May,” she said.")])
    row = read("anna,a,opens,reported,It [the bridge] opens in May,she,\n", corpus=corpus).iloc[0]
    assert (row["words"], row["quoted"]) == (4, 4)


def test_rules_are_optional_in_a_codebook_of_ones_own(tmp_path):
    (tmp_path / "book.csv").write_text(BOOK, encoding="utf-8")
    book = codebook(tmp_path / "book.csv")
    assert list(book.columns) == list(codebook().columns) and set(book["include"]) == {""}


# The five articles


@pytest.mark.parametrize("coder", ["settled", "first", "second"])
def test_every_code_is_decided_in_every_article(coder):
    five = load_corpus()
    table = codings(five, coder=coder)
    assert list(table.columns) == list(COLUMNS)
    assert len(table) == len(codebook()) * len(five) and not table.duplicated(["article", "code"]).any()
    for row in table.itertuples():
        assert row.text == ("" if row.status == "absent" else five[row.article].text[row.start : row.end])


def test_between_sixty_and_ninety_codes_with_rules():
    book = codebook()
    assert 60 <= len(book) <= 90
    assert (book[["definition", "include", "exclude", "example"]] != "").all(axis=None)


# Where a passage stands


def test_places_are_whole_words():
    assert places("a war, warned", "war") == [(2, 5)]
    assert places("a “war”", "“war”") == [(2, 7)]


@pytest.mark.parametrize("text, passage, near", [
    ("", "war", ""),
    ("We talk.", "…", ""),
    ("We talk of peace.", "of war", "of peace"),
    ("One two three four.", "zero one two", "One two"),
])  # fmt: skip
def test_nearest(text, passage, near):
    assert nearest(text, passage) == near


def test_a_passage_in_a_script_without_blanks_has_a_place():
    assert places("战争仍在继续。", "仍在") == [(2, 4)]
