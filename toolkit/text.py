"""A string in, spans out: words and paragraphs, and what counts as the same word."""

import re
import unicodedata
from collections.abc import Iterator

Span = tuple[int, int]

# Letters of scripts that put no blank between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese.
UNBROKEN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"

# Vowel signs and accents that stand as characters of their own belong to the letter before them.
_MARKS = "".join(c for c in map(chr, range(0x300, 0x1D00)) if unicodedata.category(c) in ("Mn", "Mc"))
_LETTERS = rf"[^\W_]++(?:[{_MARKS}]++[^\W_]*+)*+"  # ++ and *+ never step back, which is a third faster
# A full stop joins (U.S, 3.5, example.com), but not where a line break was lost, as in "he said.Then".
_JOINT = r"(?:[’',\u2010\u2011\u200c\u200d-]|\.(?:(?<![a-z][a-z]\.)|(?![A-Z])))"
_JOINED = rf"{_LETTERS}(?:{_JOINT}{_LETTERS})*+"
# U.S. keeps its last full stop (and U.S.-led is one word); "met in Kyiv." does not.
_LAST_STOP = r"(?<=(?<![^\W_])[^\W\d_]\.[^\W\d_])\."
WORD = re.compile(rf"{_JOINED}(?:{_LAST_STOP}[’'\u2010\u2011-]{_JOINED})*(?:{_LAST_STOP})?")

# UTF-8 quotation marks start with the byte E2, which is one of these letters in the Thai, Cyrillic
# and Hebrew code pages. Beside a Latin letter, or after its punctuation, they are what is left of a mark, never part of
# a word. The Thai letter is a vowel written before its consonant: without one it is damage wherever it stands.
_LOST = "โвג"
_LOST_MARK = re.compile("โ(?![ก-ฮ])|(?<=[A-Za-z])[вג]|(?<=[A-Za-z][.,;:!?…])[вג]|[вג](?=[A-Za-z])")
_BREAK = re.compile(r"[^\n]+")
_STOPS, _CLOSING = ".!?…:;,", "\"'”’)]"
_HEADING_WORDS = 14


def words(text: str) -> list[Span]:
    """Where each word of the text stands: a list of (start, end).

    Letters and digits, with apostrophes, hyphens, points and commas inside them: `won’t`, `Russia’s`,
    `1,000-for-1,000`, `U.S.` and `long-range` are one word each.

    >>> text = "Russia’s 1,000-for-1,000 swap won’t end it, the U.S. said."
    >>> [text[start:end] for start, end in words(text)]
    ['Russia’s', '1,000-for-1,000', 'swap', 'won’t', 'end', 'it', 'the', 'U.S.', 'said']
    """
    return [match.span() for match in WORD.finditer(mended(text))]


def forms(text: str) -> list[str]:
    """The words of a text as written, with every apostrophe straight."""
    return [straight(word) for word in WORD.findall(mended(text))]


def mended(text: str) -> str:
    """The text with lost quotation marks as apostrophes, letter for letter as long as before."""
    return _LOST_MARK.sub("’", text) if any(letter in text for letter in _LOST) else text


def straight(word: str) -> str:
    return word.replace("’", "'").replace("\u2011", "-").replace("\u2010", "-")


def fold(word: str) -> str:
    """What a word is counted as when case does not matter.

    >>> fold("Russia’s")
    "russia's"
    """
    return straight(word).lower()


def base(word: str) -> str:
    """A word without its possessive ending.

    >>> base("Russia’s"), base("sides’")
    ('Russia', 'sides')
    """
    return re.sub(r"(?:[’'][sS]|[’'])$", "", word)


def paragraphs(text: str) -> list[Span]:
    """Where each paragraph stands, without the white space around it: a list of (start, end).

    >>> paragraphs("War of words\\n\\nThe push comes")
    [(0, 12), (14, 28)]
    """
    return [span for match in _BREAK.finditer(text) if (span := _trimmed(text, *match.span()))]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    passage = text[start:end]
    kept = passage.strip()
    left = start + len(passage) - len(passage.lstrip())
    return (left, left + len(kept)) if kept else None


def parts(text: str, title: str = "", standfirst: str = "") -> Iterator[tuple[str, int, int]]:
    """Each paragraph with its kind: headline, standfirst, subhead or body.

    A known title or standfirst is recognised by its words. Otherwise a short paragraph without a full stop
    is a headline where the text begins and a subhead further down.
    """
    for number, (start, end) in enumerate(paragraphs(text)):
        paragraph = text[start:end]
        if paragraph == title:
            yield "headline", start, end
        elif paragraph == standfirst:
            yield "standfirst", start, end
        elif _is_heading(paragraph):
            yield ("subhead" if number or title else "headline"), start, end
        else:
            yield "body", start, end


def _is_heading(paragraph: str) -> bool:
    last = paragraph.rstrip(_CLOSING)[-1:]
    return last not in _STOPS and len(words(paragraph)) <= _HEADING_WORDS
