"""Every public function shows one example, and every example is true."""

import doctest
import importlib
import pkgutil

import pandas as pd
import pytest

import toolkit

MODULES = [importlib.import_module(f"toolkit.{found.name}") for found in pkgutil.iter_modules(toolkit.__path__)
           if found.name != "__main__"]  # fmt: skip
NAMES = {name: getattr(toolkit, name) for name in toolkit.__all__}
EXAMPLES = [
    test for module in MODULES for test in doctest.DocTestFinder().find(module, extraglobs=NAMES) if test.examples
]


@pytest.mark.parametrize("test", EXAMPLES, ids=lambda test: test.name)
def test_example_is_true(test):
    with pd.option_context("display.width", 160, "display.max_columns", 20):
        problems = []
        doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=problems.append)
    assert not problems, "".join(problems)


@pytest.mark.parametrize("name", toolkit.__all__)
def test_public_name_has_an_example(name):
    shown = {test.name.removeprefix(getattr(toolkit, name).__module__ + ".").split(".")[0] for test in EXAMPLES}
    assert name in shown, f"{name} has no example in its docstring"
