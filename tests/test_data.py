"""The files people wrote: their form, and that what they quote is in the seeds, letter by letter."""

import csv
import hashlib
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DATA, SEEDS = ROOT / "data", ROOT / "seeds"

SHA256 = {
    "000_a85e5010d97fe0a3.txt": "d667fec11f55bfdf3deaf376d220ce62060b8039888b9834d5a953c9a2f11fd3",
    "001_ebccfe58d7152232.txt": "2347c4ec0633af163123029c146c22d1dba65f26d755b418e79290f0f4420333",
    "002_d593e9095c3398fa.txt": "7f7ca33611cc9b255ceb66a19a4a92d83e5891f0791fb9867b3c3dbbd8900ed7",
    "003_09718e3c0c374448.txt": "3451c34fecfe8106180b10bf3623eb7f2594b0d60f0ead9a7426ca809262947b",
    "004_07735a2fb9dada23.txt": "27214e429d97e96a01a63c8e9c7ceb3f410582117f8d9d5f9ecea767024838dd",
}
COLUMNS = {
    "articles.csv": "id file outlet outlet_basis outlet_evidence published published_basis published_evidence"
    " dateline title standfirst",
    "repairs.csv": "article before after reason certainty",
    "names.csv": "spelling name kind party role",
    "function_words.csv": "word class note",
    "party_words.csv": "word party",
    "reporting_verbs.csv": "cue forms kind force",
    "attribution_weights.csv": "question feature weight",
    "attributions.csv": "reader article statement content source cue kind speaker party speech parent optional place"
    " note",
    "attribution_differences.csv": "article statement question first second settled why",
    "codebook.csv": "code kind party issue definition include exclude example",
    "codings.csv": "coder article code status quote voice note",
    "disagreements.csv": "kind about article quote other other_quote reading decidable why",
    "naming.csv": "thing term without note",
    "clutter.csv": "rule language phrase match reason",
    "months.csv": "language month name",
    "weekdays.csv": "language weekday name",
    "alike.csv": "concept words counted",
    "alphabets.csv": "language unit letters also words",
    "synonyms.csv": "concept words common",
    "opposites.csv": "one other",
    "offices.csv": "office words general",
    "columns.csv": "field name when",
    "export_fields.csv": "database label field",
    "example_key.csv": "id file place title outlet published language words damage",
}
VERBATIM = {"before", "after"}  # passages of a seed: may begin or end with white space, may hold line ends
KINDS = {"person", "place", "body", "thing"}
PARTIES = {"Russia", "Ukraine", "United States", "Germany", "Türkiye", "Saudi Arabia", "NATO", "media", ""}
CLASSES = {"determiner", "pronoun", "preposition", "conjunction", "auxiliary", "particle", "adverb"}
LEFT_OUT = {"us", "may", "mine", "round", "past", "like", "following", "including", "regarding", "according", "said"}
LEFT_OUT |= {"one", "half", "once", "done", "doing", "need", "let", "used"}
BASES = {"text", "inferred", "unknown"}

# Capitalised words inside the sentences of the seeds that are no names, or no safe ones (see data/README.md).
NATIONALITIES = {"Russian", "Russians", "Ukrainian", "Ukrainians", "Turkish", "German", "European", "Western"}
TITLES = {"Foreign", "Defence", "Defense", "Minister", "President", "Chancellor", "Secretary", "State"}
CALENDAR = {"February", "March", "May", "June", "Monday", "Tuesday", "Wednesday"}
UNSAFE = {"X", "Vladimir", "I"}  # X and I are single letters; Vladimir is Putin and Medinsky
SUBHEAD = {"Led", "Delegation", "Ready", "Talks", "Paths", "Ceasefire", "Pushes", "Diplomatic", "Resolution", "Outlook"}


def rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def column(file: str, name: str) -> list[str]:
    return [row[name] for row in rows(file)]


def seed(file: str) -> str:
    return (SEEDS / file).read_bytes().decode("utf-8")


def pieces(evidence: str) -> list[str]:
    return evidence.split(" | ") if evidence else []


def twice(values: list[str]) -> list[str]:
    return sorted({value for value in values if values.count(value) > 1})


# Form


@pytest.mark.parametrize("file", SHA256)
def test_seeds_are_unchanged(file):
    assert hashlib.sha256((SEEDS / file).read_bytes()).hexdigest() == SHA256[file]


def test_there_are_no_other_seeds():
    assert {path.name for path in SEEDS.iterdir()} == set(SHA256)


@pytest.mark.parametrize("file", COLUMNS)
def test_bytes(file):
    raw = (DATA / file).read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf"), "saved with a BOM; save as UTF-8 without BOM"
    assert b"\r" not in raw, "saved with Windows line ends; save with LF"
    assert raw.endswith(b"\n")
    text = raw.decode("utf-8")
    assert text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("file", COLUMNS)
def test_cells(file):
    with (DATA / file).open(encoding="utf-8", newline="") as stream:
        header, *table = csv.reader(stream, strict=True)
    assert header == COLUMNS[file].split()
    assert table
    for number, line in enumerate(table, start=2):
        assert len(line) == len(header), f"row {number}: {len(line)} cells, not {len(header)}"
        cells = [cell for name, cell in zip(header, line, strict=True) if name not in VERBATIM]
        assert all(cell == cell.strip() and "\n" not in cell for cell in cells), f"row {number}: {cells}"
        assert not any(cell.startswith(("=", "@", "+")) for cell in line), f"row {number}: a formula"


