"""Articles from the web: fetched one by one, only when asked for, from the addresses given."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from .addresses import Refused
from .apart import Apart
from .assembling import Choices, Piece, corpus_of
from .corpus import Corpus
from .decoding import decoded
from .drafts import LIMITS, Draft, Limits, Options, Unreadable
from .fetching import Bounds, Fetched
from .files import File, nothing
from .repairing import check_rules
from .visiting import Visits

_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]+:")  # two letters at least: C: is a disk
_OF_FEED = ("published", "published_evidence", "author", "outlet", "outlet_evidence", "language")
_LONG = 5  # addresses; more are worth a progress bar


def load_web(
    addresses: str | Path | Iterable[str],
    *,
    feed_entries: int = 20,
    private: bool = False,
    pause: float = 1.0,
    seconds: float = 20,
    size: int = 10_000_000,
    redirects: int = 5,
    robots: bool = True,
    base_date: str | None = None,
    without: Collection[str] = (),
    strict: bool = False,
    limits: Limits = LIMITS,
    progress: bool = True,
) -> Corpus:
    """Articles from the web: an address, a list of addresses, or a file with one address per line.

    Fetched are web pages, plain texts and PDFs; of a feed (RSS, Atom), the pages of its first entries. Nothing is
    fetched unless you call this. One address that fails never stops the others: `corpus.loading` tells what became of
    each, under the address as its `file`.

        feed_entries    entries of a feed to fetch
        private         True: addresses of your own computer and network may be visited, too
        pause           seconds between two requests to one host; more where its robots.txt asks for more
        seconds         for one address, with all its redirects
        size            bytes of one page, unpacked
        redirects       redirects of one address
        robots          False: robots.txt is not asked; do this only for sites of your own
        base_date, without, strict, limits   as for load_articles
        progress        a bar that shows how far it is, for more than five addresses

    It says openly that it is Parallax, sends no cookies, logs in nowhere, runs no scripts and keeps nothing on the
    disk. Environment variables that name a proxy are not used. What a page holds for subscribers only is not in it.

    ValueError if no article was found; with `strict`, if one address fails. FileNotFoundError if there is no such file.

    >>> load_web("http://localhost/")
    Traceback (most recent call last):
    ValueError: No article was found. http://localhost/: It leads into your own network. If you trust it: private=True.
    """
    bounds = Bounds(private, seconds, size, redirects)
    visits = Visits(bounds, pause=pause, robots=robots)
    choices = Choices(Options(limits=limits), None, base_date, check_rules(without), strict)
    wanted = addresses_in(addresses)
    with Apart(limits) as apart:
        round = _Round(visits, apart, choices.options, feed_entries, set(wanted))
        found = [piece for one in _shown(wanted, progress) for piece in _pieces(one, round)]
    return corpus_of(found, choices)


def addresses_in(addresses: str | Path | Iterable[str]) -> list[str]:
    """The addresses given, each once. A text that is no address is the path of a file of addresses.

    >>> addresses_in(["https://a.example/1", " https://a.example/1 ", "https://a.example/2"])
    ['https://a.example/1', 'https://a.example/2']
    """
    if isinstance(addresses, str) and _SCHEME.match(addresses):
        addresses = [addresses]
    elif isinstance(addresses, str | Path):
        addresses = _in_file(Path(addresses))
    listed = list(addresses)
    for one in listed:
        if not isinstance(one, str):
            raise ValueError(f"An address is a text such as 'https://…', not {one!r}.")
    found = list(dict.fromkeys(one.strip() for one in listed if one.strip()))
    if not found:
        raise ValueError("There is no address to fetch. Give one, such as 'https://…', a list, or a file of addresses.")
    return found


def _in_file(path: Path) -> list[str]:
    """The lines of a file, without blank ones and those that begin with #."""
    if not path.is_file():
        raise FileNotFoundError(f"There is no file {str(path)!r}. A web address starts with https:// or http://.")
    lines = decoded(path.read_bytes()).text.removeprefix("\ufeff").splitlines()
    return [line for line in lines if not line.lstrip().startswith("#")]


