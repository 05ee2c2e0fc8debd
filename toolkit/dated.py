"""When an article says that something happened: every expression of time, worked out as far as the text allows."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pandas as pd

from .corpus import Article, Corpus, check_corpus
from .days import bounds, possible, shifted, stated, without_year, worked_out
from .english import warn_of_rules
from .quoting import quotations
from .sentences import sentences
from .text import Span, paragraphs
from .timing import WEEKDAYS, Expression, expressions
from .wording import word_set

COLUMNS = ["article", "start", "end", "text", "date", "first_day", "last_day", "weekday", "basis", "computed_from",
           "sentence_start", "sentence_end", "sentence"]  # fmt: skip
STATED, COMPUTED, UNKNOWN = "stated", "computed", "unknown"
# The word that decides whether "on Monday" is still to come; past forms of planning plan what comes.
_COMING = word_set(
    "will would shall won't is are plan plans planned planning propose proposes proposed proposing schedule schedules "
    "scheduled expect expects expected due set invite invited suggest suggests suggested offer offers offered by until "
    "till ahead before upcoming intend intends hope hopes agreed resume slated postponed delayed to"
)
_GONE = word_set(
    "was were had has have did said says told met went came began saw held made got left won lost ran spoke took gave "
    "wrote flew fell rose broke struck shot fought stood sat sent spent sold bought brought thought kept felt hit led "
    "drew grew knew threw drove chose became heard found paid built sank swore hung beat earlier"
)
_WILL = re.compile(r"(?:will|won[’']t|shall|(?:is|are)\s(?:to|due|set|expected|scheduled|slated|planned))\b")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def dates(corpus: Corpus) -> pd.DataFrame:
    """Every expression of time that names a day, week, month, year or weekday, and which one it is.

    One row per expression, in reading order (prepositions are no part of it: *May 16*, *next Monday*, *2022*):
        article                       the article's id
        start, end, text              where it stands: corpus[article].text[start:end] is `text`
        date                          as precise as it is known: 2025-05-16, 2025-W21 (a week), 2022-02, 2022;
                                      --05-16 and --05 where the year is not known (text without day of publication);
                                      empty where nothing can be said
        first_day, last_day           the first and the last day it covers, as 2025-05-16; empty where not known
        weekday                       the weekday it names, else empty
        basis                         stated: the text says all of `date`; computed: part of it is worked out;
                                      unknown: `date` is empty
        computed_from                 what it was worked out from, if it was: the day of publication (and if that is
                                      itself inferred, it says so) or the words of another date in the sentence
        sentence_start, sentence_end, sentence     the sentence around it

    The rules are for English; a warning (NotEnglish) names the articles that do not look English. They are few and
    fixed, so that they can be checked; what they give is a reading, not a fact:
    a day or month without year is the one nearest to the day of publication; a weekday is the last such day on or
    before it, and after words of planning (*will*, *proposed*, *scheduled* … as the nearest such word in the
    sentence) the first after it; *next Monday* is the first after it, *last Monday* the last before it. *Yesterday*,
    *today* and *tomorrow* inside quotation marks stay unknown: they are the speaker's. *Two days earlier* counts
    from another day in the same sentence, else it stays unknown. Of a span of days (*May 16-18*), the first is given.
    A weekday and a date side by side are one row; whether they fit each other is shown by clashes().

    >>> found = dates(load_corpus().only("rt"))
    >>> print(found[["text", "date", "basis"]].iloc[2:6].to_string(index=False))
                   text       date    basis
    next Monday, June 2 2025-06-02 computed
                 May 16 2025-05-16 computed
                   2022       2022   stated
              Wednesday 2025-05-28 computed
    """
    check_corpus(corpus)
    warn_of_rules(corpus, "Expressions of time are")
    rows = [row for article in corpus for row in _rows(article)]
    table = pd.DataFrame(rows, columns=COLUMNS)
    places = ["start", "end", "sentence_start", "sentence_end"]
    texts = [column for column in COLUMNS if column not in places]
    return table.astype({**dict.fromkeys(places, "int64"), **dict.fromkeys(texts, "str")})


class Dated(NamedTuple):
    """An expression of time with the day it means, and the sentence it stands in."""

    expression: Expression
    date: str
    basis: str
    computed_from: str
    sentence: Span


def dated(article: Article) -> list[Dated]:
    """The expressions of time of one article, worked out."""
    text, found = article.text, expressions(article.text)
    spans = sentences(text) if found else []
    starts = [start for start, _ in spans]
    placed = [(one, spans[bisect_right(starts, one.start) - 1]) for one in found]
    quoted = list(_quoted(text)) if any(one.unit == "day" for one in found) else []
    known = {one: _known(article, one, sentence) for one, sentence in placed if not _is_told(one, quoted)}
    days = {sentence: one for one, sentence in reversed(placed) if len(known.get(one, ("",))[0]) == len("2025-05-16")}
    result = []
    for one, sentence in placed:
        value, basis, source = known.get(one) or ("", UNKNOWN, "")
        if one.told and sentence in days:  # two days earlier than the day that stands in the same sentence
            other = days[sentence]
            value, basis = shifted(known[other][0], one.unit, one.steps), COMPUTED
            source = text[other.start : other.end]
        result.append(Dated(one, value, basis, source, sentence))
    return result


def _is_told(one: Expression, quoted: list[Span]) -> bool:
    """Whether an expression does not count from the day of publication: two days earlier; a speaker's own today."""
    place = bisect_right(quoted, (one.start, one.end)) - 1
    inside = place >= 0 and one.end <= quoted[place][1]
    return one.told or (one.unit == "day" and inside)


def _known(article: Article, one: Expression, sentence: Span) -> tuple[str, str, str]:
    """The date, its basis, and what it was computed from."""
    full, published = stated(one), published_day(article)
    if full:
        return full, STATED, ""
    if published is None or not possible(one):
        open_year = without_year(one)
        return open_year, STATED if open_year else UNKNOWN, ""
    value = worked_out(one, published, _is_coming(article.text, sentence, one))
    inferred = " (inferred)" if article.published_basis == "inferred" else ""
    return (value, COMPUTED, f"published {published}{inferred}") if value else ("", UNKNOWN, "")


def published_day(article: Article) -> date | None:
    """The day of publication, if it is known as a whole day."""
    try:
        return date.fromisoformat((article.published or "").strip()[:10])
    except ValueError:
        return None


def _rows(article: Article) -> Iterator[tuple[object, ...]]:
    for one, value, basis, source, (start, end) in dated(article):
        weekday = "" if one.weekday is None else WEEKDAYS[one.weekday]
        passage = article.text[one.start : one.end]
        known = (value, *bounds(value), weekday, basis, source)
        yield (article.id, one.start, one.end, passage, *known, start, end, article.text[start:end])


def _quoted(text: str) -> Iterator[Span]:
    for start, end in paragraphs(text):
        yield from ((one.start, one.end) for one in quotations(text, start, end))


def _is_coming(text: str, sentence: Span, one: Expression) -> bool:
    """Whether the nearest telling word before a weekday, else the words after it, say that it is still to come."""
    before = _WORD.findall(text, max(sentence[0], one.start - 200), one.start)[::-1]
    for place, word in enumerate(before):
        small = word.lower()
        past = small.endswith("ed") and len(small) > 4
        if small in _COMING and not (past and place < 2) and not (small == "to" and before[place - 1][0].isupper()):
            return True  # but "proposed on Monday" is the day of proposing, and "to Kyiv" is no plan
        if small in _GONE or past:
            return False
    return bool(_WILL.search(text, one.end, min(sentence[1], one.end + 100)))
