"""Randomness by key."""

import numpy as np

from jejaring.index.imputation.keyed import key_numbers, mixed, region_generators


def test_a_key_has_the_same_number_wherever_it_stands() -> None:
    assert key_numbers(["a", "b"]).tolist() == key_numbers(["b", "a"]).tolist()[::-1]


def test_mixed_numbers_depend_on_every_part_and_its_place() -> None:
    keys = key_numbers([str(number) for number in range(1000)])
    lots = mixed(1, keys)
    assert len(set(lots.tolist())) == 1000
    assert (lots != mixed(2, keys)).all()
    assert mixed(1, 2)[0] != mixed(2, 1)[0]


def test_lots_are_spread_evenly() -> None:
    lots = mixed(7, key_numbers([str(number) for number in range(4000)])) / 2**64
    counts = np.histogram(lots, bins=10, range=(0, 1))[0]
    assert ((counts - 400) ** 2 / 400).sum() < 27.9  # chi-square, 9 degrees of freedom, .001


def test_a_region_draws_the_same_whoever_stands_beside_it() -> None:
    alone, among = region_generators(["b"], 3, 1)[0], region_generators(["a", "b", "c"], 3, 1)[1]
    assert alone.random(4).tolist() == among.random(4).tolist()
    assert region_generators(["b"], 0, 1)[0].random() != region_generators(["b"], 1, 1)[0].random()
