"""Wrapped lines are joined where the whole text says that it was wrapped, and nowhere else."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.drafts import About
from toolkit.repair import in_order, repaired, undone
from toolkit.wrapped import wrapped_lines

SEARCH = settings(deadline=None, max_examples=150, database=None, derandomize=True)
PARAGRAPHS = [
    "The council met on Monday evening to discuss the old bridge, which has been open to traffic since 1961 and which "
    "the engineers of the region no longer hold to be safe for lorries, buses and the heavy machines of the quarry.",
    "“We have no choice,” the mayor said after the meeting, which lasted for nearly four hours. “The pillars will not "
    "carry another winter, and nobody in this room wants to be the one who waited for too long.”",
    "Engineers had found cracks in two of the seven pillars in March; a second report, which the council received in "
    "the last week of May, called them deep but stable, and advised to close the bridge as soon as the ferry runs.",
    "Shopkeepers on the north bank fear for their trade. Some of them have asked the council to pay for the ferry "
    "until the work is done, others would rather have the quarry pay, whose lorries, they say, have ruined the bridge.",
]


def wrapped(paragraphs, width, between="\n\n", indent=""):
    fill = {"width": width, "break_long_words": False, "break_on_hyphens": False, "initial_indent": indent}
    return between.join(textwrap.fill(one, **fill) for one in paragraphs)


def joined(text):
    found = wrapped_lines(text, About())
    made = repaired(text, in_order(found.repairs))
    assert undone(made, found.repairs) == text
    assert wrapped_lines(made, About()).repairs == []
    return made


@pytest.mark.parametrize("width", [38, 50, 60, 66, 72, 78, 80, 100, 120])
def test_paragraphs_come_back(width):
    assert joined(wrapped(PARAGRAPHS, width)) == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("width", [50, 60, 72, 80])
def test_indented_paragraphs_without_blank_lines(width):
    text = wrapped(PARAGRAPHS, width, "\n", indent="    ")
    assert joined(text) == "\n".join("    " + one for one in PARAGRAPHS)


def test_headline_byline_and_list_stay():
    title, byline = "Town closes its old bridge for repairs", "By Jane Example"
    items = "- the ferry, from June on\n- a bus to the station\n- a path for walkers"
    text = "\n\n".join([title, byline, wrapped(PARAGRAPHS, 72), items, "Jane Example\nExample News"])
    assert joined(text) == "\n\n".join([title, byline, *PARAGRAPHS, items, "Jane Example\nExample News"])


def test_verse_inside_wrapped_prose_stays():
    verse = "The river runs\nbelow the stone,\nThe town has none\nto call its own."
    text = "\n\n".join([wrapped(PARAGRAPHS, 72), verse])
    assert joined(text).endswith(verse)


SHORT = ["The council met on Monday evening to discuss the old bridge over the river.",
         "It has been open to lorries and to cars and to all since 1961."]  # fmt: skip

LEFT_ALONE = {
    "one line each": "\n".join(PARAGRAPHS),
    "blank line after every line": wrapped(PARAGRAPHS, 60).replace("\n", "\n\n"),
    "sonnet": "Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:\n"
    "Rough winds do shake the darling buds of May,\nAnd summer's lease hath all too short a date;\n"
    "Sometime too hot the eye of heaven shines,\nAnd often is his gold complexion dimm'd;\n"
    "And every fair from fair sometime declines,\nBy chance or nature's changing course untrimm'd;",
    "one sentence per line": "The council met on Monday to discuss it.\nThe mayor said that there was no choice.\n"
    "The engineers had found deep cracks there.\nThe shopkeepers fear for all of their trade.\n"
    "The work will go on until next summer now.\nThe region is to pay a third of the costs.",
    "headlines": "Town closes bridge\nMayor defends plan\nFerry to run in June\nQuarry will not pay\nWork starts",
    "list": "\n".join(f"- item number {number} of the list of things" for number in range(12)),
    "table": "\n".join(f"town {number}    {number * 7}    {number * 3}    closed" for number in range(12)),
    "too little": "The council met on Monday evening to discuss the old\nbridge, which has been open since 1961.",
    "transcript": "MAYOR: We have no choice.\nREPORTER: Why not?\nMAYOR: The cracks.\nREPORTER: And the ferry?\n"
    "MAYOR: It runs from June.\nREPORTER: Who pays?\nMAYOR: The region.",
    "wrapped and not": wrapped(PARAGRAPHS[:2], 60) + "\n\n" + PARAGRAPHS[2],
}  # fmt: skip


@pytest.mark.parametrize("format", [None, "pdf"])
@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(text, format):
    assert wrapped_lines(text, About(format=format)).repairs == []


def test_two_line_ends_are_enough_in_a_pdf():
    text = "Old bridge shut\n\n" + "\n\n".join(wrapped([paragraph], 60) for paragraph in SHORT)
    assert wrapped_lines(text, About()).repairs == []
    assert repaired(text, wrapped_lines(text, About(format="pdf")).repairs).split("\n\n")[1:] == SHORT


HYPHENS = [  # how a line ends and the next begins, other words of the text, what comes of it, certainty
    ("nego-\ntiations", "negotiations", "negotiations", "certain"),
    ("nego-\ntiations", "", "nego-tiations", "possible"),
    ("long-\nrange", "long-range", "long-range", "certain"),
    ("Franco-\nGerman", "", "Franco-German", "probable"),
    ("two-\nand three-year", "", "two- and three-year", "probable"),
    ("re-\nform", "reform re-form", "re-form", "possible"),
    ("nego\u00ad\ntiations", "", "negotiations", "certain"),
]


@pytest.mark.parametrize("broken, others, whole, certainty", HYPHENS)
def test_hyphens(broken, others, whole, certainty):
    before, after = broken.split("\n")
    lines = wrapped(PARAGRAPHS, 60).split("\n")
    filled = ("In this town the " + "x" * 40)[: 59 - len(before)]
    text = "\n".join([*lines, "", f"{filled} {before}", f"{after} went on {others}"])
    found = wrapped_lines(text, About())
    assert found.repairs and f" {whole} went on" in repaired(text, found.repairs)
    assert found.repairs[-1].certainty == certainty


def test_scripts_without_blanks_are_joined_without_one():
    sentence = "市议会星期一晚上开会讨论这座旧桥的问题该桥自一九六一年起通车工程师认为它对卡车和公共汽车不再安全" * 6
    lines = [sentence[start : start + 36] for start in range(0, len(sentence), 36)]
    assert joined("\n".join(lines)) == sentence


WORDS = ["a", "the", "town", "bridge", "closes", "Mayor", "in", "of", "repairs", "said", "Monday,", "council"]
SOME = st.lists(st.sampled_from(WORDS), min_size=25, max_size=60)


@SEARCH
@given(st.lists(SOME, min_size=3, max_size=5), st.integers(40, 90))
def test_made_up_paragraphs_come_back(words, width):
    paragraphs = [" ".join(["The", *one]) + "." for one in words]
    made = joined(wrapped(paragraphs, width))
    # Where capitals begin too many lines, it is left undecided.
    assert made in ("\n\n".join(paragraphs), wrapped(paragraphs, width))


@SEARCH
@given(st.text(st.sampled_from("ab C.-\n\t—中")))
def test_any_text_is_survived(text):
    found = wrapped_lines(text, About())
    assert undone(repaired(text, in_order(found.repairs)), found.repairs) == text
