"""A call of a public function, as Python code to copy and as the table it gives: both made from the same parts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pandas as pd

from .corpus import Corpus
from .english import untold


@dataclass(frozen=True)
class Call:
    """A function on a corpus, or on some of its articles, with its words and options; and which rows are kept.

    An option that is itself a function, such as function_words, is called.

    >>> from toolkit import keyness
    >>> print(Call(keyness, ("rt",), only=("rt", "alliance"), options=(("min_count", 2),)))
    keyness(corpus.only('rt', 'alliance'), 'rt', min_count=2)
    """

    function: Callable[..., pd.DataFrame]
    words: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    options: tuple[tuple[str, Any], ...] = ()
    kept: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        corpus = f"corpus.only({', '.join(map(repr, self.only))})" if self.only else "corpus"
        options = (f"{name}={_code(value)}" for name, value in self.options)
        rows = f".query({self.condition!r})" if self.kept else ""
        return f"{self.function.__name__}({', '.join([corpus, *map(repr, self.words), *options])}){rows}"

    @property
    def condition(self) -> str:
        return " and ".join(f"{column} == {value!r}" for column, value in self.kept)

    def whole(self, corpus: Corpus) -> pd.DataFrame:
        """The table of the function, with all its rows."""
        options = {name: value() if callable(value) else value for name, value in self.options}
        return self.function(corpus, *self.words, **options)


def _code(value: Any) -> str:
    return f"{value.__name__}()" if callable(value) else repr(value)


class Tables:
    """The tables of one corpus, each made once, and what else the call of every one needs.

    options   which tables of your own stand for names, verbs, codebook and codings
    """

    def __init__(self, corpus: Corpus, **options: Any) -> None:
        self.corpus = corpus
        self.options = {name: value for name, value in options.items() if value is not None}
        self._whole = lru_cache(16)(lambda call: call.whole(self.part(*call.only)))
        self._part = lru_cache(256)(corpus.only)

    def call(self, function: Callable[..., pd.DataFrame], *options: str, **kept: str | None) -> Call:
        """A call with those of the options that this function has; of None, all rows are kept."""
        own = tuple((name, self.options[name]) for name in options if name in self.options)
        rows = tuple((column, value) for column, value in kept.items() if value is not None)
        return Call(function, options=own, kept=rows)

    def of(self, call: Call) -> pd.DataFrame:
        """The table that the code of the call gives."""
        with untold():  # a view says it in its own words
            table: pd.DataFrame = self._whole(replace(call, kept=()))
        return table.query(call.condition) if call.kept else table

    def part(self, *ids: str) -> Corpus:
        """Some articles as a corpus; of none, all."""
        return self._part(*ids) if ids else self.corpus
