"""Where a reported statement ends: at the likeliest of the words that may begin something else."""

from collections.abc import Iterator

from .chances import chance
from .cues import Cue
from .grammar import Sentence
from .phrases import DAYS, SPANS, clause_ahead
from .wording import word_set

_LINKS = word_set("as when after before while because since if until")


NO_CUE = Cue("", "", "neutral")


def statement_end(sentence: Sentence, start: int, rule: str, cue: Cue = NO_CUE) -> int:
    """Where a statement that begins at `start` ends: the likeliest place, or with the sentence."""
    last = trimmed(sentence, start, len(sentence.words), ".,;:-")
    best, best_chance, left = last, 0.0, 1.0
    for place, features in end_places(sentence, start, rule, cue):
        here = chance("end", features)
        if left * here > best_chance:
            best, best_chance = place, left * here
        left *= 1 - here
    return trimmed(sentence, start, best) if best_chance > left else last


def trimmed(sentence: Sentence, start: int, end: int, marks: str = ",;:-ct") -> int:
    while end > start + 1 and sentence.kinds[end - 1] in marks:
        end -= 1
    return end


def end_places(sentence: Sentence, start: int, rule: str, cue: Cue = NO_CUE) -> Iterator[tuple[int, list[str]]]:
    """Every place where the statement may end, with what speaks for and against it."""
    kinds, depth, verb, group = sentence.kinds, 0, False, _group(sentence, start, rule)
    end = len(sentence.words)
    last = trimmed(sentence, start, end, ".,;:-")
    for place in range(start + 1, last):
        kind, verb = kinds[place], verb or kinds[place - 1] in "VvBHM"
        after = _end_word(sentence, place, end, cue.form) if depth == 0 else None
        if after is None and not verb and kind in "BHMVv" and group not in _CLAUSES:
            after = f"<{kind}>"
        depth = max(0, depth + (kind == "(") - (kind == ")"))
        if after is not None:
            shape = f"{group}{'+' if verb else ''}"
            features = list(_features(sentence, (start, place, last), shape, after))
            yield place, [*features, f"word {cue.lemma}, after {after}", f"force {cue.force}, after {after}"]


def _group(sentence: Sentence, start: int, rule: str) -> str:
    first = rule.split(" ")[0]
    return "quote" if sentence.kinds[start] in "Qq" else first if first in _GROUPS else "object"


_CLAUSES = ("that", "clause", "if", "colon")
_GROUPS = ("that", "clause", "if", "wh", "colon", "to", "noun")


def _features(sentence: Sentence, places: tuple[int, int, int], shape: str, after: str) -> Iterator[str]:
    start, place, last = places
    kinds, kind = sentence.kinds, sentence.kinds[place]
    mark = ("Q" if kinds[place - 1] in "Qq" else "") + (kind if kind in ",-;(:" else "") or "none"
    follows = place + 1 if kind in ",-;(" else place
    yield "all"
    yield f"mark {mark}"
    yield f"shape {shape}"
    yield f"shape {shape}, mark {mark}"
    yield f"after {after}"
    yield f"after {after}, mark {mark}"
    yield f"after {after}, mark {mark}, shape {shape}"
    yield f"after {after}, kind before {kinds[place - 1]}"
    yield f"after {after}, {'near' if place - start < 4 else 'far'}"
    yield f"kind before {kinds[place - 1]}"
    yield f"kinds after {kinds[follows : follows + 2]}, mark {mark}"
    yield f"words before {_size(place - start)}"
    yield f"words left {_size(last - place)}"
    yield f"words left {'few' if last - place < 6 else 'many'}, mark {mark}, shape {shape}"
    yield from _rest_features(kinds[place:last], shape, after, mark)


def _size(words: int) -> int:
    """Roughly how many: 1, 2, 4, 8 or 16 and more."""
    return next(size for size in (16, 8, 4, 2, 1) if words >= size)


def _rest_features(rest: str, shape: str, after: str, mark: str) -> Iterator[str]:
    """What stands between this place and the end of the sentence."""
    if rest[0] == ",":
        closed = "closed" if "," in rest[1:] else "open"
        yield f"comma {closed}, shape {shape}"
        yield f"comma {closed}, after {after}"
    if "V" in rest:
        yield f"cue left, mark {mark}"
    if "Q" in rest or "q" in rest:
        yield f"quotation left, mark {mark}"


def _end_word(sentence: Sentence, place: int, end: int, form: str) -> str | None:
    """The word or class that may begin something else than the statement; none for the other words."""
    kind, word = sentence.kinds[place], sentence.words[place]
    if word == "according":
        return word
    if kind in ",-;(" or (kind == ":" and sentence.kinds[place + 1 : place + 2] in ("Q", "q")):
        return _after_mark(sentence, place + 1, end, form)
    if kind == "c":
        return _after_and(sentence, place, end, form)
    if word in _LINKS and sentence.kinds[place + 1 : place + 2] != "G":
        return f"{word} {clause_ahead(sentence, place, end) or 'phrase'}"
    if kind == "p" and place + 1 < end and sentence.kinds[place + 1] in "wG":
        return f"{word if word in _LINKS else 'p'} <{sentence.kinds[place + 1]}>"
    if kind in "pkbw":
        return word
    if word in DAYS or (word in ("last", "this", "earlier") and _is_time(sentence, place + 1, end)):
        return "<day>"
    if kind in "Gtr":
        return f"<{kind}>"
    return f"<{kind}>" if sentence.kinds[place - 1] in "Qq" and kind not in "." else None


def _is_time(sentence: Sentence, place: int, end: int) -> bool:
    return place < end and sentence.words[place] in DAYS | SPANS


def _after_mark(sentence: Sentence, place: int, end: int, form: str) -> str:
    if place >= end:
        return "<end>"
    kind = sentence.kinds[place]
    if kind == "c":
        return _after_and(sentence, place, end, form) or "and"
    if sentence.words[place : place + 2] == ["such", "as"]:
        return "such as"
    if kind in 'nCd#NJ"s' and sentence.words[place] != "according":
        ahead = clause_ahead(sentence, place, end)
        listed = not ahead and "c" in sentence.kinds[place : place + 6].split(",")[0]
        return "<list>" if listed else f"<phrase> {ahead or 'only'}"
    return f"<{kind}>" if kind in "GVveQq" else sentence.words[place]


def _after_and(sentence: Sentence, place: int, end: int, form: str) -> str | None:
    """*And said*, in the tense of the reporting verb, goes on with the article more often than *and says*."""
    word, after = sentence.words[place], place + 1
    while after < end and sentence.kinds[after] in "rx":
        after += 1
    if after >= end:
        return None
    if sentence.kinds[after] in "VGvBHMte":
        cue = sentence.cues.get(after)
        return f"{word} {sentence.kinds[after]}{'=' if cue and cue.form == form else ''}"
    ahead = clause_ahead(sentence, after, end)
    return f"{word} … {ahead}" if ahead else f"{word} phrase" if sentence.kinds[place - 1] in ",-;" else None
