"""What sets an article apart from the others, seen before counting: length, copies, date, outlet, title, language."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median

from .copies import copies
from .corpus import Article, Corpus
from .languages import language, looks_english, unbroken
from .remarks import Remark, other_languages
from .text import Span, forms
from .wording import listed, many

_SHORT = 30  # words; below it, rates per 1,000 words say little
_TIMES = 4  # shorter or longer than the median
_DEVIATIONS = 3.5 * 1.4826  # of the median deviation: Iglewicz & Hoaglin 1993
_RUN, _SHOWN = 5, 25  # words that two texts have in common at least; words of a passage that is shown

Remarks = Iterator[tuple[str, Remark]]


def lengths(corpus: Corpus) -> Remarks:
    """Empty, very short, and much shorter or longer than the others; with the words and the median."""
    sizes = [int(size) for size in corpus.stream.lengths]
    middle = median([size for size in sizes if size] or [0])
    ratios = [max(size, 1) / max(middle, 1) for size in sizes]
    usual = max(_TIMES, 1 + _DEVIATIONS * median([abs(max(ratio, 1 / ratio) - 1) for ratio in ratios] or [0]))
    for article, size, ratio in zip(corpus, sizes, ratios, strict=True):
        if not size:
            told = "The article is empty." if not article.text.strip() else "There is no word in the article."
        elif unbroken(article.text) > 0.5:
            continue  # its words cannot be counted
        elif len(sizes) >= 3 and not 1 / usual < ratio < usual:
            kind = "short" if ratio < 1 else "long"
            told = f"Very {kind} beside the others: {many(size, 'word')}; the median is {middle:,.0f}."
        elif size < _SHORT:
            told = f"Very short: {many(size, 'word')}. A single use changes every rate."
        else:
            continue
        yield article.id, Remark("length", told)


def repeats(corpus: Corpus) -> Remarks:
    """Articles that repeat an earlier one, wholly or nearly, or contain it, with the longest passage in common."""
    table = copies(corpus.stream)
    for text, other, share, same in table[["text", "other", "share", "same"]].itertuples(index=False, name=None):
        article, earlier = corpus.articles[text], corpus.articles[other]
        if same:
            told = f"The same words as {earlier.id!r}: counted twice."
            yield article.id, Remark("copies", told, *_beginning(article, 0, _SHOWN))
            continue
        first, size = _longest(corpus, text, other)
        told = _shared(corpus, text, other, share)
        told += f" The longest passage in common, of {many(size, 'word')}, begins so."
        yield article.id, Remark("copies", told, *_beginning(article, first, min(size, _SHOWN)))


def _shared(corpus: Corpus, text: int, other: int, share: float) -> str:
    lengths, id = corpus.stream.lengths, corpus.ids[other]
    if share > 0.9 and lengths[text] < 0.8 * lengths[other]:
        return f"Nearly all of it stands in {id!r}, which is longer: a part of it?"
    if share > 0.9 and lengths[other] < 0.8 * lengths[text]:
        return f"It contains nearly all of {id!r}: several articles in one, or a longer version?"
    return f"{share:.0%} of its runs of five words stand in {id!r}, too: a copy, or the same agency report?"


def _beginning(article: Article, first: int, size: int) -> Span:
    return article.words[first][0], article.words[min(first + size, len(article.words)) - 1][1]


def _longest(corpus: Corpus, text: int, other: int) -> tuple[int, int]:
    """The longest run of words that two texts have in common: its first word in the one, and its length."""
    one, two = (_numbers(corpus, number) for number in (text, other))
    known: dict[tuple[int, ...], int] = {}
    for place in range(len(two) - _RUN + 1):
        known.setdefault(tuple(two[place : place + _RUN]), place)
    best, place = (0, 0), 0
    while place <= len(one) - _RUN:
        there = known.get(tuple(one[place : place + _RUN]))
        size = 0 if there is None else _common(one, place, two, there)
        best = max(best, (place, size), key=lambda run: run[1])
        place += max(size - _RUN, 0) + 1
    return best


def _numbers(corpus: Corpus, text: int) -> list[int]:
    stream = corpus.stream
    numbers: list[int] = stream.numbers()[stream.starts[text] : stream.ends[text]].tolist()
    return numbers


def _common(one: Sequence[int], first: int, two: Sequence[int], second: int) -> int:
    size = 0
    while first + size < len(one) and second + size < len(two) and one[first + size] == two[second + size]:
        size += 1
    return size


def days(corpus: Corpus) -> Remarks:
    """Dates that are missing, are none, or lie far from those of the other articles."""
    known = {article.id: day for article in corpus if (day := _day(article.published))}
    middle = median([day.toordinal() for day in known.values()] or [0])
    apart = median([abs(day.toordinal() - middle) for day in known.values()] or [0])
    for article in corpus:
        day = known.get(article.id)
        if not article.published:
            yield article.id, Remark("date", "No date is known.")
        elif day is None:
            yield article.id, Remark("date", f"{article.published!r} is no date that is written YYYY-MM-DD.")
        elif day.year < 1600:
            yield article.id, Remark("date", f"Dated {day}: before there were newspapers.")
        elif len(known) >= 3 and abs(day.toordinal() - middle) > max(365, 10 * apart):
            side = "later" if day.toordinal() > middle else "earlier"
            told = f"Dated {day}, much {side} than the others; the median is {date.fromordinal(int(middle))}."
            yield article.id, Remark("date", told)


def _day(published: str | None) -> date | None:
    """A day; of a month or year alone, its first day."""
    parts = (published or "").strip()[:10].split("-")
    try:
        return date(*(int(part) for part in [*parts, "1", "1"][:3])) if len(parts[0]) == 4 else None
    except ValueError:
        return None


def origins(corpus: Corpus) -> Remarks:
    """Outlets that are not known, titles that do not stand in the text, and one outlet with most of the articles."""
    for article in corpus:
        if not article.outlet:
            yield article.id, Remark("outlet", "No outlet is known.")
        if article.title and not _contains(article.text, article.title):
            yield article.id, Remark("title", "The title does not stand in the text: its words are not counted.")
    for what, least, values in (("outlet", 2, _outlets(corpus)), ("month", 3, _months(corpus))):
        (name, most), *others = Counter(values).most_common() or [("", 0)]
        if len(others) + 1 >= least and len(values) >= 6 and 3 * most > 2 * len(values):
            told = (
                f"{most:,} of {len(values):,} articles have the same {what}, {name!r}: it decides what is usual here."
            )
            yield "", Remark("balance", told)


def _outlets(corpus: Corpus) -> list[str]:
    return [article.outlet for article in corpus if article.outlet]


def _months(corpus: Corpus) -> list[str]:
    return [day.isoformat()[:7] for article in corpus if (day := _day(article.published))]


def _contains(text: str, title: str) -> bool:
    sought = " ".join(forms(title)).lower()
    return not sought or f" {sought} " in f" {' '.join(forms(text[:50_000])).lower()} "


def languages(corpus: Corpus) -> Remarks:
    """Articles in another language than most, or than they are said to be in; scripts without blanks; not English."""
    guesses = {article.id: _language(article.text) for article in corpus}
    counts = Counter(filter(None, guesses.values())).most_common()
    usual = counts[0][0] if counts and 2 * counts[0][1] > len(guesses) else None
    if len(counts) > 1 and not usual:
        several = listed(f"{code} ({number:,})" for code, number in counts[:8]) + (" …" if counts[8:] else "")
        yield "", Remark("language", f"Articles in {len(counts)} languages, as it seems: {several}.")
    for article in corpus:
        guess = guesses[article.id]
        for remark in _of_language(article, guess, usual):
            yield article.id, remark


def _of_language(article: Article, guess: str | None, usual: str | None) -> Iterator[Remark]:
    said = (article.language or "")[:2].lower()
    if guess and usual and usual != guess:
        told = f"It seems to be in another language ({guess}) than most of the articles ({usual})."
        yield Remark("language", told)
    if guess and said and said != guess:
        yield Remark("language", f"Its language is given as {article.language!r}; it reads like {guess}.")
    if not (guess == "en" or (guess is None and looks_english(article.text))):
        yield Remark("rules", NOT_ENGLISH)
    if unbroken(article.text) > 0.5:
        yield Remark("words", NO_BLANKS)
    if guess:
        yield from other_languages(article.text, guess)


NOT_ENGLISH = (
    "It does not look English. Who says what (attributions() and all that stands on it), dates, names for things and "
    "clashes are found with rules for English; words, passages in common and comparisons work in any language."
)
NO_BLANKS = (
    "No blanks between words in this script: what is counted as a word is a whole phrase, from one sign or blank to "
    "the next."
)


def _language(text: str) -> str | None:
    try:
        return language(text)[0]
    except ImportError:  # py3langid is an extra; without it only English is told from what is not
        return "en" if looks_english(text) else None


def apostrophes(corpus: Corpus) -> Remarks:
    """Whether some articles write ’ and others '."""
    curly = [article.id for article in corpus if "’" in article.text]
    straight = [article.id for article in corpus if "'" in article.text]
    if curly and straight:
        some = [f"{sign} in {many(len(ids), 'article')}" for sign, ids in (("’", curly), ("'", straight))]
        told = f"Two kinds of apostrophes, {listed(some)}: counted as one, but passages keep their own."
        yield "", Remark("apostrophes", told)
