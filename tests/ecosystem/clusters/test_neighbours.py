"""Neighbours: known distances, the nearest k, ferries, regions without a place."""

import numpy as np
import pytest

from jejaring.ecosystem.clusters.neighbours import distances_km, nearest, row_standardised, within
from jejaring.terms.problem import CannotBuild
from jejaring.terms.text import same


def test_a_degree_at_the_equator_is_111_kilometres():
    # Mean radius 6371.0088 km (IUGG): 2π R / 360 = 111.195 km.
    apart = distances_km(np.array([0.0, 0.0, 1.0]), np.array([110.0, 111.0, 110.0]))
    assert apart[0, 1] == pytest.approx(111.195, abs=1e-3)
    assert apart[0, 2] == pytest.approx(111.195, abs=1e-3)
    assert np.array_equal(apart, apart.T)


def test_each_region_has_its_nearest_k_with_equal_weight():
    latitude, longitude = np.zeros(5), np.array([0.0, 1.0, 2.5, 10.0, 11.0])
    found = nearest(latitude, longitude, k=2)
    assert np.flatnonzero(found.weights[0]).tolist() == [1, 2]
    assert np.flatnonzero(found.weights[3]).tolist() == [2, 4]
    assert found.weights.sum(axis=1) == pytest.approx(np.ones(5))
    assert not np.diag(found.weights).any()


def test_an_island_far_away_still_has_neighbours():
    found = nearest(np.zeros(4), np.array([0.0, 1.0, 2.0, 60.0]), k=2)
    assert not found.island.any()


def test_a_region_without_coordinates_is_an_island_and_nobodys_neighbour():
    found = nearest(np.array([0.0, 0.0, 0.0, np.nan]), np.array([0.0, 1.0, 2.0, 1.0]), k=1)
    assert found.island.tolist() == [False, False, False, True]
    assert not found.weights[:, 3].any()


@pytest.mark.parametrize("k", [0, 3])
def test_an_impossible_number_of_neighbours_is_refused(k: int):
    with pytest.raises(CannotBuild, match="3 regions with coordinates"):
        nearest(np.zeros(3), np.arange(3.0), k=k)


def test_within_a_distance_the_nearer_weighs_more():
    found = within(np.zeros(3), np.array([0.0, 1.0, 3.0]), km=400)
    assert found.weights[0, 1] == pytest.approx(0.75)
    assert found.weights[0, 2] == pytest.approx(0.25)


def test_a_ferry_joins_what_the_distance_leaves_apart():
    latitude, longitude = np.zeros(3), np.array([0.0, 1.0, 9.0])
    assert within(latitude, longitude, km=200).island.tolist() == [False, False, True]
    ferry = np.zeros((3, 3), dtype=bool)
    ferry[2, 0] = True
    joined = within(latitude, longitude, km=200, links=ferry)
    assert joined.weights[2, 0] == 1.0
    assert joined.weights[0, 2] > 0


def test_rows_sum_to_one_and_islands_to_nothing():
    found = row_standardised(np.array([[0.0, 2.0], [0.0, 0.0]]), rule=same("uji"))
    assert found.weights.tolist() == [[0.0, 1.0], [0.0, 0.0]]
    assert found.island.tolist() == [False, True]
