"""Agreement of coders: worked by hand, as in Cohen's paper."""

import pandas as pd
import pytest

from toolkit import Article, Corpus, agreement, coding_differences, load_corpus
from toolkit.tables import data_folder

FIVE = load_corpus()
MINE = Corpus(tuple(Article.from_text(id, "It rained.") for id in "abcd"))
BOOK = "code,kind,party,issue,definition\nrain,fact,,weather,It rained.\nsnow,fact,,weather,It snowed.\n"


@pytest.fixture
def own(tmp_path):
    """Tables of one's own; a coder's decisions are a word such as "yyna" for the articles a to d, one per code."""

    def written(**coders):
        rows = ["coder,article,code,status,quote,voice,note"]
        for coder, words in coders.items():
            for code, word in zip(("rain", "snow"), words.split(), strict=False):
                told = {"y": "reported,It rained,x,why", "n": "absent,,,", "v": "variant,It rained,x,"}
                rows += [
                    f"{coder},{id},{code},{told[one]}" for id, one in zip("abcd", word, strict=True) if one in told
                ]
        (tmp_path / "book.csv").write_text(BOOK, encoding="utf-8")
        (tmp_path / "codings.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        return {"codebook": tmp_path / "book.csv", "codings": tmp_path / "codings.csv"}

    return written


def test_kappa_by_hand(own):
    # Both yes 2, both no 1, one difference: observed 3/4; by chance (3/4)(2/4) + (1/4)(2/4) = 1/2; kappa 1/2.
    row = agreement(MINE, **own(anna="yyyn", ben="yynn")).set_index("code").loc["rain"]
    assert (row["decisions"], row["same"], row["share"], row["differences"]) == (4, 3, 0.75, 1)
    assert row["kappa"] == pytest.approx(0.5)
    # Alpha: observed disagreement 1/4; expected 2 * 5 * 3 / (8 * 7) = 15/28; 1 - (1/4) / (15/28) = 8/15.
    assert row["alpha"] == pytest.approx(8 / 15)


def test_one_status_throughout_has_no_coefficient(own):
    table = agreement(MINE, **own(anna="yyyy nnnn", ben="yyyy nnnn")).set_index("code")
    assert table["kappa"].isna().tolist() == [False, True, True]
    assert table.loc["all codes", "kappa"] == 1.0 and table["share"].tolist() == [1, 1, 1]


def test_only_what_both_decided_counts(own):
    table = agreement(MINE, **own(anna="yy..", ben=".yy.")).set_index("code")
    assert table.loc["rain", "decisions"] == 1


def test_three_coders(own):
    row = agreement(MINE, **own(anna="yyyn", ben="yynn", eva="yyyn")).iloc[0]
    assert row["same"] == 3 and row["kappa"] == pytest.approx((0.5 + 0.5 + 1) / 3)


def test_a_settled_reading_is_no_coder(own):
    files = own(anna="yyyn", ben="yynn", settled="yyyn")
    assert agreement(MINE, **files)["kappa"].iloc[0] == pytest.approx(0.5)
    row = coding_differences(MINE, **files).iloc[0]
    assert (row["article"], row["anna"], row["ben"], row["settled"], row["why"]) == (
        "c",
        "reported",
        "absent",
        "reported",
        "why",
    )
    assert MINE["c"].text[row["start"] : row["end"]] == row["text"] == "It rained"


def test_not_settled(own):
    row = coding_differences(MINE, **own(anna="yyyn", ben="yyyv")).iloc[0]
    assert (row["article"], row["settled"], row["why"], row["text"]) == ("d", "", "", "It rained")


def test_full_agreement_has_no_difference(own):
    table = coding_differences(MINE, **own(anna="yyyn", ben="yyyn"))
    assert table.empty and {"anna", "ben", "settled", "start"} <= set(table.columns)


def test_one_coder_agrees_with_nobody(own):
    with pytest.raises(LookupError, match=r"two coders besides 'settled'\. There are: 'anna'"):
        agreement(MINE, **own(anna="yyyn", settled="yyyn"))


def test_the_five():
    table, apart = agreement(FIVE).set_index("code"), coding_differences(FIVE)
    assert table["differences"].drop("all codes").sum() == table.loc["all codes", "differences"] == len(apart)
    assert table["decisions"].drop("all codes").sum() == table.loc["all codes", "decisions"]
    assert (apart["settled"] != "").all() and (apart["why"] != "").all()


def test_every_code_with_low_kappa_is_discussed():
    readme = (data_folder() / "README.md").read_text(encoding="utf-8")
    for row in agreement(FIVE).iloc[1:].itertuples():
        if pd.notna(row.kappa) and row.kappa < 0.6:
            assert f"- `{row.code}` (kappa {row.kappa:.2f})" in readme
