"""Plain text files: the letters as they stand, and what databases export as text."""

from collections.abc import Iterator
from typing import BinaryIO

from .decoding import decoded
from .drafts import Draft, Options
from .exports import split
from .files import whole


def plaintext(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """The one article of a text file; of an export of a news database, each of its articles."""
    found = decoded(whole(stream, options.limits), given=options.encoding)
    for draft in split(found.text, {}, options) or [Draft(found.text)]:
        notes = (*found.notes, *draft.notes)
        yield draft._replace(encoding=found.encoding, encoding_basis=found.basis, notes=notes)
