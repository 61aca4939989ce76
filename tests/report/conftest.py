"""One small edition for the tests of the report: ranked regions, one provisional, one without enough data."""

import pytest

from jejaring.catalogue import load, starter
from jejaring.edition import Edition, make_edition

RANKED, PROVISIONAL, INSUFFICIENT = "3273", "3372", "3471"
LONGEST = "7109"
"""Kabupaten Kepulauan Siau Tagulandang Biaro, the longest name of the 514."""


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The creative context of 2021 with two figures of Surakarta and all of Yogyakarta left out."""
    catalogue, figures = load(), starter()
    lost = (figures["region"] == PROVISIONAL) & figures["indicator"].isin(["hls", "rls"])
    lost |= figures["region"] == INSUFFICIENT
    recipe = next(recipe for recipe in catalogue.recipes if recipe.key == "konteks-kreatif").drawn(40, 1)
    return make_edition(figures[~lost], catalogue, recipe, year=2021, date="2026-11-24")
