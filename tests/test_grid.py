"""Grids: every cell says in words what it holds and opens its passage, letter by letter, without running any code."""

import re
from html import unescape

import pytest

from toolkit import (
    Article,
    Corpus,
    coverage,
    dates,
    load_corpus,
    positions,
    quote_variants,
    show_coverage,
    show_positions,
    show_timeline,
    show_variants,
)

FIVE = load_corpus()
COVERED = coverage(FIVE)


def cells(figure):
    """The words of every cell, row by row."""
    rows = re.findall(r"<tr>(.*?)</tr>", figure.markup, flags=re.S)
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.S) for row in rows]
    return [[unescape(re.sub(r"<[^>]+>", " ", cell)).strip() for cell in row] for row in found]


def test_every_point_has_one_cell_for_each_article():
    rows = [row for row in cells(show_coverage(COVERED)) if len(row) == 6]
    assert rows[0] == ["point", *FIVE.ids] and len(rows) == 1 + COVERED["code"].nunique()
    for row in rows[1:]:
        code = row[0].split()[-1]
        shown = COVERED[COVERED["code"] == code]["shown"].tolist()
        assert [cell.split("  ")[0].replace("\u00a0", " ").split(" ")[-1] for cell in row[1:]] == shown


def test_every_cell_opens_its_passage():
    markup = show_coverage(COVERED).markup
    there = COVERED[COVERED["text"] != ""]
    assert markup.count("<details>") == len(there)
    for row in there.itertuples():
        assert f"{row.article} {row.start}–{row.end}" in unescape(markup)


def test_each_issue_is_one_group():
    heads = re.findall(r'scope="rowgroup"[^>]*>([^<]*)<', show_coverage(COVERED).markup)
    assert len(heads) == len(set(heads)) == COVERED["issue"].nunique()


def test_counts_in_the_description():
    alt = repr(show_coverage(COVERED.query("code == 'russia_root_causes'")))
    assert alt == (
        "Grid of 1 point: aljazeera 0 quoted, 0 reported and 1 absent; alliance 0 quoted, 0 reported and 1 absent; "
        "rt 0 quoted, 1 reported and 0 absent; unsigned_1 1 quoted, 0 reported and 0 absent; "
        "unsigned_2 1 quoted, 0 reported and 0 absent."
    )


def test_top_says_what_is_left_out():
    figure = show_coverage(COVERED, top=3)
    assert "86 more points in the table" in figure.caption and len(re.findall('scope="row"', figure.markup)) == 3


def test_positions_of_a_party():
    table = positions(FIVE, "Ukraine")
    figure = show_positions(table)
    assert figure.caption == "11 positions in 4 articles."
    rows = [row for row in cells(figure) if len(row) == 4]
    assert len(rows) == 1 + len(table)
    assert [row[0].split()[0] for row in rows[1:]] == table["article"].tolist()
    assert [row[1] for row in rows[1:]] == table["text"].tolist()


def test_an_account_by_another_party_is_marked():
    table = positions(FIVE, "Russia").query("code == 'russia_no_nato'")
    assert cells(show_positions(table))[2][2].split() == ["John", "Hendren", ">", "Ukraine", "another", "party"]


def test_a_timeline_places_every_expression_once():
    table = dates(FIVE)
    markup = show_timeline(table).markup
    assert sum(markup.count(f">{row.start}–{row.end}<") + markup.count(f", {row.start}–{row.end}<")
               for row in table.drop_duplicates(["start", "end"]).itertuples()) == len(table)  # fmt: skip


TWO = Corpus((
    Article.from_text("dated", "They met on May 16 and shall again.", published="2025-05-29", published_basis="text"),
    Article.from_text("undated", "They met on May 16. On Monday it rained. In 2022 it did not."),
))  # fmt: skip


def test_a_day_without_a_year_stands_beside_the_same_day():
    rows = cells(show_timeline(dates(TWO)))
    assert [row[0] for row in rows] == ["when", "2022", "16 May 2025", "not placed"]
    assert "year not stated" in rows[2][2] and "year not stated" not in rows[2][1]


def test_a_day_without_a_year_stays_so_if_nobody_tells():
    rows = cells(show_timeline(dates(TWO.only("undated"))))
    assert [row[0] for row in rows] == ["when", "2022", "16 May, year not stated", "not placed"]


def test_variants_side_by_side():
    table = quote_variants(FIVE)
    figure = show_variants(table)
    rows = [row for row in cells(figure) if len(row) == 2]
    assert len(rows) == 2 * len(table)
    for row, (left, right) in zip(table.itertuples(), rows[1::2], strict=True):
        assert row.article in rows[2 * row.Index][0] and row.other in rows[2 * row.Index][1]
        marked = [*row.changes]
        words = (
            sum(change[1][0] < change[1][1] for change in marked),
            sum(change[2][0] < change[2][1] for change in marked),
        )
        names = "only here|other word|moved|other spelling|added by the article|in brackets there|interrupts|stands for"
        assert tuple(len(re.findall(names, side)) for side in (left, right)) == words
    assert "added by the article" in rows[5][0] and "in brackets there" in rows[5][1]


@pytest.mark.parametrize("number", [1, 2])
def test_without_the_names_a_variant_is_the_passage(number):
    table = quote_variants(FIVE)
    shown = re.findall(r'<td dir="auto"[^>]*>(.*?)</td>', show_variants(table).markup)[number - 1 :: 2]
    plain = [unescape(re.sub(r"<[^>]+>", "", re.sub(r"<sup.*?</sup>", "", one))) for one in shown]
    assert plain == table["text" if number == 1 else "other_text"].tolist()


HOSTILE = Corpus([Article.from_text("<b>x</b>", "On <script>alert(1)</script> May 16 & “more”.")])


def test_no_text_becomes_markup():
    markup = show_timeline(dates(HOSTILE)).markup
    assert "<script" not in markup and "<b>" not in markup and "&lt;script&gt;" in markup
    hostile = COVERED.assign(text="<img src=x>", voice="<i>", definition="<u>", code="<s>", issue="<a>", article="<p>")
    assert not re.search("<(img|i|u|s|a|p)[ >]", show_coverage(hostile).markup)
    told = positions(FIVE, "Russia").assign(text="<img src=x>", voice="<i>", definition="<u>", issue="<a>")
    assert not re.search("<(img|i|u|a)[ >]", show_positions(told).markup)


@pytest.mark.parametrize("show, table", [
    (show_coverage, COVERED), (show_positions, positions(FIVE, "Russia")), (show_timeline, dates(FIVE)),
    (show_variants, quote_variants(FIVE)),
])  # fmt: skip
def test_empty_and_wrong_tables(show, table):
    assert repr(show(table.head(0))).startswith("There is nothing to show")
    with pytest.raises(ValueError, match="The table has no column"):
        show(table.drop(columns=["text"]))
    with pytest.raises(ValueError, match="This is drawn from a table"):
        show("x")
    with pytest.raises(ValueError, match="top is a whole number"):
        show(table, top=0)


@pytest.mark.parametrize("figure", [
    show_coverage(COVERED), show_positions(positions(FIVE, "Russia")), show_timeline(dates(FIVE)),
])  # fmt: skip
def test_heads_are_heads(figure):
    assert set(re.findall(r"<th (?!colspan)[^>]*?scope=\"(\w+)\"", figure.markup)) <= {"col", "row"}
    assert figure.markup.index("<figcaption") < figure.markup.index("<table")
    assert figure.markup.count("<details>") == figure.markup.count("<summary")
