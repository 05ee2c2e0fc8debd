"""What the rules against clutter take out of clean news, and how much of what is put in they find.

    python benchmarks/clutter.py FOLDER … [--quiet]

Each FOLDER holds clean articles as .txt files, such as `../shared/quotes/dev/text`: a blank line or a line end between
paragraphs. Printed is every line that a rule touches, so that a person can judge it, and how many that are per 1,000
paragraphs. The texts of that folder end every paragraph with a full stop, also headings and clutter; so they are read a
second time without it.

Then the lines of tests/cases/clutter_lines.csv are put between the paragraphs of the same articles, one in each: how
many of each kind are cut, and whether every paragraph stays. At last the same articles are wrapped at a column.
"""

import argparse
import random
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from toolkit import load_corpus
from toolkit.captions import caption
from toolkit.clutter import boilerplate
from toolkit.datelines import dateline
from toolkit.drafts import About, Found
from toolkit.repair import Repair, repaired
from toolkit.repeated import repeated_headline
from toolkit.stamps import date_stamp
from toolkit.tables import read_rows
from toolkit.wrapped import wrapped_lines

RULES: dict[str, Callable[[str, About], Found]] = {
    "wrapped lines": wrapped_lines,
    "repeated headline": repeated_headline,
    "date stamp": date_stamp,
    "boilerplate": boilerplate,
    "caption": caption,
    "dateline": dateline,
}
LINES = Path(__file__).parent.parent / "tests" / "cases" / "clutter_lines.csv"


def articles(folders: list[Path], stops: bool) -> Iterator[tuple[str, str]]:
    """Name and text of each article; without `stops`, a short paragraph loses its last full stop."""
    for file in sorted(file for folder in folders for file in folder.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        yield file.stem, text if stops else re.sub(r"(?m)^(.{1,90})(?<!\.)\.$", r"\1", text)


def touched(text: str) -> Iterator[tuple[str, Repair]]:
    """What each rule changes, one after another."""
    for name, rule in RULES.items():
        found: Found = rule(text, About())
        yield from ((name, repair) for repair in found.repairs)
        text = repaired(text, found.repairs)


def report_clean(folders: list[Path], stops: bool, quiet: bool) -> None:
    paragraphs, counts = 0, Counter[str]()
    for name, text in articles(folders, stops):
        paragraphs += sum(bool(line.strip()) for line in text.split("\n"))
        for rule, repair in touched(text):
            counts[rule] += 1
            if not quiet:
                print(f"  {rule} | {repair.reason.partition(': ')[2]} | {repair.before.strip()!r} | {name[:40]}")
    print(f"{paragraphs:,} paragraphs, {'with' if stops else 'without'} the full stops of short ones")
    for rule in RULES:
        share = 1000 * counts[rule] / max(1, paragraphs)
        print(f"  {rule:18} {counts[rule]:5} touched, {share:6.2f} per 1,000 paragraphs")


def report_recall(folders: list[Path]) -> None:
    """Each line of clutter in an article of its own place: cut, and nothing else with it?"""
    chance = random.Random(6)
    texts = [text for _, text in articles(folders, True) if text.count("\n\n") > 6]
    clutter: dict[str, list[str]] = {}
    for row in read_rows(LINES, ("kind", "line")):
        clutter.setdefault(row["kind"], []).append(row["line"])
    for kind, lines in clutter.items():
        cut, lost = 0, 0
        missed = []
        for line in lines:
            parts = [part for part in chance.choice(texts).split("\n\n") if len(part) > 120][:8]
            place = chance.randrange(1, len(parts) + 1)
            text = "\n\n".join([*parts[:place], line, *parts[place:]])
            made = text
            for rule in (boilerplate, caption):
                made = repaired(made, rule(made, About()).repairs)
            cut += line not in made.split("\n\n")
            lost += not set(parts) <= set(made.split("\n\n"))
            missed += [line] if line in made.split("\n\n") else []
        print(f"  {kind:14} {cut:3} of {len(lines):3} cut, {lost} with a loss; not cut: {missed}")


def report_wrapped(folders: list[Path]) -> None:
    texts = [text for _, text in articles(folders, True)][:200]
    for width in (60, 72, 100):
        decided = same = 0
        fill = partial(textwrap.fill, width=width, break_long_words=False, break_on_hyphens=False)
        for text in texts:
            paragraphs = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
            clean = "\n\n".join(paragraphs)
            raw = "\n\n".join(map(fill, paragraphs))
            found = wrapped_lines(raw, About()).repairs
            decided, same = decided + bool(found), same + (repaired(raw, found) == clean)
        print(f"  wrapped at {width:3}: {len(texts)} texts, {decided} decided, {same} as before, letter by letter")


def report_corpus() -> None:
    """The five articles: what the rules find in the files of what was repaired by hand, and in the cleaned texts."""
    for article in load_corpus():
        text, exact = article.raw, 0
        cut = [repair for repair in article.ledger if not repair.after]
        made = repaired(text, [repair for repair in article.ledger if repair.after])
        for _, repair in touched(made):
            exact += any(repair.before == hand.before for hand in cut)
        wrong = len(list(touched(article.text)))
        print(
            f"  {article.id:12} {exact} of {len(cut)} cuts made by hand found alike; {wrong} changes in the clean text"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--quiet", action="store_true", help="no list of the lines that are touched")
    given = parser.parse_args()
    print("The five articles")
    report_corpus()
    for stops in (True, False):
        print("Clean news")
        report_clean(given.folders, stops, given.quiet)
    print("Clutter put in")
    report_recall(given.folders)
    report_wrapped(given.folders)


if __name__ == "__main__":
    main()
