"""Nearest neighbours."""

import numpy as np
import pytest

from jejaring.index.imputation import Around, Way
from jejaring.index.imputation.neighbours import knn


def around(rows: int, columns: int) -> Around:
    return Around(tuple(f"r{row:03d}" for row in range(rows)), np.ones(columns))


@pytest.mark.parametrize("distance", ["standardised", "gower"])
@pytest.mark.parametrize("weigh", ["equal", "inverse"])
def test_with_one_neighbour_a_duplicate_gives_its_value(distance: str, weigh: str) -> None:
    # methods.md 1.3: kNN with k = 1 and a duplicate row returns the duplicate's value
    values = np.random.default_rng(0).normal(0, 1, (20, 4))
    values = np.vstack([values, values[7]])
    values[20, 2] = np.nan
    assert knn(values, around(21, 4), k=1, distance=distance, weigh=weigh).values[20, 2] == values[7, 2]


def test_gower_distances_and_inverse_weights_by_hand() -> None:
    # ranges 10 and 100; distances of d: to a (.1 + .1)/2, to b (.3 + .3)/2, to c (.9 + .9)/2
    values = np.array([[0.0, 0.0, 1.0], [4.0, 40.0, 2.0], [10.0, 100.0, 9.0], [1.0, 10.0, np.nan]])
    equal = knn(values, around(4, 3), k=2, distance="gower", weigh="equal").values[3, 2]
    inverse = knn(values, around(4, 3), k=2, distance="gower", weigh="inverse").values[3, 2]
    assert equal == pytest.approx(1.5)
    assert inverse == pytest.approx((1 / 0.1 + 2 / 0.3) / (1 / 0.1 + 1 / 0.3))


def test_the_standardised_distance_is_that_of_the_definition() -> None:
    generator = np.random.default_rng(3)
    values = generator.normal(0, [1, 10, 100, 5], (30, 4))
    values[generator.random(values.shape) < 0.25] = np.nan
    done = knn(values, around(30, 4), k=3, distance="standardised", weigh="equal").values
    z = values / np.nanstd(values, axis=0)
    for row, column in np.argwhere(np.isnan(values)):
        away = []
        for other in range(30):
            both = ~np.isnan(z[row]) & ~np.isnan(z[other])
            if not np.isnan(values[other, column]) and both.any():
                away.append((np.sqrt(4 / both.sum() * ((z[row] - z[other])[both] ** 2).sum()), other))
        expected = np.mean([values[other, column] for _, other in sorted(away)[:3]]) if away else np.nan
        np.testing.assert_allclose(done[row, column], expected, rtol=1e-12)


def test_without_a_common_column_the_gap_stays_and_is_told() -> None:
    # the peers fall back to a mean without a word
    values = np.array([[1.0, np.nan], [2.0, np.nan], [np.nan, 5.0]])
    done = knn(values, around(3, 2), k=1, distance="standardised", weigh="equal")
    assert np.isnan(done.values[2, 0])
    assert done.way[2, 0] == Way.MISSING


def test_a_column_that_all_share_sets_nobody_apart() -> None:
    values = np.array([[5.0, 1.0, 10.0], [5.0, 9.0, 90.0], [5.0, 2.0, np.nan]])
    assert knn(values, around(3, 3), k=1, distance="standardised", weigh="equal").values[2, 2] == 10.0
