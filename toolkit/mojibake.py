"""Letters that were read in the wrong encoding, sometimes twice (`â€™` for ’): read again, passage by passage.

Works only on the damaged passages, so that one of them changes nothing elsewhere; curly quotation marks stay curly.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .drafts import About, Found, needed
from .entities import seen
from .guessing import oddities
from .repair import Repair
from .text import Span
from .wording import many, plain

_WINDOWS = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874")
_OTHERS = ("latin_1", "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_15", "mac_roman",
           "mac_cyrillic", "koi8_r", "koi8_u")  # fmt: skip
_BOXED = ("cp437", "cp850", "cp852", "cp858", "cp866", "cp1125")  # of DOS: their frames stand in no news text
_KNOWN_TO_FTFY = ("latin_1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso8859_2", "mac_roman",
                  "cp437")  # fmt: skip
_MARKS = "‐‑‒–—―‘’‚“”„•…′″‹›€™\ufeff"
_LETTERS = "".join(map(chr, (*range(0xA0, 0x180), *range(0x218, 0x21C))))
_RUN = re.compile("[\x80-\U0010ffff]+")
_GBK = re.compile("[鈥窶][\u3400-\u9fff\uf900-\ufaff\ue000-\uf8ff€]?|(?<=[A-Za-z])[\u4e00-\u9fff](?![\u3400-\u9fff])")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_SPEAKS = re.compile(
    r"(?i)\b(?:utf-?8|latin-?1|iso-?8859|windows-?125\d|mojibake|unicode|ascii|code ?page|(?:character|text|wrong) "
    r"(?:encoding|set)|zeichensatz|encodage|codificación|кодировк)"
)
_WHY = "mojibake: UTF-8 read as "


class Form(NamedTuple):
    """What a character was, and in which encoding it was read."""

    after: str
    encoding: str
    how: str = ""  # twice; the last byte lost
    anywhere: bool = True  # else only where no writer would put the letters that are there


class Hit(NamedTuple):
    """A passage that is known as what some characters become."""

    start: int
    end: int
    forms: tuple[Form, ...]
    sure: bool


def mojibake(text: str, about: About) -> Found:
    """UTF-8 that was read in another encoding, once or several times: the characters it meant.

    Marks and letters with accents are known by what they become in 27 encodings (of several that fit a passage, the
    one that explains most of the text); the rest is left to ftfy (Speer 2019), which judges whether a passage is
    damaged at all. A control character that is a letter or mark in Windows’ encoding becomes that. `probable` where a
    byte was lost on the way. In a paragraph about encodings they are examples, and stay.
    A note names ftfy if it is needed and not installed.

    >>> [(one.before, one.after) for one in mojibake("Itâ€™s Ð¼Ð¸Ñ€, “he said”", About()).repairs]
    [('â€™', '’'), ('Ð¼Ð¸Ñ€', 'мир')]
    """
    if text.isascii() or not (_suspicious().search(text) or (_CHINESE.search(text) and _GBK.search(text))):
        return Found([])
    runs = [run.span() for run in _RUN.finditer(text) if _suspicious().search(text, run.start(), run.end() + 1)]
    shown = [span for span in runs if _is_shown(text, *span)]
    runs = [span for span in runs if not _is_shown(text, *span)] if shown else runs
    hits = [hit for start, end in runs for hit in _hits(text, start, end)]
    votes, is_latin = _votes(hits), _is_latin(text)
    known = [repair for hit in hits if (repair := _known(text, hit, votes, is_latin))]
    rest = list(_between(runs, known))
    if not (known or any(_is_odd(text, *span) for span in rest)):
        rest = []  # ftfy is needed for damage only
    made = {*known, *_of_gbk(text)}
    told = (f"Left as found, since the text speaks about encodings: {many(len(shown), 'passage')}.",) if shown else ()
    try:
        made |= {repair for span in rest for repair in _by_ftfy(text, *span)}
    except ImportError as problem:
        return Found(sorted(made), notes=(*told, *_left(text, runs, sorted(made)), str(problem)))
    return Found(sorted(made), notes=(*told, *_left(text, runs, sorted(made))))


def _is_shown(text: str, start: int, end: int) -> bool:
    """Whether letters stand in a paragraph about encodings, as an example of what goes wrong."""
    before, after = text[max(0, start - 200) : start], text[end : end + 200]
    return bool(_SPEAKS.search(before.rpartition("\n")[2] + text[start:end] + after.partition("\n")[0]))


def _hits(text: str, start: int, end: int) -> Iterator[Hit]:
    place = start
    while place < end:
        sizes = (
            range(min(9, end + 1 - place, len(text) - place), 1, -1) if text[place : place + 2] in _beginnings() else ()
        )
        size = next((size for size in sizes if text[place : place + size] in _forms()), 0)
        if size:
            yield Hit(place, place + size, *_judged(text, place, place + size))
        place += size or 1


def _judged(text: str, start: int, end: int) -> tuple[tuple[Form, ...], bool]:
    forms = _forms()[text[start:end]]
    lossless = text[end : end + 1] < "\x80"  # else the last byte is not lost, but another one
    forms = tuple(form for form in forms if lossless or "lost" not in form.how)
    return forms, any(form.anywhere for form in forms) or _is_odd(text, start, end)


def _is_odd(text: str, start: int, end: int) -> bool:
    around = [text[max(0, start - 1) : start], text[end : end + 1]]
    before, after = (
        neighbour if neighbour.isascii() else "" for neighbour in around
    )  # a part of a word proves nothing
    return oddities(before + text[start:end] + after) > 0


def _votes(hits: list[Hit]) -> Counter[str]:
    """How much of the text each encoding explains."""
    return Counter(encoding for hit in hits if hit.sure for encoding in {form.encoding for form in hit.forms})


def _is_latin(text: str) -> bool:
    return 5 * len(text.encode("ascii", "ignore")) > 4 * len(text)


def _known(text: str, hit: Hit, votes: Counter[str], is_latin: bool) -> Repair | None:
    """The repair of a known passage; None if it may be as it should be, or if two encodings explain it equally well."""
    if not hit.forms or not (hit.sure or (is_latin and max(votes[form.encoding] for form in hit.forms) > 1)):
        return None
    most = max(votes[form.encoding] for form in hit.forms)
    best = [form for form in hit.forms if votes[form.encoding] == most]
    if len({form.after for form in best}) > 1:
        around = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]
        best = [form for form in best if not oddities(form.after.join(around))]
        if len({form.after for form in best}) != 1:
            return None
    form = best[0]
    reason = ", ".join(filter(None, (f"{_WHY}{form.encoding.replace('_', '-')}", form.how)))
    sure = "probable" if "lost" in form.how or not hit.sure else "certain"
    return Repair(hit.start, hit.end, text[hit.start : hit.end], form.after, reason, sure)


def _between(runs: list[Span], known: list[Repair]) -> Iterator[Span]:
    """What is left of the runs: what stands before, between and after the repairs."""
    repairs = deque(known)
    for start, end in runs:
        while repairs and repairs[0].start < end:
            repair = repairs.popleft()
            if start < repair.start:
                yield start, repair.start
            start = repair.end
        if start < end:
            yield start, end


def _left(text: str, runs: list[Span], made: list[Repair]) -> Iterator[str]:
    """Passages that look damaged and were not repaired."""
    touched = {place for repair in made for place in (repair.start, repair.end - 1)}
    left = [(start, end) for start, end in runs if touched.isdisjoint(range(start, end))]
    odd = [text[max(0, start - 10) : end + 10] for start, end in left if _is_odd(text, start, end)]
    if odd:
        such = f"{many(len(odd), 'passage')}, such as “{plain(odd[0])}”"
        yield f"Left as found, though perhaps read in a wrong encoding: {such}."


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(form[:2] for form in _forms())


@cache
def _forms() -> dict[str, tuple[Form, ...]]:
    """What characters become, once and twice: passage -> what it may have been."""
    forms: dict[str, list[Form]] = {}
    for encoding in (*_WINDOWS, *_OTHERS, *_BOXED):
        for letter in _MARKS + _LETTERS:
            once, sure = _misread(letter, encoding), letter in _MARKS or encoding in _BOXED
            forms.setdefault(_misread(once, encoding), []).append(Form(seen(letter), encoding, "twice", sure))
            forms.setdefault(once, []).append(Form(seen(letter), encoding, "", sure))
    for encoding in ("cp1252", "cp1253", "cp1255", "cp1257"):  # have nothing for the last byte of ”, so it gets lost
        left = _misread("”", encoding)[:2]
        for form in (left, f"{left}?", f"{left}\ufffd", _misread(left, encoding) + _misread("\x9d", encoding)[:-1]):
            forms.setdefault(form, []).append(Form("”", encoding, "the last byte lost"))
    return {passage: tuple(found) for passage, found in forms.items()}


def _misread(text: str, encoding: str) -> str:
    """UTF-8 read in an encoding of one byte a letter; bytes without a meaning become control characters."""
    return "".join(_table(encoding)[byte] for byte in text.encode("utf-8"))


@cache
def _table(encoding: str) -> str:
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(256))


@cache
def _suspicious() -> re.Pattern[str]:
    """A first byte of UTF-8 and one that may follow, in any encoding that is known."""
    seconds: dict[str, set[str]] = {}
    for pair in _beginnings():
        seconds.setdefault(pair[0], set()).add(pair[1])
    for encoding in _KNOWN_TO_FTFY:
        for first in _table(encoding)[0xC2:0xF5]:
            seconds.setdefault(first, set()).update(_table(encoding)[0x80:0xC0])
    firsts: dict[str, str] = {}
    for first, after in seconds.items():
        key = "".join(sorted(after))
        firsts[key] = firsts.get(key, "") + first
    pairs = "|".join(f"[{re.escape(first)}][{re.escape(after)}]" for after, first in firsts.items())
    return re.compile(f"[\x80-\x9f]|[ÂÃ] |(?=[{re.escape(''.join(seconds))}])(?:{pairs})")


def _by_ftfy(text: str, start: int, end: int) -> Iterator[Repair]:
    """The passage as ftfy reads it, with two ASCII characters on either side for it to judge by."""
    first = start - len(re.search(r"[\x00-\x7f]{0,2}\Z", text[max(0, start - 2) : start])[0])  # type: ignore[index]
    last = end + len(re.match(r"[\x00-\x7f]{0,2}", text[end : end + 2])[0])  # type: ignore[index]
    before = text[first:last]
    after, lost = _fixed(before)
    if after != before:
        left = len(_shared(before, after))
        right = len(_shared(before[left:][::-1], after[left:][::-1]))
        old, new = before[left : len(before) - right], after[left : len(after) - right]
        reason = f"{_WHY}another encoding (ftfy)" if old.strip("\x80-\x9f") else "mojibake: Windows letter"
        yield Repair(first + left, last - right, old, seen(new), reason, "probable" if lost else "certain")


def _shared(one: str, other: str) -> str:
    size = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:size]


@cache
def _ftfy() -> tuple[object, object]:
    ftfy = needed("ftfy")
    return ftfy.fix_encoding_and_explain, ftfy.TextFixerConfig(uncurl_quotes=False, normalization=None)


def _fixed(passage: str) -> tuple[str, bool]:
    """What ftfy makes of it, and whether it had to guess a byte; the passage itself if a character would be lost."""
    fix, config = _ftfy()
    after, steps = fix(passage, config)  # type: ignore[operator]
    if after.count("\ufffd") > passage.count("\ufffd") or re.search("[\x80-\x9f]", after):
        return passage, False
    return after, any(step[0] == "transcode" for step in steps)


def _of_gbk(text: str) -> Iterator[Repair]:
    """UTF-8 read in the encodings of Chinese and Japanese, where a mark takes the letter after it with it."""
    for match in _GBK.finditer(text) if _is_latin(text) else ():
        encoding = "cp932" if match[0][0] == "窶" else "gb18030"
        try:
            after = match[0].encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if (after[0] in _MARKS and after[1:].isascii()) or after in _LETTERS:
            yield Repair(*match.span(), match[0], after, f"{_WHY}{encoding}", "certain")
