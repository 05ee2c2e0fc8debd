"""Exports of news databases: each article apart, its fields known, only its own words left, and nothing lost.

The articles are made up; the layouts are those the databases write.
"""

import csv
import io
from pathlib import Path

import docx as word
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import documents
from toolkit.blocks import text_of
from toolkit.drafts import Options
from toolkit.exports import split
from toolkit.repair import fits, in_order, repaired
from toolkit.sections import NO_TEXT, is_date_line, iso_date, lines

ROOT = Path(__file__).parent.parent
SEARCH = settings(deadline=None, max_examples=100, database=None, derandomize=True)

NEXIS = """User Name: Ada
Date and Time: Friday, May 30, 2025 3:00:00 PM CEST
Job Number: 1234
Documents (2)
1. Old bridge closes
Client/Matter: -None-
Search Terms: bridge
2. Ferry fares rise
About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2025 LexisNexis


Old bridge closes
Harbour Times
May 28, 2025 Wednesday 11:33 AM EST Updated
First Edition

Copyright 2025 Harbour Ltd. All Rights Reserved
Section: NEWS; Pg. 4
Length: 523 words
Byline: By Ada Quill
Dateline: OLDPORT
Highlight: A year.

Body


The bridge closes. Length: it is 90 m.

Notes

“We wait,” she said.


Graphic

Photo: the bridge

Classification


Language: ENGLISH

Publication-Type: Newspaper

Subject: BRIDGES (90%); FERRIES (89%)

Load-Date: May 28, 2025


End of Document

Ferry fares rise
The Packet
28. Mai 2025 Mittwoch
Copyright 2025 Packet
Length: 12 words
Body
Two crowns more.
Load-Date: May 29, 2025
End of Document
Page 3 of 3
"""

LEXIS = """



Download Request: Selected Items: 1-2
Time Of Request: Friday, May 30, 2025  16:51:31

Terms: (bridge)



                               1 of 2 DOCUMENTS



                                  Harbour Times

                            May 28, 2025 Wednesday
                                   Edition 1;
                                    Oldport

Old bridge closes for a long and
bitter year

BYLINE: Ada Quill and
Bo Rill

SECTION: NEWS; Pg. 6

LENGTH: 677 words


The town closes its
bridge.

“We wait,” she said.

LOAD-DATE: May 28, 2025

LANGUAGE: ENGLISH

GRAPHIC: Photo: the bridge
in May

PUBLICATION-TYPE: Newspaper


                    Copyright 2025 HARBOUR LTD
                              All Rights Reserved

                               2 of 2 DOCUMENTS



                                  The Packet

                            29. Mai 2025

Fares

LENGTH: 5 words

Two crowns more.

LANGUAGE: GERMAN; DEUTSCH


                    Copyright 2025 Packet
"""

PROQUEST = """____________________________________________________________

Document 1 of 2

Old bridge closes

Author: Quill, Ada

Publication info: Harbour Times ; Oldport [Oldport]. 28 May 2025: A.4.

ProQuest document link

Abstract: The bridge of Oldport closes.

Links: http://resolver.example.org/1

Full text: The town closes its bridge.

Subject: a sign said, closed.

“We wait,” she said.

They wait.

A third day passes.

A fourth.

A fifth.

A sixth.

A seventh.

Subject: Bridges; Ferries

Location: Oldport

Title: Old bridge closes

Publication title: Harbour Times; Oldport

Pages: A.4

Publication year: 2025

Publication date: May 28, 2025

Section: News

Publisher: Harbour Ltd

Source type: Newspapers

Language of publication: English

Document type: News

ProQuest document ID: 1234567890

Document URL: https://www.proquest.com/docview/1234567890

Copyright: Copyright Harbour Ltd May 28, 2025

Last updated: 2025-05-29

Database: Global Newsstream

____________________________________________________________

Document 2 of 2

Ferry fares rise

Full text: Not available.

Title: Ferry fares rise

Publication title: The Packet

Publication date: 28 May 2025

ProQuest document ID: 1234567891

Database: Global Newsstream

____________________________________________________________

Contact us at: http://www.proquest.example.org/go/support

Copyright © 2025 ProQuest LLC. All rights reserved.
"""

PROQUEST_NEW = """Document 1 of 1

Old bridge closes
ProQuest document link
ABSTRACT (ENGLISH)
The bridge of Oldport closes.
FULL TEXT
The town closes its bridge.
“We wait,” she said.
DETAILS
Subject:
Bridges; Ferries
Publication title:
Harbour Times; Oldport
Publication date:
May 28, 2025
Language of publication:
English
ProQuest document ID:
1234567890
Database: Global Newsstream
"""

