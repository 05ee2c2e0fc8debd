"""The report on words: counts, spellings, names for things, what comes first, words apart."""

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from .facts import MOST_APART, Facts
from .figure import rows_of
from .pages import Chapter, Place, chapter, chart, letters, more, table, worked_out
from .show import show_frequencies
from .spelling import spelled
from .two_sided import show_keyness
from .wording import many
from .words import rates

MOST_WORDS, MOST_RATES, MOST_SPELLINGS, MOST_TERMS, MOST_THINGS, MOST_DAYS = 30, 10, 30, 40, 25, 40
HIGHER, LOWER, BARS = 10, 5, 6  # rows of words apart, and bars at either end


def counts(facts: Facts) -> Chapter:
    return chapter(
        "counts",
        "Counts",
        "What the articles are about, seen through nothing but their words: how often each is used, in how many "
        "articles, and how often per 1,000 words. A number opens the passages that were counted.",
        _frequencies(facts), _rates(facts), _spellings(facts), _naming(facts), _first(facts), _days(facts),
        limit="A word is counted as it is spelled, not as it is meant: <i>war</i> and <i>conflict</i> are two words, "
        "and <i>us</i> may be a pronoun or a country. Words of grammar are left out of the first two tables; the list "
        "is in <code>data/function_words.csv</code>. A rate from a text of 400 words changes by 2.5 with every single "
        "use.",
    )  # fmt: skip


def _frequencies(facts: Facts) -> str:
    counted = facts.frequencies
    rows = (
        (facts.page.token(token), _all_uses(facts, token, count), worked_out(articles), worked_out(rate, ".1f"))
        for token, count, articles, rate in rows_of(counted.head(MOST_WORDS), "token", "count", "articles", "rate")
    )
    rest = more(len(counted) - MOST_WORDS, "frequencies(corpus, skip=function_words())", "word")
    heads = ("word", "#uses", "#in articles", "#per 1,000 words")
    picture = chart(show_frequencies(counted.head(MOST_WORDS), top=15)) if len(counted) else ""
    return "<h3>The most frequent words</h3>" + picture + table("The most frequent words", heads, rows, rest)


def _all_uses(facts: Facts, token: str, count: int) -> str:
    return facts.page.count(count, facts.uses(token), call=f'kwic(corpus, "{letters(token)}")')


def _rates(facts: Facts) -> str:
    """The leading words, article by article: uses, and uses per 1,000 words."""
    leading = facts.frequencies["token"].head(MOST_RATES).tolist()
    if not leading:
        return ""
    rows = []
    for token, part in rates(facts.corpus.only(*facts.sides), *leading).groupby("word", sort=False):
        cells = (_used(facts, *row) for row in rows_of(part, "word", "article", "count", "rate"))
        rows.append((facts.page.token(str(token)), *cells))
    text = "<p>The uses in each article, and beside them the uses per 1,000 words: the articles differ in length.</p>"
    body = table("The leading words in each article", _heads(facts, "word"), rows, facts.others)
    return f"<h3>The leading words, article by article</h3>{text}{body}"


def _used(facts: Facts, token: str, id: str, count: int, rate: float) -> str:
    return f"{facts.page.count(count, facts.uses(token, id))} <small>{worked_out(rate, '.1f')}</small>"


def _heads(facts: Facts, *first: str) -> list[str]:
    return [*first, *(f"#{facts.page.name(id)}" for id in facts.sides)]


