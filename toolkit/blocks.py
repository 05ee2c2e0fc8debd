"""A web page as a browser shows it: its visible text, line by line, letters untouched; nothing is fetched or run."""

import re
from typing import NamedTuple

from .drafts import needed
from .text import Span
from .trees import BLOCKS, CELLS, Element, page_tree
from .wording import word_set

# Not head or embed: lxml puts what follows into them, where a page has no body, or embed (rightly) no end tag.
_NOT_SHOWN = word_set("""script style template noscript noframes iframe object audio video canvas datalist rp
    title desc defs metadata annotation annotation-xml""")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KEPT_SPACE = ("pre", "textarea", "listing", "xmp", "plaintext")
_LINES = ("p", "li", "dd", "dt", *_HEADINGS)  # a button inside one of these stands in the line, elsewhere alone
_SPACE = re.compile(r"[ \t\n\r\f]+")
_STYLE = re.compile(r"(?:^|;)\s*(display|visibility|white-space)\s*:\s*([a-z-]+)", re.IGNORECASE)
_HIDDEN = 100
_LONG_CELL = 200  # letters; such a cell holds a text, and the table is there for the layout


class Line(NamedTuple):
    """One line of a page: its place in the text, the block it stands in and that block's parent, letters in links."""

    start: int
    end: int
    tag: str
    block: int
    parent: int
    linked: int


class Shown(NamedTuple):
    """A page's visible text, its lines, the reading aids (ruby) inside them; and how much of its texts is hidden."""

    text: str
    lines: list[Line]
    aids: list[Span]
    hidden: int = 0  # letters in longer paragraphs


def text_of(page: str) -> str:
    """The visible text of a piece of HTML, as a browser shows it.

    >>> text_of("<p>A <b>b</b>oat &amp; a <i>bridge</i>.</p><p>Both<br>are shut.<script>no()</script>")
    'A boat & a bridge.\\nBoth\\nare shut.'
    """
    tree = page_tree(page)
    return shown(tree).text if tree is not None else ""


def shown(tree: Element) -> Shown:
    """What a browser shows of a page: `\\n` between its paragraphs and for each line break, tabs between table cells.

    Left out is what no reader sees: scripts, styles, what is hidden or replaced (noscript, fallbacks of videos).
    """
    page = _Page()
    walk = needed("lxml.etree").iterwalk(tree, events=("start", "end"))
    skipped: Element = None
    for event, element in walk:
        if event == "start" and _is_hidden(element):
            walk.skip_subtree()
            skipped = element
            page.hidden += _letters_hidden(element)
        elif event == "start":
            page.open(element)
        else:
            if element is not skipped:
                page.close(element)
            skipped = None
            if element is not tree:
                page.write(element.tail)
    return page.finished()


def _is_hidden(element: Element) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _NOT_SHOWN or (tag == "dialog" and "open" not in element.attrib):
        return True
    if "hidden" in element.attrib and element.get("hidden") != "until-found":  # which a search in the page shows
        return True
    style = _style(element)
    return style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse")


def _letters_hidden(element: Element) -> int:
    """Letters in the paragraphs of an element that is not shown, short ones aside: those are menus and messages."""
    if element.tag in _NOT_SHOWN:
        return 0
    sizes = (sum(map(len, paragraph.itertext())) for paragraph in element.iter("p"))
    return sum(size for size in sizes if size > _HIDDEN)


def _style(element: Element) -> dict[str, str]:
    written = element.get("style")
    return {name.lower(): value.lower() for name, value in _STYLE.findall(written)} if written else {}


def _is_data(row: Element) -> bool:
    """Whether a table row holds figures or short words: then it is one line. Old pages lay out whole texts in rows."""
    if next(row.iterdescendants("br", *BLOCKS), None) is not None:
        return False
    return all(sum(map(len, cell.itertext())) <= _LONG_CELL for cell in row)


class _Page:
    """The text as it grows while the tree is walked."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.about: list[tuple[str, int, int, int]] = []  # tag, block, parent, letters in links
        self.aids: list[tuple[int, int, int]] = []  # line, start, end
        self.stack: list[tuple[str, int]] = [("body", 0)]  # the blocks around the place
        self.data_rows = [False]
        self.count = self.pre = self.links = self.aid = self.hidden = 0
        self._fresh()

    def _fresh(self) -> None:
        self.line: list[str] = []
        self.column = self.linked = 0
        self.blank = True  # white space is not shown here: at the start of a line, or after white space

    def _is_block(self, element: Element) -> bool:
        tag = element.tag
        if tag in CELLS:
            return not self.data_rows[-1]
        if tag == "button":
            return self.stack[-1][0] not in _LINES
        return tag in BLOCKS or _style(element).get("display") in ("block", "flex", "grid", "list-item", "table")

    def open(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self._line_break()
        elif self._is_block(element):
            self.end_line()
            self.count += 1
            self.stack.append((tag, self.count))
        elif tag in CELLS and self.line:
            self._add("\t")
        if tag == "tr":
            self.data_rows.append(_is_data(element))
        self._count(element, 1)
        if tag == "rt":
            self.aid = self.column
        self.write(element.text)

    def close(self, element: Element) -> None:
        self._count(element, -1)
        if element.tag == "rt" and self.column > self.aid:
            self.aids.append((len(self.texts), self.aid, self.column))
        if element.tag != "br" and self._is_block(element):
            self.end_line()
            if len(self.stack) > 1:
                self.stack.pop()
        if element.tag == "tr":
            self.data_rows.pop()

    def _count(self, element: Element, step: int) -> None:
        self.links += step * (element.tag == "a")
        self.pre += step * (element.tag in _KEPT_SPACE or _style(element).get("white-space", "").startswith("pre"))

    def write(self, text: str | None) -> None:
        if not text:
            return
        if self.pre:
            first, *more = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self._add(first)
            for line in more:
                self.end_line(always=True)
                self._add(line)
            return
        text = _SPACE.sub(" ", text)
        self._add(text[1:] if self.blank and text[0] == " " else text)

    def _add(self, text: str) -> None:
        if text:
            self.line.append(text)
            self.column += len(text)
            self.linked += len(text) if self.links else 0
            self.blank = text[-1] in " \t"

    def _line_break(self) -> None:
        if any(tag in _HEADINGS for tag, _ in self.stack[-2:]):
            self.write(" ")  # a headline is one line, however a page breaks it
        else:
            self.end_line(always=True)

    def end_line(self, always: bool = False) -> None:
        line = "".join(self.line).rstrip(" \t\n\r\f")
        if (line.strip() or always) and (line or self.texts):
            block = self.stack[-1]
            self.texts.append(line)
            self.about.append((block[0], block[1], self.stack[-2][1] if len(self.stack) > 1 else 0, self.linked))
        self._fresh()

    def finished(self) -> Shown:
        self.end_line()
        while self.texts and not self.texts[-1]:
            self.texts.pop()
        starts, place = [], 0
        for text in self.texts:
            starts.append(place)
            place += len(text) + 1
        lines = [
            Line(start, start + len(text), *about)
            for start, text, about in zip(starts, self.texts, self.about, strict=False)
        ]
        aids = [(starts[n] + a, min(starts[n] + b, lines[n].end)) for n, a, b in self.aids if n < len(lines)]
        return Shown("\n".join(self.texts), lines, _apart(aids), self.hidden)


def _apart(spans: list[Span]) -> list[Span]:
    """The spans that hold a letter, without those inside another: broken pages have an aid in an aid."""
    outer: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < end and (not outer or start >= outer[-1][1]):
            outer.append((start, end))
    return outer
