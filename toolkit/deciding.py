"""One reading of the bytes of a file if no other comes near; else the question which one it is."""

import re
from typing import NamedTuple

from .drafts import Unreadable
from .guessing import ENCODINGS, SOUND, Reading, fitting, in_one_alphabet, languages, looks_like, oddness, read_as
from .wording import plain

_SHOWN = 4  # readings in a question


class Choice(NamedTuple):
    """A text, its encoding, and what to tell about the choice."""

    text: str
    encoding: str
    notes: tuple[str, ...]


def chosen(content: bytes) -> Choice:
    """The reading that makes sense, if there is one and no other comes near it. Unreadable with a question if not.

    A reading makes sense if its commonest words and its letters are those of a language, and no sign stands inside a
    word. Readings with the same text are one. Another comes near if it has half as much of a language and not three
    times as many (and two more) letters that its language does not use.

    >>> choice = chosen("Most na rzece będzie zamknięty od środy, a w szkole nie ma lekcji.".encode("iso8859-2"))
    >>> choice.encoding, choice.text[12:32]
    ('iso8859_2', 'e będzie zamknięty o')
    """
    sound = [reading for reading in fitting(content) if reading.is_sound]
    found = _apart(content, [reading for reading in sound if 3 * reading.score > sound[0].score])
    if not found:
        return _without_language(content)
    (best, text), *others = found
    near = [(reading, other) for reading, other in others if not _clear(best, reading)]
    if near:
        raise Unreadable(_question([(best.encoding, text), *((reading.encoding, other) for reading, other in near)]))
    note = f"Nothing says which encoding it is; {best.encoding} gives {best.language} words"
    if others:
        reading, other = others[0]
        here, there = differing(text, other)
        return Choice(text, best.encoding, (f"{note}: “{here}”, less likely {reading.encoding}: “{there}”.",))
    return Choice(text, best.encoding, (f"{note}, no other does.",))


def sensible(content: bytes, encoding: str) -> bool:
    """Whether a declared encoding gives a text that no other reading surpasses by far."""
    mine, readings = fitting(content, [encoding]), fitting(content)
    if oddness(content, encoding) > 2 * SOUND:
        return False
    if not readings or readings[0].score < 0.1:
        return True
    return bool(mine) and 2 * mine[0].score > readings[0].score


def _apart(content: bytes, readings: list[Reading]) -> list[tuple[Reading, str]]:
    """The best reading for each text, the best first."""
    found: dict[str, Reading] = {}
    encodings = {reading.encoding: reading for reading in reversed(readings)}  # the best of each
    for reading in readings:
        if encodings[reading.encoding] is reading and (text := read_as(content, reading.encoding)) is not None:
            found.setdefault(text, reading)
    return [(reading, text) for text, reading in found.items()]


def _clear(best: Reading, other: Reading) -> bool:
    return 2 * other.score < best.score or other.cost >= 3 * best.cost + 2


def _without_language(content: bytes) -> Choice:
    """Too short, or in a language that is not in the table: only what no writer would write is left out."""
    found: dict[str, str] = {}
    for encoding in ENCODINGS:
        if oddness(content, encoding) == 0 and (text := read_as(content, encoding)) is not None:
            found.setdefault(text, encoding)
    text, encoding = next(iter(found.items()), ("", ""))
    is_latin = 5 * len(content.translate(None, bytes(range(128)))) < len(content)
    told = any(looks_like(one.name, content[:20_000].decode("ascii", "ignore")) for one in languages())
    if len(found) == 1 and ((is_latin and not told) or in_one_alphabet(text)):
        return Choice(text, encoding, (f"Nothing says which encoding it is; only {encoding} has no signs in words.",))
    raise Unreadable(_question([(encoding, text) for text, encoding in found.items()]))


def _question(found: list[tuple[str, str]]) -> str:
    ask = 'Say which: load_articles(…, encoding={"name of the file": "%s"}).'
    if not found:
        return "In no known encoding is this a text. If it is one, find out its encoding. " + ask % "its encoding"
    if len(found) == 1:
        encoding, text = found[0]
        place = re.search(r"[^\x00-\x7f]", text)
        start = max(0, place.start() - 20 if place else 0)
        return (
            f"Its encoding is not certain. It may be {encoding} (“{plain(text[start : start + 40])}”). "
            + ask % encoding
        )
    first = found[0][1]
    shown: dict[str, str] = {}
    for encoding, text in found[1:_SHOWN]:
        here, there = differing(first, text)
        shown |= {found[0][0]: here, encoding: there} if not shown else {encoding: there}
    readings = " or ".join(f"{encoding} (“{passage}”)" for encoding, passage in shown.items())
    return f"Its encoding is not certain: several readings make sense. It may be {readings}. " + ask % found[0][0]


def differing(one: str, other: str) -> tuple[str, str]:
    """The first passage in which two readings differ, in each of them.

    >>> differing("Mr Vučić said", "Mr Vuèiæ said")
    ('Mr Vučić said', 'Mr Vuèiæ said')
    """
    differs = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    place = next(differs, min(len(one), len(other)))
    start, end = max(0, place - 20), place + 20
    return plain(one[start:end]), plain(other[start:end])
