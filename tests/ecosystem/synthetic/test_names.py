"""Invented names and how they are written again."""

import numpy as np

from jejaring.ecosystem.cleaning.names import core_name
from jejaring.ecosystem.synthetic.names import HEADS, invented_name, slipped, written_again


def test_a_name_begins_with_its_trade():
    rng = np.random.default_rng(0)
    for subsector, heads in HEADS.items():
        name = invented_name(subsector, rng)
        assert any(head in name for head in heads)


def test_a_slip_changes_one_or_two_letters():
    rng = np.random.default_rng(0)
    assert all(abs(len(slipped("batik", rng)) - 5) <= 1 for _ in range(50))


def test_names_written_again_often_stay_the_same_to_the_comparison_and_sometimes_do_not():
    rng = np.random.default_rng(0)
    again = [core_name(written_again("CV Batik Sinar Jaya", rng)) for _ in range(200)]
    same = sum(core == "batik sinar jaya" for core in again)
    assert 60 < same < 180
