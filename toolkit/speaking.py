"""How much room each party gets: words quoted, words reported, the article's own words: they add up to its length."""

from collections import Counter
from pathlib import Path

import pandas as pd

from .corpus import Article, Corpus, check_corpus
from .voices import UNKNOWN, Quoted, attributions, by_article, spoken_words

OUTLET = "the article itself"


def speaking_share(corpus: Corpus, *, names: Path | str | None = None, verbs: Path | str | None = None) -> pd.DataFrame:
    """How many words of each article are credited to each party.

    One row per article and party, the article's own words last; the words of an article add up to its length:
        article        the article's id
        party          who is credited; "no party known"; or "the article itself"
        statements     statements credited to it, without those inside other statements: rows of attributions()
        quoted         their words in quotation marks
        reported       their words outside quotation marks
        words          both together; for the article itself, all words that are credited to nobody
        share          words as a share of the article, from 0 to 1

    A word inside a statement inside another one counts for the outer speaker, and only once. What the article put in
    square brackets is its own. Names of two parties (a joint statement) are a row of their own.

    >>> print(speaking_share(load_corpus().only("alliance")).to_string(index=False))
         article              party  statements  quoted  reported  words    share
    alliance             Russia           7       2        82     84 0.211055
    alliance            Ukraine           9      17        64     81 0.203518
    alliance      United States           5       3        42     45 0.113065
    alliance the article itself           0       0         0    188 0.472362
    """
    check_corpus(corpus)
    return share_of(corpus, attributions(corpus, names=names, verbs=verbs))


def share_of(corpus: Corpus, statements: pd.DataFrame) -> pd.DataFrame:
    """The same of a table of attributions() that is already there."""
    found = by_article(statements)
    rows = [row for article in corpus for row in _rows(article, found.get(article.id, statements[:0]))]
    columns = ["article", "party", "statements", "quoted", "reported", "words", "share"]
    return pd.DataFrame(rows, columns=columns)


def _rows(article: Article, table: pd.DataFrame) -> list[tuple[object, ...]]:
    outer = table[table["depth"] == 0]
    statements: Counter[str] = Counter()
    credited: dict[int, str] = {}
    for party, pieces in zip(outer["party"], outer["pieces"], strict=True):
        statements[party or UNKNOWN] += 1
        for start, _ in spoken_words(article.text, pieces):
            credited.setdefault(start, party or UNKNOWN)
    marks = Quoted(article.text)
    quoted = Counter(party for start, party in credited.items() if marks.holds(start, start + 1))
    words, length = Counter(credited.values()), len(article.words)
    parties = sorted(statements, key=lambda party: (party == UNKNOWN, -words[party], party))
    rows = [
        (article.id, party, statements[party], quoted[party], words[party] - quoted[party], words[party])
        for party in parties
    ]
    rows.append((article.id, OUTLET, 0, 0, 0, length - len(credited)))
    return [(*row, row[-1] / length if length else 0.0) for row in rows]
