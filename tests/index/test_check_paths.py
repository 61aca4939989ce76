"""A path that is misspelt, impossible or without effect is told when it is written."""

import pytest

from jejaring.index import check
from jejaring.terms.recipe import Doubt, Step, Steps, VaryFloor, VaryPath, VarySteps, VaryWeights
from small_recipes import GOALPOSTS, flat, leaf, node, panel, recipe

DATA = panel([[10, 20, 5], [30, 40, 6]])
LINEAR, GEOMETRIC = Step(method="linear"), Step(method="geometric")


def told(*choices: object, **fields: object) -> list[str]:
    return [problem.met.en for problem in check(flat([1, 1], doubt=Doubt(choices=choices), **fields), DATA)]


@pytest.mark.parametrize(
    ("path", "met", "known"),
    [
        ("stepz.treat", "path stepz.treat: 'stepz' does not exist", "steps, nodes, leaves"),
        ("ranking.min_branch_coverage", "path ranking.min_branch_coverage: 'ranking' does not exist", "steps, nodes, leaves"),
        ("leaves.q.weight", "path leaves.q.weight: 'q.weight' does not exist", "a, b"),
        ("leaves.a.wieght", "path leaves.a.wieght: 'wieght' does not exist", "weight"),
        ("nodes.I.min_coverage", "path nodes.I.min_coverage: 'min_coverage' does not exist", "weight, weigh, aggregate"),
        ("leaves.a.normalise.lo", "path leaves.a.normalise.lo: 'goalposts.lo' does not exist", "goalposts.low, goalposts.high"),
        ("leaves.a.weight.x", "path leaves.a.weight.x: 'x' does not exist", "nothing more here"),
    ],
)
def test_a_path_that_leaves_the_recipe_is_told_with_what_exists_there(path: str, met: str, known: str) -> None:
    problems = check(flat([1, 1], doubt=Doubt(choices=(VaryPath(path=path, among=(1, 2)),))), DATA)
    assert [problem.met.en for problem in problems] == [f"doubt 1 (path): {met}"]
    assert known in problems[0].expected.en


@pytest.mark.parametrize(
    ("choice", "met"),
    [
        (VaryPath(path="leaves.a.weight"), "doubt 1 (path): leaves.a.weight: among and uniform"),
        (VaryPath(path="leaves.a.weight", among=(1, 2), uniform=(1, 2)), "doubt 1 (path): leaves.a.weight: among and uniform"),
        (VaryPath(path="leaves.a.weight", uniform=(2, 1)), "doubt 1 (path): leaves.a.weight: uniform = [2, 1]"),
        (VaryPath(path="nodes.I.aggregate", uniform=(1, 2)), "doubt 1 (path): nodes.I.aggregate: uniform = [1, 2]"),
        (VaryPath(path="leaves.a.weight", among=(1, "x")), "doubt 1 (path): leaves.a.weight, 2 = 'x'"),
        (VaryPath(path="leaves.a.weight", among=(1, -1)), "doubt 1 (path): leaves.a.weight, 2 = -1"),
        (VaryPath(path="leaves.a.polarity", among=(1, 0)), "doubt 1 (path): leaves.a.polarity, 2 = 0"),
        (VaryPath(path="nodes.I.aggregate", among=(LINEAR, 3)), "doubt 1 (path): nodes.I.aggregate, 2 = 3"),
        (
            VaryPath(path="nodes.I.aggregate", among=(LINEAR, Step(method="geometrik"))),
            "doubt 1 (path): nodes.I.aggregate, 2: unknown method 'geometrik'",
        ),
        (
            VaryPath(path="leaves.a.normalise.low", uniform=(0, 200)),
            "doubt 1 (path): leaves.a.normalise.low, 2: goalposts: low = 200, high = 100",
        ),
    ],
)
def test_values_that_do_not_fit_are_told(choice: VaryPath, met: str) -> None:
    assert [said.replace("200.0", "200") for said in told(choice)] == [met]


@pytest.mark.parametrize(
    "choice",
    [
        VaryPath(path="leaves.a.weight", among=(1, 1.0)),
        VaryPath(path="nodes.I.weight", uniform=(1, 2)),
        VaryPath(path="nodes.I.aggregate", among=(GEOMETRIC, Step(method="geometric", floor=0))),
        VaryPath(path="steps.denominate", among=(Step(method="none"), Step(method="divide"))),
        VaryPath(path="leaves.a.denominator_scale", among=(1, 100)),
    ],
)
def test_choices_that_could_never_change_a_score_are_told(choice: VaryPath) -> None:
    problems = told(choice)
    assert problems
    assert all("cannot have an effect" in problem for problem in problems)


def test_a_weight_under_a_node_that_weighs_equally_is_without_effect() -> None:
    (problem,) = told(VaryPath(path="leaves.a.weight", uniform=(1, 2)), steps=Steps(normalise=GOALPOSTS, weight=Step(method="equal")))
    assert "cannot have an effect" in problem


def test_a_mean_of_one_child_and_a_default_that_nobody_uses_are_without_effect() -> None:
    lone = recipe([node("I", None), node("A"), node("B")], [leaf("a", "A"), leaf("b", "B")])
    choice = VaryPath(path="nodes.A.aggregate", among=(LINEAR, GEOMETRIC))
    assert "cannot have an effect" in check(lone.model_copy(update={"doubt": Doubt(choices=(choice,))}), DATA)[0].met.en
    own = recipe([node("I", None)], [leaf("a", normalise=GOALPOSTS), leaf("b", normalise=GOALPOSTS)])
    choice = VaryPath(path="steps.normalise", among=(GOALPOSTS, Step(method="minmax")))
    assert "cannot have an effect" in check(own.model_copy(update={"doubt": Doubt(choices=(choice,))}), DATA)[0].met.en


def test_two_choices_of_one_place_are_told_also_when_one_lies_within_the_other() -> None:
    mean = VarySteps(vary="aggregate", among=(LINEAR, GEOMETRIC))
    same = VaryPath(path="nodes.I.aggregate", among=(LINEAR, GEOMETRIC))
    floor = VaryPath(path="nodes.I.aggregate.floor", uniform=(1, 5))
    geometric = {"steps": Steps(normalise=GOALPOSTS, aggregate=GEOMETRIC)}
    assert told(mean, same) == ["doubt 2 (path): repeated"]
    assert told(mean, floor, **geometric) == ["doubt 2 (path): repeated"]
    assert told(same, VaryFloor(among=(1, 5)), VaryWeights()) == []


def test_codes_with_full_stops_are_found() -> None:
    subject = recipe([node("I", None)], [leaf("K1.1", column="a"), leaf("K1.1.2", column="b")])
    choices = (VaryPath(path="leaves.K1.1.normalise.low", uniform=(0, 5)), VaryPath(path="leaves.K1.1.2.weight", among=(1, 2)))
    assert check(subject.model_copy(update={"doubt": Doubt(choices=choices)}), DATA) == ()
