"""Who says what is found with rules for English: where an article is not, the user is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from inspect import currentframe
from warnings import catch_warnings, simplefilter, warn

from .corpus import Corpus
from .languages import looks_english
from .wording import listed, plain

_NAMED = 5
ELSEWHERE = "Words, passages in common and comparisons work in any language."


class NotEnglish(UserWarning):
    """Rules for English met an article that does not look English."""


def not_english(corpus: Corpus) -> list[str]:
    """The articles that do not look English, by their ids.

    >>> from toolkit import Article
    >>> german = "Die alte Brücke über den Fluss wird ab Montag gesperrt, teilte die Stadt am Donnerstag mit. "
    >>> not_english(Corpus([Article.from_text("one", german * 2), Article.from_text("two", "Talks resume.")]))
    ['one']
    """
    return [article.id for article in corpus if not looks_english(article.text)]


def rules_note(corpus: Corpus, what: str = "Who says what is") -> str:
    """A sentence that names the articles for which rules for English are no use; empty if there are none."""
    ids = not_english(corpus)
    if not ids:
        return ""
    rest = [f"{len(ids) - _NAMED:,} more"] if len(ids) > _NAMED else []
    some = listed([*(plain(id) for id in ids[:_NAMED]), *rest])
    verb = "does" if len(ids) == 1 else "do"
    told = f"{what} found with rules for English, but {some} {verb} not look English: little is found there."
    return f"{told} {ELSEWHERE}"


def warn_of_rules(corpus: Corpus, what: str = "Who says what is") -> None:
    """Say it as a warning, which a notebook shows once for each line of code that asks."""
    told = rules_note(corpus, what)
    if told:
        warn(told, NotEnglish, stacklevel=_outside())


def _outside() -> int:
    """How far up the line stands that called the toolkit: there the warning is shown, once."""
    frame, level = currentframe(), 0
    while frame and str(frame.f_globals.get("__name__")).startswith(f"{__package__}."):
        frame, level = frame.f_back, level + 1
    return level


@contextmanager
def untold() -> Iterator[None]:
    """Without the warning: for pages and views that say it themselves."""
    with catch_warnings():
        simplefilter("ignore", NotEnglish)
        yield
