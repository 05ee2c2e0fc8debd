"""A sentence as words with one class each: as much English grammar as it takes to find who says what, and no more.

The classes, one letter each, so that a sentence is also a short string:

    n noun or adjective     C capitalised word      # number            ' possessive ending
    d determiner            s subject pronoun       o object pronoun    p preposition    t to    h that
    w who, which            k whether, how, when    b because, while    c and, or, but   r adverb    x not
    B be    H have    M will, can, do               v other verb        e word in -ed, perhaps a verb
    V reporting verb        G the same in -ing      N reporting noun    J reporting adjective
    Q quotation that closes with a comma or stop    q any other quotation
    , ; : - ( ) " and . for every other mark
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .cues import Cue, Cues
from .quoting import Quotation
from .sentences import ABBREVIATIONS
from .wording import word_set

_CLASSES = {
    "d": "the a an this these those his their its our my your her every each some any no another both several many "
    "most all few more such either neither one two three four five six seven eight nine ten dozens half",
    "s": "he she they it we i you nobody everyone everybody someone somebody anyone anybody others there mine none",
    "o": "him them us me himself herself themselves itself ourselves myself yourself",
    "p": "of in on at by for from with about into over under between among through during without within against "
    "toward towards across around behind beyond despite near upon via like per amid including regarding concerning "
    "besides except off onto along throughout versus alongside out up down back away forward ahead together aside "
    "inside outside above below until till as after before than following",
    "t": "to",
    "h": "that",
    "w": "who which whom whose whoever",
    "k": "whether if how what why where when whatever",
    "b": "because while although though unless whereas lest once since",
    "c": "and or but nor yet &",
    "B": "be is are was were been being am isn't aren't wasn't weren't ain't",
    "H": "have has had having haven't hasn't hadn't",
    "M": "will would can could may might must shall should do does did won't wouldn't can't cannot couldn't mustn't "
    "shouldn't don't doesn't didn't wo ca",
    "x": "not never n't",
    "r": "so earlier previously also now then still already often always even just only again ever rather quite very "
    "too later soon instead perhaps maybe however meanwhile therefore moreover almost twice first further long "
    "well far sometimes today yesterday tomorrow tonight here nevertheless nonetheless otherwise indeed thus hence "
    "else much",
}
CLASSES = {word: letter for letter, words in _CLASSES.items() for word in words.split()}
CLITICS = {"'s": "'", "'re": "B", "'m": "B", "'ve": "H", "'ll": "M", "'d": "M", "'": "'"}
MARKS = {mark: letter for letter, marks in {",": ",", ";": ";", ":": ":", "-": "-–—―…", "(": "([", ")": ")]"}.items()
         for mark in marks}  # fmt: skip
_NO_ADVERBS = word_set(
    "family only early reply supply apply ally rally assembly july italy daily weekly monthly elderly friendly "
    "likely unlikely anomaly bully jelly belly fly rely imply comply multiply homily monopoly deadly costly ugly "
    "lovely lonely lively orderly hourly yearly cowardly scholarly"
)
# Frequent finite verbs that report nothing, so that a clause can be told from a noun phrase.
_VERBS = word_set(
    "used went came took made gave got ran won lost held met became left sent brought kept stood fell grew rose "
    "paid put cut led sat spent built broke drew drove makes takes gives goes comes gets runs wins loses holds "
    "meets becomes leaves sends brings keeps stands falls grows rises pays puts cuts leads spends builds helps "
    "works happens includes remains lies lives arrived died happened helped worked turned started stopped tried "
    "moved lived opened followed included ended remained received walked served joined passed played increased "
    "launched killed hosted earned visited attended invaded struck entered signed faced carried changed created "
    "pulled raised reached returned married resigned landed lifted marked owned owes owns"
)
_MONTHS = word_set("jan feb mar apr jun jul aug sep sept oct nov dec")
_SHORTENED = {word.lower() for word in ABBREVIATIONS["a name"]} | _MONTHS | word_set("st jr sr inc corp co ltd no")

_TOKEN = re.compile(
    r"[’'](?:s|S|re|ve|ll|d|m)(?![^\W_])|(?<=[sS])[’'](?![^\W_])|(?:[A-Za-z]\.){2,}|[^\W_]+?(?=n[’']t(?![^\W_]))|"
    r"n[’']t(?![^\W_])|[^\W_]+(?:(?:[-\u2010\u2011.&@/_]|(?<=[oOlLdD])[’'](?=[A-Z]))[^\W_]+|(?<=\d)[,.](?=\d)[^\W_]+)*|"
    r"--+|\.{3}|[^\w\s]"
)
_CLOSED = re.compile(r"[,.!?…—-][\W\u0e42]*$")


class Sentence(NamedTuple):
    """The words, marks and whole quotations of a sentence: where they stand, in small letters, and their classes."""

    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[str]
    kinds: str
    cues: Mapping[int, Cue]

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Where the words from `first` up to `after` stand in the text."""
        return self.starts[first], self.ends[after - 1]


