"""Local Moran: a corner of high values, discoveries kept false at most as promised, gaps."""

import numpy as np
import pytest

from jejaring.catalogue import load
from jejaring.ecosystem.clusters.local import local_moran
from jejaring.ecosystem.clusters.moran import moran, moran_of_rates
from jejaring.ecosystem.clusters.neighbours import Neighbours, nearest, row_standardised
from jejaring.terms.text import same


def rook_grid(side: int) -> Neighbours:
    place = np.array([(row, column) for row in range(side) for column in range(side)])
    apart = np.abs(place[:, None] - place[None, :]).sum(axis=2)
    return row_standardised((apart == 1).astype(float), rule=same("rook"))


def test_local_values_add_up_to_the_global_one():
    # Anselin 1995: with row-standardised weights I is the mean of the I_i.
    values = np.random.default_rng(1).normal(size=49)
    grid = rook_grid(7)
    assert local_moran(values, grid, seed=1, permutations=99).i.mean() == pytest.approx(moran(values, grid, seed=1, permutations=9).i)


def test_a_corner_of_high_values_is_a_high_high_cluster():
    rng = np.random.default_rng(2)
    values = rng.normal(size=100).reshape(10, 10)
    values[:4, :4] += 6
    found = local_moran(values.ravel(), rook_grid(10), seed=3)
    cluster = found.cluster.reshape(10, 10)
    assert (cluster[1:3, 1:3] == "high-high").all()
    assert (found.quadrant.reshape(10, 10)[:4, :4] == "high-high").all()
    assert not (cluster[6:, 6:] == "high-high").any()


def test_a_low_region_among_high_ones_stands_apart():
    rng = np.random.default_rng(4)
    values = rng.normal(size=100).reshape(10, 10)
    values[:5, :5] += 8
    values[2, 2] = -3
    assert local_moran(values.ravel(), rook_grid(10), seed=3).quadrant.reshape(10, 10)[2, 2] == "low-high"


def test_without_order_clusters_are_hardly_ever_told():
    told = [
        (local_moran(np.random.default_rng(seed).normal(size=64), rook_grid(8), seed=seed, permutations=999).cluster != "").any()
        for seed in range(40)
    ]
    assert np.mean(told) < 0.2


def test_a_region_without_value_has_no_answer():
    values = np.arange(25.0)
    values[7] = np.nan
    found = local_moran(values, rook_grid(5), seed=1, permutations=99)
    assert np.isnan(found.i[7])
    assert np.isnan(found.q[7])
    assert found.cluster[7] == ""
    assert found.few


def test_museums_cluster_around_jakarta_and_around_yogyakarta():
    # 428 museums of the catalogue on 514 regions: the two clusters are those anyone would name.
    catalogue = load()
    keys = [region.key for region in catalogue.regions]
    museums = np.zeros(len(keys))
    for point in catalogue.points:
        if point.group == "museum" and point.region:
            museums[keys.index(point.region)] += 1
    near = nearest(
        np.array([region.latitude for region in catalogue.regions]), np.array([region.longitude for region in catalogue.regions])
    )
    found = local_moran(museums, near, seed=1)
    assert {"3171", "3174", "3402", "3403", "3404"} <= {keys[at] for at in np.flatnonzero(found.cluster == "high-high")}
    assert not (found.cluster == "low-low").any()
    people = np.array([region.population for region in catalogue.regions], dtype=float)
    of_counts, of_rates = moran(museums, near, seed=1, permutations=999), moran_of_rates(museums, people, near, seed=1, permutations=999)
    # Per inhabitant the clusters are weaker, as large cities have many of everything.
    assert 0 < of_rates.i < of_counts.i
    assert of_rates.p < 0.05


def test_equal_values_have_no_answer():
    assert np.isnan(local_moran(np.ones(25), rook_grid(5), seed=1, permutations=9).i).all()
