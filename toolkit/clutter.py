"""What a web page or an export puts between the paragraphs of an article: buttons, counters, links, notices."""

import re
from collections.abc import Iterator
from itertools import pairwise

from .clutter_words import MOST_LETTERS, Phrase, Phrases, phrases
from .dating import read_stamp
from .drafts import About, Found
from .lines import FOOT, HEAD, Line, bare, is_body, is_sentence, lines, taken_out
from .text import UNBROKEN

Chosen = dict[int, tuple[str, str]]  # number of a line -> reason, certainty

_PASSES = 5  # a cut may lay open the next one
_LINK, _BUTTON, _COUNTER, _MENU = "link to other articles", "share button", "share counter", "menu"
_AMID = ("advertisement", _LINK)  # they stand amid the text, where a subhead may be beside them
_ROW = 4  # so many weak lines one after another are a menu
_BUTTONS = 3  # and so many buttons a row of buttons
_MOST_LINKS = 4  # lines under “Read more”
_NUMBERS = re.compile(r"\d[\d.,]*[km]?(?: \d[\d.,]*[km]?){0,5}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_BAR = re.compile(r" ?[|·•] ?")
_ALONE = ("line", "beside", "row", "button")
_ZEROS = re.compile(r"0(?: 0)+")
_WORD = re.compile(r"\d[\d.,]*[km]?(?![^\W\d_])|[^\W_]+(?:[-+'][^\W_]*)*")
_ONE_WORD = re.compile(rf"(?!.*[{UNBROKEN}])\S+")
# A verb of telling or of the past: “Listen to the river, the poet said.” is a sentence of the article.
_TOLD = re.compile(
    r"\b(?:said|says|told|wrote|was|were|had|did|sagte|war|waren|hatte|teilte|schrieb|a dit|a déclaré|a répondu|était"
    r"|dijo|fue|era|según|explicó|disse|foi|secondo|ha detto|сказал[аи]?|сообщил[аи]?|заявил[аи]?)\b"
)
_CREDIT = re.compile(r"\W*(?:Additional )?[Rr]eporting by (?P<names>[A-Z][^;()\n]{2,120}?)\s*(?:[;)]|\.?$)")


def boilerplate(text: str, about: About) -> Found:
    """Cuts whole lines that belong to the page: buttons, counters, links, adverts and notices of data/clutter.csv.

    Never a part of a line, never the title, and nothing at all if nothing would be left (a note says so). Reasons name
    the kind: “boilerplate: share counter”. Reporters named in a closing line (“Reporting by …”) are told as `author`;
    the line stays, because it says who wrote the article.

    >>> boilerplate("Talks resume in June.\\n0 Comments\\nBoth agreed.", About()).repairs[0].reason
    'boilerplate: share counter'
    """
    found, title = lines(text), bare(about.title or "")
    left, chosen = dict(enumerate(found)), Chosen()
    for _ in range(_PASSES):
        new = _chosen(text, left, title)
        if not new:
            break
        chosen |= new
        left = {number: line for number, line in left.items() if number not in new}
    return taken_out(text, found, chosen, _author(found))


def _author(found: list[Line]) -> dict[str, str]:
    named = (_CREDIT.match(line.words) for line in found[-FOOT:])
    return next(({"author": one["names"].strip()} for one in named if one), {})


def is_clutter(words: str) -> bool:
    """Whether a line by itself is a date stamp, a counter or other clutter."""
    line = bare(words) if len(words) <= MOST_LETTERS else ""
    sure = any(one.match in ("line", "button", "block") for one in phrases("boilerplate").of(line))
    return sure or bool(_NUMBERS.fullmatch(line)) or (len(words) <= 160 and read_stamp(words, None) is not None)


def _chosen(text: str, left: dict[int, Line], title: str) -> Chosen:
    """The lines to cut among those that are left."""
    short = {number: bare(line.words) for number, line in left.items() if len(line.words) <= MOST_LETTERS}
    short = {number: line for number, line in short.items() if line != title}
    known = phrases("boilerplate")
    hits = {number: found for number, line in short.items() if (found := known.of(line))}
    chosen = {number: (f"boilerplate: {kind}", "certain") for number, kind in _sure(left, short, hits)}
    chosen = dict(_links(text, left, hits, chosen)) | chosen
    return chosen | dict(_beside(list(left), _weak(short, hits), chosen))


def _sure(left: dict[int, Line], short: dict[int, str], hits: dict[int, list[Phrase]]) -> Iterator[tuple[int, str]]:
    """Lines that are clutter wherever they stand, and rows of counters at the edges of the text."""
    places, known = {number: place for place, number in enumerate(left)}, phrases("boilerplate")
    for number, line in short.items():
        place = places[number]
        whole = [one for one in hits.get(number, ()) if one.match == "line" and (place or one.reason != _LINK)]
        if any(one.is_plain or not _tells(left[number].words, one) for one in whole):
            yield number, whole[0].reason
        elif _ZEROS.fullmatch(line) and (place < HEAD or place >= len(left) - FOOT):
            yield number, _COUNTER
        elif _are_buttons(line, known):
            yield number, _BUTTON
        elif _are_entries(line, known):
            yield number, _MENU


def _tells(words: str, phrase: Phrase) -> bool:
    """Whether a line is a sentence that tells something, and only begins like the phrase."""
    start = phrase.words.rstrip("…* ")
    if "…" in start and " " in start.rpartition("…")[2].strip():
        return False  # “The post … appeared first on …” can be nothing else
    return is_sentence(words) and bool(_TOLD.search(bare(words).removeprefix(start)))


def _are_buttons(line: str, known: Phrases) -> bool:
    """Whether a line is a row of two and more buttons, with or without counters."""
    words = _WORD.findall(line) if len(line) <= 200 else []
    buttons = place = 0
    while place < len(words):
        size = next((size for size in (3, 2, 1) if known.has(" ".join(words[place : place + size]), "button")), 0)
        if not size and not words[place][0].isdigit():
            return False
        buttons += bool(size)
        place += size or 1
    return buttons >= 2


def _are_entries(line: str, known: Phrases) -> bool:
    """Whether a line is a row of clutter with bars between: “Terms of Service | Privacy Policy”."""
    parts = _BAR.split(line) if len(line) <= 200 else []
    return len(parts) > 1 and all(any(known.has(part, match) for match in _ALONE) for part in parts)


def _weak(short: dict[int, str], hits: dict[int, list[Phrase]]) -> dict[int, str]:
    """Lines that are clutter only beside other clutter: number -> kind."""
    weak = {number: _COUNTER for number, line in short.items() if line[:1].isdigit() and _NUMBERS.fullmatch(line)}
    weak |= {number: "address of a page" for number, line in short.items() if _ADDRESS.fullmatch(line)}
    for number, found in hits.items():
        kinds = {one.match: one.reason for one in found}
        kind = kinds.get("button") or kinds.get("beside") or (_MENU if "row" in kinds else "")
        weak |= {number: kind} if kind else {}
    return weak


def _beside(numbers: list[int], weak: dict[int, str], chosen: Chosen) -> Iterator[tuple[int, tuple[str, str]]]:
    """Runs of weak lines that stand beside sure ones, or are long enough by themselves."""
    sure = {number for number, (reason, _) in chosen.items() if not reason.endswith(_AMID)}
    rows: list[list[int]] = [[]]
    for number in (number for number in numbers if number in sure or number not in chosen):
        if number in weak or number in sure:
            rows[-1].append(number)
        elif rows[-1]:
            rows.append([])
    for row in rows:
        open_ = [number for number in row if number not in sure]
        kinds = [weak[number] for number in open_ if weak[number] != _COUNTER]
        enough = kinds.count(_BUTTON) >= _BUTTONS or (len(open_) >= _ROW and len(kinds) >= 2)
        for number in open_:
            if enough or (len(row) > len(open_) and weak[number] != _MENU):
                yield number, (f"boilerplate: {weak[number]}", "probable")


def _links(
    text: str, left: dict[int, Line], hits: dict[int, list[Phrase]], chosen: Chosen
) -> Iterator[tuple[int, tuple[str, str]]]:
    """“Read more” with the links under it, and lists of links that end the page."""
    numbers = list(left)
    free = _tail(left, chosen)
    for place, number in enumerate(numbers):
        heads = {one.match: one for one in hits.get(number, ()) if one.match in ("block", "rest")}
        if not heads or not place:
            continue
        if "rest" in heads and place >= free and not _are_sentences(left, numbers[place + 1 :]):
            yield from ((one, (f"boilerplate: {_LINK}", "probable")) for one in numbers[place:])
            return
        under = _under(text, left, numbers[place : place + _MOST_LINKS + 2])
        alone = "block" in heads and not _ONE_WORD.fullmatch(heads["block"].words)
        if under or alone:
            sure = "certain" if alone else "probable"
            yield from ((one, (f"boilerplate: {_LINK}", sure)) for one in (number, *under))


def _are_sentences(left: dict[int, Line], numbers: list[int]) -> bool:
    """Whether most lines are sentences, which headlines are not: the article goes on."""
    told = [number for number in numbers if is_sentence(words := left[number].words) and "?" not in words[-2:]]
    return 2 * len(told) > len(numbers)


def _tail(left: dict[int, Line], chosen: Chosen) -> int:
    """The place from which on no paragraph of the body comes any more; past the end if there is no body at all."""
    bodies = [
        place for place, (number, line) in enumerate(left.items()) if is_body(line.words) and number not in chosen
    ]
    return bodies[-1] + 1 if bodies else len(left)


def _under(text: str, left: dict[int, Line], numbers: list[int]) -> list[int]:
    """The lines right under a line, up to a blank one: links, if they are few and no paragraphs."""
    under: list[int] = []
    for above, number in pairwise(numbers):
        if text.count("\n", left[above].end, left[number].start) > 1:
            return under
        if is_body(left[number].words) or len(left[number].words) > 200 or len(under) == _MOST_LINKS:
            return []
        under.append(number)
    return under if numbers[-1] == next(reversed(left)) else []
