"""What a file really is, told from how it begins: for one that is not what its name says."""

import re
import zipfile
from typing import BinaryIO

from .drafts import Unreadable

_SAVE = "Open it in Word or LibreOffice and save it as .docx."
_BEFORE = b"\xef\xbb\xbf \t\r\n"  # what may stand in front
_OFFICE = b"\xd0\xcf\x11\xe0"  # old files of Office, and new ones with a password
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TYPED = "Its text must be typed, or read with OCR."
_KINDS = [  # how a file begins; what it is; what to do
    (b"{\\rtf", "an RTF document", "Change the ending of its name to .rtf."),
    (b"%PDF", "a PDF", "Change the ending of its name to .pdf."),
    (b"\x1f\x8b", "a file packed with gzip", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first."),
    (b"\x89PNG", "a picture", _TYPED),
    (b"\xff\xd8\xff", "a picture", _TYPED),
    (b"GIF8", "a picture", _TYPED),
    (b"PAR1", "a table of the kind .parquet", "Change the ending of its name to .parquet."),
    (b"bplist00", "a Safari web archive", "Save the page with another browser as one file (.mhtml), or copy its text."),
    (b"SQLite format", "a database", "Export the articles as a table."),
    (b"\x7fELF", "a program", "Leave it out."),
]
_PACKED = [  # a member of a zip container that tells what it is
    ("word/document.xml", "a Word document", "Change the ending of its name to .docx."),
    ("xl/workbook.xml", "an Excel workbook", "Change the ending of its name to .xlsx."),
    ("ppt/presentation.xml", "a PowerPoint presentation", "Save its text as .txt or .docx."),
    ("content.xml", "an OpenDocument file", "If it holds text, change the ending of its name to .odt."),
]


def is_binary(start: bytes) -> bool:
    """Whether a file that begins so is surely no text and no web page."""
    return start.startswith((_OFFICE, *_ZIP)) or _signed(start) is not None


def _signed(start: bytes) -> tuple[str, str] | None:
    start = start.lstrip(_BEFORE)
    if start.startswith(b"MZ") and b"\0" in start:  # two letters alone may begin a text
        return "a program", "Leave it out."
    return next(((kind, advice) for sign, kind, advice in _KINDS if start.startswith(sign)), None)


def wrong_kind(stream: BinaryIO, wanted: str) -> Unreadable:
    """The error for a file that is not what its name says: what it is, and what to do."""
    kind, advice = kind_of(stream)
    return Unreadable(f"It cannot be read as {wanted}: it is {kind}. {advice}")


def kind_of(stream: BinaryIO) -> tuple[str, str]:
    """What a file is, and what to do with it."""
    stream.seek(0)
    head = stream.read(4096)
    if not head:
        return "empty (0 bytes)", "Save it again; perhaps a download was broken off."
    if head.startswith(_OFFICE):
        return _compound(stream)
    if head.startswith(_ZIP):
        return _packed(stream)
    return _signed(head) or _written(head.lstrip(_BEFORE).lower())


def _compound(stream: BinaryIO) -> tuple[str, str]:
    """Old Office files and encrypted new ones begin alike; the directory names the streams in UTF-16."""
    stream.seek(0)
    content = stream.read(10_000_000)
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
        return "a damaged or incomplete zip archive or document", "Download or save it again."
    for member, kind, advice in _PACKED:
        if member in members:
            return kind, advice
    return "a zip archive", "Change the ending of its name to .zip."


def _written(start: bytes) -> tuple[str, str]:
    if re.match(rb"(?:<!--(?:(?!-->).){0,500}-->\s*)*+<(?:!doctype html|html|head|body)", start, re.DOTALL):
        return "a web page (HTML)", "Change the ending of its name to .html."
    if re.match(rb"(?:mime-version:|from:|subject:|date:|content-type:)", start):
        return "a saved web page or e-mail (MHTML)", "Change the ending of its name to .mhtml."
    if start.startswith(b"<"):
        return "XML of another kind", _SAVE
    if b"\0" in start:
        return "a file of an unknown kind", "Open it in the program that made it and save its text as .txt."
    return "plain text", "Change the ending of its name to .txt."
