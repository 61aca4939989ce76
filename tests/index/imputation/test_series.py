"""Imputation over years, and the faults of COINr that it must not have (peers handbook, A4: 7, 13, 14)."""

import numpy as np
import pytest

from jejaring.index.imputation import Around, Timeline, Way
from jejaring.index.imputation.series import latest, linear

GAP = np.nan
YEARS = (2016, 2017, 2018, 2020, 2021)


def fill(method: object, series: list[float], **parameters: object) -> list[float]:
    """The series of one region with each year filled in turn."""
    values = np.array(series)[:, None, None]
    done = []
    for now in range(len(YEARS)):
        around = Around(("a",), np.ones(1), timeline=Timeline(YEARS, values, now))
        done.append(method(values[now], around, **parameters).values[0, 0])
    return done


def test_latest_takes_the_last_earlier_value_by_years_not_by_rows() -> None:
    np.testing.assert_array_equal(fill(latest, [GAP, 5, GAP, GAP, GAP], max_years=3), [GAP, 5, 5, 5, GAP])
    np.testing.assert_array_equal(fill(latest, [GAP, 5, GAP, GAP, GAP], max_years=1), [GAP, 5, 5, GAP, GAP])


def test_linear_keeps_to_the_calendar() -> None:
    np.testing.assert_allclose(fill(linear, [GAP, 10, GAP, 16, GAP], ends="missing", max_years=2), [GAP, 10, 12, 16, GAP])


def test_coinr_fault_13_a_series_with_one_known_value_stays_as_it_is() -> None:
    lonely = [GAP, GAP, 7.0, GAP, GAP]
    np.testing.assert_array_equal(fill(linear, lonely, ends="missing", max_years=2), lonely)
    np.testing.assert_array_equal(fill(linear, lonely, ends="constant", max_years=2), [7, 7, 7, 7, GAP])


def test_nothing_is_drawn_out_further_than_asked() -> None:
    series = [10.0, GAP, GAP, GAP, GAP]
    np.testing.assert_array_equal(fill(linear, series, ends="constant", max_years=2), [10, 10, 10, GAP, GAP])
    np.testing.assert_array_equal(fill(latest, series, max_years=0), series)


def test_coinr_fault_14_regions_stay_in_their_rows() -> None:
    values = np.array([[[1.0], [100.0]], [[GAP], [GAP]], [[3.0], [300.0]]])
    around = Around(("a", "b"), np.ones(1), timeline=Timeline((2020, 2021, 2022), values, 1))
    done = linear(values[1], around, ends="missing", max_years=2)
    assert done.values.ravel().tolist() == [2.0, 200.0]
    assert done.way.ravel().tolist() == [Way.BETWEEN, Way.BETWEEN]


def test_what_no_year_can_tell_takes_the_centre_of_the_known_cells_if_asked() -> None:
    values = np.array([[[10.0], [GAP], [GAP]], [[GAP], [GAP], [30.0]]])
    around = Around(("a", "b", "c"), np.ones(1), {"kind": np.array([0, 0, 0])}, timeline=Timeline((2020, 2021), values, 1))
    done = latest(values[1], around, max_years=2, otherwise="group_mean", group="kind")
    assert done.values.ravel().tolist() == [10.0, 30.0, 30.0]  # b: the mean of what is known in 2021, not of what was carried
    assert done.way.ravel().tolist() == [Way.EARLIER, Way.GROUP, Way.KNOWN]
    assert linear(values[1], around, ends="missing", max_years=2, otherwise="median").values.ravel().tolist() == [30.0, 30.0, 30.0]


def test_without_other_years_the_atom_does_not_pretend() -> None:
    with pytest.raises(ValueError, match="timeline"):
        latest(np.array([[GAP]]), Around(("a",), np.ones(1)), max_years=2)
