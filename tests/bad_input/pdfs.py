"""PDF files, written by hand object by object."""

import zlib
from collections.abc import Callable

from . import kind
from .archives import archive
from .kind import Kind, either, loaded, skipped, told, unclear
from .pages import page, whole
from .texts import noise

NOT_PDF = "PDF|damaged|broken|truncated|incomplete|cannot be read"
NO_TEXT = "no text|picture|scan|OCR|image|empty|no page"
LIMIT = "large|long|limit|memory|seconds|time|deep|unpack|" + NOT_PDF
PASSWORD = "encryption|password|protected|encrypted|locked"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
ROOT = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"


def shown(text: str) -> bytes:
    """The operators that put lines of text on a page."""
    words = text.split()
    lines = [" ".join(words[n : n + 10]) for n in range(0, len(words), 10)]
    return ("BT /F1 12 Tf 14 TL 60 700 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET").encode("latin-1")


def stream(content: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    size = len(content) if length is None else length
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (size, entries, content)


def flate(content: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(content, 9), b"/Filter /FlateDecode " + entries)


def pdf(objects: dict[int, bytes], trailer: bytes = b"", head: bytes = b"%PDF-1.7\n") -> bytes:
    """A PDF of these objects, with a table of where they stand."""
    whole, places = head, {}
    for number, content in objects.items():
        places[number] = len(whole)
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    size = max(objects, default=0) + 1
    rows = [b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size)]
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, len(whole))
    return whole + b"xref\n0 %d\n" % size + b"".join(rows) + end


def good(text: str, **changed: bytes | Callable[[], bytes]) -> dict[int, bytes]:
    """The five objects of a page; `o4=…` puts another in the place of object 4 (a large one is made when needed)."""
    objects = {1: ROOT, 2: PAGES, 3: PAGE, 4: stream(shown(text)), 5: FONT}
    made = {name: content() if callable(content) else content for name, content in changed.items()}
    return {**objects, **{int(name[1:]): content for name, content in made.items()}}


def one(name, content, expected):
    return Kind(f"pdf, {name}", lambda text: {"a.pdf": content(text)}, expected)


def changed(name, expected, **objects):
    return one(name, lambda text: pdf(good(text, **objects)), expected)


def act(what: bytes) -> bytes:
    return b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S %s >> >>" % what


