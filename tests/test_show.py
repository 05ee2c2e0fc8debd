"""What a figure shows is what its table says, for every reader, and no text in it is ever run."""

import hashlib
import html.parser
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from base64 import b64decode
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas

from toolkit import (
    Article,
    Corpus,
    attributions,
    coverage,
    dates,
    dispersion,
    first_mentions,
    frequencies,
    keyness,
    kwic,
    load_corpus,
    ngrams,
    positions,
    quote_variants,
    rates,
    shared_passages,
    show,
    speaking_share,
    wording,
)
from toolkit import drawing as look
from toolkit import figure as parts
from toolkit.beside import show_positions, show_variants
from toolkit.figure import Figure
from toolkit.grid import show_coverage
from toolkit.marked import show_concordance, show_in_text
from toolkit.show import show_dispersion, show_frequencies, show_rates
from toolkit.show_share import show_speaking_share
from toolkit.timeline import show_timeline
from toolkit.two_sided import draw_keyness, show_keyness

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = [
    '<script>alert("1")</script>',
    "$x^2$ \\frac{",
    "</mark><img src=x onerror=alert(1)>",
    "${1+1}",
    "a\u202eb\u2066c",
]
HOSTILE += ["مفاوضات", "和平谈判", "🕊️", "W" * 500, "&amp; & '\"", "line\nbreak\x00\x1b\ufffe"]

