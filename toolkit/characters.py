"""Characters that nobody sees, or that look like others: taken out, made ordinary, or reported."""

import re
from collections.abc import Iterator
from functools import cache

from .drafts import About, Found
from .entities import BLANKS
from .repair import Repair
from .text import Span

_JOINING = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefe"  # need joiners
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # may have a break where no blank is seen
_LEADS = "ÂÃÄÅÐÑØÙÎÏ"  # with what follows they may be one letter read in the wrong encoding: left to `mojibake`
_LOW = {"\x13": "–", "\x14": "—", "\x18": "‘", "\x19": "’", "\x1c": "“", "\x1d": "”"}
# reason, pattern, what comes instead (None: see _LOW)
_RULES = (
    ("soft hyphen at a line end", "\u00ad+\n(?=[^\\W\\d_])", ""),
    ("soft hyphen", f"(?<![{_LEADS}\\d])\u00ad+|(?<=\\d)\u00ad+(?!\\d)", ""),
    ("blank that does not break", f"(?<![{_LEADS}])[{BLANKS}]", " "),
    ("joiner that joins nothing", f"(?<![{_JOINING}€])\u200c+(?![{_JOINING}])", ""),
    (
        "joiner that joins nothing",
        f"(?<![{_JOINING}{_EMOJI}])\u200d+|(?<![{_JOINING}])\u200d+(?![{_JOINING}{_EMOJI}])",
        "",
    ),
    ("blank without width", f"(?<![{_UNSPACED}])\u200b+(?![{_UNSPACED}])", ""),
    ("character without width", "[\u2060-\u2064\ufeff\ufff9-\ufffb]+|(?<![\u1800-\u18af])\u180e+", ""),
    ("hidden character", "(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0001-\U000e007f]+", ""),
    ("place of a picture or table", "\ufffc+", ""),
    ("line or paragraph separator", "[\u2028\u2029]", "\n"),
    ("line or page break", "[\x0b\x0c]", "\n"),
    ("code for a terminal", "\x1b\\[[\\d;]*[A-Za-z]", ""),
    ("low byte of a mark", "[\x13\x14\x18\x19\x1c\x1d]", None),
    ("control character", "[\x00-\x08\x0e-\x12\x15-\x17\x1a\x1b\x1e\x1f\x7f]+", ""),
    ("half of a character", "[\ud800-\udfff]", "\ufffd"),
)


@cache
def _pattern() -> re.Pattern[str]:
    any_of_them = f"[\u00ad{BLANKS}\u200b-\u200d\u2028\u2029\u2060-\u2064\u180e\ufeff\ufff9-\ufffc\U000e0001-\U000e007f"
    rules = "|".join(f"({pattern})" for _, pattern, _ in _RULES)
    return re.compile(f"(?={any_of_them}\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff])(?:{rules})")


def characters(text: str, about: About) -> Found:
    """Characters that nobody sees, and blanks that are not the ordinary one.

    Blanks that do not break (also narrow and figure ones) become ordinary ones; soft hyphens, word joiners, blanks
    without width, control characters and the places of pictures go; line and page breaks of other kinds become \\n.
    Joiners stay where a script or an emoji needs them, breaks without width in scripts that put no blanks, a soft
    hyphen between two digits (it may stand for a hyphen). The control characters 13, 14, 18, 19, 1C and 1D are what is
    left of dashes and curly quotation marks (U+2013 …) cut to one byte.

    >>> [(one.start, one.after) for one in characters("The co\\u00adun\\u00adcil\\u00a0said", About()).repairs]
    [(6, ''), (9, ''), (13, ' ')]
    """
    found = [_repair(match) for match in _pattern().finditer(text)]
    kept = len(re.findall("(?<=\\d)\u00ad+(?=\\d)", text)) if "\u00ad" in text else 0
    notes = (f"Left: a soft hyphen between two digits, {kept} times; it may be a hyphen.",) if kept else ()
    return Found(found, notes=notes)


