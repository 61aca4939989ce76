"""The examples in the docstrings of the index room are true, and every method has one."""

import doctest
import importlib
import inspect
import pkgutil

import pytest

import jejaring.index
from jejaring.index import methods

MODULES = sorted(module.name for module in pkgutil.walk_packages(jejaring.index.__path__, "jejaring.index."))
ATOMS = sorted({(step, name) for step, known in methods().items() for name in known if name != "none"})


@pytest.mark.parametrize("name", MODULES)
def test_every_example_gives_what_it_says(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize(("step", "name"), ATOMS)
def test_every_method_shows_an_example(step: str, name: str) -> None:
    assert ">>>" in (inspect.getdoc(methods()[step][name].atom) or "")
