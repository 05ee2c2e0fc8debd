"""The example articles: what is in the folder, and that each is loaded with exactly its clean text, as in the key."""

import csv
import json
from io import BytesIO

import pyarrow.parquet as parquet_files
import pytest
from make_examples import made

from toolkit import load_articles
from toolkit.repair import undone
from toolkit.tables import data_folder
from toolkit.text import words

DATA = data_folder()
FOLDER = DATA / "example_articles"
TEXTS = json.loads((DATA / "example_texts.json").read_text(encoding="utf-8"))
with (DATA / "example_key.csv").open(encoding="utf-8", newline="") as stream:
    KEY = {row["id"]: row for row in csv.DictReader(stream)}

# What is not found, and why; each must fail, so that a gain is noticed here.
KNOWN: dict[tuple[str, str], str] = {}


@pytest.fixture(scope="module")
def corpus():
    return load_articles(FOLDER)


def cases(field):
    """Every article of the key; where a miss is known, it is expected."""
    return [
        pytest.param(id, marks=pytest.mark.xfail(strict=True, reason=KNOWN[id, field]) if (id, field) in KNOWN else ())
        for id in KEY
    ]


def content(parquet):
    """The table in a parquet file, whichever version of the library wrote it."""
    return parquet_files.read_table(BytesIO(parquet)).to_pylist()


def test_the_folder_is_what_the_script_makes():
    files = made()
    assert {path.name for path in FOLDER.iterdir()} == set(files)
    for name, expected in files.items():
        found = (FOLDER / name).read_bytes()
        assert found == expected or (name.endswith(".parquet") and content(found) == content(expected)), name
    assert sum(map(len, files.values())) < 300_000


def test_the_script_makes_the_same_twice():
    assert made() == made()


def test_the_key_fits_its_texts():
    assert set(KEY) == set(TEXTS)
    for id, row in KEY.items():
        assert int(row["words"]) == len(words(TEXTS[id])), id
        assert (FOLDER / row["file"].split("/")[0]).is_file(), id


def test_every_article_is_loaded_and_no_other(corpus):
    assert sorted(corpus.ids) == sorted(KEY)


@pytest.mark.parametrize("id", cases("text"))
def test_text(corpus, id):
    assert corpus[id].text == TEXTS[id]


@pytest.mark.parametrize("id", cases("place"))
def test_place(corpus, id):
    assert (corpus[id].file, corpus[id].place or "") == (KEY[id]["file"], KEY[id]["place"])


@pytest.mark.parametrize("id", cases("title"))
def test_title(corpus, id):
    assert (corpus[id].title or "") == KEY[id]["title"]


@pytest.mark.parametrize("id", cases("outlet"))
def test_outlet(corpus, id):
    assert (corpus[id].outlet or "") == KEY[id]["outlet"]


@pytest.mark.parametrize("id", cases("published"))
def test_published(corpus, id):
    assert (corpus[id].published or "") == KEY[id]["published"]


@pytest.mark.parametrize("id", cases("language"))
def test_language(corpus, id):
    card = corpus.loading.set_index("article")
    assert card.loc[id, "language"] == KEY[id]["language"]


def test_ledgers_lead_back_to_the_files(corpus):
    for article in corpus:
        assert undone(article.text, article.ledger) == article.raw
        changed = {place for repair in article.ledger for place in range(repair.start, repair.end)}
        for start, end in article.words:
            first, last = article.at_source(start, end)
            assert article.raw[first:last] == article.text[start:end] or changed & set(range(first, last))


def test_copies_are_reported_and_kept(corpus):
    card = corpus.loading.set_index("article")
    assert {card.loc["press_release", "same_as"], card.loc["town_hall", "same_as"]} & {"press_release", "town_hall"}
    assert (card["status"] == "duplicate").sum() == 1
    assert card.loc["nexis_1", "same_as"] == "daily_harrigan"  # the one comes later in the alphabet of files
    assert card.loc["nexis_1", "status"] != "duplicate"


def test_the_broken_file_is_skipped_with_a_reason(corpus):
    skipped = corpus.loading[corpus.loading["status"] == "skipped"]
    assert list(skipped["file"]) == ["not_whole.docx"]
    assert skipped["article"].isna().all() and len(skipped["why"].iloc[0]) > 20
