"""Two recipes side by side."""

import numpy as np
import pytest
from scipy import stats

import small_recipes as small
from jejaring.index import run
from jejaring.index.coherence.compare import compare, differences
from jejaring.terms.problem import UnknownName
from jejaring.terms.recipe import Ranking, Step


def test_a_recipe_agrees_with_itself():
    recipe, panel = small.two_level(), small.nine_columns()
    found = compare(panel, recipe, recipe)
    assert found.differences == ()
    assert (found.groups[0].mean_shift, found.groups[0].largest_shift) == (0, 0)
    assert found.groups[0].tau == pytest.approx(1)
    assert found.groups[0].rho == pytest.approx(1)


def test_shifts_and_agreement_equal_scipys_on_the_two_runs():
    recipe, panel = small.two_level(), small.nine_columns(40, gaps=False)
    other = recipe.model_copy(update={"nodes": (recipe.nodes[0].model_copy(update={"aggregate": None}), *recipe.nodes[1:])})
    found = compare(panel, recipe, other)
    one, two = run(panel, recipe), run(panel, other)
    np.testing.assert_array_equal(found.shift, two.ranks[:, 0] - one.ranks[:, 0])
    assert found.groups[0].tau == pytest.approx(stats.kendalltau(one.scores[:, 0], two.scores[:, 0]).statistic)
    assert found.groups[0].rho == pytest.approx(stats.spearmanr(one.scores[:, 0], two.scores[:, 0]).statistic)
    assert found.groups[0].mean_shift == pytest.approx(np.abs(found.shift).mean())
    assert [difference.path for difference in found.differences] == ["nodes[I].aggregate.method", "nodes[I].aggregate.floor"]


def test_differences_match_leaves_by_code_and_show_what_one_recipe_lacks():
    recipe = small.flat([1, 2])
    leaves = (recipe.leaves[1], recipe.leaves[0].model_copy(update={"weight": 5.0, "treat": Step(method="none")}))
    found = {each.path: (each.first, each.second) for each in differences(recipe, recipe.model_copy(update={"leaves": leaves}))}
    assert found == {"leaves[a].weight": ("1.0", "5.0"), "leaves[a].treat.method": (None, "none")}


def test_who_is_ranked_in_only_one_recipe_is_named():
    panel = small.panel([[10, 20, 5], [30, np.nan, 6], [50, 60, 7], [70, 80, 8]])
    strict = small.recipe([small.node("I", None), small.node("N")], [small.leaf("a", "N"), small.leaf("b", "N"), small.leaf("c")])
    lax = strict.model_copy(update={"ranking": Ranking(min_branch_coverage=0.5)})
    found = compare(panel, lax, strict)
    assert found.only_first == ("r001",)
    assert found.only_second == ()
    assert np.isnan(found.shift[1])
    assert found.groups[0].n == 3


def test_groups_of_ranking_are_compared_each_alone():
    recipe = small.two_level(ranking=Ranking(group_by="kind", min_branch_coverage=0, min_score_coverage=0))
    found = compare(small.nine_columns(), recipe, recipe)
    assert [group.group for group in found.groups] == ["kabupaten", "kota"]


def test_an_unknown_node_lists_the_known_ones():
    with pytest.raises(UnknownName, match="I, a, b"):
        compare(small.panel([[1, 2], [3, 4], [5, 6]]), small.flat([1, 1]), small.flat([1, 1]), nodes=("I", "z"))
