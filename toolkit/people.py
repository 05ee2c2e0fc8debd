"""Who a source is: names, surnames, offices and pronouns, followed through one article.

A name that names.csv does not know stays as it stands in the text; what the text does not tell stays empty.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from .capitals import CAPITALS, LEADING, POSSESSIVE, bare, head_of, is_office
from .named import known_names
from .sentences import sentences
from .tables import data_folder, read_rows, stamp
from .text import paragraphs

GOVERNMENT = "{} (government)"


class Known(NamedTuple):
    """What one spelling of names.csv stands for."""

    name: str
    kind: str
    party: str
    roles: tuple[str, ...]


class Speaker(NamedTuple):
    """What a source resolves to: a name (None where the text does not tell), its party, and the kind of name."""

    name: str | None
    party: str = ""
    kind: str = ""


class Names(NamedTuple):
    """names.csv and party_words.csv, ready to look things up."""

    known: Mapping[str, Known]
    pattern: re.Pattern[str]
    party_words: Mapping[str, str]

    def meant(self, spelling: str) -> set[str]:
        """Whom a spelling stands for, in small letters; a capital stands for its government."""
        known = self.known.get(spelling)
        if known is None:
            return set()
        return {known.name.lower(), *([GOVERNMENT.format(known.party).lower()] if known.kind == "place" else [])}


_MENTIONS = 200  # so many mentions ago is too long for *the minister*
NOBODY = Speaker(None)


def read_names(file: Path | str | None = None) -> Names:
    """The names of data/names.csv (or your own table) and the party words; errors as in `names`."""
    own = data_folder() / "names.csv" if file is None else Path(file)
    return _names(*stamp(own), *stamp(data_folder() / "party_words.csv"))


@lru_cache(maxsize=4)
def _names(path: Path, changed: int, words: Path, words_changed: int) -> Names:
    table, pattern = known_names(path)
    known = {
        spelling: Known(row["name"], row["kind"], row["party"], tuple(filter(None, row["role"].split(" | "))))
        for spelling, row in table.items()
    }
    rows = read_rows(words, ("word", "party"))
    return Names(known, pattern, {row["word"]: row["party"] for row in rows})


class People:
    """The names of one article and where they are mentioned."""

    def __init__(self, text: str, names: Names) -> None:
        self.text, self.names = text, names

    @cached_property
    def full_names(self) -> dict[str, str]:
        """The last word of each capitalised name of two words or more in small letters, and the longest such name."""
        found: dict[str, str] = {}
        for match in CAPITALS.finditer(self.text):
            name = bare(match[0])
            last = name.split()[-1] if " " in name else ""
            longer = len(found.get(last.lower(), "")) < len(name) < 40
            if len(last) > 2 and last not in self.names.party_words and longer:
                found[last.lower()] = name
        return found

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence of the article begins."""
        spans = paragraphs(self.text)
        return [start + first for start, end in spans for first, _ in sentences(self.text[start:end])]

    @cached_property
    def mentions(self) -> list[tuple[int, Speaker]]:
        """Every known name with its place; people of whom only the text tells, too."""
        known = [(match.start(), self._speaker(match[0])) for match in self.names.pattern.finditer(self.text)]
        taken = {name for _, speaker in known for name in (speaker.name or "").split()}
        others = [
            (match.start(), Speaker(self.full_names[last.lower()], "", "person"))
            for match in CAPITALS.finditer(self.text)
            if (last := POSSESSIVE.sub("", match[0]).split()[-1]).lower() in self.full_names and last not in taken
        ]
        return sorted(known + others)

    def _speaker(self, spelling: str) -> Speaker:
        known = self.names.known[spelling]
        if known.kind == "place":
            return Speaker(GOVERNMENT.format(known.party) if known.party else known.name, known.party, "place")
        return Speaker(known.name, known.party, known.kind)

    def first(self, kinds: tuple[str, ...], start: int, end: int) -> Speaker | None:
        """The first mention of a person, or of a place or body with a party, between two places of the text."""
        for place in range(bisect_left(self.mentions, (start,)), bisect_left(self.mentions, (end,))):
            speaker = self.mentions[place][1]
            if speaker.kind in kinds and (speaker.party or speaker.kind == "person"):
                return speaker
        return None

    def last(self, kinds: tuple[str, ...], before: int, after: int = 0) -> Speaker | None:
        """The last mention of a person, or of a place or body with a party, between two places of the text."""
        place = bisect_left(self.mentions, (before,)) - 1
        stop = max(-1, place - _MENTIONS)
        while place > stop and self.mentions[place][0] >= after:
            speaker = self.mentions[place][1]
            if speaker.kind in kinds and (speaker.party or speaker.kind == "person"):
                return speaker
            place -= 1
        return None

    def described(self, phrase: str, before: int) -> Speaker:
        """Who a noun phrase names or describes; the phrase as it stands if it is nobody we know."""
        head = head_of(phrase)
        found = list(self._in(head))
        people = [one for one, possessive in found if one.kind == "person" and not possessive]
        if people:
            return people[-1] if " and " not in head or len(people) < 2 else _joint(people)
        apposition = self._apposition(phrase)
        if apposition:
            return apposition
        ending = [one for one, possessive in found if not possessive and head.endswith(self._last_spelling(head))]
        if ending:
            return _joint([one for one, _ in found]) if " and " in head and len(found) > 1 else ending[-1]
        party = self._party(phrase)
        return self._by_role(head, party, before) or self._as_it_stands(head, party)

    def _apposition(self, phrase: str) -> Speaker | None:
        """The head of the choir, Ann Lee: the name after the comma, if nothing but a name stands there."""
        _, comma, after = phrase.partition(", ")
        name = CAPITALS.match(after) if comma else None
        if not name or name.end() < len(after.split(",")[0].rstrip()):
            return None
        people = [one for one, _ in self._in(name[0]) if one.kind == "person"]
        alone = bare(name[0])
        return people[0] if people else Speaker(alone, "", "person") if " " in alone and phrase[0].islower() else None

    def _in(self, phrase: str) -> Iterator[tuple[Speaker, bool]]:
        """The known names in a phrase, and whether they are possessive."""
        for match in self.names.pattern.finditer(phrase):
            speaker = self._speaker(match[0])
            if speaker.kind != "thing" and not self._is_relative(phrase, match):
                yield speaker, phrase[match.end() : match.end() + 1] in ("’", "'")

    def _is_relative(self, phrase: str, match: re.Match[str]) -> bool:
        """Whether a surname we know is that of somebody else: Melania Trump, Donald Trump Jr."""
        if self.names.known[match[0]].kind != "person":
            return False
        before = phrase[: match.start()].split()
        first = before[-1] if before and " " not in match[0] else ""
        strange = first[:1].isupper() and first.isalpha() and not (first.isupper() or is_office(first))
        return bool(re.match(r",? Jr\b", phrase[match.end() :])) or (
            strange and first not in self.names.party_words and first not in self.names.known
        )

    def _last_spelling(self, phrase: str) -> str:
        spellings = [match[0] for match in self.names.pattern.finditer(phrase)]
        return spellings[-1] if spellings else "\0"

    def _party(self, phrase: str) -> str:
        """The party a phrase tells by a name or an adjective in it: Ukrainian officials, Kremlin aides."""
        found = [match for match in self.names.pattern.finditer(phrase) if not self._is_relative(phrase, match)]
        named = [(match.start(), self._speaker(match[0]).party) for match in found]
        words = [(match.start(), self.names.party_words.get(match[0], "")) for match in re.finditer(r"\w+", phrase)]
        telling = [(place, party) for place, party in named + words if party]
        media = [party for _, party in telling if party == "media"]
        return media[0] if media else min(telling)[1] if telling else ""

    def _by_role(self, head: str, party: str, before: int) -> Speaker | None:
        """The minister, the Russian leader: the person of that office who was mentioned last."""
        words = LEADING.sub("", head).lower().split()
        if not words or (not head.lower().startswith("the ") and not party):
            return None
        if not party and any(word[0].isupper() and not is_office(word) for word in head.split()[1:]):
            return None  # the French leader is nobody we know
        indefinite = head.lower().startswith(("a ", "an ")) or words[-1].endswith("s")
        place = bisect_left(self.mentions, (before,)) - 1
        for _, speaker in reversed(self.mentions[max(0, place - _MENTIONS) : place + 1]):
            fits = not indefinite and (not party or speaker.party == party)
            if fits and speaker.kind == "person" and self._has_role(speaker, words, bool(party)):
                return speaker
            if fits and speaker.kind == "body" and (speaker.name or "").lower().split()[-1] == words[-1]:
                return speaker
        return None

    def _has_role(self, speaker: Speaker, words: list[str], told: bool) -> bool:
        """Whether a person holds an office; *leader* and the like are anybody, unless the phrase tells the party."""
        roles = next((one.roles for one in self.names.known.values() if one.name == speaker.name), ())
        if any(role.split()[-1] == words[-1] and set(words) & set(role.split()) for role in roles):
            return True
        return words[-1] in ("official", "leader", "politician", "diplomat") and told and bool(speaker.party)

    def _full(self, name: str) -> str:
        """Lee is Ann Lee, if the article has her full name; Bob Lee is somebody else."""
        full = self.full_names.get(name.split()[-1].lower(), "") if name else ""
        return full if full.lower().endswith(name.lower()) else name

    def _as_it_stands(self, head: str, party: str) -> Speaker:
        """A name in capitals by its full form; else the words of the text."""
        if LEADING.sub("", head) in self.names.party_words and head[-1:] != "s" and party != "media":
            return Speaker(GOVERNMENT.format(party), party, "place")  # from the Ukrainian perspective
        runs = list(CAPITALS.finditer(head))
        if len(runs) == 2 and head[runs[0].end() : runs[1].start()] == " and " and not runs[0].start():
            both = [Speaker(self._full(bare(run[0])), party, "person") for run in runs]
            return _joint(both) if all(one.name for one in both) else Speaker(head, party, "words")
        if runs and runs[-1].end() == len(head) and not POSSESSIVE.search(head):
            return Speaker(self._full(bare(runs[-1][0])) or head, party, "person")
        return Speaker(POSSESSIVE.sub("", head) or None, party, "words")


def _joint(speakers: Iterable[Speaker]) -> Speaker:
    several = list(dict.fromkeys(speakers))
    parties = dict.fromkeys(one.party for one in several if one.party)
    return Speaker(" | ".join(one.name or "" for one in several), " | ".join(parties), "place")
