"""The reader in a real JupyterLab, driven by keyboard, and on a page of its own with texts that mean harm."""

import pandas as pd
import pytest

from toolkit import Article, Corpus, load_corpus
from toolkit.browser import embedded, script, style
from toolkit.layers import layers, reading
from toolkit.reader import marked

from .lab import violations

START = "from toolkit import kwic, load_corpus, read\ncorpus = load_corpus()"
HOSTILE = [
    "<script>window.hit = 1</script> he said.",
    "<img src=x onerror='window.hit = 1'> \"No\", she said.",
    "</textarea></script><svg onload=window.hit=1>",
    "${window.hit = 1} {{constructor.constructor('window.hit=1')()}}",
    "a \u202eright to left\u202c b \u2066c\u2069 d \u200f e",
    "W" * 300,
    "قال الوزير إن المفاوضات ستُستأنف يوم الاثنين.",
    "🕊 peace 🕊 said the dove 🕊. \ud800 half a pair \u0301.",
    "nul \x00 escape \x1b return \r line \u2028 end.",
]


def page_of(corpus, path, *, blind=False, table=None):
    """A page with nothing but the reader."""
    tables = marked(corpus) if table is None else {**marked(corpus), "hits": table}
    data = embedded(reading(corpus, layers(corpus, tables), blind=blind))
    view = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Reader</title>'
    head = f"{view}<style>{style()}</style>"
    begin = "reader = mount(document.querySelector('#reader'), JSON.parse(document.querySelector('#data').textContent))"
    scripts = f'<script type="application/json" id="data">{data}</script><script type="module">{script()}window.{begin}'
    body = f'<main><h1>Reader</h1><div id="reader"></div></main>{scripts}</script>'
    path.write_text(f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>', encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def errors(page):
    found = []
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def reader(page, tmp_path, errors):
    page.goto(page_of(load_corpus(), tmp_path / "reader.html"))
    yield page
    assert errors == []


def aloud(page):
    return page.locator(".aloud").text_content()


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def test_shows_each_text_letter_by_letter(reader):
    shown = "[...document.querySelectorAll('.text')].map((text) => text.textContent)"
    for key in ("shared", "variants", "coded", "repairs"):
        reader.evaluate("key => window.reader.turn(key, true)", key)
    corpus = load_corpus()
    assert reader.evaluate(shown) == [corpus["aljazeera"].text, corpus["alliance"].text]


def test_arrows_move_by_sentence_and_say_what_is_marked(reader):
    sentences = load_corpus()["aljazeera"].sentences["text"].tolist()
    reader.locator(".sentence").first.focus()
    for key, number in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1)):
        reader.keyboard.press(key)
        assert focused(reader) == sentences[number]
        assert f"aljazeera, sentence {number + 1} of {len(sentences)}." in aloud(reader)
    assert "Voices Sergey Lavrov" in aloud(reader)
    reader.keyboard.press("End")
    assert focused(reader) == sentences[-1]


def test_right_and_left_lead_to_the_matching_passage_and_back(reader):
    reader.get_by_label("Quote variants").check()
    reader.locator(".sentence", has_text="We hope that all those").first.focus()
    reader.keyboard.press("ArrowRight")
    assert "all those who are sincerely" in focused(reader)
    assert aloud(reader).startswith("rt, sentence")
    reader.keyboard.press("ArrowLeft")
    assert focused(reader).startswith("“We hope that all those")
    reader.keyboard.press("ArrowLeft")
    assert aloud(reader).startswith("No further match here, but")


def test_a_pair_inside_one_article_is_joined_too(page, tmp_path):
    one = Article.from_text("one", "Two died, he said. It rained. Three died, she said.")
    table = pd.DataFrame([("one", 0, 8, "one", 30, 40)],
                         columns=["article", "start", "end", "other", "other_start", "other_end"])  # fmt: skip
    page.goto(page_of(Corpus((one,)), tmp_path / "pair.html", table=table))
    page.locator(".sentence").first.focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) == "Three died, she said."
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "Two died, he said."


def test_enter_opens_the_details_and_escape_leads_back(reader):
    reader.locator(".sentence").nth(1).focus()
    reader.keyboard.press("Enter")
    details = reader.locator(".details:visible")
    told = ["speaker", "Sergey Lavrov", "party", "Russia", "verb", "say", "rule", "in the file", "110–248", "93–231"]
    assert [words for words in told if words not in details.inner_text()] == []
    assert "Sergey Lavrov" in aloud(reader)
    reader.keyboard.press("Escape")
    assert reader.locator(".details:visible").count() == 0
    assert focused(reader).startswith("Russia has proposed")


