"""What `check` says to an answer: not answered yet, not yet with a hint, or right."""

from collections.abc import Iterable
from dataclasses import dataclass
from numbers import Real

from .exercises import EXERCISES, Exercise, Task
from .loading import load_corpus
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
    The verdict is *not answered yet*, *not yet* or *right*.

    LookupError if there is no such exercise.

    >>> check("2.1", ...)
    2.1: not answered yet. Replace ... with your answer and run the cell again.
    >>> check("2.1", "The")
    2.1: right.
    """
    if number not in EXERCISES:
        raise LookupError(f"There is no exercise {number!r}. There are: {', '.join(EXERCISES)}.")
    if answer is ...:
        return Feedback("open", f"{number}: not answered yet. Replace ... with your answer and run the cell again.")
    problem = _problem(EXERCISES[number], answer)
    return Feedback("not yet", f"{number}: not yet. {problem}") if problem else Feedback("right", f"{number}: right.")


def _problem(exercise: Exercise | Task, answer: object) -> str:
    if isinstance(exercise, Task):
        return exercise.missing(answer)
    corpus = load_corpus()
    if same(answer, exercise.right(corpus)):
        return ""
    hints = [hint for wrong, hint in exercise.misconceptions if same(answer, wrong(corpus))]
    return hints[0] if hints else exercise.hint


def same(answer: object, right: object) -> bool:
    """Whether two answers agree: numbers to one decimal, texts without regard to case, lists in any order.

    >>> same(6.73, 6.7), same("RT", "rt"), same(["rt", "alliance"], {"alliance", "rt"}), same(True, 1)
    (True, True, True, False)
    """
    answer = answer.item() if getattr(answer, "shape", None) == () else answer  # type: ignore[attr-defined]
    if isinstance(answer, bool) or isinstance(right, bool):
        return answer is right
    if isinstance(answer, Real) and isinstance(right, Real):
        return abs(float(answer) - float(right)) < 0.05
    if isinstance(answer, str) or isinstance(right, str):
        return isinstance(answer, str) and isinstance(right, str) and fold(answer.strip()) == fold(right.strip())
    if isinstance(answer, Iterable) and isinstance(right, Iterable):
        return {fold(str(item)) for item in answer} == {fold(str(item)) for item in right}
    return False
