"""Tables of articles as JSON: a list of objects, an object of objects, or one object a line."""

import json as library
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any, BinaryIO

from .columns import field_of
from .decoding import decoded
from .drafts import Draft, Options, Unreadable
from .files import whole
from .rows import Table, TableRow, drafts_of
from .streaming import UNDECODED, Coding, bounded_lines, coding_of, text_of_file

Item = dict[str, Any]
_LOOKED_AT = 1000  # lines whose keys are the columns of a .jsonl file
_NO_OBJECT = "it is no object with names and values"
_SAID = {  # by the library, and here
    "Expecting value": "a value is missing",
    "Expecting property name": "a name between double quotation marks is missing",
    "Expecting ','": "a comma is missing",
    "Expecting ':'": "a colon is missing",
    "Unterminated string": "a text is not closed",
    "Invalid control character": "a line end or a control character stands inside a text",
    "Invalid \\": "a backslash stands where it means nothing",
    "Extra data": "something follows after its end",
}
_EXPECTED = "Save the articles as a list of objects, one per article."
_SAVED = "Save or download it again."


def json(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """The articles of a .json file: a list of objects; an object with one such list in it; an object whose values are
    such objects or columns; or one object. The place of an article is *item 1*.

    `Unreadable` if it is no JSON or no such table; columns as in `delimited`.

    >>> from io import BytesIO
    >>> [draft.raw for draft in json(BytesIO(b'{"articles": [{"text": "Talks resume."}]}'), "x.json", Options())]
    ['Talks resume.']
    """
    found = decoded(whole(stream, options.limits), given=options.encoding)
    try:
        data = _read(found.text.removeprefix("\ufeff"))
    except library.JSONDecodeError as problem:
        if problem.msg != "Extra data" or not _is_object(found.text.lstrip("\ufeff \t\r\n").partition("\n")[0]):
            raise Unreadable(f"It is no valid JSON: {_why(problem)} in line {problem.lineno}. {_SAVED}") from problem
        yield from jsonl(stream, name, options)  # an object a line, whatever the file's name says
        return
    except (RecursionError, ValueError) as problem:
        raise Unreadable("Its values are nested too deeply or are too large. Save its articles alone.") from problem
    items = [_flat(item) for item in items_of(data)]
    header = list(dict.fromkeys(key for item in items if item for key in item))
    if not header:
        raise Unreadable(f"There are no objects in it. {_EXPECTED}")
    rows = partial(_rows, items, header)
    yield from drafts_of(Table(header, rows, True, found.encoding, found.basis, found.notes, sparse=False), options)


def _rows(items: list[Item | None], header: list[str]) -> Iterator[TableRow]:
    return (_row(f"item {number}", item, header) for number, item in enumerate(items, 1))


def _row(place: str, item: Item | None, header: list[str]) -> TableRow:
    if item is None:
        return TableRow(place, [], problem=_NO_OBJECT)
    return TableRow(place, [item.get(key) for key in header])


def _read(text: str) -> Any:
    return library.loads(text, object_pairs_hook=_object, parse_int=_number, parse_constant=lambda _: None)


def _object(pairs: list[tuple[str, Any]]) -> Item:
    """An object; where a name stands in it twice, the second is called *name (2)*, not lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        found = {}
        for name, value in pairs:
            found[name if name not in found else f"{name} (2)"] = value
    return found


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) < 20 else digits  # thousands of digits would take very long


def _is_object(line: str) -> bool:
    try:
        return isinstance(_read(line), dict)
    except (ValueError, RecursionError):
        return False


def _why(problem: library.JSONDecodeError) -> str:
    said = next((ours for theirs, ours in _SAID.items() if problem.msg.startswith(theirs)), "")
    return said or problem.msg[:1].lower() + problem.msg[1:]


def _flat(item: Any) -> Item | None:
    """An object whose inner objects are columns of their own: {"source": {"name": "RT"}} has the column source.name."""
    if isinstance(item, str):
        return {"text": item}
    if not isinstance(item, dict):
        return None
    flat: Item = {}
    for key, value in item.items():
        inner = value if isinstance(value, dict) else {}
        flat |= {f"{key}.{name}": part for name, part in inner.items()} if inner else {key: value}
    return flat


def items_of(data: Any) -> list[Any]:
    """The objects that are the rows of a table. `Unreadable` if there are none, or more than one such list."""
    if isinstance(data, list):
        return data
    if not isinstance(data, dict):
        raise Unreadable(f"There is a single value in it. {_EXPECTED}")
    if str(data.get("type", "")) in ("FeatureCollection", "Feature", "Topology"):
        raise Unreadable("It holds map data (GeoJSON). Save its articles as a list of objects, or as .csv.")
    lists = [key for key, value in data.items() if isinstance(value, list) and any(isinstance(v, dict) for v in value)]
    if any(field_of(key) == "text" for key in data):
        values = [value for key, value in data.items() if field_of(key) == "text"]
        return [data] if not any(isinstance(value, dict | list) for value in values) else _columns(data, lists)
    if len(lists) == 1:
        found: list[Any] = data[lists[0]]
        return found
    if lists:
        raise Unreadable(f"It holds several lists: {', '.join(lists)}. Save the one with the articles alone.")
    inner = [value for value in data.values() if isinstance(value, dict) and _holds_list(value)]
    if len(inner) == 1:  # {"response": {"docs": […]}}, as many services answer
        return items_of(inner[0])
    if data and all(isinstance(value, dict) for value in data.values()):
        return [_named(key, value) for key, value in data.items()]
    return [data]


def _holds_list(data: Item) -> bool:
    """Whether objects stand in a list of an object, or in one of an object inside it."""
    inner = [part for value in data.values() if isinstance(value, dict) for part in value.values()]
    lists = (value for value in (*data.values(), *inner) if isinstance(value, list))
    return any(isinstance(part, dict) for value in lists for part in value)


def _named(key: str, item: Item) -> Item:
    return item if any(field_of(name) == "id" for name in item) else {**item, "id": key}


def _columns(data: Item, lists: list[str]) -> list[Any]:
    """A table written column by column: {"text": ["…", "…"]} or {"text": {"0": "…"}}, as pandas does."""
    if lists:
        found: list[Any] = data[lists[0]]
        if len(lists) == 1:
            return found
    if all(isinstance(value, dict) for value in data.values()):
        keys = dict.fromkeys(key for value in data.values() for key in value)
        return [{column: value.get(key) for column, value in data.items()} for key in keys]
    if all(isinstance(value, list) for value in data.values()) and len({len(v) for v in data.values()}) == 1:
        return [dict(zip(data, cells, strict=True)) for cells in zip(*data.values(), strict=True)]
    return [data]


def jsonl(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """The articles of a .jsonl or .ndjson file of any size: one JSON object a line. The place is *line 7*.

    A line that is no object is named, and reading goes on. Its columns are the names in the first 1,000 lines.

    >>> from io import BytesIO
    >>> found = jsonl(BytesIO(b'{"text": "Talks resume."}\\n{"text": \\n'), "x.jsonl", Options())
    >>> [(draft.place, draft.raw, draft.problem) for draft in found]
    [('line 1', 'Talks resume.', ''), ('line 2', '', 'It is no valid JSON: a value is missing.')]
    """
    coding = coding_of(stream, options.encoding)
    most = 2 * options.limits.article
    lines = partial(_lines, stream, coding, most)
    first = list(islice(lines(), _LOOKED_AT))
    if first and isinstance(first[0][1], str) and _starts_a_list(stream, coding):
        stream.seek(0)
        yield from json(stream, name, options)
        return
    header = list(dict.fromkeys(key for _, item in first if isinstance(item, dict) for key in item))
    if not header:
        raise Unreadable(f"No line of it is a JSON object. {_sentence(*first[:1])} {_SAVED}")
    rows = partial(_line_rows, lines, header)
    yield from drafts_of(Table(header, rows, True, coding.encoding, coding.basis, coding.notes, sparse=False), options)


def _sentence(line: tuple[int, Item | str | None] = (1, "it is empty")) -> str:
    return f"Line {line[0]}: {line[1] or _NO_OBJECT}."


def _starts_a_list(stream: BinaryIO, coding: Coding) -> bool:
    with text_of_file(stream, coding) as text:
        return text.read(1000).lstrip().startswith("[")


def _lines(stream: BinaryIO, coding: Coding, most: int) -> Iterator[tuple[int, Item | str | None]]:
    """The number of each line that is not blank, and its object, or why there is none."""
    with text_of_file(stream, coding) as text:
        for number, (line, is_whole) in enumerate(bounded_lines(text, most), 1):
            if line.strip():
                yield number, _line(line, coding) if is_whole else f"it has more than {most:,} letters"


def _line(line: str, coding: Coding) -> Item | str | None:
    if UNDECODED in line:
        return f'there are bytes that are no letters in {coding.encoding}; say how the file is coded: encoding="…"'
    try:
        return _flat(_read(line))
    except library.JSONDecodeError as problem:
        return f"it is no valid JSON: {_why(problem)}"
    except (RecursionError, ValueError):
        return "its values are nested too deeply or are too large"


def _line_rows(lines: Any, header: list[str]) -> Iterator[TableRow]:
    for number, item in lines():
        place = f"line {number}"
        yield TableRow(place, [], problem=item) if isinstance(item, str) else _row(place, item, header)
