# ruff: noqa: E501, SIM905 (pages in one line)
"""Saved web pages and feeds: what a browser shows, the article in it, and the way back to the page."""

import base64
import io
import quopri
import re
import time
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.made_pages import ARTICLE, FOOTER, HEADLINE, MENU, PAGES, modern
from toolkit import feeds, webpages
from toolkit.blocks import shown, text_of
from toolkit.drafts import Options, Unreadable
from toolkit.main_text import letters
from toolkit.pagefacts import Facts, day_of, stated
from toolkit.repair import fits, in_order, repaired, undone
from toolkit.trees import page_tree


def read(page, parser=webpages.html, encoding="utf-8", **options):
    content = page.encode(encoding) if isinstance(page, str) else page
    (draft,) = parser(io.BytesIO(content), "page.html", Options(**options))
    return draft


def text(draft):
    return repaired(draft.raw, in_order(draft.cuts))


def check(draft):
    """What must hold for every draft: the cuts fit, are in order, and lead back to the page."""
    assert draft.cuts == in_order(draft.cuts)
    assert all(fits(cut, draft.raw) and cut.reason.startswith("page: ") for cut in draft.cuts)
    assert undone(text(draft), draft.cuts) == draft.raw


# What a browser shows

SHOWN = {
    "<p>A <b>B</b>oat</p><p>two</p>": "A Boat\ntwo",
    "<p>a</p>b<p>c": "a\nb\nc",
    "one<br>two<br><br>three<br>": "one\ntwo\n\nthree",
    "<p>  white \n\t space </p>  ": "white space",
    "<p>a&nbsp;b&shy;c&#8203;d</p>": "a\u00a0b\u00adc\u200bd",
    "<p>long<wbr>word and wo<!-- no -->rd": "longword and word",
    "<p>&lt;b&gt; &amp;amp; &#146;s &hellip; &nosuch;": "<b> &amp; ’s … &nosuch;",
    "<pre>  two\n    lines\n\nend</pre>": "  two\n    lines\n\nend",
    "<div style='white-space: pre-wrap'>a\n b</div>": "a\n b",
    "<ul><li>a<ul><li>b</ul><li>c</ul>": "a\nb\nc",
    "<table><tr><th>Year<th>Sum<tr><td>2024<td>85,000</table>": "Year\tSum\n2024\t85,000",
    "<table><tr><td>Menu<br>News<td>Text</table>": "Menu\nNews\nText",
    "<blockquote>a<blockquote>b</blockquote>c</blockquote>": "a\nb\nc",
    "<details><summary>More</summary>inside</details>": "More\ninside",
    "<p>The <button>word</button> here<button hidden>no</button></p>": "The word here",
    "<div><button>Share</button><button>Save</button></div>": "Share\nSave",
    "<h1>Old<br>bridge</h1><p>x": "Old bridge\nx",
    "<span style='display:block'>a</span><span style='display: block'>b</span>": "a\nb",
    "<p hidden>no</p><p style='color:red;display:none'>no</p><p style=visibility:hidden>no</p>yes": "yes",
    "<p aria-hidden=true>shown all the same": "shown all the same",
    "<noscript>no</noscript><template>no</template><script>no</script><style>no</style>yes": "yes",
    "<head><title>no</title></head><body>yes": "yes",
    "<dialog>no</dialog><dialog open>yes</dialog>": "yes",
    "<video>no</video><iframe>no</iframe><svg><title>no</title><text>yes</text></svg>": "yes",
    "<select><option>a<option>b</select><textarea> c\nd</textarea>": "a\nb\n c\nd",
    "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字</ruby>": "漢かん字",
    "<p dir=rtl>قال «نعم».</p><p>ولا": "قال «نعم».\nولا",
    "<?php echo 1 ?><p>a<![CDATA[b]]>": "a",
    "\ufeff<p>a\0b": "ab",
    "no tags at all": "no tags at all",
    "a < b and c > d": "a < b and c > d",
    "<p>unclosed <b>tags <i>everywhere": "unclosed tags everywhere",
    "<p>wrong <b>order <i>of</b> tags</i>.": "wrong order of tags.",
    "a</p>b</p>c</br>d": "a\nb\nc\nd",
    "<p>a<div>b</div>c</p>d<p>e<br>f</p>": "a\nb\nc\nd\ne\nf",
    "": "",
    "<p></p><br><hr>": "",
}


