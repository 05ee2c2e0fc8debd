"""What a view of explore() is: its fields, and the result that their values ask for."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import pandas as pd

from .calls import Call
from .figure import Figure
from .wording import plain

ALL = "all"  # the key of a choice that leaves nothing out; other keys are pairs, so no name can be mistaken for it


class Field(NamedTuple):
    """One field that a person fills in.

    label     what it asks
    value     what it holds at first
    choices   what can be chosen, as (label, value); None for a text, and for yes or no
    several   whether any number of them can be chosen
    """

    label: str
    value: Any
    choices: tuple[tuple[str, Any], ...] | None = None
    several: bool = False


class Result(NamedTuple):
    """What is shown: one sentence, and where there is something to show, the call, its table and its figures."""

    sentence: str
    call: Call | None = None
    table: pd.DataFrame | None = None
    figures: tuple[Figure, ...] = ()


class View(NamedTuple):
    """One way to look at a corpus: fields by name, which of them count now, and the result of their values."""

    fields: dict[str, Field]
    asked: Callable[[dict[str, Any]], list[str]]
    result: Callable[..., Result]


def one_of(label: str, values: Iterable[str], every: str, *, unnamed: str = "") -> Field:
    """A field to choose one of some values, or all of them; `unnamed` is the label of the empty value."""
    choices = [(plain(value) or unnamed or "(no name)", (value,)) for value in dict.fromkeys(values)]
    return Field(label, ALL, ((every, ALL), *choices))


def chosen(value: Any) -> str | None:
    """The value of such a field; None if nothing is left out."""
    return None if value == ALL else value[0]
