"""What is saved opens in a spreadsheet without calculating, and is read again as it was."""

import csv
import io
import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import Article, Corpus, kwic, load_articles, load_corpus, save_repairs, save_table
from toolkit.formulas import guarded, unguarded
from toolkit.layers import layers
from toolkit.ledgers import WRITTEN_COLUMNS, repair_of, rows_of_ledger, with_ids
from toolkit.repair import Repair, composed, in_order, repaired, undone
from toolkit.repairing import uniform
from toolkit.saving import as_csv
from toolkit.tables import Row, read_rows

CORPUS = load_corpus()
SEARCH = settings(deadline=None, max_examples=300, database=None, derandomize=True)
ODD = ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "\nx", " =1", "\u00a0=1", "＝1", "＋1", "－1", "＠a", "'=1", "''-1",
       "\ufeff=1"]  # fmt: skip
PLAIN = ["a=b", "'tis", "", "1-2", "“=1”", "don't", " x", "–5", "(1, 2)"]


def cells(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", ODD)
def test_a_formula_is_guarded(text):
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", PLAIN)
def test_a_text_stays_as_it_is(text):
    assert guarded(text) == text
    assert unguarded(text) == text


@SEARCH
@given(st.text(st.sampled_from("'=-+@ \t\r\na＝\ufeff"), max_size=6))
def test_what_was_guarded_comes_back(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@", "＝"))


def test_all_of_a_table_is_guarded():
    table = pd.DataFrame({
        "=head": ["=1", "b"], "kind": pd.Categorical(["@a", "b"]), "list": [["=1"], ["-2"]], ("-x", "y"): [-1, 2.5],
        "whole": pd.array([-1, None], "Int64"), "mixed": [-3, "-3"], "day": pd.to_datetime(["2025-05-28", None]),
        "gap": pd.to_timedelta([-1, 1], unit="D"),
    })  # fmt: skip
    assert cells(as_csv(table)) == [
        ["'=head", "kind", "list", "'-x y", "whole", "mixed", "day", "gap"],
        ["'=1", "'@a", "['=1']", "-1.0", "-1", "-3", "2025-05-28", "'-1 days +00:00:00"],
        ["b", "b", "['-2']", "2.5", "", "'-3", "", "1 days 00:00:00"],
    ]
    assert as_csv(pd.DataFrame(columns=["=a"])).decode("utf-8-sig") == "'=a\r\n"
    assert cells(as_csv(pd.DataFrame([["=a", "b"]], columns=["x", "x"]))) == [["x", "x"], ["'=a", "b"]]


def test_a_saved_table_still_leads_to_the_passages(tmp_path):
    corpus = Corpus([Article.from_text("x", "- war\n= war is over, - war")])
    saved = save_table(kwic(corpus, "war"), tmp_path / "war.csv")
    again = pd.read_csv(saved)
    [marks, _] = layers(corpus, {"hits": again})
    assert [(mark["start"], mark["end"]) for mark in marks["marks"]] == [(2, 5), (8, 11), (23, 26)]


def test_an_index_with_names_is_saved(tmp_path):
    table = pd.DataFrame({"n": [1, 2]}, index=pd.Index(["=a", "b"], name="word"))
    assert cells(save_table(table, tmp_path / "x.csv").read_bytes()) == [["word", "n"], ["'=a", "1"], ["b", "2"]]


def test_nothing_is_lost_by_saving(tmp_path):
    table = pd.DataFrame({"n": [1]})
    path = save_table(table, tmp_path / "x.csv")
    with pytest.raises(FileExistsError, match="replace=True"):
        save_table(table, path)
    assert save_table(pd.DataFrame({"m": [1]}), path, replace=True).read_text("utf-8-sig").startswith("m")
    assert [file.name for file in tmp_path.iterdir()] == ["x.csv"]
    with pytest.raises(FileNotFoundError, match="no folder"):
        save_table(table, tmp_path / "none" / "x.csv")
    with pytest.raises(ValueError, match=r"ends with \.csv"):
        save_table(table, tmp_path / "x.xlsx")
    with pytest.raises(ValueError, match="This saves a table"):
        save_table(CORPUS, tmp_path / "y.csv")
    with pytest.raises(ValueError, match="needs a corpus"):
        save_repairs(table, tmp_path / "y.csv")


def again(raw, ledger, start=True):
    """The ledger that is read from the rows in which it was written."""
    table = io.StringIO(newline="")
    csv.writer(table, lineterminator="\r\n").writerows(rows_of_ledger("x", raw, ledger))
    found = csv.reader(io.StringIO(table.getvalue(), newline=""), strict=True)
    rows = [Row(zip(WRITTEN_COLUMNS, row if start else [*row[:-1], ""], strict=True)) for row in found]
    repairs = [repair_of(raw, row) for row in rows]
    apart = [n for n in uniform(raw) if not any(n.start < one.end and one.start < n.end for one in repairs)]
    return in_order([*repairs, *apart])


PIECES = st.text(st.sampled_from("a0 \n\r=-'\"“é\u0301\u200b,;\ufeff"), max_size=6)


@st.composite
def repaired_texts(draw):
    """Any text, and any ledger that loading could have made of it."""
    raw, text, repairs = draw(PIECES), "", []
    first = tuple(uniform(raw := raw + draw(PIECES) * draw(st.integers(1, 4)) + draw(PIECES)))
    text = repaired(raw, first)
    place = 0
    while place <= len(text) and draw(st.booleans()):
        start = draw(st.integers(place, len(text)))
        end = draw(st.integers(start, len(text)))
        after = draw(PIECES.map(lambda piece: piece.replace("\r", "").replace("\u0301", "")))
        if text[start:end] != after:
            repairs.append(
                Repair(start, end, text[start:end], after, draw(st.sampled_from(["=x: y", "why"])), "certain")
            )
        place = end + 1
    return raw, composed(raw, first, repairs)


@SEARCH
@given(repaired_texts())
def test_any_ledger_is_read_as_it_was_written(case):
    raw, ledger = case
    read = again(raw, ledger)
    text = repaired(raw, ledger)
    assert repaired(raw, read) == text
    assert undone(text, read) == raw


@pytest.mark.parametrize("number", range(20))
def test_repeated_passages_each_keep_their_change(number):
    raw = "0 0\n" * 20
    ledger = (Repair(4 * number, 4 * number + 4, "0 0\n", "", "counters", "certain"),)
    assert again(raw, ledger) == ledger


def test_a_passage_is_told_with_its_words():
    text = "The mayor of the town opens the bridge. The mayor of the town closes the brigde."
    [row] = rows_of_ledger("x", text, (Repair(len(text) - 4, len(text) - 2, "gd", "dg", "why", "certain"),))
    assert row == ("x", "closes the brigd", "closes the bridg", "why", "certain", str(text.index("closes")))


def test_a_page_around_an_article():
    page = "".join(f"{number} links\n" for number in range(10_000))
    raw = page + "Talks resume.\n" + page
    ledger = (
        Repair(0, len(page), page, "", "page: menu", "certain"),
        Repair(len(page) + 13, len(raw), "\n" + page, "", "page: footer", "certain"),
    )
    assert max(map(len, (cell for row in rows_of_ledger("x", raw, ledger) for cell in row))) < 32_767
    assert repaired(raw, again(raw, ledger)) == "Talks resume."


def test_without_places_most_is_found_again(tmp_path):
    rows = read_rows(save_repairs(CORPUS, tmp_path / "repairs.csv"), WRITTEN_COLUMNS)
    for article in CORPUS:
        own = [Row({**row, "start": ""}) for row in rows if row["article"] == article.id]
        apart = set(uniform(article.raw))
        assert in_order(repair_of(article.raw, row) for row in own) == tuple(
            r for r in article.ledger if r not in apart
        )


def test_ten_thousand_changes_take_seconds():
    raw = "The mayor said that the bridge over the river is closed until further notice today. " * 12_000
    ledger = tuple(Repair(84 * n + 4, 84 * n + 5, "m", "M", "why", "certain") for n in range(10_000))
    begin = time.perf_counter()
    assert again(raw, ledger) == ledger
    assert time.perf_counter() - begin < 60  # 4 s; trying each change against the whole text takes many minutes


def test_a_folder_is_loaded_again_as_it_was(tmp_path):
    (tmp_path / "a.txt").write_text("The=Talks&nbsp;resume.\r\nRead more\r\n", "utf-8", newline="")
    first = load_articles(tmp_path)
    save_repairs(first, tmp_path / "repairs.csv")
    assert [article.text for article in load_articles(tmp_path)] == [article.text for article in first]


def test_ids_are_what_they_were():
    rows = [Row(article="'=x", start="3"), Row(article="'=x", start=""), Row(article="x")]
    assert [row["article"] for row in with_ids(rows)] == ["=x", "'=x", "x"]