FACTIVA = """SE  News
HD  Old bridge closes
BY  By Ada Quill
WC  523 words
PD  28 May 2025
SN  Harbour Times
SC  HARBT
PG  A4
LA  English
CY  (c) 2025 Harbour Ltd

LP
The town closes its bridge.

“We wait,” she said.

TD
IN ALL, fine.

It runs.

CO  abc : Bridge Builders
IN  i501 : Construction
NS  gcat : Political News
RE  old : Oldport
PUB  Harbour Ltd
AN
Document HARBT00020250528el5s0001p

HD  Ferry fares rise
PD  29 mai 2025
SN  The Packet
LA  Français
LP  Two crowns more.
AN  Document PACK000020250529el5t00002
Search Summary
Text    bridge
"""

FACTIVA_SHOWN = """News
Old bridge closes
By Ada Quill
523 words
28 May 2025
06:30
Harbour Times
HARBT
A4
English
(c) 2025 Harbour Ltd. All rights reserved.

The town closes its bridge.
Page 1 of 2 © 2025 Factiva, Inc. All rights reserved.

She said: 523 words
28 May 2025

Document HARBT00020250528el5s0001p

Ferry fares rise
12 words
29 May 2025
The Packet
PACK
English
Copyright 2025 Packet
All rights reserved.
Two crowns more.
Document PACK000020250529el5t00002
Search Summary
"""

QUILL = {"outlet": "Harbour Times", "published": "2025-05-28", "title": "Old bridge closes", "language": "en"}
FARES = "Ferry fares rise\n\nTwo crowns more."
CASES = {
    "Nexis Uni": (NEXIS, [
        (QUILL | {"author": "Ada Quill", "dateline": "OLDPORT", "standfirst": "A year.",
                  "published_evidence": "May 28, 2025", "outlet_evidence": "Harbour Times"},
         "Old bridge closes\n\nA year.\n\nThe bridge closes. Length: it is 90 m.\n\nNotes\n\n“We wait,” she said."),
        ({"outlet": "The Packet", "published": "2025-05-28", "published_evidence": "28. Mai 2025"}, FARES),
    ]),
    "LexisNexis": (LEXIS, [
        (QUILL | {"title": "Old bridge closes for a long and bitter year", "author": "Ada Quill and Bo Rill"},
         "Old bridge closes for a long and\nbitter year\n\nThe town closes its\nbridge.\n\n“We wait,” she said."),
        ({"outlet": "The Packet", "published": "2025-05-29", "language": "de"}, "Fares\n\nTwo crowns more."),
    ]),
    "ProQuest": (PROQUEST, [
        (QUILL | {"author": "Quill, Ada", "address": "https://www.proquest.com/docview/1234567890"},
         "Old bridge closes\n\nThe town closes its bridge.\n\nSubject: a sign said, closed.\n\n“We wait,” she said."
         "\n\nThey wait.\n\nA third day passes.\n\nA fourth.\n\nA fifth.\n\nA sixth.\n\nA seventh."),
        ({"title": "Ferry fares rise", "outlet": "The Packet"}, None),
    ]),
    "ProQuest, new": (PROQUEST_NEW, [
        (QUILL, "Old bridge closes\n\nThe town closes its bridge.\n“We wait,” she said."),
    ]),
    "Factiva, codes": (FACTIVA, [
        (QUILL | {"author": "Ada Quill"},
         "Old bridge closes\n\nThe town closes its bridge.\n\n“We wait,” she said.\n\nIN ALL, fine.\n\nIt runs."),
        ({"outlet": "The Packet", "published": "2025-05-29", "language": "fr"}, FARES),
    ]),
    "Factiva, shown": (FACTIVA_SHOWN, [
        (QUILL | {"author": "Ada Quill"},
         "Old bridge closes\n\nThe town closes its bridge.\n\nShe said: 523 words\n28 May 2025"),
        ({"outlet": "The Packet", "published": "2025-05-29"}, FARES),
    ]),
}  # fmt: skip


def checked(raw, found):
    assert "".join(draft.raw for draft in found) == raw
    for draft in found:
        assert all(fits(cut, draft.raw) for cut in in_order(draft.cuts))
        assert {cut.reason.partition(":")[0] for cut in draft.cuts} <= {"database fields", "page", "characters"}
    return found


