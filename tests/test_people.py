"""Names and descriptions in one text: the full form of a surname, and whom a phrase names or describes."""

import os

import pytest

from toolkit.people import NOBODY, People, Speaker, read_names

NAMES = read_names()
HEAD = "spelling,name,kind,party,role\n"
WRONG = pytest.mark.xfail(strict=True, reason="known mistake")
SOME = "Merz met Fidan and Lavrov in Berlin. The Kremlin sent flowers, and Anna Berzina played."


def people(text):
    return People(text, NAMES)


FULL_NAMES = {  # text: the longest form of each surname
    "Anna Berzina sings.": {"Berzina": "Anna Berzina"},
    "Berzina sings. It rains.": {},
    "In spring, Anna Marie Berzina sang; Anna Berzina plays.": {"Berzina": "Anna Marie Berzina"},
    "Dr. Anna Berzina and Mr. Peeter Tamm sing.": {"Berzina": "Anna Berzina", "Tamm": "Peeter Tamm"},
    "we met Anna Berzina’s choir": {"Berzina": "Anna Berzina"},
    "Éva Szabó-Kiss met Conor O'Neill.": {"Szabó-Kiss": "Éva Szabó-Kiss", "O'Neill": "Conor O'Neill"},
    "Karel van Dam sings.": {"Dam": "Karel van Dam"},
    "Choir Sings\nAnna Berzina plays.": {"Sings": "Choir Sings", "Berzina": "Anna Berzina"},
    "It was Anna Berzina. Peeter Tamm plays.": {"Berzina": "Anna Berzina", "Tamm": "Peeter Tamm"},
    "Jan van der Berg sings.": {"Berg": "Jan van der Berg"},
    "Layla al-Masri sings.": {"al-Masri": "Layla al-Masri"},
    "The U.S. Army sings.": {"Army": "U.S. Army"},
    "On Monday Anna Berzina sings.": {"Berzina": "Anna Berzina"},
    "people sing": {},
    "": {},
    "“‘…’” 12": {},
}
FULL_NAMES_WRONG = {
    "Anna étudie.": {},
}


@pytest.mark.parametrize(
    "text, expected",
    [*FULL_NAMES.items(), *(pytest.param(*case, marks=WRONG) for case in FULL_NAMES_WRONG.items())],
)
def test_full_names(text, expected):
    assert people(text).full_names == {last.lower(): name for last, name in expected.items()}


DESCRIBED = {  # a phrase after SOME: name and party
    "Merz": ("Friedrich Merz", "Germany"),
    "German Chancellor Friedrich Merz": ("Friedrich Merz", "Germany"),
    "Merz, the chancellor": ("Friedrich Merz", "Germany"),
    "the chancellor, Friedrich Merz": ("Friedrich Merz", "Germany"),
    "Merz of Germany": ("Friedrich Merz", "Germany"),
    "Merz and Fidan": ("Friedrich Merz | Hakan Fidan", "Germany | Türkiye"),
    "Lavrov and Zakharova": ("Sergey Lavrov | Maria Zakharova", "Russia"),
    "Berlin": ("Germany (government)", "Germany"),
    "Berlin and Ankara": ("Germany (government) | Türkiye (government)", "Germany | Türkiye"),
    "the Kremlin": ("Kremlin", "Russia"),
    "Istanbul": ("Istanbul", ""),
    "Berlin’s plan": ("Berlin’s plan", "Germany"),
    "the foreign minister": ("Sergey Lavrov", "Russia"),
    "the Turkish foreign minister": ("Hakan Fidan", "Türkiye"),
    "the chancellor": ("Friedrich Merz", "Germany"),
    "the German leader": ("Friedrich Merz", "Germany"),
    "the Russian diplomat": ("Sergey Lavrov", "Russia"),
    "a foreign minister": ("a foreign minister", ""),
    "foreign ministers": ("foreign ministers", ""),
    "the gardener": ("the gardener", ""),
    "two Turkish singers": ("two Turkish singers", "Türkiye"),
    "a journalist": ("a journalist", "media"),
    "a Russian newspaper": ("a Russian newspaper", "media"),
    "Berzina": ("Anna Berzina", ""),
    "Mrs. Berzina": ("Anna Berzina", ""),
    "Peeter Tamm": ("Peeter Tamm", ""),
    "Tamm": ("Tamm", ""),
    "Taurus": ("Taurus", ""),
}


