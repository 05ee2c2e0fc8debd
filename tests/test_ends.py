"""Where a statement ends: never before its first word, never with a comma. In a case ‖ stands at both its ends."""

import json
from pathlib import Path

import pytest

from toolkit.cues import read_cues
from toolkit.ends import statement_end, trimmed
from toolkit.grammar import parsed
from toolkit.quoting import quotations

CUES = read_cues()
TEXTS = [case["text"] for case in json.loads((Path(__file__).parent / "cases" / "statements.json").read_text("utf-8"))]
CASES = {  # the sentence: the construction
    "Duarte said ‖that the bridge was safe‖.": "that",
    "Duarte said ‖that the bridge was safe‖": "that",
    "Duarte said ‖the bridge was safe‖, while drivers waited.": "clause",
    "Duarte said ‖that the bridge, which was old, was safe‖.": "that",
    "Duarte said ‖that the bridge (and the ferry, while it ran) was safe‖.": "that",
    "Duarte said ‖the bridge would close because the cables were old‖.": "clause",
    "Duarte said ‖the bridge would close if the storm came back‖.": "clause",
    "Duarte said: ‖“The bridge is safe.”‖": "colon",
    "Duarte vowed ‖to repair the bridge before winter‖.": "to",
}


def made(text):
    return parsed(text, (0, len(text)), quotations(text), CUES)


@pytest.mark.parametrize("case", CASES)
def test_statement_end(case):
    before, statement, _ = case.split("‖")
    text, start = case.replace("‖", ""), len(before)
    sentence = made(text)
    first = sentence.starts.index(start)
    cue = next(iter(sentence.cues.values()))
    assert text[start : sentence.ends[statement_end(sentence, first, CASES[case], cue) - 1]] == statement


@pytest.mark.parametrize("rule", ["that", "clause", "to", "object", "colon", "noun that", "of"])
def test_a_statement_has_a_word_and_ends_in_its_sentence(rule):
    for sentence in map(made, TEXTS):
        for start in range(len(sentence.words)):
            end = statement_end(sentence, start, rule)
            assert start < end <= len(sentence.words)
            assert end == start + 1 or sentence.kinds[end - 1] not in ",;:-"


def test_trimmed():
    sentence = made("It rained, and, ")
    assert [trimmed(sentence, 0, end) for end in range(1, 6)] == [1, 2, 2, 2, 2]
    assert trimmed(sentence, 2, 5) == 3  # one word is left in any case
