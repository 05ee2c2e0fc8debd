"""From the bytes of a file to its text: the text and how its encoding is known, or an honest question.

The text is as the bytes have it: a byte order mark stays as its first character, and `encoded` gives the bytes back.
Rules of repair change it later, in the ledger.
"""

import codecs
import re
from io import BytesIO
from typing import NamedTuple

from .deciding import chosen, sensible
from .drafts import Unreadable
from .guessing import oddities, read_as
from .kinds import is_binary, wrong_kind

_BOMS = ((codecs.BOM_UTF32_LE, "utf_32_le"), (codecs.BOM_UTF32_BE, "utf_32_be"), (codecs.BOM_UTF8, "utf_8"),
         (codecs.BOM_UTF16_LE, "utf_16_le"), (codecs.BOM_UTF16_BE, "utf_16_be"))  # fmt: skip
# What a page says is often the narrow name of what its writer's program really used.
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874", "iso8859-11": "cp874",
          "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "big5": "cp950"}  # fmt: skip
_NO_CHARSET = {"unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "mbcs", "oem"}
_CONTROLS = bytes({*range(32)} - {8, 9, 10, 11, 12, 13, 27, *b"\x13\x14\x18\x19\x1c\x1d"})
_DAMAGED = 20  # places that can be named one by one
_BAD = "\ufffd"


class Decoded(NamedTuple):
    """The text of a file, its encoding, how that is known, and what to tell about it.

    `basis` is one of: byte order mark, valid UTF-8, declared, given, guessed. `bad` are the places in `text` where a
    U+FFFD stands for bytes that no character has, with these bytes.
    """

    text: str
    encoding: str
    basis: str
    notes: tuple[str, ...] = ()
    bad: tuple[tuple[int, bytes], ...] = ()


def decoded(content: bytes, *, declared: str | None = None, given: str | None = None) -> Decoded:
    """The text that bytes mean.

    In this order: the encoding the user has given (it wins); a byte order mark; UTF-16 and UTF-32 by their zero
    bytes; UTF-8, if all is valid; UTF-8 with a few bytes that are not (shown as U+FFFD, the bytes in a note and in
    `bad`); the encoding the file itself declares, if it makes sense; else the one in which the bytes are words of
    some language (see `data/alphabets.csv`), if no other reading comes near.

    Unreadable, with what to do: no text at all, an encoding that does not fit, or several readings that make sense.

    >>> decoded("Łódź śpi".encode("utf-8"))[:3]
    ('Łódź śpi', 'utf-8', 'valid UTF-8')
    >>> decoded("The mayor said: “We’ll wait for it in the town hall.”".encode("cp1252")).encoding
    'cp1252'
    """
    if is_binary(content[:8192]):
        raise wrong_kind(BytesIO(content), "a text")
    if given is not None:
        return _as_given(content, given)
    named, notes = _declared(declared)
    found = _by_mark(content) or _by_zeros(content) or _escaped(content) or _utf8(content) or _damaged_utf8(content)
    if found is None:
        found = _as_declared(content, named)
    if found is None:
        choice = chosen(content)
        found = Decoded(choice.text, choice.encoding, "guessed", choice.notes)
    if named and found.basis != "declared" and not content.isascii() and named not in _names(found.encoding):
        notes.append(f"It says it is {declared}, which does not fit.")
    return found._replace(encoding=found.encoding.replace("_", "-"), notes=(*found.notes, *notes))


def encoded(found: Decoded) -> bytes:
    """The bytes of the file again.

    >>> encoded(decoded(b"\\xef\\xbb\\xbfCaf\\xc3\\xa9"))
    b'\\xef\\xbb\\xbfCaf\\xc3\\xa9'
    """
    pieces, place = [], 0
    for bad, content in found.bad:
        pieces += [found.text[place:bad].encode(found.encoding), content]
        place = bad + 1
    return b"".join([*pieces, found.text[place:].encode(found.encoding)])


def _check_few_controls(content: bytes) -> None:
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if controls > max(3, len(content) / 200):
        raise Unreadable(
            f"This is no text: {controls:,} of its {len(content):,} bytes are control characters, as in a program, a "
            "picture or a database. Leave the file out, or save its text as .txt."
        )


def _codec(name: str) -> str:
    """The name Python has for an encoding; empty if it knows none, or if it is none for texts."""
    for form in (name.strip(), name.strip().lower().removeprefix("x-")):
        try:
            codec = codecs.lookup(form)
        except (LookupError, ValueError):
            continue
        is_text = getattr(codec, "_is_text_encoding", True) and codec.name.replace("-", "_") not in _NO_CHARSET
        return codec.name.replace("utf-8-sig", "utf-8") if is_text else ""
    return ""


def _as_given(content: bytes, given: str) -> Decoded:
    name = _codec(given)
    if not name:
        raise Unreadable(f"There is no encoding {given!r}. Usual ones: utf-8, cp1252, cp1250, cp1251, gb18030.")
    if name in ("utf-16", "utf-32"):
        name = next((mark for sign, mark in _BOMS if content.startswith(sign)), f"{name}-le").replace("_", "-")
    try:
        text = content.decode(name)
    except UnicodeDecodeError as problem:
        if name == "utf-8" and (damaged := _damaged_utf8(content)):
            return damaged._replace(basis="given")
        here = f"byte {problem.start + 1:,} ({content[problem.start : problem.end][:4].hex(' ')})"
        raise Unreadable(f"This is not {given}: {here} has no meaning there. Give another encoding, or none.") from None
    notes = [] if _gives_back(text, name, content) else ["Written again in this encoding, some bytes differ."]
    if name != "utf-8" and not content.isascii() and _utf8(content):
        notes.append(f"Read as {name}, as you wished; it is valid UTF-8, too.")
    return Decoded(text, name, "given", tuple(notes))


def _gives_back(text: str, encoding: str, content: bytes) -> bool:
    try:
        return text.encode(encoding) == content
    except UnicodeError:
        return False


def _declared(name: str | None) -> tuple[str, list[str]]:
    if not name:
        return "", []
    known = _codec(name)
    return _WIDER.get(known, known), [] if known else [f"It says it is {name[:40]!r}, which is no known encoding."]


def _names(encoding: str) -> tuple[str, str]:
    name = _codec(encoding)
    return name, name.removesuffix("-le").removesuffix("-be")


def _by_mark(content: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            if (text := read_as(content, encoding)) is not None:
                return Decoded(text, encoding, "byte order mark")
            if encoding.startswith("utf_16") or encoding == "utf_32_be":
                raise Unreadable(
                    f"It begins as {encoding[:6].replace('_', '-')} but is damaged: it may have been cut off. "
                    "Open it in a text editor, look at its end, and save it as UTF-8."
                )
    return None


def _by_zeros(content: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark: zero bytes, all at the same place of the pair or the four."""
    if b"\0" not in content:
        _check_few_controls(content)
        return None
    sample = content[:8000]
    for encoding in ("utf_32_le", "utf_32_be", "utf_16_le", "utf_16_be"):
        text = read_as(sample[: len(sample) // 4 * 4], encoding)
        whole = read_as(content, encoding) if text and 20 * (oddities(text) + text.count("\0")) < len(text) else None
        if whole and re.search(r"[ \n\u3000-\u30ff]", whole):
            note = f"Nothing says that it is {encoding.replace('_', '-')}; it follows from its zero bytes."
            return Decoded(whole, encoding, "guessed", (note,))
    _check_few_controls(content)
    return None


def _utf8(content: bytes) -> Decoded | None:
    text = read_as(content, "utf-8")
    return None if text is None else Decoded(text, "utf-8", "valid UTF-8")


def _escaped(content: bytes) -> Decoded | None:
    """Japanese and Korean in seven bits, as in old e-mail: it looks like ASCII."""
    names = ("iso2022_jp", "iso2022_jp_2", "iso2022_kr") if b"\x1b$" in content and content.isascii() else ()
    for encoding in names:
        if (text := read_as(content, encoding)) is not None:
            return Decoded(text, encoding, "guessed", ("It switches between alphabets as Japanese e-mail does.",))
    return None


def _damaged_utf8(content: bytes) -> Decoded | None:
    """UTF-8 with a few bytes that are none: cut in the middle of a character, or a few bytes of another encoding."""
    pieces: list[str] = []
    bad: list[tuple[int, int, bytes]] = []
    at = place = 0
    while len(bad) <= _DAMAGED:
        try:
            pieces.append(content[at:].decode())
            break
        except UnicodeDecodeError as problem:
            start, end = at + problem.start, at + problem.end
            pieces += [content[at:start].decode(), _BAD]
            place += len(pieces[-2])
            bad.append((place, start, content[start:end]))
            at, place = end, place + 1
    text = "".join(pieces)
    valid = len(text) - len(text.encode("ascii", "ignore")) - len(bad)
    is_cut = len(bad) == 1 and at == len(content) and len(bad[0][2]) + valid > 1
    if not bad or len(bad) > _DAMAGED or not (is_cut or valid >= max(3, 3 * len(bad))):
        return None
    named = ", ".join(f"{start + 1:,} ({wrong.hex(' ')})" for _, start, wrong in bad)
    why = "it is cut off in the middle of a character" if is_cut else "not all of it is"
    note = f"It is UTF-8, but {why}. These bytes are no character, and each is shown as {_BAD}: {named}."
    return Decoded(text, "utf-8", "guessed", (note,), tuple((place, wrong) for place, _, wrong in bad))


def _as_declared(content: bytes, named: str) -> Decoded | None:
    if not named or (text := read_as(content, named)) is None or not sensible(content, named):
        return None
    return Decoded(text, named, "declared")
