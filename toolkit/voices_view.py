"""The voices view of explore(): how much room each party gets, which verbs report it, and the statements."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from .calls import Call, Tables
from .english import rules_note
from .figure import Figure, framed, nothing
from .grid import Line, grid
from .listing import MOST_PASSAGES, MOST_ROWS, listing, opening, place_of, statements, words_of
from .show_share import show_speaking_share
from .speaking import OUTLET, speaking_share
from .views import ALL, Field, Result, View, chosen, one_of
from .voices import UNKNOWN, attributions, reporting_verbs
from .wording import described, left_out, many

ROOM, VERBS, SAID = "room", "verbs", "said"
_SHOWS = (("words of each party", ROOM), ("reporting verbs", VERBS), ("the statements", SAID))
_MOST_ARTICLES = 8


def voices_view(tables: Tables) -> View:
    """Fields and results for voices; the statements are found once."""
    found = tables.of(_call(tables, attributions))
    fields = {
        "show": Field("Show", ROOM, _SHOWS),
        "party": one_of("Party", _by_number(found["party"]), "all parties", unnamed=UNKNOWN),
        "speaker": one_of("Speaker", _by_number(found["speaker"]), "all speakers", unnamed="nobody named"),
        "article": one_of("Article", tables.corpus.ids, "all articles"),
    }
    several = ["show", "party", "article"]
    return View(fields, lambda now: [*several, "speaker"] if now["show"] == SAID else several, _result(tables))


def _result(tables: Tables) -> Callable[..., Result]:
    note = rules_note(tables.corpus)
    before = (nothing(note),) if note else ()

    def result(*, show: str, party: Any = ALL, speaker: Any = ALL, article: Any = ALL) -> Result:
        kept = {"party": chosen(party), "article": chosen(article)}
        found = voices_result(tables, show, **kept, speaker=chosen(speaker) if show == SAID else None)
        return found._replace(figures=(*before, *found.figures))

    return result


def _by_number(names: "pd.Series[str]") -> list[str]:
    """The names, the one with most statements first."""
    return [str(name) for name in names.value_counts().index]


def _call(tables: Tables, function: Callable[..., pd.DataFrame], **kept: str | None) -> Call:
    return tables.call(function, "names", "verbs", **kept)


def voices_result(
    tables: Tables,
    show: str = ROOM,
    *,
    party: str | None = None,
    speaker: str | None = None,
    article: str | None = None,
) -> Result:
    """What is shown of the voices: of one party, speaker or article, or of all (None)."""
    if show == SAID:
        return _said(tables, _call(tables, attributions, article=article, party=party, speaker=speaker))
    named = UNKNOWN if party == "" else party
    if show == VERBS:
        return _verbs(tables, _call(tables, reporting_verbs, article=article, party=named))
    return _room(tables, _call(tables, speaking_share, article=article, party=named))


def _room(tables: Tables, call: Call) -> Result:
    table = tables.of(call)
    credited = table[table["party"] != OUTLET]
    if table.empty:
        return Result(f"No words are credited here. {_OTHER}", call, table)
    sentence = f"Credited to those who speak in {_articles(table)}: {many(credited['words'].sum(), 'word')}."
    return Result(sentence, call, table, (show_speaking_share(table), _by_party(tables, table)))


_OTHER = "Choose another party or article, or all of them."


def _by_party(tables: Tables, table: pd.DataFrame) -> Figure:
    """Parties in rows, articles in columns; each number opens the statements that it counts."""
    articles = list(dict.fromkeys(table["article"]))
    shown, rest = articles[:_MOST_ARTICLES], left_out(len(articles[_MOST_ARTICLES:]), "article")
    found = _all(tables)
    outer = _behind(found[found["depth"] == 0], ["article", "party"])
    cells = {
        (row["article"], row["party"]): _room_cell(row, outer)
        for row in table[table["article"].isin(shown)].to_dict("records")
    }
    parties = sorted(dict.fromkeys(party for _, party in cells), key=lambda party: (party == OUTLET, party == UNKNOWN))
    lines = [Line("", party, "", [cells.get((id, party), "0") for id in shown]) for party in parties]
    caption = f"Words of each party; a number opens the statements{rest}."
    content = framed(grid(lines, shown, "party", width=18), caption)
    return Figure(described("Words of each party", parties, rows=len(parties)), caption, content)


def _all(tables: Tables) -> pd.DataFrame:
    return tables.of(_call(tables, attributions))


def _behind(rows: pd.DataFrame, columns: Sequence[str]) -> Callable[..., pd.DataFrame]:
    """The statements behind a number, found by what it counts them by."""
    named = rows["party"].replace("", UNKNOWN)
    places = rows.assign(party=named).groupby(list(columns), sort=False).indices
    return lambda *values: rows.iloc[places.get(values, [])]


def _room_cell(row: Mapping[Any, Any], outer: Callable[..., pd.DataFrame]) -> str:
    number = f"{many(row['words'], 'word')} ({row['share']:.0%})"
    return _opening(number, outer(row["article"], row["party"]))


def _opening(number: str, rows: pd.DataFrame) -> str:
    """A number that opens the first statements behind it."""
    shown = rows.head(3 * MOST_PASSAGES)
    more = f"and {len(rows) - len(shown):,} more: choose “the statements” above" if len(rows) > len(shown) else ""
    return opening(number, list(statements(shown)), more)


def _verbs(tables: Tables, call: Call) -> Result:
    table = tables.of(call)
    if table.empty:
        return Result(f"No reporting verb is found here. {_OTHER}", call, table)
    columns = ["verb", "force", "party", "article"]
    behind = _behind(_all(tables), columns)
    cells = {
        **{name: words_of(name) for name in columns},
        "statements": lambda row: _opening(f"{row['count']:,}", behind(*(row[name] for name in columns))),
    }
    count, different = many(table["count"].sum(), "statement"), many(table["verb"].nunique(), "reporting verb")
    figure = listing(table, cells, title="Reporting verbs; a number opens the statements")
    return Result(f"{count} with {different} in {_articles(table)}.", call, table, (figure,))


def _articles(table: pd.DataFrame) -> str:
    return many(table["article"].nunique(), "article")


def _said(tables: Tables, call: Call) -> Result:
    table = tables.of(call)
    if table.empty:
        return Result(f"No statement is found here. {_OTHER}", call, table)
    names = {name: words_of(name) for name in ("article", "speaker", "party", "verb", "kind")}
    cells = {**names, "statement": _statement, "place": place_of}
    inner = int((table["depth"] > 0).sum())
    within = f", {inner:,} of them inside another one" if inner else ""
    figure = listing(table, cells, title="The statements in reading order", most=MOST_ROWS)
    return Result(f"{many(len(table), 'statement')} in {_articles(table)}{within}.", call, table, (figure,))


def _statement(row: Mapping[Any, Any]) -> str:
    return f'<span dir="auto">{words_of("content")(row)}</span>'
