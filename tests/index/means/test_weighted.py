"""The weighted arithmetic mean."""

import numpy as np
import pytest

from jejaring.index import run
from jejaring.index.means.weighted import linear, without_companions
from small_recipes import flat, panel

GAP = np.nan


def test_the_linear_mean_of_the_handbook() -> None:
    # methods.md 1.7: z = (30, 60, 90), w = (.5, .3, .2): 51.00
    assert linear(np.array([[30.0, 60.0, 90.0]]), np.array([0.5, 0.3, 0.2]))[0] == pytest.approx(51.0)


def test_a_missing_child_drops_out_and_shares_its_weight() -> None:
    with_gap = linear(np.array([[30.0, GAP, 90.0]]), np.array([0.5, 0.3, 0.2]))
    assert with_gap[0] == pytest.approx(linear(np.array([[30.0, 90.0]]), np.array([0.5, 0.2]))[0], rel=1e-12)


def test_no_child_no_score() -> None:
    assert np.isnan(linear(np.array([[GAP, GAP]]), np.array([0.5, 0.5]))[0])


def test_each_replicate_has_its_own_weights() -> None:
    found = linear(np.array([[0.0, 64.0]]), np.array([[0.5, 0.5], [0.25, 0.75]]))
    np.testing.assert_allclose(found.ravel(), [32.0, 48.0])


def test_a_gap_among_regions_does_not_move_the_others() -> None:
    full = run(panel([[10, 20], [30, 50]]), flat([1, 3])).scores[:, 0]
    gappy = run(panel([[10, 20], [30, 50], [GAP, 70]]), flat([1, 3])).scores[:, 0]
    np.testing.assert_array_equal(full, gappy[:2])
    assert gappy[2] == 70


def test_companions_are_taken_out_per_replicate() -> None:
    found = without_companions(np.array([[40.0, 80.0]]), np.array([[1.0, 0.0], [1.0, 1.0]]))
    np.testing.assert_array_equal(found, [[[40.0, GAP]], [[40.0, 80.0]]])
