"""Tables of text: .csv and .tsv."""

from .archives import archive
from .kind import Kind, either, loaded, skipped, story, unclear
from .pages import page
from .texts import FRENCH, NOT_TEXT, noise, png

EMPTY = "empty|no row|no text|no article|header"
COLUMN = "column|text="
QUOTES = "quot|row|cell|closed|line"
LIMIT = "long|large|limit|letters|column|cell|wide"
HEAD = "id,outlet,published,title,text\n"


def row(text: str, name: str = "a1") -> str:
    return f'{name},Town News,2025-05-28,Bridge closed,"{text}"\n'


def csv(name, content, expected, text="", file="a.csv"):
    return Kind(f"{file[2:]}, {name}", lambda text: {file: content(text)}, expected, text)


def tsv(name, content, expected, text=""):
    return csv(name, content, expected, text, "a.tsv")


KINDS = [
    csv("0 bytes", lambda _: b"", skipped(EMPTY)),
    csv("a good one", lambda t: HEAD + row(t), loaded()),
    csv("only a header", lambda _: HEAD, skipped(EMPTY)),
    csv("only line ends", lambda _: "\n\r\n\n", skipped(EMPTY)),
    csv("only commas", lambda _: ",,,,\n,,,,\n", skipped(EMPTY + "|" + COLUMN)),
    csv("no header", lambda t: row(t) + row(story("second row"), "a2"), unclear(COLUMN + "|header")),
    csv("one column without a name", lambda t: f'"{t}"\n', unclear(COLUMN + "|" + EMPTY)),
    csv("a header given twice", lambda t: "text,text\n" + f'"{t}","{story("other")}"\n', either(COLUMN)),
    csv("a header with an empty name", lambda t: f',text,\n1,"{t}",\n', loaded()),
    csv("no column of text", lambda _: "id,price\n1,2\n2,3\n", skipped(COLUMN)),
    csv("two columns that may be the text", lambda t: f'id,body,content\n1,"{t}","{story("x")}"\n', either(COLUMN)),
    csv("two columns of one name but case", lambda t: f'Text,TEXT\n"{t}",x\n', either(COLUMN)),
    csv("a header in Russian", lambda t: f'номер,заголовок,текст\n1,Мост,"{t}"\n', either(COLUMN)),
    csv("an open quotation mark at its end", lambda t: HEAD + row(t) + 'a2,x,,,"never closed\nand on', unclear(QUOTES)),
    csv("an open quotation mark in the first row", lambda t: HEAD + 'a1,x,,,"open\n' + "".join(row(t, f"b{n}")
        for n in range(50)), unclear(QUOTES)),
    csv("an open quotation mark before 50,000 rows",
        lambda t: HEAD + row(t) + 'a1,x,,,"open\n' + "a,b,c,d,e\n" * 50_000,
        unclear(QUOTES + "|" + LIMIT)),
    csv("an open quotation mark in the header", lambda t: '"id,text\n' + row(t), unclear(QUOTES + "|" + COLUMN)),
    csv("quotation marks that are not doubled", lambda t: HEAD + f'a1,x,,"The "old" bridge","{t}"\n', unclear(QUOTES)),
    csv("quotation marks escaped with a slash", lambda t: HEAD + f'a1,x,,"The \\"old\\" bridge","{t}"\n',
        unclear(QUOTES)),
    csv("rows of different lengths", lambda t: HEAD + row(t) + "a2\na3,x,,,text three,more,and more\n,\n", loaded()),
    csv("blank rows between", lambda t: HEAD + "\n\n,,,,\n" + row(t) + "\n\n", loaded()),
    csv("a row without text between", lambda t: HEAD + "a0,x,,Nothing,\n" + row(t), loaded()),
    csv("zero bytes", lambda t: HEAD + row(t[:20] + "\0" + t[20:]) + "\0\0\0\n" + row(story("zero"), "a2"),
        unclear("zero|NUL")),
    csv("only zero bytes", lambda _: bytes(5000), skipped("zero|NUL|not text|" + EMPTY + "|" + COLUMN)),
    csv("mixed encodings", lambda t: (HEAD + row(t)).encode() + row(FRENCH, "a2").encode("cp1252"),
        unclear("encoding|UTF-8"), FRENCH + " Un."),
    csv("Windows-1252", lambda t: (HEAD + row(t)).encode("cp1252"), either("encoding|UTF-8"), FRENCH + " Deux."),
    csv("UTF-16, as Excel saves", lambda t: (HEAD + row(t)).replace(",", "\t").encode("utf-16"),
        either("encoding|" + COLUMN)),
    csv("a byte order mark", lambda t: (HEAD + row(t)).encode("utf-8-sig"), loaded("\ufeff")),
    csv("a byte order mark in each row", lambda t: HEAD + "\ufeff" + row(t) + "\ufeff" + row(story("mark"), "a2"),
        loaded()),
    csv("semicolons", lambda t: (HEAD + row(t)).replace(",", ";"), either(COLUMN)),
    csv("a line that names the separator", lambda t: "sep=;\n" + (HEAD + row(t)).replace(",", ";"), either(COLUMN)),
    csv("tabs", lambda t: (HEAD + row(t)).replace(",", "\t"), either(COLUMN)),
    csv("bars", lambda t: (HEAD + row(t)).replace(",", "|"), either(COLUMN)),
    csv("lines above the header", lambda t: "Export of Town News\nMade on Monday\n\n" + HEAD + row(t), unclear(COLUMN)),
    csv("only carriage returns", lambda t: (HEAD + row(t)).replace("\n", "\r"), either(COLUMN + "|" + EMPTY)),
    csv("line ends of all kinds in cells", lambda t: HEAD + row(f"x\r\n\ry\n\v\f\u2028{t}"), loaded()),
    csv("formulas", lambda t: HEAD + row(f"=cmd|' /C calc'!A0 {t}", "@SUM(1+1)") + row("+1+1", "-2"), loaded()),
    csv("a formula that fetches", lambda t: HEAD + row(f"=WEBSERVICE('http://127.0.0.1:9/') {t}"), loaded()),
    csv("100,000 columns", lambda t: ",".join(f"c{n}" for n in range(100_000)) + ",text\n" + "," * 100_000 + f'"{t}"\n',
        either(LIMIT)),
    csv("100,000 commas in a row", lambda t: HEAD + row(t) + "," * 100_000 + "\n", loaded()),
    csv("a cell of 5 MB", lambda t: HEAD + row(t) + row("word " * 1_000_000, "a2"), unclear(LIMIT)),
    csv("50,000 rows without text", lambda t: HEAD + row(t) + "a,b,c,d,\n" * 50_000, either(LIMIT)),
    csv("5 MB of quotation marks", lambda _: HEAD + '"' * 5_000_000, unclear(LIMIT + "|" + QUOTES + "|" + EMPTY)),
    csv("one id twice", lambda t: HEAD + row(t) + row(story("twice")), loaded()),
    csv("ids that are paths and markup", lambda t: HEAD + row(t, "../../etc/passwd") + row(story("id"), "<b>x</b>"),
        loaded()),
    csv("an id of 100,000 letters", lambda t: HEAD + row(t, "x" * 100_000), either(LIMIT)),
    csv("dates that are none", lambda t: HEAD + row(t).replace("2025-05-28", "2025-02-31") + row(story("date"), "a2")
        .replace("2025-05-28", "99999999999"), loaded()),
    csv("numbers for text", lambda _: "id,text\n1,2\n2,3.5\n3,-\n", unclear(EMPTY + "|" + COLUMN)),
    csv("a picture", lambda _: png(), skipped(NOT_TEXT + "|" + COLUMN + "|zero")),
    csv("bytes without order", lambda _: noise(20_000), skipped(NOT_TEXT + "|" + COLUMN + "|zero")),
    csv("a zip archive", lambda t: archive([("a.csv", t)]), skipped(NOT_TEXT + "|" + COLUMN + "|zero")),
    csv("a web page", lambda _: page("<p>Please log in"), unclear(COLUMN + "|" + EMPTY)),
    csv("cut inside a letter", lambda t: (HEAD + row(t) + row("caf\u00e9", "a2")).encode()[:-3],
        unclear(QUOTES + "|UTF-8")),
    tsv("0 bytes", lambda _: b"", skipped(EMPTY)),
    tsv("a good one", lambda t: HEAD.replace(",", "\t") + f"a1\tx\t\tBridge\t{t}\n", loaded()),
    tsv("only a header", lambda _: HEAD.replace(",", "\t"), skipped(EMPTY)),
    tsv("commas instead", lambda t: HEAD + row(t), either(COLUMN)),
    tsv("a quotation mark at the start of a cell", lambda t: f'id\ttext\na1\t"Open" {t}\na2\t"Never closed\n',
        unclear(QUOTES)),
    tsv("tabs in the text", lambda t: f"id\ttext\na1\t{t}\tand\ton\n", either("separator|cells|columns")),
    tsv("zero bytes", lambda t: f"id\ttext\na1\t{t}\n\0\0\0\n", unclear("zero|NUL")),
    tsv("100,000 tabs", lambda t: f"id\ttext\na1\t{t}" + "\t" * 100_000, loaded()),
    tsv("UTF-16", lambda t: f"id\ttext\na1\t{t}\n".encode("utf-16"), either("encoding")),
]  # fmt: skip
