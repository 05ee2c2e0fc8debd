"""Makes data/example_articles/ from the clean texts: each article in its format, with the damage that is built in.

    .venv/bin/python tests/make_examples.py

The texts are in data/example_texts.json, what is known of them in data/example_key.csv; both are written by people.
Every run writes the same bytes: no clock, nothing compressed, fixed dates inside archives. (Only the parquet file
depends on the version of pyarrow; its content does not.)
"""

import csv
import json
import re
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path

import example_formats as formats

DATA = Path(__file__).resolve().parents[1] / "data"
TEXTS = json.loads((DATA / "example_texts.json").read_text(encoding="utf-8"))
with (DATA / "example_key.csv").open(encoding="utf-8", newline="") as stream:
    KEY = {row["id"]: row for row in csv.DictReader(stream)}
FOLDER = DATA / "example_articles"


def made():
    """All files: name -> bytes."""
    town_hall = _town_hall()
    return {
        "courier.txt": _courier(),
        "radio_ostle.html": _radio(),
        "town_hall.docx": town_hall,
        "span_and_pier.pdf": formats.pdf(*_headed("span_and_pier"), "Span and Pier"),
        "ink_blot.md": _blog(),
        "nexis.docx": _nexis("nexis_1", "nexis_2"),
        "exchange.csv": formats.table(_rows("daily_harrigan", _with_entities(TEXTS["daily_harrigan"]))),
        "exchange_german.tsv": formats.table(_rows("tagblatt", TEXTS["tagblatt"]), "\t", "cp1252"),
        "hed_hanahar.txt": _hed_hanahar(),
        "valley_chronicle.txt": re.sub("[“”’]", "\u0e42", TEXTS["valley_chronicle"]).encode("utf-8"),
        "buses.txt": _wrapped(TEXTS["buses"]).encode("utf-8"),
        "merchants.odt": _merchants(),
        "heritage.rtf": formats.rtf(_paragraphs("heritage"), KEY["heritage"]["title"]),
        "evening_lantern.mhtml": _evening_lantern(),
        "factiva.txt": _factiva("factiva_1", "factiva_2"),
        "broadcast.rss": _broadcast(),
        "archive.zip": formats.packed({"club/cycling_club.jsonl": _lines("cycling_club")}),
        "school_paper.json": _school_paper(),
        "ferry.xlsx": formats.xlsx(_rows("ferry", TEXTS["ferry"])),
        "press_releases.parquet": formats.parquet(_record("press_release", TEXTS["press_release"])),
        "not_whole.docx": town_hall[: len(town_hall) // 2],  # as after a download that broke off
    }


def _paragraphs(id):
    return re.split("\n+", TEXTS[id].strip())


def _headed(id):
    title, *paragraphs = _paragraphs(id)
    return title, paragraphs


def _day(id):
    return datetime.fromisoformat(KEY[id]["published"]).replace(hour=6, minute=15, tzinfo=UTC)


def _record(id, text):
    """An article as a row of a table: column -> cell."""
    known = {"id": id, "title": KEY[id]["title"], "outlet": KEY[id]["outlet"], "date": KEY[id]["published"]}
    return {**known, "text": text}


def _rows(id, text):
    record = _record(id, text)
    return [[*record], [*record.values()]]


def _courier():
    """Copied from a page: the headline twice, a stamp, counters, a link in the middle, a credit, a share line."""
    title, (first, second, *rest) = _headed("courier")
    stamp = "March 13, 2024\u00a0-\u00a006:15\n\u00a00 \u00a00"
    link = "Read more\nBrackhythe Courier\nCouncil meets behind closed doors"
    lines = [f"{title}\n\n{stamp}\n{title}", first, "Photo: Tilda Morn / Brackhythe Courier", second, link, *rest]
    text = "\n\n".join([*lines, "Share on Facebook Share on X Email Print"])
    return b"\xef\xbb\xbf" + text.encode("utf-8")


def _town_hall():
    """From a word processor: soft hyphens where words may be parted, no-break and zero-width blanks."""
    title, paragraphs = _headed("town_hall")
    changes = {"2.4 million": "2.4\u00a0million", "8 April": "8\u00a0April", "autumn": "au\u00adtumn"}
    changes |= {"timetable": "time\u00adtable", "12, every": "12,\u200b every", "8,400 of": "8,400\u00a0of"}
    for clean, odd in changes.items():
        paragraphs = [paragraph.replace(clean, odd) for paragraph in paragraphs]
    shown = [("Title", title), *(("Normal", paragraph) for paragraph in paragraphs)]
    return formats.docx(shown, title, "Town Hall of Brackhythe")


def _blog():
    title, paragraphs = _headed("ink_blot")
    text = "\n\n".join([f"# {title}", *paragraphs])
    text = text.replace("all summer, and then some", "*all summer, and then some*")
    text = text.replace("council meeting", "[council meeting](https://www.brackhythe.example/council)")
    text = text.replace("the night bus", "**the night bus**")
    front = f'---\ntitle: "{title}"\ndate: {KEY["ink_blot"]["published"]}\nauthor: Ivo Lindqvane\n---\n\n'
    return (front + text).encode("utf-8")


def _nexis(*ids):
    """An export of Nexis Uni: its fields around each article."""
    shown = []
    for id in ids:
        title, paragraphs = _headed(id)
        day, outlet = _day(id), KEY[id]["outlet"]
        if id == "nexis_1":
            paragraphs = [f"BRACKHYTHE, March 13 (Corrin Press) – {paragraphs[0]}", *paragraphs[1:]]
        written = f"{day:%B} {day.day}, {day.year} {day:%A}"
        shown += [("Heading1", title), ("Normal", outlet), ("Normal", written), ("Normal", "")]
        shown += [("Normal", f"Copyright 2024 {outlet} All Rights Reserved"), ("Normal", "")]
        shown += [("Normal", "Section: NEWS; Pg. 5"), ("Normal", f"Length: {KEY[id]['words']} words")]
        shown += [("Heading1", "Body"), ("Normal", ""), *(("Normal", paragraph) for paragraph in paragraphs)]
        shown += [("Normal", ""), ("Normal", f"Load-Date: {written.rpartition(' ')[0]}"), ("Normal", "End of Document")]
    return formats.docx(shown, "", "Nexis Uni")


def _factiva(*ids):
    """An export of Factiva as text: codes of two letters, then what they name."""
    articles = []
    for number, id in enumerate(ids, start=1):
        title, (first, *rest) = _headed(id)
        day = _day(id)
        fields = [("HD", title), ("WC", f"{KEY[id]['words']} words"), ("PD", f"{day.day} {day:%B} {day.year}")]
        fields += [("SN", KEY[id]["outlet"]), ("SC", "OSTLE"), ("LA", "English"), ("CY", f"© 2024 {KEY[id]['outlet']}")]
        head = "\n".join(f"{code}  {field}" for code, field in fields)
        body = "\n\n".join([f"LP\n{first}", "TD\n" + "\n\n".join(rest)])
        articles.append(f"{head}\n\n{body}\n\nAN  Document OSTLE000{day:%Y%m%d}ek3{number}00001\n")
    return "\n\n".join(articles).encode("utf-8")


def _with_entities(text):
    for letter, entity in (("“", "&ldquo;"), ("”", "&rdquo;"), ("’", "&#8217;")):
        text = text.replace(letter, entity)
    return text


def _hed_hanahar():
    """Right to left, in UTF-16, with the invisible direction marks that word processors put around numbers."""
    text = TEXTS["hed_hanahar"].replace("9,000", "\u202a9,000\u202c").replace("אימרה טלוק", "\u202bאימרה טלוק\u202c")
    return b"\xff\xfe" + text.replace("\n", "\r\n").encode("utf-16-le")


def _wrapped(text):
    return "\n\n".join(textwrap.fill(part, 72, break_on_hyphens=False) for part in text.split("\n\n"))


def _merchants():
    title, paragraphs = _headed("merchants")
    odd = (("22 weeks", "22\u00a0weeks"), ("31 shops", "31\u00a0shops"), ("footbridge", "foot\u200bbridge"))
    for clean, written in odd:
        paragraphs = [paragraph.replace(clean, written) for paragraph in paragraphs]
    shown = [("Heading", title), *(("Standard", paragraph) for paragraph in paragraphs)]
    return formats.odt(shown, title, "Mill Street Traders")


def _lines(id):
    return json.dumps(_record(id, TEXTS[id]), ensure_ascii=False) + "\n"


def _school_paper():
    """Saved as UTF-8, read by a program as Windows code page 1252, and saved again."""
    read = TEXTS["school_paper"].encode("utf-8").decode("cp1252", errors="surrogateescape")
    text = "".join(chr(ord(letter) & 0xFF) if "\udc80" <= letter <= "\udcff" else letter for letter in read)
    record = _record("school_paper", text)
    return (json.dumps([record], ensure_ascii=True, indent=1) + "\n").encode("ascii")


def _broadcast():
    id = "broadcast"
    html = "".join(f"<p>{_with_entities(paragraph)}</p>" for paragraph in _headed(id)[1])
    item = f"<title>{escape(KEY[id]['title'])}</title><link>https://www.ostle-tv.example/footbridge</link>"
    item += f"<pubDate>{format_datetime(_day(id), usegmt=True)}</pubDate><dc:creator>Newsroom</dc:creator>"
    item += f"<content:encoded>{escape(html)}</content:encoded>"
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    channel = "<title>Ostle Television</title><link>https://www.ostle-tv.example/</link>"
    channel += "<description>News from the valley</description><language>en</language>"
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<rss version="2.0" {spaces}><channel>{channel}<item>{item}</item></channel></rss>\n'.encode()


def _radio():
    """A whole web page: what surrounds the article is longer than the article."""
    id = "radio_ostle"
    title, paragraphs = _headed(id)
    body = "\n".join(f"<p>{_with_entities(escape(paragraph, False))}</p>" for paragraph in paragraphs)
    body = body.replace("kilometres", "kilo&shy;metres").replace("11 kilo", "11&nbsp;kilo")
    facts = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "inLanguage": "en"}
    facts |= {"datePublished": _day(id).isoformat(), "author": {"@type": "Person", "name": "Hanne Brisk"}}
    facts |= {"publisher": {"@type": "Organization", "name": KEY[id]["outlet"]}}
    return PAGE.format(
        title=escape(title), outlet=KEY[id]["outlet"], day=_day(id).isoformat(), facts=json.dumps(facts), body=body,
        address="https://www.radio-ostle.example/news/old-bridge", other="Weather: rain until the weekend",
        credit="The Old Bridge last week. Photo: Tilda Morn",
    ).encode("utf-8")  # fmt: skip


