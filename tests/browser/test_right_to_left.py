"""Arabic and Hebrew as a browser lays them out: paragraphs, places beside names, a concordance, the loading card."""

import json
from pathlib import Path

import pytest

from tests.test_card import mixed
from toolkit import Article, Corpus, kwic, report, show_concordance, show_loading
from toolkit.english import untold

from .conftest import DESKTOP
from .lab import AXE_SCRIPT

SAMPLES = json.loads((Path(__file__).parent.parent / "cases" / "languages.json").read_text(encoding="utf-8"))
CORPUS = Corpus([Article.from_text("خبر ١", SAMPLES["ar"]), Article.from_text("ynet-12", SAMPLES["he"])])
# How far from the left a word of an element stands, as drawn.
LEFT = """(element, word) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
        const at = node.data.indexOf(word);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at); range.setEnd(node, at + word.length);
        return range.getBoundingClientRect().left;
    }
    return null;
}"""
VIOLATIONS = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map((rule) => rule.id)"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("right_to_left")
    report(CORPUS, folder / "report.html", progress=False)
    with untold():
        show_concordance(kwic(CORPUS, "3", window=3)).save(folder / "lines.html")
    show_loading(mixed()).save(folder / "card.html")
    return folder


def lefts(page, selector, *words):
    element = page.locator(selector).first.element_handle()
    return [page.evaluate(f"([element, word]) => ({LEFT})(element, word)", [element, word]) for word in words]


def test_paragraphs_run_from_right_to_left(offline, written):
    offline.page.goto((written / "report.html").as_uri())
    first = ".parallax-reader .text p"
    offline.page.wait_for_selector(first)
    assert offline.page.eval_on_selector(first, "(part) => getComputedStyle(part).direction") == "rtl"
    begin, later = lefts(offline.page, first, "الجسر", "النهر")
    assert begin > later


def test_a_place_after_an_arabic_name_keeps_its_order(offline, written):
    offline.page.goto((written / "report.html").as_uri())
    offline.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    link = "#voices .evidence li a[data-place]"
    _, start, end = offline.page.get_attribute(link, "data-place").split()
    begin, stop = lefts(offline.page, link, start, end)
    assert begin < stop


def test_a_concordance_reads_from_right_to_left(offline, written):
    offline.page.goto((written / "lines.html").as_uri())
    row = offline.page.locator("tbody tr").first
    left = [row.locator("td").nth(number).bounding_box()["x"] for number in range(5)]
    assert left == sorted(left, reverse=True)


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}])
def test_the_loading_card_can_be_read_by_all(new_context, written, look):
    page = new_context(**{**DESKTOP, **look}).new_page()
    page.goto((written / "card.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.add_script_tag(content=AXE_SCRIPT)
    assert page.evaluate(VIOLATIONS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_the_changes_open_with_the_keyboard(page, written):
    page.goto((written / "card.html").as_uri())
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details li").first.is_visible()
