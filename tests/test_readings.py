"""Statements read by hand: found in the articles word for word, or an error that names the cell."""

import pandas as pd
import pytest

from toolkit import Article, Corpus, attributions, hand_read, load_corpus

FIVE = load_corpus()
READERS = {"settled": 135, "first": 135, "second": 134}
COLUMNS = [
    "article", "statement", "parent", "speaker", "party", "kind", "speech", "optional", "source", "cue", "content",
    "words", "start", "end", "text", "pieces", "source_start", "source_end", "cue_start", "cue_end",
]  # fmt: skip
HEAD = "reader,article,statement,content,source,cue,kind,speaker,party,speech,parent,optional,place\n"
TEXT = (
    "Anna Berzina said the hall is warm. “The songs,” she added, “are old [and long].”\n\n"
    "The hall is new, and the hall is large, Tamm said."
)
CORPUS = Corpus([Article.from_text("a", TEXT)])
ROW = {
    "reader": "settled", "article": "a", "statement": "a-1", "content": "the hall is warm", "source": "Anna Berzina",
    "cue": "said", "kind": "indirect", "speaker": "Anna Berzina", "party": "", "speech": "report", "parent": "",
    "optional": "", "place": "",
}  # fmt: skip


@pytest.fixture
def read(tmp_path):
    def reading(*changes, corpus=CORPUS, **asked):
        """hand_read() of a table with one row per change of ROW."""
        path = tmp_path / "key.csv"
        lines = [",".join(f'"{cell}"' for cell in {**ROW, **change}.values()) for change in changes]
        path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        return hand_read(corpus, file=path, **asked)

    return reading


# The five articles


@pytest.mark.parametrize("reader", READERS)
def test_readers(reader):
    table = hand_read(FIVE, reader=reader)
    assert len(table) == READERS[reader] and list(table.columns) == COLUMNS
    assert not table.duplicated(["article", "statement"]).any()
    assert set(table["article"]) == set(FIVE.ids)
    assert set(table["kind"]) == {"direct", "mixed", "indirect"} and set(table["speech"]) <= {"report", "act", "stance"}
    assert table["optional"].dtype == bool and 10 < table["optional"].sum() < 40


@pytest.mark.parametrize("reader", READERS)
def test_every_row_shows_its_passage(reader):
    for row in hand_read(FIVE, reader=reader).itertuples():
        text = FIVE[row.article].text
        assert row.text == text[row.start : row.end]
        assert row.content == " … ".join(text[start:end] for start, end in row.pieces)
        assert (row.start, row.end) == (row.pieces[0][0], row.pieces[-1][1])
        for words, start, end in (
            (row.source, row.source_start, row.source_end),
            (row.cue, row.cue_start, row.cue_end),
        ):
            assert words == ("" if pd.isna(start) else text[start:end])


@pytest.mark.parametrize("reader", READERS)
def test_parents_hold_their_children(reader):
    table = hand_read(FIVE, reader=reader).set_index(["article", "statement"], drop=False)
    for row in table[table["parent"] != ""].itertuples():
        parent = table.loc[(row.article, row.parent)]
        assert parent["start"] <= row.start and row.end <= parent["end"]


def test_settled_is_the_default():
    assert hand_read(FIVE).equals(hand_read(FIVE, reader="settled"))


def test_fewer_articles_fewer_rows():
    whole, part = hand_read(FIVE), hand_read(FIVE.only("rt", "alliance"))
    assert len(part) == whole["article"].isin(["rt", "alliance"]).sum()
    assert set(part["article"]) == {"rt", "alliance"}
    assert hand_read(CORPUS).empty and list(hand_read(Corpus([])).columns) == COLUMNS


def test_columns_are_those_of_attributions():
    found = attributions(FIVE)
    assert set(COLUMNS) - set(found.columns) == {"optional"}
    assert set(hand_read(FIVE)["kind"]) == set(found["kind"])


# A table of one's own


def test_one_row(read):
    row = read({}).iloc[0]
    assert (row["start"], row["end"]) == (18, 34) and row["words"] == 4
    assert (row["source_start"], row["source_end"], row["cue_start"], row["cue_end"]) == (0, 12, 13, 17)
    assert not row["optional"] and row["parent"] == ""


def test_optional(read):
    assert read({"optional": "yes"})["optional"].tolist() == [True]


