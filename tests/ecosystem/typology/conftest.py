"""Answers of two kinds of regions, clearly apart, with one answer in ten missing."""

import numpy as np
import pytest


@pytest.fixture(scope="session")
def two_kinds() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    mature = rng.random(240) < 0.4
    items = (rng.random((240, 8)) < np.where(mature[:, None], 0.9, 0.15)).astype(float)
    items[rng.random(items.shape) < 0.1] = np.nan
    return items, mature
