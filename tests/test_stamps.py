"""Date stamps of many languages are read, and dates that belong to an article stay."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.calendars import Day, months, resolved, weekdays
from toolkit.dating import read_stamp
from toolkit.drafts import About
from toolkit.repair import in_order, repaired, undone
from toolkit.stamps import date_stamp
from toolkit.tables import data_folder, read_rows

HEADLINE = "Town closes its old bridge for repairs"
BODY = [
    "The council met on Monday evening to discuss the old bridge, which has been open to traffic since 1961.",
    "Engineers had found cracks in March; a second report, in May, called them deep but stable.",
    "The repairs will take eleven months and cost 4.2 million, a third of which the region will pay.",
]
MONTHS = read_rows(data_folder() / "months.csv", ["language", "month", "name"])
SEARCH = settings(deadline=None, max_examples=200, database=None, derandomize=True)

WHOLE = [  # stamp, day, evidence
    ("Published: May 29, 2025 - 20:36", "2025-05-29", "Published: May 29, 2025"),
    ("Mayıs 29, 2025\u00a0-\u00a020:36", "2025-05-29", "Mayıs 29, 2025"),
    ("MAYIS 29, 2025", "2025-05-29", "MAYIS 29, 2025"),
    ("28.05.2025 18:40", "2025-05-28", "28.05.2025"),
    ("29 mai 2025 à 08h15", "2025-05-29", "29 mai 2025"),
    ("2025年5月28日", "2025-05-28", "2025年5月28日"),
    ("2025年5月28日 10時15分", "2025-05-28", "2025年5月28日"),
    ("28 May 2025, 10:15 GMT | Updated 2 hours ago", "2025-05-28", "28 May 2025"),
    ("Veröffentlicht am 28. Mai 2025", "2025-05-28", "Veröffentlicht am 28. Mai 2025"),
    ("Stand: 28.05.2025, 18:40 Uhr", "2025-05-28", "Stand: 28.05.2025"),
    ("٢٨ مايو ٢٠٢٥", "2025-05-28", "٢٨ مايو ٢٠٢٥"),
    ("الأربعاء 28 مايو 2025 - 10:15", "2025-05-28", "28 مايو 2025"),
    ("28 أيار 2025", "2025-05-28", "28 أيار 2025"),
    ("۸ خرداد ۱۴۰۴", "2025-05-29", "۸ خرداد ۱۴۰۴"),
    ("28 במאי 2025", "2025-05-28", "28 במאי 2025"),
    ("28 मई 2025", "2025-05-28", "28 मई 2025"),
    ("Опубликовано 28 мая 2025 г., 18:40", "2025-05-28", "Опубликовано 28 мая 2025"),
    ("29 травня 2025, 10:15", "2025-05-29", "29 травня 2025"),
    ("28 май 2025 г.", "2025-05-28", "28 май 2025"),
    ("28. мај 2025.", "2025-05-28", "28. мај 2025"),
    ("28. svibnja 2025.", "2025-05-28", "28. svibnja 2025"),
    ("28. května 2025 10:15", "2025-05-28", "28. května 2025"),
    ("28 maja 2025, 10:15", "2025-05-28", "28 maja 2025"),
    ("2025. május 28. 10:15", "2025-05-28", "2025. május 28"),
    ("28 mai 2025, ora 10:15", "2025-05-28", "28 mai 2025"),
    ("28 Μαΐου 2025, 10:15", "2025-05-28", "28 Μαΐου 2025"),
    ("28 de mayo de 2025 a las 10:15", "2025-05-28", "28 de mayo de 2025"),
    ("28 de maio de 2025 às 10h15", "2025-05-28", "28 de maio de 2025"),
    ("Pubblicato il 28/05/2025 alle 10:15", "2025-05-28", "Pubblicato il 28/05/2025"),
    ("28 mei 2025 om 10:15", "2025-05-28", "28 mei 2025"),
    ("28 maj 2025 kl. 10.15", "2025-05-28", "28 maj 2025"),
    ("Publisert 28. mai 2025", "2025-05-28", "Publisert 28. mai 2025"),
    ("28. toukokuuta 2025 klo 10.15", "2025-05-28", "28. toukokuuta 2025"),
    ("28 Mei 2025 pukul 10:15", "2025-05-28", "28 Mei 2025"),
    ("28 tháng 5, 2025", "2025-05-28", "28 tháng 5, 2025"),
    ("2025년 5월 28일 오전 10:15", "2025-05-28", "2025년 5월 28일"),
    ("입력 2025.05.28 10:15", "2025-05-28", "입력 2025.05.28"),
    ("発行日：2025年5月28日", "2025-05-28", "発行日：2025年5月28日"),
    ("2025-05-28T10:15:00Z", "2025-05-28", "2025-05-28"),
    ("2025-05-28T10:15:00+03:00", "2025-05-28", "2025-05-28"),
    ("First published on Wed 28 May 2025 10.15 BST", "2025-05-28", "First published on Wed 28 May 2025"),
    ("Posted May 28, 2025 10:15 AM EDT", "2025-05-28", "Posted May 28, 2025"),
    ("Wednesday, May 28th, 2025", "2025-05-28", "May 28th, 2025"),
    ("Publié le 28/05/2025 à 10:15, mis à jour le 29/05/2025 à 08:00", "2025-05-28", "Publié le 28/05/2025"),
    ("Updated May 29, 2025; published May 28, 2025", "2025-05-28", "published May 28, 2025"),
    ("25/06/2025", "2025-06-25", "25/06/2025"),
    ("06/25/2025", "2025-06-25", "06/25/2025"),
    ("05/05/2025", "2025-05-05", "05/05/2025"),
    ("28 ต.ค. 2568", None, None),  # a language whose months are not listed: not a stamp we know
]


def in_article(stamp):
    return "\n\n".join([HEADLINE, stamp, *BODY])


@pytest.mark.parametrize("stamp, day, evidence", WHOLE)
def test_stamps_with_a_year(stamp, day, evidence):
    text = in_article(stamp)
    found = date_stamp(text, About())
    assert (found.fields.get("published"), found.fields.get("published_evidence")) == (day, evidence)
    assert repaired(text, found.repairs) == ("\n\n".join([HEADLINE, *BODY]) if day else text)
    assert undone(repaired(text, found.repairs), found.repairs) == text
    assert evidence is None or evidence in text


OPEN = [  # stamp, day counted from 2 June 2025 (a Monday)
    ("29 May", "2025-05-29"),
    ("May 29", "2025-05-29"),
    ("3 June", "2024-06-03"),  # the latest up to that day
    ("29 Feb", "2024-02-29"),
    ("Yesterday, 18:40", "2025-06-01"),
    ("Today at 10:15", "2025-06-02"),
    ("Gestern, 18:40 Uhr", "2025-06-01"),
    ("Dün 18:40", "2025-06-01"),
    ("Вчера, 18:40", "2025-06-01"),
    ("Hier à 18h40", "2025-06-01"),
    ("Monday", "2025-06-02"),
    ("Friday", "2025-05-30"),
    ("3 days ago", "2025-05-30"),
    ("vor 3 Tagen", "2025-05-30"),
    ("5月28日 10:15", "2025-05-28"),
]


@pytest.mark.parametrize("stamp, day", OPEN)
def test_without_a_year_only_the_base_date_tells_the_day(stamp, day):
    text = in_article(stamp)
    assert date_stamp(text, About(base_date="2025-06-02")).fields["published"] == day
    found = date_stamp(text, About())
    assert found.repairs and not found.fields
    assert len(found.notes) == 1 and "base_date=" in found.notes[0]


UNDECIDED = [  # stamp, language, what is noted
    ("05/06/2025", None, "it can be read in two ways"),
    ("05-06-2025", "de", "it can be read in two ways"),
    ("05.06.2025", "en", "it can be read in two ways"),
    ("28.05.25, 18:40", None, "it can be read in two ways"),
    ("listopad 5, 2025", None, "it can be read in two ways"),  # October in Croatian, November in Polish and Czech
    ("31.06.2025", None, "there is no such day"),
    ("2 hours ago", None, "it does not say which day"),
    ("Updated 29 May 2025", None, "is a day of change"),
    ("Zuletzt aktualisiert am 29. Mai 2025", None, "is a day of change"),
]


@pytest.mark.parametrize("stamp, language, note", UNDECIDED)
def test_what_cannot_be_decided_is_cut_and_told(stamp, language, note):
    found = date_stamp(in_article(stamp), About(language=language))
    assert repaired(in_article(stamp), found.repairs) == "\n\n".join([HEADLINE, *BODY])
    assert not found.fields and note in found.notes[0]


@pytest.mark.parametrize(
    "stamp, language, day", [("05.06.2025", "de", "2025-06-05"), ("listopad 5, 2025", "hr", "2025-10-05")]
)
def test_the_language_decides(stamp, language, day):
    assert date_stamp(in_article(stamp), About(language=language)).fields["published"] == day


GLUED = [  # beginning of a text, what is cut, day
    (" date 2025-05-28 The renewed push comes under pressure.", " date 2025-05-28 ", "2025-05-28"),
    ("Published: 28 May 2025 The renewed push comes.", "Published: 28 May 2025 ", "2025-05-28"),
    ("2025-05-28 A new round of talks begins.", "2025-05-28 ", "2025-05-28"),
    ("28.05.2025 18:40 Russia has proposed talks.", "28.05.2025 18:40 ", "2025-05-28"),
    ("28 May 2025, 10:15 GMT – “We hope,” he said.", "28 May 2025, 10:15 GMT – ", "2025-05-28"),
    ("October 7, 2023 Hamas attacks were on the agenda.", None, None),
    ("On 29 May 2025 Russia said that it would come.", None, None),
    ("2025-05-28 was a day like any other in the town.", None, None),
    ("29 May 2025 Istanbul talks are the second round.", None, None),
    ("2025 was a good year for the town and its bridge.", None, None),
]


@pytest.mark.parametrize("begins, cut, day", GLUED)
def test_a_stamp_glued_to_the_text(begins, cut, day):
    found = date_stamp("\n\n".join([begins, *BODY]), About())
    assert [repair.before for repair in found.repairs] == ([cut] if cut else [])
    assert found.fields.get("published") == day


@pytest.mark.parametrize(
    "line, left",
    [("By Jane Example | May 29, 2025", "By Jane Example"), ("By Jane Example, May 29, 2025 10:15", "By Jane Example"),
     ("Example News · 29 May 2025", "Example News")],
)  # fmt: skip
def test_a_stamp_after_a_name(line, left):
    found = date_stamp(in_article(line), About())
    assert repaired(in_article(line), found.repairs) == in_article(left)
    assert found.fields["published"] == "2025-05-29"


STAYS = {
    "timeline": ["May 16", BODY[0], "May 17", BODY[1], "May 18", BODY[2]],
    "timeline with years": ["16 May 2025", BODY[0], "17 May 2025", BODY[1]],
    "live blog": [HEADLINE, "7 p.m.", BODY[0], "6:05 p.m.", BODY[1]],
    "day amid the text": [HEADLINE, *BODY, "Friday, December 4, 2015", *BODY, *BODY, *BODY],
    "correction": [HEADLINE, *BODY, "Correction: October 2, 2016, Sunday", BODY[0]],
    "a month": [HEADLINE, "May 2025", *BODY],
    "subhead": [HEADLINE, BODY[0], "After May 16", *BODY],
    "score": [HEADLINE, "2-1", *BODY],
    "number": [HEADLINE, "29", *BODY],
    "only a stamp": ["28 May 2025"],
    "only a label": [HEADLINE, "Published", *BODY],
}


@pytest.mark.parametrize("lines", STAYS.values(), ids=STAYS)
def test_dates_of_the_article_stay(lines):
    assert date_stamp("\n\n".join(lines), About(base_date="2025-06-02")).repairs == []


def test_only_a_stamp_is_told():
    found = date_stamp("28 May 2025, 10:15", About())
    assert found.repairs == [] and "Is this the article?" in found.notes[0]


def test_a_label_on_a_line_of_its_own_goes_with_its_date():
    text = "\n".join([HEADLINE, "Published", "28 May 2025", *BODY])
    assert repaired(text, date_stamp(text, About()).repairs) == "\n".join([HEADLINE, *BODY])


@SEARCH
@given(
    st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.sampled_from(read_rows(data_folder() / "months.csv", ["name"]))
)
def test_every_month_of_every_language_is_read(day, row):
    if row["language"] == "fa-solar" or int(row["month"]) != day.month:
        return
    for stamp in (f"{day.day} {row['name']} {day.year}", f"{row['name'].upper()} {day.day}, {day.year}"):
        found = read_stamp(stamp, row["language"])
        assert found is not None, stamp
        assert resolved(found.day, None) == day.isoformat(), stamp


@SEARCH
@given(st.dates(date(1965, 1, 1), date(2049, 12, 31)))
def test_days_of_the_iranian_calendar_follow_one_another(day):
    """Each day of our calendar has exactly one name there: counted forward from a known new year."""
    year = day.year - 621
    while date.fromisoformat(resolved(Day(year, 1, 1, solar=True), None)) > day:
        year -= 1
    passed = (day - date.fromisoformat(resolved(Day(year, 1, 1, solar=True), None))).days
    month, rest = divmod(passed, 31) if passed < 186 else divmod(passed - 186, 30)
    named = Day(year, month + (1 if passed < 186 else 7), rest + 1, solar=True)
    assert resolved(named, None) == day.isoformat()


@pytest.mark.parametrize(
    "solar, ours", [((1403, 12, 30), "2025-03-20"), ((1404, 1, 1), "2025-03-21"), ((1399, 1, 1), "2020-03-20")]
)
def test_iranian_new_years(solar, ours):
    assert resolved(Day(*solar, solar=True), None) == ours


@SEARCH
@given(st.text(st.sampled_from("0123456789./-: ,TZ年月日May|dt٢۸\n")), st.sampled_from([None, "2025-06-02"]))
def test_any_figures_are_survived(text, base_date):
    found = date_stamp(text, About(base_date=base_date))
    made = repaired(text, in_order(found.repairs))
    assert undone(made, found.repairs) == text
    day = found.fields.get("published")
    assert day is None or date.fromisoformat(day) + timedelta(0) is not None


def test_tables_are_whole():
    for names, most in ((months(), 12), (weekdays(), 7)):
        languages = {language for found in names.values() for language in found}
        for language in languages - {"sl", "et"}:
            numbers = {found[language] for found in names.values() if language in found}
            assert numbers == set(range(1, most + 1)), language


@pytest.mark.parametrize(
    "lines",
    [
        ["Opening hours", "Monday to Friday, 9 a.m. to 5 p.m.", "Saturday, 10 a.m."],
        ["31 May 2025, 14:00", "Opening speech", "1 June 2025, 10:00", "Race"],
    ],
)
def test_hours_and_programmes_at_the_end_stay(lines):
    body = "The council met on Monday evening to discuss the old bridge, which has been open to traffic since 1961."
    assert date_stamp("\n\n".join(["Bridge festival opens", body, body, *lines]), About()).repairs == []


def test_a_time_of_change_without_a_day():
    found = date_stamp("Bridge shut\n\nUpdated at 10.07am\n\nThe council met on Monday.", About())
    assert found.notes == ("Only a time of change is stated: the day of publication is not known.",)
