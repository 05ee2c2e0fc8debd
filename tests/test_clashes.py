"""Candidates for a reader: the planted ones are found, planted false alarms are not, and nothing odd stops it."""

import json
from pathlib import Path

import pandas as pd
import pytest

from toolkit import Article, Corpus, clashes, load_corpus, passages
from toolkit.alike import read_alike
from toolkit.clashing import COLUMNS, KINDS, PLACES
from toolkit.passages import Links, read_passages

EVENTS = json.loads((Path(__file__).parent / "cases" / "clashes.json").read_text(encoding="utf-8"))
FIVE = load_corpus()
FOUND = clashes(FIVE)


def made(*texts, published=None):
    basis = "text" if published else "unknown"
    return Corpus([Article.from_text(f"a{number}", text, published=published, published_basis=basis)
                   for number, text in enumerate(texts)])  # fmt: skip


def said(table):
    return {(row.kind, *sorted((row.said, row.other_said))) for row in table.itertuples()}


def check_evidence(corpus, table):
    assert list(table.columns) == COLUMNS
    for row in table.itertuples():
        assert corpus[row.article].text[row.start : row.end] == row.text
        assert corpus[row.article].text[row.said_start : row.said_end] == row.said
        assert row.start <= row.said_start <= row.said_end <= row.end
        if row.kind == "calendar":
            assert row.other == row.other_text == row.other_said == ""
            assert pd.isna(row.other_start) and pd.isna(row.other_said_end)
        else:
            assert corpus[row.other].text[row.other_start : row.other_end] == row.other_text
            assert corpus[row.other].text[row.other_said_start : row.other_said_end] == row.other_said


def event(case):
    return Corpus([Article.from_text(one["id"], one["text"], published=one["published"], published_basis="text")
                   for one in case["articles"]])  # fmt: skip


TABLES = {case["event"]: clashes(event(case)) for case in EVENTS}
CASES = [
    pytest.param(
        case["event"], one, id=f"{case['event']}: {one['said']} | {one['other_said']}",
        marks=[pytest.mark.xfail(strict=True, reason="known mistake")] if one.get("expect") == "fail" else [],
    )
    for case in EVENTS for one in case["candidates"]
]  # fmt: skip


@pytest.mark.parametrize("name, one", CASES)
def test_planted(name, one):
    sought = (one["kind"], *sorted((one["said"], one["other_said"])))
    assert (sought in said(TABLES[name])) == one["found"]


@pytest.mark.parametrize("case", EVENTS, ids=[case["event"] for case in EVENTS])
def test_planted_words_stand_in_the_articles(case):
    for one in case["candidates"]:
        for words in (one["said"], one["other_said"]):
            assert any(words in article["text"] for article in case["articles"])
    check_evidence(event(case), TABLES[case["event"]])


def test_most_candidates_are_planted():
    """Of all rows in the made-up articles, at least three in four are differences that were put there."""
    wanted = {case["event"]: [one for one in case["candidates"] if one["found"]] for case in EVENTS}
    planted = sum(len(said(TABLES[name]) & {(one["kind"], *sorted((one["said"], one["other_said"]))) for one in ones})
                  for name, ones in wanted.items())  # fmt: skip
    assert planted >= 0.75 * sum(map(len, TABLES.values()))


# The five articles


SOUGHT = {
    "the office of the US president": ("office", "President Donald Trump", "former U.S. President Donald Trump"),
    "the year of the war": ("ordinal", "more than three years", "third year"),
    "the number of days": ("number", "at least four days", "at least four more days"),
    "progress and results": ("negation", "without progress", "resulted"),
    "no breakthrough and results": ("negation", "without a breakthrough", "resulted"),
    "no progress and a breakthrough": ("negation", "without progress", "breakthrough"),
    "who called whom": ("actor", "Umerov who had called him",
        "he had phoned the head of the Ukrainian negotiating team, Defense Minister Rustem Umerov"),
}  # fmt: skip


@pytest.mark.parametrize("sought", SOUGHT.values(), ids=SOUGHT)
def test_found_in_the_five(sought):
    kind, *words = sought
    assert (kind, *sorted(words)) in said(FOUND)


def test_few_to_read_in_the_five():
    assert len(FOUND) <= 20
    check_evidence(FIVE, FOUND)
    order = [(KINDS.index(row.kind), -row.likeness) for row in FOUND.itertuples()]
    assert order == sorted(order)


# Single rules