def test_focus_is_always_seen(reader):
    reader.locator("input").first.focus()
    for _ in range(14):
        reader.keyboard.press("Tab")
        outline = reader.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"


def test_next_passage_goes_through_all_articles(reader):
    reader.locator(".sentence").first.focus()
    visited = []
    while len(visited) < 1000:
        reader.keyboard.press("n")
        if aloud(reader) == "No further marked passage.":
            break
        visited.append(tuple(reader.evaluate("reader.at")))
    marks = layers(load_corpus(), marked(load_corpus()))[0]["marks"]
    assert visited == sorted({(mark["article"], mark["start"]) for mark in marks})


def test_all_matches_of_a_sentence_are_reached_and_the_way_leads_back(reader):
    reader.get_by_label("Voices").uncheck()
    reader.get_by_label("Coded points").check()
    reader.locator(".sentence").nth(1).focus()
    here = "[reader.column.number, ...reader.column.position.slice(1)].join()"
    start = reader.evaluate(here)
    matches = reader.evaluate("reader.matches(reader.column.marks).map((mark) => [mark.article, mark.start].join())")
    reached = []
    for _ in matches:
        reader.keyboard.press("ArrowRight")
        reached.append(reader.evaluate("reader.at.join()"))
    assert reached == list(dict.fromkeys(matches)) + reached[len(set(matches)) :]
    for _ in matches:
        reader.keyboard.press("ArrowLeft")
    assert reader.evaluate(here) == start


def test_what_was_selected_before_is_not_labelled_after_moving_on(reader):
    reader.evaluate("reader.labels.known.push('claim')")
    reader.locator(".sentence").nth(1).focus()
    reader.keyboard.press("Space")
    reader.keyboard.press("ArrowDown")
    reader.evaluate("reader.selecting()")  # as when the browser is late to tell that the selection has changed
    reader.keyboard.press("1")
    assert reader.evaluate("reader.labels.rows.map((row) => [row.start, row.end])") == [[359, 600]]


def test_what_was_selected_in_an_article_that_is_closed_is_not_labelled(reader):
    reader.evaluate("reader.labels.known.push('claim')")
    reader.locator(".sentence").nth(1).focus()
    reader.keyboard.press("Space")
    reader.get_by_role("button", name="Close aljazeera").click()
    reader.evaluate("reader.labels.add('claim')")
    assert aloud(reader) == "Select words or a sentence first."
    assert reader.evaluate("reader.labels.rows.length") == 0


def test_a_selection_that_leaves_the_text_ends_with_it(reader):
    text = load_corpus()["aljazeera"].text
    reader.evaluate("""() => {
        const range = document.createRange();
        range.setStart(reader.columns[0].text.querySelector("p"), 0);
        range.setEnd(document.querySelector(".labels"), 0);
        document.getSelection().removeAllRanges();
        document.getSelection().addRange(range);
    }""")
    reader.wait_for_function("reader.chosen")
    assert reader.evaluate("reader.chosen") == [0, 0, len(text)]


def test_the_place_is_kept_when_names_are_hidden(reader):
    reader.evaluate("reader.columns[0].text.scrollTop = 300")
    reader.get_by_label("Find").fill("talks")
    reader.get_by_label("Hide the names of outlets").check()
    assert reader.evaluate("reader.columns[0].text.scrollTop") == 300
    assert "Article A" in reader.locator("output").text_content()
    assert "aljazeera" not in reader.locator("#reader").inner_text()


def test_an_article_is_shown_once_and_an_empty_one_says_so(page, tmp_path, errors):
    corpus = Corpus((Article.from_text("none", ""), Article.from_text("one", "Talks resume.")))
    page.goto(page_of(corpus, tmp_path / "empty.html"))
    page.evaluate("reader.show(0, 0, 0)")
    assert (aloud(page), errors) == ("none has no text.", [])
    disabled = "[...document.querySelectorAll('option')].map((one) => one.disabled)"
    assert page.evaluate(disabled) == [False, True, True, False]


def test_find_counts_whole_words_in_all_articles(reader):
    reader.get_by_label("Find").fill("kyiv")
    assert reader.locator("output").text_content() == "7 found: aljazeera 4, alliance 2, unsigned_2 1"
    reader.keyboard.press("Enter")
    assert "Kyiv" in focused(reader)
    reader.get_by_label("Find").fill("")
    assert reader.locator("output").text_content() == ""
    assert reader.locator(".mark.found").count() == 0


