"""How many of pySBD's 48 English golden rules our sentences keep, beside other splitters; and what we count.

    python benchmarks/sentences.py GOLDEN_FILE

The file is pySBD's (Sadvilkar & Neumann 2020, MIT) and is not copied here. To get it:

    pip download --no-deps --no-binary :all: pysbd
    tar -xzf pysbd-*.tar.gz        # GOLDEN_FILE is pysbd-*/benchmarks/english_golden_rules.py

White space at the edges of a sentence does not count. Peers: nltk's Punkt, untrained but given our abbreviations; pysbd
if it is installed (it was written against these very rules).
"""

import ast
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from toolkit import load_corpus
from toolkit.sentences import ABBREVIATIONS, sentences

Rules = list[tuple[str, list[str]]]
Splitter = Callable[[str], list[str]]


def golden_rules(file: Path) -> Rules:
    """The list in the file, read as data: the file is never run."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    lists: list[Rules] = [ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign)]
    if not lists:
        raise ValueError(f"No list of rules in {file}. Is it pySBD's benchmarks/english_golden_rules.py?")
    return lists[0]


def ours(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def punkt() -> Splitter:
    parameters = PunktParameters()
    parameters.abbrev_types = {word.lower() for words in ABBREVIATIONS.values() for word in words}
    tokenize: Splitter = PunktSentenceTokenizer(parameters).tokenize
    return tokenize


def pysbd() -> Splitter:
    segment: Splitter = import_module("pysbd").Segmenter(language="en", clean=False).segment
    return segment


def missed(split: Splitter, rules: Rules) -> list[int]:
    """The numbers of the rules a splitter does not keep."""

    def stripped(parts: list[str]) -> list[str]:
        return [part.strip() for part in parts]

    return [number for number, (text, expected) in enumerate(rules, 1) if stripped(split(text)) != stripped(expected)]


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    rules = golden_rules(Path(sys.argv[1]))
    splitters = {"toolkit.sentences": ours, "nltk Punkt, untrained": punkt()}
    if find_spec("pysbd"):
        splitters["pysbd"] = pysbd()
    for name, split in splitters.items():
        numbers = missed(split, rules)
        listed = ", ".join(map(str, numbers)) or "none"
        print(f"{name:22} {len(rules) - len(numbers):3} of {len(rules)}   missed: {listed}")
    print("\nBody sentences and words of the five articles; each boundary was checked by reading")
    print(load_corpus().table()[["article", "sentences", "words"]].to_string(index=False))


if __name__ == "__main__":
    main()
