"""Noun phrases and subjects: who a sentence speaks of to the left and to the right of a verb."""

from .grammar import Sentence
from .wording import word_set

Range = tuple[int, int]  # words of a sentence: the first, and the one after the last

# Prepositions that tie a phrase to the noun before them: a spokesman for the group in Ohio.
_TYING = word_set(
    "of for from in at on with by to near under behind about against between among into over including around within"
)
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow")
SPANS = word_set("week month year night fall spring summer")
_MONTHS = word_set(
    "january february march april may june july august september october november december jan. feb. mar. apr. aug. "
    "sept. oct. nov. dec."
)
_AND = ("and", "or", "&")


def has_verb(sentence: Sentence, start: int, end: int) -> bool:
    return any(kind in "VvBHM" for kind in sentence.kinds[start:end])


def is_clause(sentence: Sentence, start: int, end: int) -> bool:
    """Whether these words can be a statement: a verb, or a quotation."""
    return any(kind in "VvBHMQq" for kind in sentence.kinds[start:end])


def clause_ahead(sentence: Sentence, start: int, end: int) -> str:
    """What comes before the next mark: a reporting verb ("cue"), another finite verb ("verb"), or none ("")."""
    for kind in sentence.kinds[start : min(end, start + 14)]:
        if kind in "VvBHM":
            return "cue" if kind == "V" else "verb"
        if kind in ",;:.-()Q":
            return ""
    return ""


def group_start(sentence: Sentence, verb: int, start: int) -> int:
    """Where a verb's group begins, with its auxiliaries and adverbs: has never said."""
    while verb > start and sentence.kinds[verb - 1] in "BHMxr":
        verb -= 1
    return verb


def phrase_before(sentence: Sentence, end: int, start: int, *, lists: bool = True) -> Range | None:
    """The noun phrase that ends before the word `end`: the subject of the verb there."""
    kinds, last = sentence.kinds, end - 1
    while last >= start and (kinds[last] in "rx" or _is_aside(sentence, last)):
        last -= 1
    if last < start or kinds[last] == "c":
        return None
    if kinds[last] in "sowh":
        return last, last + 1
    if kinds[last] in ",-":
        return _before_insertion(sentence, start, last)
    if kinds[last] not in "nC#'Nqd)\"JeQ":
        return None
    first = _first_of_phrase(sentence, last, start, lists)
    first = next((place for place in range(first, last + 1) if kinds[place] not in "',ctpr)"), last + 1)
    return _with_relative(sentence, (first, last + 1), start, lists) if first <= last else None


def _is_aside(sentence: Sentence, place: int) -> bool:
    """Ann Lee herself on Friday said: neither word is part of her name."""
    word, after = sentence.words[place], sentence.words[place + 1 : place + 2]
    if word.endswith(("self", "selves")) and place and sentence.kinds[place - 1] in "nC":
        return True
    if word in SPANS and place and sentence.words[place - 1] in ("last", "this"):
        return True
    dated = bool(after) and (after[0] in DAYS or (after[0] in SPANS and word in ("last", "this")))
    return word in DAYS or (dated and word in ("on", "last", "this", "late"))


def _first_of_phrase(sentence: Sentence, last: int, start: int, lists: bool) -> int:
    """Goes to the left as long as the words can belong to one noun phrase."""
    place = first = last + 1
    while place > start:
        step = _step_left(sentence, place - 1, first, (start, last + 1), lists)
        if step is None:
            break
        place = step
        first = place if sentence.kinds[place] not in "pt,c" else first
    return first


def _step_left(sentence: Sentence, place: int, first: int, bounds: Range, lists: bool) -> int | None:
    """The place of the next word of the phrase, or none: the phrase begins after `place`."""
    kinds, (start, end) = sentence.kinds, bounds
    kind, before = kinds[place], kinds[place - 1] if place > start else "^"
    joined = first == place + 1 and place > start
    noun_follows = place + 1 < end and kinds[place + 1] in "nC"
    if kind == "n" and joined and kinds[first] == "C" and sentence.words[place].endswith("s"):
        return None  # terms Kyiv has rejected
    if kind in "nC#'NJq\"o" or (kind == "d" and not (place + 1 < end and kinds[place + 1] == "s")):
        return place
    if kind in "eVG" or (kind == "v" and sentence.words[place][3:].endswith("ed")):
        return place if noun_follows and (kind in "ev" or before in "dnC'") else None
    if kind in "pt":
        return place if joined and before in 'nC#Nq)d"o' and sentence.words[place] in _TYING else None
    if kind == "c":
        return place if lists and joined and before in "nC#N)" and sentence.words[place] in _AND else None
    if kind == ")":
        opening = sentence.kinds.rfind("(", max(start, place - 8), place)
        return opening if opening >= 0 else None
    if kind == ",":
        in_list = any(word in _AND for word in sentence.words[first:end])
        return place if lists and joined and before == "C" and kinds[first] in "nCd" and in_list else None
    return place if kind == "r" and joined and kinds[first] in "n#" and before in "dpn" else None


