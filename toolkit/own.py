"""The exercises on articles of one's own: what loading did, and what was decided about it."""

from functools import cache

from .context import kwic
from .corpus import Corpus
from .loading import load_articles
from .repairing import rules_of
from .tables import data_folder
from .tasks import Exercise, Task

DECISIONS = ("kept", "left out")


@cache
def examples() -> Corpus:
    """The articles of data/example_articles."""
    return load_articles(data_folder() / "example_articles")


def _files(*status: str) -> int:
    """How many files have a row with this status (any, if none is named)."""
    card = examples().loading
    return int(card[card["status"].isin(status) | (not status)]["file"].nunique())


def _loaded(corpus: Corpus) -> int:
    return _files() - _files("skipped")


def _repeating(corpus: Corpus, column: str = "article") -> str:
    card = examples().loading
    return str(card.loc[card["status"] == "duplicate", column].iloc[0])


def _lost(corpus: Corpus, *certainty: str) -> int:
    ledger = examples()["valley_chronicle"].ledger
    return sum("lost marks" in rules_of(one) and one.certainty in (certainty or [one.certainty]) for one in ledger)


def _words(corpus: Corpus, *without: str) -> int:
    file = data_folder() / "example_articles" / "courier.txt"
    return len(load_articles(file, without=without)["courier"].words)


def _saying(*left_out: str) -> int:
    return int(kwic(examples().without(*left_out), "9,000")["article"].nunique())


def own_choices(answer: object) -> str:
    """What is missing from a list of (article, kept or left out, reason)."""
    form = 'Make a list of decisions: [("tagblatt", "left out", "it is in German, the others are in English")].'
    if not isinstance(answer, list | tuple) or not all(
        isinstance(one, list | tuple) and len(one) == 3 and all(isinstance(cell, str) for cell in one) for one in answer
    ):
        return form
    problems = [problem for one in answer if (problem := _wrong_choice(*one))]
    if problems or not answer:
        return problems[0] if problems else form
    return "" if len({one[1] for one in answer}) > 1 else "Name at least one article you kept and one you left out."


def _wrong_choice(article: str, decision: str, reason: str) -> str:
    if not article.strip():
        return "Name the article, by its id."
    if decision not in DECISIONS:
        return f"There is no decision {decision!r}. There are: {', '.join(DECISIONS)}."
    return "" if len(reason.split()) >= 5 else f"Why was {article!r} {decision}? Give a reason of five words or more."


OWN: dict[str, Exercise | Task] = {
    "7.1": Exercise(
        _loaded,
        "Count the files of which no row of the card says skipped.",
        (
            (lambda corpus: len(examples()), "So many articles were loaded, but some files hold two. Count the files."),
            (lambda corpus: _files(), "That is how many files there are. Not every one could be read."),
        ),
    ),
    "7.2": Exercise(
        _repeating,
        "Look for the status duplicate, and give the name in the column article.",
        ((
            lambda corpus: _repeating(corpus, "same_as"),
            "That is the one it repeats: the same words, found first. Give the other one.",
        ),),
    ),
    "7.3": Exercise(
        lambda corpus: _lost(corpus, "certain"),
        "Count the rows whose reason begins with lost marks and whose certainty is certain.",
        ((_lost, "That is the number of all marks put back. How many of these are certain?"),),
    ),
    "7.4": Exercise(
        lambda corpus: _words(corpus, "boilerplate") - _words(corpus),
        "Subtract: the words of courier with the block in it, less the words without it.",
        (
            (lambda corpus: _words(corpus, "boilerplate"), "That is all its words. How many more is that than before?"),
            (_words, "That is the number of words after the repair. How many more are there without it?"),
        ),
    ),
    "7.5": Exercise(
        lambda corpus: _saying("daily_harrigan", "tagblatt", "hed_hanahar", "press_release"),
        'Count the different articles in kwic(compared, "9,000").',
        ((
            lambda corpus: _saying(),
            "That counts copies and translations, too. How many are left in compared?",
        ),),
    ),
    "7.6": Task(own_choices),
}  # fmt: skip
