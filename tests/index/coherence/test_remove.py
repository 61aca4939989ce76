"""Leaving out one indicator or one node."""

import numpy as np
import pytest

import small_recipes as small
from jejaring.index import run
from jejaring.index.coherence.remove import remove_one, without
from jejaring.terms.problem import BadRecipe
from jejaring.terms.recipe import Recipe, Step


def cut(recipe: Recipe, leaf: str) -> Recipe:
    return recipe.model_copy(update={"leaves": tuple(each for each in recipe.leaves if each.code != leaf)})


def test_leaving_out_a_leaf_scores_as_if_it_had_never_been():
    recipe, panel = small.two_level(), small.nine_columns()
    with_companion, never = run(panel, without(recipe, "x4")), run(panel, cut(recipe, "x4"))
    np.testing.assert_array_equal(with_companion.scores[:, :4], never.scores[:, :4])
    np.testing.assert_array_equal(with_companion.ranks[:, 0], never.ranks[:, 0])


def test_the_shift_is_the_mean_absolute_change_of_ranks():
    recipe, panel = small.two_level(), small.nine_columns(gaps=False)
    before, after = run(panel, recipe).ranks[:, 0], run(panel, cut(recipe, "x0")).ranks[:, 0]
    found = {removal.code: removal for removal in remove_one(panel, recipe)}
    assert list(found) == [leaf.code for leaf in recipe.leaves]
    assert found["x0"].mean_shift == pytest.approx(np.abs(after - before).mean())
    assert found["x0"].largest_shift == np.abs(after - before).max()
    assert found["x0"].moved == panel.regions[int(np.abs(after - before).argmax())]


def test_weights_given_per_level_are_no_obstacle():
    # COINr fault 17: remove_elements stops when weights were given per level.
    recipe, panel = small.two_level(), small.nine_columns(gaps=False)
    level = recipe.model_copy(update={"steps": recipe.steps.model_copy(update={"weight": Step(method="equal")})})
    found = remove_one(panel, level, ["N0", "x1"])
    three = [run(panel, level).scores[:, column] for column in (2, 3)]
    np.testing.assert_allclose(
        run(panel, without(level, "N0")).scores[:, 0], np.exp(np.mean(np.log(np.maximum(three, 5)), axis=0)), rtol=1e-12
    )
    assert [removal.code for removal in found] == ["N0", "x1"]


def test_a_parent_without_other_children_goes_along_and_no_nan_is_left():
    # COINr fault 18: zero weights in a whole group give NaN without a message.
    recipe = small.recipe([small.node("I", None), small.node("N")], [small.leaf("a", "N"), small.leaf("b")])
    stages = run(small.panel([[10, 30], [20, 10], [60, 20]]), without(recipe, "a"))
    assert stages.scores[:, 0].tolist() == [30, 10, 20]


def test_ranks_gained_by_dropping_a_sparse_leaf_are_counted():
    panel = small.panel([[10, 20, 9], [30, 10, np.nan], [50, 60, 7], [70, 80, 1]])
    (removal,) = remove_one(panel, small.flat([1, 1, 1]), ["c"])
    assert (removal.gained, removal.lost) == (1, 0)


def test_the_root_the_only_branch_and_unknown_codes_cannot_be_left_out():
    recipe = small.recipe([small.node("I", None), small.node("N")], [small.leaf("a", "N")])
    for code in ("I", "N", "a", "zz"):
        with pytest.raises(BadRecipe, match="cannot be left out"):
            without(recipe, code)


def test_doubt_about_the_leaf_that_is_gone_does_not_hinder():
    recipe = small.two_level(small.EVERY_CHOICE)
    assert without(recipe, "x0").doubt.choices == ()
    assert len(remove_one(small.nine_columns(), recipe, ["x0"])) == 1
