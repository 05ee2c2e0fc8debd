"""What a single text shows to somebody who looks before counting: odd signs and marks, and how it is put together."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .languages import language, unbroken
from .quoting import quotations
from .text import Span, fold, mended, paragraphs, words
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


_LONG, _SHOWN = 400, 80  # words of a paragraph; letters of a passage that is shown
_STOPS = ".!?。！？؟।॥۔។᙮։"
_CLOSING = "\"'“”’‘»«)]」』）】* \u200f\u200e"
_NO_STOPS = re.compile("[\u0e00-\u0eff]")  # Thai and Lao end a sentence with a blank
_GOES_ON = re.compile(r"(?:\.{3}|…|\[\s?(?:…|\.{3})\s?\])\W{0,3}\Z")
_PAYWALL = re.compile(
    r"""(?ix) \b (?:
    (?:subscribe|sign\s(?:in|up)|log\s?in|register|join)\s(?:now\s|today\s)?to\s(?:continue|read|keep|unlock|access)
    | continue\sreading | already\sa\s(?:subscriber|member) | for\ssubscribers\sonly | subscribers?[ -]only
    | start\syour\sfree\strial | you\shave\sreached\syour\s(?:article\s)?limit
    | this\sarticle\sis\sfor\s(?:subscribers|members) | weiterlesen\smit | jetzt\sabonnieren
    | r[ée]serv[ée]e?s?\saux\sabonn[ée]s | suscr[ií]bete\spara | abbonati\sper | подписаться,?\sчтобы\sчитать
    | оформите\sподписку ) \b"""
)
_BEGINNINGS = re.compile(  # lines with which exports of databases begin or end an article
    r"(?im)^[ \t]*(?:length:[ \t]*[\d,.]+ words?|byline:.*|load-date:.*|end of document|document [A-Z]{4,}\w*\d\w*|"
    r"copyright (?:©|\(c\)|\d{4}).*|©.*\d{4}.*|publication-type:.*|\d+ of \d+ documents)[ \t]*$"
)
_AGENCY = re.compile(r"(?m)^[A-Z][\w .,/-]{2,40}\((?:AP|AFP|Reuters|dpa|TASS|Xinhua|UPI|ANSA|EFE)\)[ \t]*[-–—]")


def layout(text: str) -> Iterator[Remark]:
    """Repeated and very long paragraphs, capitals, an end that may not be one, and several articles in one."""
    spans = paragraphs(text)
    yield from _repeated(text, spans)
    yield from _capitals(text)
    yield from _walls(text, spans)
    yield from _end(text, spans)
    yield from _several(text)


def _shown(text: str, start: int, end: int) -> Span:
    """The beginning of a passage, up to the end of a word."""
    if end - start <= _SHOWN:
        return start, end
    blank = text.rfind(" ", start + 1, start + _SHOWN)
    return start, blank if blank > start else start + _SHOWN


def _repeated(text: str, spans: list[Span]) -> Iterator[Remark]:
    """Paragraphs of at least five words, or twenty letters, that stand in a text twice."""
    seen: dict[str, int] = {}
    again = []
    for start, end in spans:
        passage = " ".join(text[start:end].split())
        if len(passage) >= 20 and seen.setdefault(passage, start) != start:
            again.append((start, end))
    if again:
        told = f"{many(len(again), 'paragraph')} word for word as an earlier one: counted twice."
        yield Remark("repetition", told, *_shown(text, *again[0]))


def _capitals(text: str) -> Iterator[Remark]:
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    if upper > max(60, 2 * lower):
        told = "Nearly all letters are capitals: names cannot be told from other words."
        yield Remark("capitals", told)


def _walls(text: str, spans: list[Span]) -> Iterator[Remark]:
    for start, end in spans:
        size = len(words(text[start:end])) if end - start > 2 * _LONG else 0
        if size > _LONG or (end - start > 4 * _LONG and unbroken(text[start:end]) > 0.5):
            told = "A very long paragraph without a break: line breaks, and with them headings, may be lost."
            yield Remark("paragraphs", told, *_shown(text, start, end))
            return


def _end(text: str, spans: list[Span]) -> Iterator[Remark]:
    """What asks for a subscription, and a last paragraph that does not end like a sentence."""
    asked = _PAYWALL.search(text)
    if asked:
        yield Remark("end", "It speaks of subscribing: is the whole article there?", *asked.span())
    if not spans or len(words(text)) < 20 or _NO_STOPS.search(text, spans[-1][1] - 1):
        return
    start, end = spans[-1]
    last = (max(start, text.rfind(" ", start, max(start, end - _SHOWN)) + 1), end)
    if _GOES_ON.search(text[last[0] : end]):
        yield Remark("end", "The text ends with dots: is there more of it?", *last)
    elif text[start:end].rstrip(_CLOSING)[-1:] not in _STOPS:
        yield Remark("end", "The text does not end with a full stop: cut off, or a line of the page?", *last)


def _several(text: str) -> Iterator[Remark]:
    """Lines that stand once in an article of a database; twice, where there are two articles."""
    kinds: dict[str, list[Span]] = {}
    for match in _BEGINNINGS.finditer(text):
        kinds.setdefault(fold(match[0].split(maxsplit=1)[0][:9]), []).append(match.span())
    kinds["agency"] = [match.span() for match in _AGENCY.finditer(text)]
    found = [spans for spans in kinds.values() if len(spans) > 1]
    if found:
        most = max(found, key=len)
        told = f"A line with which articles begin or end stands here {len(most)} times: several articles in one?"
        yield Remark("several articles", told, *_shown(text, *most[1]))


def other_languages(text: str, own: str) -> Iterator[Remark]:
    """Paragraphs of at least twenty words that are surely in another language than the text."""
    found = []
    for start, end in paragraphs(text):
        if end - start < 40:
            continue
        code, sure = language(text[start:end])
        if code and code != own and sure > 0.9 and (len(words(text[start:end])) >= 20 or unbroken(text[start:end])):
            found.append((code, start, end))
    if found:
        code, start, end = found[0]
        told = f"{many(len(found), 'paragraph')} in another language: {code}, as it seems, in a text in {own}."
        yield Remark("language", told, *_shown(text, start, end))