FREQUENCIES = pd.DataFrame({"token": ["war", "talks"], "count": [12, 3], "articles": [4, 1], "rate": [4.5, 1.1]})
RATES = pd.DataFrame(
    [
        ("war", "rt", 0, 400, 0.0),
        ("war", "bbc", 2, 500, 4.0),
        ("talks", "rt", 1, 400, 2.5),
        ("talks", "bbc", 3, 500, 6.0),
    ],
    columns=["word", "article", "count", "words", "rate"],
)
KEYNESS = pd.DataFrame(
    [
        ("kiev", 40, 2, 3.0, True, False),
        ("offer", 20, 9, 1.5, False, True),
        ("same", 9, 9, 0.0, False, True),
        ("said", 5, 20, -1.0, False, False),
        ("war", 0, 12, -2.5, True, True),
    ],
    columns=["token", "count", "other_count", "log_ratio", "few_expected", "steady"],
)
DISPERSION = pd.DataFrame(
    {"word": ["war", "kiev", "truce"], "count": [9, 6, 0], "articles": [5, 1, 0], "dp_norm": [0.1, 0.8, float("nan")]}
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


def axes() -> Axes:
    return Canvas(figsize=(6, 4)).add_subplot()


def widths(drawn: Axes) -> list[float]:
    return [float(patch.get_width()) for patch in drawn.patches]


def written(drawn: Axes) -> list[str]:
    return [text.get_text() for text in drawn.texts]


def wordings(figure: Figure) -> str:
    return figure.alt + figure.caption + figure.markup


# What is drawn


def test_frequency_bars_are_as_long_as_the_counts() -> None:
    drawn = axes()
    show.draw_frequencies(drawn, FREQUENCIES.rename(columns={"token": "word"}))
    assert widths(drawn) == [12, 3]
    assert written(drawn) == ["12 in 4 articles", "war", "3 in 1 article", "talks"]


def test_rates_keep_the_order_of_articles_and_one_fill_per_word() -> None:
    drawn = axes()
    show.draw_rates(drawn, RATES)
    assert widths(drawn) == [0.0, 2.5, 4.0, 6.0]
    assert written(drawn) == ["rt", "war 0", "talks 2.5 (1 use)", "bbc", "war 4.0 (2 uses)", "talks 6.0 (3 uses)"]
    fills = [(patch.get_facecolor(), patch.get_hatch()) for patch in drawn.patches]
    assert fills[0] == fills[2] != fills[1] == fills[3]


def test_keyness_bars_go_to_both_sides_and_doubtful_ones_look_different() -> None:
    drawn = axes()
    draw_keyness(drawn, KEYNESS[KEYNESS["log_ratio"] != 0])
    assert widths(drawn) == [3.0, 1.5, -1.0, -2.5]
    hollow = [patch.get_facecolor() == (1, 1, 1, 1) for patch in drawn.patches]
    hatched = [bool(patch.get_hatch()) for patch in drawn.patches]
    assert (hollow, hatched) == ([True, False, False, True], [True, False, True, False])
    legend = [text.get_text() for text in drawn.figure.legends[0].get_texts()]
    assert [words.split(":")[0] for words in legend] == ["solid", "hollow", "hatched", "hollow and hatched"]


def test_dispersion_dots_stand_at_dp_norm_and_unused_words_are_named() -> None:
    drawn = axes()
    show.draw_dispersion(drawn, DISPERSION.head(2))
    dots = [line.get_xdata()[0] for line in drawn.lines if line.get_marker() == "o"]
    assert dots == [0.1, 0.8]
    figure = show_dispersion(DISPERSION)
    assert "not used: truce" in figure.caption and figure.alt.endswith("Not used: truce.")


def test_no_label_leaves_the_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measured on the drawn texts, with the longest words and numbers there can be."""
    outside: list[str] = []

    def measured(paint: look.Paint, table: pd.DataFrame, **room: float) -> str:
        def paint_and_measure(drawn: Axes, rows: pd.DataFrame) -> None:
            paint(drawn, rows)
            drawn.figure.set_dpi(72)
            renderer = FigureCanvasAgg(drawn.figure).get_renderer()
            texts = [*drawn.texts, *(text for legend in drawn.figure.legends for text in legend.get_texts())]
            boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts]
            outside.extend(text for text, box in boxes if box.x0 < 0 or box.x1 > look.WIDTH * 72)

        return look.draw(paint_and_measure, table, **room)  # type: ignore[arg-type]

    monkeypatch.setattr(show, "draw", measured)
    long = ["W" * 99, "m " * 99]
    show_frequencies(FREQUENCIES.assign(token=long, count=[1234567, 1], articles=1234567))
    show_rates(RATES.assign(word=long * 2, article=["M" * 99] * 2 + ["i"] * 2, count=1234567))
    show_keyness(KEYNESS.assign(token=[*long, "w", *long], count=98765, other_count=98765))
    show_keyness(KEYNESS.head(2).assign(token=long))
    show_dispersion(DISPERSION.head(2).assign(word=long, count=1234567))
    assert outside == []


# The table behind the drawing

SHARE = pd.DataFrame(
    [("rt", "Russia", 3, 40, 60, 100, 0.25), ("rt", "the article itself", 0, 0, 0, 1200, 0.75)],
    columns=["article", "party", "statements", "quoted", "reported", "words", "share"],
)


def behind(figure: Figure) -> tuple[list[str], list[list[str]], str]:
    """The heads and rows of the table behind a chart, and what stands under it."""
    page = Reader.of(figure.markup)
    assert page.inside("summary") == ["The table behind this chart"]
    heads = [attributes["scope"] for tag, attributes in page.tags if tag == "th"]
    cells = [text for tag in ("th", "td") for text in page.inside(tag)]
    columns = heads.count("col")
    first, others, rows = page.inside("th")[columns:], page.inside("td"), heads.count("row")
    assert len(cells) == columns * (1 + rows)
    table = [[name, *others[(columns - 1) * n : (columns - 1) * (n + 1)]] for n, name in enumerate(first)]
    return page.inside("th")[:columns], table, "".join(page.inside("p"))


@pytest.mark.parametrize(
    ("figure", "heads", "rows", "rest"),
    [
        (show_frequencies(FREQUENCIES, top=1), "token count articles rate", ["war 12 4 4.5"], "1 more row"),
        (
            show_frequencies(FREQUENCIES.rename(columns={"token": "ngram"}).assign(count=12345)),
            "ngram count articles rate",
            ["war 12,345 4 4.5", "talks 12,345 1 1.1"],
            "",
        ),
        (show_rates(RATES, top=1), "word article count rate", ["war rt 0 0.0", "talks rt 1 2.5"], "2 more rows"),
        (show_dispersion(DISPERSION), "word count articles dp_norm", ["war 9 5 0.10", "kiev 6 1 0.80"], "1 more row"),
        (
            show_keyness(KEYNESS, top=1),
            "token count other_count log_ratio few_expected steady",
            ["kiev 40 2 +3.0 yes no", "war 0 12 −2.5 yes yes"],
            "3 more rows",
        ),
        (
            show_speaking_share(SHARE),
            "article party statements quoted reported words share",
            ["rt Russia 3 40 60 100 25%", "rt the article itself 0 0 0 1,200 75%"],
            "",
        ),
    ],
    ids=["frequencies", "ngrams", "rates", "dispersion", "keyness", "share"],
)
def test_the_table_behind_a_chart_has_the_rows_that_are_drawn(
    figure: Figure, heads: str, rows: list[str], rest: str
) -> None:
    there, table, under = behind(figure)
    assert (" ".join(there), [" ".join(row) for row in table]) == (heads, rows)
    assert under == (f"{rest} in the table." if rest else "")


def test_the_table_has_a_row_for_each_bar(corpus: Corpus) -> None:
    table = frequencies(corpus)
    figure, drawn = show_frequencies(table, top=7), axes()
    show.draw_frequencies(drawn, table.head(7).rename(columns={"token": "word"}))
    assert [[row[0], int(row[1])] for row in behind(figure)[1]] == table.head(7)[["token", "count"]].to_numpy().tolist()
    assert [int(row[1]) for row in behind(figure)[1]] == widths(drawn)


def test_numbers_of_the_table_stand_on_the_right() -> None:
    page = Reader.of(show_rates(RATES).markup)
    sides = ["right" in (attributes["style"] or "") for tag, attributes in page.tags if tag == "td"]
    assert sides == [False, True, True] * 4


# What is said


def test_descriptions_give_the_numbers() -> None:
    assert repr(show_frequencies(FREQUENCIES)) == "Bars: war 12 uses in 4 articles; talks 3 uses in 1 article."
    assert show_frequencies(FREQUENCIES, top=1).alt == "Bars: war 12 uses in 4 articles; and 1 more in the table."
    assert show_frequencies(FREQUENCIES, top=1).caption == (
        "war (12 uses in 4 articles, 4.5 per 1,000 words); 1 more word in the table."
    )
    assert "talks in bbc 6.0 (3 uses)" in show_rates(RATES).alt
    assert "war −2.5 (0 in the target, 12 elsewhere, few expected)" in show_keyness(KEYNESS).alt
    assert show_keyness(KEYNESS).caption.endswith(
        "; 3 of them rest on few uses or are not steady; 1 more word in the table."
    )


def test_keyness_takes_the_strongest_of_both_sides_in_whatever_order_they_come() -> None:
    figure = show_keyness(KEYNESS.sample(frac=1, random_state=1), top=1)
    assert "kiev" in figure.alt and "war" in figure.alt and "said" not in figure.alt


@pytest.mark.parametrize(
    "figure",
    [show_frequencies(FREQUENCIES), show_rates(RATES), show_keyness(KEYNESS), show_dispersion(DISPERSION)],
    ids=["frequencies", "rates", "keyness", "dispersion"],
)
def test_a_chart_is_an_image_with_its_description(figure: Figure) -> None:
    page = Reader.of(figure.markup)
    (image,) = [attributes for tag, attributes in page.tags if tag == "img"]
    assert image["alt"] == figure.alt
    assert b64decode((image["src"] or "").removeprefix("data:image/svg+xml;base64,")).decode() == figure.svg
    assert page.inside("figcaption") == [figure.caption]
    assert [tag for tag, _ in page.tags if tag in ("figcaption", "img", "details")] == ["figcaption", "img", "details"]
    ElementTree.fromstring(figure.svg)  # well-formed


@pytest.mark.parametrize(
    "figure",
    [
        show_frequencies(FREQUENCIES.head(0)),
        show_rates(RATES.head(0)),
        show_keyness(KEYNESS.head(0)),
        show_keyness(KEYNESS.iloc[[2]]),
        show_dispersion(DISPERSION.tail(1)),
        show_concordance(pd.DataFrame(columns=["article", "left", "text", "right", "start", "end"])),
    ],
)
def test_an_empty_table_is_an_answer(figure: Figure) -> None:
    assert figure.alt.startswith("There is nothing to ") and not figure.svg
    assert Reader.of(figure.markup).text == figure.alt


def test_two_hundred_rows_are_limited_and_counted() -> None:
    number = range(200)
    words = pd.DataFrame({"token": [f"w{n}" for n in number], "count": number, "articles": 1, "rate": 1.0})
    assert "180 more words in the table" in show_frequencies(words).caption
    articles = pd.DataFrame({"word": "war", "article": [f"a{n}" for n in number], "count": 1, "rate": 1.0})
    assert "180 more articles in the table" in show_rates(articles).caption
    spread = pd.DataFrame({"word": words["token"], "count": 1, "articles": 1, "dp_norm": 0.5})
    assert "160 more words in the table" in show_dispersion(spread).caption
    lines = pd.DataFrame({"article": "a", "left": "", "text": "war", "right": "", "start": 0, "end": 3}, index=number)
    assert show_concordance(lines).caption == "100 lines of context; 100 more lines in the table."


def test_one_row_and_no_use_at_all() -> None:
    assert show_frequencies(FREQUENCIES.head(1)).svg and show_keyness(KEYNESS.head(1)).svg
    assert "none of them is used" in show_rates(RATES.assign(rate=0.0, count=0)).caption


# Errors


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (
            lambda: show_frequencies(RATES),
            "no column 'token' and 'articles'; frequencies(corpus) or ngrams(corpus) makes",
        ),
        (lambda: show_rates(FREQUENCIES), "no column 'word' and 'article'; rates(corpus, \"war\") makes"),
        (lambda: show_keyness(FREQUENCIES), 'keyness(corpus, "rt") makes'),
        (lambda: show_dispersion(RATES), 'dispersion(corpus, "war") makes'),
        (lambda: show_concordance(RATES), 'kwic(corpus, "war") makes'),
        (lambda: show_rates("war"), "not from str"),  # type: ignore[arg-type]
        (lambda: show_frequencies(FREQUENCIES, top=0), "top is a whole number from 1 on, not 0"),
        (lambda: show_in_text("rt", RATES), 'one article, such as corpus["rt"], not str'),  # type: ignore[arg-type]
        (
            lambda: show_in_text(Article.from_text("a", "war"), marks((0, 4))),
            "a has 3 characters; there is no passage from 0 to 4",
        ),
        (lambda: show_in_text(Article.from_text("a", "war"), marks((2, 1))), "there is no passage from 2 to 1"),
        (lambda: show_in_text(Article.from_text("a", "war"), marks((0, float("nan")))), "no passage from 0"),
        (lambda: show_in_text(Article.from_text("a", "war"), marks((0, 1)), label="speaker"), "no column 'speaker'"),
    ],
)
def test_errors_name_the_column_and_the_function(call: object, words: str) -> None:
    with pytest.raises(ValueError) as error:
        call()  # type: ignore[operator]
    assert words in str(error.value)


def test_figures_are_saved_as_svg_or_html_only(tmp_path: Path) -> None:
    figure = show_frequencies(FREQUENCIES)
    figure.save(tmp_path / "f.svg")
    figure.save(str(tmp_path / "f.HTML"))
    assert (tmp_path / "f.svg").read_text() == figure.svg
    saved = Reader.of((tmp_path / "f.HTML").read_text(encoding="utf-8").split("<body>")[1].split("</body>")[0])
    assert [saved.inside(tag) for tag in ("h1", "figcaption")] == [["Uses of 2 words, led by war"], [figure.caption]]
    assert saved.text == Reader.of(figure.markup).text
    with pytest.raises(ValueError, match=r"as \.svg or \.html, not as 'f\.png'"):
        figure.save(tmp_path / "f.png")
    with pytest.raises(ValueError, match="has no drawing"):
        show_in_text(Article.from_text("a", "war"), marks((0, 1))).save(tmp_path / "f.svg")


# The same from run to run


DIGEST = """
from toolkit import *
import hashlib
corpus = load_corpus()
figures = [show_frequencies(frequencies(corpus)), show_rates(rates(corpus, "war", "ceasefire")),
           show_keyness(keyness(corpus, "rt")), show_dispersion(dispersion(corpus, "war", "kiev"))]
print(hashlib.sha256("".join(figure.markup for figure in figures).encode()).hexdigest())
"""


def test_drawings_are_the_same_in_every_process(corpus: Corpus) -> None:
    runs = [subprocess.run([sys.executable, "-c", DIGEST], cwd=ROOT, capture_output=True, text=True) for _ in range(2)]
    figures = [show_frequencies(frequencies(corpus)), show_rates(rates(corpus, "war", "ceasefire"))]
    figures += [show_keyness(keyness(corpus, "rt")), show_dispersion(dispersion(corpus, "war", "kiev"))]
    here = hashlib.sha256("".join(figure.markup for figure in figures).encode()).hexdigest()
    assert [run.stdout.strip() for run in runs] == [here, here], runs[0].stderr


def test_settings_of_the_notebook_change_nothing_and_are_left_alone() -> None:
    import matplotlib

    plain = show_rates(RATES).svg
    with matplotlib.rc_context(
        {"font.size": 30, "axes.grid": True, "svg.fonttype": "none", "savefig.transparent": True}
    ):
        assert show_rates(RATES).svg == plain
        assert matplotlib.rcParams["font.size"] == 30


def loaded(code: str) -> str:
    """The parts of matplotlib that a process has loaded after this code."""
    code = f"{code}; import sys; print(sorted({{name for name in sys.modules if name.startswith('matplotlib')}}))"
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_show_is_light_until_it_draws_and_never_needs_pyplot() -> None:
    assert loaded("import toolkit.show") == "[]\n"
    drawn = loaded("from toolkit import *; show_rates(rates(load_corpus(), 'war'))")
    assert "matplotlib.figure" in drawn and "pyplot" not in drawn


# For every eye


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert all(contrast(colour, parts.PAPER) >= 4.5 for colour in (parts.INK, parts.QUIET))
    assert all(contrast(colour, parts.PAPER) >= 3 for colour in (parts.ACCENT, parts.GREY))
    assert contrast(parts.INK, parts.PALE) >= 4.5 and contrast(parts.ACCENT, parts.PALE) >= 3
    assert len(set(look.FILLS)) == len(look.FILLS)
    solid = [face for face, hatch in look.FILLS if not hatch]
    assert all(contrast(a, b) >= 1.5 for a in solid for b in solid if a != b)  # told apart in grey, too


def test_text_is_at_least_ten_points_at_seven_inches() -> None:
    assert look.TEXT * 7 / look.WIDTH >= 10


# Hostile words


def test_hostile_words_are_only_ever_words(recwarn: pytest.WarningsRecorder) -> None:
    words = pd.DataFrame({"token": HOSTILE, "count": 3, "articles": 1, "rate": 1.0})
    figures = [show_frequencies(words), show_rates(words.rename(columns={"token": "word"}).assign(article=HOSTILE))]
    table = pd.concat([KEYNESS.iloc[[n % 2]].assign(token=word) for n, word in enumerate(HOSTILE)])
    figures += [show_keyness(table), show_dispersion(words.rename(columns={"token": "word"}).assign(dp_norm=0.3))]
    figures += [show_speaking_share(pd.concat([SHARE.head(1).assign(article=word, party=word) for word in HOSTILE]))]
    for figure in figures:
        assert any(wording.plain(HOSTILE[0]) in row for row in behind(figure)[1])
        ElementTree.fromstring(figure.svg)
        harmless(figure)
    assert not [str(warning.message) for warning in recwarn]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_articles_are_only_ever_text(text: str) -> None:
    article = Article.from_text("<b>&", f"{text}\n\nwar {text}\n", title=text)
    table = marks((0, 2), (1, len(text)), id="<b>&").assign(label=text)
    figure = show_in_text(article, table, label="label")
    harmless(figure)
    assert letters(figure) == article.text
    lines = pd.DataFrame({"article": [text], "left": text, "text": text, "right": text, "start": 0, "end": 1})
    harmless(show_concordance(lines))


def harmless(figure: Figure) -> None:
    allowed = {
        "figure",
        "figcaption",
        "img",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "mark",
        "wbr",
        "div",
        "p",
        "sup",
        "b",
        "details",
        "summary",
    }
    page = Reader.of(figure.markup)
    assert {tag for tag, _ in page.tags} <= allowed
    assert {name for _, attributes in page.tags for name in attributes} <= {
        "style",
        "class",
        "dir",
        "alt",
        "src",
        "scope",
        "tabindex",
        "role",
        "aria-label",
    }
    assert not wording._CONTROLS.search(figure.alt + figure.caption)


# The concordance


def test_what_an_article_does_not_mention_is_not_marked() -> None:
    article = Article.from_text("one", "So talks resume now.")
    table = first_mentions(Corpus([article]), "talks", "war")
    assert show_in_text(article, table).alt == "The article one with marked passages: 1 “talks” (3–8)."


def test_shared_passages_are_marked_in_both_articles() -> None:
    one, other = Article.from_text("one", "So talks resume now."), Article.from_text("other", "Yes: talks resume here.")
    shared = shared_passages(Corpus([one, other]), min_words=2)
    assert show_in_text(one, shared).alt == "The article one with marked passages: 1 “talks resume” (3–15)."
    assert show_in_text(other, shared).alt == "The article other with marked passages: 1 “talks resume” (5–17)."
    assert "no row of the table is about this article" in show_in_text(Article.from_text("third", "No."), shared).alt


def test_concordance_is_a_table_with_heads_and_marked_uses(corpus: Corpus) -> None:
    table = kwic(corpus, "root causes")
    figure = show_concordance(table)
    page = Reader.of(figure.markup)
    assert [attributes.get("scope") for tag, attributes in page.tags if tag == "th"] == ["col"] * 5
    assert page.inside("mark") == ["root causes"] * 4 and page.inside("figcaption") == ["4 lines of context."]
    assert "rt 2469–2480: " in figure.alt and "| root causes | of the conflict." in figure.alt
    cells = page.inside("td")
    assert cells[:5] == ["rt", *table.loc[0, ["left", "text", "right"]].str.strip(), "2469\u2060–\u20602480"]


def test_a_line_break_in_a_line_is_shown() -> None:
    line = pd.DataFrame(
        {"article": ["a"], "left": "end.\n\n Next", "text": "root\ncauses", "right": "", "start": 0, "end": 1}
    )
    assert Reader.of(show_concordance(line).markup).inside("td")[1:3] == ["end. ¶ Next", "root ¶ causes"]


def test_text_written_from_right_to_left_turns_the_table_round() -> None:
    line = pd.DataFrame({"article": ["a"], "left": "قبل", "text": "السلام", "right": "بعد", "start": 0, "end": 1})
    assert '<table dir="rtl"' in show_concordance(line).markup


# The marked text


class Reader(html.parser.HTMLParser):
    """What a browser would make of the markup: tags with attributes, and the text with the tags it stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[int] = []
        self.runs: list[tuple[tuple[int, ...], str]] = []

    @classmethod
    def of(cls, markup: str) -> "Reader":
        reader = cls()
        reader.feed(markup)
        reader.close()
        return reader

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in ("img", "wbr", "br"):
            self.open.append(len(self.tags) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.tags[self.open.pop()][0] == tag

    def handle_data(self, text: str) -> None:
        self.runs.append((tuple(self.open), text))

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.runs)

    def inside(self, tag: str) -> list[str]:
        """The text inside each element of this kind."""
        elements = [number for number, (name, _) in enumerate(self.tags) if name == tag]
        return ["".join(text for parents, text in self.runs if number in parents) for number in elements]


def marks(*spans: tuple[float, float], id: str = "a") -> pd.DataFrame:
    return pd.DataFrame([(id, *span) for span in spans], columns=["article", "start", "end"])


def letters(figure: Figure, tag: str = "div") -> str:
    """The text inside the elements, the numbers of the marks left out."""
    page = Reader.of(figure.markup)
    names = [(parents, text, [page.tags[number][0] for number in parents]) for parents, text in page.runs]
    return "".join(text for _, text, tags in names if tag in tags and "sup" not in tags)


TEXTS = st.text(st.one_of(st.sampled_from("ab \n<&>\"'“.⌋1"), st.characters(exclude_characters="\x00")), max_size=60)


@given(TEXTS, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.text(max_size=5)), max_size=6), st.booleans())
def test_the_text_is_kept_letter_by_letter(text: str, shares: list[tuple[float, float, str]], titled: bool) -> None:
    article = Article.from_text("a", text, title=text.strip().split("\n")[0] if titled else None)
    length = len(article.text)
    spans = [tuple(sorted((round(one * length), round(other * length)))) for one, other, _ in shares]
    table = marks(*spans).assign(label=[label for *_, label in shares])  # type: ignore[arg-type]
    figure = show_in_text(article, table, label="label")
    assert letters(figure) == article.text
    covered = {place for start, end in spans for place in range(start, end)}
    expected = "".join(letter for place, letter in enumerate(article.text) if place in covered and not letter.isspace())
    marked = "".join(letters(figure, "mark").split())
    assert marked == "".join(expected.split())
    numbers = " ".join(Reader.of(figure.markup).inside("sup"))
    assert all(str(number) in numbers for number in range(1, len(spans) + 1))