@pytest.mark.parametrize("page", SHOWN)
def test_what_a_browser_shows(page):
    assert text_of(page) == SHOWN[page]


TAGS = st.sampled_from("<p> </p> <b> </b> <br> <div> </div> <pre> </pre> <table> <tr> <td> <ul> <li> <h1> </h1> <a> </a> "
                       "<ruby> <rt> <button> <script> </script> <!-- --> &amp; &#x; &lt <article> <hidden> < > \" ' =".split())  # fmt: skip
PIECES = st.lists(TAGS | st.text(max_size=8), max_size=40).map("".join)


@settings(deadline=None, max_examples=60)
@given(PIECES)
@example("<table><tr><td>a<table><tr><td>b")
@example("<rt>a")
@example("<rt><rt>0")
@example("</p></div></html>a")
@example("<tr></tr></table><td>x")
@example("\ud800<p>\udfff")
def test_any_page(page):
    tree = page_tree(page)
    if tree is None:
        return
    found = shown(tree)
    assert "\n".join(found.text[line.start : line.end] for line in found.lines) == found.text
    assert all(0 <= start < end <= len(found.text) for start, end in found.aids)
    try:
        draft = read(page.encode("utf-8", "replace"))
    except Unreadable:  # control characters only
        return
    check(draft)
    assert bool(draft.problem) != bool(draft.raw)


@settings(deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="\u1680"), min_size=1), min_size=1)
)
def test_the_letters_of_paragraphs_stay_as_they_are(words):
    page = "".join(f"<p>{word.replace('&', '&amp;').replace('<', '&lt;')}</p>" for word in words)
    assert text_of(page) == "\n".join(words)


# The article in the page

EXACT = [name for name in PAGES if name != "table_layout"]


