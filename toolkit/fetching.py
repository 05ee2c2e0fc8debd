"""One polite request: to a checked address, with bounds on redirects, bytes and time; no cookies, no log-in."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from socket import SHUT_RDWR, socket
from threading import Timer
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import urljoin

from .addresses import Refused, Resolve, Target, numbers, resolve, target
from .drafts import needed

AGENT = "Parallax"
_USER_AGENT = f"{AGENT}/0.1 (compares news articles in class; reads single pages on a person's request)"
_KINDS = {
    **dict.fromkeys(["text/html", "application/xhtml+xml"], "html"),
    **dict.fromkeys(["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml",
                     "text/xml"], "feed"),
    "text/plain": "txt",
    "application/pdf": "pdf",
}  # fmt: skip
_FEED = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<[!?][^<>]{0,500}>\s*){0,9}<(?:rss|feed|rdf:RDF)\b")
_ACCEPTED = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf;q=0.9,*/*;q=0.1"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]+)", re.IGNORECASE)
_CHUNK = 65_536
_REDIRECTS = (301, 302, 303, 307, 308)


class Failed(Refused):
    """An address that may be visited, but nothing of use came back."""


class Bounds(NamedTuple):
    """How far a request goes."""

    private: bool = False
    seconds: float = 20
    size: int = 10_000_000
    redirects: int = 5
    resolve: Resolve = resolve


class Fetched(NamedTuple):
    """What came back: where it was found in the end, its bytes, what it is (html, feed, txt, pdf), its encoding."""

    address: str
    content: bytes
    kind: str
    charset: str | None
    status: int = 200


def fetched(address: str, bounds: Bounds, *, allowed: Callable[[Target], None] = lambda _: None) -> Fetched:
    """What stands at an address, after at most `bounds.redirects` redirects; `allowed` is asked before each request.

    Refused with the reason if it may not be visited, if it is no page, feed, plain text or PDF, if it is too large or
    too slow. A proxy that the system may be set to is not used: it would look the address up again.
    """
    return _followed(address, bounds, allowed, any_kind=False)


def plain(address: str, bounds: Bounds) -> Fetched:
    """The bytes at an address whatever they are and whatever the server's answer: for robots.txt."""
    return _followed(address, bounds, lambda _: None, any_kind=True)


def _followed(address: str, bounds: Bounds, allowed: Callable[[Target], None], *, any_kind: bool) -> Fetched:
    left = bounds.seconds  # for all requests together; a pause before one of them does not count
    for _ in range(bounds.redirects + 1):
        place = target(address, private=bounds.private)
        allowed(place)
        start = monotonic()
        answer = _answer(place, bounds, start + left, any_kind=any_kind)
        left -= monotonic() - start
        if isinstance(answer, Fetched):
            return answer
        address = answer
    raise Failed(f"There are more than {bounds.redirects} redirects; the last one leads to {address[:200]}.")


def _answer(place: Target, bounds: Bounds, end: float, *, any_kind: bool) -> Fetched | str:
    """What one request brings: a page, or the address it redirects to."""
    urllib3 = needed("urllib3")
    left = max(0.05, end - monotonic())
    found = numbers(place.host, place.port, private=bounds.private, seconds=left, ask=bounds.resolve)
    try:
        with _connection(place, found[0], end) as connection:
            connection.request("GET", place.path, headers=_headers(place), preload_content=False)
            response = connection.getresponse()
            if response.status in _REDIRECTS and response.headers.get("location"):
                return urljoin(place.address, str(response.headers["location"]))
            return _read(response, place, bounds, end, any_kind)
    except Refused:
        raise
    except (urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError) as problem:
        raise Failed(_told(problem, end, bounds)) from problem


