"""Modules import only from those above them, load only what they need, and stay small."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import toolkit

ROOT = Path(__file__).parent.parent
MODULES = {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "toolkit").glob("*.py")}
ORDER = ["wording", "progress", "text", "tables", "formulas", "repair", "drafts", "kinds", "files", "archives",
         "guessing", "deciding", "decoding", "entities", "characters", "lost_marks", "mojibake", "wrapped", "lines",
         "clutter_words", "calendars", "dating", "stamps", "clutter", "repeated", "captions", "datelines",
         "repairing", "sections", "nexis", "proquest", "factiva", "exports", "markdown", "trees", "blocks",
         "main_text", "pagefacts", "headlines", "webpages", "feeds", "containers", "story", "docx", "odt", "rtf",
         "pdf", "documents", "streaming", "separated", "cells", "columns", "rows", "json_tables", "sheets", "tabular",
         "apart", "formats", "sentences", "stream", "languages", "copies", "arrivals", "corpus", "ledgers",
         "metadata", "ids", "sources", "assembling", "loading", "addresses", "fetching", "visiting", "web", "search",
         "words", "context", "named", "compare", "spelling", "order", "shared", "quoting", "remarks", "outliers",
         "checks", "english", "cues", "grammar", "phrases", "subjects", "claims", "chances", "clauses", "ends",
         "framed", "introduced", "nouns", "choosing", "reading", "capitals", "people", "speakers", "voices",
         "speaking", "timing", "days", "dated", "alike", "passages", "numerals", "amounts", "parties", "titles",
         "polarity", "doers", "findings", "matching", "clashing", "quoted", "aligned", "wordings", "differing",
         "concepts", "retold", "credited", "variants", "verbatim", "readings", "hitting", "coding", "covering",
         "agreeing", "disagreeing", "terms", "figure", "drawing", "show", "show_share", "two_sided", "marked", "grid",
         "card", "timeline", "beside", "browser", "layers", "widget", "reader", "calls", "saving", "keeping",
         "listing", "views", "words_view", "voices_view", "coverage_view", "explorer", "exploring", "pages", "facts",
         "chapters_words", "chapters_voices", "chapters_coded", "chapters", "chapters_method", "handout", "tasks",
         "coded", "own", "exercises", "checking", "__main__"]  # fmt: skip
HEAVY = {"pandas", "numpy", "nltk", "matplotlib", "ipywidgets", "anywidget", "scipy", "sklearn"}
LIGHT_TYPES = {"pandas", "numpy", "nltk"}  # what a module may import; the rest only inside a function


def imports(tree):
    """Modules of the toolkit that a module imports, wherever in its text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield from [node.module] if node.module else [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("toolkit"):
            yield node.module.removeprefix("toolkit").lstrip(".")
        elif isinstance(node, ast.Import):
            yield from [name.name.removeprefix("toolkit.") for name in node.names if name.name.startswith("toolkit")]


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines(function):
    """How many lines a function's body takes, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def loaded(code):
    """The heavy packages that are loaded after some code has run in a fresh process."""
    shown = f"{code}\nimport sys; print('loaded', *sorted({HEAVY} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", shown], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    return set(done.stdout.split("loaded")[-1].split())


def test_every_module_has_its_place():
    assert set(MODULES) - {"__init__"} == set(ORDER)
    assert len(ORDER) == len(set(ORDER))


@pytest.mark.parametrize("name", [name for name in ORDER if name in MODULES])
def test_imports_point_one_way(name):
    assert [other for other in imports(MODULES[name]) if ORDER.index(other) >= ORDER.index(name)] == []


def test_the_package_imports_no_module_itself():
    assert list(imports(MODULES["__init__"])) == []


def test_import_toolkit_is_light():
    assert loaded("import toolkit; toolkit.__all__; dir(toolkit)") == set()


LOAD = "from toolkit import *; c = load_corpus()"
USES = {
    "counting": f"{LOAD}; frequencies(c, skip=function_words()); kwic(c, 'war'); keyness(c, 'rt')",
    "comparing": f"{LOAD}; shared_passages(c); spellings(c); first_mentions(c); c._repr_html_()",
    "checking": "from toolkit import check; check('2.1', 'the')",
}


@pytest.mark.parametrize("code", USES.values(), ids=USES)
def test_first_use_loads_no_more_than_it_needs(code):
    assert loaded(code) == {"numpy", "pandas"}


def test_collocates_load_nltk_but_no_figures():
    assert not loaded("from toolkit import *; collocates(load_corpus(), 'war')") & {"matplotlib", "ipywidgets"}


@pytest.mark.parametrize("name", MODULES)
def test_functions_are_short(name):
    assert {function.name: lines(function) for function in functions(MODULES[name]) if lines(function) > 25} == {}


@pytest.mark.parametrize("name", MODULES)
def test_modules_are_small(name):
    assert len((ROOT / "toolkit" / f"{name}.py").read_text(encoding="utf-8").splitlines()) <= 260


PUBLIC = [name for name in toolkit.__all__ if inspect.isfunction(getattr(toolkit, name))]


@pytest.mark.parametrize("name", PUBLIC)
def test_a_call_can_be_read_aloud(name):
    parameters = inspect.signature(getattr(toolkit, name)).parameters.values()
    positional = [one for one in parameters if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]
    assert len(positional) <= 2
    assert all(one.default is not one.empty for one in parameters if one.kind is one.KEYWORD_ONLY), (
        "an option needs a default"
    )


@pytest.mark.parametrize("name", toolkit.__all__)
def test_public_names_are_documented_and_typed(name):
    value = getattr(toolkit, name)
    assert inspect.getdoc(value)
    if inspect.isfunction(value):
        assert value.__annotations__.keys() == {*inspect.signature(value).parameters, "return"}


def test_no_module_hides_a_function():
    assert set(MODULES) & set(toolkit.__all__) == set()


def test_an_unknown_name_is_named():
    with pytest.raises(AttributeError, match="toolkit has no 'frequncies'"):
        toolkit.frequncies  # noqa: B018


def test_star_import_brings_what_is_listed():
    space = {}
    exec("from toolkit import *", space)
    assert set(toolkit.__all__) <= set(space)
    assert set(dir(toolkit)) == set(toolkit.__all__)
