"""Folders and tables of one's own, whole and broken: the message names file, line and column."""

import os
import zipfile
from unicodedata import normalize

import pytest

from toolkit import Article, Corpus, Limits, function_words, load_articles, load_corpus, mentions, tokens
from toolkit.drafts import Draft
from toolkit.metadata import ARTICLE_COLUMNS
from toolkit.named import names
from toolkit.repair import Repair, undone
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
    files = {"b.txt": "Two.", "a b’s.v2.txt": "One.", "тест.txt": "Three."}
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


@pytest.mark.parametrize("raw", ["", "\n", " "])
def test_empty_article(tmp_path, raw):
    corpus = load_articles(folder(tmp_path, {"a.txt": raw}))
    assert len(corpus["a"].words) == 0 and len(tokens(corpus)) == 0


def test_nothing_there(tmp_path):
    with pytest.raises(ValueError, match=r"No article was found"):
        load_articles(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"There is no folder or file .*nowhere"):
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
        ["articles.csv", "line 2", "2 cells", "15 columns"],
    ),
    "long row": (
        {"articles.csv": HEAD + row("a", "a.txt").strip() + ",x\n"},
        ValueError,
        ["articles.csv", "line 2", "16 cells"],
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
    "no such file": ({"articles.csv": LISTED + row("b", "b.txt")}, ValueError, ["articles.csv, line 3", "b.txt"]),
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
    "mistyped column": (
        {"articles.csv": "id,file,Outlets\na,a.txt,RT\n"},
        ValueError,
        ["articles.csv, line 1", "'Outlets'", "'outlet'"],
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
    "not listed": ({"articles.csv": LISTED, "b.txt": ""}, ValueError, ["articles.csv", "b.txt"]),
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
        load_articles(folder(tmp_path, A | files), strict=True)
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


# Anything in a folder


def card(corpus):
    """File, status and the start of why, row by row."""
    return [tuple(row) for row in corpus.loading[["file", "status", "article"]].fillna("").to_numpy()]


def packed(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_folders_in_folders(tmp_path):
    (tmp_path / "old").mkdir()
    folder(tmp_path / "old", {"a.txt": "Old."})
    corpus = load_articles(folder(tmp_path, {"a.txt": "New.", "z.txt": "Last."}))
    assert corpus.ids == ["a", "z", "old/a"]
    assert corpus["old/a"].file == "old/a.txt"


def test_one_file_and_lists(tmp_path):
    folder(tmp_path, {"a.txt": "One.", "b.txt": "Two."})
    assert load_articles(tmp_path / "a.txt").ids == ["a"]
    assert load_articles([tmp_path / "b.txt", str(tmp_path / "a.txt")]).ids == ["b", "a"]
    for wrong in (5, [], [tmp_path, 5], None):
        with pytest.raises(ValueError, match="Name a folder or a file"):
            load_articles(wrong)


def test_one_bad_file_never_stops_the_others(tmp_path):
    files = {"a.txt": "One.", "b.docx": "no document", "c.xyz": "?", "d.txt": b"PK\3\4\0\0", ".DS_Store": "x"}
    corpus = load_articles(folder(tmp_path, files))
    assert card(corpus) == [
        (".DS_Store", "skipped", ""),
        ("a.txt", "loaded", "a"),
        ("b.docx", "skipped", ""),
        ("c.xyz", "skipped", ""),
        ("d.txt", "skipped", ""),
    ]
    assert all(corpus.loading["why"][1:] != "") or corpus.loading["why"][1] == ""
    assert "4 skipped, corpus.loading says why" in repr(corpus)
    assert "4 skipped" in corpus._repr_html_()


def test_strict(tmp_path):
    folder(tmp_path, {"a.txt": "One.", ".DS_Store": "x"})
    assert load_articles(tmp_path, strict=True).ids == ["a"]  # nobody misses what a system left there
    folder(tmp_path, {"c.xyz": "?"})
    with pytest.raises(ValueError, match=r"c\.xyz: Files of the kind \.xyz are not read"):
        load_articles(tmp_path, strict=True)


def test_nothing_but_bad_files(tmp_path):
    with pytest.raises(ValueError, match=r"No article was found\. c\.xyz: "):
        load_articles(folder(tmp_path, {"c.xyz": "?"}))


def test_zip_archives(tmp_path):
    path = packed(tmp_path / "z.zip", {"one/a.txt": "One.", "b.txt": "Two.", "in.zip": b"PK", "../c.txt": "Three."})
    corpus = load_articles(path)
    assert card(corpus) == [
        ("z.zip/../c.txt", "skipped", ""),
        ("z.zip/b.txt", "loaded", "b"),
        ("z.zip/in.zip", "skipped", ""),
        ("z.zip/one/a.txt", "loaded", "a"),
    ]
    assert not (tmp_path.parent / "c.txt").exists()


@pytest.mark.parametrize("inside", ["", "class/"])
def test_tables_in_archives(tmp_path, inside):
    table = LISTED.replace("a.txt", "b.txt").replace("a,", "second,", 1) + row("first", "a.txt")
    files = {
        "articles.csv": table,
        "a.txt": "One two two.",
        "b.txt": "Two.",
        "repairs.csv": REPAIRS + "first,One,1,why,certain\n",
    }
    corpus = load_articles(packed(tmp_path / "z.zip", {inside + name: content for name, content in files.items()}))
    assert corpus.ids == ["second", "first"]
    assert corpus["first"].text == "1 two two."


def test_what_a_table_does_not_list_is_loaded_and_told(tmp_path):
    corpus = load_articles(
        folder(tmp_path, {"articles.csv": LISTED + row("c", "c.txt"), "a.txt": "One.", "b.txt": "Two."})
    )
    assert card(corpus) == [("a.txt", "loaded", "a"), ("c.txt", "skipped", ""), ("b.txt", "loaded", "b")]
    assert corpus.loading["why"].tolist()[1:] == [
        "It is not there, though articles.csv, line 3, lists it. Add the file, or correct its name in the table.",
        "It is not listed in articles.csv. Add a row for it, or move it away.",
    ]


def test_people_know_better_than_files(tmp_path):
    table = '[{"title": "Bridge closed", "text": "It is closed.", "source": "The Gazette", "date": "2025-05-28"}]'
    listed = "id,file,outlet,outlet_basis\nmine,a.json,Gazette,inferred\n"
    article = load_articles(folder(tmp_path, {"a.json": table, "articles.csv": listed}))["mine"]
    assert (article.outlet, article.outlet_basis) == ("Gazette", "inferred")
    assert (article.title, article.published, article.published_basis) == ("Bridge closed", "2025-05-28", "text")


# What was done to the texts

CLUTTERED = (
    "Bridge closed\n\nThe bridge is&nbsp;closed, the town hall said on Monday.\n\nAdvertisement\n\nIt opens in May."
)


def test_rules_can_be_left_out(tmp_path):
    folder(tmp_path, {"a.txt": CLUTTERED})
    article = load_articles(tmp_path)["a"]
    assert "Advertisement" not in article.text and "&nbsp;" not in article.text
    kept = load_articles(tmp_path, without=["boilerplate"])["a"]
    assert "Advertisement" in kept.text and "&nbsp;" not in kept.text
    assert undone(article.text, article.ledger) == undone(kept.text, kept.ledger) == article.raw == CLUTTERED
    with pytest.raises(ValueError, match=r"There is no rule 'boilerplat' of repair\. There are: entities, "):
        load_articles(tmp_path, without="boilerplat")


def test_repairs_csv_is_all_that_is_done(tmp_path):
    folder(tmp_path, {"a.txt": CLUTTERED, "repairs.csv": REPAIRS + "a,is&nbsp;closed,is closed,entity,certain\n"})
    corpus = load_articles(tmp_path)
    assert corpus["a"].text == CLUTTERED.replace("&nbsp;", " ")
    assert corpus.loading["why"][0] == "Repaired as repairs.csv says (1 change)."
    with pytest.raises(ValueError, match=r"repairs\.csv decides .* delete rows in it"):
        load_articles(tmp_path, without=["boilerplate"])


def test_the_card_says_what_was_done(tmp_path):
    corpus = load_articles(folder(tmp_path, {"a.txt": CLUTTERED, "b.txt": "Closed.", "c.txt": "Closed!", "d.txt": ""}))
    loading = corpus.loading
    assert loading["status"].tolist() == ["repaired", "loaded", "duplicate", "loaded"]
    assert loading["why"][0] == "Repaired: entities (1) and boilerplate (1)."
    assert "The same words as 'b'" in loading["why"][2] and loading["same_as"][2] == "b"
    assert loading["why"][3] == "There is no word in it."
    assert loading["characters_in"].tolist() == [len(article.raw) for article in corpus]
    assert loading["characters_out"].tolist() == [len(article.text) for article in corpus]
    assert corpus.without("a", "c").loading["status"].tolist() == ["left out", "loaded", "left out", "loaded"]


def test_base_date(tmp_path):
    folder(tmp_path, {"a.txt": "29 May, 18:40\n\nThe bridge is closed, the town hall said."})
    assert load_articles(tmp_path)["a"].published is None
    assert load_articles(tmp_path, base_date="2025-06-01")["a"].published == "2025-05-29"
    with pytest.raises(ValueError, match="base_date is a day such as"):
        load_articles(tmp_path, base_date="June")


def test_encodings_given(tmp_path):
    folder(tmp_path, {"a.txt": "Žluťoučký kůň".encode("cp1250"), "b.txt": "Úpěl ďábelské ódy".encode("cp852")})
    corpus = load_articles(tmp_path, encoding={"a.txt": "cp1250", "b.txt": "cp852"})
    assert [article.text for article in corpus] == ["Žluťoučký kůň", "Úpěl ďábelské ódy"]
    assert corpus.loading["encoding_basis"].tolist() == ["given", "given"]


def test_limits(tmp_path):
    folder(tmp_path, {"a.txt": "One.", "b.txt": "x" * 2000, "c.txt": "Three."})
    corpus = load_articles(tmp_path, limits=Limits(file=1000))
    assert corpus.ids == ["a", "c"] and "Limits(file=" in corpus.loading["why"][1]
    assert "Limits(article=" in load_articles(tmp_path, limits=Limits(article=1000)).loading["why"][1]
    table = packed(tmp_path / "z.zip", {"all.csv": "id,text\n1,One.\n2,Two.\n3,Three.\n"})
    two = load_articles(table, limits=Limits(articles=2))
    assert two.ids == ["1", "2"] and "Limits(articles=" in two.loading["why"][2]
    table.unlink()
    few = load_articles(tmp_path, limits=Limits(files=1))
    assert few.ids == ["a"] and "Limits(files=" in few.loading["why"][1]


@pytest.mark.parametrize("cuts", [[(0, 3), (2, 5)], [(0, 300)]])
def test_cuts_that_do_not_fit_stop_nothing(tmp_path, monkeypatch, cuts):
    wrong = tuple(Repair(start, end, "Clo"[: end - start], "", "page: menu", "probable") for start, end in cuts)
    monkeypatch.setattr("toolkit.formats.split", lambda raw: [Draft(raw, cuts=wrong)] if raw == "Closed." else None)
    corpus = load_articles(folder(tmp_path, {"a.txt": "Closed.", "b.txt": "Open."}))
    assert [article.text for article in corpus] == ["Closed.", "Open."]
    assert corpus.loading["why"][0] == "What surrounds the article could not be cut."