def test_a_click_shows_details_and_a_double_click_selects_a_word(reader):
    reader.locator(".sentence").nth(2).click(position={"x": 60, "y": 12})
    assert reader.locator(".details:visible").count() == 1
    reader.locator(".sentence", has_text="Kyiv responded").first.dblclick(position={"x": 10, "y": 12})
    reader.wait_for_function("document.querySelector('.labels').textContent.includes('aljazeera 602–606, 1 word;')")


def test_blind_reading_hides_names_until_they_are_asked_for(page, tmp_path, errors):
    page.goto(page_of(load_corpus(), tmp_path / "blind.html", blind=True))
    seen = page.locator("#reader").inner_text()
    assert "Article A" in seen
    assert not [name for name in ("aljazeera", "alliance", "Jazeera", "Alliance News", "RT") if name in seen]
    page.get_by_label("Hide the names of outlets").uncheck()
    assert "Al Jazeera" in page.locator("#reader").inner_text()
    text = page.locator(".text").first.text_content()
    assert (text, errors) == (load_corpus()["aljazeera"].text, [])


def test_labels_are_given_by_key_listed_and_saved(reader):
    reader.locator(".sentence").nth(1).focus()
    reader.evaluate("document.querySelector('.labels details').open = true")
    reader.get_by_label("Label", exact=True).fill("promise")
    reader.keyboard.press("Enter")
    reader.locator(".sentence").nth(2).focus()
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("1")
    assert reader.locator(".labels summary").text_content().startswith("Labels (2)")
    with reader.expect_download() as download:
        reader.get_by_role("button", name="Save as CSV").click()
    saved = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert saved[0] == "article,start,end,label,words,text"
    assert saved[1].startswith("aljazeera,93,357,promise,43,")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(new_context, tmp_path, scheme):
    page = new_context(viewport={"width": 1200, "height": 900}, color_scheme=scheme).new_page()
    page.goto(page_of(load_corpus(), tmp_path / "reader.html"))
    for key in ("shared", "variants", "coded", "repairs"):
        page.evaluate("key => window.reader.turn(key, true)", key)
    page.locator(".sentence").nth(1).focus()
    page.keyboard.press("Enter")
    page.get_by_label("Find").fill("talks")
    assert violations(page, "#reader") == []


@pytest.mark.parametrize("size", [(390, 844), (320, 256)], ids=["phone", "400 %"])
def test_no_page_is_wider_than_its_window(new_context, tmp_path, size):
    page = new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    page.goto(page_of(hostile(), tmp_path / "reader.html"))
    page.locator(".sentence").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_on_a_phone_a_tap_shows_the_details(phone, tmp_path):
    phone.goto(page_of(load_corpus(), tmp_path / "reader.html"))
    phone.locator(".sentence").nth(1).tap()
    box = phone.locator(".details:visible").bounding_box()
    assert 0 <= box["y"] < 844 - 100
    phone.get_by_role("button", name="Close details").tap()
    assert focused(phone).startswith("Russia has proposed")


def hostile():
    long = " ".join(["Talks will resume, he said."] * 4000)
    texts = [*HOSTILE, "\n".join(HOSTILE), long, ""]
    return Corpus(tuple(Article.from_text(f"<b onclick=hit>{number}", text, outlet="<i>O</i>", title="</title>")
                        for number, text in enumerate(texts)))  # fmt: skip


def test_nothing_in_a_text_is_run_and_every_letter_is_shown(page, tmp_path, errors):
    page.goto(page_of(hostile(), tmp_path / "hostile.html"))
    for number, article in enumerate(hostile()):
        page.evaluate("number => window.reader.show(number, 0, 1)", number)
        page.keyboard.press("Enter")
        assert page.evaluate("number => window.reader.shownIn(number).text.textContent", number) == article.text
    assert page.evaluate("window.hit") is None
    assert errors == []


def test_a_selection_beyond_the_first_plane_comes_back_in_characters(page, tmp_path):
    corpus = Corpus((Article.from_text("dove", "🕊 Peace 🕊 talks."),))
    page.goto(page_of(corpus, tmp_path / "dove.html"))
    page.locator(".sentence").first.focus()
    page.evaluate("window.reader.choose(window.reader.columns[0], 2, 7)")
    assert page.evaluate("document.getSelection().toString()") == "Peace"
    page.evaluate("window.reader.chosen = null; window.reader.selecting()")
    assert page.evaluate("window.reader.chosen") == [0, 2, 7]


