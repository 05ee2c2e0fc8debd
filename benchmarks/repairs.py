"""How much damage is repaired: clean news is damaged in many ways, repaired, and compared with what it was.

    .venv/bin/python benchmarks/repairs.py ../shared/quotes/dev/text

FOLDER holds clean texts (.txt, UTF-8); they are only measured with. For each kind of damage: how many places were
damaged, and of these restored exactly, restored as another mark of the same use (“ for ‘), changed wrongly, left and
reported, left without a word. Then each text is written in every encoding that has its characters, and read again.
"""

import argparse
import html
import json
import random
import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from charset_normalizer import from_bytes  # noqa: E402

from toolkit.characters import bidi, characters  # noqa: E402
from toolkit.decoding import decoded, encoded  # noqa: E402
from toolkit.drafts import About, Unreadable  # noqa: E402
from toolkit.entities import entities, seen  # noqa: E402
from toolkit.guessing import ENCODINGS  # noqa: E402
from toolkit.lost_marks import lost_marks  # noqa: E402
from toolkit.mojibake import mojibake  # noqa: E402
from toolkit.repair import composed, repaired, undone  # noqa: E402

RULES = (characters, bidi, entities, mojibake, lost_marks)  # in the order of loading
MARKS = "’‘“”–—…―"
SAME = {"“": "‘", "”": "’", "‘": "“", "’": "”"}  # quotation marks, double for single and the other way round
PAGES = re.findall(
    r"\w+",
    "latin_1 cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 iso8859_2 iso8859_5 iso8859_7 "
    "iso8859_15 mac_roman mac_cyrillic koi8_r cp437 cp850 cp852 cp866",
)
LEADS = {"cp874": "โ", "cp1251": "в", "cp1255": "ג", "koi8_r": "Б", "iso8859_5": "т", "cp1253": "β", "cp1252": "â"}


class Place(NamedTuple):
    """Where the damaged text differs from the clean one, and what stood there."""

    start: int
    end: int
    was: str


def damaged(text: str, change: Callable[[str], str]) -> tuple[str, list[Place]]:
    """The text with every character changed as told, and where that made a difference."""
    pieces, places, at = [], [], 0
    for character in text:
        became = change(character)
        if became != character:
            places.append(Place(at, at + len(became), character))
        pieces.append(became)
        at += len(became)
    return "".join(pieces), places


def misread(character: str, page: str, times: int) -> str:
    for _ in range(times if character > "\x7f" else 0):
        character = "".join(bytes([byte]).decode(page, "ignore") or chr(byte) for byte in character.encode("utf-8"))
    return character


def kinds(chance: random.Random) -> Iterator[tuple[str, Callable[[str], str]]]:
    for times, said in ((1, "once"), (2, "twice")):
        for page in PAGES:
            yield f"mojibake, {page}, {said}", lambda c, page=page, times=times: misread(c, page, times)
    for page, lead in LEADS.items():
        yield f"lost marks, {page} ({lead})", lambda c, lead=lead: lead if c in MARKS else c
    yield "lost marks, ?", lambda c: "?" if c in MARKS else c
    yield "lost marks, U+FFFD", lambda c: "\ufffd" if c in MARKS else c
    yield "lost marks, U+FFFD three times", lambda c: "\ufffd" * 3 if c in MARKS else c
    yield "all beyond ASCII as ?", lambda c: "?" if c > "\x7f" else c
    yield "entities", lambda c: html.escape(c) if c in "&\"<>'" else f"&#{ord(c)};" if c > "\x7f" else c
    yield "entities, escaped again", lambda c: html.escape(html.escape(c)) if c in '&"' else c
    for name, sign in {"soft hyphens": "\u00ad", "blanks without width": "\u200b", "joiners": "\u200d"}.items():
        yield name, lambda c, sign=sign: c + sign if c.isalpha() and chance.random() < 0.05 else c
    yield "blanks that do not break", lambda c: "\u00a0" if c == " " and chance.random() < 0.1 else c
    yield "Windows as Latin-1", lambda c: misread_windows(c)


