"""What the reader gets: every mark a passage of its article, every row of a table in a layer, no markup."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import (
    Article,
    Corpus,
    attributions,
    coverage,
    dates,
    first_mentions,
    kwic,
    load_corpus,
    quote_variants,
    read,
    shared_passages,
)
from toolkit.browser import embedded, script, style
from toolkit.layers import layers, letter, outlet_pattern, reading
from toolkit.reader import marked

CORPUS = load_corpus()
TABLES = {
    "voices": attributions(CORPUS),
    "shared": shared_passages(CORPUS),
    "variants": quote_variants(CORPUS),
    "coded": coverage(CORPUS),
    "hits": kwic(CORPUS, "memorandum"),
}
LAYERS = {layer["key"]: layer for layer in layers(CORPUS, TABLES)}
ARTICLES = list(CORPUS)


def passage(mark):
    return ARTICLES[mark["article"]].text[mark["start"] : mark["end"]]


def fact(mark, name):
    return next(value for known, value, *_ in mark["facts"] if known == name)


def test_layers_stand_in_one_order_and_yours_is_on():
    assert list(LAYERS) == ["voices", "shared", "variants", "coded", "hits", "repairs"]
    assert [key for key, layer in LAYERS.items() if layer["on"]] == ["hits"]
    assert [layer["on"] for layer in layers(CORPUS, {})] == [True]


@pytest.mark.parametrize("key", ["shared", "variants", "coded", "hits"])
def test_every_row_with_a_place_is_marked(key):
    rows = TABLES[key].dropna(subset=["start"])
    assert LAYERS[key]["count"] == str(len(rows))
    first = [mark for mark in LAYERS[key]["marks"] if passage(mark) in set(rows["text"])]
    assert {mark["row"] for mark in first} == set(range(len(rows)))


def test_every_piece_of_a_statement_is_marked():
    pieces = [piece for pieces in TABLES["voices"]["pieces"] for piece in pieces]
    assert [(mark["start"], mark["end"]) for mark in LAYERS["voices"]["marks"]] == pieces


def test_both_sides_of_a_pair_match():
    sides = [mark for mark in LAYERS["shared"]["marks"] if mark["match"] == 0]
    assert [ARTICLES[mark["article"]].id for mark in sides] == ["rt", "unsigned_1"]
    assert all(passage(mark).endswith("delegation and provide") for mark in sides)


def test_a_point_matches_itself_in_the_other_articles():
    marks = [mark for mark in LAYERS["coded"]["marks"] if mark["match"] == "venue_istanbul"]
    assert len({mark["article"] for mark in marks}) == len(marks) > 1
    assert {fact(mark, "code") for mark in marks} == {"venue_istanbul"}


@pytest.mark.parametrize(
    ("table", "column"), [(coverage(CORPUS), "code"), (first_mentions(CORPUS), "what"), (dates(CORPUS), "date")]
)
def test_rows_of_your_table_on_the_same_thing_match(table, column):
    rows = table.dropna(subset=["start"]).reset_index(drop=True)
    marks = layers(CORPUS, {"hits": table})[0]["marks"]
    assert [mark["match"] for mark in marks] == [value or None for value in rows[column].fillna("")]


def test_a_mark_tells_where_it_stands_in_the_file():
    mark = LAYERS["hits"]["marks"][0]
    start, end = map(int, fact(mark, "in the file").split("–"))
    assert ARTICLES[mark["article"]].raw[start:end] == passage(mark) == "memorandum"


def test_a_repair_tells_what_stood_in_the_file():
    for mark in LAYERS["repairs"]["marks"]:
        start, end = map(int, fact(mark, "in the file").split("–"))
        assert start < end
    assert LAYERS["repairs"]["count"] == str(sum(len(article.repairs) for article in CORPUS))


def test_a_table_of_ones_own_tells_all_its_columns():
    table = pd.DataFrame([("rt", 0, 6, "a note", 0.5, None)], columns=["article", "start", "end", "note", "rate", "x"])
    (mark,) = layers(CORPUS, {"hits": table})[0]["marks"]
    assert mark["facts"][:2] == [("note", "a note"), ("rate", "0.50")]
    assert [name for name, _ in mark["facts"]] == ["note", "rate", "in the file"]


def test_a_very_long_table_says_how_much_of_it_is_marked():
    table = pd.DataFrame({"article": "rt", "start": 0, "end": 6}, index=range(10_001))
    (layer, _) = layers(CORPUS, {"hits": table})
    assert (layer["count"], len(layer["marks"])) == ("10,000 of 10,001", 10_000)


def test_a_table_that_was_saved_and_read_again_opens_too(tmp_path):
    coverage(CORPUS).to_csv(tmp_path / "coverage.csv", index=False)
    table = pd.read_csv(tmp_path / "coverage.csv")
    assert table["start"].dtype == float
    marks = layers(CORPUS, {"hits": table})[0]["marks"]
    assert [mark["start"] for mark in marks] == [mark["start"] for mark in LAYERS["coded"]["marks"]]


@pytest.mark.parametrize(
    "table, problem",
    [
        (pd.DataFrame({"token": ["war"]}), "no column 'article', 'start' and 'end'"),
        (pd.DataFrame([("rtt", 0, 3)], columns=["article", "start", "end"]), "no article 'rtt'"),
        (pd.DataFrame([("rt", "here", 3)], columns=["article", "start", "end"]), "such as 93, not 'here'"),
        (pd.DataFrame([("rt", 0.5, 3)], columns=["article", "start", "end"]), "such as 93, not 0.5"),
        (pd.DataFrame([("rt", 0, 99999)], columns=["article", "start", "end"]), "no passage from 0 to 99999"),
        ("war", "not from str"),
    ],
)
def test_a_table_that_does_not_fit_is_named(table, problem):
    with pytest.raises((ValueError, LookupError), match=problem):
        read(CORPUS, table)


def test_the_articles_shown_first_are_those_of_the_table():
    table = kwic(CORPUS.only("unsigned_1", "unsigned_2"), "memorandum")
    assert reading(CORPUS, layers(CORPUS, {"hits": table}))["open"] == [3, 4]
    assert reading(CORPUS, layers(CORPUS, {}))["open"] == [0, 1]
    assert reading(CORPUS.only("rt"), [])["open"] == [0]
    assert reading(Corpus(()), [])["open"] == []


def test_sentences_stand_in_the_file_too():
    for article, told in zip(CORPUS, reading(CORPUS, [])["articles"], strict=True):
        assert told["text"] == article.text
        assert told["file"] == [article.at_source(*span) for span in told["sentences"]]


def test_names_of_outlets_are_found_as_words():
    corpus = Corpus((Article.from_text("one", "The daily  Example said. RT, art, rt.", outlet="The Daily Example"),
                     Article.from_text("two", "x", outlet="RT")))  # fmt: skip
    pattern = outlet_pattern(corpus)
    assert [match[0] for match in pattern.finditer(corpus["one"].text)] == ["The daily  Example", "RT"]
    assert outlet_pattern(CORPUS.only("unsigned_1")) is None
    assert outlet_pattern(Corpus((Article.from_text("one", "x", outlet="–"),))) is None


@pytest.mark.parametrize(
    ("outlet", "text", "found"),
    [
        ("新华社", "据新华社报道", "新华社"),
        ("הארץ", "נכתב בהארץ", "הארץ"),
        ("L'Express", "selon L’Express, le", "L’Express"),
        ("Su\u0308ddeutsche", "die Süddeutsche schrieb", "Süddeutsche"),
        ("Al Jazeera", "told Al-Jazeera that", "Al-Jazeera"),
        ("RIA-Novosti", "RIA\u2011Novosti said", "RIA\u2011Novosti"),
        ("RIA NOVOSTI", "Ria Novosti said", "Ria Novosti"),
        ("BBC", "art on bbc.com; abbc, bbc", "bbc"),
        ("C++ (news)", "by C++ (news) today", "C++ (news)"),
    ],
)
def test_an_outlet_is_found_as_texts_write_it(outlet, text, found):
    corpus = Corpus((Article.from_text("one", text, outlet=outlet),))
    assert [match[0] for match in outlet_pattern(corpus).finditer(corpus["one"].text)] == [found]


def test_what_tells_an_article_has_a_second_form_for_hidden_names():
    corpus = Corpus((Article.from_text("rt", "RT said so.", outlet="RT"), Article.from_text("b", "No.")))
    table = pd.DataFrame([("b", 0, 2, "rt and RT disagree")], columns=["article", "start", "end", "why"])
    (mark,) = layers(corpus, {"hits": table})[0]["marks"]
    assert mark["facts"][0] == ("why", "rt and RT disagree", "Article A and [outlet] disagree")
    assert mark["facts"][1] == ("in the file", "0–2")


def test_odd_columns_are_told_as_they_are():
    values = {
        "article": "rt",
        "start": 0,
        "end": 6,
        0: "zero",
        "list": np.array([1, 2]),
        "pieces": [],
        "other_start": 3,
    }
    (mark,) = layers(CORPUS, {"hits": pd.DataFrame([values])})[0]["marks"]
    assert mark["facts"][:2] == [("0", "zero"), ("list", "1, 2")]
    assert (mark["start"], mark["end"], mark["match"]) == (0, 6, None)


def test_letters_go_on_after_z():
    assert [letter(number) for number in (25, 26, 701, 702)] == ["Article Z", "Article AA", "Article ZZ", "Article AAA"]


@given(st.text(st.characters()))
def test_what_is_embedded_comes_back_and_is_no_markup(text):
    shown = embedded({"text": text})
    assert json.loads(shown) == {"text": text}
    assert not set("<>&\u2028\u2029") & set(shown)
    shown.encode("utf-8")


def test_half_a_letter_is_embedded_too():
    assert embedded("\ud800") == '"\\ud800"'


def test_the_script_is_one_module_without_imports():
    assert "import " not in script().replace("// import", "")
    assert script().count("export function mount") == 1
    assert "</" not in script() + style()


def test_a_reader_brings_selection_and_labels_back():
    reader = read(CORPUS)
    assert reader.selection.empty and list(reader.selection) == ["article", "start", "end", "words", "text"]
    reader._chosen = {"article": 2, "start": 0, "end": 6}
    reader._labelled = [{"article": 0, "start": 4, "end": 11, "label": "tone"}]
    (selected,) = reader.selection.to_dict("records")
    assert selected == {"article": "rt", "start": 0, "end": 6, "words": 1, "text": "Russia"}
    assert reader.labels.to_dict("records") == [
        {"article": "aljazeera", "start": 4, "end": 11, "label": "tone", "words": 1, "text": "renewed"}
    ]


def test_going_twice_to_one_place_is_told_twice():
    reader = read(CORPUS)
    shown = []
    reader.observe(lambda change: shown.append(change["new"]), "_shown")
    for _ in range(2):
        reader.show("rt", 0, 6)
    assert [place[:3] for place in shown] == [[2, 0, 6], [2, 0, 6]]
    with pytest.raises(LookupError, match="Did you mean 'rt'"):
        reader.show("rtt", 0, 6)
    with pytest.raises(ValueError, match="no passage"):
        reader.show("rt", 0, 99999)


def test_articles_that_nobody_has_coded_have_no_coded_points():
    corpus = Corpus((Article.from_text("one", "Talks resume, he said."), Article.from_text("two", "")))
    assert [layer["key"] for layer in json.loads(read(corpus)._reading)["layers"]] == [
        "voices", "shared", "variants", "repairs",
    ]  # fmt: skip


def test_own_articles_with_the_ids_of_the_five_have_no_coded_points():
    corpus = Corpus(tuple(Article.from_text(id, "Talks resume, he said.") for id in CORPUS.ids))
    assert [layer["key"] for layer in json.loads(read(corpus)._reading)["layers"]][-1] == "repairs"
    assert "coded" not in marked(corpus)


def test_more_articles_than_a_page_holds_are_refused():
    corpus = Corpus(tuple(Article.from_text(f"a{number}", "x") for number in range(1001)))
    with pytest.raises(ValueError, match="at most 1,000 articles"):
        read(corpus)


def test_labels_are_a_list():
    with pytest.raises(ValueError, match="a list of names"):
        read(CORPUS, labels="claim")


def test_only_a_corpus_is_read():
    with pytest.raises(ValueError, match="needs a corpus"):
        read(CORPUS["rt"])
