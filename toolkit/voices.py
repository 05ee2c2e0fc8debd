"""Who says what: every reported statement of an article with its speaker, and how much room each party gets."""

import re
from bisect import bisect_right
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from .corpus import Article, Corpus, check_corpus
from .cues import read_cues
from .english import warn_of_rules
from .grammar import CLASSES
from .named import plain_letters
from .people import People, Speaker, read_names
from .quoting import BRACKETS, quotations
from .reading import Statement, parents, statements
from .speakers import speakers
from .text import Span, paragraphs, words
from .wording import word_set

COLUMNS = (
    "article", "statement", "parent", "depth", "speaker", "party", "kind", "speech", "verb", "force", "source", "cue",
    "content", "words", "rule", "start", "end", "text", "pieces", "source_start", "source_end", "cue_start", "cue_end",
)  # fmt: skip
UNKNOWN = "no party known"
_ACTS = word_set("urging promising praising criticising denying doubting asking")
_STANCES = word_set("thinking wishing feeling showing")
_WORDS = word_set("quote colon last inverted loose")  # words are given: whatever the verb, they are reported


class Voice(NamedTuple):
    """A statement, who speaks, and the statement around it."""

    statement: Statement
    speaker: Speaker
    parent: int | None


class Quoted:
    """Where a text quotes, marks included."""

    def __init__(self, text: str) -> None:
        found = [one for begin, end in paragraphs(text) for one in quotations(text, begin, end)]
        self.starts, self.ends = [one.start for one in found], [one.end for one in found]

    def holds(self, start: int, end: int) -> bool:
        """Whether one quotation holds a whole passage."""
        place = bisect_right(self.starts, start) - 1
        return place >= 0 and end <= self.ends[place]


def attributions(corpus: Corpus, *, names: Path | str | None = None, verbs: Path | str | None = None) -> pd.DataFrame:
    """Who says what: one row per reported statement, in reading order.

        article, statement         the article's id; the number of the statement in it
        parent, depth              the statement around it (<NA> if the article itself reports it), and how deep it is
        speaker, party             who is credited, in full; empty where the text does not tell
        kind                       direct (all in quotation marks), mixed (some) or indirect (none)
        speech                     report (that something is so), act (a demand, a promise) or stance (a thought)
        verb, force                the reporting word and what it does, as in reporting_verbs.csv
        source, cue, content       the words of the text; pieces of a content are joined by " … "
        words                      words of the content, without what the article put in square brackets
        rule                       the rule that found it
        start, end, text           from its first to its last word: article.text[start:end] is `text`
        pieces                     where each piece of the content stands: a list of (start, end)
        source_start, source_end, cue_start, cue_end   the same for source and cue; <NA> if there is none

    Rules for English, no parser and no model: it misses some and finds some wrongly (notebook 4 shows how to count
    that). `names` and `verbs` are tables of your own instead of data/names.csv and data/reporting_verbs.csv; errors
    name file, line and column. A warning (NotEnglish) names the articles that do not look English.

    >>> found = attributions(load_corpus().only("unsigned_1"))
    >>> print(found[["speaker", "verb", "kind", "words"]].head(3).to_string(index=False))
          speaker verb     kind  words
    Sergey Lavrov  say indirect     14
    Sergey Lavrov call indirect      9
    Sergey Lavrov  say   direct     50
    """
    check_corpus(corpus)
    known, cues = read_names(names), read_cues(verbs)
    warn_of_rules(corpus)
    rows: list[tuple[object, ...]] = []
    for article in corpus:
        found = statements(article.text, cues)
        above = parents(found)
        who = speakers(found, above, People(plain_letters(article.text), known))
        voices = [Voice(*one) for one in zip(found, who, above, strict=True)]
        quoted = Quoted(article.text)
        rows += [_row(article, voices, number, quoted) for number in range(len(voices))]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    whole = ["parent", "source_start", "source_end", "cue_start", "cue_end"]
    return table.astype(dict.fromkeys(whole, "Int64"))


def _row(article: Article, voices: list[Voice], number: int, quoted: Quoted) -> tuple[object, ...]:
    (statement, speaker, parent), text = voices[number], article.text
    within = None if parent is None else voices[parent].statement
    source, cue = statement.source or (None, None), statement.cue or (None, None)
    start, end = statement.pieces[0][0], statement.pieces[-1][1]
    content = " … ".join(text[slice(*piece)] for piece in statement.pieces)
    force = _force(statement)
    return (
        article.id, number + 1, None if parent is None else parent + 1, _depth(voices, number),
        speaker.name or "", speaker.party, _kind(quoted, statement, within), _speech(statement, force), statement.word,
        force, text[slice(*statement.source)] if statement.source else "",
        text[slice(*statement.cue)] if statement.cue else "", content, len(spoken_words(text, list(statement.pieces))),
        statement.rule, start, end, text[start:end], list(statement.pieces), *source, *cue,
    )  # fmt: skip


def _depth(voices: list[Voice], number: int) -> int:
    parent = voices[number].parent
    return 0 if parent is None else 1 + _depth(voices, parent)


