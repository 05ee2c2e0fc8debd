"""Text read in the wrong encoding, and marks of which one letter is left."""

import csv
import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import load_corpus
from toolkit.drafts import About
from toolkit.lost_marks import lost_marks
from toolkit.mojibake import _ftfy, mojibake
from toolkit.repair import find_repair, fits, in_order, repaired, undone

ROOT = Path(__file__).parent.parent
SAMPLES = json.loads((ROOT / "tests" / "cases" / "languages.json").read_text(encoding="utf-8"))
SEARCH = settings(deadline=None, max_examples=150, database=None, derandomize=True)
PAGES = re.findall(
    r"\w+",
    "latin_1 cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 iso8859_2 iso8859_5 iso8859_7 "
    "iso8859_15 mac_roman mac_cyrillic koi8_r koi8_u cp437 cp850 cp852 cp866",
)
NEWS = (
    "The mayor said on Thursday that it’s over. “We won’t wait,” she told reporters – or so they say… "
    "The council’s plan, worth €3 million, was ‘in its final stage’ — and the café in Zürich stays open."
)


def misread(text, page):
    return "".join(bytes([byte]).decode(page, "ignore") or chr(byte) for byte in text.encode("utf-8"))


def made(rule, text, **about):
    found = rule(text, About(**about))
    assert all(fits(repair, text) and repair.before != repair.after for repair in found.repairs)
    after = repaired(text, in_order(found.repairs))
    assert undone(after, found.repairs) == text
    return after


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("times", [1, 2])
def test_misread_news_is_read_again(page, times):
    text = NEWS
    for _ in range(times):
        text = misread(text, page)
    assert made(mojibake, text) == NEWS
    assert mojibake(NEWS, About()).repairs == []


def test_only_the_damaged_passage_changes():
    text = "“So it’s over,” he said. Itâ€™s not. „Nein“ – « non »"
    found = mojibake(text, About()).repairs
    assert [(one.start, one.before, one.after, one.certainty) for one in found] == [(27, "â€™", "’", "certain")]


CASES = [
    (misread("мир у нас", "cp1252"), "мир у нас"),  # Cyrillic read as cp1252
    ("voilÃ\xa0 le", "voilà le"),
    ("He â€œsaidâ€ so", "He “said” so"),  # the last byte of ” has no meaning in cp1252 and was lost
    ("a\x93b\x94", "a“b”"),  # Windows read as Latin-1
    ("don鈥檛 go to the town", "don’t go to the town"),  # read as Chinese
    ("the caf茅 is open for all of us", "the café is open for all of us"),
    ("ï»¿The", "The"),
    ("SÃ£o Paulo, Ã¼ber", "São Paulo, über"),
    ("ÃƒÂ©tÃƒÂ©", "été"),
]


@pytest.mark.parametrize("text, after", CASES)
def test_cases(text, after):
    assert made(mojibake, text) == after


def test_without_ftfy_the_known_forms_are_repaired_and_the_rest_is_reported(monkeypatch):
    _ftfy.cache_clear()
    monkeypatch.setitem(sys.modules, "ftfy", None)
    found = mojibake("Itâ€™s Ð¼Ð¸Ñ€", About())
    assert [one.after for one in found.repairs] == ["’"]
    assert "python -m pip install ftfy" in found.notes[-1]


CLEAN = [
    "ÂNGELA É A ÚNICA", "Ã\u0303", "GRÖßE", "Île-de-France, où l’été dure", "“Ü”…", "СССР» — «В»", "ВІДЕО",
    "Âge", "T-shirt® €5",     "¿Qué? ¡Sí!", "İstanbul’da", "βeta", "Đặng Thị Ngọc Thịnh",
    "5 ‰ of 3 ½", "©Reuters™", "«‹›»", "ÅÄÖ", "Ærø", "ÐÞ",
    "人民网北京", "鈥", "그는 말했다", "कहा", "โรงเรียน", "הגשר", "الجسر", "TGFβ1 and Γ-rays", "naïve café",
]  # fmt: skip


@pytest.mark.parametrize("rule", [mojibake, lost_marks], ids=["mojibake", "lost_marks"])
def test_clean_text_stays_as_it_is(rule):
    texts = [*(article.text for article in load_corpus()), *SAMPLES.values(), *CLEAN]
    assert [found for text in texts if (found := rule(text, About()).repairs)] == []


