"""What draws share is computed once; every draw equals the plain build of the recipe it stands for."""

from dataclasses import replace

import numpy as np
import pytest

from jejaring.index import run
from jejaring.index.doubt import plan_of
from jejaring.index.draw import Draws, draw_chunk, rounding_noise
from jejaring.index.replicate import scores_of_draws, table_numbers, table_steps
from jejaring.index.tree import compile_tree
from jejaring.terms.panel import Panel
from jejaring.terms.recipe import Recipe, VaryRounding, VarySteps
from small_recipes import EVERY_CHOICE, nine_columns, two_level

REPLAY = 1e-12  # issue 3: "results equal the plain replay to 1e-12", relative
ROWS = 60


def recipe_of_draw(recipe: Recipe, draws: Draws, row: int) -> Recipe:
    """The recipe without doubt that one draw stands for."""
    tree = compile_tree(recipe)
    weight = {
        tree.nodes[child]: draws.weights[row, edge] for group in tree.groups for edge, child in enumerate(group.children, group.edges.start)
    }
    left_out = None if draws.left_out is None else recipe.leaves[draws.left_out[row]].code
    impute, treat, normalise = table_steps(recipe)[table_numbers(recipe, draws, len(draws.weights))[row]]
    steps = {name: step for name, step in (("impute", impute), ("treat", treat), ("normalise", normalise)) if step}
    means = {node.code: node.aggregate or recipe.steps.aggregate for node in recipe.nodes}
    for choice in recipe.doubt.choices:
        if isinstance(choice, VarySteps) and choice.vary == "aggregate":
            code = choice.node or recipe.root.code
            means[code] = choice.among[draws.picks[f"aggregate:{code}"][row]]
    if draws.floors is not None:
        means = {
            code: mean if mean.method == "linear" else type(mean)(method=mean.method, floor=float(draws.floors[row]))
            for code, mean in means.items()
        }
    return recipe.model_copy(
        update={
            "steps": recipe.steps.model_copy(update=steps),
            "nodes": tuple(
                node.model_copy(update={"weight": weight.get(node.code, 1.0), "aggregate": means[node.code]}) for node in recipe.nodes
            ),
            "leaves": tuple(leaf.model_copy(update={"weight": weight[leaf.code]}) for leaf in recipe.leaves if leaf.code != left_out),
            "doubt": recipe.doubt.model_copy(update={"choices": ()}),
        }
    )


def scores_both_ways(panel: Panel, recipe: Recipe) -> tuple[np.ndarray, np.ndarray]:
    plan = plan_of(panel, recipe)
    tree = compile_tree(recipe)
    draws = draw_chunk(recipe, tree, chunk=0, rows=ROWS)
    together = scores_of_draws(plan, draws, table_numbers(recipe, draws, ROWS))[..., : tree.inner]
    again = draw_chunk(recipe, tree, chunk=0, rows=ROWS)
    noise = np.zeros((ROWS, *plan.data.values.shape))
    if again.rounding is not None:
        noise = rounding_noise(again.rounding, recipe, rows=ROWS, order=plan.order)
    alone = [
        run(replace(panel, values=panel.values + noise[row]), recipe_of_draw(recipe, again, row)).scores[:, : tree.inner]
        for row in range(ROWS)
    ]
    return together, np.stack(alone)


@pytest.mark.parametrize("choices", [EVERY_CHOICE, (*EVERY_CHOICE, VaryRounding()), *((choice,) for choice in EVERY_CHOICE)])
def test_draws_together_equal_the_plain_replay_of_each(choices: tuple[object, ...]) -> None:
    together, alone = scores_both_ways(nine_columns(), two_level(choices))
    np.testing.assert_array_equal(np.isnan(together), np.isnan(alone))
    np.testing.assert_allclose(together, alone, rtol=REPLAY)


def test_blocks_of_any_size_give_the_same_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = two_level((*EVERY_CHOICE, VaryRounding()))
    whole, _ = scores_both_ways(nine_columns(), recipe)
    monkeypatch.setattr("jejaring.index.replicate.BLOCK_CELLS", 24 * 9 * 7)
    blocks, _ = scores_both_ways(nine_columns(), recipe)
    np.testing.assert_allclose(blocks, whole, rtol=REPLAY)
