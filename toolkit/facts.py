"""Everything a report prints, computed once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

from .agreeing import agreement, coding_differences
from .clashing import clashes
from .coding import File
from .compare import keyness
from .corpus import Article, Corpus
from .covering import coverage, given, silences
from .dated import dates
from .disagreeing import disagreements
from .english import untold
from .named import mentions
from .order import first_mentions
from .pages import MOST_PASSAGES, Page, Place
from .shared import shared_passages
from .speaking import share_of
from .spelling import spellings
from .stream import Places
from .terms import naming
from .variants import quote_variants
from .voices import attributions
from .words import frequencies, function_words

MOST_SIDES, MOST_LISTED = 8, 60  # articles that a table shows side by side, and one below the other
MOST_APART = 8  # articles whose words are set against all others


@dataclass(frozen=True)
class Files:
    """Tables of the user's own; None stands for those in data/."""

    codebook: File = None
    codings: File = None
    disagreements: File = None
    names: File = None
    verbs: File = None
    coder: str = "settled"


@dataclass(frozen=True)
class Coded:
    """What people coded; agreement is empty where there are not two coders."""

    coverage: pd.DataFrame
    silences: pd.DataFrame
    positions: pd.DataFrame
    agreement: pd.DataFrame
    differences: pd.DataFrame


@dataclass(frozen=True)
class Facts:
    """The corpus, and a table for each part of the report."""

    page: Page
    statements: pd.DataFrame
    share: pd.DataFrame
    frequencies: pd.DataFrame
    spellings: pd.DataFrame
    mentions: pd.DataFrame
    first: pd.DataFrame
    naming: pd.DataFrame
    dates: pd.DataFrame
    apart: dict[str, pd.DataFrame | None]
    variants: pd.DataFrame
    shared: pd.DataFrame
    coded: Coded | None
    disagreements: pd.DataFrame
    clashes: pd.DataFrame

    @property
    def corpus(self) -> Corpus:
        return self.page.corpus

    @property
    def sides(self) -> list[str]:
        """The articles that stand side by side in a table."""
        return self.corpus.ids[:MOST_SIDES]

    @property
    def listed(self) -> list[str]:
        """The articles that stand one below the other in a table."""
        return self.corpus.ids[:MOST_LISTED]

    @property
    def others(self) -> str:
        """A sentence on the articles that tables with one column per article leave out; or nothing."""
        rest = len(self.corpus) - MOST_SIDES
        return (
            f"<p>The columns are the first {MOST_SIDES} articles; {rest:,} more are not shown.</p>" if rest > 0 else ""
        )

    @cached_property
    def _words(self) -> list[Places]:
        """Where the words of each article stand."""
        return [np.array(article.words, dtype=np.int64) for article in self.corpus]

    def uses(self, token: str, article: str | None = None, *, others: bool = False) -> Iterator[Place]:
        """The first uses of a word: everywhere, in one article, or in all the others."""
        stream = self.corpus.stream
        places = stream.find([token])
        if article is not None:
            own = stream.text_of(places) == self.corpus.number(article)
            places = places[~own if others else own]
        for place in islice(places.tolist(), MOST_PASSAGES):
            number = int(stream.text_of(np.array([place]))[0])
            start, end = self._words[number][place - int(stream.starts[number])].tolist()
            yield self.corpus.ids[number], start, end, ""


Step = tuple[str, Callable[[], Any]]


def gather(corpus: Corpus, files: Files, told: Callable[[str], object]) -> Facts:
    """All tables of the report. `told` hears the name of each step before it is taken."""
    found: dict[str, Any] = {"page": Page(corpus)}
    voices: list[tuple[pd.DataFrame, pd.DataFrame]] = []
    with untold():  # the page says it once
        for article in corpus:
            told("who says what")
            voices.append(_voices(article, files))
        for name, (title, step) in _steps(corpus, files).items():
            told(title)
            found[name] = step()
    statements, share = (pd.concat(tables, ignore_index=True) for tables in zip(*voices, strict=True))
    return Facts(statements=statements, share=share, **found)


def _voices(article: Article, files: Files) -> tuple[pd.DataFrame, pd.DataFrame]:
    alone = Corpus((article,))
    statements = attributions(alone, names=files.names, verbs=files.verbs)
    return statements, share_of(alone, statements)


def _steps(corpus: Corpus, files: Files) -> dict[str, Step]:
    """What is computed for the corpus as a whole, by the name of its field: what it is, and how."""
    names = files.names
    return {
        "frequencies": ("words", lambda: frequencies(corpus, skip=function_words())),
        "spellings": ("spellings", lambda: spellings(corpus, file=names)),
        "mentions": ("names", lambda: mentions(corpus, file=names)),
        "first": ("first mentions", lambda: first_mentions(corpus, file=names)),
        "naming": ("names for things", lambda: naming(corpus)),
        "dates": ("days", lambda: dates(corpus)),
        "apart": ("words apart", lambda: {id: _apart(corpus, id) for id in corpus.ids[:MOST_APART]}),
        "variants": ("quotations", lambda: quote_variants(corpus)),
        "shared": ("shared passages", lambda: shared_passages(corpus)),
        "coded": ("coverage", lambda: _coded(corpus, files)),
        "disagreements": ("disagreements", lambda: _disagreements(corpus, files.disagreements)),
        "clashes": ("candidates", lambda: clashes(corpus)),
    }


STEPS = len(fields(Facts)) - len(("page", "statements", "share"))  # besides one for each article


def _apart(corpus: Corpus, id: str) -> pd.DataFrame | None:
    """The words of one article against all others; None where it, or all others, have no word."""
    try:
        return keyness(corpus, id)
    except ValueError:
        return None


def _coded(corpus: Corpus, files: Files) -> Coded | None:
    """The codings; None where nobody has coded these articles."""
    own: dict[str, Any] = {"codebook": files.codebook, "codings": files.codings}
    try:
        table = coverage(corpus, coder=files.coder, **own)
    except (LookupError, ValueError):
        if any(own.values()):
            raise
        return None  # data/codings.csv is about other articles, if they have the same ids, too
    silent = silences(corpus, coder=files.coder, **own)
    return Coded(table, silent, given(table, files.names), *_agreement(corpus, own))


def _agreement(corpus: Corpus, own: dict[str, Any]) -> tuple[pd.DataFrame, pd.DataFrame]:
    try:
        return agreement(corpus, **own), coding_differences(corpus, **own)
    except LookupError:  # one coder
        return pd.DataFrame(), pd.DataFrame()


def _disagreements(corpus: Corpus, file: File) -> pd.DataFrame:
    try:
        return disagreements(corpus, file=file)
    except (LookupError, ValueError):
        if file is not None:
            raise
        return disagreements(Corpus(()))  # as in _coded
