"""Who says what: the table, the evidence behind every row, and texts in which nobody says anything."""

import re

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit import Article, Corpus, attributions, attributions_of, load_corpus, reporting_verbs, speaking_share
from toolkit.text import words
from toolkit.voices import COLUMNS, spoken_words

FIVE = load_corpus()
FOUND = attributions(FIVE)
NAMES = "spelling,name,kind,party,role\n"
VERBS = "cue,forms,kind,force\n"


def made(*texts):
    return Corpus([Article.from_text(id, text) for id, text in zip("abcdefgh", texts, strict=False)])


def said(text, **tables):
    return attributions(made(text), **tables)


def rows(table):
    return list(table.itertuples(index=False, name=None))


CHOIR = (
    "Anna Berzina said the hall was warm. “The songs,” she added, “are old [and long].” Nobody came.\n\n"
    "Merz insisted that Kyiv had announced that “the choir” would sing. He thanked the gardeners.\n\n"
    "“Who sings?” asked the mayor. According to Lavrov, nobody does.\n"
)
MANY = made(
    CHOIR,
    "Reuters reported that Peskov had said the pond is deep.\r\n\r\n“It is,” Peskov said.\r\n",
    "“The pond is deep”, Peskovโs aide said. Berlin didnโt say: โWe swim.โ",
    "He said ''yes'' and “no” and \"perhaps” and ‘never’ … “Stop! He said. Nobody did.",
    "THE POND IS DEEP, MOSCOW SAYS\n• Peskov: “It is.”\n• Merz: it is not",
    "“I said,” he said, “that she said: ‘They said so.’”",
    "e\u0301te\u0301 said Cafe\u0301’s Ágnes: “Très bien” – she said\u00a0so\u2028and left\x00.",
)


# One row per statement, each with its passage


def check_evidence(corpus, table):
    """What must hold for every row of attributions(), whatever the text."""
    assert list(table.columns) == list(COLUMNS)
    for article in corpus:
        own = table[table["article"] == article.id].to_dict("records")
        assert [row["statement"] for row in own] == list(range(1, len(own) + 1))
        assert [row["start"] for row in own] == sorted(row["start"] for row in own)
        for row in own:
            check_passages(article.text, row)
            check_values(article.text, row)
            check_parent(own, row)
    assert set(table["article"]) <= set(corpus.ids)


def check_passages(text, row):
    pieces = row["pieces"]
    edges = [edge for piece in pieces for edge in piece]
    assert edges == sorted(edges) and all(start < end for start, end in pieces)
    assert (row["start"], row["end"]) == (edges[0], edges[-1])
    assert row["text"] == text[row["start"] : row["end"]]
    assert row["content"] == " … ".join(text[start:end] for start, end in pieces)
    assert not any("\n" in text[start:end] for start, end in pieces)
    for part in ("source", "cue"):
        start, end = row[f"{part}_start"], row[f"{part}_end"]
        assert pd.isna(start) == pd.isna(end)
        assert row[part] == ("" if pd.isna(start) else text[start:end])
    if row["cue"]:  # the reporting word is not part of what is reported
        assert not any(start < row["cue_end"] and row["cue_start"] < end for start, end in pieces)


def check_values(text, row):
    assert (
        row["words"] == len(spoken_words(text, row["pieces"])) <= sum(len(words(text[s:e])) for s, e in row["pieces"])
    )
    assert row["kind"] in ("direct", "mixed", "indirect") and row["speech"] in ("report", "act", "stance")
    assert isinstance(row["speaker"], str) and isinstance(row["party"], str) and row["rule"]
    assert bool(row["verb"]) == bool(row["force"]) or row["force"] == "neutral"


def check_parent(own, row):
    if pd.isna(row["parent"]):
        assert row["depth"] == 0
        return
    parent = own[row["parent"] - 1]
    assert parent["statement"] == row["parent"] < row["statement"]
    assert row["depth"] == parent["depth"] + 1
    assert any(start <= row["start"] and row["end"] <= end for start, end in parent["pieces"])


