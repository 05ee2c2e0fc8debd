"""Claims of statements after a noun, around an adverb and after a colon, likely or not."""

import pytest

from toolkit.cues import read_cues
from toolkit.grammar import parsed
from toolkit.nouns import after_nouns
from toolkit.quoting import quotations

CUES = read_cues()
CASES = {  # the sentence: construction | cue | source | pieces of the statement
    "Nobody checked his claim that it was late.": ["that | claim | his | that it was late"],
    "Novak’s latest demand for rain": ["for | demand for | Novak’s | rain"],
    "Novak expressed hope that it was late.": ["that | expressed hope | Novak | that it was late"],
    "Novak has never given a promise to wait.": ["to | has never given a promise | Novak | to wait"],
    "The club closed the hall, giving a promise to wait.": ["to | giving a promise | The club | to wait"],
    "a promise by the mayor to wait": ["to | promise | the mayor | to wait"],
    "the criticism of the pitch by the players": ["of | criticism of | the players | the pitch"],
    "The old bridge allegedly was safe.": ["adverb | allegedly | | The old bridge | was safe"],
    "Reportedly, the bridge was safe.": ["adverb | Reportedly | | the bridge was safe"],
    "The coach praised them: “You ran.”": ["colon | : | The coach | “You ran.”"],
    "The door was open: “You ran.”": ["colon | : | The door | “You ran.”"],
    "the old claim": [],
    "His claim was old.": [],
    "The old bridge is safe.": [],
    "": [],
}
MISTAKES = {
    "the criticism of the pitch by the players",
    "The club closed the hall, giving a promise to wait.",
}


def as_param(text):
    marks = [pytest.mark.xfail(strict=True, reason="known mistake")] if text in MISTAKES else []
    return pytest.param(text, id=text, marks=marks)


@pytest.mark.parametrize("text", [as_param(text) for text in CASES])
def test_claims(text):
    sentence = parsed(text, (0, len(text)), quotations(text), CUES)
    spans = [(claim.rule, claim.cue, claim.source, *claim.pieces) for claim in after_nouns(sentence)]
    shown = [[rule, *(text[slice(*sentence.span(*one))] if one else "" for one in places)] for rule, *places in spans]
    assert [" | ".join(parts).replace("|  |", "| |") for parts in shown] == CASES[text]