def test_no_source_and_no_cue(read):
    row = read({"source": "", "cue": ""}).iloc[0]
    assert row[["source_start", "source_end", "cue_start", "cue_end"]].isna().all()


def test_pieces_of_one_statement(read):
    added = {"statement": "a-2", "source": "she", "cue": "added", "kind": "direct"}
    row = read({**added, "content": "“are old [and long].”"}, {**added, "content": "“The songs,”"}).iloc[0]
    assert row["content"] == "“The songs,” … “are old [and long].”" and row["words"] == 4
    assert row["pieces"] == [(36, 48), (60, 81)] and TEXT[60:81] == "“are old [and long].”"


def test_place_tells_which(read):
    tamm = {"content": "the hall is", "source": "Tamm"}
    assert read({**tamm, "place": "and the hall is large"})["start"].tolist() == [TEXT.index("the hall is large")]
    assert read({**tamm, "place": "said the hall is warm", "source": ""})["start"].tolist() == [18]


def test_a_source_is_searched_near_the_content(read):
    """Tamm’s *said*, not the first one of the text."""
    row = read({"content": "The hall is new, and the hall is large", "source": "Tamm", "cue": "said"}).iloc[0]
    assert row["cue_start"] == TEXT.rindex("said")


def test_whole_words_only(read):
    with pytest.raises(ValueError, match="occurs 0 times"):
        read({"content": "he hall is new"})
    with pytest.raises(ValueError, match="does not occur"):
        read({"source": "Anna Berz"})


def test_other_articles_are_left_out(read):
    assert read({"article": "b", "content": "no such words"}).empty


def test_other_readers_are_left_out(read):
    changes = ({}, {"reader": "Ann", "content": "no such words"})
    assert len(read(*changes)) == 1
    with pytest.raises(ValueError, match="line 3"):
        read(*changes, reader="Ann")


WRONG = {
    "a passage that is not there": ({"content": "the hall was warm"}, "line 2, column content.*occurs 0 times in a"),
    "a passage that is there twice": ({"content": "the hall is"}, "line 2, column content.*occurs 2 times in a"),
    "no passage": ({"content": ""}, "line 2, column content"),
    "a source that is not there": ({"source": "Peeter"}, "line 2, column source.*Peeter.*does not occur in a"),
    "a cue that is not there": ({"cue": "sang"}, "line 2, column cue.*sang.*does not occur in a"),
    "a place that is not there": ({"place": "in the hall"}, "line 2, column place.*0 times"),
    "a place that is there twice": ({"place": "hall is"}, "line 2, column place.*3 times"),
    "content outside its place": ({"place": "“The songs,”"}, "line 2, column content.*occurs 0 times"),
    "unknown kind": ({"kind": "oblique"}, "line 2, column kind.*'oblique' is not one of 'direct'"),
    "unknown speech": ({"speech": "talk"}, "line 2, column speech.*'talk' is not one of 'act'"),
    "no kind": ({"kind": ""}, "line 2, column kind"),
    "unknown answer to optional": ({"optional": "perhaps"}, "line 2, column optional.*perhaps"),
    "a parent that is no statement": ({"parent": "a-9"}, "line 2, column parent.*a-9"),
}


@pytest.mark.parametrize("change, message", WRONG.values(), ids=WRONG)
def test_errors_name_file_line_and_column(read, change, message):
    with pytest.raises(ValueError, match=rf"key\.csv, {message}"):
        read(change)


def test_the_line_is_counted_through_line_breaks(read):
    broken = {"speaker": "Anna\nBerzina"}
    with pytest.raises(ValueError, match=r"key\.csv, line 4, column kind"):
        read(broken, {"statement": "a-2", "kind": "oblique"})


@pytest.mark.parametrize("reader", ["third", "", None, "Settled"])
def test_unknown_reader(reader):
    with pytest.raises(LookupError, match="first, second, settled"):
        hand_read(FIVE, reader=reader)


def test_a_missing_table(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none\.csv"):
        hand_read(FIVE, file=tmp_path / "none.csv")
    (tmp_path / "key.csv").write_text("reader,article\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"key\.csv, line 1: there is no column 'statement'"):
        hand_read(FIVE, file=tmp_path / "key.csv")


@pytest.mark.parametrize("wrong", [None, "a", [], FIVE["rt"]], ids=lambda one: type(one).__name__)
def test_not_a_corpus(wrong):
    with pytest.raises(ValueError, match="corpus"):
        hand_read(wrong)
