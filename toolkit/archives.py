"""What lies in a zip archive, read in memory and bounded: nothing is ever unpacked to the disk."""

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import BinaryIO

from .drafts import LIMITS, Limits, Unreadable
from .files import LINK, File, nothing, passed_over, shown, too_many

_PIECE = 1_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Archive:
    """An open zip archive. What has been unpacked so far counts against `limits.unpacked`.

    Unreadable if it is not a zip archive or a broken one.
    """

    def __init__(self, stream: BinaryIO, *, limits: Limits = LIMITS) -> None:
        self.limits, self.left = limits, limits.unpacked
        try:
            self.zip = zipfile.ZipFile(stream)
        except _BROKEN as problem:
            raise Unreadable("It is no whole zip archive. Download or save it again.") from problem

    def files(self) -> Iterator[File]:
        """Every file in the archive, in alphabetical order."""
        members = [member for member in self.zip.infolist() if not member.is_dir()]
        for member in sorted(members[: self.limits.files], key=lambda member: (_name(member).lower(), _name(member))):
            yield File(_name(member), *self._way_in(member))
        if len(members) > self.limits.files:
            yield File("…", nothing, too_many(self.limits))

    def _way_in(self, member: zipfile.ZipInfo) -> tuple[Callable[[], BinaryIO], str, bool]:
        """How to open a member, and what speaks against it."""
        parts, kind = _name(member).split("/"), stat.S_IFMT(member.external_attr >> 16)
        if ".." in parts or parts[0] == "" or parts[0].endswith(":"):
            return nothing, "Its name leads out of the archive. Rename it and pack it again if you trust it.", False
        if why := next(filter(None, (passed_over(part) for part in parts)), ""):
            return nothing, why, True
        if kind == stat.S_IFLNK:
            return nothing, LINK, False
        if kind not in (0, stat.S_IFREG):
            return nothing, "It is not an ordinary file (but a device, a pipe or the like). Leave it out.", False
        if member.flag_bits & 1:
            return nothing, "It is locked with a password. Unpack the archive and load the folder.", False
        return partial(self._content, member), "", False

    def _content(self, member: zipfile.ZipInfo) -> BinaryIO:
        """A member, unpacked. What the archive says of its size is not believed."""
        content = io.BytesIO()
        try:
            with self.zip.open(member) as packed:
                while piece := packed.read(_PIECE):
                    self.left -= len(piece)
                    if self.left < 0 or content.tell() > self.limits.file:
                        raise Unreadable(self._too_large(content.tell() > self.limits.file))
                    content.write(piece)
        except _BROKEN as problem:
            if isinstance(problem, Unreadable):
                raise
            why = "it is damaged, or packed in a way that is not known here"
            raise Unreadable(f"It cannot be unpacked: {why}. Download or pack the archive again.") from problem
        content.seek(0)
        return content

    def _too_large(self, alone: bool) -> str:
        if alone:
            return f"Unpacked it is larger than {self.limits.file / 1e6:,.0f} MB. Set limits=Limits(file=…) higher."
        most = self.limits.unpacked / 1e6
        return f"The archive unpacks to more than {most:,.0f} MB. Set limits=Limits(unpacked=…) higher, or split it."


def _name(member: zipfile.ZipInfo) -> str:
    """Its path; many programs write UTF-8 there without saying so, which zipfile then reads as the old IBM letters."""
    name = member.filename
    if not member.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return shown(name.replace("\\", "/"))
