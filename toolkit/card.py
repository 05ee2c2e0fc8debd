"""The loading card as a figure: what became of each file, and what was changed in each article."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

import pandas as pd

from .corpus import Article, Corpus, check_corpus
from .figure import CELL, FULL, MARK, Figure, framed, nothing, rows_of
from .repair import ALWAYS
from .search import check_size
from .wording import described, left_out, listed, many, plain, shortened

SIGNS = {"loaded": "✓", "repaired": "✎", "duplicate": "=", "skipped": "✕", "left out": "–"}
_COLUMNS = ("file", "place", "article", "status", "why", "encoding", "encoding_basis", "language", "language_share",
            "characters_in", "characters_out")  # fmt: skip
_WIDTHS = {"file": 36, "what became of it": 64}  # in %
_BESIDE = "display:flex;flex-wrap:wrap;gap:0 1.5em"  # parts of a cell stand below one another where a page is narrow
_EXAMPLES, _LETTERS = 3, 60  # of each rule; letters of an example
_SUMMARY = '<summary style="cursor:pointer">'


def show_loading(corpus: Corpus, *, top: int = 100) -> Figure:
    """The loading card: what became of each file, why, and what was changed in each article.

    One row per article found, and per file in which there was none; those skipped come first. Opened, the changes of
    an article are counted by rule, with some examples; `corpus["ID"].repairs` lists all of them.
    ValueError unless `top`, the number of rows, is at least 1.

    >>> show_loading(load_corpus())
    5 files: 5 articles loaded, of these 4 repaired.
    """
    check_corpus(corpus)
    check_size("top", top, 1)
    table = corpus.loading
    if table.empty:
        return nothing("These articles were not loaded from files: there is nothing to tell of them.")
    first = table.loc[table["status"].ne("skipped").sort_values(kind="stable").index]
    rows = "".join(_row(corpus, *row) for row in rows_of(first.head(top), *_COLUMNS))
    caption = _sentence(table).removesuffix(".") + left_out(len(table) - top if len(table) > top else 0, "row") + "."
    content = f'<table style="{FULL}">{_head()}<tbody>{rows}</tbody></table>'
    skipped = first[first["status"].eq("skipped")]
    items = [
        f"{shortened(_where(*row[:2]))} skipped: {plain(row[2])}" for row in rows_of(skipped, "file", "place", "why")
    ]
    alt = described(caption.removesuffix("."), items, rows=len(items)) if items else caption
    return Figure(alt, caption, framed(content, caption))


def _sentence(table: pd.DataFrame) -> str:
    """How many files and articles there were, and what became of them."""
    counts = Counter(table["status"])
    files, loaded = table["file"].nunique(), len(table) - counts["skipped"] - counts["left out"]
    told = [f"{many(loaded, 'article')} loaded{_of_these(counts)}"]
    if counts["skipped"]:
        told.append(f"{counts['skipped']:,} skipped: see why below")
    if counts["left out"]:
        told.append(f"{counts['left out']:,} since left out of the corpus")
    return f"{many(files, 'file')}: {'; '.join(told)}."


def _of_these(counts: Counter[str]) -> str:
    repeated = many(counts["duplicate"], "duplicate")
    parts = [f"{counts['repaired']:,} repaired" if counts["repaired"] else "", repeated if counts["duplicate"] else ""]
    return f", of these {listed(filter(None, parts))}" if any(parts) else ""


def _head() -> str:
    cells = (f'<th scope="col" style="{CELL};width:{width}%">{name}</th>' for name, width in _WIDTHS.items())
    return f"<thead><tr>{''.join(cells)}</tr></thead>"


def _where(file: str, place: str) -> str:
    return f"{plain(file)}, {plain(place)}" if place else plain(file)


def _row(corpus: Corpus, file: str, place: str, id: object, status: str, why: str, *read: Any) -> str:
    """One article or file: where it was, what became of it, why, how it was read, and its changes to open."""
    article = corpus[id] if isinstance(id, str) and id in corpus else None
    name = f"<b>{_auto(_name(plain(id)))}</b><br>" if isinstance(id, str) else ""
    sign = f"{SIGNS.get(status, '')}&nbsp;{escape(plain(status)).replace(' ', '&nbsp;')}"
    told = f"{_auto(escape(plain(why)))}{_changes(article) if article else ''}"
    head = _beside((_auto(_name(_where(file, place))), "3 1 8em"), (sign, "0 0 6em"))
    body = _beside((told, "3 1 15em"), (f"{name}{_read(*read)}", "1 1 10em"))
    return f'<tr><th scope="row" style="{CELL};font-weight:normal">{head}</th><td style="{CELL}">{body}</td></tr>'


def _name(words: str) -> str:
    """The name of a file or an article, which breaks where its parts meet, and elsewhere only if it must.

    >>> _name("club/cycling_club.jsonl")
    'club/<wbr>cycling_<wbr>club<wbr>.jsonl'
    """
    return re.sub(r"(?<=[/_])|(?=\.)", "<wbr>", escape(words))


def _beside(*parts: tuple[str, str]) -> str:
    """Parts of a cell side by side, each as wide as it says (flex), and one below the other where there is no room."""
    shown = (f'<div style="flex:{flex};min-width:0">{part}</div>' for part, flex in parts)
    return f'<div style="{_BESIDE}">{"".join(shown)}</div>'


def _auto(words: str) -> str:
    """Words that run in their own direction, whatever stands beside them."""
    return f'<bdi dir="auto">{words}</bdi>' if words else ""


def _read(encoding: str, basis: str, language: object, share: float, before: int, after: int) -> str:
    """How many letters there were and are, in which encoding and language, and how that is known."""
    sizes = many(before, "letter") if before == after else f"{before:,} → {many(after, 'letter')}"
    lines = [sizes] if before or after else []
    if encoding:
        lines.append(plain(f"{encoding}{f' ({basis})' if basis else ''}"))
    if isinstance(language, str):
        lines.append(f"{plain(language)}{'' if pd.isna(share) else f' ({_sure(share)} sure)'}")
    return "<br>".join(escape(line) for line in lines)


def _sure(share: float) -> str:
    return "over 99%" if share > 0.99 else f"{share:.0%}"


def _changes(article: Article) -> str:
    """What was changed in an article, by rule, as something that opens; nothing if nothing was."""
    rules: dict[str, list[tuple[str, str]]] = {}
    for before, after, reason in rows_of(article.repairs, "before", "after", "reason"):
        for rule in _rules(reason):
            rules.setdefault(rule, []).append((before, after))
    if not rules:
        return ""
    total = many(len(article.ledger), "change")
    body = "".join(_rule(rule, examples) for rule, examples in rules.items())
    inner = f'<ul style="margin:0.3em 0;padding-left:1.2em">{body}</ul>'
    return f"<details>{_SUMMARY}{total} of the text</summary>{inner}</details>"


def _rules(reason: str) -> list[str]:
    """The rules that made a change, several where they changed the same letters; else the reason itself.

    >>> _rules("entities: an HTML entity; characters: a hard blank"), _rules("dateline; kept as the article's dateline")
    (['entities', 'characters'], ['dateline'])
    """
    parts = reason.split("; ")
    return list(dict.fromkeys(part.partition(":")[0] for part in parts if ": " in part)) or parts[:1]


def _rule(rule: str, changes: list[tuple[str, str]]) -> str:
    shown = () if rule.startswith(ALWAYS) else dict.fromkeys(changes)  # what every text needs is only counted
    examples = "; ".join(_examples(shown))
    more = f"{examples}{' …' if len(changes) > _EXAMPLES else ''}" if examples else ""
    return f"<li>{escape(plain(rule))}: {len(changes):,}{f'<br>{more}' if more else ''}</li>"


def _examples(changes: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Some changes: what stood there, and what stands there now; signs that cannot be seen by their number."""
    for before, after in list(changes)[:_EXAMPLES]:
        yield f"{_letters(before) or 'nothing'} → {_letters(after) if after else 'taken out'}"


def _letters(text: str) -> str:
    """A passage as it stood, short and on one line."""
    if not text.strip(" "):
        return f"{many(len(text), 'blank')}" if text else ""
    short = text if len(text) <= _LETTERS else f"{text[:_LETTERS]}…"
    short = short.replace("\r\n", "⏎").replace("\n", "⏎")
    seen = "".join(letter if letter.isprintable() else f"[{_named(letter)}]" for letter in short)
    return f'<bdi dir="auto" style="{MARK}">{escape(seen)}</bdi>'


def _named(letter: str) -> str:
    return {"\t": "tab", "\xa0": "no-break space"}.get(letter, f"U+{ord(letter):04X}")
