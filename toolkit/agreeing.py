"""How far coders agree who read the same articles with the same codebook."""

from itertools import combinations
from typing import Any

import pandas as pd

from .coding import File, all_codings
from .corpus import Corpus

ALL = "all codes"
_COEFFICIENTS = ["code", "issue", "decisions", "same", "share", "kappa", "alpha", "differences"]


def agreement(corpus: Corpus, *, settled: str = "settled", codebook: File = None, codings: File = None) -> pd.DataFrame:
    """How far the coders agree on the status: per code, and over all.

    One row per code in the order of the codebook, after a first row "all codes":
        code, issue   the code
        decisions     articles on which all coders decided; of all codes: such articles and codes
        same          decisions that are the same for all coders
        share         of the decisions, from 0 to 1
        kappa         Cohen's kappa: agreement beyond chance, 1 = full, 0 = as by chance; the mean over pairs of coders
        alpha         Krippendorff's alpha for names of classes: the same idea with another chance
        differences   decisions that are not the same: as many rows of coding_differences(corpus)

    A coefficient is <NA> where all coders gave one and the same status to all articles: nothing can differ by chance.
    With five decisions a single difference moves it far. The reading `settled` is no coder and is left out.

    LookupError unless there are at least two coders; other errors as in codings().
    Cohen 1960; Krippendorff 1980; both through nltk.metrics.agreement.

    >>> print(agreement(load_corpus()).head(1).round(2).to_string(index=False))
         code issue  decisions  same  share  kappa  alpha  differences
    all codes              445   441   0.99   0.98   0.98            4
    """
    wide = _side_by_side(all_codings(corpus, codebook, codings), settled)
    rows = [_row(ALL, "", wide)]
    rows += [_row(str(code), str(issue), part) for (code, issue), part in wide.groupby(["code", "issue"], sort=False)]
    table = pd.DataFrame(rows, columns=_COEFFICIENTS)
    return table.astype({"share": "Float64", "kappa": "Float64", "alpha": "Float64"})


def _side_by_side(decided: pd.DataFrame, settled: str) -> pd.DataFrame:
    """One row per code and article that all coders decided on, one column per coder."""
    own = decided[decided["coder"] != settled]
    coders = list(dict.fromkeys(own["coder"]))
    if len(coders) < 2:
        there = ", ".join(map(repr, coders)) or "none"
        raise LookupError(f"Agreement needs two coders besides {settled!r}. There are: {there}.")
    order = own[["code", "issue", "article"]].drop_duplicates()
    wide = own.pivot(index=["code", "issue", "article"], columns="coder", values="status")[coders].dropna()
    return order.merge(wide.reset_index(), on=["code", "issue", "article"])


def _row(code: str, issue: str, wide: pd.DataFrame) -> tuple[object, ...]:
    statuses = wide.drop(columns=["code", "issue", "article"])
    same = int((statuses.nunique(axis=1) == 1).sum())
    share = same / len(wide) if len(wide) else None
    return code, issue, len(wide), same, share, *_coefficients(statuses), len(wide) - same


def _coefficients(statuses: pd.DataFrame) -> tuple[float | None, float | None]:
    """Kappa and alpha of the decisions, one column per coder; None where they are not defined."""
    from nltk.metrics.agreement import AnnotationTask  # slow to import, needed only here

    if statuses.stack().nunique() < 2:
        return None, None
    data = [(coder, item, status) for coder in statuses for item, status in statuses[coder].items()]
    alpha = float(AnnotationTask(data).alpha())
    pairs = [[row for row in data if row[0] in pair] for pair in combinations(statuses, 2)]
    kappas = [AnnotationTask(pair).kappa() for pair in pairs if len({status for *_, status in pair}) > 1]
    return float(sum(kappas) / len(kappas)), alpha


def coding_differences(
    corpus: Corpus, *, settled: str = "settled", codebook: File = None, codings: File = None
) -> pd.DataFrame:
    """Where the coders do not agree on the status, and how it was settled.

    One row per article and code on which two coders differ, in the order of the corpus, then of the codebook:
        article, code, issue   what was decided on
        … (one per coder)      the status each of them gave, under the coder's name
        settled                the status in the end; empty if it was not settled
        why                    the note of the settled decision
        start, end, text       the passage of the settled decision, else the first that a coder gave

    Errors as in agreement().

    >>> table = coding_differences(load_corpus())
    >>> print(table[["article", "code", "first", "second", "settled"]].head(3).to_string(index=False))
       article                         code        first  second      settled
     aljazeera          us_wants_settlement     reported variant      variant
      alliance memorandum_covers_settlement     reported variant      variant
    unsigned_1      russian_memorandum_late contradicted  absent contradicted
    """
    decided = all_codings(corpus, codebook, codings)
    wide = _side_by_side(decided, settled)
    coders = [name for name in wide.columns if name not in ("code", "issue", "article")]
    apart = wide[wide[coders].nunique(axis=1) > 1]
    rows = [_difference(decided, settled, row, coders) for row in apart.to_dict("records")]
    table = pd.DataFrame(rows, columns=["article", "code", "issue", *coders, *_SETTLED])
    table = table.astype({"start": "Int64", "end": "Int64"})
    order = table["article"].map(corpus.number).sort_values(kind="stable").index
    return table.loc[order].reset_index(drop=True)


_SETTLED = ("settled", "why", "start", "end", "text")


def _difference(decided: pd.DataFrame, settled: str, row: dict[Any, Any], coders: list[str]) -> tuple[object, ...]:
    here = decided[(decided["article"] == row["article"]) & (decided["code"] == row["code"])]
    last = here[here["coder"] == settled]
    passage = pd.concat([last, here]).query("text != ''").head(1)
    status, why = (last["status"].iloc[0], last["note"].iloc[0]) if len(last) else ("", "")
    place = passage[["start", "end", "text"]].iloc[0].tolist()
    return row["article"], row["code"], row["issue"], *(row[coder] for coder in coders), status, why, *place
