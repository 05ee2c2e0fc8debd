"""A table as a link that saves it: the file is in the link, nothing is written to the disk."""

import re
from base64 import b64encode
from html import escape

import pandas as pd

from .wording import many

_FORMULA = re.compile(r"[=+\-@\t\r]")  # what makes a spreadsheet calculate
_MOST = 1_000_000  # letters; a longer message from the kernel may be held back by Jupyter


def as_csv(table: pd.DataFrame) -> bytes:
    """A table as a CSV file that spreadsheets open as it is: with a byte order mark, and no text taken for a formula.

    >>> as_csv(pd.DataFrame({"word": ["=1+1"], "ratio": [-2.5]})).decode("utf-8-sig")
    "word,ratio\\r\\n'=1+1,-2.5\\r\\n"
    """
    guarded = table.apply(lambda column: column.map(_guarded) if column.dtype.kind not in "biuf" else column)
    text: str = guarded.to_csv(index=False, lineterminator="\r\n")  # so that a lone \r is put in quotation marks
    return text.encode("utf-8-sig", "replace")


def _guarded(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def link(table: pd.DataFrame, name: str, call: str) -> str:
    """A link (HTML) that saves the table; of a very long table, the code that does."""
    content, rows = as_csv(table), many(len(table), "row")
    if len(content) > _MOST:
        code = f'({call}).to_csv("{name}.csv", index=False)'
        return f"<p>This table has {rows}. Save it with <code>{escape(code)}</code></p>"
    source = "data:text/csv;charset=utf-8;base64," + b64encode(content).decode()
    anchor = f'<a download="{escape(name)}.csv" href="{source}">Save this table</a>'
    return f'<p style="margin:0">{anchor} ({escape(name)}.csv, {rows})</p>'
