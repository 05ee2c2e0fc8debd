"""Datelines: the place, day and agency in front of the first sentence."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .calendars import resolved
from .clutter_words import phrases
from .dating import Stamp, read_stamp
from .drafts import About, Found
from .lines import HEAD, Line, bare, is_body, lines
from .repair import Repair

_LONGEST = 120  # letters of a dateline
_BODIES = 3  # paragraphs in which it is looked for: a standfirst may come before it
_REASON = "dateline: kept as the article's dateline"
_NAME = r"[^()\[\]/（）\n]{2,40}"
_BRACKET = rf"[(\[（](?P<agency>{_NAME}(?:/{_NAME})?)[)\]）]|/(?P<slashed>{_NAME})/"
# What ends a dateline: a name in brackets with or without a dash, a dash between blanks, or a colon.
_END = re.compile(
    rf"\s?(?:{_BRACKET})\s?(?:[.,]?-{{1,2}}|[.,]?[–—]|[:.])?-?\s*"
    r"|(?P<dash>\s-{1,2}\s+|\s?[–—]\s?|\.-\s+)(?:(?P<after>[^\W\d_][\w -]{1,28}?)\.\s+)?|(?P<colon>\s?:\s+)"
)
_EAST = re.compile(
    r"[（(【]?(?:新华社|新華社|中新社|中新网|中央社|法新社|路透社|美联社)[^。，,\n]{0,30}?[电電讯訊][）)】]?\s*"
    r"|【[^】\n]{1,12}(?:共同|時事|ロイター|[=＝][^】\n]{1,20})】\s*"
    r"|[(\[（][^()=\n]{1,12}=[^()\n]{2,20}[)\]）]\s*(?:[^\n=.]{2,20} 기자\s*=\s*)?"
)
_MEDIUM = re.compile(
    r"(?i)\b(?:news|times|post|herald|tribune|journal|gazette|media|tv|radio|daily|today|online|network|monitor)\b"
)
_NO_MEDIUM = re.compile(r"(?i)\b(?:desk|reporter|correspondent|service|staff|agenc\w+)\b")


class _Dateline(NamedTuple):
    end: int
    agency: str
    stamp: Stamp | None
    certainty: str
    is_plain: bool = True  # not only “Moscow: ”, which stands in front of the very first paragraph


def dateline(text: str, about: About) -> Found:
    """Cuts the dateline in front of the first sentence of the body, and tells it as `dateline`.

    “MOSCOW, May 29 (Alliance News): ”, “KYIV, Ukraine (AP) — ”, “LONDON — ”, “Moscow: ”. What stands there is a place
    of data/clutter.csv, or in capitals with a dash, or with a known agency; a sentence follows. “Analysis: …” and
    “SMITH: …” are none, nor is a place where other lines begin with one, too (a list of places). A day with a year
    is told as `published`; one without it counts back from `about.base_date`. A name in brackets is told as `outlet`
    if it names a medium (“Alliance News”) and is no agency of the table: an agency says who wrote, not who published.

    >>> found = dateline("MOSCOW, May 29 (Alliance News): Russia has proposed a new round of talks.", About())
    >>> found.repairs[0].before, found.fields["dateline"], found.fields["outlet"]
    ('MOSCOW, May 29 (Alliance News): ', 'MOSCOW, May 29 (Alliance News):', 'Alliance News')
    """
    bodies = 0
    for line in lines(text[: 50 * _LONGEST])[:HEAD]:
        one = _read(line.words, text, about)
        if one is not None and (one.is_plain or not bodies):
            return _cut(text, line, one, about)
        bodies += is_body(line.words)
        if bodies == _BODIES:
            break
    return Found([])


def _cut(text: str, line: Line, one: _Dateline, about: About) -> Found:
    start = text.index(line.words[0], line.start)
    end = start + one.end
    words = line.words[: one.end].strip()
    fields = {"dateline": words}
    value = resolved(one.stamp.day, about.base_date) if one.stamp and one.stamp.day else ""
    if value and one.stamp:
        fields |= {"published": value, "published_evidence": words}
    if _MEDIUM.search(one.agency) and not (_NO_MEDIUM.search(one.agency) or _is_agency(one.agency)):
        fields |= {"outlet": one.agency, "outlet_evidence": words[words.index(one.agency) - 1 :].rstrip(" :–—-.")}
    return Found([Repair(line.start, end, text[line.start : end], "", _REASON, one.certainty)], fields)


def _read(words: str, text: str, about: About) -> _Dateline | None:
    """The dateline a paragraph begins with."""
    east = _EAST.match(words)
    if east and len(words) > east.end() + 10:
        return _Dateline(east.end(), "", None, "certain")
    for end in _END.finditer(words, 0, _LONGEST):
        if (end["after"] and not _is_agency(end["after"])) or (end["slashed"] and not _is_agency(end["slashed"])):
            stop = end.end("dash") if end["dash"] else 0
        else:
            stop = end.end()
        if stop and _begins_sentence(words[stop:]):
            one = _judged(words[: end.start()].rstrip(" ."), end, stop, text, about)
            if one is not None:
                return one
        if end["colon"] or end["dash"]:
            break  # what comes after a dash or a colon is no part of a dateline any more
    return None


def _begins_sentence(rest: str) -> bool:
    first = rest.lstrip("\"“”„«»'‘’¿¡[")[:1]
    return first.isalnum() and not first.islower() and len(rest) >= 20 and (" " in rest or not first.isupper())


def _judged(head: str, end: re.Match[str], stop: int, text: str, about: About) -> _Dateline | None:
    """Whether what stands there is a dateline: by its place, its agency and its day."""
    agency = (end["agency"] or end["slashed"] or end["after"] or "").strip()
    known_agency = _is_agency(agency) or (bool(agency) and bare(agency) == bare(about.outlet or "\0"))
    place, region, stamp = _parted(head, about)
    if not place:
        told = known_agency and end.start() == (0 if not head else end.start())
        return _Dateline(stop, agency, stamp, "certain") if told and (stamp or not head) else None
    known, shouted = _is_place(place), _is_shouted(place)
    if phrases("dateline").has(bare(place), "no place") or not (known or shouted or _is_name(place)):
        return None
    if end["colon"] and known and not stamp and _is_list(text):
        return None
    grounds = {
        "agency": known_agency,
        "day": stamp is not None and (known or shouted or bool(agency)),
        "bracket": bool(agency) and (known or (shouted and region)) and agency[0].isupper(),
        "region": shouted and region and not end["colon"],
        "known": known and not (agency and not known_agency),
    }
    if any(grounds.values()):
        sure = grounds["agency"] or grounds["day"] or (known and shouted)
        is_plain = shouted or any(grounds[kind] for kind in ("agency", "day", "bracket")) or not end["colon"]
        return _Dateline(stop, agency, stamp, "certain" if sure else "probable", is_plain)
    return (
        _Dateline(stop, agency, stamp, "probable") if shouted and end["dash"] and _may_be_place(place, text) else None
    )


def _parted(head: str, about: About) -> tuple[str, bool, Stamp | None]:
    """The place, whether a region or state follows it, and the day."""
    words = head.split()
    if len(words) > 12:
        return "", False, None
    stamp, size = None, len(words)
    for first in range(max(0, size - 6), size):
        one = read_stamp(" ".join(words[first:]).strip(" ,."), about.language)
        if one is not None and one.day is not None and one.day.day:
            stamp, size = one, first
            break
    place, *regions = [part.strip() for part in " ".join(words[:size]).rstrip(" ,").split(", ")]
    is_plain = len(place.split()) <= 4 and len(regions) <= 2 and all(_is_name(part) for part in regions)
    return (place if is_plain else ""), bool(regions), stamp if is_plain else None


def _is_name(words: str) -> bool:
    """Whether words are capitalised as a name is."""
    found = re.findall(r"[^\W\d_]+", words)
    return 0 < len(found) <= 4 and found[0][0].isupper() and not any(c.isdigit() or c in '"“”:;!?' for c in words)


def _is_shouted(place: str) -> bool:
    letters = [letter for letter in place if letter.isalpha()]
    return len(letters) > 2 and not re.search(r"['’]S\b", place) and place.replace(" and ", " ").isupper()


def _may_be_place(place: str, text: str) -> bool:
    """Whether words in capitals (FACT, CHARLOTTE) go for a place: the text has them as a name, and not as a word."""
    if len(place) < 4 or place.startswith("THE ") or f" {place.lower()} " in text:
        return False
    return " " not in place or place.title() in text


def _is_place(place: str) -> bool:
    known = phrases("dateline")
    found = [bare(part) for part in re.split(r"/| and | & | und | et | y | e ", place)]
    return all(known.has(part, "place") for part in found) or known.has(bare(place), "place")


def _is_agency(words: str) -> bool:
    known = phrases("dateline")
    return bool(words) and all(known.has(bare(part), "agency") for part in words.split("/"))


def _is_list(text: str) -> bool:
    """Whether several lines begin with a place and a colon."""
    return sum(_is_place(start) for start in _starts(text)) > 1


def _starts(text: str) -> Iterator[str]:
    return (match.group(1) for match in re.finditer(r"^[ \t]*([^\W\d_][^:\n]{1,30}):\s", text, re.MULTILINE))
