"""Every public function on corpora that are not the five articles: other languages and scripts, one article, none.

A table with its evidence comes back, or a sentence that says what is missing and what to do: never anything else.
"""

import html
import inspect
import json
import re
import warnings
from pathlib import Path

import pandas as pd
import pytest

import toolkit
import toolkit.layers
import toolkit.listing
from toolkit import Article, Corpus
from toolkit.english import NotEnglish, not_english, untold
from toolkit.figure import Figure, cited, direction
from toolkit.wording import isolated

SAMPLES = json.loads((Path(__file__).parent / "cases" / "languages.json").read_text(encoding="utf-8"))


def corpus(*texts, ids="abcdefgh"):
    return Corpus([Article.from_text(id, text) for id, text in zip(ids, texts, strict=False)])


def in_language(code):
    """An article, one that has a paragraph of it, and a shorter one."""
    paragraphs = SAMPLES[code].split("\n\n")
    return corpus(SAMPLES[code], f"{paragraphs[1]}\n\n{paragraphs[0]}", paragraphs[2])


LANGUAGES = ("ru", "uk", "ar", "he", "fa", "hi", "th", "zh", "ja", "de", "fr", "tr", "vi")
ODD_IDS = ["<b>&amp;", 'a"b', "new\nline", "خبر ١", "  x", "../up"]
CORPORA = {
    **{code: in_language(code) for code in LANGUAGES},
    "mixed": corpus(*(SAMPLES[code] for code in ("en", "ar", "zh", "de", "he"))),
    "mixed inside": corpus(" ".join(SAMPLES.values()), SAMPLES["en"]),
    "one article": corpus(SAMPLES["en"]),
    "empty article": corpus("", SAMPLES["en"]),
    "only an empty article": corpus(""),
    "only signs": corpus("… — “”", "123"),
    "twice the same": corpus(SAMPLES["en"], SAMPLES["en"]),
    "odd ids": corpus(*(SAMPLES[code] for code in ("en", "ar", "en", "he", "ru", "de")), ids=ODD_IDS),
    "ids of the five": corpus(SAMPLES["en"], SAMPLES["de"], ids=["rt", "aljazeera"]),
}


def a_word(corpus):
    """The longest word of the first article, or one that is in none."""
    article = corpus.articles[0]
    found = [article.text[slice(*span)] for span in article.words]
    return max(found, key=len, default="nothing")


def an_id(corpus):
    return corpus.ids[0]


# The arguments besides the corpus; a function that is not here is called with the corpus alone.
ARGUMENTS = {
    "attributions_of": lambda corpus: ("Anna Weber",),
    "collocates": lambda corpus: (a_word(corpus),),
    "dispersion": lambda corpus: (a_word(corpus),),
    "keyness": lambda corpus: (an_id(corpus),),
    "kwic": lambda corpus: (a_word(corpus),),
    "positions": lambda corpus: ("Ukraine",),
    "rates": lambda corpus: (a_word(corpus),),
}
SHOWN = {  # which table each figure is drawn from
    "show_concordance": "kwic", "show_coverage": "coverage", "show_dispersion": "dispersion",
    "show_frequencies": "frequencies", "show_keyness": "keyness", "show_positions": "positions",
    "show_rates": "rates", "show_speaking_share": "speaking_share", "show_timeline": "dates",
    "show_variants": "quote_variants",
}  # fmt: skip
NO_CORPUS = {"check", "codebook", "function_words", "names", "load_articles", "load_corpus", "load_web"}
ELSEWHERE = {"explore", "read", "report", "show_in_text", "show_loading", "save_table", "save_repairs"}
CODED = {"agreement", "codings", "coding_differences", "coverage", "positions", "silences"}
TABLES = [
    name
    for name in toolkit.__all__
    if inspect.isfunction(getattr(toolkit, name)) and name not in {*NO_CORPUS, *ELSEWHERE, *SHOWN}
]


