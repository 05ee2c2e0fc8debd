"""What to look at before counting: check_articles(corpus)."""

from collections.abc import Iterable, Iterator

import pandas as pd

from .characters import lookalike_note, lookalikes
from .corpus import Article, Corpus, check_corpus
from .drafts import About
from .outliers import apostrophes, days, languages, lengths, origins, repeats
from .remarks import Remark, layout, marks, signs
from .repairing import rules
from .wording import listed, many, plain

ALL = "all articles"
CHECKS = (
    "length", "copies", "several articles", "repetition", "clutter", "end", "date", "outlet", "title", "language",
    "rules", "words", "characters", "remains", "apostrophes", "quotation marks", "capitals", "paragraphs", "balance",
)  # fmt: skip
_COLUMNS = ["article", "check", "finding", "start", "end", "text"]
_CLUTTER = ("wrapped lines", "repeated headline", "date stamp", "boilerplate", "caption", "dateline")
_SHOWN = 80  # letters of a passage
_FEW, _NAMED = 5, 12  # articles with the same finding that are listed one by one; that are named where they are not


def check_articles(corpus: Corpus) -> pd.DataFrame:
    """What a careful analyst looks at before counting: questions to the texts, no verdicts.

    One row per article and thing that is odd about it; each kind of sign once, however often it occurs:
        article            its id; "all articles" for what is true of the corpus, or of more than five articles alike
        check              length, copies, several articles, repetition, clutter, end (cut off?), date, outlet, title,
                           language, rules (for English), words (no blanks between them), characters, remains (of a web
                           page), apostrophes, quotation marks, capitals, paragraphs or balance
        finding            what was found, and what it means for counts
        start, end, text   the passage, or the first of several; <NA> and "" for what is true of a whole article

    First what is true of the corpus; then in the order of the corpus, of the checks as listed here, of the text.
    An empty table says that none of these checks found anything, not that the texts are as they were published.

    Languages are guessed with py3langid; without it, English is only told from what does not look English. 10,000
    articles take about a minute.

    >>> found = check_articles(load_corpus())
    >>> print(found[["article", "check", "finding"]].to_string(index=False))
       article  check              finding
    unsigned_1   date    No date is known.
    unsigned_1 outlet  No outlet is known.
    unsigned_2   date    No date is known.
    unsigned_2 outlet  No outlet is known.
    """
    check_corpus(corpus)
    alone = ((article.id, remark) for article in corpus for remark in _of(article))
    beside = (made for check in (lengths, repeats, days, origins, languages, apostrophes) for made in check(corpus))
    rows = [_row(corpus, id, remark) for id, remark in _gathered([*beside, *alone], corpus)]
    table = pd.DataFrame(rows, columns=_COLUMNS).astype({"start": "Int64", "end": "Int64"})
    return table.loc[_order(table, corpus)].reset_index(drop=True)


def _order(table: pd.DataFrame, corpus: Corpus) -> "pd.Index[int]":
    """The rows by article, check and place; what is true of the corpus first, of an article before its passages."""
    articles = {ALL: -1, **{id: place for place, id in enumerate(corpus.ids)}}
    keys = pd.DataFrame(index=table.index)
    keys["article"] = table["article"].map(articles)
    keys["check"] = table["check"].map({name: place for place, name in enumerate(CHECKS)})
    keys["start"] = table["start"].fillna(-1)
    return keys.sort_values(["article", "check", "start"], kind="stable").index


def _of(article: Article) -> Iterator[Remark]:
    """The remarks on a single text."""
    for check in (signs, marks, layout):
        yield from check(article.text)
    yield from _alike_letters(article.text)
    yield from _clutter(article)


def _alike_letters(text: str) -> Iterator[Remark]:
    found = lookalikes(text)
    if found:
        start, end = found[0]
        told = f"{many(len(found), 'word')} with letters that look like others: {lookalike_note(text[start:end])}."
        yield Remark("characters", f"{told} It is counted apart from the word it looks like.", start, end)


def _clutter(article: Article) -> Iterator[Remark]:
    """What the rules of load_articles() would still change: they were not used, or were left out."""
    about = About(article.title, article.outlet, article.published, language=article.language)
    for rule in _CLUTTER:
        found = rules()[rule](article.text, about).repairs
        if found:
            kinds = listed(list(dict.fromkeys(plain(repair.reason) for repair in found))[:3])
            told = f"{many(len(found), 'passage')} that load_articles() would change ({kinds})."
            start, end = found[0][:2]
            yield Remark("clutter", told, start, min(end, start + _SHOWN)) if end > start else Remark("clutter", told)


def _row(corpus: Corpus, id: str, remark: Remark) -> tuple[object, ...]:
    check, finding, start, end = remark
    text = "" if start is None else corpus[id].text[start:end]
    return id or ALL, check, finding, start, end, text


def _gathered(found: Iterable[tuple[str, Remark]], corpus: Corpus) -> Iterator[tuple[str, Remark]]:
    """What is said of many articles alike, or of all, is said once."""
    having: dict[Remark, list[str]] = {}
    for id, remark in found:
        having.setdefault(remark, []).append(id)
    for remark, ids in having.items():
        if remark.start is not None or ids == [""] or not _alike(len(ids), len(corpus)):
            yield from ((id, remark) for id in ids)
        else:
            yield "", remark._replace(finding=f"{_named(ids, len(corpus))}: {remark.finding}")


def _alike(number: int, articles: int) -> bool:
    return number > _FEW or (number > 2 and number == articles)


def _named(ids: list[str], articles: int) -> str:
    if len(ids) == articles:
        return f"All {articles:,} articles"
    names = [*ids[:_NAMED], *([f"{len(ids) - _NAMED:,} more"] if len(ids) > _NAMED else [])]
    return f"{len(ids):,} of {articles:,} articles ({listed(names)})"
