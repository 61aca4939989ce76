"""The aggregations by name, each at any node of a recipe."""

import numpy as np
import pytest

from jejaring.index import build, check, run
from jejaring.index.means.table import AGGREGATE
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import Step, Steps
from small_recipes import GOALPOSTS, flat, leaf, node, panel, recipe

GAP = np.nan
STEPS = {
    "geometric": Step(method="geometric", floor=0),
    "harmonic": Step(method="harmonic", floor=0),
    "power": Step(method="power", exponent=0.5),
    "mean_min": Step(method="mean_min", alpha=0.5),
    "owa": Step(method="owa", order=(1.0, 2.0, 3.0)),
    "owa_quantifier": Step(method="owa_quantifier", orness=0.3),
    "bod": Step(method="bod", low=(0.2,), high=(0.6,)),
    **{
        name: Step(method=name)
        for name in AGGREGATE
        if name not in ("geometric", "harmonic", "power", "mean_min", "owa", "owa_quantifier", "bod")
    },
}
VALUES = np.random.default_rng(2).uniform(5, 95, (15, 6))


def two_nodes(step: Step, **fields: object) -> object:
    nodes = [node("I", None, aggregate=Step(method="linear")), node("A", aggregate=step), node("B", aggregate=Step(method="linear"))]
    leaves = [leaf("a", "A"), leaf("b", "A"), leaf("c", "A"), leaf("d", "B"), leaf("e", "B"), leaf("f", "B")]
    return recipe(nodes, leaves, **fields)


@pytest.mark.parametrize("name", AGGREGATE)
def test_any_node_can_use_any_aggregation_beside_another(name: str) -> None:
    subject, data = two_nodes(STEPS[name]), panel(VALUES)
    assert check(subject, data) == ()
    scores = run(data, subject).scores
    expected = AGGREGATE[name].atom(VALUES[:, :3], np.full(3, 1 / 3), **STEPS[name].parameters)
    np.testing.assert_allclose(scores[:, 1], expected, atol=1e-9)
    np.testing.assert_allclose(scores[:, 0], (scores[:, 1] + VALUES[:, 3:].mean(axis=1)) / 2, atol=1e-9)


@pytest.mark.parametrize("name", AGGREGATE)
def test_gaps_leave_scores_and_no_child_leaves_none(name: str) -> None:
    gappy = VALUES[:, :3].copy()
    gappy[0, 0], gappy[1] = GAP, GAP
    scores = run(panel(gappy), flat([1, 1, 1], STEPS[name])).scores[:, 0]
    assert np.isnan(scores).tolist() == [row == 1 for row in range(15)]


@pytest.mark.parametrize("name", AGGREGATE)
def test_weights_1_1_1_equal_weights_2_2_2(name: str) -> None:
    ones, twos = (build(panel(VALUES), flat([weight] * 3, STEPS[name])).score[:, 0] for weight in (1, 2))
    np.testing.assert_array_equal(ones, twos)


@pytest.mark.parametrize("name", AGGREGATE)
def test_the_order_of_regions_does_not_matter(name: str) -> None:
    gappy = VALUES[:, :3].copy()
    gappy[[2, 5, 9], [0, 1, 2]] = GAP
    turned = np.random.default_rng(3).permutation(15)
    straight = build(panel(gappy), flat([1, 2, 1], STEPS[name])).score[:, 0]
    np.testing.assert_allclose(build(panel(gappy[turned]), flat([1, 2, 1], STEPS[name])).score[:, 0], straight[turned], atol=2e-9)


@pytest.mark.parametrize("name", [name for name, method in AGGREGATE.items() if method.compares])
def test_a_region_without_enough_data_stands_aside(name: str) -> None:
    thin = np.vstack([VALUES[:, :3], [999.0, GAP, GAP]])
    nodes = [node("I", None, aggregate=STEPS[name], min_coverage=0.6)]
    leaves = [leaf("a"), leaf("b"), leaf("c")]
    steps = Steps(normalise=Step(method="goalposts", low=0, high=1000))
    alone = run(panel(VALUES[:, :3]), recipe(nodes, leaves, steps=steps)).scores[:, 0]
    beside = run(panel(thin), recipe(nodes, leaves, steps=steps)).scores[:, 0]
    assert np.isnan(beside[-1])
    np.testing.assert_allclose(beside[:-1], alone, atol=1e-9)


@pytest.mark.parametrize("name", [name for name, method in AGGREGATE.items() if method.needs_positive])
def test_negative_children_are_refused_with_the_node_even_where_only_an_aggregation_makes_them(name: str) -> None:
    nodes = [node("I", None, aggregate=STEPS[name]), node("A", aggregate=Step(method="copeland")), node("B"), node("C")]
    leaves = [leaf("a", "A"), leaf("b", "A"), leaf("c", "B"), leaf("d", "C")]
    with pytest.raises(CannotBuild, match=r"I: \d+ child scores below 0"):
        build(panel(VALUES), recipe(nodes, leaves, steps=Steps(normalise=GOALPOSTS)))


def test_a_refusal_names_its_node() -> None:
    with pytest.raises(CannotBuild, match=r"I: \d+ means of children not above 0"):
        build(panel(VALUES), flat([1, 1], Step(method="ampi"), steps=Steps(normalise=Step(method="zscore"))))
