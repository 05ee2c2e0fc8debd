"""Counting, searching and comparing 10,000 articles: Parallax beside its peers, in one run.

    python benchmarks/words.py [--articles N] [--quick]

Any Python from 3.11 on starts it. The first start makes benchmarks/.peers, an environment with the peers
(scikit-learn, nltk, datasketch); everything then runs in that one interpreter, on one thread, turn by turn, and
the best of three counts. No peer is slowed down: each gets plain strings and does the same work, and a hash, or a
comparison of hits, proves that it did.
"""

import argparse
import gc
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PEERS = HERE / ".peers"
PACKAGES = ["scikit-learn", "nltk", "datasketch", "pandas", "matplotlib"]
Counts = Callable[[], dict[Any, int]]
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


# ---- the environment of the peers --------------------------------------------------------------------------------


def peers_python() -> Path:
    """The interpreter of the peers' environment, made on first use with the versions of constraints.txt."""
    python = PEERS / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = PEERS / "ready.txt"
    if not (ready.exists() and ready.read_text() == " ".join(PACKAGES)):
        print(f"Making {PEERS.name} with {', '.join(PACKAGES)} (a minute or two, about 500 MB) …", flush=True)
        venv.create(PEERS, clear=True, with_pip=True)
        constraints = ["-c", str(HERE.parent / "constraints.txt")]
        subprocess.run([python, "-m", "pip", "install", "-q", *constraints, *PACKAGES], check=True)
        ready.write_text(" ".join(PACKAGES))
    return python


def run_with_peers(script: str, arguments: list[str]) -> int:
    """Run a benchmark again inside the peers' environment."""
    environment = {
        **os.environ,
        **ONE_THREAD,
        "PYTHONPATH": str(HERE.parent),
        "PARALLAX_PEERS": "1",
        "PYTHONHASHSEED": "0",
    }
    return subprocess.run([peers_python(), script, *arguments], env=environment).returncode


# ---- made-up news ------------------------------------------------------------------------------------------------
#
# Word frequencies p(r) ~ 1 / ((r + 1) (1 + r / 3300)): Zipf-Mandelbrot for the common words, steeper for the rare
# ones. Fitted to counts made on 840 real news articles (US outlets, 2015-16; only measured, none of their text is
# here), so that word types, and the white-space chunks that our encoder works on, grow as they do there:
#
#   chunks read                 2,500    8,300   32,000  128,000  513,000  1.02 m   2.05 m   4.10 m   7.48 m
#   distinct chunks, real       1,086    2,901    8,190   21,507   50,357    (56,374 at 625,000, where they end)
#   distinct chunks, made up    1,182    2,843    7,552   19,293   46,253   70,374  105,744  156,795  219,097
#   distinct words, real          916    2,226    5,710   12,903   25,848    (28,259 at 625,000)
#   distinct words, made up       998    2,239    5,374   12,318   26,459   38,371   55,268   78,993  106,879
#
# Growth exponent of chunks from 128,000 to 513,000: real 0.61, made up 0.63; of words 0.50 and 0.55; made up, from
# 4 to 7.5 million: 0.55 and 0.50. Words per chunk 0.997 (made up 1.000), characters per chunk with its space 6.1 (5.8),
# share of chunks with a capital 0.18 (0.17), a mark at the end 0.12 (0.11), an opening quotation mark 0.012 (0.011),
# an apostrophe 0.020 (0.015), a hyphen 0.009 (0.012), a digit 0.013 (0.014); words per article 744 (750).
# Real texts repeat their own words more than these do: that is left out, and makes the made-up ones a little harder.

OUTLETS = [f"outlet {letter}" for letter in "ABCDEFGH"]  # the last three write straight quotes and apostrophes
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def _listed(words: str) -> list[str]:
    return words.split()


# Words that never end a sentence, so that no phrase of them crosses one.
COMMON = _listed(
    "the to of and a in that for is on with he it was as his be at by have from has not are but this who they an we "
    "their or will would were which about said been had more I if what when she than can one there her all out after "
    "its also into no so new up him don’t it’s two over because other some could just U.S. them"
)

