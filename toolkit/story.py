"""Paragraphs of a document, written down in the order they are read; and a walk through XML of any depth."""

from collections.abc import Callable, Iterator
from typing import Any

from .repair import Repair

PAGE = "page: header or footer of the printed page"


class Story:
    """The lines of one part of a document: its body, a note, a header.

    A text box stands inside a paragraph; its lines come after those of the paragraph.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._open: list[tuple[int, list[str]]] = []
        self._goes_on: list[str] = []  # the paragraph before lost its end to a tracked change

    def begin(self) -> None:
        self._open.append((len(self.lines), self._goes_on))
        self._goes_on = []
        self.lines.append("")

    def write(self, text: str) -> None:
        if self._open and text:
            self._open[-1][1].append(text)

    def end(self, *, goes_on: bool = False) -> None:
        place, pieces = self._open.pop()
        if goes_on:
            self._goes_on = pieces
            del self.lines[place]
        else:
            self.lines[place] = "".join(pieces)

    def finished(self) -> list[str]:
        """The lines; also of a part that ends in the middle of a paragraph."""
        while self._open:
            self.end()
        rest, self._goes_on = "".join(self._goes_on), []
        return [*self.lines, rest] if rest else self.lines


def walk(root: Any, skipped: Callable[[Any], bool]) -> Iterator[tuple[bool, Any]]:
    """Each element twice: True as it begins, False as it ends. What is skipped only ends: text may follow it."""
    waiting = [(True, root)]
    while waiting:
        begins, element = waiting.pop()
        if not begins or not isinstance(element.tag, str) or skipped(element):
            yield False, element
        else:
            waiting.append((False, element))
            yield True, element
            waiting.extend((True, child) for child in reversed(element))


def tag(element: Any) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: Any, name: str) -> str:
    """An attribute by its name without the namespace."""
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")


def child(element: Any, *path: str) -> Any:
    """The element found by going down from name to name; None if there is none."""
    for name in path:
        element = next((one for one in element if tag(one) == name), None)
        if element is None:
            return None
    return element


def unique(stories: list[list[str]]) -> list[str]:
    """The lines of several headers, each header once."""
    seen: dict[str, None] = {}
    for lines in stories:
        shown = [line for line in lines if line.strip()]
        seen.setdefault("\n".join(shown))
    return [line for text in seen for line in text.split("\n") if line]


def bound(before: list[str], body: list[str], after: list[str]) -> tuple[str, list[Repair]]:
    """One text of header, body and footer, and the cuts that take header and footer away."""
    top, main = "".join(f"{line}\n" for line in before), "\n".join(body)
    end = "".join(f"\n{line}" for line in after)
    raw = top + main + end
    spans = [(0, len(top)), (len(top) + len(main), len(raw))]
    return raw, [Repair(s, e, raw[s:e], "", PAGE, "certain") for s, e in spans if s < e]
