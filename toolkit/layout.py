"""How a single text is put together, seen before counting: paragraphs, its end, and what may not belong to it."""

import re
from collections.abc import Iterator

from .languages import language, unbroken
from .remarks import Remark
from .text import Span, fold, paragraphs, words
from .wording import many

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
