"""Names: the longest spelling, free-standing, as the table says; each mention in its place."""

import pytest

from toolkit import Article, Corpus, load_corpus, mentions
from toolkit.named import names

HEAD = "spelling,name,kind,party,role\n"
TABLE = (
    HEAD
    + """Moscow,Moscow,place,Russia,
Moscow Times,The Moscow Times,body,media,
Russia,Russia,place,Russia,
Russia's Foreign Ministry,Ministry,body,Russia,
US,United States,place,United States,
U.S.,United States,place,United States,
Türkiye,Türkiye,place,Türkiye,
O’Neill,John O’Neill,person,,editor
St. (Old),Old,thing,,
"""
)


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    path = tmp_path_factory.mktemp("names") / "names.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def made(text):
    return Corpus((Article.from_text("a", text),))


CASES = {  # text: the names in it and how they are spelled
    "The Moscow Times in Moscow": [("The Moscow Times", "Moscow Times"), ("Moscow", "Moscow")],
    "Russia’s Foreign Ministry, Russia’s army": [("Ministry", "Russia’s Foreign Ministry"), ("Russia", "Russia")],
    "US, the US’s; us and USA, BUS": [("United States", "US"), ("United States", "US")],
    "the U.S. and U.S.-led; U.S.A.": [("United States", "U.S."), ("United States", "U.S.")],
    "russia RUSSIA Russian Russians": [],
    "pro-Russia Russia-led Russia/US": [
        ("Russia", "Russia"),
        ("Russia", "Russia"),
        ("Russia", "Russia"),
        ("United States", "US"),
    ],
    "Tu\u0308rkiye and Türkiye": [("Türkiye", "Türkiye"), ("Türkiye", "Türkiye")],
    "O'Neill and O’Neill’s": [("John O’Neill", "O'Neill"), ("John O’Neill", "O’Neill")],
    "St. (Old) and St. Old, St (Old)": [("Old", "St. (Old)")],
    "Russiaโs and โRussiaโ": [("Russia", "Russia"), ("Russia", "Russia")],
    "Moscow\u00a0Times, Moscow\nTimes": [("The Moscow Times", "Moscow\u00a0Times"), ("Moscow", "Moscow")],
    "Russia_US": [],
    "": [],
}


@pytest.mark.parametrize("text", CASES)
def test_mentions(own, text):
    corpus = made(text)
    found = mentions(corpus, file=own)
    assert list(found[["name", "text"]].itertuples(index=False, name=None)) == CASES[text]
    assert [corpus["a"].text[row.start : row.end] for row in found.itertuples()] == found["text"].tolist()
    assert list(found.columns) == ["article", "name", "kind", "party", "text", "start", "end"]


def test_accents_of_a_table_may_stand_alone(tmp_path):
    path = tmp_path / "names.csv"
    path.write_text(HEAD + "Tu\u0308rkiye,Türkiye,place,,\n", encoding="utf-8")
    assert len(mentions(made("Türkiye"), file=path)) == 1


def test_kind_and_party(own):
    rows = mentions(made("O’Neill in Moscow"), file=own)[["kind", "party"]].values.tolist()
    assert rows == [["person", ""], ["place", "Russia"]]


def test_names_of_the_corpus():
    table = names()
    assert table["spelling"].is_unique and not table.isna().any().any()
    assert set(table["kind"]) == {"person", "place", "body", "thing"}


def test_mentions_of_the_five():
    found, corpus = mentions(load_corpus()), load_corpus()
    assert found["article"].drop_duplicates().tolist() == corpus.ids
    assert (found.groupby("article")["start"].diff().dropna() > 0).all()
    # by hand in unsigned_1: Kiev three times, Kyiv never; in alliance Kyiv once before and once after the dash
    spelled = found[found["name"] == "Kyiv"].groupby(["article", "text"]).size().to_dict()
    assert spelled[("unsigned_1", "Kiev")] == corpus["unsigned_1"].text.count("Kiev") == 2
    assert ("unsigned_1", "Kyiv") not in spelled and ("alliance", "Kiev") not in spelled
    assert spelled[("alliance", "Kyiv")] == corpus["alliance"].text.count("Kyiv") == 2


@pytest.mark.parametrize("party", ["Rusia", "Russsia", "Rusisa", "Rusxia", "Russie"])
def test_a_misspelt_party_is_named(tmp_path, party):
    path = tmp_path / "own.csv"
    path.write_text(HEAD + f"A,A,place,Russia,\nB,B,place,Russia,\nC,C,place,{party},\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"own\.csv, line 4, column party: '{party}' .*'Russia'"):
        names(path)


@pytest.mark.parametrize("parties", [("Iran", "Iran", "Iraq"), ("Gambia", "Gambia", "Zambia"), ("Russia", "Rusia")])
def test_a_party_of_its_own_is_none_misspelt(tmp_path, parties):
    path = tmp_path / "own.csv"
    rows = "".join(f"A{number},A{number},place,{party},\n" for number, party in enumerate(parties))
    path.write_text(HEAD + rows, encoding="utf-8")
    assert names(path)["party"].tolist() == list(parties)
