"""The figures on the method pages are the figures measured now."""

import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[3] / "docs"
sys.path.insert(0, str(DOCS))

from measure_ecosystem import METHOD, PAGES, written  # noqa: E402


@pytest.mark.parametrize("page", ["classification.md", pytest.param("duplicates.md", marks=pytest.mark.slow)])
def test_the_published_figures_are_measured(page: str):
    now = written(page, PAGES[page]())
    assert (METHOD / page).read_text(encoding="utf-8") == now, "Run: python docs/measure_ecosystem.py"


def test_classification_does_well_on_the_frozen_lines_and_on_titles_not_written_for_it():
    rows = [
        line.split(" | ") for line in (METHOD / "classification.md").read_text(encoding="utf-8").splitlines() if "then letters |" in line
    ]
    scores = {row[0].strip("| "): float(row[6]) for row in rows}
    assert scores["own lines"] >= 0.9
    assert scores["KBLI titles"] >= 0.8