@pytest.mark.parametrize("corpus", [FIVE, MANY], ids=["five", "invented"])
def test_every_row_shows_its_passage(corpus):
    table = attributions(corpus)
    assert len(table) > 10
    check_evidence(corpus, table)


def test_the_order_of_the_corpus():
    ids = ["rt", "alliance", "unsigned_2"]
    table = attributions(FIVE.only(*ids))
    assert table["article"].drop_duplicates().tolist() == ids
    for id in ids:
        alone = attributions(FIVE.only(id)).drop(columns="pieces")
        assert table[table["article"] == id].drop(columns="pieces").reset_index(drop=True).equals(alone)


TOKENS = [
    "he", "said", "that", "Anna", "Berzina", "Lavrov", "The", "minister", "Moscow’s", "it", "told", "him", "them",
    "you", "asked", "whether", "to", "leave", "according", "insisted", "who", "I", "We", "wants", "plan", "and", "but",
    "was", "quoted", "as", "saying", "reportedly", "Monday", "U.S.", "Sen.", ".", ",", ":", "–", "…", "?", "!", "“",
    "”", '"', "''", "‘", "’", "'", "[", "]", "(", ")", "\u0e42", "«", "\n", "\r\n", "\u00a0", "12", "",
]  # fmt: skip
NEWSLIKE = st.lists(st.sampled_from(TOKENS)).map(" ".join) | st.lists(st.sampled_from(TOKENS)).map("".join)


@settings(deadline=None)
@given(st.text() | NEWSLIKE)
@example("I have a long story to tell you")
@example("“I have a long story to tell you” he said.")
@example("”””x”””")
@example("said")
@example("\ud800 said \udfff")
@example("[“A,” he [said]. “B]”")
@example("He said. “")
@example("“”“”he said")
def test_evidence_of_any_text(text):
    corpus = made(text)
    table = attributions(corpus)
    check_evidence(corpus, table)
    assert speaking_share(corpus)["words"].sum() == len(corpus["a"].words)


# What is in a row


def one(text):
    table = said(text)
    assert len(table) == 1, table[["source", "cue", "content"]].to_string()
    return table.iloc[0]


def test_a_row_in_full():
    row = one("“The hall is [very] warm,” Merz said.")
    assert pd.isna(row["parent"]) and row["pieces"] == [(0, 26)]
    assert row.drop(["pieces", "parent", "rule"]).to_dict() == {
        "article": "a", "statement": 1, "depth": 0, "speaker": "Friedrich Merz", "party": "Germany",
        "kind": "direct", "speech": "report", "verb": "say", "force": "neutral", "source": "Merz", "cue": "said",
        "content": "“The hall is [very] warm,”", "words": 4, "start": 0, "end": 26,
        "text": "“The hall is [very] warm,”", "source_start": 27, "source_end": 31, "cue_start": 32, "cue_end": 36,
    }  # fmt: skip


KINDS = {
    "“The hall is warm,” Merz said.": "direct",
    "Merz said: \"The hall is warm.\"": "direct",
    "''The hall is warm,'' Merz said.": "direct",
    "“The hall,” Merz said, “is warm.”": "direct",
    "Merz said the hall is “warm”.": "mixed",
    "Merz said that “the hall” is warm.": "mixed",
    "Merz said the hall is warm.": "indirect",
    "The hall is warm, Merz said.": "indirect",
    "The hall is warm, according to Merz.": "indirect",
}  # fmt: skip


@pytest.mark.parametrize("text", KINDS)
def test_kind(text):
    assert one(text)["kind"] == KINDS[text]


