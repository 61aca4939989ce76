"""Every problem of a recipe and its data at once."""

import numpy as np
import pytest

from jejaring.index import build, check
from jejaring.terms.problem import BadRecipe, CannotBuild
from jejaring.terms.recipe import Doubt, Ranking, Recipe, Step, Steps, VarySteps
from small_recipes import GOALPOSTS, flat, leaf, node, panel, recipe

TWO = panel([[10, 20], [30, 40]])


def told(subject: Recipe, data: object = TWO) -> list[str]:
    return [problem.met.en for problem in check(subject, data)]


def test_a_sound_recipe_has_no_problem() -> None:
    assert told(flat([1, 1])) == []


def test_a_circle_is_named_once_in_its_order() -> None:
    nodes = [node("I", None), node("A", "B"), node("B", "A")]
    assert told(recipe(nodes, [leaf("a"), leaf("b", "A")])) == ["circle: A → B → A"]


def test_orphans_second_roots_empty_nodes_and_repeated_codes_are_all_told() -> None:
    nodes = [node("I", None), node("J", None), node("E")]
    problems = told(recipe(nodes, [leaf("a"), leaf("a", "nowhere"), leaf("b", "J")]))
    assert problems == ["code a is used 2 times", "2 roots: I, J", "a: parent nowhere does not exist", "node E is empty"]


def test_a_recipe_without_root_is_told() -> None:
    assert "no root" in told(recipe([], []))


def test_negative_and_all_zero_weights_are_told() -> None:
    # COINr faults 16 and 18: negative weights pass unguarded; zero weights give NaN without a message
    assert told(flat([-1, 2])) == ["a: weight -1"]
    assert told(flat([0, 0])) == ["I: all its children weigh 0"]
    assert told(flat([float("nan"), 2])) == ["a: weight nan"]


def test_thresholds_outside_zero_to_one_are_told() -> None:
    subject = recipe([node("I", None, min_coverage=80)], [leaf("a"), leaf("b")], ranking=Ranking(min_branch_coverage=-0.1))
    assert told(subject) == ["I: min_coverage = 80", "ranking: min_branch_coverage = -0.1"]


def test_absent_columns_denominators_and_groupings_are_told_with_what_there_is() -> None:
    steps = Steps(denominate=Step(method="divide"), impute=Step(method="group_mean", group="pulau"), normalise=GOALPOSTS)
    subject = recipe([node("I", None)], [leaf("x"), leaf("b", denominator="d")], steps=steps, ranking=Ranking(group_by="kind"))
    problems = check(subject, TWO)
    assert [problem.met.en for problem in problems] == [
        "x: column x is not in the panel",
        "b: column d is not in the panel",
        "ranking.group_by: grouping kind is not in the panel",
        "impute group_mean: grouping pulau is not in the panel",
    ]
    assert problems[0].expected.en == "a, b"


def test_denominators_not_above_zero_are_named_with_their_regions() -> None:
    steps = Steps(denominate=Step(method="divide"), normalise=GOALPOSTS)
    subject = recipe([node("I", None)], [leaf("a", denominator="b")], steps=steps)
    assert told(subject, panel([[1, 0], [2, -4], [3, np.nan], [4, 5]])) == ["denominator b is not above 0: r000, r001"]


def test_values_without_logarithm_are_named_also_where_only_doubt_takes_one() -> None:
    log = Step(method="log_goalposts", low=1, high=100)
    data = panel([[0.0, 1], [5, 2]])
    assert told(flat([1, 1], steps=Steps(normalise=log)), data) == ["a: values without logarithm: r000"]
    doubt = Doubt(choices=(VarySteps(vary="normalise", among=(GOALPOSTS, log)),))
    assert told(flat([1, 1], doubt=doubt), data) == ["a: values without logarithm: r000"]


def test_infinite_values_are_told() -> None:
    assert told(flat([1, 1]), panel([[np.inf, 1], [1, 2]])) == ["a: infinite values: r000"]


def test_a_column_without_any_value_is_missing_not_wrong() -> None:
    assert told(flat([1, 1], steps=Steps()), panel([[np.nan, 1], [np.nan, 2]])) == []


def test_build_refuses_with_every_problem_of_recipe_and_panel() -> None:
    subject = flat(
        [-1, 1], steps=Steps(normalise=Step(method="minmaxx"), aggregate=Step(method="linear", floor=3)), ranking=Ranking(group_by="k")
    )
    with pytest.raises(BadRecipe) as refusal:
        build(TWO, subject)
    assert refusal.value.problems == check(subject, TWO)
    assert len(refusal.value.problems) == 4


def test_build_tells_a_sound_recipe_on_unfit_data_apart() -> None:
    with pytest.raises(CannotBuild):
        build(panel([[1.0]]), flat([1, 1]))
