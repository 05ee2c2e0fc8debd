"""Documents of word processors and PDFs: what a reader sees, letter by letter, and a clear word for what is broken."""

import io
import re
import zipfile

import docx as word
import matplotlib.pyplot as plt
import odfdo
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.documents import docx, odt, pdf, rtf
from toolkit.drafts import Limits, Options, Unreadable
from toolkit.repair import fits, in_order, repaired

SEARCH = settings(deadline=None, max_examples=60, database=None, derandomize=True)
LETTERS = st.characters(blacklist_categories=["Cs", "Cc", "Cn", "Co"], blacklist_characters="\u2028\u2029")
PARAGRAPH = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: text.strip() == text and "  " not in text)
PARAGRAPHS = st.lists(PARAGRAPH, min_size=1, max_size=5)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def drafts(parser, content, limits=Limits()):  # noqa: B008
    found = list(parser(io.BytesIO(content), "bridge", Options(limits=limits)))
    for draft in found:
        assert in_order(draft.cuts) == tuple(sorted(draft.cuts))
        assert all(fits(cut, draft.raw) for cut in draft.cuts)
    return found


def only(parser, content):
    (draft,) = drafts(parser, content)
    return draft


def text(draft):
    return repaired(draft.raw, draft.cuts)


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def wordfile(*paragraphs):
    document = word.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document


def with_body(xml, **parts):
    """A .docx whose body is this XML; other parts by name, each with its kind of relation."""
    stream = io.BytesIO()
    rels = "".join(
        f'<Relationship Id="r{n}" Type="http://x/relationships/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(parts)
    )
    root = f'<w:document xmlns:w="{W}" xmlns:mc="urn:mc" xmlns:wps="urn:wps"><w:body>{xml}</w:body></w:document>'
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", RELS.format("word/document.xml"))
        archive.writestr("word/document.xml", root)
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{rels}</Relationships>")
        for kind, content in parts.items():
            archive.writestr(f"word/{kind}.xml", f'<w:x xmlns:w="{W}">{content}</w:x>')
    return stream.getvalue()


RELS = '<Relationships><Relationship Type="http://x/relationships/officeDocument" Target="{}"/></Relationships>'


def p(inner):
    return f"<w:p>{inner}</w:p>"


def r(words):
    return f"<w:r><w:t>{words}</w:t></w:r>"


# .docx


@SEARCH
@given(PARAGRAPHS)
def test_docx_gives_back_its_paragraphs(paragraphs):
    assert only(docx, saved(wordfile(*paragraphs))).raw == "\n".join(paragraphs)


def test_docx_tables_lists_links_and_breaks():
    document = wordfile("Old bridge closes")
    table = document.add_table(2, 2)
    for cell, words in zip((c for row in table.rows for c in row.cells), "abcd", strict=True):
        cell.text = words
    document.add_paragraph("Ferries run", style="List Bullet")
    document.add_paragraph("one\ttwo\nthree")
    assert only(docx, saved(document)).raw.split("\n") == [
        "Old bridge closes", "a", "b", "c", "d", "Ferries run", "one\ttwo", "three"
    ]  # fmt: skip
    link = f'<w:hyperlink xmlns:r="urn:r" r:id="r9">{r("the map")}</w:hyperlink>'
    assert only(docx, with_body(p(r("See ") + link + r(".")))).raw == "See the map."


def test_docx_headers_and_footers_are_cut():
    document = wordfile("The text.")
    document.sections[0].header.paragraphs[0].text = "Harbour Times"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    draft = only(docx, saved(document))
    assert draft.raw == "Harbour Times\nThe text.\nPage 1"
    assert text(draft) == "The text."
    assert {cut.reason for cut in draft.cuts} == {"page: header or footer of the printed page"}


CHANGED = [
    (p(r("The ") + f"<w:ins>{r('old ')}</w:ins>" + "<w:del><w:r><w:delText>new </w:delText></w:r></w:del>" + r("one")),
     "The old one"),
    (p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("joined ")) + p(r("here")), "joined here"),
    (p(f"<w:moveFrom>{r('gone')}</w:moveFrom>" + r("stays ") + f"<w:moveTo>{r('here')}</w:moveTo>"), "stays here"),
    ("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p(r("x")) + "</w:tc></w:tr></w:tbl>" + p(r("left")), "left"),
]  # fmt: skip


