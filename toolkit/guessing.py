"""Which languages in which encodings the bytes of a file could be: what a reader would take for text."""

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import category, normalize

from .tables import data_folder, read_rows
from .wording import word_set

# In each group the usual ones come first: their name is shown where several give the same text.
ENCODINGS = tuple(
    re.findall(
        r"\w+",
        """
        cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 koi8_r koi8_u
        gb18030 cp932 cp949 cp950 big5hkscs euc_jp iso8859_15 iso8859_2 iso8859_5 iso8859_7 iso8859_9 iso8859_8
        iso8859_6 iso8859_13 iso8859_4 iso8859_10 iso8859_14 iso8859_16 iso8859_1
        mac_roman mac_latin2 mac_cyrillic mac_greek mac_turkish mac_iceland
        cp866 cp1125 cp850 cp852 cp855 cp437 cp857 cp775 cp737 cp869 cp862 cp864 cp720
        """,
    )
)
NOT_LATIN = word_set(  # have quotation marks too, but nobody writes English in them
    "cp864 cp720 cp862 cp855 cp866 cp1125 cp737 cp869 mac_greek mac_cyrillic iso8859_5 iso8859_6 iso8859_8 "
    "koi8_r koi8_u"
)
_SAMPLE = 12_000  # bytes: enough to know a language; the whole file is read with what fits
_WORD = re.compile(r"[^\W\d_]+")
SOUND = 0.02  # clean news has no characters at all that stand where no writer would put them
# What stands for marks in English that is read wrongly: Thatís, but not clichés; “20 ñ or more”, but not “à la carte”.
_NO_MARKS = re.compile(r"[a-z][^\W_a-zé](?:s|t|re|ve|ll|d|m)(?!\w)|(?<!\S)[^\W\d_a-zA-Zàé](?!\S)")
_ENOUGH = {"word": 0.05, "character": 0.12}  # share of a language's commonest words: 0.1 to 0.4 in its own texts

# What a character is, in one letter: a/A Latin, l/L Latin beyond ASCII, c/C Cyrillic, g/G Greek, o other letters,
# k letters of East Asia, beside which Latin stands without a blank, m accents, h vowel signs, e Thai vowels before
# their consonant, d digit, q quotation mark, s sign, t sign that no word begins with, u currency, i ¡¿, x what no text
# has; ’ and ´ are themselves.
_KINDS = {"q": "“”„‟‚‘‛«»‹›", "s": "©®£µ№ªº", "t": "°²³¹½¼¾±×÷™§", "u": "€¥¢₴₽", "i": "¡¿", "’": "’", "´": "´",
          " ": "\u00a0\u00ad–—―…·•‐‑\u200b\u200c\u200d\u200e\u200f\ufeff\u2028"}  # fmt: skip
_BLOCKS = (
    *((0x370, 0x400, "g"), (0x400, 0x530, "c"), (0x1E00, 0x1F00, "l"), (0x1F00, 0x2000, "g"), (0x1100, 0x1200, "k")),
    *((0x2E80, 0xD7FF, "k"), (0xF900, 0xFB00, "k"), (0xFF00, 0xFF61, "k"), (0x20000, 0x30000, "k")),
)
_ODD = re.compile(
    "x|(?<=[alcgAL])[LCG]|(?<=[lcg])A|(?<=la)A|L(?=Aa)"  # a capital after a small letter
    "|[aAlL](?=[cCgGo])|[cC](?=[aAlLgGo])|[gG](?=[aAlLcCo])|o(?=[aAlLcCgG])"  # two scripts in one word
    "|(?<=[aAlLcCgGo])[stui](?=[aAlLcCgGo])|(?<=[aAlLcCgG])q(?=[aAlLcCgG])"  # a sign inside a word
    "|L(?=[stu])|(?<![d ])t(?=[aAlLcCgGq])|(?<!d)[tu](?=[ALCG])|i(?![aAlLdqi])|[stu](?=[stu])"  # a sign before a word
    "|(?<= )m|(?<![ohe])h|h(?=[aAlL])|e(?!o)|(?<=[aA])k(?=a)"  # an accent or a letter alone
    "|(?<![aAlL])´(?=[aAlL])|(?<![aAlLcCgGd])’(?=[gG])|(?<=d)[lL]|[lL](?=d)|(?<=[cCgGo])d(?=[cCgGo])"
)


class Language(NamedTuple):
    """A row of alphabets.csv: how to know a language by its letters and its commonest words."""

    name: str
    unit: str
    needed: str
    letters: frozenset[str]
    words: frozenset[str]


class Reading(NamedTuple):
    """The bytes read in one encoding as one language: how well it fits, and what speaks against it."""

    encoding: str
    language: str
    score: float
    cost: int
    odd: float  # share of the characters beyond ASCII that stand where no writer would put them
    beyond: int  # how many those are

    @property
    def is_sound(self) -> bool:
        """Whether it may be chosen at all."""
        return self.odd <= SOUND and self.cost <= 0.4 * self.beyond


@cache
def languages() -> list[Language]:
    """The languages of data/alphabets.csv."""
    rows = read_rows(data_folder() / "alphabets.csv", ["language", "unit", "letters", "also", "words"])
    return [
        Language(row["language"], row["unit"], row["letters"], frozenset(row["letters"] + row["also"]),
                 frozenset(row["words"].split()))
        for row in rows
    ]  # fmt: skip


def read_as(content: bytes, encoding: str) -> str | None:
    """The text in an encoding; None if a byte has no meaning there or the way back gives other bytes."""
    try:
        text = content.decode(encoding)
        return text if text.encode(encoding) == content else None
    except UnicodeError:
        return None