def shown(draft):
    """Its text, with one empty line at most between paragraphs."""
    return "\n".join(repaired(draft.raw, draft.cuts).strip().splitlines()).replace("\n\n\n", "\n\n")


@pytest.mark.parametrize("raw, wanted", CASES.values(), ids=CASES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=repr)
def test_an_export_becomes_its_articles(raw, wanted, line_end):
    found = checked(raw.replace("\n", line_end), split(raw.replace("\n", line_end)))
    assert len(found) == len(wanted)
    for number, (draft, (fields, text)) in enumerate(zip(found, wanted, strict=True), 1):
        assert draft.place == f"article {number}"
        assert fields.items() <= dict(draft.fields).items()
        if text is None:
            assert draft.problem == NO_TEXT
        else:
            assert " ".join(shown(draft).split()) == " ".join(text.split())
            assert [part.split() for part in shown(draft).split("\n\n")] == [
                part.split() for part in text.split("\n\n")
            ]


def test_a_cover_is_in_the_first_article_and_named():
    first = split(NEXIS)[0]
    assert first.cuts[0].reason == "database fields: cover or list of articles of the export"
    assert first.cuts[0].before.startswith("User Name") and "Documents (2)" in first.cuts[0].before
    assert first.notes == ("An export of Nexis: 2 articles.",)


def test_the_same_export_as_docx_and_as_rtf():
    document, stream = word.Document(), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = "Page 2 of 3"
    for line in NEXIS.split("\n"):
        document.add_paragraph(line)
    document.save(stream)
    rtf = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in FACTIVA_SHOWN).replace("\n", "\\par\n")
    made = [
        (documents.docx, stream.getvalue(), "Nexis Uni"),
        (documents.rtf, b"{\\rtf1 " + rtf.encode() + b"}", "Factiva, shown"),
    ]
    for parser, content, name in made:
        found = list(parser(io.BytesIO(content), "export", Options()))
        assert [dict(draft.fields) for draft in found] == [dict(draft.fields) for draft in split(CASES[name][0])]
        assert [shown(draft).split() for draft in found] == [shown(draft).split() for draft in split(CASES[name][0])]


def test_a_table_of_codes_gives_code_and_value_on_lines_of_their_own():
    found = split(FACTIVA.replace("  ", "\n"))
    assert [dict(draft.fields) for draft in found] == [dict(draft.fields) for draft in split(FACTIVA)]


PLAIN = [
    "",
    "A plain article about a bridge.\n\n" * 20,
    "Length: 90 metres\n\nByline: nobody\n\nThe bridge is old.\n\nEnd of Document\n" * 3,
    "1 of 2 DOCUMENTS\n\nwere found in the old office, she said.\n\nLENGTH: long.\n\n" * 3,
    "Document 1 of 2\n\nTitle: A list of what we know\n\nSubject: bridges\n\nFull text: see below, on the next page.\n"
    * 3,
    "HD\nthe sign said.\nPD\nwas below it.\nIN\nthe town they laughed. Document 20250528 was lost.\n" * 3,
    "News\nOld bridge closes\n523 words\nwere read in the council, on 28 May 2025, she said.\n" * 3,
    "_" * 60 + "\nThe town waits.\n" + "_" * 60 + "\nFull text: of the speech, published by ProQuest.\n" + "x" * 100,
]


@pytest.mark.parametrize("raw", PLAIN)
def test_what_only_looks_like_an_export_is_left_whole(raw):
    assert split(raw) is None


