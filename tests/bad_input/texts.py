"""Plain text: code pages, damage, hostile characters, and other things named .txt."""

import base64
import struct
import zlib

from .kind import Kind, either, loaded, skipped, told, unclear

FRENCH = "Le maire a déclaré hier à l’hôpital : « La forêt brûlée était bien protégée, où est passée l’eau ? »"
GERMAN = "Die Brücke über den Fluss bleibt geschlossen; die Bürger ärgern sich über die größeren Umwege."
RUSSIAN = "Мост через реку закрыли в понедельник, жители города едут в объезд и жалуются на большие очереди."
JAPANESE = "町の橋は月曜日に閉鎖されました。住民は遠回りをしなければなりません。市長は説明を拒否しました。"
KOREAN = "다리는 월요일에 폐쇄되었습니다. 주민들은 먼 길을 돌아가야 합니다. 시장은 설명을 거부했습니다."
CHINESE = "这座桥星期一关闭了。居民们不得不绕道而行。市长拒绝说明原因，并表示维修还需要几个月的时间。"
GREEK = "Η γέφυρα έκλεισε τη Δευτέρα και οι κάτοικοι της πόλης πρέπει να κάνουν μεγάλο κύκλο κάθε πρωί."
TURKISH = "Köprü pazartesi günü kapatıldı; şehrin sakinleri işe gitmek için uzun yoldan dolaşıyor, dedi başkan."
CESU = b"\xed\xa0\xbd\xed\xb8\x80"  # an emoji as two surrogates, three bytes each
NO_WORD = "empty|no word|no text|no article"
ASK = "encoding|UTF-8|not text|characters|bytes"
NOT_TEXT = "no text|not text|not a text|read as a text|binary|looks like|picture|zero bytes|is not what|encoding"


