"""Everything on one page that needs no installation, no internet and, if need be, no JavaScript."""

import os
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from . import browser
from .chapters import articles, data, opening, texts
from .chapters_coded import clashes, coded
from .chapters_method import method
from .chapters_voices import shared, variants, voices
from .chapters_words import apart, counts
from .corpus import Corpus
from .facts import STEPS, Facts, Files, gather
from .layers import check_fits
from .pages import Chapter, letters
from .wording import many, plain

_CHAPTERS: tuple[Callable[[Facts], Chapter], ...] = (
    texts, articles, counts, apart, voices, coded, variants, shared, clashes, method,
)  # fmt: skip


def report(
    corpus: Corpus,
    path: Path | str,
    *,
    title: str = "",
    blind: bool = False,
    codebook: Path | str | None = None,
    codings: Path | str | None = None,
    disagreements: Path | str | None = None,
    names: Path | str | None = None,
    verbs: Path | str | None = None,
    coder: str = "settled",
    progress: bool = True,
) -> Path:
    """Write everything about a corpus on one page of HTML, and return its path.

    The page opens from a file, a memory stick or a phone, without the internet, and asks no other computer for
    anything. It holds the texts in the reader, where they come from, counts, words apart, voices, positions and
    coverage, quotations in several wordings, shared passages, disagreements, and how everything was found; each
    count opens its passages, up to 100 of them. It works without JavaScript, too, and can be printed.

    title      the heading; one is made up if it is empty
    blind      begin with the names of outlets hidden; a box on the page shows and hides them
    progress   show on stderr how far it is
    coder      whose codings are shown
    The others are tables of your own instead of those in data/. The same input gives the same bytes.

    ValueError unless `path` ends in .html or .htm, or for more than 1,000 articles or none; FileNotFoundError if its
    folder does not exist; errors in a table name file, line and column.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     written = report(load_corpus().only("rt"), f"{folder}/report.html", progress=False)
    ...     print(written.name, written.stat().st_size > 50_000)
    report.html True
    """
    check_fits(corpus)
    if not len(corpus):
        raise ValueError("The corpus has no article: there is nothing to report on.")
    target = _target(path)
    files = Files(codebook, codings, disagreements, names, verbs, coder)
    with _told(len(corpus) + STEPS + len(_CHAPTERS), progress) as told:
        facts = gather(corpus, files, told)
        parts = [_made(chapter, facts, told) for chapter in _CHAPTERS]
        _write(target, _page(facts, parts, title, blind=blind))
    return target


def _made(chapter: Callable[[Facts], Chapter], facts: Facts, told: Callable[[str], object]) -> Chapter:
    told("page")
    return chapter(facts)


def _target(path: Path | str) -> Path:
    if not isinstance(path, str | Path):
        raise ValueError(f"A report needs a place to be written to, such as 'report.html', not {path!r}.")
    target = Path(path)
    if target.suffix.lower() not in (".html", ".htm"):
        raise ValueError(f"A report is a web page: its name ends in .html, not as in {target.name!r}.")
    if not target.parent.is_dir():
        raise FileNotFoundError(f"There is no folder {target.parent.resolve()}. Make it first.")
    if target.is_dir():
        raise ValueError(f"{target.resolve()} is a folder. Give the report another name.")
    return target


@contextmanager
def _told(steps: int, progress: bool) -> Iterator[Callable[[str], object]]:
    """A function that hears of each step, and a bar on stderr that shows it."""
    from tqdm import tqdm  # needed only here

    with tqdm(total=steps, disable=not progress, unit="step", leave=False) as bar:

        def told(name: str) -> None:
            bar.set_description(name, refresh=False)
            bar.update()

        yield told


def _write(target: Path, page: str) -> None:
    """All or nothing: an interrupted report leaves no half page, and an older one in place."""
    with NamedTemporaryFile("wb", dir=target.parent, prefix=f".{target.stem[:40]}-", delete=False) as file:
        half = Path(file.name)
    try:
        half.write_bytes(page.encode("utf-8"))
        half.chmod(0o666 & ~_mask())  # temporary files are made for one user only
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _page(facts: Facts, parts: list[Chapter], title: str, *, blind: bool) -> str:
    """The whole page; its script is let through by its hash, so that nothing else can run."""
    script = f"\n{browser.script()}\n{_file('report.js')}"
    known = "sha256-" + b64encode(sha256(script.encode("utf-8")).digest()).decode()
    heading = plain(title or "") or f"One event, {many(len(facts.corpus), 'article')}"
    filled = _file("report.html")
    values = {
        "known": known, "title": letters(facts.page.anonymous(heading)), "heading": facts.page.words(heading),
        "style": f"{browser.style()}\n{_file('report.css')}", "checked": " checked" if blind else "",
        "class": "hides" if blind else "", "contents": opening(parts), "parts": "\n".join(part.html for part in parts),
        "data": data(facts, blind=blind), "script": script,
    }  # fmt: skip
    return re.sub(r"\{\{(\w+)\}\}", lambda name: values[name[1]], filled)


def _file(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
