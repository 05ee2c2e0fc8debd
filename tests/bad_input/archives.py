"""Zip archives: bombs, ways out of the folder, damage, and what a file manager puts into them."""

import io
import stat
import struct
import tarfile
import warnings
import zipfile

from . import kind
from .kind import Kind, either, ignored, loaded, skipped, story, told, unclear
from .texts import noise, png

OUT = r"outside|leads|path|link|kind"
BOMB = "unpack|large|big|limit|bytes|ratio|more than"
DAMAGED = "zip|unpacked|damaged|broken|truncated|cannot be read|incomplete"


def archive(members, *, method=zipfile.ZIP_DEFLATED, comment=b"") -> bytes:
    """A zip of (name or ZipInfo, content)."""
    whole = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(whole, "w", method, compresslevel=1) as packed:
        warnings.simplefilter("ignore")  # that names are given twice is meant
        for name, content in members:
            packed.writestr(name, content)
        packed.comment = comment
    return whole.getvalue()


def special(name: str, mode: int) -> zipfile.ZipInfo:
    """A member that says it is a link, a pipe, a device."""
    member = zipfile.ZipInfo(name)
    member.create_system, member.external_attr = 3, mode << 16
    return member


def patched(raw: bytes, at: int, what: bytes) -> bytes:
    """The bytes at a place in every central entry changed (see the table of fields in APPNOTE.TXT)."""
    changed, here = bytearray(raw), raw.find(b"PK\x01\x02")
    while here >= 0:
        changed[here + at : here + at + len(what)] = what
        here = raw.find(b"PK\x01\x02", here + 4)
    return bytes(changed)


def both(raw: bytes, at: int, what: bytes) -> bytes:
    """The same, and in the first local header, whose fields stand two bytes further to the front."""
    return raw[: at - 2] + what + patched(raw, at, what)[at - 2 + len(what) :]


def renamed(before: bytes, after: bytes, text: str, flag=b"\0\0") -> bytes:
    """A zip with a name that Python would not write."""
    raw = archive([(before.decode("ascii"), text)])
    return patched(raw, 8, flag).replace(before, after)


def overlapping(text: str, times: int) -> bytes:
    """Many entries of the directory that point at one and the same packed file."""
    raw = archive([("a0000.txt", text + "0" * 3_000_000)])
    start, end = raw.index(b"PK\x01\x02"), raw.index(b"PK\x05\x06")
    entries = b"".join(raw[start:end].replace(b"a0000.txt", b"a%04d.txt" % n) for n in range(times))
    return raw[:start] + entries + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, times, times, len(entries), start, 0)


def nested(levels: int, copies: int) -> bytes:
    """Zips in zips in zips, the innermost of zeros."""
    content = archive([("0.txt", bytes(2_000_000))])
    for level in range(levels):
        content = archive([(f"{level}-{n}.zip", content) for n in range(copies)])
    return content


