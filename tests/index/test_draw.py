"""Draws."""

import numpy as np
import pytest

from jejaring.index.draw import CHUNK, Draws, chunk_points, draws_at
from jejaring.index.factors import factors_of
from jejaring.index.tree import compile_tree
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import LeaveOut, Recipe, VaryPath, VaryWeights
from small_recipes import EVERY_CHOICE, flat, two_level

LEAF_EXPECTED = 4096 / 9
FIVE_DEVIATIONS = 5 * np.sqrt(4096 * (1 / 9) * (8 / 9))


def drawn(recipe: Recipe, chunk: int = 0) -> Draws:
    tree = compile_tree(recipe)
    return draws_at(recipe, tree, chunk_points(recipe, factors_of(recipe, tree), chunk))


def test_chunks_and_seeds_differ_and_seed_zero_is_one_of_them() -> None:
    weights = [drawn(two_level((VaryWeights(),), seed=seed), chunk).weights.tobytes() for seed in (0, 1) for chunk in (0, 1)]
    assert len(set(weights)) == 4


@pytest.mark.parametrize("sampling", ["random", "sobol"])
def test_a_chunk_is_the_same_however_often_and_wherever_it_is_made(sampling: str) -> None:
    recipe = two_level(EVERY_CHOICE)
    recipe = recipe.model_copy(update={"doubt": recipe.doubt.model_copy(update={"sampling": sampling})})
    assert drawn(recipe, 3).weights.tobytes() == drawn(recipe, 3).weights.tobytes()
    assert drawn(recipe, 3).weights.tobytes() != drawn(recipe, 2).weights.tobytes()


def test_a_sobol_chunk_is_balanced() -> None:
    recipe = two_level((VaryPath(path="leaves.x0.weight", uniform=(0, 1)),))
    recipe = recipe.model_copy(update={"doubt": recipe.doubt.model_copy(update={"sampling": "sobol"})})
    for chunk in (0, 5):
        picks = np.sort(drawn(recipe, chunk).picks[:, 0])
        np.testing.assert_array_equal(np.floor(picks * CHUNK), np.arange(CHUNK))


def test_weights_stay_within_their_spread_and_sum_to_one() -> None:
    recipe = flat([3, 1])
    subject = recipe.model_copy(update={"doubt": recipe.doubt.model_copy(update={"choices": (VaryWeights(spread=0.25),)})})
    weights = np.vstack([drawn(subject, chunk).weights for chunk in range(8)])
    np.testing.assert_allclose(weights.sum(axis=1), 1)
    ratio = weights[:, 0] / weights[:, 1]
    assert 3 * 0.75 / 1.25 <= ratio.min() < 1.9
    assert 4.7 < ratio.max() <= 3 * 1.25 / 0.75


def test_exactly_one_leaf_is_left_out_and_each_about_equally_often() -> None:
    parts = [drawn(two_level((LeaveOut(),)), chunk) for chunk in range(16)]
    for draws in parts:
        assert ((draws.weights == 0).sum(axis=1) == 1).all()
    times = np.bincount(np.concatenate([draws.left_out for draws in parts]), minlength=9)
    assert (np.abs(times - LEAF_EXPECTED) < FIVE_DEVIATIONS).all()


def test_weights_below_one_node_leave_the_others_alone() -> None:
    subject = two_level((VaryWeights(draw="simplex", node="N1"),))
    tree = compile_tree(subject)
    weights = drawn(subject).weights
    for group in tree.groups:
        moves = np.abs(weights[:, group.edges] - tree.weights[group.edges]) > 1e-12
        assert moves.any() == (tree.nodes[group.node] == "N1")
        np.testing.assert_allclose(weights[:, group.edges].sum(axis=1), 1)


def test_experts_are_drawn_whole_or_as_the_mean_of_a_sample() -> None:
    experts = ((1.0, 1, 2), (0, 3, 1), (5, 5, 0))
    shares = np.array(experts) / np.array(experts).sum(axis=1, keepdims=True)
    whole = drawn(two_level((VaryWeights(draw="experts", node="N1", experts=experts),))).weights
    mean = drawn(two_level((VaryWeights(draw="experts_mean", node="N1", experts=experts),))).weights
    tree = compile_tree(two_level())
    edges = next(group.edges for group in tree.groups if tree.nodes[group.node] == "N1")
    distance = np.abs(whole[:, None, edges] - shares).max(axis=2).min(axis=1)
    assert distance.max() < 1e-12
    np.testing.assert_allclose(mean[:, edges].mean(axis=0), shares.mean(axis=0), atol=0.05)


def test_a_path_that_gives_weight_to_a_companion_is_refused() -> None:
    recipe = flat([1, 1, 0])
    choice = VaryPath(path="leaves.c.weight", uniform=(0.5, 1))
    with pytest.raises(CannotBuild, match="c has no weight"):
        drawn(recipe.model_copy(update={"doubt": recipe.doubt.model_copy(update={"choices": (choice,)})}))