def test_nested_and_overlapping_marks_are_numbered_at_both_ends() -> None:
    article = Article.from_text("a", "abcdefghij")
    page = Reader.of(show_in_text(article, marks((0, 8), (2, 4), (6, 10))).markup)
    assert page.inside("mark") == ["1ab", "2cd2⌋", "ef", "3gh1⌋", "ij3⌋"]


def test_separate_marks_carry_one_number_and_their_label() -> None:
    article = Article.from_text("a", "War and peace")
    page = Reader.of(show_in_text(article, marks((0, 3), (8, 13)).assign(who=["Tolstoy", "<b>"]), label="who").markup)
    assert page.inside("mark") == ["1 TolstoyWar", "2 <b>peace"]


def test_a_mark_over_two_paragraphs_goes_on() -> None:
    article = Article.from_text("a", "First one.\n\nSecond one.")
    page = Reader.of(show_in_text(article, marks((6, 18))).markup)
    assert page.inside("mark") == ["1one.", "…1Second"]


def test_paragraphs_show_their_kind_without_being_headings(corpus: Corpus) -> None:
    page = Reader.of(show_in_text(corpus["rt"], kwic(corpus, "root causes")).markup)
    kinds = [attributes["class"] for tag, attributes in page.tags if tag == "p"]
    assert kinds == corpus["rt"].parts["kind"].tolist() and kinds[:3] == ["headline", "standfirst", "body"]


