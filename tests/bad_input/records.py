"""Records: .json, .jsonl and .parquet."""

import io
import json as library

from .archives import archive
from .kind import Kind, either, loaded, skipped, story, told, unclear
from .texts import FRENCH, noise, png

NOT_JSON = "no text|JSON|json|line|not text|zero|encoding"
EMPTY = "no objects|null|empty|no row|no text|no article|no record|nothing"
SHAPE = "column|text=|list|record|object|article|JSON"
LIMIT = "deep|nested|long|large|limit|letters|digits|recursion|memory|seconds"
NOT_PARQUET = "Parquet|parquet|damaged|truncated|footer|cannot be read"


def record(text, **more):
    return library.dumps({"id": "a1", "title": "Bridge closed", "text": text, **more}, ensure_ascii=False)


def json(name, content, expected, text=""):
    return Kind(f"json, {name}", lambda text: {"a.json": content(text)}, expected, text)


def jsonl(name, content, expected, text=""):
    return Kind(f"jsonl, {name}", lambda text: {"a.jsonl": content(text)}, expected, text)


def table(columns, **options) -> bytes:
    import pyarrow
    from pyarrow import parquet as writer

    whole = io.BytesIO()
    writer.write_table(columns if isinstance(columns, pyarrow.Table) else pyarrow.table(columns), whole, **options)
    return whole.getvalue()


def parquet(name, content, expected, text=""):
    return Kind(f"parquet, {name}", lambda text: {"a.parquet": content(text)}, expected, text)


def typed(text, sort):
    """A column of text of a kind that pandas would not make."""
    import pyarrow

    made = {
        "binary": lambda: pyarrow.array([text.encode(), b"\xff\xfe\xfd"]),
        "categories": lambda: pyarrow.array([text, story("category"), text]).dictionary_encode(),
        "struct": lambda: pyarrow.array([{"text": text}, None]),
        "lists": lambda: pyarrow.array([[text, "two"], []]),
        "nulls": lambda: pyarrow.array([None, text, None]),
        "only nulls": lambda: pyarrow.array([None, None]),
        "numbers": lambda: pyarrow.array([1, 2]),
        "dates": lambda: pyarrow.array([10**18, -(10**18)], pyarrow.timestamp("us")),
        "large": lambda: pyarrow.array([text], pyarrow.large_string()),
        "booleans": lambda: pyarrow.array([True, False]),
        "wrong letters": lambda: pyarrow.Array.from_buffers(
            pyarrow.string(), 1, [None, *pyarrow.array([b"\xff\xfe\xfa" + text.encode()]).buffers()[1:]]
        ),
    }
    return table({"text": made[sort]()})


def bomb(text: str) -> bytes:
    """A text that stands there once, and five thousand numbers that refer to it."""
    import numpy
    import pyarrow

    numbers = pyarrow.array(numpy.zeros(5_000, dtype="int32"))
    return table(pyarrow.table({"text": pyarrow.DictionaryArray.from_arrays(numbers, [text])}), compression="zstd")


def holding(raw: bytes, at: int, what: bytes) -> bytes:
    return raw[:at] + what + raw[at + len(what) :] if at >= 0 else raw[:at] + what + raw[at:][len(what) :]


