"""Synergy: the two vectors of the handbook, four dimensions, and what shuffled labels give."""

from itertools import product

import numpy as np
import pytest

from jejaring.ecosystem.helix.synergy import redundancy, synergy

BITS = [(a, b) for a, b in product("01", repeat=2)] * 50


def test_three_identical_bits_overlap_by_one():
    # Handbook methods.md 2.8 [V]: +1.
    labels = ["0", "1"] * 100
    found = synergy([labels, labels, labels], seed=1, permutations=99)
    assert found.bits == pytest.approx(1.0)
    assert found.p == pytest.approx(0.02)


def test_an_exclusive_or_is_one_bit_of_synergy():
    # Handbook methods.md 2.8 [V]: -1.
    labels = [[a for a, _ in BITS], [b for _, b in BITS], [str(int(a != b)) for a, b in BITS]]
    found = synergy(labels, seed=1, permutations=99)
    assert found.bits == pytest.approx(-1.0)
    assert found.corrected == pytest.approx(-1.0, abs=0.02)


def test_labels_without_relation_have_no_synergy_once_corrected():
    rng = np.random.default_rng(2)
    corrected, p = [], []
    for seed in range(60):
        labels = [rng.integers(0, k, 60).astype(str).tolist() for k in (6, 8, 5)]
        found = synergy(labels, seed=seed, permutations=99)
        corrected.append(found.corrected)
        p.append(found.p)
        assert abs(found.bits) > 0.05
    assert np.mean(corrected) == pytest.approx(0.0, abs=0.02)
    assert np.mean(np.array(p) <= 0.05) < 0.15


def test_two_dimensions_give_mutual_information_and_four_alternate():
    code = np.array([0, 0, 1, 1])
    assert redundancy([code, code]) == pytest.approx(1.0)
    # Four identical bits: 4 - 6 + 4 - 1 = 1.
    assert redundancy([code, code, code, code]) == pytest.approx(1.0)


def test_an_actor_with_an_unknown_label_is_left_out():
    found = synergy([["a", "b", ""], ["x", "y", "x"], ["1", "1", "2"]], seed=0, permutations=9)
    assert found.actors == 2


def test_nobody_has_no_synergy():
    assert np.isnan(synergy([[""], ["a"], ["b"]], seed=0).bits)