class Page(File):
    """Something that was fetched: its address is its name, and the server said what it is."""

    kind: str = ""

    @property
    def suffix(self) -> str:
        return f".{self.kind}" if self.kind else ""


def _page(address: str, kind: str = "", *, leftover: bool = False) -> Page:
    page = Page(address, nothing, leftover=leftover)
    page.kind = kind
    return page


def _shown(addresses: list[str], progress: bool) -> Iterator[str]:
    if not progress or len(addresses) <= _LONG:
        yield from addresses
        return
    from tqdm import tqdm  # needed only here

    yield from tqdm(addresses, unit="page", leave=False)


Fields = Mapping[str, str]


class _Round(NamedTuple):
    """What all visits of one call share; `known` are the addresses that are or will be fetched."""

    visits: Visits
    apart: Apart
    options: Options
    entries: int
    known: set[str]


def _pieces(address: str, round: _Round) -> Iterator[Piece]:
    """The article at an address, or those that a feed leads to; or what is wrong."""
    answer = _visited(address, round)
    if isinstance(answer, Piece) or answer.kind != "feed":
        yield _piece(address, answer, round, {})
        return
    entries, told = _entries(answer, round)
    yield Piece(_page(address, "feed", leftover=bool(entries)), Draft("", problem=told))
    for link, fields in entries.items():
        yield _piece(link, _visited(link, round), round, fields)


def _visited(address: str, round: _Round) -> Fetched | Piece:
    try:
        return round.visits.fetch(address)
    except Refused as problem:
        return Piece(_page(address), Draft("", problem=str(problem)))


def _entries(answer: Fetched, round: _Round) -> tuple[dict[str, Fields], str]:
    """The addresses of a feed's first entries that are not known yet, with what it says of them; and a sentence."""
    try:
        drafts = list(round.apart.read("feed", answer.content, answer.address, round.options))
    except Unreadable as problem:
        return {}, str(problem)
    found: dict[str, Fields] = {}
    for draft in drafts:
        if address := draft.fields.get("address"):
            found.setdefault(address, {field: draft.fields[field] for field in _OF_FEED if field in draft.fields})
    first = list(found)[: round.entries]
    fresh = {address: found[address] for address in first if address not in round.known}
    round.known.update(fresh)
    more = f" Say feed_entries={len(found)} for all." if len(found) > len(first) else ""
    return fresh, f"A feed: the pages of {len(first)} of its {len(found)} entries were asked for.{more}"


def _piece(address: str, answer: Fetched | Piece, round: _Round, known: Fields) -> Piece:
    """The article in what was fetched; what its page does not state is taken from the feed that led to it."""
    if isinstance(answer, Piece):
        return answer
    page = _page(address, answer.kind)
    try:
        draft = _draft(answer, round)
    except (Unreadable, StopIteration) as problem:
        return Piece(page, Draft("", problem=str(problem) or "There is no article in it."))
    return Piece(page, draft._replace(fields={**known, "address": answer.address, **draft.fields}))


def _draft(answer: Fetched, round: _Round) -> Draft:
    if answer.kind == "txt":
        read = decoded(answer.content, declared=answer.charset)
        return Draft(read.text, encoding=read.encoding, encoding_basis=read.basis, notes=tuple(read.notes))
    if answer.kind == "pdf":
        return next(round.apart.read("pdf", answer.content, answer.address, round.options))
    if answer.kind == "feed":
        return Draft("", problem="A feed that leads to feeds is not followed.")
    return next(round.apart.read("mhtml", _wrapped(answer), answer.address, round.options))


def _wrapped(answer: Fetched) -> bytes:
    """A page with what the server said of it, as a saved page has it."""
    charset = f"; charset={answer.charset}" if answer.charset else ""
    where = answer.address.encode("ascii", "ignore").decode()
    head = f"Content-Type: text/html{charset}\r\nContent-Location: {where}\r\nContent-Transfer-Encoding: binary\r\n\r\n"
    return head.encode("ascii", "ignore") + answer.content