def parsed(text: str, span: tuple[int, int], quotations: Iterable[Quotation], cues: Cues) -> Sentence:
    """One sentence of a text. The quotations in it count as one word each."""
    tokens = list(_joined(text, list(_tokens(text, span, quotations))))
    quoted = {number for number, token in enumerate(tokens) if token[2]}
    raw = [text[start:end] for start, end, _ in tokens]
    words = ["" if number in quoted else word.lower().replace("’", "'") for number, word in enumerate(raw)]
    kinds = _first_kinds(raw, words, quoted, cues)
    found: dict[int, Cue] = {}
    for number, kind in enumerate(kinds):
        if kind == "?":
            kinds[number], cue = cues.at(number, words, kinds)
            if cue:
                found[number] = cue
            elif kinds[number] == "n" and raw[number][0].isupper():
                kinds[number] = "C"
    starts, ends = [token[0] for token in tokens], [token[1] for token in tokens]
    return Sentence(starts, ends, words, "".join(kinds), found)


def _tokens(text: str, span: tuple[int, int], quotations: Iterable[Quotation]) -> Iterable[tuple[int, int, bool]]:
    place, end = span
    for quotation in quotations:
        if quotation.end > place and quotation.start < end:
            yield from ((*match.span(), False) for match in _TOKEN.finditer(text, place, quotation.start))
            yield max(place, quotation.start), min(end, quotation.end), True
            place = quotation.end
    yield from ((*match.span(), False) for match in _TOKEN.finditer(text, place, end))


def _joined(text: str, tokens: list[tuple[int, int, bool]]) -> Iterable[tuple[int, int, bool]]:
    """Sen. and J. keep their full stop, unless the sentence ends there."""
    place = 0
    while place < len(tokens):
        start, end, quoted = tokens[place]
        follows = place + 2 < len(tokens) and tokens[place + 1][0] == end and text[end] == "."
        if follows and not quoted and _is_shortened(text[start:end]):
            place, end = place + 1, end + 1
        yield start, end, quoted
        place += 1


def _is_shortened(word: str) -> bool:
    return word.lower() in _SHORTENED or (len(word) == 1 and word.isupper())


def _first_kinds(raw: list[str], words: list[str], quoted: set[int], cues: Cues) -> list[str]:
    """The class of each word as far as the word itself and the one before it tell; ? for a possible cue."""
    headline = _in_title_case([word for number, word in enumerate(raw) if number not in quoted])
    kinds: list[str] = []
    for number, word in enumerate(raw):
        if number in quoted:
            kinds.append("Q" if _CLOSED.search(word) else "q")
        elif not word[0].isalnum():
            kinds.append(_mark(words[number], kinds))
        else:
            kinds.append(_word(word, words[number], kinds, cues, headline))
    return kinds


def _in_title_case(raw: list[str]) -> bool:
    words = [word for word in raw if word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _mark(word: str, kinds: list[str]) -> str:
    if word == "'s" and kinds and kinds[-1] in "skwh":  # he's, who's; but Lavrov's
        return "B"
    if word == "n't":
        return "x"
    return CLITICS.get(word) or (
        "-" if word[:2] in ("--", "..", "——") else MARKS.get(word, '"' if word in "\"'“”‘’" else ".")
    )


def _word(raw: str, word: str, kinds: list[str], cues: Cues, headline: bool) -> str:
    if raw[0].isdigit() and not raw[-3:].isalpha():  # a 43-year-old is a noun
        return "#"
    known, capital = CLASSES.get(word), raw[0].isupper() and raw != "I"
    if word == "since" and kinds and kinds[-1] == "H":  # they have since refused
        return "r"
    inside = bool(kinds) and not headline
    if raw == "US" or (capital and inside and not (known and kinds[-1] in '.:"-(')):
        return "C"
    return known or ("?" if word in cues.words else _unknown(word, capital, kinds))


def _unknown(word: str, capital: bool, kinds: list[str]) -> str:
    if word in _VERBS:
        return "v"
    if capital and (kinds or word[-2:] != "ly"):
        return "C"
    if word.endswith("ly") and word not in _NO_ADVERBS:
        return "r"
    if word.endswith("ed") and len(word) > 4 and kinds:
        left = "".join(kinds).rstrip("rx")[-1:]
        return "v" if left and left in "sCwBHM" else "e" if left == "n" else "n"
    return "e" if word.endswith("ing") and len(word) > 5 and kinds and kinds[-1] in "nC" else "n"