def _spellings(facts: Facts) -> str:
    found = facts.spellings
    if found.empty:
        return "<h3>Spellings</h3><p>No name or word is spelled in more than one way.</p>"
    groups = [(key, part.set_index("article")["count"]) for key, part in found.groupby(["name", "spelling", "basis"])]
    named = dict(iter(_named(facts).groupby(["name", "way"])))
    rows = []
    for (name, way, basis), each in groups[:MOST_SPELLINGS]:
        uses = None if basis == "rule" else named[name, way]
        cells = (facts.page.count(int(each[id]), _spelled(facts, str(way), uses, id)) for id in facts.sides)
        rows.append((facts.page.words(name), facts.page.words(way), *cells))
    rest = more(len(groups) - MOST_SPELLINGS, "spellings(corpus)", "spelling") + facts.others
    text = "<p>Names and words that are spelled in more than one way. The first column is a label, not a verdict.</p>"
    body = table("Spellings in each article", _heads(facts, "what", "spelling"), rows, rest)
    return f"<h3>Spellings</h3>{text}{body}"


def _named(facts: Facts) -> pd.DataFrame:
    return facts.mentions.assign(way=[spelled(text) for text in facts.mentions["text"]])


def _spelled(facts: Facts, way: str, named: pd.DataFrame | None, id: str) -> Iterable[Place]:
    """Where an article spells it so: the mentions of a name, or the uses of a word."""
    return facts.uses(way, id) if named is None else places(named[named["article"] == id])


def places(rows: pd.DataFrame) -> Iterator[Place]:
    """The passages of a table, without a remark."""
    return ((id, int(start), int(end), "") for id, start, end in rows_of(rows, "article", "start", "end"))


def _naming(facts: Facts) -> str:
    found = facts.naming
    if found.empty:
        return ""
    groups = list(found.groupby(["thing", "term"], sort=False))
    rows = []
    for (thing, term), part in groups[:MOST_TERMS]:
        own = (part[part["article"] == id] for id in facts.sides)
        cells = [facts.page.count(len(uses), _quoted(uses)) for uses in own]
        rows.append((facts.page.words(thing), facts.page.words(term), *cells))
    rest = more(len(groups) - MOST_TERMS, "naming(corpus)", "term") + facts.others
    text = (
        "<p>Terms for the same thing, from a list that people made (<code>data/naming.csv</code>; * stands for any "
        "letters). Which term means the thing in a place, only the sentence tells.</p>"
    )
    body = table("What each article calls the same thing", _heads(facts, "thing", "term"), rows, rest)
    return f"<h3>What each article calls the same thing</h3>{text}{body}"


def _quoted(rows: pd.DataFrame) -> Iterator[Place]:
    for id, start, end, quoted in rows_of(rows, "article", "start", "end", "quoted"):
        yield id, start, end, "in quotation marks" if quoted else ""


def _first(facts: Facts) -> str:
    """What is mentioned by most articles, and after how many words in each."""
    found = facts.first[facts.first["kind"] != "party"]
    there = found.dropna(subset=["start"])
    things = there.groupby(["kind", "what"], sort=False).size().sort_values(ascending=False, kind="stable")
    if things.empty:
        return ""
    rows = []
    for kind, what in things.index.tolist()[:MOST_THINGS]:
        own = there[(there["what"] == what) & (there["kind"] == kind)]
        first = {id: place for id, *place in rows_of(own, "article", "start", "end", "words_before")}
        cells = (_mention(facts, id, *first[id]) if id in first else "–" for id in facts.sides)
        rows.append((facts.page.token(what) if kind == "word" else facts.page.words(what), *cells))
    rest = more(len(things) - MOST_THINGS, "first_mentions(corpus)", "thing")
    text = (
        "<p>Names and words that most articles mention come first. How many words of the article stand before the "
        "first mention; each number leads there.</p>"
    )
    body = table("Words before the first mention", _heads(facts, "what"), rows, rest + facts.others)
    return f"<h3>What comes first</h3>{text}{body}"


def _mention(facts: Facts, id: str, start: int, end: int, before: int) -> str:
    return facts.page.link(id, start, end, f"{before:,}", ' class="measure"')


