"""Weights."""

import numpy as np

from jejaring.index import run
from jejaring.index.weights.stated import equal, fixed, given, list_faults
from jejaring.terms.recipe import Step
from small_recipes import leaf, node, panel, recipe


def test_given_weights_sum_to_one_and_a_factor_does_not_matter() -> None:
    np.testing.assert_allclose(given(np.array([1.0, 1.0, 1.0])), given(np.array([2.0, 2.0, 2.0])))


def test_equal_weights_leave_companions_at_zero() -> None:
    assert equal(np.array([7.0, 0.0, 2.0])).tolist() == [0.5, 0.0, 0.5]


def test_a_node_may_weigh_its_own_children() -> None:
    nodes = [node("I", None), node("A", weigh=Step(method="equal")), node("B")]
    leaves = [leaf("a", "A", weight=9), leaf("b", "A"), leaf("c", "B", weight=3), leaf("d", "B")]
    scores = run(panel([[10, 20, 10, 20]]), recipe(nodes, leaves)).scores
    assert scores[0, 1:3].tolist() == [15, 12.5]


def test_a_list_of_shares_is_divided_by_its_sum() -> None:
    np.testing.assert_allclose(fixed(shares=(2.0, 1.0, 1.0)), [0.5, 0.25, 0.25])


def test_a_list_of_another_length_is_named() -> None:
    assert "shares = [1.0]" in list_faults((1.0,), 2)[0].met.en
    assert "not all 0" in list_faults((0.0, 0.0), 2)[0].expected.en
    assert list_faults((1.0, 0.0), 2) == ()
