"""Clutter is cut line by line, clean text is left alone, and everything can be undone."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import load_corpus
from toolkit.captions import caption
from toolkit.clutter import boilerplate
from toolkit.clutter_words import MATCHES, phrases
from toolkit.datelines import dateline
from toolkit.drafts import About
from toolkit.repair import fits, in_order, repaired, undone
from toolkit.repeated import repeated_headline
from toolkit.stamps import date_stamp
from toolkit.tables import read_rows
from toolkit.wrapped import wrapped_lines

CASES = Path(__file__).parent / "cases"
CLEAN = (CASES / "clean_lines.txt").read_text(encoding="utf-8").splitlines()
CLUTTER = [row["line"] for row in read_rows(CASES / "clutter_lines.csv", ("kind", "line"))]
RULES = [wrapped_lines, repeated_headline, date_stamp, boilerplate, caption, dateline]
SEARCH = settings(deadline=None, max_examples=200, database=None, derandomize=True)
NOTHING = About()
HEADLINE = "Town closes its old bridge for repairs"
BODY = [
    "The council met on Monday evening to discuss the old bridge, which has been open to traffic since 1961.",
    "“We have no choice,” the mayor said. “The pillars will not carry lorries for another winter.”",
    "Engineers had found cracks in March; a second report, in May, called them deep but stable.",
    "Shopkeepers on the north bank fear for their trade, and some want a ferry until the work is done.",
    "The repairs will take eleven months and cost 4.2 million, a third of which the region will pay.",
]


def after(text, *rules, about=NOTHING):
    """The text after the rules, each change checked."""
    for rule in rules:
        found = rule(text, about)
        ledger = in_order(found.repairs)
        assert all(fits(repair, text) and repair.before != repair.after for repair in ledger)
        made = repaired(text, ledger)
        assert undone(made, ledger) == text
        assert not rule(made, about).repairs or not found.repairs, "the rule finds more in its own output"
        text = made
    return text


@pytest.mark.parametrize("line", CLEAN)
def test_what_only_looks_like_clutter_stays(line):
    for text in (
        "\n\n".join([HEADLINE, BODY[0], line, BODY[1]]),
        "\n".join([HEADLINE, BODY[0], line, BODY[1]]),
        "\n\n".join([line, *BODY]),
        "\n\n".join([*BODY, line]),
    ):
        assert after(text, *RULES) == text


@pytest.mark.parametrize("line", CLUTTER)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_clutter_is_cut(line, between):
    for place in range(1, len(BODY) + 1):
        lines = [HEADLINE, *BODY[:place], line, *BODY[place:]]
        assert after(between.join(lines), boilerplate, caption) == between.join([HEADLINE, *BODY])


@SEARCH
@given(st.data())
def test_clean_paragraphs_come_back(data):
    lines = [HEADLINE, *BODY]
    for _ in range(data.draw(st.integers(1, 8))):
        lines.insert(data.draw(st.integers(1, len(lines))), data.draw(st.sampled_from(CLUTTER)))
    assert after("\n\n".join(lines), *RULES) == "\n\n".join([HEADLINE, *BODY])


PIECES = [
    *CLUTTER,
    *CLEAN,
    *BODY,
    "",
    "",
    "Health",
    "World",
    "12",
    "0 0",
    "Facebook",
    "Email",
    "Read more",
    "29 May",
    HEADLINE,
]


@SEARCH
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["\n", "\n\n"]))
def test_nothing_is_lost_in_any_mixture(lines, between):
    after(between.join(lines), *RULES)


@SEARCH
@given(st.one_of(st.text(), st.text(st.sampled_from("aA. \n—-:()/[]1290©#@…*“”\u05d0\u0627\u4e2d\u0300"))))
def test_any_text_is_survived(text):
    for rule in RULES:
        found = rule(text, About(title=text[:40], base_date="2025-06-02"))
        assert undone(repaired(text, in_order(found.repairs)), found.repairs) == text


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "text", ["", "\n", " ", "x", "word " * 200_000, "12\n" * 20_000, "Share\n\n" * 5_000, "\u202bשלום עולם\u202c"],
    ids=["empty", "line end", "blank", "letter", "1 MB line", "numbers", "buttons", "right to left"],
)  # fmt: skip
def test_odd_texts(rule, text):
    assert isinstance(rule(text, About()).repairs, list)


@pytest.mark.parametrize("article", list(load_corpus()), ids=lambda article: article.id)
def test_the_five_articles(article):
    for rule in RULES:
        assert rule(article.text, About(title=article.title)).repairs == []
    letters = [repair for repair in article.ledger if repair.after]
    by_hand = [repair.before for repair in article.ledger if not repair.after]
    text, found = repaired(article.raw, letters), []
    for rule in RULES:
        repairs = rule(text, About()).repairs
        found += [repair.before for repair in repairs]
        text = repaired(text, repairs)
    assert sorted(found) == sorted(by_hand)
    assert text == article.text


def test_nothing_but_clutter_is_kept_and_told():
    found = boilerplate("Share\n\nAdvertisement\n\nFollow us on Twitter", About())
    assert found.repairs == []
    assert found.notes == ("The whole text looks like boilerplate: nothing was cut. Is this the article?",)


@pytest.mark.parametrize(
    "line, reason, certainty",
    [
        ("0 0", "boilerplate: share counter", "certain"),
        ("ADVERTISEMENT", "boilerplate: advertisement", "certain"),
        ("Facebook | Twitter | 12", "boilerplate: share button", "certain"),
        ("Related articles\n\nA bridge\n\nAnother bridge", "boilerplate: link to other articles", "probable"),
    ],
)
def test_every_cut_says_why(line, reason, certainty):
    (repair,) = boilerplate("\n\n".join([HEADLINE, *BODY, line]), About()).repairs
    assert (repair.reason, repair.certainty) == (reason, certainty)


LINKS = [  # what stands between paragraphs, what of it is left
    ("Read more\nExample News\nMayor rejects the plan", ""),
    ("Read more\nMayor rejects the plan\nExample News\nA third link", ""),
    ("Read more", ""),
    ("Next\nMayor rejects the plan", ""),
    ("Next", "Next"),  # one word alone may be a subhead
    ("Read more\n\nMayor rejects the plan", "Mayor rejects the plan"),  # so may the line after a blank one
    ("Facebook\nTwitter\nWhatsApp", ""),
    ("Facebook", "Facebook"),
    ("Share\nFacebook\n12", ""),
    ("Home\nNews\nSport\nWeather", ""),
    ("Health", "Health"),
    ("Advertisement\n\nHealth", "Health"),
]


@pytest.mark.parametrize("lines, left", LINKS)
def test_links_and_weak_lines(lines, left):
    text = "\n\n".join([HEADLINE, BODY[0], lines, *BODY[1:]])
    assert after(text, boilerplate) == "\n\n".join([part for part in (HEADLINE, BODY[0], left, *BODY[1:]) if part])


def test_sentences_under_the_name_of_a_list_stay():
    lines = [HEADLINE, *BODY, "Comments", "“None,” she says.", "Nobody has written to her.", "What now?"]
    assert after("\n\n".join(lines), boilerplate) == "\n\n".join(lines)
    picks = [HEADLINE, *BODY, "What to watch", "The Bridge, Channel 2, 9 p.m.", "River Notes, Sunday"]
    assert after("\n\n".join(picks), boilerplate) == "\n\n".join(picks)
    links = [HEADLINE, *BODY, "Related articles", "A ferry for the town", "The council meets on Monday.", "What now?"]
    assert after("\n\n".join(links), boilerplate) == "\n\n".join([HEADLINE, *BODY])


def test_links_in_a_text_without_blank_lines_end_nowhere():
    text = "\n".join([HEADLINE, BODY[0], "Read more", "Mayor rejects the plan", BODY[1]])
    assert after(text, boilerplate) == text.replace("Read more\n", "")


def test_the_title_is_never_cut():
    for title in ("Watch: the moment the bridge falls", "Related articles", "Photo: Reuters"):
        text = "\n\n".join([title, *BODY])
        assert after(text, boilerplate, caption, about=About(title=title)) == text


def test_who_reported_is_told_and_stays():
    text = "\n\n".join([*BODY, "(Reporting by Jane Example and John Sample; Editing by Max Muster)"])
    found = boilerplate(text, About())
    assert found.repairs == [] and found.fields == {"author": "Jane Example and John Sample"}


HEADLINES = [  # lines, title given, what is left
    ([HEADLINE, HEADLINE.upper(), BODY[0]], None, [HEADLINE.upper(), BODY[0]]),
    ([HEADLINE, BODY[0], HEADLINE, BODY[1]], None, [HEADLINE, BODY[0], BODY[1]]),
    ([HEADLINE, "May 29, 2025", "0 0", HEADLINE, BODY[0]], None, ["May 29, 2025", "0 0", HEADLINE, BODY[0]]),
    ([HEADLINE, "By Jane Example", HEADLINE, BODY[0]], None, [HEADLINE, "By Jane Example", BODY[0]]),
    ([f"{HEADLINE} | Example News", HEADLINE, BODY[0]], None, [HEADLINE, BODY[0]]),
    (["News", HEADLINE, BODY[0], HEADLINE], HEADLINE, ["News", HEADLINE, BODY[0]]),
    (["The bridge", "The bridge", BODY[0]], None, None),  # too short to be sure
    ([HEADLINE, BODY[0], HEADLINE, BODY[1], HEADLINE, BODY[2], HEADLINE], None, None),  # a refrain
    ([HEADLINE, BODY[0], HEADLINE, BODY[1], HEADLINE, BODY[2]], None, None),
    ([HEADLINE, BODY[0], HEADLINE, BODY[1], HEADLINE, BODY[2]], HEADLINE, None),
    ([BODY[0], *BODY, BODY[1]], None, [*BODY, BODY[1]]),
    ([BODY[0], *BODY[1:], "x", "y", BODY[0]], None, None),  # a sentence said again is rhetoric
    ([HEADLINE, *BODY], HEADLINE, None),
    (["关于旧桥的重要决定今天公布", "关于旧桥的重要决定今天公布", "市议会今天开会。"], None,
     ["关于旧桥的重要决定今天公布", "市议会今天开会。"]),
]  # fmt: skip


@pytest.mark.parametrize("lines, title, left", HEADLINES)
def test_repeated_headline(lines, title, left):
    about = About(title=title)
    assert after("\n\n".join(lines), repeated_headline, about=about).split("\n\n") == (left or lines)
    told = repeated_headline("\n\n".join(lines), about).fields.get("title")
    assert bool(told) == bool(left)


CAPTIONS = [  # a line, whether it is cut
    ("[Photo: Reuters]", True),
    ("FILE PHOTO: The bridge in March. REUTERS/Jane Example/File Photo", True),
    ("The bridge on Monday. (AP Photo/Jane Example)", True),
    ("The bridge on Monday [File: Jane Example/Reuters]", True),
    ("Image: Getty Images", True),
    ("Getty Images", True),
    ("Fotoğraf: AA", True),
    ("[Reuters]", False),  # may be the source of the article
    ("The figures were first reported on Monday. (Reuters)", False),
    ("He said so on Monday (AP).", False),
    ("[Russia’s top negotiator]", False),
    ("The town (and/or the region) will pay.", False),
    ("Image is everything.", False),
]


@pytest.mark.parametrize("line, cut", CAPTIONS)
def test_caption(line, cut):
    text = "\n\n".join([HEADLINE, BODY[0], line, BODY[1]])
    assert (after(text, caption) != text) == cut


SENTENCE = "Russia has proposed a new round of direct talks with Ukraine, its minister said."
DATELINES = [  # dateline, certainty, outlet, published
    ("MOSCOW, May 29 (Alliance News): ", "certain", "Alliance News", None),
    ("Moscow: ", "probable", None, None),
    ("MOSCOW: ", "certain", None, None),
    ("KYIV, Ukraine (AP) — ", "certain", None, None),
    ("LONDON — ", "certain", None, None),
    ("ISTANBUL (Reuters) - ", "certain", None, None),
    ("WASHINGTON -- ", "certain", None, None),
    ("FLINT, Mich., Oct. 4 (UPI) — ", "certain", None, None),
    ("New York (AFP) – ", "certain", None, None),
    ("(CNN) — ", "certain", None, None),
    ("Aug 27 (Reuters) - ", "certain", None, None),
    ("NEW YORK, May 29, 2025 (GLOBE NEWSWIRE) -- ", "certain", None, "2025-05-29"),
    ("MOSCOW/KYIV (Reuters) - ", "certain", None, None),
    ("BOCA RATON, Fla. -- ", "probable", None, None),
    ("МОСКВА, 29 мая. /ТАСС/. ", "certain", None, None),
    ("МОСКВА, 29 мая - РИА Новости. ", "certain", None, None),
    ("Madrid, 29 may (EFE).- ", "certain", None, None),
    ("PARIS, le 29 mai (AFP) – ", "certain", None, None),
    ("İSTANBUL (AA) - ", "certain", None, None),
    ("ISLAMABAD (Web News Desk) - ", "certain", None, None),
]


@pytest.mark.parametrize("line, certainty, outlet, published", DATELINES)
def test_dateline(line, certainty, outlet, published):
    for text in (line + SENTENCE, f"{HEADLINE}\n\n{line}{SENTENCE}\n\n{BODY[0]}"):
        found = dateline(text, About())
        assert [(one.before, one.certainty) for one in found.repairs] == [(line, certainty)]
        assert found.fields["dateline"] == line.strip()
        assert (found.fields.get("outlet"), found.fields.get("published")) == (outlet, published)
        after(text, dateline)


def test_a_dateline_without_a_year_counts_back_from_the_base_date():
    text = f"MOSCOW, May 29 (Alliance News): {SENTENCE}"
    assert dateline(text, About(base_date="2025-06-02")).fields["published"] == "2025-05-29"
    assert dateline(text, About(base_date="2026-01-02")).fields["published"] == "2025-05-29"


@pytest.mark.parametrize(
    "line",
    ["Analysis: ", "EXCLUSIVE: ", "EXPLAINER — ", "LIVE: ", "SMITH: ", "NATO — ", "NATO: ", "Ukraine: ", "The talks — ",
     "WATCH: ", "EXCLUSIVE – Jane Example: ", "UPDATE 1 - ", "Jane Example — ", "Jane Example (Labour) — ", "Q: ",
     "WHAT'S NEXT — ", "THE BOTTOM LINE — ", "FACT — ", "VIDEO - ", "IT IS NOT TOO LATE, THE MAYOR SAYS - ",
     "He said: "],
)  # fmt: skip
def test_no_dateline(line):
    assert dateline(f"{HEADLINE}\n\n{line}{SENTENCE}", About()).repairs == []


def test_places_that_head_a_list_are_no_datelines():
    text = f"Moscow: {SENTENCE}\nKyiv: The government has not answered the proposal so far."
    assert dateline(text, About()).repairs == []


KNOWN_MISTAKES = ["Washington: A Life, by Ron Chernow, is his favourite book of all."]


@pytest.mark.parametrize("line", KNOWN_MISTAKES)
@pytest.mark.xfail(strict=True, reason="a title with a colon in front of the first paragraph")
def test_titles_with_a_place(line):
    assert dateline(line, About()).repairs == []


@pytest.mark.parametrize("rule", MATCHES)
def test_every_kind_of_match_is_used(rule):
    assert {one.match for one in phrases(rule).phrases} == set(MATCHES[rule])
