"""What a file really is, and the parts of a zip container (docx, odt), opened with care."""

import re
import zipfile
import zlib
from typing import Any, BinaryIO

from .drafts import Limits, Unreadable, needed

_PARTS = 10_000  # members of one document
_RATIO = 200  # times a member above 10 MB may be larger than it is packed
_LARGE = 10_000_000
_MARKUP = 10  # bytes of XML for each letter that an article may have
_SAVE = "Open it in Word or LibreOffice and save it as .docx."
_AGAIN = "Open it in Word or LibreOffice, which may repair it, and save it again."
_OUT = "It is refused; leave it out."
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, LookupError, ValueError)
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

_KINDS = [  # how a file begins; what it is; what to do
    (b"{\\rtf", "an RTF document", "Change the ending of its name to .rtf."),
    (b"%PDF", "a PDF", "Change the ending of its name to .pdf."),
    (b"\x1f\x8b", "a file packed with gzip", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first."),
    (b"\x89PNG", "a picture", "Its text must be typed, or read with OCR."),
    (b"\xff\xd8\xff", "a picture", "Its text must be typed, or read with OCR."),
    (b"GIF8", "a picture", "Its text must be typed, or read with OCR."),
    (b"SQLite format", "a database", "Export the articles as a table."),
    (b"\x7fELF", "a program", "Leave it out."),
    (b"MZ", "a program", "Leave it out."),
]
_PACKED = [  # a member of a zip container that tells what it is
    ("word/document.xml", "a Word document", "Change the ending of its name to .docx."),
    ("xl/workbook.xml", "an Excel workbook", "Change the ending of its name to .xlsx."),
    ("ppt/presentation.xml", "a PowerPoint presentation", "Save its text as .txt or .docx."),
    ("content.xml", "an OpenDocument file", "If it holds text, change the ending of its name to .odt."),
]


def wrong_kind(stream: BinaryIO, wanted: str) -> Unreadable:
    """The error for a file that is not what its name says: what it is, and what to do."""
    kind, advice = _kind(stream)
    return Unreadable(f"It cannot be read as {wanted}: it is {kind}. {advice}")


def _kind(stream: BinaryIO) -> tuple[str, str]:
    stream.seek(0)
    head = stream.read(4096)
    if not head:
        return "empty (0 bytes)", "Save it again; perhaps a download was broken off."
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(stream)
    if head.startswith(b"PK"):
        return _packed(stream)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for sign, kind, advice in _KINDS:
        if start.startswith(sign):
            return kind, advice
    return _written(start.lower())


def _compound(stream: BinaryIO) -> tuple[str, str]:
    """Old Office files and encrypted new ones begin alike; the directory names the streams in UTF-16."""
    stream.seek(0)
    content = stream.read(_LARGE)
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "locked with a password", "Open it in Word or LibreOffice and save it without a password."
    if "WordDocument".encode("utf-16-le") in content:
        return "a Word document of the old kind (.doc)", _SAVE
    return "an Office file of the old kind, or an e-mail of Outlook", _SAVE


def _packed(stream: BinaryIO) -> tuple[str, str]:
    try:
        stream.seek(0)
        members = set(zipfile.ZipFile(stream).namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "damaged or incomplete", "Download or save it again."
    for member, kind, advice in _PACKED:
        if member in members:
            return kind, advice
    return "a zip archive", "Change the ending of its name to .zip."


def _written(start: bytes) -> tuple[str, str]:
    if re.match(rb"(?:<!--.{0,500}?-->\s*)*<(?:!doctype html|html|head|body)", start, re.DOTALL):
        return "a web page (HTML)", "Change the ending of its name to .html."
    if re.match(rb"(?:mime-version:|from:|subject:|date:|content-type:)", start):
        return "a saved web page or e-mail (MHTML)", "Change the ending of its name to .mhtml."
    if start.startswith(b"<"):
        return "XML of another kind", _SAVE
    if b"\0" in start:
        return "a file of an unknown kind", "Open it in the program that made it and save its text as .txt."
    return "plain text", "Change the ending of its name to .txt."


class Container:
    """A zip container: its parts by name. Made by `opened`; nothing is unpacked to disk, no link is followed."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self.names = set(archive.namelist())
        self._archive, self._left = archive, limits.article * _MARKUP

    def xml(self, part: str) -> Any:
        """The root of an XML part (lxml). Unreadable if it is damaged, too large, or defines entities."""
        etree = needed("lxml.etree")
        content = self._bytes(part)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as problem:
            raise Unreadable(f"Its part {part} is damaged ({_plainly(problem)}). {_AGAIN}") from problem
        if root is None:
            raise Unreadable(f"Its part {part} is empty. {_AGAIN}")
        return root

    def _bytes(self, part: str) -> bytes:
        try:
            size = self._archive.getinfo(part).file_size
            if size > self._left:
                raise Unreadable("Its text is too long. Split it, or set limits=Limits(article=…), in letters, higher.")
            self._left -= size
            content = self._archive.read(part)
        except Unreadable:
            raise
        except _DAMAGE as problem:
            raise Unreadable(f"Its part {part} is damaged or missing. {_AGAIN}") from problem
        except RuntimeError as problem:  # zipfile says so of parts with a password
            raise Unreadable("It is locked with a password. Open it and save it without one.") from problem
        if _DTD.search(content) or _DTD.search(content.replace(b"\0", b"")):
            raise Unreadable("It defines entities (DOCTYPE), which no word processor does. It is refused; leave it out.")
        return content


def _plainly(problem: Exception) -> str:
    """What is wrong with XML, without the library's advice to programmers."""
    deep = "excessive depth" in str(problem).lower()
    return "nested too deeply" if deep else re.sub(r" \(<string>.*", "", str(problem))


def opened(stream: BinaryIO, limits: Limits, *, part: str, wanted: str) -> Container:
    """A zip container that holds `part`, after its directory was checked for what bombs do."""
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        raise wrong_kind(stream, wanted) from problem
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > min(_PARTS, limits.files) or unpacked > limits.unpacked:
        raise Unreadable(f"It holds {len(members):,} parts of {unpacked:,} bytes: too much for a document. {_OUT}")
    packed = [m for m in members if m.file_size > max(_LARGE, _RATIO * m.compress_size)]
    if packed:
        size = f"{packed[0].file_size:,} bytes in {packed[0].compress_size:,}"
        raise Unreadable(f"It looks like a zip bomb: {packed[0].filename!r} packs {size}. {_OUT}")
    if part not in archive.namelist():
        if wanted.startswith(_kind(stream)[0]):
            raise Unreadable(f"Its part {part} is missing. {_AGAIN}")
        raise wrong_kind(stream, wanted)
    return Container(archive, limits)
