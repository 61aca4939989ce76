"""Measures a draw of doubt against its floor in one run: 514 regions, 60 leaves, 4 levels, linear, geometric, errors in every cell.

Bars of the index: linear 3 x floor, geometric 10 x, both COINr / 1000; new errors in every cell 33 x.
"""

import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from jejaring.index import doubt
from jejaring.terms.panel import Panel, plain_panel
from jejaring.terms.recipe import Doubt, Leaf, Node, Recipe, Step, Steps, VaryData, VarySteps, VaryWeights
from jejaring.terms.text import same

REGIONS, LEAVES, DRAWS = 514, 60, 1024
COINR_MS = 317.0
"""COINr 1.1.14 per replication on the same shape (handbook, composite-indicator-peers.md, A8)."""


def panel_of(regions: int, leaves: int) -> Panel:
    """Return a panel of positive, skewed figures without gaps."""
    values = np.random.default_rng(0).lognormal(0.0, 1.0, (regions, leaves))
    return plain_panel(tuple(f"{row:05d}" for row in range(regions)), tuple(f"x{column}" for column in range(leaves)), values)


def recipe_of(mean: str, leaves: int) -> Recipe:
    """Return a recipe of four levels (1, 3, 12, leaves) whose treatment, normalisation, weights and top mean are uncertain."""
    other = "geometric" if mean == "linear" else "linear"
    pillars = [Node(code=f"P{number}", parent="I", level="pillar", name=same("P")) for number in range(3)]
    dimensions = [Node(code=f"D{number}", parent=f"P{number % 3}", level="dimension", name=same("D")) for number in range(12)]
    doubt_of = (
        VaryWeights(),
        VarySteps(vary="treat", among=(Step(method="none"), Step(method="skew_kurtosis"))),
        VarySteps(vary="normalise", among=(Step(method="minmax", low=1, high=100), Step(method="zscore", mean=100, sd=10))),
        VarySteps(vary="aggregate", among=(Step(method=mean), Step(method=other))),
    )
    return Recipe(
        key="bench",
        version="1",
        name=same("Bench"),
        short_name=same("Bench"),
        statement=same("-"),
        measures="example",
        source="-",
        steps=Steps(normalise=Step(method="minmax", low=1, high=100), aggregate=Step(method=mean)),
        nodes=(Node(code="I", parent=None, level="index", name=same("I")), *pillars, *dimensions),
        leaves=tuple(Leaf(code=f"L{number}", parent=f"D{number % 12}", column=f"x{number}") for number in range(leaves)),
        doubt=Doubt(draws=DRAWS, choices=doubt_of),
    )


def milliseconds(work: Callable[[], object], repeats: int = 5) -> float:
    """Return the least processor time of several runs: other work on the machine does not count. Run with OPENBLAS_NUM_THREADS=1."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return 1000 * min(times)


def noisy_line(panel: Panel, floor: float) -> str:
    """Return what a draw costs when every cell has an error of its own, so that nothing can be kept."""
    recipe = recipe_of("linear", LEAVES)
    choices = (VaryData(error="normal", sd=0.05, relative=True), *recipe.doubt.choices)
    noisy = recipe.model_copy(update={"doubt": recipe.doubt.model_copy(update={"choices": choices})})
    few, many = (milliseconds(partial(doubt, panel, noisy, nodes=("I",), draws=draws), 3) for draws in (256, 768))
    draw = (many - few) / 512
    return f"errors in every cell, index  {draw:7.4f} ms a draw = {draw / floor:5.1f} x floor"


def main() -> None:
    """Print milliseconds per draw and ratios to the floor and to COINr."""
    panel = panel_of(REGIONS, LEAVES)
    generator = np.random.default_rng(1)
    weights, scores = generator.random((1000, LEAVES)), generator.random((REGIONS, LEAVES))
    floor = milliseconds(lambda: np.argsort(weights @ scores.T, axis=1)) / 1000
    lines = [f"floor                     {floor:7.4f} ms a draw"]
    for mean in ("linear", "geometric"):
        recipe = recipe_of(mean, LEAVES)
        for label, nodes in (("index", ("I",)), ("every node", None)):
            # Checks and leaf tables cost the same for any number of draws; the difference of two runs is the draws alone.
            few = milliseconds(partial(doubt, panel, recipe, nodes=nodes, draws=DRAWS))
            many = milliseconds(partial(doubt, panel, recipe, nodes=nodes, draws=3 * DRAWS))
            draw, whole = (many - few) / (2 * DRAWS), few / DRAWS
            lines.append(
                f"{mean:10} {label:11} {draw:10.4f} ms a draw = {draw / floor:5.1f} x floor, COINr / {COINR_MS / draw:,.0f};"
                f" with preparation, {DRAWS} draws: {whole:.4f} = {whole / floor:.1f} x"
            )
    lines.append(noisy_line(panel, floor))
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
