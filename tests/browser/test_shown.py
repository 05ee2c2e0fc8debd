"""The text of a saved page is what a browser shows of it; and a page that a browser saved is read."""

import io
import random
import re

import pytest

from tests.made_pages import PAGES
from toolkit.blocks import text_of
from toolkit.drafts import Options
from toolkit.repair import repaired
from toolkit.webpages import mhtml

TAGS = re.findall(
    r"\S+",
    """<p> </p> <b> </b> <i> </i> <br> <div> </div> <span> </span> <ul> <li> </ul> <h2> </h2> <a> </a> <td> <tr> <table>
    </table> <blockquote> </blockquote> <em> </em> &amp; &nbsp; <section> </section> <hr> <pre> </pre> <dl> <dt> <dd>
    </dl> <!--no--> <script>no()</script>""",
)
SHOWN = "document.body.innerText"


def lines(text):
    return [line for line in (re.sub(r"[ \t]+", " ", line).strip(" ") for line in text.split("\n")) if line]


@pytest.mark.parametrize(
    "name", [name for name in PAGES if name != "table_layout"]
)  # there, columns stand side by side
def test_a_page_line_by_line(offline, name):
    offline.page.set_content(PAGES[name].source, wait_until="domcontentloaded")
    assert lines(text_of(PAGES[name].source)) == lines(offline.page.evaluate(SHOWN))


def test_no_letter_of_a_broken_page_is_lost(offline):
    chance = random.Random(5)
    for _ in range(100):
        words = [chance.choice([chance.choice(TAGS), f" w{chance.randrange(99)}", "x "]) for _ in range(30)]
        page = "<!DOCTYPE html>" + "".join(words)
        offline.page.set_content(page, wait_until="domcontentloaded")
        assert "".join(text_of(page).split()) == "".join(offline.page.evaluate(SHOWN).split()), page


@pytest.mark.parametrize("name", ["modern", "right_to_left", "japanese"])
def test_a_page_that_the_browser_saved(offline, name):
    offline.page.set_content(PAGES[name].source, wait_until="domcontentloaded")
    session = offline.page.context.new_cdp_session(offline.page)
    saved = session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
    (draft,) = mhtml(io.BytesIO(saved.encode()), "page.mhtml", Options())
    assert repaired(draft.raw, draft.cuts) == "\n".join(PAGES[name].article)
