"""What sets articles apart and what they share: values by hand, and a slow and plain second opinion."""

from math import log, log2

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import Article, Corpus, first_mentions, keyness, load_corpus, shared, shared_passages, spellings
from toolkit.compare import g2, log_ratio
from toolkit.spelling import spelling_key
from toolkit.text import fold, words

CORPUS = load_corpus()
SEARCH = settings(deadline=None, max_examples=300, database=None, derandomize=True)
NAMES = """spelling,name,kind,party,role
Kyiv,Kyiv,place,Ukraine,
Kiev,Kyiv,place,Ukraine,
Lavrov,Sergey Lavrov,person,Russia,minister
Sergey Lavrov,Sergey Lavrov,person,Russia,minister
Sergei Lavrov,Sergey Lavrov,person,Russia,minister
Istanbul,Istanbul,place,,
Trump,Donald Trump,person,United States,president
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    path = tmp_path_factory.mktemp("names") / "names.csv"
    path.write_text(NAMES, encoding="utf-8")
    return path


def made(*texts):
    return Corpus(tuple(Article.from_text(id, text) for id, text in zip("abcdefgh", texts, strict=False)))


def rows(table, *columns):
    return list(table[list(columns)].itertuples(index=False, name=None))


# keyness: 8 words in the target, 8 + 8 in the others

THREE = made(
    "war war war war peace talks talks end",
    "war peace peace peace talks talks end now",
    "peace talks talks now now now now end",
)


def test_keyness_counts_and_log_ratio():
    table = keyness(THREE, "a")
    assert rows(table, "token", "count", "other_count", "rate", "other_rate") == [
        ("war", 4, 1, 500.0, 62.5),
        ("end", 1, 2, 125.0, 125.0),
        ("talks", 2, 4, 250.0, 250.0),
        ("peace", 1, 4, 125.0, 250.0),
        ("now", 0, 5, 0.0, 312.5),
    ]
    # doublings: 500 is 8 x 62.5; peace half as often; no use counts as 0.5 in 8 words: 62.5 to 312.5 is a fifth
    assert table["log_ratio"].tolist() == [3.0, 0.0, 0.0, -1.0, pytest.approx(log2(1 / 5))]


def test_keyness_g2():
    values = dict(rows(keyness(THREE, "a"), "token", "g2"))
    # war: 5 uses in 24 words; 5/3 expected in 8 of them, 10/3 in 16. now: none of the 5/3 expected, all 5 in the others
    assert values["war"] == pytest.approx(2 * (4 * log(4 / (5 / 3)) + log(1 / (10 / 3))))
    assert values["now"] == pytest.approx(2 * 5 * log(5 / (10 / 3)))
    assert values["talks"] == values["end"] == 0.0


def test_rayson_and_garside():
    # their calculator: 8 and 2 uses in 1,000 words each: 2 x (8 ln(8/5) + 2 ln(2/5)) = 3.8549
    assert g2(8, 1000, 2, 1000) == pytest.approx(3.8549, abs=1e-4)
    assert log_ratio(8, 1000, 2, 1000) == 2.0
    assert log_ratio(0, 1000, 4, 1000) == -3.0


def test_keyness_steady():
    steady = dict(rows(keyness(THREE, "a"), "token", "steady"))
    # peace: 1 of 8 against 4 of 16; without b 1 of 8 against 1 of 8: no difference is left
    # talks: 2 of 8 against 4 of 16, end: 1 of 8 against 2 of 16: no difference to keep
    assert steady == {"war": True, "end": False, "talks": False, "peace": False, "now": True}


def test_never_used_is_never_used_more():
    table = keyness(made("a short text", *["war " * 9 + "and peace " * 20] * 3), "a")
    assert (table[table["count"] == 0]["log_ratio"] <= 0).all() and (table["count"] == 0).any()


def test_keyness_steady_looks_at_the_uses_themselves():
    # war: 0 of 4 against 2 of 40, or 1 of 20: always fewer, though half a use in 4 words would be more:
    # the log ratio is then 0, for "never used" must not come out as "used more"
    corpus = made("x x x x", "war" + " x" * 19, "war" + " x" * 19)
    assert keyness(corpus, "a", min_count=1).set_index("token").loc["war", "log_ratio"] == 0
    assert keyness(corpus, "a", min_count=1).set_index("token").loc["war", "steady"]


def test_keyness_that_flips():
    corpus = made("war war x x x x x x", "x x x x x x x x", "war war war x x x x x")
    # 2 of 8 against 3 of 16: more; without b 2 of 8 against 3 of 8: fewer
    row = keyness(corpus, "a").set_index("token").loc["war"]
    assert row["log_ratio"] == pytest.approx(log2(4 / 3)) and not row["steady"]


def test_keyness_that_flips_inside_the_target():
    corpus = made("war war war x", "x x x x", "war x x x")
    # a and b together 3 of 8 against 1 of 4; without a 0.5 of 4 against 1 of 4
    assert not keyness(corpus, ["a", "b"]).set_index("token").loc["war", "steady"]
    assert keyness(corpus, ["a", "b"]).set_index("token").loc["war", "count"] == 3


def test_two_articles_are_never_steady():
    assert not keyness(made("war war war", "peace peace peace"), "a")["steady"].any()
    assert not keyness(made("war war war", "peace peace peace", ""), "a")["steady"].any()


@pytest.mark.parametrize("uses, few", [(14, True), (15, False), (16, False)])
def test_few_expected(uses, few):
    corpus = made(
        "war " * 8 + "x " * 12, "war " * (uses - 8) + "x " * (48 - uses)
    )  # 20 and 40 words: a third of the uses
    assert keyness(corpus, "a").set_index("token").loc["war", "few_expected"] == few


def test_keyness_options():
    assert keyness(THREE, "a", min_count=6)["token"].tolist() == ["talks"]
    assert keyness(THREE, "a", skip=["War", "NOW", "end"])["token"].tolist() == ["talks", "peace"]
    assert rows(keyness(made("US us us", "US x"), "a", min_count=2, case=True), "token", "count") == [
        ("us", 2),
        ("US", 1),
    ]
    assert len(keyness(THREE, "a", min_count=99)) == 0
    assert keyness(THREE, ("a",)).equals(keyness(THREE, "a")) and keyness(THREE, ["a", "a"]).equals(keyness(THREE, "a"))


def test_the_rest_is_the_target_turned_round():
    one, other = keyness(THREE, "a"), keyness(THREE, ["b", "c"])
    columns = ["other_count", "count", "other_rate", "rate"]
    turned = {row[0]: row[1:] for row in rows(one, "token", *columns)}
    assert turned == {row[0]: row[1:] for row in rows(other, "token", "count", "other_count", "rate", "other_rate")}


def test_empty_articles_change_nothing():
    with_empty = made(*(article.text for article in THREE), "", "–")
    assert keyness(with_empty, "a").equals(keyness(THREE, "a"))


def test_unknown_target():
    for target in ("rtt", ["rt", "rtt"]):
        with pytest.raises(LookupError, match=r"no article 'rtt'. Did you mean 'rt'"):
            keyness(CORPUS, target)


NO_COMPARISON = {
    "one article": lambda: keyness(CORPUS.only("rt"), "rt"),
    "all articles": lambda: keyness(CORPUS, CORPUS.ids),
    "no article": lambda: keyness(CORPUS, []),
    "target empty": lambda: keyness(made("", "war"), "a"),
    "rest empty": lambda: keyness(made("war", ""), "a"),
    "skip a string": lambda: keyness(CORPUS, "rt", skip="the"),
    "min_words 1": lambda: shared_passages(CORPUS, min_words=1),
    "min_words half": lambda: shared_passages(CORPUS, min_words=2.5),
    "no word first": lambda: first_mentions(CORPUS, ""),
}


@pytest.mark.parametrize("ask", NO_COMPARISON.values(), ids=NO_COMPARISON)
def test_bad_input(ask):
    with pytest.raises(ValueError) as error:
        ask()
    assert len(str(error.value)) > 20


@pytest.mark.parametrize(
    "corpus", [Corpus(()), made(""), made("Peace talks."), made("", "")], ids=["none", "empty", "one", "two"]
)
def test_little_to_compare(corpus):
    assert len(spellings(corpus)) == len(shared_passages(corpus)) == 0
    assert first_mentions(corpus)["words_before"].notna().sum() == (2 if len(corpus.stream.written) else 0)


# spellings


def test_spellings_of_names(own):
    corpus = made("Kiev, Kyiv and Kiev’s. Sergey Lavrov.", "Kyiv. Sergei Lavrov; Lavrov. Istanbul")
    assert rows(spellings(corpus, file=own), "name", "spelling", "article", "count", "basis") == [
        ("Kyiv", "Kiev", "a", 2, "names.csv"), ("Kyiv", "Kiev", "b", 0, "names.csv"),
        ("Kyiv", "Kyiv", "a", 1, "names.csv"), ("Kyiv", "Kyiv", "b", 1, "names.csv"),
        ("Sergey Lavrov", "Sergei Lavrov", "a", 0, "names.csv"),
        ("Sergey Lavrov", "Sergei Lavrov", "b", 1, "names.csv"),
        ("Sergey Lavrov", "Sergey Lavrov", "a", 1, "names.csv"),
        ("Sergey Lavrov", "Sergey Lavrov", "b", 0, "names.csv"),
    ]  # fmt: skip


def test_spellings_of_words(own):
    corpus = made("defence, Defence; cease-fire", "defense ceasefire ceasefire", "travelled to traveled")
    assert rows(spellings(corpus, file=own).query("count > 0"), "name", "spelling", "article", "count", "basis") == [
        ("ceasefire", "cease-fire", "a", 1, "rule"), ("ceasefire", "ceasefire", "b", 2, "rule"),
        ("defence", "defence", "a", 2, "rule"), ("defence", "defense", "b", 1, "rule"),
        ("traveled", "traveled", "c", 1, "rule"), ("traveled", "travelled", "c", 1, "rule"),
    ]  # fmt: skip


PAIRS = ["defence defense", "emphasise emphasize", "organisations organizations", "analyse analyze", "centre center",
         "programme program", "dialogue dialog", "neighbour neighbor", "labour labor",
         "scepticism skepticism", "signalled signaled",
         "Türkiye Turkiye", "cease-fire ceasefire", "favourite favorite"]  # fmt: skip
APART = ["mourning morning", "course corse", "sources sorces", "person persons", "Russia Russian", "advice advise",
         "promise prose",
         "council counsel", "filled filed", "sentence sentience"]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS)
def test_spellings_of_one_word(pair):
    one, other = pair.split()
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize("pair", APART)
def test_two_words(pair):
    one, other = pair.split()
    assert spelling_key(one) != spelling_key(other)


# first mentions

NEWS = "Talks in Istanbul.\nThen Sergey Lavrov told Kyiv: “Talks, Lavrov!”"  # 10 words


def test_first_mentions(own):
    table = first_mentions(made(NEWS, "No anti-Trump mood"), "talks", file=own)
    assert rows(table, "article", "kind", "what", "words_before", "text")[:6] == [
        ("a", "word", "talks", 0, "Talks"),
        ("a", "name", "Istanbul", 2, "Istanbul"),
        ("a", "name", "Sergey Lavrov", 4, "Sergey Lavrov"),
        ("a", "party", "Russia", 4, "Sergey Lavrov"),
        ("a", "name", "Kyiv", 7, "Kyiv"),
        ("a", "party", "Ukraine", 7, "Kyiv"),
    ]
    assert table["share"].tolist()[:5] == [0.0, 0.2, 0.4, 0.4, 0.7]
    # anti-Trump is the second word: one word stands before it
    there = table[(table["article"] == "b") & table["words_before"].notna()]
    assert rows(there, "what", "words_before", "text") == [("Donald Trump", 1, "Trump"), ("United States", 1, "Trump")]
    assert table[table["article"] == "b"]["words_before"].isna().sum() == 6


def test_a_word_no_article_uses_is_an_answer(own):
    table = first_mentions(made(NEWS, "Other."), "zebra", file=own)
    assert rows(table[table["what"] == "zebra"], "article", "kind") == [("a", "word"), ("b", "word")]
    assert table[table["what"] == "zebra"]["words_before"].isna().all()


def test_key_words_are_neither_names_nor_grammar(own):
    table = first_mentions(made("The talks of Kyiv and the talks of Lavrov’s deal"), file=own)
    assert table.query("kind == 'word'")["what"].tolist() == ["talks", "deal"]


def test_every_article_has_every_row():
    table = first_mentions(CORPUS)
    assert table.groupby("article", sort=False).size().nunique() == 1
    assert list(table["article"].unique()) == CORPUS.ids
    for row in table.dropna(subset="words_before").itertuples():
        article = CORPUS[row.article]
        assert row.words_before == len(words(article.text[: row.start]))
        assert row.share == row.words_before / len(article.words)


# shared passages


def plain_passages(texts, size):
    """Every longest common run of every pair of texts: each pair of words in turn, the slow way."""
    spans = [words(text) for text in texts]
    forms = [[fold(text[start:end]) for start, end in here] for text, here in zip(texts, spans, strict=True)]
    found = []
    for one in range(len(texts)):
        for other in range(one + 1, len(texts)):
            a, b = forms[one], forms[other]
            for i in range(len(a)):
                for j in range(len(b)):
                    if i and j and a[i - 1] == b[j - 1]:
                        continue  # the run began earlier
                    length = 0
                    while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
                        length += 1
                    if length >= size:
                        left, right = (
                            (spans[one][i][0], spans[one][i + length - 1][1]),
                            (spans[other][j][0], spans[other][j + length - 1][1]),
                        )
                        found.append(("abcdefgh"[one], *left, "abcdefgh"[other], *right, length))
    return sorted(found, key=lambda run: (-run[-1], run[0], run[1], run[3], run[4]))


PLACES = ["article", "start", "end", "other", "other_start", "other_end", "words"]
LETTERS = st.lists(st.sampled_from(["a", "b", "C", "c", ".", "\n"]), max_size=14).map(" ".join)


@SEARCH
@given(st.lists(LETTERS, max_size=4), st.integers(2, 4))
def test_shared_passages_against_the_slow_way(texts, size):
    assert rows(shared_passages(made(*texts), min_words=size), *PLACES) == plain_passages(texts, size)


@pytest.mark.parametrize("size", [3, 6])
def test_shared_passages_of_the_five(size):
    texts = [article.text for article in CORPUS]
    letters = dict(zip(CORPUS.ids, "abcde", strict=True))
    table = shared_passages(CORPUS, min_words=size).replace({"article": letters, "other": letters})
    assert rows(table, *PLACES) == plain_passages(texts, size)


def test_equal_hashes_are_not_yet_equal_words(monkeypatch):
    monkeypatch.setattr(
        shared, "_MULTIPLIER", np.uint64(0)
    )  # now runs collide as soon as their last words are the same
    texts = ["one two three four", "x two three four x y", "two one three four y"]
    assert rows(shared_passages(made(*texts), min_words=3), *PLACES) == plain_passages(texts, 3)


def test_shared_passages_by_hand():
    table = shared_passages(made("x one two three y one two", "One, two! z one two\nthree"), min_words=2)
    assert rows(table, "words", "text", "other_text") == [
        (3, "one two three", "one two\nthree"),
        (2, "one two", "One, two"),
        (2, "one two", "One, two"),
        (2, "one two", "one two"),
    ]


CROSSES = {
    "one “two” three": "quotation mark",
    'one "two three': "quotation mark",
    "one [two] three": "bracket",
    "one “[two] three": "quotation mark, bracket",
    "“one two three”": "",
    "[one two three]": "",
    "one two’s three": "",
    "one ‘two’ three": "quotation mark",
    "‘one’ two three": "quotation mark",
    "one 'two' three": "quotation mark",
}


@pytest.mark.parametrize("text", CROSSES)
@pytest.mark.parametrize("turned", [False, True], ids=["here", "there"])
def test_crosses(text, turned):
    plain = "one two’s three" if "’s" in text else "one two three"
    table = shared_passages(made(*([plain, text] if turned else [text, plain])), min_words=3)
    assert table["crosses"].tolist() == [CROSSES[text]]


def test_one_word_again_and_again():
    assert len(shared_passages(made("the " * 20_000, "one word"))) == 0  # nothing is shared with the other article