def made(name, corpus):
    return getattr(toolkit, name)(corpus, *ARGUMENTS.get(name, lambda corpus: ())(corpus))


SENTENCES = {  # where there is no table, what is said; elsewhere there has to be one
    **dict.fromkeys(CODED, "codebook='my_codebook.csv', codings='my_codings.csv'"),
    "attributions_of": "is credited with a statement",
    "disagreements": "disagreements(corpus, file='my_disagreements.csv')",
    "hits": "hand_read(corpus, file='my_attributions.csv')",
    "keyness": "both need words",
}  # fmt: skip


def table_or_sentence(name, corpus):
    try:
        with untold():
            return made(name, corpus)
    except (LookupError, ValueError) as problem:
        assert not isinstance(problem, KeyError | IndexError | UnicodeError)
        return str(problem)


def evident(corpus, table):
    """Every place in a table is the passage it says, in the article it says."""
    sides = [("article", "start", "end", "text")]
    if "other_start" in table:
        sides.append(("other", "other_start", "other_end", "other_text"))
    for side in sides:
        if not {*side} <= {*table.columns}:
            continue
        for id, start, end, text in table[[*side]].itertuples(index=False, name=None):
            if pd.isna(start):  # first_mentions() has rows for what an article does not mention
                assert pd.isna(text) or text == ""
            else:
                assert text == corpus[id].text[int(start) : int(end)]


@pytest.mark.parametrize("kind", CORPORA)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_with_evidence_or_a_clear_sentence(name, kind):
    made_of = CORPORA[kind]
    found = table_or_sentence(name, made_of)
    if isinstance(found, pd.DataFrame):
        evident(made_of, found)
        assert name not in {*CODED, "disagreements", "hits"}
    else:
        assert SENTENCES[name] in found


@pytest.mark.parametrize("kind", CORPORA)
@pytest.mark.parametrize("name", SHOWN)
def test_a_figure_of_every_table(name, kind):
    found = table_or_sentence(SHOWN[name], CORPORA[kind])
    if isinstance(found, pd.DataFrame):
        figure = getattr(toolkit, name)(found)
        assert isinstance(figure, Figure)
        assert "<b>&amp;" not in figure.markup.replace("<b style", "")


@pytest.mark.parametrize("kind", CORPORA)
def test_an_article_with_its_passages_marked(kind):
    made_of = CORPORA[kind]
    figure = toolkit.show_in_text(made_of.articles[0], toolkit.kwic(made_of, a_word(made_of)))
    shown = re.sub(r"<[^>]*>", "", figure.markup)
    assert 'dir="auto"' in figure.markup or not made_of.articles[0].text.strip()
    assert html.unescape(shown).count(a_word(made_of)) >= made_of.articles[0].text.count(a_word(made_of))


@pytest.mark.parametrize("kind", CORPORA)
def test_the_reader_opens(kind):
    with untold():
        reader = toolkit.read(CORPORA[kind])
    reader.show(an_id(CORPORA[kind]), 0, 0)
    assert repr(reader).startswith("Reader of")


@pytest.mark.parametrize("kind", CORPORA)
def test_every_view_of_the_explorer_shows_something(kind):
    explorer = toolkit.explore(CORPORA[kind])
    for view in explorer.view.options:
        explorer.view.value = view
        assert explorer.status.sentence
    assert "codebook='my_codebook.csv'" in explorer.status.sentence


@pytest.mark.parametrize("kind", CORPORA)
def test_the_report_is_written(kind, tmp_path):
    made_of = CORPORA[kind]
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # the page says it itself
        path = toolkit.report(made_of, tmp_path / "report.html", progress=False)
    page = path.read_text(encoding="utf-8")
    assert "Nobody has coded these articles yet" in page
    assert ("Not in English, as it seems" in page) == bool(not_english(made_of))
    assert "<b>&amp;<" not in page


FOREIGN = in_language("ar")
RULED = ("attributions", "speaking_share", "reporting_verbs", "quoted_passages", "quote_variants", "dates", "clashes")


