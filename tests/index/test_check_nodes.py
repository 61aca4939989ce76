"""What a node's method cannot do with its children."""

import pytest

from jejaring.index import check
from jejaring.index.check_nodes import node_problems
from jejaring.terms.recipe import Doubt, Step, Steps, VarySteps
from small_recipes import GOALPOSTS, flat, leaf, node, panel, recipe

DATA = panel([[10, 20, 30], [30, 10, 20], [20, 30, 10], [5, 6, 7], [50, 40, 60]])


@pytest.mark.parametrize(
    ("step", "met"),
    [
        (Step(method="owa", order=(1.0, 2.0)), "I.aggregate: owa: order = [1.0, 2.0]"),
        (Step(method="bod", low=(0.4,)), "I.aggregate: bod: Σ low = 1.2"),
        (Step(method="bod", low=(0.1, 0.1)), "I.aggregate: bod: low = [0.1, 0.1]"),
        (Step(method="bod_directional", direction=(1.0, 0.0, 1.0)), "I.aggregate: bod_directional: direction"),
        (Step(method="power"), "I.aggregate: power: exponent is not given"),
        (Step(method="mpi", penalty="POS"), "I.aggregate: mpi: penalty = 'POS'"),
        (Step(method="owa_quantifier", orness=0), "I.aggregate: owa_quantifier: orness = 0"),
    ],
)
def test_an_aggregation_that_does_not_fit_is_told(step: Step, met: str) -> None:
    problems = check(flat([1, 1, 1], step), DATA)
    assert [problem.met.en.startswith(met) for problem in problems] == [True]


@pytest.mark.parametrize(
    ("step", "met"),
    [
        (Step(method="fixed", shares=(1.0, 2.0)), "I.weigh: fixed: shares = [1.0, 2.0]"),
        (Step(method="ahp", judgements=((3.0, 5.0),)), "I.weigh: ahp: expert 1: judgements"),
        (Step(method="ahp", judgements=(3.0, 5.0)), "I.weigh: ahp: judgements = (3.0, 5.0)"),
        (Step(method="bwm", best=((1.0, 2.0, 3.0),), worst=((2.0, 2.0, 1.0),)), "I.weigh: bwm: expert 1: best[3] = 3, worst[1] = 2"),
        (Step(method="budget", points=((50.0, 50.0, 0.0), (1.0, 1.0, 1.0))), "I.weigh: budget: totals differ: 3 and 100"),
        (Step(method="regression"), "steps.weight: regression: outcome is not given"),
    ],
)
def test_judgements_that_do_not_fit_are_told(step: Step, met: str) -> None:
    problems = check(flat([1, 1, 1], steps=Steps(normalise=GOALPOSTS, weight=step)), DATA)
    assert [
        problem.met.en.startswith(met.replace("I.weigh: ahp: judgements", "steps.weight: ahp: judgements")) for problem in problems
    ] == [True]


def test_companions_do_not_count_as_children_and_each_node_is_told() -> None:
    order = Step(method="owa", order=(1.0, 2.0))
    nodes = [node("I", None), node("A", aggregate=order), node("B", aggregate=order)]
    leaves = [leaf("a", "A"), leaf("b", "A"), leaf("c", "A", weight=0), leaf("d", "B")]
    (problem,) = node_problems(recipe(nodes, leaves))
    assert problem.met.en.startswith("B.aggregate")


def test_alternatives_of_doubt_are_told_too() -> None:
    among = (Step(method="linear"), Step(method="owa", order=(1.0,)))
    subject = flat([1, 1, 1], doubt=Doubt(choices=(VarySteps(vary="aggregate", among=among),)))
    (problem,) = node_problems(subject)
    assert problem.met.en.startswith("doubt 1 (aggregate), 2: owa: order = [1.0]")


def test_what_fits_has_no_problem() -> None:
    assert check(flat([1, 1, 1], Step(method="bod", low=(0.2,), high=(0.6,))), DATA) == ()
