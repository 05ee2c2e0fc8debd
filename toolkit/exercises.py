"""The exercises of the notebooks: the right answer is computed from the corpus, never stored."""

from typing import Any

import pandas as pd

from .coded import CODED
from .compare import keyness, log_ratio
from .context import kwic
from .corpus import Corpus
from .covering import silences
from .disagreeing import disagreements
from .hitting import hits
from .order import first_mentions
from .own import OWN
from .readings import hand_read
from .shared import shared_passages
from .tasks import Exercise, Task, own_article, own_evidence, own_keyness, own_nesting, own_rates
from .voices import attributions, reporting_verbs
from .words import frequencies, function_words, rates


def _using(corpus: Corpus, phrase: str) -> list[str]:
    return list(kwic(corpus, phrase)["article"].unique())


def _longest(corpus: Corpus) -> "pd.Series[Any]":
    return shared_passages(corpus).iloc[0]


def _place(corpus: Corpus) -> int:
    return int(kwic(corpus.only("unsigned_2"), "root causes")["start"].iloc[0])


def _source(corpus: Corpus) -> tuple[int, int]:
    return corpus["unsigned_2"].at_source(_place(corpus), _place(corpus) + len("root causes"))


def _silent_on(corpus: Corpus, name: str) -> list[str]:
    first = first_mentions(corpus)
    return list(first[(first["what"] == name) & first["words_before"].isna()]["article"])


def _alone(corpus: Corpus, article: str, silence: str) -> int:
    found = silences(corpus)
    return int(found[(found["silence"] == silence) & (found["which"] == article)]["code"].nunique())


def _decidable(corpus: Corpus, *decidable: str) -> int:
    found = disagreements(corpus)
    return int((found["decidable"].isin(decidable) & (found["reading"] == "disagreement")).sum())


def _voices_of_the_first_sentence(corpus: Corpus) -> int:
    read = hand_read(corpus.only("aljazeera"))
    end = corpus["aljazeera"].sentences["end"].iloc[1]
    return int(((read["start"] < end) & ~read["optional"]).sum())


def _around_the_media(corpus: Corpus, column: str = "speaker") -> object:
    found = attributions(corpus.only("rt"))
    inside = found[(found["party"] == "media") & (found["depth"] == 1)].iloc[0]
    return found.loc[found["statement"] == inside["parent"], column].iloc[0]


def _inside_it(corpus: Corpus) -> object:
    found = attributions(corpus.only("rt"))
    return found[(found["party"] == "media") & (found["depth"] == 1)]["speaker"].iloc[0]


def _forced(corpus: Corpus, party: str, force: str) -> int:
    verbs = reporting_verbs(corpus)
    return int(verbs[(verbs["party"] == party) & (verbs["force"] == force)]["count"].sum())


def _hits(corpus: Corpus) -> int:
    return int((hits(corpus)["status"] == "hit").sum())


def _cut_short(corpus: Corpus) -> int:
    """How many missed statements begin where the rules found something else."""
    table = hits(corpus)
    extra = table[table["status"] == "extra"][["article", "start"]]
    return len(table[table["status"] == "missed"].merge(extra, on=["article", "start"]))


