"""load_web against a real server on this computer, and addresses that must never be visited."""

import gzip
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from itertools import pairwise

import pytest

from tests.made_pages import ARTICLE, modern
from toolkit.addresses import Refused, is_public, numbers, target
from toolkit.fetching import Bounds, fetched, plain
from toolkit.visiting import Visits
from toolkit.web import addresses_in, load_web

PAGE = modern().source.encode()
TEXT = "\n".join(ARTICLE)
BOMB = gzip.compress(b"a" * 30_000_000, 1)
OLD = "<html><head><title>Müller</title></head><body><p>Die Brücke bleibt „gesperrt“, sagte Müller.</p></body></html>"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>
<item><title>A</title><link>{0}/page</link><description>Short.</description></item>
<item><title>B</title><link>{0}/missing</link></item><item><title>C</title><link>{0}/page</link></item>
<item><title>D</title><link>ftp://a.example/x</link></item><item><title>E</title><link>{0}/plain</link>
<pubDate>Wed, 28 May 2025 08:00:00 GMT</pubDate></item>
</channel></rss>"""


class Server(BaseHTTPRequestHandler):
    """Good pages, and every kind of bad one."""

    protocol_version = "HTTP/1.1"
    timeout = 20

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers), time.monotonic()))
        name = self.path.partition("?")[0].strip("/").replace(".", "_")
        with suppress(ConnectionError):
            getattr(self, f"give_{name}", self.give_missing)()
        self.close_connection = True

    def give(self, content=b"", kind="text/html; charset=utf-8", status=200, **headers):
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def open_ended(self, pieces, pause=0.0, kind="text/html", **headers):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        for piece in pieces:
            self.wfile.write(piece)
            self.wfile.flush()
            time.sleep(pause)

    def give_page(self):
        self.give(PAGE, Set_Cookie="id=1")

    def give_plain(self):
        self.give("Only a few words, in plain text.\nNo more.".encode("utf-16"), "text/plain")

    def give_old(self):
        self.give(OLD.encode("cp1252"), "text/html; charset=iso-8859-1")

    def give_zipped(self):
        self.give(gzip.compress(PAGE), Content_Encoding="gzip")

    def give_bomb(self):
        self.give(BOMB, Content_Encoding="gzip")

    def give_endless(self):
        self.open_ended([b"<p>word</p>" * 5000] * 100_000)

    def give_drip(self):
        self.open_ended([b"x"] * 200, 0.1)

    def give_slow_head(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(200):
            self.wfile.write(b"X-%d: y\r\n" % number)
            self.wfile.flush()
            time.sleep(0.1)

    def give_silent(self):
        time.sleep(10)

    def give_loop(self):
        self.give(status=302, Location="/loop")

    def give_moved(self):
        self.give(status=301, Location="/page?moved=1")

    def give_to_metadata(self):
        self.give(status=302, Location="http://169.254.169.254/latest/meta-data/")

    def give_to_file(self):
        self.give(status=302, Location="file:///etc/passwd")

    def give_to_login(self):
        self.give(status=302, Location=f"http://me:secret@127.0.0.1:{self.server.server_port}/page")

    def give_picture(self):
        self.give(b"\x89PNG", "image/png")

    def give_nothing_said(self):
        self.give(PAGE, "")

    def give_binary(self):
        self.give(b"\0\1\2", "")

    def give_broken(self):
        self.give(b"sorry", status=500)

    def give_missing(self):
        self.give(b"<p>There is nothing here.</p>", status=404)

    def give_short(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(PAGE[:100])

    def give_brotli(self):
        self.give(b"\x0b\x02\x80", Content_Encoding="br")

    def give_not_gzip(self):
        self.give(b"<p>plain</p>", Content_Encoding="gzip")

    def give_feed(self):
        self.give(FEED.format(f"http://127.0.0.1:{self.server.server_port}").encode(), "application/rss+xml")

    def give_feed_as_page(self):
        self.give(FEED.format(f"http://127.0.0.1:{self.server.server_port}").encode(), "text/html")

    def give_empty_feed(self):
        self.give(b'<rss version="2.0"><channel><title>x</title></channel></rss>', "text/xml")

    def give_garbage(self):
        self.wfile.write(b"this is not http\r\n\r\n")

    def give_robots_txt(self):
        answer = self.server.robots
        self.give(answer, "text/plain") if isinstance(answer, bytes) else self.give(status=answer)


@pytest.fixture(scope="module")
def running():
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def server(running):
    running.asked, running.robots = [], 404
    return running


def at(server, path=""):
    return f"http://127.0.0.1:{server.server_port}/{path}"


OWN = {"private": True, "pause": 0.0}
BOUNDS = Bounds(private=True, seconds=20, size=1_000_000, redirects=3)
SLOW = ("drip", "slow_head", "silent")


# What is fetched


def test_a_page_becomes_an_article(server):
    corpus = load_web(at(server, "page"), **OWN)
    (article,) = corpus
    assert article.text == TEXT
    assert (article.title, article.published, article.published_basis) == (ARTICLE[0], "2025-05-28", "text")
    row = corpus.loading.iloc[0]
    assert (row["file"], row["format"], row["status"]) == (at(server, "page"), "html", "repaired")


def test_the_request_says_who_asks_and_nothing_else(server):
    load_web([at(server, "page"), at(server, "moved")], **OWN)
    path, headers, _ = server.asked[-1]
    assert path == "/page?moved=1"
    assert headers["User-Agent"].startswith("Parallax/")
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}  # no cookie, no log-in


def test_the_header_names_the_encoding(server):
    (article,) = load_web(at(server, "old"), **OWN)
    assert "Die Brücke bleibt „gesperrt“, sagte Müller." in article.text
    assert article.address == at(server, "old")


def test_plain_text(server):
    corpus = load_web(at(server, "plain"), **OWN)
    assert [article.text for article in corpus] == ["Only a few words, in plain text.\nNo more."]
    assert corpus.loading["format"].tolist() == ["txt"]


@pytest.mark.parametrize("path", ["zipped", "moved", "nothing_said"])
def test_other_ways_to_the_same_page(server, path):
    assert fetched(at(server, path), BOUNDS).content == PAGE


@pytest.mark.parametrize("path", ["feed", "feed_as_page"])
def test_a_feed_leads_to_its_pages(server, path):
    corpus = load_web(at(server, path), **OWN)
    assert [article.file for article in corpus] == [at(server, "page"), at(server, "plain")]
    page, plain = corpus
    assert (page.outlet, page.outlet_evidence) == ("The Norwick Courier", "JSON-LD publisher: The Norwick Courier")
    assert (plain.outlet, plain.outlet_evidence) == ("Courier", "feed title: Courier")  # the page states none
    assert (plain.published, plain.published_basis) == ("2025-05-28", "text")
    table = corpus.loading.set_index("file")["why"]
    assert "A feed: the pages of 4 of its 4 entries" in table[at(server, path)]
    assert "404" in table[at(server, "missing")]
    assert "http://" in table["ftp://a.example/x"]
    assert [path for path, *_ in server.asked].count("/page") == 1


def test_only_the_first_entries_of_a_feed(server):
    corpus = load_web(at(server, "feed"), feed_entries=1, **OWN)
    assert len(corpus) == 1
    assert "Say feed_entries=4 for all." in corpus.loading.iloc[0]["why"]


def test_one_bad_address_never_stops_the_others(server):
    bad = [
        "missing",
        "broken",
        "picture",
        "garbage",
        "loop",
        "to_metadata",
        "empty_feed",
        "not_gzip",
        "brotli",
        "binary",
    ]
    corpus = load_web([*(at(server, path) for path in bad), at(server, "page")], **OWN)
    assert corpus.loading["status"].tolist() == ["skipped"] * len(bad) + ["repaired"]
    assert corpus.loading["why"].str.len().gt(10).all()
    with pytest.raises(ValueError, match="404"):
        load_web([at(server, "missing"), at(server, "page")], strict=True, **OWN)


def test_no_article_at_all_is_an_error(server):
    with pytest.raises(ValueError, match=r"No article.*404"):
        load_web(at(server, "missing"), **OWN)


# The bounds

BAD = {
    "endless": "It is larger than 1.0 MB",
    "bomb": "It is larger than 1.0 MB",
    "drip": "longer than 1.5 seconds",
    "slow_head": "longer than 1.5 seconds",
    "silent": "longer than 1.5 seconds",
    "loop": "There are more than 3 redirects",
    "to_file": "Only addresses that start with http",
    "to_login": "user name",
    "picture": "image/png",
    "binary": "does not say what this is",
    "broken": "500",
    "missing": "404",
    "short": "ended before the page did",
    "brotli": "packed in a way",
    "not_gzip": "packed wrongly",
    "garbage": "cannot be fetched",
}


@pytest.mark.parametrize("path", BAD)
def test_bounds(server, path):
    bounds, start = BOUNDS._replace(seconds=1.5 if path in SLOW else 20), time.monotonic()
    with pytest.raises(Refused, match=BAD[path]):
        fetched(at(server, path), bounds)
    assert time.monotonic() - start < 10  # what drips takes twenty


def test_a_redirect_out_of_the_public_internet_is_checked_again(server):
    """The first host counts as public here; what it redirects to does not."""

    def ask(host, port):
        return ["127.0.0.1"] if host == "news.example" else [host]

    port = server.server_port
    bounds = BOUNDS._replace(resolve=ask)
    assert fetched(f"http://news.example:{port}/page", bounds).content == PAGE
    with pytest.raises(Refused, match="into your own network"):
        fetched(f"http://news.example:{port}/to_metadata", bounds._replace(private=False))


def test_nothing_listens_there():
    with pytest.raises(Refused, match="no connection"):
        fetched("http://127.0.0.1:9/", BOUNDS)


def test_a_page_without_encryption_is_no_https_page(server):
    with pytest.raises(Refused, match="cannot be fetched"):
        fetched(at(server, "page").replace("http:", "https:"), BOUNDS)


def test_the_host_is_looked_up_once_and_that_number_is_used(server):
    """A name that leads to a public number first and to this computer a moment later (DNS rebinding)."""
    answers = [["127.0.0.1"], ["192.0.2.1"]]
    bounds = BOUNDS._replace(resolve=lambda host, port: answers.pop(0))
    assert fetched(f"http://rebinding.example:{server.server_port}/page", bounds).content == PAGE
    assert server.asked[-1][1]["Host"] == f"rebinding.example:{server.server_port}"
    assert len(answers) == 1


# Politeness


def test_robots(server):
    server.robots = b"User-agent: *\nDisallow: /page\n"
    visits = Visits(BOUNDS, pause=0, robots=True)
    with pytest.raises(Refused, match=r"robots\.txt asks"):
        visits.fetch(at(server, "page"))
    with pytest.raises(Refused, match=r"robots\.txt asks"):
        visits.fetch(at(server, "moved"))  # it leads to a page that is disallowed
    assert visits.fetch(at(server, "old")).kind == "html"
    assert [path for path, *_ in server.asked] == ["/robots.txt", "/moved", "/old"]
    assert Visits(BOUNDS, pause=0, robots=False).fetch(at(server, "page")).content == PAGE


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        (404, True),
        (410, True),
        (401, False),
        (403, False),
        (500, False),
        (503, False),
        (b"", True),
        (b"\xff\xfe junk <html>", True),
        (b"User-agent: Parallax\nDisallow: /\n\nUser-agent: *\nDisallow:\n", False),
        (b"User-agent: other\nDisallow: /\n", True),
    ],
)
def test_robots_answers(server, answer, allowed):
    server.robots = answer
    visits = Visits(BOUNDS, pause=0, robots=True)
    if allowed:
        assert visits.fetch(at(server, "page")).content == PAGE
    else:
        with pytest.raises(Refused, match=r"robots\.txt"):
            visits.fetch(at(server, "page"))


def test_pauses(server):
    waits = []
    visits = Visits(BOUNDS, pause=2.0, robots=True, wait=waits.append)
    visits.fetch(at(server, "page"))
    visits.fetch(at(server, "old"))
    assert [round(wait) for wait in waits] == [2, 2]  # after robots.txt, and after the page
    server.robots = b"User-agent: *\nCrawl-delay: 500\n"
    waits.clear()
    Visits(BOUNDS, pause=2.0, robots=True, wait=waits.append).fetch(at(server, "page"))
    assert [round(wait) for wait in waits] == [30]  # as asked, within reason


def test_pauses_in_truth(server):
    load_web([at(server, "page"), at(server, "old")], private=True, pause=0.3)
    times = [when for *_, when in server.asked]
    assert len(times) == 3 and all(later - earlier > 0.28 for earlier, later in pairwise(times))


def test_robots_of_any_kind_is_read(server):
    assert plain(at(server, "picture"), BOUNDS).content == b"\x89PNG"


# Which addresses

REFUSED = [
    "file:///etc/passwd", "ftp://a.example/x", "data:text/html,<p>x", "javascript:alert(1)", "gopher://a.example/",
    "", "http://", "http:///x", "https://a b.example/", "http://a.example\\@127.0.0.1/", "http://[::1",
    "http://a:99999/",
    "http://a:x/", "http://user@a.example/", "http://user:pass@a.example/", "http://a.example@127.0.0.1/",
    "http://localhost/", "http://LOCALHOST./", "http://x.localhost/", "http://printer.local/", "http://db.internal/",
    "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/", "http://0/", "http://0x7f.1/",
    "http://127.0.0.01/", "http://１２７.1/", "http://-a.example/",
    "http://a..example/", "http://a.example/\r\nHost: b",
    "http://" + "a" * 70 + ".example/", "//a.example/", "a.example",
]  # fmt: skip


@pytest.mark.parametrize("address", REFUSED)
def test_refused_as_written(address):
    with pytest.raises(Refused, match=r"[.)]$"):
        target(address)


@pytest.mark.parametrize("address", [one for one in REFUSED if not one.startswith(("http://", "//", "a."))])
def test_other_schemes_stay_refused_when_private(address):
    with pytest.raises(Refused):
        target(address, private=True)


OWN_NUMBERS = [
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fc00::1",
    "fd00:ec2::254",
    "ff02::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::a00:1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "100::1",
]  # fmt: skip


@pytest.mark.parametrize("number", OWN_NUMBERS)
def test_numbers_that_are_not_public(number):
    assert not is_public(ip_address(number))
    with pytest.raises(Refused, match="private=True"):
        numbers("news.example", 80, private=False, seconds=1, ask=lambda host, port: ["93.184.215.14", number])
    assert numbers("news.example", 80, private=True, seconds=1, ask=lambda host, port: [number]) == [number]


@pytest.mark.parametrize(
    "number", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_numbers_that_are_public(number):
    assert is_public(ip_address(number))


@pytest.mark.parametrize(
    "literal", ["http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://10.1.2.3/"]
)
def test_a_number_as_host_is_checked_too(literal):
    with pytest.raises(Refused, match="into your own network"):
        fetched(literal, Bounds(seconds=2))


def test_a_name_that_is_not_found():
    def fails(host, port):
        raise OSError("no such name")

    def hangs(host, port):
        time.sleep(5)

    with pytest.raises(Refused, match=r"no host 'x\.example'"):
        numbers("x.example", 80, private=False, seconds=1, ask=fails)
    with pytest.raises(Refused, match="not found within"):
        numbers("x.example", 80, private=False, seconds=0.1, ask=hangs)
    with pytest.raises(Refused, match="no host"):
        numbers("x.example", 80, private=False, seconds=1, ask=lambda host, port: [])


def test_parts_of_an_address():
    assert target("HTTPS://Bücher.example:8443/a b/ü?q=ä#top".replace(" ", "%20"))[1:] == (
        "https", "xn--bcher-kva.example", 8443, "/a%20b/%C3%BC?q=%C3%A4",
    )  # fmt: skip
    assert target("http://a.example").path == "/"
    assert target("http://a.example:80/").named == "a.example"
    assert target("http://[2606:4700::1111]:81/").named == "[2606:4700::1111]:81"


def test_addresses_in(tmp_path):
    file = tmp_path / "addresses.txt"
    file.write_text(
        "# mine\nhttps://a.example/1\n\n  https://a.example/2  \nhttps://a.example/1\n", encoding="utf-8-sig"
    )
    assert addresses_in(file) == addresses_in(str(file)) == ["https://a.example/1", "https://a.example/2"]
    assert addresses_in("https://a.example/1") == ["https://a.example/1"]
    with pytest.raises(FileNotFoundError, match="starts with https://"):
        addresses_in("a.example/news")
    with pytest.raises(ValueError, match="no address"):
        addresses_in([])
    with pytest.raises(ValueError, match="not 7"):
        addresses_in([7])


def test_private_addresses_are_refused_unless_asked_for(server):
    with pytest.raises(ValueError, match="private=True"):
        load_web(at(server, "page"))
    assert server.asked == []


def test_proxies_are_not_used(server, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert fetched(at(server, "page"), BOUNDS).content == PAGE