FILES = [*ROOT.glob("seeds/*.txt"), *ROOT.glob("data/example_articles/**/*.txt"), *ROOT.glob("data/*.md")]
FILES = [file for file in FILES if file.name != "factiva.txt"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_articles_are_left_whole(file):
    assert split(file.read_bytes().decode("utf-8", "replace")) is None


DATES = [
    ("May 28, 2025 Wednesday", "2025-05-28"),
    ("Wednesday 28 May 2025", "2025-05-28"),
    ("28. Mai 2025", "2025-05-28"),
    ("mercredi 28 mai 2025", "2025-05-28"),
    ("28 de mayo de 2025", "2025-05-28"),
    ("1er août 2025", "2025-08-01"),
    ("29 Mayıs 2025", "2025-05-29"),
    ("28 мая 2025", "2025-05-28"),
    ("2025-05-28", "2025-05-28"),
    ("2025年5月28日", "2025-05-28"),
    ("Aug. 3, 2025", "2025-08-03"),
    ("5/6/2025", ""),
    ("31 April 2025", ""),
    ("12 2025", ""),
]


@pytest.mark.parametrize("written, day", DATES)
def test_dates(written, day):
    assert iso_date(written)[0] == day
    assert iso_date(written)[1] in written


def test_a_date_line_is_little_more_than_a_date():
    yes, no = lines("May 28, 2025 Wednesday Final Edition\nOn May 28, 2025 the bridge of the town closed.")
    assert is_date_line(yes) and not is_date_line(no)


@SEARCH
@given(st.data())
def test_lost_lines_never_lose_a_letter(data):
    """Exports with lines missing or out of place: an article less, or none, but every letter is somewhere."""
    raw = data.draw(st.sampled_from([raw for raw, _ in CASES.values()]))
    kept = [line for line in raw.split("\n") if data.draw(st.integers(0, 9))]
    found = split("\n".join(kept))
    if found is not None:
        checked("\n".join(kept), found)


@SEARCH
@given(st.lists(st.sampled_from([line for raw, _ in CASES.values() for line in raw.split("\n")]), max_size=60))
def test_any_mixture_of_lines_is_read_or_left(chosen):
    raw = "\n".join(chosen)
    found = split(raw)
    if found is not None:
        checked(raw, found)


def test_variants_of_nexis():
    bare = split(NEXIS.replace("\nBody\n", "\n").replace("\n\n", "\n"))
    assert [dict(draft.fields)["title"] for draft in bare] == ["Old bridge closes", "Ferry fares rise"]
    assert shown(bare[1]).split("\n") == ["Ferry fares rise", "", "Two crowns more."]
    late = LEXIS.replace("Fares\n\nLENGTH: 5 words\n", "LENGTH: 5 words\n\nHEADLINE: Fares rise\nagain\n")
    assert dict(split(late)[1].fields)["title"] == "Fares rise again"
    assert shown(split(late)[1]) == "Fares rise\nagain\n\nTwo crowns more."


ODD = [
    (NEXIS.replace("Length: 12 words\n", ""), "Load-Date: May 29, 2025"),
    (FACTIVA_SHOWN.replace("12 words\n", ""), "All rights reserved."),
]


@pytest.mark.parametrize("raw, stays", ODD, ids=["Nexis", "Factiva"])
def test_an_odd_article_does_not_spoil_the_others(raw, stays):
    first, odd = checked(raw, split(raw))
    assert dict(first.fields)["title"] == "Old bridge closes"
    assert odd.notes == ("the fields of the database were not recognised and stay",)
    assert stays in repaired(odd.raw, odd.cuts)


def test_a_record_without_text_is_a_problem_of_its_own():
    raw = PROQUEST.replace("Full text: Not available.\n\n", "")
    first, second = checked(raw, split(raw))
    assert second.problem and not first.problem
    assert "Ferry" not in first.raw


def test_long_exports_take_no_longer_per_article():
    found = split(NEXIS + NEXIS[NEXIS.index("Ferry fares rise\nThe") : NEXIS.index("Page 3")] * 3000)
    assert len(found) == 3002


FIELDS = {"title", "outlet", "published", "author", "dateline", "standfirst", "language", "address"}
FIELDS |= {"length", "head", "body", "tail", "block", "end"}


def test_the_table_of_fields_is_sound():
    with (ROOT / "data" / "export_fields.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert {row["field"] for row in table} <= FIELDS
    assert {row["database"] for row in table} == {"nexis", "proquest", "factiva"}
    keys = [(row["database"], row["label"].lower()) for row in table]
    assert len(keys) == len(set(keys))


ROWS = {"HD": "{}", "BY": "By Ada Quill", "WC": "9 words", "PD": "28 May 2025", "SN": "Harbour Times", "LA": "English"}
ROWS |= {"LP": "<p>The town closes its bridge.</p>", "TD": "<p>“We wait,” she said.</p><p>It runs.</p>"}
ROWS |= {"RE": "old : Oldport", "AN": "Document HARBT00020250528el5s0001p"}


def test_the_text_of_an_export_saved_as_a_web_page():
    table = "".join(f"<tr><td><b>{code}</b></td><td>{value}</td></tr>" for code, value in ROWS.items())
    page = "".join(f"<table>{table.format(title)}</table>" for title in ("Old bridge closes", "Ferry fares rise"))
    found = checked(text_of(page), split(text_of(page)))
    assert [draft.fields["title"] for draft in found] == ["Old bridge closes", "Ferry fares rise"]
    words = "The town closes its bridge. “We wait,” she said. It runs."
    assert [shown(draft).split() for draft in found] == [f"{draft.fields['title']} {words}".split() for draft in found]
