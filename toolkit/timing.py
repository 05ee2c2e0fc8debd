"""Which words of a text name a day, a month, a year or a weekday: found by patterns, not yet worked out."""

import re
from typing import NamedTuple

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December"]  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_WORDS_TO_20 = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
                "twenty"]  # fmt: skip
NUMBERS = {word: number for number, word in enumerate(_WORDS_TO_20, 1)}


class Expression(NamedTuple):
    """What an expression of time says by itself: parts of a date, a weekday, or a distance from another day."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 0 is Monday
    which: str = ""  # next, last, this …
    unit: str = ""  # day, week, month or year: the unit of a distance
    steps: int = 0  # how many units after a day (before it, if negative)
    told: bool = False  # the distance is from another day of the text, not from the day of publication


_BLANK = r"[ \u00a0\u202f]"
_NAMES = "|".join([*MONTHS, *map(str.upper, MONTHS)])
_MONTH = rf"(?:{_NAMES}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
# May 16, but neither "May 1,000 people" nor "March 10%" nor "May 10.5".
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d(?!\d{3}\b)|[-–]year)"
_NO_COUNT = rf"(?!{_BLANK}(?:percent|per|million|billion|thousand|points?|people|others|seats)\b)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,:]\d)"
_WEEKDAY = rf"(?:{'|'.join([*WEEKDAYS, *map(str.upper, WEEKDAYS)])})"
_WHICH = r"(?i:next|last|this|coming|past)"
# May and March alone are months only after these words: a minister may be called May, a march may be in London.
_LEAD = r"(?i:in|since|until|till|throughout|during|early|late|mid|early in|late in|end of|beginning of)"
_BEFORE_YEAR = (
    r"(?:(?i:in|since|until|till|by|of|during|before|after|from|early|late|mid|between|the|to|and|for)[ \u00a0-]|\()"
)
_TITLES = r"Times|Telegraph|Mirror|Mail|Express|Post|Herald|Night|Review"  # the Sunday Times

_PATTERNS = [
    rf"(?:(?:(?P<which>{_WHICH}){_BLANK})?(?P<weekday>{_WEEKDAY})(?:,?{_BLANK}(?:the{_BLANK})?|{_BLANK}\())?"
    rf"(?:(?P<month>{_MONTH}){_BLANK}(?P<day>{_DAY}){_NO_COUNT}|(?<![$€£.,\d])(?P<day2>{_DAY})"
    rf"(?:{_BLANK}of)?{_BLANK}(?P<month2>{_MONTH})(?!\w))(?:,?{_BLANK}(?P<year>{_YEAR}))?",
    r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])",
    r"(?P<one>\d{1,2})(?P<sign>[/.])(?P<two>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)(?![\w/])",
    rf"(?P<month>{_MONTH}),?{_BLANK}(?:of{_BLANK})?(?P<year>{_YEAR})",
    rf"(?P<which>(?i:next|last|this)){_BLANK}(?P<month>{_NAMES})(?!\w|{_BLANK}\d|[’'-])",
    rf"(?P<lead>{_LEAD}[ \u00a0-])(?P<month>{_NAMES})(?!\w|{_BLANK}\d|[’'-])",
    rf"(?:(?P<which>{_WHICH}){_BLANK})?(?<!Black )(?<!Super )(?<!Good )(?<!Ash )(?<!Bloody )(?<!Easter )(?<!Palm )"
    rf"(?P<weekday>{_WEEKDAY})(?!\w|-[a-z]|{_BLANK}(?:{_TITLES})\b)",
    rf"(?P<count>\d{{1,3}}|(?i:{'|'.join(NUMBERS)})){_BLANK}(?P<unit>day|week|month|year)s?{_BLANK}"
    r"(?P<way>ago|earlier|later)(?!\w)",
    rf"(?P<which>(?i:next|last|this)){_BLANK}(?P<unit>week|month|year)(?![\w-])",
    r"(?P<word>(?i:yesterday|tomorrow|tonight)|today|(?<!USA )Today|(?i:last night))(?!\w)",
    rf"(?P<lead>{_BEFORE_YEAR})(?P<year>{_YEAR})(?!-\d|{_BLANK}(?:percent|people|years|days)\b)",
]
_FINDERS = [re.compile(rf"(?<!\w){pattern}") for pattern in _PATTERNS]
_WORDS = {"yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def expressions(text: str) -> list[Expression]:
    """The expressions of time of a text, in order; where two overlap, the fuller pattern wins.

    >>> [text[one.start:one.end] for text in ["He may leave next Monday, June 2."] for one in expressions(text)]
    ['next Monday, June 2']
    """
    taken = bytearray(len(text))
    found = []
    for finder in _FINDERS:
        for match in finder.finditer(text):
            one = _read(match)
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)
    return sorted(found)


def _read(match: re.Match[str]) -> Expression:
    has = {key: value for key, value in match.groupdict().items() if value}
    start = match.end("lead") if "lead" in has else match.start()
    year = int(has["year"]) if "year" in has else None
    which = has.get("which", "").lower()
    if "one" in has:
        return Expression(start, match.end(), year, *_in_order(int(has["one"]), int(has["two"]), has["sign"]))
    if "word" in has:
        return Expression(start, match.end(), unit="day", steps=_WORDS[has["word"].lower()])
    if "count" in has:
        steps = NUMBERS.get(has["count"].lower()) or int(has["count"])
        steps = steps if has["way"] == "later" else -steps
        return Expression(start, match.end(), unit=has["unit"], steps=steps, told=has["way"] != "ago")
    if "unit" in has:
        return Expression(start, match.end(), unit=has["unit"], steps={"last": -1, "next": 1}.get(which, 0))
    month, day = has.get("month") or has.get("month2"), has.get("day") or has.get("day2")
    weekday = WEEKDAYS.index(has["weekday"].capitalize()) if "weekday" in has else None
    number = int(re.sub(r"\D", "", day)) if day else None
    return Expression(start, match.end(), year, month_number(month), number, weekday, which)


def _in_order(one: int, two: int, sign: str) -> tuple[int | None, int | None]:
    """Month and day of 28/05 or 5/28; of 5/6, which is read differently in different countries, neither."""
    if sign == "." or one > 12:
        return (two, one) if two <= 12 else (None, None)
    return (one, two) if two > 12 or one == two else (None, None)


def month_number(name: str | None) -> int | None:
    """1 for January, Jan., JANUARY and 01."""
    if name and name.isdigit():
        return int(name)
    return next((number for number, month in enumerate(MONTHS, 1) if name and month[:3] == name[:3].title()), None)
