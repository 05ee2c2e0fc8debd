"""Cells that a spreadsheet would calculate instead of showing them, and the apostrophe that stops it."""

import re

# What Excel, LibreOffice and Google Sheets take for a formula or a command, also after blanks, in East Asian width,
# and in the one letter "" with which a cell in quotation marks may go on. OWASP, CSV Injection.
_SIGNS = "=+\\-@\t\r\n＝＋－＠﹦﹢﹣﹫"
_FORMULA = re.compile(rf"'*[\s\u200b\ufeff\0]*[{_SIGNS}]")
_GUARDED = re.compile(rf"''*[\s\u200b\ufeff\0]*[{_SIGNS}]")


def guarded(text: str) -> str:
    """A text as a cell that no spreadsheet calculates; `unguarded` gives it back letter by letter.

    >>> guarded("=1+1"), guarded("a=b"), guarded("'=1+1")
    ("'=1+1", 'a=b', "''=1+1")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text behind a guarded cell. Only for tables that were written with `guarded`: others mean what they say.

    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'tis")
    ('=1+1', "'=1+1", "'tis")
    """
    return cell[1:] if _GUARDED.match(cell) else cell