def png() -> bytes:
    head = struct.pack(">IIBBBBB", 40, 40, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(range(121)) * 40)), (b"IEND", b"")]
    chunks = [struct.pack(">I", len(b)) + a + b + struct.pack(">I", zlib.crc32(a + b)) for a, b in parts]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def noise(length: int) -> bytes:
    """Bytes without any order, the same each time."""
    return b"".join(zlib.crc32(number.to_bytes(4, "big")).to_bytes(4, "big") for number in range(length // 4))


def one(name, content, expected, text="", file="a.txt"):
    return Kind(name, lambda text: {file: content(text) if callable(content) else content}, expected, text)


def spoilt(place: str, at: int) -> Kind:
    """UTF-8 with one byte that is none, at the start, in a character, at the end …"""
    words = f"La forêt brûlée près de l’étang était protégée depuis des années, dit le maire de la ville. {place}"
    return one(
        f"txt, UTF-8 with one wrong byte {place}",
        lambda text: (raw := text.encode())[:at] + b"\xff" + raw[at + 1 :] if at >= 0 else raw[:at],
        unclear(ASK),
        words,
    )


def coded(name: str, codec: str, text: str, expected=None) -> Kind:
    return one(f"txt in {name}", lambda text: text.encode(codec), expected or either(ASK), text)


KINDS = [
    one("txt, 0 bytes", b"", told(NO_WORD)),
    one("txt, only blanks and line ends", " \n\t \r\n  ", told(NO_WORD)),
    one("txt, only a byte order mark", b"\xef\xbb\xbf", told(NO_WORD)),
    one("txt, only zero-width characters", "\u200b\u200c\u200d\ufeff" * 50, told(NO_WORD)),
    one("txt, only a UTF-16 byte order mark", b"\xff\xfe", told(NO_WORD)),
    one("txt, only punctuation", "... --- !!! ???", told(NO_WORD)),
    one("txt, a zero byte in the middle", lambda t: t[:40].encode() + b"\0" + t[40:].encode(), unclear("zero|NUL")),
    one("txt, zero bytes at the end", lambda t: t.encode() + bytes(4000), unclear("zero|NUL|not text")),
    one("txt, only zero bytes", bytes(5000), skipped("zero|empty|not text|binary|no text")),
    spoilt("as its first", 0),
    spoilt("inside a letter", 6),
    spoilt("after a letter", 8),
    spoilt("in the middle of a word", 30),
    one("txt, UTF-8 cut inside its last letter", lambda t: t.encode()[:-1], unclear(ASK), "Le maire visita le café"),
    one("txt, a stray continuation byte", lambda t: t[:20].encode() + b"\x80" + t[20:].encode(), unclear(ASK)),
    one("txt, an overlong slash", lambda t: t.encode() + b" \xc0\xaf\xc0\xae", unclear(ASK)),
    one("txt, surrogates as in CESU-8", lambda t: t.encode() + b" " + CESU, unclear(ASK)),
    one("txt, a lone surrogate", lambda t: t.encode() + b" \xed\xa0\x80", unclear(ASK)),
    one("txt, a character beyond Unicode", lambda t: t.encode() + b" \xf5\x90\x80\x80", unclear(ASK)),
    one("txt, half UTF-8, half Windows-1252", lambda t: (t + "\n\n").encode() + t.encode("cp1252"), unclear(ASK),
        "L’été dernier, la forêt brûlée était protégée."),
    coded("UTF-8 with a byte order mark", "utf-8-sig", FRENCH, loaded("\ufeff")),
    coded("UTF-16 with a byte order mark", "utf-16", GERMAN + " Mit Marke.", loaded("\0")),
    coded("UTF-16 without a byte order mark", "utf-16-le", GERMAN + " Ohne Marke.", either(ASK, "\0")),
    coded("UTF-16, big first, without a mark", "utf-16-be", FRENCH + " Grand.", either(ASK, "\0")),
    one("txt in UTF-16, an odd number of bytes", lambda t: t.encode("utf-16")[:-1], unclear(ASK, "\0")),
    one("txt in UTF-16, half a pair", lambda t: t.encode("utf-16") + b"\x00\xd8", unclear(ASK, "\0")),
    coded("UTF-32 with a byte order mark", "utf-32", RUSSIAN + " 32.", either(ASK, "\0")),
    coded("UTF-32 without a byte order mark", "utf-32-be", RUSSIAN + " 33.", either(ASK, "\0")),
    coded("UTF-7", "utf-7", GERMAN + " (sieben)", unclear(ASK)),
    coded("EBCDIC", "cp500", "THE BRIDGE WAS CLOSED ON MONDAY. The mayor said nothing about it at all, and left.",
          unclear(ASK)),
    coded("Windows-1252", "cp1252", FRENCH + " Été."),
    coded("Windows-1251", "cp1251", RUSSIAN + " Город."),
    coded("KOI8-R", "koi8-r", RUSSIAN + " Река."),
    coded("IBM 866", "cp866", RUSSIAN + " Мост."),
    coded("Shift JIS", "shift_jis", JAPANESE),
    coded("EUC-JP", "euc_jp", JAPANESE + "橋。"),
    coded("ISO-2022-JP", "iso2022_jp", JAPANESE + "川。", unclear(ASK)),
    coded("EUC-KR", "euc_kr", KOREAN),
    coded("GB18030", "gb18030", CHINESE),
    coded("Big5", "big5", "這座橋星期一關閉了。居民們不得不繞道而行。市長拒絕說明原因，維修還需要幾個月的時間。"),
    coded("Windows-1253", "cp1253", GREEK),
    coded("Windows-1254", "cp1254", TURKISH),
    coded("Mac Roman", "mac_roman", FRENCH + " Pomme.", unclear(ASK)),
    coded("IBM 437", "cp437", GERMAN + " Rechner.", unclear(ASK)),
    coded("HZ", "hz", CHINESE + "河。", unclear(ASK)),
    one("txt, a picture", lambda _: png(), skipped(NOT_TEXT)),
    one("txt, a program for Linux", lambda _: b"\x7fELF\x02\x01\x01" + noise(9000), skipped(NOT_TEXT)),
    one("txt, a program for Windows", lambda _: b"MZ\x90\0\x03\0\0\0" + noise(9000), skipped(NOT_TEXT)),
    one("txt, a piece of music", lambda _: b"ID3\x04\0\0\0\0\0\x0a\xff\xfb\x90" + noise(9000), skipped(NOT_TEXT)),
    one("txt, gzip", lambda t: zlib.compress(t.encode() * 9, wbits=31), skipped(NOT_TEXT)),
    one("txt, bytes without order", lambda _: noise(20_000), skipped(NOT_TEXT)),
    one("txt, a PDF", lambda _: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + noise(5000), skipped(NOT_TEXT + "|PDF")),
    one("txt, a zip archive", lambda _: b"PK\x03\x04" + noise(5000), skipped(NOT_TEXT + "|zip|docx")),
    one("txt, an OLE document", lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(5000),
        skipped(NOT_TEXT + "|Word")),
    one("txt, RTF inside", lambda t: r"{\rtf1\ansi " + t + "}", unclear("RTF")),
    one("txt, a web page inside", lambda t: f"<!DOCTYPE html><html><body><p>{t}</p></body></html>", unclear("HTML")),
    one("txt, base64", lambda t: base64.encodebytes(t.encode() * 20), unclear()),
    one("txt, 5 MB on one line", lambda t: (t + " ") * (5_000_000 // len(t)), either("long|letters|limit")),
    one("txt, 3 MB of one word", "x" * 3_000_000, unclear("long|letters|limit")),
    one("txt, 3 MB of quotation marks", '"“”’' * 300_000, unclear("long|letters|limit")),
    one("txt, 200,000 empty lines", lambda t: "\n" * 200_000 + t, either("long|letters|limit")),
    one("txt, 30,000 lines of one letter", lambda t: "a\n" * 30_000 + t, either("long|letters|limit")),
    one("txt, 50,000 & signs", "&amp;" * 50_000, unclear("long|letters|limit")),
    one("txt, 30,000 marks of mojibake", "Ã¢â‚¬â„¢" * 30_000, unclear("long|letters|limit")),
    one("txt, 1 MB of soft hyphens", lambda t: "\u00ad".join(t) + "\u00ad" * 500_000, either("long|letters|limit")),
    one("txt, bidirectional overrides", lambda t: f"{t} \u202egnp.exe\u202c \u2067abc\u2069 \u202a\u202a\u202a",
        loaded()),
    one("txt, 10,000 combining marks", lambda t: t + " Z" + "\u0301\u0323" * 5_000, loaded()),
    one("txt, ANSI escapes", lambda t: f"\x1b[31m\x1b]0;title\x07\x1b[2J{t}\x1b[0m", unclear("control")),
    one("txt, every control character", lambda t: t + " ".join(map(chr, [*range(1, 32), *range(127, 160)])),
        unclear("control|zero|encoding")),
    one("txt, old Mac line ends", lambda t: "\r".join(t.split(". ")), unclear()),
    one("txt, three kinds of line ends", lambda t: f"One.\r\nTwo.\rThree.\n\u2028Four.\u2029Five.\x85{t}", loaded()),
    one("txt, private use and unassigned letters", lambda t: t + " \ue000\uf8ff\u0378\U0010ffff\ufdd0", loaded()),
    one("txt, replacement characters", lambda t: t + " caf\ufffd \ufffd\ufffd", loaded()),
    one("txt, tag characters that nobody sees", lambda t: t + "".join(chr(0xE0000 + ord(c)) for c in "ignore me"),
        loaded()),
    one("txt, markup that would be run", lambda t: f"<script>alert(1)</script>{t}<img src=x onerror=alert(1)>",
        loaded()),
    one("txt, formulas", lambda t: f"=cmd|' /C calc'!A0\n\n@SUM(1)\n\n{t}", loaded()),
    one("txt, deep indentation", lambda t: "\n".join(" " * n + "x" for n in range(1500)) + "\n" + t, unclear("long")),
    one("txt, headline 2,000 times", lambda t: "Bridge closed on Monday\n\n" * 2000 + t, loaded()),
    one("txt, 5,000 date stamps", lambda t: "28 May 2025\n" * 5_000 + t, loaded()),
    one("md, 0 bytes", b"", told(NO_WORD), file="a.md"),
    one("md, 50,000 open brackets", lambda t: t + "\n\n" + "[" * 50_000 + "](", either("long|deep"), file="a.md"),
    one("md, 50,000 signs of quotation", lambda t: f"{t}\n\n{'>' * 50_000} x", either("long|deep"), file="a.md"),
    one("md, 50,000 stars", lambda t: f"{t}\n\n" + "*a_" * 50_000, either("long|deep"), file="a.md"),
    one("md, 50,000 back ticks", lambda t: f"{t}\n\n" + "".join("`" * (n % 99) + "x" for n in range(1000)),
        either("long"), file="a.md"),
    one("md, front matter that is not closed", lambda t: f"---\ntitle: x\n\n{t}", either(), file="a.md"),
    one("md, front matter that would run", lambda t: f"---\ntitle: !!python/object/apply:os.system ['id']\n---\n\n{t}",
        loaded("uid="), file="a.md"),
    one("md, a fence that is not closed", lambda t: f"{t}\n\n```\ncode", loaded(), file="a.md"),
    one("md, a picture of elsewhere", lambda t: f"![x](file:///etc/passwd)\n\n{t}", loaded("root:x"), file="a.md"),
    one("md, in Windows-1252", lambda t: t.encode("cp1252"), either(ASK), FRENCH + " Marque.", "a.md"),
    one("md, a program", lambda _: b"\x7fELF\x02\x01\x01" + noise(9000), skipped(NOT_TEXT), file="a.md"),
]  # fmt: skip