def misread_windows(character: str) -> str:
    return character.encode("cp1252", "ignore").decode("latin-1") or character


def judged(text: str, places: list[Place]) -> Counter[str]:
    """What became of the damaged places, and what else was changed."""
    ledger, notes = (), []
    for rule in RULES:
        found = rule(repaired(text, ledger), About(language="en"))
        ledger = composed(text, ledger, found.repairs)
        notes += found.notes
    assert undone(repaired(text, ledger), ledger) == text
    said: Counter[str] = Counter()
    waiting = list(ledger)
    for place in places:
        waiting = [one for one in waiting if one.end > place.start or one.start == one.end >= place.start]
        touching = [one for one in waiting[:4] if one.start < place.end]
        said[outcome(text, place, touching, places, bool(notes))] += 1
    touched = {at for place in places for at in range(place.start, max(place.end, place.start + 1))}
    said["beside"] = sum(touched.isdisjoint(range(one.start, max(one.end, one.start + 1))) for one in ledger)
    return said


def outcome(text: str, place: Place, touching: list, places: list[Place], reported: bool) -> str:
    if not touching:
        return "reported" if reported else "left"
    start, end = min(place.start, touching[0].start), max(place.end, touching[-1].end)
    inside = [one._replace(start=one.start - start, end=one.end - start) for one in touching]
    became, wanted, at = repaired(text[start:end], inside), "", start
    first = bisect_left(places, (start,))
    for other in places[first : first + 20]:
        if other.end <= end:
            wanted, at = wanted + text[at : other.start] + other.was, other.end
    if became == seen(wanted + text[at:end]):
        return "exact"
    return "another mark" if became == SAME.get(place.was) else "wrong"


def repairs(texts: list[str]) -> None:
    columns = ("exact", "another mark", "wrong", "reported", "left", "beside")
    print(f"{'damage':36}{'places':>8}" + "".join(f"{column:>14}" for column in columns))
    clean = sum((judged(text, []) for text in texts), Counter())
    print(f"{'none (clean texts)':36}{0:8}" + "".join(f"{clean[column]:14}" for column in columns))
    for name, change in kinds(random.Random(6)):
        made = [damaged(text, change) for text in texts]
        said = sum((judged(*one) for one in made), Counter())
        places = max(1, sum(len(places) for _, places in made))
        shares = "".join(f"{100 * said[column] / places:13.1f}%" for column in columns[:-1])
        print(f"{name:36}{places:8}{shares}{said['beside']:14}")


def encodings(texts: dict[str, str], title: str) -> None:
    """Right, asked, wrong: ours; and what charset-normalizer's best guess gives."""
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for name, text in texts.items():
        for encoding in ENCODINGS:
            content = text.encode(encoding, "ignore")
            wanted = content.decode(encoding)
            if (wanted != text and len(wanted) < 0.999 * len(text)) or content.isascii():
                continue
            said = reading(content, wanted)
            ours[said] += 1
            best = from_bytes(content).best()
            theirs["asked" if best is None else "right" if str(best) == wanted else "wrong"] += 1
            if said == "wrong":
                print(f"   wrong: {name} in {encoding}")
    print(f"{title}: {dict(ours)}; charset-normalizer: {dict(theirs)}")


def reading(content: bytes, wanted: str) -> str:
    try:
        found = decoded(content)
    except Unreadable:
        return "asked"
    assert encoded(found) == content
    return "right" if found.text == wanted else "wrong"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    folder = asked.parse_args().folder
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))}
    if not texts:
        asked.error(f"There are no .txt files in {folder}.")
    texts = {
        name: text for name, text in texts.items() if not re.search("[\x80-\x9f]|Ã|A\u0303©", text)
    }  # damaged themselves
    repairs([seen(text) for text in texts.values()])
    encodings(texts, "news")
    samples = json.loads((ROOT / "tests/cases/languages.json").read_text(encoding="utf-8"))
    encodings(samples, "short samples of 27 languages")
    encodings({name: text.split("\n")[0] for name, text in samples.items()}, "their first sentences")


if __name__ == "__main__":
    main()
