"""Ellison–Glaeser: the formula by hand, no concentration by chance, one clear cluster, and plants without a size."""

import numpy as np
import pytest

from jejaring.ecosystem.specialisation.plants import ellison_glaeser


def test_gamma_by_hand():
    # Subsector a: sizes 3, 1 in r1, 2 in r2; b: 2 in r1, 4 in r2. x = (.5, .5), s_a = (2/3, 1/3), G = 1/18, H = 14/36.
    found = ellison_glaeser(
        np.array([3.0, 1.0, 2.0, 2.0, 4.0]),
        subsector=("a", "a", "a", "b", "b"),
        region=("r1", "r1", "r2", "r1", "r2"),
        seed=1,
        draws=10,
    )
    assert found.subsectors == ("a", "b")
    assert (found.raw[0], found.herfindahl[0]) == pytest.approx((1 / 18, 14 / 36))
    assert found.gamma[0] == pytest.approx((1 / 18 - 0.5 * 14 / 36) / (0.5 * (1 - 14 / 36)))
    assert found.plants.tolist() == [3, 2]


def test_plants_that_fall_by_chance_have_no_gamma():
    # Ellison and Glaeser 1997: under random location the expectation of γ is 0.
    rng = np.random.default_rng(5)
    n, x = 6000, np.array([0.4, 0.3, 0.2, 0.1])
    found = ellison_glaeser(
        rng.lognormal(0, 1, n),
        subsector=tuple(f"s{i}" for i in rng.integers(0, 40, n)),
        region=tuple(f"r{i}" for i in rng.choice(4, n, p=x)),
        seed=3,
        draws=99,
    )
    assert np.nanmean(found.gamma) == pytest.approx(0.0, abs=0.005)
    assert np.nanmean(found.p < 0.05) < 0.2


def test_a_subsector_in_one_place_is_concentrated_beyond_chance():
    region = ["r1"] * 12 + [f"r{i % 6}" for i in range(60)]
    found = ellison_glaeser(np.ones(72), subsector=["a"] * 12 + ["b"] * 60, region=region, seed=1)
    assert found.gamma[0] > 0.5
    assert found.p[0] == pytest.approx(0.001)
    assert not found.unstable[0]


def test_one_giant_makes_gamma_unstable():
    found = ellison_glaeser(np.array([100.0, 1.0, 5.0, 5.0]), subsector=tuple("aabb"), region=("r1", "r2", "r1", "r2"), seed=1, draws=9)
    assert found.unstable.tolist() == [True, False]


def test_a_single_plant_and_a_plant_without_size_say_nothing():
    found = ellison_glaeser(
        np.array([4.0, 2.0, 3.0, np.nan]), subsector=("a", "b", "b", "b"), region=("r1", "r1", "r2", "r2"), seed=0, draws=9
    )
    assert np.isnan(found.gamma[0])
    assert np.isnan(found.p[0])
    assert found.plants.tolist() == [1, 2]


def test_the_same_seed_gives_the_same_p():
    size, kinds, places = np.arange(1.0, 21.0), ["a", "b"] * 10, [f"r{i % 3}" for i in range(20)]
    first = ellison_glaeser(size, subsector=kinds, region=places, seed=0, draws=50)
    again = ellison_glaeser(size, subsector=kinds, region=places, seed=0, draws=50)
    assert np.array_equal(first.p, again.p)
