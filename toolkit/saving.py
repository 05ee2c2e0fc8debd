"""A table as a link that saves it: the file is in the link, nothing is written to the disk."""

from base64 import b64encode
from html import escape
from numbers import Number

import pandas as pd

from .formulas import guarded
from .wording import many

_MOST = 1_000_000  # letters; a longer message from the kernel may be held back by Jupyter


def as_csv(table: pd.DataFrame) -> bytes:
    """A table as a CSV file that spreadsheets open as it is: with a byte order mark, and no text taken for a formula.

    >>> as_csv(pd.DataFrame({"word": ["=1+1"], "ratio": [-2.5]})).decode("utf-8-sig")
    "word,ratio\\r\\n'=1+1,-2.5\\r\\n"
    """
    columns = [_as_text(table.iloc[:, place]) for place in range(table.shape[1])]
    kept = pd.concat(columns, axis=1) if columns else table.copy()
    kept.columns = pd.Index([guarded(_name(name)) for name in table.columns], dtype=object)
    text: str = kept.to_csv(index=False, lineterminator="\r\n")  # so that a lone \r is put in quotation marks
    return text.encode("utf-8-sig", "replace")


def _as_text(column: pd.Series) -> pd.Series:
    """A column whose cells are safe; numbers and dates are what they are, also below zero."""
    if column.dtype.kind in "biufM":
        return column
    return column.astype(object).map(_cell)


def _cell(cell: object) -> object:
    number = isinstance(cell, Number) or cell is None or cell is pd.NA or cell is pd.NaT
    return cell if number else guarded(str(cell))


def _name(name: object) -> str:
    return " ".join(map(str, name)) if isinstance(name, tuple) else str(name)


def link(table: pd.DataFrame, name: str, call: str) -> str:
    """A link (HTML) that saves the table; of a very long table, the code that does."""
    content, rows = as_csv(table), many(len(table), "row")
    if len(content) > _MOST:
        code = f'save_table({call}, "{name}.csv")'
        return f"<p>This table has {rows}. Save it with <code>{escape(code)}</code></p>"
    source = "data:text/csv;charset=utf-8;base64," + b64encode(content).decode()
    anchor = f'<a download="{escape(name)}.csv" href="{source}">Save this table</a>'
    return f'<p style="margin:0">{anchor} ({escape(name)}.csv, {rows})</p>'
