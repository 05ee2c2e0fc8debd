"""How often the language of a short text is told rightly, wrongly, or not at all.

    python benchmarks/languages.py [FOLDER]

The samples are those of tests/cases/languages.json: a short article in 27 languages, written for this project. FOLDER
holds English articles (*.txt), such as the texts of a yardstick in benchmarks/attributions.py.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from toolkit.languages import language, looks_english

SAMPLES = Path(__file__).parent.parent / "tests" / "cases" / "languages.json"
NO_BLANKS = {"zh", "ja", "th"}  # four letters stand for a word


def pieces(text: str, size: int, *, step: int, blanks: bool = True) -> Iterator[str]:
    """Pieces of `size` words, beginning every `step` words."""
    units, gap, size = (text.split(), " ", size) if blanks else ([*"".join(text.split())], "", size * 4)
    for start in range(0, max(len(units) - size + 1, 1), step):
        yield gap.join(units[start : start + size])


def line(name: str, found: list[tuple[str, str | None]]) -> str:
    """One row of the table."""
    counts = Counter("right" if code == guess else "not told" if guess is None else "wrong" for code, guess in found)
    numbers = (f"{counts[kind]:>9,}" for kind in ("right", "not told", "wrong"))
    return f"{name:<28}{len(found):>7,}{''.join(numbers)}"


def main(folder: str | None = None) -> None:
    samples: dict[str, str] = json.loads(SAMPLES.read_text(encoding="utf-8"))
    print(f"{'pieces of':<28}{'all':>7}{'right':>9}{'not told':>9}{'wrong':>9}")
    for size in (3, 5, 8, 10, 15, 20, 30, 1000):
        found = [
            (code, language(piece)[0])
            for code, text in samples.items()
            for piece in pieces(text, size, step=max(1, size // 3), blanks=code not in NO_BLANKS)
        ]
        print(line("whole articles" if size == 1000 else f"{size} words, 27 languages", found))
    wrong = [code for code, text in samples.items() if looks_english(text) != (code == "en")]
    print(f"looks_english() is wrong on {len(wrong)} of {len(samples)} articles")
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))] if folder else []
    for size in (20, 400) if texts else ():
        some = [piece for text in texts for piece in pieces(text, size, step=size * (10 if size == 20 else 1))]
        print(line(f"{size} words, English news", [("en", language(piece)[0]) for piece in some]))
        print(f"    of these, looks_english(): {sum(map(looks_english, some)):,}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
