"""Tables of any make become articles, row by row; what cannot be read is named with its place."""

import csv
import datetime
import io
import json
import time
import tracemalloc
import zipfile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import json_tables, sheets, tabular
from toolkit.cells import day_of, fact, order_of, said
from toolkit.columns import columns_of, unused
from toolkit.drafts import Limits, Options, Unreadable
from toolkit.separated import records
from toolkit.tables import data_folder, read_rows

SEARCH = settings(deadline=None, max_examples=200, database=None, derandomize=True)
PARSERS = {"delimited": tabular.delimited, "json": json_tables.json, "jsonl": json_tables.jsonl,
           "parquet": sheets.parquet, "xlsx": sheets.xlsx}  # fmt: skip


def drafts(kind, content, name="x.csv", **options):
    content = content if isinstance(content, bytes) else content.encode()
    return list(PARSERS[kind](io.BytesIO(content), name, Options(**options)))


def rows(content, name="x.csv", **options):
    """What became of each row of a text table: (place, text or problem)."""
    return [(one.place, one.raw or one.problem) for one in drafts("delimited", content, name, **options)]


# --- which column is what


KNOWN = [
    ("id,text", {"text": 1, "id": 0}),
    ("Headline,Full text,Publication,Date", {"text": 1, "title": 0, "outlet": 2, "published": 3}),
    ("Titel,Inhalt,Quelle,Datum,Autor", {"text": 1, "title": 0, "outlet": 2, "published": 3, "author": 4}),
    ("titre,texte,source,lien", {"text": 1, "title": 0, "outlet": 2, "address": 3}),
    ("source,publisher,body", {"text": 2, "outlet": 1}),  # source only where nothing says it better
    ("article,text", {"text": 1}),
    ("article,date", {"text": 0, "published": 1}),
    ("FULL_TEXT,pubDate,by-line,URL,lang", {"text": 0, "published": 1, "author": 2, "address": 3, "language": 4}),
    ("正文,标题", {"text": 0, "title": 1}),
    ("id,fields.body,webTitle,webPublicationDate,image.title", {"text": 1, "title": 2, "published": 3, "id": 0}),
    ("data.selftext,data.title,source.id", {"text": 0, "title": 1}),  # the last part, where nothing else tells
    ("text,media_name,source_domain,date_publish", {"text": 0, "outlet": 1, "published": 3}),
]


@pytest.mark.parametrize("header, columns", KNOWN)
def test_columns_are_known_by_their_names(header, columns):
    assert columns_of(header.split(","), {}) == columns


WRONG = [
    ("a,b", {}, r"No column is known .* Its columns are 'a' and 'b'.*load_articles\(…, text='a'\)"),
    ("text,content", {}, "'text' or 'content'\\? Say it: load_articles"),
    ("text,text", {}, "2 columns 'text'"),
    ("Inhalt,b", {"text": "Inhlt"}, "no column 'Inhlt' .given for text.. Did you mean 'Inhalt'"),
    ("text,b", {"outlet": "paper"}, "no column 'paper' .given for outlet.. Its columns are 'text' and 'b'"),
    ("text,b,b", {"outlet": "b"}, "2 columns 'b'"),
]


@pytest.mark.parametrize("header, given, message", WRONG)
def test_what_is_unclear_is_asked(header, given, message):
    with pytest.raises(Unreadable, match=message):
        columns_of(header.split(","), given)


def test_a_column_that_is_given_wins():
    assert columns_of(["text", "content"], {"text": "content"}) == {"text": 1}
    assert columns_of(["text", "Date", "day"], {"date": "Day"}) == {"text": 0, "published": 2}
    assert unused(["text", "pages", ""], {"text": 0}) == "Columns not used: 'pages'."


def test_each_name_stands_for_one_field():
    names = [row["name"] for row in read_rows(data_folder() / "columns.csv", ("field", "name", "when"))]
    assert len(names) == len(set(names))


# --- cells