def fitting(content: bytes, encodings: Sequence[str] = ENCODINGS) -> list[Reading]:
    """The readings that make sense, the best first; judged by a sample around the first byte beyond ASCII."""
    sample = _sample(content)
    found: dict[str, list[str]] = {}
    for encoding in encodings:
        if (text := _begun(sample, encoding)) is not None:
            found.setdefault(text, []).append(encoding)
    readings = [reading for text, names in found.items() for reading in _readings(text, names)]
    return sorted(readings, key=lambda one: -one.score)  # of equals, the first in ENCODINGS


def oddness(content: bytes, encoding: str) -> float:
    """The share of characters beyond ASCII that stand where no writer would put them; 1 if it cannot be read."""
    text = _begun(_sample(content), encoding)
    return 1.0 if text is None else oddities(text) / max(1, sum(letter > "\x7f" for letter in text))


def _sample(content: bytes) -> bytes:
    """From a blank before the first byte beyond ASCII on: before it, no character can be cut."""
    first = re.search(b"[\x80-\xff\x1b]", content)
    start = max(0, first.start() - 2000) if first else 0
    return content[start : start + _SAMPLE]


def _begun(sample: bytes, encoding: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample)  # may end in the middle of a character
    except UnicodeError:
        return None


def _readings(text: str, encodings: list[str]) -> list[Reading]:
    text = normalize("NFC", text)  # the code page of Vietnamese has accents as characters of their own
    beyond = Counter(letter.lower() for letter in text if letter > "\x7f")
    letters = Counter({letter: times for letter, times in beyond.items() if letter[0].isalpha()})
    words, all, odd = Counter(_WORD.findall(text.lower())), max(1, beyond.total()), oddities(text)
    made = []
    for language in languages():
        spaced = language.unit == "word"
        share = _share(words, language.words) if spaced else _share_of_letters(letters, language.words, len(text))
        cost = 3 * odd + (_foreign(letters, language.letters) if spaced else 0)
        cost += 2 * len(_NO_MARKS.findall(text)) if language.name == "English" else 0
        score = share * max(0.0, 1 - cost / all)
        if share >= _ENOUGH[language.unit] and score >= share / 4:
            able = [encoding for encoding in encodings if _able(encoding, language)]
            made += [Reading(encoding, language.name, score, cost, odd / all, all) for encoding in able]
    return made


def _share(words: Counter[str], common: frozenset[str]) -> float:
    hits = [words[word] for word in common if word in words]
    return sum(hits) / words.total() if len(hits) > 1 and sum(hits) > 2 else 0.0


def in_one_alphabet(text: str) -> bool:
    """Whether a text of some length has only letters of one language that has an alphabet of its own.

    >>> in_one_alphabet("Старый мост через реку"), in_one_alphabet("The café")
    (True, False)
    """
    letters = {letter for letter in text[:_SAMPLE].lower() if letter > "\x7f" and letter.isalpha()}
    return len(letters) > 9 and any(len(one.needed) > 20 and letters <= one.letters for one in languages())


def looks_like(language: str, text: str) -> bool:
    """Whether the beginning of a text has the commonest words of a language as often as its texts have.

    >>> looks_like("English", "The mayor said that it was a matter for the council."), looks_like("English", "Non.")
    (True, False)
    """
    words = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    return any(_share(words, one.words) > 2 * _ENOUGH["word"] for one in languages() if one.name == language)


def _share_of_letters(letters: Counter[str], common: frozenset[str], size: int) -> float:
    """In scripts without blanks letters are counted; they must be a good part of the text."""
    return _share(letters, common) if letters.total() > max(20, size / 5) else 0.0


def _foreign(letters: Counter[str], own: frozenset[str]) -> int:
    """Letters that a language does not use. In one with Latin letters, those of other scripts (Ђ40) weigh double."""
    is_latin = all(_class(letter[0]) == "l" for letter in own)
    weights = {letter: 2 if is_latin and _class(letter[0]) in "cgo" else 1 for letter in letters if letter not in own}
    return sum(weights[letter] * letters[letter] for letter in weights)


@cache
def _able(encoding: str, language: Language) -> bool:
    """Whether a language can be written in an encoding, and is."""
    try:
        language.needed.encode(encoding)
        return bool(language.needed) or language.unit == "character" or encoding not in NOT_LATIN
    except UnicodeError:
        return False


class _Classes(dict[int, str]):
    """The class of each character, looked up once."""

    def __missing__(self, code: int) -> str:
        self[code] = _class(chr(code))
        return self[code]


def _class(character: str) -> str:
    code = ord(character)
    if code < 128:
        return "a" if character.islower() else "A" if character.isalpha() else "d" if character.isdigit() else " "
    if kind := next((kind for kind, members in _KINDS.items() if character in members), None):
        return kind
    if category(character)[0] == "M":
        return "m" if code < 0x370 else "h"
    if 0xE40 <= code <= 0xE44:
        return "e"
    if 0xFF61 <= code < 0xFFE0 or not (character.isalnum() or 0x2E80 <= code < 0xFF61 or code in (0x60C, 0x61B, 0x61F)):
        return "x"
    script = next((name for start, end, name in _BLOCKS if start <= code < end), "l" if code < 0x2B0 else "o")
    return script.upper() if script in "lcg" and character.isupper() else script


_CLASSES = _Classes()


def oddities(text: str) -> int:
    """How many characters stand where no writer would put them: signs inside words, capitals after small letters."""
    return sum(1 for _ in _ODD.finditer(text.translate(_CLASSES))) if not text.isascii() else 0
