"""Markdown: its marks go, its words stay, and what only looks like a mark is left alone."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.drafts import Options
from toolkit.markdown import markdown
from toolkit.repair import fits, in_order, repaired

SEARCH = settings(deadline=None, max_examples=300, database=None, derandomize=True)


def read(raw):
    (draft,) = markdown(io.BytesIO(raw.encode()), "bridge.md", Options())
    assert draft.raw == raw
    assert all(fits(cut, raw) and not cut.after for cut in in_order(draft.cuts))
    return draft


def shown(raw):
    draft = read(raw)
    return repaired(raw, draft.cuts)


MARKED = [  # as written, as read
    ("# Old bridge closes", "Old bridge closes"),
    ("### Why? ###", "Why?"),
    ("The **old** bridge", "The old bridge"),
    ("The __old__ and *older* _bridge_", "The old and older bridge"),
    ("***very*** old", "very old"),
    ("**bold with *more* inside**", "bold with more inside"),
    ("*two\nlines*", "two\nlines"),
    ("~~gone~~", "gone"),
    ("> “We wait,”\n> she said.", "“We wait,”\nshe said."),
    ("> # A heading\n>> deep", "A heading\ndeep"),
    ("See [the map](https://example.org/a_(b)_c \"A map\").", "See the map."),
    ("See [the map][m] and [m][].\n\n[m]: https://example.org\n", "See the map and m.\n\n\n"),
    ("![A bridge](bridge.jpg)\nText", "\nText"),
    ("[![A](a.png)](https://example.org)", ""),
    ("<https://example.org>", "https://example.org"),
    ("- one\n* two\n+ three\n1. four", "one\ntwo\nthree\n1. four"),
    ("Closes[^1].\n\n[^1]: In May.", "Closes.\n\nIn May."),
    ("Title\n=====\nText", "Title\n\nText"),
    ("one\n\n---\n\ntwo", "one\n\n\n\ntwo"),
    ("Use `a *b* c` here", "Use a *b* c here"),
    (r"5 \* 4 \# 3", "5 * 4 # 3"),
    ("a <!-- remark --> b", "a  b"),
    ("one\\\r\ntwo\r\n# three\r\n", "one\r\ntwo\r\nthree\r\n"),
]  # fmt: skip


@pytest.mark.parametrize("written, text", MARKED)
def test_marks_go(written, text):
    assert shown(written) == text


PLAIN = [
    "2*3*4 = 24",
    "5 * 4 * 3",
    "snake_case and more_snake_case_words",
    "#1 on the list, #bridge",
    "He called it “a f***ing mess” and s***.",
    "It is the outlet’s own […] and [sic] and [Oldport’s mayor].",
    "a* b* c",
    "*** hello",
    "fill in: ____ and ____",
    "```\n# not *a* heading\n```",
    "~~~ text\n- not a list\n~~~",
    "2025. A year.",
    "Ada & Bo <ada@example.org> a < b > c",
    "- ",
    "“Well -- no,” she said – “no.”",
    "C:\\folder\\file",
    "1) one\n(2) two",
    "---\nThe town waits.\n\nIt rains.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_mark_stays(text):
    assert shown(text).replace("\n", "") == text.removeprefix("---").replace("\n", "")


FRONT = """---
title: "Old bridge: closed"
author:
  - Ada Quill
  - Bo Rill
date: 2025-05-28T10:00:00+02:00
source: https://example.org/a
outlet: Harbour Times
lang: en
tags: [bridge, ferry]
---

# Another heading

The text.
"""


def test_front_matter_becomes_fields():
    draft = read(FRONT)
    assert dict(draft.fields) == {
        "title": "Old bridge: closed",
        "author": "Ada Quill, Bo Rill",
        "published": "2025-05-28",
        "published_evidence": "2025-05-28",
        "address": "https://example.org/a",
        "outlet": "Harbour Times",
        "outlet_evidence": "Harbour Times",
        "language": "en",
    }
    assert repaired(FRONT, draft.cuts) == "Another heading\n\nThe text.\n"
    assert (draft.encoding, draft.encoding_basis) == ("utf-8", "valid UTF-8")


@pytest.mark.parametrize(
    "raw", ["---\nThe town waits.\n---\nIt rains.", "---\nnote to all: wait\n---\n", "---\n---\nx", "---\ntitle: x\n"]
)
def test_rules_are_no_front_matter(raw):
    assert "markup: front matter" not in {cut.reason for cut in read(raw).cuts}
    assert not read(raw).fields


def test_a_first_heading_is_the_title():
    assert read("\n# The **old** bridge #\n\nText.").fields == {"title": "The old bridge"}
    assert not read("Text.\n\n# The old bridge").fields


@SEARCH
@given(st.text(st.sampled_from("ab1 *_~`[]()!<>#-=\\^:|\n\r“—"), max_size=60))
def test_no_letter_is_lost(raw):
    draft = read(raw)
    whole = {f"markup: {what}" for what in ("a picture", "a link", "an address", "a note", "a comment", "front matter")}
    assert not any(c.isalnum() for cut in draft.cuts if cut.reason not in whole for c in cut.before)


@pytest.mark.parametrize("piece", ["**a ", "[a](", "*a* ", "> ", "`a", "[", "![", "<!--", "_a ", "- - "])
def test_a_megabyte_of_marks_is_read_in_time(piece):
    read(piece * (300_000 // len(piece)))
