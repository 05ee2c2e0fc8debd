"""Passages that may not fit one another: candidates for a reader to check, never verdicts."""

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from .alike import read_alike
from .corpus import Corpus, check_corpus
from .english import warn_of_rules
from .findings import Item, misfits, read_items
from .matching import Matches, Pair, grouped
from .passages import Passage, read_passages
from .people import read_names

KINDS = ("calendar", "office", "ordinal", "actor", "number", "negation", "date")
COLUMNS = ["kind", "article", "start", "end", "text", "other", "other_start", "other_end", "other_text",
           "about", "said", "said_start", "said_end", "other_said", "other_said_start", "other_said_end",
           "likeness"]  # fmt: skip
PLACES = ("start", "end", "other_start", "other_end", "said_start", "said_end", "other_said_start", "other_said_end")


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

    The method: statements about the same thing (a surname; *prisoners*; *dead*, which is *killed*, too; lengths of
    time, in hours; percent) are compared if enough speaks for it: rare words that their sentences share, telling words
    around both expressions, and that neither article has another such statement; numbers far apart and other places
    speak against it (matching.py). Statements that agree are paired first, and of the others only those that match
    each other best are shown. Left out are rounded numbers (1.2 million, 1,234,567; more than 60, 64), two offices that
    one person may hold, and numbers that either article states with both values. Inside one article only offices,
    denials, roles and ages are compared. What is only possible, wanted or planned denies nothing.
    What counts as the same or the opposite stands in data/alike.csv, data/opposites.csv and data/offices.csv.

    Rules for English: a warning (NotEnglish) names the articles that do not look English.
    Limits: no inference (*sounded* and *silent*, *until Friday* and *within three days*); other words for the same only
    as far as alike.csv knows them; pronouns only inside a sentence, and no person who is named only in the next one;
    a number whose noun is not beside it; numbers inside one article; a list of more than 8 numbers of one thing in one
    sentence is cut there. In large corpora a sentence meets the first 60 with a rare word of it, and of those the 12
    that share most (MOST, NEAREST, TELLING in passages.py; what is found in the five articles does not depend on them).

    >>> found = clashes(load_corpus())
    >>> print(found[["kind", "article", "other", "other_said"]].head(1).to_string(index=False))
      kind   article      other                         other_said
    office aljazeera unsigned_2 former U.S. President Donald Trump
    """
    check_corpus(corpus)
    warn_of_rules(corpus, "What may not fit is")
    alike = read_alike()
    passages = read_passages(corpus, alike)
    items = list(read_items(corpus, passages, alike, read_names()))
    matches = Matches(passages)
    pairs = [pair for group in grouped(items) for pair in matches.differing(group)]
    rows = [_alone(corpus, passages, item) for item in misfits(items)]
    rows += [_row(corpus, passages, pair) for pair in _once(pairs)]
    rows.sort(key=lambda row: (KINDS.index(str(row[0])), -float(str(row[-1]))))
    table = pd.DataFrame(rows, columns=COLUMNS)
    texts = {column: "str" for column in COLUMNS if column not in PLACES}
    return table.astype({**dict.fromkeys(PLACES, "Int64"), **texts, "likeness": "float64"})


def _once(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Each two sentences once for each thing they have in common."""
    seen: set[tuple[object, ...]] = set()
    for pair in pairs:
        place = (pair.one.kind, pair.one.about, pair.one.passage, pair.other.passage)
        if pair.one.kind not in ("negation", "actor") or place not in seen:
            seen.add(place)
            yield pair


def _row(corpus: Corpus, passages: Sequence[Passage], pair: Pair) -> tuple[object, ...]:
    one, other, likeness, _ = pair
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