PAIRS = {
    "rounded": ("Some 1.2 million people voted in Riga.", "In Riga, 1,234,567 people voted.", 0),
    "at least": ("The storm in Riga killed at least 12 people.", "The storm in Riga killed 12 people.", 0),
    "more than": ("The storm in Riga killed more than 12 people.", "The storm in Riga killed 12 people.", 1),
    "number words": ("The storm in Riga killed twenty-five people.", "The storm in Riga killed 25 people.", 0),
    "killed, dead": ("The storm in Riga killed 25 people.", "The storm in Riga left 31 people dead.", 1),
    "both numbers known": ("A storm killed 9 in Riga. Before, it killed 5 in Riga.", "A storm killed 5 in Riga.", 0),
    "an age": ("The singer Anna Holm, 34, won in Riga.", "The 36-year-old singer Anna Holm won in Riga.", 1),
    "two people": ("Mayor Anna Holm sang in Riga.", "Former mayor Bert Holm sang in Riga.", 0),
    "the same office": ("Defence Minister Anna Holm sang.", "Anna Holm, the defense minister, sang.", 0),
    "United States": ("United States President Anna Holm sang.", "US President Anna Holm sang.", 0),
    "not her office": ("A spokeswoman for Anna Holm sang.", "President Anna Holm sang.", 0),
    "an ordinal": ("It was her third concert in Riga.", "It was her fourth concert in Riga.", 1),
    "a year of many": ("The war in Riga entered its third year.", "For more than three years there is war in Riga.", 1),
    "the right year": ("The war in Riga entered its third year.", "For more than two years there is war in Riga.", 0),
    "passive": ("Holm had called Berg in Riga.", "Holm had been called by Berg in Riga.", 1),
    "only possible": ("There was no concert in Riga.", "A possible concert in Riga was planned.", 0),
    "denied by no": ("There was no concert in Riga.", "The concert in Riga was long.", 1),
    "rounded up to": ("The storm in Riga hit 64 homes.", "The storm in Riga hit more than 60 homes.", 0),
    "two spellings": ("In Riga 12 trains were cancelled.", "In Riga 19 trains were canceled.", 1),
    "per cent": ("Turnout in Riga was 73.4 per cent.", "In Riga, turnout was 68.4 percent.", 1),
    "four in five": ("Four in five trains to Riga stopped.", "80 percent of trains to Riga stopped.", 0),
    "other fractions": ("Four in five trains to Riga stopped.", "60 percent of trains to Riga stopped.", 1),
    "of the seats": ("The Greens won 71 of the 169 seats in Riga.", "The Greens won 74 seats in Riga.", 1),
    "seats needed": ("The Greens won 71 seats in Riga.", "No party in Riga has the 85 seats needed.", 0),
    "two weeks, 14 days": ("A curfew in Riga lasts two weeks.", "The curfew in Riga lasts 14 days.", 0),
    "weeks and days": ("A curfew in Riga lasts two weeks.", "The curfew in Riga lasts 30 days.", 1),
    "a 72-hour strike": ("A 72-hour strike began in Riga.", "The strike in Riga lasts 48 hours.", 1),
    "time left": ("The truce in Riga expires in five days from now.", "Two days are left of the truce in Riga.", 1),
    "cases rose to": ("Riga has 212 cases of fever.", "Fever: the cases in Riga rose to 312.", 1),
    "votes": ("In Riga, the law passed by 52 votes to 48.", "In Riga, the law was approved 55 to 45.", 1),
    "title, comma": ("The defence minister, Anna Holm, sang.", "Anna Holm, the labor minister, sang.", 1),
    "became": ("Anna Holm was named finance minister.", "Anna Holm became foreign minister.", 1),
    "two offices": ("Anna Holm, head of the city council, sang.", "Anna Holm, president of the bank, sang.", 0),
    "a clause between": ("Holm, who was late, called Berg in Riga.", "Berg called Holm in Riga.", 1),
    "nouns": ("The tower in Riga warned the crew.", "In Riga, the crew warned the tower.", 1),
    "of a town": ("Holm of Riga called Berg a liar.", "Berg of Ogre called Holm a liar.", 1),
    "a company": ("Holm Breweries approached Berg.", "Berg approached Holm.", 1),
    "by whom": ("Rebels shot down the helicopter in Riga.", "The helicopter was shot down by troops in Riga.", 1),
    "named doers": ("Tarvo attacked the convoy near Riga.", "The convoy near Riga was attacked by Brenia.", 1),
    "who asked whom": ("The pilot in Riga asked the tower for help.", "In Riga the tower asked the pilot for help.", 1),
    "late": ("Holm rang his friend Berg in Riga.", "Berg telephoned Holm late on Sunday from Riga.", 1),
    "denied": ("Holm denied having met Berg in Riga.", "Holm met Berg in Riga.", 1),
    "denied that": ("Holm denied that the drug was sold in Riga.", "The drug was sold in Riga.", 1),
    "did not rule out": ("Holm did not rule out talks in Riga.", "Holm ruled out talks with Berg in Riga.", 0),
    "two words": ("The union in Riga accepted the offer.", "The union in Riga turned down the offer.", 1),
    "other weekday": ("They meet in Riga on Thursday, July 2.", "On Wednesday 2 July they meet in Riga.", 1),
    "other day": ("The vote in Riga is on 18 June.", "In Riga the vote is on 25 June.", 1),
    "a slogan": ("“No peace without homes,” they sang in Riga.", "There was peace at last in Riga.", 0),
    "nothing in common": ("The storm killed 9 sheep.", "Anna Holm, 34, killed 12 flies in Riga.", 0),
}  # fmt: skip


