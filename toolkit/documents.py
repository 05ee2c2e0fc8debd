"""Parsers for documents: .docx, .rtf, .odt and .pdf become the text that a reader of them sees.

One paragraph is one line. Notes stand at the end, changes that were tracked are shown as accepted, numbers that a
word processor makes (of lists, notes, pages in fields aside) are left out: they are no letters of the file. A title or
an author in the properties of a file is believed only where the text itself shows the same words at its beginning,
and the day in the properties never: it is often the day, and the name, of whoever saved the file.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from . import docx as word
from . import odt as writer
from . import pdf as printed
from .containers import opened
from .drafts import Draft, Options
from .exports import split
from .files import whole
from .kinds import wrong_kind
from .repair import Repair, repaired
from .rtf import Rtf
from .story import bound

_NO_TEXT = "There is no text in it. If it shows a picture of text, the text must be typed, or read with OCR."
_TURNED = (
    "It is written from right to left; in a PDF, its letters and numbers may stand in another order. "
    "Compare the text with the page; if it is wrong, load the article in another format."
)
_BEGINNING = 12  # lines in which a title or an author from the properties must stand


def docx(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """A Word document. Headers and footers are in `raw` and cut. Unreadable if it is locked, damaged or no .docx."""
    container = opened(stream, options.limits, part="[Content_Types].xml", wanted="a Word document (.docx)")
    if not any(part.startswith("word/") for part in container.names):
        raise wrong_kind(stream, "a Word document (.docx)")
    top, body, end, found = word.read(container)
    yield from _drafts(*bound(top, body, end), word.properties(container), found)


def odt(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """A text document of LibreOffice. Unreadable if it is locked, damaged or no .odt."""
    container = opened(stream, options.limits, part="content.xml", wanted="an OpenDocument text (.odt)")
    top, body, end, found = writer.read(container)
    yield from _drafts(*bound(top, body, end), writer.properties(container), found)


def rtf(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """A document in Rich Text Format. Unreadable if it is something else."""
    content = whole(stream, options.limits)
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"{\\rtf"):
        raise wrong_kind(stream, "an RTF document")
    read = Rtf(content)
    body = [*_lines(read.text("body")), *[line for line in _lines(read.text("notes")) if line]]
    top, end = ([line for line in _lines(read.text(place)) if line] for place in ("header", "footer"))
    told = {field: read.text(field).strip() for field in ("title", "author")}
    yield from _drafts(*bound(top, body, end), told, read.found)


def pdf(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """A PDF with text in it. Lines stay as printed; what stands on each page, and ligatures, are cuts.

    Unreadable if it is locked, damaged or holds only pictures.
    """
    if b"%PDF" not in stream.read(1024):
        raise wrong_kind(stream, "a PDF")
    stream.seek(0)
    pages, told = printed.pages(stream)
    found = Counter({"page without text (a picture?)": sum(not page for page in pages)})
    raw, cuts = printed.joined(pages)
    turned = (_TURNED,) if printed.turned(pages) else ()
    yield from (draft._replace(notes=(*draft.notes, *turned)) for draft in _drafts(raw, cuts, told, found))


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n") if text else []


def _drafts(raw: str, cuts: Sequence[Repair], told: Mapping[str, str], found: Mapping[str, int]) -> list[Draft]:
    notes = tuple(_counted(what, count) for what, count in found.items() if count)
    if not raw.strip():
        return [Draft(raw, notes=notes, problem=_NO_TEXT)]
    exported = split(raw, cuts)
    if exported:
        return [exported[0]._replace(notes=(*exported[0].notes, *notes)), *exported[1:]]
    return [Draft(raw, fields=_believed(repaired(raw, cuts), told), cuts=tuple(cuts), notes=notes)]


def _counted(what: str, count: int) -> str:
    """What was found on the way, as a sentence."""
    if what.startswith("the "):
        return f"T{what[1:]}."
    noun, space, rest = what.partition(" ")
    return f"1 {what}." if count == 1 else f"{count:,} {noun}s{space}{rest}."


def _believed(text: str, told: Mapping[str, str]) -> dict[str, str]:
    """Title and author from the properties, where the beginning of the text shows them letter by letter."""
    lines = [line.strip() for line in text.lstrip()[:5000].split("\n") if line.strip()][:_BEGINNING]
    title, author = told.get("title", "").strip(), told.get("author", "").strip()
    same = (line for line in lines if title == line or title.startswith((f"{line} | ", f"{line} - ", f"{line} – ")))
    believed = {"title": next(same, "") if title else ""}
    if len(author) > 3 and any(author in line and len(line) < len(author) + 60 for line in lines):
        believed["author"] = author
    return {field: value for field, value in believed.items() if value}
