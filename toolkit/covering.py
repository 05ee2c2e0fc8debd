"""Who reports which point: the settled codings, seen by party, by article, and by what is not there."""

from pathlib import Path

import pandas as pd

from .coding import File
from .coding import codebook as read_codebook
from .coding import codings as read_codings
from .corpus import Corpus
from .named import names as read_names

ITSELF = "the article itself"
NOT_CODED = "not coded"
ONE, ALL_BUT_ONE = "only one has it", "all but one have it"


def positions(
    corpus: Corpus,
    party: str,
    *,
    coder: str = "settled",
    codebook: File = None,
    codings: File = None,
    names: Path | str | None = None,
) -> pd.DataFrame:
    """What a party wants or says, according to each article: the positions of the codebook that were found.

    One row per position and article that has it, in the order of the codebook:
        code, issue, definition   the position
        article, status           which article; reported, variant or contradicted
        voice                     whose word the article gives for it
        given_by                  the party itself; another party; nobody known; or the article itself. A Ukrainian
                                  account of a Russian demand is given by another party
        words, quoted, note       as in codings()
        start, end, text          the passage

    The party of a voice comes from data/names.csv, or a table of your own (`names`); of a voice inside another one,
    the inner one counts.

    LookupError if the codebook has no position of this party; other errors as in codings().

    >>> found = positions(load_corpus(), "Ukraine")
    >>> print(found[found["issue"] == "summit of leaders"][["article", "status", "voice"]].to_string(index=False))
     article   status               voice
    alliance reported Volodymyr Zelenskyy
    """
    book = read_codebook(codebook)
    parties = [one for one in dict.fromkeys(book["party"]) if one]
    if party not in parties:
        raise LookupError(f"The codebook has no position of {party!r}. It has those of: {', '.join(parties)}.")
    every = coverage(corpus, coder=coder, codebook=codebook, codings=codings)
    found = given(every[every["party"] == party], names)
    columns = ["code", "issue", "definition", "article", "status", "voice", "given_by", "words", "quoted", "note"]
    return found[[*columns, "start", "end", "text"]].reset_index(drop=True)


def given(table: pd.DataFrame, names: Path | str | None) -> pd.DataFrame:
    """The positions of a table of coverage() that were found, with one more column: given_by, as in positions()."""
    known = _parties(names)
    found = table[(table["party"] != "") & (table["text"] != "")]
    voices = zip(found["voice"], found["party"], strict=True)
    return found.assign(given_by=[_given_by(voice, party, known) for voice, party in voices])


def _parties(names: Path | str | None) -> dict[str, str]:
    """The party of every name and spelling; a party's own name is its own."""
    table = read_names(names)
    rows = table[["spelling", "name", "party"]].itertuples(index=False, name=None)
    pairs = [(label, party) for spelling, name, party in rows for label in (spelling, name)]
    return dict(pairs) | {party: party for party in table["party"] if party}


def _given_by(voice: str, party: str, known: dict[str, str]) -> str:
    inner = voice.split(" > ")[-1]
    if inner == ITSELF:
        return ITSELF
    found = {known.get(one.strip(), "") for one in inner.split(" | ")}
    if party in found:
        return "the party itself"
    return "another party" if any(found) else "nobody known"


def coverage(corpus: Corpus, *, coder: str = "settled", codebook: File = None, codings: File = None) -> pd.DataFrame:
    """Every code in every article: is the point there, and in which form?

    One row per code and article, in the order of the codebook:
        code, kind, party, issue, definition   the point, as in codebook()
        article, status                        which article; the coder's decision, or "not coded"
        shown                                  absent; contradicted; variant; and of what is reported: quoted if at
                                               least half the words of the passage stand in quotation marks, else
                                               reported
        voice, words, quoted, note             as in codings()
        start, end, text                       the passage; <NA> and "" where there is none

    Errors as in codings().

    >>> table = coverage(load_corpus())
    >>> point = table[table["code"] == "russia_root_causes"]
    >>> print(point[["article", "shown", "voice"]].to_string(index=False))
       article    shown         voice
     aljazeera   absent
      alliance   absent
            rt reported        Russia
    unsigned_1   quoted Sergey Lavrov
    unsigned_2   quoted Sergey Lavrov
    """
    book = read_codebook(codebook)[["code", "kind", "party", "issue", "definition"]]
    decided = read_codings(corpus, coder=coder, codebook=codebook, codings=codings)
    every = book.merge(pd.DataFrame({"article": corpus.ids}, dtype=object), how="cross")
    table = every.merge(decided.drop(columns=["coder", "kind", "party", "issue"]), on=["code", "article"], how="left")
    table["status"] = table["status"].fillna(NOT_CODED)
    table[["voice", "note", "text"]] = table[["voice", "note", "text"]].fillna("")
    table[["words", "quoted"]] = table[["words", "quoted"]].fillna(0).astype(int)
    mostly = (table["status"] == "reported") & (2 * table["quoted"] >= table["words"])
    table["shown"] = table["status"].mask(mostly, "quoted")
    columns = ["status", "shown", "voice", "words", "quoted", "note", "start", "end", "text"]
    return table[["code", "kind", "party", "issue", "definition", "article", *columns]]


def silences(corpus: Corpus, *, coder: str = "settled", codebook: File = None, codings: File = None) -> pd.DataFrame:
    """What only one article has, and what all but one have.

    One row per passage that shows it:
        silence                   "only one has it" or "all but one have it"
        code, issue, definition   the point
        which                     the article that alone has it, or alone does not
        article, status, voice    where it stands
        start, end, text          the passage

    A point is there if it is reported, a variant or contradicted; codes that are not decided in every article are left
    out. First what only one has; in the order of the corpus by `which`, then of the codebook. Of a corpus of two
    articles, what one of them has is listed once. Why an article does not say something, no table can tell.

    Errors as in codings().

    >>> table = silences(load_corpus())
    >>> print(table.drop_duplicates("code").groupby("silence").size().to_string())
    silence
    all but one have it     5
    only one has it        30
    """
    table = coverage(corpus, coder=coder, codebook=codebook, codings=codings)
    decided = table.groupby("code", sort=False)["status"].transform(lambda found: (found != NOT_CODED).all())
    found = table.assign(there=table["status"] != "absent")[decided]
    number = found.groupby("code", sort=False)["there"].transform("sum")
    alone = found[(number == 1) & found["there"]]
    alone = alone.assign(silence=ONE, which=alone["article"])
    others = found[(number == len(corpus) - 1) & (number > 1)]
    silent = others[~others["there"]].set_index("code")["article"]
    others = others[others["there"]]
    others = others.assign(silence=ALL_BUT_ONE, which=others["code"].map(silent))
    both = pd.concat([_by_which(corpus, alone), _by_which(corpus, others)])
    columns = ["silence", "code", "issue", "definition", "which", "article", "status", "voice", "start", "end", "text"]
    return both[columns].reset_index(drop=True)


def _by_which(corpus: Corpus, table: pd.DataFrame) -> pd.DataFrame:
    order = table["which"].map(corpus.number)
    return table.loc[order.sort_values(kind="stable").index]
