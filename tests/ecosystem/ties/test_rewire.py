"""Rewiring: degrees stay, ties stay simple, and all networks of these degrees come up alike."""

from collections import Counter

import numpy as np

from jejaring.ecosystem.ties.rewire import rewired


def test_every_actor_keeps_its_number_of_ties(network):
    pairs = network.pairs()
    degree = np.bincount(pairs.ravel(), minlength=30)
    moved = 0
    for drawn in rewired(pairs, draws=20, seed=1):
        assert np.array_equal(np.bincount(drawn.ravel(), minlength=30), degree)
        assert (drawn[:, 0] != drawn[:, 1]).all()
        codes = {tuple(sorted(pair)) for pair in drawn.tolist()}
        assert len(codes) == len(pairs)
        moved += codes != {tuple(pair) for pair in pairs.tolist()}
    assert moved == 20


def test_all_networks_of_the_same_degrees_are_equally_likely():
    # A path of four actors a-b-c-d has degrees 1, 2, 2, 1: exactly two simple networks (a-b-c-d and a-c-b-d) and no other.
    pairs = np.array([[0, 1], [1, 2], [2, 3]])
    met = Counter(tuple(sorted(tuple(sorted(pair)) for pair in drawn.tolist())) for drawn in rewired(pairs, draws=3000, seed=2))
    assert len(met) == 2
    assert 0.45 < met.most_common(1)[0][1] / 3000 < 0.55


def test_ties_that_cannot_move_stay():
    star = np.array([[0, 1], [0, 2], [0, 3]])
    assert all(np.array_equal(np.sort(drawn, axis=1), star) for drawn in rewired(star, draws=3, seed=0))
    assert next(rewired(np.empty((0, 2), dtype=np.intp), draws=1, seed=0)).shape == (0, 2)


def test_the_same_seed_draws_the_same_networks(network):
    first, again = (list(rewired(network.pairs(), draws=3, seed=0)) for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
