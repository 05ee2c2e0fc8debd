"""HTML entities left over in a text, and characters that nobody sees."""

import html
import re
from collections.abc import Iterator
from html.entities import html5

from .drafts import About, Found
from .repair import Repair

BLANKS = "\u00a0\u2000-\u200a\u202f\u205f"
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BLANK = re.compile(f"[{BLANKS}]")
_ENTITY = re.compile(r"&(?:(?:amp|AMP|#38|#x26);)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_RUN = re.compile(r"(?<![&#;\w])(?=[#;\w]*+&)[&#;\w]*;")  # looked at from its beginning only: a run may be long
_QUOTED = re.compile(r"(?:=[0-9A-F]{2}|=\n)+")
_UTF_8 = re.compile(r"=(?:C[2-9A-F]|D[0-9A-F]|E[0-9A-F]|F[0-4])(?:=\n)?=[89AB][0-9A-F]")
_BROKEN = 3  # lines that end with = and go on in the next one
_SPEAKS = re.compile(
    r"\b(?:HTML|XML|entit(?:y|ies)|ampersand|markup|escap(?:e|ed|ing) (?:code|character|sequence))", re.I
)
_SHOWN = re.compile(r"[\"'“‘”’`«(]\Z"), re.compile(r"[\"'”’“`»)]")


def entities(text: str, about: About) -> Found:
    """HTML entities that were not turned into characters (`&amp;`, `&#8217;`, `&amp;quot;`): the characters they mean.

    An entity in a paragraph that speaks about HTML, or alone between quotation marks, is shown as an example and
    stays. `AT&T` and `&c` are none. Letters as an e-mail writes them (`=C3=A9`) are turned, too. Blanks that do not
    break and characters nobody sees become what `characters` makes of them.

    >>> [(one.before, one.after) for one in entities("Q&amp;A: &amp;quot;No&amp;quot; at AT&T", About()).repairs]
    [('&amp;', '&'), ('&amp;quot;', '"'), ('&amp;quot;', '"')]
    """
    made = _quoted(text) if "=" in text else []
    if "&" not in text:
        return Found(made)
    left = 0
    for run in _RUN.finditer(text):
        if not any(map(_known, _ENTITY.findall(run[0]))):
            continue
        if _is_shown(text, run):
            left += 1
        else:
            made += _repairs(run)
    notes = (f"Left as they are, since the text speaks about them: {left} HTML entities.",) if left else ()
    return Found(sorted(made), notes=notes)


def _quoted(text: str) -> list[Repair]:
    """What an e-mail writes for letters beyond ASCII (`=E2=80=99`) and for line ends that are none."""
    if not _UTF_8.search(text) and text.count("=\n") < _BROKEN:
        return []
    made = []
    for run in _QUOTED.finditer(text):
        try:
            after = seen(bytes.fromhex(run[0].replace("=\n", "").replace("=", "")).decode("utf-8"))
        except UnicodeDecodeError:  # in another encoding
            continue
        if after.isprintable():
            made.append(Repair(*run.span(), run[0], after, "entities: as an e-mail writes it", "certain"))
    return made


def seen(text: str) -> str:
    """The text with ordinary blanks, and without what nobody sees."""
    return _UNSEEN.sub("", _BLANK.sub(" ", text))


def _known(entity: str) -> bool:
    name = entity.rpartition("&")[2].rpartition(";")[0].split(";")[-1] + ";"
    return name.startswith("#") or name in html5


def _meant(entity: re.Match[str]) -> str:
    before, after = entity[0], html.unescape(entity[0])
    if not _known(before):
        return before
    while after != before:
        before, after = after, html.unescape(after) if _ENTITY.fullmatch(after) else after
    return seen(after) if after.isprintable() or after.isspace() or _UNSEEN.fullmatch(after) else entity[0]


def _repairs(run: re.Match[str]) -> Iterator[Repair]:
    """One repair for each entity; one for the whole run where entities make up further ones."""
    once = _ENTITY.sub(_meant, run[0])
    if (again := _ENTITY.sub(_meant, once)) == once:
        for entity in _ENTITY.finditer(run[0]):
            if (after := _meant(entity)) != entity[0]:
                start = run.start() + entity.start()
                yield Repair(start, start + len(entity[0]), entity[0], after, "entities: HTML entity", "certain")
        return
    while again != once:
        once, again = again, _ENTITY.sub(_meant, again)
    yield Repair(*run.span(), run[0], again, "entities: HTML entities, several times over", "probable")


def _is_shown(text: str, run: re.Match[str]) -> bool:
    before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
    if _ENTITY.fullmatch(run[0]) and _SHOWN[0].match(before) and _SHOWN[1].match(after):
        return True
    start, end = text.rfind("\n", max(0, run.start() - 200), run.start()), text.find("\n", run.end(), run.end() + 200)
    return bool(_SPEAKS.search(text, max(start, run.start() - 200, 0), end if end > 0 else run.end() + 200))
