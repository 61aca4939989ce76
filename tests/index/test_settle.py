"""Weights that are read from data."""

import numpy as np
import pytest

from jejaring.index import build, build_years, check, doubt, run, run_years, settled
from jejaring.index.settle import drawn_node, provisional, reads_data
from jejaring.index.tree import compile_tree
from jejaring.index.weights.critic import critic
from jejaring.index.weights.entropy import entropy
from jejaring.index.weights.factors import factors
from jejaring.index.weights.regression import regression
from jejaring.terms.panel import plain_panel
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import Doubt, Step, Steps, VaryPath, VarySteps, VaryWeights
from small_recipes import GOALPOSTS, flat, leaf, node, panel, recipe

VALUES = np.random.default_rng(1).uniform(5, 95, (40, 6))
DATA = panel(VALUES)
READERS = ("pca", "entropy", "critic", "deviation", "variance", "gini", "importance")


def one(method: str, **parameters: object) -> object:
    return flat([1, 1, 1, 1], steps=Steps(normalise=GOALPOSTS, weight=Step(method=method, **parameters)))


@pytest.mark.parametrize(("method", "atom"), [("entropy", entropy), ("critic", critic), ("pca", lambda z: factors(z).weights)])
def test_a_node_weighs_its_children_by_what_their_scores_say(method: str, atom: object) -> None:
    np.testing.assert_allclose(run(DATA, one(method)).scores[:, 0], VALUES[:, :4] @ atom(VALUES[:, :4]), atol=1e-9)


@pytest.mark.parametrize("method", READERS)
def test_every_reader_builds_and_its_settled_recipe_gives_the_same_scores(method: str) -> None:
    subject = one(method)
    assert check(subject, DATA) == ()
    done = settled(DATA, subject)
    assert done.root.weigh is not None
    assert done.root.weigh.method == "fixed"
    np.testing.assert_array_equal(build(DATA, done).score, build(DATA, subject).score)
    assert settled(DATA, done) == done


def test_an_outcome_is_a_column_of_the_panel() -> None:
    done = settled(DATA, one("regression", outcome="f"))
    np.testing.assert_allclose(done.root.weigh.parameters["shares"], regression(VALUES[:, :4], VALUES[:, 5]).weights)


def test_an_absent_outcome_is_a_problem_of_the_panel() -> None:
    (problem,) = check(one("regression", outcome="z"), DATA)
    assert problem.met.en == "I.weigh: column z is not in the panel"


def test_deeper_nodes_are_settled_first() -> None:
    nodes = [node("I", None, weigh=Step(method="entropy")), node("A", weigh=Step(method="critic")), node("B")]
    leaves = [leaf("a", "A"), leaf("b", "A"), leaf("c", "A"), leaf("d", "B"), leaf("e", "B", weight=3)]
    subject = recipe(nodes, leaves)
    below = np.column_stack([VALUES[:, :3] @ critic(VALUES[:, :3]), VALUES[:, 3:5] @ [0.25, 0.75]])
    np.testing.assert_allclose(run(DATA, subject).scores[:, 0], below @ entropy(below), atol=1e-9)


@pytest.mark.parametrize("step", [Step(method=name) for name in READERS] + [Step(method="regression", outcome="f")])
def test_an_only_child_has_all_weight_whatever_its_scores_say(step: Step) -> None:
    subject = recipe([node("I", None, weigh=Step(method="equal")), node("A", weigh=step)], [leaf("a", "A"), leaf("b")])
    np.testing.assert_allclose(run(DATA, subject).scores[:, 0], VALUES[:, :2].mean(axis=1), atol=1e-9)


def test_companions_are_not_looked_at() -> None:
    subject = flat([1, 1, 0, 1], steps=Steps(normalise=GOALPOSTS, weight=Step(method="critic")))
    np.testing.assert_allclose(run(DATA, subject).scores[:, 0], VALUES[:, [0, 1, 3]] @ critic(VALUES[:, [0, 1, 3]]), atol=1e-9)


def test_importance_is_that_of_the_nodes_own_mean() -> None:
    geometric = flat([1, 1, 1], Step(method="geometric"), steps=Steps(normalise=GOALPOSTS, weight=Step(method="importance")))
    scores = run(DATA, geometric).scores
    pulls = np.corrcoef(scores[:, :4].T)[0, 1:] ** 2
    np.testing.assert_allclose(pulls / pulls.sum(), 1 / 3, atol=1e-4)


def test_what_cannot_be_read_is_refused_with_the_node() -> None:
    subject = flat([1, 1], steps=Steps(normalise=Step(method="zscore"), weight=Step(method="entropy")))
    with pytest.raises(CannotBuild, match=r"I\.weigh: \d+ child scores below 0"):
        build(DATA, subject)


def test_a_tree_alone_does_not_guess_them() -> None:
    with pytest.raises(CannotBuild, match="I: weights by pca are read from data"):
        compile_tree(one("pca"))
    assert compile_tree(provisional(one("pca"))).weights.tolist() == [0.25] * 4


