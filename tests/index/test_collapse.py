"""Merged levels: which levels merge, and that sums stand for means."""

import numpy as np
import pytest

from jejaring.index.collapse import Form, collapsed_scores, form_of, leaf_scores, merged_tree
from jejaring.index.tree import compile_tree
from jejaring.terms.recipe import Step
from small_recipes import nine_columns, two_level

LINEAR, GEOMETRIC = Form("linear"), Form("geometric", 5.0)


def test_levels_of_one_mean_become_one_sum_over_leaves() -> None:
    tree = compile_tree(two_level())
    (root,) = merged_tree(tree, (LINEAR,) * 4, [0])
    assert root.leaves.tolist() == list(range(9))
    assert root.children == ()
    np.testing.assert_allclose(tree.weights[root.leaf_edges].prod(axis=0), tree.share[0])


def test_another_mean_above_keeps_its_children_apart() -> None:
    terms = merged_tree(compile_tree(two_level()), (GEOMETRIC, LINEAR, LINEAR, LINEAR), [0])
    assert [term.node for term in terms] == [1, 2, 3, 0]
    assert terms[-1].leaves.size == 0


def test_a_floor_that_could_bind_keeps_levels_apart() -> None:
    tree = compile_tree(two_level())
    assert len(merged_tree(tree, (GEOMETRIC, *(Form("geometric", 1.0),) * 3), [0])) == 4
    assert len(merged_tree(tree, (Form("geometric", 1.0), *(GEOMETRIC,) * 3), [0])) == 1


def test_a_wanted_node_is_computed_and_serves_its_parent() -> None:
    terms = merged_tree(compile_tree(two_level()), (LINEAR,) * 4, [0, 2])
    assert [term.node for term in terms] == [2, 0]
    assert [child for child, _ in terms[1].children] == [2]


@pytest.mark.parametrize(("method", "mean"), [("linear", 50.0), ("geometric", np.exp((np.log(20) + np.log(80)) / 2)), ("harmonic", 32.0)])
def test_a_form_is_its_mean(method: str, mean: float) -> None:
    form = Form(method)
    assert form.back(form.into(np.array([20.0, 80.0])).mean(keepdims=True))[0] == pytest.approx(mean)


def test_a_mean_that_is_no_sum_has_no_form() -> None:
    assert form_of(Step(method="median")) is None
    assert form_of(Step(method="geometric", floor=2)) == Form("geometric", 2.0)


def test_regions_with_a_gap_are_told_from_whole_ones() -> None:
    tree = compile_tree(two_level())
    values = np.abs(nine_columns(gaps=False).values)
    values[3, 2] = np.nan
    ready = leaf_scores(values, tree.scored, np.ones((24, 4), dtype=bool))
    assert ready.broken.tolist() == [3]
    assert ready.by_leaf.shape == (9, 23)
    done = collapsed_scores(merged_tree(tree, (LINEAR,) * 4, [0]), ready, tree.weights[None])
    np.testing.assert_allclose(done[0][0], values[ready.whole] @ tree.share[0])
