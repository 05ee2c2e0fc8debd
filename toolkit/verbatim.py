"""Where a passage that a person copied stands in an article: once, letter by letter, or an error that helps."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from unicodedata import normalize
from warnings import warn

from .corpus import Article, Corpus
from .tables import Row
from .text import UNBROKEN, Span, words
from .wording import many

_PARTED = re.compile(rf"(?![{UNBROKEN}])[^\W_]")  # letters of scripts in which words stand apart


def places(text: str, passage: str, within: Span | None = None) -> list[Span]:
    """Where a passage stands as whole words.

    >>> places("warned of war, war on", "war")
    [(10, 13), (15, 18)]
    """
    passage = normalize("NFC", passage)
    before = r"(?<!\w)" if _PARTED.match(passage[:1]) else ""
    after = r"(?!\w)" if _PARTED.match(passage[-1:]) else ""
    pattern = re.compile(f"{before}(?={re.escape(passage)}{after})")
    found = pattern.finditer(text, *(within or (0, len(text))))
    return [(match.start(), match.start() + len(passage)) for match in found]


def only_place(article: Article, row: Row, column: str) -> Span:
    """Where the passage in a cell stands. ValueError with file, line and column unless it stands there once."""
    found = places(article.text, row[column])
    if len(found) == 1:
        return found[0]
    where, shown = f"{row.place}, column {column}", f"{row[column][:60]!r}"
    if found:
        raise ValueError(
            f"{where}: {shown} occurs {len(found)} times in {article.id}. Copy some words before or after it, too."
        )
    near = nearest(article.text, row[column])
    meant = f" The nearest passage is {near!r}." if near else ""
    raise ValueError(f"{where}: {shown} does not occur in {article.id}. Copy it letter by letter.{meant}")


def rows_on(corpus: Corpus, rows: Iterable[Row], *columns: str, known: Sequence[str] = (), silent: bool) -> list[Row]:
    """The rows whose cells in these columns name an article of the corpus (or something `known`); warns of the others.

    The tables of the five articles are also read for a part of them; then a warning would only disturb.
    """
    there = {*corpus.ids, *known}
    own, others = list[Row](), list[Row]()
    for row in rows:
        (own if there.issuperset(row[column] for column in columns) else others).append(row)
    if others and not silent:
        named = dict.fromkeys(repr(row[column]) for row in others for column in columns if row[column] not in there)
        left = f"{many(len(others), 'row')} left out, from {others[0].place} on"
        warn(f"{left}: no article {', '.join(named)} in this corpus. There are: {', '.join(corpus.ids)}.", stacklevel=4)
    return own


def same_articles(corpus: Corpus, rows: Iterable[Row], *sides: tuple[str, str]) -> list[Row]:
    """The rows whose articles have at least one of the passages that the table cites from them.

    The tables in data/ are about five articles; another one may have the same id. `sides` are pairs of columns: the
    article's id, and the passage.
    """
    rows = list(rows)
    same: set[str] = set()
    for row in rows:
        for article, quote in sides:
            id = row[article]
            if id in corpus and id not in same and row[quote] and normalize("NFC", row[quote]) in corpus[id].text:
                same.add(id)
    return [row for row in rows if all(row[article] in same or row[article] not in corpus for article, _ in sides)]


def nearest(text: str, passage: str) -> str:
    """The passage of a text that shares the longest run of words with another one, about as long; "" if none does.

    >>> nearest("We do not say no, he said. We say perhaps.", "do not say “no”")
    'do not say no'
    """
    spans, sought = words(text), [passage[slice(*span)].lower() for span in words(passage)]
    there = [text[slice(*span)].lower() for span in spans]
    run = SequenceMatcher(None, there, sought, autojunk=False).find_longest_match()
    if not run.size:
        return ""
    first = max(run.a - run.b, 0)
    last = min(run.a - run.b + len(sought), len(spans)) - 1
    return text[spans[first][0] : spans[last][1]]