def _repair(match: re.Match[str]) -> Repair:
    reason, _, after = _RULES[(match.lastindex or 1) - 1]
    sure = "certain" if after is not None else "probable"
    return Repair(*match.span(), match[0], _LOW[match[0]] if after is None else after, f"characters: {reason}", sure)


_TURN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f]")
_MARKS = "\u061c\u200e\u200f"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u05ff\u0600-\u08bf\ufb1d-\ufdff\ufe70-\ufefc]")
_OPENS, _CLOSES = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"


def bidi(text: str, about: About) -> Found:
    """Characters that turn the direction of writing: they change what is seen, not what is there.

    Embeddings, overrides and isolates go; direction marks go where their paragraph has no right-to-left letters, and
    stay where it has. Overrides, and those that are not closed, are reported: letters may have been shown in another
    order than they are stored.

    >>> found = bidi("The file \\u202egpj.exe\\u202c was sent.", About())
    >>> [(one.start, one.after) for one in found.repairs], len(found.notes)
    ([(9, ''), (17, '')], 1)
    """
    if not _TURN.search(text):
        return Found([])
    made, start = [], 0
    for line in text.split("\n"):
        keep = _MARKS if _RIGHT_TO_LEFT.search(line) else ""
        for match in _TURN.finditer(line):
            if match[0] not in keep:
                at = start + match.start()
                made.append(Repair(at, at + 1, match[0], "", "bidi: turns the direction of writing", "certain"))
        start += len(line) + 1
    return Found(made, notes=tuple(_reported(text)))


def _reported(text: str) -> Iterator[str]:
    overrides = [match.start() for match in re.finditer("[\u202d\u202e]", text)]
    if overrides:
        places = ", ".join(f"{place:,}" for place in overrides[:5])
        yield f"Letters were shown in another order than they are stored (override at character {places})."
    opened = sum(map(text.count, _OPENS))
    if opened != sum(map(text.count, _CLOSES)):
        yield "A change of direction was opened and not closed, or closed and not opened."


_LATIN = "A-Za-z\u00c0-\u024f"
_ALIKE = {  # letters of other scripts that look like a Latin one
    "Cyrillic": "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһԛԝ",
    "Greek": "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "full width": "".join(map(chr, (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)))),
}
_LIKE_CYRILLIC = "ABEKMHOPCTYXaeopcyxisjkIJS"
_WORD = re.compile(r"[^\W\d_]+")
_MIXED = re.compile(f"[{_LATIN}][\u0370-\u052f\uff21-\uff5a]|[\u0370-\u052f\uff21-\uff5a][{_LATIN}]|[\uff21-\uff5a]")


def lookalikes(text: str) -> list[Span]:
    """Words in which letters of another script stand that look like those around them; `lookalike_note` says which.

    Only reported: who writes them may hide a word from a search, or type on a keyboard of two scripts.

    >>> text = "Mоscow said so, TNFα is a protein"    # the second letter is Cyrillic
    >>> [text[start:end] for start, end in lookalikes(text)]
    ['Mоscow']
    """
    if text.isascii() or not _MIXED.search(text):
        return []
    return [match.span() for match in _WORD.finditer(text) if not match[0].isascii() and lookalike_note(match[0])]


def lookalike_note(word: str) -> str:
    """Which letters of a word are of another script; empty if it is written in one, or if they look like no other.

    >>> lookalike_note("Mоscow")
    'о is a Cyrillic letter in a Latin word'
    """
    latin = [letter for letter in word if re.match(f"[{_LATIN}]", letter)]
    for script, alike in _ALIKE.items():
        others = [letter for letter in word if letter in alike]
        if others and (script == "full width" or (latin and len(latin) + len(others) == len(word))):
            shown = ", ".join(dict.fromkeys(others))
            if script == "full width" or len(others) <= len(latin):
                return f"{shown} is a {script} letter in a Latin word"
    cyrillic = [letter for letter in word if "\u0400" <= letter <= "\u052f"]
    if latin and len(latin) < len(cyrillic) and set(latin) <= set(_LIKE_CYRILLIC):
        return f"{', '.join(dict.fromkeys(latin))} is a Latin letter in a Cyrillic word"
    return ""
