"""Two tables of statements side by side: hits, misses and extras by hand; and how well the rules do, as a floor."""

import pytest

from toolkit import Article, Corpus, attributions, hand_read, hits, load_corpus

FIVE = load_corpus()
HEAD = "reader,article,statement,content,source,cue,kind,speaker,party,speech,parent,optional,place\n"
COLUMNS = ["article", "status", "statement", "read_statement", "same_words", "same_source", "same_speaker"]
TEXT = (
    "Anna Berzina said the hall is warm and the stage is new. Tamm said the pond is deep. "
    "The choir hopes to sing. The baker said the bread is fresh. The mayor wants a festival."
)
CORPUS = Corpus([Article.from_text("a", TEXT)])


@pytest.fixture
def table(tmp_path):
    def of(*statements, corpus=CORPUS):
        """A table read by hand from (content, source, speaker, optional)."""
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.csv"
        lines = [
            f"settled,{article},s{number},{content},{source},,indirect,{speaker},,report,,{optional},"
            for number, (article, content, source, speaker, optional) in enumerate(statements, 1)
        ]
        path.write_text(HEAD + "\n".join(lines), encoding="utf-8")
        return hand_read(corpus, file=path)

    return of


def statement(content, source="", speaker="", optional="", article="a"):
    return article, content, source, speaker, optional


def rows(found, *columns):
    return list(found[list(columns)].itertuples(index=False, name=None))


@pytest.mark.parametrize("name", ["found", "read"])
def test_not_a_table_of_statements(name):
    made = attributions(CORPUS)
    as_text = made.assign(pieces=made["pieces"].map(str))
    for wrong, message in [(made[["article"]], "needs a table"), ([1], "needs a table"), (as_text, "pieces are text")]:
        with pytest.raises(ValueError, match=f"^{name}: .*{message}"):
            hits(CORPUS, **{name: wrong})


def test_a_number_that_is_not_there_leaves_the_others_whole():
    assert str(hits(FIVE)["statement"].dtype) == "Int64"


# By hand


def test_a_hit_a_miss_an_extra_and_an_optional(table):
    read = table(
        statement("the hall is warm and the stage is new", "Anna Berzina", "Anna Berzina"),
        statement("the pond is deep", "Tamm", "Tamm"),
        statement("to sing", "The choir", "", "yes"),
        statement("a festival", "The mayor", "", "yes"),
    )
    found = table(
        statement("the hall is warm", "Anna Berzina", "Berzina"),  # 4 of 9 words: too few for a pair
        statement("to sing", "The choir"),
        statement("the bread is fresh", "The baker"),
        statement("the pond is deep", "Tamm", "Peeter Tamm"),
    )
    together = hits(CORPUS, found=found, read=read)
    assert list(together.columns[: len(COLUMNS)]) == COLUMNS
    assert together["status"].tolist() == ["missed", "extra", "hit", "optional", "extra"]
    paired = together[together["status"].isin(["hit", "optional"])]
    assert rows(paired, "statement", "read_statement", "same_words", "same_source", "same_speaker") == [
        ("s4", "s2", True, True, False),
        ("s2", "s3", True, True, True),
    ]
    single = together[~together["status"].isin(["hit", "optional"])]
    assert not single[["same_words", "same_source", "same_speaker"]].any().any()
    assert single["statement"].isna().tolist() == [True, False, False]
    assert single["read_statement"].isna().tolist() == [False, True, True]
    assert [TEXT[row.start : row.end] for row in together.itertuples()] == together["text"].tolist()


HALVES = {  # of the words that either has: 9 words were read
    "the hall is warm and": ("hit", False),  # 5 of 9
    "the hall is warm": (None, None),  # 4 of 9
    "the hall is warm and the stage is new": ("hit", True),
}


@pytest.mark.parametrize("content", HALVES)
def test_half_of_the_words_make_a_pair(table, content):
    read = table(statement("the hall is warm and the stage is new"))
    together = hits(CORPUS, found=table(statement(content)), read=read)
    status, same = HALVES[content]
    if status is None:
        assert together["status"].tolist() == ["missed", "extra"]
    else:
        assert rows(together, "status", "same_words") == [(status, same)]


def test_exactly_half_is_enough(table):
    read = table(statement("the pond is deep"))  # is deep: 2 of 4
    assert hits(CORPUS, found=table(statement("is deep")), read=read)["status"].tolist() == ["hit"]


def test_each_statement_is_paired_once(table):
    twice = table(statement("the pond is deep", "Tamm"), statement("pond is deep", "Tamm"))
    once = table(statement("the pond is deep", "Tamm"))
    assert sorted(hits(CORPUS, found=twice, read=once)["status"]) == ["extra", "hit"]
    assert sorted(hits(CORPUS, found=once, read=twice)["status"]) == ["hit", "missed"]
    assert hits(CORPUS, found=twice, read=twice)["same_words"].tolist() == [True, True]


