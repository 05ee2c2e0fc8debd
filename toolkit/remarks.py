"""What a single text shows to somebody who looks before counting: odd signs, marks and remains."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .quoting import quotations
from .text import Span, mended, paragraphs
from .wording import listed, many


class Remark(NamedTuple):
    """One thing to look at: which check, what was found, and where; None for a remark on the whole article."""

    check: str
    finding: str
    start: int | None = None
    end: int | None = None


_SIGNS = (  # what it is, in the singular; its pattern; why it matters
    ("sign for a letter that could not be read (U+FFFD)", "\ufffd+", "What stood there?"),
    ("row of question marks, or one inside a word", r"\?{3,}|(?<=[^\W\d_])\?(?=[^\W\d_])", "Letters may be lost."),
    (
        "pair of letters as when UTF-8 is read in another code page",
        r"[ÃÐÑØÙ][\x80-\xbf¡-¿]|Â[\xa0-\xbf\x80-\x9f]|â(?:€|\x80)|ï»¿|à[¸¹¤¥]",
        "Which letters were meant?",
    ),
    ("character for private use, which each font shows differently", "[\ue000-\uf8ff\U000f0000-\U0010fffd]", ""),
    ("half of a surrogate pair, which is no letter", "[\ud800-\udfff]", "A letter or picture may be lost."),
    ("control character", "[\x00-\x08\x0b-\x1f\x7f-\x9f]", "It can divide a word in two."),
    (
        "invisible character (soft hyphen, zero-width blank, change of direction)",
        "[\xad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]",
        "A word with it is counted as another word, or as two.",
    ),
)
_REMAINS = (
    ("HTML entity", r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});", "Its letters are counted as a word."),
    ("HTML tag", r"</?[a-zA-Z][^<>\n]{0,200}>", "Its letters are counted as words."),
    ("web address", r"\bhttps?://[^\s<>]+|(?<!\w)www\.[^\s<>]+", "Its parts are counted as words."),
    ("e-mail address", r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w-]+", "Its parts are counted as words."),
)
_APOSTROPHE = "in place of an apostrophe inside a word"
_APOSTROPHES = (
    (f"sign (` ´ ′ ‘) {_APOSTROPHE}", r"(?<=[^\W\d_])[`´′‘](?=[^\W\d_])", "The word is counted as two."),
    (f"letter ʼ {_APOSTROPHE}", r"(?<=[^\W\d_])ʼ(?=[^\W\d_])", "It is counted apart from the same word with ’ or '."),
)
_TABLE = [
    (check, what, re.compile(pattern), why)
    for check, group in (("characters", _SIGNS), ("remains", _REMAINS), ("apostrophes", _APOSTROPHES))
    for what, pattern, why in group
]
_KINDS = {"straight": re.compile('"'), "curly": re.compile("[“”„‟]"), "angled": re.compile("[«»]")}
_OPENING = ('"', *"“”„‟«»‘'`’\u0e42", "''")  # also ”, as in Swedish and Finnish


def signs(text: str) -> Iterator[Remark]:
    """Characters that can hardly be meant, and remains of web pages; each kind once, with the first place."""
    for check, what, pattern, why in _TABLE:
        found = [match.span() for match in pattern.finditer(text)]
        if found:
            yield Remark(check, _counted(what, len(found), why), *found[0])
    read = mended(text)
    if read != text:
        changed = [place for place, pair in enumerate(zip(text, read, strict=True)) if pair[0] != pair[1]]
        why = "In the counts it stands for an apostrophe."
        yield Remark("characters", _counted("letter where a mark seems lost", len(changed), why), *_one(changed[0]))


def _one(place: int) -> Span:
    return place, place + 1


def _counted(what: str, number: int, why: str) -> str:
    """
    >>> _counted("HTML tag", 2, "Its letters are counted as words.")
    '2 × HTML tag; the first is shown. Its letters are counted as words.'
    """
    told = f"{number:,} × {what}{'; the first is shown' if number > 1 else ''}."
    return f"{told} {why}".strip()


def marks(text: str) -> Iterator[Remark]:
    """Quotation marks without their partner, and of several kinds; each once, with the first place."""
    unclosed, unopened = [], []
    for begin, end in paragraphs(text):
        for quotation in quotations(text, begin, end):
            if quotation.open and not text[end : end + 200].lstrip().startswith(_OPENING):
                unclosed.append((quotation.start, min(quotation.end, quotation.start + 80)))
            elif not text[quotation.start : quotation.end].startswith(_OPENING):
                unopened.append((max(quotation.start, quotation.end - 80), quotation.end))
    for what, found in (("never closed", unclosed), ("closed, but not opened", unopened)):
        if found:
            told = f"{many(len(found), 'quotation')} {what}"
            yield Remark("quotation marks", f"{told}: where it begins or ends is guessed.", *found[0])
    yield from _mixture(text)


def _mixture(text: str) -> Iterator[Remark]:
    found = {kind: match for kind, sign in _KINDS.items() if (match := sign.search(text))}
    if len(found) > 1:
        rarest = min(found, key=lambda kind: len(_KINDS[kind].findall(text)))
        told = f"Quotation marks of {len(found)} kinds ({listed(found)}): put together from several texts?"
        yield Remark("quotation marks", told, *found[rarest].span())
