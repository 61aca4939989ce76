"""Whether the order of two regions depends on others."""

import numpy as np
import pytest

import small_recipes as small
from jejaring.index import run
from jejaring.index.coherence.reversal import add_clone, chosen_rows, drop_each, reversed_order, transitivity
from jejaring.terms.problem import CannotBuild, UnknownRegion
from jejaring.terms.recipe import Step, Steps

MINMAX = Steps(normalise=Step(method="minmax"))


def test_fixed_goalposts_never_reverse():
    panel = small.panel(np.random.default_rng(0).uniform(0, 100, (12, 3)))
    recipe = small.flat([1, 2, 3])
    assert all(found.reversed_pairs == 0 and found.pairs == 55 for found in drop_each(panel, recipe))
    assert add_clone(panel, recipe, "r003").reversed_pairs == 0
    found = transitivity(panel, recipe, triples=30)
    assert (found.circles, found.against_whole, found.refused) == (0, 0, 0)


def test_minmax_reverses_two_regions_when_an_extreme_third_leaves():
    # a: 0, 40, 100 and b: 40, 20, 0. With r2: (0 + 100)/2 = 50 beats (40 + 50)/2 = 45. Without: 0/100 and 100/0 tie at 50.
    panel = small.panel([[0.0, 40.0], [40.0, 15.0], [100.0, 0.0], [39.0, 14.0]])
    recipe = small.flat([1, 1], steps=MINMAX)
    before = run(panel, recipe).scores[:, 0]
    assert before[0] > before[1]  # 50 and 38.75
    found = next(each for each in drop_each(panel, recipe, ["r002"]))
    after = run(chosen_rows(panel, np.array([0, 1, 3])), recipe).scores[:, 0]
    assert after.round(2).tolist() == [50.0, 51.92, 48.75]
    assert found.reversed_pairs == 1 + int(np.sign(before[0] - before[3]) * np.sign(after[0] - after[2]) < 0)
    assert found.example == ("r000", "r001")


def test_a_clone_moves_ranks_from_the_data_only_where_the_scale_looks_at_all_regions():
    panel = small.panel([[0.0, 40.0], [40.0, 15.0], [100.0, 0.0], [39.0, 14.0]])
    assert add_clone(panel, small.flat([1, 1], steps=MINMAX), "r002").reversed_pairs == 0  # min and max stay


def test_the_recipe_that_cannot_run_on_the_rest_says_why():
    panel = small.panel([[1.0, 1.0], [5.0, 3.0], [1.0, 2.0]])
    found = drop_each(panel, small.flat([1, 1], steps=MINMAX), ["r001"])[0]
    assert isinstance(found.refused, CannotBuild)
    assert found.pairs == 0


def test_majority_duels_can_run_in_circles():
    # Condorcet: with min-max of two regions each column is 100 or 0, so a duel is won by two columns of three.
    panel = small.panel([[3.0, 1.0, 2.0], [2.0, 3.0, 1.0], [1.0, 2.0, 3.0]])
    found = transitivity(panel, small.flat([1, 1, 1], steps=MINMAX), triples=5)
    assert found.circles == 5
    assert set(found.example or ()) == {"r000", "r001", "r002"}
    assert found.pairs == 3
    assert found.against_whole == 0  # all three tie in the whole


def test_equal_columns_in_a_duel_are_refusals_not_wins():
    panel = small.panel([[3.0, 1.0], [3.0, 2.0], [1.0, 3.0]])
    assert transitivity(panel, small.flat([1, 1], steps=MINMAX), triples=3).refused == 1


def test_ties_are_no_order():
    assert reversed_order(np.array([1.0, 1.0, np.nan, 0.0]), np.array([0.0, 1.0, 2.0, 3.0])) == (2, 2, (0, 3))


def test_a_row_taken_twice_is_a_copy_with_its_groupings():
    panel = small.panel([[1.0, 2.0], [3.0, 4.0]], kind=("kota", "kabupaten"))
    twice = chosen_rows(panel, np.array([1, 1, 0]))
    assert twice.regions == ("r001", "r001'", "r000")
    assert twice.groupings["kind"] == ("kabupaten", "kabupaten", "kota")
    assert twice.values[:, 0].tolist() == [3, 3, 1]


def test_unknown_regions_and_too_few_are_refused():
    panel = small.panel([[1.0, 2.0], [3.0, 4.0]])
    with pytest.raises(UnknownRegion, match="zz"):
        drop_each(panel, small.flat([1, 1]), ["zz"])
    with pytest.raises(UnknownRegion, match="zz"):
        add_clone(panel, small.flat([1, 1]), "zz")
    with pytest.raises(CannotBuild, match="2 regions"):
        transitivity(panel, small.flat([1, 1]))
