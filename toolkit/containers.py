"""The parts of a zip container (docx, odt), opened with care."""

import re
import zipfile
import zlib
from typing import Any, BinaryIO

from .drafts import Limits, Unreadable, needed
from .kinds import kind_of, wrong_kind

_PARTS = 10_000  # members of one document
_RATIO = 200  # times a member above 10 MB may be larger than it is packed
_LARGE = 10_000_000
_MARKUP = 10  # bytes of XML for each letter that an article may have
_AGAIN = "Open it in Word or LibreOffice, which may repair it, and save it again."
_OUT = "It is refused; leave it out."
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, LookupError, ValueError)
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


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
            what = "nested too deeply" if "excessive depth" in str(problem).lower() else "damaged"
            raise Unreadable(f"Its part {part} is {what}. {_AGAIN}") from problem
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
            raise Unreadable(f"It defines entities (DOCTYPE), which no word processor does. {_OUT}")
        return content


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
        if wanted.startswith(kind_of(stream)[0]):
            raise Unreadable(f"Its part {part} is missing. {_AGAIN}")
        raise wrong_kind(stream, wanted)
    return Container(archive, limits)
