"""Entropy weights."""

import numpy as np
import pytest

from jejaring.index.weights.entropy import entropy, shares_of
from jejaring.terms.problem import CannotBuild

GAP = np.nan
HANDBOOK = np.array([[1.0, 2.0, 9.0], [3.0, 2.0, 1.0], [5.0, 2.0, 1.0], [4.0, 2.0, 1.0]])


def test_the_vector_of_the_handbook() -> None:
    # methods.md 1.6 (6): w = (.1798, 0, .8202)
    np.testing.assert_allclose(entropy(HANDBOOK), [0.1798, 0, 0.8202], atol=5e-5)


def test_pymcdm_agrees_on_positive_data() -> None:
    pymcdm = pytest.importorskip("pymcdm", reason="pymcdm is a development oracle")
    values = np.random.default_rng(1).uniform(1, 100, (30, 6))
    np.testing.assert_allclose(entropy(values), pymcdm.weights.entropy_weights(values), atol=1e-12)


def test_a_region_without_a_childs_score_does_not_count_for_that_child() -> None:
    with_gap = np.vstack([HANDBOOK, [2.0, GAP, GAP]])
    columns = [
        1 + (share * np.log(share)).sum() / np.log(share.size)
        for share in ([2, 1, 3, 5, 4] / np.float64(15), [9, 1, 1, 1] / np.float64(12))
    ]
    np.testing.assert_allclose(entropy(with_gap), [columns[0] / sum(columns), 0, columns[1] / sum(columns)])


def test_a_zero_is_no_obstacle() -> None:
    assert np.isfinite(entropy(np.array([[0.0, 1.0], [1.0, 3.0]]))).all()


def test_nothing_told_apart_weighs_alike_and_replicates_are_separate() -> None:
    np.testing.assert_allclose(entropy(np.stack([np.ones((4, 2)), HANDBOOK[:, [0, 1]]])), [[0.5, 0.5], [1, 0]], atol=1e-12)


def test_a_negative_score_is_refused() -> None:
    with pytest.raises(CannotBuild, match="1 child scores below 0"):
        entropy(np.array([[1.0], [-1.0]]))


def test_shares_sum_to_one_whatever_the_scale() -> None:
    np.testing.assert_allclose(shares_of(np.array([2.0, 6.0])), shares_of(np.array([1.0, 3.0])))
