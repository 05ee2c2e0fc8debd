"""Which file is read how: the articles of any file, or the reason why there are none."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import BinaryIO

from .apart import Apart, told
from .archives import Archive
from .decoding import decoded
from .drafts import Draft, Options, Unreadable
from .exports import split
from .files import OWN_TABLES, File, whole
from .repair import fits, in_order

Parser = Callable[[BinaryIO, str, Options], Iterator[Draft]]


def plaintext(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft]:
    """The one article of a text file; of an export of a news database, each of its articles."""
    found = decoded(whole(stream, options.limits), given=options.encoding)
    for draft in split(found.text) or [Draft(found.text)]:
        notes = (*found.notes, *draft.notes)
        yield draft._replace(encoding=found.encoding, encoding_basis=found.basis, notes=notes)


@cache
def _here() -> Mapping[str, Parser]:
    """What reads the files that need no library; loaded when there are any but plain texts."""
    from .json_tables import json, jsonl
    from .markdown import markdown
    from .tabular import delimited

    table, lines = dict.fromkeys(_TABLES, delimited), dict.fromkeys(_LINES, jsonl)
    return {**table, **lines, **dict.fromkeys(_MARKDOWN, markdown), "json": json}


# By the ending of the file's name: read here; with a library, in a process apart.
_TEXT, _MARKDOWN, _TABLES, _LINES = (
    ("txt", "text"),
    ("md", "markdown"),
    ("csv", "tsv", "tab"),
    ("jsonl", "ndjson", "jl"),
)
HERE = (*_TEXT, *_MARKDOWN, *_TABLES, *_LINES, "json")
APART = {"html": "html", "htm": "html", "xhtml": "html", "mhtml": "mhtml", "mht": "mhtml", "docx": "docx", "odt": "odt",
         "rtf": "rtf", "pdf": "pdf", "xlsx": "xlsx", "parquet": "parquet", "xml": "feed", "rss": "feed",
         "atom": "feed"}  # fmt: skip
OTHERWISE = "Save its text as .txt or .docx, or leave it out; help(load_articles) names what is read."
ADVICE = {"": "Give its name the ending that fits.",
          "doc": "Save it as .docx.", "xls": "Save it as .xlsx.", "ods": "Save it as .xlsx or .csv.",
          "pages": "Export it as .docx.", "epub": "Save its chapters as .html or .txt.",
          "eml": "Save the message as .txt.", "gz": "Unpack it.", "7z": "Unpack it, or pack it as .zip.",
          "rar": "Unpack it, or pack it as .zip.", "tar": "Unpack it, or pack it as .zip."}  # fmt: skip
STREAMED = (*_TABLES, *_LINES)  # row by row, in little memory, however long the file
_PROBLEMS = 100  # of one file that are told one by one


def format_of(file: File) -> str:
    return file.suffix.removeprefix(".")


Ask = Callable[[str], Options]  # what the user said about a file of this name


def drafts(file: File, ask: Ask, apart: Apart) -> Iterator[tuple[File, Draft]]:
    """The articles of a file, and of the files in it if it is a zip archive; or one draft that says what is wrong."""
    if format_of(file) == "zip" and not file.problem:
        yield from _in_archive(file, ask, apart)
        return
    options, count = ask(file.name), 0
    try:
        for draft in _folded(_bounded(_read(file, options, apart), file, options)):
            yield file, draft
            count += 1
    except Exception as problem:  # whatever a library makes of a broken file, the other files are read
        yield file, Draft("", problem=_why(problem))
        return
    if not count:
        yield file, Draft("", problem="There is no article in it.")


def _bounded(drafts: Iterator[Draft], file: File, options: Options) -> Iterator[Draft]:
    """The drafts of a file. One with too many letters is a problem; too many in all, where none is read row by row."""
    most, left = options.limits.article, options.limits.unpacked
    for count, draft in enumerate(drafts):
        if count == options.limits.articles:
            told = f"It has more than {count:,} articles: the rest was not read. Set limits=Limits(articles=…) higher."
            yield Draft("", "…", problem=told)
            return
        left -= len(draft.raw)
        if left < 0 and format_of(file) not in STREAMED:
            most = options.limits.unpacked
            raise Unreadable(f"It unpacks to more than {most:,} letters. Set limits=Limits(unpacked=…) higher.")
        if len(draft.raw) <= most:
            yield _sound(draft)
        else:
            told = f"It has {len(draft.raw):,} letters, more than {most:,}."
            yield Draft("", draft.place, problem=f"{told} Set limits=Limits(article=…) higher, or split it.")


def _sound(draft: Draft) -> Draft:
    """The draft; without its cuts if they do not fit its text, so that one odd file never stops the others."""
    try:
        if all(fits(cut, draft.raw) for cut in in_order(draft.cuts)):
            return draft
    except ValueError:
        pass
    return draft._replace(cuts=(), notes=(*draft.notes, "What surrounds the article could not be cut."))


def _folded(drafts: Iterator[Draft]) -> Iterator[Draft]:
    """The drafts of a file, where the problems of many rows become one after the first hundred."""
    count, last = 0, Draft("")
    for draft in drafts:
        if draft.problem:
            count, last = count + 1, draft
        if not draft.problem or count <= _PROBLEMS:
            yield draft
    if count > _PROBLEMS:
        told = f"{count - _PROBLEMS:,} more places like these in this file; the last: {last.place}. {last.problem}"
        yield Draft("", "…", problem=told)


def _in_archive(file: File, ask: Ask, apart: Apart) -> Iterator[tuple[File, Draft]]:
    try:
        with file.open() as stream:
            members = list(Archive(stream, limits=ask(file.name).limits).files())
            for member in members:
                inner = member._replace(name=f"{file.name}/{member.name}")
                if format_of(inner) == "zip":
                    inner = inner._replace(problem="It is an archive in an archive. Unpack the outer one.")
                if not is_table_of(file, inner):
                    yield from drafts(inner, ask, apart)
    except Exception as problem:
        yield file, Draft("", problem=_why(problem))
        return
    if not members:
        yield file, Draft("", problem="There is no file in it.")


def is_table_of(archive: File, member: File) -> bool:
    """Whether it is the archive's own articles.csv or repairs.csv: at its top, or in the one folder that was packed."""
    folder, _, name = member.name.removeprefix(f"{archive.name}/").rpartition("/")
    return name in OWN_TABLES and "/" not in folder


def _read(file: File, options: Options, apart: Apart) -> Iterator[Draft]:
    format = format_of(file)
    if file.problem:
        raise Unreadable(file.problem)
    if format not in HERE and format not in APART:
        raise Unreadable(f"{_named(format)} are not read. {ADVICE.get(format, OTHERWISE)}")
    with file.open() as stream:
        if format in HERE:
            yield from (plaintext if format in _TEXT else _here()[format])(stream, file.name, options)
        else:
            yield from apart.read(APART[format], whole(stream, options.limits), file.name, options)


def _named(format: str) -> str:
    return f"Files of the kind .{format}" if format else "Files without an ending such as .txt"


def _why(problem: Exception) -> str:
    if isinstance(problem, OSError) and not isinstance(problem, Unreadable):
        return f"It cannot be opened: {problem.strerror or type(problem).__name__}."
    return told(problem)