DAYS = [
    ("2025-05-28", "2025-05-28"), ("2025-05-28T23:59:00+14:00", "2025-05-28"), ("2025-05-28 10:00:00.5", "2025-05-28"),
    ("2025/5/8", "2025-05-08"), ("20250528", "2025-05-28"), ("28.05.2025", "2025-05-28"), ("5.6.2025", "2025-06-05"),
    ("25/05/2025", "2025-05-25"), ("05/25/2025 14:30", "2025-05-25"), ("05/05/2025", "2025-05-05"),
    ("May 28, 2025", "2025-05-28"), ("28 May 2025", "2025-05-28"), ("Wed, 28 May 2025 10:00:00 GMT", "2025-05-28"),
    ("28 mai 2025", "2025-05-28"), ("mercredi 28 mai 2025 à 10h30", "2025-05-28"), ("28. Mai 2025", "2025-05-28"),
    ("28 de mayo de 2025", "2025-05-28"), ("31 декабря 2025", "2025-12-31"), ("2025年5月28日", "2025-05-28"),
    ("May 28, 2025 Wednesday", "2025-05-28"), (datetime.date(2025, 5, 28), "2025-05-28"),
    (datetime.datetime(2025, 5, 28, 23, 30), "2025-05-28"),
]  # fmt: skip
NO_DAYS = ["05/06/2025", "5-6-2025", "5/6/25", "2025-05", "May 2025", "yesterday", "45805", "1748390400", "x" * 200,
           "30/02/2025", "2025-02-30", "28 May 2025 to 3 June 2025", "12 listopada 2025"]  # fmt: skip


@pytest.mark.parametrize("cell, day", DAYS)
def test_days(cell, day):
    assert day_of(cell) == (day, "")


@pytest.mark.parametrize("cell", NO_DAYS)
def test_a_day_is_not_guessed(cell):
    day, note = day_of(cell)
    assert day == ""
    assert cell[:60] in note


@pytest.mark.parametrize(
    "dates, order",
    [(["05/06/2025", "25/05/2025"], "day"), (["05/06/2025", "05/25/2025"], "month"), (["05/06/2025"], ""),
     (["25/05/2025", "05/25/2025"], ""), (["2025-05-28", None, "nan"], ""), (["28.05.2025", "05/06/2025"], "")],
)  # fmt: skip
def test_the_column_decides_what_comes_first(dates, order):
    assert order_of(dates) == order


def test_nothing_is_nothing_and_none_may_be_a_word():
    assert [said(value) for value in (None, float("nan"), 1.0, 1.5, True, "x", ["a", "b"], {"a": 1})] == [
        "", "", "1", "1.5", "True", "x", "a, b", "",
    ]  # fmt: skip
    assert [fact(value) for value in ("None", "N/A", "-", " The  Times\n", "Nan")] == ["", "", "", "The Times", "Nan"]
    assert rows("text,o\nNone,x\nNaN,x\nNULL,x\n ,x\n") == [
        ("row 2", "None"),
        ("row 3", "The cell of column 'text' holds only 'NaN', which programs write for nothing."),
        ("row 4", "The cell of column 'text' holds only 'NULL', which programs write for nothing."),
        ("row 5", "The cell of column 'text' is empty."),
    ]


# --- text tables


def test_a_row_is_an_article():
    table = "id;Headline;Text;Paper;Date;By;Link;Pages\n7;Talks;They met.;RT;05/06/2025;Ann;http://a.b;3\n8;;x;;25/05/2025;;;\n"
    first, second = drafts("delimited", table, columns={"outlet": "Paper"})
    assert first.raw == "They met."
    assert first.fields == {
        "id": "7", "title": "Talks", "outlet": "RT", "author": "Ann", "address": "http://a.b",
        "published": "2025-06-05", "published_evidence": "05/06/2025",
    }  # fmt: skip
    assert (first.notes, second.notes) == (("Columns not used: 'Pages'.",), ())
    assert (first.place, first.encoding, first.encoding_basis) == ("row 2", "utf-8", "valid UTF-8")


