"""The coverage view of explore(): which article has which point of the codebook."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from .calls import Call, Tables
from .covering import coverage
from .grid import SIGNS, show_coverage
from .views import Result, View, chosen, one_of
from .wording import listed, many

_OPTIONS = ("coder", "codebook", "codings")
_HOW = "Here: explore(corpus, codebook='my_codebook.csv', codings='my_codings.csv')."


def coverage_view(tables: Tables) -> View:
    """Fields and results for coverage; without codings no field, and a result that says how to code."""
    try:
        table = tables.of(tables.call(coverage, *_OPTIONS))
    except (LookupError, ValueError, OSError) as problem:
        return _explained(str(problem))
    fields = {
        "issue": one_of("Issue", table["issue"], "all issues", unnamed="no issue"),
        "party": one_of("Party", table["party"], "all parties", unnamed="no party (facts)"),
        "kind": one_of("Kind", table["kind"], "facts and positions"),
        "shown": one_of("Status", [sign for sign in SIGNS if sign in set(table["shown"])], "every status"),
    }
    return View(fields, lambda now: list(fields), _result(tables))


def _explained(problem: str) -> View:
    return View({}, lambda now: [], lambda: Result(f"{problem} {_HOW}"))


def _result(tables: Tables) -> Callable[..., Result]:
    def result(**values: Any) -> Result:
        return coverage_result(tables, **{name: chosen(value) for name, value in values.items()})

    return result


def coverage_result(
    tables: Tables,
    *,
    issue: str | None = None,
    party: str | None = None,
    kind: str | None = None,
    shown: str | None = None,
) -> Result:
    """The points of one issue, party, kind and status, or of all (None), article by article."""
    call: Call = tables.call(coverage, *_OPTIONS, issue=issue, party=party, kind=kind, shown=shown)
    table = tables.of(call)
    if table.empty:
        return Result("There is no such point. Choose another issue, party, kind or status.", call, table)
    return Result(_sentence(table), call, table, (show_coverage(table),))


def _sentence(table: pd.DataFrame) -> str:
    counts = table["shown"].value_counts()
    kinds = listed(f"{counts[sign]:,} {sign}" for sign in SIGNS if sign in counts)
    points, articles = many(table["code"].nunique(), "point"), many(table["article"].nunique(), "article")
    return f"{points} in {articles}: {kinds}."
