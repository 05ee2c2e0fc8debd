# ruff: noqa: E501 (the lines of a page)
"""Web pages of many layouts, written for the tests: each with the article it holds and the text around it."""

from typing import NamedTuple


class Page(NamedTuple):
    """A page, the article in it (headline first), the sentences around it, and what it states about the article."""

    source: str
    article: list[str]
    around: list[str]
    fields: dict[str, str]


HEADLINE = "Old Mill Bridge to stay shut until spring"
ARTICLE = [
    HEADLINE,
    "The Old Mill Bridge in Norwick will stay closed until April, the town council said on Wednesday.",
    "Engineers found cracks in two of the five piers last week. “We cannot let a single bus cross,” said Ada Brook, "
    "who leads the works department. The bridge carries about 4,000 vehicles a day.",
    "Shop owners on the east bank fear for their winter trade. A petition for a ferry has gathered 1,200 names, "
    "and the council will discuss it on Monday.",
    "What happens next",
    "A second survey begins in June. It will cost £85,000 and will be paid from the county’s road fund, the council "
    "said. Until then cyclists may use the footbridge at Tanner’s Lane.",
    "“It adds forty minutes to my day,” said Tom Reed, a baker. “But I would rather walk than swim.”",
]
MENU = ["Home", "News", "Sport", "Weather", "Sign in", "Subscribe now"]
BANNER = "We use cookies to improve our service. You can accept all cookies or change your settings at any time."
NEWSLETTER = "Get the Norwick Morning letter with the day’s most important stories in your inbox every weekday."
RELATED = ["Mayor opens new swimming pool", "Council tax to rise by four per cent", "Ten walks along the river"]
COMMENTS = [
    "Great, another winter in the traffic jam. Thanks for nothing!",
    "My grandfather built that bridge, you know.",
]
FOOTER = "© 2025 The Norwick Courier. All rights reserved. Terms of use. Privacy. Contact the newsroom."
AROUND = [*MENU, BANNER, NEWSLETTER, *RELATED, *COMMENTS, FOOTER]
FIELDS = {"title": HEADLINE, "author": "Jane Field", "published": "2025-05-28", "outlet": "The Norwick Courier",
          "address": "https://courier.example/news/old-mill-bridge", "language": "en-GB"}  # fmt: skip
LINKED = """{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Courier"},
 {"@type": ["NewsArticle"], "headline": "Old Mill Bridge to stay shut until spring",
 "datePublished": "2025-05-28T06:30:00+01:00", "dateModified": "2025-06-02T10:00:00Z",
 "author": [{"@type": "Person", "name": "Jane Field"}], "publisher": {"@type": "Organization",
 "name": "The Norwick Courier"}}]}"""


def _paragraphs(sentences: list[str], subheads: tuple[str, ...] = ("What happens next",)) -> str:
    return "\n".join(f"<h2>{one}</h2>" if one in subheads else f"<p>{one}</p>" for one in sentences)


def _links(names: list[str], tag: str = "li") -> str:
    return "".join(f"<{tag}><a href='/{n}'>{name}</a></{tag}>" for n, name in enumerate(names))


def modern() -> Page:
    source = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{HEADLINE} | Courier</title>
<link rel="canonical" href="https://courier.example/news/old-mill-bridge">
<script type="application/ld+json">{LINKED}</script><style>p {{ color: red }}</style></head><body>
<div class="cookie-banner" role="dialog"><p>{BANNER}</p><button>Accept</button></div>
<header><nav><ul>{_links(MENU)}</ul></nav></header>
<main><article><h1>{HEADLINE}</h1><div class="byline">By <a rel="author" href="/jane">Jane Field</a></div>
<time datetime="2025-05-28T06:30:00+01:00">28 May 2025</time><ul class="share"><li>Share</li><li>Tweet</li></ul>
<div class="article-body">{_paragraphs(ARTICLE[1:4])}
<aside class="newsletter"><h3>Newsletter</h3><p>{NEWSLETTER}</p></aside>
{_paragraphs(ARTICLE[4:])}</div></article>
<aside class="related"><h2>Related stories</h2><ul>{_links(RELATED)}</ul></aside>
<section id="comments" class="comments"><h2>2 comments</h2><div class="comment"><p>{COMMENTS[0]}</p></div>
<div class="comment"><p>{COMMENTS[1]}</p></div></section></main>
<footer><p>{FOOTER}</p></footer><script>var text = "never shown";</script></body></html>"""
    return Page(source, ARTICLE, AROUND, FIELDS)


def table_layout() -> Page:
    rows = "<br>".join(f'<a href="{n}.htm">{name}</a>' for n, name in enumerate(MENU))
    text = "<br><br>\n".join(ARTICLE[1:])
    source = f"""<HTML><HEAD><TITLE>{HEADLINE}</TITLE><META NAME="author" CONTENT="Jane Field">
