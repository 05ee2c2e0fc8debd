"""From nothing to the first table and the first chart: Parallax beside nltk and scikit-learn.

    .venv/bin/python benchmarks/start.py [--rounds N]

Start it with the Python of the checkout's .venv. Every figure is the best of several fresh processes, in turn; the
seconds include the start of Python itself. The five articles, their twenty most frequent words, a bar chart as SVG.
scikit-learn lives in benchmarks/.peers (made on first use). Where nltk finds scikit-learn it loads it, so Parallax and
nltk are timed in both environments.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from importlib.util import find_spec

from words import HERE, ONE_THREAD, peers_python, show

HEAVY = ("pandas", "nltk", "scipy", "sklearn", "matplotlib", "matplotlib.pyplot", "ipywidgets", "IPython")
IMPORT = "import time\nbegin = time.perf_counter()\nimport {}\nprint(time.perf_counter() - begin)"
NOTE = f"""
import json, sys, time
def note(step):
    print(json.dumps([step, time.time(), [name for name in {HEAVY} if name in sys.modules]]), flush=True)
"""
TEXTS = """
from pathlib import Path
texts = [file.read_text(encoding="utf-8") for file in sorted(Path("seeds").glob("*.txt"))]
"""
SVG = """
import io
plt.savefig(io.StringIO(), format="svg")
note("chart")
"""
PARALLAX = """
from toolkit import frequencies, load_corpus
table = frequencies(load_corpus())
table.head(20).to_string()
note("table")
from toolkit import show_frequencies
show_frequencies(table)._repr_html_()
note("chart")
"""
NLTK = f"""{TEXTS}
from nltk import FreqDist
from nltk.tokenize import RegexpTokenizer
tokenize = RegexpTokenizer(r"[^\\W_]+(?:[’'.,-][^\\W_]+)*").tokenize
counts = FreqDist(word for text in texts for word in tokenize(text.lower()))
str(counts.most_common(20))
note("table")
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
counts.plot(20, show=False)
{SVG}"""
SKLEARN = f"""{TEXTS}
from sklearn.feature_extraction.text import CountVectorizer
vectorizer = CountVectorizer(token_pattern=r"[^\\W_]+(?:[’'.,-][^\\W_]+)*")
counts = vectorizer.fit_transform(texts).sum(axis=0).A1
top = sorted(zip(counts.tolist(), vectorizer.get_feature_names_out().tolist()), reverse=True)[:20]
str(top)
note("table")
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
plt.barh([word for _, word in top], [count for count, _ in top])
{SVG}"""

Steps = dict[str, tuple[float, list[str]]]


def run(python: str, code: str) -> str:
    environment = {**os.environ, **ONE_THREAD, "PYTHONPATH": str(HERE.parent)}
    done = subprocess.run([python, "-c", code], env=environment, cwd=HERE.parent, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"This step failed:\n{code}\n{done.stderr}")
    return done.stdout


def steps(python: str, code: str) -> Steps:
    """Seconds from before the process starts to the end of each step, and the heavy modules loaded by then."""
    begin = time.time()
    notes = (json.loads(line) for line in run(python, NOTE + code).splitlines())
    return {step: (when - begin, modules) for step, when, modules in notes}


def imports(rounds: int) -> None:
    best = dict.fromkeys(("toolkit", "pandas", "nltk", "matplotlib.pyplot", "ipywidgets"), 99.0)
    for _ in range(rounds):
        for name in best:
            best[name] = min(best[name], float(run(sys.executable, IMPORT.format(name))))
    rows = [[f"import {name}", f"{1000 * s:.1f}", f"{s / best['pandas']:.3f}"] for name, s in best.items()]
    show(f"Imports, best of {rounds} fresh processes", ["", "ms", "of import pandas"], rows)


def firsts(rounds: int) -> None:
    peers = str(peers_python())
    contestants = {
        "Parallax": (sys.executable, PARALLAX),
        "nltk + pyplot": (sys.executable, NLTK),
        "Parallax, scikit-learn installed": (peers, PARALLAX),
        "nltk + pyplot, scikit-learn installed": (peers, NLTK),
        "scikit-learn + pyplot": (peers, SKLEARN),
    }
    results: dict[str, list[Steps]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, (python, code) in contestants.items():
            results[name].append(steps(python, code))
    for step in ("table", "chart"):
        best = {name: min(result[step][0] for result in found) for name, found in results.items()}
        rows = [
            [name, f"{best[name]:.2f}", f"{best[name] / best['Parallax']:.1f}", ", ".join(found[0][step][1])]
            for name, found in results.items()
        ]
        columns = ["", "seconds", "times the first line", "loaded by then"]
        show(f"From a fresh process to the first {step}, best of {rounds}", columns, rows)


def main() -> int:
    options = argparse.ArgumentParser(description="From nothing to the first table and the first chart.")
    options.add_argument("--rounds", type=int, default=10)
    rounds = options.parse_args().rounds
    if not all(find_spec(name) for name in ("pandas", "nltk", "matplotlib", "ipywidgets")):
        print("Start this with the Python of the checkout's .venv, which python3 start.py makes.")
        return 1
    imports(rounds)
    firsts(rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
