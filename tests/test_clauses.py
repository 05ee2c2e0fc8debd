"""What follows a reporting word. In a case | stands before the statement; the cue is the first word in capitals."""

import pytest

from toolkit.clauses import following
from toolkit.cues import read_cues
from toolkit.grammar import parsed
from toolkit.quoting import quotations

CUES = read_cues()
FOLLOWS = {  # the sentence: the construction, and the cue with what belongs to it
    "He SAID |that it rained.": ("that", "said"),
    "He SAID on Monday |that it rained.": ("that", "said"),
    "He SAID two days earlier |that it rained.": ("that", "said"),
    "He SAID in a letter to the club |that it rained.": ("that", "said"),
    "He SAID, after the match, |that it rained.": ("that", "said"),
    "He TOLD reporters in Arden |that it rained.": ("that", "told"),
    "He TOLD them |it was late.": ("clause", "told"),
    "He ASKED the crew |whether it rained.": ("wh", "asked"),
    "He EXPLAINED |why it rained.": ("wh", "explained"),
    "He WONDERED |if it rained.": ("if", "wondered"),
    "He VOWED |to wait.": ("to", "vowed"),
    "He SAID |the rain was over.": ("clause", "said"),
    "He DEMANDED |a longer season.": ("object", "demanded"),
    "He SAID: |“It rains.”": ("colon", "said"),
    "He SAID, |“It rains.”": ("quote", "said"),
    "He WROTE |“It rains” on the door.": ("quote", "wrote"),
    "He WARNED of |cracks in the wall.": ("of", "warned of"),
    "He CALLED for |a longer season.": ("for", "called for"),
    "He SUGGESTED |waiting for the rain.": ("ing", "suggested"),
    "He POINTED out |that it rained.": ("that out", "pointed out"),
    "“It rains,” he SAID|.": None,
    "He SAID|": None,
    "Nobody ASKED him|": None,
    "The crew TOLD them|": None,
}
MISTAKES = {"He SUGGESTED |waiting for the rain.", "Nobody ASKED him|", "The crew TOLD them|"}


def as_param(case):
    marks = [pytest.mark.xfail(strict=True, reason="known mistake")] if case in MISTAKES else []
    return pytest.param(case, id=case, marks=marks)


@pytest.mark.parametrize("case", [as_param(case) for case in FOLLOWS])
def test_following(case):
    capitals = next(word.strip("|.,:") for word in case.split() if word.strip("|.,:").isupper() and len(word) > 1)
    text = case.replace(capitals, capitals.lower())
    place, text = text.index("|"), text.replace("|", "")
    sentence = parsed(text, (0, len(text)), quotations(text), CUES)
    verb = sentence.words.index(capitals.lower())
    found = following(sentence, verb, len(sentence.words), sentence.cues[verb].lemma)
    shown = found and (found.rule, text[slice(*sentence.span(verb, found.cue_end))])
    assert shown == FOLLOWS[case]
    assert found is None or sentence.starts[found.start] == place
