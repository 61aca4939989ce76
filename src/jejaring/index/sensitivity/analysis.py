"""Which choice matters: Sobol indices of a recipe's doubt for the index, every region's score and every region's rank at once."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt

from jejaring.index.build import aggregate_steps, run
from jejaring.index.chunks import run_in_order
from jejaring.index.draw import CHUNK, Draws, Points, draws_at
from jejaring.index.factors import NOISE, edited
from jejaring.index.fault import fault
from jejaring.index.plan import plan_of
from jejaring.index.registry import parameters_of
from jejaring.index.replicate import Plan, Replicates, leaf_factors, replicate_at, tables_of
from jejaring.index.sensitivity.sobol import SobolIndices, sobol_design, sobol_indices
from jejaring.terms.panel import Bools, Floats, Panel
from jejaring.terms.problem import UnknownName
from jejaring.terms.recipe import Recipe

Rows = npt.NDArray[np.int64]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Sensitivity:
    """Sobol indices of d choices for one node.

    `shift` (d,) is for the mean absolute change of rank against the nominal build (Saisana et al. 2005), `score` and `rank` (d × n) for
    every region; a region without rank has missing indices. `base` is N, `runs` = N (d + 2), of which `computed` were not the same
    draw as another.
    """

    node: str
    factors: tuple[str, ...]
    regions: tuple[str, ...]
    shift: SobolIndices
    score: SobolIndices
    rank: SobolIndices
    base: int
    runs: int
    computed: int
    seed: int


class SensitivityInterrupted(KeyboardInterrupt):
    """An interrupt that carries what is finished: `run.advance()` makes the rest, `run.result()` then has the indices."""

    def __init__(self, run: "SensitivityRun") -> None:
        """Keep the run."""
        super().__init__(f"{run.done} / {run.total}")
        self.run = run


def sensitivity(
    panel: Panel,
    recipe: Recipe,
    *,
    base: int = 512,
    seed: int | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Sensitivity:
    """Return the Sobol indices of every choice of a recipe's doubt, for its root.

    The weights of one choice are one factor; so are the errors of all cells of one choice. The numbers depend on panel, recipe, `base`
    (a power of 2) and `seed` (the recipe's where None) alone. A run that is the same draw as its row of A is not computed again: two
    alternatives of the same effect have indices of exactly 0. `SensitivityRun` has other nodes.

    Raises BadRecipe or CannotBuild with every problem (a failing combination is named), and SensitivityInterrupted on an interrupt.
    """
    work = SensitivityRun(panel, recipe, base=base, seed=seed)
    work.advance(executor=executor, progress=progress)
    return work.result()


class SensitivityRun:
    """A sensitivity analysis that can be interrupted and continued; what is finished is kept."""

    def __init__(self, panel: Panel, recipe: Recipe, *, base: int = 512, seed: int | None = None, node: str | None = None) -> None:
        """Prepare; raises what `sensitivity` raises, and UnknownName for a node that does not exist."""
        recipe = recipe if seed is None else recipe.drawn(None, seed)
        stages = run(panel, recipe)
        place = _place(stages.nodes, node or recipe.root.code)
        plan = plan_of(panel, recipe, stages, np.arange(len(stages.nodes)) == place)
        # A leaf's own scores travel with the runs, also where tables are kept.
        self._plan = replace(plan, wanted=np.array([place]))
        self._node, self._regions, self._base = stages.nodes[place], stages.regions, base
        self._nominal = stages.ranks[:, place]
        self._points = _points(self._plan, base)
        draws = draws_at(plan.recipe, plan.tree, self._points)
        self._same = _same_as_first(self._plan, draws, base)
        todo = np.flatnonzero(~self._same)
        self._tasks = [todo[start : start + CHUNK] for start in range(0, todo.size, CHUNK)]
        self._scores = np.empty((len(self._same), len(stages.regions)))
        self._ranks = np.empty((len(self._same), len(stages.regions)), dtype=np.float32)
        self._finished = 0
        self.done, self.total = 0, todo.size

    def advance(self, *, executor: Executor | None = None, progress: Progress | None = None) -> None:
        """Make the runs that are left. Raises SensitivityInterrupted on an interrupt; finished chunks stay."""

        def take(rows: Rows, part: Replicates) -> None:
            self._scores[rows], self._ranks[rows] = part.scores[0], part.ranks[0]
            self._finished += 1
            self.done += rows.size
            if progress:
                progress(self.done, self.total)

        try:
            run_in_order(self._tasks[self._finished :], partial(_runs, self._plan, self._points), take, executor=executor)
        except KeyboardInterrupt as interrupt:
            raise SensitivityInterrupted(self) from interrupt

    def result(self, *, resamples: int = 1000, level: float = 0.95) -> Sensitivity:
        """Return the indices, with limits from `resamples` bootstrap samples at a confidence of `level`."""
        source = np.arange(len(self._same))
        source[self._same] %= self._base
        shape = (-1, self._base, len(self._regions))
        scores, ranks = self._scores[source].reshape(shape), self._ranks[source].reshape(shape).astype(float)
        with np.errstate(invalid="ignore"):
            moved = np.abs(ranks - self._nominal)
            shift = np.nansum(moved, axis=2) / np.maximum((~np.isnan(moved)).sum(axis=2), 1)
        measure = partial(sobol_indices, resamples=resamples, seed=self._plan.recipe.doubt.seed, level=level)
        return Sensitivity(
            node=self._node,
            factors=tuple(factor.name for factor in self._plan.factors),
            regions=self._regions,
            shift=measure(shift),
            score=measure(scores),
            rank=measure(ranks),
            base=self._base,
            runs=len(self._same),
            computed=self.total,
            seed=self._plan.recipe.doubt.seed,
        )


def _runs(plan: Plan, points: Points, rows: Rows) -> Replicates:
    return replicate_at(plan, Points(points.uniforms[rows], points.tokens[rows]))


def _place(nodes: tuple[str, ...], node: str) -> int:
    if node not in nodes:
        raise UnknownName(
            fault(
                (f"simpul tidak dikenal: {node}", f"unknown node: {node}"), ", ".join(nodes), ("perbaiki kode simpul itu", "mend the code")
            )
        )
    return nodes.index(node)


def _points(plan: Plan, base: int) -> Points:
    """Return the design as points, A first, then B, then A with one factor from B: errors of data follow tokens instead of numbers."""
    design = sobol_design([factor.width for factor in plan.factors], base, seed=plan.recipe.doubt.seed)
    of_a = np.arange(base, dtype=np.uint64) * np.uint64(2)
    tokens = np.tile(of_a[:, None], (len(design), 1, len(plan.factors)))
    tokens[1] += np.uint64(1)
    for factor in range(len(plan.factors)):
        tokens[factor + 2, :, factor] += np.uint64(1)
    rows = len(design) * base
    return Points(design.reshape(rows, design.shape[2]), tokens.reshape(rows, len(plan.factors)))


def _same_as_first(plan: Plan, draws: Draws, base: int) -> Bools:
    """Return which rows are the very draw of their row of A: same weights, leaf table, means and errors."""
    errors = [number for number, factor in enumerate(plan.factors) if isinstance(factor.choice, NOISE)]
    parts = [draws.weights, draws.tokens[:, errors].astype(float), _mean_numbers(plan, draws)]
    leaves = leaf_factors(plan.factors)
    parts.append(draws.picks[:, leaves] if plan.table_of is None else tables_of(plan, draws)[:, None].astype(float))
    whole = np.hstack(parts).reshape(-1, base, sum(part.shape[1] for part in parts))
    same = (whole == whole[:1]).all(axis=2)
    same[0] = False
    return np.asarray(same.reshape(-1))


def _mean_numbers(plan: Plan, draws: Draws) -> Floats:
    """Return a number (b × 1) for the means of each draw: the same number for the same methods and parameters at every node."""
    mine = [number for number, factor in enumerate(plan.factors) if factor.on_means]
    if not mine:
        return np.zeros((len(draws.picks), 1))
    distinct, which = np.unique(draws.picks[:, mine], axis=0, return_inverse=True)
    known: dict[str, int] = {}
    numbers = []
    for values in distinct.tolist():
        recipe = edited(plan.recipe, iter([(plan.factors[number], value) for number, value in zip(mine, values, strict=True)]))
        spelt = [(step.method, parameters_of("aggregate", step)) for step in aggregate_steps(recipe, plan.tree)]
        numbers.append(known.setdefault(repr(spelt), len(known)))
    return np.array(numbers, dtype=float)[which.ravel()][:, None]
