"""What articles call the same thing: uses, what is left out, and words in quotation marks."""

import pytest

from toolkit import Article, Corpus, disagreements, kwic, load_corpus, naming

FIVE = load_corpus()


def uses(text, table, tmp_path):
    (tmp_path / "names.csv").write_text("thing,term,without,note\n" + table, encoding="utf-8")
    return naming(Corpus([Article.from_text("a", text)]), file=tmp_path / "names.csv")


def test_the_longer_term_counts(tmp_path):
    found = uses("Peace talks, talks, direct peace talks.", "t,talks,,\nt,peace talks,,\n", tmp_path)
    assert found["text"].tolist() == ["Peace talks", "talks", "peace talks"]
    assert found["term"].tolist() == ["peace talks", "talks", "peace talks"]


def test_one_word_may_name_two_things(tmp_path):
    assert uses("The paper.", "t,paper,,\nu,paper,,\n", tmp_path)["thing"].tolist() == ["t", "u"]


def test_what_means_something_else_is_left_out(tmp_path):
    text = "War of words. The war began. Prisoners of war came home after World War II."
    found = uses(text, "w,war,war of words|prisoner* of war|world war,\n", tmp_path)
    assert found["sentence"].tolist() == ["The war began."]


def test_a_word_in_quotation_marks(tmp_path):
    found = uses("He spoke of a “crisis” in the crisis.", "w,crisis,,\n", tmp_path)
    assert found["quoted"].tolist() == [True, False]


def test_no_use_gives_an_empty_table(tmp_path):
    found = uses("Nothing.", "w,war,,\n", tmp_path)
    assert found.empty and list(found.columns) == list(naming(FIVE).columns)
    assert (found.dtypes == naming(FIVE).dtypes).all()


@pytest.mark.parametrize("table, message", [
    ("w,,,\n", "line 2, column term: it is empty"),
    (",war,,\n", "line 2, column thing: it is empty"),
    ("w,war,,\nw,War,,\n", "line 3, column term: 'War' stands in names.csv, line 2, too"),
    ("w,…,,\n", "line 2: '…' contains no word"),
    ("w,war,…,\n", "line 2: '…' contains no word"),
])  # fmt: skip
def test_wrong_tables_are_named(table, message, tmp_path):
    with pytest.raises(ValueError, match=message):
        uses("War.", table, tmp_path)


def test_every_use_stands_in_the_five():
    found = naming(FIVE)
    for row in found.itertuples():
        assert FIVE[row.article].text[row.start : row.end] == row.text and row.text in row.sentence
    crisis = found[found["term"] == "crisis"]
    assert len(crisis) == len(kwic(FIVE, "crisis")) and crisis["quoted"].all()


def test_no_two_uses_of_one_thing_overlap():
    for _, part in naming(FIVE).groupby(["thing", "article"]):
        ends, starts = part["end"].tolist(), part["start"].tolist()
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


# Disagreements, read by hand

HEAD = "kind,about,article,quote,other,other_quote,reading,decidable,why\n"


def read(rows, tmp_path, corpus=FIVE):
    (tmp_path / "mine.csv").write_text(HEAD + rows, encoding="utf-8")
    return disagreements(corpus, file=tmp_path / "mine.csv")


def test_both_sides_are_verbatim():
    table = disagreements(FIVE)
    for row in table.itertuples():
        assert FIVE[row.article].text[row.start : row.end] == row.text
        if row.other != "calendar":
            assert FIVE[row.other].text[row.other_start : row.other_end] == row.other_text
    assert (table["why"] != "").all() and set(table["reading"]) == {"disagreement", "false alarm"}


def test_against_the_calendar(tmp_path):
    row = read("date,the day,rt,offered a concrete date,calendar,,false alarm,yes,x\n", tmp_path).iloc[0]
    assert (row["other"], row["other_text"]) == ("calendar", "") and row[["other_start", "other_end"]].isna().all()


@pytest.mark.parametrize("rows, message", [
    ("date,x,rt,a war,rt,x,disagreement,yes,x\n", "column quote: 'a war' does not occur in rt"),
    ("date,x,rt,root causes,rt,“x”,disagreement,yes,x\n", "column other_quote: '“x”' does not occur in rt"),
    ("dates,x,rt,root causes,rt,“x”,disagreement,yes,x\n", "column kind: 'dates' is not one of"),
    ("date,x,rt,root causes,rt,“x”,maybe,yes,x\n", "column reading: 'maybe' is not one of"),
    ("date,x,rt,root causes,rt,“x”,disagreement,perhaps,x\n", "column decidable: 'perhaps' is not one of"),
])  # fmt: skip
def test_wrong_rows_are_named(rows, message, tmp_path):
    with pytest.raises(ValueError, match=message):
        read(rows, tmp_path)


def test_rows_on_other_articles():
    part = disagreements(FIVE.only("rt", "alliance"))
    assert set(part["article"]) | set(part["other"]) <= {"rt", "alliance", "calendar"} and len(part)


def test_rows_of_ones_own_on_other_articles_are_announced(tmp_path):
    with pytest.warns(UserWarning, match="1 row left out, from mine.csv, line 2 on: no article 'bbc'"):
        assert read("date,x,bbc,x,rt,y,disagreement,yes,x\n", tmp_path).empty