DELIMITED = [
    ("text,o\nA,b\n", "x.csv"), ("text;o\nA;b\n", "x.csv"), ("text\to\nA\tb\n", "x.csv"), ("text|o\nA|b\n", "x.csv"),
    ("text\to\nA\tb\n", "x.tsv"), ("text,o\nA,b\n", "x.tsv"), ("sep=;\ntext;o\nA;b\n", "x.csv"),
    ("\n\ntext,o\r\nA,b\r\n", "x.csv"), ("text,o\rA,b\r", "x.csv"), ('"text","o"\n"A","b"', "x.csv"),
    ("text\nA\n", "x.csv"), ("text,o\nA,b,,\n", "x.csv"),
]  # fmt: skip


@pytest.mark.parametrize("table, name", DELIMITED)
def test_separators(table, name):
    assert [text for _, text in rows(table, name)] == ["A"]


MIXED = "A quotation mark is missing or, inside a cell, not doubled, so that the cells cannot be told apart"
OPEN = "A cell begins with a quotation mark that is never closed"
QUOTED = [  # what a csv reader loses or swallows
    ('1,"a ""b"", c\n\nd",x\n', [("row 2", 'a "b", c\n\nd')]),
    ('1,"a "b" c",x\n', [("row 2", 'a "b" c')]),
    ('1,a "b" c,x\n', [("row 2", 'a "b" c')]),
    ('1,"one\nsaid "no".\nend",x\n2,b,x\n', [("row 2", 'one\nsaid "no".\nend'), ("row 3", "b")]),
    ('1,"open,x\n2,"b",x\n3,c,x\n', [("row 2", f"{MIXED}."), ("row 3", "b"), ("row 4", "c")]),
    ('1,"open,x\n2,b,x\n3,c,x\n', [("row 2", f"{OPEN}."), ("row 3", "b"), ("row 4", "c")]),
    ('1,"open\n\n2,"b\nb",x\n3,"c\nc",x\n',
     [("row 2", f"{MIXED}; left out up to the next whole row: 1 more line."), ("row 3", "b\nb"), ("row 4", "c\nc")]),
    ('1,b,x\n2,"open', [("row 2", "b"), ("row 3", f"{OPEN}.")]),
    ("1,\n2,b,x\n", [("row 2", "It has 2 cells, but the first row names 3 columns; put a text that contains a "
                      "separator or a line end between quotation marks."), ("row 3", "b")]),
    ("1,a\0b,x\n", [("row 2", "a\0b")]),
]  # fmt: skip


@pytest.mark.parametrize("table, expected", QUOTED)
def test_quotation_marks(table, expected):
    assert rows(f"id,text,o\n{table}") == expected


def test_marks_in_a_table_with_tabs_may_be_letters():
    table = 'id\ttext\to\n1\t"We win," he said.\tx\n2\t"a\nb"\tx\n'
    assert rows(table, "x.tsv") == [("row 2", '"We win," he said.'), ("row 3", "a\nb")]


CELL = st.text(st.sampled_from('a" ,;\t\r\n=é'), min_size=1, max_size=8).filter(str.strip)


@SEARCH
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_what_a_csv_writer_writes_is_read(cells, separator):
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([("text", "other column"), *cells])
    assert [one.raw for one in drafts("delimited", table.getvalue())] == [text for text, _ in cells]


@SEARCH
@given(st.text(st.sampled_from('a",\n\r\t;'), max_size=40))
def test_any_text_ends_in_rows(text):
    assert sum(1 for _ in records(io.StringIO(f"id,text\n{text}", newline=""), ",", most=30)) <= len(text) + 2


