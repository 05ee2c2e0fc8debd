"""Exports of databases of news: Nexis Uni, LexisNexis, ProQuest, Factiva. One file, many articles."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from . import factiva, nexis, proquest
from .drafts import Draft
from .repair import Repair
from .sections import drafts, lines

_SIGNS = {
    "Nexis": (nexis.entries, ("end of document", "load-date", "documents", "dokument ", "document ", "documento")),
    "ProQuest": (proquest.entries, ("proquest", "full text", "volltext", "texto completo", "texte intégral")),
    "Factiva": (factiva.entries, ("document ",)),
}


def split(raw: str, cuts: Sequence[Repair] = ()) -> list[Draft] | None:
    """The articles of an export, each with what the database says about it; None if the text is no export.

    Headline, standfirst and text remain; all else is cut, with the reason `database fields: …`. One after another,
    the raw texts of the articles are the file's, letter by letter; a cover goes to the first one. `cuts` are those
    made in `raw` before.

    >>> split("End of Document, said the clerk.") is None
    True
    """
    if len(raw) < 100:
        return None
    small, found = raw.lower(), None
    cuts = sorted([*cuts, *_page_lines(raw, cuts)])
    for name, (entries, signs) in _SIGNS.items():
        if any(sign in small for sign in signs):
            found = found if found is not None else lines(raw, cuts)
            made = entries(found, len(raw))
            if made:
                note = f"An export of {name}: {len(made)} {'article' if len(made) == 1 else 'articles'}."
                first, *others = drafts(raw, made, cuts)
                return [first._replace(notes=(note, *first.notes)), *others]
    return None


_PAGE = re.compile(
    r"^[ \t]*(?:Page\s?\d+\s?of\s?\d+\s*)?©\s?\d{4}\s?Factiva,?\s?Inc\.[^\n]{0,60}(?:\n|\Z)", re.MULTILINE
)


def _page_lines(raw: str, cuts: Sequence[Repair]) -> Iterator[Repair]:
    """`Page 3 of 20 © 2025 Factiva, Inc. All rights reserved.`: it stands inside the articles, too."""
    ordered = sorted(cuts)
    starts = [cut.start for cut in ordered]
    for match in _PAGE.finditer(raw) if "Factiva" in raw else ():
        before = bisect_left(starts, match.end())
        if not before or ordered[before - 1].end <= match.start():
            yield Repair(*match.span(), match.group(), "", "page: header or footer of the printed page", "certain")