SPEECH = {
    "Merz said the hall is warm.": ("report", "say", "neutral"),
    "Merz insisted that the hall is warm.": ("report", "insist", "asserting"),
    "“Is the hall warm?” Merz asked.": ("report", "ask", "asking"),
    "Merz urged the choir to sing.": ("act", "urge", "urging"),
    "Merz praised the choir.": ("act", "praise", "praising"),
    "Merz thinks that the hall is warm.": ("stance", "think", "thinking"),
    "Merz hopes to sing.": ("stance", "hope", "wishing"),
}


@pytest.mark.parametrize("text", SPEECH)
def test_speech(text):
    row = one(text)
    assert (row["speech"], row["verb"], row["force"]) == SPEECH[text]


def test_pieces_of_one_statement():
    row = one("“The songs,” she added, “are old.”")
    assert row["pieces"] == [(0, 12), (24, 34)]
    assert row["content"] == "“The songs,” … “are old.”"
    assert row["text"] == "“The songs,” she added, “are old.”"
    assert row["words"] == 4


def test_a_statement_in_a_statement():
    table = said("Merz said that Kyiv had announced that the choir would sing.")
    assert table["speaker"].tolist() == ["Friedrich Merz", "Ukraine (government)"]
    assert table["depth"].tolist() == [0, 1]
    assert table["parent"].isna().tolist() == [True, False] and table["parent"].iloc[1] == 1


BRACKETS = {
    "“The hall [in Riga] is warm,” Merz said.": 4,
    "“[The hall] is warm,” Merz said.": 2,
    "“The [old, cold] hall [in Riga] is warm,” Merz said.": 4,
    "“The hall (in Riga) is warm,” Merz said.": 6,
    "“The hall [in Riga is warm,” Merz said.": 6,
    "“The hall is w[arm],” Merz said.": 4,
}


@pytest.mark.parametrize("text", BRACKETS)
def test_words_in_brackets_are_the_outlet_s(text):
    assert one(text)["words"] == BRACKETS[text]


def test_a_closing_bracket_is_no_statement():
    assert said("It is dry (at least, not that we know about). It rained.").empty


def test_a_quotation_is_not_its_own_source():
    """What nobody is credited with belongs to nobody, or to who spoke last; never to the first words of itself."""
    table = said("“They agree on songs, but they aren’t there yet” to support him as a mayor.")
    assert not any("“" in words for words in (*table["source"], *table["speaker"]))


# Nothing to find

NOTHING = {
    "no articles": (),
    "an empty text": ("",),
    "blanks": (" \n\t\u00a0 \r\n",),
    "no letters": ("12 – 34 … ? ! [ ] ( ) 56.7 %",),
    "quotation marks": ("“”\"\"''‘’«»„‟``\u0e42\u0e42 “ ” \" ' ",),
    "quotation marks, lines": ("“\n”\n\"\n''\n",),
    "control characters": ("\x00\x01\ufeff\u200b\u200f",),
    "nobody speaks": ("The pond is deep. The hall is warm.", "Rain in Riga"),
    "nobody speaks, a title in marks": ("The “Rose Hall” is warm.",),
    "Hungarian": ("A terem meleg, mondta Kiss Anna. „A terem meleg” – mondta.",),
    "German": ("Der Saal sei warm, sagte Anna Holm. Sie fügte hinzu, er sei neu.",),
    "Russian": ("Зал тёплый, сказала Анна. «Зал тёплый», — сказала она.",),
    "Arabic": ("قالت آنا إن القاعة دافئة.",),
    "Chinese": ("安娜说：“大厅很暖和。”",),
}


@pytest.mark.parametrize("texts", NOTHING.values(), ids=NOTHING)
def test_an_empty_table_has_its_columns(texts):
    corpus = made(*texts)
    table = attributions(corpus)
    assert table.empty and list(table.columns) == list(COLUMNS)
    assert table["words"].sum() == 0 and list(table["parent"]) == []
    assert list(reporting_verbs(corpus).columns) == ["verb", "force", "party", "article", "count"]
    assert reporting_verbs(corpus).empty
    with pytest.raises(LookupError, match="Lavrov"):
        attributions_of(corpus, "Lavrov")


