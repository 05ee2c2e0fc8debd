"""Good files of every format, damaged at random (the same each time): bytes changed, cut out, given twice, cut off."""

import random

from . import archives, documents, pages, pdfs, records, sheets, tables, texts
from .kind import Kind, story, unclear

TIMES = 16


def damaged(good: bytes, chance: random.Random) -> bytes:
    raw, at = bytearray(good), chance.randrange(len(good))
    way = chance.randrange(5)
    if way == 0:
        for _ in range(chance.choice([1, 5, 50])):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    elif way == 1:
        del raw[at : at + chance.choice([1, 10, 200])]
    elif way == 2:
        raw[at:at] = raw[at : at + chance.choice([10, 300])] * chance.choice([1, 20])
    elif way == 3:
        raw[at : at + chance.choice([4, 40])] = bytes([chance.choice([0, 0x20, 0x7F, 0xFF])]) * 4
    else:
        del raw[at:]
    return bytes(raw)


def times(ending: str, good) -> Kind:
    def files(text: str) -> dict[str, bytes]:
        content, chance = good(text), random.Random(ending)
        raw = content.encode() if isinstance(content, str) else content
        return {f"{number:02}.{ending}": damaged(raw, chance) for number in range(TIMES)}

    return Kind(f"{ending}, damaged at random", files, unclear())


KINDS = [
    times("txt", lambda _: texts.FRENCH),
    times("md", lambda t: f"# Bridge closed\n\n*{t}*\n\n- [x](http://example.invalid/)\n"),
    times("html", lambda t: pages.page(pages.whole(t), "<meta charset=utf-8>")),
    times("mhtml", lambda t: pages.mhtml([(pages.HTML_PART, pages.quoted(t))])),
    times("rss", lambda t: pages.rss(pages.item(t))),
    times("docx", lambda t: documents.docx(documents.paragraphs(t))),
    times("odt", lambda t: documents.odt(documents.p(t))),
    times("rtf", lambda t: r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\b " + t + r"} caf\'e9 \u8220? \par}"),
    times("pdf", lambda t: pdfs.pdf(pdfs.good(t))),
    times("csv", lambda t: tables.HEAD + tables.row(t) + tables.row(story("csv"), "a2")),
    times("tsv", lambda t: f"id\ttext\na1\t{t}\na2\t{story('tsv')}\n"),
    times("json", lambda t: f"[{records.record(t)}]"),
    times("jsonl", lambda t: records.record(t) + "\n" + records.record(story("jsonl"), id="a2") + "\n"),
    times("parquet", lambda t: records.table({"id": ["a1"], "text": [t]})),
    times("xlsx", lambda t: sheets.book(sheets.rows(t))),
    times("zip", lambda t: archives.archive([("a.txt", t), ("b.txt", story("zip"))])),
]
