"""Shift–share: a worked table, the exact identity on any table, new cells, and years added up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jejaring.ecosystem.specialisation.shift_share import shift_share, shift_share_over

BEFORE = np.array([[100.0, 50.0], [200.0, 150.0]])
AFTER = np.array([[130.0, 45.0], [220.0, 180.0]])


def test_a_table_splits_by_hand():
    # By hand: G = 575/500 - 1 = .15; g = (350/300 - 1, 225/200 - 1) = (1/6, .125); r_00 = .3, r_01 = -.1.
    found = shift_share(BEFORE, AFTER)
    assert found.national[0] == pytest.approx([15.0, 7.5])
    assert found.mix[0] == pytest.approx([100 * (1 / 6 - 0.15), 50 * (0.125 - 0.15)])
    assert found.regional[0] == pytest.approx([100 * (0.3 - 1 / 6), 50 * (-0.1 - 0.125)])
    # Esteban-Marquillas: e* = 150 × 300/500 = 90 and 150 × 200/500 = 60.
    assert found.homothetic[0] == pytest.approx([90 * (0.3 - 1 / 6), 60 * (-0.1 - 0.125)])
    assert found.allocation[0] == pytest.approx([10 * (0.3 - 1 / 6), -10 * (-0.1 - 0.125)])


@given(
    arrays(float, (4, 3), elements=st.integers(0, 5000).map(float)),
    arrays(float, (4, 3), elements=st.integers(0, 5000).map(float)),
)
def test_the_parts_of_any_table_add_up_to_its_change(before: np.ndarray, after: np.ndarray):
    found = shift_share(before, after)
    assert found.national + found.mix + found.regional == pytest.approx(after - before, abs=1e-6)
    assert found.homothetic + found.allocation == pytest.approx(found.regional, abs=1e-6)


def test_the_mix_of_the_country_adds_up_to_nothing():
    assert shift_share(BEFORE, AFTER).mix.sum() == pytest.approx(0.0)


def test_what_began_at_nothing_is_regional_and_marked():
    found = shift_share(np.array([[0.0, 10.0], [20.0, 30.0]]), np.array([[5.0, 12.0], [20.0, 33.0]]))
    assert found.entered.tolist() == [[True, False], [False, False]]
    assert (found.national[0, 0], found.mix[0, 0], found.regional[0, 0], found.homothetic[0, 0]) == (0.0, 0.0, 5.0, 0.0)


def test_a_cell_unknown_in_one_year_is_left_out_of_both():
    before, after = BEFORE.copy(), AFTER.copy()
    after[1, 1] = np.nan
    found = shift_share(before, after)
    assert np.isnan(found.change[1, 1])
    assert found.national[0, 0] == pytest.approx(100 * (395 / 350 - 1))


def test_years_are_added_up():
    middle = np.array([[110.0, 60.0], [210.0, 150.0]])
    steps = shift_share(BEFORE, middle), shift_share(middle, AFTER)
    found = shift_share_over(np.array([BEFORE, middle, AFTER]))
    assert found.regional == pytest.approx(steps[0].regional + steps[1].regional)
    assert found.national + found.mix + found.regional == pytest.approx(AFTER - BEFORE)
