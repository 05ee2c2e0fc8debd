"""What a browser gets: the reader's script and style, and data that a page can carry."""

import json
import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_MODULES = ("text.js", "page.js", "column.js", "labels.js", "reader.js")
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")  # markup, line ends of a script, halves that no file can hold


@cache
def script() -> str:
    """The reader as one module: its files in order, without the lines by which they import one another."""
    texts = ((_FOLDER / name).read_text(encoding="utf-8") for name in _MODULES)
    return "\n".join(re.sub(r"(?m)^import .* from \".*\";\n", "", text) for text in texts)


@cache
def style() -> str:
    return (_FOLDER / "reader.css").read_text(encoding="utf-8")


def embedded(value: object) -> str:
    """JSON that may stand inside a <script> of a page, whatever the texts contain.

    >>> embedded({"text": "</script>"})
    '{"text":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
