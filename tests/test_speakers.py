"""Who is who: cases with the words of the source and whom they mean; what the text does not tell stays empty."""

import json
from pathlib import Path

import pytest

from toolkit import Article, Corpus, attributions

CASES = json.loads((Path(__file__).parent / "cases" / "speakers.json").read_text(encoding="utf-8"))


def as_param(case):
    marks = [pytest.mark.xfail(strict=True, reason="known mistake")] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["rule"], marks=marks)


def said(text):
    return attributions(Corpus([Article.from_text("a", text)]))


@pytest.mark.parametrize("case", [as_param(case) for case in CASES])
def test_case(case):
    found = said(case["text"])
    rows = found[found["source"] == case["source"]]
    assert set(rows["party"]) == {case.get("party", "")}
    if "not" in case:
        assert case["not"] not in set(rows["speaker"]) and all(rows["speaker"])
    else:
        assert set(rows["speaker"]) == {case["speaker"] or ""}


def test_rules_are_told_apart():
    rules = [case["rule"] for case in CASES]
    assert len(rules) == len(set(rules))


def test_a_case_says_who_it_is_or_is_not():
    assert all(("speaker" in case) != ("not" in case) for case in CASES)


# What the code must not mix up


def test_two_articles_do_not_share_their_people():
    texts = ("Anna Berzina opened the shop. “The ovens are new,” Berzina said.", "“The pond is deep,” Berzina said.")
    found = attributions(Corpus([Article.from_text(id, text) for id, text in zip("ab", texts, strict=True)]))
    assert found["speaker"].tolist() == ["Anna Berzina", "Berzina"]


def test_a_source_named_again_is_the_same():
    """“A,” she said, “B.” and the quotation after it stand for one source."""
    text = "Anna Berzina opened the shop. “The ovens,” she said, “are new.” Nobody came.\n\n“They are red,” she said."
    assert said(text)["speaker"].tolist() == ["Anna Berzina"] * 2


def test_line_ends_do_not_matter():
    text = "Anna Berzina opened the shop.\n\n“They are new,” she said.\n\nLavrov came. The minister said it was warm."
    kept = ["speaker", "party", "source", "content"]
    assert said(text)[kept].equals(said(text.replace("\n", "\r\n"))[kept])
    assert set(said(text)["speaker"]) == {"Anna Berzina", "Sergey Lavrov"}


def test_lost_apostrophes_are_apostrophes():
    found = said("Russiaโs Foreign Ministry said the library is free. Putinโs aide Yuri Ushakov said the pond is deep.")
    assert found["speaker"].tolist() == ["Russian Foreign Ministry", "Yuri Ushakov"]


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f"])
def test_hard_blanks_are_blanks(blank):
    found = said(f"The White{blank}House said the garden is open. Sergei{blank}Lavrov said the pond is deep.")
    assert found["speaker"].tolist() == ["White House", "Sergey Lavrov"]


def test_a_long_article_is_remembered():
    """The minister is found some paragraphs later, and a pronoun after many other sentences still has its person."""
    filler = "The choir sang in the hall. The hall was warm. " * 20
    text = f"Lavrov arrived on Monday.\n\n{filler}\n\nThe minister said it was pleasant.\n\nHe said it was new."
    assert said(text)["speaker"].tolist() == ["Sergey Lavrov"] * 2
