"""The source of a web page as a tree of its elements, however broken or deep; nothing is fetched or run."""

import re
from typing import Any

from .drafts import needed
from .wording import word_set

Element = Any  # lxml ships no types

BLOCKS = word_set("""address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol
    optgroup option p plaintext pre search section select summary table tbody textarea tfoot thead tr ul xmp""")
CELLS = ("td", "th")
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)[^<>]*+>")
_PARAGRAPH = re.compile(rf"<(/?)({'|'.join(sorted(BLOCKS))}|td|th|br)(?=[\s>/])[^<>]*+>", re.IGNORECASE)
_EMPTY = re.compile(r"\0|<wbr\s*/?>", re.IGNORECASE)  # a browser shows neither; the library would nest what follows
_STRUCTURE = word_set("html head title meta link script style template noscript body p br h1 h2 h3 h4 h5 h6")


def page_tree(page: str) -> Element:
    """The page as a tree of lxml, or None if there is nothing in it. Deep nesting is cut flat, with nothing lost."""
    etree, html = needed("lxml.etree"), needed("lxml.html")
    if not page.strip("\0 \t\r\n\f\ufeff"):
        return None
    page = _mended(_EMPTY.sub("", page))
    for source in (page, _flattened):
        parser = html.HTMLParser(
            encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
        )
        content = source if isinstance(source, str) else source(page)
        try:
            tree = etree.fromstring(content.encode("utf-8", "replace"), parser)
        except etree.XMLSyntaxError:
            tree = None
        if not any("RESOURCE_LIMIT" in entry.type_name for entry in parser.error_log):
            break
    return tree


def _mended(page: str) -> str:
    """A page in which `</p>` and `</br>` without a beginning do what they do in a browser: they begin a new line."""
    is_open = False

    def mended(tag: re.Match[str]) -> str:
        nonlocal is_open
        if tag[2].lower() == "br":
            return "<br>" if tag[1] else tag[0]
        before, is_open = is_open, tag[2] in "pP" and not tag[1]
        return "<p></p>" if tag[1] and tag[2] in "pP" and not before else tag[0]

    return _PARAGRAPH.sub(mended, page)


def _flattened(page: str) -> str:
    """A page without most of its tags, for one that is nested deeper than the library goes (2,048 levels)."""

    def flat(tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if name in _STRUCTURE:
            return tag[0]
        return "<p>" if name in BLOCKS or name in CELLS else ""

    return _TAG.sub(flat, page)
