"""Chances: sums of weights made by hand, and a table of weights whose features can all occur."""

import json
from math import exp, isfinite
from pathlib import Path

import pytest

from toolkit import names
from toolkit.chances import WEIGHT_COLUMNS, chance, report_features
from toolkit.cues import FORCES, read_cues
from toolkit.grammar import CLASSES
from toolkit.reading import statements
from toolkit.tables import data_folder, read_rows

CUES = read_cues()
ROWS = read_rows(data_folder() / "attribution_weights.csv", WEIGHT_COLUMNS)
CASES = json.loads((Path(__file__).parent / "cases" / "statements.json").read_text(encoding="utf-8"))
NO_CUES = {"according to", "view", ":", "—", "-", ""}  # what stands for a cue that is no word of reporting_verbs.csv


@pytest.fixture
def asked(monkeypatch):
    """The first words of the features that are made when the cases of statements.json are read, by question."""
    seen = {"report": set(), "end": set()}

    def record(question, features):
        seen[question].update(feature.split(" ")[0] for feature in features)
        return 0.9 if question == "report" else 0.0

    monkeypatch.setattr("toolkit.ends.chance", record)
    for case in CASES:
        statements(case["text"], CUES, lambda claim, sentence: record("report", report_features(claim, sentence)))
    return seen


def values(name):
    """What follows the first word of a feature, up to a comma."""
    features = [row["feature"] for row in ROWS if row["feature"].startswith(name + " ")]
    return {feature.removeprefix(name + " ").split(", ")[0] for feature in features}


def test_chance_by_hand(monkeypatch):
    monkeypatch.setattr("toolkit.chances.weights", lambda question: {"all": -1.0, "word say": 3.0})
    assert chance("report", []) == chance("report", ["unheard of"]) == 0.5
    assert chance("report", ["all"]) == 1 / (1 + exp(1))
    assert chance("report", ["all", "word say", "unheard of"]) == 1 / (1 + exp(-2))


def test_no_weight_knows_a_name():
    """What was counted on the news of one year must not know its people."""
    known = {part.lower() for spelling in names()["spelling"] for part in spelling.split()}
    known -= {*CLASSES, *CUES.words, "mark", "rt"}  # the mark after a word; two classes beside each other
    known |= {"clinton", "obama", "cruz", "sanders", "cnn"}
    assert not [row["feature"] for row in ROWS if known & {*row["feature"].replace(",", " ").split()}]


def test_every_feature_has_one_weight():
    named = [(row["question"], row["feature"]) for row in ROWS]
    assert len(named) == len(set(named))
    assert {row["question"] for row in ROWS} == {"report", "end"}


def test_weights_are_finite_and_not_huge():
    assert all(isfinite(float(row["weight"])) and 0 < abs(float(row["weight"])) < 10 for row in ROWS)


@pytest.mark.parametrize("question", ["report", "end"])
def test_every_feature_is_of_a_kind_that_occurs(asked, question):
    assert {row["feature"].split(" ")[0] for row in ROWS if row["question"] == question} <= asked[question]


def test_features_name_words_and_forces_of_the_tables():
    assert values("word") <= {cue.lemma for cues in CUES.words.values() for cue in cues} | NO_CUES
    assert values("written") <= CUES.words.keys()
    assert values("force") <= {*FORCES, "none", ""}
    assert values("form") <= {cue.form for cues in CUES.words.values() for cue in cues}
