"""Saved web pages: the article in the middle is kept, everything around it is cut, and can be had back."""

import re
from base64 import b64decode
from bisect import bisect_right
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message
from typing import BinaryIO
from urllib.parse import urlsplit

from .blocks import Shown, shown
from .decoding import decoded
from .drafts import Draft, Options, Unreadable
from .exports import split
from .headlines import headline_line, line_of, standfirst_line
from .kinds import is_binary, wrong_kind
from .main_text import letters, main_lines
from .pagefacts import Facts, stated
from .repair import Repair
from .trees import page_tree

AROUND = "page: menu, footer or other text around the article"
AID = "page: reading aid (ruby) beside the characters"

_MUCH, _LITTLE = 1000, 0.25  # letters; share
_SECOND = 0.3  # of the article’s letters, in other paragraphs: there may be another article
_PARAGRAPH = 100  # letters; what stands above the headline in shorter lines is no text
_DECLARED = re.compile(
    rb"""<meta[^<>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)|<\?xml[^<>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]+)""",
    re.IGNORECASE,
)
# Labels that browsers read as another code page (WHATWG Encoding Standard); `decoded` knows more of them.
_LABELS = {
    **dict.fromkeys(["iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii"], "windows-1252"),
    **dict.fromkeys(["utf-16", "utf-16le", "utf-16be"], "utf-8"),  # a page that can say so in ASCII letters is not
    "x-sjis": "cp932",
    "gb_2312-80": "gb18030",
    "ks_c_5601-1987": "cp949",
    "x-x-big5": "big5",
}
_MIME = re.compile(
    rb"\A(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,30}?Content-Type:\s*multipart/related", re.IGNORECASE
)