UNITS = ['a,"b\n', 'a,"b\nc,d\n', 'a,"b\nccc""\n', '"""a\n', '"\n', '",\n', '""\n', 'a,"b\nc,d"\n', 'x,"""\n']


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_size_only(unit):
    def seconds(letters):
        table, begin = io.StringIO("id,text\n" + unit * (letters // len(unit)), newline=""), time.process_time()
        assert all(True for _ in records(table, ",", most=10**7))
        return time.process_time() - begin

    assert seconds(200_000) < 16 * seconds(25_000) + 0.5  # 64 times as long if it were quadratic


class Endless(io.RawIOBase):
    """A long file that is nowhere whole in memory."""

    def __init__(self, head, unit, size, tail):
        self.head, self.unit, self.size, self.tail, self.place = head, unit, size, tail, 0

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, whence=0):
        self.place = offset if whence == 0 else self.place + offset
        return self.place

    def readinto(self, buffer):
        begin, middle = self.place, len(self.head) + self.size
        if begin < len(self.head):
            piece = self.head[begin:]
        elif begin < middle:
            piece = (self.unit * (len(buffer) // len(self.unit) + 1))[: middle - begin]
        else:
            piece = self.tail[begin - middle :]
        piece = piece[: len(buffer)]
        buffer[: len(piece)] = piece
        self.place += len(piece)
        return len(piece)


@pytest.mark.parametrize(
    "kind, name, head, tail",
    [("delimited", "x.csv", b"id,text\n1,", b"\n2,end\n"), ("delimited", "x.csv", b'id,text\n1,"', b'"\n2,end\n'),
     ("jsonl", "x.jsonl", b'{"text": "a"}\n{"text": "', b'"}\n{"text": "end"}\n')],
)  # fmt: skip
def test_a_line_of_100_megabytes_passes_by(kind, name, head, tail):
    stream = io.BufferedReader(Endless(head, b"x" * 1000, 100_000_000, tail))
    tracemalloc.start()
    found = list(PARSERS[kind](stream, name, Options(limits=Limits(article=100_000))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found[-1].raw == "end"
    assert any(one.problem for one in found)
    assert peak < 20_000_000


def test_a_cell_may_be_longer_than_pythons_limit_and_no_longer_than_ours():
    limit = csv.field_size_limit()
    table = f"id,text\n1,{'x' * 200_000}\n2,{'y' * 150}\n"
    assert [len(one.raw) for one in drafts("delimited", table)] == [200_000, 150]
    problems = [one.problem for one in drafts("delimited", table, limits=Limits(article=100))]
    assert "longer than the limit" in problems[0]
    assert "150 letters, more than 100" in problems[1]
    assert csv.field_size_limit() == limit


def test_bytes_that_are_no_letters_spoil_only_their_row():
    filler = (b"1," + b"word " * 2000 + b"\n") * 120
    found = drafts("delimited", b"id,text\n" + filler + b"2,\xff\xfe\n3,end\n")
    assert "bytes that are no letters in utf-8" in found[-2].problem.lower()
    assert found[-1].raw == "end"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize("count", [1, 200])
def test_byte_order_marks(encoding, count):
    text = "Łódź " * 2000
    found = drafts("delimited", ("text,o\n" + f"{text},x\n" * count).encode(encoding))
    assert len(found) == count
    assert {one.raw for one in found} == {text}
    assert found[0].encoding_basis == "byte order mark"


@pytest.mark.parametrize("content, message", [("", "empty"), ("\n\n", "empty"), ("a,b\n1,2\n", "No column is known")])
def test_no_table(content, message):
    with pytest.raises(Unreadable, match=message):
        drafts("delimited", content)


def test_a_table_without_rows_says_so():
    assert rows("text,o\n") == [("", "There is no row below the names of the columns.")]


def test_the_same_id_twice():
    one, other = drafts("delimited", "id,text\n1,a\n1,b\n")
    assert (one.fields, other.fields) == ({"id": "1"}, {})
    assert other.notes == ("The id '1' is that of row 2, too; left out.",)


def test_html_in_a_cell_is_read_as_shown():
    [one] = drafts("delimited", 'text\n"<p>Tom &amp; <b>Ann</b></p><p>Two</p>"\n')
    assert one.raw == "Tom & Ann\nTwo"
    assert one.notes == ("The cell holds HTML; read as a browser shows it.",)
    assert rows("text\n2 < 3 <b>\n") == [("row 2", "2 < 3 <b>")]


# --- JSON


ITEM = {"text": "A", "title": "t"}
SHAPES = {
    "a list": [ITEM], "a list in an object": {"status": "ok", "articles": [ITEM]}, "one object": ITEM,
    "an object of objects": {"k": ITEM}, "columns": {"text": ["A"], "title": ["t"]},
    "columns of pandas": {"text": {"0": "A"}, "title": {"0": "t"}},
    "a text beside numbers": [{"news": 1, "text": "A", "title": "t"}],
}  # fmt: skip


@pytest.mark.parametrize("data", SHAPES.values(), ids=SHAPES)
def test_shapes_of_json(data):
    [one] = drafts("json", json.dumps(data), "x.json")
    assert (one.place, one.raw, one.fields["title"]) == ("item 1", "A", "t")


@pytest.mark.parametrize(
    "data",
    [
        {"status": "OK", "response": {"meta": {"hits": 1}, "docs": [{"text": "A"}]}},
        {"response": {"results": [{"fields": {"bodyText": "A"}}]}},
        {"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {"selftext": "A", "title": "t"}}]}},
        {"query": {"result": {"articles": [{"text": "A"}]}}},
    ],
)
def test_what_services_answer(data):
    assert [one.raw for one in drafts("json", json.dumps(data), "x.json")] == ["A"]


def test_keys_of_an_object_of_objects_are_ids():
    assert [one.fields.get("id") for one in drafts("json", '{"a": {"text": "x"}, "b": {"text": "y"}}')] == ["a", "b"]


def test_what_programs_write_into_json():
    items = [
        {"source": {"id": None, "name": "RT"}, "content": "A", "publishedAt": "2025-05-28T23:00:00Z"},
        {"content": ["One.", "Two."], "publishedAt": 1748390400, "authors": ["Ann", "Ben"]},
        {"content": 5}, 3, {"content": "half \ud83d"}, {"content": ""}, {},
    ]  # fmt: skip
    found = drafts("json", json.dumps(items), "x.json")
    assert found[0].fields == {
        "outlet": "RT", "published": "2025-05-28", "published_evidence": "2025-05-28T23:00:00Z",
    }  # fmt: skip
    assert found[1].raw == "One.\nTwo."
    assert found[1].fields["published"] == "2025-05-28"
    assert found[1].fields["author"] == "Ann, Ben"
    assert "read as seconds since 1970 (UTC)" in found[1].notes[-1]
    assert found[4].raw == "half \ufffd"
    assert [one.problem for one in found if one.problem] == [
        "The cell of column 'content' holds no text but a number.", "It is no object with names and values.",
        "The cell of column 'content' is empty.", "The cell of column 'content' is empty.",
    ]  # fmt: skip


def test_the_beginning_of_an_article_is_told():
    [one] = drafts("json", '[{"content": "Both sides agreed to… [+3410 chars]"}]')
    assert [cut.before for cut in one.cuts] == [" [+3410 chars]"]
    assert "Only the beginning" in one.notes[-1]


NO_JSON = [
    ('{"type": "FeatureCollection", "features": []}', "GeoJSON"), ("[", "no valid JSON: a value is missing in line 1"),
    ("[" * 100_000, "nested too deeply"), ("[]", "no objects"), ("5", "a single value"),
    ('{"a": [{"x": 1}], "b": [{"y": 1}]}', "several lists: a, b"), ('[{"a": 1}]', "No column is known"),
]  # fmt: skip


@pytest.mark.parametrize("content, message", NO_JSON)
def test_json_that_is_no_table(content, message):
    with pytest.raises(Unreadable, match=message):
        drafts("json", content, "x.json")


def test_numbers_of_many_digits_and_names_that_stand_twice():
    [one] = drafts("json", f'[{{"text": "A", "text": "B", "n": {"9" * 10_000}}}]', "x.json")
    assert one.raw == "A"
    assert one.notes == ("Columns not used: 'text (2)', 'n'.",)
    with pytest.raises(Unreadable, match=r"It is larger than"):
        drafts("json", '[{"text": "A"}]', "x.json", limits=Limits(file=5))


def test_lines_of_json():
    found = drafts("jsonl", '{"text": "A"}\n\n[1]\n{"text":\n{"text": "B"}', "x.jsonl")
    assert [(one.place, one.raw, one.problem) for one in found] == [
        ("line 1", "A", ""), ("line 3", "", "It is no object with names and values."),
        ("line 4", "", "It is no valid JSON: a value is missing."), ("line 5", "B", ""),
    ]  # fmt: skip
    for content in ('{"text": "A"}\n{"text": "B"}\n', '[{"text": "A"},\n{"text": "B"}]'):
        for kind in ("json", "jsonl"):
            assert [one.raw for one in drafts(kind, content, f"x.{kind}")] == ["A", "B"]
    for content in ("", "hello\n", "1\n"):
        with pytest.raises(Unreadable, match="No line of it is a JSON object"):
            drafts("jsonl", content, "x.jsonl")


# --- Excel and Parquet


def workbook(sheets, hidden=()):
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for title, table in sheets.items():
        sheet = book.create_sheet(title)
        sheet.sheet_state = "hidden" if title in hidden else "visible"
        for row in table:
            sheet.append(row)
    book.save(content)
    return content.getvalue()


def test_sheets():
    day = datetime.datetime(2025, 5, 28)
    book = workbook(
        {"Articles": [[None], ["id", "text", "date"], [1.0, "A_x000D_\nb", day], [2, "=A1"], [3, 5, 45805], [],
                      [4, "#REF!"], [5, "c", 45805], [6, None]],
         "Old": [["Text"], ["hidden one"]], "Notes": [["nothing"]], "Empty": []},
        hidden=("Old",),
    )  # fmt: skip
    found = drafts("xlsx", book, "x.xlsx")
    cell = "The cell of column 'text'"
    assert [(one.place, one.raw or one.problem) for one in found] == [
        ("sheet Articles, row 3", "A\r\nb"),
        ("sheet Articles, row 4", f"{cell} holds no text but a formula whose result was not saved; open the table in a "
                                  "spreadsheet and save it there."),
        ("sheet Articles, row 5", f"{cell} holds no text but a number."),
        ("sheet Articles, row 7", f"{cell} holds no text but the error #REF!."),
        ("sheet Articles, row 8", "c"),
        ("sheet Articles, row 9", f"{cell} is empty."),
        ("sheet Old, row 2", "hidden one"),
    ]  # fmt: skip
    assert found[0].fields == {"id": "1", "published": "2025-05-28", "published_evidence": "2025-05-28"}
    assert found[4].notes == ("Date not decidable: 45805.",)  # a number is a day only if it is formatted as one
    assert found[0].notes == ("Without a column for the text, and not read: sheet 'Notes'.",)
    assert found[6].notes == ("The sheet is hidden.",)


ABOVE = [["Search: old bridge"], [], ["Downloaded on 1 June 2025"]]


def test_rows_above_the_names_of_the_columns():
    content = workbook({"A": [*ABOVE, ["Meta", None, "Text"], ["Title", "Date", "Text"], ["t", "2025-05-28", "A"]]})
    [one] = drafts("xlsx", content)
    assert (one.raw, one.place, one.fields["title"]) == ("A", "sheet A, row 6", "t")
    lines = "".join(",".join(row) + "\n" for row in [*ABOVE, ["Title", "Date", "Text"], ["t", "2025-05-28", "A"]])
    [one] = drafts("delimited", lines)
    assert (one.raw, one.place, one.fields["title"]) == ("A", "row 5", "t")


@pytest.mark.parametrize("kind", ["delimited", "xlsx"])
def test_a_table_without_names_of_columns(kind):
    rows = [["1", "Both sides agreed to meet again. " * 5], ["2", "x"]]
    content = workbook({"A": rows}) if kind == "xlsx" else "\n".join(",".join(row) for row in rows)
    with pytest.raises(Unreadable, match="no names of columns but an article"):
        drafts(kind, content)


def test_files_that_are_no_sheets():
    book = workbook({"A": [["text"], ["x"]]})
    for content, message in [
        (book[:-50], "cut off"), (b"", "cut off"), (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        (workbook({"A": [["a"], ["x"]]}), "No column is known"), (workbook({"A": []}), "nothing in its cells"),
    ]:  # fmt: skip
        with pytest.raises(Unreadable, match=message):
            drafts("xlsx", content, "x.xlsx")
    with pytest.raises(Unreadable, match="too much"):
        drafts("xlsx", book, "x.xlsx", limits=Limits(unpacked=100))


BROKEN = {
    "an entity that grows": ("<?xml version='1.0'?><!DOCTYPE l [<!ENTITY e 'ha'>]>", "hello", "&e;", "damaged inside"),
    "an entity from a file": (
        "<!DOCTYPE l [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
        "hello",
        "&e;",
        "damaged inside",
    ),
    "cut off": ("", "</sheetData>", "<", "damaged inside"),
    "a row far below": ("", 'r="2"', 'r="99999999999"', "more rows than a sheet can have"),
}


@pytest.mark.parametrize("start, old, new, message", BROKEN.values(), ids=BROKEN)
def test_sheets_that_are_broken_inside(start, old, new, message):
    good, bad = io.BytesIO(workbook({"A": [["text"], ["hello"]]})), io.BytesIO()
    with zipfile.ZipFile(good) as book, zipfile.ZipFile(bad, "w") as broken:
        for member in book.namelist():
            content = book.read(member).decode()
            if member == "xl/worksheets/sheet1.xml" or (old == "hello" and old in content):
                content = start + content.split("?>")[-1].replace(old, new)
            broken.writestr(member, content)
    with pytest.raises(Unreadable, match=message):
        drafts("xlsx", bad.getvalue(), "x.xlsx")


def parquet(**columns):
    content = io.BytesIO()
    pq.write_table(pa.table(columns), content)
    return content.getvalue()


def test_parquet():
    day = datetime.datetime(2025, 5, 28, 23, 0)
    content = parquet(text=["A", None, "B"], id=[1.0, 2.0, None], date=[day, None, None], author=[["x", "y"], [], None])
    found = drafts("parquet", content, "x.parquet")
    assert [(one.place, one.raw) for one in found] == [("row 1", "A"), ("row 2", ""), ("row 3", "B")]
    assert found[0].fields == {
        "id": "1", "author": "x, y", "published": "2025-05-28", "published_evidence": "2025-05-28 23:00:00",
    }  # fmt: skip
    for wrong in ([1, 2], [b"a"], [["a"]], [{"a": "b"}], [True]):
        with pytest.raises(Unreadable, match="Column 'text' holds values of the type"):
            drafts("parquet", parquet(text=wrong), "x.parquet")
    for wrong in (b"PAR1", b"", content[:-20]):
        with pytest.raises(Unreadable, match="cut off"):
            drafts("parquet", wrong, "x.parquet")
    with pytest.raises(Unreadable, match="too much"):
        drafts("parquet", content, "x.parquet", limits=Limits(unpacked=10))


def test_parquet_with_bytes_that_are_no_letters():
    texts = pa.Array.from_buffers(pa.string(), 2, pa.array([b"ok", b"\xff"]).buffers())
    found = drafts("parquet", parquet(text=texts), "x.parquet")
    assert [one.raw or one.problem for one in found] == [
        "ok", "The cell of column 'text' holds no text but bytes that are not UTF-8.",
    ]  # fmt: skip