<META NAME="date" CONTENT="2025-05-28"></HEAD><BODY BGCOLOR=white><TABLE WIDTH=100%><TR><TD COLSPAN=3>
<FONT SIZE=7>The Norwick Courier</FONT></TD></TR><TR><TD WIDTH=120>{rows}</TD><TD><FONT SIZE=5><B>{HEADLINE}</B></FONT>
<BR><FONT SIZE=2>{text}</FONT></TD><TD WIDTH=150><B>More news</B><BR>{"<br>".join(f"<a href=x>{r}</a>" for r in RELATED)}
</TD></TR><TR><TD COLSPAN=3><FONT SIZE=1>{FOOTER}</FONT></TD></TR></TABLE></BODY></HTML>"""
    fields = {key: FIELDS[key] for key in ("title", "author", "published")}
    return Page(source, ARTICLE, [*MENU, *RELATED, FOOTER], fields)


def amp() -> Page:
    source = f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8">
<link rel="canonical" href="https://courier.example/news/old-mill-bridge"><title>{HEADLINE} - AMP</title>
<style amp-boilerplate>body{{}}</style><noscript><style>body{{}}</style></noscript>
<meta property="og:site_name" content="The Norwick Courier"></head><body><amp-sidebar id="side"><ul>{_links(MENU)}</ul>
</amp-sidebar><article><h1 class="amp-title">{HEADLINE}</h1><amp-img src="x.jpg"><noscript><img src="x.jpg"></noscript>
</amp-img>{_paragraphs(ARTICLE[1:])}<amp-ad type="x"></amp-ad></article><footer>{FOOTER}</footer></body></html>"""
    return Page(source, ARTICLE, [*MENU, FOOTER], {key: FIELDS[key] for key in ("title", "outlet", "address")})


def blog() -> Page:
    posts = "".join(f"<li><a href='/{n}'>{name}</a></li>" for n, name in enumerate(RELATED))
    source = f"""<html lang="en-GB"><head><title>Jane’s Norwick Notes » {HEADLINE}</title>
<meta property="article:published_time" content="2025-05-28T06:30:00+00:00"></head><body class="single-post">
<div id="header"><h1><a href="/">Jane’s Norwick Notes</a></h1></div><div id="content"><div class="post">
<h2 class="entry-title">{HEADLINE}</h2><p class="meta">Posted in <a href="/t">Town</a></p><div class="entry-content">
{_paragraphs(ARTICLE[1:4])}<h3>{ARTICLE[4]}</h3>{_paragraphs(ARTICLE[5:])}</div></div>
<ol class="commentlist"><li class="comment"><p>{COMMENTS[0]}</p></li><li class="comment"><p>{COMMENTS[1]}</p></li></ol>
</div><div id="sidebar"><h3>Recent posts</h3><ul>{posts}</ul></div><div id="footer">{FOOTER}</div></body></html>"""
    return Page(source, ARTICLE, [*RELATED, *COMMENTS, FOOTER], {"title": HEADLINE, "published": "2025-05-28"})


LIVE = [
    "Bridge closure: live updates",
    "Buses are now stopping at the market square instead of the east bank, the bus company says in a statement.",
    "The council leader has arrived at the bridge and is talking to residents who have come out to look at the piers.",
    "The first lorries are being turned back at the roundabout, and the queue reaches as far as the railway station.",
    "Good morning, and welcome to our live page about the closure of the Old Mill Bridge, which began at midnight.",
]


def liveblog() -> Page:
    posts = "".join(
        f"<div class='live-post'><time datetime='2025-05-28T0{9 - n}:15'>0{9 - n}:15</time><p>{text}</p></div>"
        for n, text in enumerate(LIVE[1:])
    )
    data = '{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"Bridge closure: live updates",'
    data += '"datePublished":"2025-05-28T06:15:00Z","publisher":{"name":"The Norwick Courier"}}'
    source = f"""<html lang="en-GB"><head><title>Bridge closure - live</title>
<script type="application/ld+json">{data}</script></head><body><nav>{_links(MENU, "span")}</nav><main>
<h1>Bridge closure: live updates</h1><div class="live-blog">{posts}</div></main><footer>{FOOTER}</footer></body></html>"""
    fields = {"title": LIVE[0], "published": "2025-05-28", "outlet": "The Norwick Courier"}
    return Page(source, LIVE, [*MENU, FOOTER], fields)