@pytest.mark.parametrize("phrase", DESCRIBED)
def test_described(phrase):
    name, party = DESCRIBED[phrase]
    found = people(SOME).described(phrase, len(SOME))
    assert ((found.name or "").replace("'", "’"), found.party) == (name, party)


@pytest.mark.parametrize("phrase", ["", " ", "’s", ",", "the", "“”", "12", "\n", "…", "of", ", the minister", "( )"])
def test_odd_phrases_name_nobody_known(phrase):
    found = people(SOME).described(phrase, 0)
    assert isinstance(found, Speaker) and found.party == ""


def test_an_office_looks_back_only():
    text = "The minister spoke. Lavrov came."
    assert people(text).described("The minister", 0).name == "The minister"
    assert people(text).described("The minister", len(text)).name == "Sergey Lavrov"


def test_the_last_of_two_ministers():
    text = "Lavrov came, and so did Fidan."
    assert people(text).described("the minister", len(text)).name == "Hakan Fidan"
    assert people(text).described("the Russian minister", len(text)).name == "Sergey Lavrov"
    assert people(text).described("the minister", text.index("and")).name == "Sergey Lavrov"


def test_last_mention():
    found = people(SOME)
    assert found.last(("person",), len(SOME)).name == "Anna Berzina"
    assert found.last(("place", "body"), len(SOME)).name == "Kremlin"
    assert found.last(("place",), SOME.index("The Kremlin")).name == "Germany (government)"
    assert found.last(("person",), SOME.index("Lavrov") + 1, SOME.index("Fidan")).name == "Sergey Lavrov"
    assert found.last(("person",), 0) is None
    assert found.last(("person",), 9, 5) is None


def test_nobody_has_no_name():
    assert (NOBODY.name, NOBODY.party, NOBODY.kind) == (None, "", "")


# A table of one's own


def test_own_names(tmp_path):
    path = tmp_path / "names.csv"
    path.write_text(HEAD + "Anna Berzina,Anna Bērziņa,person,Bakers,baker | mayor of Riga\n", encoding="utf-8")
    own = People("Anna Berzina sings.", read_names(path))
    assert own.described("the baker", 99) == Speaker("Anna Bērziņa", "Bakers", "person")
    assert own.described("Anna Berzina", 99).name == "Anna Bērziņa"
    assert own.described("Lavrov", 99).party == ""
    assert own.described("a Russian singer", 99).party == "Russia"  # party words are not part of names.csv


def test_an_edited_table_counts_at_once(tmp_path):
    path = tmp_path / "names.csv"
    for second, party in enumerate(("Bakers", "Millers", "Singers")):
        path.write_text(HEAD + f"Tamm,Peeter Tamm,person,{party},\n", encoding="utf-8")
        os.utime(path, (second, second))  # not all disks tell two times of one second apart
        assert read_names(path).known["Tamm"].party == party


def test_an_empty_table_knows_nobody(tmp_path):
    path = tmp_path / "names.csv"
    path.write_text(HEAD, encoding="utf-8")
    assert People("Lavrov came.", read_names(path)).described("Lavrov", 99).party == ""
    assert read_names(path).known == {}


def test_a_table_is_not_read_from_another_place(tmp_path):
    path = tmp_path / "names.csv"
    path.write_text(HEAD + "Tamm,Peeter Tamm,person,Millers,\n", encoding="utf-8")
    assert "Tamm" in read_names(str(path)).known and "Tamm" not in read_names().known
    path.unlink()
    with pytest.raises(FileNotFoundError, match=r"names\.csv"):
        read_names(path)
