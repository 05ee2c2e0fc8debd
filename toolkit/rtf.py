"""The text of an .rtf as it is read.

Own rules: the libraries for it put signs between the cells of a table and addresses behind links, which no reader
sees, or leave out what stands in notes. The format is described in Microsoft's Rich Text Format Specification 1.9.1.
"""

import codecs
import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from .drafts import Unreadable

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL
)
_DEEPEST = 10_000  # groups in one another; no word processor writes a hundred
_SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "column": "\n", "cell": "\n", "nestcell": "\n",
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c",
    "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
_ESCAPED = {
    b"\\": "\\",
    b"{": "{",
    b"}": "}",
    b"~": "\xa0",
    b"_": "\u2011",
    b"-": "\xad",
    b"\n": "\n",
    b"\r": "\n",
    b"\t": "\t",
}
_SKIPPED = {
    "colortbl", "stylesheet", "pict", "nonshppict", "objdata", "listtext", "pntext", "filetbl", "fldinst", "xe", "tc",
    "tcn", "rxe", "sn", "sv", "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor", "upr", "do", "info", "object",
}  # fmt: skip
_SHOWN = {"shpinst", "shptxt", "fldrslt", "result", "ud", "footnote", "dptxbxtext"}  # also behind a star
_UNSKIPPED = {"result", "ud", "dptxbxtext"}  # shown although the group around them is not
_PLACES = {"header": "header", "footer": "footer", "footnote": "notes", "title": "title", "author": "author"}
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_SYMBOL = "symbol"


class State(NamedTuple):
    """What holds for a group and ends with it."""

    place: str = "body"  # where its text goes
    skipped: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int = -1
    fallback: int = 1  # characters after a \\u that are for old programs