def test_nobody_to_suggest_is_not_announced_as_a_list():
    with pytest.raises(LookupError) as error:
        attributions_of(made(""), "Lavrov")
    assert "There are: , …" not in str(error.value)


# Damaged and odd texts


def test_lost_marks_are_marks():
    table = said("โThe hall is warm,โ Merz said. Merzโs aide said itโs new.")
    assert table["content"].tolist() == ["โThe hall is warm,โ", "itโs new"]
    assert table["kind"].tolist() == ["direct", "indirect"] and table["words"].tolist() == [4, 2]


def test_windows_line_ends():
    article = Article.from_text("a", CHOIR.replace("\n", "\r\n"))
    found, plain = attributions(Corpus([article])), said(CHOIR)
    assert found.drop(columns="pieces").equals(plain.drop(columns="pieces"))
    for row in found.itertuples():
        assert article.raw[slice(*article.at_source(row.start, row.end))] == row.text


MISSING = [match.span() for match in re.finditer("[“”]", CHOIR)]


@pytest.mark.parametrize("place", MISSING, ids=str)
def test_one_mark_missing(place):
    """Nothing falls silent: the other statements are still found, and the damaged one too, somewhere."""
    text = CHOIR[: place[0]] + CHOIR[place[1] :]
    table = said(text)
    check_evidence(made(text), table)
    assert {"Anna Berzina", "Friedrich Merz", "the mayor", "Sergey Lavrov"} <= set(table["speaker"])


KNOWN = pytest.mark.xfail(strict=True, reason="known mistake")


@KNOWN
def test_a_hard_blank_is_no_part_of_a_statement():
    """The closing mark without an opening one: its statement begins with a word."""
    table = said("“The hall is warm,” he said.\u00a0Songs help the town.”")
    assert not any(piece != piece.strip() for piece in " … ".join(table["content"]).split(" … "))


@KNOWN
def test_an_opening_mark_where_one_should_close():
    row = said("“The hall is warm and new, “ Merz said. He left.").iloc[0]
    assert (row["content"], row["source"]) == ("“The hall is warm and new, “", "Merz")