def test_rows_of_other_articles_are_left_out_and_counted(corpus: Corpus) -> None:
    table = kwic(corpus, "root causes")
    figure = show_in_text(corpus["rt"], table)
    assert figure.caption == "The whole text of rt, 1 passage marked; 3 rows on other articles left out."
    assert Reader.of(figure.markup).inside("mark") == ["1root causes"]
    plain = show_in_text(corpus["alliance"], table)
    assert "nothing marked, since no row of the table is about this article" in plain.caption
    assert letters(plain) == corpus["alliance"].text and not Reader.of(plain.markup).inside("mark")


def test_every_figure_of_the_real_corpus(corpus: Corpus) -> None:
    assert "29" in show_frequencies(frequencies(corpus)).alt and show_frequencies(ngrams(corpus, 3)).svg
    assert show_rates(rates(corpus, "war", "peace talks")).svg and show_keyness(keyness(corpus, "rt")).svg
    assert show_dispersion(dispersion(corpus, "war", "kiev")).svg
    for article in corpus:
        assert letters(show_in_text(article, kwic(corpus, "talks"))) == article.text


def test_every_figure_has_a_description_and_a_caption_that_comes_first(corpus: Corpus) -> None:
    figures = [
        show_frequencies(frequencies(corpus)),
        show_rates(rates(corpus, "war")),
        show_dispersion(dispersion(corpus, "war")),
        show_keyness(keyness(corpus, "rt")),
        show_speaking_share(speaking_share(corpus)),
        show_concordance(kwic(corpus, "war")),
        show_in_text(corpus["rt"], attributions(corpus), label="speaker"),
        show_coverage(coverage(corpus)),
        show_timeline(dates(corpus)),
        show_positions(positions(corpus, "Ukraine")),
        show_variants(quote_variants(corpus)),
    ]
    for figure in figures:
        assert len(figure.alt) > 30 and figure.caption.endswith(".")
        page = Reader.of(figure.markup)
        assert [tag for tag, _ in page.tags[:3]] == ["figure", "figcaption", "b"]
        assert page.inside("figcaption") == [figure.caption] and len(page.inside("b")[0]) >= 9
