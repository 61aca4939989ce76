"""Acceptability of places: sums, ties, pairs, central weights."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jejaring.index.sensitivity.acceptability import Acceptance, acceptability, confidence_factors
from jejaring.terms.problem import CannotBuild


@given(arrays(float, st.tuples(st.integers(1, 9), st.integers(1, 7)), elements=st.integers(0, 3).map(float)))
def test_rows_and_columns_sum_to_one_also_with_ties(scores: np.ndarray) -> None:
    result = acceptability(scores)
    np.testing.assert_allclose(result.places.sum(axis=0), 1, atol=1e-12)
    np.testing.assert_allclose(result.places.sum(axis=1), 1, atol=1e-12)
    off = ~np.eye(scores.shape[1], dtype=bool)
    np.testing.assert_allclose((result.winning + result.winning.T)[off], 1)
    # The mean place is 1 + the expected number of regions that are better, ties counting half.
    np.testing.assert_allclose(result.expected_place(), 1 + np.nansum(1 - result.winning, axis=1), atol=1e-9)


def test_two_regions_and_two_criteria_split_the_weights_at_their_crossing() -> None:
    # a = (80, 50), b = (60, 60): a is first when 20 w > 10 (1 - w), w > 1/3; so b_a1 = 2/3 and the central weight of a is 2/3.
    w = (np.arange(30_000) + 0.5) / 30_000
    weights = np.column_stack([w, 1 - w])
    result = acceptability(weights @ np.array([[80, 60], [50, 60]]), weights)
    assert result.places[0, 0] == pytest.approx(2 / 3, abs=1e-4)
    np.testing.assert_allclose(result.central, [[2 / 3, 1 / 3], [1 / 6, 5 / 6]], atol=1e-4)


def test_draws_in_portions_give_what_they_give_at_once() -> None:
    scores = np.random.default_rng(0).integers(0, 4, (60, 5)).astype(float)
    portions = Acceptance(5)
    portions.add(scores[:7])
    portions.add(scores[7:])
    np.testing.assert_allclose(portions.result().places, acceptability(scores).places, atol=1e-12)
    assert portions.result().draws == 60


def test_a_region_without_scores_is_missing_and_the_others_share_the_places() -> None:
    result = acceptability(np.array([[1.0, np.nan, 2.0], [3.0, np.nan, 1.0]]))
    assert np.isnan(result.places[1]).all()
    np.testing.assert_array_equal(result.places[[0, 2]], [[0.5, 0.5, 0], [0.5, 0.5, 0]])
    assert np.isnan(result.expected_place()[1])
    assert result.expected_place()[0] == 1.5


def test_a_region_scored_in_some_draws_only_is_refused() -> None:
    with pytest.raises(CannotBuild, match="in some draws only"):
        acceptability(np.array([[1.0, np.nan], [1.0, 2.0]]))


def test_holistic_acceptability_values_places() -> None:
    result = acceptability(np.array([[2.0, 1.0], [2.0, 1.0], [1.0, 2.0]]))
    np.testing.assert_allclose(result.holistic(np.array([1.0, 0.0])), [2 / 3, 1 / 3])


def test_confidence_is_the_share_of_data_draws_in_which_the_central_weights_win() -> None:
    scores = np.array([[[3.0, 1.0], [2.0, 2.0]], [[1.0, 2.0], [0.0, 5.0]]])
    np.testing.assert_array_equal(confidence_factors(scores), [0.5, 0.75])
    scores[:, 1] = np.nan
    np.testing.assert_array_equal(confidence_factors(scores), [0.5, np.nan])


def test_a_region_that_is_never_first_has_no_central_weights() -> None:
    result = acceptability(np.array([[2.0, 1.0]]), np.array([[0.4, 0.6]]))
    assert result.central[0].tolist() == [0.4, 0.6]
    assert np.isnan(result.central[1]).all()
