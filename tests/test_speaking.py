"""How much room each party gets: by hand on texts short enough to count on the fingers; sums on all others."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import Article, Corpus, attributions, load_corpus, speaking_share

FIVE = load_corpus()
COLUMNS = ["article", "party", "statements", "quoted", "reported", "words", "share"]
OUTLET, UNKNOWN = "the article itself", "no party known"


def made(*texts):
    return Corpus([Article.from_text(id, text) for id, text in zip("abcdefgh", texts, strict=False)])


def rows(*texts, **tables):
    return list(
        speaking_share(made(*texts), **tables).drop(columns=["article", "share"]).itertuples(index=False, name=None)
    )


BY_HAND = {  # text: party, statements, quoted, reported, words
    # 8 words: 4 quoted, 2 are the article's own, "Merz said"
    "“The hall is warm,” Merz said.": [("Germany", 1, 4, 0, 4), (OUTLET, 0, 0, 0, 2)],
    "Merz said the hall is warm.": [("Germany", 1, 0, 4, 4), (OUTLET, 0, 0, 0, 2)],
    # "the hall is" is reported, "warm" quoted
    "Merz said the hall is “warm”.": [("Germany", 1, 1, 3, 4), (OUTLET, 0, 0, 0, 2)],
    # brackets: the two words in them are the article's own, with "Merz said"
    "“The hall [in Riga] is warm,” Merz said.": [("Germany", 1, 4, 0, 4), (OUTLET, 0, 0, 0, 4)],
    # a statement inside a statement counts for the outer speaker: that Kyiv had announced that songs help
    "Merz said that Kyiv had announced that songs help.": [("Germany", 1, 0, 7, 7), (OUTLET, 0, 0, 0, 2)],
    # in pieces: The songs | are old; she added is the article's own
    "“The songs,” Merz added, “are old.”": [("Germany", 1, 4, 0, 4), (OUTLET, 0, 0, 0, 2)],
    # nobody in names.csv
    "The baker said the bread is fresh.": [(UNKNOWN, 1, 0, 4, 4), (OUTLET, 0, 0, 0, 3)],
    # most words first, no party known last, then the article: 3 + 3 words are its own, and "Nobody came"
    "Lavrov said songs help. The baker said the bread is fresh. Merz said the hall is warm. Nobody came.": [
        ("Germany", 1, 0, 4, 4), ("Russia", 1, 0, 2, 2), (UNKNOWN, 1, 0, 4, 4), (OUTLET, 0, 0, 0, 9),
    ],
    # a joint statement is a row of its own
    "Germany and Ukraine said songs help. Merz said songs help.": [
        ("Germany", 1, 0, 2, 2), ("Germany | Ukraine", 1, 0, 2, 2), (OUTLET, 0, 0, 0, 6),
    ],
    "The pond is deep.": [(OUTLET, 0, 0, 0, 4)],
    "The “Rose Hall” is warm.": [(OUTLET, 0, 0, 0, 5)],
    "": [(OUTLET, 0, 0, 0, 0)],
    "“” … \"": [(OUTLET, 0, 0, 0, 0)],
}  # fmt: skip


@pytest.mark.parametrize("text", BY_HAND)
def test_by_hand(text):
    assert rows(text) == BY_HAND[text]


def test_shares_by_hand():
    table = speaking_share(made("“The hall is warm,” Merz said. Nobody came."))
    assert list(table.columns) == COLUMNS
    assert table["share"].tolist() == [4 / 8, 4 / 8]
    assert speaking_share(made(""))["share"].tolist() == [0.0]


def test_no_articles():
    table = speaking_share(Corpus([]))
    assert table.empty and list(table.columns) == COLUMNS


def test_each_article_for_itself():
    table = speaking_share(made("Merz said songs help.", "The pond is deep.", "Lavrov said songs help."))
    assert table["article"].tolist() == ["a", "a", "b", "c", "c"]
    assert table["party"].tolist() == ["Germany", OUTLET, OUTLET, "Russia", OUTLET]


def check_sums(corpus):
    """Every word of an article is somebody's, and only once; every statement of the article itself is counted."""
    table, found = speaking_share(corpus), attributions(corpus)
    assert not table.duplicated(["article", "party"]).any()
    assert (table["quoted"] + table["reported"] == table["words"])[table["party"] != OUTLET].all()
    assert (table[["statements", "quoted", "reported", "words"]] >= 0).all().all()
    for article in corpus:
        own, outer = (
            table[table["article"] == article.id],
            found[(found["article"] == article.id) & (found["depth"] == 0)],
        )
        assert own["words"].sum() == len(article.words)
        assert own["share"].sum() == pytest.approx(1 if article.words else 0)
        assert own["statements"].sum() == len(outer)
        assert own["party"].tolist()[-1] == OUTLET and own["statements"].tolist()[-1] == 0
        parties = outer["party"].replace("", UNKNOWN).value_counts().to_dict()
        assert parties == {row.party: row.statements for row in own.itertuples() if row.party != OUTLET}


def test_sums_of_the_five():
    check_sums(FIVE)


def test_nothing_counts_twice_in_the_five():
    """Credited words are never more than the words of the statements, and in marks no more than between marks."""
    table, found = speaking_share(FIVE), attributions(FIVE)
    for article in FIVE:
        own = table[(table["article"] == article.id) & (table["party"] != OUTLET)]
        said = found[(found["article"] == article.id) & (found["depth"] == 0)]
        assert own["words"].sum() <= said["words"].sum()
        assert own.loc[own["quoted"] > 0, "quoted"].sum() <= sum(said.loc[said["kind"] != "indirect", "words"])


TOKENS = ["he", "said", "that", "Lavrov", "Merz", "Kyiv", "announced", "songs", "help", "old", ".", ",", "“", "”", '"',
          "''", "[", "]", "\n", "\r\n", "\u0e42", "’", "e\u0301", "1,000", "U.S.", "in-\r\nside"]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(TOKENS)).map(" ".join) | st.lists(st.sampled_from(TOKENS)).map("".join) | st.text())
def test_sums_of_any_text(text):
    check_sums(made(text, "Merz said songs help."))


def test_own_names_make_own_parties(tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("spelling,name,kind,party,role\nAnna Berzina,Anna Berzina,person,Bakers,\n", encoding="utf-8")
    text = "Anna Berzina said songs help. Merz said songs help."
    assert rows(text, names=path)[0] == ("Bakers", 1, 0, 2, 2)
    assert [row[0] for row in rows(text, names=path)] == ["Bakers", UNKNOWN, OUTLET]


def test_marks_of_any_kind_are_marks():
    for left, right in ("“”", '""', "„”", ("''", "''"), ("``", "''"), "«»"):
        assert rows(f"{left}The hall is warm,{right} Merz said.")[0] == ("Germany", 1, 4, 0, 4), left


def test_words_of_the_five_in_marks():
    """Close to a plain count of the words between curly marks: titles and scare quotes may belong to nobody."""
    for id in ("aljazeera", "rt", "unsigned_1"):
        article = FIVE[id]
        marked = [match.span() for match in re.finditer("“[^“”\n]*”", article.text)]
        inside = sum(any(start <= place < end for start, end in marked) for place, _ in article.words)
        quoted = speaking_share(FIVE.only(id))["quoted"].sum()
        assert 0.8 * inside <= quoted <= inside + 5


def test_path_may_be_text(tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("spelling,name,kind,party,role\nMerz,Merz,person,Singers,\n", encoding="utf-8")
    assert rows("Merz said songs help.", names=str(path)) == rows("Merz said songs help.", names=Path(path))
