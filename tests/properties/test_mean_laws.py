"""Laws of the means: better data never lowers them, and where that does not hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jejaring.index.means.copeland import copeland
from jejaring.index.means.mean_min import mean_min
from jejaring.index.means.ordered import median, minimum, owa, owa_quantifier
from jejaring.index.means.penalised import ampi
from jejaring.index.means.power import geometric, harmonic, power
from jejaring.index.means.weighted import linear
from jejaring.index.weights.benefit import benefit

GAP = np.nan
MONOTONE = {
    "linear": linear,
    "geometric": lambda z, w: geometric(z, w, floor=1),
    "harmonic": lambda z, w: harmonic(z, w, floor=1),
    "power -3": lambda z, w: power(z, w, exponent=-3, floor=1),
    "power 2.5": lambda z, w: power(z, w, exponent=2.5),
    "power 1e-5": lambda z, w: power(z, w, exponent=1e-5, floor=1),
    "owa": lambda z, w: owa(z, w, order=(1, 0, 3, 2)),
    "owa_quantifier": lambda z, w: owa_quantifier(z, w, orness=0.2),
    "minimum": minimum,
    "median": median,
    "mean_min": lambda z, w: mean_min(z, w, alpha=0.7, beta=3),
}
SCORES = st.lists(st.one_of(st.floats(0, 100), st.just(GAP)), min_size=4, max_size=4)
WEIGHTS = st.lists(st.floats(0.01, 10), min_size=4, max_size=4)


@pytest.mark.parametrize("name", MONOTONE)
@given(scores=SCORES, weights=WEIGHTS, gain=st.lists(st.floats(0, 50), min_size=4, max_size=4))
@settings(deadline=None, max_examples=60)
def test_better_data_never_lowers_a_score(name: str, scores: list[float], weights: list[float], gain: list[float]) -> None:
    table = np.array([scores, np.add(scores, gain)])
    before, after = MONOTONE[name](table, np.array(weights))
    assert np.isnan(before) or after >= before - 1e-9 * max(1.0, abs(before))


@pytest.mark.parametrize("name", MONOTONE)
@given(scores=SCORES, weights=WEIGHTS)
@settings(deadline=None, max_examples=60)
def test_a_mean_lies_between_the_extremes_and_gaps_only_take_weight_away(name: str, scores: list[float], weights: list[float]) -> None:
    row, own = np.array([scores]), np.array(weights)
    known = ~np.isnan(row[0])
    score = MONOTONE[name](row, own)[0]
    if not known.any():
        assert np.isnan(score)
        return
    highest, lowest = row[0][known].max(), row[0][known].min()
    assert min(lowest, 1) - 1e-9 <= score <= max(highest, 1) * (1 + 1e-9)
    if name != "owa":  # its list of places has one length
        assert score == pytest.approx(MONOTONE[name](row[:, known], own[known])[0], rel=1e-9, abs=1e-9)


@given(scores=SCORES, weights=WEIGHTS)
@settings(deadline=None, max_examples=60)
def test_the_power_mean_rises_with_its_exponent(scores: list[float], weights: list[float]) -> None:
    row, own = np.array([scores]) + 1, np.array(weights)
    means = [power(row, own, exponent=exponent)[0] for exponent in (-20, -1, -1e-4, 0, 1e-4, 1, 3)]
    assert np.isnan(means[0]) or (np.diff(means) >= -1e-9 * means[-1]).all()


def test_for_the_penalised_mean_the_law_does_not_hold() -> None:
    thirds = np.ones(3) / 3
    assert ampi(np.array([[30.0, 30.0, 140.0]]), thirds)[0] < ampi(np.array([[30.0, 30.0, 130.0]]), thirds)[0]


@given(st.lists(st.lists(st.one_of(st.integers(0, 4), st.just(GAP)), min_size=3, max_size=3), min_size=2, max_size=8), st.randoms())
@settings(deadline=None, max_examples=60)
def test_copeland_sees_neither_the_order_of_rows_nor_a_growing_transformation(rows: list[list[float]], random: object) -> None:
    table, weights = np.array(rows, dtype=float), np.array([0.5, 0.3, 0.2])
    score = copeland(table, weights)
    turned = list(range(len(rows)))
    random.shuffle(turned)
    np.testing.assert_array_equal(copeland(table[turned], weights), score[turned])
    np.testing.assert_array_equal(copeland(np.exp(table) * 3, weights), score)
    assert np.nansum(score) == 0


@given(
    st.lists(st.lists(st.floats(0.5, 100), min_size=3, max_size=3), min_size=2, max_size=6),
    st.lists(st.floats(0, 50), min_size=3, max_size=3),
)
@settings(deadline=None, max_examples=25)
def test_a_region_that_improves_never_loses_under_its_own_best_weights(rows: list[list[float]], gain: list[float]) -> None:
    table = np.array(rows)
    better = table.copy()
    better[0] += gain
    assert benefit(better).score[0] >= benefit(table).score[0] - 1e-7
