"""Folders and tables of one's own, whole and broken: the message names file, line and column."""

import os
from unicodedata import normalize

import pytest

from toolkit import Article, Corpus, function_words, load_articles, load_corpus, mentions, tokens
from toolkit.loading import ARTICLE_COLUMNS
from toolkit.named import names
from toolkit.repair import undone
from toolkit.tables import read_rows

HEAD = ",".join(ARTICLE_COLUMNS) + "\n"
REPAIRS = "article,before,after,reason,certainty\n"
NAMES = "spelling,name,kind,party,role\n"


def row(id, file, **cells):
    known = {"id": id, "file": file, "outlet_basis": "unknown", "published_basis": "unknown", **cells}
    return ",".join(known.get(column, "") for column in ARTICLE_COLUMNS) + "\n"


def folder(path, files):
    for name, content in files.items():
        (path / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def text_of(path, files):
    return load_articles(folder(path, files))["a"].text


def test_the_five_articles():
    corpus = load_corpus()
    assert corpus.ids == ["aljazeera", "alliance", "rt", "unsigned_1", "unsigned_2"]
    assert (corpus["rt"].outlet, corpus["rt"].outlet_basis, corpus["rt"].published) == ("RT", "inferred", "2025-05-29")
    assert corpus["unsigned_1"].outlet is corpus["unsigned_1"].published is corpus["unsigned_1"].dateline is None
    assert corpus["alliance"].dateline == "MOSCOW, May 29 (Alliance News):"
    assert load_corpus() is not corpus and load_corpus().articles == corpus.articles


def test_works_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert len(load_corpus()) == 5 and "the" in function_words()


# Folders without a table


def test_ids_are_file_names_in_order(tmp_path):
    files = {"b.txt": "Two.", "a b’s.v2.txt": "One.", "тест.txt": "Three.", "notes.md": "no"}
    corpus = load_articles(folder(tmp_path, files))
    assert corpus.ids == ["a b’s.v2", "b", "тест"]
    assert (corpus["b"].text, corpus["b"].file, corpus["b"].outlet_basis) == ("Two.", "b.txt", "unknown")
    assert load_articles(str(tmp_path)).ids == corpus.ids


def test_file_names_are_found_as_typed(tmp_path):
    corpus = load_articles(folder(tmp_path, {normalize("NFD", "café.txt"): "One."}))
    assert corpus["café"].text == "One."


@pytest.mark.parametrize("raw", ["One\r\ntwo\r\n", "One\rtwo\r", "One\ntwo\n"])
def test_line_ends(tmp_path, raw):
    article = load_articles(folder(tmp_path, {"a.txt": raw}))["a"]
    assert article.text == "One\ntwo\n"
    assert article.raw == raw == undone(article.text, article.ledger)


def test_byte_order_mark_is_no_part_of_the_text(tmp_path):
    article = load_articles(folder(tmp_path, {"a.txt": b"\xef\xbb\xbfTalks resume\nThey met."}))["a"]
    assert article.text == "Talks resume\nThey met."
    assert article.at_source(0, 5) == (1, 6)
    assert undone(article.text, article.ledger).encode("utf-8").startswith(b"\xef\xbb\xbf")


NOT_UTF8 = {
    "latin-1": "café".encode("latin-1"),
    "utf-16": "Talks".encode("utf-16"),
    "utf-16 without a mark": "Talks resume".encode("utf-16-le"),
    "cp1252": "“Talks”".encode("cp1252"),
    "cut in the middle": "é".encode()[:1],
}


@pytest.mark.parametrize("content", NOT_UTF8.values(), ids=NOT_UTF8)
def test_not_utf8(tmp_path, content):
    with pytest.raises(ValueError, match=r"a\.txt.*UTF-8"):
        load_articles(folder(tmp_path, {"a.txt": content}))


@pytest.mark.parametrize("raw", ["", "\n", " "])
def test_empty_article(tmp_path, raw):
    corpus = load_articles(folder(tmp_path, {"a.txt": raw}))
    assert len(corpus["a"].words) == 0 and len(tokens(corpus)) == 0


def test_nothing_there(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"There is no \.txt file in "):
        load_articles(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"There is no folder .*nowhere"):
        load_articles(tmp_path / "nowhere")


def test_folders_and_leftovers_are_no_articles(tmp_path):
    folder(tmp_path, {"a.txt": "One.", "._a.txt": b"\x00\x05\x16\x07\xb0"})  # macOS leaves such files on memory sticks
    (tmp_path / "b.txt").mkdir()
    assert load_articles(tmp_path).ids == ["a"]


def test_capital_endings(tmp_path):
    assert load_articles(folder(tmp_path, {"a.TXT": "One."})).ids == ["a"]


def test_repairs_need_no_table_of_articles(tmp_path):
    assert (
        text_of(tmp_path, {"a.txt": "Read more One.", "repairs.csv": REPAIRS + "a,Read more ,,clutter,certain\n"})
        == "One."
    )


# Folders with tables


def test_table_of_articles(tmp_path):
    table = (
        HEAD + row("second", "b.txt", outlet="RT", outlet_basis="inferred") + row("a", "a.txt", title="Talks resume")
    )
    corpus = load_articles(
        folder(tmp_path, {"articles.csv": table, "a.txt": "Talks resume\nThey met.", "b.txt": "Two."})
    )
    assert corpus.ids == ["second", "a"]
    assert corpus["second"].outlet == "RT"
    assert corpus["a"].parts["kind"].tolist() == ["headline", "body"]


def test_a_title_with_accents_of_their_own(tmp_path):
    title = normalize("NFD", "Café résumé talks end today in Istanbul without any result at all, as they say it.")
    files = {"articles.csv": HEAD + row("a", "a.txt", title=f'"{title}"'), "a.txt": f"{title}\nThey met."}
    assert load_articles(folder(tmp_path, files))["a"].parts["kind"].tolist() == ["headline", "body"]


@pytest.mark.parametrize("table", ["utf-8", "utf-8-sig", "crlf"])
def test_repairs_as_spreadsheets_save_them(tmp_path, table):
    text = REPAIRS + 'a,"Read more\nRT\n",,"clutter, all of it",certain\n'
    saved = text.replace("\n", "\r\n").encode() if table == "crlf" else text.encode(table)
    files = {"articles.csv": HEAD + row("a", "a.txt"), "a.txt": "One.\nRead more\nRT\nTwo.", "repairs.csv": saved}
    if table == "crlf":
        files["a.txt"] = files["a.txt"].replace("\n", "\r\n")  # as git on Windows may check both out
    assert text_of(tmp_path, files) == "One.\nTwo."


def test_repairs_beside_accents_and_line_ends(tmp_path):
    files = {
        "articles.csv": HEAD + row("a", "a.txt"),
        "a.txt": "the cafe\u0301 of\r\nTu\u0308rkiye",
        "repairs.csv": REPAIRS + "a,cafe\u0301,cafe,typing slip,possible\n",
    }
    article = load_articles(folder(tmp_path, files))["a"]
    assert article.text == "the cafe of\nTürkiye"
    assert undone(article.text, article.ledger) == files["a.txt"]


def test_text_is_nfc_whatever_a_repair_brings(tmp_path):
    files = {
        "articles.csv": HEAD + row("a", "a.txt"),
        "a.txt": "the cafe",
        "repairs.csv": REPAIRS + "a,cafe,cafe\u0301,typing slip,possible\n",
    }
    assert text_of(tmp_path, files) == "the café"


@pytest.mark.parametrize("odd", ["\u2028", "\u0085", "\x0c", "\x1c"], ids=ascii)
def test_odd_line_ends_inside_a_cell(tmp_path, odd):
    files = {
        "articles.csv": HEAD + row("a", "a.txt"),
        "a.txt": f"One{odd}two",
        "repairs.csv": REPAIRS + f"a,One{odd}two,One two,line separator,certain\n",
    }
    assert text_of(tmp_path, files) == "One two"


A = {"a.txt": "One two two."}
LISTED = HEAD + row("a", "a.txt")
BROKEN = {  # files, the error, and what its message must name
    "column missing": ({"articles.csv": "id,outlet\na,A\n"}, ValueError, ["articles.csv", "line 1", "'file'"]),
    "empty table": ({"articles.csv": ""}, ValueError, ["articles.csv", "line 1"]),
    "semicolons": ({"articles.csv": LISTED.replace(",", ";")}, ValueError, ["articles.csv", "line 1", "semicolons"]),
    "short row": (
        {"articles.csv": HEAD + "a,a.txt\n"},
        ValueError,
        ["articles.csv", "line 2", "2 cells", "11 columns"],
    ),
    "long row": (
        {"articles.csv": HEAD + row("a", "a.txt").strip() + ",x\n"},
        ValueError,
        ["articles.csv", "line 2", "12 cells"],
    ),
    "open quotation": ({"articles.csv": LISTED + 'b,"b.txt,\n'}, ValueError, ["articles.csv", "line 3"]),
    "stray quotation": ({"articles.csv": HEAD + 'a,"a"x.txt,\n'}, ValueError, ["articles.csv", "line 2"]),
    "not utf-8": (
        {"articles.csv": (HEAD + row("a", "é.txt")).encode("latin-1")},
        ValueError,
        ["articles.csv", "line 2", "UTF-8"],
    ),
    "basis": (
        {"articles.csv": HEAD + row("a", "a.txt", outlet_basis="guess")},
        ValueError,
        ["articles.csv, line 2, column outlet_basis", "'guess'", "inferred"],
    ),
    "no such file": ({"articles.csv": LISTED + row("b", "b.txt")}, FileNotFoundError, ["articles.csv", "'b.txt'"]),
    "file left empty": (
        {"articles.csv": LISTED + row("b", "")},
        (ValueError, FileNotFoundError),
        ["articles.csv, line 3, column file", "empty"],
    ),
    "id left empty": (
        {"articles.csv": HEAD + row("", "a.txt")},
        ValueError,
        ["articles.csv, line 2, column id", "empty"],
    ),
    "double id": (
        {"articles.csv": HEAD + row("a", "a.txt") * 2},
        ValueError,
        ["articles.csv, line 3, column id", "'a'"],
    ),
    "double file": (
        {"articles.csv": HEAD + row("a", "a.txt") + row("b", "a.txt")},
        ValueError,
        ["articles.csv, line 3, column file", "'a.txt'"],
    ),
    "not listed": ({"articles.csv": LISTED, "b.txt": ""}, ValueError, ["articles.csv", "'b.txt'"]),
    "repair of nothing": (
        {"articles.csv": LISTED, "repairs.csv": REPAIRS + "b,One,1,why,certain\n"},
        ValueError,
        ["repairs.csv", "article", "'b'"],
    ),
    "repair twice": (
        {"articles.csv": LISTED, "repairs.csv": REPAIRS + "a,two,2,why,certain\n"},
        ValueError,
        ["repairs.csv", "'a'", "'two'", "2 times"],
    ),
    "repair nowhere": (
        {"articles.csv": LISTED, "repairs.csv": REPAIRS + "a,three,3,why,certain\n"},
        ValueError,
        ["repairs.csv", "'a'", "'three'", "0 times"],
    ),
    "certainty": (
        {"articles.csv": LISTED, "repairs.csv": REPAIRS + "a,One,1,why,sure\n"},
        ValueError,
        ["repairs.csv, line 2, column certainty", "'sure'", "probable"],
    ),
    "repairs overlap": (
        {"articles.csv": LISTED, "repairs.csv": REPAIRS + "a,One,1,why,certain\na,One two,x,why,certain\n"},
        ValueError,
        ["'One"],
    ),
}


@pytest.mark.parametrize("files, error, named", BROKEN.values(), ids=BROKEN)
def test_broken_tables(tmp_path, files, error, named):
    with pytest.raises(error) as raised:
        load_articles(folder(tmp_path, A | files))
    assert [word for word in named if word not in str(raised.value)] == []
    assert not isinstance(raised.value, KeyError)


def test_blank_lines_do_not_move_the_line_named(tmp_path):
    path = folder(tmp_path, {"t.csv": 'word\nthe\n\n"an\nother"\nof,x\n'}) / "t.csv"
    with pytest.raises(ValueError, match=r"t\.csv, line 6: 2 cells"):
        read_rows(path, ["word"])


def test_own_function_words(tmp_path):
    path = folder(tmp_path, {"mine.csv": "note,word\nx,the\ny,Of\n"}) / "mine.csv"
    assert function_words(path) == function_words(str(path)) == ["the", "Of"]
    with pytest.raises(FileNotFoundError, match=r"nowhere\.csv"):
        function_words(tmp_path / "nowhere.csv")
    with pytest.raises(ValueError, match=r"words\.csv, line 1: there is no column 'word'"):
        function_words(folder(tmp_path, {"words.csv": "token\nthe\n"}) / "words.csv")


NAMED = {
    "kind": (NAMES + "Kyiv,Kyiv,city,,\n", ["n.csv, line 2, column kind", "'city'"]),
    "two kinds": (NAMES + "Kyiv,Kyiv,place,,\n\nKyiv,Kyiv,body,,\n", ["n.csv, line 4", "'Kyiv'", "place"]),
    "blanks": (NAMES + " Kyiv ,Kyiv,place,,\n", ["n.csv, line 2, column spelling", "' Kyiv '"]),
    "two names": (NAMES + "Kyiv,Kyiv,place,,\nKyiv,Other,place,,\n", ["n.csv, line 3, column spelling", "'Kyiv'"]),
    "no word": (NAMES + "–,Kyiv,place,,\n", ["n.csv", "2", "no word"]),
    "empty": (NAMES + ",Kyiv,place,,\n", ["n.csv", "2", "no word"]),
    "column": ("spelling,name\nKyiv,Kyiv\n", ["n.csv", "line 1", "kind"]),
}


@pytest.mark.parametrize("table, named", NAMED.values(), ids=NAMED)
def test_broken_names(tmp_path, table, named):
    with pytest.raises(ValueError) as raised:
        names(folder(tmp_path, {"n.csv": table}) / "n.csv")
    assert [word for word in named if word not in str(raised.value)] == []


def test_a_table_without_names_finds_none(tmp_path):
    path = folder(tmp_path, {"n.csv": NAMES}) / "n.csv"
    assert len(names(path)) == 0
    assert len(mentions(load_corpus(), file=path)) == 0


ODD_NAMES = ["it's 100% [a] & b; c", "two..dots", "مقال"]
ODD_NAMES += [] if os.name == "nt" else ['q"u', "new\nline", "<b>", "*"]  # Windows cannot make files of these names


def test_odd_file_names(tmp_path):
    corpus = load_articles(folder(tmp_path, {f"{name}.txt": "One." for name in ODD_NAMES}))
    assert set(corpus.ids) == set(ODD_NAMES)


def test_odd_ids_are_escaped():
    page = Corpus([Article.from_text("<b>", "One."), Article.from_text("& amp", "Two.")])._repr_html_()
    assert "<b>" not in page
    assert "&lt;b&gt;" in page and "&amp; amp" in page
