"""Moran's I: the handbook's grid, chance, gaps, rates of small regions."""

import numpy as np
import pytest

from jejaring.ecosystem.clusters.moran import known_part, moran, moran_of_rates, standardised_rates
from jejaring.ecosystem.clusters.neighbours import Neighbours, row_standardised
from jejaring.terms.text import same


def rook_grid(side: int) -> Neighbours:
    place = np.array([(row, column) for row in range(side) for column in range(side)])
    apart = np.abs(place[:, None] - place[None, :]).sum(axis=2)
    return row_standardised((apart == 1).astype(float), rule=same("rook"))


def test_a_slope_on_the_five_by_five_grid_has_084():
    # Handbook methods.md 2.7 [V], by esda and by formula.
    slope = np.array([row + column for row in range(5) for column in range(5)], dtype=float)
    found = moran(slope, rook_grid(5), seed=1)
    assert found.i == pytest.approx(0.84)
    assert found.expected == pytest.approx(-1 / 24)
    assert found.p == pytest.approx(0.0001)
    assert found.few


def test_values_without_order_are_significant_as_seldom_as_promised():
    grid = rook_grid(6)
    p = [moran(np.random.default_rng(seed).normal(size=36), grid, seed=seed, permutations=99).p for seed in range(200)]
    # The direction is chosen after the look, so 5 % one-sided is about 10 % of maps.
    assert 0.04 < np.mean(np.array(p) <= 0.05) < 0.17


def test_a_chessboard_repels():
    board = np.array([(row + column) % 2 for row in range(6) for column in range(6)], dtype=float)
    found = moran(board, rook_grid(6), seed=0, permutations=999)
    assert found.i == pytest.approx(-1.0)
    assert found.z < -3
    assert not found.few


def test_a_region_without_value_is_left_out_with_its_borders():
    slope = np.array([row + column for row in range(5) for column in range(5)], dtype=float)
    slope[12] = np.nan
    found = moran(slope, rook_grid(5), seed=1, permutations=99)
    assert found.regions == 24
    weights, kept = known_part(slope, rook_grid(5))
    assert not kept[12]
    assert weights.sum(axis=1) == pytest.approx(np.ones(24))


def test_a_region_whose_only_neighbour_is_unknown_is_left_out_too():
    line = row_standardised(np.eye(4, k=1) + np.eye(4, k=-1), rule=same("line"))
    _, kept = known_part(np.array([1.0, np.nan, 3.0, 4.0]), line)
    assert kept.tolist() == [False, False, True, True]


def test_equal_values_have_no_answer():
    assert np.isnan(moran(np.ones(25), rook_grid(5), seed=1).i)


def test_the_same_seed_gives_the_same_p_and_zero_is_a_seed():
    values = np.random.default_rng(3).normal(size=25)
    assert moran(values, rook_grid(5), seed=0, permutations=199) == moran(values, rook_grid(5), seed=0, permutations=199)


def test_the_rate_of_a_small_region_counts_less():
    # Same rate, 10 and 1000 people: the smaller one is nearer to the mean in standard units.
    rates = standardised_rates(np.array([4.0, 400.0, 200.0]), np.array([10.0, 1000.0, 1000.0]))
    assert abs(rates[0]) < abs(rates[1])


def test_regions_without_people_have_no_rate():
    rates = standardised_rates(np.array([0.0, 3.0, 5.0]), np.array([0.0, 100.0, np.nan]))
    assert np.isnan(rates[[0, 2]]).all()


def test_moran_of_rates_is_moran_of_standardised_rates():
    rng = np.random.default_rng(6)
    people = rng.uniform(50, 5000, 25)
    events = rng.poisson(people * 0.02).astype(float)
    direct = moran(standardised_rates(events, people), rook_grid(5), seed=2, permutations=99)
    assert moran_of_rates(events, people, rook_grid(5), seed=2, permutations=99) == direct
