"""The JavaScript: its unit tests, run by the node that Playwright brings; and that it stays small, plain and safe."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "toolkit").glob("*.js"))
UNIT_TESTS = sorted(Path(__file__).parent.glob("*.test.mjs"))
# What makes markup or code of a text. Articles are shown by textContent only.
UNSAFE = (
    r"innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|DOMParser|srcdoc|document\.write"
    r"|\beval\s*\(|\bFunction\s*\("
)
# Comments, strings and patterns: braces in them are no code. A slash begins a pattern where no value can end.
NO_CODE = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"""
    r"""|(?<=[=(,:\[!&|?{};\n])[ ]*/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*""",
    re.DOTALL,
)
NO_FUNCTION = {"if", "for", "while", "switch", "catch", "with"}
each_script = pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)


def node(*arguments):
    done = subprocess.run([compute_driver_executable()[0], *arguments], capture_output=True, encoding="utf-8", cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def blanked(source):
    """The source with nothing but code in it, every line where it was."""
    return NO_CODE.sub(lambda found: "_" + "\n" * found[0].count("\n"), source)


def begins_function(before):
    """Whether a brace after this code opens a function's body: after an arrow, or after parameters."""
    before = before.rstrip()
    if not before.endswith(")"):
        return before.endswith("=>")
    depth = 0
    for place in range(len(before) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(before[place], 0)
        if depth == 0:
            return re.search(r"(\w*)\s*$", before[:place])[1] not in NO_FUNCTION
    return False


def function_lengths(source):
    """How many lines each function's body has, by the line in which it begins."""
    code, opened, lengths = blanked(source), [], {}
    for brace in re.finditer(r"[{}]", code):
        line = code.count("\n", 0, brace.start()) + 1
        if brace[0] == "{":
            opened.append((line, begins_function(code[: brace.start()])))
        else:
            first, is_function = opened.pop()
            if is_function:
                lengths[first] = max(line - first - 1, lengths.get(first, 0))
    assert not opened, "a brace is not closed"
    return lengths


@pytest.mark.parametrize("path", UNIT_TESTS, ids=lambda path: path.name)
def test_unit_tests_pass(path):
    assert re.search(r"^\S* ?pass [1-9]", node("--test", "--test-reporter=spec", str(path)), re.MULTILINE)


def test_there_are_unit_tests():
    assert UNIT_TESTS


@each_script
def test_is_valid(path, tmp_path):
    module = tmp_path / f"{path.stem}.mjs"  # by its name node knows it for a module
    shutil.copyfile(path, module)
    node("--check", str(module))


@each_script
def test_makes_no_markup_of_a_text(path):
    assert re.findall(UNSAFE, path.read_text(encoding="utf-8")) == []


@each_script
def test_functions_are_short(path):
    lengths = function_lengths(path.read_text(encoding="utf-8"))
    assert {f"line {line}": length for line, length in lengths.items() if length > 25} == {}


@each_script
def test_lines_are_short(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > 120] == []


def test_all_scripts_together_are_small():
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in SCRIPTS) < 800


@pytest.mark.parametrize(
    ("source", "lengths"),
    [
        ("function a() {\n  if (b) {\n    c();\n  }\n}", {1: 3}),
        ("const a = (b) => {\n  d();\n};", {1: 1}),
        ("class A {\n  b(c = (1)) {\n    return '}';\n  }\n}", {2: 1}),
        ("const a = {\n  b: 1,\n};\nfor (const c of d) {\n  e(`{${f}`);\n}", {}),
        ("function a() {\n  return b.replace(/[{/]/g, '') / 2; // }\n}", {1: 1}),
        ("function a() { return () => { b(); }; }", {1: 0}),
    ],
)
def test_lengths_by_hand(source, lengths):
    assert {line: max(length, 0) for line, length in function_lengths(source).items()} == lengths