def paywall() -> Page:
    wall = "To continue reading this article, become a subscriber from one pound a week. Cancel at any time."
    source = f"""<html lang="en-GB"><head><title>{HEADLINE}</title><meta property="og:title" content="{HEADLINE}">
<meta name="description" content="{ARTICLE[1]}"></head><body><nav>{_links(MENU, "span")}</nav><article>
<h1>{HEADLINE}</h1><div class="standfirst"><p>{ARTICLE[1]}</p></div><p>{ARTICLE[2]}</p></article><div class="paywall"><h3>Subscribe</h3><p>{wall}</p>
</div><footer>{FOOTER}</footer></body></html>"""
    return Page(source, ARTICLE[:3], [*MENU, wall, FOOTER], {"title": HEADLINE, "standfirst": ARTICLE[1]})


ARABIC = [
    "إغلاق الجسر القديم حتى الربيع",
    "قال مجلس المدينة يوم الأربعاء إن الجسر القديم سيبقى مغلقا حتى شهر أبريل بسبب تشققات في اثنين من أعمدته الخمسة.",
    "وقالت المهندسة سلمى حداد: «لا يمكننا أن نسمح لحافلة واحدة بالعبور». ويعبر الجسر نحو أربعة آلاف سيارة كل يوم.",
    "ويخشى أصحاب المتاجر في الضفة الشرقية على تجارتهم في الشتاء، وقد جمعوا ألفا ومئتي توقيع من أجل عبارة.",
]
JAPANESE = [
    "古い橋は春まで通行止め",
    "町議会は水曜日、古い水車橋を四月まで通行止めにすると発表した。先週の点検で五本の橋脚のうち二本に亀裂が見つかったためである。",
    "工事課長の森田花子さんは「バスを一台も通すわけにはいかない」と話した。橋は一日におよそ四千台の車が利用している。",
    "東岸の商店主たちは冬の売り上げを心配している。渡し船を求める署名は千二百人分に達し、議会は月曜日に話し合う予定だ。",
]


def right_to_left() -> Page:
    menu = ["الرئيسية", "أخبار", "رياضة", "الطقس"]
    source = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{ARABIC[0]}</title></head>
<body><nav><ul>{_links(menu)}</ul></nav><article><h1>{ARABIC[0]}</h1>{_paragraphs(ARABIC[1:])}</article>
<footer>جميع الحقوق محفوظة لصحيفة المدينة</footer></body></html>"""
    return Page(source, ARABIC, [*menu, "جميع الحقوق محفوظة لصحيفة المدينة"], {"title": ARABIC[0], "language": "ar"})


def japanese() -> Page:
    menu = ["ホーム", "ニュース", "スポーツ", "天気予報"]
    source = f"""<!DOCTYPE html><html lang="ja"><head><meta charset="shift_jis"><title>{JAPANESE[0]}｜町新聞</title></head>
<body><div id="nav"><ul>{_links(menu)}</ul></div><div id="main"><h1>{JAPANESE[0]}</h1>{_paragraphs(JAPANESE[1:])}</div>
<div id="footer"><p>無断転載を禁じます</p></div></body></html>"""
    return Page(source, JAPANESE, [*menu, "無断転載を禁じます"], {"title": JAPANESE[0], "language": "ja"})


def teaser() -> Page:
    """A page that repeats the first paragraphs above the article and below it."""
    source = f"""<html lang="en"><head><title>{HEADLINE}</title></head><body><div class="top"><a href="/1">{HEADLINE}</a>
<p>{ARTICLE[1]}</p></div><nav><ul>{_links(MENU)}</ul></nav><div class="story"><h1>{HEADLINE}</h1>
{_paragraphs(ARTICLE[1:])}</div><div class="most-read"><ul><li><a href="/1">{HEADLINE}</a></li>{_links(RELATED)}</ul></div>
<footer>{FOOTER}</footer></body></html>"""
    return Page(source, ARTICLE, [*MENU, *RELATED, FOOTER], {"title": HEADLINE})


def divs() -> Page:
    """No paragraph is marked as one, and links, pictures and captions stand among them."""
    body = "".join(
        f"<div><span>{text.replace('council', '<a href=/c>council</a>')}</span></div>" for text in ARTICLE[1:]
    )
    source = f"""<html lang="en"><head><title>{HEADLINE}</title></head><body><div class="nav">{_links(MENU, "div")}</div>
<div class="wrap"><div class="headline"><h1>{HEADLINE}</h1></div><figure><img src="a.jpg" alt="never shown"><figcaption>
The bridge on Tuesday. Photo: R. Lund</figcaption></figure><div class="story-text">{body}</div></div>
<div class="bottom">{FOOTER}</div></body></html>"""
    return Page(source, ARTICLE, [*MENU, FOOTER], {"title": HEADLINE})


PAGES = {make.__name__: make() for make in (modern, table_layout, amp, blog, liveblog, paywall, right_to_left, japanese,
                                            teaser, divs)}  # fmt: skip