SIZE = 20_000  # were the work quadratic with a large factor, one of these alone would outlast anybody's patience
HOSTILE = [
    '"', "“", "”", "“”", "'", "‘", "''", '" ', "a", "a ", "A. ", "Ann Lee ", "Ann Lee said. ", '"A," he said. ',
    "said ", "He said it. ", "it said ", "who said ", "[", "[a] ", "( ", ", ", "Ann said: ", "he said that ", "\u0e42",
    "\n", "”\n", "Moscow ", "Lavrov and ", "the minister ", "The minister said he sang. ", "“I said he said” ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_a_hostile_text_ends(unit):
    text = (unit * (SIZE // len(unit) + 1))[:SIZE]
    check_evidence(made(text), said(text))


def test_statements_grow_with_the_text():
    news = FIVE["aljazeera"].text
    single = len(said(news))
    for times in (2, 5):
        assert abs(len(said("\n\n".join([news] * times))) - times * single) <= times
        one_line = " ".join([news.replace("\n", " ")] * times)
        assert len(said(one_line)) > 0.8 * times * single


# A class's own tables


@pytest.fixture
def own(tmp_path):
    def write(head, *lines):
        path = tmp_path / f"own_{len(list(tmp_path.iterdir()))}.csv"
        path.write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


def test_own_names_change_speakers_and_parties(own):
    table = own(NAMES, "Riga,Riga,place,Latvia,", "Anna Berzina,Anna Bērziņa,person,Bakers,baker")
    text = "Anna Berzina baked. Riga said the hall is warm. The baker said the bread is fresh."
    assert rows(said(text)[["speaker", "party"]]) == [("Riga", ""), ("The baker", "")]
    expected = [("Latvia (government)", "Latvia"), ("Anna Bērziņa", "Bakers")]
    assert rows(said(text, names=table)[["speaker", "party"]]) == expected
    assert rows(said(text, names=str(table))[["speaker", "party"]]) == expected
    assert attributions_of(made(text), "Bakers", names=table)["speaker"].tolist() == ["Anna Bērziņa"]
    assert reporting_verbs(made(text), names=table)["party"].tolist() == ["Bakers", "Latvia"]
    assert speaking_share(made(text), names=table)["party"].tolist()[:2] == ["Bakers", "Latvia"]


def test_without_names_there_are_only_words_of_parties(own):
    table = said("Lavrov said the hall is warm. A Turkish singer said it is new.", names=own(NAMES))
    assert rows(table[["speaker", "party"]]) == [("Lavrov", ""), ("A Turkish singer", "Türkiye")]


def test_own_verbs_change_what_is_found(own):
    text = "Merz chirped that the hall is warm. Lavrov said the pond is deep."
    assert said(text)["speaker"].tolist() == ["Sergey Lavrov"]
    both = said(text, verbs=own(VERBS, "say,said,verb,neutral", "chirp,,verb,asserting"))
    assert rows(both[["speaker", "verb", "force"]]) == [
        ("Friedrich Merz", "chirp", "asserting"),
        ("Sergey Lavrov", "say", "neutral"),
    ]
    assert said(text, verbs=own(VERBS, "chirp,,verb,asserting"))["cue"].tolist() == ["chirped"]
    assert said(text, verbs=own(VERBS, "say,said,verb,doubting"))["force"].tolist() == ["doubting"]
    assert said(text, verbs=own(VERBS)).empty


def test_a_further_form_of_a_verb(own):
    text = "Merz chrap that the hall is warm."
    assert said(text, verbs=own(VERBS, "chirp,,verb,neutral")).empty
    assert said(text, verbs=own(VERBS, "chirp,chrap,verb,neutral"))["verb"].tolist() == ["chirp"]


NAMES_WRONG = {
    "one spelling, two parties": (["Riga,Riga,place,Latvia,", "Riga,Riga,place,Estonia,"], "line 3.*spelling.*Riga"),
    "one spelling, two names": (["Riga,Riga,place,Latvia,", "Riga,Rīga,place,Latvia,"], "line 3.*spelling.*Riga"),
    "one name, two parties": (["Riga,Riga,place,Latvia,", "RIGA,Riga,place,Estonia,"], "line 3.*party.*Estonia"),
    "unknown kind": (["Riga,Riga,town,Latvia,"], "line 2.*kind.*town"),
    "no spelling": ([",Riga,place,Latvia,"], "line 2.*spelling"),
    "a blank in the party": (["Riga,Riga,place,Latvia ,"], "line 2.*party"),
    "too few cells": (["Riga,Riga"], "line 2: 2 cells"),
}


@pytest.mark.parametrize("lines, message", NAMES_WRONG.values(), ids=NAMES_WRONG)
@pytest.mark.parametrize("ask", [attributions, speaking_share, reporting_verbs, lambda corpus, names:
                                 attributions_of(corpus, "Riga", names=names)],
                         ids=["attributions", "speaking_share", "reporting_verbs", "attributions_of"])  # fmt: skip
def test_errors_in_names_name_file_line_and_column(own, ask, lines, message):
    file = own(NAMES, *lines)
    with pytest.raises(ValueError, match=rf"{file.name}, {message}"):
        ask(made("Riga said the hall is warm."), names=file)


VERBS_WRONG = {
    "unknown kind": ("chirp,,song,neutral", "line 2.*kind.*song"),
    "unknown force": ("chirp,,verb,loud", "line 2.*force.*loud"),
    "no word": (",,verb,neutral", "line 2.*cue"),
    "too many cells": ("chirp,,verb,neutral,loud", "line 2: 5 cells"),
}


@pytest.mark.parametrize("line, message", VERBS_WRONG.values(), ids=VERBS_WRONG)
def test_errors_in_verbs_name_file_line_and_column(own, line, message):
    file = own(VERBS, line)
    with pytest.raises(ValueError, match=rf"{file.name}, {message}"):
        said("Merz said the hall is warm.", verbs=file)


@pytest.mark.parametrize("word", ["y", "s", "e", "ee", "ty", "é", "re-do", "don't"])
def test_any_word_may_report(own, word):
    assert said("Merz said the hall is warm.", verbs=own(VERBS, f"{word},,verb,neutral")).empty


@pytest.mark.parametrize("table", ["names", "verbs"])
def test_missing_tables_and_columns(own, tmp_path, table):
    with pytest.raises(FileNotFoundError, match=r"none\.csv"):
        said("Merz said so.", **{table: tmp_path / "none.csv"})
    file = own("one,two\n", "1,2")
    with pytest.raises(ValueError, match=rf"{file.name}, line 1.*no column"):
        said("Merz said so.", **{table: file})


ASK = {
    "attributions": attributions,
    "attributions_of": lambda corpus: attributions_of(corpus, "Lavrov"),
    "reporting_verbs": reporting_verbs,
    "speaking_share": speaking_share,
}


@pytest.mark.parametrize("ask", ASK.values(), ids=ASK)
@pytest.mark.parametrize(
    "wrong", [None, "Merz said so.", [], FIVE["rt"], [FIVE["rt"]]], ids=lambda one: type(one).__name__
)
def test_not_a_corpus(ask, wrong):
    with pytest.raises(ValueError, match="corpus"):
        ask(wrong)


def test_every_table_takes_own_verbs(own):
    file, corpus = own(VERBS, "chirp,,verb,asserting"), made("Lavrov chirped that the hall is warm.")
    assert attributions_of(corpus, "Lavrov", verbs=file)["cue"].tolist() == ["chirped"]
    assert reporting_verbs(corpus, verbs=file)["verb"].tolist() == ["chirp"]
    assert speaking_share(corpus, verbs=file)["statements"].tolist() == [1, 0]


def test_a_row_twice_and_a_cue_of_two_words_are_named(own):
    with pytest.raises(ValueError, match=r"'chirp' stands in .*line 2, too"):
        said("She sings.", verbs=own(VERBS, *["chirp,,verb,neutral"] * 2))
    with pytest.raises(ValueError, match="'rule out' is not one word"):
        said("She sings.", verbs=own(VERBS, "rule out,,verb,denying"))


# attributions_of()


def test_a_speaker_by_any_spelling():
    wanted = FOUND[FOUND["speaker"] == "Rustem Umerov"].drop(columns="pieces").reset_index(drop=True)
    assert len(wanted) >= 4
    for who in ("Umerov", "Rustem Umerov", "Umierov", " Umerov "):
        assert attributions_of(FIVE, who).drop(columns="pieces").equals(wanted)


def test_a_body():
    for who in ("Kremlin", "the Kremlin", "kremlin"):
        table = attributions_of(FIVE, who)
        assert set(table["speaker"]) == {"Kremlin"} and len(table) >= 3


def test_a_body_with_an_article():
    assert len(attributions_of(FIVE, "the Kremlin")) == len(attributions_of(FIVE, "Kremlin"))


def test_a_capital_stands_for_its_government():
    corpus = made("Moscow said the hall is warm. Kiev said the pond is deep. Lavrov said it is new.")
    assert attributions_of(corpus, "Moscow")["speaker"].tolist() == ["Russia (government)"]
    assert attributions_of(corpus, "Kyiv")["speaker"].tolist() == ["Ukraine (government)"]
    assert attributions_of(corpus, "Kiev")["speaker"].tolist() == ["Ukraine (government)"]


def test_a_party():
    table = attributions_of(FIVE, "Russia")
    assert {"Sergey Lavrov", "Kremlin", "Russia (government)"} <= set(table["speaker"])
    assert all("Russia" in party.split(" | ") for party in table["party"])
    assert len(table) == sum("Russia" in party.split(" | ") for party in FOUND["party"])


def test_a_joint_statement_is_each_ones():
    corpus = made("Germany and Ukraine said the hall is warm. Merz said it is new.")
    assert len(attributions_of(corpus, "Ukraine")) == 1
    assert len(attributions_of(corpus, "Germany")) == 2
    assert list(attributions_of(corpus, "Ukraine").columns) == list(COLUMNS)


def test_a_speaker_as_in_the_text():
    corpus = made("The baker said the bread is fresh. Anna Berzina sang. “It is warm,” Berzina said.")
    assert len(attributions_of(corpus, "baker")) == len(attributions_of(corpus, "The baker")) == 1
    assert len(attributions_of(corpus, "Berzina")) == len(attributions_of(corpus, "Anna Berzina")) == 1


NOBODY = {"Umerof": "Umerov", "Lavrv": "Lavrov", "Kremlim": "Kremlin", "Ukrane": "Ukraine", "Zelenski": "Zelenskyy"}


@pytest.mark.parametrize("who", NOBODY)
def test_nobody_of_this_name(who):
    with pytest.raises(LookupError, match=f"Did you mean '.*{NOBODY[who]}.*'") as error:
        attributions_of(FIVE, who)
    assert repr(who) in str(error.value) and not isinstance(error.value, KeyError)


def test_a_name_far_from_all():
    with pytest.raises(LookupError, match="There are: ") as error:
        attributions_of(FIVE, "Xqzw")
    assert "Did you mean" not in str(error.value)


@pytest.mark.parametrize("who", ["", " ", None, 3], ids=repr)
def test_no_name_at_all(who):
    with pytest.raises((LookupError, ValueError)):
        attributions_of(FIVE, who)


@pytest.mark.parametrize("who", ["the", "and", "(", "Anna and"])
def test_a_part_is_a_name_and_no_other_word(who):
    with pytest.raises(LookupError):
        attributions_of(made("The baker and his son said the bread is fresh. Moscow said so."), who)


def test_small_letters_mean_the_same_party():
    assert len(attributions_of(FIVE, "russia")) == len(attributions_of(FIVE, "Russia"))


# reporting_verbs()


def test_reporting_verbs_count_rows():
    table = reporting_verbs(FIVE)
    assert list(table.columns) == ["verb", "force", "party", "article", "count"]
    assert table["count"].sum() == (FOUND["verb"] != "").sum()
    assert not table.duplicated(["verb", "force", "party", "article"]).any()
    keys = ["verb", "force", "article"]
    assert table.groupby(keys)["count"].sum().equals(FOUND[FOUND["verb"] != ""].groupby(keys).size().rename("count"))


def test_reporting_verbs_of_known_parties_open_rows():
    for row in reporting_verbs(FIVE).itertuples():
        same = FOUND[(FOUND["verb"] == row.verb) & (FOUND["force"] == row.force) & (FOUND["article"] == row.article)]
        if row.party in set(FOUND["party"]):
            assert row.count == (same["party"] == row.party).sum()
        else:
            assert row.count == (same["party"] == "").sum()


def test_reporting_verbs_are_dictionary_forms_in_order():
    corpus = made("Merz said the hall is warm. Merz says it is new. Lavrov claims it is cold. Merz claimed it was wet.")
    assert rows(reporting_verbs(corpus)) == [
        ("say", "neutral", "Germany", "a", 2),
        ("claim", "asserting", "Germany", "a", 1),
        ("claim", "asserting", "Russia", "a", 1),
    ]
