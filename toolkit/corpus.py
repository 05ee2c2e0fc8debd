"""Article and Corpus: frozen, small, and every passage of a text traceable to the file it came from."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from numbers import Integral
from unicodedata import normalize

import pandas as pd

from .arrivals import loading_table
from .drafts import Arrival
from .repair import Repair, fits, in_order, normalised, placed, repaired, source_span, whole_letters
from .sentences import sentences
from .stream import Stream, encode
from .text import Span, parts, words
from .wording import many

BASES = ("text", "inferred", "unknown")


@dataclass(frozen=True, repr=False)
class Article:
    """One news text and what is known about it.

    `text` is what is read and counted; `raw` is the file as found; `ledger` says how one became the other.
    `outlet_basis` and `published_basis` tell how a statement is known: *text* (the text itself says so),
    *inferred* (from the words given as evidence) or *unknown*.
    """

    id: str
    raw: str
    ledger: tuple[Repair, ...] = ()
    outlet: str | None = None
    outlet_basis: str = "unknown"
    outlet_evidence: str | None = None
    published: str | None = None
    published_basis: str = "unknown"
    published_evidence: str | None = None
    dateline: str | None = None
    title: str | None = None
    standfirst: str | None = None
    author: str | None = None
    address: str | None = None
    language: str | None = None
    file: str | None = None
    place: str | None = None

    def __post_init__(self) -> None:
        for field, value in [*vars(self).items()]:
            needed = field in ("id", "raw")
            if field != "ledger" and not isinstance(value, str) and (needed or value is not None):
                raise ValueError(f"The {field} of an article must be a text, not {type(value).__name__}.")
            if isinstance(value, str) and field != "raw":
                object.__setattr__(self, field, whole_letters(value))
        if not self.id.strip():
            raise ValueError("An article needs an id: a short name such as 'rt'.")
        for basis in (self.outlet_basis, self.published_basis):
            if basis not in BASES:
                raise ValueError(f"A basis is one of {', '.join(BASES)}, not {basis!r}.")
        object.__setattr__(self, "ledger", in_order(self.ledger))
        for repair in self.ledger:
            if not fits(repair, self.raw):
                raise ValueError(
                    f"{self.id}: {repair.before!r} does not stand at {repair.start} to {repair.end} of the file."
                )

    @classmethod
    def from_text(cls, id: str, text: str, **metadata: str | None) -> "Article":
        """An article made from a string as it stands; only line ends and accents are made uniform.

        >>> Article.from_text("mine", "Talks resume. Both sides agreed.", title="Talks")
        Article('mine', outlet not stated, 5 words, 0 repairs)
        """
        return cls(id, text, normalised(text) if isinstance(text, str) else (), **metadata)  # type: ignore[arg-type]

    @cached_property
    def text(self) -> str:
        return repaired(self.raw, self.ledger)

    @property
    def words(self) -> list[Span]:
        """Where each word of the text stands: a list of (start, end)."""
        return words(self.text)

    def _parts(self) -> Iterator[tuple[str, int, int]]:
        return parts(self.text, normalize("NFC", self.title or ""), normalize("NFC", self.standfirst or ""))

    @property
    def parts(self) -> pd.DataFrame:
        """The paragraphs: article, kind (headline, standfirst, subhead, body), start, end, text."""
        rows = [(self.id, kind, start, end, self.text[start:end]) for kind, start, end in self._parts()]
        return pd.DataFrame(rows, columns=["article", "kind", "start", "end", "text"])

    @property
    def sentences(self) -> pd.DataFrame:
        """The sentences of all parts: article, kind, start, end, text."""
        rows = [
            (self.id, kind, begin + start, begin + end, self.text[begin + start : begin + end])
            for kind, begin, stop in self._parts()
            for start, end in sentences(self.text[begin:stop])
        ]
        return pd.DataFrame(rows, columns=["article", "kind", "start", "end", "text"])

    @property
    def repairs(self) -> pd.DataFrame:
        """The ledger: what stood in the file, what stands in the text, why, and how certain that is.

        `start, end` is the place in `text`, `source_start, source_end` the place in `raw`.
        """
        rows = [
            (self.id, whole_letters(repair.before), *repair[3:], *span, repair.start, repair.end)
            for repair, span in zip(self.ledger, placed(self.ledger), strict=True)
        ]
        columns = ["article", "before", "after", "reason", "certainty", "start", "end", "source_start", "source_end"]
        return pd.DataFrame(rows, columns=columns)

    def at_source(self, start: int, end: int) -> Span:
        """Where a passage of `text` stands in `raw`, the file as found.

        ValueError unless 0 <= start <= end <= len(text).
        """
        whole = isinstance(start, Integral) and isinstance(end, Integral)  # numpy's are, too
        if not (whole and 0 <= start <= end <= len(self.text)):
            raise ValueError(f"{self.id} has {len(self.text)} characters; there is no passage from {start} to {end}.")
        return source_span(self.ledger, int(start), int(end))

    def __repr__(self) -> str:
        outlet = f"outlet={self.outlet!r}" if self.outlet else "outlet not stated"
        return f"Article({self.id!r}, {outlet}, {many(len(self.words), 'word')}, {many(len(self.ledger), 'repair')})"


def check_corpus(corpus: object) -> None:
    """ValueError unless it is a corpus: neither one article nor a list of them is."""
    if not isinstance(corpus, Corpus):
        kind = type(corpus).__name__
        raise ValueError(f"This needs a corpus, such as load_corpus() or Corpus([article]), not {kind}.")


@dataclass(frozen=True, repr=False, eq=False)
class Corpus:
    """Some articles on one event. `corpus["rt"]` is one of them; a loop runs through all of them.

    >>> Corpus([Article.from_text("one", "Talks resume."), Article.from_text("two", "No talks yet.")])
    Corpus of 2 articles, 5 words: one, two
    """

    articles: tuple[Article, ...]
    arrivals: tuple[Arrival, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "articles", tuple(self.articles))
        object.__setattr__(self, "arrivals", tuple(self.arrivals))
        wrong = [item for item in self.articles if not isinstance(item, Article)]
        if wrong:
            kind = type(wrong[0]).__name__
            raise ValueError(f"A corpus is made of articles, not of {kind}: use Article.from_text(id, text).")
        for id, times in Counter(self.ids).most_common(1):
            if times > 1:
                raise ValueError(f"{times} articles have the id {id!r}. Give each its own.")

    @cached_property
    def ids(self) -> list[str]:
        return [article.id for article in self.articles]

    @cached_property
    def stream(self) -> Stream:
        """Every word of the corpus as a number; made once, on first use."""
        return encode(article.text for article in self.articles)

    @cached_property
    def loading(self) -> pd.DataFrame:
        """What became of each file when the articles were loaded, and why.

        One row per article found, and per file in which there was none: its status (loaded, repaired, duplicate,
        skipped), why, encoding, language, length. `help(toolkit.arrivals.loading_table)` explains each column.
        """
        return loading_table(self.arrivals, self.articles, self.stream)

    @property
    def repairs(self) -> pd.DataFrame:
        """The ledgers of all articles as one table: the columns of `Article.repairs`."""
        ledgers = [article.repairs for article in self if article.ledger]
        return pd.concat(ledgers or [Article("none", "").repairs], ignore_index=True)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {id: number for number, id in enumerate(self.ids)}

    def number(self, id: str) -> int:
        """The place of an article in the corpus. LookupError if there is none with this id."""
        if not isinstance(id, str):
            raise LookupError(f"An article is named by its id, a text such as 'rt', one by one; not by {id!r}.")
        if id not in self:
            known = {known.lower(): known for known in self.ids}
            near = get_close_matches(id.lower(), known, n=1)
            meant = f" Did you mean {known[near[0]]!r}?" if near else ""
            shown = ", ".join(self.ids[:12]) + (", …" if len(self) > 12 else "")
            raise LookupError(f"There is no article {id!r}.{meant} There are: {shown or 'none at all'}.")
        return self._numbers[id]

    def __contains__(self, id: object) -> bool:
        return id in self._numbers if isinstance(id, str) else id in self.articles

    def __getitem__(self, id: str) -> Article:
        return self.articles[self.number(id)]

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)

    def only(self, *ids: str) -> "Corpus":
        """A corpus of just these articles, in this order."""
        return Corpus(tuple(self[id] for id in ids), self.arrivals)

    def without(self, *ids: str) -> "Corpus":
        """A corpus of all articles but these."""
        left_out = {self.number(id) for id in ids}
        return Corpus(tuple(article for n, article in enumerate(self) if n not in left_out), self.arrivals)

    def table(self) -> pd.DataFrame:
        """One row per article: what is known about it, its words, body sentences and repairs."""
        return pd.DataFrame([_row(article) for article in self], columns=_COLUMNS)

    def __repr__(self) -> str:
        names = ", ".join(self.ids[:6]) + (", …" if len(self) > 6 else "")
        size = f"{many(len(self), 'article')}, {many(len(self.stream.written), 'word')}"
        return f"Corpus of {size}: {names}{self._skipped()}"

    def _skipped(self) -> str:
        """What did not become an article is said wherever the corpus is shown."""
        count = sum(arrival.article is None for arrival in self.arrivals)
        return f"; {count:,} skipped, corpus.loading says why" if count else ""

    def _repr_html_(self) -> str:
        shown = Corpus(self.articles[:20]).table().fillna("not stated").to_html(index=False)
        more = f"<p>and {len(self) - 20:,} more articles</p>" if len(self) > 20 else ""
        return shown + more + (f"<p>{self._skipped()[2:]}</p>" if self._skipped() else "")


_COLUMNS = ["article", "outlet", "outlet_basis", "published", "published_basis", "words", "sentences", "repairs"]


def _row(article: Article) -> tuple[object, ...]:
    body = article.sentences["kind"].eq("body").sum()
    known = (article.id, article.outlet, article.outlet_basis, article.published, article.published_basis)
    return (*known, len(article.words), body, len(article.ledger))
