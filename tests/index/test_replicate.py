"""What draws share is computed once; every draw equals the plain build of the recipe it stands for."""

from dataclasses import replace

import numpy as np
import pytest

from jejaring.index import run
from jejaring.index.draw import CHUNK, Draws, chunk_points, draws_at
from jejaring.index.leaf_tables import _with_error
from jejaring.index.plan import plan_of
from jejaring.index.rank import ranks
from jejaring.index.replicate import Plan, replicate, scores_of_draws
from jejaring.index.sensitivity.path import parse_path
from jejaring.terms.panel import Panel
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import (
    Choice,
    Doubt,
    Node,
    Recipe,
    Step,
    Steps,
    VaryClaims,
    VaryData,
    VaryFloor,
    VaryPath,
    VaryRounding,
    VarySteps,
    VaryWeights,
)
from small_recipes import EVERY_CHOICE, nine_columns, two_level

REPLAY = 1e-12  # issue 3: "results equal the plain replay to 1e-12", relative
ROWS = 40

PATHS: tuple[Choice, ...] = (
    VaryPath(path="leaves.x3.normalise", among=(Step(method="minmax", low=1, high=100), Step(method="goalposts", low=0, high=60))),
    VaryPath(path="leaves.x4.weight", uniform=(0.5, 3)),
    VaryPath(path="nodes.N1.aggregate", among=(Step(method="linear"), Step(method="geometric", floor=3))),
    VaryPath(path="nodes.I.aggregate.floor", uniform=(1, 20)),
    VaryPath(path="steps.normalise.low", uniform=(1, 10)),
    VaryPath(path="leaves.x5.polarity", among=(1, -1)),
    VaryPath(path="leaves.x6.column", among=("x6", "x7")),
    VaryPath(path="nodes.N2.weigh", among=(Step(method="given"), Step(method="equal"))),
)
COMMON: tuple[Choice, ...] = (
    VaryData(error="normal", sd=0.3, relative=True, leaves=("x1", "x2", "x3", "x4", "x5")),
    VaryRounding(),
    VarySteps(vary="treat", among=(Step(method="none"), Step(method="skew_kurtosis"), Step(method="skew_kurtosis", max_points=2))),
    VarySteps(vary="normalise", among=(Step(method="minmax", low=0, high=100), Step(method="zscore", mean=100, sd=10))),
    VaryPath(path="nodes.N1.aggregate", among=(Step(method="linear"), Step(method="geometric"))),
)
"""Errors that go the quick way where the data have no gaps."""

ERRORS: tuple[Choice, ...] = (
    VaryRounding(),
    VaryData(error="normal", sd=0.2, relative=True, leaves=("x1", "x2")),
    VaryData(error="lognormal", sd=0.1, leaves=("x3",)),
    VaryClaims(checked=20, refuted=4),
)


def recipe_of_draw(plan: Plan, draws: Draws, row: int) -> Recipe:
    """The recipe without doubt that one draw stands for."""
    recipe, tree, floor = plan.recipe, plan.tree, None
    for number, choice in enumerate(recipe.doubt.choices):
        pick = draws.picks[row, number]
        match choice:
            case VarySteps(vary="aggregate", node=code, among=among):
                recipe = parse_path(f"nodes.{code or recipe.root.code}.aggregate", recipe).put(recipe, among[int(pick)])
            case VarySteps(vary=step, among=among):
                recipe = parse_path(f"steps.{step}", recipe).put(recipe, among[int(pick)])
            case VaryPath(path=path, among=among):
                recipe = parse_path(path, recipe).put(recipe, among[int(pick)] if among else pick)
            case VaryFloor(among=among):
                floor = among[int(pick)]
    weight = {
        tree.nodes[child]: float(draws.weights[row, edge])
        for group in tree.groups
        for edge, child in enumerate(group.children, group.edges.start)
    }
    left_out = None if draws.left_out is None else recipe.leaves[draws.left_out[row]].code

    def own(node: Node) -> Node:
        mean = node.aggregate or recipe.steps.aggregate
        if floor is not None and mean.method != "linear":
            mean = Step(method=mean.method, floor=floor)
        return node.model_copy(update={"weight": weight.get(node.code, 1.0), "aggregate": mean, "weigh": None})

    return recipe.model_copy(
        update={
            "nodes": tuple(own(node) for node in recipe.nodes),
            "leaves": tuple(leaf.model_copy(update={"weight": weight[leaf.code]}) for leaf in recipe.leaves if leaf.code != left_out),
            "doubt": Doubt(),
        }
    )


def panel_of_draw(panel: Panel, plan: Plan, draws: Draws, row: int) -> Panel:
    """The panel whose data carry the errors of one draw."""
    values = panel.values.copy()
    for number, cells in plan.source.cells.items():
        leaves = values[:, [panel.columns.index(leaf.column) for leaf in plan.recipe.leaves]]
        changed = _with_error(leaves[None], plan.recipe, plan.factors[number], cells, draws.tokens[row : row + 1, number])[0]
        for place, leaf in enumerate(plan.recipe.leaves):
            values[:, panel.columns.index(leaf.column)] = changed[:, place]
    return replace(panel, values=values)


