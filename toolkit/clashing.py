"""Passages that may not fit one another: candidates for a reader to check, never verdicts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from .alike import read_alike
from .corpus import Corpus, check_corpus
from .findings import Item, differing, misfits, read_items, same
from .passages import EMPTY, Links, Passage, read_passages
from .people import read_names

KINDS = ("calendar", "office", "ordinal", "actor", "number", "negation", "date")
COLUMNS = ["kind", "article", "start", "end", "text", "other", "other_start", "other_end", "other_text",
           "about", "said", "said_start", "said_end", "other_said", "other_said_start", "other_said_end",
           "likeness"]  # fmt: skip
PLACES = ("start", "end", "other_start", "other_end", "said_start", "said_end", "other_said_start", "other_said_end")
# How much two sentences must have in common, by what ties them together anyway: a name and a verb nearly suffice.
# Set by hand on the five articles and the made-up ones in tests/cases; not measured on others.
LEAST = {"number": 0.13, "age": 0.13, "ordinal": 0.13, "span": 0.1, "negation": 0.12, "doer": 0.2, "date": 0.13,
         "roles": 0.02, "office": 0.02}  # fmt: skip
WITHIN = 0.05  # so much more inside one article, where the same word is often used of two matters
CROWDED = 8  # statements of one kind about one thing in one sentence: more are a list, and left out
KNOWN = ("number", "ordinal", "date", "office", "age")  # kinds in which an article may tell two things apart


class Pair(NamedTuple):
    one: Item
    other: Item
    likeness: float


def clashes(corpus: Corpus) -> pd.DataFrame:
    """Candidates for a reader to check: two passages that may not fit each other. The machine does not judge them.

    One row per pair of sentences and thing they state differently:
        kind                          number, ordinal, date: other figures about the same thing
                                      office: another title or office of the same person
                                      negation: what one denies, the other affirms (or says the opposite)
                                      actor: somebody else did it, or the two have changed roles
                                      calendar: a weekday that is not that of its date, a day that does not exist
        article, start, end, text     the sentence that comes first
        other, other_start, other_end, other_text     the sentence beside it; `other` may be the same article; of
                                      calendar there is none: empty, and missing as numbers
        about                         what they have in common: a name, a word, a concept of alike.csv; empty for dates
        said, other_said              the two expressions, verbatim, with said_start, said_end, other_said_start,
                                      other_said_end
        likeness                      how much the sentences have in common, 0 to 1 (cosine, see passages.py)
    Sorted by kind (calendar, office, ordinal, actor, number, negation, date: first those that were most often worth
    reading in made-up articles), then likeness, highest first.

    The method: statements about the same thing (a surname; *prisoners*; *dead*, which is *killed*, too) are compared if
    their sentences have enough rare words in common, and only where the most similar statement of the other article
    differs. Left out are rounded numbers (1.2 million, 1,234,567), and what an article that states one value states
    with the other value elsewhere, too: it tells two things apart. Inside one article only offices, denials, roles
    and ages are compared. What is only possible, wanted or planned denies nothing.
    What counts as the same or the opposite stands in data/alike.csv, data/opposites.csv and data/offices.csv.

    Limits: no inference; pronouns only inside a sentence; a list of more than 8 numbers of one thing in one sentence is
    cut there; and in large corpora a sentence meets the first 60 with a rare word of it, and of those the 40 that share
    most (MOST, NEAREST, TELLING in passages.py; what is found in the five articles does not depend on them).

    >>> found = clashes(load_corpus())
    >>> print(found[["kind", "article", "other", "other_said"]].head(1).to_string(index=False))
      kind   article      other                         other_said
    office aljazeera unsigned_2 former U.S. President Donald Trump
    """
    check_corpus(corpus)
    alike = read_alike()
    passages = read_passages(corpus, alike)
    items = list(read_items(corpus, passages, alike, read_names()))
    links = Links(passages)
    pairs = [pair for group in _grouped(items) for pair in _candidates(group, passages, links)]
    rows = [_alone(corpus, passages, item) for item in misfits(items)]
    rows += [_row(corpus, passages, pair) for pair in _once(pairs)]
    rows.sort(key=lambda row: (KINDS.index(str(row[0])), -float(str(row[-1]))))
    table = pd.DataFrame(rows, columns=COLUMNS)
    texts = {column: "str" for column in COLUMNS if column not in PLACES}
    return table.astype({**dict.fromkeys(PLACES, "Int64"), **texts, "likeness": "float64"})


def _grouped(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    """The statements about the same thing; if several people have a surname, only those with a first name."""
    grouped: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        grouped[item.key].append(item)
    for key, group in grouped.items():
        several = key[0] == "office" and len({item.about[0] for item in group if " " in item.about}) > 1
        kept = [item for item in group if not several or " " in item.about]
        if len(kept) > 1:
            yield kept


def _candidates(group: Sequence[Item], passages: Sequence[Passage], links: Links) -> Iterator[Pair]:
    """The pairs of one group that differ, each the best match of both sides: where that agrees, all is well."""
    pairs = list(_alike(group, passages, links))
    best: dict[tuple[int, int], float] = {}
    for pair in pairs:
        for item, partner in ((pair.one, pair.other), (pair.other, pair.one)):
            side = (id(item), passages[partner.passage].article)
            best[side] = max(best.get(side, 0.0), pair.likeness)
    own: dict[int, list[Item]] = defaultdict(list)
    for item in group:
        own[passages[item.passage].article].append(item)
    for pair in pairs:
        articles = [passages[item.passage].article for item in (pair.one, pair.other)]
        nearest = max(best[id(item), article] for item, article in _deciding(pair, articles))
        within = articles[0] == articles[1]
        told = not within and (_knows(own[articles[0]], pair.other) or _knows(own[articles[1]], pair.one))
        if pair.likeness >= nearest and not told and differing(pair.one, pair.other, within) and _near(pair, passages):
            yield pair


def _deciding(pair: Pair, articles: Sequence[int]) -> list[tuple[Item, int]]:
    """Whose best match counts: that of both; of a denial and what it may deny, that of the denial."""
    sides = [(pair.one, articles[1]), (pair.other, articles[0])]
    denials = [side for side in sides if side[0].key[0] == "negation" and side[0].value.negated]
    return denials if len(denials) == 1 else sides


def _near(pair: Pair, passages: Sequence[Passage]) -> bool:
    """Whether the words just around both are partly the same, where the key alone says little."""
    kind, key = pair.one.key[:2]
    verbs = kind == "negation" and any(item.value.negated and not item.value.noun for item in (pair.one, pair.other))
    needed = 2 if kind == "date" or ("/" in key and not verbs) else 1 if verbs or key in ("percent", "money") else 0
    shared = _around(pair.one, passages) & _around(pair.other, passages) if needed else set()
    return len(shared - {key}) >= needed


def _around(item: Item, passages: Sequence[Passage]) -> set[str]:
    """The telling words among the seven before an expression and the six after it."""
    tokens = passages[item.passage].tokens
    before = [token for token in tokens if token.end <= item.start][-7:]
    after = [token for token in tokens if token.start >= item.end][:6]
    return {token.concept for token in before + after if token.word not in EMPTY}


def _knows(own: Sequence[Item], item: Item) -> bool:
    """Whether an article says itself what the other one says: then it tells two things apart."""
    return item.key[0] in KNOWN and any(same(one, item) for one in own)


def _alike(group: Sequence[Item], passages: Sequence[Passage], links: Links) -> Iterator[Pair]:
    inside: dict[int, list[Item]] = defaultdict(list)
    for item in group:
        if len(inside[item.passage]) < CROWDED:
            inside[item.passage].append(item)
    least = LEAST[group[0].key[0]]
    for one, other, likeness in links.pairs(inside, least):
        if passages[one].article != passages[other].article or likeness >= least + WITHIN:
            yield from (Pair(left, right, likeness) for left in inside[one] for right in inside[other])


def _once(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Each two sentences once for each thing they have in common."""
    seen: set[tuple[object, ...]] = set()
    for pair in pairs:
        place = (pair.one.key, pair.one.passage, pair.other.passage)
        if pair.one.kind != "negation" or place not in seen:
            seen.add(place)
            yield pair


def _row(corpus: Corpus, passages: Sequence[Passage], pair: Pair) -> tuple[object, ...]:
    one, other, likeness = pair
    left, right = passages[one.passage], passages[other.passage]
    texts = [corpus.articles[passage.article].text for passage in (left, right)]
    return (
        one.kind, corpus.ids[left.article], left.start, left.end, left.text,
        corpus.ids[right.article], right.start, right.end, right.text, one.about,
        texts[0][one.start : one.end], one.start, one.end, texts[1][other.start : other.end], other.start, other.end,
        round(likeness, 3),
    )  # fmt: skip


def _alone(corpus: Corpus, passages: Sequence[Passage], item: Item) -> tuple[object, ...]:
    passage = passages[item.passage]
    said = corpus.articles[passage.article].text[item.start : item.end]
    own = ("calendar", corpus.ids[passage.article], passage.start, passage.end, passage.text)
    return (*own, "", None, None, "", item.about, said, item.start, item.end, "", None, None, 1.0)
