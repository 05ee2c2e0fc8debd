"""The words that report: reporting_verbs.csv, the forms of its verbs, and when such a word is a verb."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .tables import check_value, data_folder, read_rows, stamp
from .wording import word_set

CUE_COLUMNS = ("cue", "forms", "kind", "force")
CUE_KINDS = ("verb", "noun", "adjective", "adverb")
FORCES = (
    "neutral", "asserting", "confirming", "hinting", "conceding", "denying", "doubting", "asking", "urging",
    "promising", "praising", "criticising", "thinking", "wishing", "feeling", "showing",
)  # fmt: skip
_PEOPLE = word_set("people men women children police staff data")
_COUNTED = word_set("some many most all both few several one others")
_SEEMING = word_set("seem seems seemed appear appears appeared remain remains remained feel feels felt sound")


# Verbs whose form in -s is as often a plural noun; of the others, *argues* or *thinks*, it is a verb.
_NOUNS_TOO = word_set(
    "address advance air alarm anger answer appeal attack attempt author back ban bark bet bill blame blast block "
    "boast brief brush call campaign care challenge champion charge cheer claim clash code command comment "
    "complaint concern contest contrast converse counter credit cry dare debate demand desire detail dispute "
    "document doubt draw dream email estimate fault favor favour fear feature figure fire focus frame grant gripe "
    "grumble guarantee guess hail hammer hint hit honor honour hope interview issue joke judge label lament lash "
    "lean lecture like link list look love mock name need needle nickname note notice object offer order outrage "
    "pass permit plan pledge point post present press print profile project promise proposal protest push put "
    "question quote rank rant rate rebuke record recruit reference regret relay release remark repeat report "
    "request reserve resolve respect retort review ridicule scream set shame share shock shout show shrug side sign "
    "signal slam smear snub sound stress strike struggle sum support surprise suspect talk target taunt tease text "
    "thank threat title toast touch trash treat troll trumpet trust try tweet update view voice volunteer vote vow "
    "wager want warning wish witness wonder worry yell"
)


class Cue(NamedTuple):
    """A word of the table as it stands: `form` is base, s, past or ing for verbs, else the kind of word."""

    lemma: str
    form: str
    force: str


class Cues(NamedTuple):
    """The table, ready to look words up: what each written form can be."""

    words: Mapping[str, Sequence[Cue]]

    def at(self, place: int, words: Sequence[str], kinds: Sequence[str]) -> tuple[str, Cue | None]:
        """The class of the word at `place`, and the cue it is, if it is one there."""
        for cue in self.words[words[place]]:
            if cue.form == "adverb":
                return "r", cue
            if cue.form == "noun":
                return "N", cue
            if cue.form == "adjective":
                if _after_be(place, words, kinds):
                    return "J", cue
            elif _is_verb(place, words, kinds, cue):
                return ("G" if cue.form == "ing" and _left(place, kinds)[1] != "B" else "V"), cue
        return "n", None


def read_cues(file: Path | str | None = None) -> Cues:
    """The reporting words of data/reporting_verbs.csv, or of a table of your own with the same columns."""
    return _cues(*stamp(data_folder() / "reporting_verbs.csv" if file is None else Path(file)))


@lru_cache(maxsize=4)
def _cues(path: Path, changed: int) -> Cues:
    words: dict[str, list[Cue]] = {}
    seen: dict[tuple[str, str], str] = {}
    for row in read_rows(path, CUE_COLUMNS):
        check_value(row, "kind", CUE_KINDS)
        check_value(row, "force", FORCES)
        lemma, kind = row["cue"].strip().lower(), row["kind"]
        if not lemma or len(lemma.split()) > 1:
            raise ValueError(f"{row.place}, column cue: {row['cue']!r} is not one word.")
        if (lemma, kind) in seen:
            raise ValueError(f"{row.place}, column cue: {lemma!r} stands in {seen[lemma, kind]}, too, as {kind}.")
        seen[lemma, kind] = row.place
        for form, name in _forms(lemma, kind, row["forms"].split()):
            known = words.setdefault(form, [])
            known.insert(0 if name == "adjective" else len(known), Cue(lemma, name, row["force"]))  # was worried
    return Cues(words)


def _forms(lemma: str, kind: str, irregular: list[str]) -> Iterator[tuple[str, str]]:
    """Every written form of a cue with its name."""
    if kind == "verb":
        yield lemma, "base"
        yield ("goes" if lemma == "go" else _with_s(lemma)), "s"
        yield from ((form, "ing") for form in _with_ending(lemma, "ing"))
        yield from ((form, "past") for form in irregular or _with_ending(lemma, "ed"))
    elif kind == "noun":
        yield lemma, kind
        yield _with_s(lemma), kind
    else:
        yield lemma, kind


def _with_s(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh")) else "s")


def _with_ending(word: str, ending: str) -> list[str]:
    """Both spellings where a consonant may double: committed; targeted and targetted."""
    if word.endswith("e") and not (ending == "ing" and word.endswith(("ee", "oe"))):
        return [word[:-1] + ending]
    if ending == "ed" and re.search(r"[^aeiou]y$", word):
        return [word[:-1] + "ied"]
    doubled = re.search(r"(?:[^aeiou]|qu)[aeiou][bdglmnprt]$", word)
    return [word + ending, word + word[-1] + ending] if doubled else [word + ending]


MAKING = word_set("make makes made making")


def _left(place: int, kinds: Sequence[str]) -> tuple[int, str]:
    """The next word to the left that is no adverb, and its class; ^ where the sentence begins."""
    left = place - 1
    while left >= 0 and kinds[left] in "rx":
        left -= 1
    return left, kinds[left] if left >= 0 else "^"


def _after_be(place: int, words: Sequence[str], kinds: Sequence[str]) -> bool:
    left, kind = _left(place, kinds)
    made = left > 0 and words[left] == "it" and words[left - 1] in MAKING  # has made it clear
    return kind == "B" or made or (left >= 0 and words[left] in _SEEMING)


def _is_verb(place: int, words: Sequence[str], kinds: Sequence[str], cue: Cue) -> bool:
    """Whether claims, report or said is a verb here: its neighbours decide, since there is no table of all words."""
    left, kind = _left(place, kinds)
    after = kinds[place + 1] if place + 1 < len(kinds) else "."
    if cue.form == "ing":
        return kind not in "d'#" or after in "htk"
    if kind in "d'":
        counted = left >= 0 and words[left] in _COUNTED
        return counted and after not in "HBMVv'" and (cue.form != "past" or after in "htdsCQq,:")
    if kind in "sotMHBxw":
        return not (kind == "o" and cue.form == "base")
    if kind == "p":  # as quoted by
        return cue.form == "past" and words[left] == "as" and after == "p"
    if cue.form == "past":
        return kind != "#" or after in "htdsCQq"
    return _is_present(kind, after, words[left] if left >= 0 else "", cue)


def _is_present(kind: str, after: str, left: str, cue: Cue) -> bool:
    """Officials say, he claims; but press release, tax plans. A plural or a name before a base form tells a verb."""
    form, lemma = cue.form, cue.lemma
    if form == "s" and lemma == "call" and after == "p":  # his plan calls for …
        return True
    if kind == "#":
        return False
    if form == "s" and kind in "nNCkc,Qq)" and lemma not in _NOUNS_TOO:
        return True
    if form == "s":
        likely = after in "htsdoCQqk:#x" or (after in ",p.rn" and kind == "C")
        return likely if kind in "nCk" else kind in "c,Qq)-" and after in "htsdoCQqk,.:"
    if kind in "nNC":
        return lemma not in _NOUNS_TOO or left in _PEOPLE or (left.endswith("s") and not left.endswith("ss"))
    if kind == "Q":
        return after in "ho"
    follows = "htso" if lemma in _NOUNS_TOO else "htdsoCQqkwn#"
    return kind in "rk" or (kind in 'c,q)-:"' and after in follows) or (kind == "^" and after in "ho")
