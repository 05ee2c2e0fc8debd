"""Of all claims about a sentence the likely ones, and the likelier one where two cannot both be true."""

from collections.abc import Callable

from .chances import chance, report_features
from .claims import Claim
from .ends import trimmed
from .framed import framed
from .grammar import Sentence
from .introduced import introduced
from .nouns import after_nouns
from .phrases import Range

Judge = Callable[[Claim, Sentence], float]
LIKELY = 0.45  # about where precision and recall balance
_SIGNS = ".,:;-()/\"'"
_NAME = 30  # letters
_SURE = 0.6
_FRAMES = ("last", "last Q", "inverted", "inverted Q", "according last", "according first")


def likelihood(claim: Claim, sentence: Sentence) -> float:
    """The chance that a claim is a reported statement."""
    return chance("report", report_features(claim, sentence))


def chosen(sentence: Sentence, judge: Judge) -> list[Claim]:
    """The likely claims, the likelier one where two cannot both be true."""
    best: dict[int, tuple[Claim, float]] = {}
    for claim in (*framed(sentence), *introduced(sentence), *after_nouns(sentence)):
        likely = judge(claim, sentence) if _is_sound(claim, sentence) else 0.0
        if likely > max(LIKELY, best.get(claim.cue[1], (claim, 0.0))[1]):
            best[claim.cue[1]] = claim, likely
    kept: list[tuple[Claim, float]] = []
    for claim, likely in sorted(best.values(), key=_order):
        fitted = _fitted(claim, likely, kept, sentence)
        if fitted:
            kept.append((fitted, likely))
    return [claim for claim, _ in kept]


def _is_sound(claim: Claim, sentence: Sentence) -> bool:
    """Whether every piece has a word, and the source is no quotation that is longer than a name."""
    source = claim.source or (0, 0)
    start, end = sentence.span(*source) if claim.source else source
    quoted = end - start > _NAME and not sentence.kinds[slice(*source)].strip("Qq")
    said = all(sentence.kinds[slice(*piece)].strip(_SIGNS) for piece in claim.pieces)
    return said and not quoted


def _order(judged: tuple[Claim, float]) -> tuple[bool, float]:
    """A likely cue at the end of a sentence first: it frames all that stands before it."""
    claim, likely = judged
    return not (claim.rule in _FRAMES and likely > _SURE), -likely


def _fitted(claim: Claim, likely: float, kept: list[tuple[Claim, float]], sentence: Sentence) -> Claim | None:
    """The claim, cut before another where it would run into it; none where it contradicts one."""
    for other, surer in kept:
        if _holds(other, claim) or _apart(claim, other):
            continue
        if _holds(claim, other) and not (other.rule in _FRAMES[:-1] and claim.cue[1] <= other.pieces[0][0]):
            if likely < surer / (1 + surer):  # rather one sure report than an unsure one around it
                return None
            continue
        cut = _cut(claim, other, sentence)
        if cut is None:
            return None
        claim = cut
    return claim


def _holds(outer: Claim, inner: Claim) -> bool:
    """Whether one piece of a statement holds the whole of another."""
    start = min(inner.cue[0], inner.pieces[0][0])
    end = max(inner.cue[1], inner.pieces[-1][1])
    return any(piece[0] <= start and end <= piece[1] for piece in outer.pieces)


def _apart(one: Claim, other: Claim) -> bool:
    if _touch(one.cue, other.cue):
        return False
    if any(_touch(piece, other.cue) for piece in one.pieces) or any(_touch(piece, one.cue) for piece in other.pieces):
        return False
    return not any(_touch(piece, another) for piece in one.pieces for another in other.pieces)


def _touch(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _cut(claim: Claim, other: Claim, sentence: Sentence) -> Claim | None:
    """The claim with its last piece ended before the other begins."""
    begin = min(other.cue[0], *(piece[0] for piece in other.pieces))
    if other.source and other.source[0] < begin and not (claim.source and _touch(claim.source, other.source)):
        begin = other.source[0]
    start, end = claim.pieces[-1]
    if _touch(claim.cue, other.cue) or not (claim.cue[1] <= start < begin < end):
        return None
    return claim._replace(pieces=(*claim.pieces[:-1], (start, trimmed(sentence, start, begin))))
