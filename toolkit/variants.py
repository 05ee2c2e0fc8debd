"""The same statement in several wordings: quotations of different articles beside one another."""

from numbers import Real
from typing import NamedTuple

import pandas as pd

from .aligned import Pair, alignment, likeness, most_alike
from .corpus import Corpus, check_corpus
from .credited import chosen
from .differing import changes, difference, kind_of
from .quoted import speakers_at
from .retold import Retelling, retellings, together
from .search import check_size
from .wordings import Wording, candidates, narrowed, widened, wording, wordings
from .words import function_words

COLUMNS = (
    "article", "start", "end", "other", "other_start", "other_end", "kind", "words", "other_words", "same",
    "likeness", "speaker", "other_speaker", "difference", "text", "other_text", "changes",
)  # fmt: skip
_TYPES = {
    "article": "str", "start": "int64", "end": "int64", "other": "str", "other_start": "int64", "other_end": "int64",
    "kind": "str", "words": "int64", "other_words": "int64", "same": "int64", "likeness": "float64",
    "speaker": "str", "other_speaker": "str", "difference": "str", "text": "str", "other_text": "str",
    "changes": "object",
}  # fmt: skip
Sides = tuple[Wording, Wording]
_SKIPPED = 3  # sentences that one article may leave out inside a passage
_LONGEST = 400  # words; what is longer goes on in a row of its own


class Options(NamedTuple):
    """What quote_variants() was asked for, and the words of grammar."""

    min_words: int
    threshold: float
    grammar: frozenset[str]


