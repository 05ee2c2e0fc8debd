"""What the rules against clutter take out of clean news, and how much of what is put in they find.

    python benchmarks/clutter.py FOLDER … [--quiet]

Each FOLDER holds clean articles as .txt files, such as `../shared/quotes/dev/text`: a blank line or a line end between
paragraphs. Printed is every line that a rule touches, so that a person can judge it, and how many that are per 1,000
paragraphs. The texts of that folder end every paragraph with a full stop, also headings and clutter; so they are read a
second time without it.

Then clutter is put between the paragraphs of the same articles: the lines of CLUTTER below, written before the word lists
were looked at again, not taken from them. Printed is what share of each kind is cut, and whether every paragraph stays.
"""

import argparse
import random
import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from toolkit import load_corpus
from toolkit.captions import caption
from toolkit.clutter import boilerplate
from toolkit.datelines import dateline
from toolkit.drafts import About, Found
from toolkit.headlines import repeated_headline
from toolkit.repair import Repair, repaired
from toolkit.stamps import date_stamp
from toolkit.wrapped import wrapped_lines

RULES = {
    "wrapped lines": wrapped_lines,
    "repeated headline": repeated_headline,
    "date stamp": date_stamp,
    "boilerplate": boilerplate,
    "caption": caption,
    "dateline": dateline,
}
CLUTTER = {
    "advertisement": ["ADVERTISEMENT", "Advertisement - Continue Reading Below", "[Advertisement]", "Story continues below advertisement",
                      "ANZEIGE", "Publicité", "РЕКЛАМА", "Reklam", "SKIP ADVERTISEMENT", "Article continues after ad"],
    "share": ["0 0", "Share", "Share on Facebook", "Facebook Twitter WhatsApp Email", "12 comments", "1.2K Shares", "Share this article",
              "Share Tweet Email", "Teilen", "Partager", "Compartir", "Поделиться", "Paylaş", "Copy link", "Comments (34)"],
    "newsletter": ["Sign up to our newsletter and get the day's top stories in your inbox.", "Subscribe", "Sign up for our daily newsletter",
                   "Get the latest headlines delivered to your inbox every morning.", "Subscribe to our YouTube channel",
                   "Abonnieren Sie unseren Newsletter", "Abonnez-vous à notre newsletter", "Suscríbete a nuestro boletín"],
    "follow": ["Follow us on Twitter and Facebook", "Follow us on Google News", "Listen to this article 4 min", "Listen to this article",
               "Folgen Sie uns auf Instagram", "Follow our WhatsApp channel for updates", "Bizi takip edin"],
    "links": ["Read more: Minister rejects the plan", "READ MORE: Talks resume in Geneva", "Related: What we know so far", "Also read: Who is who at the talks",
              "Click here to read more", "More on this story", "Back to top", "Print this page", "Lesen Sie auch: Was bisher bekannt ist",
              "À lire aussi : Ce que l'on sait", "Читайте также: Что известно", "İlgili haber: Bakan açıkladı", "Lee también: Lo que se sabe"],
    "rights": ["© 2025 The Daily Example. All rights reserved.", "Copyright 2025 Example Media Ltd", "All rights reserved", "Alle Rechte vorbehalten",
               "© RIA Example, 2025", "This material may not be published, broadcast, rewritten or redistributed."],
    "cookies": ["We use cookies to improve your experience.", "This website uses cookies.", "Accept all cookies", "Manage cookies",
                "Wir verwenden Cookies, um unser Angebot zu verbessern.", "Nous utilisons des cookies", "Мы используем файлы cookie"],
    "tags": ["Tags: politics, bridge, council", "Topics: Europe, transport", "Filed under: News", "Schlagwörter: Brücke, Stadtrat", "Теги: мост, город"],
    "caption": ["[Photo: Reuters]", "FILE PHOTO: The mayor speaks at a news conference in March.", "(AP Photo/Jane Example)", "Image: Getty Images",
                "Getty Images", "Photo by Jane Example", "REUTERS/Jane Example", "Foto: dpa", "Фото: РИА Новости", "Image source, Getty Images",
                "The mayor at the bridge on Monday. (AP Photo/Jane Example)", "Workers close the bridge [File: Jane Example/Reuters]", "Photo: AFP"],
}  # fmt: skip


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
        print(
            f"  {rule:18} {counts[rule]:5} touched, {1000 * counts[rule] / max(1, paragraphs):6.2f} per 1,000 paragraphs"
        )


def report_recall(folders: list[Path]) -> None:
    """Each line of clutter in an article of its own place: cut, and nothing else with it?"""
    chance = random.Random(6)
    texts = [text for _, text in articles(folders, True) if text.count("\n\n") > 6]
    for kind, lines in CLUTTER.items():
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
            lost += not set(parts) <= {line for line in made.split("\n\n")}
            missed += [line] if line in made.split("\n\n") else []
        print(f"  {kind:14} {cut:3} of {len(lines):3} cut, {lost} with a loss; not cut: {missed}")


def report_wrapped(folders: list[Path]) -> None:
    texts = [text for _, text in articles(folders, True)][:200]
    for width in (60, 72, 100):
        decided = same = 0
        for text in texts:
            paragraphs = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
            clean = "\n\n".join(paragraphs)
            raw = "\n\n".join(
                textwrap.fill(one, width, break_long_words=False, break_on_hyphens=False) for one in paragraphs
            )
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