@pytest.mark.parametrize("name", RULED)
def test_what_has_rules_for_english_says_so(name):
    with pytest.warns(NotEnglish, match="rules for English, but a and b do not look English"):
        made(name, FOREIGN)


@pytest.mark.parametrize("name", RULED)
def test_of_english_nothing_is_said(name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made(name, toolkit.load_corpus().only("rt"))
        made(name, CORPORA["one article"])
        made(name, corpus("Nein, danke.", "", "和平"))  # too short to tell


@pytest.mark.parametrize("name", RULED)
def test_it_is_said_where_the_function_is_called(name):
    with pytest.warns(NotEnglish) as told:
        made(name, FOREIGN)
    assert {Path(one.filename).name for one in told} == {Path(__file__).name}


def test_the_reader_says_it_once():
    with pytest.warns(NotEnglish) as told:
        toolkit.read(FOREIGN)
    assert len([one for one in told if one.category is NotEnglish]) == 1


def test_the_explorer_says_it_where_it_matters():
    explorer = toolkit.explore(FOREIGN)
    assert "rules for English" not in explorer.shown.value
    explorer.view.value = "voices"
    assert "rules for English" in explorer.shown.value
    english = toolkit.explore(CORPORA["one article"])
    english.view.value = "voices"
    assert "rules for English" not in english.shown.value


def test_many_articles_are_named_in_short():
    many = corpus(*(SAMPLES[code] for code in LANGUAGES), ids=LANGUAGES)
    with pytest.warns(NotEnglish, match="but ru, uk, ar, he, fa and 8 more do not look English"):
        toolkit.attributions(many)


def test_codings_of_the_five_are_not_taken_for_those_of_others():
    own = corpus(SAMPLES["en"], toolkit.load_corpus()["rt"].text, ids=["alliance", "rt"])
    assert set(toolkit.codings(own)["article"]) == {"rt"}
    assert set(toolkit.hand_read(own)["article"]) == {"rt"}
    assert {*toolkit.disagreements(own)["article"]} <= {"rt"}


RTL = corpus(SAMPLES["ar"], SAMPLES["he"] + " AFP 2024-05-01.", ids=["خبر ١", "ynet-12"])


def test_a_place_is_not_turned_around_by_a_name_from_right_to_left():
    """Else a browser shows 125–159 after an Arabic name as 159–125: the name is set apart (UAX 9)."""
    with untold():
        told = "".join(toolkit.listing.statements(toolkit.attributions(RTL)))
    assert "\u2068خبر ١\u2069&nbsp;" in told
    data = json.loads(json.dumps(toolkit.layers.reading(RTL, [], blind=False)))
    assert [article["name"] for article in data["articles"]] == ["\u2068خبر ١\u2069", "ynet-12"]
    assert [article["id"] for article in data["articles"]] == ["خبر ١", "ynet-12"]


def test_passages_from_right_to_left_say_so():
    assert cited("שלום 5") == '<q dir="rtl">שלום 5</q>'
    assert cited("5 is שלום") == "<q>5 is שלום</q>"
    assert direction("123 …") == ""
    assert isolated("שלום, rt") == "\u2068שלום, rt\u2069"


def test_a_number_in_a_text_from_right_to_left_keeps_its_context_in_order():
    lines = toolkit.show_concordance(toolkit.kwic(RTL, "3"))
    assert '<table dir="rtl"' in lines.markup
    assert '<table dir="ltr"' in toolkit.show_concordance(toolkit.kwic(CORPORA["de"], "Anna")).markup


@pytest.mark.parametrize("code", ["th", "zh", "ja"])
def test_a_phrase_without_blanks_is_one_word_and_that_is_said(code):
    made_of = CORPORA[code]
    assert len(made_of.articles[0].words) < 20
    assert "a whole phrase" in " ".join(toolkit.check_articles(made_of)["finding"])
