"""What can be done from a command line: .venv/bin/python -m toolkit report my_articles -o report.html"""

import argparse
import sys
import warnings
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    if not options.command:
        parser.print_help()
        return 0
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _remark
            options.command(options)
    except ModuleNotFoundError as problem:
        print(f"Error: {_NO_MODULE.format(problem.name)}", file=sys.stderr)
        return 2
    except (ValueError, LookupError, OSError) as problem:
        print(f"Error: {_one_line(problem)}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=".venv/bin/python -m toolkit", description="Compare how several articles report one event."
    )
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands")
    page = commands.add_parser("report", help="write everything about some articles on one web page")
    page.set_defaults(command=_report)
    page.add_argument(
        "folder", nargs="?", help="a folder, a zip archive or a file with articles; without it, the five articles"
    )
    page.add_argument("-o", "--output", default="report.html", metavar="FILE", help="the page to write (report.html)")
    page.add_argument("--title", default="", help="its heading")
    page.add_argument("--blind", action="store_true", help="begin with the names of outlets hidden")
    for name, what in _TABLES.items():
        page.add_argument(f"--{name}", metavar="CSV", help=f"a table of your own: {what}")
    page.add_argument("--coder", default="settled", help="whose codings to show (settled)")
    return parser


_TABLES = {
    "codebook": "the points to look for", "codings": "what the coders found", "disagreements": "what does not fit",
    "names": "persons, places and parties", "verbs": "reporting words",
}  # fmt: skip


_SHOWN = 20  # of the files that were skipped; the page itself tells of all
_NO_MODULE = (
    "this Python has no {}. Run python3 start.py once, then use .venv/bin/python "
    r"(on Windows .venv\Scripts\python) instead of python3."
)


def _report(options: argparse.Namespace) -> None:
    from .handout import report  # only here, so that a Python without pandas gets as far as the message above
    from .loading import load_articles, load_corpus

    corpus = load_articles(options.folder) if options.folder else load_corpus()
    for arrival in [arrival for arrival in corpus.arrivals if arrival.article is None][:_SHOWN]:
        _remark(f"{arrival.file} was skipped. {arrival.why}")
    tables = {name: getattr(options, name) for name in _TABLES}
    written = report(corpus, options.output, title=options.title, blind=options.blind, coder=options.coder, **tables)
    size = written.stat().st_size / 1_000_000
    print(f"Written: {written.resolve()} ({size:.1f} MB). It opens in any browser, without the internet.")


def _remark(message: Warning | str, *_: object, **__: object) -> None:
    print(f"Note: {_one_line(message)}", file=sys.stderr)


def _one_line(problem: object) -> str:
    if isinstance(problem, OSError) and problem.strerror:
        return f"{problem.filename}: {problem.strerror}."
    return " ".join(str(problem).split())


if __name__ == "__main__":
    sys.exit(main())
