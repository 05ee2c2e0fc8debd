"""Expressions of time: which words are some, which are not, and which day they mean."""

import pytest

from toolkit import Article, Corpus, dates, load_corpus
from toolkit.dated import COLUMNS
from toolkit.days import bounds

FIVE = load_corpus()
WEDNESDAY = "2025-05-28"


def made(text, published=WEDNESDAY):
    basis = "text" if published else "unknown"
    return Corpus([Article.from_text("a", text, published=published, published_basis=basis)])


def found(text, published=WEDNESDAY):
    table = dates(made(text, published))
    check_evidence(made(text, published), table)
    return [tuple(row) for row in table[["text", "date"]].itertuples(index=False)]


def check_evidence(corpus, table):
    assert list(table.columns) == COLUMNS
    for row in table.itertuples():
        assert corpus[row.article].text[row.start : row.end] == row.text
        assert corpus[row.article].text[row.sentence_start : row.sentence_end] == row.sentence
        assert row.sentence_start <= row.start < row.end <= row.sentence_end
        assert row.basis == ("unknown" if not row.date else row.basis) and bool(row.computed_from) == (
            row.basis == "computed"
        )


ONE = {
    "They met on May 16.": ("May 16", "2025-05-16"),
    "They met on 16 May.": ("16 May", "2025-05-16"),
    "They met on the 16th of May.": ("16th of May", "2025-05-16"),
    "They met on May 29, 2024.": ("May 29, 2024", "2024-05-29"),
    "They met on 29 May 2024.": ("29 May 2024", "2024-05-29"),
    "RIGA, MAY 29 (News)": ("MAY 29", "2025-05-29"),
    "They met on Sept. 11, 2001.": ("Sept. 11, 2001", "2001-09-11"),
    "They met on December 30.": ("December 30", "2024-12-30"),
    "They met on 2024-05-06.": ("2024-05-06", "2024-05-06"),
    "They met on 28/05/2024.": ("28/05/2024", "2024-05-28"),
    "They met on 5/28/2024.": ("5/28/2024", "2024-05-28"),
    "They met on 5/6/2024.": ("5/6/2024", ""),
    "They met on 5.6.2024.": ("5.6.2024", "2024-06-05"),
    "They met on February 30.": ("February 30", ""),
    "It began in February 2022.": ("February 2022", "2022-02"),
    "It began in February.": ("February", "2025-02"),
    "It began in May.": ("May", "2025-05"),
    "It began last May.": ("last May", "2024-05"),
    "It ends next January.": ("next January", "2026-01"),
    "It began in 2022.": ("2022", "2022"),
    "The 2016 election was long.": ("2016", "2016"),
    "On Monday, Holm sang.": ("Monday", "2025-05-26"),
    "Holm sang on Wednesday.": ("Wednesday", "2025-05-28"),
    "Speaking on Wednesday, he suggested a song.": ("Wednesday", "2025-05-28"),
    "Holm sang on Thursday.": ("Thursday", "2025-05-22"),
    "Holm will sing on Monday.": ("Monday", "2025-06-02"),
    "On Monday the choir will sing.": ("Monday", "2025-06-02"),
    "Holm proposed new talks in Riga on Monday.": ("Monday", "2025-06-02"),
    "Holm proposed on Monday to sing.": ("Monday", "2025-05-26"),
    "The concert is to take place on Wednesday.": ("Wednesday", "2025-06-04"),
    "Next Monday is free.": ("Next Monday", "2025-06-02"),
    "He sang last Wednesday.": ("last Wednesday", "2025-05-21"),
    "Holm sang on Monday, May 26.": ("Monday, May 26", "2025-05-26"),
    "He sang yesterday.": ("yesterday", "2025-05-27"),
    "He sings today.": ("today", "2025-05-28"),
    "He sings tomorrow.": ("tomorrow", "2025-05-29"),
    "He sang last week.": ("last week", "2025-W21"),
    "He sang earlier this month.": ("this month", "2025-05"),
    "He sang two days ago.": ("two days ago", "2025-05-26"),
    "He sang 3 weeks ago.": ("3 weeks ago", "2025-W19"),
    "He sang five months ago.": ("five months ago", "2024-12"),
    "He sang two days earlier.": ("two days earlier", ""),
    "“I sing today,” he said.": ("today", ""),
}  # fmt: skip


