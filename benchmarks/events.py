"""What clashes() and quote_variants() find in made-up news whose differences are known, and what they raise besides.

    python benchmarks/events.py FOLDER [FOLDER ...]

A folder holds one folder per event (four articles, a.txt to d.txt) and events.json, which lists the passages of each
planted clash, false alarm, variant (one statement, two wordings) and decoy (two statements that look like one).
"""

import json
import sys
from collections import Counter
from pathlib import Path

import pandas as pd

from toolkit import Article, Corpus, clashes, quote_variants
from toolkit.text import words

Place = tuple[str, int, int]
MIN_WORDS = 6  # below it, quote_variants() does not look


def place(corpus: Corpus, id: str, quote: str) -> Place:
    start = corpus[id].text.index(quote)
    return id, start, start + len(quote)


def meet(row: tuple[Place, Place], pair: tuple[Place, Place]) -> bool:
    """Whether both passages of a row overlap those of a listed pair, in either order."""

    def overlap(one: Place, other: Place) -> bool:
        return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]

    return any(overlap(row[0], first) and overlap(row[1], second) for first, second in (pair, pair[::-1]))


def listed(corpus: Corpus, event: dict[str, list[dict[str, str]]], kind: str) -> list[tuple[str, tuple[Place, Place]]]:
    """The listed pairs with their kinds; a quotation of less than MIN_WORDS words is marked as short."""
    found = []
    for row in event[kind]:
        if row.get("other") in corpus.ids:
            sides = place(corpus, row["article"], row["quote"]), place(corpus, row["other"], row["other_quote"])
            short = (
                kind in ("variants", "decoys") and min(len(words(row[x])) for x in ("quote", "other_quote")) < MIN_WORDS
            )
            found.append(("short" if short else row.get("kind", kind), sides))
    return found


def pairs(table: pd.DataFrame) -> list[tuple[Place, Place]]:
    rows = table[table["other"] != ""].itertuples()
    return [((row.article, row.start, row.end), (row.other, row.other_start, row.other_end)) for row in rows]


def score(
    counts: Counter[str],
    rows: list[tuple[Place, Place]],
    good: list[tuple[str, tuple[Place, Place]]],
    bad: list[tuple[str, tuple[Place, Place]]],
    what: str,
) -> list[str]:
    """Counts what was found and raised; what was missed, in words."""
    counts[f"{what}, rows"] += len(rows)
    missed = []
    for kind, pair in good:
        found = any(meet(row, pair) for row in rows)
        if kind != "short":
            counts[f"{what}, found"] += found
            counts[f"{what}, listed"] += 1
        counts[f"  {kind}, found"] += found
        counts[f"  {kind}, listed"] += 1
        missed += [] if found else [f"{kind} {pair}"]
    counts[f"{what}, rows that are listed"] += sum(any(meet(row, pair) for _, pair in good) for row in rows)
    counts[f"{what}, to be left out"] += len(bad)
    counts[f"{what}, not left out"] += sum(any(meet(row, pair) for row in rows) for _, pair in bad)
    return missed


def main(folders: list[str]) -> None:
    for folder in map(Path, folders):
        counts: Counter[str] = Counter()
        for event in json.loads((folder / "events.json").read_text(encoding="utf-8")):
            files = sorted((folder / event["event"]).glob("*.txt"))
            corpus = Corpus([Article.from_text(file.stem, file.read_text(encoding="utf-8")) for file in files])
            for what, table, good, bad in (
                ("clashes", clashes(corpus), "clashes", "false_alarms"),
                ("variants", quote_variants(corpus), "variants", "decoys"),
            ):
                sides = listed(corpus, event, good), listed(corpus, event, bad)
                for line in score(counts, pairs(table), *sides, what):
                    if "-v" in sys.argv:
                        print(event["event"], line)
        print(folder.name)
        for name in sorted(counts, key=lambda name: (name.strip().split(",")[0], name)):
            print(f"  {name}: {counts[name]}")


if __name__ == "__main__":
    main([one for one in sys.argv[1:] if one != "-v"])