def page_of(name):
    page = PAGES[name]
    return page, read(page.source, encoding="cp932" if name == "japanese" else "utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_the_page_comes_back(name):
    page, draft = page_of(name)
    check(draft)
    assert draft.raw == shown(page_tree(page.source)).text
    assert all(part in draft.raw for part in [*page.article, *page.around])
    assert "never shown" not in draft.raw


@pytest.mark.parametrize("name", EXACT)
def test_the_article_and_nothing_else_is_kept(name):
    page, draft = page_of(name)
    assert text(draft) == "\n".join(page.article)


@pytest.mark.parametrize("name", PAGES)
def test_what_the_page_states(name):
    page, draft = page_of(name)
    assert {field: draft.fields.get(field) for field in page.fields} == page.fields


def shares():
    """Share of the words of the articles that are kept, and of the words around them that are left."""
    kept, around = [0, 0], [0, 0]
    for name in PAGES:
        page, draft = page_of(name)
        lines = text(draft).split("\n")
        for sums, parts in ((kept, page.article), (around, page.around)):
            for part in parts:
                count = len(re.findall(r"\w+", part))
                sums[0] += count * (part in lines)
                sums[1] += count
    return kept[0] / kept[1], around[0] / around[1]


def test_shares():
    kept, around = shares()
    assert kept == 1.0
    assert around < 0.05  # the line at the foot of the table layout


def test_an_old_layout_loses_its_menus():
    draft = read(PAGES["table_layout"].source)
    lines = text(draft).split("\n")
    assert lines[0] == HEADLINE and not set(MENU) & set(lines) and set(ARTICLE) <= set(lines)
    assert draft.fields["published_evidence"] == "meta date: 2025-05-28"


def test_letters_that_trafilatura_would_change_stay():
    odd = ["The bridge is shut\u00a0– “for good”, say \u200bsome… and Zoë’s café, too, is\u00ad closed for the whole winter.",
           "A second paragraph  with Ⅷ, ﬁne ligatures, e\u0301 and other forms that a cleaner would like to make uniform."]  # fmt: skip
    page = f"<html><body><nav><a href=/>Home</a></nav><article><p>{ARTICLE[2]}</p><p>{odd[0]}</p><p>{odd[1]}</p></article></body></html>"
    assert text(read(page)).split("\n")[-2:] == [odd[0], re.sub(" +", " ", odd[1])]
    assert normalize("NFC", odd[1]) != odd[1]


def test_a_paragraph_among_the_others_is_not_lost():
    """trafilatura leaves out what stands twice; in the page it is a paragraph like the others."""
    again = "“No,” he said."
    page = f"<article><p>{ARTICLE[1]}</p><p>{again}</p><p>{ARTICLE[2]}</p><p>{again}</p><p>{ARTICLE[3]}</p></article>"
    assert text(read(page)).split("\n") == [ARTICLE[1], again, ARTICLE[2], again, ARTICLE[3]]


def test_a_subhead_is_not_lost_and_a_link_is_none():
    """trafilatura takes the paragraphs alone from such a page."""
    page = f"<div><h1>{HEADLINE}</h1><p>{ARTICLE[1]}</p><h2>{ARTICLE[4]}</h2><p>{ARTICLE[2]}</p><h2>More news</h2>"
    page += f"<ul><li><a href=x>A swimming pool</a></ul><p>{ARTICLE[5]}</p><h2>Related</h2></div>"
    assert text(read(page)).split("\n") == [HEADLINE, ARTICLE[1], ARTICLE[4], ARTICLE[2], ARTICLE[5]]


def test_what_the_reader_should_look_at():
    hidden = "".join(f"<p>{sentence * 3}</p>" for sentence in ARTICLE[1:4])
    (note,) = read(modern().source.replace("</main>", f"</main><div hidden>{hidden}</div>")).notes
    assert note.endswith("letters are hidden in the page and left out; open it fully before you save it.")
    comments = "".join(
        f"<div class='comment'><p>{n} {sentence}</p></div>" for n in range(30) for sentence in ARTICLE[1:3]
    )
    page = (
        f"<article><h1>{HEADLINE}</h1><p>{ARTICLE[2]}</p><p>{ARTICLE[3]}</p></article><div id=comments>{comments}</div>"
    )
    draft = read(page)
    assert text(draft) == "\n".join([HEADLINE, *ARTICLE[2:4]])
    assert draft.notes[0].startswith("Only ") and "taken for the article" in draft.notes[0]


def test_ruby_is_cut_beside_the_characters():
    draft = read("<p><ruby>漢<rt>かん</rt></ruby><ruby>字<rt>じ</rt></ruby>を読む。")
    check(draft)
    assert (draft.raw, text(draft)) == ("漢かん字じを読む。", "漢字を読む。")


def test_a_page_without_a_main_text_is_kept_whole():
    draft = read("<ul><li><a href=a>One thing</a><li><a href=b>Another thing</a><li><a href=c>More</a></ul>")
    assert text(draft) == draft.raw == "One thing\nAnother thing\nMore"
    assert draft.notes == ("No main text could be told from the rest of the page: all of its text is kept.",)


@pytest.mark.parametrize("page", ["", "   ", "<html><body></body></html>", "<script>run()</script>", "<p>—</p>",
                                  "<frameset><frame src=a.html></frameset>"])  # fmt: skip
def test_a_page_that_shows_nothing(page):
    draft = read(page)
    assert draft.raw == "" and "shows no text" in draft.problem


def test_the_title_is_the_headline_as_it_stands_in_the_page():
    page = modern().source.replace(
        f"<h1>{HEADLINE}</h1>", "<h1>OLD MILL BRIDGE to stay shut un&shy;til&nbsp;spring</h1>"
    )
    assert read(page).fields["title"] == "OLD MILL BRIDGE to stay shut until spring"
    page = modern().source.replace(f"<h1>{HEADLINE}</h1>", "")
    assert read(page).fields["title"] == HEADLINE  # only JSON-LD states it


# What a page states

STATED = {
    '<meta property="article:published_time" content="2025-05-28T23:30:00-05:00">': ("published", "2025-05-28"),
    '<meta name="DC.date.issued" content="20250528">': ("published", "2025-05-28"),
    '<meta name="date" content="Wed, 28 May 2025 14:00:00 GMT">': ("published", "2025-05-28"),
    '<body><time datetime="2025-05-28">yesterday</time>': ("published", "2025-05-28"),
    '<body><time datetime="2025-05-28">a</time><time datetime="2025-05-30">b</time>': ("published", None),
    '<meta property="article:modified_time" content="2025-05-28">': ("published", None),
    '<meta name="date" content="2025-02-31">': ("published", None),
    '<meta name="date" content="28 days ago">': ("published", None),
    '<link rel="canonical" href="https://a.example/2025/05/28/x">': ("published", None),
    "<body><p>Published on 28 May 2025. Copyright 2025": ("published", None),
    '<meta name="author" content="https://a.example/jane">': ("author", None),
    '<meta name="author" content="By Jane Field">': ("author", "Jane Field"),
    '<body><span rel="author"> Jane\n Field </span>': ("author", "Jane Field"),
    '<meta property="og:site_name" content="The Courier">': ("outlet", "The Courier"),
    "<title>Bridge shut | The Courier</title>": ("outlet", None),
    '<link rel="canonical" href="javascript:alert(1)">': ("address", None),
    '<link rel="canonical" href="http://[">': ("address", None),
    '<meta property="og:url" content="https://a.example/x"><link rel="canonical" href="/y">': (
        "address",
        "https://a.example/y",
    ),
    "<!-- saved from url=(0021)http://a.example/x.htm -->": ("address", "http://a.example/x.htm"),
    '<html lang="en_GB">': ("language", "en-GB"),
    '<html lang="the language">': ("language", None),
    '<meta property="og:locale" content="fr_FR">': ("language", "fr-FR"),
    "<title>Bridge shut – The Courier</title>": ("title", "Bridge shut"),
    "<title>Bridge: how it was shut</title>": ("title", "Bridge: how it was shut"),
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A", </script>': ("title", None),
    '<script type="application/ld+json">[{"@type": "Article", "author": {"name": ["A", "B"]}}]</script>': (
        "author",
        "A; B",
    ),
    '<script type="application/ld+json">{"@type": 7, "author": 5}</script>': ("author", None),
}


@pytest.mark.parametrize("head", STATED)
def test_stated(head):
    field, value = STATED[head]
    assert stated(Facts(page_tree(head + "<p>x")), head).get(field) == value


def test_a_second_article_on_the_page_is_told():
    one = "<article>" + "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE[1:]) + "</article>"
    other = (
        "<article>" + f"<p>{'The school on the hill opens in August, said the head, and all may come. ' * 3}</p>" * 3
    )
    notes = [read(f"<title>News</title><body>{page}").notes for page in (one, one + other + "</article>")]
    assert [any("more than one article" in note for note in found) for found in notes] == [False, True]


def test_the_name_of_a_blog_before_the_headline():
    body = f"<h3>Old bridge shut until spring</h3><p>{ARTICLE[1]}</p><p>{ARTICLE[2]}</p>"
    draft = read(f"<title>River Notes: Old bridge shut until spring</title><body>{body}")
    assert draft.fields["title"] == "Old bridge shut until spring"


def test_a_standfirst_is_no_first_paragraph():
    page = PAGES["paywall"].source.replace('<div class="standfirst">', "").replace("</p></div><p>", "</p><p>")
    assert "standfirst" not in read(page).fields


def test_evidence():
    fields = read(PAGES["modern"].source).fields
    assert fields["published_evidence"] == "JSON-LD datePublished: 2025-05-28T06:30:00+01:00"
    assert fields["outlet_evidence"] == "JSON-LD publisher: The Norwick Courier"


@pytest.mark.parametrize(
    "written", ["", "today", "2025", "2025-13-01", "0000-00-00", "99999999", "x" * 1000, "1 1 1 1"]
)
def test_no_day(written):
    assert day_of(written) == ""


# How the letters are coded

SENTENCE = "Die „Brücke“ bleibt zu, sagte Zoë – für Monate."


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="iso-8859-1">', "cp1252"),  # browsers read it so
        ('<META http-equiv="Content-Type" CONTENT="text/html; charset=windows-1252">', "cp1252"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252"),
        ('<meta charset="utf-16">', "utf-8"),  # it cannot be, or the declaration could not be read
        ("", "utf-8"),
        ("", "utf-16"),
    ],
)
def test_encodings(declaration, encoding):
    draft = read(f"{declaration}<p>{SENTENCE}", encoding=encoding)
    assert draft.raw == SENTENCE and draft.encoding


