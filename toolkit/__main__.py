"""What can be done from a command line: python3 -m toolkit report my_articles -o report.html"""

import argparse
import sys
import warnings
from collections.abc import Sequence

from .handout import report
from .loading import load_articles, load_corpus


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
    except (ValueError, LookupError, OSError) as problem:
        print(f"Error: {_one_line(problem)}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m toolkit", description="Compare how several articles report one event."
    )
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands")
    page = commands.add_parser("report", help="write everything about some articles on one web page")
    page.set_defaults(command=_report)
    page.add_argument(
        "folder", nargs="?", help="a folder of .txt files (UTF-8), one per article; without it, the five articles"
    )
    page.add_argument("-o", "--output", default="report.html", metavar="FILE", help="the page to write (report.html)")
    page.add_argument("--title", default="", help="its heading")
    page.add_argument("--blind", action="store_true", help="begin with the names of outlets hidden")
    for name, what in _TABLES.items():
        page.add_argument(f"--{name}", metavar="CSV", help=f"a table of your own: {what}")
    return parser


_TABLES = {
    "codebook": "the points to look for", "codings": "what the coders found", "disagreements": "what does not fit",
    "names": "persons, places and parties", "verbs": "reporting words",
}  # fmt: skip


def _report(options: argparse.Namespace) -> None:
    corpus = load_articles(options.folder) if options.folder else load_corpus()
    tables = {name: getattr(options, name) for name in _TABLES}
    written = report(corpus, options.output, title=options.title, blind=options.blind, **tables)
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
