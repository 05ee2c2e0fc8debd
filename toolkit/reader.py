"""The texts side by side, with what is marked in them: read(corpus)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from .corpus import Corpus
from .covering import coverage
from .english import untold, warn_of_rules
from .layers import check_fits, layers, reading
from .shared import shared_passages
from .variants import quote_variants
from .voices import attributions

if TYPE_CHECKING:  # widgets take longer to import than most tables take to count
    from .widget import Reader


def read(
    corpus: Corpus, table: pd.DataFrame | None = None, *, labels: Sequence[str] = (), blind: bool = False
) -> "Reader":
    """The articles side by side in JupyterLab, and what is marked in them, in layers to switch on and off.

    Layers: voices (who speaks), shared passages, quote variants, coded points where people have coded these
    articles, what you search for, your labels, and the repairs. A `table` with the columns article, start, end
    (and other, other_start, other_end, or pieces), such as kwic(corpus, "war") makes, is a layer of its own.

    Up and down move by sentence; right and left lead to the matching passage in another article; Enter opens the
    details; Space selects the sentence. `reader.selection` and `reader.labels` are tables of what you select and label;
    `labels` are the names to begin with, on the keys 1 to 9. `blind` hides the names of outlets until you show them.

    ValueError for a table without places, a passage outside its article, or more than 1,000 articles.

    >>> read(load_corpus().only("rt", "unsigned_1"))
    Reader of 2 articles: rt and unsigned_1. Run this cell in JupyterLab to open it.
    """
    check_fits(corpus)
    if not isinstance(labels, list | tuple):
        raise ValueError(f"labels is a list of names, such as ['claim', 'fact'], not {labels!r}.")
    from .widget import Reader

    warn_of_rules(corpus)
    with untold():  # once is enough
        found = marked(corpus)
    tables = found if table is None else {**found, "hits": table}
    data = reading(corpus, layers(corpus, tables), blind=blind)
    return Reader(corpus, {**data, "labels": [str(label) for label in labels]})


def marked(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """The tables that the reader marks; without the coded points where nobody has coded these articles."""
    tables = {
        "voices": attributions(corpus),
        "shared": shared_passages(corpus),
        "variants": quote_variants(corpus),
    }
    try:
        return {**tables, "coded": coverage(corpus)}
    except (LookupError, ValueError):  # data/codings.csv is about other articles, if they have the same ids, too
        return tables