def documented() -> dict[str, list[str]]:
    """The columns each section of data/README.md describes, in its order."""
    sections = (DATA / "README.md").read_text(encoding="utf-8").split("\n## ")[1:]
    return {
        part.split("\n")[0].strip(): re.findall(r"^\| `(\w+)` \| \S", part, flags=re.MULTILINE) for part in sections
    }


def test_every_file_is_documented_and_no_other():
    assert set(documented()) == {path.name for path in DATA.iterdir()} - {"README.md"}


@pytest.mark.parametrize("file", COLUMNS)
def test_every_column_is_documented(file):
    assert documented()[file] == COLUMNS[file].split()


# articles.csv


def test_one_row_per_seed():
    assert sorted(column("articles.csv", "file")) == sorted(SHA256)
    assert column("articles.csv", "id") == ["aljazeera", "alliance", "rt", "unsigned_1", "unsigned_2"]


@pytest.mark.parametrize("article", rows("articles.csv"), ids=lambda row: row["id"])
@pytest.mark.parametrize("field", ["outlet", "published"])
def test_basis(article, field):
    value, basis, evidence = (article[field + end] for end in ("", "_basis", "_evidence"))
    assert basis in BASES
    assert (value == "") == (basis == "unknown") == (evidence == "")
    for piece in pieces(evidence):
        assert piece and piece in seed(article["file"])


@pytest.mark.parametrize("article", rows("articles.csv"), ids=lambda row: row["id"])
def test_what_is_told_apart_stands_in_the_seed(article):
    for field in ("dateline", "title", "standfirst"):
        assert article[field] in seed(article["file"])
    if article["outlet_basis"] == "text":
        assert article["outlet"] in article["outlet_evidence"]
    if article["published"]:
        assert date.fromisoformat(article["published"]).isoformat() == article["published"]


# repairs.csv


@pytest.mark.parametrize("number, repair", list(enumerate(rows("repairs.csv"), start=2)))
def test_repair(number, repair):
    file = {row["id"]: row["file"] for row in rows("articles.csv")}[repair["article"]]
    assert seed(file).count(repair["before"]) == 1, f"row {number}"
    assert repair["before"] != repair["after"]
    assert repair["certainty"] in {"certain", "probable", "possible"}
    assert repair["reason"]


def test_no_damaged_letter_is_left():
    found = [row["before"].count("\u0e42") for row in rows("repairs.csv") if "\u0e42" in row["before"]]
    assert len(found) == sum(found) == seed("004_07735a2fb9dada23.txt").count("\u0e42") == 12
    assert not any("\u0e42" in after for after in column("repairs.csv", "after"))


# names.csv


def test_spellings():
    spellings = column("names.csv", "spelling")
    assert twice(spellings) == []
    assert not set(spellings) & (NATIONALITIES | TITLES | CALENDAR | UNSAFE)
    assert not [spelling for spelling in spellings if len(spelling) < 2 or spelling.endswith(("’s", "'s"))]


def test_names_have_one_description_each():
    described = {(row["name"], row["kind"], row["party"], row["role"]) for row in rows("names.csv")}
    assert twice([name for name, *_ in described]) == []
    assert {name for name, *_ in described} <= set(column("names.csv", "spelling"))


def test_kinds_parties_roles():
    for row in rows("names.csv"):
        assert row["kind"] in KINDS and row["party"] in PARTIES, row
        assert bool(row["role"]) == (row["kind"] == "person"), row
        assert row["party"] or row["kind"] in {"place", "thing"}, row


def without_names(text: str) -> str:
    spellings = sorted(column("names.csv", "spelling"), key=len, reverse=True)
    return re.sub(rf"(?<!\w)(?:{'|'.join(map(re.escape, spellings))})(?!\w)", "#", text)


def test_longest_spelling_stands_for_the_shorter():
    text = "Moscow Times, Russia’s Foreign Ministry, U.S. State Department, Vladimir Putin, MOSCOW, Russians, us"
    assert without_names(text) == "#, #, #, #, #, Russians, us"


@pytest.mark.parametrize("file", SHA256)
def test_every_name_in_the_articles_is_listed(file):
    text = without_names(seed(file).replace("\u0e42s ", "’s ").replace("\u0e42", " “"))
    inside = set(re.findall(r"(?<=[^\W\d] |[,’#] |.[-\[])([^\W\d_a-z]\w*)", text))  # not at the start of a sentence
    assert inside - NATIONALITIES - TITLES - CALENDAR - UNSAFE - SUBHEAD == set()


# function_words.csv


def test_function_words():
    words = column("function_words.csv", "word")
    assert twice(words) == []
    assert [word for word in words if not re.fullmatch(r"[a-z]+('[a-z]+)?", word)] == []
    assert 180 <= len(words) <= 260
    assert set(column("function_words.csv", "class")) == CLASSES


def test_function_words_hide_no_name_and_no_content():
    words = set(column("function_words.csv", "word"))
    assert not words & LEFT_OUT
    assert not words & {spelling.lower() for spelling in column("names.csv", "spelling")}
    assert not words & {word.lower() for word in TITLES | CALENDAR | NATIONALITIES}


@pytest.mark.parametrize("word", sorted(LEFT_OUT))
def test_words_left_out_are_explained(word):
    assert f"`{word}`" in (DATA / "README.md").read_text(encoding="utf-8")


def test_contractions_have_their_full_form():
    words = set(column("function_words.csv", "word"))
    first = {"ain't": "is", "can't": "can", "shan't": "shall", "won't": "will"}
    parts = {word: first.get(word, re.sub(r"(n't|'\w+)$", "", word)) for word in words if "'" in word}
    assert {word for word, part in parts.items() if part not in words} == {"needn't"}
