"""Decompositions through the tree."""

from dataclasses import replace

import numpy as np
import pytest

import small_recipes as small
from jejaring.index import run
from jejaring.index.coherence.decompose import against_average, between_regions, between_runs, change, score_shares
from jejaring.index.coherence.shapley import shapley
from jejaring.terms.problem import CannotBuild, UnknownRegion
from jejaring.terms.recipe import Ranking, Step

LAX = Ranking(min_branch_coverage=0, min_score_coverage=0)


def test_one_geometric_node_gives_the_handbooks_parts():
    recipe = small.flat([5, 3, 2], aggregate=Step(method="geometric"))
    stages = run(small.panel([[30, 60, 90], [45, 60, 80]]), recipe)
    found = between_regions(stages, recipe, "r000", "r001")
    np.testing.assert_allclose(found.contributions, [9.0286, 10.2202, 0, -1.1916], atol=1e-4)  # methods handbook, 1.11
    assert found.exact
    assert (found.start, found.end) == (stages.scores[0, 0], stages.scores[1, 0])


def test_children_sum_to_their_parent_and_the_root_to_the_whole_change():
    recipe, panel = small.two_level(ranking=LAX), small.nine_columns()
    stages = run(panel, recipe)
    for other in panel.regions[1:8]:
        found = dict(zip(stages.nodes, between_regions(stages, recipe, panel.regions[0], other).contributions.tolist(), strict=True))
        for node in recipe.nodes:
            assert sum(found[child.code] for child in recipe.children(node.code)) == pytest.approx(found[node.code], abs=1e-9)
        assert found["I"] == pytest.approx(stages.scores[panel.regions.index(other), 0] - stages.scores[0, 0])


def test_parts_of_the_roots_children_are_plain_shapley_values_of_their_scores():
    recipe, panel = small.two_level(), small.nine_columns(gaps=False)
    stages = run(panel, recipe)
    weights = np.array([1, 2, 3]) / 6
    plain = shapley(lambda z: np.exp(np.log(np.maximum(z, 5)) @ weights), stages.scores[0, 1:4], stages.scores[1, 1:4])
    np.testing.assert_allclose(between_regions(stages, recipe, "r000", "r001").contributions[1:4], plain.contributions)


def test_a_linear_tree_gives_each_leaf_its_effective_weight_times_its_change():
    recipe, panel = small.two_level(), small.nine_columns(gaps=False)
    linear = recipe.model_copy(update={"nodes": (recipe.nodes[0].model_copy(update={"aggregate": None}), *recipe.nodes[1:])})
    stages = run(panel, linear)
    shares = score_shares(stages, linear)
    found = between_regions(stages, linear, "r000", "r001").contributions
    np.testing.assert_allclose(found[1:], (shares[1] - shares[0])[1:], atol=1e-9)


def test_shares_of_a_linear_tree_with_gaps_sum_to_every_node():
    recipe, panel = small.two_level(ranking=LAX), small.nine_columns()
    linear = recipe.model_copy(update={"nodes": (recipe.nodes[0].model_copy(update={"aggregate": None}), *recipe.nodes[1:])})
    stages = run(panel, linear)
    shares = score_shares(stages, linear)
    np.testing.assert_allclose(np.nansum(shares[:, 4:], axis=1), stages.scores[:, 0])
    np.testing.assert_allclose(np.nansum(shares[:, 1:4], axis=1), stages.scores[:, 0])
    with pytest.raises(CannotBuild, match="not linear at I"):
        score_shares(run(panel, recipe), recipe)


def test_two_years_are_two_runs():
    recipe = small.flat([1, 1], aggregate=Step(method="geometric"))
    before, after = run(small.panel([[20, 50], [9, 9]]), recipe), run(small.panel([[20, 80], [9, 9]]), recipe)
    found = between_runs(before, after, recipe, "r000").contributions
    np.testing.assert_allclose(found, [40 - np.sqrt(1000), 0, 40 - np.sqrt(1000)], atol=1e-12)


def test_a_region_against_the_average_of_its_group():
    recipe = small.flat([1, 1])
    found = against_average(run(small.panel([[10, 50], [30, 10], [50, np.nan]]), recipe), recipe, "r000")
    assert found.contributions.tolist() == [0, -10, 10]  # averages 30 and 30


def test_a_leaf_missing_at_one_end_leaves_its_weight_to_its_siblings():
    recipe = small.flat([1, 1], ranking=LAX)
    found = between_regions(run(small.panel([[10, np.nan], [30, 50]]), recipe), recipe, "r000", "r001")
    # r000 scores 10, r001 40. Moving a first: 10 → 30 → 40; moving b first: 10 → 30 → 40.
    assert found.contributions.tolist() == [30, 15, 15]


def test_without_an_index_at_one_end_nothing_is_decomposed():
    recipe = small.recipe([small.node("I", None, min_coverage=0.6)], [small.leaf("a"), small.leaf("b")])
    found = between_regions(run(small.panel([[10, np.nan], [30, 50], [1, 1]]), recipe), recipe, "r000", "r001")
    assert np.isnan(found.contributions).all()


def test_companions_contribute_nothing_at_all():
    recipe = small.flat([1, 1, 0])
    found = between_regions(run(small.panel([[10, 20, 30], [30, 50, 70]]), recipe), recipe, "r000", "r001")
    assert np.isnan(found.contributions[3])
    assert found.contributions[0] == 25


def test_a_wide_node_draws_orders_and_its_leaves_still_sum():
    codes = [f"w{number}" for number in range(14)]
    recipe = small.recipe([small.node("I", None, aggregate=Step(method="geometric"))], [small.leaf(code) for code in codes])
    table = np.random.default_rng(0).uniform(5, 95, (2, 14))
    found = change(recipe, table[0], table[1], orders=400)
    assert not found.exact
    assert found.contributions[1:].sum() == pytest.approx(found.end - found.start)
    assert (found.error[1:] > 0).all()
    plain = shapley(lambda z: np.exp(np.log(z).mean(axis=-1)), table[0], table[1], orders=100_000, seed=5)
    assert (np.abs(found.contributions[1:] - plain.contributions) < 5 * found.error[1:]).all()


def test_drawn_orders_high_in_the_tree_reach_the_leaves_below():
    nodes = [small.node("I", None, aggregate=Step(method="geometric")), *(small.node(f"N{number:02d}") for number in range(13))]
    leaves = [small.leaf(f"{node.code}{half}", node.code) for node in nodes[1:] for half in "ab"]
    table = np.random.default_rng(0).uniform(5, 95, (2, 26))
    found = change(small.recipe(nodes, leaves), table[0], table[1], orders=200)
    np.testing.assert_allclose(found.contributions[14:].reshape(13, 2).sum(axis=1), found.contributions[1:14])
    assert found.contributions[14:].sum() == pytest.approx(found.end - found.start)
    assert (found.error[14:] > 0).all()


def test_an_index_that_does_not_follow_from_the_regions_own_children_is_refused():
    recipe = small.flat([1, 1])
    stages = run(small.panel([[10, 20], [30, 50]]), recipe)
    compared = replace(stages, scores=np.column_stack([[0.0, 1.0], stages.scores[:, 1:]]))  # as a mean of duels would give
    with pytest.raises(CannotBuild, match="from its own children 15"):
        between_regions(compared, recipe, "r000", "r001")


def test_an_unknown_region_is_refused():
    recipe = small.flat([1, 1])
    with pytest.raises(UnknownRegion, match="zz"):
        between_regions(run(small.panel([[10, 20], [30, 50]]), recipe), recipe, "zz", "r001")
