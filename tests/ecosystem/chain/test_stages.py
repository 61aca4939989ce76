"""Stages against peers: strength, bottleneck, gap, and what cannot be compared."""

import numpy as np
import pytest

from jejaring.ecosystem.chain.stages import chain_strength

STAGES = ("kreasi", "produksi", "distribusi")
ALL = np.ones((5, 5), dtype=bool)
ACTORS = np.array([[9.0, 0.0, 4.0], [3.0, 1.0, 3.0], [7.0, 3.0, 3.0], [15.0, 3.0, 3.0], [7.0, 1.0, 8.0]])


def test_strength_gap_and_bottleneck_by_hand():
    found = chain_strength(ACTORS, peers=ALL, stages=STAGES)
    # Peers of the first: kreasi (3, 7, 15, 7), third quartile 9; produksi (1, 3, 3, 1): 3, median 2; distribusi (3, 3, 3, 8): 4.25.
    assert found.strength[0] == pytest.approx([1.0, 0.0, np.log(5) / np.log(5.25)])
    assert found.gap[0] == pytest.approx([0.0, np.log(3) / np.log(4), 0.0])
    assert found.bottleneck[0] == "produksi"
    assert found.weakest[0] == 0.0
    assert found.index[0] == 0.0


def test_the_index_is_the_geometric_mean():
    found = chain_strength(ACTORS, peers=ALL, stages=STAGES)
    assert found.index[1] == pytest.approx(np.prod(found.strength[1]) ** (1 / 3))
    assert found.known.tolist() == [3] * 5


def test_a_region_is_never_its_own_peer():
    alone = np.eye(5, dtype=bool)
    found = chain_strength(ACTORS, peers=alone, stages=STAGES)
    assert np.isnan(found.strength).all()
    assert found.bottleneck == ("",) * 5
    assert np.isnan(found.index).all()


def test_a_stage_that_no_peer_has_is_not_compared():
    empty = ACTORS.copy()
    empty[1:, 2] = 0
    found = chain_strength(empty, peers=ALL, stages=STAGES)
    assert np.isnan(found.strength[0, 2])
    assert found.known[0] == 2


def test_an_unknown_count_is_unknown_and_no_peer_to_others():
    unknown = ACTORS.copy()
    unknown[3, 0] = np.nan
    found = chain_strength(unknown, peers=ALL, stages=STAGES)
    assert np.isnan(found.strength[3, 0])
    assert found.known[3] == 2
    # Third quartile of (3, 7, 7).
    assert found.strength[0, 0] == pytest.approx(min(np.log1p(9) / np.log1p(7), 1))


def test_of_equally_weak_stages_the_earlier_is_the_bottleneck():
    found = chain_strength(np.array([[0.0, 0.0], [3.0, 3.0]]), peers=np.ones((2, 2), dtype=bool), stages=("kreasi", "produksi"))
    assert found.bottleneck[0] == "kreasi"
