"""The texts and what is marked in them, as the reader and the report get them."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from unicodedata import normalize

import numpy as np
import pandas as pd

from .corpus import Article, Corpus, check_corpus
from .figure import need, rows_of
from .text import UNBROKEN, Span
from .wording import isolated, many, plain

Json = dict[str, Any]
Fact = tuple[str, str]
MOST_ARTICLES = 1000
MOST_ROWS = 10_000  # of one table; a browser holds more, but would be slow
_NAMES = {
    "voices": "Voices", "shared": "Shared passages", "variants": "Quote variants", "coded": "Coded points",
    "hits": "Your table", "repairs": "Repairs",
}  # fmt: skip
_FACTS = {  # what the details of a mark tell; of your own table, all that its columns hold
    "voices": ("speaker", "party", "kind", "speech", "verb", "force", "source", "cue", "words", "rule"),
    "shared": ("words", "crosses"),
    "variants": ("kind", "likeness", "speaker", "difference"),
    "coded": ("code", "definition", "kind", "party", "issue", "status", "voice", "note"),
    "repairs": ("before", "after", "reason", "certainty"),
}
_LABELS = ("speaker", "code", "what", "name", "term", "thing", "about", "token", "kind")  # the first one there is shown
_SAME = ("code", "what", "date")  # rows with the same value match each other; the two sides of a pair match anyway
_PLACES = ("article", "start", "end", "text", "left", "right", "pieces", "changes", "statement", "parent", "content")
_WORDY = re.compile(r"\w")
_JOINED = re.compile(f"[\u0590-\u06ff{UNBROKEN}]")  # scripts in which a name may be a part of a longer word


def reading(corpus: Corpus, marked: list[Json], *, blind: bool = False) -> Json:
    """The articles and their layers as plain values: what the browser needs and nothing else.

    ValueError for more articles than a page can hold.
    """
    check_fits(corpus)
    hidden = outlet_spans(corpus)
    articles = [_article(article, number, hidden[number]) for number, article in enumerate(corpus)]
    return {"blind": blind, "articles": articles, "layers": marked, "open": _opened(corpus, marked)}


def check_fits(corpus: Corpus) -> None:
    """ValueError for more articles than a page can hold."""
    check_corpus(corpus)
    if len(corpus) > MOST_ARTICLES:
        raise ValueError(
            f"A page holds at most {MOST_ARTICLES:,} articles; this corpus has {len(corpus):,}. "
            f"Choose some: corpus.only(*corpus.ids[:{MOST_ARTICLES}]), or those of a table: "
            'corpus.only(*table["article"].unique()).'
        )


def _article(article: Article, number: int, hidden: list[Span]) -> Json:
    sentences = list(rows_of(article.sentences, "start", "end"))
    outlet = f"{plain(article.outlet)} ({article.outlet_basis})" if article.outlet else "outlet not stated"
    published = f"{plain(article.published)} ({article.published_basis})" if article.published else "date not stated"
    return {
        "id": plain(article.id), "name": isolated(plain(article.id)), "letter": letter(number), "outlet": outlet,
        "about": f"{published}, {many(len(article.words), 'word')}", "text": article.text,
        "parts": list(rows_of(article.parts, "kind", "start", "end")),
        "sentences": sentences, "file": [article.at_source(*span) for span in sentences],
        "hidden": hidden,
    }  # fmt: skip


def _opened(corpus: Corpus, marked: list[Json]) -> list[int]:
    """The articles shown at first: the first two, or the first two that a reader's own table is about."""
    own = dict.fromkeys(mark["article"] for layer in marked if layer["key"] == "hits" for mark in layer["marks"])
    return sorted([*(own or range(len(corpus)))][:2])


def letter(number: int) -> str:
    """What an article is called while its name is hidden.

    >>> letter(0), letter(27)
    ('Article A', 'Article AB')
    """
    letters = ""
    while number >= 0:
        letters = chr(ord("A") + number % 26) + letters
        number = number // 26 - 1
    return f"Article {letters}"


def outlet_pattern(corpus: Corpus) -> re.Pattern[str] | None:
    """Where the name of an outlet of the corpus stands in a text; None where no outlet is known.

    As whole words, in scripts that part words; whatever apostrophe, hyphen and blank is used; in capitals or not,
    unless the name is one word in capitals: RT is not rt.
    """
    names = [_named(outlet) for outlet in _outlets(corpus)]
    return re.compile("|".join(names)) if names else None


def _named(outlet: str) -> str:
    pieces = re.split(r"[\s\u2010\u2011-]+", outlet)
    name = r"[\s\u2010\u2011-]*".join("[’'‘ʼ]".join(map(re.escape, re.split("[’'‘ʼ]", piece))) for piece in pieces)
    before = "" if _JOINED.match(outlet) else r"(?<!\w)"
    after = "" if _JOINED.match(outlet[-1]) else r"(?!\w)"
    if outlet.isupper() and len(pieces) == 1:
        return rf"{before}{name}{after}|(?i:{before}{name})(?=[.][a-z]{{2}})"  # in an address, too
    return f"(?i:{before}{name}{after})"


