"""The editions that pictures are drawn from: a real one of 514 regions, and what can be missing in it."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from jejaring.catalogue import load, starter
from jejaring.edition import Edition, make_edition

MISSING = ("1101", "3273")
"""Regions whose scores are taken away in `gappy`: Kabupaten Aceh Selatan and Kota Bandung."""


@cache
def _real() -> Edition:
    catalogue = load()
    recipe = next(recipe for recipe in catalogue.recipes if recipe.key == "konteks-kreatif").drawn(256, 1)
    return make_edition(starter(), catalogue, recipe, year=2021, date="2026-11-24")


@pytest.fixture(scope="session")
def edition() -> Edition:
    """Konteks Kreatif 2021 of all 514 regions, with 256 draws."""
    return _real()


@pytest.fixture(scope="session")
def gappy() -> Edition:
    """The same edition without scores of two regions."""
    real = _real()
    rows = [real.row(region) for region in MISSING]
    scores, intervals = real.scores, real.intervals
    score, rank = scores.score.copy(), scores.rank.copy()
    score[rows], rank[rows] = np.nan, np.nan
    low, high, band = intervals.low.copy(), intervals.high.copy(), intervals.band.copy()
    rank_low, rank_high = intervals.rank_low.copy(), intervals.rank_high.copy()
    low[rows], high[rows], rank_low[rows], rank_high[rows], band[rows] = np.nan, np.nan, np.nan, np.nan, 0
    return replace(
        real,
        scores=replace(scores, score=score, rank=rank),
        intervals=replace(intervals, low=low, high=high, rank_low=rank_low, rank_high=rank_high, band=band),
    )