SYLLABLES = _listed(
    "ba ce di fo gu ha ke li mo nu pa re si to va we zi al en ir or un ta lo mar ber con der fin gen hol jan kel lan "
    "men nor pol ran sen tor val wil son ter ent ish ing land"
)

NAMES, COMPOUNDS, NUMBERS = 0.26, 0.02, 0.028  # shares of the other words


def lexeme(rank: int, kind: float) -> str:
    """The word of a rank: the rank written in syllables, or a number; some are names, some compounds."""
    if rank < len(COMMON):
        return COMMON[rank]
    if kind < NUMBERS:
        return f"{rank * 7:,}" if rank % 3 else f"{rank % 90 + 10}.{rank % 7}"
    digits, rest = [], rank * 7
    while rest:
        rest, digit = divmod(rest, len(SYLLABLES))
        digits.append(SYLLABLES[digit])
    word = "".join(digits)
    if kind < NUMBERS + COMPOUNDS:
        return f"{word}-{SYLLABLES[rank % 41]}{SYLLABLES[rank % 37]}"
    return word.capitalize() if kind < NUMBERS + COMPOUNDS + NAMES else word


BEFORE = ["", "“", "("]
AFTER = [" ", ", ", ". ", ".\n\n", ".” ", "? ", "; ", "’s ", "” ", ") ", ",” ", ".”\n\n"]


def make_articles(number: int, seed: int = 28) -> tuple[list[str], list[str]]:
    """Texts of about 750 words, and the outlet of each."""
    import numpy as np

    random = np.random.default_rng(seed)
    lengths = np.clip(random.lognormal(np.log(750) - 0.22, 0.66, number), 60, 5000).astype(int)
    ends = np.cumsum(lengths)
    chunks = _chunks(random, ends)
    _copy(random, chunks, ends)
    distinct, places = np.unique(chunks, return_inverse=True)
    kinds = random.random(RANKS)
    written = [_written(int(key), kinds) for key in distinct]
    outlets = [OUTLETS[n] for n in random.integers(0, len(OUTLETS), number)]
    texts = []
    for begin, end, outlet in zip(ends - lengths, ends, outlets, strict=True):
        text = "".join([written[place] for place in places[begin:end].tolist()]).rstrip()
        texts.append(text.translate(STRAIGHT) if outlet in OUTLETS[-3:] else text)
    return texts, outlets


RANKS = 2_000_000