def html(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """The article of a saved web page. Its `raw` is all the text the page shows; what surrounds the article is cut.

    An export of a news database gives each of its articles.

    `Unreadable` if the file is no web page although its name says so.
    """
    content = stream.read()
    if is_binary(content[:8192]):
        raise wrong_kind(stream, "a web page")
    if _MIME.match(content[:5000]):
        yield _archived(content, options)
    else:
        page = page_draft(content, declared=declared(content), given=options.encoding)
        exported = split(page.raw) or []  # what a news database saved as a page
        yield from (
            one._replace(encoding=page.encoding, encoding_basis=page.encoding_basis) for one in exported or [page]
        )


def mhtml(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """The article of a web page saved as one file (.mhtml, .mht), as html() gives it."""
    content = stream.read()
    if content.lstrip()[:1] == b"<":  # a plain web page under this name
        yield page_draft(content, declared=declared(content), given=options.encoding)
    else:
        yield _archived(content, options)


def declared(content: bytes) -> str | None:
    """The encoding a page declares in its first lines, under the name browsers read it as; None if it does not.

    >>> declared(b'<html><head><meta charset="iso-8859-1">')
    'windows-1252'
    """
    found = _DECLARED.search(content[:4096])
    return label((found[1] or found[2]).decode("ascii")) if found else None


def label(written: str) -> str:
    """The encoding that browsers use for a declared one."""
    return _LABELS.get(written.strip().lower(), written.strip())


def page_draft(content: bytes, *, declared: str | None, given: str | None = None, address: str = "") -> Draft:
    """One page as an article; `address` is where it was found, if the page does not state one itself."""
    read = decoded(content, declared=declared, given=given)
    tree = page_tree(read.text)
    page = shown(tree) if tree is not None else Shown("", [], [])
    known = {"encoding": read.encoding, "encoding_basis": read.basis, "notes": tuple(read.notes)}
    if not letters(page.text):
        problem = (
            "The page shows no text: a script may build it, or it is a frame. "
            "Open it in a browser, save it again as one file (.mhtml), or copy its text."
        )
        return Draft("", problem=problem, **known)  # type: ignore[arg-type]
    facts, main = Facts(tree), main_lines(tree, page)
    fields = {**({"address": address} if address else {}), **stated(facts, read.text)}
    fields, kept = _headed(facts, page, main, fields)
    draft = Draft(page.text, fields=fields, cuts=_cuts(page, kept), **known)  # type: ignore[arg-type]
    return draft._replace(notes=(*draft.notes, *_notes(page, main, kept)))


def _notes(page: Shown, main: list[int], kept: set[int]) -> Iterator[str]:
    """What the reader should look at."""
    if not main:
        yield "No main text could be told from the rest of the page: all of its text is kept."
    own = [line.end - line.start - line.linked for line in page.lines]
    rest = sum(size for number, size in enumerate(own) if number not in kept)
    long = sum(size for number, size in enumerate(own) if number not in kept and size >= _PARAGRAPH)
    share = 1 - rest / max(1, sum(own))
    if rest > _MUCH and share < _LITTLE:
        yield f"Only {share:.0%} of the page’s text was taken for the article; compare what was cut."
    elif long > _SECOND * (sum(own) - rest):
        yield f"Paragraphs with {long:,} letters were cut. Is there more than one article on the page?"
    if page.hidden > _MUCH:
        yield f"{page.hidden:,} letters are hidden in the page and left out; open it fully before you save it."


def _headed(facts: Facts, page: Shown, main: list[int], fields: dict[str, str]) -> tuple[dict[str, str], set[int]]:
    """The fields with headline and standfirst as they stand in the page; and the lines that are kept."""
    headline = headline_line(facts, page, main)
    heads = {} if headline is None else {"title": headline}
    if headline is not None and _is_short(page, above := [n for n in main if n < headline]):
        main = main[len(above) :]  # a site's name or a menu
    if main:
        first = next((n for n in main if n != headline), main[0])
        standfirst = standfirst_line(facts, page, headline if headline is not None else -1, first)
        heads |= {} if standfirst is None else {"standfirst": standfirst}
    kept = {*main, *heads.values()} if main else set(range(len(page.lines)))
    return {**fields, **{field: line_of(page, number) for field, number in heads.items()}}, kept


def _is_short(page: Shown, numbers: list[int]) -> bool:
    return all(page.lines[n].end - page.lines[n].start < _PARAGRAPH for n in numbers)


def _cuts(page: Shown, kept: set[int]) -> tuple[Repair, ...]:
    """A repair for each run of lines that are not kept, and for each reading aid inside those that are."""
    text, lines = page.text, page.lines
    shown_lines = [n for n, line in enumerate(lines) if line.start < line.end]
    spans, place = [], 0  # place: where the text kept so far ends
    before = None
    for rank, number in enumerate(shown_lines):
        if number not in kept:
            continue
        if rank and before != rank - 1:
            spans.append((place, lines[number].start, AROUND))
            place = lines[number].end
        before, place = rank, lines[number].end
    if place < len(text):
        spans.append((place, len(text), AROUND))
    starts = [line.start for line in lines]
    spans += [(start, end, AID) for start, end in page.aids if bisect_right(starts, start) - 1 in kept]
    return tuple(_cut(text, *span) for span in sorted(spans))


def _cut(text: str, start: int, end: int, reason: str) -> Repair:
    """A cut; between two kept lines one line break is left."""
    if reason == AROUND and start > 0 and end < len(text):
        start += 1  # the line break after the last line that is kept
    return Repair(start, end, text[start:end], "", reason, "probable")


def _archived(content: bytes, options: Options) -> Draft:
    """The page of an MHTML archive: its first HTML part, or the one its header names."""
    try:
        message = message_from_bytes(content, policy=policy.compat32)
        part = _main_part(message)
    except RecursionError as problem:
        raise Unreadable("It is nested too deeply to be a saved web page. Save the page again.") from problem
    page, early = _content(part) if part else (None, False)
    if part is None or page is None:
        raise Unreadable("There is no web page in it: no part is HTML. Save the page again, as one file (.mhtml).")
    charset = part.get_content_charset()
    address = next(filter(None, map(_web_address, (message.get("Snapshot-Content-Location"),
                                                   part.get("Content-Location")))), "")  # fmt: skip
    said = label(charset) if charset else declared(page)
    draft = page_draft(page, declared=said, given=options.encoding, address=address)
    told = ("The file ends early: the page may not be whole. Save it again if you can.",) if early else ()
    return draft._replace(notes=(*draft.notes, *told))


def _content(part: Message) -> tuple[bytes | None, bool]:
    """The bytes of a part, and whether it was broken off: base64 that ends early is given back as it is by `email`."""
    page = part.get_payload(decode=True)
    if not isinstance(page, bytes):
        return None, False
    if part.get("Content-Transfer-Encoding", "").strip().lower() != "base64" or b"<" in page:
        return page, False
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", page)
    return b64decode(letters[: len(letters) // 4 * 4]), True


def _main_part(message: Message) -> Message | None:
    parts = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = message.get_param("start")
    named = [part for part in parts if start and part.get("Content-ID") == start]
    return next(iter([*named, *parts]), None)


def _web_address(written: object) -> str:
    address = "".join(str(written or "").split())
    try:
        return address if urlsplit(address).scheme in ("http", "https") else ""
    except ValueError:
        return ""
