"""Documents of word processors: .docx, .odt, .rtf."""

import stat

from . import kind
from .archives import archive, both, special
from .kind import Kind, either, loaded, skipped, unclear
from .pages import laughs, online, outside, page, whole
from .texts import JAPANESE, RUSSIAN, noise, png

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
NOT_DOCX = "docx|Word|document|damaged|zip|broken|missing|cannot be read"
NOT_ODT = "odt|OpenDocument|document|damaged|zip|broken|missing|cannot be read"
NOT_RTF = "RTF|rtf|document|damaged|empty|no text|cannot be read"
EMPTY = "empty|no text|no letter"
LIMIT = "too much|large|long|big|limit|unpack|memory|seconds|time|deep"
PASSWORD = "password|protected|encrypted"


def paragraphs(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body: str, before: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'


def parts(xml: str | bytes, sort: str = "document", more: str = "") -> dict[str, str | bytes]:
    """The three parts a .docx has at least."""
    start = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    types = f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{more}'
    types += f'<Override PartName="/word/document.xml" ContentType="{WORD}.{sort}.main+xml"/>'
    return {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{TYPES}">{types}</Types>',
        "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{LINKS}">{start}</Relationships>',
        "word/document.xml": xml,
    }


def docx(body: str, before: str = "", **more: str | bytes) -> bytes:
    return archive({**parts(document(body, before)), **more}.items())


def related(text: str) -> bytes:
    """A document whose template, picture, frame and link stand elsewhere."""
    address, file = kind.ELSEWHERE["address"], kind.ELSEWHERE["file"]
    names = ["attachedTemplate", "image", "frame", "hyperlink", "oleObject", "subDocument"]
    made = "".join(
        f'<Relationship Id="x{n}" Type="{RELATIONS}/{name}" Target="{where}" TargetMode="External"/>'
        for n, (name, where) in enumerate((name, where) for name in names for where in (f"{address}/{name}", file))
    )
    links = {"word/_rels/document.xml.rels": f'<Relationships xmlns="{LINKS}">{made}</Relationships>'}
    body = '<w:altChunk r:id="x4" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    return docx(body + paragraphs(text), **links)


def ole(stream: str) -> bytes:
    """What an old or a protected document starts with: a container with a stream of this name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le").ljust(512, b"\0") + noise(3000)


def without(name: str, text: str) -> bytes:
    return archive((part, content) for part, content in parts(document(paragraphs(text))).items() if part != name)


def word(name, content, expected, file="a.docx", text=""):
    return Kind(f"docx, {name}", lambda text: {file: content(text)}, expected, text)


OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def content_xml(body: str, before: str = "") -> str:
    spaces = " ".join(f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "text", "table", "script"))
    inside = f"<office:body><office:text>{body}</office:text></office:body>"
    return f'<?xml version="1.0"?>{before}<office:document-content {spaces}>{inside}</office:document-content>'


def odt(body: str, before: str = "", files: dict[str, str | bytes] | None = None, entry: str = "") -> bytes:
    names = f'manifest:full-path="/" manifest:media-type="{ODT_TYPE}"'
    made = f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0"><manifest:file-entry {names}/>{entry}'
    made += '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    members = {"mimetype": ODT_TYPE, "content.xml": content_xml(body, before), "META-INF/manifest.xml": made}
    return archive({**members, **(files or {})}.items())


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


LOCKED = (
    '<manifest:file-entry manifest:full-path="content.xml" manifest:size="9"><manifest:encryption-data '
    'manifest:checksum="x"><manifest:algorithm manifest:algorithm-name="Blowfish CFB"/></manifest:encryption-data>'
    "</manifest:file-entry>"
)


def writer(name, content, expected, text=""):
    return Kind(f"odt, {name}", lambda text: {"a.odt": content(text)}, expected, text)


def rtf(name, content, expected, text=""):
    return Kind(f"rtf, {name}", lambda text: {"a.rtf": content(text)}, expected, text)


def deep_document(text: str, levels: int) -> bytes:
    cell = "<w:tbl><w:tr><w:tc>"
    return docx(cell * levels + paragraphs(text) + "</w:tc></w:tr></w:tbl>" * levels)


KINDS = [
    word("0 bytes", lambda _: b"", skipped(NOT_DOCX + "|empty")),
    word("a good one", lambda t: docx(paragraphs(t)), loaded()),
    word("plain text", lambda t: t.encode(), skipped(NOT_DOCX)),
    word("RTF inside", lambda t: (r"{\rtf1 " + t + "}").encode(), unclear(NOT_DOCX + "|RTF")),
    word("a web page inside", lambda t: page(whole(t)).encode(), unclear(NOT_DOCX + "|HTML")),
    word("an old Word document", lambda _: ole("WordDocument"), skipped(r"\.doc|old|Word|OLE|save")),
    word("with a password", lambda _: ole("EncryptedPackage"), skipped(PASSWORD)),
    word("an OLE container of something", lambda _: ole("Workbook"), skipped(PASSWORD + r"|Word|\.doc|old|OLE")),
    word("cut in the middle", lambda t: docx(paragraphs(t), **{"word/media/a.png": noise(9000)})[:4000],
         skipped(NOT_DOCX)),
    word("an empty zip", lambda _: archive([]), skipped(NOT_DOCX)),
    word("another zip", lambda t: archive([("a.txt", t)]), skipped(NOT_DOCX)),
    word("without its document", lambda t: without("word/document.xml", t), skipped(NOT_DOCX)),
    word("without its types", lambda t: without("[Content_Types].xml", t), either(NOT_DOCX)),
    word("without its relations", lambda t: without("_rels/.rels", t), either(NOT_DOCX)),
    word("an empty document part", lambda _: archive(parts(b"").items()), skipped(NOT_DOCX)),
    word("XML that is cut", lambda t: archive(parts(document(paragraphs(t))[:-30]).items()), either(NOT_DOCX + "|XML")),
    word("XML of another kind", lambda t: archive(parts("<html><body>x</body></html>").items()),
         skipped(NOT_DOCX + "|" + EMPTY)),
    word("XML in a wrong encoding", lambda t: archive(parts(document(paragraphs(t + " é")).encode("cp1252")).items()),
         either(NOT_DOCX + "|XML|encoding")),
    word("no paragraph", lambda _: docx(""), skipped(EMPTY)),
    word("only a picture", lambda _: docx("<w:p><w:r><w:drawing/></w:r></w:p>", **{"word/media/a.png": png()}),
         skipped(EMPTY)),
    word("200,000 empty paragraphs", lambda t: docx("<w:p/>" * 200_000 + paragraphs(t)), either(LIMIT)),
    word("1,000,000 empty paragraphs", lambda t: docx("<w:p/>" * 1_000_000 + paragraphs(t)), either(LIMIT)),
    word("tables in tables, 200 deep", lambda t: deep_document(t, 200), either(LIMIT + "|XML")),
    word("tables in tables, 20,000 deep", lambda t: deep_document(t, 20_000), either(LIMIT + "|XML|" + NOT_DOCX)),
    word("one paragraph of 100,000 runs", lambda t: docx("<w:p>" + f"<w:r><w:t>{t[0]}</w:t></w:r>" * 100_000 + "</w:p>"
         + paragraphs(t)), either(LIMIT)),
    word("a bomb as its document", lambda t: archive(parts(document(paragraphs("0" * 200_000_000))).items()),
         skipped(LIMIT)),
    word("a bomb beside its document", lambda t: docx(paragraphs(t), **{"word/media/a.png": bytes(200_000_000)}),
         either(LIMIT)),
    word("a bomb that says it is small", lambda t: both(archive([("word/document.xml", bytes(150_000_000)),
         *parts(document(paragraphs(t))).items()]), 24, b"\x10\0\0\0"), skipped(LIMIT + "|" + NOT_DOCX)),
    word("billion laughs", lambda t: docx(paragraphs("&lol9;" + t), laughs()), unclear(LIMIT + "|DOCTYPE|entit|XML")),
    word("an entity of a file", lambda t: docx(paragraphs("&out;" + t), outside()),
         unclear("DOCTYPE|entit|XML", kind.SECRET)),
    word("an entity of a server", lambda t: docx(paragraphs("&out;" + t), online()), unclear("DOCTYPE|entit|XML")),
    word("things that stand elsewhere", related, loaded(kind.SECRET)),
    word("a part from outside", lambda t: archive({**parts(document(paragraphs(t))), "_rels/.rels":
         f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" '
         f'Target="../../../../etc/passwd"/></Relationships>'}.items()), unclear(NOT_DOCX, "root:x")),
    word("a field that would run", lambda t: docx('<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\windows\\\\cmd.exe"/></w:p>'
         '<w:p><w:fldSimple w:instr="INCLUDETEXT /etc/passwd"/></w:p>' + paragraphs(t)), loaded("root:x")),
    word("macros", lambda t: archive({**parts(document(paragraphs(t)), "document.macroEnabled"),
         "word/vbaProject.bin": noise(999)}.items()), either(NOT_DOCX + "|macro"), "a.docx"),
    word("a template", lambda t: archive(parts(document(paragraphs(t)), "template").items()), either(NOT_DOCX)),
    word("names that lead outside", lambda t: docx(paragraphs(t), **{"../../escaped.xml": "<x/>"}), either(NOT_DOCX)),
    word("a link inside the zip", lambda t: archive([(special("word/document.xml", stat.S_IFLNK | 0o777),
         "/etc/passwd"),
         *[(a, b) for a, b in parts("").items() if a != "word/document.xml"]]),
         skipped(NOT_DOCX + "|link|XML|" + EMPTY)),
    word("one part twice", lambda t: archive([*parts(document(paragraphs("x"))).items(),
         ("word/document.xml", document(paragraphs(t)))]), unclear(NOT_DOCX)),
    word("changes that were tracked", lambda t: docx("<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
         f"<w:ins><w:r><w:t>{t}</w:t></w:r></w:ins></w:p>"), loaded("gone")),
    word("a text box and a note",
         lambda t: docx(paragraphs(t) + '<w:p><w:r><w:footnoteReference w:id="99"/></w:r></w:p>'),
         loaded()),
    word("members packed in an unknown way", lambda t: both(docx(paragraphs(t)), 10, b"\x09\0"), skipped(NOT_DOCX)),
    # OpenDocument
    writer("0 bytes", lambda _: b"", skipped(NOT_ODT + "|empty")),
    writer("a good one", lambda t: odt(p(t)), loaded()),
    writer("plain text", lambda t: t.encode(), skipped(NOT_ODT)),
    writer("cut in the middle", lambda t: odt(p(t), files={"Pictures/a.png": noise(9000)})[:4000], skipped(NOT_ODT)),
    writer("another zip", lambda t: archive([("a.txt", t)]), skipped(NOT_ODT)),
    writer("a docx inside", lambda t: docx(paragraphs(t)), unclear(NOT_ODT + "|docx")),
    writer("without its text", lambda _: archive([("mimetype", ODT_TYPE)]), skipped(NOT_ODT)),
    writer("without a manifest", lambda t: archive([("mimetype", ODT_TYPE), ("content.xml", content_xml(p(t)))]),
           either(NOT_ODT)),
    writer("a table of numbers", lambda t: odt(p(t)).replace(b"opendocument.text", b"opendocument.calc"),
           unclear(NOT_ODT)),
    writer("with a password", lambda _: odt("", entry=LOCKED, files={"content.xml": noise(999)}), skipped(PASSWORD)),
    writer("XML that is cut", lambda t: odt("", files={"content.xml": content_xml(p(t))[:-60]}),
           either(NOT_ODT + "|XML")),
    writer("no paragraph", lambda _: odt(""), skipped(EMPTY)),
    writer("100,000 empty paragraphs", lambda t: odt("<text:p/>" * 100_000 + p(t)), either(LIMIT)),
    writer("20,000 nested sections", lambda t: odt("<text:section>" * 20_000 + p(t) + "</text:section>" * 20_000),
           either(LIMIT + "|XML|" + NOT_ODT)),
    writer("a billion blanks", lambda t: odt(p(t + '<text:s text:c="1000000000"/>x')), either(LIMIT)),
    writer("blanks that cannot be counted", lambda t: odt(p('<text:s text:c="-5"/><text:s text:c="many"/>' + t)),
           either(NOT_ODT)),
    writer("a cell repeated a billion times", lambda t: odt(p(t) + '<table:table><table:table-row '
           'table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="16384">'
           "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"), either(LIMIT)),
    writer("a bomb as its text", lambda _: odt(p("0" * 200_000_000)), skipped(LIMIT)),
    writer("billion laughs", lambda t: odt(p("&lol9;" + t), laughs()), unclear(LIMIT + "|DOCTYPE|entit|XML")),
    writer("an entity of a file", lambda t: odt(p("&out;" + t), outside()), unclear("DOCTYPE|entit|XML", kind.SECRET)),
    writer("an entity of a server", lambda t: odt(p("&out;" + t), online()), unclear("DOCTYPE|entit|XML")),
    writer("a section that stands elsewhere", lambda t: odt('<text:section><text:section-source xlink:href="'
           f'{kind.ELSEWHERE["address"]}/x" xmlns:xlink="http://www.w3.org/1999/xlink"/></text:section>' + p(t)),
           loaded()),
    writer("macros", lambda t: odt(p(t), files={"Basic/Standard/Module1.xml": "<x>Shell</x>"}), loaded("Shell")),
    # rich text
    rtf("0 bytes", lambda _: b"", skipped(NOT_RTF)),
    rtf("a good one", lambda t: r"{\rtf1\ansi " + t + "}", loaded()),
    rtf("plain text", lambda t: t, unclear(NOT_RTF)),
    rtf("an old Word document", lambda _: ole("WordDocument"), skipped(NOT_RTF + "|Word")),
    rtf("a docx inside", lambda t: docx(paragraphs(t)), unclear(NOT_RTF + "|docx")),
    rtf("bytes without order", lambda _: rb"{\rtf1\ansi " + noise(9000), unclear(NOT_RTF)),
    rtf("only its first group", lambda _: r"{\rtf1}", skipped(NOT_RTF)),
    rtf("a group that is not closed", lambda t: r"{\rtf1\ansi {\b " + t, either(NOT_RTF)),
    rtf("closed too often", lambda t: r"{\rtf1\ansi " + t + "}}}}}", either(NOT_RTF)),
    rtf("100,000 groups", lambda t: r"{\rtf1\ansi " + "{" * 100_000 + t + "}" * 100_000 + "}",
        either(NOT_RTF + "|" + LIMIT)),
    rtf("a million back slashes", lambda t: r"{\rtf1\ansi " + t + "\\" * 1_000_000 + "}",
        either(NOT_RTF + "|" + LIMIT)),
    rtf("binary data that lies about its length", lambda t: r"{\rtf1\ansi " + t + r"{\*\pict\bin999999999 xx}}",
        either(NOT_RTF)),
    rtf("binary data of a negative length", lambda t: r"{\rtf1\ansi {\pict\bin-1 }" + t + "}", either(NOT_RTF)),
    rtf("an object inside", lambda t: r"{\rtf1\ansi {\object\objemb{\*\objdata " + "0105" * 20_000 + "}}" + t + "}",
        loaded("0105")),
    rtf("a field that would run", lambda t: r'{\rtf1\ansi {\field{\*\fldinst DDEAUTO cmd "/c calc"}{\fldrslt x}}' + t
        + "}", loaded("calc")),
    rtf("a template elsewhere", lambda t: r"{\rtf1\ansi {\*\template " + kind.ELSEWHERE["address"] + "/t}" + t + "}",
        loaded()),
    rtf("a picture of 5 MB", lambda t: r"{\rtf1\ansi {\pict\pngblip " + "89504e47" * 600_000 + "}" + t + "}",
        either(NOT_RTF + "|" + LIMIT, "89504e47")),
    rtf("an unknown code page", lambda t: r"{\rtf1\ansi\ansicpg99999 " + t + r" caf\'e9}",
        either(NOT_RTF + "|code page")),
    rtf("a wrong code page", lambda t: (r"{\rtf1\ansi\ansicpg1252 " + t + "}").encode("cp1251"), unclear(NOT_RTF),
        RUSSIAN + " Лист."),
    rtf("Shift JIS", lambda t: (r"{\rtf1\ansi\ansicpg932 " + "".join(rf"\'{b:02x}" for b in t.encode("cp932")) + "}"),
        either(NOT_RTF + "|code page"), JAPANESE + "紙。"),
    rtf("Unicode letters out of range", lambda t: r"{\rtf1\ansi\uc1 " + t + r" \u99999999? \u-99999? \u-10179?}",
        either(NOT_RTF)),
    rtf("a number of 100,000 digits", lambda t: r"{\rtf1\ansi\fs" + "9" * 100_000 + " " + t + "}",
        either(NOT_RTF + "|" + LIMIT)),
    rtf("a control word of 1 MB", lambda t: r"{\rtf1\ansi " + t + "\\" + "x" * 1_000_000 + "}",
        either(NOT_RTF + "|" + LIMIT)),
    rtf("wrong hexadecimal letters", lambda t: r"{\rtf1\ansi \'zz\'\'4" + t + r"\'", either(NOT_RTF)),
    rtf("zero bytes", lambda t: r"{\rtf1\ansi " + t[:20] + "\0\0" + t[20:] + "}", unclear(NOT_RTF)),
]  # fmt: skip