def quote_variants(corpus: Corpus, *, min_words: int = 6, threshold: float = 0.5) -> pd.DataFrame:
    """One statement, several wordings: passages in quotation marks that correspond in two articles.

    One row per pair of passages of at least `min_words` words: the sentences, or parts of sentences, that correspond.
        article, start, end              the passage of the article that comes first in the corpus
        other, other_start, other_end    the passage of the other
        kind                             how they differ, as far as the texts show; see below
        words, other_words               their words, without those the article put in square brackets
        same                             words that both have, but for case and spelling
        likeness                         from `threshold` to 1 (the same, or one inside the other); see below
        speaker, other_speaker           who is credited, as in attributions(); empty where the text does not tell
        difference                       the first passage, with {its words|the other’s words} where they differ
        text, other_text                 the passages, verbatim
        changes                          each difference: (kind of change, (start, end), (other_start, other_end))
    Sorted by place in the corpus.

    Changes of words are *replaced* and *moved* (words on both sides), *only here* and *only there* (the other span is
    empty, or the … that stands for the words). The speaker’s words are the same in *spelling*, *brackets* (with what
    the other has in their place) and *interrupted* (a clause of the article inside a quotation: “We,” he said, “go.”).

    same words          no change of words
    cut                 words at the beginning or end stand on one side only, and inside words that are always
                        missing on the same side
    reworded            any other change of words: two translations, or an edited quotation; no words tell which
    cut and reworded    reworded, and three or more words at an edge stand on one side only, or one side has a
                        quarter more words

    likeness = (S - 4) / (W - 4), at least 0, and 1 where all of the lighter passage stands in the other. S is what the
    words in common weigh (content 1, grammar 0.2; forms of a word count as one), less 0.3 for each break between runs
    of them; W is what the lighter passage weighs. It is an overlap coefficient (Szymkiewicz 1934; Simpson 1943) less
    the four words that set phrases have in common. Passages that both begin, or both end, with something else (¼ of
    what they weigh) do not count, nor do less than nine words credited to two persons by name, unless it is 1.

    A free translation has few words in common. Where a passage has no counterpart so, likeness is how much of the
    content is the same: S / W, where S is what the concepts in common weigh (data/synonyms.csv, else a stem; 1, or ½
    for names and for what many statements have), and W what those of the lighter passage weigh and a third of what
    the other has more. It counts if the articles share a third of their capitalised words, so that they are about
    one event (Ochiai 1957), and one speaker is credited; it is a fifth less where that is open. It is 0 where two are,
    where less than 2½ is in common, where both begin or both end with something else, where one speaks of the future
    and the other of the past, and where they give different figures.

    Other articles of the corpus do not change a likeness. That the words are the same statement, and not said twice,
    is for the reader to judge. How the default threshold was set: benchmarks/README.md.

    ValueError unless `min_words` is at least 2 and `threshold` above 0, up to 1.

    >>> found = quote_variants(load_corpus())
    >>> print(found[["article", "other", "kind", "likeness"]].round(2).to_string(index=False))
       article      other             kind  likeness
     aljazeera         rt cut and reworded      0.52
     aljazeera unsigned_2         reworded      0.67
            rt unsigned_1         reworded      0.78
    unsigned_1 unsigned_2         reworded      0.71
    >>> print(found["difference"].iloc[3][:110])
    The Russian side, as agreed, {|has} promptly developed a {|relevant} memorandum {that sets out|which outlines}
    """
    check_corpus(corpus)
    check_size("min_words", min_words, 2)
    if not isinstance(threshold, Real) or not 0 < float(threshold) <= 1:
        raise ValueError(f"threshold is a number above 0, up to 1, not {threshold!r}.")
    options = Options(min_words, float(threshold), frozenset(function_words()))
    found = [
        one
        for number, article in enumerate(corpus)
        for one in wordings(number, article.text, options.grammar, min_words)
    ]
    alike = together(corpus, _passages(corpus, found, options), options.grammar)
    retold = retellings(corpus, found, options.threshold, options.grammar)
    said = _speakers(corpus, [*alike, *retold])
    rows = [_row(corpus, pair, said, options.grammar) for pair in chosen(alike, retold, said, options.threshold)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(_TYPES)


def _speakers(corpus: Corpus, passages: list[Retelling]) -> dict[Pair, str]:
    """Who is credited at each place where a passage begins: (number of the article, start)."""
    places = list(dict.fromkeys((side.article, side.passage[0]) for _, *sides in passages for side in sides))
    said = speakers_at(corpus, [(corpus.ids[number], start) for number, start in places])
    return dict(zip(places, said, strict=True))


def _row(corpus: Corpus, pair: Retelling, said: dict[Pair, str], grammar: frozenset[str]) -> tuple[object, ...]:
    worth, one, other = pair
    article, second = corpus.articles[one.article], corpus.articles[other.article]
    texts, span, other_span = (article.text, second.text), one.passage, other.passage
    aligned = alignment(one.stems, other.stems, grammar)
    found = changes(texts, (one, other), aligned)
    return (
        article.id, *span, second.id, *other_span, kind_of((one, other), texts, found),
        len(one.spans), len(other.spans),
        sum(one.keys[here] == other.keys[there] for run in (aligned.pairs, *aligned.moved) for here, there in run),
        worth, said[one.article, span[0]], said[other.article, other_span[0]], difference(*texts, span, found),
        article.text[slice(*span)], second.text[slice(*other_span)], found,
    )  # fmt: skip


def _passages(corpus: Corpus, found: list[Wording], options: Options) -> list[Retelling]:
    """The passages that correspond: wordings that do, together with their neighbours that do; with their likeness."""
    passages = []
    for block in _blocks(found, _matches(found, options)):
        single = [(found[one], found[other]) for one, other in block]
        whole = _joined(corpus, single, 0, options), _joined(corpus, single, 1, options)
        for sides in [whole] if _worth(*whole, options) else single:
            fitted = _fitted(corpus, sides, options)
            best = fitted if _worth(*fitted, options) else sides
            passages.append((_worth(*best, options), *best))
    return passages


def _blocks(found: list[Wording], matches: list[Pair]) -> list[list[Pair]]:
    """Matches of the same two quotations that follow one another."""
    blocks: list[list[Pair]] = []
    latest: dict[Pair, list[Pair]] = {}
    for match in matches:
        quotations = id(found[match[0]].said), id(found[match[1]].said)
        block = latest.get(quotations)
        if block and _goes_on(found, block, match):
            block.append(match)
        else:
            latest[quotations] = [match]
            blocks.append(latest[quotations])
    return blocks


def _goes_on(found: list[Wording], block: list[Pair], match: Pair) -> bool:
    """Whether a match follows the last one of a block on both sides, at most some sentences left out on one."""
    steps = sorted(match[side] - block[-1][side] for side in (0, 1))
    words = [found[match[side]].end - found[block[0][side]].first for side in (0, 1)]
    return 0 <= steps[0] <= 1 and steps[1] <= 1 + _SKIPPED and max(words) <= _LONGEST


def _joined(corpus: Corpus, block: list[Sides], side: int, options: Options) -> Wording:
    first, last = block[0][side], block[-1][side]
    if first is last:
        return first
    text = corpus.articles[first.article].text
    return wording(first.article, text, first.said, first.first, last.end, options.grammar)


def _fitted(corpus: Corpus, sides: Sides, options: Options) -> Sides:
    """Two passages with the short sentences beside them, and without those at their edges that the other has not."""
    texts = [corpus.articles[side.article].text for side in sides]
    wide = [widened(text, side, options.grammar, options.min_words) for text, side in zip(texts, sides, strict=True)]
    aligned = alignment(wide[0].stems, wide[1].stems, options.grammar)
    met = [places for run in (aligned.pairs, *aligned.moved) for places in run]
    one, other = (
        narrowed(texts[number], wide[number], [places[number] for places in met], options.grammar, options.min_words)
        for number in (0, 1)
    )
    return one, other


def _matches(found: list[Wording], options: Options) -> list[Pair]:
    """The pairs of wordings that are alike enough, in order, without needless ones.

    Where two articles both repeat a sentence, the first is paired with the first, and so on.
    """
    alike = [
        (worth, one, other)
        for one, other in candidates(found, options.grammar)
        if (worth := _worth(found[one], found[other], options))
    ]
    first: dict[int, int] = {}
    for number, said in enumerate(found):
        first.setdefault(said.article, number)
    ranks = [number - first[said.article] for number, said in enumerate(found)]
    alike.sort(key=lambda match: (-match[0], abs(ranks[match[1]] - ranks[match[2]]), match[1:]))
    taken: set[Pair] = set()
    kept = []
    for _, one, other in alike:
        sides = {(one, found[other].article), (other, found[one].article)}
        if not sides <= taken:
            kept.append((one, other))
            taken |= sides
    return sorted(kept)


def _worth(one: Wording, other: Wording, options: Options) -> float:
    """The likeness of two wordings, or 0 if it is below the threshold."""
    least = min(one.weight, other.weight)
    if most_alike(one.bag, other.bag, least, options.grammar) < options.threshold:
        return 0.0
    worth = likeness(alignment(one.stems, other.stems, options.grammar).score, least)
    return worth if worth >= options.threshold else 0.0
