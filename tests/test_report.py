"""The report: every number opens as many passages as it says, letter by letter; nothing on the page can do harm."""

import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from toolkit import (
    Article,
    Corpus,
    clashes,
    codebook,
    coverage,
    disagreements,
    frequencies,
    function_words,
    kwic,
    load_corpus,
    naming,
    positions,
    report,
    reporting_verbs,
    speaking_share,
    spellings,
)
from toolkit import handout as handout_module
from toolkit.__main__ import main
from toolkit.chapters_coded import GIVEN
from toolkit.facts import STEPS, Files, gather
from toolkit.layers import outlet_pattern
from toolkit.pages import MOST_PASSAGES, Page, letters

ROOT = Path(__file__).resolve().parents[1]
VOID = {"meta", "input", "img", "br", "wbr", "hr", "link"}
WALL = "W" * 300
HOSTILE = [
    '<script>document.title = "run"</script> said Anna Berzina. “<img src=x onerror=alert(1)>,” she said.',
    "</textarea></script></style>--><!-- ]]> ${1+1} {{style}} {{data}} &amp; &lt; \\u003c",
    "Left \u202e right-to-left override, \u2066 isolate without an end. “Talks \u202e resume,” she said.",
    f"One long word: {WALL}. “{WALL},” he said.",
    "قال الوزير: «ستستأنف المحادثات». قال الوزير: «ستستأنف المحادثات».",
    "A lone half \ud800, a zero \x00, a bell \x07, a return \r and an end \x7f\x9f\ufffe. It said so.",
    "",
    " \n\n ",
]
IDS = ['a"b c', "it's <b>", "x onerror=alert(1)", "</title>", "عربي", "with\nline", WALL, "{{script}}"]


class Node:
    def __init__(self, tag, attributes=(), parent=None):
        self.tag, self.attributes, self.parent, self.inner = tag, dict(attributes), parent, []

    @property
    def classes(self):
        return (self.attributes.get("class") or "").split()

    def all(self, tag=None, kind=None):
        for one in self.inner:
            if isinstance(one, Node):
                if (tag is None or one.tag == tag) and (kind is None or kind in one.classes):
                    yield one
                yield from one.all(tag, kind)

    def text(self, but=lambda node: False):
        return "".join(one if isinstance(one, str) else "" if but(one) else one.text(but) for one in self.inner)


class Tree(HTMLParser):
    """The page as a browser reads it; AssertionError where an element is not closed in order."""

    def __init__(self, page):
        super().__init__()
        self.root = self.here = Node("root")
        self.feed(page)
        assert self.here is self.root

    def handle_starttag(self, tag, attributes):
        assert len({name for name, _ in attributes}) == len(attributes)
        node = Node(tag, attributes, self.here)
        self.here.inner.append(node)
        self.here = self.here if tag in VOID else node

    def handle_endtag(self, tag):
        assert tag == self.here.tag
        self.here = self.here.parent

    def handle_data(self, text):
        self.here.inner.append(text)


def written(corpus, folder, **options):
    path = report(corpus, folder / "report.html", progress=False, **options)
    return path.read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def corpus():
    return load_corpus()


@pytest.fixture(scope="module")
def page(corpus, tmp_path_factory):
    return written(corpus, tmp_path_factory.mktemp("five"))


@pytest.fixture(scope="module")
def tree(page):
    return Tree(page).root


@pytest.fixture(scope="module")
def hostile():
    return Corpus(
        tuple(Article.from_text(id, text, outlet=id, title=text[:20]) for id, text in zip(IDS, HOSTILE, strict=True))
    )


@pytest.fixture(scope="module")
def hostile_page(hostile, tmp_path_factory):
    return written(hostile, tmp_path_factory.mktemp("hostile"), title='</title><script>alert("t")</script>')


def made_up(articles=12):
    texts = [f"The mayor of town {number} said that talks resume. “We wait,” she said." for number in range(articles)]
    return Corpus(
        tuple(Article.from_text(f"text-{n}", text, outlet=f"Daily Globe {n}") for n, text in enumerate(texts))
    )


# Numbers and their passages -----------------------------------------------------------------------------------------


def check_numbers(tree, corpus):
    numbers = list(tree.all("details", "evidence"))
    for details in numbers:
        summary, items = next(details.all("summary")), list(details.all("li"))
        number = int(summary.text().replace(",", ""))
        assert len(items) == min(number, MOST_PASSAGES)
        if number > MOST_PASSAGES:
            assert f"{number - MOST_PASSAGES:,} more" in details.text()
        for item in items:
            check_passage(item, corpus)
    return len(numbers)


