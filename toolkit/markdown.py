"""Parser for .md: the file's text as it is; its markup is cut by repairs, its front matter becomes fields.

Only what can be nothing but markup goes: `2*3*4`, `snake_case`, `#1`, `5 * 4` and `[…]` stay. Blocks of code stay as
they are. Numbers of lists stay: they are read. The rules are those of commonmark.org, taken narrowly: a mark of
emphasis inside a word is no mark.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from .decoding import decoded
from .drafts import Draft, Options
from .files import whole
from .repair import Repair, repaired
from .sections import iso_date
from .text import Span

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n((?:[^\r\n]*\r?\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\Z|\r?\n)(?:[ \t]*\r?\n)*")
_ENTRY = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*))?")
_FIELDS = {
    "title": "title", "headline": "title", "author": "author", "authors": "author", "by": "author",
    "date": "published", "published": "published", "outlet": "outlet", "publication": "outlet", "publisher": "outlet",
    "site": "outlet", "source": "outlet", "url": "address", "link": "address", "canonical": "address",
    "address": "address", "language": "language", "lang": "language", "standfirst": "standfirst",
    "dateline": "dateline", "id": "id",
}  # fmt: skip

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_REFERENCE = re.compile(r"(\[)[^\[\]\n]+(\]\[[^\[\]\n]*\])")
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]\n^][^\[\]\n]*)\]:[ \t]*\S", re.MULTILINE)
_LINK = re.compile(
    r"(\[)[^\[\]\n]+(\]\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*(?:[ \t]+[\"'][^\n\"']*[\"'])?[ \t]*\))",
)
_RULE = re.compile(
    r"^\x01*( {0,3}(?:={3,}|-(?:[ \t]*-){2,}|\*(?:[ \t]*\*){2,}|_(?:[ \t]*_){2,})[ \t]*)(?=\r?$)", re.MULTILINE
)
_PASSES = [  # one after another; what a pass found, later ones do not see
    ("a quotation", re.compile(r"^ {0,3}>(?:[ \t]?>)*[ \t]?", re.MULTILINE)),
    ("a comment", re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL)),
    ("a backslash before a sign", re.compile(r"(\\)[!-/:-@\[-`{-~]|(\\)(?=\r?$)", re.MULTILINE)),
    ("code", re.compile(r"(?<!`)(`{1,2})(?!`)[^`\n]+(?<!`)(\1)(?!`)")),
    ("a picture", re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")),
    ("an address", re.compile(r"^ {0,3}\[[^\[\]\n^][^\[\]\n]*\]:[ \t]*\S[^\n]*$", re.MULTILINE)),
    ("a note", re.compile(r"^( {0,3}\[\^[^\[\]\s]+\]:[ \t]*)|(\[\^[^\[\]\s]+\])", re.MULTILINE)),
    ("a link", _LINK),
    ("a link", _REFERENCE),
    ("a link", re.compile(r"(<)(?:https?://|mailto:)[^<>\s]+(>)")),
    ("a rule", _RULE),
    ("a heading", re.compile(r"^\x01*( {0,3}#{1,6}[ \t]+)(?=\S)[^\n]*?([ \t]+#+[ \t]*)?(?=\r?$)", re.MULTILINE)),
    ("a list", re.compile(r"^\x01*([ \t]*[-*+][ \t]+)(?=\S)", re.MULTILINE)),
]  # fmt: skip
_MARK = re.compile(r"(?<!\*)\*{1,3}(?!\*)|(?<!_)_{1,3}(?!_)|(?<!~)~~(?!~)|\n[ \t\r]*\n")


def markdown(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """A Markdown file: one article, its markup cut, its front matter (title, author, date, outlet, url) as fields.

    Unreadable if its encoding cannot be decided.
    """
    content = decoded(whole(stream, options.limits), given=options.encoding)
    raw = content.text
    cuts = tuple(_cuts(raw))
    fields = {**_first_heading(raw, cuts), **_front(raw)}
    yield Draft(raw, "", fields, cuts, tuple(content.notes), "", content.encoding, content.basis)


def _cuts(raw: str) -> list[Repair]:
    """All markup of a text, in order."""
    found: list[tuple[Span, str]] = []
    front = _FRONT.match(raw) if _entries(raw) else None
    if front:
        found.append((front.span(), "front matter"))
    left = _masked(raw, [*([front.span()] if front else []), *_fences(raw)])
    defined = {match[1].lower() for match in _DEFINED.finditer(left)}
    for what, pattern in _PASSES:
        matches = [match for match in pattern.finditer(left) if pattern is not _REFERENCE or _key(match) in defined]
        spans = [span for match in matches for span in _marks(match)]
        found += [(span, what) for span in spans]
        hidden = [match.span() for match in matches] if what in _WHOLE else spans
        left = _masked(left, hidden, "\1" if what == "a quotation" else "\0")
    found += [(span, "emphasis") for span in _emphasis(left)]
    return list(_outermost(raw, found))


def _outermost(raw: str, found: list[tuple[Span, str]]) -> Iterator[Repair]:
    """One cut for each mark; a mark inside a picture that goes as a whole needs none."""
    done = 0
    for (start, end), what in sorted(found, key=lambda one: (one[0][0], -one[0][1])):
        if start >= done:
            yield Repair(start, end, raw[start:end], "", f"markup: {what}", "certain")
            done = end


_WHOLE = {"code", "a backslash before a sign"}  # nothing inside them is markup


def _marks(match: re.Match[str]) -> Iterator[Span]:
    """The groups of a match, or all of it where there are none: what goes."""
    groups = [match.span(n) for n in range(1, match.re.groups + 1)] if match.re.groups else [match.span()]
    yield from (span for span in groups if span[0] < span[1])


def _key(match: re.Match[str]) -> str:
    """The name by which `[text][name]` or `[text][]` refers to an address."""
    text, _, name = match.group()[1:-1].partition("][")
    return (name or text).lower()


def _masked(text: str, spans: list[Span], sign: str = "\0") -> str:
    """As long as before; found passages become signs that no rule looks for, line ends stay."""
    pieces, place = [], 0
    for start, end in sorted(spans):
        if start >= place:
            pieces += [text[place:start], re.sub(r"[^\r\n]", sign, text[start:end])]
            place = end
    return "".join([*pieces, text[place:]])


def _fences(raw: str) -> Iterator[Span]:
    """Blocks of code between lines of ``` or ~~~; one that is not closed is none."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(raw):
        if opened is None:
            opened = fence
        elif fence[1].startswith(opened[1]) and fence.group().strip() == fence[1]:
            yield opened.start(), fence.end()
            opened = None


def _emphasis(text: str) -> Iterator[Span]:
    """Pairs such as **…**: the first beside the word that follows it, the second beside the one before it."""
    waiting: list[re.Match[str]] = []
    kinds: list[str] = []
    for mark in _MARK.finditer(text):
        before, after = text[mark.start() - 1 : mark.start()] or " ", text[mark.end() : mark.end() + 1] or " "
        kind = mark.group()
        if kind.startswith("\n"):
            waiting, kinds = [], []
        elif not before.isspace() and not _is_word(after) and kind in kinds:
            while kinds.pop() != kind:
                waiting.pop()
            yield waiting.pop().span()
            yield mark.span()
        elif not after.isspace() and not _is_word(before) and len(kinds) < 20:
            waiting.append(mark)
            kinds.append(kind)


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _entries(raw: str) -> dict[str, str]:
    """The front matter as written: `key: value`, or a key with its list below it; empty if it is anything else."""
    front = _FRONT.match(raw)
    found: dict[str, str] = {}
    key = ""
    for line in front[1].splitlines() if front else ():
        entry = _ENTRY.fullmatch(line.rstrip())
        if entry:
            key = entry[1].lower()
            found[key] = _plain(entry[2] or "")
        elif key and re.match(r"[ \t]*- |[ \t]", line):
            found[key] = ", ".join(filter(None, [found[key], _plain(line.strip().removeprefix("- "))]))
        elif line.strip() and not line.startswith("#"):
            return {}
    return found if found.keys() & _FIELDS.keys() else {}


def _plain(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value.strip("[]")


def _front(raw: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for key, value in _entries(raw).items():
        field = _FIELDS.get(key, "")
        if field == "outlet" and value.startswith(("http://", "https://")):
            field = "address"
        if field == "published":
            day, written = iso_date(value)
            fields |= {"published": day, "published_evidence": written} if day else {}
        elif field and value:
            fields.setdefault(field, value)
    return {**fields, **({"outlet_evidence": fields["outlet"]} if "outlet" in fields else {})}


def _first_heading(raw: str, cuts: tuple[Repair, ...]) -> dict[str, str]:
    """The title, if the text begins with a heading of the first level."""
    start = next((cut.end for cut in cuts if cut.reason == "markup: front matter"), 0)
    match = re.compile(r"\s*\ufeff?# +(?=\S)([^\n]*)").match(raw, start)
    if not match:
        return {}
    at, end = match.span(1)
    inside = [
        cut._replace(start=cut.start - at, end=cut.end - at) for cut in cuts if at <= cut.start and cut.end <= end
    ]
    title = repaired(match[1], inside).strip()
    return {"title": title} if title else {}
