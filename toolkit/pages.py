"""Plain HTML for a page that needs nothing else: texts letter by letter, tables, numbers that open their passages."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import islice
from operator import itemgetter
from typing import NamedTuple
from urllib.parse import quote

from .corpus import Corpus
from .figure import Figure, rows_of
from .layers import letter, outlet_pattern, outlet_spans
from .text import Span
from .wording import isolated, many, plain
from .words import function_words

Place = tuple[str, int, int, str]  # article, start, end, and a remark or nothing
MOST_PASSAGES = 100  # that a number opens
MOST_LETTERS = 1500  # of one passage in a list
_AROUND, _SHORT = 60, 90  # letters on either side, for passages shorter than that
_LOST = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # no page may hold them


def letters(text: str) -> str:
    """A text as HTML, letter by letter; a sign that no page may hold is shown as �.

    >>> letters('<b> & "x"\\x00')
    '&lt;b&gt; &amp; &quot;x&quot;�'
    """
    return escape(_LOST.sub("\ufffd", text)).replace("\r", "&#13;")


def hidden(words: str, instead: str) -> str:
    """HTML that gives way to other words while the names of outlets are hidden."""
    return f'<span class="outlet"><span>{words}</span><i>{escape(instead)}</i></span>'


def masked(words: str) -> str:
    """The same inside a passage, whose letters stay as they are: the other words are drawn by the style alone."""
    return f'<span class="outlet" data-hidden="[outlet]"><span>{words}</span></span>'


@dataclass(frozen=True)
class Page:
    """How the articles of a corpus are named, quoted and linked to on one page."""

    corpus: Corpus

    @cached_property
    def _outlets(self) -> re.Pattern[str] | None:
        return outlet_pattern(self.corpus)

    @cached_property
    def _hidden(self) -> list[list[Span]]:
        """Where the names of outlets stand in each article."""
        return outlet_spans(self.corpus)

    @cached_property
    def paragraphs(self) -> list[list[Span]]:
        """Where the paragraphs of each article stand."""
        return [list(rows_of(one.parts, "start", "end")) for one in self.corpus]

    @cached_property
    def _ids(self) -> re.Pattern[str]:
        longest_first = sorted(filter(None, map(plain, self.corpus.ids)), key=len, reverse=True)
        either = "|".join(map(re.escape, longest_first)) or "(?!)"  # which finds nothing
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)")

    @cached_property
    def _letters(self) -> dict[str, str]:
        return {plain(id): letter(number) for number, id in enumerate(self.corpus.ids)}

    @cached_property
    def _telling(self) -> set[str]:
        """The words, as they are counted, that the names of outlets consist of."""
        names = " ".join(one.outlet or "" for one in self.corpus).lower()
        return {*re.findall(r"\w+", names), *names.split()} - set(function_words())

    def name(self, id: str) -> str:
        return hidden(isolated(letters(plain(id))), letter(self.corpus.number(id)))

    def anonymous(self, line: str) -> str:
        """A line of text in which no outlet is named."""
        return self._outlets.sub("[outlet]", line) if self._outlets else line

    def words(self, text: object) -> str:
        """Words on one line, in which the names of outlets can be hidden."""
        return self._without(plain(text))

    def remark(self, text: object) -> str:
        """What somebody noted: it may speak of articles by their ids, too."""
        line = plain(text)
        spans = [match.span() for match in self._ids.finditer(line)]
        pieces, place = [], 0
        for start, end in spans:
            name = line[start:end]
            pieces += [self._without(line[place:start]), hidden(letters(name), self._letters[name])]
            place = end
        return "".join([*pieces, self._without(line[place:])])

    def token(self, word: str) -> str:
        """A word as it is counted; it may be a part of an outlet's name."""
        return hidden(letters(word), "[outlet]") if word in self._telling else letters(word)

    def _without(self, text: str) -> str:
        spans = [match.span() for match in self._outlets.finditer(text)] if self._outlets else []
        return _covered(text, spans, lambda words: hidden(words, "[outlet]"))

    def passage(self, id: str, start: int, end: int) -> str:
        """A passage of an article, letter by letter; the names of outlets in it can be hidden."""
        number = self.corpus.number(id)
        names = self._hidden[number]
        first, last = bisect_right(names, start, key=itemgetter(1)), bisect_left(names, end, key=itemgetter(0))
        spans = [(begin - start, stop - start) for begin, stop in names[first:last]]
        return _covered(self.corpus.articles[number].text[start:end], spans, masked)

    def link(self, id: str, start: int, end: int, words: str, kind: str = "") -> str:
        """Words (HTML) that lead to a passage: to its paragraph, and in the reader to its letters."""
        number = self.corpus.number(id)
        paragraph = bisect_right(self.paragraphs[number], (start, len(self.corpus[id].text))) - 1
        target = f"a{number}p{max(paragraph, 0)}" if self.paragraphs[number] else f"a{number}"
        return f'<a{kind} href="#{target}" data-place="{number} {start} {end}">{words}</a>'

    def place(self, id: str, start: int, end: int) -> str:
        """A link that names the article and the place."""
        return self.link(id, start, end, f"{self.name(id)} {start}–\u2060{end}")  # no line break in between

    def quoted(self, id: str, start: int, end: int) -> str:
        """A passage, and if it is short the words around it."""
        cut = min(end, start + MOST_LETTERS)
        inner = f"<mark>{self.passage(id, start, cut)}</mark>" + ("…" if cut < end else "")
        if end - start >= _SHORT:
            return f'<q dir="auto" class="whole">{inner}</q>'
        text = self.corpus[id].text
        left, right = _left(text, start), _right(text, end)
        return f'<q dir="auto">{self.passage(id, left, start)}{inner}{self.passage(id, end, right)}</q>'

    def cited(self, id: str, start: int, end: int, remark: str = "") -> str:
        """A passage with the link to it, and a remark (HTML) before it."""
        said = f"<small>{remark}:</small> " if remark else ""
        return f"{self.place(id, start, end)} {said}{self.quoted(id, start, end)}"

    def count(self, number: int, places: Iterable[Place], *, call: str = "") -> str:
        """A number that opens its passages: as many as it says, or the first hundred and how to see the others."""
        if not number:
            return '<span class="none">0</span>'
        items = "".join(f"<li>{self.cited(*place)}</li>" for place in islice(places, MOST_PASSAGES))
        rest = number - MOST_PASSAGES
        how = f"; all of them: <code>{call}</code>" if call else ""
        more = f"<p>The first {MOST_PASSAGES}; {rest:,} more are not on this page{how}.</p>" if rest > 0 else ""
        head = f'<summary aria-label="{many(number, "passage")}">{number:,}</summary>'
        return f'<details class="evidence">{head}<ol>{items}</ol>{more}</details>'


