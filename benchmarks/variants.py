"""Which pairs of quotations quote_variants() takes for one statement, at several thresholds, against labels by hand.

    python benchmarks/variants.py LABELS FOLDER [FOLDER ...]

A folder holds one article per .txt file. LABELS is a CSV table with the columns article, other (file names without
.txt), start, end, other_start, other_end (places of the two passages) and label:

    true     one statement by one speaker, or a part of it
    false    two statements: they share a set phrase, a slogan, a name
    open     the texts cannot tell (a line that a speaker used on several occasions), or no statement (a title)

A row of the table has the label of a labelled pair it overlaps on both sides, the best of them. `missed` counts the
true pairs that no row overlaps. Rows without a label are counted, too: read and label them.
"""

import csv
import sys
import time
from collections import defaultdict
from pathlib import Path

import pandas as pd

from toolkit import Article, Corpus, quoted_passages
from toolkit.variants import quote_variants

THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9)
BEST_FIRST = ("true", "open", "false")
Place = tuple[int, int, int, int]
Labels = dict[tuple[str, str], list[tuple[Place, str]]]


def labels(file: Path) -> Labels:
    found: Labels = defaultdict(list)
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            here, there = ((int(row[f"{side}start"]), int(row[f"{side}end"])) for side in ("", "other_"))
            found[row["article"], row["other"]].append(((*here, *there), row["label"]))
            found[row["other"], row["article"]].append(((*there, *here), row["label"]))
    return found


def overlap(one: Place, other: Place) -> bool:
    return all(one[side] < other[side + 1] and other[side] < one[side + 1] for side in (0, 2))


def label(row: dict[str, object], known: Labels) -> str:
    place = (row["start"], row["end"], row["other_start"], row["other_end"])
    met = {name for labelled, name in known.get((row["article"], row["other"]), []) if overlap(place, labelled)}
    return next((name for name in BEST_FIRST if name in met), "no label")


def missed(table: pd.DataFrame, known: Labels) -> int:
    """True pairs that no row overlaps; each stands in the labels once in either order."""
    rows = defaultdict(list)
    for row in table.to_dict("records"):
        rows[row["article"], row["other"]].append((row["start"], row["end"], row["other_start"], row["other_end"]))
    seen = {
        (pair, place) for pair, places in known.items() if pair[0] < pair[1] for place, name in places if name == "true"
    }
    return sum(
        not any(overlap(place, row) for row in rows[pair])
        and not any(overlap((*place[2:], *place[:2]), row) for row in rows[pair[::-1]])
        for pair, place in seen
    )


def main(file: Path, folders: list[Path]) -> None:
    texts = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    corpus = Corpus([Article.from_text(path.stem, path.read_text(encoding="utf-8")) for path in texts])
    known = labels(file)
    print(f"{len(corpus)} articles, {len(quoted_passages(corpus, min_words=6))} quotations of 6 words and more")
    for threshold in THRESHOLDS:
        begun = time.perf_counter()
        table = quote_variants(corpus, threshold=threshold)
        took = time.perf_counter() - begun
        counted = pd.Series([label(row, known) for row in table.to_dict("records")]).value_counts()
        true, false, lost = counted.get("true", 0), counted.get("false", 0), missed(table, known)
        shown = ", ".join(f"{counted.get(name, 0)} {name}" for name in (*BEST_FIRST, "no label"))
        print(f"{threshold:.2f}  {shown}, {lost} missed; precision {true / (true + false):.3f}, {took:.1f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
