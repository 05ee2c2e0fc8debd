"""What an exercise is, and what is still missing from the answers that may be anything."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from .coding import STATUSES
from .compare import keyness
from .corpus import Article, Corpus
from .loading import load_corpus
from .verbatim import nearest, places
from .voices import attributions

Answer = Callable[[Corpus], object]


@dataclass(frozen=True)
class Exercise:
    """A question with one right answer, and what to say to the wrong ones that are easy to understand."""

    right: Answer
    hint: str
    misconceptions: tuple[tuple[Answer, str], ...] = ()


@dataclass(frozen=True)
class Task:
    """A task with many right answers: a test that says what is still missing, or nothing."""

    missing: Callable[[Any], str]


def _table_missing(answer: object, columns: set[str], advice: str) -> str:
    return "" if isinstance(answer, pd.DataFrame) and columns <= set(answer.columns) else advice


def own_article(answer: object) -> str:
    if not isinstance(answer, Article):
        return 'Make an article: Article.from_text("mine", "The text …").'
    return "" if len(answer.words) >= 20 else f"Your article has {len(answer.words)} words; take one with at least 20."


def own_rates(answer: object) -> str:
    problem = _table_missing(answer, {"word", "article", "rate"}, 'Make a table: rates(corpus, "war", "conflict").')
    return problem or ("" if answer["word"].nunique() > 1 else "Ask for at least two words.")  # type: ignore[index]


def own_keyness(answer: object) -> str:
    advice = 'Make a table: keyness(corpus, ["rt", "alliance"]).'
    corpus = load_corpus()
    problem = _table_missing(answer, {"token", "count", "log_ratio"}, advice)
    alone = not problem and any(keyness(corpus, id).equals(answer) for id in corpus.ids)  # type: ignore[arg-type]
    return problem or ("That is one article against the others; give a list of two." if alone else "")


def own_evidence(answer: object) -> str:
    problem = _table_missing(answer, {"article", "text", "start", "end"}, 'Make a table: kwic(corpus, "memorandum").')
    if problem:
        return problem
    shown = answer[answer["text"].fillna("") != ""]  # type: ignore[index]
    return "" if shown["article"].nunique() > 1 else "Show passages of at least two articles."


def own_decisions(answer: object) -> str:
    form = 'Make a list of decisions: [("rt", "reported", "the words"), ("alliance", "absent", "")].'
    if not isinstance(answer, list | tuple) or not all(
        isinstance(one, list | tuple) and len(one) == 3 for one in answer
    ):
        return form
    problems = [problem for one in answer if (problem := _wrong_decision(load_corpus(), *one))]
    return problems[0] if problems else "" if len({one[0] for one in answer}) > 1 else "Decide for two articles."


def _wrong_decision(corpus: Corpus, article: object, status: object, quote: object) -> str:
    """What is wrong with one decision, or nothing."""
    if article not in corpus.ids:
        return f"There is no article {article!r}. There are: {', '.join(corpus.ids)}."
    if status not in STATUSES:
        return f"There is no status {status!r}. There are: {', '.join(STATUSES)}."
    if status == "absent" or not isinstance(quote, str):
        return "" if quote == "" else "What is absent has no words: write an empty text, two quotation marks."
    found = len(places(corpus[str(article)].text, quote)) if quote else 0
    near = nearest(corpus[str(article)].text, quote)
    meant = f" The nearest passage is {near!r}." if near and not found else ""
    return "" if found == 1 else f"{quote[:40]!r} occurs {found} times in {article}, not once.{meant}"


def own_nesting(answer: object) -> str:
    if not isinstance(answer, Article):
        return 'Make an article: Article.from_text("mine", "The mayor said that …").'
    table = attributions(Corpus([answer]))  # type: ignore[arg-type]
    if table.empty:
        return "The rules find nobody who says anything. Begin with a name and the words “said that”."
    if (table["depth"] > 0).any():
        return ""
    found = "; ".join(
        f"{speaker or '?'} ({verb})" for speaker, verb in zip(table["speaker"], table["verb"], strict=True)
    )
    return f"The rules find only {found}. If your text has a voice inside it, you have fooled them: write one they see."