def test_given_encoding():
    content = f"<meta charset=utf-8><p>{SENTENCE}".encode("cp1252")
    (draft,) = webpages.html(io.BytesIO(content), "page.html", Options(encoding="cp1252"))
    assert (draft.raw, draft.encoding_basis) == (SENTENCE, "given")


# Pages saved as one file

PART = "Content-Type: text/html; charset={}\r\nContent-Transfer-Encoding: {}\r\nContent-Location: https://a.example/x\r\n\r\n"
HEAD = ('From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/x\r\nSubject: =?utf-8?Q?Br=C3=BCcke?=\r\n'
        'Date: Sun, 1 Jun 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n'
        '\ttype="text/html";\r\n\tboundary="----Bound--"\r\n\r\n\r\n')  # fmt: skip


def archive(page, charset="utf-8", packed=quopri.encodestring, name="quoted-printable", head=HEAD):
    picture = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    part = PART.format(charset, name).encode() + packed(page.encode(charset)) + b"\r\n"
    return head.encode() + b"".join(b"------Bound--\r\n" + one for one in (part, picture)) + b"------Bound----\r\n"


@pytest.mark.parametrize("parser", [webpages.mhtml, webpages.html])
@pytest.mark.parametrize(
    ("charset", "packed", "name"),
    [
        ("utf-8", quopri.encodestring, "quoted-printable"),
        ("windows-1252", quopri.encodestring, "quoted-printable"),
        ("utf-8", base64.encodebytes, "base64"),
        ("utf-8", bytes, "8bit"),
    ],
)
def test_mhtml(parser, charset, packed, name):
    draft = read(archive(f"<html><body><h1>Brücke</h1><p>{SENTENCE}</p>", charset, packed, name), parser)
    assert draft.raw.replace("\r", "") == f"Brücke\n{SENTENCE}"
    assert draft.fields["address"] == "https://a.example/x"
    assert "published" not in draft.fields  # the day it was saved is not the day it was published