def test_a_recipe_with_stated_weights_stays_as_it_is() -> None:
    subject = flat([1, 2])
    assert settled(DATA, subject) is subject
    assert not reads_data(Step(method="given"))
    assert all(drawn_node(choice) is None for choice in subject.doubt.choices)


ALTERNATIVES = (
    Step(method="given"),
    Step(method="entropy"),
    Step(method="pca"),
    Step(method="ahp", judgements=((2.0, 3.0, 4.0, 1.0, 1.0, 1.0),)),
)


def weighed(step: Step) -> object:
    plain = flat([1, 1, 1, 1], steps=Steps(normalise=GOALPOSTS))
    return plain.model_copy(update={"nodes": (plain.root.model_copy(update={"weigh": step}),)})


def test_doubt_draws_ways_of_weighing_and_each_draw_is_the_build_of_its_recipe() -> None:
    plain = flat([1, 1, 1, 1], steps=Steps(normalise=GOALPOSTS))
    subject = plain.model_copy(update={"doubt": Doubt(draws=300, choices=(VaryPath(path="nodes.I.weigh", among=ALTERNATIVES),))})
    assert check(subject, DATA) == ()
    builds = [build(DATA, weighed(step)).score[:, 0] for step in ALTERNATIVES]
    found = doubt(DATA, subject)
    np.testing.assert_allclose(found.low[:, 0], np.min(builds, axis=0), atol=1e-9)
    np.testing.assert_allclose(found.high[:, 0], np.max(builds, axis=0), atol=1e-9)


def test_doubt_varies_weights_that_were_read_like_given_ones() -> None:
    read = one("critic").model_copy(update={"doubt": Doubt(draws=200, choices=(VaryWeights(spread=0.3),))})
    given = settled(DATA, read)
    np.testing.assert_array_equal(doubt(DATA, read).low, doubt(DATA, given).low)
    assert (doubt(DATA, read).low[:, 0] < doubt(DATA, read).high[:, 0]).all()


@pytest.mark.parametrize(
    ("path", "among", "told"),
    [
        ("steps.weight", (Step(method="given"), Step(method="pca")), "is read from data"),
        ("nodes.I.weigh", (Step(method="given"), Step(method="fixed", shares=(1.0,))), "shares = [1.0]"),
        ("nodes.I.aggregate", (Step(method="linear"), Step(method="owa", order=(1.0,))), "order = [1.0]"),
        ("nodes.I.weigh", (Step(method="pca"), Step(method="pca")), "cannot have an effect"),
    ],
)
def test_alternatives_that_do_not_fit_are_told_when_written(path: str, among: tuple[Step, ...], told: str) -> None:
    choice = VaryPath(path=path, among=among)
    problems = check(flat([1, 1, 1, 1], doubt=Doubt(choices=(choice,))), DATA)
    assert problems
    assert all(told in problem.met.en for problem in problems)


@pytest.mark.parametrize("aggregate", ["copeland", "wroclaw", "dp2", "mpi", "bod", "median"])
def test_doubt_draws_aggregations_over_whole_tables(aggregate: str) -> None:
    data = panel(VALUES[:12])
    among = (Step(method="linear"), Step(method=aggregate))
    plain = flat([1, 1, 1], steps=Steps(normalise=GOALPOSTS))
    subject = plain.model_copy(update={"doubt": Doubt(draws=20, choices=(VarySteps(vary="aggregate", among=among),))})
    found = doubt(data, subject)
    builds = [build(data, flat([1, 1, 1], step, steps=Steps(normalise=GOALPOSTS))).score[:, 0] for step in among]
    np.testing.assert_allclose(found.low[:, 0], np.min(builds, axis=0), atol=1e-9)
    np.testing.assert_allclose(found.high[:, 0], np.max(builds, axis=0), atol=1e-9)


def test_years_share_one_set_of_weights_and_a_borrowed_scale_wants_it_settled() -> None:
    early, late = (
        plain_panel(DATA.regions, DATA.columns, values, period=year) for values, year in ((VALUES, "2021"), (VALUES[::-1] * 0.9, "2022"))
    )
    subject = one("critic")
    both = build_years([early, late], subject, scale="all_years")
    weights = critic(np.vstack([VALUES, VALUES[::-1] * 0.9])[:, :4])
    np.testing.assert_allclose(both[0].score[:, 0], VALUES[:, :4] @ weights, atol=2e-9)
    first = run_years([early, late], subject, scale="first")
    np.testing.assert_allclose(first.stages[1].scores[:, 0], (VALUES[::-1, :4] * 0.9) @ critic(VALUES[:, :4]), atol=1e-9)
    with pytest.raises(CannotBuild, match="weights read from data: I"):
        run_years([late], subject, scale="first", reference=first.references[0])
    done = run_years([late], settled(early, subject), scale="first", reference=first.references[0])
    np.testing.assert_allclose(done.stages[0].scores, first.stages[1].scores, atol=1e-12)