def test_seed_004_as_by_hand():
    raw = (ROOT / "seeds" / "004_07735a2fb9dada23.txt").read_text(encoding="utf-8")
    with (ROOT / "data" / "repairs.csv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["article"] == "unsigned_2" and "U+0E42" in row["reason"]]
    hand = [find_repair(raw, row["before"], row["after"], "", row["certainty"]) for row in rows]
    found = lost_marks(raw, About())
    assert [one._replace(reason="") for one in found.repairs] == sorted(hand)
    assert (len(hand), found.notes) == (12, ())


LEADS = ["โ", "โ€", "в", "вЂ", "ג", "Б", "т", "鈥", "鈥?", "\ufffd", "\ufffd\ufffd\ufffd", "β", "â", "?"]


@pytest.mark.parametrize("lead", LEADS)
def test_marks_of_which_one_letter_is_left(lead):
    clean = (
        "The mayor said it was the council’s problem and that he won’t go. “It is the plan of the town,” he said to us."
    )
    text = clean.translate({ord(mark): lead for mark in "’“”"})
    assert made(lost_marks, text) == clean
    assert lost_marks(clean, About()).repairs == []


CONTEXT = [
    ("Ukraineโs reply", "Ukraine’s reply"),
    ("both sidesโ will", "both sides’ will"),
    ("a โsettlement and mechanism.โ These", "a “settlement and mechanism.” These"),
    ("โthe sidesโ will,โ he said", "“the sides’ will,” he said"),
    ("in the โ90s", "in the ’90s"),
    ("OโBrien", "O’Brien"),
    ("Itโs “an โolderโ plan”", "Itโs “an ‘older’ plan”".replace("Itโs", "It’s")),
    ("He said โ so it seems โ no", "He said โ so it seems โ no"),  # how long the dash was, nobody knows
    ("a — b, c โ d, itโs", "a — b, c — d, it’s"),
    ("โโNoโ is no answer,โ he said", "“‘No’ is no answer,” he said"),
    ("2014โ2016", "2014–2016"),
]


@pytest.mark.parametrize("text, after", CONTEXT)
def test_context(text, after):
    assert made(lost_marks, text) == after


def test_single_marks_where_the_text_has_single_ones():
    assert made(lost_marks, "a ‘plan’ and a โroot causeโ of it") == "a ‘plan’ and a ‘root cause’ of it"
    assert made(lost_marks, "Das โWunderโ der Stadt", language="de") == "Das „Wunder“ der Stadt"


QUESTIONS = [
    ("He asked: Why? Who knows? They don?t say what it is for the town.", "don’t"),
    ("It is a na?ve plan, and it isn?t for the town that he said.", "na?ve"),
    ("See the page at https://x.org/watch?v=1?s=2 for it; that isn?t it and was not.", "watch?v=1?s=2"),
    ("The clich?s of it, he said to the town, aren?t that.", "clich?s"),
]


@pytest.mark.parametrize("text, stays", QUESTIONS)
def test_question_marks_stay_where_they_may_be_meant(text, stays):
    assert stays in made(lost_marks, text)


def test_question_marks_without_damage():
    text = "Why? Is it so? what then? He said it was the end of it."
    assert lost_marks(text, About()).repairs == []


def test_what_the_context_does_not_tell_is_reported():
    found = lost_marks("He said โ so. It was caf\ufffd time, and itโs that.", About())
    assert "2 marks" in found.notes[0]


def test_certainty():
    text = "Russia?s plan for Russia is that it wasn?t ready and the mayor?s not the one. Itโs on."
    assert {one.certainty for one in lost_marks(text, About()).repairs if text[one.start] == "โ"} == {"certain"}
    assert [one.certainty for one in lost_marks(text, About()).repairs][:3] == ["certain", "certain", "probable"]


@SEARCH
@given(st.text(st.sampled_from('ab sTt.,\n“”’?โв\ufffd€â\x80\x99Ã©—"Â'), max_size=60))
def test_nothing_is_lost(text):
    for rule in (mojibake, lost_marks):
        made(rule, text)


@SEARCH
@given(st.sampled_from(PAGES), st.integers(0, 180), st.integers(1, 60))
def test_pieces_of_misread_news(page, start, size):
    piece = NEWS[start : start + size]
    after = made(mojibake, misread(piece, page))
    assert mojibake(after, About()).repairs == [] or not re.search("[éü€]", piece) or after == piece


@pytest.mark.parametrize(
    "text", ["โ" * 50_000, "itโs " * 20_000, "â€™" * 30_000, "? " * 50_000, "Ã" * 100_000, "в â" * 30_000]
)
def test_long_lines_take_no_long_time(text):
    for rule in (mojibake, lost_marks):
        made(rule, text)


def test_examples_in_a_text_about_encodings_stay():
    text = "The letters Ã¶ appear when a program reads UTF-8 as Latin-1; ’ becomes â€™.\n\nIt was schÃ¶n."
    found = mojibake(text, About())
    assert [(one.before, one.after) for one in found.repairs] == [("Ã¶", "ö")]
    assert found.repairs[0].start > text.index("It was")
    assert "speaks about encodings" in found.notes[0]
