"""Logarithms and powers by COINr's definitions (peers handbook, A2), right where COINr is wrong."""

import numpy as np
import pytest

from jejaring.index.treatment import Rule
from jejaring.index.treatment.bend import box_cox, log_ct, log_ct_orig, log_ct_plus, log_gii, yeo_johnson

X = np.array([[3.0], [np.nan], [10.0], [500.0], [4.0]])


def test_log_ct_is_the_coin_tools() -> None:
    np.testing.assert_allclose(log_ct(X).values, np.log(X - 3 + 0.01 * 497))


def test_log_ct_orig_adds_one() -> None:
    np.testing.assert_allclose(log_ct_orig(X).values, np.log(X - 3 + 1))


def test_log_ct_plus_mirrors_a_column_that_leans_low_and_keeps_its_direction() -> None:
    np.testing.assert_allclose(log_ct_plus(X).values, log_ct(X).values)
    np.testing.assert_allclose(log_ct_plus(-X).values, -log_ct(X).values)


def test_coinr_fault_4_log_gii_transforms() -> None:
    done = log_gii(X)
    np.testing.assert_allclose(done.values, np.log(499 * (X - 3) / 497 + 1))
    assert done.rule.tolist() == [Rule.LOGGED]


def test_log_gii_refuses_to_turn_a_column_round() -> None:
    # COINr's own comment: with a maximum below 1 the direction is reversed
    shares = np.array([[0.1], [0.5], [0.9]])
    done = log_gii(shares)
    assert done.rule.tolist() == [Rule.LEFT_MAX_NOT_ABOVE_ONE]
    np.testing.assert_array_equal(done.values, shares)


def test_box_cox_always_shifted_is_coinrs_makepos() -> None:
    shifted = X - 3 + 1
    np.testing.assert_allclose(box_cox(X, power=2.0, shift="always").values, (shifted**2 - 1) / 2)


def test_box_cox_shifts_only_where_needed_unless_told_never() -> None:
    np.testing.assert_allclose(box_cox(X, power=0.0, shift="needed").values, np.log(X))
    np.testing.assert_allclose(box_cox(X - 3, power=0.0, shift="needed").values, np.log(X - 3 + 1))
    left = box_cox(X - 3, power=0.0, shift="never")
    assert left.rule.tolist() == [Rule.LEFT_NOT_POSITIVE]
    np.testing.assert_array_equal(left.values, X - 3)


@pytest.mark.parametrize("bend", [lambda x: box_cox(x, power=None, shift="needed"), lambda x: yeo_johnson(x, power=None)])
def test_the_likeliest_power_takes_the_skew_out_of_lognormal_figures(bend: object) -> None:
    from jejaring.index.shape import skewness

    values = np.random.default_rng(0).lognormal(3, 1, (400, 1))
    assert abs(skewness(values)[0]) > 2
    assert abs(skewness(bend(values).values)[0]) < 0.1
