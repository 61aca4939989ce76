"""A tree balanced from below."""

import numpy as np
import pytest

import small_recipes as small
from jejaring.index import run
from jejaring.index.coherence.balance import balanced, balanced_level, reweighed
from jejaring.terms.problem import BadRecipe, UnknownName
from jejaring.terms.recipe import Step


def test_a_tree_is_balanced_from_below_and_every_node_for_its_own_mean():
    recipe, panel = small.two_level(), small.nine_columns(60, gaps=False)
    new, found = balanced(panel, recipe)
    assert set(found) == {"I", "N0", "N1", "N2"}
    stages = run(panel, new)
    for code, answer in found.items():
        place = stages.nodes.index(code)
        children = [stages.nodes.index(member.code) for member in new.children(code)]
        true = [np.corrcoef(stages.scores[:, child], stages.scores[:, place])[0, 1] for child in children]
        np.testing.assert_allclose(answer.correlations, true, atol=1e-9)
        assert answer.reached, code
    assert recipe.leaves[0].weight == small.two_level().leaves[0].weight


def test_intentions_name_children_and_chosen_nodes_alone_are_weighed():
    recipe, panel = small.two_level(), small.nine_columns(60, gaps=False)
    new, found = balanced(panel, recipe, nodes=["N0"], intended={"x0": 2})
    assert list(found) == ["N0"]
    np.testing.assert_allclose(found["N0"].importance, [0.5, 0.25, 0.25], atol=1e-6)
    assert [node.weight for node in new.nodes] == [node.weight for node in recipe.nodes]
    with pytest.raises(BadRecipe) as refusal:
        balanced(panel, recipe, nodes=["N0", "x1"], intended={"x1": 2})
    assert len(refusal.value.problems) == 2


def test_a_level_below_is_balanced_for_the_index_itself():
    tree = small.recipe(
        [small.node("I", None), small.node("N"), small.node("M")],
        [small.leaf(code, "NM"[number // 3]) for number, code in enumerate("abcdef")],
    )
    common = np.random.default_rng(0).normal(size=(120, 1))
    panel = small.panel(50 + 4 * common + 4 * np.random.default_rng(1).normal(size=(120, 6)) * [1, 2, 1, 1, 1, 2])
    new, codes, found = balanced_level(panel, tree, "leaf")
    assert codes == tuple("abcdef")
    stages = run(panel, new)
    true = [np.corrcoef(column, stages.scores[:, 0])[0, 1] for column in stages.normalised.T]
    np.testing.assert_allclose(found.correlations, true, atol=1e-9)  # COINr fault 10
    np.testing.assert_allclose(found.weights.reshape(2, 3).sum(axis=1), 1, atol=1e-8)
    before = run(panel, tree)
    plain = np.array([np.corrcoef(column, before.scores[:, 0])[0, 1] for column in before.normalised.T]) ** 2
    assert ((found.importance - 1 / 6) ** 2).sum() < ((plain / plain.sum() - 1 / 6) ** 2).sum() / 2


def test_the_level_under_the_root_is_balanced_as_its_node_is():
    recipe, panel = small.two_level(), small.nine_columns(60, gaps=False)
    nodes = tuple(node if node.parent is None else node.model_copy(update={"level": "pillar"}) for node in recipe.nodes)
    recipe = recipe.model_copy(update={"nodes": nodes})
    _, codes, level = balanced_level(panel, recipe, "pillar", intended={"N1": 2})
    node = balanced(panel, recipe, nodes=["I"], intended={"N1": 2})[1]["I"]
    assert codes == ("N0", "N1", "N2")
    np.testing.assert_allclose(level.weights, node.weights, atol=1e-4)
    with pytest.raises(UnknownName, match="pillar, leaf"):
        balanced_level(panel, recipe, "pilar")
    with pytest.raises(BadRecipe, match="x0"):
        balanced_level(panel, recipe, "pillar", intended={"x0": 2})


def test_reweighed_makes_the_node_use_its_given_weights():
    recipe = small.two_level()
    equal = recipe.model_copy(update={"steps": recipe.steps.model_copy(update={"weight": Step(method="equal")})})
    new = reweighed(equal, "N0", {"x0": 8.0})
    assert next(node for node in new.nodes if node.code == "N0").weigh == Step(method="given")
    assert new.leaves[0].weight == 8.0
    assert new.leaves[1] == equal.leaves[1]
