"""Laws of the ecosystem's statistics on many tables: order and unit do not matter, identities hold, bounds hold the estimate."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jejaring.ecosystem.chain.unseen import unseen
from jejaring.ecosystem.clusters.moran import moran
from jejaring.ecosystem.clusters.neighbours import nearest
from jejaring.ecosystem.specialisation.complexity import complexity
from jejaring.ecosystem.specialisation.diversity import diversity
from jejaring.ecosystem.specialisation.quotient import location_quotients
from jejaring.ecosystem.ties.holes import structural_holes
from jejaring.ecosystem.ties.network import actor_network

COUNTS = arrays(float, (5, 4), elements=st.integers(0, 60).map(float))
EXACT = 1e-9


@settings(max_examples=30, deadline=None)
@given(COUNTS, st.permutations(range(5)), st.permutations(range(4)))
def test_quotients_do_not_depend_on_the_order_of_regions_and_subsectors(counts, rows, columns):
    found, turned = location_quotients(counts), location_quotients(counts[rows][:, columns])
    for name in ("lq", "low", "high", "p", "q"):
        assert getattr(turned, name) == pytest.approx(getattr(found, name)[rows][:, columns], abs=EXACT, nan_ok=True)


@settings(max_examples=60, deadline=None)
@given(COUNTS)
def test_the_interval_holds_the_quotient_and_shares_weigh_up_to_one(counts):
    found = location_quotients(counts)
    known = ~np.isnan(found.lq)
    assert (found.low[known] <= found.lq[known] + EXACT).all()
    assert (found.lq[known] <= found.high[known] + EXACT).all()
    for column in range(4):
        if counts[:, column].sum():
            size = counts.sum(axis=1) / counts.sum()
            assert np.nansum(size * found.lq[:, column]) == pytest.approx(1.0)


@given(COUNTS)
def test_effective_numbers_never_rise_with_the_weight_of_the_frequent(counts):
    found = diversity(counts)
    some = counts.sum(axis=1) > 0
    assert (found.hill0[some] >= found.hill1[some] - EXACT).all()
    assert (found.hill1[some] >= found.hill2[some] - EXACT).all()
    assert (found.hill2[some] >= 1 - EXACT).all()


@settings(deadline=None)
@given(arrays(bool, (6, 5)), st.permutations(range(6)))
def test_complexity_follows_the_regions_when_they_change_places(present, rows):
    found, turned = complexity(present), complexity(present[rows])
    assert turned.degenerate == found.degenerate
    assert turned.density == pytest.approx(found.density[rows], abs=EXACT, nan_ok=True)
    if not found.degenerate and np.ptp(np.nan_to_num(found.diversity)) > 0:
        assert np.abs(turned.eci) == pytest.approx(np.abs(found.eci[rows]), abs=1e-6, nan_ok=True)


@settings(deadline=None, max_examples=30)
@given(arrays(float, 12, elements=st.integers(-50, 50).map(float), unique=True), st.floats(0.1, 100), st.floats(-1000, 1000))
def test_moran_does_not_depend_on_the_unit(values, scale, shift):
    rng = np.random.default_rng(1)
    near = nearest(rng.uniform(-8, -6, 12), rng.uniform(106, 112, 12), k=3)
    found, turned = (moran(these, near, seed=3, permutations=49) for these in (values, values * scale + shift))
    assert turned.i == pytest.approx(found.i, abs=1e-6)


@given(st.integers(0, 400), st.integers(0, 400), st.data())
def test_the_unseen_never_make_the_listed_fewer(first, second, data):
    found = unseen(first, second, both=data.draw(st.integers(0, min(first, second))))
    assert found.listed - EXACT <= found.low <= found.total + EXACT
    assert found.total <= found.high + EXACT


@settings(deadline=None)
@given(arrays(bool, (7, 7)), st.permutations(range(7)))
def test_holes_follow_the_actors_when_they_change_places(ties, order):
    def holes(names):
        pairs = [(str(a), str(b)) for a, b in np.argwhere(np.triu(ties, k=1))]
        return structural_holes(
            actor_network(names, ["m"] * 7, start=[a for a, _ in pairs], end=[b for _, b in pairs], directed=[False] * len(pairs))
        )

    plain, turned = holes([str(i) for i in range(7)]), holes([str(i) for i in order])
    assert turned.constraint == pytest.approx(plain.constraint[list(order)], nan_ok=True)
    assert turned.effective == pytest.approx(plain.effective[list(order)], nan_ok=True)
