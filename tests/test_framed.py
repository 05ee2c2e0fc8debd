"""Claims of statements before or around their cue, likely or not."""

import pytest

from toolkit.cues import read_cues
from toolkit.framed import framed
from toolkit.grammar import parsed
from toolkit.quoting import quotations

CUES = read_cues()
CASES = {  # the sentence: construction | cue | source | pieces of the statement
    "“It rains,” Novak said.": ["last Q | said | Novak | “It rains,”"],
    "“It rains,” said Novak.": ["inverted Q | said | Novak | “It rains,”"],
    "“It rains,” he said, “and snows.”": ["last Q | said | he | “It rains,” | “and snows.”"],
    "“It rains,” said Ana, “and snows.”": ["inverted Q | said | Ana | “It rains,” | “and snows.”"],
    "The rain was over, officials say.": ["last | say | officials | The rain was over"],
    "The rain was over, said the coach.": ["inverted | said | the coach | The rain was over"],
    "The rain, he said, was over.": ["parenthetical | said | he | The rain | was over"],
    "Then, he said, the rain was over.": ["parenthetical | said | he | the rain was over"],
    "According to Novak, it was late.": ["according first | According to | Novak | it was late"],
    "It was late, according to Novak.": ["according last | according to | Novak | It was late"],
    "It was late, as reported by the Post.": ["according last | as reported by | the Post | It was late"],
    "In Novak’s view, it was late.": ["according first | view | Novak’s | it was late"],
    "Novak: “It rains.”": ["script Q | : | Novak | “It rains.”"],
    "Novak: Rain is over": ["script | : | Novak | Rain is over"],
    "“It rains.” — Ana Novak": ["signed | — | Ana Novak | “It rains.”"],
    "Q: Was it late?": [],
    "Novak said it was late.": [],
    "After the match, Novak said it was late.": [],
    "Novak, a baker, said it was late.": [],
    "The rain was over.": [],
}


@pytest.mark.parametrize("text", CASES)
def test_claims(text):
    sentence = parsed(text, (0, len(text)), quotations(text), CUES)
    spans = [(claim.rule, claim.cue, claim.source, *claim.pieces) for claim in framed(sentence)]
    shown = [" | ".join([rule, *(text[slice(*sentence.span(*one))] for one in places)]) for rule, *places in spans]
    assert shown == CASES[text]