def _days(facts: Facts) -> str:
    found = facts.dates[facts.dates["date"] != ""]
    if found.empty:
        return ""
    groups = list(found.groupby("date"))
    rows = []
    for day, part in groups[:MOST_DAYS]:
        own = (part[part["article"] == id] for id in facts.sides)
        rows.append((letters(str(day)), *(facts.page.count(len(uses), _dated(uses)) for uses in own)))
    rest = more(len(groups) - MOST_DAYS, "dates(corpus)", "day") + facts.others
    unknown = len(facts.dates) - len(found)
    yearless = _YEARLESS if str(groups[0][0]).startswith("--") else ""
    left = f" For {many(unknown, 'further expression')} of time, nothing can be said." if unknown else ""
    text = (
        "<p>Days, weeks, months and years that the articles speak of. Many are worked out from the day of publication "
        f"by fixed rules; the remark says from what.{yearless}{left}</p>"
    )
    return f"<h3>Days</h3>{text}{table('Days that each article speaks of', _heads(facts, 'day'), rows, rest)}"


_YEARLESS = (  # such days come first in the order of the alphabet
    " A day that begins with -- is one whose year cannot be told, since the article’s day of publication is unknown."
)


def _dated(rows: pd.DataFrame) -> Iterator[Place]:
    for id, start, end, basis, source in rows_of(rows, "article", "start", "end", "basis", "computed_from"):
        yield id, start, end, letters(f"computed from {source}" if basis == "computed" else basis)


def apart(facts: Facts) -> Chapter:
    if len(facts.corpus) < 2:
        parts = ["<p>There is one article: nothing to set it against.</p>"]
    else:
        parts = [_apart(facts, id, found) for id, found in facts.apart.items()]
    rest = more(len(facts.corpus) - MOST_APART, f"keyness(corpus, corpus.ids[{MOST_APART}])", "article")
    return chapter(
        "apart",
        "Words apart",
        "Which words one article uses more, or less, than all the others together. The log ratio counts doublings: 1 "
        "is twice as often per 1,000 words, 3 is eight times, −1 is half as often.",
        *parts, rest,
        limit="A difference may come from the topic, the length, a quotation or chance. <i>Few</i> marks words of "
        "which fewer than 5 uses would be expected on one side; <i>not steady</i> means that leaving out one other "
        "article would turn the difference round. An article is not its outlet: another article of the same outlet "
        "may differ as much.",
    )  # fmt: skip


def _apart(facts: Facts, id: str, found: pd.DataFrame | None) -> str:
    head = f"<h3>{facts.page.name(id)}</h3>"
    if found is None or found.empty:
        return f"{head}<p>There is nothing to compare.</p>"
    higher, lower = found[found["log_ratio"] > 0].head(HIGHER), found[found["log_ratio"] < 0].tail(LOWER)
    shown = pd.concat([higher, lower])
    columns = ("token", "count", "other_count", "rate", "other_rate", "log_ratio", "few_expected", "steady")
    rows = [_difference(facts, id, row) for row in rows_of(shown, *columns)]
    call = f"keyness(corpus, corpus.ids[{facts.corpus.number(id)}])"
    heads = ("word", "#here", "#elsewhere", "#per 1,000 here", "#per 1,000 elsewhere", "#log ratio", "remark")
    body = table("Words of this article against all others", heads, rows, more(len(found) - len(shown), call, "word"))
    return head + chart(show_keyness(shown, top=BARS)) + body


def _difference(facts: Facts, id: str, row: tuple[Any, ...]) -> tuple[str, ...]:
    token, count, others, rate, other_rate, ratio, few, steady = row
    here = facts.page.count(count, facts.uses(token, id))
    there = facts.page.count(others, facts.uses(token, id, others=True), call=f'kwic(corpus, "{letters(token)}")')
    remark = ", ".join(word for word, shown in (("few", few), ("not steady", not steady)) if shown)
    both = worked_out(rate, ".1f"), worked_out(other_rate, ".1f")
    return facts.page.token(token), here, there, *both, worked_out(ratio, "+.1f").replace("-", "−"), remark