def test_a_page_under_the_name_of_an_archive():
    assert read(f"<p>{SENTENCE}", webpages.mhtml).raw == SENTENCE


@pytest.mark.parametrize("content", [b"", b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\n", b"hello", b"\0\1\2",
                                     HEAD.encode(), b"Content-Type: image/png\r\n\r\nx"])  # fmt: skip
def test_no_page_in_the_archive(content):
    with pytest.raises(Unreadable, match="no web page"):
        read(content, webpages.mhtml)


def test_archives_in_archives():
    deep = b"".join(b'Content-Type: multipart/related; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3000))
    with pytest.raises(Unreadable):
        read(deep + b"Content-Type: text/html\r\n\r\n<p>x", webpages.mhtml)


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"PK\x03\x04....", b"\x89PNG\r\n", b"bplist00", b"\x1f\x8b\x08"])
def test_no_page_although_its_name_says_so(content):
    with pytest.raises(Unreadable, match=r"cannot be read as a web page: it is an? "):
        read(content)


# Bounds

BIG = {
    "100,000 nested tags": "<div>" * 100_000 + f"<p>{ARTICLE[1]}</p>" + "</div>" * 100_000,
    "100,000 open tags": "<b>" * 100_000 + ARTICLE[1],
    "nested tables": "<table><tr><td>" * 5000 + ARTICLE[1],
    "nested lists": "<ul><li>" * 30_000 + ARTICLE[1],
    "unfinished tags": "<a" * 500_000,
    "one attribute after the other": "<p " + "a=b " * 300_000 + f">{ARTICLE[1]}",
    "comments": "<!--" * 200_000,
    "entities": "&amp;" * 200_000 + ARTICLE[1],
    "one long line": "<p>" + "word " * 400_000,
    "the same paragraph": f"<p>{ARTICLE[1]}</p>" * 5000,
    "a long style": f'<p style="{"display:" * 100_000}">{ARTICLE[1]}',
    "deep JSON": '<script type="application/ld+json">' + "[" * 100_000 + f"</script><p>{ARTICLE[1]}",
    "entities of its own": '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>' + ARTICLE[1],
    "titles": f"<title>{'a - b ' * 100_000}</title>" + f"<p>{ARTICLE[1]}</p>" * 2000,
    "reading aids": "<p><ruby>字<rt>じ</rt></ruby></p><p>" * 5_000 + ARTICLE[1],
    "a long headline": f"<h1>{'word ' * 100_000}</h1><p>{ARTICLE[1]}",
    "a file asked for": f'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><p>{ARTICLE[1]}</p><p>&a;',
}


