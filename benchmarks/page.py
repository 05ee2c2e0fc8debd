"""How soon a report can be used, and how it follows: in the browser, beside an empty page on the same machine.

    .venv/bin/python benchmarks/page.py [--rounds N] [--articles N]

Start it with the Python of the checkout's .venv; it needs a Chromium or Chrome, as the browser tests do. Measured in
the page (medians): from the beginning of the navigation until the reader has its sentences; a layer switched on or
off, drawn; the longest task while the report on so many made-up articles of 1,000 words is scrolled from top to bottom.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.browser.find import FLAGS, find
from toolkit import Article, Corpus, load_corpus, report

EMPTY = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Empty</title><p class="sentence">Empty.</p></html>'
USABLE = """() => new Promise((resolve) => {
    const look = () => document.querySelector('.sentence') ? resolve(performance.now()) : requestAnimationFrame(look);
    look();
})"""
SWITCHED = """() => ['shared', 'variants', 'coded', 'repairs', 'voices'].flatMap((key) => {
    const box = document.querySelector(`.parallax-reader fieldset .${key}`)?.closest('label').querySelector('input');
    if (!box) return [];
    const begin = performance.now();
    box.click();
    document.body.offsetHeight;
    return [performance.now() - begin];
})"""
# One screen in each frame, as fast as anybody can turn a wheel; tasks under 50 ms are not reported, and count as 0.
SCROLLED = """() => new Promise((resolve) => {
    let longest = 0;
    new PerformanceObserver((list) => {
        for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
    }).observe({ type: 'longtask' });
    const step = () => {
        const before = scrollY;
        scrollBy(0, innerHeight * 0.8);
        if (scrollY > before) requestAnimationFrame(step);
        else setTimeout(() => resolve(longest), 500);
    };
    step();
})"""


def made_up(articles):
    """Articles of 1,000 words in made-up words, as news would have them: names, statements, quotations."""
    choice = random.Random(1)
    words = ["".join(choice.choices("aeioulnrstdmk", k=choice.randint(3, 9))) for _ in range(4000)]
    names = [f"{word.title()} {other.title()}" for word, other in zip(words[:300], words[300:600], strict=True)]
    shapes = ("{name} said that the {said}.", "“The {said},” {name} said.", "The {said} in May, the {other}.",
              "On Monday {name} urged the {other} to {said}.",
              "The {other} {said}, and 12 people were injured.")  # fmt: skip

    def some(number):
        return " ".join(choice.choices(words, weights=[1 / rank for rank in range(1, 4001)], k=number))

    def text():
        shaped = (choice.choice(shapes) for _ in range(62))
        found = [shape.format(name=choice.choice(names), said=some(12), other=some(2)) for shape in shaped]
        return "\n\n".join(" ".join(found[place : place + 3]) for place in range(0, len(found), 3))

    return Corpus(tuple(Article.from_text(f"text_{number}", text()) for number in range(articles)))


def opened(browser, path):
    """The page, once it can be used, and the milliseconds that took."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.goto(path.as_uri(), wait_until="commit")
    return page, page.evaluate(USABLE)


def first(browser, folder, rounds):
    (folder / "empty.html").write_text(EMPTY, encoding="utf-8")
    pages = {"empty page": folder / "empty.html", "report": report(load_corpus(), folder / "five.html", progress=False)}
    found, switched = {name: [] for name in pages}, []
    for _ in range(rounds):
        for name, path in pages.items():
            page, usable = opened(browser, path)
            found[name].append(usable)
            switched += page.evaluate(SWITCHED) if name == "report" else []
            page.close()
    empty, five = (median(found[name]) for name in pages)
    print(f"size of the report on the five articles: {pages['report'].stat().st_size / 1e6:.2f} MB")
    print(f"empty page: {empty:.0f} ms; report usable: {five:.0f} ms, {five / empty:.1f} times as long")
    print(f"a layer on or off: {median(switched):.0f} ms, at most {max(switched):.0f} ms")


def many(browser, folder, articles, rounds):
    begin = time.perf_counter()
    path = report(made_up(articles), folder / "many.html", progress=False)
    took, size = time.perf_counter() - begin, path.stat().st_size / 1e6
    found = []
    for _ in range(rounds):
        page, usable = opened(browser, path)
        page.wait_for_timeout(1000)
        found.append((usable, page.evaluate(SCROLLED), max(page.evaluate(SWITCHED))))
        page.close()
    usable, longest, switched = (median(values) for values in zip(*found, strict=True))
    print(f"{articles} articles of 1,000 words: made in {took:.0f} s, {size:.1f} MB, usable after {usable:.0f} ms")
    print(f"longest task while scrolling: {longest:.0f} ms (0: under 50); slowest layer: {switched:.0f} ms")


def main(rounds, articles):
    path = os.environ.get("PARALLAX_BROWSER") or find()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        first(browser, Path(folder), rounds)
        many(browser, Path(folder), articles, 3)
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--articles", type=int, default=200)
    options = parser.parse_args()
    main(options.rounds, options.articles)
