"""The compiled tree."""

import numpy as np

from jejaring.index.tree import compile_tree, coverage
from small_recipes import leaf, node, recipe


def sample() -> object:
    nodes = [node("A", weight=0.333333), node("I", None), node("B", weight=0.666667)]
    return recipe(nodes, [leaf("a", "A"), leaf("b", "A", weight=3), leaf("c", "B"), leaf("d", "B", weight=0), leaf("e", "B")])


def test_nodes_come_root_first_then_inner_then_leaves_in_recipe_order() -> None:
    tree = compile_tree(sample())
    assert tree.nodes == ("I", "A", "B", "a", "b", "c", "d", "e")
    assert tree.inner == 3


def test_leaf_shares_multiply_along_the_path_and_sum_to_one() -> None:
    tree = compile_tree(sample())
    third = 0.333333
    np.testing.assert_allclose(tree.share[0], [third / 4, third * 3 / 4, (1 - third) / 2, 0, (1 - third) / 2], rtol=1e-12)
    np.testing.assert_allclose(tree.share[:3].sum(axis=1), 1)
    assert tree.scored.tolist() == [True, True, True, False, True]


def test_coverage_is_the_filled_share_and_companions_do_not_count() -> None:
    tree = compile_tree(sample())
    filled = np.array([[True, False, True, False, True], [True, True, False, True, False]])
    share = coverage(tree, filled)
    np.testing.assert_allclose(share[:, 1:3], [[0.25, 1.0], [1.0, 0.0]])
    np.testing.assert_allclose(share[:, 0], [1 - 0.333333 * 0.75, 0.333333])
    assert share[:, 6].tolist() == [0.0, 1.0]


def test_siblings_stand_deepest_first_so_children_are_ready_before_parents() -> None:
    tree = compile_tree(sample())
    assert [group.node for group in tree.groups] == [1, 2, 0]
    assert tree.leaf_edge[3] == -1
