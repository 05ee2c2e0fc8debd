"""Count data/attribution_weights.csv anew: what in news speaks for a reported statement, and for its end.

    .venv/bin/python benchmarks/weights.py DIR [--out FILE]

DIR is the part of a yardstick to learn from (benchmarks/attributions.py says what is in it); the other parts are for
measuring only. Nothing of its texts is written: the table holds features that hold at six places at least, and a number
for each. About half a minute.

Two questions are put to every text, and answered from what was annotated by hand:

    report   each claim of each rule: is it a reported statement? Its features are those of toolkit.chances
    end      each word where a statement might end: does it end there? Its features are those of toolkit.ends

Who goes on speaking in a quotation without a cue, and where a claim ends, is itself read with the weights. So the count
is made three times: first without weights, then with those just found.
"""

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from attributions import Record, load_scorer, read_records, read_texts

from toolkit import chances
from toolkit.choosing import likelihood
from toolkit.claims import Claim
from toolkit.cues import read_cues
from toolkit.ends import NO_CUE, end_places
from toolkit.grammar import Sentence
from toolkit.reading import statements
from toolkit.tables import data_folder
from toolkit.text import Span

Sample = tuple[list[str], bool]  # the features of a case, and the annotators' answer
CUES = read_cues()


# ---- what was annotated ------------------------------------------------------------------------------------------


class Piece(NamedTuple):
    """A piece of an annotated statement: its words by number, its place, the places of its cue's letters."""

    words: set[int]
    start: int
    end: int
    cue: set[int]
    record: Record


class Text:
    """One text with its annotation, counted in the scorer's words, so that what it scores is what is learnt."""

    def __init__(self, text: str, gold: list[Record], ignore: list[Record], scorer: Any) -> None:
        self.text, self.scorer, self.document = text, scorer, scorer.Doc(text)
        self.ignored = set().union(*(self.words(*record["span"]) for record in ignore))
        self.pieces = [
            Piece(self.words(start, end), start, end, set(range(*record["cue"])) if record["cue"] else set(), record)
            for record in gold
            for start, end in scorer.frags(record["content"])
        ]

    def words(self, start: int, end: int) -> set[int]:
        return self.document.toks(start, end)

    def left_out(self, words: set[int]) -> bool:
        """Whether these words stand where nobody annotated."""
        return len(words & self.ignored) > 0.5 * len(words)

    def inside(self, start: int, end: int) -> bool:
        """Whether this is part of an annotated statement: what stands there was not annotated once more."""
        return any(piece.start <= start and end <= piece.end for piece in self.pieces)


def read_annotated(folder: Path) -> list[Text]:
    scorer, by_text = load_scorer(folder), defaultdict(list)
    for kind in ("gold", "ignore"):
        for record in read_records(folder / f"{kind}.jsonl"):
            by_text[kind, record["doc"]].append(record)
    texts = read_texts(folder).items()
    return [Text(text, by_text["gold", name], by_text["ignore", name], scorer) for name, text in texts]


def share(some: set[int], others: set[int]) -> float:
    """The words in common, of all words of both."""
    return len(some & others) / len(some | others)


# ---- question 1: is it a reported statement? ---------------------------------------------------------------------


def count(text: Text) -> tuple[list[Sample], list[Sample]]:
    """The samples of one text for both questions."""
    reports, ends = [], []

    def judge(claim: Claim, sentence: Sentence) -> float:
        known = answer(text, claim, sentence)
        if known is not None:
            reports.append((list(chances.report_features(claim, sentence)), known))
            ends.extend(end_samples(text, claim, sentence) if known else ())
        return 0  # as if nothing were likely, so that no claim hides another

    statements(text.text, CUES, judge)
    return reports + list(loose_samples(text)), ends


def answer(text: Text, claim: Claim, sentence: Sentence) -> bool | None:
    """Whether the annotators have a statement with this cue and about these words; none where they do not say."""
    if claim.word == "-" or text.inside(*sentence.span(*claim.cue)):
        return None
    cue = set(range(*sentence.span(*claim.cue)))
    contents = [text.words(*sentence.span(*piece)) for piece in claim.pieces]
    if any(words and text.left_out(words) for words in contents):
        return None
    reported = [piece.words for piece in text.pieces if cue & piece.cue]
    return any(fits(words, others) for words in contents for others in reported)


def fits(words: set[int], others: set[int]) -> bool:
    """Whether two contents are about the same; where one ends is the other question."""
    return bool(words & others) and (share(words, others) >= 0.4 or min(words) == min(others))


def loose_samples(text: Text) -> Iterator[Sample]:
    """The quotations without a cue: whether each is a statement of the one to whom it would be credited."""
    for place, source, claim, sentence in loose_claims(text.text):
        if text.left_out(text.words(*place)):
            continue
        known = is_credited(text, place, source)
        if known or not text.inside(*place):
            yield list(chances.report_features(claim, sentence)), known


def loose_claims(text: str) -> Iterator[tuple[Span, Span | None, Claim, Sentence]]:
    """Every quotation that no likely claim takes, as if it were a statement: its place, its source, what claims it."""
    claimed = {}

    def judge(claim: Claim, sentence: Sentence) -> float:
        if claim.word != "-":
            return likelihood(claim, sentence)
        claimed[sentence.span(*claim.pieces[0])] = claim, sentence
        return 0.99

    for statement in statements(text, CUES, judge):
        for place in statement.pieces:  # a quotation may go on in a statement that has a cue
            if place in claimed:
                yield place, statement.source, *claimed[place]


