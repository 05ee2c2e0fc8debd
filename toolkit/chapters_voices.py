"""The report on voices: who says what, in how many wordings, and what two articles share word for word."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from .english import ELSEWHERE, not_english
from .facts import MOST_LISTED, Facts
from .figure import rows_of
from .pages import Chapter, Page, Place, chapter, chart, letters, more, table, worked_out
from .show_share import show_speaking_share
from .speaking import OUTLET
from .text import Span
from .voices import UNKNOWN

MOST_SHARES, MOST_SPEAKERS, MOST_VERBS, MOST_PAIRS, MOST_SHARED = 60, 25, 25, 20, 40
MOST_PARTIES, MOST_BARS, MOST_NAMED = 6, 12, 8  # columns; articles in the chart; articles named in a sentence
KINDS = ("direct", "mixed", "indirect")


def voices(facts: Facts) -> Chapter:
    return chapter(
        "voices",
        "Voices",
        "Who is credited with what. A statement is <i>direct</i> if all of it stands in quotation marks, <i>mixed</i> "
        "if some of it does, <i>indirect</i> if none does. A program found the statements by rules for English.",
        _not_english(facts), _statements(facts), _share(facts), _speakers(facts), _verbs(facts),
        limit="The program misses some statements, mostly indirect ones, and finds some wrongly; <a "
        "href='#method'>Method and limits</a> says how many to expect. So read the passages before you build on a "
        "number. Much room for a party is no favour in itself: it may be quoted in order to be contradicted.",
    )  # fmt: skip


def _not_english(facts: Facts) -> str:
    """A sentence on the articles for which the rules are no use; nothing if there are none."""
    ids = not_english(facts.corpus)
    if not ids:
        return ""
    named = ", ".join(facts.page.name(id) for id in ids[:MOST_NAMED])
    rest = f" and {len(ids) - MOST_NAMED:,} more" if len(ids) > MOST_NAMED else ""
    return (
        f"<p><strong>Not in English, as it seems:</strong> {named}{rest}. The rules find little there: few statements, "
        f"or none, do not mean that nobody is quoted. {ELSEWHERE}</p>"
    )


def _statements(facts: Facts) -> str:
    found = facts.statements
    rows = []
    for id in facts.listed:
        own = found[found["article"] == id]
        kinds = (own[own["kind"] == kind] for kind in KINDS)
        cells = (facts.page.count(len(part), said(facts.page, part)) for part in kinds)
        rows.append((facts.page.name(id), *cells, worked_out(len(own))))
    rest = more(len(facts.corpus) - MOST_LISTED, "attributions(corpus)", "article")
    heads = ("article", *(f"#{kind}" for kind in KINDS), "#together")
    return f"<h3>Statements</h3>{table('Statements in each article', heads, rows, rest)}"


def said(page: Page, rows: pd.DataFrame) -> Iterator[Place]:
    """The statements of a table, each with its speaker and reporting word."""
    columns = ("article", "start", "end", "speaker", "source", "cue")
    for id, start, end, speaker, source, cue in rows_of(rows, *columns):
        yield id, int(start), int(end), ", ".join(map(page.words, filter(None, (speaker or source, cue))))


def _share(facts: Facts) -> str:
    """Words credited to each party; the statements they stand in open."""
    shown, outer = facts.share.head(MOST_SHARES), facts.statements.query("depth == 0")
    own = dict(iter(outer.replace({"party": {"": UNKNOWN}}).groupby(["article", "party"])))
    rows = []
    for id, party, statements, *words, share in rows_of(shown, *facts.share.columns):
        passages = said(facts.page, own.get((id, party), outer[:0]))
        count = "–" if party == OUTLET else facts.page.count(statements, passages)
        numbers = [worked_out(number, ",") for number in words]
        rows.append((facts.page.name(id), facts.page.words(party), count, *numbers, worked_out(100 * share, ".0f")))
    heads = (
        "article",
        "who",
        "#statements",
        "#words in quotation marks",
        "#words without",
        "#words",
        "#% of the article",
    )
    rest = more(len(facts.share) - MOST_SHARES, "speaking_share(corpus)")
    text = (
        "<p>How many words of each article are credited to each party; the words of an article add up to its length. "
        "Statements inside other statements count for the outer speaker.</p>"
    )
    picture = chart(show_speaking_share(shown, top=MOST_BARS)) if len(shown) else ""
    return f"<h3>Room</h3>{text}{picture}{table('Words credited to each party', heads, rows, rest)}"


def _speakers(facts: Facts) -> str:
    found = facts.statements[facts.statements["speaker"] != ""]
    groups = [(who, part) for who, part in found.groupby(["speaker", "party"])]
    groups.sort(key=lambda group: (-len(group[1]), group[0]))
    rows = []
    for (speaker, party), part in groups[:MOST_SPEAKERS]:
        own = (part[part["article"] == id] for id in facts.sides)
        cells = (facts.page.count(len(uses), said(facts.page, uses)) for uses in own)
        rows.append((facts.page.words(speaker), facts.page.words(party or UNKNOWN), *cells))
    heads = ("speaker", "party", *(f"#{facts.page.name(id)}" for id in facts.sides))
    rest = more(len(groups) - MOST_SPEAKERS, "attributions(corpus)", "speaker") + facts.others
    return f"<h3>Who speaks</h3>{table('Statements of each speaker in each article', heads, rows, rest)}"


def _verbs(facts: Facts) -> str:
    """Reporting words by party, in all articles together."""
    found = facts.statements[facts.statements["verb"] != ""].replace({"party": {"": UNKNOWN}})
    counted = found["party"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    parties = counted.index[:MOST_PARTIES].tolist()
    groups = list(found.groupby(["verb", "force"]))
    groups.sort(key=lambda group: (-len(group[1]), group[0]))
    rows = []
    for (verb, force), part in groups[:MOST_VERBS]:
        own = (part[part["party"] == party] for party in parties)
        cells = [facts.page.count(len(uses), said(facts.page, uses)) for uses in own]
        rows.append((letters(str(verb)), letters(str(force)), *cells))
    heads = ("word", "what it does", *(f"#{facts.page.words(party)}" for party in parties))
    rest = more(len(groups) - MOST_VERBS, "reporting_verbs(corpus)", "word")
    text = (
        "<p>The words that report each party, in all articles together. What a word does to what it reports is a "
        f"classification made by hand (<code>data/reporting_verbs.csv</code>).{_more_parties(len(counted))}</p>"
    )
    return f"<h3>Reporting words</h3>{text}{table('Statements by reporting word and party', heads, rows, rest)}"


def _more_parties(parties: int) -> str:
    rest = parties - MOST_PARTIES
    text = f" The {MOST_PARTIES} parties with the most statements have a column; {rest:,} more have none."
    return text if rest > 0 else ""


def variants(facts: Facts) -> Chapter:
    found = facts.variants
    pairs = [_pair(facts.page, *row) for row in rows_of(found.head(MOST_PAIRS), *_PAIR)]
    rest = more(len(found) - MOST_PAIRS, "quote_variants(corpus)", "pair")
    return chapter(
        "variants",
        "One statement, several wordings",
        "Passages in quotation marks that correspond in two articles. What differs is underlined, with a word that "
        "says what it is.",
        *(pairs or ["<p>No quotation of six or more words has a second wording.</p>"]), rest,
        limit="Two wordings may be two translations, an edited quotation, or two occasions on which much the same was "
        "said. The texts do not show which of them is closer to what was said.",
    )  # fmt: skip


_CHANGED = {"replaced": "other word", "spelling": "other spelling", "interrupted": "interrupts"}
_PAIR = (
    "kind", "likeness", "changes", "article", "start", "end", "speaker", "other", "other_start", "other_end",
    "other_speaker",
)  # fmt: skip
Changes = Sequence[tuple[str, Span, Span]]


def _pair(page: Page, kind: str, likeness: float, changes: Changes, *sides: Any) -> str:
    """Two wordings as a table of two columns; a side is an article, start, end and speaker."""
    top = "".join(
        f'<th scope="col">{page.place(id, start, end)} <small>{page.words(speaker)}</small></th>'
        for id, start, end, speaker in (sides[:4], sides[4:])
    )
    words = _side(page, changes, 1, *sides[:3]), _side(page, changes, 2, *sides[4:7])
    body = "".join(f'<td dir="auto"><q>{one}</q></td>' for one in words)
    caption = f"{kind}, likeness {likeness:.2f}"
    inner = f"<table><caption>{caption}</caption><thead><tr>{top}</tr></thead><tbody><tr>{body}</tr></tbody></table>"
    return f'<div class="scroller pair" tabindex="0" role="group" aria-label="Two wordings: {caption}">{inner}</div>'


def _side(page: Page, changes: Changes, number: int, id: str, start: int, end: int) -> str:
    """A passage, letter by letter, with what differs marked."""
    pieces, place, text = [], start, page.corpus[id].text
    for kind, *spans in sorted(changes, key=lambda change: change[number]):
        left, right = max(spans[number - 1][0], place), min(spans[number - 1][1], end)
        if left < right:
            name = _name(kind, number, text[left])
            words = f'<mark class="change" data-kind="{name}">{page.passage(id, left, right)}</mark>'
            pieces += [page.passage(id, place, left), words]
            place = right
    return "".join([*pieces, page.passage(id, place, end)])


def _name(kind: str, number: int, first: str) -> str:
    """What a difference is on one side (1 or 2); `first` is its first letter."""
    if kind == "brackets":
        return "added by the article" if first == "[" else "in brackets there"
    if kind in ("only here", "only there"):
        return "only here" if (kind == "only here") == (number == 1) else "stands for words"
    return _CHANGED.get(kind, kind)


def shared(facts: Facts) -> Chapter:
    found = facts.shared
    columns = ("words", "article", "start", "end", "other", "other_start", "other_end", "crosses")
    rows = (
        (
            worked_out(words), facts.page.cited(id, start, end), facts.page.cited(other, other_start, other_end),
            letters(crosses),
        )
        for words, id, start, end, other, other_start, other_end, crosses in rows_of(found.head(MOST_SHARED), *columns)
    )  # fmt: skip
    rest = more(len(found) - MOST_SHARED, "shared_passages(corpus)", "passage")
    body = table(
        "Passages that two articles share", ("words", "in one article", "in another one", "passes over"), rows, rest
    )
    return chapter(
        "shared",
        "Shared passages",
        "Runs of at least six words that two articles have in common, the longest first. Capitals and punctuation are "
        "left aside; the last column says where a run passes over a quotation mark or a bracket.",
        body if len(found) else "<p>No two articles share a run of six words.</p>",
        limit="Shared words do not tell who copied from whom: both may have them from an agency, a press release or "
        "the same speech.",
    )


def pairs_of(page: Page, rows: pd.DataFrame, told: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The two passages of each row, after some columns in words."""
    names = list(told)
    columns = (*names, "article", "start", "end", "other", "other_start", "other_end")
    for *values, id, start, end, other, other_start, other_end in rows_of(rows, *columns):
        there = "the calendar" if pd.isna(other_start) else page.cited(other, int(other_start), int(other_end))
        yield *map(page.remark, values), page.cited(id, int(start), int(end)), there
