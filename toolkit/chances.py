"""How likely a construction reports something, and how likely a statement ends at a word: sums of counted weights.

data/attribution_weights.csv holds one weight per feature, fitted on hand-annotated news (benchmarks/weights.py). A
feature is a fact in words, such as `word say` or `mode ing`; the weights of all facts that hold are added up, and the
logistic function makes a chance of the sum.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import exp

from .claims import Claim
from .grammar import CLASSES, Sentence
from .phrases import Range, has_verb
from .tables import data_folder, read_rows

WEIGHT_COLUMNS = ("question", "feature", "weight")


@cache
def weights(question: str) -> Mapping[str, float]:
    """The weights of one question: *report* (is this a reported statement?) or *end* (does it end here?)."""
    rows = read_rows(data_folder() / "attribution_weights.csv", WEIGHT_COLUMNS)
    return {row["feature"]: float(row["weight"]) for row in rows if row["question"] == question}


def chance(question: str, features: Iterable[str]) -> float:
    known = weights(question)
    return 1 / (1 + exp(-sum(known.get(feature, 0.0) for feature in features)))


def report_features(claim: Claim, sentence: Sentence) -> Iterator[str]:
    """What speaks for or against a claim: its words, its construction, who would be the source, how long it is."""
    rule, mode, word, force = claim.rule, claim.mode, claim.word, claim.force
    source = _source_kind(claim.source, sentence)
    yield "all"
    yield f"rule {rule}"
    yield f"mode {mode}"
    yield f"rule {rule}, mode {mode}"
    yield f"word {word}"
    yield f"word {word}, rule {rule}"
    yield f"word {word}, mode {mode}"
    yield f"force {force}, rule {rule}"
    written = next((place for place in range(*claim.cue) if place in sentence.cues), None)
    if written is not None:
        yield f"form {sentence.cues[written].form}, rule {rule}"
        yield f"written {sentence.words[written]}"
        yield f"written {sentence.words[written]}, {mode}"
    yield f"source {source}"
    yield f"source {source}, force {force}"
    yield f"source {source}, rule {rule}"
    yield from _cue_features(claim, sentence)
    yield from _content_features(claim, sentence)


def _source_kind(source: Range | None, sentence: Sentence) -> str:
    if source is None:
        return "none"
    first, kinds = sentence.words[source[0]], sentence.kinds[slice(*source)]
    if source[1] - source[0] == 1 and kinds in ("s", "w", "h", "d", "o"):
        return first
    return "name" if "C" in kinds else "nouns" if sentence.words[source[1] - 1].endswith("s") else "noun"


def _plain(sentence: Sentence, place: int) -> str:
    """A word of grammar itself, of any other its class: no weight may know a name or a topic."""
    word = "".join(sentence.words[place : place + 1])
    return word if word in CLASSES else sentence.kinds[place : place + 1] or "^"


def _cue_features(claim: Claim, sentence: Sentence) -> Iterator[str]:
    group = sentence.kinds[slice(*claim.cue)]
    for kind, name in (("x", "not"), ("M", "modal"), ("H", "have"), ("B", "be")):
        if kind in group:
            yield f"cue {name}"
            yield f"cue {name}, force {claim.force}"
    before = sentence.kinds[claim.cue[0] - 1] if claim.cue[0] else "^"
    yield f"before {before}, mode {claim.mode}"
    if claim.pieces[0][0] < claim.cue[0]:
        after = max(claim.cue[1], claim.source[1] if claim.source else 0)
        yield f"after {sentence.kinds[after : after + 1] or '^'}, rule {claim.rule}"
        yield f"after {sentence.kinds[after : after + 2] or '^'}"
        yield f"after {_plain(sentence, after)}, {claim.rule}"
    if claim.source and claim.source[1] <= claim.cue[0]:
        first = claim.source[0]
        yield f"before source {sentence.kinds[first - 1] if first else '^'}, {claim.mode}"
        if first and sentence.kinds[first - 1] in "kbpw":
            yield f"before source {sentence.words[first - 1]}"


def _content_features(claim: Claim, sentence: Sentence) -> Iterator[str]:
    start, end = claim.pieces[-1]
    kinds, simple = sentence.kinds[start:end], claim.rule.split(" ")[0]
    size = "1" if end - start == 1 else "2" if end - start < 4 else "4" if end - start < 8 else "8"
    verb = "verb" if has_verb(sentence, start, end) else "no verb"
    yield f"content {size}"
    yield f"content {size}, {simple}"
    yield f"content {verb}, {simple}"
    yield f"content {verb}, force {claim.force}"
    yield f"content begins {kinds[:1]}, {simple}"
    yield f"content begins {kinds[:1]}, force {claim.force}"
    if "V" in kinds and simple not in ("last", "inverted", "according"):
        says = any(sentence.cues[place].force == "neutral" for place in sentence.cues if start <= place < end)
        yield f"content reports {says}, {simple}"
        yield f"content reports {says}, word {claim.word}"
    if "Q" in kinds or "q" in kinds:
        yield f"content is quotation {len(kinds) == 1}, {simple}"
        yield "content quotes"
        yield f"content quotes, force {claim.force}"
    if kinds[:2] == "tV":
        yield f"content begins to {sentence.cues[start + 1].force}"
        yield f"content begins to, word {claim.word}"
    if simple in ("of", "for", "on", "about", "in", "at", "with", "by", "as", "to", "object", "clause"):
        yield f"content begins {_plain(sentence, start)}, {simple}"