@pytest.mark.parametrize("xml, shown", CHANGED)
def test_docx_shows_tracked_changes_as_accepted(xml, shown):
    draft = only(docx, with_body(xml))
    assert draft.raw == shown
    assert "shown as accepted" in draft.notes[0]


SHOWN = [
    (p(r("a") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r>" + r("c")), "ac"),
    (p('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>b</w:t></w:r>'), "b"),
    (p('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:t>no</w:t>'
       '<w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/><w:t>!</w:t></w:r>'), "7!"),
    (p(r("above") + "<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>" + p(r("box"))
       + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>" + p(r("box"))
       + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>" + r(" it")), "above it\nbox"),
    (p('<w:r><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'), "\u2011\u00ad"),
    (p("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + r("x")), "x"),
]  # fmt: skip


@pytest.mark.parametrize("xml, shown", SHOWN)
def test_docx_shows_what_is_shown(xml, shown):
    assert only(docx, with_body(xml)).raw == shown


def test_docx_notes_stand_at_the_end_in_the_order_of_their_numbers():
    def note(number, words):
        return f'<w:footnote w:id="{number}">{p(r(words))}</w:footnote>'

    refer = "".join(p(r(f"text {n}") + f'<w:r><w:footnoteReference w:id="{n}"/></w:r>') for n in (5, 4))
    notes = '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>' + note(4, " second") + note(5, "first")
    assert only(docx, with_body(refer, footnotes=notes)).raw == "text 5\ntext 4\nfirst\nsecond"


def test_properties_are_believed_only_where_the_text_shows_them():
    document = wordfile("Old bridge closes", "By Ada Quill", "The text.")
    document.core_properties.author, document.core_properties.title = "Ada Quill", "Old bridge closes | Harbour Times"
    assert dict(only(docx, saved(document)).fields) == {"title": "Old bridge closes", "author": "Ada Quill"}
    document.core_properties.author, document.core_properties.title = "Ms Teacher", "Worksheet 3"
    assert not only(docx, saved(document)).fields  # and never a day: it is when the file was made


# .odt


def written(*xml):
    """An .odt whose body are these pieces of XML."""
    document = odfdo.Document("text")
    document.body.clear()
    for piece in xml:
        document.body.append(odfdo.Element.from_tag(piece))
    return saved(document)


@SEARCH
@given(PARAGRAPHS)
def test_odt_gives_back_its_paragraphs(paragraphs):
    document = odfdo.Document("text")
    document.body.clear()
    for paragraph in paragraphs:
        document.body.append(odfdo.Paragraph(paragraph))
    assert only(odt, saved(document)).raw == "\n".join(paragraphs)


ODT = [
    ("<text:p>one  two\n <text:s text:c='2'/>three<text:tab/>x<text:line-break/>y</text:p>", "one two   three\tx\ny"),
    ("<text:p>See <text:a>the map</text:a>, please</text:p>", "See the map, please"),
    ("<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p>"
     "</text:note-body></text:note> b</text:p>", "a b\nThe note."),
    ("<text:p>a<office:annotation><text:p>remark</text:p></office:annotation>b</text:p>", "ab"),
    ("<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>", "one"),
    ("<table:table><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row>"
     "</table:table>", "c"),
    ("<text:p>above<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame> it</text:p>",
     "above it\nbox"),
    ("<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
     "</text:changed-region></text:tracked-changes>", ""),
]  # fmt: skip


@pytest.mark.parametrize("xml, shown", ODT)
def test_odt_shows_what_is_shown(xml, shown):
    assert only(odt, written(xml)).raw.strip() == shown


# .rtf


def rtf_of(*paragraphs):
    """Hand-made RTF: what is not ASCII as \\u with a fallback."""

    def escaped(letter):
        if letter in "\\{}":
            return "\\" + letter
        units = letter.encode("utf-16-le")
        pairs = [int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2)]
        return letter if letter.isascii() else "".join(f"\\u{unit}?" for unit in pairs)

    body = "".join("".join(map(escaped, paragraph)) + "\\par\r\n" for paragraph in paragraphs)
    return ("{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Arial;}}" + body + "}").encode("ascii")


@SEARCH
@given(PARAGRAPHS.filter(lambda paragraphs: not any("\uf000" <= c <= "\uf0ff" for p in paragraphs for c in p)))
def test_rtf_gives_back_its_paragraphs(paragraphs):
    assert only(rtf, rtf_of(*paragraphs)).raw == "\n".join(paragraphs)


RTF = [
    (rb"\ansicpg1251 \'cc\'ee\'f1\'ea\'e2\'e0", "Москва"),
    (rb"\ansicpg932 \'83A\'83\'5c", "アソ"),  # the second byte may be an ASCII letter
    (rb"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}{\f2\fcharset2 Symbol;}}\f1 \'b3\f0 \'b3{\f2 \'b7}", "ł³"),
    (rb"\uc2 \u8217\'81\'66s \uc0 \u233.", "’s é."),
    (rb"\u-10179?\u-8704?", "😀"),
    (rb"\ldblquote Hi\rdblquote\emdash x\~y\_z\-w\{\}\\", "“Hi”—x\xa0y\u2011z\xadw{}\\"),
    (rb"a{\pict\wmetafile8 010009}b{\object{\*\objdata 0102}{\result shown}}c", "abshownc"),
    (b"a{\\pict\\bin5 {{{{{}b", "ab"),
    (rb"{\field{\*\fldinst HYPERLINK \"http://x.y\"}{\fldrslt the map}}", "the map"),
    (rb"\trowd a\cell b\cell\row\pard c", "a\nb\nc"),
    (rb"a{\deleted gone}{\revised new}{\v hidden}b", "anewb"),
    (rb"a{\footnote The note.}b", "ab\nThe note."),
    (rb"{\upr{a?}{\*\ud{a\u322?}}}", "ał"),
    (rb"{\*\unknown x{y}z}{\listtext 1.\tab}a", "a"),
    ("\\ansicpg1252 caf\u00e9".encode("cp1252"), "café"),
    ("\\ansicpg1252 caf\u00e9".encode(), "café"),  # UTF-8 as it is, against the rules
    (rb"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt box\par}}}a", "box\na"),
    (rb"{\info{\title T}{\author A}{\doccomm C}}a", "a"),
]


@pytest.mark.parametrize("content, shown", RTF)
def test_rtf_shows_what_is_shown(content, shown):
    assert only(rtf, b"{\\rtf1\\ansi" + (b"" if content[:1] == b"\\" else b" ") + content + b"}").raw == shown


def test_rtf_headers_are_cut_and_a_broken_end_is_told():
    draft = only(rtf, rb"{\rtf1{\header Harbour Times\par}{\footerr 3\par}The text.\par")
    assert (draft.raw, text(draft)) == ("Harbour Times\nThe text.\n3", "The text.")
    assert "The file ends in the middle." in draft.notes


def test_what_was_found_is_counted():
    draft = only(rtf, rb"{\rtf1 a{\v one}{\v two}{\deleted three}}")
    assert draft.notes == ("2 passages left out because hidden.", "1 change (tracked) shown as accepted.")


def test_rtf_of_deep_groups_is_refused_and_long_ones_are_read():
    with pytest.raises(Unreadable, match="groups in one another"):
        drafts(rtf, b"{\\rtf1 " + b"{" * 100_000)
    assert len(only(rtf, b"{\\rtf1 " + b"{a}" * 200_000 + b"}").raw) == 200_000


# .pdf


def test_pdf_ligatures_are_letters_again():
    stream = io.BytesIO()
    with plt.rc_context({"pdf.fonttype": 42}):
        figure = plt.figure()
        figure.text(0.1, 0.8, "An eﬃcient ﬁrst oﬀer\nof the town")
        figure.text(0.1, 0.5, "Next.")
        figure.savefig(stream, format="pdf")
        plt.close(figure)
    draft = only(pdf, stream.getvalue())
    assert draft.raw.strip() == "An eﬃcient ﬁrst oﬀer\nof the town\n\nNext."
    assert text(draft).startswith("An efficient first offer\n")
    assert {cut.reason for cut in draft.cuts} == {"characters: ligature"}


@pytest.mark.parametrize("words, told", [("الجسر القديم", True), ("The word for an old bridge is جسر", False)])
def test_pdf_in_a_script_from_right_to_left_is_told(words, told):
    stream = io.BytesIO()
    with plt.rc_context({"pdf.fonttype": 42}):
        figure = plt.figure()
        figure.text(0.1, 0.8, f"{words} " * 2)
        figure.savefig(stream, format="pdf")
        plt.close(figure)
    draft = only(pdf, stream.getvalue())
    assert any("from right to left" in note for note in draft.notes) == told


def blank_pdf(pages=1, **encryption):
    writer, stream = pypdf.PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if encryption:
        writer.encrypt(**encryption, algorithm="RC4-128")
    writer.write(stream)
    return stream.getvalue()


# What is broken, locked or something else


def bomb():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("word/document.xml", b"a" * 30_000_000)
    return stream.getvalue()


def packed(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def locked_office():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def old_word():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(500)


BROKEN = [
    (docx, b"", "empty"),
    (docx, locked_office(), "password"),
    (docx, old_word(), r"old kind \(.doc\). .*save it as .docx"),
    (docx, b"<!DOCTYPE html><html>", "a web page"),
    (docx, b"{\\rtf1 x}", "an RTF document. Change the ending of its name to .rtf"),
    (docx, b"Only words.", "plain text"),
    (docx, b"PK\x03\x04 broken", "damaged or incomplete"),
    (docx, saved(wordfile("x"))[:-500], "damaged or incomplete"),
    (docx, bomb(), "zip bomb"),
    (docx, packed(xl__workbook_xml="<x/>"), "an Excel workbook"),
    (docx, packed(a_xml="<x/>"), "a zip archive"),
    (docx, with_body("<w:p>").replace(b"</w:body>", b"</w:bodx>"), "damaged"),
    (odt, packed(content_xml='<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'), "entities"),
    (odt, packed(content_xml="<!DOCTYPE x><x/>".encode("utf-16")), "entities"),
    (odt, packed(content_xml="<x" * 3), "damaged"),
    (odt, packed(content_xml="<x/>"), "without text"),
    (odt, saved(wordfile("x")), "a Word document"),
    (odt, packed(content_xml="<x/>", **{"META-INF__manifest_xml": "<m><encryption-data/></m>"}), "password"),
    (rtf, b"", "empty"),
    (rtf, b"<html><body>x", "a web page"),
    (rtf, b"MIME-Version: 1.0\r\n", "MHTML"),
    (rtf, saved(wordfile("x")), "a Word document"),
    (pdf, b"", "empty"),
    (pdf, b"%PDF-1.4 nothing", "damaged or incomplete"),
    (pdf, b"GIF89a", "a picture"),
    (pdf, blank_pdf(), "no text in it"),
    (pdf, blank_pdf(user_password="secret"), "password"),
]  # fmt: skip


@pytest.mark.parametrize("parser, content, why", BROKEN)
def test_what_cannot_be_read_says_why(parser, content, why):
    with pytest.raises(Unreadable, match=why):
        drafts(parser, content)


def test_a_scan_is_told_apart_from_an_empty_page():
    stream = io.BytesIO()
    figure = plt.figure()
    figure.figimage([[0, 1], [1, 0]])
    figure.savefig(stream, format="pdf")
    plt.close(figure)
    with pytest.raises(Unreadable, match="no text in it, only pictures of pages"):
        drafts(pdf, stream.getvalue())


def test_limits_hold():
    with pytest.raises(Unreadable, match="too long"):
        drafts(docx, saved(wordfile("word " * 1000)), limits=Limits(article=100))
    with pytest.raises(Unreadable, match="too much for a document"):
        drafts(docx, saved(wordfile("x")), limits=Limits(unpacked=1000))


def test_links_and_macros_are_left_alone():
    stream = io.BytesIO(saved(wordfile("The text.")))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
        archive.writestr("../../outside.txt", "x")
    assert only(docx, stream.getvalue()).raw == "The text."


@pytest.mark.parametrize("parser, content", [(docx, saved(wordfile())), (rtf, b"{\\rtf1 }")])
def test_a_document_without_text_is_a_problem(parser, content):
    assert only(parser, content).problem.startswith("There is no text in it. ")


@SEARCH
@given(st.integers(0, 400), st.sampled_from(["docx", "odt", "rtf"]))
def test_a_cut_off_file_never_ends_in_another_error(length, kind):
    content = {"docx": WHOLE[0], "odt": WHOLE[1], "rtf": WHOLE[2]}[kind]
    cut = content[: len(content) * length // 400]
    try:
        drafts({"docx": docx, "odt": odt, "rtf": rtf}[kind], cut)
    except Unreadable as problem:
        assert re.match(r"(?:It|Its|The|There) .+\.\Z", str(problem), re.DOTALL)


WHOLE = (saved(wordfile("One.", "Two.")), written("<text:p>One.</text:p>"), rtf_of("One “é”.", "Two."))
