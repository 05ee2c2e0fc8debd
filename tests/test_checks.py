"""What to look at before counting: every check with a text that it remarks on and one that it does not."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit import Article, Corpus, check_articles, load_corpus
from toolkit.checks import ALL, CHECKS
from toolkit.remarks import signs

SAMPLES = json.loads((Path(__file__).parent / "cases" / "languages.json").read_text(encoding="utf-8"))
NEWS = SAMPLES["en"]
KNOWN = {"outlet": "Town Post", "published": "2024-05-01"}
COLUMNS = ["article", "check", "finding", "start", "end", "text"]


def found(*texts, check=None, **metadata):
    """The findings on texts with an outlet and a date."""
    articles = [
        Article.from_text(id, text, **{**KNOWN, **metadata}) for id, text in zip("abcdefgh", texts, strict=False)
    ]
    return of(Corpus(articles), check)


def of(corpus, check=None):
    table = check_articles(corpus)
    evident(corpus, table)
    return table if check is None else table[table["check"] == check]


def evident(corpus, table):
    """Every passage stands in its article letter by letter; what is true of a whole article has none."""
    assert list(table.columns) == COLUMNS
    assert [str(kind) for kind in table.dtypes[["start", "end"]]] == ["Int64", "Int64"]
    assert set(table["check"]) <= set(CHECKS)
    whole = table["start"].isna()
    assert (table[whole]["text"] == "").all()
    assert set(table[whole]["article"]) <= {ALL, *corpus.ids}
    for row in table[~whole].itertuples():
        assert corpus[row.article].text[row.start : row.end] == row.text != ""


def told(table):
    return " ".join(table["finding"])


def test_on_the_five_articles_only_what_is_not_known_is_remarked():
    table = of(load_corpus())
    assert list(zip(table["article"], table["check"], strict=True)) == [
        ("unsigned_1", "date"), ("unsigned_1", "outlet"), ("unsigned_2", "date"), ("unsigned_2", "outlet"),
    ]  # fmt: skip


def test_a_clean_article_gives_an_empty_table():
    table = found(NEWS)
    assert len(table) == 0
    assert list(table.columns) == COLUMNS


def test_no_article_gives_an_empty_table():
    assert list(of(Corpus(())).columns) == COLUMNS


@pytest.mark.parametrize("wrong", [None, "text", [Article.from_text("a", "b")]])
def test_it_needs_a_corpus(wrong):
    with pytest.raises(ValueError, match="This needs a corpus"):
        check_articles(wrong)


SIGNS = {
    "characters": {
        "U+FFFD": ("the to\ufffd\ufffdn and the ri\ufffder", 3, "\ufffd\ufffd"),
        "question marks": ("It didn?t come. ??? Why?", 1, "?"),
        "code page": ("CafÃ© and â€œtalksâ€", 1, "Ã©"),
        "private use": ("a \ue123 b", 1, "\ue123"),
        "control": ("he\x02llo", 1, "\x02"),
        "invisible": ("a soft\xadhyphen", 1, "\xad"),
        "seems lost": ("Peskovโs aide", 1, "โ"),
    },
    "remains": {
        "entity": ("Marks &amp; Spencer", 1, "&amp;"),
        "tag": ("a <b>word</b>", 2, "<b>"),
        "web address": ("see https://example.org/a?b=1 there", 1, "https://example.org/a?b=1"),
        "e-mail": ("write to anna@example.org.", 1, "anna@example.org"),
    },
    "apostrophes": {
        "two": ("they don`t and won´t", 2, "`"),
        "apart": ("they donʼt", 1, "ʼ"),
    },
}


@pytest.mark.parametrize(("check", "kind"), [(check, kind) for check, kinds in SIGNS.items() for kind in kinds])
def test_odd_signs_are_named_with_the_first_place(check, kind):
    text, _, passage = SIGNS[check][kind]
    table = found(f"{NEWS}\n\n{text}.", check=check)
    rows = table[table["finding"].str.contains(kind, regex=False)]
    assert passage in rows["text"].tolist()


def test_letters_that_look_like_others():
    table = found(f"{NEWS}\n\nM\u043escow did not answer.", check="characters")
    assert "letters that look like others: \u043e is a Cyrillic letter" in told(table)
    assert table["text"].tolist() == ["M\u043escow"]
    assert found(f"{NEWS}\n\nМосква and Moscow.", check="characters").empty


def test_half_a_surrogate_pair():
    assert [remark[1:] for remark in signs("a \ud83d b")] == [
        ("1 × half of a surrogate pair, which is no letter. A letter or picture may be lost.", 2, 3)
    ]


def test_signs_are_counted():
    assert told(found(f"{NEWS} <i>a</i> <b>c</b>.", check="remains")).startswith("4 × HTML tag; the first is shown.")
    assert told(found(f"{NEWS} <br>.", check="remains")).startswith("1 × HTML tag.")


@pytest.mark.parametrize(
    "text",
    [
        "Is it 3 < 4 > 2? AT&T and Q&A; R&D. “Why?” he asked… “What?!”",
        "São Paulo, Ñandú, Øresund, Škoda, İstanbul, naïve, 5 °C, «Ça va»", "a @ b", "we don’t, sides’",
    ],
)  # fmt: skip
def test_signs_that_belong_there_are_no_findings(text):
    table = found(f"{NEWS}\n\n{text}.")
    assert table[table["check"].isin(SIGNS)].empty


def test_lengths_beside_the_others():
    texts = [f"{NEWS} Part {number} of it." for number in range(4)]
    assert of_length(*texts) == []
    assert of_length(*texts, NEWS * 9) == [("e", "Very long beside the others: 522 words; the median is 62.")]
    assert of_length(*texts, "") == [("e", "The article is empty.")]
    assert of_length(*texts, "…!") == [("e", "There is no word in the article.")]
    assert of_length("The bridge is closed.") == [("a", "Very short: 4 words. A single use changes every rate.")]
    assert [id for id, _ in of_length(*texts, "The bridge is closed.")] == ["e"]


def of_length(*texts):
    table = found(*texts, check="length")
    return list(zip(table["article"], table["finding"], strict=True))


def test_lengths_that_differ_anyway_are_not_remarked():
    assert of_length(*(NEWS * times for times in (1, 2, 4, 8, 16))) == []


OTHER = "Rain is expected in the hills tonight, and farmers said they were glad of it after six weeks of sun and dust."


def test_copies_name_the_earlier_article():
    assert told(found(NEWS, NEWS, check="copies")) == "The same words as 'a': counted twice."
    near = found(NEWS, NEWS.replace("Thursday", "Friday"), check="copies")
    assert near["article"].tolist() == ["b"]
    assert "% of its runs of five words stand in 'a'" in told(near)
    assert NEWS.startswith("The old bridge")
    assert found(NEWS, OTHER, check="copies").empty


def test_an_article_inside_another_one():
    table = found(NEWS, f"{OTHER}\n\n{NEWS}", check="copies")
    assert "It contains nearly all of 'a'" in told(table)
    assert table["text"].iloc[0].startswith("The old bridge over the river")
    assert "Nearly all of it stands in 'a', which is longer" in told(found(f"{OTHER} {NEWS}", NEWS, check="copies"))


def dated(*days):
    articles = [Article.from_text(f"a{n}", f"{NEWS} {n}", outlet="Post", published=day) for n, day in enumerate(days)]
    return of(Corpus(articles), "date")


def test_dates():
    usual = ("2024-05-01", "2024-05-02", "2024-05-02", "2024-05")
    assert dated(*usual).empty
    assert told(dated(*usual, None)) == "No date is known."
    assert told(dated(*usual, "2042-05-01")).startswith(
        "Dated 2042-05-01, much later than the others; the median is 2024"
    )
    assert "much earlier" in told(dated(*usual, "1970-01-01"))
    assert "before there were newspapers" in told(dated(*usual, "0024-05-01"))
    assert "'yesterday' is no date that is written YYYY-MM-DD" in told(dated(*usual, "yesterday"))
    assert "'2024-02-30' is no date" in told(dated(*usual, "2024-02-30"))
    assert dated("1990-01-01", "2000-01-01", "2010-01-01", "2020-01-01").empty


def test_missing_outlets_are_said_once_where_many_lack_one():
    assert told(found(NEWS, outlet=None, check="outlet")) == "No outlet is known."
    texts = [f"{NEWS} {number}." for number in range(7)]
    table = found(*texts, outlet=None, check="outlet")
    assert table[["article", "finding"]].values.tolist() == [[ALL, "All 7 articles: No outlet is known."]]
    mixed = Corpus([Article.from_text(f"a{n}", text, outlet="Post" if n < 1 else None, published="2024-05-01")
                    for n, text in enumerate(texts)])  # fmt: skip
    assert told(of(mixed, "outlet")) == "6 of 7 articles (a1, a2, a3, a4, a5 and a6): No outlet is known."


def test_one_outlet_with_most_of_the_articles():
    def outlets(*names):
        return of(Corpus([Article.from_text(f"a{n}", f"{OTHER} {n}", outlet=name, published="2024-05-01")
                          for n, name in enumerate(names)]), "balance")  # fmt: skip

    assert told(outlets(*["Post"] * 5, "Herald")).startswith("5 of 6 articles have the same outlet, 'Post'")
    assert outlets(*["Post"] * 3, *["Herald"] * 3).empty
    assert outlets(*["Post"] * 6).empty


def test_a_title_that_is_not_in_the_text():
    assert "does not stand in the text" in told(found(NEWS, title="Bridge shut", check="title"))
    assert found(f"Bridge shut\n\n{NEWS}", title="Bridge shut", check="title").empty
    assert found(f"BRIDGE SHUT!\n\n{NEWS}", title="“Bridge” shut", check="title").empty


def test_another_language_than_the_others():
    table = found(NEWS, f"{NEWS} Again.", SAMPLES["de"], check="language")
    assert table[["article", "finding"]].values.tolist() == [
        ["c", "It seems to be in another language (de) than most of the articles (en)."]
    ]
    assert found(NEWS, f"{NEWS} Again.", OTHER, check="language").empty
    two = found(NEWS, SAMPLES["de"], check="language")
    assert two[["article", "finding"]].values.tolist() == [
        [ALL, "Articles in 2 languages, as it seems: en (1) and de (1)."]
    ]


def test_another_language_than_the_one_given():
    assert told(found(NEWS, language="de", check="language")) == "Its language is given as 'de'; it reads like en."
    assert found(NEWS, language="en-GB", check="language").empty


def test_paragraphs_in_another_language():
    table = found(f"{NEWS} {NEWS}\n\n{NEWS}\n\n{SAMPLES['fr'].splitlines()[2]}", check="language")
    assert "1 paragraph in another language: fr" in told(table)
    assert table["text"].iloc[0].startswith("« Nous avons")
    assert found(f"{NEWS}\n\n“Ça va bien, merci,” she said in French.", check="language").empty


def test_rules_are_for_english():
    assert "attributions()" in told(found(SAMPLES["ru"], check="rules"))
    assert found(NEWS, check="rules").empty
    every = found(*[f"{SAMPLES['ru']} {number}." for number in range(5)], check="rules")
    assert told(every).startswith("All 5 articles: It does not look English.")


@pytest.mark.parametrize("code", ["th", "zh", "ja"])
def test_scripts_without_blanks(code):
    assert "a whole phrase" in told(found(SAMPLES[code], check="words"))
    assert found(SAMPLES[code], check="length").empty


@pytest.mark.parametrize("code", SAMPLES)
def test_short_clean_articles_of_many_languages_have_no_odd_signs(code):
    table = found(SAMPLES[code])
    assert set(table["check"]) <= {"rules", "words"}


@pytest.mark.parametrize(
    ("text", "what", "passage"),
    [
        ("She said: “We will open it in May.\n\nNobody came.", "never closed", "“We will open it in May."),
        ("We will open it,” she said.", "closed, but not opened", "We will open it,”"),
        ('“We will,” she said. "They will," he said.', "2 kinds (straight and curly)", None),
    ],
)
def test_quotation_marks(text, what, passage):
    table = found(f"{OTHER}\n\n{text}", check="quotation marks")
    assert what in told(table)
    assert passage is None or passage in table["text"].tolist()


@pytest.mark.parametrize(
    "text", ["“It is,” she said. “We will.”", "“First.\n\n“Second.”", "»Ja«, sagte sie.", "’Tis it."]
)
def test_quotation_marks_in_order(text):
    assert found(f"{OTHER}\n\n{text}", check="quotation marks").empty


def test_paragraphs_that_stand_there_twice():
    table = found(f"{OTHER}\n\n{NEWS}\n\n{OTHER}", check="repetition")
    assert told(table).startswith("1 paragraph word for word as an earlier one")
    assert table["start"].iloc[0] > len(OTHER)
    assert found(f"{OTHER}\n\nYes.\n\nNo.\n\nYes.", check="repetition").empty


def test_clutter_that_the_rules_would_take_out():
    table = found(f"{NEWS}\n\nShare this article\n\n{OTHER}", check="clutter")
    assert "load_articles() would change (boilerplate" in told(table)
    assert table["text"].str.contains("Share").all()
    assert found(f"{NEWS}\n\n{OTHER}", check="clutter").empty


def test_capitals():
    assert len(found(NEWS.upper(), check="capitals")) == 1
    assert found(NEWS, check="capitals").empty
    assert found(SAMPLES["zh"], check="capitals").empty


def test_a_very_long_paragraph():
    wall = " ".join([OTHER] * 25)
    table = found(wall, check="paragraphs")
    assert len(table) == 1
    assert len(table["text"].iloc[0]) <= 80
    assert found("\n\n".join([NEWS] * 10), check="paragraphs").empty


@pytest.mark.parametrize(
    ("end", "what"),
    [
        ("\n\nThe mayor said that the", "does not end with a full stop"), (" The mayor said…", "ends with dots"),
        (" The mayor said [...]", "ends with dots"), ("\n\nSubscribe to continue reading.", "speaks of subscribing"),
        ("\n\nAlready a subscriber? Log in.", "speaks of subscribing"),
    ],
)  # fmt: skip
def test_an_end_that_may_be_none(end, what):
    assert what in told(found(NEWS + end, check="end"))


@pytest.mark.parametrize("end", ["", " “It is.”", " (They did.)", " Why?", " He subscribed to it, and read on!"])
def test_an_end(end):
    assert found(NEWS + end, check="end").empty


def test_several_articles_in_one():
    export = f"Length: 210 words\nByline: Anna\n\n{NEWS}\n\nEnd of Document\n\n"
    table = found(export + export.replace("210", "180"), check="several articles")
    assert "stands here 2 times: several articles in one?" in told(table)
    assert found(export, check="several articles").empty
    agency = "LONDON, May 1 (Reuters) - The bridge is closed.\n\n"
    assert len(found(agency + agency.replace("LONDON", "PARIS"), check="several articles")) == 1


def test_two_kinds_of_apostrophes_in_the_corpus():
    table = found(f"{NEWS} It’s so.", f"{OTHER} It's so.", check="apostrophes")
    assert table[["article", "finding"]].values.tolist() == [
        [
            ALL,
            "Two kinds of apostrophes, ’ in 1 article and ' in 1 article: counted as one, but passages keep their own.",
        ]
    ]
    assert found(f"{NEWS} It’s so.", f"{OTHER} It’s so.", check="apostrophes").empty


def test_the_order():
    table = found(f"{NEWS} <br> &amp; \x02.", SAMPLES["de"], "", outlet=None)
    ids = [ALL, "a", "b", "c"]
    order = [(ids.index(id), CHECKS.index(check)) for id, check in zip(table["article"], table["check"], strict=True)]
    assert order == sorted(order)
    assert order


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(alphabet="aB “”\"'’\n.?!…<>&;@\ufffd\u200bא市ก0\u0301Ã©", max_size=80), max_size=5))
@example(["<" * 50_000, "&" * 50_000, "a@" * 30_000, '"' * 20_000])
@example(["a" * 200_000, "?" * 100_000, "\n" * 1000 + "x", "“" * 20_000])
@example(["Copyright 2024 " * 5000, "Length: " * 10_000, "A " * 50_000 + "(AP) -", "a.b" * 50_000])
def test_any_text_can_be_checked(texts):
    corpus = Corpus([Article.from_text(f"a{n}", text) for n, text in enumerate(texts)])
    evident(corpus, check_articles(corpus))


def test_a_thousand_articles_give_few_rows():
    words, dice = NEWS.split(), random.Random(1)
    articles = [Article.from_text(str(n), " ".join(dice.choices(words, k=120)) + ".") for n in range(1000)]
    table = check_articles(Corpus(articles))
    assert (table["check"] == "outlet").sum() == (table["check"] == "date").sum() == 1
