"""The loading card as a figure: its sentence, its rows, its changes, and file names that nobody would choose."""

import re
from html.parser import HTMLParser

import pytest

from toolkit import Article, Corpus, load_corpus, show_loading
from toolkit.drafts import Arrival
from toolkit.repair import Repair

RAW = "Talks&nbsp;resume.\x02 <script>alert(1)</script> Both&nbsp;sides agreed to meet in the old town hall again."
LEDGER = (
    Repair(5, 11, "&nbsp;", " ", "entities: an HTML entity", "certain"),
    Repair(18, 19, "\x02", "", "characters: a control character", "certain"),
    Repair(49, 55, "-", "-", "unused", "certain"),
)[:2]
EVIL = "<script>alert('x')</script>\n../\u202etxt.exe\"&.txt"


def corpus_of(*arrivals, articles=()):
    return Corpus(tuple(articles), tuple(arrivals))


def mixed():
    articles = [
        Article("clean", "The bridge is closed from Monday, the town council said on Thursday afternoon."),
        Article("mended", RAW, LEDGER),
        Article("again", "The bridge is closed from Monday, the town council said on Thursday afternoon."),
    ]
    return corpus_of(
        Arrival("clean.txt", article="clean", format="txt", encoding="utf-8", encoding_basis="valid UTF-8"),
        Arrival("sub/mended.html", "article 2", "mended", format="html"),
        Arrival("again.txt", article="again", format="txt"),
        Arrival("broken.docx", why="It is not a Word file: it begins with 'PK' but has no document.", format="docx"),
        Arrival("removed.txt", article="removed", format="txt"),
        articles=articles,
    )


class Tags(HTMLParser):
    def __init__(self, markup):
        super().__init__()
        self.names, self.words = [], []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)

    def handle_data(self, data):
        self.words.append(data)


def words(figure):
    return " ".join(" ".join(Tags(figure.markup).words).split())


def test_the_sentence_counts_files_and_what_became_of_them():
    assert show_loading(mixed()).caption == (
        "5 files: 3 articles loaded, of these 1 repaired and 1 duplicate; 1 skipped: see why below; "
        "1 since left out of the corpus."
    )


def test_what_was_skipped_comes_first_and_is_read_aloud():
    figure = show_loading(mixed())
    rows = re.findall(r'<th scope="row".*?</tr>', figure.markup)
    assert "broken.docx" in " ".join(Tags(rows[0]).words).replace(" ", "")
    assert "skipped: It is not a Word file" in figure.alt
    assert len(rows) == 5


def test_each_status_has_a_sign_and_a_word():
    shown = words(show_loading(mixed())).replace("\xa0", " ")
    assert all(said in shown for said in ("✓ loaded", "✎ repaired", "= duplicate", "✕ skipped", "– left out"))
    assert "The same words as 'clean'" in shown


def test_changes_are_counted_by_rule_with_examples():
    figure = show_loading(mixed())
    assert figure.markup.count("<details>") == 1
    shown = words(figure)
    assert "2 changes of the text" in shown
    assert "entities: 1 &nbsp; → 1 blank" in shown
    assert "characters: 1 [U+0002] → taken out" in shown


def test_sizes_and_encoding():
    shown = words(show_loading(mixed()))
    assert "utf-8 (valid UTF-8)" in shown
    assert f"{len(RAW)} → {len(RAW) - 6}" in shown


def test_nothing_was_loaded():
    assert show_loading(load_corpus().without(*load_corpus().ids)).caption
    assert "were not loaded from files" in show_loading(corpus_of()).alt


@pytest.mark.parametrize("evil", [EVIL, "a" * 300, "מאמר 12.txt", "x\x00\x1b.txt", " ", "&lt;b&gt;"])
def test_any_name_is_shown_and_nothing_runs(evil):
    article = Article.from_text(evil if evil.strip() else "a", "The bridge is closed.")
    figure = show_loading(
        corpus_of(Arrival(evil, evil, article.id, evil, "txt", evil, evil), Arrival(evil, why=evil), articles=[article])
    )
    allowed = {"figure", "figcaption", "b", "div", "table", "thead", "tbody", "tr", "th", "td", "wbr", "br", "bdi"}
    assert set(Tags(figure.markup).names) <= allowed
    assert "\n" not in figure.alt


def test_only_so_many_rows():
    arrivals = [Arrival(f"{number}.txt", why="empty") for number in range(120)]
    figure = show_loading(corpus_of(*arrivals), top=10)
    assert figure.markup.count('<th scope="row"') == 10
    assert "110 more rows in the table" in figure.caption
    with pytest.raises(ValueError, match="top is a whole number"):
        show_loading(corpus_of(*arrivals), top=0)


@pytest.mark.parametrize("wrong", [None, "a", Article.from_text("a", "b")])
def test_it_needs_a_corpus(wrong):
    with pytest.raises(ValueError, match="This needs a corpus"):
        show_loading(wrong)
