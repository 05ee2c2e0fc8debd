"""Whose verb it is when the verb has no subject of its own. In a case | stands before that verb."""

import pytest
from test_phrases import as_param, marked

from toolkit.subjects import shared_subject, subject_of_clause

ADDING = [
    ("Novak said the oven was old, |adding that it smoked", "Novak"),
    ("“It smokes,” said Ana Ruiz, |adding that it was old", "Ana Ruiz"),
    ("The oven smoked, he said, |adding that it was old", "he"),
    ("The club has closed the hall, |saying it was old", "The club"),
    ("On Friday, the club closed the hall, |saying it was old", "the club"),
    ("While the crowd waited, the club closed the hall, |saying it was old", "the club"),
    ("People who know the hall left it, |saying it was old", "People who know the hall"),
]


@pytest.mark.parametrize("text, expected", [as_param(case) for case in ADDING])
def test_subject_of_clause(text, expected):
    text, sentence, end = marked(text)
    found = subject_of_clause(sentence, end, 0)
    assert (text[slice(*sentence.span(*found))] if found else None) == expected


SHARED = [
    ("Diallo opened the windows and |said", "Diallo"),
    ("Diallo said the room was warm and |added", "Diallo"),
    ("Diallo said the crowd had waited and |added", "Diallo"),
    ("While the crowd waited, Diallo opened the doors and |said", "Diallo"),
    ("and |said", None),
]


@pytest.mark.parametrize("text, expected", [as_param(case) for case in SHARED])
def test_shared_subject(text, expected):
    text, sentence, end = marked(text)
    found = shared_subject(sentence, end, 0)
    assert (text[slice(*sentence.span(*found))] if found else None) == expected
