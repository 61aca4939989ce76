"""Core and periphery: an ideal one, all cores tried of a small network, none where there is none."""

from itertools import combinations

import numpy as np
import pytest

from jejaring.ecosystem.ties.core import core_periphery
from jejaring.ecosystem.ties.network import actor_network


def ideal():
    core = [("c0", "c1"), ("c0", "c2"), ("c1", "c2"), ("c0", "c3"), ("c1", "c3"), ("c2", "c3")]
    ends = [(f"c{i % 4}", f"p{i}") for i in range(8)]
    names = [f"c{i}" for i in range(4)] + [f"p{i}" for i in range(8)]
    pairs = core + ends
    return actor_network(names, ["m"] * 12, start=[a for a, _ in pairs], end=[b for _, b in pairs], directed=[False] * len(pairs))


def correlation(network, core: tuple[int, ...]) -> float:
    n, ties = len(network.names), network.matrix().toarray()
    same = [(i, j) for i, j in combinations(range(n), 2) if (i in core) == (j in core)]
    met, wanted = [ties[pair] for pair in same], [float(i in core) for i, _ in same]
    return float(np.corrcoef(met, wanted)[0, 1]) if np.ptp(met) and np.ptp(wanted) else float("nan")


def test_an_ideal_core_fits_wholly():
    found = core_periphery(ideal(), seed=1, rewirings=99)
    assert found.core.tolist() == [True] * 4 + [False] * 8
    assert found.fit == pytest.approx(1.0)
    assert (found.core_density, found.periphery_density) == (1.0, 0.0)
    assert found.p == pytest.approx(0.01)
    assert found.expected < 0.8
    # No other network has these degrees.
    assert found.p_of_degrees == 1.0


def test_no_core_at_all_fits_better_in_a_small_network(draw):
    for seed in range(5):
        network = draw(seed, within=0.5, between=0.3, size=3)
        found = core_periphery(network, seed=1, rewirings=3)
        met = correlation(network, tuple(np.flatnonzero(found.core).tolist()))
        assert found.fit == pytest.approx(met)
        best = max(value for k in range(2, 8) for core in combinations(range(9), k) if not np.isnan(value := correlation(network, core)))
        # The order of degrees is exact for the number of errors; the correlation may differ a little.
        assert found.fit > best - 0.15


def test_a_ring_has_no_core_beyond_chance():
    names = [f"a{i}" for i in range(20)]
    ring = actor_network(names, ["m"] * 20, start=names, end=names[1:] + names[:1], directed=[False] * 20)
    assert core_periphery(ring, seed=1, rewirings=99).p > 0.05


def test_no_ties_and_full_networks_have_no_core():
    empty = actor_network("abcd", "mmmm", start="", end="", directed=[])
    assert np.isnan(core_periphery(empty, seed=1, rewirings=3).fit)
    assert not core_periphery(empty, seed=1, rewirings=3).core.any()
