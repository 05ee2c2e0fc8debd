"""What a web page states about its article: headline, author, day, outlet, address, language; nothing is guessed."""

import json
import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from .trees import Element

Fields = dict[str, str]

_ARTICLE = re.compile(r"Article$|BlogPosting$|Report$|Review$", re.IGNORECASE)
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date.issued", "dcterms.issued",
    "dc.date.issued", "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date", "publishdate",
    "publish-date", "publish_date", "pubdate", "publication_date", "citation_publication_date", "dcterms.date",
    "dc.date", "article.published", "originalpublicationdate", "date",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "citation_publisher")
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+")
_NUMBERS = re.compile(r"\s*((?:19|20)\d\d)([-/.]?)(\d\d)\2(\d\d)(?!\d)")
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with [^>]{0,80}?url:\s*)(https?://[^\s<>]+)")
LONGEST = 1000  # letters of anything a page states
_BY = re.compile(r"^\s*(?:by|von|par|por|di|door|av|af)\s+(?=\S)", re.IGNORECASE)


class Stated(NamedTuple):
    """A value with the place of the page that states it, as evidence."""

    value: str
    where: str

    @property
    def evidence(self) -> str:
        return f"{self.where}: {self.value}"


def stated(facts: "Facts", source: str) -> Fields:
    """The fields of an article as its page states them; what it does not state is not there."""
    outlet, published = _first(facts.outlets()), next(facts.days(), None)
    found = {
        "title": _first_value(facts.titles()),
        "author": _author(facts),
        "address": _address(facts, source),
        "language": _language(facts),
        "outlet": outlet.value if outlet else "",
        "outlet_evidence": outlet.evidence if outlet else "",
        "published": published[0] if published else "",
        "published_evidence": published[1].evidence if published else "",
    }
    return {field: value for field, value in found.items() if 0 < len(value) <= LONGEST}


class Facts:
    """The head of a page: its meta tags, its JSON-LD, and the marked elements of its body."""

    def __init__(self, tree: Element) -> None:
        self.tree = tree
        self.meta: dict[str, str] = {}
        for element in tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            value = " ".join((element.get("content") or "").split())
            if value:
                self.meta.setdefault(name.strip().lower(), value)
            if (element.get("http-equiv") or "").lower() == "content-language" and value:
                self.meta.setdefault("content-language", value)
        self.items = list(_linked_data(tree))
        self.article = next((item for item in self.items if _ARTICLE.search(_kind(item))), {})

    def of(self, names: tuple[str, ...]) -> Iterator[Stated]:
        return (Stated(self.meta[name], f"meta {name}") for name in names if name in self.meta)

    def titles(self) -> Iterator[Stated]:
        for name in ("headline", "name"):
            for value in _texts(self.article.get(name)):
                yield Stated(value, f"JSON-LD {name}")
        yield from self.of(_TITLES)
        for element in self.tree.iterfind(".//head/title"):
            title = " ".join("".join(element.itertext())[:LONGEST].split())
            yield from (Stated(part, "title") for part in sorted(_SEPARATOR.split(title), key=len, reverse=True))
            yield Stated(title, "title")
            yield from (Stated(part, "title") for part in title.split(": ", 1)[1:])  # Name of the blog: headline

    def descriptions(self) -> Iterator[Stated]:
        yield from (Stated(value, "JSON-LD description") for value in _texts(self.article.get("description")))
        yield from self.of(_DESCRIPTIONS)

    def outlets(self) -> Iterator[Stated]:
        yield from self.of(_OUTLETS[:1])
        yield from (Stated(value, "JSON-LD publisher") for value in _texts(self.article.get("publisher")))
        yield from (one for one in self.of(_OUTLETS[1:]) if not one.value.startswith(("http", "@")))

    def authors(self) -> Iterator[Stated]:
        names = list(_texts(self.article.get("author")))
        if names:
            yield Stated("; ".join(dict.fromkeys(names)), "JSON-LD author")
        yield from self.of(_AUTHORS)
        for path in (".//*[@rel='author']", ".//*[@itemprop='author']"):
            for element in self.tree.iterfind(path):
                yield Stated(" ".join("".join(element.itertext()).split()), "the page")

    def days(self) -> Iterator[tuple[str, Stated]]:
        """The days the page gives as its publication; `dateModified` and the like are not among them."""
        said = [Stated(value, "JSON-LD datePublished") for value in _texts(self.article.get("datePublished"))]
        said += self.of(_DATES)
        for element in self.tree.iter("time"):
            if element.get("itemprop") == "datePublished" or "pubdate" in element.attrib:
                said.insert(0, Stated(element.get("datetime") or "", "time datePublished"))
        times = [element.get("datetime") or "" for element in self.tree.iter("time")]
        if len({day_of(time) for time in times if day_of(time)}) == 1:  # several: of comments, or of other articles
            said += [Stated(time, "time datetime") for time in times]
        yield from ((day, one) for one in said if (day := day_of(one.value)))


def day_of(written: str) -> str:
    """The day of a date as computers write it, YYYY-MM-DD; empty if it is none. The clock's time zone is not changed.

    >>> day_of("2025-05-28T23:30:00Z"), day_of("Wed, 28 May 2025 14:00:00 GMT"), day_of("yesterday")
    ('2025-05-28', '2025-05-28', '')
    """
    numbers = _NUMBERS.match(written)
    parsed = None if numbers or len(written) > 100 else parsedate(written)
    year, month, day = (
        (int(numbers[1]), int(numbers[3]), int(numbers[4])) if numbers else parsed[:3] if parsed else (0, 0, 0)
    )
    try:
        return date(year, month, day).isoformat() if year >= 1500 else ""
    except ValueError:
        return ""


def _author(facts: Facts) -> str:
    for one in facts.authors():
        name = _BY.sub("", one.value)
        if name and len(name) < 200 and not name.lower().startswith(("http", "www.", "@")):
            return name
    return ""


def _address(facts: Facts, source: str) -> str:
    saved = _SAVED_FROM.search(source[:5000])
    base = saved[1] if saved else facts.meta.get("og:url", "")
    links = (
        link.get("href") or "" for link in facts.tree.iter("link") if (link.get("rel") or "").lower() == "canonical"
    )
    for written in (*links, facts.meta.get("og:url", ""), base):
        try:
            whole = urljoin(base, str(written).strip())
            if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname:
                return whole
        except ValueError:  # such as an unclosed bracket
            continue
    return ""


def _language(facts: Facts) -> str:
    root = facts.tree.getroottree().getroot()
    spoken = (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang"),
              facts.meta.get("content-language"), facts.meta.get("og:locale"),
              next(_texts(facts.article.get("inLanguage")), None))  # fmt: skip
    plain = (language.strip().replace("_", "-") for language in spoken if language)
    return next((one for one in plain if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", one)), "")


def _first(values: Iterator[Stated]) -> Stated | None:
    return next((one for one in values if one.value), None)


def _first_value(values: Iterator[Stated]) -> str:
    first = _first(values)
    return first.value if first else ""


def _linked_data(tree: Element) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, whatever they are nested in; broken ones are passed over."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().split(";")[0].strip() != "application/ld+json":
            continue
        try:
            waiting = [json.loads("".join(script.itertext()).strip().removesuffix(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop()
            if isinstance(item, list):
                waiting += item[::-1]
            elif isinstance(item, dict):
                yield item
                waiting += [item[key] for key in ("mainEntity", "@graph") if key in item][::-1]


def _kind(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    return str(next((one for one in kind if _ARTICLE.search(str(one))), "")) if isinstance(kind, list) else str(kind)


def _texts(value: Any) -> Iterator[str]:
    """The plain texts of a JSON-LD value: itself, or the name of the person or body it describes."""
    for one in value if isinstance(value, list) else [value]:
        one = one.get("name") if isinstance(one, dict) else one
        for text in one if isinstance(one, list) else [one]:
            if isinstance(text, str) and text.strip():
                yield " ".join(re.sub(r"<[^<>]*>", "", text).split())
