"""explore(): the call that is shown gives the table, errors are sentences, and no text of an article is run."""

import base64
import csv
import io
import re
from html.parser import HTMLParser

import pandas as pd
import pytest

import toolkit
from toolkit import Article, Corpus, explore, load_corpus
from toolkit.saving import as_csv, link

CORPUS = load_corpus()
PUBLIC = {name: getattr(toolkit, name) for name in toolkit.__all__}
HOSTILE_NAME = 'it\'s "x" \\ <b onmouseover=alert(1)> {0} `y` @z'
HOSTILE = Corpus([
    Article.from_text(HOSTILE_NAME, "<script>alert(1)</script> “<img src=x onerror=alert(2)> war”, Mr. Smith said."),
    Article.from_text("=cmd", "</textarea>${alert(3)} war \u202e war \u2066 said Ann Lee. “</details> War”, she said."),
    Article.from_text("long", "w" * 300 + " war. The minister said that &lt;war&gt; is over. אמר השר."),
])  # fmt: skip


def opened(corpus=CORPUS, view="words", **values):
    explorer = explore(corpus)
    explorer.view.value = view
    for name, value in values.items():
        explorer.controls[name].value = value
    return explorer


def run(explorer):
    """The table that the call shown gives to somebody who copies it."""
    return eval(explorer.code.value, {**PUBLIC, "corpus": explorer.tables.corpus})


SHOWN = {
    "rates": ("words", {"words": "war, peace talks"}),
    "one word twice": ("words", {"words": "war,war , WAR"}),
    "wildcard": ("words", {"words": "negotiat*"}),
    "quotes": ("words", {"words": 'Russia’s, Russia\'s "root causes", “war”'}),
    "spread": ("words", {"words": "war, ceasefire, armistice", "show": "spread"}),
    "context": ("words", {"words": "war", "show": "context"}),
    "apart": ("words", {"show": "apart", "article": "rt"}),
    "apart from one": ("words", {"show": "apart", "article": "rt", "against": ("alliance",)}),
    "apart from itself": ("words", {"show": "apart", "article": "rt", "against": ("rt",)}),
    "apart without grammar": ("words", {"show": "apart", "article": "rt", "grammar": True}),
    "room": ("voices", {}),
    "room of one": ("voices", {"party": ("Russia",), "article": ("rt",)}),
    "room of nobody known": ("voices", {"party": ("",)}),
    "verbs": ("voices", {"show": "verbs"}),
    "verbs of one": ("voices", {"show": "verbs", "party": ("Ukraine",)}),
    "statements": ("voices", {"show": "said"}),
    "statements of nobody known": ("voices", {"show": "said", "party": ("",)}),
    "statements of one": ("voices", {"show": "said", "speaker": ("Sergey Lavrov",), "article": ("rt",)}),
    "coverage": ("coverage", {}),
    "coverage of one issue": ("coverage", {"issue": ("territory",)}),
    "coverage of one party": ("coverage", {"party": ("Ukraine",), "kind": ("position",), "shown": ("absent",)}),
    "facts": ("coverage", {"party": ("",)}),
}


@pytest.mark.parametrize(("view", "values"), SHOWN.values(), ids=SHOWN)
def test_the_call_gives_the_table(view, values):
    explorer = opened(view=view, **values)
    assert len(explorer.table)
    pd.testing.assert_frame_equal(run(explorer), explorer.table)


def test_the_calls_are_those_a_student_would_type():
    assert opened(words="war, conflict").code.value == "rates(corpus, 'war', 'conflict')"
    apart = opened(show="apart", article="rt", against=("alliance",))
    assert apart.code.value == "keyness(corpus.only('rt', 'alliance'), 'rt')"
    apart.controls["against"].value = ()
    assert apart.code.value == "keyness(corpus, 'rt')"
    voices = opened(view="voices", show="said", party=("Russia",), article=("rt",))
    assert voices.code.value == "attributions(corpus).query(\"article == 'rt' and party == 'Russia'\")"


def test_the_sentence_says_what_is_shown():
    assert opened(words="ceasefire").status.sentence == "12 uses of ceasefire in 3 of 5 articles."
    shown = opened(view="voices", show="said", speaker=("Friedrich Merz",))
    assert re.match(r"\d+ statements? in \d articles?", shown.status.sentence)
    assert opened(view="coverage").status.sentence.startswith("89 points in 5 articles: ")


