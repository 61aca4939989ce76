"""Participation of helices: the handbook's vector, extremes, doubt of short lists."""

import numpy as np
import pytest

from jejaring.ecosystem.helix.participation import participation

SIX = ("akademisi", "bisnis", "komunitas", "pemerintah", "media", "lembaga_keuangan")


def test_the_handbook_vector():
    # Handbook methods.md 2.8 [V]: shares (.1, .5, .2, .1, .05, .05) have entropy / ln 6 = .797.
    found = participation(np.array([[10.0, 50.0, 20.0, 10.0, 5.0, 5.0]]), SIX, seed=1)
    assert found.evenness[0] == pytest.approx(0.797, abs=5e-4)
    assert found.weakest[0] == ("media", "lembaga_keuangan")
    assert found.weakest_share[0] == pytest.approx(0.05)
    assert found.effective[0] == pytest.approx(6**0.797, rel=0.001)
    assert found.low[0] < found.evenness[0] < found.high[0]


def test_equal_helices_are_even_and_one_alone_is_not():
    found = participation(np.array([[5.0] * 6, [7.0, 0, 0, 0, 0, 0]]), SIX, seed=1)
    assert found.evenness == pytest.approx([1.0, 0.0])
    assert found.effective == pytest.approx([6.0, 1.0])
    assert found.weakest[1] == SIX[1:]


def test_five_actors_leave_more_doubt_than_five_hundred():
    found = participation(np.array([[2.0, 1, 1, 1, 0, 0], [200.0, 100, 100, 100, 0, 0]]), SIX, seed=2)
    width = found.high - found.low
    assert found.evenness[0] == pytest.approx(found.evenness[1])
    assert width[0] > 3 * width[1]


def test_a_region_without_actors_has_no_participation():
    found = participation(np.array([[0.0] * 6, [np.nan, 1, 1, 0, 0, 0]]), SIX, seed=1)
    assert np.isnan(found.evenness[0])
    assert np.isnan(found.low[0])
    assert found.weakest[0] == ()
    assert found.actors[1] == 2.0


def test_the_bounds_hold_the_truth_nearly_as_often_as_promised():
    true = np.array([0.1, 0.5, 0.2, 0.1, 0.05, 0.05])
    evenness = -float((true * np.log(true)).sum()) / np.log(6)
    lists = np.random.default_rng(3).multinomial(80, true, 200).astype(float)
    found = participation(lists, SIX, seed=4, draws=199)
    assert np.mean((found.low <= evenness) & (evenness <= found.high)) > 0.85
