"""Winsorising by the ends alone equals the plain loop over whole columns."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jejaring.index.treatment.cap import caps, passing
from jejaring.index.treatment.curve import varied
from jejaring.index.treatment.ends import caps_until

CELLS = st.one_of(st.just(np.nan), st.integers(-3, 3).map(float), st.sampled_from([40.0, 41.0, -60.0, 900.0, 1e6]))


def agree(columns: np.ndarray, points: int) -> None:
    columns = columns[:, varied(columns)[0]]
    plain = caps(columns, points, passes=passing(2.0, 3.5))
    quick = caps_until(columns, points, skew=2.0, kurtosis=3.5)
    for expected, got in zip(plain, quick, strict=True):
        np.testing.assert_allclose(got.astype(float), expected.astype(float), rtol=1e-12, atol=1e-12)


@settings(deadline=None, max_examples=150)
@given(columns=arrays(float, (24, 3), elements=CELLS), points=st.integers(0, 6))
def test_caps_and_who_passes_are_those_of_the_plain_loop(columns: np.ndarray, points: int) -> None:
    agree(columns, points)


@pytest.mark.parametrize("points", [1, 5, 12])
@pytest.mark.parametrize("spread", [0.8, 1.2, 2.5])
def test_they_are_on_real_sizes_too(points: int, spread: float) -> None:
    generator = np.random.default_rng(int(spread * 10) + points)
    columns = generator.lognormal(8, spread, (514, 40)) * np.where(generator.random(40) < 0.5, 1, -1)
    columns[generator.random(columns.shape) < 0.1] = np.nan
    agree(columns, points)


def test_a_far_extreme_does_not_drown_the_rest() -> None:
    columns = np.random.default_rng(0).normal(0, 1, (100, 1))
    columns[7] = 1e12
    low, high, passed = caps_until(columns, 1, skew=2.0, kurtosis=3.5)
    assert np.isinf(low[0])
    assert high[0] == pytest.approx(np.sort(columns[:, 0])[-2])
    assert passed[0]