def test_sources(table):
    content = "the hall is warm"
    none, full, part, other = (table(statement(content, source)) for source in ("", "Anna Berzina", "Berzina", "Tamm"))
    assert hits(CORPUS, found=part, read=full)["same_source"].tolist() == [True]
    assert hits(CORPUS, found=other, read=full)["same_source"].tolist() == [False]
    assert hits(CORPUS, found=none, read=full)["same_source"].tolist() == [False]
    assert hits(CORPUS, found=full, read=none)["same_source"].tolist() == [False]
    assert hits(CORPUS, found=none, read=none)["same_source"].tolist() == [True]


def test_what_is_optional_is_no_miss_and_no_extra(table):
    optional = table(statement("to sing", optional="yes"))
    nothing = table(statement("no such words", article="b"))
    assert hits(CORPUS, found=nothing, read=optional).empty
    assert hits(CORPUS, found=optional, read=nothing).empty
    assert hits(CORPUS, found=optional, read=table(statement("to sing")))["status"].tolist() == ["optional"]


def test_nothing_against_nothing(table):
    nothing = table(statement("no such words", article="b"))
    together = hits(CORPUS, found=nothing, read=nothing)
    assert together.empty and list(together.columns[: len(COLUMNS)]) == COLUMNS
    assert hits(Corpus([])).empty
    assert set(hits(CORPUS, read=nothing)["status"]) == {"extra"}
    assert set(hits(FIVE.only("rt"), found=nothing)["status"]) == {"missed"}


def test_every_statement_stands_in_the_table(table):
    """Precision and recall can be counted from it: all that was found, and all that is not optional."""
    found, read = attributions(FIVE), hand_read(FIVE)
    together = hits(FIVE)
    assert together["statement"].notna().sum() == len(found)
    listed = set(rows(together[together["read_statement"].notna()], "article", "read_statement"))
    assert set(rows(read[~read["optional"]], "article", "statement")) <= listed
    assert len(listed) == (together["read_statement"].notna()).sum()


def test_the_order_of_the_text():
    together = hits(FIVE)
    for id in FIVE.ids:
        starts = together[together["article"] == id]["start"].tolist()
        assert starts == sorted(starts)
    assert [FIVE[row.article].text[row.start : row.end] for row in together.itertuples()] == together["text"].tolist()


def test_the_order_of_the_corpus():
    ids = ["rt", "alliance"]
    assert hits(FIVE.only(*ids))["article"].drop_duplicates().tolist() == ids


def test_the_given_tables_stay_as_they_are():
    found, read = attributions(FIVE), hand_read(FIVE)
    before = found.copy(), read.copy()
    hits(FIVE, found=found, read=read)
    assert found.equals(before[0]) and read.equals(before[1])


@pytest.mark.parametrize("wrong", [None, "a", [], FIVE["rt"]], ids=lambda one: type(one).__name__)
def test_not_a_corpus(wrong):
    with pytest.raises(ValueError, match="corpus"):
        hits(wrong)
    with pytest.raises(ValueError, match="corpus"):
        hits(wrong, found=attributions(FIVE), read=hand_read(FIVE))


# The five articles


@pytest.mark.parametrize("reader", ["settled", "first", "second"])
def test_against_itself_all_is_the_same(reader):
    read = hand_read(FIVE, reader=reader)
    together = hits(FIVE, found=read, read=read)
    assert together["status"].value_counts().to_dict() == {
        "hit": (~read["optional"]).sum(),
        "optional": read["optional"].sum(),
    }
    assert together[["same_words", "same_source", "same_speaker"]].all().all()
    assert (together["statement"] == together["read_statement"]).all()


def test_the_rules_against_themselves():
    found = attributions(FIVE)
    together = hits(FIVE, found=found, read=found)
    assert set(together["status"]) == {"hit"} and len(together) == len(found)
    assert together[["same_words", "same_source", "same_speaker"]].all().all()


def test_two_readers_agree():
    together = hits(FIVE, found=hand_read(FIVE, reader="first"), read=hand_read(FIVE, reader="second"))
    assert (together["status"].isin(["hit", "optional"])).mean() > 0.95
    assert together["same_speaker"].mean() > 0.95


@pytest.fixture(scope="module")
def scores():
    together = hits(FIVE)
    pairs = together[together["status"] == "hit"]
    counts = together["status"].value_counts()
    return {
        "precision": counts["hit"] / (counts["hit"] + counts.get("extra", 0)),
        "recall": counts["hit"] / (counts["hit"] + counts.get("missed", 0)),
        "same_words": pairs["same_words"].mean(),
        "same_source": pairs["same_source"].mean(),
        "same_speaker": pairs["same_speaker"].mean(),
    }


FLOORS = {"precision": 0.85, "recall": 0.9, "same_words": 0.8, "same_source": 0.95, "same_speaker": 0.85}


@pytest.mark.parametrize("figure", FLOORS)
def test_the_rules_do_not_get_worse(scores, figure):
    assert scores[figure] >= FLOORS[figure]
