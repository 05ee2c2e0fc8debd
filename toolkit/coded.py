"""The exercises on what people read: positions, coverage, agreement."""

from .agreeing import agreement
from .coding import codebook
from .corpus import Corpus
from .covering import coverage, positions
from .tasks import Exercise, Task, own_decisions


def _voice(corpus: Corpus, place: int) -> str:
    """The outer (0) or inner (-1) voice that gives a Russian demand in one article."""
    found = positions(corpus.only("aljazeera"), "Russia")
    return str(found[found["code"] == "russia_no_nato"]["voice"].iloc[0]).split(" > ")[place]


def _positions_of(*parties: str) -> int:
    return int(codebook()["party"].isin(parties).sum())


def _having(corpus: Corpus, *codes: str) -> list[str]:
    table = coverage(corpus)
    return list(dict.fromkeys(table[table["code"].isin(codes) & (table["text"] != "")]["article"]))


def _given_by(corpus: Corpus, *who: str) -> int:
    return int(positions(corpus, "Russia")["given_by"].isin(who).sum())


def _agreed(corpus: Corpus, column: str) -> float:
    table = agreement(corpus)
    return float(table[table["code"] == "russian_memorandum_late"][column].iloc[0])


CODED: dict[str, Exercise | Task] = {
    "5.1": Exercise(
        lambda corpus: _voice(corpus, -1),
        "Look for the words that say from whose perspective it is told.",
        (
            (lambda corpus: "Russia", "That is whose demand it is said to be. Who tells of it?"),
            (lambda corpus: _voice(corpus, 0), "He writes it down. From whose perspective?"),
            (lambda corpus: "Hendren", "He writes it down. From whose perspective?"),
        ),
    ),
    "5.2": Exercise(
        lambda corpus: _positions_of("Ukraine"),
        "Look at the row position, Ukraine.",
        (
            (lambda corpus: len(codebook()), "That is the number of all codes."),
            (lambda corpus: _positions_of("Russia"), "That is the number of Russia."),
        ),
    ),
    "5.3": Exercise(
        lambda corpus: _having(corpus, "ukraine_only_if_in_writing"),
        "Look for the words *only if*.",
        (
            (
                lambda corpus: _having(corpus, "ukraine_only_if_in_writing", "ukraine_wants_memorandum_first"),
                "In one of the two it asks for the paper. Does it say that it will not come without it?",
            ),
        ),
    ),
    "5.4": Exercise(
        lambda corpus: _given_by(corpus, "another party"),
        "Look at the number after another party.",
        (
            (
                lambda corpus: _given_by(corpus, "another party", "the article itself"),
                "Some of these are given by the article itself.",
            ),
        ),
    ),
    "5.5": Exercise(
        lambda corpus: _agreed(corpus, "share"),
        "Look at the column share in its row of agreed.",
        ((lambda corpus: _agreed(corpus, "kappa"), "That is kappa. The share is in the column beside it."),),
    ),
    "5.6": Task(own_decisions),
}
