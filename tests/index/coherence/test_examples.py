"""The examples in the docstrings of the coherence room, and those of its two pages of the manual, are true."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import jejaring.index.coherence

MODULES = sorted(module.name for module in pkgutil.iter_modules(jejaring.index.coherence.__path__))
WITH_EXAMPLES = {"correlation", "importance", "importance_weights", "reliability", "reversal", "shapley", "shares", "statistics", "trend"}


@pytest.mark.parametrize("name", MODULES)
def test_every_example_gives_what_it_says(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"jejaring.index.coherence.{name}"))
    assert result.failed == 0
    assert (result.attempted > 0) == (name in WITH_EXAMPLES)


MANUAL = Path(__file__).resolve().parents[3] / "docs" / "method"


@pytest.mark.parametrize("page", ["coherence.md", "decomposition.md"])
def test_every_example_of_the_manual_gives_what_it_says(page: str) -> None:
    result = doctest.testfile(str(MANUAL / page), module_relative=False)
    assert result.failed == 0
    assert result.attempted > 5