def hider(corpus: Corpus) -> Callable[[str], str]:
    """A function that takes the names of outlets out of a line, and puts letters in the place of articles' ids."""
    outlets, letters = outlet_pattern(corpus), {plain(id): letter(number) for number, id in enumerate(corpus.ids)}
    longest_first = sorted(map(re.escape, letters), key=len, reverse=True)
    ids = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)") if letters else None

    def hidden(line: str) -> str:
        named = ids.sub(lambda found: letters[found[0]], line) if ids else line
        return outlets.sub("[outlet]", named) if outlets else named

    return hidden


def outlet_spans(corpus: Corpus) -> list[list[Span]]:
    """Where the names of outlets stand in each article."""
    names = outlet_pattern(corpus)
    return [[match.span() for match in names.finditer(article.text)] if names else [] for article in corpus]


def _outlets(corpus: Corpus) -> list[str]:
    """The names of the outlets, longest first."""
    names = {" ".join(normalize("NFC", article.outlet or "").split()) for article in corpus} - {""}
    return sorted(filter(_WORDY.search, names), key=lambda name: (-len(name), name))


def layers(corpus: Corpus, tables: dict[str, pd.DataFrame]) -> list[Json]:
    """A layer for each table, and one for the repairs; the first one is switched on.

    The keys are voices, shared, variants, coded and hits: tables with the columns article, start, end. Of a table with
    more than 10,000 rows the first ones are marked, and its count says so.
    ValueError for a table without them, or a passage that is not in its article.
    """
    repairs = corpus.repairs
    tables = {**{key: tables[key] for key in _NAMES if key in tables}, "repairs": repairs}
    first = "hits" if "hits" in tables else next(iter(tables))
    hide = hider(corpus)
    return [_layer(corpus, key, table, hide, on=key == first) for key, table in tables.items()]


def _layer(corpus: Corpus, key: str, table: pd.DataFrame, hide: Callable[[str], str], *, on: bool) -> Json:
    need(table, ("article", "start", "end"), 'kwic(corpus, "war")')
    whole = table.dropna(subset=["start", "end"]).reset_index(drop=True)
    rows = whole.head(MOST_ROWS).rename(columns=str)
    columns = [name for name in _FACTS.get(key, rows.columns) if name in rows.columns and not _is_place(name)]
    label = next((name for name in _LABELS if name in columns), None)
    marks = [_veiled(mark, hide) for number, row in enumerate(rows.to_dict("records"))
             for mark in _marks(corpus, key, number, row, columns, label)]  # fmt: skip
    count = f"{len(rows):,} of {len(whole):,}" if len(whole) > len(rows) else f"{len(rows):,}"
    return {"key": key, "name": _NAMES[key], "on": on, "count": count, "marks": marks}


def _veiled(mark: Json, hide: Callable[[str], str]) -> Json:
    """The mark, and beside each word that tells an outlet or an article what stands there while names are hidden."""
    facts = [(name, value) if hide(value) == value else (name, value, hide(value)) for name, value in mark["facts"]]
    label = mark["label"]
    return {**mark, "facts": facts, **({} if hide(label) == label else {"veiled": hide(label)})}


def _is_place(column: str) -> bool:
    return column in _PLACES or column.endswith(("_start", "_end")) or column.startswith("other")


def _marks(
    corpus: Corpus, key: str, number: int, row: dict[Any, Any], columns: list[str], label: str | None
) -> Iterator[Json]:
    """The marks of a row: each piece of its passage, and the passage it is compared with."""
    shared = next((_said(row[column]) for column in _SAME if column in row), "")
    match = number if "other" in row else shared or None
    depth = row["depth"] if isinstance(row.get("depth"), int) else 0
    shown = {"label": _said(row[label]) if label else "", "match": match, "depth": depth, "row": number}
    facts = [(column, _said(row[column])) for column in columns if _said(row[column])]
    for id, pieces, told in _sides(row, facts):
        article = corpus[id]
        for start, end in ((_place(first), _place(last)) for first, last in pieces):
            source = (row["source_start"], row["source_end"]) if key == "repairs" else article.at_source(start, end)
            place = [("in the file", f"{source[0]}–{source[1]}")]
            own = {"article": corpus.number(id), "start": start, "end": end}
            yield {**own, **shown, "facts": [*told, *place]}


def _sides(row: dict[Any, Any], facts: list[Fact]) -> Iterator[tuple[str, Iterable[Span], list[Fact]]]:
    pieces = row.get("pieces")
    if not (isinstance(pieces, list) and pieces and isinstance(pieces[0], tuple)):
        pieces = [(row["start"], row["end"])]
    yield row["article"], pieces, facts
    if all(_said(row.get(column)) for column in ("other", "other_start", "other_end")):
        own = [(name, _said(row.get(f"other_{name}", value))) for name, value in facts]
        yield row["other"], [(row["other_start"], row["other_end"])], own


def _place(value: Any) -> int:
    """A place as a table has it, which may have been saved and read again."""
    if not str(value).removesuffix(".0").isdecimal():
        raise ValueError(f"A place is a number of characters, such as 93, not {value!r}.")
    return int(float(value))


def _said(value: object) -> str:
    """A value of a table as words; nothing where there is none."""
    if isinstance(value, (list, tuple, set, dict)):
        return ", ".join(_said(item) for item in value)
    if isinstance(value, np.ndarray | pd.Series):
        return _said(list(value))
    if value is None or value is pd.NA or value != value:
        return ""
    return f"{value:.2f}" if isinstance(value, float) else plain(value)