def _force(statement: Statement) -> str:
    """Calling for something urges; calling somebody something only names."""
    return "urging" if statement.word == "call" and statement.rule in ("for", "on") else statement.force


def _speech(statement: Statement, force: str) -> str:
    if force in _STANCES:
        return "stance"
    return "act" if force in _ACTS and statement.rule.split(" ")[0] not in _WORDS else "report"


def _kind(quoted: Quoted, statement: Statement, within: Statement | None) -> str:
    """Direct if nothing but quotations, mixed if a quotation is part of it, else indirect.

    Inside somebody else’s quotation only marks of its own count.
    """
    if within and any(quoted.holds(*piece) for piece in within.pieces):
        return "mixed" if statement.quoted else "indirect"
    inside = [quoted.holds(*piece) for piece in statement.pieces]
    return "direct" if all(inside) else "mixed" if statement.quoted or any(inside) else "indirect"


def by_article(table: pd.DataFrame) -> dict[object, pd.DataFrame]:
    """The rows of each article: one pass, however many articles there are."""
    return dict(iter(table.groupby("article", sort=False)))


def spoken_words(text: str, pieces: list[Span]) -> list[Span]:
    """The words of some passages, without those the article put in square brackets."""
    found = []
    for start, end in pieces:
        inside = {place for match in BRACKETS.finditer(text, start, end) for place in range(*match.span())}
        spoken = ((start + first, start + last) for first, last in words(text[start:end]))
        found += [word for word in spoken if word[0] not in inside]
    return found


def attributions_of(
    corpus: Corpus, who: str, *, names: Path | str | None = None, verbs: Path | str | None = None
) -> pd.DataFrame:
    """The statements of one speaker or one party: the rows of attributions(), with the same columns.

    `who` is any spelling in names.csv, a speaker as attributions() names one, a part of such a name, or a party.

    LookupError if nobody of this name speaks, with the nearest name.

    >>> print(attributions_of(load_corpus(), "Umerov")[["article", "verb", "kind"]].to_string(index=False))
      article      verb     kind
    aljazeera      urge indirect
    aljazeera       say   direct
    aljazeera       add   direct
     alliance     state indirect
     alliance emphasize    mixed
     alliance      post   direct
     alliance      urge indirect
    """
    if not isinstance(who, str) or not who.strip():
        raise ValueError(f"This needs a name or a party between quotation marks, such as 'Umerov', not {who!r}.")
    table = attributions(corpus, names=names, verbs=verbs)
    wanted = re.sub("^the ", "", plain_letters(who.strip()), flags=re.IGNORECASE)
    full = {wanted.lower(), *read_names(names).meant(wanted)}
    fits = [
        bool(full & {*speaker.lower().split(" | "), *party.lower().split(" | ")})
        for speaker, party in zip(table["speaker"], table["party"], strict=True)
    ]
    if not any(fits):
        fits = [wanted.lower() in _parts(speaker) for speaker in table["speaker"]]
    if not any(fits):
        raise LookupError(_nobody(who, table))
    return table[fits].reset_index(drop=True)


def _parts(speaker: str) -> set[str]:
    """What of a name is enough to ask for it: each of its words in capitals, and the last ones together."""
    several = plain_letters(speaker).replace("(", "").replace(")", "").split()
    ends = {" ".join(several[place:]).lower() for place in range(len(several))}
    return {word.lower() for word in several if word[0].isupper() and word.lower() not in CLASSES} | ends


def _nobody(who: str, table: pd.DataFrame) -> str:
    speaking = sorted({name for name in (*table["speaker"], *table["party"]) if name})
    near = get_close_matches(who, [*speaking, *(name.split()[-1] for name in speaking)], n=1)
    meant = f" Did you mean {near[0]!r}?" if near else ""
    some = f" There are: {', '.join(speaking[:12])}{', …' if len(speaking) > 12 else ''}." if speaking else ""
    return f"Nobody called {who!r} is credited with a statement.{meant}{some}"


def reporting_verbs(
    corpus: Corpus, *, names: Path | str | None = None, verbs: Path | str | None = None
) -> pd.DataFrame:
    """Which words report whom: one row per reporting word, party and article.

        verb, force     the reporting word and what it does, as in reporting_verbs.csv
        party           the party reported, or "no party known"
        article         the article's id
        count           statements so reported: as many rows of attributions()

    The word is the dictionary form: say for said and says. Sorted by count, then alphabetically.

    >>> print(reporting_verbs(load_corpus().only("rt")).head(3).to_string(index=False))
       verb   force  party article  count
        add neutral Russia      rt      2
    propose  urging Russia      rt      2
        say neutral Russia      rt      2
    """
    table = attributions(corpus, names=names, verbs=verbs).replace({"party": {"": UNKNOWN}})
    groups = ["verb", "force", "party", "article"]
    counted = table[table["verb"] != ""].groupby(groups, as_index=False).size().rename(columns={"size": "count"})
    return counted.sort_values(["count", *groups], ascending=[False, *[True] * 4], ignore_index=True)