def _evening_lantern():
    id = "evening_lantern"
    title, paragraphs = _headed(id)
    day, address = _day(id).isoformat(), "https://www.evening-lantern.example/mayor"
    facts = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": day}
    page = PAGE.format(
        title=escape(title), outlet=KEY[id]["outlet"], day=day, facts=json.dumps(facts, ensure_ascii=True),
        body="\n".join(f"<p>{escape(paragraph, False)}</p>" for paragraph in paragraphs), address=address,
        other="Lantern festival moves to the meadow", credit="Imra Tellock in her office. Photo: Evening Lantern",
    )  # fmt: skip
    return formats.mhtml(page, address, "The Evening Lantern")


PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | {outlet}</title>
<link rel="canonical" href="{address}">
<meta property="og:type" content="article">
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="{day}">
<script type="application/ld+json">{facts}</script>
<style>body {{ font-family: serif }}</style>
</head>
<body>
<div id="cookie-banner" role="dialog"><p>We use cookies. By using this site you agree to our cookie policy.</p>
<button>Accept all</button> <button>Settings</button></div>
<header><a href="/">{outlet}</a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li>
<li><a href="/weather">Weather</a></li><li><a href="/contact">Contact</a></li></ul></nav></header>
<main><article>
<h1>{title}</h1>
<div class="share"><span>Share</span> <span>17</span> <span>Tweet</span> <span>4</span></div>
<figure><img src="bridge.jpg" alt=""><figcaption>{credit}</figcaption></figure>
{body}
</article></main>
<aside class="related"><h2>Read more</h2><ul><li><a href="/1">{other}</a></li>
<li><a href="/2">Market day moved to Thursday</a></li></ul></aside>
<footer><p>© 2024 {outlet}. All rights reserved.</p><p><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></p>
</footer>
</body>
</html>
"""


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in made().items():
        (FOLDER / name).write_bytes(content)
