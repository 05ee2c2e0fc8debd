"""Claims of statements after a verb or an adjective, likely or not, and who is announced before a colon."""

import pytest

from toolkit.cues import read_cues
from toolkit.grammar import parsed
from toolkit.introduced import announced, introduced
from toolkit.quoting import quotations

CUES = read_cues()
CASES = {  # the sentence: construction, how the cue stands | cue | source | pieces of the statement
    "Novak said that it rained.": ["that, finite | said | Novak | that it rained"],
    "Novak is saying that it rains.": ["that, prog | is saying | Novak | that it rains"],
    "Novak has never said that it rains.": ["that, finite | has never said | Novak | that it rains"],
    "Novak opened the door and said it was late.": ["clause, co | said | Novak | it was late"],
    "Novak left, saying that it was late.": ["that, ing | saying | Novak | that it was late"],
    "Declaring that it was late, Novak left.": ["that, initial | Declaring | Novak | that it was late"],
    "Novak is aware that it rains.": ["that, adj | is aware | Novak | that it rains"],
    "Novak made it clear that it was late.": ["that, adj | made it clear | Novak | that it was late"],
    "The crew seems to sleep.": ["seem to, finite | seems | | The crew | to sleep"],
    "The plan was rejected by Novak.": ["by, passive | was rejected | Novak | The plan"],
    "The club was accused of theft by Novak.": ["passive of, passive | was accused of | Novak | The club | theft"],
    "the plan, which Novak rejected": ["relative end, finite | rejected | Novak | which"],
    "what Novak called “a long walk”": [
        "relative quote, finite | called | Novak | what | “a long walk”",
        "quote, finite | called | Novak | “a long walk”",
    ],
    "The old bridge is safe.": [],
    "": [],
}


def made(text):
    return parsed(text, (0, len(text)), quotations(text), CUES)


@pytest.mark.parametrize("text", CASES)
def test_claims(text):
    sentence = made(text)
    spans = [(f"{claim.rule}, {claim.mode}", claim.cue, claim.source, *claim.pieces) for claim in introduced(sentence)]
    shown = [[rule, *(text[slice(*sentence.span(*one))] if one else "" for one in places)] for rule, *places in spans]
    assert CASES[text] == [" | ".join(parts).replace("|  |", "| |") for parts in shown]


ANNOUNCED = {
    "Novak told the council:": "Novak",
    "Smiling, she added:": "she",
    "The council heard Novak, who said:": "who",
    "The council met in Arden:": None,
    "Novak told the council.": None,
    ":": None,
}


@pytest.mark.parametrize("text", ANNOUNCED)
def test_announced(text):
    sentence = made(text)
    claim = announced(sentence)
    assert (text[slice(*sentence.span(*claim.source))] if claim and claim.source else None) == ANNOUNCED[text]
