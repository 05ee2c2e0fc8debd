"""A corpus to look at by choosing and typing: explore(corpus)."""

from pathlib import Path
from typing import TYPE_CHECKING

from .calls import Tables
from .coding import File
from .corpus import Corpus, check_corpus

if TYPE_CHECKING:  # widgets take longer to import than most tables take to count
    from .explorer import Explorer


def explore(
    corpus: Corpus,
    *,
    coder: str = "settled",
    codebook: File = None,
    codings: File = None,
    names: Path | str | None = None,
    verbs: Path | str | None = None,
) -> "Explorer":
    """A corpus to look at in JupyterLab by choosing and typing, in three views.

        words      type words: how often each article uses them, how evenly, in which sentences; and which words set
                   one article apart from those you choose
        voices     how many words each article credits to each party, with which verbs, and the statements themselves
        coverage   which article has which point; only where people have coded these articles

    A number opens the passages behind it. Each view shows the call that gives the same table, to copy into a cell of
    your own, and a link that saves the table; `explorer.table` is that table. All of it works with the keyboard alone.

    `coder`, `codebook` and `codings` are those of coverage(); `names` and `verbs` those of attributions().
    ValueError if `corpus` is none; other errors are shown in the view as a sentence.

    >>> explore(load_corpus())
    Explorer of 5 articles: words, voices, coverage. Run this cell in JupyterLab to use it.
    """
    check_corpus(corpus)
    from .explorer import Explorer

    own = {"codebook": codebook, "codings": codings, "names": names, "verbs": verbs}
    files = {name: None if file is None else str(file) for name, file in own.items()}
    return Explorer(Tables(corpus, coder=None if coder == "settled" else coder, **files))
