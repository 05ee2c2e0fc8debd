"""Saved figures in a real browser: read by everybody, at every width, in light and dark, with the keyboard alone."""

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe

import toolkit
from toolkit import (
    Article,
    Corpus,
    attributions,
    coverage,
    dates,
    dispersion,
    frequencies,
    keyness,
    kwic,
    load_corpus,
    positions,
    quote_variants,
    rates,
    speaking_share,
)

FIVE = load_corpus()
FIGURES = {
    "show_frequencies": toolkit.show_frequencies(frequencies(FIVE)),
    "show_rates": toolkit.show_rates(rates(FIVE, "war", "conflict", "ceasefire")),
    "show_dispersion": toolkit.show_dispersion(dispersion(FIVE, "war", "kiev", "armistice")),
    "show_keyness": toolkit.show_keyness(keyness(FIVE, "rt")),
    "show_speaking_share": toolkit.show_speaking_share(speaking_share(FIVE)),
    "show_concordance": toolkit.show_concordance(kwic(FIVE, "memorandum")),
    "show_in_text": toolkit.show_in_text(FIVE["rt"], attributions(FIVE), label="speaker"),
    "show_coverage": toolkit.show_coverage(coverage(FIVE), top=20),
    "show_timeline": toolkit.show_timeline(dates(FIVE)),
    "show_positions": toolkit.show_positions(positions(FIVE, "Russia")),
    "show_variants": toolkit.show_variants(quote_variants(FIVE)),
    "show_loading": toolkit.show_loading(FIVE),
}
CHARTS = [name for name, figure in FIGURES.items() if figure.svg]
SCREENS = {"desktop": (1200, 900), "phone": (390, 844), "400 percent": (320, 256)}
HOSTILE = [
    "<script>document.title = 1</script>",
    "</td></details><img src=x onerror='document.title = 1'>",
    "${document.title = 1}",
    "\u202eright to left",
    "مفاوضات السلام",
    "w" * 300,
    "_" * 300,
]


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """Every figure as a page of its own; gives the address of one."""
    folder = tmp_path_factory.mktemp("figures")
    for name, figure in FIGURES.items():
        figure.save(folder / f"{name}.html")
    return lambda name: (folder / f"{name}.html").as_uri()


@pytest.fixture
def opened(new_context, saved):
    """A saved page in a browser of this size, in light or dark."""

    def show(address, screen="desktop", scheme="light"):
        size = dict(zip(("width", "height"), SCREENS[screen], strict=True))
        page = new_context(viewport=size, color_scheme=scheme).new_page()
        page.goto(address if ":" in address else saved(address))
        return page

    return show


def open_all(page):
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def too_wide(page):
    """Whether the page scrolls sideways, or letters stand outside it that nothing scrolls into view."""
    return page.evaluate("""() => {
        const width = document.documentElement.clientWidth;
        const scrolled = one => [...document.querySelectorAll("[tabindex]")].some(box => box.contains(one));
        const beyond = ({left, right}) => left < -1 || right > width + 1;
        const outside = [...document.querySelectorAll("main *")].filter(
            one => !scrolled(one) && beyond(one.getBoundingClientRect()));
        const wide = document.documentElement.scrollWidth > width;
        return [...outside.map(one => one.outerHTML.slice(0, 80)), ...(wide ? ["the page"] : [])];
    }""")


def test_every_figure_is_here():
    assert set(FIGURES) == {name for name in toolkit.__all__ if name.startswith("show_")}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", FIGURES)
def test_a_saved_page_is_accessible_and_no_wider_than_its_window(opened, name, screen, scheme):
    page = opened(name, screen, scheme)
    for closed in (True, False):
        if not closed:
            open_all(page)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert too_wide(page) == []


@pytest.mark.parametrize("name", CHARTS)
def test_one_key_opens_the_table_behind_a_chart(opened, name):
    page = opened(name)
    assert not page.get_by_role("table").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    table = page.get_by_role("table")
    assert table.is_visible()
    assert table.get_by_role("rowheader").count() == table.locator("tbody tr").count() > 0
    page.keyboard.press("Enter")
    assert not table.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen(opened, scheme):
    page = opened("show_rates", scheme=scheme)
    page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outline"
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY" and " solid 3px" in page.evaluate(outline)


def test_a_page_begins_with_its_caption(opened):
    for name, figure in FIGURES.items():
        page = opened(name)
        assert page.locator("figcaption").first.inner_text() == figure.caption
        assert figure.caption.startswith(page.locator("h1").inner_text())
        page.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_hostile_words_run_nothing_and_break_no_page(opened, tmp_path, screen):
    words = pd.DataFrame({"token": HOSTILE, "count": 3, "articles": 1, "rate": 1.0})
    texts = Corpus([Article.from_text(f"{word} {number}", f"war {word}") for number, word in enumerate(HOSTILE)])
    figures = [
        toolkit.show_frequencies(words),
        toolkit.show_rates(words.rename(columns={"token": "word"}).assign(article=HOSTILE)),
        toolkit.show_concordance(kwic(texts, "war")),
        *(toolkit.show_in_text(article, kwic(texts, "war"), label="right") for article in texts),
    ]
    for number, figure in enumerate(figures):
        figure.save(tmp_path / f"{number}.html")
        page = opened((tmp_path / f"{number}.html").as_uri(), screen)
        open_all(page)
        assert page.title() == " ".join(figure.caption.removesuffix(".").split())
        assert too_wide(page) == []
        page.close()
