"""Captions and photo credits that stand between the paragraphs of an article."""

import re

from .clutter_words import Phrases, phrases
from .drafts import About, Found
from .lines import HEAD, bare, folded, lines, taken_out

_LONGEST = 400  # letters of a caption that ends with a credit
_BRACKET = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,80})[)\]]\W{0,2}$")
_SIGNS = re.compile(r"/|:|\bby\b|\bvia\b|\bphoto\b|©")


def caption(text: str, about: About) -> Found:
    """Cuts lines that describe a picture or name its photographer.

    What begins like a caption (“FILE PHOTO: …”), is a credit (“Photo: Reuters”, “Getty Images”), or ends with one in
    brackets that a picture word makes plain (“(AP Photo/…)”, “[File: …/Reuters]”). A bare “[Reuters]” may name the
    source of the article, and stays. The words stand in data/clutter.csv.

    >>> caption("Talks resume in June.\\n[Photo: Reuters]\\nBoth agreed.", About()).repairs[0].before
    '[Photo: Reuters]\\n'
    """
    found = lines(text)
    title, known = bare(about.title or ""), phrases("caption")
    told = ((number, _reason(line.words, title, number, known)) for number, line in enumerate(found))
    reasons = {number: reason for number, reason in told if reason}
    return taken_out(text, found, {number: (f"caption: {why}", "probable") for number, why in reasons.items()}, {})


def _reason(words: str, title: str, number: int, known: Phrases) -> str:
    if len(words) > _LONGEST:
        return ""
    line = bare(words)
    kinds = {one.match: one.reason for one in known.of(line)}
    if line == title or (number == 0 and "line" not in kinds):  # “Photos: …” may be a headline
        return ""
    for match in ("line", "short", "opening"):
        if match in kinds:
            return kinds[match]
    return "photo credit at its end" if number < 10 * HEAD and _has_credit(words, known) else ""


def _has_credit(words: str, known: Phrases) -> bool:
    """Whether a line ends with a credit in brackets: a picture word and a sign that tells who made it."""
    match = _BRACKET.search(words, max(0, len(words) - 90)) if words[-3:].rstrip(" .").endswith((")", "]")) else None
    credit = folded(match["credit"]) if match else ""
    if not _SIGNS.search(credit):
        return False
    pieces = re.split(r"[/:,|;]| via | by |©", credit)
    return any(known.has(piece.strip(), "credit") or known.has(piece.strip(), "line") for piece in pieces)
