"""Of all claims the likely ones, and of two that contradict one another the likelier."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from toolkit.choosing import LIKELY, chosen, likelihood
from toolkit.cues import read_cues
from toolkit.grammar import parsed
from toolkit.quoting import quotations

CUES = read_cues()
CASES = json.loads((Path(__file__).parent / "cases" / "statements.json").read_text(encoding="utf-8"))
TEXTS = [case["text"] for case in CASES if "\n" not in case["text"]]


def made(text):
    return parsed(text, (0, len(text)), quotations(text), CUES)


def touch(one, other):
    return one[0] < other[1] and other[0] < one[1]


def test_nothing_is_chosen_where_nothing_is_likely():
    assert not any(chosen(made(text), lambda claim, sentence: LIKELY) for text in TEXTS)


@pytest.mark.parametrize("judge", [likelihood, lambda claim, sentence: 0.9], ids=["by weights", "whatever is claimed"])
@pytest.mark.parametrize("text", TEXTS)
def test_no_statement_runs_into_the_cue_of_another(text, judge):
    """Another statement is wholly inside one piece, or none of its words is."""
    for one, other in combinations(chosen(made(text), judge), 2):
        assert one.cue[1] != other.cue[1]
        for outer, inner in [(one, other), (other, one)]:
            for piece in outer.pieces:
                places = [inner.cue, *inner.pieces]
                held = [piece[0] <= start and end <= piece[1] for start, end in places]
                assert not touch(piece, inner.cue) or all(held)


def test_the_likelier_of_two_with_one_cue_is_kept():
    sentence = made("“It rains,” said Novak.")
    for liked in ("inverted Q", "object"):
        found = chosen(sentence, lambda claim, _, liked=liked: 0.9 if claim.rule == liked else 0.6)
        assert [claim.rule for claim in found] == [liked]


def test_likelihood_is_a_chance():
    def judge(claim, sentence):
        assert 0 < likelihood(claim, sentence) < 1
        return 0.0

    assert not any(chosen(made(text), judge) for text in TEXTS)
