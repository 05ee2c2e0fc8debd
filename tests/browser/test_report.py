"""The report opened from a file without network: clicked, hidden, printed, and with texts that mean harm."""

import pytest

from tests.test_report import HOSTILE, IDS
from toolkit import Article, Corpus, load_corpus, report
from toolkit.layers import outlet_pattern

from .conftest import DESKTOP, PHONE
from .lab import AXE_SCRIPT

TITLE = "<img src=x onerror=alert(2)>"
FIRST = "#counts .evidence"
DRAWN = "main > section, #full article { content-visibility: visible !important; }"  # what is out of sight, too
SHOWN = "[...document.querySelectorAll('.mark.target')].map((one) => one.textContent).join('')"
IN_SIGHT = "(({top, bottom}) => top >= 0 && bottom <= innerHeight)(document.activeElement.getBoundingClientRect())"
FOUND = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
    .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join()}: ${node.html.slice(0, 160)}`))"""
SCRIPT = "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.hit = 1'}))"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The addresses of a report on the five articles, on texts that mean harm, and of one wholly drawn."""
    folder = tmp_path_factory.mktemp("reports")
    long = "He said: “We wait.” " * 5000  # 20,000 words
    texts = zip([*IDS, "long"], [*HOSTILE, long], strict=True)
    hostile = Corpus(tuple(Article.from_text(id, text, outlet=id, title=text[:20]) for id, text in texts))
    pages = {"five": load_corpus(), "hostile": hostile}
    made = {
        name: report(corpus, folder / f"{name}.html", title=TITLE, progress=False) for name, corpus in pages.items()
    }
    drawn = made["five"].read_text(encoding="utf-8").replace("</style>", f"{DRAWN}</style>", 1)
    made["drawn"] = folder / "drawn.html"
    made["drawn"].write_text(drawn, encoding="utf-8")
    return {name: path.as_uri() for name, path in made.items()}


@pytest.fixture
def five(offline, files):
    """The page on the five articles; it has asked for nothing but itself, and nothing went wrong."""
    errors = []
    offline.page.on("pageerror", lambda error: errors.append(str(error)))
    offline.page.on("console", lambda message: errors.append(message.text))
    offline.page.goto(files["five"])
    yield offline.page
    assert errors == []
    assert [one for one in offline.requests if not one.startswith(("data:", "blob:"))] == [files["five"]]


def quiet(context, address):
    """A page without JavaScript."""
    page = context(java_script_enabled=False, **DESKTOP).new_page()
    page.goto(address)
    return page


def test_a_number_leads_to_its_sentence_in_the_reader_and_back(five):
    five.locator(f"{FIRST} summary").first.click()
    item = five.locator(f"{FIRST} li").nth(12)
    number, start, end = map(int, item.locator("a").get_attribute("data-place").split())
    item.locator("a").click()
    article = load_corpus().articles[number]
    focused = five.evaluate("document.activeElement.textContent")
    assert focused in article.sentences["text"].tolist()
    assert article.text[start:end] in focused
    assert five.evaluate(SHOWN).split() == article.text[start:end].split()
    assert five.evaluate(IN_SIGHT)
    five.get_by_role("button", name="Back to where you were").click()
    assert item.locator("a").evaluate("link => link === document.activeElement")
    assert not five.locator("#back").is_visible()


def test_every_place_of_the_page_is_the_passage_in_the_reader(five):
    """A link of each table, opened by key."""
    corpus = load_corpus()
    for part in ("articles", "counts", "apart", "voices", "coverage", "variants", "shared", "disagreements"):
        five.evaluate(f"document.querySelectorAll('#{part} details').forEach((one) => {{ one.open = true; }})")
        link = five.locator(f"#{part} a[data-place]").last
        number, start, end = map(int, link.get_attribute("data-place").split())
        link.focus()
        five.keyboard.press("Enter")
        shown, passage = five.evaluate(SHOWN), corpus.articles[number].text[start:end]
        assert "".join(shown.split()) == "".join(passage.split())


def test_without_javascript_all_is_there(new_context, files):
    page = quiet(new_context, files["drawn"])
    assert page.locator("#a2p0").inner_text() == "Russia proposes date for next talks with Ukraine"
    assert not page.locator("#reader").is_visible()
    page.locator(f"{FIRST} summary").first.click()
    link = page.locator(f"{FIRST} a").first
    target = link.get_attribute("href")
    link.click()
    assert page.url.endswith(target)
    assert page.locator(target).is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_box_hides_and_shows_the_outlets(scripts, new_context, files):
    page = new_context(java_script_enabled=scripts, **DESKTOP).new_page()
    page.goto(files["drawn"])
    names = outlet_pattern(load_corpus())
    page.locator("#blind").check()
    seen = page.locator("body").inner_text()
    assert not names.search(seen) and "aljazeera" not in seen and "unsigned_1" not in seen
    assert "Article A" in page.locator("#articles").inner_text()
    shown = "one => getComputedStyle(one, '::after').content"
    assert page.locator("q .outlet").first.evaluate(shown) == '"[outlet]"'
    assert page.locator(".chart").first.is_hidden() and page.locator(".no-chart").first.is_visible()
    page.locator("#blind").uncheck()
    assert "aljazeera" in page.locator("body").inner_text()
    assert page.locator(".chart").first.is_visible()


def test_both_boxes_follow_each_other(five):
    own, inside = five.locator("#blind"), five.locator("#reader").get_by_label("Hide the names of outlets")
    own.check()
    assert inside.is_checked()
    inside.uncheck()
    assert not own.is_checked() and "aljazeera" in five.locator("#articles").inner_text()


def test_labels_can_be_saved(five):
    five.locator("#reader .sentence").nth(1).focus()
    five.get_by_text("Labels (0)").click()
    five.get_by_label("Label", exact=True).fill("claim")
    five.get_by_role("button", name="Label it").click()
    with five.expect_download() as saved:
        five.get_by_role("button", name="Save as CSV").click()
    assert "claim" in saved.value.path().read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "scheme", "blind"),
    [(DESKTOP, "light", False), (DESKTOP, "dark", True), (PHONE, "dark", False), (PHONE, "light", True)],
    ids=["desktop", "desktop, dark, names hidden", "phone, dark", "phone, names hidden"],
)
def test_nothing_stands_in_the_way_of_anybody(kind, scheme, blind, new_context, files):
    page = new_context(color_scheme=scheme, **kind).new_page()
    page.goto(files["drawn"])
    page.locator("#blind").set_checked(blind)
    for part in ("counts", "voices", "coverage"):
        page.locator(f"#{part} details summary").first.click()
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(FOUND) == []


@pytest.mark.parametrize("width", [1200, 390, 320])
@pytest.mark.parametrize("name", ["five", "hostile"])
def test_only_tables_are_wider_than_the_window(name, width, new_context, files):
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(files[name])
    page.add_style_tag(content=DRAWN)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_texts_run_nothing(offline, files):
    asked = []
    offline.page.on("dialog", lambda dialog: asked.append(dialog.message) or dialog.dismiss())
    offline.page.on("pageerror", lambda error: asked.append(str(error)))
    offline.page.on("console", lambda message: asked.append(message.text))
    offline.page.goto(files["hostile"])
    assert offline.page.title() == TITLE
    for number in range(len(HOSTILE)):
        offline.page.evaluate("number => document.querySelector('#reader select').value = number", number)
        offline.page.locator("#reader select").first.dispatch_event("change")
    for link in offline.page.locator("#voices a[data-place]").all()[:5]:
        link.dispatch_event("click")
    assert asked == []
    assert [one for one in offline.requests if not one.startswith("data:")] == [files["hostile"]]
    assert offline.page.locator("script:not([type='application/json'])").count() == 1


def test_a_foreign_script_is_not_let_in(page, files):
    page.goto(files["five"])
    page.evaluate(SCRIPT)
    assert page.evaluate("window.hit") is None


def test_printed_it_has_pages_with_the_marks(five, tmp_path):
    five.locator("#reader").get_by_label("Shared passages").check()
    five.evaluate("dispatchEvent(new Event('beforeprint'))")
    five.emulate_media(media="print")
    assert not five.locator("#reader").is_visible() and not five.locator("#blind").is_visible()
    printed = five.locator("#printed section")
    assert printed.count() == 5 and printed.locator(".mark.shared").count() > 5
    assert printed.first.is_visible() and not five.locator("#a0p0").is_visible()
    five.evaluate("dispatchEvent(new Event('afterprint'))")
    assert five.locator("#printed section").count() == 0
    assert five.pdf(path=tmp_path / "report.pdf").count(b"/Type /Page\n") > 10


def test_printed_without_javascript_the_texts_are_there(new_context, files):
    page = quiet(new_context, files["drawn"])
    page.emulate_media(media="print")
    assert page.locator("#a4p0").is_visible()
    assert page.pdf().count(b"/Type /Page\n") > 10


def test_focus_is_seen_and_the_first_key_skips_to_the_content(five):
    five.keyboard.press("Tab")
    assert five.evaluate("document.activeElement.textContent") == "Skip to the articles and numbers"
    assert five.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    five.keyboard.press("Enter")
    assert five.evaluate("document.activeElement.id") == "main"
    for _ in range(25):
        five.keyboard.press("Tab")
        assert five.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