def deep(levels: int) -> dict[str, bytes]:
    """A tree of pages that is one long branch."""
    branch = {f"o{n}": b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 1) for n in range(10, 10 + levels)}
    return {"o2": b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>", **branch, f"o{10 + levels}": PAGE}


LOCK = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O <%s> /U <%s> >> /ID [<00> <00>]"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
USES = PAGE.replace(b"/Font", b"/XObject << /X 6 0 R >> /Font")
IMAGE = b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray"

KINDS = [
    one("0 bytes", lambda _: b"", skipped(NOT_PDF + "|empty")),
    one("a good one", lambda t: pdf(good(t)), loaded()),
    one("only its first line", lambda _: b"%PDF-1.7\n", skipped(NOT_PDF)),
    one("plain text", lambda t: t.encode(), skipped(NOT_PDF)),
    one("a web page", lambda t: page(whole(t)).encode(), skipped(NOT_PDF)),
    one("a zip archive", lambda t: archive([("a.txt", t)]), skipped(NOT_PDF)),
    one("bytes without order", lambda _: b"%PDF-1.7\n" + noise(20_000), skipped(NOT_PDF)),
    one("cut in the middle", lambda t: pdf(good(t))[:300], skipped(NOT_PDF + "|" + NO_TEXT)),
    one("the end missing", lambda t: pdf(good(t))[:-60], either(NOT_PDF)),
    one("the table in a wrong place", lambda t: pdf(good(t)).replace(b"startxref\n", b"startxref\n9"), either(NOT_PDF)),
    one("no table", lambda t: pdf(good(t)).split(b"xref\n0")[0], either(NOT_PDF)),
    one("bytes before it", lambda t: pdf(good(t), head=b"x" * 900 + b"\n%PDF-1.7\n"), either(NOT_PDF)),
    one("bytes after it", lambda t: pdf(good(t)) + b"\0" * 3000 + b"after", either(NOT_PDF)),
    one("a table that leads to itself", lambda t: (raw := pdf(good(t))).replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % raw.rindex(b"xref\n0")), either(LIMIT)),
    one("a table that says it is huge", lambda t: pdf(good(t)).replace(b"xref\n0 6", b"xref\n0 999999999"),
        either(LIMIT)),
    one("no root", lambda t: pdf(good(t)).replace(b"/Root 1 0 R", b""), unclear(NOT_PDF)),
    one("a root that is not there", lambda t: pdf(good(t)).replace(b"/Root 1 0 R", b"/Root 77 0 R"), unclear(NOT_PDF)),
    changed("no pages", skipped(NOT_PDF + "|" + NO_TEXT), o2=b"<< /Type /Pages /Kids [] /Count 0 >>"),
    changed("a page without text", skipped(NO_TEXT), o4=stream(b"")),
    changed("only a picture", skipped(NO_TEXT), o3=USES, o4=stream(b"q 600 0 0 700 0 0 cm /X Do Q"),
            o6=stream(bytes(64), IMAGE)),
    changed("a huge picture", unclear(NO_TEXT), o3=USES, o4=stream(b"/X Do"),
            o6=lambda: flate(bytes(90_000_000), IMAGE.replace(b" 8 ", b" 99999 "))),
    changed("only vectors", skipped(NO_TEXT), o4=stream(b"0 0 m 100 100 l S " * 5000)),
    one("with a password", lambda t: pdf(good(t), LOCK % (b"41" * 32, b"42" * 32)), skipped(PASSWORD)),
    one("an unknown way of encryption", lambda t: pdf(good(t), b"/Encrypt << /Filter /Foo /V 9 >> /ID [<00> <00>]"),
        skipped(PASSWORD)),
    one("encryption that is broken", lambda t: pdf(good(t), b"/Encrypt 99 0 R"), unclear(PASSWORD + "|" + NOT_PDF)),
    # loops
    changed("pages that lead to themselves", unclear(LIMIT + "|" + NO_TEXT),
            o2=b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"),
    changed("pages that lead round", unclear(LIMIT + "|" + NO_TEXT), o2=b"<< /Type /Pages /Kids [7 0 R] /Count 9 >>",
            o7=b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Parent 2 0 R /Count 9 >>"),
    changed("a page that is its own parent", unclear(LIMIT), o3=PAGE.replace(b"/Parent 2 0 R", b"/Parent 3 0 R")),
    changed("one page 2,000 times", told("page|limit|word"),
            o2=b"<< /Type /Pages /Kids [%s] /Count 2000 >>" % (b"3 0 R " * 2000)),
    changed("a tree of pages 3,000 deep", either(LIMIT), **deep(3000)),
    changed("says it has a billion pages", either(LIMIT), o2=b"<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>"),
    changed("an object that is itself", unclear(LIMIT + "|" + NO_TEXT), o4=b"4 0 R"),
    changed("two objects that are each other", unclear(LIMIT + "|" + NO_TEXT), o4=b"6 0 R", o6=b"4 0 R"),
    changed("a length that is itself", unclear(LIMIT + "|" + NO_TEXT), o4=b"<< /Length 4 0 R >>\nstream\nx\nendstream"),
    changed("forms in forms without end", unclear(LIMIT), o3=USES, o4=stream(b"/X Do"), o6=stream(b"/X Do /X Do",
            FORM)),
    changed("fonts that lead round", either(LIMIT), o5=b"<< /Type /Font /Subtype /Type0 /BaseFont /X /DescendantFonts "
            b"[5 0 R] /Encoding 5 0 R /ToUnicode 5 0 R >>") ,
    changed("outlines without end", either(LIMIT), o1=b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>",
            o6=b"<< /First 6 0 R /Last 6 0 R /Next 6 0 R /Title (x) >>"),
    # bombs
    changed("a bomb as its text", unclear(LIMIT + "|" + NO_TEXT), o4=lambda: flate(b" " * 300_000_000)),
    changed("a bomb in a bomb", unclear(LIMIT + "|" + NO_TEXT),
            o4=lambda: stream(zlib.compress(zlib.compress(bytes(300_000_000))),
            b"/Filter [/FlateDecode /FlateDecode]")),
    changed("1,000 filters", unclear(LIMIT + "|" + NO_TEXT),
            o4=stream(b"x", b"/Filter [" + b"/ASCIIHexDecode " * 1000 + b"]")),
    changed("a filter that is unknown", unclear(NOT_PDF + "|" + NO_TEXT + "|filter"), o4=stream(b"x", b"/Filter /Foo")),
    changed("packed bytes that are broken", unclear(NOT_PDF + "|" + NO_TEXT), o4=stream(noise(900),
            b"/Filter /FlateDecode")),
    changed("a predictor with huge columns", unclear(LIMIT + "|" + NO_TEXT), o4=flate(bytes(1000),
            b"/DecodeParms << /Predictor 12 /Columns 999999999 /Colors 99999 >>")),
    changed("300,000 operators", unclear(LIMIT), o4=stream(b"BT /F1 9 Tf " + b"0 0 Td (x) Tj " * 300_000 + b"ET")),
    changed("100,000 open brackets", unclear(LIMIT + "|" + NO_TEXT), o4=stream(b"[" * 100_000)),
    changed("100,000 open brackets as an object", unclear(LIMIT + "|" + NO_TEXT), o6=b"[" * 100_000, o4=b"6 0 R"),
    changed("100,000 open dictionaries", unclear(LIMIT + "|" + NO_TEXT), o5=b"<< /A " * 100_000),
    changed("a string that is not closed", unclear(LIMIT + "|" + NO_TEXT), o4=stream(b"BT (((((" + b"x" * 100_000)),
    changed("a map of letters that is a bomb", unclear(LIMIT), o5=FONT.replace(b">>", b"/ToUnicode 6 0 R >>"),
            o6=stream(b"1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange\n1 beginbfrange\n"
                      b"<00000000> <0FFFFFFF> <0041>\nendbfrange")),
    changed("a stream of objects that is a bomb", unclear(LIMIT), o6=lambda: flate(b"1 0 " * 5_000_000,
            b"/Type /ObjStm /N 5000000 /First 20000000")),
    changed("a length that lies", either(NOT_PDF + "|" + NO_TEXT), o4=stream(shown("x"), length=999_999_999)),
    changed("a number of 100,000 digits", unclear(LIMIT), o3=PAGE.replace(b"612", b"9" * 100_000)),
    changed("a page of no size", unclear(NO_TEXT), o3=PAGE.replace(b"[0 0 612 792]", b"[]")),
    # things that would be run or fetched
    changed("a script at the start", loaded("alert"), o1=act(b"/JavaScript /JS (app.alert\\('EXECUTED'\\))")),
    changed("a program at the start", loaded("calc"), o1=act(b"/Launch /F (/usr/bin/touch) /Win << /F (calc.exe) >>")),
    one("an address at the start", lambda t: pdf(good(t, o1=act(
        b"/URI /URI (%s/pdf)" % kind.ELSEWHERE["address"].encode()))), loaded()),
    one("a stream that stands elsewhere", lambda t: pdf(good(t, o4=stream(b"", b"/F << /FS /URL /F (%s/s) >>"
        % kind.ELSEWHERE["address"].encode()))), skipped(NO_TEXT)),
    changed("a file inside", loaded("EXECUTED"), o1=ROOT.replace(b">>",
            b"/Names << /EmbeddedFiles << /Names [(../../x) "
            b"<< /Type /Filespec /F (../../escaped.exe) /EF << /F 6 0 R >> >>] >> >> >>"), o6=stream(b"EXECUTED")),
    changed("a form of XML", loaded("root:x"), o1=ROOT.replace(b">>", b"/AcroForm << /XFA 6 0 R >> /Metadata 6 0 R >>"),
            o6=stream(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', b"/Type /Metadata")),
    one("letters without meaning", lambda _: pdf(good("", o4=stream(b"BT /F1 9 Tf <0001000200030004> Tj ET"))),
        unclear(NO_TEXT)),
]  # fmt: skip
