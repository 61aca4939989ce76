"""The examples in the docstrings of the coherence room are true."""

import doctest
import importlib
import pkgutil

import pytest

import jejaring.index.coherence

MODULES = sorted(module.name for module in pkgutil.iter_modules(jejaring.index.coherence.__path__))
WITH_EXAMPLES = {"correlation", "importance", "importance_weights", "reliability", "reversal", "shapley", "shares", "statistics", "trend"}


@pytest.mark.parametrize("name", MODULES)
def test_every_example_gives_what_it_says(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"jejaring.index.coherence.{name}"))
    assert result.failed == 0
    assert (result.attempted > 0) == (name in WITH_EXAMPLES)