def _chunks(random: Any, ends: Any) -> Any:
    """One number per chunk: word, capital at a sentence start, marks before and after."""
    import numpy as np

    ranks = np.arange(RANKS)
    shares = np.cumsum(1 / ((ranks + 2) * (1 + ranks / 3300)))
    total = int(ends[-1])
    words = np.searchsorted(shares, random.random(total) * shares[-1])
    last = np.zeros(total, bool)
    last[np.minimum(np.cumsum(random.integers(6, 40, total // 20)), total - 1)] = True
    last[ends - 1] = True
    words[last & (words < len(COMMON))] += len(COMMON)
    first = np.roll(last, 1)
    content = words >= len(COMMON)
    chance = random.random(total)
    inside = np.select([chance < bound for bound in (0.115, 0.12, 0.145, 0.15, 0.157)], [1, 6, 7, 9, 8], 0)
    at_end = np.select([chance < bound for bound in (0.5, 0.86, 0.93, 0.97)], [2, 3, 4, 11], 5)
    after = np.where(last, at_end, np.where(content, inside, 0))
    quoted, bracketed = (chance > 0.993) & content | (chance > 0.85) & first, (chance > 0.988) & content
    before = np.where(quoted, 1, np.where(bracketed, 2, 0))
    return ((words * 2 + first) * len(BEFORE) + before) * len(AFTER) + after


def _written(key: int, kinds: Any) -> str:
    key, after = divmod(key, len(AFTER))
    key, before = divmod(key, len(BEFORE))
    rank, first = divmod(key, 2)
    word = lexeme(rank, kinds[rank])
    return BEFORE[before] + (word[0].upper() + word[1:] if first else word) + AFTER[after]


def _copy(random: Any, chunks: Any, ends: Any) -> None:
    """Four of ten articles take over a passage of 8 to 300 words, half of them from the first tenth (the agencies)."""
    import numpy as np

    starts = np.concatenate([[0], ends[:-1]])
    for article in range(10, len(ends)):
        chance, early, size, where, there = random.random(5)
        if chance < 0.4:
            source = int((article if early < 0.5 else max(article // 10, 1)) * random.random())
            words = int(min(8 * (300 / 8) ** size, (ends - starts)[[article, source]].min() // 2))
            begin = int(starts[source] + where * (ends[source] - starts[source] - words))
            target = int(starts[article] + there * (ends[article] - starts[article] - words))
            chunks[target : target + words] = chunks[begin : begin + words].copy()


# ---- counting per outlet: each returns {(outlet, word): count}, made outside the time -----------------------------


def plain(text: str) -> str:
    """Lower case, straight apostrophes: what all three call the same word."""
    return text.replace("’", "'").lower()


def count_parallax(texts: list[str], outlets: list[str]) -> Counts:
    import numpy as np

    from toolkit.stream import encode

    stream = encode(texts)
    names, groups = np.unique(outlets, return_inverse=True)
    size = len(stream.vocabulary())
    keys = np.repeat(groups * size, stream.lengths) + stream.numbers()
    return _table(names, stream.vocabulary(), np.bincount(keys, minlength=len(names) * size).reshape(len(names), size))


def count_sklearn(texts: list[str], outlets: list[str], **options: Any) -> Counts:
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import CountVectorizer

    from toolkit.text import WORD

    vectorizer = CountVectorizer(**(options or {"preprocessor": plain, "token_pattern": WORD.pattern}))
    counts = vectorizer.fit_transform(texts)
    names, groups = np.unique(outlets, return_inverse=True)
    sums = csr_matrix((np.ones(len(groups), np.int64), (groups, np.arange(len(groups))))) @ counts
    return lambda: _table(names, vectorizer.get_feature_names_out().tolist(), sums.toarray())()  # not timed


def count_sklearn_own(texts: list[str], outlets: list[str]) -> Counts:
    return count_sklearn(texts, outlets, lowercase=True)


def count_nltk(texts: list[str], outlets: list[str]) -> Counts:
    from nltk.tokenize import RegexpTokenizer

    from toolkit.text import WORD

    return _count_nltk(RegexpTokenizer(WORD.pattern).tokenize, texts, outlets)


def count_nltk_own(texts: list[str], outlets: list[str]) -> Counts:
    from nltk.tokenize import NLTKWordTokenizer

    return _count_nltk(NLTKWordTokenizer().tokenize, texts, outlets)


def _count_nltk(tokenize: Callable[[str], list[str]], texts: list[str], outlets: list[str]) -> Counts:
    from nltk import ConditionalFreqDist

    pairs = zip(outlets, texts, strict=True)
    counts = ConditionalFreqDist((outlet, word) for outlet, text in pairs for word in tokenize(plain(text)))
    return lambda: {(outlet, word): count for outlet in counts for word, count in counts[outlet].items()}


def _table(names: Any, words: list[str], counts: Any) -> Counts:
    rows = zip(names.tolist(), counts, strict=True)
    return lambda: {(name, words[place]): int(row[place]) for name, row in rows for place in row.nonzero()[0]}


COUNTING = {
    "Parallax: encode, counts per outlet": count_parallax,
    "scikit-learn CountVectorizer, our word pattern": count_sklearn,
    "nltk RegexpTokenizer + ConditionalFreqDist, our pattern": count_nltk,
    "scikit-learn CountVectorizer, its own pattern": count_sklearn_own,
    "nltk NLTKWordTokenizer + ConditionalFreqDist": count_nltk_own,
}


def digest(counts: dict[Any, int]) -> str:
    lines = "\n".join(f"{outlet}\t{word}\t{count}" for (outlet, word), count in sorted(counts.items()))
    return hashlib.sha256(lines.encode()).hexdigest()[:12]


# ---- the first hundred lines of a concordance: each returns [(article, start)] ------------------------------------


LINES = 100


def make_parallax(texts: list[str]) -> Any:
    from toolkit import Article, Corpus, kwic

    corpus = Corpus(tuple(Article.from_text(f"{number:06}", text) for number, text in enumerate(texts)))
    kwic(corpus, "nosuchword")  # the stream and its index are made here
    return corpus


def kwic_parallax(corpus: Any, phrase: str) -> Callable[[], list[Any]]:
    from toolkit import kwic

    table = kwic(corpus, phrase, lines=LINES)
    return lambda: [(int(article), int(start)) for article, start in zip(table["article"], table["start"], strict=True)]


def make_nltk(texts: list[str]) -> Any:
    from nltk.text import Text
    from nltk.tokenize import RegexpTokenizer

    from toolkit.text import WORD

    tokenize = RegexpTokenizer(WORD.pattern).tokenize
    text = Text([word for text in texts for word in tokenize(text)])
    text.concordance_list("nosuchword")  # nltk makes its index here
    return text, texts


def kwic_nltk(made: Any, phrase: str) -> Callable[[], list[Any]]:
    text, texts = made
    lines = text.concordance_list(phrase.split() if " " in phrase else phrase, width=100, lines=LINES)
    return lambda: _places([line.offset for line in lines], texts)


def _places(offsets: list[int], texts: list[str]) -> list[Any]:
    """Where the words with these numbers, counted through all texts, stand."""
    from toolkit.text import WORD

    found, before, rest = [], 0, iter(texts)
    number, spans = -1, list[tuple[int, int]]()
    for offset in offsets:
        while offset >= before + len(spans):
            before += len(spans)
            number, spans = number + 1, [match.span() for match in WORD.finditer(next(rest))]
        found.append((number, spans[offset - before][0]))
    return found


def make_regex(texts: list[str]) -> Any:
    return texts


def kwic_regex(texts: list[str], phrase: str) -> Callable[[], list[Any]]:
    pattern = re.compile(r"(?<![\w’'-])" + r"\W+".join(phrase.split()) + r"(?![\w’'-])", re.IGNORECASE)
    lines = []
    for number, text in enumerate(texts):
        for match in pattern.finditer(text):
            start, end = match.span()
            lines.append((number, text[max(start - 45, 0) : start], match.group(), text[end : end + 45], start))
            if len(lines) == LINES:
                return lambda: [(number, start) for number, *_, start in lines]
    return lambda: [(number, start) for number, *_, start in lines]


SEARCHING = {
    "Parallax kwic": (make_parallax, kwic_parallax),
    "nltk.Text concordance_list": (make_nltk, kwic_nltk),
    "regex scan, stops at the last line": (make_regex, kwic_regex),
}


# ---- all against all: each returns the pairs of articles ----------------------------------------------------------


PERMUTATIONS, THRESHOLD = 128, 0.1  # a lower threshold needs more permutations; 0.1 is far below the usual 0.5
SHINGLE = 6


def shared_parallax(corpus: Any) -> Callable[[], Any]:
    from toolkit import shared_passages

    table = shared_passages(corpus, min_words=SHINGLE)
    return lambda: (set(zip(table["article"].astype(int), table["other"].astype(int), strict=True)), len(table))


def shared_lsh(words: list[list[str]]) -> Callable[[], Any]:
    """Only candidates: which articles may have much in common, not which passages."""
    from datasketch import MinHash, MinHashLSH

    # Python's own hash of a tuple is many times faster than the SHA-1 that datasketch uses unless told otherwise.
    shifted = ([text[step:] for step in range(SHINGLE)] for text in words)
    shingles = ({hash(run) & 0xFFFFFFFF for run in zip(*steps, strict=False)} for steps in shifted)
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    hashes = list(MinHash.generator(shingles, num_perm=PERMUTATIONS, hashfunc=int))
    pairs = set()
    for number, minhash in enumerate(hashes):
        pairs.update((other, number) for other in index.query(minhash))
        index.insert(number, minhash)
    return lambda: (pairs, len(pairs))


def words_of(texts: list[str]) -> list[list[str]]:
    from toolkit.text import WORD

    return [WORD.findall(plain(text)) for text in texts]


SHARING = {
    "Parallax shared_passages: the passages": (make_parallax, shared_parallax),
    "datasketch MinHash-LSH: candidates only": (words_of, shared_lsh),
}


# ---- clock and table ----------------------------------------------------------------------------------------------


def clocked(function: Callable[..., Any], *arguments: Any) -> tuple[float, Any]:
    gc.collect()
    begin = time.perf_counter()
    result = function(*arguments)
    return time.perf_counter() - begin, result


def turns(contestants: dict[str, Callable[[], dict[str, float]]], rounds: int) -> dict[str, dict[str, float]]:
    """Each in turn, and again; the best time of each step. What else the machine does then hits all alike."""
    best: dict[str, dict[str, float]] = {name: {} for name in contestants}
    for _ in range(rounds):
        for name, contestant in contestants.items():
            for step, seconds in contestant().items():
                best[name][step] = min(seconds, best[name].get(step, seconds))
    return best


def show(title: str, columns: list[str], rows: list[list[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    print(f"\n{title}")
    for row in [columns, *rows]:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        print("  " + "   ".join(cells).rstrip(), flush=True)


def counting(texts: list[str], outlets: list[str], rounds: int, file: Path) -> None:
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    proofs = {}

    def contestant(name: str) -> dict[str, float]:
        seconds, counts = clocked(COUNTING[name], texts, outlets)
        proofs[name] = proofs.get(name) or digest(counts())
        return {"all": seconds}

    best = turns({name: partial(contestant, name) for name in COUNTING}, rounds)
    ours = next(iter(best.values()))["all"]
    rows = [
        [name, f"{one['all']:.2f}", f"{megabytes / one['all']:.1f}", f"{one['all'] / ours:.1f}",
         peak_memory(name, file), proofs[name]]
        for name, one in best.items()
    ]  # fmt: skip
    show("Counting words per outlet, from plain strings",
         ["", "seconds", "MB/s", "times ours", "memory", "hash of all counts"], rows)  # fmt: skip
    equal = "the same" if len({proofs[name] for name in list(COUNTING)[:3]}) == 1 else "DIFFERENT"
    print(f"  The first three made {equal} counts; the others go by word rules of their own.")


def searching(texts: list[str], rounds: int, file: Path) -> None:
    phrases = {"frequent word": "said", "phrase": "of the", "rare word": _rare(texts)}
    proofs: dict[str, dict[str, Any]] = {step: {} for step in phrases}

    def contestant(name: str) -> dict[str, float]:
        make, search = SEARCHING[name]
        making, made = clocked(make, texts)
        steps = {"making": making}
        for step, phrase in phrases.items():
            steps[step], lines = clocked(search, made, phrase)
            proofs[step][name] = proofs[step].get(name) or lines()
        return steps

    best = turns({name: partial(contestant, name) for name in SEARCHING}, rounds)
    memory = {name: peak_memory(name, file) for name in SEARCHING}
    show_searching(phrases, best, memory, proofs)


def show_searching(
    phrases: dict[str, str],
    best: dict[str, dict[str, float]],
    memory: dict[str, str],
    proofs: dict[str, dict[str, Any]],
) -> None:
    ours = next(iter(best.values()))
    for step, phrase in phrases.items():
        rows = [
            [name, _milli(one[step]), f"{one[step] / ours[step]:.2g}", _milli(one[step] + one["making"]),
             f"{(one[step] + one['making']) / (ours[step] + ours['making']):.2g}", memory[name]]
            for name, one in best.items()
        ]  # fmt: skip
        show(f"The first {LINES} lines of a {step}, {phrase!r}",
             ["", "ms, index made", "times ours", "ms, with making it", "times ours", "memory"], rows)  # fmt: skip
        hits = proofs[step]["Parallax kwic"]
        same = "the same" if all(found == hits for found in proofs[step].values()) else "DIFFERENT"
        print(f"  {len(hits)} lines; {same} places in all three.")


def _milli(seconds: float) -> str:
    return f"{1000 * seconds:,.1f}"


def _rare(texts: list[str]) -> str:
    """A word used about fifty times in ten thousand articles."""
    counts = Counter(word for text in texts for word in text.split() if word.isalpha() and word.islower())
    return min(counts, key=lambda word: (abs(counts[word] - len(texts) // 200), word))


def sharing(texts: list[str], rounds: int, file: Path) -> None:
    results = {}

    def contestant(name: str) -> dict[str, float]:
        make, compare = SHARING[name]
        making, made = clocked(make, texts)
        seconds, result = clocked(compare, made)
        results[name] = result()
        return {"making": making, "comparing": seconds}

    best = turns({name: partial(contestant, name) for name in SHARING}, rounds)
    ours = next(iter(best.values()))
    rows = [
        [name, f"{one['making']:.2f}", f"{one['comparing']:.2f}", f"{one['comparing'] / ours['comparing']:.1f}",
         peak_memory(name, file), f"{results[name][1]:,}", f"{len(results[name][0]):,}"]
        for name, one in best.items()
    ]  # fmt: skip
    show(f"Runs of {SHINGLE} words and more that two articles share, all against all",
         ["", "s, words", "s, comparing", "times ours", "memory", "found", "pairs of articles"], rows)  # fmt: skip
    (true, _), (candidates, _) = results.values()
    print(f"  The candidates (threshold {THRESHOLD}, {PERMUTATIONS} permutations) miss {len(true - candidates):,} of "
          f"{len(true):,} pairs that share a passage; {len(candidates - true):,} candidates share none.")  # fmt: skip


def peak_memory(name: str, file: Path) -> str:
    """Memory above that of the texts, at most, measured in a process of its own."""
    ask = [sys.executable, __file__, "--memory", name, str(file)]
    return subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()


def print_memory(name: str, file: Path) -> None:
    import pandas  # noqa: F401  # needed by both sides, so not counted

    texts, outlets = [], []
    with file.open(encoding="utf-8") as lines:  # line by line: reading must not need more memory than the work
        for line in lines:
            outlet, text = json.loads(line)
            texts.append(text)
            outlets.append(outlet)
    before = _highest()
    kept = COUNTING[name](texts, outlets) if name in COUNTING else _used(name, texts)
    print(f"{(_highest() - before) / 1024:,.0f} MB" if before and kept else "not known")


def _highest() -> int:
    """The most memory this process has ever filled, in kilobytes; 0 where the system (not Linux) does not say."""
    status = Path("/proc/self/status")  # getrusage would count what the parent process filled before
    return int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) if status.exists() else 0  # type: ignore[index]


def _used(name: str, texts: list[str]) -> Any:
    make, use = {**SEARCHING, **SHARING}[name]
    made = make(texts)
    return use(made, "said") if name in SEARCHING else use(made)


def compare(articles: int, rounds: int) -> None:
    texts, outlets = make_articles(articles)
    print(f"{articles:,} made-up articles, {sum(len(text.split()) for text in texts):,} pieces between white space, "
          f"{sum(map(len, texts)) / 1e6:.1f} million characters; best of {rounds}, one thread.")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(pair) + "\n" for pair in zip(outlets, texts, strict=True))
        counting(texts, outlets, rounds, file)
        searching(texts, rounds, file)
        sharing(texts, rounds, file)


def main() -> int:
    options = argparse.ArgumentParser(description="Parallax beside its peers: counting, searching, comparing.")
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--quick", action="store_true", help="1,000 articles, one round: a look, not a measurement")
    options.add_argument("--memory", nargs=2, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.memory:
        print_memory(chosen.memory[0], Path(chosen.memory[1]))
        return 0
    if not os.environ.get("PARALLAX_PEERS"):
        return run_with_peers(__file__, sys.argv[1:])
    compare(*((1000, 1) if chosen.quick else (chosen.articles, 3)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