KINDS = [
    json("0 bytes", lambda _: b"", skipped(EMPTY + "|JSON")),
    json("a good one", lambda t: f"[{record(t)}]", loaded()),
    json("only blanks", lambda _: "  \n\t ", skipped(EMPTY + "|JSON")),
    json("an empty list", lambda _: "[]", skipped(EMPTY)),
    json("an empty record", lambda _: "{}", skipped(EMPTY + "|" + SHAPE)),
    json("null", lambda _: "null", skipped(EMPTY + "|" + SHAPE)),
    json("a number", lambda _: "17", skipped(EMPTY + "|" + SHAPE)),
    json("a string", lambda t: library.dumps(t), unclear(SHAPE)),
    json("a list of strings", lambda t: library.dumps([t, story("string")]), unclear(SHAPE)),
    json("a list of lists", lambda t: library.dumps([["id", "text"], ["a1", t]]), unclear(SHAPE)),
    json("one record", record, either(SHAPE)),
    json("records below a name", lambda t: f'{{"status": "ok", "articles": [{record(t)}]}}', either(SHAPE)),
    json("records below two names", lambda t: f'{{"a": [{record(t)}], "b": [{record(story("b"))}]}}', unclear(SHAPE)),
    json("columns instead of records", lambda t: library.dumps({"text": [t], "id": ["a1"]}), unclear(SHAPE)),
    json("records of different kinds", lambda t: f'[1, null, "x", [], {{}}, {record(t)}, {{"text": null}}]', loaded()),
    json("values of wrong types", lambda t: "[" + record(t, id=5, title=["x"], published={"a": 1}, outlet=True) + "]",
         loaded()),
    json("text of wrong types", lambda t: f'[{{"text": 5}}, {{"text": ["a"]}}, {{"text": {{"b": 1}}}}, {record(t)}]',
         loaded()),
    json("no text in any record", lambda _: '[{"id": 1, "price": 2}]', skipped("column|text")),
    json("100,000 open brackets", lambda _: "[" * 100_000, skipped(LIMIT + "|JSON")),
    json("50,000 nested lists", lambda _: "[" * 50_000 + "]" * 50_000, skipped(LIMIT + "|JSON|" + EMPTY)),
    json("100,000 nested records", lambda _: '{"a":' * 100_000, skipped(LIMIT + "|JSON")),
    json("a record with a value 5,000 deep",
         lambda t: f'[{{"text": {library.dumps(t)}, "x": {"[" * 5000 + "]" * 5000}}}]',
         either(LIMIT + "|JSON")),
    json("NaN and Infinity", lambda t: f'[{{"text": {library.dumps(t)}, "id": NaN, "x": -Infinity}}, {{"text": NaN}}]',
         either("JSON|NaN|constant")),
    json("one name twice", lambda t: f'[{{"text": "first", "text": {library.dumps(t)}}}]', told(r"\(2\)")),
    json("a number of 100,000 digits", lambda t: f'[{{"text": {library.dumps(t)}, "id": {"9" * 100_000}}}]',
         either(LIMIT + "|JSON|number")),
    json("a number beyond all", lambda t: f'[{{"text": {library.dumps(t)}, "id": 1e999999}}]', loaded()),
    json("a lone surrogate", lambda t: f'[{{"text": {library.dumps(t)[:-1]} \\ud800 x"}}]',
         either("surrogate|character")),
    json("a lone surrogate as id and title",
         lambda t: f'[{{"id": "\\udc00", "title": "\\ud800", "text": {library.dumps(t)}}}]',
         either("surrogate|character")),
    json("zero letters", lambda t: f'[{{"text": {library.dumps(t)[:-1]} \\u0000 x"}}]', either("zero|NUL|control")),
    json("a comma too many", lambda t: f"[{record(t)},]", either("JSON")),
    json("comments", lambda t: f"// a list\n[{record(t)} /* one */]", either("JSON")),
    json("single quotation marks", lambda t: f"[{{'text': '{t}'}}]", skipped("JSON")),
    json("two values, one after the other", lambda t: record(t) + record(story("next")), either("JSON")),
    json("one value a line, named .json", lambda t: record(t) + "\n" + record(story("next line"), id="a2"),
         either("JSON")),
    json("text after it", lambda t: f"[{record(t)}] and more", either("JSON")),
    json("cut in the middle", lambda t: f"[{record(t)}"[:-20], skipped("JSON")),
    json("line ends inside a string", lambda t: f'[{{"text": "One.\nTwo. {t}"}}]', either("JSON")),
    json("a byte order mark", lambda t: f"\ufeff[{record(t)}]", loaded("\ufeff")),
    json("UTF-16", lambda t: f"[{record(t)}]".encode("utf-16"), either(NOT_JSON)),
    json("Windows-1252", lambda t: f"[{record(t)}]".encode("cp1252"), either(NOT_JSON), FRENCH + " Trois."),
    json("a call of a function", lambda t: f"callback([{record(t)}]);", either("JSON")),
    json("a picture", lambda _: png(), skipped("a picture")),
    json("bytes without order", lambda _: noise(9000), skipped(NOT_JSON)),
    json("a web page", lambda _: "<html>Please log in</html>", skipped("JSON")),
    json("names that mean something elsewhere", lambda t: f'[{{"__class__": "os.system", "__proto__": {{}}, '
         f'"py/object": "os.system", "$ref": "file:///etc/passwd", "text": {library.dumps(t)}}}]', loaded("root:x")),
    json("50,000 records without text", lambda t: "[" + '{"text": ""},' * 50_000 + record(t) + "]", either(LIMIT)),
    json("50,000 names in a record", lambda t: "[" + record(t)[:-1] + "".join(f', "n{n}": 1' for n in range(50_000))
         + "}]", either(LIMIT)),
    jsonl("0 bytes", lambda _: b"", skipped(EMPTY + "|JSON")),
    jsonl("a good one", lambda t: record(t) + "\n", loaded()),
    jsonl("a broken line in the middle", lambda t: record(story("before")) + '\n{"text": "bro\n' + record(t, id="a2"),
          loaded()),
    jsonl("only broken lines", lambda _: '{"text": \n{{{\nx\n', skipped("JSON")),
    jsonl("blank lines", lambda t: "\n\n  \n" + record(t) + "\n\n\n", loaded()),
    jsonl("lists", lambda t: f'["a1", {library.dumps(t)}]\n[1, 2]\n', unclear(SHAPE)),
    jsonl("strings and numbers", lambda t: f'"{t}"\n5\nnull\ntrue\n', unclear(SHAPE)),
    jsonl("a list of all records", lambda t: f"[{record(t)},\n{record(story('r'), id='a2')}]", unclear(SHAPE)),
    jsonl("records over several lines", lambda t: library.dumps({"text": t, "id": "a1"}, indent=2), unclear(SHAPE)),
    jsonl("two records on a line", lambda t: record(t) + record(story("same line"), id="a2"), unclear("JSON")),
    jsonl("line separators inside a string", lambda t: record(f"One.\u2028Two.\u2029\x85Three. {t}"), loaded()),
    jsonl("only carriage returns", lambda t: record(t) + "\r" + record(story("cr"), id="a2"), unclear("JSON")),
    jsonl("a last line that is cut", lambda t: record(t) + "\n" + record(story("cut off"))[:40], loaded()),
    jsonl("one line of 5 MB", lambda t: record(t) + "\n" + record("word " * 1_000_000, id="a2"), unclear(LIMIT)),
    jsonl("one line of 3 MB of brackets", lambda t: record(t) + "\n" + "[" * 3_000_000, loaded()),
    jsonl("50,000 empty records", lambda t: "{}\n" * 50_000 + record(t), unclear("object")),
    jsonl("50,000 broken lines", lambda t: record(t) + "\n" + "{\n" * 50_000, loaded()),
    jsonl("invalid UTF-8 in one line", lambda t: record(t).encode() + b'\n{"text": "caf\xe9 noir"}\n',
          unclear(NOT_JSON)),
    jsonl("zero bytes between lines", lambda t: record(t) + "\n\0\0\0\n" + record(story("z"), id="a2"),
          unclear(NOT_JSON)),
    jsonl("UTF-16", lambda t: (record(t) + "\n").encode("utf-16"), either(NOT_JSON)),
    jsonl("one id a thousand times", lambda t: "".join(record(f"{t} {n}") + "\n" for n in range(1000)), unclear()),
    jsonl("a picture", lambda _: png(), skipped("a picture")),
    parquet("0 bytes", lambda _: b"", skipped(NOT_PARQUET + "|empty")),
    parquet("a good one", lambda t: table({"id": ["a1"], "text": [t]}), loaded()),
    parquet("plain text", lambda t: t.encode(), skipped(NOT_PARQUET)),
    parquet("a zip archive", lambda t: archive([("a.txt", t)]), skipped(NOT_PARQUET)),
    parquet("cut in the middle", lambda t: table({"text": [t]})[:200], skipped(NOT_PARQUET)),
    parquet("without its start", lambda t: table({"text": [t]})[30:], unclear(NOT_PARQUET)),
    parquet("a footer of wrong length", lambda t: holding(table({"text": [t]}), -8, b"\xff\xff\xff\x7f"),
            skipped(NOT_PARQUET)),
    parquet("a footer without order", lambda t: holding(table({"text": [t]}), -200, noise(180)), skipped(NOT_PARQUET)),
    parquet("packed bytes changed", lambda t: holding(table({"text": [t]}), 20, noise(120)), skipped(NOT_PARQUET)),
    parquet("encrypted", lambda t: b"PARE" + table({"text": [t]})[4:-4] + b"PARE", skipped(NOT_PARQUET + "|encrypted")),
    parquet("no rows", lambda _: table({"text": []}), skipped(EMPTY)),
    parquet("no columns", lambda _: table({}), skipped(EMPTY + "|column")),
    parquet("no column of text", lambda _: table({"price": [1, 2]}), skipped("column|text")),
    parquet("1,000 columns", lambda t: table({"text": [t], **{f"c{n}": [n] for n in range(1000)}}), either(LIMIT)),
    parquet("5,000 copies of a text in 3 KB", bomb, unclear(LIMIT)),
    parquet("200 MB in one cell", lambda _: table({"text": ["x" * 200_000_000]}, compression="zstd",
            use_dictionary=False),
            unclear(LIMIT)),
    *[parquet(f"text that is {sort}", lambda t, sort=sort: typed(t, sort), expected) for sort, expected in {
        "binary": unclear("column|text|letters|bytes"), "categories": loaded(), "struct": unclear("column|text"),
        "lists": unclear("column|text"), "nulls": loaded(), "only nulls": skipped("empty|column|text"),
        "numbers": unclear("column|text"), "dates": unclear("column|text"), "large": loaded(),
        "booleans": unclear("column|text"), "wrong letters": unclear("UTF-8|text|letters|encoding")}.items()],
]  # fmt: skip
