"""The rules of repair in their order: from a draft to a ledger over the file as found."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from .drafts import About, Draft, Found
from .repair import Repair, composed, in_order, normalised, repaired

Rule = Callable[[str, About], Found]
NAMES = ("entities", "mojibake", "characters", "bidi", "lost marks", "wrapped lines", "repeated headline", "date stamp",
         "boilerplate", "caption", "dateline")  # fmt: skip
CUTS = ("page", "database fields", "markup")  # made by those who read the file
BOM = Repair(0, 1, "\ufeff", "", "byte order mark", "certain")


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its name, in order. Loaded when texts are to be repaired: the five articles are already."""
    from .captions import caption
    from .characters import bidi, characters
    from .clutter import boilerplate
    from .datelines import dateline
    from .entities import entities
    from .lost_marks import lost_marks
    from .mojibake import mojibake
    from .repeated import repeated_headline
    from .stamps import date_stamp
    from .wrapped import wrapped_lines

    # Mojibake before characters: a no-break blank may be half of a letter.
    made = (entities, mojibake, characters, bidi, lost_marks, wrapped_lines, repeated_headline, date_stamp, boilerplate,
            caption, dateline)  # fmt: skip
    return dict(zip(NAMES, made, strict=True))


class Repaired(NamedTuple):
    """What the rules made of a draft: the ledger over its raw text, what they learned of the article, what to tell."""

    ledger: tuple[Repair, ...]
    fields: Mapping[str, str]
    notes: tuple[str, ...]


def repair_draft(draft: Draft, about: About, *, without: frozenset[str] = frozenset()) -> Repaired:
    """All rules but those left out, one after another, each on the text as the rules before it left it.

    >>> made = repair_draft(Draft("MOSCOW: Talks&nbsp;resume on June 2 in Istanbul."), About())
    >>> [(change.before, change.after) for change in made.ledger], dict(made.fields)
    ([('MOSCOW: ', ''), ('&nbsp;', ' ')], {'dateline': 'MOSCOW:'})
    """
    ledger = in_order(cut for cut in draft.cuts if not without.intersection(rules_of(cut)))
    ledger = _then(draft.raw, ledger, uniform(repaired(draft.raw, ledger)))
    fields, notes = dict(draft.fields), [*draft.notes]
    for name in NAMES:
        if name not in without:
            found = _applied(name, repaired(draft.raw, ledger), _told(about, fields))
            ledger = _then(draft.raw, ledger, found.repairs)
            fields = {**found.fields, **fields}
            notes += found.notes
    return Repaired(_then(draft.raw, ledger, normalised(repaired(draft.raw, ledger))), fields, tuple(notes))


def uniform(raw: str) -> list[Repair]:
    """What every text needs: no byte order mark, line ends as \\n, letters and their accents as one character."""
    apart = [repair for repair in normalised(raw) if not (raw.startswith("\ufeff") and repair.start == 0)]
    return [*([BOM] if raw.startswith("\ufeff") else []), *apart]


def rules_of(change: Repair) -> list[str]:
    """The rules that made a change; none for what every text needs.

    >>> rules_of(Repair(0, 1, "\\n", " ", "line end; wrapped lines: line end inside a paragraph", "certain"))
    ['wrapped lines']
    """
    names = [reason.partition(":")[0] for reason in change.reason.split("; ")]
    return [name for name in names if name in NAMES or name in CUTS]


def check_rules(without: Iterable[str]) -> frozenset[str]:
    """The names of rules to leave out. ValueError if there is no such rule."""
    names = [without] if isinstance(without, str) else list(without)
    for name in names:
        if name not in NAMES and name not in CUTS:
            raise ValueError(f"There is no rule {name!r} of repair. There are: {', '.join([*NAMES, *CUTS])}.")
    return frozenset(names)


def _then(raw: str, ledger: tuple[Repair, ...], found: Iterable[Repair]) -> tuple[Repair, ...]:
    found = list(found)
    return composed(raw, ledger, found) if found else ledger


def _told(about: About, fields: Mapping[str, str]) -> About:
    known = {field: fields[field] for field in About._fields if fields.get(field) and not getattr(about, field)}
    return about._replace(**known)


def _applied(name: str, text: str, about: About) -> Found:
    """What a rule finds. A text on which it breaks down does not stop the others; a broken table of its words does."""
    try:
        return rules()[name](text, about)
    except ImportError as problem:  # the other rules need no library
        return Found([], notes=(f"Not looked for: {name}. {problem}",))
    except Exception as problem:
        rules()[name]("Nothing is wrong here.", About())
        why = f"The rule {name!r} broke down on this text and changed nothing ({type(problem).__name__}: {problem})."
        return Found([], notes=(why,))