@pytest.mark.parametrize("one, other, rows", PAIRS.values(), ids=PAIRS)
def test_two_articles(one, other, rows):
    table = clashes(made(one, other))
    check_evidence(made(one, other), table)
    assert len(table) == rows


CALENDAR = {
    "They met on Tuesday, June 3.": 0, "They met on Monday, June 3.": 1, "They met on Monday, June 3, 2024.": 0,
    "They met on February 30.": 1, "They met on Monday.": 0, "They met on June 3.": 0,
}  # fmt: skip


@pytest.mark.parametrize("text", CALENDAR)
def test_calendar(text):
    corpus = made(text, published="2025-06-05")
    table = clashes(corpus)
    check_evidence(corpus, table)
    assert table["kind"].tolist() == ["calendar"] * CALENDAR[text]
    assert text.endswith("2024.") or clashes(made(text)).empty or "30" in text


def test_no_verdicts():
    words = f"{clashes.__doc__} {' '.join(KINDS)} {' '.join(COLUMNS)}".lower()
    assert "candidate" in words and not any(word in words for word in ("contradict", "error", "wrong", "lie"))


# Nothing to find; odd text

NOTHING = {
    "no articles": (), "an empty text": ("", ""), "one word": ("War", "War"), "blanks": (" \n\u00a0",),
    "no letters": ("12 – 34 … ? 56.7 %", "12 – 35 … ? 56.7 %"), "marks": ("“”\"''‘’«»„‟``", "“"),
    "other scripts": ("Зал тёплый, сказала Анна 12.", "安娜说：“大厅很暖和。”", "قالت آنا إن القاعة دافئة."),
}  # fmt: skip


@pytest.mark.parametrize("texts", NOTHING.values(), ids=NOTHING)
def test_an_empty_table_has_its_columns(texts):
    table = clashes(made(*texts))
    assert table.empty and list(table.columns) == COLUMNS
    assert table.dtypes.equals(FOUND.dtypes)
    assert all(str(table.dtypes[column]) == "Int64" for column in PLACES)


def test_only_a_corpus():
    with pytest.raises(ValueError, match="This needs a corpus"):
        clashes(FIVE["rt"])


SIZE = 20_000
HOSTILE = [
    '"', "“", "a ", "A. ", "12 ", "12, ", "1,", "hundred ", "twenty-", "12 people died. ", "12 people and ", "first ",
    "no ", "without progress ", "President Ann Lee ", "Ann Lee, the mayor, ", "Ann, 3, ", "A-", "A’", "Ann-",
    "3-1 ", "He called Bob. ",
    "Ann met Bob ", "May 5 ", "Monday ", "Friday, May 5, ", "安娜说", "١٢ people ", "½²³ ", "\n", "ex-", "of the ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_a_hostile_text_ends(unit):
    text = (unit * (SIZE // len(unit) + 1))[:SIZE]
    corpus = made(text, text + " x", published="2025-05-28")
    check_evidence(corpus, clashes(corpus))


def test_damaged_and_one_line():
    text = FIVE["unsigned_2"].raw.replace("\n", " ")
    corpus = Corpus([*FIVE, Article.from_text("line", text), Article.from_text("lines", text.replace(". ", ".\r\n"))])
    check_evidence(corpus, clashes(corpus))


@pytest.fixture
def unlimited(monkeypatch):
    for limit in ("MOST", "NEAREST", "TELLING"):
        monkeypatch.setattr(passages, limit, 10**9)


def test_pairs_are_those_of_a_search_without_index(unlimited):
    found = read_passages(FIVE, read_alike())
    links = Links(found)
    every = [(one, other) for other in range(len(found)) for one in range(other)]
    for least in (0.1, 0.15, 0.3):
        pairs = {(one, other) for one, other, _ in links.pairs(range(len(found)), least)}
        assert pairs == {pair for pair in every if links.likeness(*pair) >= least}


def test_the_limits_for_large_corpora_do_not_touch_the_five(unlimited):
    assert clashes(FIVE).equals(FOUND)
