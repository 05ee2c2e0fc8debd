"""The report's first and last parts: how to read it, the texts, where they come from, how everything was counted."""

from collections.abc import Iterable
from html import escape

import pandas as pd

from .browser import embedded
from .corpus import Article
from .facts import Facts
from .figure import rows_of
from .layers import layers, reading
from .pages import MOST_PASSAGES, Chapter, Page, chapter, hidden, letters, more, table, worked_out

MOST_REPAIRS = MOST_FILES = 300
_BASES = {"text": "stated in the text", "inferred": "inferred", "unknown": "not stated"}


def opening(chapters: Iterable[Chapter]) -> str:
    """What is on the page, and how to use it."""
    links = "".join(f'<li><a href="#{key}">{title}</a></li>' for key, title, _ in chapters)
    return (
        f'<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>{links}</ol></nav>'
        '<section aria-labelledby="use"><h2 id="use">How to read this page</h2><ul>'
        f"<li>A number in a frame opens the passages that were counted, up to {MOST_PASSAGES}. Every passage is given "
        "letter by letter, with its place: the number of characters (letters, marks, blanks) before its beginning and "
        "before its end. Of a very long one the beginning is shown.</li>"
        "<li>A place is a link. It leads to the passage in its article, or, without JavaScript, to its paragraph.</li>"
        "<li>Numbers without a frame are worked out or added up: rates, shares, lengths, sums. "
        "A&nbsp;0 has no passage.</li>"
        "<li>At the end of each part stands what it cannot say.</li>"
        "<li>The page works without the internet and sends nothing anywhere. Printed, it shows what you have "
        "opened.</li></ul></section>"
    )


def texts(facts: Facts) -> Chapter:
    """The reader, and all texts in full for where it cannot run and for paper."""
    articles = "".join(_text(facts.page, number, article) for number, article in enumerate(facts.corpus))
    body = (
        '<div id="reader" hidden></div>'
        f'<details id="full" open><summary>All texts in full, one below the other</summary>{articles}</details>'
        '<div id="printed"></div>'
    )
    return chapter(
        "texts",
        "The articles",
        'The texts as they were counted, after the repairs that are <a href="#articles">listed below</a>. Where '
        "JavaScript is on, the articles stand side by side, and what was found in them can be marked.",
        body,
        limit="The texts are as somebody saved them. What a site showed beside them, and what it changed later, is "
        "not here.",
    )


def _text(page: Page, number: int, article: Article) -> str:
    columns = ("kind", "start", "end")
    parts = "".join(
        f'<p id="a{number}p{place}" dir="auto" class="{kind}">{page.passage(article.id, start, end)}</p>'
        for place, (kind, start, end) in enumerate(rows_of(article.parts, *columns))
    )
    empty = "" if parts else "<p>This article is empty.</p>"
    head = f'<h3 id="a{number}n">{page.name(article.id)}</h3>'
    return f'<article id="a{number}" aria-labelledby="a{number}n">{head}{parts}{empty}</article>'


def data(facts: Facts, *, blind: bool) -> str:
    """What the reader needs, as a block of data inside the page."""
    tables = {"voices": facts.statements, "shared": facts.shared, "variants": facts.variants}
    if facts.coded is not None:
        tables["coded"] = facts.coded.coverage
    found = reading(facts.corpus, layers(facts.corpus, tables), blind=blind)
    return f'<script type="application/json" id="reading">{embedded(found)}</script>'


def articles(facts: Facts) -> Chapter:
    rows = [_origin(facts.page, article) for article in facts.corpus]
    heads = ("article", "outlet", "how known", "evidence", "published", "how known", "evidence", "#words")
    repairs = facts.corpus.repairs
    return chapter(
        "articles",
        "Where the texts come from",
        "Who published each article and when, and how that is known: because the text itself says so, or because "
        "somebody concluded it from the words given as evidence. What is not known is not guessed. Below stands every "
        "change that was made to a text.",
        table("The articles", heads, rows),
        *_files(facts),
        "<h3>Repairs</h3>",
        _repairs(facts.page, repairs) if len(repairs) else "<p>Nothing was changed in these texts.</p>",
        limit="A copy on another site keeps the words of the first publisher: even what a text says about itself does "
        "not show who put the copy online. An inference may be wrong.",
    )


def _files(facts: Facts) -> list[str]:
    """What became of the files; nothing for articles that came from none."""
    columns = ("file", "place", "status", "why", "encoding", "encoding_basis")
    told = list(rows_of(facts.corpus.loading, *columns))
    rows = [
        (
            hidden(letters(f"{file}, {place}" if place else file), "[file]"), letters(status), facts.page.remark(why),
            letters(f"{encoding} ({basis})" if encoding else ""),
        )
        for file, place, status, why, encoding, basis in told[:MOST_FILES]
    ]  # fmt: skip
    rest = more(len(told) - MOST_FILES, "corpus.loading") if len(told) > MOST_FILES else ""
    title, heads = "What became of each file", ("file", "status", "why", "encoding")
    return [f"<h3>{title}</h3>", table(title, heads, rows, rest)] if rows else []


def _origin(page: Page, article: Article) -> tuple[str, ...]:
    def evidence(words: str | None) -> str:
        return _all_hidden(letters(words)) if words else ""

    def basis(how: str) -> str:
        return escape(_BASES[how])

    outlet = _all_hidden(letters(article.outlet)) if article.outlet else "unknown"
    published = worked_out(_all_hidden(letters(article.published))) if article.published else "unknown"
    return (
        page.name(article.id), outlet, basis(article.outlet_basis), evidence(article.outlet_evidence), published,
        basis(article.published_basis), evidence(article.published_evidence), worked_out(len(article.words), ","),
    )  # fmt: skip


def _all_hidden(words: str) -> str:
    return hidden(words, "[hidden]")


def _repairs(page: Page, rows: pd.DataFrame) -> str:
    columns = ("article", "start", "end", "before", "reason", "certainty", "source_start", "source_end")
    body = [
        (
            page.place(id, start, end), f"{source_start}–\u2060{source_end}", _as_found(page, before),
            page.quoted(id, start, end), page.words(reason), letters(certainty),
        )
        for id, start, end, before, reason, certainty, source_start, source_end in rows_of(
            rows.head(MOST_REPAIRS), *columns
        )
    ]  # fmt: skip
    heads = (
        "place in the text",
        "place in the file",
        "what stood in the file",
        "how it reads now",
        "why",
        "how certain",
    )
    rest = more(len(rows) - MOST_REPAIRS, "corpus[corpus.ids[0]].repairs", "repair")
    text = (
        "<p>What was put in is marked; where nothing is marked, something was taken out. <i>Certain</i>: no other "
        "reading fits. <i>Probable</i>: another one is possible, but less likely. <i>Possible</i>: a suggestion. The "
        "files themselves are never changed, and every repair can be undone.</p>"
    )
    return text + table("Every change between file and text", heads, body, rest)


def _as_found(page: Page, text: str) -> str:
    """The letters of the file; ends of lines are shown."""
    shown = text.replace("\r\n", "⏎").replace("\r", "⏎").replace("\n", "⏎")
    return f'<span class="found" dir="auto">{page.words(shown)}</span>'
