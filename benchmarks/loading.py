"""Loading many articles, and one that is far too long: Parallax beside its peers.

    .venv/bin/python benchmarks/loading.py [--files N …] [--records N] [--megabytes N]

Start it with the Python of the checkout's .venv. Each figure comes from a fresh process, which reads files that a first
run has read already, so that all find them in memory; memory is what a process takes at most, its imports included.
What each does is not the same: a peer reads; Parallax tells the encoding, repairs, keeps a ledger and an account of
each file (`corpus.loading`, timed apart, adds the language and looks for copies). So a ratio says what that costs.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from words import make_articles

HERE = Path(__file__).resolve().parent
LENGTH = 12  # sentences of an article


# ---- what is loaded ----------------------------------------------------------------------------------------------


def made_up(number: int, sentences: int = LENGTH) -> Iterator[str]:
    """Articles of so many sentences of made-up news, drawn at random: none is a copy of another."""
    texts, _ = make_articles(400)
    drawn = [sentence.strip() for text in texts for sentence in text.replace("\n", " ").split(". ") if sentence.strip()]
    chance = random.Random(28)
    for _ in range(number):
        chosen = [f"{sentence}." for sentence in chance.sample(drawn, sentences)]
        yield " ".join(chosen[: sentences // 2]) + "\n\n" + " ".join(chosen[sentences // 2 :])


def write_files(folder: Path, number: int) -> None:
    for count, text in enumerate(made_up(number)):
        place = folder / f"{count // 1000:03}"
        place.mkdir(exist_ok=True)
        (place / f"{count:06}.txt").write_text(text, encoding="utf-8")


def write_records(file: Path, number: int) -> None:
    with file.open("w", encoding="utf-8") as lines:
        for count, text in enumerate(made_up(number, 3)):
            record = {"id": f"a{count:07}", "outlet": "Town News", "published": "2025-05-28", "text": text}
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_line(file: Path, megabytes: int) -> None:
    """One article of so many megabytes without a line end, as each format has it."""
    before, after = {".jsonl": ('{"id": "a", "text": "', '"}\n'), ".csv": ('id,text\na,"', '"\n')}.get(
        file.suffix, ("", "")
    )
    piece = next(made_up(1, 50)).replace("\n", " ").replace('"', "").replace("\\", "") + " "
    with file.open("w", encoding="utf-8") as one:
        one.write(before)
        for _ in range(megabytes * 1_000_000 // len(piece.encode())):
            one.write(piece)
        one.write(after)


# ---- what is measured, each in a process of its own --------------------------------------------------------------


def parallax(place: Path) -> int:
    from toolkit import load_articles
    from toolkit.drafts import Limits

    try:
        return len(load_articles(place, limits=Limits(files=10_000_000)))
    except ValueError as problem:
        print(f"        {' '.join(str(problem).split())[:200]}", file=sys.stderr)
        return 0


def parallax_account(place: Path) -> int:
    from toolkit import load_articles
    from toolkit.drafts import Limits

    corpus = load_articles(place, limits=Limits(files=10_000_000))
    begin = time.perf_counter()
    rows = len(corpus.loading)
    print(f"        corpus.loading alone: {time.perf_counter() - begin:.1f} s", file=sys.stderr)
    return rows


def plain(place: Path) -> int:
    """A loop over open(); for records, over json.loads."""
    if place.is_dir():
        return len([file.read_text(encoding="utf-8") for file in sorted(place.rglob("*.txt"))])
    with place.open(encoding="utf-8") as lines:
        return len([json.loads(line) if place.suffix == ".jsonl" else line for line in lines])


def nltk_reader(place: Path) -> int:
    from nltk.corpus.reader.plaintext import PlaintextCorpusReader

    reader = PlaintextCorpusReader(str(place), r".*\.txt")
    return len([reader.raw(name) for name in reader.fileids()])


def pandas(place: Path) -> int:
    import pandas as library

    return len(library.read_csv(place) if place.suffix == ".csv" else library.read_json(place, lines=True))


WAYS: dict[str, Callable[[Path], int]] = {
    "Parallax": parallax,
    "Parallax, with its account": parallax_account,
    "a loop over open()": plain,
    "nltk PlaintextCorpusReader": nltk_reader,
    "pandas": pandas,
}


def peak() -> float:
    """MB that this process has taken at most."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1000
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1000)


def measure(way: str, place: Path) -> None:
    begin = time.perf_counter()
    number = WAYS[way](place)
    print(json.dumps([number, time.perf_counter() - begin, peak()]))


def run(way: str, place: Path) -> tuple[int, float, float]:
    """Articles, seconds and MB of a fresh process."""
    command = [sys.executable, __file__, "--way", way, str(place)]
    done = subprocess.run(
        command, cwd=HERE.parent, env=_environment(place), stdout=subprocess.PIPE, text=True, check=True
    )
    number, seconds, memory = json.loads(done.stdout)
    return int(number), float(seconds), float(memory)


def _environment(place: Path) -> dict[str, str]:
    """nltk reads nothing but what lies below NLTK_DATA."""
    return {**os.environ, "PYTHONPATH": str(HERE.parent), "NLTK_DATA": str(place if place.is_dir() else place.parent)}


def compare(title: str, place: Path, ways: list[str]) -> None:
    size = sum(file.stat().st_size for file in ([place] if place.is_file() else place.rglob("*.txt"))) / 1e6
    print(f"\n{title}, {size:,.0f} MB", flush=True)
    run(ways[-1], place)  # the system has read the files once
    first = 0.0
    for way in ways:
        number, seconds, memory = run(way, place)
        first = first or seconds
        rate = f"{number / seconds:>10,.0f} articles per second" if number > 10 else " " * 31
        print(f"    {way:<28} {seconds:>7.1f} s  {rate}  {memory:>7,.0f} MB  ratio {first / seconds:.1f}", flush=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--files", type=int, nargs="*", default=[10_000, 100_000], help="folders of so many .txt files")
    asked.add_argument("--records", type=int, default=1_000_000, help="articles in one .jsonl")
    asked.add_argument("--megabytes", type=int, default=500, help="length of the one line")
    asked.add_argument("--way", nargs=2, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.way:
        measure(given.way[0], Path(given.way[1]))
        return
    account = ["Parallax", "Parallax, with its account"]
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".txt", ".jsonl", ".csv") if given.megabytes else ():
            file = Path(folder, f"line{suffix}")
            write_line(file, given.megabytes)
            peers = ["a loop over open()"] + ["pandas"] * (suffix != ".txt")
            compare(f"one line, {suffix}", file, ["Parallax", *peers])
            file.unlink()
        for number in given.files:
            place = Path(folder, str(number))
            place.mkdir()
            write_files(place, number)
            compare(f"{number:,} .txt files", place, [*account, "a loop over open()", "nltk PlaintextCorpusReader"])
        if given.records:
            file = Path(folder, "records.jsonl")
            write_records(file, given.records)
            compare(f"{given.records:,} short articles in a .jsonl", file, [*account, "a loop over open()", "pandas"])


if __name__ == "__main__":
    main()
