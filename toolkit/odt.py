"""The text of an .odt (LibreOffice) as it is read: paragraphs, tables, text boxes, notes, with its changes accepted."""

import re
from collections import Counter
from typing import Any

from .containers import Container
from .drafts import Unreadable
from .story import Story, child, tag, unique, value, walk

_SKIPPED = {  # what is not shown, or shown elsewhere
    "tracked-changes", "note-citation", "annotation", "annotation-end", "ruby-text", "forms", "title", "desc",
    "variable-decls", "sequence-decls", "user-field-decls", "dde-connection-decls", "alphabetical-index-auto-mark-file",
    "script", "object", "object-ole", "event-listeners",
}  # fmt: skip
_SIGNS = {"tab": "\t", "line-break": "\n"}
_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000


class Shown:
    """What a reader of the document sees: its lines, and what was found on the way."""

    def __init__(self) -> None:
        self.notes: list[Any] = []
        self.found: Counter[str] = Counter()

    def lines(self, root: Any) -> list[str]:
        story, self._blank = Story(), True
        depth = 0
        for begins, element in walk(root, self._skipped):
            name = tag(element)
            starts = name in ("p", "h")
            if begins and starts:
                story.begin()
                self._blank, depth = True, depth + 1
            if begins:
                story.write(self._sign(element, name) or self._text(element.text if depth else ""))
            elif starts:
                story.end()
                depth -= 1
            if not begins and element is not root:
                story.write(self._text(element.tail if depth else ""))
        return story.finished()

    def _sign(self, element: Any, name: str) -> str:
        if name == "s":
            count = value(element, "c")
            self._blank = False
            return " " * min(int(count) if count.isdigit() else 1, _MOST_SPACES)
        if name in _SIGNS:
            self._blank = True
        return _SIGNS.get(name, "")

    def _text(self, text: str | None) -> str:
        """White space is one blank in this format, and none where a line begins."""
        text = _BLANKS.sub(" ", text or "")
        if self._blank:
            text = text.removeprefix(" ")
        self._blank = text.endswith(" ") if text else self._blank
        return text

    def _skipped(self, element: Any) -> bool:
        name = tag(element)
        if name in ("change-start", "change"):
            self.found["change (tracked) shown as accepted"] += 1
        if name == "note":
            self.notes.append(child(element, "note-body"))
        hidden = name == "hidden-text" and value(element, "is-hidden") == "true"
        hidden = hidden or (name == "section" and value(element, "display") == "none")
        self.found["passage left out because hidden"] += hidden
        return name in _SKIPPED or name == "note" or hidden


def read(container: Container) -> tuple[list[str], list[str], list[str], Counter[str]]:
    """Header, body with notes, footer, and what was found on the way."""
    listed = container.xml("META-INF/manifest.xml").iter() if "META-INF/manifest.xml" in container.names else ()
    if any(tag(one) == "encryption-data" for one in listed):
        raise Unreadable("It is locked with a password. Open it in LibreOffice and save it without one.")
    text = child(container.xml("content.xml"), "body", "text")
    if text is None:
        raise Unreadable("It is an OpenDocument file without text: a table or slides. Save its text as .odt.")
    shown = Shown()
    body = shown.lines(text)
    for note in shown.notes:
        body += shown.lines(note) if note is not None else []
    styles = list(container.xml("styles.xml").iter()) if "styles.xml" in container.names else []
    edges = [
        unique([Shown().lines(one) for one in styles if tag(one) in (kind, f"{kind}-left", f"{kind}-first")])
        for kind in ("header", "footer")
    ]
    return edges[0], body, edges[1], shown.found


def properties(container: Container) -> dict[str, str]:
    """Title and author in the properties of the file."""
    if "meta.xml" not in container.names:
        return {}
    told = {tag(one): (one.text or "").strip() for one in container.xml("meta.xml").iter()}
    return {"title": told.get("title", ""), "author": told.get("initial-creator", "") or told.get("creator", "")}
