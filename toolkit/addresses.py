"""Which web addresses may be visited: http and https on the public internet, and nothing inside your own network."""

import re
import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, Queue
from threading import Thread
from typing import NamedTuple
from urllib.parse import quote, urlsplit

Number = IPv4Address | IPv6Address

_PORTS = {"http": 80, "https": 443}
_ODD = re.compile(r"[\x00-\x20\x7f\\]")
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
_NUMBERS = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*")  # as 2130706433, 0x7f.1 or 127.1
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))  # NAT64: an IPv4 number in the last 32 bits
_TUNNELS = (IPv6Network("2002::/16"), IPv6Network("2001::/32"))  # 6to4, Teredo: given up, and they hide IPv4 numbers
_OWN_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home.arpa")  # never names of the public internet
_ALLOW = "If you trust it: private=True."


class Refused(ValueError):
    """An address that is not visited; the message says why."""


class Target(NamedTuple):
    """An address in its parts, ready to be asked for."""

    address: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def named(self) -> str:
        """The host as a request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        return f"{self.scheme}://{self.named}"


def target(address: str, *, private: bool = False) -> Target:
    """The parts of an address. Refused unless it is a plain http or https address of a public host.

    >>> target("https://courier.example/news?id=1#top").path
    '/news?id=1'
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as problem:
        raise Refused(f"This is no web address ({problem}).") from problem
    if parts.scheme not in _PORTS:
        raise Refused("Only addresses that start with http:// or https:// are visited.")
    if _ODD.search(address.strip()) or not host:
        raise Refused("This is no web address: it has blanks, backslashes or control characters, or names no host.")
    if "@" in parts.netloc:
        raise Refused("The address has a user name in it. Nothing is sent that could log you in; leave it out.")
    host = _host(host, private=private)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return Target(address.strip(), parts.scheme, host, _PORTS[parts.scheme] if port is None else port, path + query)


def _host(host: str, *, private: bool) -> str:
    """A host's name as the network knows it, or its number."""
    if ":" in host:
        return host
    try:
        host = host.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError as problem:
        raise Refused(f"{host!r} is no name of a host.") from problem
    if not _NAME.fullmatch(host):
        raise Refused(f"{host!r} is no name of a host.")
    if _NUMBERS.fullmatch(host) and not _is_plain(host):
        raise Refused(f"{host!r} is an unusual way to write a number of the network. Write the host's name.")
    if not private and (host in _OWN_NAMES or host.endswith(tuple(f".{name}" for name in _OWN_NAMES))):
        raise Refused(f"It leads into your own network. {_ALLOW}")
    return host


def _is_plain(host: str) -> bool:
    try:
        return str(ip_address(host)) == host
    except ValueError:
        return False


def is_public(number: Number) -> bool:
    """Whether a number of the network is one of the public internet.

    >>> is_public(ip_address("93.184.215.14")), is_public(ip_address("::ffff:10.0.0.1"))
    (True, False)
    """
    if isinstance(number, IPv6Address):
        if number.ipv4_mapped:
            return is_public(number.ipv4_mapped)
        if any(number in network for network in _TRANSLATED):
            return is_public(IPv4Address(int(number) & 0xFFFFFFFF))
        if number.is_site_local or any(number in network for network in _TUNNELS):
            return False
    own = number.is_private or number.is_loopback or number.is_link_local or number.is_unspecified
    return number.is_global and not (own or number.is_multicast or number.is_reserved)


Resolve = Callable[[str, int], list[str]]


def resolve(host: str, port: int) -> list[str]:
    """The numbers a host's name stands for, as the system tells."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def numbers(host: str, port: int, *, private: bool, seconds: float, ask: Resolve = resolve) -> list[str]:
    """The numbers of a host, all of them checked. Refused if one is not public: such a name is a trap or a mistake."""
    found = _in_time(lambda: ask(host, port), seconds)
    if isinstance(found, Exception):
        raise Refused(f"There is no host {host!r}, or it cannot be found right now.") from found
    if found is None:
        raise Refused(f"The host {host!r} was not found within {seconds:.0f} seconds.")
    inside = [one for one in found if not private and not is_public(ip_address(one))]
    if inside:
        raise Refused(f"It leads into your own network, to {inside[0]}. {_ALLOW}")
    if not found:
        raise Refused(f"There is no host {host!r}.")
    return found


def _in_time(ask: Callable[[], list[str]], seconds: float) -> list[str] | Exception | None:
    """What the system answers; None if it takes too long: it cannot be told to stop, so it is left behind."""
    answers: Queue[list[str] | Exception] = Queue()

    def wait() -> None:
        try:
            answers.put(ask())
        except Exception as problem:
            answers.put(problem)

    Thread(target=wait, daemon=True).start()
    try:
        return answers.get(timeout=max(seconds, 0.01))
    except Empty:
        return None
