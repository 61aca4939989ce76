"""Laws of the coherence room, tried on many tables."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import small_recipes as small
from jejaring.index import run
from jejaring.index.coherence.audit import audit
from jejaring.index.coherence.correlation import adjusted, correlations
from jejaring.index.coherence.decompose import between_regions, score_shares
from jejaring.index.coherence.reversal import chosen_rows, drop_each
from jejaring.index.coherence.trend import theil_sen, trends
from jejaring.terms.recipe import LeaveOut, Step, VaryWeights

SCORES = st.floats(1, 99).map(lambda number: round(number, 3))
TABLES = arrays(float, st.tuples(st.integers(4, 12), st.just(4)), elements=SCORES)


def tree(mean: str):
    nodes = [small.node("I", None, aggregate=Step(method=mean)), small.node("N", weight=2, aggregate=Step(method=mean))]
    return small.recipe(nodes, [small.leaf("a", "N"), small.leaf("b", "N", weight=3), small.leaf("c"), small.leaf("d")])


@settings(max_examples=40, deadline=None)
@given(TABLES, st.sampled_from(["linear", "geometric", "harmonic"]))
def test_contributions_sum_to_the_change_they_explain(table: np.ndarray, mean: str):
    stages = run(small.panel(table), tree(mean))
    found = between_regions(stages, tree(mean), "r000", "r001")
    leaves = found.contributions[2:]
    assert abs(leaves.sum() - (stages.scores[1, 0] - stages.scores[0, 0])) < 1e-8
    assert abs(leaves[:2].sum() - found.contributions[1]) < 1e-8
    back = between_regions(stages, tree(mean), "r001", "r000")
    np.testing.assert_allclose(back.contributions, -found.contributions, atol=1e-8)


@settings(max_examples=40, deadline=None)
@given(TABLES)
def test_a_leaf_that_does_not_change_contributes_nothing(table: np.ndarray):
    table[1, 2] = table[0, 2]
    found = between_regions(run(small.panel(table), tree("geometric")), tree("geometric"), "r000", "r001")
    assert abs(found.contributions[4]) < 1e-9


@settings(max_examples=40, deadline=None)
@given(TABLES)
def test_shares_of_a_linear_tree_sum_to_the_index(table: np.ndarray):
    stages = run(small.panel(table), tree("linear"))
    np.testing.assert_allclose(score_shares(stages, tree("linear"))[:, 2:].sum(axis=1), stages.scores[:, 0])


@settings(max_examples=40, deadline=None)
@given(arrays(float, (9, 3), elements=st.floats(-50, 50).map(round)), st.permutations(range(9)), st.floats(0.1, 9), st.floats(-9, 9))
def test_correlations_ignore_order_and_units(table: np.ndarray, order: list[int], factor: float, shift: float):
    for coefficient in ("pearson", "spearman", "kendall"):
        plain = correlations(table, coefficient=coefficient).r
        np.testing.assert_allclose(correlations(table[order] * factor + shift, coefficient=coefficient).r, plain, atol=1e-7)
        assert not (np.abs(plain) > 1).any()


@given(arrays(float, st.integers(1, 30), elements=st.floats(0, 1)), st.sampled_from(["holm", "bh"]))
def test_control_never_lowers_a_p_value_and_keeps_their_order(p: np.ndarray, control: str):
    found = adjusted(p, control=control)
    assert (found >= p - 1e-15).all()
    assert (found <= 1).all()
    assert (np.diff(found[np.argsort(p, kind="stable")]) >= -1e-15).all()


@given(arrays(float, 6, elements=st.floats(-50, 50).map(round)), st.floats(0.5, 5), st.floats(-9, 9))
def test_a_slope_follows_its_unit_and_ignores_its_level(series: np.ndarray, factor: float, shift: float):
    time = np.arange(2018.0, 2024)
    plain = np.array(theil_sen(time, series))
    np.testing.assert_allclose(theil_sen(time, series * factor + shift), plain * factor, atol=1e-9)
    order = np.random.default_rng(0).permutation(6)
    np.testing.assert_array_equal(trends(time[order], series[order]).slope, trends(time, series).slope)


@settings(max_examples=15, deadline=None)
@given(TABLES)
def test_fixed_goalposts_never_reverse_an_order_when_a_region_leaves(table: np.ndarray):
    assert all(found.reversed_pairs == 0 for found in drop_each(small.panel(table), tree("harmonic")))


def test_an_audit_does_not_depend_on_the_order_of_regions():
    panel, recipe = small.nine_columns(40), small.two_level((VaryWeights(spread=0.25), LeaveOut()))
    order = np.random.default_rng(3).permutation(40)
    one, other = audit(panel, recipe, draws=40, seed=1), audit(chosen_rows(panel, order), recipe, draws=40, seed=1)
    assert one.sections == other.sections
    assert one.panel_digest != other.panel_digest
