"""Bad and hostile input of every kind, written when a test needs it; nothing of it is stored.

`KINDS` has, for each group of formats, a table of kinds: a name that says what is wrong, how its files are made from a
text, and how loading must end (see `kind.Expected`).
"""

from . import archives, damaged, documents, folders, pages, pdfs, records, sheets, tables, texts
from .kind import Kind, make, story

KINDS: dict[str, list[Kind]] = {
    "texts": texts.KINDS,
    "archives": archives.KINDS,
    "pages": pages.KINDS,
    "documents": documents.KINDS,
    "pdfs": pdfs.KINDS,
    "tables": tables.KINDS,
    "records": records.KINDS,
    "sheets": sheets.KINDS,
    "folders": folders.KINDS,
    "damaged": damaged.KINDS,
}

__all__ = ["KINDS", "Kind", "make", "story"]
