"""What careful readers found in the articles: the codebook, and the codings of data/codings.csv."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from .corpus import Corpus, check_corpus
from .tables import Row, data_folder, read_rows
from .text import Span
from .verbatim import only_place, rows_on, same_articles
from .voices import Quoted, spoken_words

File = Path | str | None
KINDS = ("fact", "position")
STATUSES = ("reported", "variant", "contradicted", "absent")
_ASKED = ("code", "kind", "party", "issue", "definition")
_EXPLAINED = ("include", "exclude", "example")
_CODED = ("coder", "article", "code", "status", "quote", "voice", "note")
COLUMNS = (
    "coder", "article", "code", "kind", "party", "issue", "status", "voice", "note", "words", "quoted", "start", "end",
    "text",
)  # fmt: skip


def codebook(file: File = None) -> pd.DataFrame:
    """What was looked for in every article: data/codebook.csv, or a table of your own.

    One row per code:
        code               its short name
        kind               fact (something is said to have happened, or to be so) or position (a party is said
                           to want or say something); neither means that it is true
        party              whose position it is; empty for a fact
        issue              what it is about: ceasefire, territory, …
        definition         the point, as a sentence
        include, exclude   what counts and what does not; empty if your own table has no such columns
        example            a made-up sentence that would count

    ValueError with file, line and column: a code that stands twice, a kind that is none, a position without a party.

    >>> print(codebook()[["code", "kind", "issue"]].head(2).to_string(index=False))
                  code kind          issue
    new_round_proposed fact venue and date
      lavrov_announces fact venue and date
    """
    path = data_folder() / "codebook.csv" if file is None else file
    lines: dict[str, Row] = {}
    for row in read_rows(path, _ASKED):
        _check(row, "kind", KINDS)
        _check_code(row, lines)
        lines[row["code"]] = row
    columns = [*_ASKED, *_EXPLAINED]
    return pd.DataFrame([[row.get(name, "") for name in columns] for row in lines.values()], columns=columns)


def _check_code(row: Row, earlier: dict[str, Row]) -> None:
    code = row["code"]
    if not code or code != code.strip():
        raise ValueError(f"{row.place}, column code: {code!r} is empty or has a blank before or after it.")
    if code in earlier:
        raise ValueError(f"{row.place}, column code: {code!r} stands in {earlier[code].place}, too.")
    if not row["definition"].strip():
        raise ValueError(f"{row.place}, column definition: it is empty. Say in a sentence what counts as {code!r}.")
    if (row["kind"] == "position") != bool(row["party"]):
        what = "a position needs the party that holds it" if not row["party"] else "a fact belongs to no party"
        raise ValueError(f"{row.place}, column party: {what}; here stands {row['party']!r}.")


def codings(corpus: Corpus, *, coder: str = "settled", codebook: File = None, codings: File = None) -> pd.DataFrame:
    """What one coder found: one row per article and code that was decided.

        coder, article, code   who decided, on which article, about what
        kind, party, issue     of the code, as in codebook()
        status                 reported; variant (same point, other value, strength or scope); contradicted; absent
        voice                  whose word the article gives for it; " > " between an outer and an inner voice
        note                   the coder's remark
        words, quoted          the length of the passage in words; how many of them stand in quotation marks
        start, end, text       the passage: article.text[start:end] is `text`; <NA> and "" if absent

    Rows are in the order of the corpus, then of the codebook. The five articles were read twice, by two coders who did
    not see each other's table ("first", "second"), and then settled. `codebook` and `codings` are tables of your own;
    rows of your table on articles that are not in the corpus are left out with a warning.

    ValueError or LookupError with file, line and column: an unknown code, a misspelt status, a passage that does not
    stand in the article, or more than once; an unknown coder.

    >>> found = codings(load_corpus())
    >>> print(found["status"].value_counts().to_string())
    status
    absent          252
    reported        176
    variant          13
    contradicted      4
    """
    decided = all_codings(corpus, codebook, codings)
    coders = list(dict.fromkeys(decided["coder"]))
    if len(corpus) and coder not in coders:
        advice = f" Name the one to show, such as coder={coders[0]!r}." if coders else ""
        there = ", ".join(map(repr, coders)) or "none at all"
        raise LookupError(f"There is no coder {coder!r}. There are: {there}.{advice}")
    return decided[decided["coder"] == coder].reset_index(drop=True)


def all_codings(corpus: Corpus, book: File, file: File) -> pd.DataFrame:
    """The decisions of all coders, with the columns of codings()."""
    if isinstance(corpus, str | Path):
        raise ValueError(
            "The articles come first: codings(corpus, codebook='my_codebook.csv', codings='my_codings.csv')."
        )
    check_corpus(corpus)
    codes = {code: row for code, *row in codebook(book)[list(_ASKED[:4])].itertuples(index=False, name=None)}
    rows = read_rows(data_folder() / "codings.csv" if file is None else file, _CODED)
    own = rows_on(corpus, rows, "article", silent=file is None)
    own = same_articles(corpus, own, ("article", "quote")) if file is None else own
    if len(corpus) and not own:
        raise LookupError(_uncoded(corpus, file))
    lines: dict[tuple[str, ...], Row] = {}
    for row in own:
        _check_decision(row, codes, lines)
    marks = {id: Quoted(corpus[id].text) for id in {row["article"] for row in own}}
    found = [_decision(corpus, row, codes[row["code"]], marks[row["article"]]) for row in own]
    table = pd.DataFrame(found, columns=list(COLUMNS)).astype({"start": "Int64", "end": "Int64"})
    place = {code: number for number, code in enumerate(codes)}
    order = table.assign(_article=table["article"].map(corpus.number), _code=table["code"].map(place))
    return table.loc[order.sort_values(["_article", "_code"], kind="stable").index].reset_index(drop=True)


def _uncoded(corpus: Corpus, file: File) -> str:
    """That nobody has coded these articles, what a coding is, and how to make one."""
    ids = ", ".join(map(repr, corpus.ids[:6])) + (", …" if len(corpus) > 6 else "")
    return (
        f"Nobody has coded {ids}: no row of {Path(file or 'codings.csv').name} is on an article of this corpus. A "
        "coding says whether an article has a point, and where. Write your points as sentences into one table "
        f"({', '.join(_ASKED)}), what you decide on each of them, article by article, into another "
        f"({', '.join(_CODED)}), and name both: codebook='my_codebook.csv', codings='my_codings.csv', coder='anna'. "
        "data/README.md explains the columns."
    )


def _check(row: Row, column: str, allowed: Iterable[str]) -> None:
    """ValueError, with the nearest allowed value, unless the cell holds one of them."""
    known = list(allowed)
    if row[column] in known:
        return
    near = get_close_matches(row[column].lower(), known, n=1)
    meant = f" Did you mean {near[0]!r}?" if near else f" There are: {', '.join(map(repr, known))}."
    raise ValueError(f"{row.place}, column {column}: there is no {column} {row[column]!r}.{meant}")


def _check_decision(row: Row, codes: Iterable[str], earlier: dict[tuple[str, ...], Row]) -> None:
    _check(row, "code", codes)
    _check(row, "status", STATUSES)
    decision = row["coder"], row["article"], row["code"]
    if decision in earlier:
        raise ValueError(
            f"{row.place}, column code: {row['coder']!r} has decided on {row['code']!r} in {row['article']!r} before, "
            f"in {earlier[decision].place}. One row holds one decision: name a second passage in the note."
        )
    earlier[decision] = row
    absent = row["status"] == "absent"
    for column in ("quote", "voice"):
        if absent == bool(row[column].strip()):
            what = (
                "leave it empty where the status is 'absent'" if absent else f"it is empty, but it is {row['status']}"
            )
            raise ValueError(f"{row.place}, column {column}: {what}.")


def _decision(corpus: Corpus, row: Row, code: Sequence[str], marks: Quoted) -> tuple[object, ...]:
    article = corpus[row["article"]]
    span = None if row["status"] == "absent" else only_place(article, row, "quote")
    start, end = span or (None, None)
    inside = _inside(article.text, span, marks) if span else (0, 0)
    text = article.text[slice(*span)] if span else ""
    told = row["status"], row["voice"], row["note"]
    return row["coder"], article.id, row["code"], *code, *told, *inside, start, end, text


def _inside(text: str, span: Span, marks: Quoted) -> tuple[int, int]:
    """The words of a passage, and those of them in quotation marks."""
    spoken = spoken_words(text, [span])
    return len(spoken), sum(marks.holds(*word) for word in spoken)