def check_passage(item, corpus):
    link, quote = next(item.all("a")), next(item.all("q"))
    number, start, end = map(int, link.attributes["data-place"].split())
    article = corpus.articles[number]
    assert f"{start}–\u2060{end}" in link.text()
    assert next(quote.all("mark")).text() == article.text[start:end]
    assert quote.text() in article.text
    paragraph = re.fullmatch(rf"#a{number}p(\d+)", link.attributes["href"])[1]
    part = article.parts.iloc[int(paragraph)]
    assert part["start"] <= start <= part["end"]


def test_each_number_opens_as_many_passages_as_it_says(tree, corpus):
    assert check_numbers(tree, corpus) > 500


def test_no_other_number_stands_in_a_cell(tree):
    for cell in tree.all("td"):
        bare = cell.text(lambda node: {"evidence", "measure", "found"} & set(node.classes) or node.tag == "q")
        if re.fullmatch(r"\s*[\d,.]+\s*", bare):
            assert bare.strip() == "0"


def test_every_link_leads_somewhere(tree):
    ids = [node.attributes["id"] for node in tree.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    assert {link.attributes["href"].removeprefix("#") for link in tree.all("a")} <= set(ids)


def test_the_texts_stand_there_letter_by_letter(tree, corpus):
    by_id = {node.attributes.get("id"): node for node in tree.all("p")}
    for number, article in enumerate(corpus):
        for place, text in enumerate(article.parts["text"]):
            assert by_id[f"a{number}p{place}"].text() == text


def rows(tree, key, title):
    """The rows of a table as the texts of their cells, numbers without their passages."""
    part = next(node for node in tree.all("section") if node.attributes.get("id") == key)
    table = next(node for node in part.all("table") if next(node.all("caption")).text() == title)
    body = next(table.all("tbody"))
    return [[cell_text(cell) for cell in row.inner] for row in body.all("tr")]


def cell_text(cell):
    return cell.text(lambda node: node.tag in ("ol", "small") or is_instead(node)).strip()


def is_instead(node):
    """Whether this is what stands in place of an outlet's name."""
    return node.tag == "i" and "outlet" in node.parent.classes


def test_counts_are_those_of_the_functions(tree, corpus):
    counted = frequencies(corpus, skip=function_words()).head(30)
    found = rows(tree, "counts", "The most frequent words")
    assert [(word, int(count)) for word, count, *_ in found] == list(
        counted[["token", "count"]].itertuples(index=False, name=None)
    )
    word, *each = rows(tree, "counts", "The leading words in each article")[0]
    uses = kwic(corpus, word)["article"].value_counts()
    assert [int(count) for count in each] == [uses.get(id, 0) for id in corpus.ids]


def test_spellings_and_terms_are_those_of_the_functions(tree, corpus):
    wide = spellings(corpus).pivot(index=["name", "spelling"], columns="article", values="count")[corpus.ids]
    found = rows(tree, "counts", "Spellings in each article")
    assert len(found) == min(len(wide), 30)
    for name, spelling, *each in found:
        assert [int(count) for count in each] == wide.loc[(name, spelling)].tolist()
    terms = naming(corpus).groupby(["thing", "term", "article"]).size()
    for thing, term, *each in rows(tree, "counts", "What each article calls the same thing"):
        assert [int(count) for count in each] == [terms.get((thing, term, id), 0) for id in corpus.ids]


def test_voices_are_those_of_the_functions(tree, corpus):
    share = speaking_share(corpus)
    found = rows(tree, "voices", "Words credited to each party")
    assert [[row[0], row[1], *map(int, row[3:6])] for row in found] == share[
        ["article", "party", "quoted", "reported", "words"]
    ].values.tolist()
    assert [int(row[2]) for row in found if row[2] != "–"] == share.query("statements > 0")["statements"].tolist()
    verbs = reporting_verbs(corpus).groupby("verb")["count"].sum()
    for verb, _, *each in rows(tree, "voices", "Statements by reporting word and party")[:5]:
        assert sum(map(int, each)) == verbs[verb]


def test_coverage_is_that_of_the_function(tree, corpus):
    shown = coverage(corpus).groupby(["article", "shown"]).size()
    for id, *each in rows(tree, "coverage", "Points in each article"):
        kinds = ("quoted", "reported", "variant", "contradicted")
        assert [int(count) for count in each] == [shown.get((id, kind), 0) for kind in kinds]


def test_positions_are_those_of_the_function(tree, corpus):
    found = rows(tree, "coverage", "Positions and who gives them")
    given = {party: positions(corpus, party).groupby(["article", "given_by"]).size() for party, *_ in found}
    assert list(given) == [party for party in dict.fromkeys(codebook()["party"]) if party]
    for party, id, *each in found:
        assert [int(count) for count in each] == [given[party].get((id, who), 0) for who in GIVEN]
    assert sum(map(sum, given.values())) == sum(int(count) for _, _, *each in found for count in each)


def test_readings_and_candidates_stand_apart(tree, corpus):
    def first_column(title):
        return [row[0] for row in rows(tree, "disagreements", title)]

    read = disagreements(corpus)
    real, alarms = (read[read["reading"] == reading]["about"].tolist() for reading in ("disagreement", "false alarm"))
    assert first_column("Disagreements found by reading") == real
    assert first_column("False alarms: it looks like a disagreement and is none") == alarms
    assert first_column("Candidates found by a program") == clashes(corpus)["kind"].tolist()


def test_more_than_a_hundred_passages_are_counted_and_the_first_shown():
    corpus = Corpus((Article.from_text("one", "war " * 130),))
    page = Page(corpus)
    places = (("one", 4 * number, 4 * number + 3, "") for number in range(130))
    html = page.count(130, places, call='kwic(corpus, "war")')
    assert check_numbers(Tree(html).root, corpus) == 1
    assert "30 more are not on this page; all of them: <code>kwic" in html


# The page as a file -------------------------------------------------------------------------------------------------


def test_is_small_and_always_the_same(page, corpus, tmp_path):
    assert len(page.encode()) < 2_000_000
    assert written(corpus, tmp_path) == page


def test_runs_its_own_script_and_asks_for_nothing(page, tree):
    scripts = [node for node in tree.all("script") if node.attributes["type"] != "application/json"]
    assert len(scripts) == 1
    policy = next(node for node in tree.all("meta") if "http-equiv" in node.attributes).attributes["content"]
    known = b64encode(sha256(scripts[0].text().encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{known}'; "
        "base-uri 'none'; form-action 'none'"
    )
    for node in tree.all():
        assert node.tag not in ("link", "iframe", "object", "embed", "base", "form", "video", "audio")
        assert node.attributes.get("src", "data:").startswith("data:")
        assert not any(name.startswith("on") for name in node.attributes)


def test_headings_are_in_order_and_pictures_and_tables_are_named(tree):
    assert next(tree.all("html")).attributes["lang"] == "en"
    levels = [int(node.tag[1]) for node in tree.all() if re.fullmatch("h[1-6]", node.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(image.attributes["alt"] for image in tree.all("img"))
    assert all(next(table.all("caption")).text() for table in tree.all("table"))


ERROR_RATES = ["66 %", "74 %", "86 % and 89 %", "two statements in five", "On 924", r"98\.7 %", "25 of 34",
               "25 of (its )?26 rows", "28 of 54", "30 of the 44"]  # fmt: skip


@pytest.mark.parametrize("figure", ERROR_RATES)
def test_error_rates_are_those_of_the_readme(figure, tree):
    method = next(node for node in tree.all("section") if node.attributes.get("id") == "method").text()
    assert re.search(figure, " ".join(method.split()))
    assert re.search(figure, " ".join((ROOT / "README.md").read_text(encoding="utf-8").split()))


def test_articles_that_nobody_coded(tmp_path):
    page = written(made_up(3), tmp_path)
    tree = Tree(page).root
    assert check_numbers(tree, made_up(3)) > 10
    assert "Nobody has coded these articles yet" in page
    assert "There is no list for these articles" in page


def test_own_articles_with_the_ids_of_the_five(tmp_path):
    corpus = Corpus(tuple(Article.from_text(id, "Talks resume. Nothing else.") for id in load_corpus().ids))
    assert "Nobody has coded these articles yet" in written(corpus, tmp_path)


def test_a_part_of_the_five_is_coded(tmp_path):
    corpus = load_corpus().only("rt", "alliance")
    tree = Tree(written(corpus, tmp_path)).root
    assert check_numbers(tree, corpus) > 100
    assert [row[0] for row in rows(tree, "coverage", "Points in each article")] == ["rt", "alliance"]


def test_many_articles_are_listed_in_part(tmp_path):
    page = written(made_up(12), tmp_path)
    assert "The columns are the first 8 articles; 4 more are not shown." in page
    assert check_numbers(Tree(page).root, made_up(12)) > 10


def test_calls_name_articles_by_number_so_that_they_work_with_names_hidden(tmp_path):
    page = written(made_up(12), tmp_path, blind=True)
    shown = [f"more words: <code>keyness(corpus, corpus.ids[{number}])</code>" for number in range(8)]
    assert [line in page for line in shown] == [True] * 8
    assert "And 4 more articles: <code>keyness(corpus, corpus.ids[8])</code>" in page


@pytest.mark.parametrize("published", [None, "2025-05-28"])
def test_days_without_a_year_are_explained(published, tmp_path):
    article = Article.from_text("one", "They met on May 16 and left.", published=published)
    explained = "A day that begins with -- is one whose year" in written(Corpus((article,)), tmp_path)
    assert explained == (published is None)


def test_one_article(tmp_path):
    page = written(load_corpus().only("rt"), tmp_path)
    assert "There is one article: nothing to set it against." in page


# Odd input ------------------------------------------------------------------------------------------------------------


def test_hostile_texts_and_names_are_only_letters(hostile, hostile_page):
    tree = Tree(hostile_page).root
    assert len([node for node in tree.all("script") if node.attributes["type"] == "module"]) == 1
    assert not list(tree.all("b")) and not list(tree.all("textarea"))
    assert all(image.attributes["src"].startswith("data:image/svg") for image in tree.all("img"))
    assert not any(name.startswith("on") for node in tree.all() for name in node.attributes)
    parts = {node.attributes.get("id"): node for node in tree.all("p")}
    for number, article in enumerate(hostile):
        for place, text in enumerate(article.parts["text"]):
            shown = parts[f"a{number}p{place}"].text()
            assert len(shown) == len(text)
            assert shown == re.sub("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe]", "\ufffd", text)


def test_empty_articles_say_so(hostile_page):
    assert hostile_page.count("<p>This article is empty.</p>") == 2


@pytest.mark.parametrize("texts", [[""], ["", " "], ["word"], ["“"], ["1 2 3", "..."]])
def test_corpora_with_next_to_nothing(texts, tmp_path):
    corpus = Corpus(tuple(Article.from_text("\u202e" + "\x01" * number, text) for number, text in enumerate(texts)))
    assert check_numbers(Tree(written(corpus, tmp_path)).root, corpus) < 10


def test_a_very_long_line(tmp_path):
    text = "He said: “We wait for the talks and the end.” " * 4000
    corpus = Corpus((Article.from_text("one", text), Article.from_text("two", "Talks.")))
    assert check_numbers(Tree(written(corpus, tmp_path)).root, corpus) > 10


def test_letters_keep_their_number():
    assert letters("a\x00\ud800<\r") == "a\ufffd\ufffd&lt;&#13;"


def test_a_long_passage_is_cut():
    corpus = Corpus((Article.from_text("one", "x" * 5000),))
    html = Page(corpus).quoted("one", 0, 5000)
    assert html.count("x") == 1500 and "…" in html


# Names of outlets hidden ---------------------------------------------------------------------------------------------


def visible(tree):
    """All that can be read or heard on the page while the names of outlets are hidden."""

    def gone(node):
        named = node.tag == "span" and "outlet" in node.parent.classes
        return node.tag in ("script", "style") or "chart" in node.classes or named

    heard = [
        node.attributes.get(name, "")
        for node in tree.all()
        for name in ("aria-label", "title", "data-kind", "data-hidden")
    ]
    return "\n".join([tree.text(gone), *heard])


def test_no_outlet_can_be_read_while_they_are_hidden(tree, corpus):
    seen = visible(tree)
    assert not outlet_pattern(corpus).search(seen)
    assert not re.search(r"aljazeera|unsigned_[12]|\brt\b|jazeera", seen)
    assert "Article A" in seen and "[outlet]" in seen


def test_titles_and_remarks_name_no_outlet_either(tmp_path):
    corpus = load_corpus()
    tree = Tree(written(corpus, tmp_path, title="RT and Al  Jazeera compared", blind=True)).root
    assert next(tree.all("title")).text() == "[outlet] and [outlet] compared"
    assert not outlet_pattern(corpus).search(visible(tree))
    assert next(tree.all("h1")).text(is_instead) == "RT and Al Jazeera compared"


def test_names_cut_in_two_by_a_mark_are_hidden():
    page = Page(Corpus((Article.from_text("one", "Said the Daily Globe today.", outlet="Daily Globe"),)))
    tree = Tree(page.quoted("one", 9, 14)).root
    assert visible(tree).replace("[outlet]", "").split() == ["Said", "the", "today."]
    assert tree.text() == "Said the Daily Globe today."


@pytest.mark.parametrize("blind", [True, False])
def test_opens_as_it_is_told(blind, tmp_path):
    box = list(Tree(written(made_up(2), tmp_path, blind=blind)).root.all("input"))
    assert len(box) == 1 and ("checked" in box[0].attributes) == blind


# Errors, and the command line ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["report.pdf", "report", "report.html.txt"])
def test_another_ending_is_refused(name, tmp_path):
    with pytest.raises(ValueError, match=r"ends in \.html, not as in"):
        report(made_up(1), tmp_path / name)


def test_errors_name_the_thing(tmp_path):
    with pytest.raises(FileNotFoundError, match="There is no folder"):
        report(made_up(1), tmp_path / "none" / "report.html")
    with pytest.raises(ValueError, match="needs a corpus"):
        report([], tmp_path / "report.html")
    with pytest.raises(ValueError, match="no article"):
        report(Corpus(()), tmp_path / "report.html")
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(ValueError, match="is a folder"):
        report(made_up(1), tmp_path / "folder.html")
    with pytest.raises(LookupError, match="Nobody has coded"), pytest.warns(UserWarning, match="rows left out"):
        report(made_up(1), tmp_path / "report.html", codings=ROOT / "data" / "codings.csv", progress=False)


def test_too_many_articles_are_refused(tmp_path):
    corpus = Corpus(tuple(Article.from_text(str(number), "") for number in range(1001)))
    with pytest.raises(ValueError, match=r"corpus\.only"):
        report(corpus, tmp_path / "report.html")


def test_an_older_page_survives_a_failure(tmp_path, monkeypatch):
    target = tmp_path / "report.html"
    target.write_text("older")
    monkeypatch.setattr(handout_module.Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        report(made_up(1), target, progress=False)
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]
    assert target.read_text() == "older"


def test_command_line(tmp_path, capsys):
    (tmp_path / "one.txt").write_text("Talks resume. “We wait,” she said.", encoding="utf-8")
    page = tmp_path / "out.html"
    assert main(["report", str(tmp_path), "-o", str(page), "--blind", "--title", "My texts"]) == 0
    told = capsys.readouterr()
    assert str(page) in told.out and "MB" in told.out
    assert '<h1 dir="auto">My texts</h1>' in page.read_text(encoding="utf-8")
    assert " checked>" in page.read_text(encoding="utf-8")


def test_command_line_alone_prints_its_help(capsys):
    assert main([]) == 0
    assert "report" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report", "no/such/folder"], "There is no folder"),
        (["report", "-o", "report.pdf"], "ends in .html"),
        (["report", "-o", "no/such/folder/report.html"], "There is no folder"),
        (["report", "--codings", "none.csv", "-o", "report.html"], "There is no file none.csv"),
    ],
)
def test_errors_on_the_command_line_are_one_line(arguments, message, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    errors = [line for line in capsys.readouterr().err.splitlines() if "Error" in line]
    assert len(errors) == 1 and message in errors[0]
    assert list(tmp_path.iterdir()) == []


def test_a_python_without_pandas_says_what_to_do(tmp_path):
    done = subprocess.run(
        [sys.executable, "-S", "-m", "toolkit", "report", "-o", str(tmp_path / "report.html")],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert re.fullmatch(r"Error: this Python has no (pandas|numpy)\. Run python3 start\.py once, .*\n", done.stderr)


def test_progress_counts_every_step():
    told = []
    gather(made_up(3), Files(), told.append)
    assert len(told) == 3 + STEPS


def test_progress_is_told_on_stderr(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", "report", "-o", str(tmp_path / "report.html")],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert "step" in done.stderr and "Traceback" not in done.stderr
    assert done.stdout.startswith("Written: ")


def test_the_codings_of_two_coders_who_have_not_settled(tmp_path):
    corpus = Corpus((Article.from_text("a", "Talks resume, he said."), Article.from_text("b", "No talks.")))
    codebook, codings = tmp_path / "codebook.csv", tmp_path / "codings.csv"
    codebook.write_text(
        "code,kind,party,issue,definition,include,exclude,example\nresume,fact,,talks,Talks resume.,,,\n",
        encoding="utf-8",
    )
    rows = [f"{who},a,resume,reported,Talks resume,he,\n{who},b,resume,absent,,,\n" for who in ("anna", "ben")]
    codings.write_text("coder,article,code,status,quote,voice,note\n" + "".join(rows), encoding="utf-8")
    own = {"codebook": codebook, "codings": codings, "progress": False}
    with pytest.raises(LookupError, match="Name the one to show, such as coder='anna'"):
        report(corpus, tmp_path / "no.html", **own)
    page = report(corpus, tmp_path / "yes.html", coder="anna", **own).read_text(encoding="utf-8")
    assert "Talks resume." in page and "Nobody has coded" not in page


def test_a_report_needs_a_place(tmp_path):
    with pytest.raises(ValueError, match="a place to be written to"):
        report(load_corpus(), None)
