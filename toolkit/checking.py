"""What `check` says to an answer: not answered yet, not yet with a hint, or right."""

from collections.abc import Iterable
from dataclasses import dataclass
from numbers import Real
from typing import Any

import pandas as pd

from .exercises import EXERCISES
from .loading import load_corpus
from .tasks import Exercise, Task
from .text import fold


@dataclass(frozen=True, repr=False)
class Feedback:
    """What `check` has to say; shown as plain text."""

    verdict: str
    message: str

    def __repr__(self) -> str:
        return self.message


def check(number: str, answer: object) -> Feedback:
    """Whether an answer to an exercise is right; if not, what to look at.

    `number` is the exercise's, such as "2.1"; an answer may be a number, a text, a list or a table.
    The verdict is open (not answered yet), not yet (with a hint) or right.

    LookupError if there is no such exercise.

    >>> check("2.1", ...)
    2.1: not answered yet. Replace ... with your answer and run the cell again.
    >>> check("2.1", "The")
    2.1: right.
    """
    if number not in EXERCISES:
        known = ", ".join(map(repr, EXERCISES))
        raise LookupError(f"There is no exercise {number!r}. There are: {known}.")
    if answer is ...:
        return Feedback("open", f"{number}: not answered yet. Replace ... with your answer and run the cell again.")
    problem = _problem(EXERCISES[number], answer)
    return Feedback("not yet", f"{number}: not yet. {problem}") if problem else Feedback("right", f"{number}: right.")


def _problem(exercise: Exercise | Task, answer: object) -> str:
    if isinstance(exercise, Task):
        return exercise.missing(answer)
    corpus = load_corpus()
    right = exercise.right(corpus)
    if same(answer, right):
        return ""
    hints = [hint for wrong, hint in exercise.misconceptions if same(answer, wrong(corpus))]
    return hints[0] if hints else _form(answer, right, corpus.ids) or exercise.hint


def _form(answer: object, right: object, ids: list[str]) -> str:
    """What is odd about the form of an answer, or nothing."""
    if isinstance(right, Real):
        return _number_form(answer)
    names = [answer] if isinstance(answer, str) else answer
    if not isinstance(names, list | tuple | set) or not all(isinstance(name, str) for name in names):
        return 'Give a name between quotation marks, or a list of names: ["…", "…"].'
    wanted = [right] if isinstance(right, str) else right
    about_articles = isinstance(wanted, Iterable) and set(wanted) <= set(ids)
    strange = [name for name in names if about_articles and fold(name.strip()) not in ids]
    return f"There is no article {strange[0]!r}. There are: {', '.join(ids)}." if strange else ""


def _number_form(answer: object) -> str:
    if isinstance(answer, pd.DataFrame):
        return "That is a whole table. Give one number; len(…) counts the rows of a table."
    return "" if isinstance(answer, Real) else "Give one number, without quotation marks or brackets."


def same(answer: object, right: object) -> bool:
    """Whether two answers agree: numbers to one decimal, texts without regard to case, lists in any order.

    >>> same(6.73, 6.7), same("RT", "rt"), same(["rt", "alliance"], {"alliance", "rt"}), same(True, 1)
    (True, True, True, False)
    """
    answer, right = _alone(answer), _alone(right)
    if isinstance(answer, bool) or isinstance(right, bool):
        return answer is right
    if isinstance(answer, Real) and isinstance(right, Real):
        return abs(float(answer) - float(right)) < 0.05
    if isinstance(answer, str) or isinstance(right, str):
        return isinstance(answer, str) and isinstance(right, str) and fold(answer.strip()) == fold(right.strip())
    if isinstance(answer, Iterable) and isinstance(right, Iterable):
        return {fold(str(item).strip()) for item in answer} == {fold(str(item).strip()) for item in right}
    return False


def _alone(answer: Any) -> Any:
    """The one item of a list of one: "rt" and ["rt"] are the same answer, and so are 3 and numpy's 3."""
    if getattr(answer, "shape", None) == ():
        return answer.item()
    return answer[0] if isinstance(answer, list | tuple) and len(answer) == 1 else answer
