"""Yardsticks."""

import numpy as np

from jejaring.index.scales.yardstick import best, deviation, length, measured_by, robust_deviation, span, varies

UP = np.array([1.0])


def test_a_column_of_one_value_has_no_unit_even_where_rounding_hides_it() -> None:
    same = np.full((3, 1), 0.1)
    for measure in (span, deviation, robust_deviation):
        assert np.isnan(measure(same, UP)[0, 1])
    assert not varies(same)[0]


def test_an_empty_column_has_neither_origin_nor_unit_of_use() -> None:
    empty = np.full((3, 1), np.nan)
    for measure in (span, deviation, robust_deviation, length, best):
        assert np.isnan(measure(empty, UP)[0, 1])


def test_replicates_are_measured_each_by_itself() -> None:
    values = np.random.default_rng(0).normal(0, 1, (3, 8, 2))
    for measure in (span, deviation, robust_deviation, length, best):
        polarity = np.array([1.0, -1.0])
        together = measure(values, polarity)
        for replicate in range(3):
            np.testing.assert_allclose(together[replicate], measure(values[replicate], polarity))


def test_what_a_stick_measures_is_counted_from_its_origin() -> None:
    np.testing.assert_array_equal(measured_by(np.array([[10.0, 4.0]]), np.array([[10.0], [12.0]])), [[0.0], [0.5]])
