"""RSS and Atom feeds: each entry one article, with what the feed itself holds of it; nothing is fetched."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, BinaryIO

from .blocks import text_of
from .decoding import Decoded, decoded
from .drafts import Draft, Options, Unreadable, needed
from .pagefacts import day_of

_PROLOG = re.compile(r"\A\ufeff?\s*<\?xml[^<>]{0,300}\?>")
_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml[^<>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]+)""")
_HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n'
_SUMMARY = "The feed holds only a summary of this article; load_web() fetches its page."
_BROKEN = "The feed is damaged; it was read as far as possible."


def feed(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """The entries of an RSS or Atom feed, as articles: title and text, in the feed's order.

    `Unreadable` if it is no feed. feedparser reads it; it gets the content only and fetches nothing.
    """
    content = stream.read()
    declared = _ENCODING.match(content)
    read = decoded(content, declared=declared[1].decode("ascii") if declared else None, given=options.encoding)
    found = parsed(read)
    if not found.get("version") and not found.entries:
        raise Unreadable("It is no RSS or Atom feed. Save its articles as a table, or leave it out.")
    if not found.entries:
        yield Draft("", problem="There is no entry in the feed.")
    notes = (*read.notes, *((_BROKEN,) if found.get("bozo") else ()))
    for number, entry in enumerate(found.entries, 1):
        draft = _draft(entry, found.feed, f"entry {number}")
        yield draft._replace(encoding=read.encoding, encoding_basis=read.basis, notes=(*notes, *draft.notes))


def parsed(read: Decoded) -> Any:
    """What feedparser finds in a feed's text; its HTML is left as it is and no address is completed."""
    content = _PROLOG.sub("", read.text).encode("utf-8", "replace")
    return needed("feedparser").parse(
        BytesIO(_HEAD + content),  # a stream: a text could be taken for an address
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _draft(entry: Mapping[str, Any], source: Mapping[str, Any], place: str) -> Draft:
    title, whole = _text(entry.get("title_detail")), "\n".join(map(_text, entry.get("content") or ()))
    text = whole.strip("\n") or _text(entry.get("summary_detail"))
    title = " ".join(title.split())
    written = str(entry.get("published") or "")
    day, outlet = day_of(written), _text(source.get("title_detail"))
    stated = {
        "title": title,
        "published": day,
        "published_evidence": f"feed entry: {written}" if day else "",
        "author": str(entry.get("author") or ""),
        "address": str(entry.get("link") or ""),
        "outlet": outlet,
        "outlet_evidence": f"feed title: {outlet}" if outlet else "",
        "language": str(source.get("language") or ""),
    }
    fields = {field: value for field, value in stated.items() if value}
    if not text:
        return Draft("", place, fields, problem="There is no text in the entry.")
    raw = text if not title or text == title or text.startswith(f"{title}\n") else f"{title}\n{text}"
    notes = () if whole.strip() else (_SUMMARY,)
    return Draft(raw, place=place, fields=fields, notes=notes)


def _text(detail: Mapping[str, Any] | None) -> str:
    """The text of a feed's element; HTML in it as a browser shows it."""
    value = str((detail or {}).get("value") or "")
    plain = (detail or {}).get("type") == "text/plain"
    return value.strip() if plain else text_of(value)