WRONG = {
    "nothing": (" , ", "Type a word"),
    "a pattern": ("war.*|peace", "contains"),
    "no word": ("?!", "contains no word"),
    "too many": (", ".join(f"word{number}" for number in range(13)), "at most 12"),
}


@pytest.mark.parametrize(("typed", "said"), WRONG.values(), ids=WRONG)
def test_an_error_is_a_sentence_and_clears_what_was_there(typed, said):
    explorer = opened(words="war")
    explorer.controls["words"].value = typed
    assert said in explorer.status.sentence
    assert explorer.table is None
    assert explorer.code.value == explorer.save.value == ""
    assert "war" not in explorer.shown.value
    explorer.controls["words"].value = "war"
    assert len(explorer.table) == 5


def test_a_word_that_is_not_used_gets_advice():
    explorer = opened(words="ceasefier")
    assert explorer.status.sentence.endswith("ceasefier is not used: did you mean ceasefire?")
    assert explorer.table["count"].sum() == 0
    assert "try its beginning with a *" in opened(words="xyzzy").status.sentence


class Tags(HTMLParser):
    """The elements and attributes of some HTML, and its text."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.attributes, self.text = set(), set(), ""
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}

    def handle_data(self, data):
        self.text += f"{data}|"


OURS = {"a", "b", "br", "caption", "code", "details", "div", "figcaption", "figure", "img", "li", "mark", "p", "q",
        "small", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul", "wbr"}  # fmt: skip
EVERYTHING = [
    ("words", {"words": "war, <script>alert(1)</script>, onerror, '\"><img src=x onerror=alert(9)>"}),
    ("words", {"words": "war", "show": "spread"}),
    ("words", {"words": "alert", "show": "context"}),
    *[("words", {"show": "apart", "article": id}) for id in HOSTILE.ids],
    ("words", {"show": "apart", "article": HOSTILE_NAME, "against": ("long",)}),
    ("voices", {}),
    ("voices", {"show": "verbs"}),
    ("voices", {"show": "said"}),
    ("voices", {"show": "said", "article": (HOSTILE_NAME,)}),
    ("coverage", {}),
]


@pytest.mark.parametrize(("view", "values"), EVERYTHING)
def test_no_text_of_an_article_becomes_code(view, values):
    explorer = opened(HOSTILE, view, **values)
    found = Tags(explorer.shown.value + explorer.save.value)
    assert found.tags <= OURS
    assert not {name for name in found.attributes if name.startswith("on")}
    if explorer.table is not None and len(explorer.table):
        pd.testing.assert_frame_equal(run(explorer), explorer.table)


def test_a_passage_shown_stands_at_its_place():
    shown = Tags(opened(words="ceasefire").shown.value).text
    places = re.findall("(aljazeera|alliance|unsigned_2)\u00a0(\\d+)\u2060–\u2060(\\d+)[|]", shown)
    assert len(places) == 11  # of the six in aljazeera, five are shown, and how to see the last
    assert {CORPUS[id].text[int(start) : int(end)].lower() for id, start, end in places} == {"ceasefire"}
    assert "and 1 more: kwic(corpus.only('aljazeera'), 'ceasefire')" in shown


def test_the_numbers_of_a_party_open_its_statements():
    explorer = opened(view="voices", party=("Ukraine",), article=("alliance",))
    found = toolkit.attributions(CORPUS.only("alliance")).query("party == 'Ukraine' and depth == 0")
    shown = Tags(explorer.shown.value).text
    for start, end in zip(found["start"], found["end"], strict=True):
        assert f"alliance\u00a0{start}\u2060–\u2060{end}" in shown
    assert len(found) == explorer.table["statements"].iloc[0]


def saved(markup):
    """The rows of the file that a link saves."""
    content = base64.b64decode(re.search('base64,([^"]*)"', markup)[1])
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_table_is_saved_as_it_is_shown():
    explorer = opened(words="ceasefire")
    assert 'download="rates.csv"' in explorer.save.value
    assert [row[:3] for row in saved(explorer.save.value)] == [
        ["word", "article", "count"], ["ceasefire", "aljazeera", "6"], ["ceasefire", "alliance", "2"],
        ["ceasefire", "rt", "0"], ["ceasefire", "unsigned_1", "0"], ["ceasefire", "unsigned_2", "4"],
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx"])
def test_a_text_is_not_taken_for_a_formula(cell):
    table = pd.DataFrame({"text": [cell, "a=b"], "number": [-1.5, 2.0], "count": pd.array([-1, None], "Int64")})
    assert saved(link(table, "x", "x()")) == [
        ["text", "number", "count"],
        [f"'{cell}", "-1.5", "-1"],
        ["a=b", "2.0", ""],
    ]


def test_a_very_long_table_names_the_code_that_saves_it():
    table = pd.DataFrame({"text": ["word " * 1000] * 300})
    assert "href" not in link(table, "kwic", "kwic(corpus, '<b>')")
    assert "save_table(kwic(corpus, &#x27;&lt;b&gt;&#x27;), &quot;kwic.csv&quot;)" in link(
        table, "kwic", "kwic(corpus, '<b>')"
    )
    assert len(as_csv(table)) > 1_000_000


ODD = {
    "no article": Corpus([]),
    "an article without words": Corpus([Article.from_text("empty", "")]),
    "one article": CORPUS.only("rt"),
    "one with words and one without": Corpus([CORPUS["rt"], Article.from_text("empty", " … ")]),
}


@pytest.mark.parametrize("corpus", ODD.values(), ids=ODD)
def test_odd_corpora_get_a_sentence(corpus):
    explorer = explore(corpus)
    for view in explorer.view.options:
        explorer.view.value = view
        for show in shows(explorer):
            explorer.controls["show"].value = show
            assert explorer.status.sentence.endswith(".")


def shows(explorer):
    return [value for _, value in explorer.controls["show"].options] if "show" in explorer.controls else []


def test_without_codings_the_view_says_how_to_code():
    explorer = opened(Corpus([Article.from_text("mine", "Talks resume.")]), "coverage")
    assert explorer.status.sentence.startswith("Nobody has coded 'mine'")
    assert "explore(corpus, codebook='my_codebook.csv', codings='my_codings.csv')" in explorer.status.sentence
    assert explorer.table is None


def test_own_tables_stand_in_the_call(tmp_path):
    book, codes = tmp_path / "it's a book.csv", tmp_path / "codings.csv"
    book.write_text("code,kind,party,issue,definition\ntalks,fact,,talks,Talks resume.\n", encoding="utf-8")
    head = "coder,article,code,status,quote,voice,note"
    codes.write_text(f"{head}\nme,mine,talks,reported,Talks resume,the article itself,\n", encoding="utf-8")
    corpus = Corpus([Article.from_text("mine", "Talks resume.")])
    explorer = explore(corpus, coder="me", codebook=book, codings=codes)
    explorer.view.value = "coverage"
    assert explorer.status.sentence == "1 point in 1 article: 1 reported."
    pd.testing.assert_frame_equal(run(explorer), explorer.table)
    wrong = explore(corpus, codebook=book, codings=codes)
    wrong.view.value = "coverage"
    assert wrong.status.sentence.startswith("There is no coder 'settled'. There are: 'me'.")


def test_only_a_corpus_can_be_explored():
    with pytest.raises(ValueError, match="needs a corpus"):
        explore("x")


def test_the_statements_are_found_once(monkeypatch):
    from toolkit import voices_view

    times, whole = [], voices_view.attributions

    def attributions(corpus, **options):
        times.append(1)
        return whole(corpus, **options)

    monkeypatch.setattr(voices_view, "attributions", attributions)
    explorer = opened(view="voices")
    for show in ("said", "room", "said"):
        explorer.controls["show"].value = show
    explorer.controls["party"].value = ("Russia",)
    assert len(times) == 1


def test_what_is_shown_says_so_in_words():
    explorer = explore(CORPUS)
    assert repr(explorer) == ("Explorer of 5 articles: words, voices, coverage. Run this cell in JupyterLab to use it.")
    assert repr(explorer) == explorer._repr_mimebundle_()["text/plain"]
    assert "parallax-explore" in explorer._dom_classes
    assert re.fullmatch(r"parallax-explore-\d+", explorer.model_id)