@pytest.mark.parametrize("text", ONE)
def test_one_expression(text):
    assert found(text) == [ONE[text]]


NONE = [
    "He may leave. May he sing? They march on.", "May 1,000 people came.", "The second man of the first row.",
    "Theresa May sang to May.", "March 10% faster.", "It was 10.5 or 20:15 and 1,000.", "He counted 2022 sheep.",
    "The Sunday Times wrote on Black Friday.", "Mondays are dull.", "USA Today wrote.", "the 1990s", "room 2022",
    "a sunday",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_expression(text):
    assert found(text) == []


OPEN = {
    "They met on May 16.": ("May 16", "--05-16"),
    "They meet next Monday, June 2.": ("next Monday, June 2", "--06-02"),
    "It began in May.": ("May", "--05"),
    "They met on Monday.": ("Monday", ""),
    "They met last week.": ("last week", ""),
    "They met in March 2022.": ("March 2022", "2022-03"),
}


@pytest.mark.parametrize("text", OPEN)
def test_without_day_of_publication(text):
    assert found(text, None) == found(text, "in spring") == [OPEN[text]]


def test_counted_from_another_day_of_the_sentence():
    table = dates(made("He sang on May 4 and, three days later, danced."))
    assert table["date"].tolist() == ["2025-05-04", "2025-05-07"]
    assert table["computed_from"].tolist() == ["published 2025-05-28", "May 4"]


def test_a_row_in_full():
    row = dates(made("All is well. On Monday, Holm sang.")).iloc[0]
    assert row.to_dict() == {
        "article": "a", "start": 16, "end": 22, "text": "Monday", "date": "2025-05-26", "first_day": "2025-05-26",
        "last_day": "2025-05-26", "weekday": "Monday", "basis": "computed", "computed_from": "published 2025-05-28",
        "sentence_start": 13, "sentence_end": 34, "sentence": "On Monday, Holm sang.",
    }  # fmt: skip


BOUNDS = {
    "": ("", ""), "--05-16": ("", ""), "2022": ("2022-01-01", "2022-12-31"), "2024-02": ("2024-02-01", "2024-02-29"),
    "2025-05-16": ("2025-05-16", "2025-05-16"), "2025-W01": ("2024-12-30", "2025-01-05"),
}  # fmt: skip


@pytest.mark.parametrize("value", BOUNDS)
def test_bounds(value):
    assert bounds(value) == BOUNDS[value]


def test_the_five():
    table = dates(FIVE)
    check_evidence(FIVE, table)
    assert len(table) == 38
    next_round = table[table["text"].str.contains("June 2|^Monday|next Monday") & (table["date"] != "2025-05-26")]
    assert set(next_round["date"]) == {"2025-06-02", "--06-02"}
    assert set(table[table["text"] == "May 16"]["date"]) == {"2025-05-16", "--05-16"}
    inferred = table[(table["article"] == "alliance") & (table["basis"] == "computed")]
    assert inferred["computed_from"].str.endswith("(inferred)").all()


def test_an_empty_table_has_its_columns():
    for corpus in (Corpus([]), made(""), made("安娜说。 “ ” 12 – 34")):
        table = dates(corpus)
        assert table.empty and list(table.columns) == COLUMNS
        assert table.dtypes.equals(dates(FIVE).dtypes)


def test_only_a_corpus():
    with pytest.raises(ValueError, match="This needs a corpus"):
        dates("May 16")


@pytest.mark.parametrize("published", ["0001-01-02", "9999-12-30"])
def test_the_ends_of_the_calendar(published):
    text = "Yesterday, tomorrow, Friday, next Monday, last week, next month, 900 weeks ago, January 1, 12 months ago."
    check_evidence(made(text, published), dates(made(text, published)))


@pytest.mark.parametrize(
    "unit", ["May ", "May 5 ", "Monday, ", "in ", "5/5/", "2022-", "the 5 of ", "last ", "“today ", "12 days "]
)
def test_a_hostile_text_ends(unit):
    corpus = made((unit * 50_000)[:50_000])
    check_evidence(corpus, dates(corpus))
