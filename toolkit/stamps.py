"""Date stamps: lines, and words in front of a text, that only say when something was published."""

import re
from typing import NamedTuple

from .calendars import resolved
from .dating import Scanner, Stamp, made_scanner, opening_stamp, read_stamp
from .drafts import About, Found
from .lines import FOOT, HEAD, Line, is_body, lines, taken_out
from .repair import Repair

_LONGEST = 160  # letters of a line that is nothing but a stamp
_GLUED = 200  # letters in which a stamp in front of a text is looked for
_LIVE = 3  # so many stamped lines are a live blog or a timeline, whose dates are part of the text
_SIGN = re.compile(r"\s*[|·•]\s*")  # between a name and a stamp
_AFTER_BY = re.compile(r"\s*[|·•]\s*|,\s+|\s[-–—]\s+|\s+(?=[A-Z][a-z]+ ?:|[Pp]ublished|[Uu]pdated|[Pp]osted)")
_BY = re.compile(r"(?i:by|von|par|por|di|door|av|автор)\b")
_REASON = "date stamp: kept as the article's date"


class _Place(NamedTuple):
    number: int
    lines: int
    body: int  # the number of the first line that is a paragraph of the body

    @property
    def is_head(self) -> bool:
        return self.number < min(HEAD, self.body + 2)

    @property
    def is_foot(self) -> bool:
        return self.number >= max(self.lines - FOOT, self.body + 1)


def date_stamp(text: str, about: About) -> Found:
    """Cuts lines that only say when the article was published, and such words glued in front of its first sentence.

    Only among the first and the last lines, and wherever a label (“Published:”) says what it is. The day is told as
    `published` if it has a year and one reading: 05/06/2025 has two (with points, 05.06.2025, the day comes first,
    except in English). Without a year it is counted back from `about.base_date`. A day of change is cut and not told.
    Several dates without a label or a time of day are a timeline, three with a time a live blog: they stay. Labels,
    months and weekdays stand in data/clutter.csv, data/months.csv and data/weekdays.csv.

    >>> found = date_stamp("Mayıs 29, 2025 - 20:36\\nTalks resume.", About())
    >>> found.repairs[0].before, found.fields["published"], found.fields["published_evidence"]
    ('Mayıs 29, 2025 - 20:36\\n', '2025-05-29', 'Mayıs 29, 2025')
    """
    found, scanner = lines(text), made_scanner()
    stamps = {number: one for number, line in enumerate(found) if (one := _stamp(line.words, about, scanner))}
    chosen = _chosen(found, stamps)
    result = taken_out(text, found, {number: (_REASON, _certainty(stamps[number])) for number in chosen}, {})
    beside = [] if result.notes else _beside(text, found, set(chosen), about)
    repairs = [*result.repairs, *(repair for repair, _ in beside)]
    told = [*(stamps[number] for number in chosen), *(one for _, one in beside)]
    fields, notes = _told(told, about)
    return Found(sorted(repairs), fields, (*result.notes, *notes))


def _stamp(words: str, about: About, scanner: Scanner) -> Stamp | None:
    if len(words) > _LONGEST or words.isdigit() or (len(words) > 40 and not any(letter.isdigit() for letter in words)):
        return None  # a quick look first: most lines are paragraphs
    return read_stamp(words, about.language, scanner)


def _certainty(one: Stamp) -> str:
    return "certain" if one.whole and one.told else "probable"


def _chosen(found: list[Line], stamps: dict[int, Stamp]) -> list[int]:
    """The numbers of the lines to cut."""
    body = next((number for number, line in enumerate(found) if is_body(line.words)), len(found))
    free = [number for number, one in stamps.items() if not one.label]
    chosen = [number for number, one in stamps.items() if _is_plain(one, _Place(number, len(found), body), len(free))]
    return [number for number in chosen if stamps[number].words or stamps[number].told or number + 1 in chosen]


def _is_plain(one: Stamp, place: _Place, free: int) -> bool:
    """Whether a line is a stamp and no part of the article, such as the day above an entry of a timeline."""
    if one.whole and (one.label or (one.told and place.is_head)):
        return True
    if one.label or (one.told and free < _LIVE):  # at the end, opening hours and the days of a programme may stand
        return place.is_head or (place.is_foot and bool(one.label or (one.whole and free == 1)))
    return free == 1 and place.is_head and (one.whole or place.number < 4)


def _beside(text: str, found: list[Line], chosen: set[int], about: About) -> list[tuple[Repair, Stamp]]:
    """Stamps that share a line with other words: after a name at the head, in front of the first sentence."""
    left = [(number, line) for number, line in enumerate(found[:HEAD]) if number not in chosen]
    result = []
    for number, line in left:
        start = text.index(line.words, line.start)
        one = _glued(line.words, about) if number == left[0][0] else None
        if one is not None:
            result.append((_cut(text, line.start, start + one.end, one), one))
            break
        if is_body(line.words):
            break
        named = _after_name(line.words, about)
        if named is not None:
            result.append((_cut(text, start + named.end, line.end, named), named))
    return result


def _cut(text: str, start: int, end: int, one: Stamp) -> Repair:
    return Repair(start, end, text[start:end], "", _REASON, _certainty(one))


def _glued(words: str, about: About) -> Stamp | None:
    """The stamp in front of a text, if what follows begins like a sentence."""
    one = opening_stamp(words[:_GLUED], about.language)
    rest = words[one.end :].lstrip("\"“”„«'‘’") if one else ""
    begins = rest[:1].isalpha() and not rest[:1].islower()
    return one if begins and (" " in rest or len(rest) > 20) else None


def _after_name(words: str, about: About) -> Stamp | None:
    """The stamp after a byline: “By Jane Doe | May 29, 2025”; `end` is where the name ends."""
    if len(words) > _LONGEST or not any(letter.isdigit() for letter in words):
        return None
    for sign in (_AFTER_BY if _BY.match(words) else _SIGN).finditer(words):
        one = read_stamp(words[sign.end() :], about.language)
        if one and one.whole and sign.start():
            return one._replace(end=sign.start())
    return None


def _told(stamps: list[Stamp], about: About) -> tuple[dict[str, str], list[str]]:
    """The day of publication: of the first stamp that is labelled as one, else of the first without a label."""
    notes = []
    for one in sorted((one for one in stamps if one.label != "u" and one.words), key=lambda one: one.label != "l"):
        value = resolved(one.day, about.base_date) if one.day else ""
        if value:
            return {"published": value, "published_evidence": one.words}, []
        notes.append(f"The date “{one.words}” is not used: {_why(one, about)}.")
    if stamps and all(one.label == "u" for one in stamps):
        words = f"“{stamps[0].words}” is a day of change" if stamps[0].words else "Only a time of change is stated"
        notes.append(f"{words}: the day of publication is not known.")
    return {}, notes[:1]


def _why(one: Stamp, about: About) -> str:
    if one.day is None:
        return "it can be read in two ways" if one.whole else "it does not say which day"
    if one.day.year is None and about.base_date is None:
        return "it has no year, and base_date= does not say from which day to count"
    return "there is no such day"
