"""The text of a .docx as it is read: paragraphs, tables, text boxes, notes, with its changes accepted."""

import posixpath
from collections import Counter
from typing import Any

from .containers import Container
from .drafts import Unreadable
from .story import Story, child, tag, unique, value, walk

_SKIPPED = {  # what is not shown, or is shown twice
    "del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "rt", "pPr", "rPr", "tblPr", "trPr", "tcPr",
    "sectPr", "sdtPr", "fldData",
}  # fmt: skip
_CHANGED = {"ins", "del", "moveFrom", "moveTo"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_ACCEPTED = "change (tracked) shown as accepted"
_OFF = {"0", "false", "off"}


class Shown:
    """What a reader of the document sees: its lines, and what was found on the way."""

    def __init__(self) -> None:
        self.notes: list[tuple[str, str]] = []  # part and number, in the order they are referred to
        self.found: Counter[str] = Counter()

    def lines(self, root: Any) -> list[str]:
        story, fields = Story(), Fields()
        for begins, element in walk(root, self._skipped):
            name = tag(element)
            if name == "p":
                if begins:
                    story.begin()
                else:
                    story.end(goes_on=self._is_joined(element))
            elif begins:
                fields.see(element, name)
                story.write(self._text(element, name) if fields.shown else "")
        return story.finished()

    def _text(self, element: Any, name: str) -> str:
        if name in ("footnoteReference", "endnoteReference"):
            self.notes.append((name.removesuffix("Reference") + "s", value(element, "id")))
        elif name == "sym":
            self.found["sign of a special font left out"] += 1
        return (element.text or "") if name == "t" else _SIGNS.get(name, "")

    def _skipped(self, element: Any) -> bool:
        name = tag(element)
        part = child(element, f"{name}Pr") if name in ("tr", "tc") else None
        gone = part is not None and any(tag(one) in ("del", "cellDel") for one in part)
        self.found[_ACCEPTED] += gone or name in _CHANGED
        if name == "r" and _is_on(child(element, "rPr", "vanish")):
            self.found["passage left out because hidden"] += 1
            return True
        return gone or name in _SKIPPED

    def _is_joined(self, paragraph: Any) -> bool:
        """Whether the end of a paragraph was deleted by a tracked change."""
        marks = child(paragraph, "pPr", "rPr")
        joined = marks is not None and any(child(marks, name) is not None for name in ("del", "moveFrom"))
        self.found[_ACCEPTED] += joined
        return joined


class Fields:
    """Fields such as a page number: their result is shown, their instruction is not."""

    def __init__(self) -> None:
        self._open: list[bool] = []
        self.shown = True

    def see(self, element: Any, name: str) -> None:
        kind = value(element, "fldCharType") if name == "fldChar" else ""
        if kind == "begin":
            self._open.append(False)
        elif kind == "separate" and self._open:
            self._open[-1] = True
        elif kind == "end" and self._open:
            self._open.pop()
        if kind:
            self.shown = all(self._open)


def _is_on(switch: Any) -> bool:
    return switch is not None and value(switch, "val").lower() not in _OFF


def read(container: Container) -> tuple[list[str], list[str], list[str], Counter[str]]:
    """Header, body with notes, footer, and what was found on the way."""
    main = _main(container)
    root = container.xml(main)
    if tag(root) != "document":
        raise Unreadable("It is not a Word document. Open it in the program that made it, and save it as .docx.")
    shown = Shown()
    body = shown.lines(root)
    related = _related(container, main)
    for kind in ("footnotes", "endnotes"):
        body += _notes(shown, container, related.get(kind, []), kind)
    edges = [
        unique([Shown().lines(container.xml(part)) for part in related.get(kind, []) if part in container.names])
        for kind in ("header", "footer")
    ]
    if related.get("comments"):
        shown.found["comment in the margin left out"] += 1
    return edges[0], body, edges[1], shown.found


def _main(container: Container) -> str:
    found = _related(container, "").get("officeDocument", [])
    if not found or found[0] not in container.names:
        raise Unreadable("Its main part is missing. Open it in Word, which may repair it, and save it again.")
    return found[0]


def _related(container: Container, part: str) -> dict[str, list[str]]:
    """The parts a part refers to, by kind; links to what is outside the file are left alone."""
    folder, file = posixpath.split(part)
    links = posixpath.join(folder, "_rels", f"{file}.rels")
    related: dict[str, list[str]] = {}
    for link in container.xml(links) if links in container.names else ():
        if isinstance(link.tag, str) and value(link, "TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, value(link, "Target"))).lstrip("/")
            related.setdefault(value(link, "Type").rpartition("/")[2], []).append(target)
    return related


def _notes(shown: Shown, container: Container, parts: list[str], kind: str) -> list[str]:
    """The foot- or endnotes that the text refers to, in that order, without their numbers."""
    wanted = [number for part, number in shown.notes if part == kind]
    if not wanted or not parts or parts[0] not in container.names:
        return []
    notes = {value(note, "id"): note for note in container.xml(parts[0]) if isinstance(note.tag, str)}
    found = [shown.lines(notes[number]) for number in wanted if number in notes]
    return [line.lstrip() if n == 0 else line for lines in found for n, line in enumerate(lines)]


def properties(container: Container) -> dict[str, str]:
    """Title and author in the properties of the file."""
    parts = _related(container, "").get("core-properties", [])
    if not parts or parts[0] not in container.names:
        return {}
    told = {tag(one): (one.text or "").strip() for one in container.xml(parts[0])}
    return {"title": told.get("title", ""), "author": told.get("creator", "")}
