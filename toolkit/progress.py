"""How far a long piece of work is."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
_FEW = 200  # are there at once


def watched(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """The items one by one; from the two-hundredth on with a bar that counts them, gone when all are there."""
    rest = iter(items)
    first = list(islice(rest, _FEW))
    yield from first
    if len(first) == _FEW:
        from tqdm import tqdm  # needed only here

        yield from tqdm(rest, what, total, leave=False, initial=_FEW, unit=" articles")