def scores_both_ways(panel: Panel, recipe: Recipe) -> tuple[np.ndarray, np.ndarray]:
    plan = plan_of(panel, recipe)
    points = chunk_points(recipe, plan.factors, 0)
    points = replace(points, uniforms=points.uniforms[:ROWS], tokens=points.tokens[:ROWS])
    draws = draws_at(recipe, plan.tree, points)
    inner = plan.wanted < plan.tree.inner
    together = scores_of_draws(plan, draws)[inner]
    alone = [
        run(panel_of_draw(panel, plan, draws, row), recipe_of_draw(plan, draws, row)).scores[:, : plan.tree.inner].T for row in range(ROWS)
    ]
    return together, np.stack(alone, axis=1)


@pytest.mark.parametrize(
    "choices",
    [
        EVERY_CHOICE,
        (*EVERY_CHOICE, VaryRounding()),
        *((choice,) for choice in EVERY_CHOICE),
        PATHS,
        *((choice,) for choice in PATHS),
        COMMON,
        *((COMMON[0], choice) for choice in COMMON[1:]),
        ERRORS,
        (*ERRORS, *PATHS[:3]),
        *((VaryWeights(draw=draw, concentration=5 if draw == "dirichlet" else None),) for draw in ("dirichlet", "simplex", "bounded")),
    ],
)
@pytest.mark.parametrize("gaps", [False, True])
def test_draws_together_equal_the_plain_replay_of_each(choices: tuple[Choice, ...], gaps: bool) -> None:
    together, alone = scores_both_ways(nine_columns(gaps=gaps), two_level(choices))
    np.testing.assert_array_equal(np.isnan(together), np.isnan(alone))
    np.testing.assert_allclose(together, alone, rtol=REPLAY)


@pytest.mark.parametrize("mean", ["linear", "geometric", "harmonic"])
def test_merged_levels_equal_the_plain_replay_at_the_root(mean: str) -> None:
    recipe = two_level(EVERY_CHOICE[:4], steps=Steps(normalise=Step(method="minmax", low=1, high=100), aggregate=Step(method=mean)))
    panel = nine_columns(gaps=False)
    stages = run(panel, recipe)
    asked = np.arange(len(stages.nodes)) == 0
    plan = plan_of(panel, recipe, stages, asked)
    draws = draws_at(recipe, plan.tree, chunk_points(recipe, plan.factors, 0))
    root = scores_of_draws(plan, draws)[0]
    alone = [run(panel, recipe_of_draw(plan, draws, row)).scores[:, 0] for row in range(ROWS)]
    np.testing.assert_allclose(root[:ROWS], alone, rtol=REPLAY)


def test_blocks_of_any_size_give_the_same_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = two_level((*EVERY_CHOICE, VaryRounding()))
    whole, _ = scores_both_ways(nine_columns(), recipe)
    monkeypatch.setattr("jejaring.index.replicate.BLOCK_CELLS", 24 * 9 * 7)
    blocks, _ = scores_both_ways(nine_columns(), recipe)
    np.testing.assert_allclose(blocks, whole, rtol=REPLAY)


def test_fewer_rows_are_the_first_of_the_chunk_to_the_last_bit() -> None:
    plan = plan_of(nine_columns(), two_level(EVERY_CHOICE))
    whole, part = replicate(plan, 1, CHUNK), replicate(plan, 1, 10)
    assert part.scores.tobytes() == whole.scores[:, :10].tobytes()
    assert part.table_counts.sum() == 10


def test_ranks_are_those_of_the_rounded_scores() -> None:
    plan = plan_of(nine_columns(), two_level(EVERY_CHOICE))
    part = replicate(plan, 0, CHUNK)
    expected = ranks(np.moveaxis(part.scores, 0, -1), groups=plan.groups, ranked=plan.ranked[:, plan.wanted])
    np.testing.assert_array_equal(part.ranks, np.moveaxis(expected, -1, 0))


def test_a_combination_that_fails_is_named_and_nothing_is_missing() -> None:
    # COINr fills NA and every Sobol index becomes NaN (composite-indicator-peers.md, A4, fault 12).
    normalise = VarySteps(vary="normalise", among=(Step(method="minmax", low=1, high=100), Step(method="zscore")))
    with pytest.raises(CannotBuild) as refusal:
        replicate(plan_of(nine_columns(), two_level((VaryWeights(), normalise))), 0, CHUNK)
    assert refusal.value.problems[0].met.en.startswith("[normalise = zscore()] I: ")


@pytest.mark.parametrize("method", ["copeland", "median", "wroclaw", "minimum"])
def test_means_that_look_at_all_regions_or_are_no_sums_equal_the_plain_replay(method: str) -> None:
    mean = VarySteps(vary="aggregate", among=(Step(method="linear"), Step(method=method)))
    together, alone = scores_both_ways(nine_columns(), two_level((VaryWeights(), mean)))
    np.testing.assert_allclose(together, alone, rtol=1e-10)


def test_a_geometric_mean_above_scores_below_zero_is_refused_with_the_alternative() -> None:
    below = VaryPath(path="nodes.N1.aggregate", among=(Step(method="linear"), Step(method="copeland")))
    with pytest.raises(CannotBuild) as refusal:
        replicate(plan_of(nine_columns(), two_level((below,))), 0, CHUNK)
    assert refusal.value.problems[0].met.en.startswith("[nodes.N1.aggregate = copeland()] I: ")
