"""Load folders of bad input in a process of its own, and print as JSON how it ended.

    python -m bad_input FOLDER SECONDS --alone NAME … --strict NAME …

FOLDER is loaded in one call; the folders of it that `--alone` names are not in it but beside it, in FOLDER.alone.
"""

import argparse
import faulthandler
import json
import sys
import time
from contextlib import suppress
from pathlib import Path

from toolkit import load_articles
from toolkit.drafts import Limits

LIMITS = Limits(file=20_000_000, article=2_000_000, unpacked=60_000_000, files=20_000, seconds=20, memory=1_000_000_000)


def end_of(folder: Path, **options) -> dict:
    """How loading a folder ends: the account and the texts, or the error."""
    begin = time.monotonic()
    try:
        corpus = load_articles(folder, limits=LIMITS, **options)
    except Exception as problem:
        return {"error": type(problem).__name__, "message": str(problem), "seconds": time.monotonic() - begin}
    account = corpus.loading.astype(object).where(corpus.loading.notna(), None)
    texts = {article.id: article.text for article in corpus}
    return {"rows": account.to_dict("records"), "texts": texts, "seconds": time.monotonic() - begin}


def most_memory() -> tuple[float, float]:
    """MB that this process took at most, and one that it started; (0, 0) where the system does not tell.

    /proc says it better: `getrusage` counts the process that started this one, too.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return 0, 0
    import resource  # not on Windows

    apart = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1000, apart


def bound_memory() -> None:
    """What grows without bounds ends in a MemoryError here, and does not slow down everything else."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_DATA, (3_000_000_000, 3_000_000_000))


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("seconds", type=float)
    asked.add_argument("--alone", nargs="*", default=[])
    asked.add_argument("--strict", nargs="*", default=[])
    given = asked.parse_args()
    bound_memory()
    faulthandler.dump_traceback_later(given.seconds, exit=True)  # where it hangs
    ends = {
        "together": end_of(given.folder),
        "alone": {name: end_of(given.folder.with_suffix(".alone") / name) for name in given.alone},
        "strict": {name: end_of(given.folder / name, strict=True) for name in given.strict},
        "memory": most_memory(),
    }
    json.dump(ends, sys.stdout)


main()
