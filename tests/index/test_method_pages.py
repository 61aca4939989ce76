"""The worked examples of docs/method are true, and each page says when not to use its methods."""

import doctest
from pathlib import Path

import pytest

from jejaring.index import methods

PAGES = Path(__file__).resolve().parents[2] / "docs" / "method"
STEPS = {"impute": "imputation", "treat": "treatment", "normalise": "normalisation", "weight": "weights", "aggregate": "aggregation"}


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.name)
def test_every_example_of_a_page_gives_what_it_says(page: Path) -> None:
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.failed == 0


@pytest.mark.parametrize("name", [*STEPS.values(), "panels"])
def test_pages_of_steps_have_an_example_and_a_warning(name: str) -> None:
    text = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    assert ">>>" in text
    assert "## When not to use it" in text


@pytest.mark.parametrize(("step", "name"), STEPS.items())
def test_every_method_of_a_step_is_on_its_page(step: str, name: str) -> None:
    text = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    assert [method for method in methods()[step] if f"`{method}`" not in text] == []
