"""Turns the choices of a recipe's doubt into draws: weights, alternatives, the leaf left out, rounding noise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.index.tree import Tree
from jejaring.terms.panel import Floats
from jejaring.terms.recipe import Choice, LeaveOut, Recipe, VaryFloor, VaryRounding, VarySteps, VaryWeights

CHUNK = 256
"""Draws come in chunks of this size, whatever the number of workers."""

Picks = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Draws:
    """The draws (b) of one chunk.

    `weights` (b × E) belong to the tree's edges, 0 where a leaf is left out. `picks` gives, per name of a varied step, which
    alternative (b,) was drawn; `floors` the floor (b,), `left_out` the position (b,) of the leaf left out. `rounding` is the stream
    from which the noise of the chunk is read in order.
    """

    weights: Floats
    picks: Mapping[str, Picks]
    floors: Floats | None = None
    left_out: Picks | None = None
    rounding: np.random.Generator | None = None


def choice_name(recipe: Recipe, choice: Choice) -> str:
    """Return the name of a choice, unique within a recipe: `weights`, `normalise`, `aggregate:CODE`."""
    if isinstance(choice, VarySteps) and choice.vary == "aggregate":
        return f"aggregate:{choice.node or recipe.root.code}"
    return choice.vary


def draw_chunk(recipe: Recipe, tree: Tree, *, chunk: int, rows: int) -> Draws:
    """Return the first `rows` of the 256 draws of a chunk.

    Every choice has a stream of its own, spawned from the recipe's seed by chunk and by the choice's place in the recipe, so a draw
    depends neither on the workers nor on how many draws are asked for.
    """
    weights = np.tile(tree.weights, (rows, 1))
    picks: dict[str, Picks] = {}
    floors, left_out, rounding = None, None, None
    for choice, stream in _streams(recipe, chunk):
        match choice:
            case VaryWeights(spread=spread):
                weights = weights * stream.uniform(1 - spread, 1 + spread, (CHUNK, tree.weights.size))[:rows]
            case VarySteps(among=steps):
                picks[choice_name(recipe, choice)] = stream.integers(0, len(steps), CHUNK)[:rows]
            case VaryFloor(among=among):
                floors = np.asarray(among, dtype=float)[stream.integers(0, len(among), CHUNK)[:rows]]
            case LeaveOut():
                scored = np.flatnonzero(tree.scored)
                left_out = scored[stream.integers(0, scored.size, CHUNK)[:rows]]
            case VaryRounding():
                rounding = stream
    if left_out is not None:
        weights[np.arange(rows), tree.leaf_edge[left_out]] = 0.0
    return Draws(weights, picks, floors, left_out, rounding)


def _streams(recipe: Recipe, chunk: int) -> Iterator[tuple[Choice, np.random.Generator]]:
    for number, choice in enumerate(recipe.doubt.choices):
        seed = np.random.SeedSequence(recipe.doubt.seed, spawn_key=(chunk, number))
        yield choice, np.random.Generator(np.random.PCG64(seed))


def rounding_noise(stream: np.random.Generator, recipe: Recipe, *, rows: int, order: Picks) -> Floats:
    """Return what rounding may hide (rows × n × m): within half a unit of the last published decimal, 0 where nothing is rounded.

    Leaves that share a column share its noise. `order` (n,) holds the place of each region in the alphabet: noise belongs to the
    region, not to its row.
    """
    columns = list(dict.fromkeys(leaf.column for leaf in recipe.leaves if leaf.decimals is not None))
    share = stream.uniform(-0.5, 0.5, (rows, order.size, len(columns)))[:, order]
    noise = np.zeros((rows, order.size, len(recipe.leaves)))
    for place, leaf in enumerate(recipe.leaves):
        if leaf.decimals is not None:
            noise[..., place] = share[..., columns.index(leaf.column)] * 10.0**-leaf.decimals
    return noise
