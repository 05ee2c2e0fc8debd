"""Saved web pages (.html, .htm, .mhtml) and feeds (.rss, .xml)."""

import base64
import quopri

from . import kind
from .kind import Kind, either, loaded, skipped, story, unclear
from .texts import FRENCH, JAPANESE, NOT_TEXT, noise, png

NOTHING = "empty|no text|no article|nothing|no main text|no letter"
DEEP = "deep|nested|large|long|limit|time|seconds|memory"
NOT_MHTML = "MHTML|not a saved|web page|no HTML|" + NOTHING
NOT_FEED = "feed|RSS|XML|DOCTYPE|entit|" + NOTHING


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>Bridge closed</title>{head}</head><body>{body}</body></html>"


def html(name, content, expected, text="", file="a.html"):
    return Kind(f"html, {name}", lambda text: {file: content(text)}, expected, text)


def whole(text: str) -> str:
    return f"<article><h1>Bridge closed</h1><p>{text}</p></article>"


def mhtml(parts, *, head="MIME-Version: 1.0\r\n", mark="----x") -> bytes:
    """A saved page of several parts: (headers, content)."""
    begin = f'From: <Saved>\r\n{head}Content-Type: multipart/related; boundary="{mark}"\r\n\r\n'.encode()
    body = b"".join(f"--{mark}\r\n{headers}\r\n\r\n".encode() + content + b"\r\n" for headers, content in parts)
    return begin + body + f"--{mark}--\r\n".encode()


HTML_PART = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"


def saved(name, content, expected, text=""):
    return Kind(f"mhtml, {name}", lambda text: {"a.mhtml": content(text)}, expected, text)


def quoted(text: str) -> bytes:
    return quopri.encodestring(page(whole(text)).encode())


def rss(items: str, doctype: str = "", title: str = "Town news") -> str:
    head = f'<?xml version="1.0" encoding="utf-8"?>{doctype}<rss version="2.0"><channel><title>{title}</title>'
    return f"{head}<link>http://example.invalid/</link>{items}</channel></rss>"


def item(text: str, link: str = "http://example.invalid/1") -> str:
    return f"<item><title>Bridge closed</title><link>{link}</link><description>{text}</description></item>"


def laughs(name: str = "lol", levels: int = 9) -> str:
    """Entities that would unfold to a billion words."""
    lines = [f'<!ENTITY {name}0 "lol">']
    lines += [f'<!ENTITY {name}{n} "{f"&{name}{n - 1};" * 10}">' for n in range(1, levels + 1)]
    return f"<!DOCTYPE {name} [{''.join(lines)}]>"


def outside(what: str = "SYSTEM") -> str:
    return f'<!DOCTYPE x [<!ENTITY out {what} "file://{kind.ELSEWHERE["file"]}">]>'


def online() -> str:
    address = kind.ELSEWHERE["address"]
    return f'<!DOCTYPE x SYSTEM "{address}/x.dtd" [<!ENTITY % p SYSTEM "{address}/p.dtd">%p;<!ENTITY out "x">]>'


def feed(name, content, expected, file="a.rss", text=""):
    return Kind(f"feed, {name}", lambda text: {file: content(text)}, expected, text)


def deep_mail(levels: int, text: str) -> bytes:
    content, headers = quoted(text), HTML_PART
    for level in range(levels):
        whole_part = mhtml([(headers, content)], mark=f"x{level}")
        headers, content = whole_part.split(b"\r\n\r\n", 1)[0].decode().split("\r\n")[-1], whole_part
        content = content.split(b"\r\n\r\n", 1)[1]
    return f"MIME-Version: 1.0\r\n{headers}\r\n\r\n".encode() + content


def loads_everything(text: str) -> str:
    """A page that asks its reader to fetch things in every way there is."""
    a, f = kind.ELSEWHERE["address"], kind.ELSEWHERE["file"]
    head = f"<base href='{a}/base/'><link rel=stylesheet href='{a}/a.css'><link rel=canonical href='{a}/canonical'>"
    head += f"<meta http-equiv=refresh content='0;url={a}/refresh'><script src='{a}/a.js'></script>"
    body = f"<img src='{a}/a.png' onerror='x()'><iframe src='{a}/frame'></iframe><object data='{a}/o'></object>"
    body += (
        f"<embed src='file://{f}'><video src='{a}/v'></video><link rel=prefetch href='{a}/p'><svg><use href='{a}/u'/>"
    )
    return page(body + "</svg>" + whole(text), head)


