"""A short name for every article that was found."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple
from unicodedata import normalize


class Known(NamedTuple):
    """What an article's name can be made of: its file, the name given in a table, its number among those of the file.

    `number` is 0 for the only article of a file.
    """

    file: str
    id: str = ""
    number: int = 0


def ids_of(articles: Sequence[Known]) -> list[str]:
    """One id each: the name given, else the file’s; with its folder, ending or a number where two are the same.

    >>> ids_of([Known("a.txt"), Known("b.txt"), Known("b.html"), Known("old/a.txt"), Known("all.csv", number=2)])
    ['a', 'b.txt', 'b.html', 'old/a', 'all_2']
    """
    choices = [_choices(article) for article in articles]
    counts = [Counter(names[step] for names in choices) for step in range(3)]
    taken: set[str] = set()
    found = []
    for names in choices:
        steps = [name for step, name in enumerate(names) if counts[step][name] == 1 and name not in taken]
        found.append(steps[0] if steps else _numbered(names[0], taken))
        taken.add(found[-1])
    return found


def _choices(article: Known) -> tuple[str, str, str]:
    path = PurePosixPath(article.file)
    number = f"_{article.number}" if article.number else ""
    names = (article.id or f"{path.stem}{number}", f"{path.with_suffix('')}{number}", f"{path}{number}")
    short, long, whole = (normalize("NFC", name).strip() or "article" for name in names)
    return short, long, whole


def _numbered(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"
