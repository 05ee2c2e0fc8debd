"""Text files of any size, line by line: never more than one piece of them in memory."""

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple, TextIO

from .decoding import decoded

_FIRST = 1 << 20  # bytes from which the encoding is told
_PIECE = 1 << 16  # letters read at once where they are thrown away
UNDECODED = "\udcff"  # stands where bytes are no letters; no real text has it
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip


def _marked(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    return UNDECODED, problem.end


codecs.register_error("toolkit.marked", _marked)


class Coding(NamedTuple):
    """How a file's letters are coded, and its text if it is a short one."""

    encoding: str
    basis: str
    notes: tuple[str, ...] = ()
    text: str | None = None


def coding_of(stream: BinaryIO, given: str | None) -> Coding:
    """How the letters of a file are coded, told from its first million bytes. Errors as in `decoded`."""
    stream.seek(0)
    first = stream.read(_FIRST)
    if not stream.read(1):
        found = decoded(first, given=given)
        return Coding(found.encoding, found.basis, found.notes, found.text)
    marked = next((encoding for mark, encoding in _MARKS if first.startswith(mark)), None)
    if marked and not given:
        return Coding(marked, "byte order mark")
    found = decoded(_cut(first), given=given)
    return Coding(found.encoding, found.basis, found.notes)


def _cut(first: bytes) -> bytes:
    """The first bytes without a letter that is cut in two at their end."""
    if b"\0" in first:
        return first[: len(first) // 4 * 4]
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(first).encode()
    except UnicodeDecodeError:
        return first[: first.rfind(b"\n") + 1] or first


@contextmanager
def text_of_file(stream: BinaryIO, coding: Coding) -> Iterator[TextIO]:
    """The file's text from its start, line ends as they are; UNDECODED stands for bytes that are no letters."""
    if coding.text is not None:
        text: TextIO = io.StringIO(coding.text, newline="")
        _pass_mark(text)
        yield text
        return
    stream.seek(0)
    wrapper = io.TextIOWrapper(stream, coding.encoding, errors="toolkit.marked", newline="")
    try:
        _pass_mark(wrapper)
        yield wrapper
    finally:
        wrapper.detach()  # or the file would be closed with it


def _pass_mark(text: TextIO) -> None:
    if text.read(1) != "\ufeff":
        text.seek(0)


def bounded_lines(text: TextIO, most: int) -> Iterator[tuple[str, bool]]:
    """The lines with their ends; of one with more than `most` letters the beginning, and False.

    >>> list(bounded_lines(io.StringIO("ab\\nabcdef\\n"), 3))
    [('ab\\n', True), ('abcd', False)]
    """
    while line := text.readline(most + 1):
        whole, piece = len(line) <= most or line[-1] in "\r\n", line
        while not whole and piece and piece[-1] not in "\r\n":
            piece = text.readline(_PIECE)
        yield line, whole
