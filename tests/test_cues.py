"""Reporting words: their forms, when they are verbs, and what a table of your own may hold."""

import re

import pytest

from toolkit.cues import CUE_COLUMNS, read_cues
from toolkit.grammar import parsed
from toolkit.quoting import quotations
from toolkit.reading import statements
from toolkit.tables import data_folder, read_rows

CUES = read_cues()
HEAD = ",".join(CUE_COLUMNS) + "\n"


@pytest.fixture
def own(tmp_path):
    """Writes a table of one's own and reads it."""

    def read(rows, head=HEAD):
        path = tmp_path / "own.csv"
        path.write_text(head + rows, encoding="utf-8")
        return read_cues(path)

    return read


FORMS = {  # a row of a table: forms it must know, forms it must not
    "commit,,verb,promising": ("commit commits committing committed", "commitd commites"),
    "try,,verb,wishing": ("try tries trying tried", "trys tryed triing"),
    "convey,,verb,neutral": ("conveys conveying conveyed", "conveies conveied"),
    "go,went gone,verb,neutral": ("go goes going went gone", "gos goed"),
    "say,said,verb,neutral": ("say says saying said", "saies sayed"),
    "argue,,verb,asserting": ("argues arguing argued", "argueing argueed"),
    "agree,,verb,conceding": ("agrees agreeing agreed", "agreing agreeed"),
    "stress,,verb,asserting": ("stresses stressing stressed", "stresss"),
    "wish,,verb,wishing": ("wishes wishing wished", "wishs"),
    "preach,,verb,asserting": ("preaches preaching preached", "preachs"),
    "target,,verb,criticising": ("targeted targetted targeting targetting", "targetd"),
    "put,put,verb,neutral": ("puts putting put", "puted putted"),
    "reply,,noun,neutral": ("reply replies", "replying replied"),
    "clear,,adjective,asserting": ("clear", "clears cleared"),
    "reportedly,,adverb,neutral": ("reportedly", "reportedlys"),
}


@pytest.mark.parametrize("row", FORMS)
def test_forms(own, row):
    known = own(row + "\n").words
    wanted, unwanted = map(str.split, FORMS[row])
    assert set(wanted) <= known.keys()
    assert not set(unwanted) & known.keys()
    assert {cue.lemma for cues in known.values() for cue in cues} == {row.split(",")[0]}


CLASSES = {  # V and G verb, N noun, J adjective, r adverb
    "Officials say the bridge is safe.": "say/V",
    "He claims that the bridge is safe.": "claims/V",
    "Her claims that the bridge is safe were old.": "claims/N",
    "The press release was short.": "",
    "The tax plans are old.": "plans/N",
    "The council plans a bridge.": "plans/V",
    "The report was late.": "report/N",
    "They report that it was late.": "report/V",
    "She wants to report a fault.": "wants/V report/V",
    "The reported fault was small.": "",
    "An expected delay cost money.": "",
    "Farmers demand rain.": "demand/V",
    "The farm demand is high.": "demand/N",
    "The coach demands that they run.": "demands/V",
    "The coach’s demands were met.": "demands/N",
    "It is a question of time.": "question/N",
    "Many fear the worst.": "fear/V",
    "The vote count was slow.": "",
    "Members pledge money on Monday.": "pledge/V",
    "A state of mind, she states, is no law of the state.": "states/V",
    "She has never said so.": "said/V",
    "The said bridge is old.": "",
    "They are asking for rain.": "asking/V",
    "Asking for rain, they left.": "Asking/G",
    "The asking price fell.": "",
    "He is aware that it rains.": "aware/J",
    "The aware public left.": "",
    "Reportedly, it rains.": "Reportedly/r",
    "Mayor Vows To Fix Bridge": "Vows/V",
    "Calls for a new bridge grew.": "Calls/N",
}
MISTAKES = {"Calls for a new bridge grew."}


def as_param(text):
    marks = [pytest.mark.xfail(strict=True, reason="known mistake")] if text in MISTAKES else []
    return pytest.param(text, id=text, marks=marks)


@pytest.mark.parametrize("text", [as_param(text) for text in CLASSES])
def test_verb_or_noun(text):
    sentence = parsed(text, (0, len(text)), quotations(text), CUES)
    spans = {place: sentence.span(place, place + 1) for place in sorted(sentence.cues)}
    assert " ".join(f"{text[slice(*spans[place])]}/{sentence.kinds[place]}" for place in spans) == CLASSES[text]


BAD = {  # a row of a table: what is wrong with it
    "say,said,verb,shouting": "own.csv, line 3, column force: 'shouting' is not one of",
    "say,said,verbs,neutral": "own.csv, line 3, column kind: 'verbs' is not one of",
    ",said,verb,neutral": "own.csv, line 3, column cue: '' is not one word",
    " ,said,verb,neutral": "own.csv, line 3, column cue: ' ' is not one word",
    "say,said,verb": "own.csv, line 3: 3 cells, but the first line names 4 columns",
}


@pytest.mark.parametrize("row", BAD)
def test_a_bad_row_is_named(own, row):
    with pytest.raises(ValueError, match=re.escape(BAD[row])):
        own(f"tell,told,verb,neutral\n{row}\n")


def test_a_missing_column_and_a_missing_file_are_named(own, tmp_path):
    with pytest.raises(ValueError, match=r"own\.csv, line 1: there is no column 'force'"):
        own("say,said,verb\n", head="cue,forms,kind\n")
    with pytest.raises(FileNotFoundError, match=r"There is no file nowhere\.csv"):
        read_cues(tmp_path / "nowhere.csv")


def test_a_changed_table_is_read_anew(own):
    assert {cue.force for cue in own("say,said,verb,neutral\n").words["said"]} == {"neutral"}
    changed = own("say,said,verb,asserting\ntell,told,verb,neutral\n").words
    assert [cue.force for form in ("said", "told") for cue in changed[form]] == ["asserting", "neutral"]


def test_a_new_verb_of_ones_own_reports(own):
    text = "Novak glorped that the oven was too small. Brandt said that it was not."
    told = own("glorp,,verb,asserting\n")
    assert [(one.word, one.force, one.rule) for one in statements(text, told)] == [("glorp", "asserting", "that")]
    assert [one.word for one in statements(text, CUES)] == ["say"]


def test_the_table_lists_no_word_twice_in_one_kind():
    listed = [(row["cue"], row["kind"]) for row in read_rows(data_folder() / "reporting_verbs.csv", CUE_COLUMNS)]
    assert len(listed) == len(set(listed))