KINDS = [
    html("0 bytes", lambda _: b"", skipped(NOTHING)),
    html("no text at all", lambda _: page(""), skipped(NOTHING)),
    html("only a title", lambda _: "<title>Bridge closed</title>", unclear(NOTHING)),
    html("only a script", lambda _: page("<script>alert('x')</script>"), unclear(NOTHING, "alert")),
    html("made by a script", lambda _: page("<noscript>Turn on JavaScript to read this page.</noscript><div id=root>"),
         unclear(NOTHING)),
    html("plain text", lambda t: t, loaded()),
    html("a picture", lambda _: png(), skipped(NOT_TEXT + "|" + NOTHING)),
    html("a program", lambda _: b"\x7fELF\x02\x01\x01" + noise(9000), unclear(NOT_TEXT + "|" + NOTHING)),
    html("bytes without order", lambda _: noise(20_000), unclear(NOT_TEXT + "|" + NOTHING)),
    html("a zip archive", lambda _: b"PK\x03\x04" + noise(9000), unclear(NOT_TEXT + "|" + NOTHING)),
    html("100,000 nested tags", lambda t: page("<div>" * 100_000 + whole(t)), either(DEEP)),
    html("100,000 nested tags of style", lambda t: page("<b><i>" * 50_000 + whole(t)), either(DEEP)),
    html("100,000 end tags", lambda t: page("</div></p></b>" * 33_000 + whole(t)), either(DEEP)),
    html("100,000 nested lists", lambda t: page("<ul><li>" * 50_000 + t), either(DEEP)),
    html("20,000 nested tables", lambda t: page("<table><tr><td>" * 20_000 + t), either(DEEP)),
    html("misnested tags of style", lambda t: page("<a><b><i><u><p>" * 5_000 + whole(t)), either(DEEP)),
    html("a table of 200,000 cells", lambda t: page(f"<table>{'<tr>' + '<td>1' * 200}" * 1_000 + "</table>" + whole(t)),
         either(DEEP)),
    html("100,000 paragraphs", lambda t: page(whole(t) + "<p>x" * 100_000), either(DEEP)),
    html("an attribute of 1 MB", lambda t: page(f"<p title='{'x' * 1_000_000}'>" + whole(t)), either(DEEP)),
    html("20,000 attributes", lambda t: page("<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">" + whole(t)),
         either(DEEP)),
    html("a picture of 5 MB inside", lambda t: page(f"<img src='data:image/png;base64,{'A' * 5_000_000}'>" + whole(t)),
         either(DEEP)),
    html("a comment that is not closed", lambda t: page(whole(t) + "<!-- " + "x" * 10_000), either(NOTHING)),
    html("a comment in front, not closed", lambda t: page("<!-- " + whole(t)), unclear(NOTHING)),
    html("100,000 comment openings", lambda t: page(whole(t) + "<!--" * 100_000), either(DEEP)),
    html("100,000 angles", lambda t: page(whole(t) + "<" * 100_000), either(DEEP)),
    html("100,000 half tags", lambda t: page(whole(t) + "<a b='" * 100_000), either(DEEP)),
    html("a script that is not closed", lambda t: page(whole(t) + "<script>alert(1)"), either("", "alert")),
    html("a style that is not closed", lambda t: page("<style>p {" + whole(t)), unclear(NOTHING)),
    html("a text box that is not closed", lambda t: page("<textarea>" + whole(t)), unclear(NOTHING)),
    html("plaintext", lambda t: page("<plaintext>" + whole(t)), unclear(NOTHING)),
    html("scripts everywhere", lambda t: page("<body onload=alert(1)><a href='javascript:alert(2)'>x</a>" + whole(t)
         + "<script>document.write('EXECUTED')</script><svg onload=alert(3)>"), loaded("EXECUTED")),
    html("asks to fetch everything", loads_everything, loaded(kind.SECRET)),
    html("frames", lambda _: "<html><frameset cols='*,*'><frame src='a.html'><frame src='/etc/passwd'></frameset>",
         skipped(NOTHING + "|frame")),
    html("a frame with a page inside", lambda t: page(f"<iframe srcdoc='{whole(t)}'></iframe>" + whole(t)), loaded()),
    html("a refresh to itself", lambda t: page(whole(t), "<meta http-equiv=refresh content='0;url=a.html'>"), loaded()),
    html("entities as a bomb", lambda t: laughs() + page("&lol9;" + whole(t)), either(DEEP)),
    html("an entity of a file", lambda t: outside() + page("&out;" + whole(t)), loaded(kind.SECRET)),
    html("XHTML with entities of a server", lambda t: '<?xml version="1.0"?>' + online()
         + f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{whole(t)}&out;</body></html>', loaded(kind.SECRET)),
    html("XInclude of a file", lambda t: page("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' "
         f"href='file://{kind.ELSEWHERE['file']}'/>" + whole(t)), loaded(kind.SECRET)),
    html("comments of a server", lambda t: page(f"<!--#include file='{kind.ELSEWHERE['file']}' -->" + whole(t)),
         loaded(kind.SECRET)),
    html("character references that are none", lambda t: page(whole(t + " &#0;&#xD800;&#x110000;&#99999999999;&nosuch;"
         "&amp;amp;amp;")), loaded("\0")),
    html("200,000 character references", lambda t: page(whole(t) + "<p>" + "&#x61;" * 200_000), either(DEEP)),
    html("zero bytes", lambda t: page(whole(t)).encode().replace(b"<p>", b"<p>\0\0").replace(b"</h1>", b"\0</h1>"),
         either("zero|NUL", "\0")),
    html("a wrong declared charset", lambda t: page(whole(t), "<meta charset=iso-8859-1>").encode(), loaded("Ã"),
         FRENCH),
    html("a declared charset that is none", lambda t: page(whole(t), "<meta charset=klingon>").encode(),
         loaded(), FRENCH + " Bien."),
    html("declares UTF-8 and is not", lambda t: page(whole(t), "<meta charset=utf-8>").encode("cp1252"),
         either("encoding|UTF-8"), FRENCH + " Si."),
    html("declares UTF-16 in ASCII", lambda t: page(whole(t), "<meta charset=utf-16>").encode(), either("encoding")),
    html("declares UTF-7", lambda t: page(whole(t) + "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
         "<meta charset=utf-7>"), either("encoding", "<script>")),
    html("two declared charsets", lambda t: page(whole(t), "<meta charset=koi8-r><meta charset=shift_jis>")
         .encode("shift_jis"), either("encoding"), JAPANESE + "町の人。"),
    html("UTF-16 with a mark", lambda t: page(whole(t)).encode("utf-16"), loaded()),
    html("half of it", lambda t: page(whole(t) + whole(story("second")) * 20)[:900], loaded()),
    html("cut inside a tag", lambda t: page(whole(t) + "<p>x</p>")[:-22] + "<a href='", loaded()),
    html("structured data that is broken", lambda t: page(whole(t), "<script type='application/ld+json'>{'a': </script>"
         "<script type='application/ld+json'>[[[[1,2]]],null,5]</script>"), loaded()),
    html("structured data 20,000 deep", lambda t: page(whole(t), "<script type='application/ld+json'>"
         + "[" * 20_000 + "</script>"), either(DEEP)),
    html("dates that are none", lambda t: page(whole(t), "<meta property='article:published_time' content='9999-99-99'>"
         "<time datetime='2025-02-30'>x</time>"), loaded()),
    html("an address that is none", lambda t: page(whole(t), "<link rel=canonical href='javascript:alert(1)//'>"
         "<meta property='og:url' content='http://[::1'>"), loaded()),
    html("a title of 1 MB", lambda t: f"<title>{'x ' * 500_000}</title>{whole(t)}", either(DEEP)),
    html("hidden text", lambda t: page(whole(t) + "<p hidden>hidden</p><p style='display:none'>unseen</p>"), loaded()),
    html("svg and mathematics", lambda t: page(whole(t) + "<svg><foreignObject><math><mi><p>x</svg>"), loaded()),
    html("a template", lambda t: page(f"<template>{whole(story('template'))}</template>" + whole(t)), loaded()),
    html("conditional comments", lambda t: page(f"<!--[if IE]><p>a</p><![endif]-->{whole(t)}<![CDATA[x]]>"), loaded()),
    html("named .htm", lambda t: page(whole(t)), loaded(), file="a.htm"),
    # saved by a browser in one file
    saved("0 bytes", lambda _: b"", skipped(NOT_MHTML)),
    saved("plain text", lambda t: t.encode(), unclear(NOT_MHTML)),
    saved("without parts", lambda _: mhtml([]), skipped(NOT_MHTML)),
    saved("only a picture", lambda _: mhtml([("Content-Type: image/png", png())]), skipped(NOT_MHTML)),
    saved("a good one", lambda t: mhtml([(HTML_PART, quoted(t))]), loaded()),
    saved("the end missing", lambda t: mhtml([(HTML_PART, quoted(t))])[:-30], either(NOT_MHTML)),
    saved("cut in the header", lambda _: mhtml([(HTML_PART, b"x")])[:60], skipped(NOT_MHTML)),
    saved("a boundary that is not there", lambda t: mhtml([(HTML_PART, quoted(t))]).replace(b'"----x"', b'"----y"'),
          unclear(NOT_MHTML)),
    saved("no boundary", lambda t: mhtml([(HTML_PART, quoted(t))]).replace(b"; boundary", b"; bound"),
          unclear(NOT_MHTML)),
    saved("wrong base64", lambda t: mhtml([("Content-Type: text/html\r\nContent-Transfer-Encoding: base64", b"###")]),
          skipped(NOT_MHTML)),
    saved("base64 that ends early", lambda t: mhtml([("Content-Type: text/html\r\nContent-Transfer-Encoding: base64",
          base64.b64encode(page(whole(t)).encode())[:-3])]), either(NOT_MHTML)),
    saved("an unknown transfer encoding", lambda t: mhtml([("Content-Type: text/html\r\nContent-Transfer-Encoding: "
          "x-zip", quoted(t))]), unclear(NOT_MHTML)),
    saved("a charset that is none", lambda t: mhtml([(HTML_PART.replace("utf-8", "klingon"), quoted(t))]),
          loaded(), FRENCH + " Là."),
    saved("parts 500 levels deep", lambda t: deep_mail(500, t), unclear(NOT_MHTML + "|" + DEEP)),
    saved("5,000 parts", lambda t: mhtml([(HTML_PART, quoted(t)), *[("Content-Type: text/css", b"p {}")] * 5_000]),
          either(NOT_MHTML + "|" + DEEP)),
    saved("100,000 header lines", lambda t: mhtml([(HTML_PART, quoted(t))], head="X-A: b\r\n" * 100_000),
          either(NOT_MHTML + "|" + DEEP)),
    saved("a part outside", lambda t: mhtml([('Content-Type: message/external-body; access-type=local-file; '
          f'name="{kind.ELSEWHERE["file"]}"', b""), (HTML_PART, quoted(t))]), either(NOT_MHTML, kind.SECRET)),
    saved("a file name that leads outside", lambda t: mhtml([(HTML_PART + '\r\nContent-Disposition: attachment; '
          'filename="../../escaped.html"', quoted(t))]), either(NOT_MHTML)),
    # feeds
    feed("0 bytes", lambda _: b"", skipped(NOT_FEED)),
    feed("without entries", lambda _: rss(""), skipped(NOT_FEED + "|entr")),
    feed("a good one", lambda t: rss(item(t)), loaded()),
    feed("a web page", lambda t: page(whole(t)), unclear(NOT_FEED)),
    feed("plain text", lambda t: t, unclear(NOT_FEED)),
    feed("bytes without order", lambda _: noise(9000), skipped(NOT_FEED)),
    feed("cut in the middle", lambda t: rss(item(t) + item(story("cut")))[:-120], unclear(NOT_FEED)),
    feed("tags that are not closed", lambda t: rss(item(t).replace("</item>", "")), unclear(NOT_FEED)),
    feed("billion laughs", lambda t: rss(item("&lol9;" + t), laughs()), unclear(NOT_FEED)),
    feed("quadratic entities", lambda t: rss(item("&q;" * 20_000 + t), f'<!DOCTYPE x [<!ENTITY q "{"q" * 50_000}">]>'),
         unclear(NOT_FEED)),
    feed("an entity of a file", lambda t: rss(item("&out;" + t), outside()), unclear(NOT_FEED, kind.SECRET)),
    feed("an entity of a server", lambda t: rss(item("&out;" + t), online()), unclear(NOT_FEED, kind.SECRET)),
    feed("links elsewhere", lambda t: rss(item(t, kind.ELSEWHERE["address"] + "/1") + f"<image><url>"
         f"{kind.ELSEWHERE['address']}/i</url></image><cloud domain='127.0.0.1' port='9'/>"), loaded()),
    feed("a link to a file", lambda t: rss(item(t, "file:///etc/passwd") + item("x", "javascript:alert(1)")),
         loaded(kind.SECRET)),
    feed("20,000 entries", lambda t: rss(item(t) + "".join(item(f"x {n}") for n in range(20_000))),
         unclear(NOT_FEED + "|" + DEEP)),
    feed("30,000 nested elements", lambda t: rss(item(t) + "<a>" * 30_000), unclear(NOT_FEED + "|" + DEEP)),
    feed("markup in markup", lambda t: rss(item("&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;" + t)),
         loaded("<script>")),
    feed("dates that are none", lambda t: rss(item(t).replace("<title>", "<pubDate>32 Foo 99999</pubDate><title>", 1)),
         loaded()),
    feed("a wrong declared encoding", lambda t: rss(item(t)).encode("cp1252"), either("encoding|" + NOT_FEED),
         text=FRENCH + " Flux."),
    feed("an encoding that is none", lambda t: rss(item(t)).replace("utf-8", "no-8"), either("encoding|" + NOT_FEED)),
    feed("XML that is no feed", lambda t: f"<?xml version='1.0'?><invoice>{t}</invoice>", skipped(NOT_FEED), "a.xml"),
    feed("XML with a stylesheet", lambda t: rss(item(t)).replace("?><rss", f"?><?xml-stylesheet href='"
         f"{kind.ELSEWHERE['address']}/x.xsl'?><rss"), either(NOT_FEED), "a.xml"),
]  # fmt: skip
