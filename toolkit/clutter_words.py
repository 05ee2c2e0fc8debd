"""The words of a page that are not the article's: data/clutter.csv as patterns that match whole lines."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from .lines import bare, folded
from .tables import Row, check_value, data_folder, read_rows, stamp

COLUMNS = ("rule", "language", "phrase", "match", "reason")
MATCHES = {
    "boilerplate": ("line", "beside", "row", "block", "rest", "button"),
    "caption": ("line", "opening", "short", "credit"),
    "date stamp": ("label", "update", "joint", "today", "yesterday", "days ago", "ago", "with"),
    "dateline": ("agency", "place", "no place"),
}
MOST_LETTERS = 400  # of a line that is looked at: clutter is short, paragraphs of the body are not

_JOKER = re.compile(r"[#*…]")
_ANY = {"#": r"\d[\d.,]*(?: ?[km]\b)?\+?", "*": r"[^ .!?]\S*(?: \S+){0,7}"}


class Phrase:
    """One row of clutter.csv: what a line must look like, and why it is cut."""

    def __init__(self, words: str, match: str, reason: str) -> None:
        self.words, self.match, self.reason = words, match, reason
        self.is_plain = not _JOKER.search(words)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(pattern(self.words))


class Phrases:
    """The phrases of one rule, found by the words themselves, or by their first two letters."""

    def __init__(self, phrases: list[Phrase]) -> None:
        self.phrases = phrases
        self._plain: dict[str, list[Phrase]] = {}
        self._first: dict[str, list[Phrase]] = {}
        for one in phrases:
            known, key = (self._plain, one.words) if one.is_plain else (self._first, _first(one.words))
            known.setdefault(key, []).append(one)
        self._within = {_longest_piece(one.words) for one in self._first.get("", ())}

    def of(self, line: str) -> list[Phrase]:
        """The phrases a line may consist of; the line as `lines.bare` gives it."""
        if not line or len(line) > MOST_LETTERS:
            return []
        found = [*self._plain.get(line, ())]
        candidates = self._first.get(_first(line), [])
        if any(piece in line for piece in self._within):  # hardly any line has such a phrase
            candidates = [*candidates, *self._first.get("", ())]
        return found + [candidate for candidate in candidates if candidate.pattern.fullmatch(line)]

    def has(self, words: str, match: str) -> bool:
        """Whether these very words are a phrase of this kind."""
        return any(one.match == match for one in self._plain.get(words, ()))

    def listed(self, *matches: str) -> Iterator[Phrase]:
        """The phrases of these kinds of match."""
        return (phrase for phrase in self.phrases if phrase.match in matches)


def _first(words: str) -> str:
    """What phrases are looked up by: two letters, # for a number, nothing for a phrase that begins with a joker."""
    if words[:1].isdigit() or words[:1] == "#":
        return "#"
    return "" if words[:1] in ("*", "…") else words[:2].rstrip()


def _longest_piece(words: str) -> str:
    """The longest part of a phrase that a line must have letter by letter."""
    return max(re.split(r" ?[#*…:] ?", words), key=len)


def phrases(rule: str) -> Phrases:
    """The phrases of a rule, from data/clutter.csv as it stands now."""
    return _read(*stamp(data_folder() / "clutter.csv"))[rule]


@lru_cache(maxsize=2)
def _read(path: Path, _: int) -> dict[str, Phrases]:
    found: dict[str, list[Phrase]] = {rule: [] for rule in MATCHES}
    for row in read_rows(path, COLUMNS):
        check_value(row, "rule", MATCHES)
        check_value(row, "match", MATCHES[row["rule"]])
        found[row["rule"]].append(Phrase(_words(row), row["match"], row["reason"]))
    return {rule: Phrases(listed) for rule, listed in found.items()}


def _words(row: Row) -> str:
    """A phrase folded like the lines it is compared with; its jokers stay."""
    marked = _JOKER.sub(lambda joker: f"0{joker.group()}0", row["phrase"])  # as letters, at whatever edge
    words = re.sub(r"0([#*…])0", r"\1", bare(folded(marked)))
    if not re.search(r"[^\W_]|©", words):
        raise ValueError(f"{row.place}, column phrase: {row['phrase']!r} has no word. It would match every line.")
    return words


def pattern(words: str) -> str:
    """A phrase as a pattern: # any number, * one to eight words, … any words or none, : also | and dashes.

    >>> bool(re.fullmatch(pattern("share … on *"), "share this article on face book"))
    True
    >>> bool(re.fullmatch(pattern("read more: …"), "read more – talks resume"))
    True
    """
    return "".join(map(_piece, re.split(r"( ?… ?|[#*])", words)))


def _piece(piece: str) -> str:
    if piece.strip() == "…":
        before, after = piece[:1] == " ", piece[-1:] == " "
        return r"(?: .*)? " if before and after else r"(?:[ ,.;!?].*)?" if before else r"(?:.* )?" if after else ".*"
    return _ANY.get(piece) or re.escape(piece).replace(r"\ ", " ").replace(":", " ?[:：|–—-]")