def _headers(place: Target) -> dict[str, str]:
    return {
        "Host": place.named,
        "User-Agent": _USER_AGENT,
        "Accept": _ACCEPTED,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


@contextmanager
def _connection(place: Target, number: str, end: float) -> Iterator[Any]:
    """A connection to exactly this number of the network, cut when the time is over, however slowly bytes drip in."""
    left = max(0.05, end - monotonic())
    connection = _unopened(place, number, left)
    held: list[socket] = []  # the answer takes the socket from the connection

    def cut() -> None:
        with suppress(OSError, TypeError):
            socket.shutdown(held[0] if held else connection.sock, SHUT_RDWR)

    timer = Timer(left, cut)
    timer.daemon = True
    timer.start()
    try:
        connection.connect()
        held.append(connection.sock)
        yield connection
    finally:
        timer.cancel()
        connection.close()


def _unopened(place: Target, number: str, seconds: float) -> Any:
    """The certificate must be one of the host that was named, although the connection goes to its number."""
    library = needed("urllib3.connection")
    if place.scheme == "http":
        return library.HTTPConnection(number, place.port, timeout=seconds)
    named = {"server_hostname": place.host, "assert_hostname": place.host}
    checked = {"cert_reqs": "CERT_REQUIRED", "ca_certs": needed("certifi").where()}
    return library.HTTPSConnection(number, place.port, timeout=seconds, **named, **checked)


def _read(response: Any, place: Target, bounds: Bounds, end: float, any_kind: bool) -> Fetched:
    """The bytes of an answer, unpacked; not one more than the bounds."""
    kind, charset = _kind(response.headers)
    if not any_kind:
        _check(response, kind)
    pieces, size = [], 0
    for piece in response.stream(_CHUNK, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > bounds.size:
            raise Failed(f"It is larger than {bounds.size / 1e6:,.1f} MB. Say size=…, in bytes, to allow more.")
        if monotonic() > end:
            raise Failed(_slow(bounds))
    if monotonic() > end:  # it was cut, and what there is looks whole only because its length was not announced
        raise Failed(_slow(bounds))
    content = b"".join(pieces)
    if kind in ("html", "txt", "", "feed"):  # servers call feeds pages, and pages XML
        kind = "feed" if _FEED.match(content[:4000]) else "html" if b"<html" in content[:4000].lower() else kind
    if not kind and not any_kind and content.lstrip()[:1] != b"<":
        raise Failed("The server does not say what this is, and it does not look like a page.")
    return Fetched(place.address, content, kind or "html", charset, response.status)


def _kind(headers: Any) -> tuple[str, str | None]:
    """What the server calls the content: one of our kinds, empty if it says nothing; and its encoding."""
    written = headers.get("content-type") or ""
    name = written.partition(";")[0].strip().lower()
    charset = _CHARSET.search(written)
    return _KINDS.get(name, name), charset[1] if charset else None


def _check(response: Any, kind: str) -> None:
    if response.status != 200:
        raise Failed(f"The server answered {response.status} ({response.reason or 'no reason given'}).")
    if kind and kind not in _KINDS.values():
        raise Failed(f"It is {kind[:80]}: neither a web page nor a feed, plain text or PDF.")
    packed = (response.headers.get("content-encoding") or "identity").strip().lower()
    if packed not in ("identity", "gzip", "x-gzip", "deflate"):
        raise Failed(f"It is packed in a way that was not asked for ({packed[:40]}).")


def _slow(bounds: Bounds) -> str:
    return f"It took longer than {bounds.seconds:g} seconds. Say seconds=… to wait longer."


def _told(problem: Exception, end: float, bounds: Bounds) -> str:
    """What went wrong, in words."""
    if monotonic() > end - 0.05 or "Timeout" in type(problem).__name__:
        return _slow(bounds)
    kinds = {"IncompleteRead": "the connection ended before the page did", "SSLError": "its certificate is not valid",
             "SSLCertVerificationError": "its certificate is not valid",
             "CertificateError": "its certificate is for another host", "DecodeError": "it is packed wrongly",
             "NewConnectionError": "no connection", "ConnectionRefusedError": "no connection"}  # fmt: skip
    kind = "IncompleteRead" if "IncompleteRead" in str(problem) else type(problem).__name__
    return f"It cannot be fetched: {kinds.get(kind, f'{kind}, {problem}')[:200]}."