def comes(notebook, expression, value):
    """What is done in the page reaches Python a moment later."""
    for _ in range(50):
        if notebook.python(expression) == value:
            break
        notebook.page.wait_for_timeout(100)
    assert notebook.python(expression) == value


def test_in_jupyterlab_by_keyboard_alone(lab):
    notebook = lab.run(START, "reader = read(corpus, kwic(corpus, 'memorandum'), labels=['claim'])\nreader")
    assert notebook.errors == []
    page = notebook.page
    page.locator(".parallax-reader .sentence").first.focus()
    for key in ("n", "ArrowDown", "ArrowUp", "Space"):
        page.keyboard.press(key)
    comes(notebook, "reader.selection['text'].item()[:15]", "'Kyiv responded '")
    page.keyboard.press("Shift+ArrowDown")
    first, second = load_corpus()["aljazeera"].sentences[["start", "end"]].values.tolist()[3:5]
    comes(notebook, "reader.selection[['start', 'end']].values.tolist()", f"[[{first[0]}, {second[1]}]]")
    page.keyboard.press("1")
    comes(notebook, "reader.labels[['start', 'end', 'label']].values.tolist()", f"[[{first[0]}, {second[1]}, 'claim']]")
    assert violations(page, ".parallax-reader") == []


def test_in_jupyterlab_keys_stay_in_the_reader(lab):
    notebook = lab.run(START, "reader = read(corpus)\nreader", "'the next cell'")
    page, before = notebook.page, len(notebook.code_cells)
    for place in (".sentence", "input[type=checkbox]", "summary", "select", "button:not([disabled])"):
        page.locator(f".parallax-reader {place}").first.focus()
        for key in ("x", "a", "d", "d", "ArrowDown", "b"):
            page.keyboard.press(key)
        assert page.evaluate("document.activeElement.closest('.parallax-reader') !== null"), place
    page.locator(".parallax-reader .sentence").first.focus()
    page.keyboard.press("Enter")
    page.locator(".parallax-reader .details:visible").wait_for()
    page.locator(".parallax-reader .controls summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".parallax-reader .controls details[open]").count() == 1
    assert len(notebook.code_cells) == before


def test_in_jupyterlab_nothing_in_a_text_is_run(lab):
    made = f"corpus = Corpus(tuple(Article.from_text(f'<b>{{n}}', text) for n, text in enumerate({HOSTILE!r})))"
    notebook = lab.run(f"from toolkit import Article, Corpus, kwic, read\n{made}", "reader = read(corpus)\nreader")
    page = notebook.page
    for number, text in enumerate(HOSTILE):
        notebook.python(f"reader.show('<b>{number}', 0, 1)")
        page.locator(".parallax-reader .column", has=page.locator(".target")).wait_for()
        page.wait_for_function("n => document.querySelector('.column:has(.target) select').value == n", arg=number)
        shown = page.locator(".column:has(.target) .text").text_content()
        assert shown == Article.from_text("one", text).text
    assert page.evaluate("window.hit") is None


def test_in_jupyterlab_two_views_share_their_labels_and_a_place_given_before(lab):
    made = "reader = read(corpus, labels=['claim'])\nreader.show('rt', 100, 200)\nreader"
    notebook = lab.run(START, made, "reader")
    page = notebook.page
    page.locator(".parallax-reader .target").first.wait_for()
    for view in (0, 1):
        page.locator(".parallax-reader").nth(view).locator(".sentence").nth(view).focus()
        page.keyboard.press("1")
        comes(notebook, "len(reader.labels)", str(view + 1))
    page.wait_for_function(
        "[...document.querySelectorAll('.labels summary')].every((one) => /[(]2[)]/.test(one.textContent))"
    )


def test_in_jupyterlab_a_passage_is_shown_from_python(lab):
    notebook = lab.run(START, "reader = read(corpus)\nreader")
    notebook.python("reader.show('unsigned_2', 0, 5)")
    target = notebook.page.locator(".parallax-reader .target")
    target.wait_for()
    assert target.text_content() == load_corpus()["unsigned_2"].text[:5]
    notebook.page.locator(".parallax-reader .sentence", has_text="Russia has proposed").first.dblclick(
        position={"x": 12, "y": 12}
    )
    comes(notebook, "reader.selection[['words', 'text']].values.tolist()", "[[1, 'Russia']]")