def is_credited(text: Text, place: Span, source: Span | None) -> bool:
    """Whether the annotators credit this passage to the same source, as the scorer compares sources."""
    words = text.words(*place)
    alike = [piece for piece in text.pieces if words & piece.words and share(words, piece.words) >= 0.5]
    if not alike:
        return False
    record = alike[-1].record  # where statements overlap, the innermost is annotated last
    return text.scorer.source_ok(_unit(text, record["source"], record), _unit(text, source))


def _unit(text: Text, source: Span | None, record: Record | None = None) -> dict[str, Any]:
    """A source as score_quotes.py holds it."""
    words, written = (text.words(*source), text.text[slice(*source)]) if source else (set(), "")
    return {"src": source, "srctok": words, "srctext": written, "rec": record}


# ---- question 2: does it end here? -------------------------------------------------------------------------------

FRAMING = ("inverted", "last", "according last", "by", "relative end")  # these stand before their cue, and end there


def end_samples(text: Text, claim: Claim, sentence: Sentence) -> Iterator[Sample]:
    """The places where a statement might end, up to the one where the annotators end it."""
    first = claim.pieces[-1][0]
    stop = None if claim.rule.startswith(FRAMING) else annotated_end(text, sentence.span(first, first + 1))
    if stop is None:
        return
    words = (sentence.cues[place] for place in range(*claim.cue) if place in sentence.cues)
    cue = next((word for word in words if word.lemma == claim.word), NO_CUE)
    rule = f"noun {claim.rule}" if claim.mode in ("noun", "noun none", "support") else claim.rule
    for place, features in end_places(sentence, first, rule, cue):
        ended = sentence.starts[place] >= stop
        yield features, ended
        if ended:
            return


def annotated_end(text: Text, begin: Span) -> int | None:
    """Where the longest annotated statement ends that begins with these letters, or holds them."""
    words = text.words(*begin)
    if not words:
        return None
    first = min(words)
    held = [piece.words for piece in text.pieces if first in piece.words or abs(min(piece.words) - first) <= 1]
    last = max((max(words) for words in held), default=-1)
    return text.document.words[last][1] if last >= first else None


# ---- the fit -----------------------------------------------------------------------------------------------------

LEAST = 6  # a feature seen less often says more about its article than about English
RIDGE, SMALL = 2.0, 0.15  # how much weights are drawn to 0, and which of them are left out half way
STEPS, RATE = 250, 0.1
ROUNDS = 3


class Cases(NamedTuple):
    """The samples in numbers: which sample has which feature, and the right answers."""

    samples: np.ndarray
    features: np.ndarray
    truth: np.ndarray

    def chances(self, found: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-np.bincount(self.samples, found[self.features], len(self.truth))))


def fitted(question: str, samples: list[Sample]) -> dict[str, float]:
    """The weight of each feature, to two places: a logistic regression with a ridge penalty."""
    counts = Counter(chain.from_iterable(features for features, _ in samples))
    known = sorted(feature for feature, count in counts.items() if count >= LEAST)
    cases = numbered(samples, {feature: number for number, feature in enumerate(known)})
    found = descended(cases, len(known))
    right = (cases.chances(found) > 0.5) == cases.truth
    print(f"{question:6} {len(samples):,} samples, {np.count_nonzero(found):,} weights, {right.mean():.1%} right")
    rounded = {feature: round(float(weight), 2) for feature, weight in zip(known, found, strict=True)}
    return {feature: weight for feature, weight in rounded.items() if weight}


def numbered(samples: list[Sample], numbers: dict[str, int]) -> Cases:
    pairs = (
        (place, numbers[feature])
        for place, (features, _) in enumerate(samples)
        for feature in features
        if feature in numbers
    )
    table = np.fromiter(chain.from_iterable(pairs), int).reshape(-1, 2)
    return Cases(*table.T.copy(), np.array([float(true) for _, true in samples]))


def descended(cases: Cases, number: int) -> np.ndarray:
    """The weights that make the right answers likeliest, by gradient descent (Adam: Kingma & Ba 2015)."""
    found, mean, square, kept = np.zeros(number), np.zeros(number), np.zeros(number), np.ones(number)
    for step in range(1, STEPS + 1):
        wrong = cases.chances(found) - cases.truth
        slope = np.bincount(cases.features, wrong[cases.samples], number) + RIDGE * found
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        found -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        found *= kept
        if step == STEPS // 2:  # the others then have as many steps to make up for those left out
            kept = (abs(found) >= SMALL).astype(float)
    return found


def write_weights(weights: dict[str, dict[str, float]], file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(chances.WEIGHT_COLUMNS)
        for question, found in weights.items():
            writer.writerows((question, feature, found[feature]) for feature in sorted(found))


def main() -> None:
    asked = argparse.ArgumentParser(description="Count data/attribution_weights.csv anew from annotated news.")
    asked.add_argument("folder", type=Path, help="the part to learn from: ../shared/quotes/train")
    asked.add_argument("--out", type=Path, default=data_folder() / "attribution_weights.csv")
    chosen = asked.parse_args()
    texts = read_annotated(chosen.folder)
    chances.weights = {"report": {}, "end": {}}.__getitem__  # the same table from any table before
    for _ in range(ROUNDS):
        reports, ends = zip(*map(count, texts), strict=True)
        weights = {
            "report": fitted("report", list(chain.from_iterable(reports))),
            "end": fitted("end", list(chain.from_iterable(ends))),
        }
        chances.weights = weights.__getitem__  # the next count goes by these, not by the file
    write_weights(weights, chosen.out)


if __name__ == "__main__":
    main()