def _covered(text: str, spans: Sequence[Span], cover: Callable[[str], str]) -> str:
    pieces, place = [], 0
    for start, end in spans:
        start, end = max(start, 0), min(end, len(text))
        pieces += [letters(text[place:start]), cover(letters(text[start:end]))]
        place = end
    return "".join([*pieces, letters(text[place:])])


def _left(text: str, start: int) -> int:
    """Where the words before a passage begin: whole words of its paragraph."""
    begin = max(start - _AROUND, text.rfind("\n", 0, start) + 1)
    cut = begin > 0 and not text[begin - 1].isspace()
    space = text.find(" ", begin, start)
    return begin if not cut else space + 1 if space >= 0 else start


def _right(text: str, end: int) -> int:
    stop = text.find("\n", end)
    finish = min(end + _AROUND, len(text) if stop < 0 else stop)
    cut = finish < len(text) and not text[finish].isspace()
    return finish if not cut else max(text.rfind(" ", end, finish), end)


def worked_out(value: object, form: str = "") -> str:
    """A number that is worked out, not counted in passages; nothing where there is none."""
    missing = value is None or value != value
    return f'<span class="measure">{"" if missing else format(value, form)}</span>'


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], more: str = "") -> str:
    """A table of HTML cells in its own scroller; a head that begins with # stands over numbers.

    The caption is plain words and names no article: it is read aloud where the names of outlets are hidden, too.

    >>> "<td>" in table("Words", ["word", "#uses"], [["war", "3"]])
    False
    """
    classes = [' class="n"' if head.startswith("#") else "" for head in heads]
    top = "".join(f'<th scope="col"{kind}>{head.lstrip("#")}</th>' for head, kind in zip(heads, classes, strict=True))
    body = "".join(_row(row, classes) for row in rows)
    inner = f"<table><caption>{caption}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="scroller" tabindex="0" role="group" aria-label="Table: {caption}">{inner}</div>{more}'


def _row(cells: Sequence[str], classes: Sequence[str]) -> str:
    first, *rest = cells
    others = "".join(f"<td{kind}>{cell}</td>" for cell, kind in zip(rest, classes[1:], strict=True))
    return f'<tr><th scope="row">{first}</th>{others}</tr>'


def more(number: int, call: str, thing: str = "row") -> str:
    """How many rows a table leaves out, and the call that shows them."""
    return f'<p class="more">And {many(number, f"more {thing}")}: <code>{call}</code></p>' if number > 0 else ""


def chart(figure: Figure) -> str:
    """A drawing as an image with its description; it names articles, so it gives way to a sentence."""
    if not figure.svg:
        return ""
    source = "data:image/svg+xml," + quote(_smaller(figure.svg), safe=" =:/(),;.-+*!'?&")
    image = f'<img alt="{letters(figure.alt)}" src="{source}">'
    instead = "<p>A chart stands here that names the articles. The table below says the same.</p>"
    caption = f"<figcaption>{letters(figure.caption)}</figcaption>"
    return f'<figure class="chart">{caption}{image}</figure><div class="no-chart">{instead}</div>'


def _smaller(svg: str) -> str:
    """The same drawing in fewer letters: a hundredth of a point is enough."""
    rounded = re.sub(r"\b[1-9]\d*\.\d{3,}", lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), svg)
    plainer = re.sub(r"<!DOCTYPE.*?>|<!--.*?-->|<metadata>.*?</metadata>|<\?xml.*?\?>", "", rounded, flags=re.DOTALL)
    named = re.sub(r' (?:xlink:)?(href="#|id=")DejaVuSans-', r" \1d", plainer)
    single = re.sub(r"""="([^"']*)\"""", r"='\1'", named)  # a double quotation mark takes three letters in an address
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", single)).strip()


class Chapter(NamedTuple):
    key: str
    title: str
    html: str


def chapter(key: str, title: str, says: str, *content: str, limit: str) -> Chapter:
    """A part of the page: what it shows, the tables, and what they cannot say."""
    head = f'<section id="{key}" aria-labelledby="{key}-title"><h2 id="{key}-title">{title}</h2><p>{says}</p>'
    last = f'<p class="limit"><strong>What this cannot say.</strong> {limit}</p></section>'
    return Chapter(key, title, "\n".join([head, *filter(None, content), last]))
