"""Sheets: .xlsx, written by hand part by part."""

from . import kind
from .archives import archive, both
from .documents import LINKS, PASSWORD, RELATIONS, TYPES, docx, ole, paragraphs
from .kind import Kind, either, loaded, skipped, story, unclear
from .pages import laughs, online, outside
from .texts import noise

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
NOT_XLSX = "nothing in|xlsx|Excel|sheet|workbook|damaged|zip|broken|missing|cannot be read"
EMPTY = "nothing in|empty|no row|no text|no article|column|header"
LIMIT = "large|long|big|limit|unpack|memory|seconds|time|rows"


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def rows(text: str) -> str:
    head = cell("A1", "id") + cell("B1", "text") + cell("C1", "published")
    return f'<row r="1">{head}</row><row r="2">{cell("A2", "a1")}{cell("B2", text)}</row>'


def sheet(inside: str, before: str = "", around: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<worksheet {MAIN}>{around}<sheetData>{inside}</sheetData></worksheet>'


def parts(first: str | bytes, *more: str, state: str = "", sort: str = "sheet.main") -> dict[str, str | bytes]:
    sheets = [first, *more]
    every = range(1, len(sheets) + 1)
    types = f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET}.{sort}+xml"/>' + "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{SHEET}.worksheet+xml"/>' for n in every
    )
    types += '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    types += f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHEET}.sharedStrings+xml"/>'
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" {state} r:id="r{n}"/>' for n in every)
    made = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in every
    )
    strings = f'<Relationship Id="s1" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    start = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{LINKS}">{start}</Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{LINKS}">{made}{strings}</Relationships>',
        "xl/sharedStrings.xml": f'<sst {MAIN} count="1" uniqueCount="1"><si><t>shared</t></si></sst>',
        **{f"xl/worksheets/sheet{n}.xml": content for n, content in zip(every, sheets, strict=True)},
    }


def book(inside: str, before: str = "", around: str = "", **more: str | bytes) -> bytes:
    return archive({**parts(sheet(inside, before, around)), **more}.items())


def xlsx(name, content, expected, file="a.xlsx"):
    return Kind(f"xlsx, {name}", lambda text: {file: content(text)}, expected)


def without(name: str, text: str) -> bytes:
    return archive((part, content) for part, content in parts(sheet(rows(text))).items() if part != name)


def more(text: str, cells: str) -> bytes:
    """A good row, and one with these cells."""
    return book(rows(text) + f'<row r="3">{cells}</row>')


def elsewhere() -> dict[str, str]:
    target = f'Target="{kind.ELSEWHERE["address"]}/book.xlsx" TargetMode="External"'
    return {
        "xl/externalLinks/externalLink1.xml": f"<externalLink {MAIN}/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" '
        f'Type="{RELATIONS}/externalLinkPath" {target}/></Relationships>',
    }


