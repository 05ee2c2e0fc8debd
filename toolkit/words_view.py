"""The words view of explore(): rates, spread, context, and words that set an article apart."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any

import pandas as pd

from .calls import Call, Tables
from .compare import keyness
from .context import kwic
from .figure import yes_no
from .listing import MOST_PASSAGES, MOST_ROWS, listing, number_of, opening, uses, words_of
from .marked import show_concordance
from .show import show_dispersion, show_rates
from .two_sided import show_keyness
from .views import Field, Result, View
from .wording import listed, many, plain, shortened
from .words import dispersion, frequencies, function_words, rates

RATES, SPREAD, CONTEXT, APART = "rates", "spread", "context", "apart"
_SHOWS = (
    ("uses per 1,000 words", RATES),
    ("spread over the articles", SPREAD),
    ("uses in context", CONTEXT),
    ("words that set an article apart", APART),
)
MOST_WORDS = 12


def words_view(tables: Tables) -> View:
    """Fields and results for words; at first the two words used most, without the words of grammar."""
    often = frequencies(tables.corpus, skip=function_words())["token"].head(2)
    articles = tuple((plain(id), id) for id in tables.corpus.ids)
    fields = {
        "show": Field("Show", RATES, _SHOWS),
        "words": Field("Words or phrases, with commas between them", ", ".join(often)),
        "article": Field("Article", articles[0][1] if articles else None, articles),
        "against": Field("Compared with (none chosen: all others)", (), articles, several=True),
        "grammar": Field("Leave out the words of grammar", False),
    }
    apart = ["show", "article", "against", "grammar"]
    return View(fields, lambda values: apart if values["show"] == APART else ["show", "words"], _result(tables))


def _result(tables: Tables) -> Callable[..., Result]:
    def result(
        *, show: str, words: str = "", article: str = "", against: Sequence[str] = (), grammar: bool = False
    ) -> Result:
        if show == APART:
            return apart_result(tables, article, against, grammar=grammar)
        return words_result(tables, words, show)

    return result


def words_result(tables: Tables, typed: str, show: str = RATES) -> Result:
    """What is shown of some words: their rates, their spread, or (of the first) every use in context.

    ValueError if no word is typed, or too many; or for signs that are no word.
    """
    if not len(tables.corpus.stream.written):
        raise ValueError("There is no word in this corpus. Load articles that have a text.")
    words = tuple(dict.fromkeys(word.strip() for word in typed.split(",") if word.strip()))
    if not words:
        raise ValueError("Type a word, or several with commas between them, and press Enter.")
    if len(words) > MOST_WORDS:
        raise ValueError(f"These are {len(words)} words. Type at most {MOST_WORDS} at a time.")
    counted = tables.of(Call(rates, words))
    sentence = _sentence(tables, words, counted)
    return {RATES: _rates, SPREAD: _spread, CONTEXT: _context}[show](tables, words, sentence)


def _sentence(tables: Tables, words: Sequence[str], counted: pd.DataFrame) -> str:
    used = counted[counted["count"] > 0]
    number = f"{many(counted['count'].sum(), 'use')} of {listed(map(shortened, words))}"
    found = f"{number} in {used['article'].nunique():,} of {many(len(tables.corpus), 'article')}."
    advice = [_advice(tables, word) for word in words if word not in set(used["word"])]
    return " ".join([found, *advice])


def _advice(tables: Tables, word: str) -> str:
    """What to try instead of a word that is not used."""
    near = [one for one in tables.corpus.stream.vocabulary(False) if one[:1] == word[:1].lower()]
    meant = get_close_matches(word.lower(), near, n=1)
    tried = f"did you mean {shortened(meant[0])}?" if meant else "try its beginning with a *, such as negotiat*."
    return f"{shortened(word)} is not used: {tried}"


def _rates(tables: Tables, words: tuple[str, ...], sentence: str) -> Result:
    call = Call(rates, words)
    table = tables.of(call)
    cells = {
        "word": words_of("word"), "article": words_of("article"),
        "words of the article": words_of("words"), "uses per 1,000 words": number_of("rate"),
        "uses": lambda row: _opening(tables, row["count"], row["word"], (row["article"],)),
    }  # fmt: skip
    chart = show_rates(table, top=max(1, min(20, MOST_ROWS // len(words))))
    return Result(
        sentence, call, table, (chart, listing(table, cells, title="Uses in each article; a number opens them"))
    )


def _spread(tables: Tables, words: tuple[str, ...], sentence: str) -> Result:
    call = Call(dispersion, words)
    table = tables.of(call)
    cells = {
        "word": words_of("word"), "articles": words_of("articles"),
        "dp": number_of("dp", 2), "dp_norm": number_of("dp_norm", 2),
        "uses": lambda row: _opening(tables, row["count"], row["word"], ()),
    }  # fmt: skip
    return Result(
        sentence,
        call,
        table,
        (show_dispersion(table), listing(table, cells, title="Uses in all articles; a number opens them")),
    )


def _context(tables: Tables, words: tuple[str, ...], sentence: str) -> Result:
    call = Call(kwic, words[:1])
    table = tables.of(call)
    first = f" Here are those of {shortened(words[0])}; type one word to see its uses." if len(words) > 1 else ""
    return Result(sentence + first, call, table, (show_concordance(table),))


def apart_result(tables: Tables, article: str, against: Sequence[str] = (), *, grammar: bool = False) -> Result:
    """Words that one article uses more, or less, than those it is compared with; of none, than all the others.

    ValueError where one side has no words.
    """
    if not len(tables.corpus):
        raise ValueError("There is no article in this corpus.")
    others = tuple(id for id in tables.corpus.ids if id != article and (id in against or not set(against) - {article}))
    only = (article, *others) if len(others) < len(tables.corpus) - 1 else ()
    call = Call(keyness, (article,), only, (("skip", function_words),) if grammar else ())
    table = tables.of(call)
    more, less = table[table["log_ratio"] > 0], table[table["log_ratio"] < 0]
    beside = many(len(others), "other article")
    sentence = f"{shortened(article)} beside {beside}: {many(len(more), 'word')} used more, {len(less):,} used less."
    drawn = pd.concat([more.head(15), less.tail(15)])
    rows = listing(drawn, _apart_cells(tables, article, others), title="The words drawn; a number of uses opens them")
    return Result(sentence, call, table, (show_keyness(table), rows))


def _apart_cells(tables: Tables, article: str, others: tuple[str, ...]) -> dict[str, Any]:
    return {
        "word": words_of("token"),
        "log ratio": number_of("log_ratio"), "g2": number_of("g2"),
        "few expected": lambda row: yes_no(row["few_expected"]),
        "steady": lambda row: yes_no(row["steady"]),
        "uses": lambda row: _opening(tables, row["count"], row["token"], (article,)),
        "uses elsewhere": lambda row: _opening(tables, row["other_count"], row["token"], others),
    }  # fmt: skip


def _opening(tables: Tables, count: int, word: str, ids: tuple[str, ...]) -> str:
    """A number of uses that opens the first of them, and names the call that gives all."""
    if not count:
        return "0"
    lines = list(uses(kwic(tables.part(*ids), word, lines=MOST_PASSAGES)))
    rest = f"and {count - len(lines):,} more: {Call(kwic, (word,), ids)}" if count > len(lines) else ""
    return opening(f"{count:,}", lines, rest)