@pytest.mark.parametrize("name", BIG)
def test_large_and_nested_pages(name):
    start = time.monotonic()
    draft = read(BIG[name])
    check(draft)
    assert time.monotonic() - start < 20
    assert ARTICLE[1] in draft.raw or ARTICLE[1] not in BIG[name]


def test_letters():
    assert letters("Old\u00a0Mill – “Bridge” 8!") == "oldmillbridge8"


# Feeds

RSS = f"""<?xml version="1.0" encoding="{{}}"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Der Bote</title><language>de-DE</language>
<item><title>Brücke &amp;amp; Fähre</title><link>https://a.example/1</link><pubDate>Wed, 28 May 2025 23:30:00 -0500</pubDate>
<dc:creator>Jane Field</dc:creator><description>&lt;p&gt;Kurz.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>{SENTENCE}</p><script>no()</script><p>Zweiter <b>A</b>bsatz.</p>]]></content:encoded></item>
<item><title>Nur kurz</title><link>https://a.example/2</link><description>Nur eine Zeile.</description></item>
<item><title>Leer</title></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title type="html">
A &amp;lt;b&amp;gt;old&amp;lt;/b&amp;gt; bridge</title><link href="https://a.example/1"/><updated>2025-06-01T00:00:00Z</updated>
<published>2025-05-28T06:00:00Z</published><author><name>Jane Field</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>"""


def entries(content):
    return list(feeds.feed(io.BytesIO(content), "feed.xml", Options()))


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_rss(encoding):
    whole, short, empty = entries(RSS.format(encoding).encode(encoding))
    assert whole.raw == f"Brücke & Fähre\n{SENTENCE}\nZweiter Absatz."
    assert dict(whole.fields) == {
        "title": "Brücke & Fähre", "published": "2025-05-28", "author": "Jane Field", "address": "https://a.example/1",
        "published_evidence": "feed entry: Wed, 28 May 2025 23:30:00 -0500", "outlet": "Der Bote",
        "outlet_evidence": "feed title: Der Bote", "language": "de-DE",
    }  # fmt: skip
    assert (whole.place, whole.notes, whole.cuts) == ("entry 1", (), ())
    assert short.raw == "Nur kurz\nNur eine Zeile." and "only a summary" in short.notes[-1]
    assert empty.problem == "There is no text in the entry."


def test_atom():
    (entry,) = entries(ATOM.encode())
    assert entry.raw.endswith("One.\nTwo.")
    assert (entry.fields["published"], entry.fields["author"]) == ("2025-05-28", "Jane Field")


def test_a_broken_feed_is_read_as_far_as_possible():
    first = entries(RSS.format("utf-8").encode()[:-150])[0]
    assert SENTENCE in first.raw and any("feed is damaged" in note for note in first.notes)


def test_a_feed_without_entries():
    (draft,) = entries(b'<rss version="2.0"><channel><title>x</title></channel></rss>')
    assert draft.problem == "There is no entry in the feed."


@pytest.mark.parametrize("content", [b"", b"hello", b"<html><p>x</p></html>", b"https://a.example/feed", b"/etc/passwd",
                                     b"<a><b/></a>"])  # fmt: skip
def test_no_feed(content):
    with pytest.raises(Unreadable, match="no RSS or Atom feed"):
        entries(content)


def test_bombs_in_feeds():
    """A billion laughs, and a file asked for: nothing grows, nothing is read."""
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
    head = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "laugh">{laughs}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    )
    item = "<item><title>x</title><description>{} text</description></item>"
    start = time.monotonic()
    for entity in ("&l12;", "&f;"):
        page = f'{head}<rss version="2.0"><channel><title>t</title>{item.format(entity)}</channel></rss>'
        assert all(len(draft.raw) < 1000 for draft in entries(page.encode()))
    assert time.monotonic() - start < 10


def test_the_footer_is_not_lost():
    draft = read(PAGES["modern"].source)
    assert [cut.before for cut in draft.cuts if FOOTER in cut.before]