KINDS = [
    xlsx("0 bytes", lambda _: b"", skipped(NOT_XLSX)),
    xlsx("a good one", lambda t: book(rows(t)), loaded()),
    xlsx("plain text", lambda t: t.encode(), skipped(NOT_XLSX)),
    xlsx("a csv", lambda t: f"id,text\n1,{t}\n".encode(), skipped(NOT_XLSX)),
    xlsx("a web page, as some programs export", lambda t: f"<html><table><tr><td>{t}</table>".encode(),
         skipped(NOT_XLSX)),
    xlsx("bytes without order", lambda _: noise(9000), skipped(NOT_XLSX)),
    xlsx("with a password", lambda _: ole("EncryptedPackage"), skipped(PASSWORD)),
    xlsx("an old Excel file", lambda _: ole("Workbook"), skipped(NOT_XLSX + "|old|xls")),
    xlsx("a docx inside", lambda t: docx(paragraphs(t)), skipped(NOT_XLSX)),
    xlsx("another zip", lambda t: archive([("a.txt", t)]), skipped(NOT_XLSX)),
    xlsx("cut in the middle", lambda t: book(rows(t), **{"xl/media/a.png": noise(9000)})[:5000], skipped(NOT_XLSX)),
    xlsx("without its workbook", lambda t: without("xl/workbook.xml", t), skipped(NOT_XLSX)),
    xlsx("without its sheet", lambda t: without("xl/worksheets/sheet1.xml", t), skipped(NOT_XLSX)),
    xlsx("without its types", lambda t: without("[Content_Types].xml", t), skipped(NOT_XLSX)),
    xlsx("without shared strings", lambda t: without("xl/sharedStrings.xml", t), either(NOT_XLSX)),
    xlsx("XML that is cut", lambda t: archive(parts(sheet(rows(t))[:-40]).items()), unclear(NOT_XLSX + "|XML")),
    xlsx("an empty sheet", lambda _: book(""), skipped(EMPTY)),
    xlsx("only a header", lambda _: book(f'<row r="1">{cell("A1", "id")}{cell("B1", "text")}</row>'), skipped(EMPTY)),
    xlsx("no sheet", lambda t: archive({**parts(sheet(rows(t))),
         "xl/workbook.xml": f"<workbook {MAIN}><sheets/></workbook>"}
         .items()), skipped(NOT_XLSX + "|" + EMPTY)),
    xlsx("a hidden sheet", lambda t: archive(parts(sheet(rows(t)), state='state="veryHidden"').items()),
         unclear(NOT_XLSX + "|hidden|" + EMPTY)),
    xlsx("text on the second sheet", lambda t: archive(parts(sheet(""), sheet(rows(t))).items()),
         either(EMPTY + "|sheet")),
    xlsx("two sheets with text", lambda t: archive(parts(sheet(rows(t)), sheet(rows(story("second sheet")))).items()),
         either("sheet")),
    xlsx("hidden rows and columns", lambda t: book(rows(t).replace('r="2">', 'r="2" hidden="1">', 1),
         around='<cols><col min="1" max="3" hidden="1"/></cols>'), either("hidden")),
    xlsx("merged cells", lambda t: archive(parts(sheet(rows(t)).replace("</sheetData>", "</sheetData><mergeCells "
         'count="2"><mergeCell ref="B2:C9"/><mergeCell ref="A1:XFD1048576"/></mergeCells>')).items()),
         unclear(NOT_XLSX)),
    xlsx("formulas without values", lambda t: more(t, '<c r="B3"><f>CONCATENATE("a","b")</f></c>'),
         loaded("CONCATENATE")),
    xlsx("formulas with values",
         lambda t: book(rows("x") + f'<row r="3"><c r="B3" t="str"><f>A1</f><v>{t}</v></c></row>'),
         loaded()),
    xlsx("a formula that fetches", lambda t: more(t,
         f'<c r="B3"><f>WEBSERVICE("{kind.ELSEWHERE["address"]}/x")</f></c>'),
         loaded()),
    xlsx("a formula that runs", lambda t: more(t, "<c r=\"B3\" t=\"str\"><f>cmd|' /C calc'!A0</f><v>=1+1</v></c>"),
         loaded()),
    xlsx("errors in cells", lambda t: more(t, '<c r="B3" t="e"><v>#REF!</v></c><c r="C3" t="e"><v>#N/A</v></c>'),
         loaded()),
    xlsx("dates out of range", lambda t: book(rows(t) + '<row r="3"><c r="B3" s="1"><v>99999999999</v></c>'
         '<c r="C3" t="d"><v>9999-99-99</v></c></row>', **{"xl/styles.xml": f'<styleSheet {MAIN}/>'}),
         either(NOT_XLSX)),
    xlsx("numbers that are none", lambda t: more(t, '<c r="B3"><v>many</v></c><c r="C3"><v>1e999</v></c>'),
         either(NOT_XLSX)),
    xlsx("shared strings out of range", lambda t: more(t, '<c r="B3" t="s"><v>99</v></c>'), either(NOT_XLSX)),
    xlsx("shared strings of negative number", lambda t: more(t, '<c r="B3" t="s"><v>-5</v></c>'), either(NOT_XLSX)),
    xlsx("a style out of range", lambda t: more(t, '<c r="B3" s="999"><v>5</v></c>'), either(NOT_XLSX)),
    xlsx("places out of range", lambda t: more(t, '<c r="ZZZZZ9999999999"><v>5</v></c>'), either(NOT_XLSX)),
    xlsx("places that are none", lambda t: more(t, '<c r="5B!"><v>5</v></c>'), either(NOT_XLSX)),
    xlsx("rows in a wrong order", lambda t: book(f'<row r="9">{cell("B9", story("ninth"))}</row>' + rows(t)),
         unclear(NOT_XLSX
         + "|" + EMPTY)),
    xlsx("says it has a million rows", lambda t: book(rows(t), around='<dimension ref="A1:XFD1048576"/>'),
         either(LIMIT)),
    xlsx("a last row at the very end", lambda t: book(rows(t) + f'<row r="1048576">{cell("B1048576", "end")}</row>'),
         either(LIMIT)),
    xlsx("a row at a billion", lambda t: book(rows(t) + '<row r="1000000000"><c r="B1000000000"><v>1</v></c></row>'),
         either(LIMIT + "|" + NOT_XLSX)),
    xlsx("a last column at the very end", lambda t: book(rows(t) + '<row r="3"><c r="XFD3"><v>1</v></c></row>' * 300),
         either(LIMIT)),
    xlsx("200,000 empty rows", lambda t: book(rows(t) + "<row/>" * 200_000), either(LIMIT)),
    xlsx("one cell of 3 MB", lambda t: book(rows(t) + f'<row r="3">{cell("B3", "word " * 600_000)}</row>'),
         unclear(LIMIT)),
    xlsx("a bomb as its sheet", lambda _: book(cell("B2", "0" * 200_000_000)), skipped(LIMIT)),
    xlsx("a bomb as its shared strings", lambda t: archive({**parts(sheet(rows(t))), "xl/sharedStrings.xml":
         f"<sst {MAIN}>" + "<si><t>xx</t></si>" * 6_000_000 + "</sst>"}.items()), either(LIMIT)),
    xlsx("a bomb that says it is small", lambda t: both(archive([("xl/sharedStrings.xml", bytes(150_000_000)),
         *parts(sheet(rows(t))).items()]), 24, b"\x10\0\0\0"), skipped(LIMIT + "|" + NOT_XLSX)),
    xlsx("billion laughs", lambda t: book(rows("&lol9;" + t), laughs()), unclear(LIMIT + "|DOCTYPE|entit|XML")),
    xlsx("billion laughs in the workbook", lambda t: archive({**parts(sheet(rows(t))), "xl/workbook.xml": laughs()
         + f"<workbook {MAIN}>&lol9;</workbook>"}.items()), skipped(LIMIT + "|DOCTYPE|entit|XML|" + NOT_XLSX)),
    xlsx("an entity of a file", lambda t: book(rows("&out;" + t), outside()), unclear("DOCTYPE|entit|XML",
         kind.SECRET)),
    xlsx("an entity of a server", lambda t: book(rows("&out;" + t), online()), unclear("DOCTYPE|entit|XML")),
    xlsx("links to another book", lambda t: book(rows(t), **elsewhere()), either(NOT_XLSX)),
    xlsx("macros", lambda t: archive({**parts(sheet(rows(t)), sort="sheet.macroEnabled.main"), "xl/vbaProject.bin":
         noise(999)}.items()), either(NOT_XLSX + "|macro")),
    xlsx("names that lead outside", lambda t: book(rows(t), **{"../../escaped.xml": "<x/>"}), either(NOT_XLSX)),
    xlsx("a sheet that is a chart", lambda t: archive({**parts(sheet(rows(t))), "xl/_rels/workbook.xml.rels":
         f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" Type="{RELATIONS}/chartsheet" Target="sheet1.xml"/>'
         "</Relationships>"}.items()), unclear(NOT_XLSX + "|" + EMPTY)),
]  # fmt: skip
