"""The report on what people read: positions and coverage, silences, how far coders agree, disagreements."""

from collections.abc import Iterator

import pandas as pd

from .chapters_voices import pairs_of
from .covering import ITSELF, NOT_CODED, ONE
from .facts import MOST_LISTED, Coded, Facts
from .figure import rows_of
from .grid import SIGNS
from .pages import Chapter, Page, Place, chapter, letters, more, table, worked_out

MOST_POINTS, MOST_SILENCES, MOST_DISAGREEMENTS, MOST_CLASHES = 150, 60, 60, 40
GIVEN = ("the party itself", "another party", "nobody known", ITSELF)
FOUND = ("quoted", "reported", "variant", "contradicted")
_LIMIT = (
    "What counts as a point is a decision of those who wrote the codebook; a point that no article has may be missing "
    "from it. <i>Absent</i> says that a point is not in this article. It does not say why: the article may not have "
    "known it, not have had the room, or not have wanted it in."
)


def coded(facts: Facts) -> Chapter:
    body = _uncoded() if facts.coded is None else "".join(_coded(facts, facts.coded))
    return chapter(
        "coverage",
        "Positions and coverage",
        "Which article reports which point, as people read it with a codebook. A point is a sentence: something that "
        "is said to have happened, or something that a party is said to want.",
        body,
        limit=_LIMIT,
    )


def _uncoded() -> str:
    return (
        "<p>Nobody has coded these articles yet, so there is nothing to show here. To code them, write the points that "
        "matter to you as sentences in one table (<code>code, kind, party, issue, definition</code>) and, in a second "
        "one, for each article and point whether it is <i>reported</i>, a <i>variant</i>, <i>contradicted</i> or "
        "<i>absent</i>, with the passage word for word (<code>coder, article, code, status, quote, voice, "
        "note</code>). Two people should do this without looking at each other’s table. Then make this page again:</p>"
        "<p><code>.venv/bin/python -m toolkit report my_articles -o report.html --codebook my_codebook.csv --codings "
        "my_codings.csv --coder anna</code></p><p>It shows the reading of one coder, until you have settled one "
        "together, and how far the coders agree. The columns are explained in <code>data/README.md</code>.</p>"
    )


def _coded(facts: Facts, found: Coded) -> Iterator[str]:
    yield _found(facts, found.coverage)
    yield _given(facts, found.positions)
    yield _grid(facts, found.coverage)
    yield _silences(facts, found.silences)
    yield _agreement(facts, found)


def _found(facts: Facts, found: pd.DataFrame) -> str:
    """How many points each article has, and in which form."""
    points = found["code"].nunique()
    rows = []
    for id in facts.listed:
        own = found[found["article"] == id]
        kinds = (own[own["shown"] == kind] for kind in FOUND)
        rows.append((facts.page.name(id), *(facts.page.count(len(part), _points(facts.page, part)) for part in kinds)))
    rest = more(len(facts.corpus) - MOST_LISTED, "coverage(corpus)", "article")
    text = (
        f"<p>Of {points} points, how many each article has: <i>quoted</i> if at least half of the words of the "
        "passage stand in quotation marks, else <i>reported</i>; a <i>variant</i> has another value, strength or "
        "scope; <i>contradicted</i>: the article says the opposite, or only that somebody denies it.</p>"
    )
    heads = ("article", *(f"#{kind}" for kind in FOUND))
    return f"<h3>Points in each article</h3>{text}{table('Points in each article', heads, rows, rest)}"


def _points(page: Page, rows: pd.DataFrame) -> Iterator[Place]:
    for id, start, end, definition in rows_of(rows, "article", "start", "end", "definition"):
        yield id, int(start), int(end), page.words(definition)


def _given(facts: Facts, found: pd.DataFrame) -> str:
    """The positions of each party, and who gives them."""
    if found.empty:
        return ""
    rows = []
    for party, held in found.groupby("party", sort=False):
        for id in facts.listed:
            own = held[held["article"] == id]
            given = (own[own["given_by"] == who] for who in GIVEN)
            cells = [facts.page.count(len(part), _points(facts.page, part)) for part in given]
            rows += [(facts.page.words(party), facts.page.name(id), *cells)] if len(own) else []
    text = (
        "<p>Positions of each party in each article, and whose word the article gives for them. What one side says "
        "that the other demands is given by another party.</p>"
    )
    heads = ("party", "article", *(f"#given by {who}" for who in GIVEN))
    rest = more(len(facts.corpus) - MOST_LISTED, "positions(corpus, party)", "article")
    return f"<h3>Whose word it is</h3>{text}{table('Positions and who gives them', heads, rows, rest)}"


def _grid(facts: Facts, found: pd.DataFrame) -> str:
    shown = found[found["article"].isin(facts.sides)]
    points = list(shown.groupby(["issue", "code"], sort=False))
    order = {issue: number for number, issue in enumerate(dict.fromkeys(found["issue"]))}
    points.sort(key=lambda point: order[point[0][0]])
    rows = []
    for (issue, _), part in points[:MOST_POINTS]:
        cells = {row[0]: _cell(facts.page, *row) for row in rows_of(part, *_CELL)}
        definition = facts.page.words(part["definition"].iloc[0])
        rows.append((definition, facts.page.words(issue), *(cells.get(id, "") for id in facts.sides)))
    rest = more(len(points) - MOST_POINTS, "coverage(corpus)", "point") + facts.others
    legend = "; ".join(f"{sign} {kind}" for kind, sign in SIGNS.items() if kind in set(shown["shown"]))
    heads = ("point", "about", *(facts.page.name(id) for id in facts.sides))
    body = table("Every point in every article", heads, rows, rest)
    return f"<h3>Every point in every article</h3><p>A sign opens the passage. {legend}.</p>{body}"


