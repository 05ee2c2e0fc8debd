"""A round of visits to web servers: what their robots.txt asks for is kept to, and none is asked twice in a moment."""

from collections.abc import Callable
from time import monotonic, sleep
from urllib.robotparser import RobotFileParser

from .addresses import Refused, Target
from .fetching import AGENT, Bounds, Failed, Fetched, fetched, plain

_LONGEST_PAUSE = 30.0  # seconds, whatever a server asks for
_NOTHING = ["User-agent: *", "Disallow: /"]
_ROBOTS_SIZE = 500_000  # bytes (RFC 9309)


class Visits:
    """What is remembered from one address to the next: when each host was asked last, and its robots.txt."""

    def __init__(self, bounds: Bounds, *, pause: float, robots: bool, wait: Callable[[float], None] = sleep) -> None:
        self.bounds, self.pause, self.robots, self.wait = bounds, pause, robots, wait
        self.last: dict[str, float] = {}
        self.rules: dict[str, RobotFileParser | None] = {}

    def fetch(self, address: str) -> Fetched:
        """What stands at an address. Refused if it may not be visited, or nothing of use came back."""
        return fetched(address, self.bounds, allowed=self._before)

    def _before(self, place: Target) -> None:
        """Asked before each request, also after a redirect."""
        rules = self._rules(place) if self.robots else None
        if rules and not rules.can_fetch(AGENT, place.site + place.path):
            raise Refused("The site’s robots.txt asks programs not to fetch this page. Save it from your browser.")
        asked = float(rules.crawl_delay(AGENT) or 0) if rules else 0.0
        self._pause(place, max(self.pause, min(asked, _LONGEST_PAUSE)))

    def _pause(self, place: Target, pause: float) -> None:
        left = self.last.get(place.host, -pause) + pause - monotonic()
        if place.host in self.last and left > 0:
            self.wait(left)
        self.last[place.host] = monotonic()

    def _rules(self, place: Target) -> RobotFileParser:
        """The site's robots.txt. Refused if it cannot be had (RFC 9309); a site without one allows everything."""
        if place.site not in self.rules:
            self.rules[place.site] = self._read(place)
        rules = self.rules[place.site]
        if rules is None:
            raise Refused("The site’s robots.txt cannot be read, so it is not known whether this page may be fetched.")
        return rules

    def _read(self, place: Target) -> RobotFileParser | None:
        self._pause(place, self.pause)
        try:
            answer = plain(f"{place.site}/robots.txt", self.bounds._replace(size=_ROBOTS_SIZE))
        except Failed:
            return None
        if answer.status >= 500:
            return None
        written = answer.content.decode("utf-8", "replace").removeprefix("\ufeff") if answer.status == 200 else ""
        rules = RobotFileParser()
        rules.parse(_NOTHING if answer.status in (401, 403) else written.splitlines())
        return rules
