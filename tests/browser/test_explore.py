"""explore() in a real JupyterLab: by keyboard alone, accessible, and with texts that mean harm."""

import pytest

from .lab import violations

START = "from toolkit import Article, Corpus, explore, load_corpus\n"
CELL = f"{START}corpus = load_corpus()\nexplorer = explore(corpus)\nexplorer"
HARMFUL = """texts = ["<script>window.hit = 1</script> war <img src=x onerror='window.hit = 1'> said Mr. Smith.",
         "</textarea><svg onload=window.hit=1> ${window.hit = 1} war \\u202e war \\u2066, said Ann Lee.",
         "w" * 300 + " war. “War,” the minister said. قال الوزير إن المفاوضات ستُستأنف."]
names = ["<img src=x onerror=window.hit=1>", "'\\"></textarea><b>", "long"]
corpus = Corpus([Article.from_text(name, text) for name, text in zip(names, texts)])
explorer = explore(corpus)
explorer"""
SHOWS = {
    "words": ["uses per 1,000 words", "spread over the articles", "uses in context", "words that set an article apart"],
    "voices": ["words of each party", "reporting verbs", "the statements"],
    "coverage": [],
}


def opened(lab, cell=CELL):
    lab.run(cell)
    root = lab.page.locator(".parallax-explore")
    root.get_by_role("status").wait_for()
    return root


def says(root, words):
    root.get_by_role("status").filter(has_text=words).wait_for(timeout=15_000)


def focused_label(page):
    return page.evaluate("document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent")


def tab_to(page, label):
    """Press Tab until the field with this label has the focus."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if focused_label(page).startswith(label):
            return
    raise AssertionError(f"Tab does not lead to {label!r}")


def choose(page, words):
    """Choose in the list that has the focus by typing how the choice begins."""
    page.keyboard.type(words)


def walk(root):
    """Every view, and everything it can show, one after the other."""
    for view, shows in SHOWS.items():
        root.get_by_label("View").select_option(view)
        for show in shows:
            root.get_by_label("Show").select_option(show)
            yield f"{view}: {show}"
        if not shows:
            yield view


def settled(page):
    """Wait until the kernel has answered, and the answer is drawn."""
    page.wait_for_timeout(300)
    page.wait_for_function(
        "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'", timeout=20_000
    )
    page.wait_for_timeout(300)


def test_with_the_keyboard_alone(lab):
    page, root = lab.page, opened(lab)
    root.get_by_label("View").focus()
    tab_to(page, "Words or phrases")
    page.keyboard.press("Control+a")
    page.keyboard.type("ceasefire, war")
    page.keyboard.press("Enter")
    says(root, "24 uses of ceasefire and war")
    assert root.get_by_label("The same in Python").input_value() == "rates(corpus, 'ceasefire', 'war')"
    tab_to(page, "6")
    page.keyboard.press("Enter")
    assert root.locator("details[open] li").first.is_visible()
    root.get_by_label("View").focus()
    choose(page, "cov")
    says(root, "89 points in 5 articles")
    tab_to(page, "Status")
    choose(page, "variant")
    says(root, "13 variant")
    tab_to(page, "◐")
    page.keyboard.press("Enter")
    assert root.locator("details[open] q").first.is_visible()


def test_keys_stay_in_the_fields(lab):
    page, notebook = lab.page, lab.run(CELL, "1 + 1")
    root = page.locator(".parallax-explore")
    view = root.get_by_label("View")
    view.focus()
    page.keyboard.press("ArrowDown")
    says(root, "Credited to those who speak")
    page.keyboard.press("x")
    page.keyboard.press("d")
    page.keyboard.press("d")
    assert len(notebook.code_cells) == 2
    tab_to(page, "1 word")
    page.keyboard.press("Enter")
    assert root.locator("details[open] li").first.is_visible()
    page.keyboard.press("Enter")
    assert not root.locator("details[open]").count()


def test_the_code_that_is_shown_gives_the_table(lab):
    notebook = lab.run(CELL)
    root = lab.page.locator(".parallax-explore")
    root.get_by_label("View").select_option("voices")
    says(root, "Credited to those who speak")
    root.get_by_label("Article").select_option("rt")
    says(root, "in 1 article ")
    code = root.get_by_label("The same in Python").input_value()
    public = "{n: getattr(__import__('toolkit'), n) for n in __import__('toolkit').__all__}"
    assert notebook.python(f"eval({code!r}, {public} | {{'corpus': corpus}}).equals(explorer.table)") == "True"


def test_a_table_is_saved_without_a_server(lab):
    page, root = lab.page, opened(lab)
    tab = root.get_by_role("link", name="Save this table")
    tab.focus()
    with page.expect_download() as saving:
        page.keyboard.press("Enter")
    assert saving.value.suggested_filename == "rates.csv"
    content = saving.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbfword,article,count,words,rate\r\n")


def test_an_error_is_said_and_the_cell_still_works(lab):
    page, root = lab.page, opened(lab)
    words = root.get_by_label("Words or phrases")
    words.fill("war.*|")
    words.press("Enter")
    says(root, "Write the words themselves")
    assert not root.locator("img").count()
    words.fill("war")
    words.press("Enter")
    says(root, "12 uses of war")
    assert page.locator(".jp-OutputArea-output[data-mime-type*=stderr]").count() == 0


def test_running_the_cell_again_gives_a_new_one(lab):
    notebook = lab.run(CELL)
    notebook.run_all()
    root = lab.page.locator(".parallax-explore")
    says(root, "uses of ukraine and said")
    root.get_by_label("Words or phrases").fill("war")
    root.get_by_label("Words or phrases").press("Enter")
    says(root, "12 uses of war")


@pytest.mark.parametrize("size", ["page", "phone"])
def test_everything_is_accessible_and_as_wide_as_its_page(lab, size, request):
    lab = lab.on(request.getfixturevalue(size))
    notebook = lab.run(CELL)
    notebook.hide_files()
    root = lab.page.locator(".parallax-explore")
    for shown in walk(root):
        settled(lab.page)
        assert violations(lab.page, ".parallax-explore") == [], shown
        assert root.evaluate("element => element.scrollWidth - element.clientWidth") <= 1, shown
        narrow = root.locator("input:visible, select:visible, textarea:visible")
        right = root.evaluate("element => element.getBoundingClientRect().right")
        for field in narrow.all():
            box = field.bounding_box()
            assert box["width"] >= 60 or field.get_attribute("type") == "checkbox", shown
            assert box["x"] + box["width"] <= right + 1, shown


def test_texts_that_mean_harm_do_nothing(lab):
    page = lab.page
    root = opened(lab, START + HARMFUL)
    for shown in walk(root):
        settled(page)
        if shown.startswith("words: uses per"):
            words = root.get_by_label("Words or phrases")
            words.fill("war, <img src=x onerror=window.hit=1>")
            words.press("Enter")
            says(root, "uses of war")
        assert page.evaluate("window.hit") is None, shown
        assert root.evaluate("element => element.scrollWidth - element.clientWidth") <= 1, shown