EXERCISES: dict[str, Exercise | Task] = {
    "1.1": Exercise(
        lambda corpus: corpus.ids[int(corpus.stream.lengths.argmax())], "Look at the column words of corpus.table().",
    ),
    "1.2": Exercise(
        lambda corpus: sum(article.outlet_basis == "text" for article in corpus),
        "Count the articles whose outlet_basis is text.",
        ((
            lambda corpus: sum(article.outlet is not None for article in corpus),
            "So many outlets are given, but for some of them the basis is inferred: no line of the text states it.",
        ),),
    ),
    "1.3": Exercise(
        lambda corpus: len(corpus["unsigned_2"].ledger),
        'Count the rows of corpus["unsigned_2"].repairs.',
        ((
            lambda corpus: (corpus["unsigned_2"].repairs["before"] == "โ").sum(),
            "So many marks were restored; the ledger lists one more change. Its rows are numbered from 0.",
        ),),
    ),
    "1.4": Exercise(
        lambda corpus: _source(corpus)[0],
        "Ask at_source for the start of the passage.",
        (
            (_place, "That is its place in the text as counted. at_source(start, end) gives the place in the file."),
            (_source, "Two places: where the passage begins and where it ends. Give the first."),
        ),
    ),
    "1.5": Exercise(
        lambda corpus: [article.id for article in corpus if (article.parts["kind"] == "subhead").any()],
        'Look for "subhead" in the parts of each article.',
        ((
            lambda corpus: ["unsigned_2"],
            "One more article has them, further down. Take away .head(4) to see all its parts.",
        ),),
    ),
    "1.6": Task(own_article),
    "2.1": Exercise(
        lambda corpus: frequencies(corpus)["token"].iloc[0],
        "Nothing is skipped in frequencies(corpus): look at its first row.",
        ((
            lambda corpus: frequencies(corpus, skip=function_words())["token"].iloc[0],
            "It comes first once the words of grammar are skipped. Here nothing is skipped.",
        ),),
    ),
    "2.2": Exercise(
        lambda corpus: len(kwic(corpus, "US", case=True)),
        'kwic(corpus, "US", case=True) keeps capitals apart.',
        ((lambda corpus: len(kwic(corpus, "us")), "That counts the pronoun us, too. Use case=True."),),
    ),
    "2.3": Exercise(
        lambda corpus: rates(corpus, "ceasefire").sort_values("rate")["article"].iloc[-1],
        "Compare the column rate, not the column count.",
        ((
            lambda corpus: rates(corpus, "ceasefire").sort_values("count")["article"].iloc[-1],
            "It has the highest count, but it is also the longest article. Compare the rates.",
        ),),
    ),
    "2.4": Exercise(
        lambda corpus: len(kwic(corpus.only("aljazeera"), "ceasefire")),
        'Count the rows of kwic(corpus.only("aljazeera"), "ceasefire").',
        ((lambda corpus: len(kwic(corpus, "ceasefire")), "That is the count of all articles together."),),
    ),
    "2.5": Exercise(
        lambda corpus: len(kwic(corpus, "Russia")) + len(kwic(corpus, "Russia’s")),
        "Add the uses of Russia and of Russia’s.",
        (
            (lambda corpus: [len(kwic(corpus, word)) for word in ("Russia", "Russia’s")], "Both are right. Add them."),
            (lambda corpus: len(kwic(corpus, "Russia")), "The possessive Russia’s is a word of its own: add its uses."),
            (lambda corpus: len(kwic(corpus, "Russia*")), "Russia* also finds Russian and Russians."),
        ),
    ),
    "2.6": Task(own_rates),
    "3.1": Exercise(
        lambda corpus: log_ratio(8, 1000, 2, 1000),
        "How often must 2 be doubled to reach 8?",
        ((lambda corpus: 8 / 2, "8 is four times 2. Count the doublings: 2, 4, 8."),),
    ),
    "3.2": Exercise(
        lambda corpus: len(kwic(corpus.without("rt"), "kiev")),
        "Look at other_count in the row of kiev.",
        ((lambda corpus: len(kwic(corpus, "kiev")), "That is all uses in the corpus. How many are not in rt?"),),
    ),
    "3.3": Exercise(
        lambda corpus: _using(corpus, "Kiev"),
        "Read the rows of Kiev in spellings(corpus) whose count is above 0.",
        (
            (lambda corpus: _using(corpus, "Kiev")[:1], "One more article has this spelling."),
            (lambda corpus: _using(corpus, "Kiev")[1:], "One more article has this spelling."),
        ),
    ),
    "3.4": Exercise(
        lambda corpus: (~keyness(corpus, "rt")["few_expected"]).sum(),
        "Count the rows where few_expected is False.",
        ((
            lambda corpus: keyness(corpus, "rt")["few_expected"].sum(),
            "These are the rows with too few uses. How many are left?",
        ),),
    ),
    "3.5": Exercise(
        lambda corpus: (~keyness(corpus, "alliance")["steady"]).sum(),
        'Count the rows of keyness(corpus, "alliance") where steady is False.',
        ((
            lambda corpus: (~keyness(corpus, "rt")["steady"]).sum(),
            "That is the number for rt. The question is about alliance.",
        ),),
    ),
    "3.6": Task(own_keyness),
    "4.1": Exercise(
        _voices_of_the_first_sentence,
        "Two questions: who says all of it? And who proposes something in it?",
        ((lambda corpus: 1, "Lavrov says it. But what he says is that somebody proposes something."),),
    ),
    "4.2": Exercise(
        lambda corpus: (attributions(corpus.only("rt"))["kind"] == "direct").sum(),
        "Look at the row of rt in the table, under direct.",
        ((
            lambda corpus: (attributions(corpus.only("rt"))["kind"] != "indirect").sum(),
            "That counts the mixed ones, too: only a part of them is quoted.",
        ),),
    ),
    "4.3": Exercise(
        _around_the_media,
        "Put the number from the column parent into the query, and read the column speaker.",
        (
            (lambda corpus: "Medinsky", "That is who it is. Give the full name, as in the column speaker."),
            (_inside_it, "They speak in the inner statement. Who tells us that they do?"),
        ),
    ),
    "4.4": Exercise(
        lambda corpus: _forced(corpus, "Ukraine", "asserting"),
        "Look in the row asserting, under Ukraine.",
        ((lambda corpus: _forced(corpus, "Russia", "asserting"), "That is the number for Russia."),),
    ),
    "4.5": Exercise(
        lambda corpus: _hits(corpus) + _cut_short(corpus),
        "Add to the hits the missed statements of which the rules found the beginning.",
        (
            (_hits, "That is the number as it is. Which would be added?"),
            (_cut_short, "So many would be added. To how many?"),
        ),
    ),
    "4.6": Task(own_nesting),
    **CODED,
    "6.1": Exercise(
        lambda corpus: _longest(corpus)[["article", "other"]],
        "Look at article and other in the first row of shared_passages(corpus).",
    ),
    "6.2": Exercise(
        lambda corpus: int(_longest(corpus)["words"]),
        "Look at the column words in the first row of shared_passages(corpus).",
    ),
    "6.3": Exercise(
        lambda corpus: _silent_on(corpus, "Volodymyr Zelenskyy"),
        "Look for the articles whose words_before is missing.",
    ),
    "6.4": Exercise(
        lambda corpus: _alone(corpus, "aljazeera", "only one has it"),
        "Count the rows with aljazeera in the column which.",
        ((
            lambda corpus: silences(corpus).query("silence == 'only one has it'")["code"].nunique(),
            "That is the number for all articles together.",
        ),),
    ),
    "6.5": Exercise(
        lambda corpus: _decidable(corpus, "no"),
        "Look at the row disagreement, under no.",
        (
            (lambda corpus: _decidable(corpus, "no", "partly", "yes"), "That is the number of all disagreements."),
            (lambda corpus: _decidable(corpus, "no", "partly"), "Those that are partly decidable do not count."),
        ),
    ),
    "6.6": Task(own_evidence), **OWN,
}  # fmt: skip