class Rtf:
    """An RTF file, read once from beginning to end; `texts` holds body, notes, header, footer, title, author."""

    def __init__(self, content: bytes) -> None:
        self.texts: dict[str, list[str]] = {}
        self.found: Counter[str] = Counter()
        self._state, self._stack = State(), list[State]()
        self._page, self._fonts, self._default = "cp1252", dict[int, str](), -1
        self._bytes, self._escaped, self._waiting = bytearray(), False, 0
        self._star = self._new = False
        place = 0
        while place < len(content) and (match := _TOKEN.match(content, place)):
            place = match.end()
            if self._read(match):
                break
            if match[1] == b"bin":
                place += max(0, int(match[2] or 0))  # a picture as it is
        self._flush()
        if self._stack:
            self.found["the file ends in the middle"] += 1

    def text(self, place: str) -> str:
        """What was written to a place, with pairs of halves of a character joined."""
        text = "".join(self.texts.get(place, []))
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _read(self, match: re.Match[bytes]) -> bool:
        """One piece of the file; True once its outer group is closed."""
        word, number, code, sign, brace, plain = match.groups()
        if brace:
            return self._group(brace)
        if code is not None:
            self._take(bytes.fromhex(code.decode()), True)
        elif plain is not None:
            self._take(plain, False)
        elif word:
            self._word(word.decode(), None if number is None else int(number))
        elif sign == b"*":
            self._star = True
        elif sign is not None:
            self._write(_ESCAPED.get(sign, ""))
        return False

    def _group(self, brace: bytes) -> bool:
        self._flush()
        self._waiting, self._star, self._new = 0, False, brace == b"{"
        if brace == b"{":
            self._stack.append(self._state)
            if len(self._stack) > _DEEPEST:
                raise Unreadable(f"It is nested too deeply: {_DEEPEST:,} groups in one another. Leave it out.")
        elif self._stack:
            self._state = self._stack.pop()
        return not self._stack

    def _take(self, content: bytes, escaped: bool) -> None:
        """Letters as bytes; those that only old programs show are passed over."""
        self._new = False
        passed = min(self._waiting, len(content))
        self._waiting -= passed
        self._escaped = self._escaped or escaped
        self._bytes += content[passed:]

    def _flush(self) -> None:
        if self._bytes:
            content, escaped = bytes(self._bytes), self._escaped
            self._bytes, self._escaped = bytearray(), False
            if self._state.place == "fonts":
                return
            self._put(self._decoded(content, escaped))

    def _decoded(self, content: bytes, escaped: bool) -> str:
        page = self._fonts.get(self._state.font, self._page)
        if page == _SYMBOL:
            self.found["sign of a special font left out"] += bool(content.strip())
            return ""
        if not escaped and not content.isascii():  # some programs write UTF-8 as it is, against the rules
            try:
                return content.decode("utf-8")
            except UnicodeDecodeError:
                pass
        text = content.decode(page, "replace")
        self.found["byte without a letter"] += text.count("\ufffd") if not self._silent() else 0
        return text

    def _silent(self) -> bool:
        return self._state.skipped or self._state.hidden or self._state.deleted

    def _write(self, text: str) -> None:
        self._flush()
        self._new = False
        if self._waiting and text:
            self._waiting -= 1
        else:
            self._put(text)

    def _put(self, text: str) -> None:
        if text and not self._state.skipped:
            if self._state.hidden:
                self.found["passage left out because hidden"] += bool(text.strip())
            elif self._state.deleted:
                self.found["change (tracked) shown as accepted"] += 1
            else:
                self.texts.setdefault(self._state.place, []).append(text)

    def _word(self, word: str, number: int | None) -> None:
        self._flush()
        star, new = self._star, self._new
        self._star = self._new = False
        if word == "u" and number is not None:
            self._put(_letter(number, self.found))
            self._waiting = self._state.fallback
        elif word in _SIGNS:
            self._write(_SIGNS[word])
        elif word in _WORDS:
            _WORDS[word](self, number)
        elif new or star:
            self._destination(word, star)

    def _destination(self, word: str, star: bool) -> None:
        """The first word of a group may say that its text is shown elsewhere, or not at all."""
        place = _PLACES.get(word) or _PLACES.get(word[:-1] if word[:6] in ("header", "footer") else "")
        if word == "fonttbl":
            self._state = self._state._replace(place="fonts")
        elif place and (place not in ("title", "author") or self._state.place == "info"):
            self._state = self._state._replace(place=place, skipped=False)
            if place != "title" and place != "author":
                self._put("\n")  # each note and each header begins a line
        elif word in _SHOWN:
            self._state = self._state._replace(skipped=self._state.skipped and word not in _UNSKIPPED)
        elif word == "info":
            self._state = self._state._replace(place="info", skipped=True)
        elif word in _SKIPPED or star:
            self._state = self._state._replace(skipped=True)

    def font(self, number: int | None) -> None:
        self._state = self._state._replace(font=-1 if number is None else number)

    def charset(self, number: int | None) -> None:
        if self._state.place == "fonts":
            page = _SYMBOL if number == 2 else _CHARSETS.get(number or 0, self._page)
            self._fonts[self._state.font] = page

    def page(self, number: int | None) -> None:
        page = {65001: "utf-8", 10000: "mac_roman"}.get(number or 0, f"cp{number}")
        try:
            self._page = codecs.lookup(page).name
        except LookupError:
            self.found["encoding not known: look at accents and quotation marks"] += 1

    def plain(self, _: int | None) -> None:
        self._state = self._state._replace(font=self._default, hidden=False, deleted=False)

    def switch(self, **names: bool | int) -> None:
        self._state = self._state._replace(**names)  # type: ignore[arg-type]

    def start_font(self, number: int | None) -> None:
        self._default = -1 if number is None else number
        self.font(number)

    def set_page(self, page: str) -> None:
        self._page = page


def _letter(number: int, found: Counter[str]) -> str:
    number &= 0xFFFF
    if 0xF000 <= number <= 0xF0FF:  # a place in a font of signs
        found["sign of a special font left out"] += 1
        return ""
    return chr(number)


_WORDS: dict[str, Callable[[Rtf, int | None], None]] = {
    "f": Rtf.font,
    "deff": Rtf.start_font,
    "fcharset": Rtf.charset,
    "ansicpg": Rtf.page,
    "plain": Rtf.plain,
    "uc": lambda rtf, number: rtf.switch(fallback=max(0, number or 0)),
    "v": lambda rtf, number: rtf.switch(hidden=number != 0),
    "deleted": lambda rtf, number: rtf.switch(deleted=number != 0),
    "bin": lambda rtf, number: None,
    "mac": lambda rtf, number: rtf.set_page("mac_roman"),
    "pc": lambda rtf, number: rtf.set_page("cp437"),
    "pca": lambda rtf, number: rtf.set_page("cp850"),
}