def _with_relative(sentence: Sentence, phrase: Range, start: int, lists: bool) -> Range:
    """People who work for the group said: the phrase goes on to the left of *who*, if a verb stands between."""
    kinds, place = sentence.kinds, phrase[0] - 1
    reduced = (
        place > start + 1 and kinds[place] in "pt" and kinds[place - 2] in "nC" and sentence.words[place] != "after"
    )
    if reduced and (kinds[place - 1] in "GVe" or sentence.words[place] == "by"):
        head = phrase_before(sentence, place - 1, start, lists=lists)  # a letter obtained by the agency said
        return (head[0], phrase[1]) if (head and not head[0]) or (head and kinds[head[0] - 1] in ",bc") else phrase
    if place < start or kinds[place] not in "vVBHMGe":
        return phrase
    while place >= start and kinds[place] not in "wh,;:.-":
        place -= 1
    if place > start and kinds[place] in "wh" and kinds[place - 1] in "nCoN" and kinds[place + 1] in "VveBHMxr":
        head = phrase_before(sentence, place, start, lists=lists)
        return (head[0], phrase[1]) if head else phrase
    return phrase


def _before_insertion(sentence: Sentence, start: int, closing: int) -> Range | None:
    """Ann Lee, a senator who won, said: the phrase before the commas, with an apposition but no relative clause."""
    opening = _opening(sentence, start, closing)
    head = phrase_before(sentence, opening, start, lists=False) if opening else None
    if head is None or opening is None:
        return None
    return head if sentence.kinds[opening + 1] in "wGvpVe" else (head[0], closing)


def _opening(sentence: Sentence, start: int, closing: int) -> int | None:
    """The mark that opens the insertion: the first after a noun phrase without a verb, else the nearest."""
    kinds, mark, begin = sentence.kinds, sentence.kinds[closing], start
    while begin < closing and kinds[begin] in "crb":
        begin += 1
    for place in range(begin + 1, closing):
        if kinds[place] == mark and kinds[place - 1] in "nCN)q#'so":
            first = place - 1
            while first >= begin and kinds[first] not in ",;:.-Q":
                first -= 1
            if not is_clause(sentence, first + 1, place) and kinds[first + 1] not in "pbkG":
                return place
    nearest = kinds.rfind(mark, start + 1, closing)
    return nearest if nearest > start else None


def phrase_after(sentence: Sentence, start: int, end: int, *, appositions: bool = True) -> int | None:
    """Where the noun phrase that begins at `start` ends: the subject after its verb, or after *according to*."""
    kinds, place, noun = sentence.kinds, start, False
    if place < end and kinds[place] in "so":
        return place + 1
    while place < end:
        step = _step_right(sentence, place, end, noun, appositions)
        if step is None:
            break
        noun = noun or kinds[place] in "nCN#'q"
        place = step
    while place > start and kinds[place - 1] in "pt,cd(":
        place -= 1
    return place if place > start and (noun or kinds[start] == "d") else None


def _step_right(sentence: Sentence, place: int, end: int, noun: bool, appositions: bool) -> int | None:
    """The word after this one, if this one belongs to the phrase."""
    kinds, word = sentence.kinds, sentence.words[place]
    kind, after = kinds[place], kinds[place + 1] if place + 1 < end else "."
    if kind in "nCN#'qdJ\"":
        return place + 1
    if kind in "VGvre":
        part = kind in "Vve" and after == "p"
        return place + 1 if not noun or part else None
    if not noun:
        return None
    if kind in "pt":
        dated = after == "C" and sentence.words[place + 1] in DAYS | _MONTHS
        follows = 'nC#dq"NJ' if kind == "p" else "Cd#"  # an aide to the mayor; a promise to repair is not one phrase
        return place + 1 if word in _TYING and after in follows and not dated else None
    if kind == "(":
        closing = kinds.find(")", place, min(end, place + 9))
        return closing + 1 if closing >= 0 else None
    joins = (kind == "c" and word in _AND) or (kind == "," and appositions)
    return place + 1 if joins and after in "CdnN#" and not clause_ahead(sentence, place + 1, end) else None
