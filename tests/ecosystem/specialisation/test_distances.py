"""Duranton–Overman: a cluster is seen, chance is not, and too few places are refused."""

import numpy as np
import pytest

from jejaring.ecosystem.specialisation.distances import distance_profile
from jejaring.terms.problem import CannotBuild


def places(seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.uniform(-7.9, -6.9, 150), rng.uniform(110.0, 111.0, 150)


def test_places_around_one_point_are_clustered_at_short_distances_only():
    latitude, longitude = places(1)
    chosen = np.zeros(150, dtype=bool)
    chosen[:20] = True
    rng = np.random.default_rng(2)
    latitude[:20], longitude[:20] = -7.4 + rng.normal(0, 0.03, 20), 110.5 + rng.normal(0, 0.03, 20)
    found = distance_profile(latitude, longitude, chosen, seed=3, draws=200)
    assert found.clustered[found.km < 5].all()
    assert not found.clustered[found.km > 40].any()
    assert not found.dispersed.any()
    assert found.places == 20


def test_places_drawn_from_all_leave_the_band_as_seldom_as_promised():
    left = 0
    for seed in range(40):
        latitude, longitude = places(seed)
        chosen = np.zeros(150, dtype=bool)
        chosen[np.random.default_rng(seed).choice(150, 20, replace=False)] = True
        found = distance_profile(latitude, longitude, chosen, seed=seed, draws=200)
        left += bool((found.density > found.high).any() or (found.density < found.low).any())
    assert left <= 7


def test_the_density_of_all_distances_adds_up_to_one():
    latitude, longitude = places(4)
    chosen = np.arange(150) < 30
    found = distance_profile(latitude, longitude, chosen, seed=1, draws=20)
    width = found.km[1] - found.km[0]
    share = float((found.density[:-1] + found.density[1:]).sum() * width / 2)
    assert 0.3 < share < 0.75


def test_fewer_than_ten_places_are_refused_in_both_languages():
    latitude, longitude = places(1)
    with pytest.raises(CannotBuild) as refusal:
        distance_profile(latitude, longitude, np.arange(150) < 9, seed=1)
    assert "9 places" in refusal.value.say("en")
    assert "9 tempat" in refusal.value.say("id")