_CELL = ("article", "shown", "voice", "start", "end", "text")


def _cell(page: Page, id: str, shown: str, voice: str, start: object, end: object, text: str) -> str:
    sign = f"{SIGNS.get(shown, '')}&nbsp;{letters(shown).replace(' ', '&nbsp;')}"
    if not text:
        return f'<span class="none">{sign}</span>'
    passage = page.cited(id, int(str(start)), int(str(end)), page.words(voice))
    return f"<details><summary>{sign}</summary><p>{passage}</p></details>"


def _silences(facts: Facts, found: pd.DataFrame) -> str:
    """What only one article has, and what all but one have."""
    groups = list(found.groupby(["silence", "which", "code"], sort=False))
    rows = []
    for (silence, which, _), part in groups[:MOST_SILENCES]:
        what = "only this one has it" if silence == ONE else "only this one does not have it"
        count = facts.page.count(len(part), _voiced(facts.page, part))
        rows.append((facts.page.words(part["definition"].iloc[0]), facts.page.name(str(which)), what, count))
    if not rows:
        return "<h3>Silences</h3><p>No point is in one article only, or in all but one.</p>"
    rest = more(len(groups) - MOST_SILENCES, "silences(corpus)", "point")
    heads = ("point", "article", "silence", "#passages")
    return f"<h3>Silences</h3>{table('What one article alone has, or alone does not have', heads, rows, rest)}"


def _voiced(page: Page, rows: pd.DataFrame) -> Iterator[Place]:
    for id, start, end, voice in rows_of(rows, "article", "start", "end", "voice"):
        yield id, int(start), int(end), page.words(voice)


def _agreement(facts: Facts, found: Coded) -> str:
    head = "<h3>How far the coders agree</h3>"
    if found.agreement.empty:
        return f"{head}<p>One person coded these articles; how far two would agree is not known.</p>"
    every = found.agreement.iloc[0]
    differ = found.differences
    numbers = [worked_out(int(every[name])) for name in ("decisions", "same")]
    coefficients = [
        worked_out(None if pd.isna(every[name]) else float(every[name]), ".2f") for name in ("kappa", "alpha")
    ]
    count = facts.page.count(len(differ), _differing(facts.page, differ))
    row = ("all points", *numbers, *coefficients, count)
    heads = ("points", "#decisions", "#the same", "#Cohen’s kappa", "#Krippendorff’s alpha", "#different")
    text = (
        "<p>Kappa and alpha say how far two readers agree beyond chance: 1 is full agreement, 0 is what chance would "
        "give. They say how well this codebook can be followed, not whether it asks the right questions.</p>"
    )
    return f"{head}{text}{table('Agreement of the coders', heads, [row])}"


def _differing(page: Page, rows: pd.DataFrame) -> Iterator[Place]:
    coders = [name for name in rows.columns if name not in _DIFFERENCE]
    for row in rows.to_dict("records"):
        given = ", ".join(f"{coder} {row[coder]}" for coder in coders)
        told = f"{row['code']}: {given}; settled as {row['settled'] or NOT_CODED}. {row['why']}"
        yield row["article"], int(row["start"]), int(row["end"]), page.remark(told)


_DIFFERENCE = ("article", "code", "issue", "settled", "why", "start", "end", "text")


def clashes(facts: Facts) -> Chapter:
    read = facts.disagreements
    parts = [
        _read(facts, read[read["reading"] == "disagreement"], "Disagreements found by reading"),
        _read(facts, read[read["reading"] != "disagreement"], "False alarms: it looks like a disagreement and is none"),
        _candidates(facts),
    ]
    return chapter(
        "disagreements",
        "Where they disagree",
        "Where articles contradict one another, themselves or the calendar. First what people found by reading, then "
        "what a program points at: <em>candidates</em> that nobody has judged. <i>Decidable here</i> says "
        "whether these texts, with a calendar, show how it is.",
        *parts,
        limit="That two articles differ does not say which of them is right. On made-up events the program missed "
        "about half of the contradictions, and a third of what it showed were none: its list does not replace reading.",
    )


def _read(facts: Facts, rows: pd.DataFrame, title: str) -> str:
    if rows.empty:
        return "" if title.startswith("False") else f"<h3>{title}</h3><p>There is no list for these articles.</p>"
    told = ("about", "kind", "decidable", "why")
    heads = ("about", "kind", "decidable here", "why", "one passage", "the other")
    shown = rows.head(MOST_DISAGREEMENTS)
    body = table(title, heads, pairs_of(facts.page, shown, told), more(len(rows) - len(shown), "disagreements(corpus)"))
    return f"<h3>{title}</h3>{body}"


def _candidates(facts: Facts) -> str:
    found, title = facts.clashes, "Candidates found by a program"
    if found.empty:
        return f"<h3>{title}</h3><p>It shows none. That does not mean that there are none.</p>"
    heads = ("kind", "about", "here", "there", "one sentence", "the other")
    shown = found.head(MOST_CLASHES)
    told = ("kind", "about", "said", "other_said")
    body = table(title, heads, pairs_of(facts.page, shown, told), more(len(found) - len(shown), "clashes(corpus)"))
    text = "<p>Two sentences about one thing that may not fit each other. Read both before you call that a clash.</p>"
    return f"<h3>{title}</h3>{text}{body}"