def zip64(text: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed, packed.open("a.txt", "w", force_zip64=True) as member:
        member.write(text.encode())
    return whole.getvalue()


def tar(text: str) -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as packed:
        member = tarfile.TarInfo("../a.txt")
        member.size = len(text)
        packed.addfile(member, io.BytesIO(text.encode()))
    return whole.getvalue()


def half_locked(text: str) -> bytes:
    """Two members, the first of which asks for a password."""
    raw = bytearray(archive([("b.txt", story("locked")), ("a.txt", text)]))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def packed(name, content, expected, file="a.zip", text=""):
    return Kind(name, lambda text: {file: content(text)}, expected, text)


def named(what, name, expected=None):
    return packed(f"zip, a member named {what}", lambda t: archive([(name, t)]), expected or either(OUT))


KINDS = [
    packed("zip, 0 bytes", lambda _: b"", skipped(DAMAGED + "|empty")),
    packed("zip, without members", lambda _: archive([]), skipped("empty|no file|nothing|no article")),
    packed("zip, only folders", lambda _: archive([("x/", b""), ("x/y/", b"")]), skipped("empty|no file|nothing|no ")),
    packed("zip, only pictures", lambda _: archive([("x.png", png())]), skipped("no file|nothing|no |png|kind")),
    packed("zip, cut in the middle", lambda t: archive([("a.txt", t), ("b.txt", noise(9999))])[:5000],
           skipped(DAMAGED)),
    packed("zip, the end missing", lambda t: archive([("a.txt", t)])[:-10], skipped(DAMAGED)),
    packed("zip, the start missing", lambda t: archive([("b.txt", noise(999)), ("a.txt", t)])[300:], unclear(DAMAGED)),
    packed("zip, only its first letters", lambda _: b"PK\x03\x04", skipped(DAMAGED)),
    packed("zip, bytes without order", lambda _: noise(5000), skipped(DAMAGED)),
    packed("zip, a text", lambda t: t.encode(), skipped(DAMAGED + "|not a zip")),
    packed("zip, a web page of an error", lambda _: b"<html>404 Not Found</html>", skipped(DAMAGED)),
    packed("zip, a tar archive", tar, skipped(DAMAGED)),
    packed("zip, a rar archive", lambda _: b"Rar!\x1a\x07\x01\0" + noise(999), skipped(DAMAGED)),
    packed("zip, a 7z archive", lambda _: b"7z\xbc\xaf'\x1c\0\x04" + noise(999), skipped(DAMAGED)),
    packed("zip, a wrong checksum", lambda t: both(archive([("a.txt", t)]), 16, b"\1\2\3\4"),
           skipped(DAMAGED + "|CRC|check")),
    packed("zip, packed bytes changed", lambda t: (raw := archive([("a.txt", t)]))[:60] + b"\xff" * 40 + raw[100:],
           skipped(DAMAGED + "|CRC|check|unpack")),
    packed("zip, bytes before it", lambda t: b"MZ" + noise(4000) + archive([("a.txt", t)]), either(DAMAGED)),
    packed("zip, bytes after it", lambda t: archive([("a.txt", t)]) + b"after" * 100, either(DAMAGED)),
    packed("zip, 200 KB after it", lambda t: archive([("a.txt", t)]) + noise(200_000), either(DAMAGED)),
    packed("zip, two one after the other", lambda t: archive([("b.txt", noise(99))]) + archive([("a.txt", t)]),
           either(DAMAGED)),
    packed("zip, a comment of 65,535 bytes", lambda t: archive([("a.txt", t)], comment=b"PK\5\6" * 16383),
           either(DAMAGED)),
    packed("zip, with a password", lambda t: both(archive([("a.txt", t)]), 8, b"\1\0"),
           skipped("password|encrypted|protected")),
    packed("zip, one of two with a password", half_locked, loaded()),
    packed("zip, an unknown method of packing", lambda t: both(archive([("a.txt", t)]), 10, b"\x09\0"),
           skipped("method|compress|packed|support")),
    packed("zip, encrypted with AES", lambda t: both(both(archive([("a.txt", t)]), 10, b"\x63\0"), 8, b"\1\0"),
           skipped("password|encrypted|protected|method|compress")),
    packed("zip, in several parts", lambda t: archive([("a.txt", t)])[:-18] + b"\3\0\2\0"
           + archive([("a.txt", t)])[-14:], unclear(DAMAGED + "|part")),
    packed("zip, in the large format", zip64, loaded()),
    packed("zip, packed with bzip2", lambda t: archive([("a.txt", t)], method=zipfile.ZIP_BZIP2), loaded()),
    packed("zip, packed with LZMA", lambda t: archive([("a.txt", t)], method=zipfile.ZIP_LZMA), loaded()),
    # bombs
    packed("zip bomb, 300 MB of zeros", lambda _: archive([("a.txt", bytes(300_000_000))]), skipped(BOMB)),
    packed("zip bomb, bzip2", lambda _: archive([("a.txt", bytes(200_000_000))], method=zipfile.ZIP_BZIP2),
           skipped(BOMB)),
    packed("zip bomb, 100 members of 3 MB", lambda _: archive([(f"{n}.txt", b"a" * 3_000_000) for n in range(100)]),
           unclear(BOMB)),
    packed("zip bomb, members that overlap", lambda t: overlapping(t, 500), unclear(BOMB + "|overlap")),
    packed("zip bomb, nested", lambda _: nested(4, 6), skipped(BOMB + "|zip in|nested|archive|inside")),
    packed("zip bomb, 40 levels deep", lambda _: nested(40, 1), skipped(BOMB + "|zip in|nested|archive|inside")),
    packed("zip bomb, says it is small", lambda _: both(archive([("a.txt", bytes(200_000_000))]), 24, b"\x10\0\0\0"),
           skipped(BOMB + "|" + DAMAGED)),
    packed("zip bomb, 30,000 empty members", lambda _: archive([(f"{n}.txt", b"") for n in range(30_000)]),
           unclear(BOMB + "|files|many|empty")),
    packed("zip, says it is huge", lambda t: both(archive([("a.txt", t)]), 24, b"\xff\xff\xff\x7f"), either(BOMB)),
    packed("zip, says it is empty", lambda t: both(archive([("a.txt", t)]), 24, b"\0\0\0\0"),
           unclear(BOMB + "|empty|" + DAMAGED)),
    packed("zip, another name in front of the member", lambda t: archive([("a.txt", t)]).replace(b"a.txt", b"b.txt", 1),
           unclear(DAMAGED)),
    packed("zip, an offset beyond its end", lambda t: patched(archive([("a.txt", t)]), 42, b"\xff\xff\xff\x0f"),
           skipped(DAMAGED)),
    packed("zip, a directory beyond its end", lambda t: archive([("a.txt", t)])[:-6] + b"\xff\xff\xff\x0f\0\0",
           skipped(DAMAGED)),
    # names
    named("../", "../../../escaped.txt"),
    named("from the root", "/escaped.txt"),
    named("with a drive letter", "C:/escaped.txt"),
    named("with backslashes", "..\\..\\escaped.txt"),
    named("on a server", "\\\\127.0.0.1\\share\\escaped.txt"),
    named("with dots inside", "x/../../y/./escaped.txt"),
    named("with a line end", "a\nb.txt"),
    named("with markup", "<script>alert(1)<script>.txt"),
    named("with control characters", "a\x1b[31m\x07.txt"),
    named("with a bidirectional override", "a\u202etxt.exe.txt"),
    named("like a device of Windows", "CON.txt"),
    named("with blanks at its end", "a.txt   "),
    named("with 60,000 letters", "x" * 60_000 + ".txt"),
    named("in a folder 500 levels deep", "x/" * 500 + "a.txt"),
    named("like the archive's own table", "x/y/articles.csv", unclear()),
    packed("zip, a name with a zero byte", lambda t: renamed(b"abcdef.txt", b"abc\0ef.txt", t),
           either(OUT + "|zero|ending")),
    packed("zip, a name in IBM 866", lambda t: renamed(b"aaaaaa.txt", "Москва".encode("cp866") + b".txt", t), loaded()),
    packed("zip, a name that says UTF-8 and is not",
           lambda t: renamed(b"aaaaaa.txt", b"\xff\xfe\xfd\xe9\xe8\xe7.txt", t, b"\0\x08"), either(DAMAGED + "|name")),
    packed("zip, one name twice", lambda t: archive([("a.txt", story("first")), ("a.txt", t)]), loaded()),
    packed("zip, names that differ in case", lambda t: archive([("a.txt", story("lower")), ("A.TXT", t)]), loaded()),
    packed("zip, a file and a folder of one name",
           lambda t: archive([("x.txt", story("file")), ("x.txt/a.txt", t)]), loaded()),
    packed("zip, a folder named a.txt", lambda t: archive([("a.txt/", b""), ("b.txt", t)]), loaded()),
    packed("zip, a link to a file outside",
           lambda _: archive([(special("a.txt", stat.S_IFLNK | 0o777), kind.ELSEWHERE["file"])]), skipped("link")),
    packed("zip, a link and a file through it",
           lambda t: archive([(special("x", stat.S_IFLNK | 0o777), "/tmp"), ("x/escaped.txt", t)]), either(OUT)),
    packed("zip, a pipe", lambda _: archive([(special("a.txt", stat.S_IFIFO | 0o666), b"")]),
           told("pipe|not a file|empty|ordinary|no word")),
    packed("zip, a device", lambda _: archive([(special("a.txt", stat.S_IFCHR | 0o666), b"")]),
           told("device|not a file|empty|ordinary|no word")),
    packed("zip, what a Mac adds", lambda t: archive([("a.txt", t), ("__MACOSX/._a.txt", noise(200)),
           (".DS_Store", noise(99)), ("Thumbs.db", noise(99))]), loaded()),
    packed("zip, a lock file of Word", lambda t: archive([("~$a.docx", noise(162)), ("a.txt", t)]), loaded()),
    packed("zip, a zip inside", lambda t: archive([("b.zip", archive([("a.txt", t)]))]), either("zip|archive|inside")),
    packed("zip, itself named twice inside", lambda t: archive([("a.zip", archive([("a.zip", archive([("a.txt",
           t)]))])),
           ("a.txt", story("outer"))]), unclear("zip|archive|inside")),
    packed("zip, a broken zip inside", lambda t: archive([("b.zip", b"PK\3\4broken"), ("a.txt", t)]), loaded()),
    packed("zip, a good and a broken member", lambda t: archive([("b.txt", noise(9999)), ("a.txt", t)]), loaded()),
    packed("zip, named .ZIP", lambda t: archive([("a.txt", t)]), loaded(), "a.ZIP"),
    packed("zip, a docx named .zip", lambda t: archive([("word/document.xml", f"<w>{t}</w>"),
           ("[Content_Types].xml", "<Types/>")]), unclear("docx|Word|no file|nothing|no |document")),
    Kind("zip, a volume without its start", lambda _: {"a.z01": noise(999)}, ignored),
]  # fmt: skip
