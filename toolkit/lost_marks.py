"""Quotation marks, apostrophes and dashes of which one wrong letter is left (`Russiaโs`, `Russia?s`): by their context.

UTF-8 writes ’ “ ” – — … with three bytes, the first of which is E2. Read in an encoding of one byte a letter, with the
other two dropped, E2 is one letter: โ in Thai, в in Russian, ג in Hebrew. Which mark it was, only the context tells.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .drafts import About, Found
from .guessing import looks_like
from .repair import Repair
from .wording import many, plain, word_set

_RESTS = word_set("s t re ve ll d m em")  # what stands after an apostrophe in English
_ELISIONS = word_set("o d l j n c qu dell nell all sull dall un jusqu lorsqu puisqu aujourd")  # what stands before one
_SHORT = word_set("em tis twas til cause round bout")  # begin with one
_PRONOUNS = word_set("i you he she it we they who that there what how this these those would could should might must")
_ACCENTED = word_set(
    "caf clich expos fianc entr soir communiqu attach canap saut pur appliqu resum touch matin divorc na"
)
_SURE = "[A-Za-z]{0}(?:s|t|re|ve|ll|d|m)(?![\\w=&/?])"
_OPENING = "(?:^|(?<=[\\s(\\[])){0}(?=[A-Za-z])"
_CLOSING = "[A-Za-z.,!?;:]{0}(?=[\\s.,;:)\\]!?]|$)"
_ADDRESS = re.compile(r"[/=&@][^\s?]*\?|\?\w*[=&]")
_INTACT = re.compile('[“”«»„"]')
_BEFORE = " \t\u00a0([{—–-/"
_AFTER = " \t\u00a0.,;:!?)]}—–-…\"'"
_STYLES = {
    **dict.fromkeys(word_set("de cs sk sl bg lt et is"), "„“"),
    **dict.fromkeys(word_set("pl ro hu hr sr"), "„”"),
    **dict.fromkeys(word_set("sv fi"), "””"),
}


class Kind(NamedTuple):
    """What a lost mark looks like, and how much has to speak for its being one."""

    pattern: str
    needs: str  # nothing; adjacent: beside a Latin letter; contraction: also in a word like don’t; english: and English
    sure: bool  # it can only have been such a mark


_KINDS = (
    Kind("(?<![\u0e00-\u0e41\u0e43-\u0e7f])โ€?\ufffd?(?![\u0e00-\u0e41\u0e43-\u0e7f])", "nothing", True),
    Kind("(?<![\u0400-\u052f])(?:вЂ?|[Бт])\ufffd?(?![\u0400-\u052f])", "adjacent", True),
    Kind("(?<![\u0590-\u05ff])ג€?\ufffd?(?![\u0590-\u05ff])", "adjacent", True),
    Kind("(?<![\u0600-\u06ff])ق(?![\u0600-\u06ff])", "adjacent", True),
    Kind("(?<![\u3400-\u9fff])[鈥窶][\ufffd?]?(?![\u3400-\u9fff])", "adjacent", True),
    Kind("(?<![\u0370-\u03ff])[βΓ]€?\ufffd?(?![\u0370-\u03ff])", "contraction", True),
    Kind("[âā]€?\ufffd?", "english", True),
    Kind("(?<!\ufffd)(?:\ufffd{3}|\ufffd)(?!\ufffd)", "adjacent", False),
    Kind("\\?", "english", False),
)
_ANY = re.compile("[โвБтגق鈥窶βΓâā\ufffd]")
_ASKED = re.compile("[a-z]\\?[a-z]|(?:^|\\s)\\?[A-Za-z]", re.M)


class Lost(NamedTuple):
    """A lost mark: its place, and whether it can have been nothing but a mark."""

    start: int
    end: int
    sure: bool


class Reading(NamedTuple):
    after: str
    what: str
    certainty: str


def lost_marks(text: str, about: About) -> Found:
    """Marks of which one letter (or `?`, or U+FFFD) is left, in a text that is mainly Latin.

    Inside a word an apostrophe, if what follows or goes before says so; before a word an opening quotation mark; after
    one a closing mark if a quotation is open, else the apostrophe of a plural. `certain` for an apostrophe where
    nothing else fits, `probable` for quotation marks (single ones were possible). What the context does not tell (the
    length of a dash, a letter) stays and is reported.

    >>> [(one.before, one.after, one.certainty) for one in lost_marks("Russiaโs โroot causesโ of it", About()).repairs]
    [('โ', '’', 'certain'), ('โ', '“', 'probable'), ('โ', '”', 'probable')]
    """
    if not (_ANY.search(text) or ("?" in text and _ASKED.search(text))):
        return Found([])
    if 5 * len(text.encode("ascii", "ignore")) < 3 * len(text):
        return Found([])
    lost = sorted({one for kind in _KINDS for one in _of_kind(text, kind, about)})
    made: list[Repair] = []
    left: list[Lost] = []
    context = _Context(text, about)
    for line in _lines(text, lost):
        for one, reading in context.read(line):
            if reading:
                before = text[one.start : one.end]
                made.append(
                    Repair(one.start, one.end, before, reading.after, f"lost marks: {reading.what}", reading[2])
                )
            elif text[one.start] not in "?âā" or text[one.start - 1 : one.start] in _BEFORE:
                left.append(one)
    shown = "; ".join(f"“{plain(text[max(0, one.start - 15) : one.end + 15])}”" for one in left[:3])
    notes = (f"Left as they are, since the context does not tell what they were: {many(len(left), 'mark')} ({shown}).",)
    return Found(made, notes=notes if left else ())


def _of_kind(text: str, kind: Kind, about: About) -> Iterator[Lost]:
    """All that look like it, if the text speaks for their being lost marks."""
    here = f"(?:{kind.pattern})"
    contracted = re.search(_SURE.format(here), text)
    speaks: object = True
    if kind.needs == "adjacent":
        speaks = (
            contracted or re.search(_OPENING.format(here), text, re.M) or re.search(_CLOSING.format(here), text, re.M)
        )
    elif kind.pattern == "\\?" and not contracted:
        speaks = re.search(_OPENING.format(here), text, re.M) and re.search("[,.]\\?(?=[\\s.]|$)", text)
    elif kind.needs != "nothing":
        speaks = contracted
    if speaks and (kind.needs != "english" or (about.language in (None, "en") and looks_like("English", text))):
        for match in re.finditer(here, text):
            if match[0] != "?" or not _ADDRESS.search(text[max(0, match.start() - 60) : match.end() + 10]):
                yield Lost(*match.span(), kind.sure)


def _lines(text: str, lost: list[Lost]) -> Iterator[list[Lost]]:
    """The lost marks of each line."""
    line: list[Lost] = []
    for one in lost:
        if line and "\n" in text[line[-1].end : one.start]:
            yield line
            line = []
        if not line or one.start >= line[-1].end:
            line.append(one)
    if line:
        yield line


class _Context:
    """What the text around tells: its dashes, its kind of quotation marks, its words."""

    def __init__(self, text: str, about: About) -> None:
        self.text = text
        single = re.search(r"(?<!\w)‘(?=\w)", text) and not re.search("[“«„]", text)
        self.opening, self.closing = tuple("‘’" if single else _STYLES.get(about.language or "", "“”"))
        dashes = set(re.findall(" ([–—]) ", text))
        self.dash = dashes.pop() if len(dashes) == 1 else ""
        self.words: frozenset[str] | None = None

    def read(self, line: list[Lost]) -> Iterator[tuple[Lost, Reading | None]]:
        """What each lost mark of a line was; None if the context does not tell."""
        text, open_marks = self.text, list[str]()
        place = text.rfind("\n", 0, line[0].start) + 1
        for number, one in enumerate(line):
            for intact in _INTACT.finditer(text, place, one.start):
                is_end = intact[0] in "”»" or (open_marks and intact[0] in '"“')
                open_marks = [] if is_end else [intact[0]]
            place = one.end
            reading = self._one(line, number, open_marks)
            if reading and reading.what.startswith("opening"):
                open_marks.append(reading.after)
            elif reading and reading.what.startswith("closing") and open_marks:
                open_marks.pop()
            yield one, reading

    def _one(self, line: list[Lost], number: int, open_marks: list[str]) -> Reading | None:
        one, (first, last) = line[number], _group(line, number)
        before, after = self.text[max(0, first - 1) : first].strip("\n"), self.text[last : last + 1].strip("\n")
        if last - first > 2 * (one.end - one.start):
            return None
        if before.isalnum() and after.isalnum():
            return self._inside(one) if (first, last) == one[:2] else None
        if (not before or before in _BEFORE) and after and after not in _AFTER:
            return self._opening(one, open_marks)
        if before and before not in _BEFORE and (not after or after in _AFTER):
            return self._closing(line, number, before, after, open_marks)
        if before == after == " " and self.dash and one.sure:
            return Reading(self.dash, "dash, as long as the others", "probable")
        return None

    def _inside(self, one: Lost) -> Reading | None:
        left = re.search(r"[^\W_]*\Z", self.text[max(0, one.start - 30) : one.start])[0]  # type: ignore[index]
        right = re.match(r"[^\W_]*", self.text[one.end : one.end + 30])[0]  # type: ignore[index]
        if left.isdigit() and right.isdigit() and one.sure:
            return Reading("–", "dash between two numbers", "probable")
        if right.lower() in _RESTS and (one.sure or self._fits(left, right.lower())):
            return Reading("’", "apostrophe", "certain" if one.sure or self._is_word(left) else "probable")
        if left.lower() in _ELISIONS and right[:1].isalpha():
            return Reading("’", "apostrophe", "certain" if one.sure else "probable")
        return None

    def _fits(self, left: str, right: str) -> bool:
        """Whether an apostrophe is likelier than an accented letter, as in na?ve or clich?s."""
        if right in ("s", "em"):
            return left.lower() not in _ACCENTED
        return left.lower().endswith("n") if right == "t" else left.lower() in _PRONOUNS or left[:1].isupper()

    def _is_word(self, left: str) -> bool:
        if self.words is None:
            self.words = frozenset(re.findall(r"(?<![^\W_?\ufffd])[^\W_]+(?![\w?\ufffd])", self.text)) | _PRONOUNS
        return left in self.words or left.lower() in self.words or left.lower().endswith("n")

    def _opening(self, one: Lost, open_marks: list[str]) -> Reading | None:
        if re.match(r"\d\ds?\b", self.text[one.end : one.end + 4]):
            return Reading("’", "apostrophe", "probable")
        if re.match(r"\w*", self.text[one.end : one.end + 8])[0].lower() in _SHORT:  # type: ignore[index]
            return Reading("’", "apostrophe", "probable")
        if self.text[one.start] in "âā" and not re.match(r"\w+[\s,.]", self.text[one.end : one.end + 20]):
            return None
        inner = {"“": "‘", "‘": "“", "„": "‚"}.get(open_marks[-1], self.opening) if open_marks else self.opening
        return Reading(inner, "opening quotation mark", "probable")

    def _closing(self, line: list[Lost], number: int, before: str, after: str, open_marks: list[str]) -> Reading | None:
        one = line[number]
        asks = self.text[one.start] == "?"
        if asks and not (before in ".,!" or re.match(r"\s[a-z]", self.text[one.end : one.end + 2])):
            return None  # it may be a question mark
        plural = before in "sSxz"
        if open_marks and not (plural and after == " " and self._closes_later(line, number)):
            pair = {"“": "”", "‘": "’", "„": self.closing, "«": "»", "‚": "‘"}
            return Reading(pair.get(open_marks[-1], self.closing), "closing quotation mark", "probable")
        if plural and (one.sure or after == " "):
            sure = one.sure and not open_marks
            return Reading("’", "apostrophe", "certain" if sure else "probable")
        return Reading(self.closing, "closing quotation mark", "probable") if before in ".,!?…" else None

    def _closes_later(self, line: list[Lost], number: int) -> bool:
        """Whether the next mark of the line closes a quotation."""
        for one in line[number + 1 :]:
            between = _INTACT.search(self.text, line[number].end, one.start)
            if between:
                return between[0] in "”»"
            before, after = self.text[one.start - 1], self.text[one.end : one.end + 1]
            if not (before.isalnum() and after.isalnum()):
                return before not in _BEFORE
        return False


def _group(line: list[Lost], number: int) -> tuple[int, int]:
    """From the first to the last of the lost marks that follow one another."""
    first = last = number
    while first and line[first - 1].end == line[first].start:
        first -= 1
    while last + 1 < len(line) and line[last + 1].start == line[last].end:
        last += 1
    return line[first].start, line[last].end
