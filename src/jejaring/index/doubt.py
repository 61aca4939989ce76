"""How sure the scores and ranks are: Monte Carlo over the choices of a recipe, whole chunks of draws at a time."""

from collections.abc import Callable, Collection
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial

import numpy as np
import numpy.typing as npt

from jejaring.index.build import Stages, run, settled
from jejaring.index.chunks import run_in_order
from jejaring.index.draw import CHUNK
from jejaring.index.fault import fault
from jejaring.index.plan import plan_of
from jejaring.index.rank import bands, ranks
from jejaring.index.replicate import Memory, Plan, Replicates, replicate
from jejaring.index.tails import Tails, table_quantile
from jejaring.terms.panel import Bools, Floats, Panel
from jejaring.terms.problem import BadRecipe, UnknownName
from jejaring.terms.recipe import Recipe
from jejaring.terms.scores import DECIMALS, Intervals

__all__ = ["DoubtInterrupted", "DoubtRun", "doubt", "plan_of"]

Positions = npt.NDArray[np.int64]
Progress = Callable[[int, int], None]
Quantiles = tuple[Floats, Floats, Floats, Floats]

MOST_BYTES = 450 * 2**20
"""Nodes are drawn together while they need less room than this; beyond, they take turns and their draws are made again."""

BYTES_AT_WORK = 40
"""So many bytes does a chunk need for each of its numbers: scores, ranks and what they come from."""


class DoubtInterrupted(KeyboardInterrupt):
    """An interrupt that carries what is finished: `run.intervals()` for the draws so far, `run.advance()` for the rest."""

    def __init__(self, run: "DoubtRun") -> None:
        """Keep the run."""
        super().__init__(f"{run.done} / {run.total}")
        self.run = run


def doubt(
    panel: Panel,
    recipe: Recipe,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
    draws: int | None = None,
    nodes: Collection[str] | None = None,
) -> Intervals:
    """Return the intervals that the recipe's doubt puts round every score and rank, and the rank bands that follow.

    Weights that the recipe reads from data are read once, from the nominal build, and then drawn like given ones (`settled`).
    Quantiles are order statistics (inverted cumulative distribution, Hyndman and Fan 1996, type 1), so rank limits are whole ranks.
    Who has a score and who is ranked stays as in the nominal build. The numbers depend on the recipe (seed, choices, their order)
    and the panel alone, not on the executor, its workers, or the order of regions. `draws` replaces the recipe's number;
    `nodes` limits the work to some nodes and leaves the others missing, bands 0. `progress` is told (draws done, draws in all).

    Raises BadRecipe or CannotBuild with every problem (a combination of alternatives that fails is named), UnknownName for a node
    that does not exist, and DoubtInterrupted, with the run so far, on an interrupt.
    """
    work = DoubtRun(panel, recipe, draws=draws, nodes=nodes)
    work.advance(executor=executor, progress=progress)
    return work.intervals()


class DoubtRun:
    """Doubt that can be interrupted, looked at and continued; finished draws are kept, and the end is the same."""

    def __init__(self, panel: Panel, recipe: Recipe, *, draws: int | None = None, nodes: Collection[str] | None = None) -> None:
        """Prepare; raises what `doubt` raises."""
        self.total = recipe.doubt.draws if draws is None else draws
        if self.total < 1:
            met = f"draws = {self.total}"
            raise BadRecipe(fault((met, met), ("mulai 1", "1 or more"), ("perbaiki draws", "mend draws")))
        recipe = settled(panel, recipe)
        self._recipe = recipe
        self._stages: Stages = run(panel, recipe)
        self._asked = _asked(self._stages.nodes, nodes)
        self._plan = plan_of(panel, recipe, self._stages, self._asked)
        self._turns = [_Turn(replace(self._plan, wanted=wanted, memory=Memory()), self.total) for wanted in _turns(self._plan, self.total)]

    @property
    def done(self) -> int:
        """Return how many draws are finished, counting a draw in parts where nodes take turns."""
        return sum(turn.done for turn in self._turns) // len(self._turns)

    def advance(self, *, executor: Executor | None = None, progress: Progress | None = None) -> None:
        """Make the draws that are left. Raises DoubtInterrupted on an interrupt; finished chunks stay."""

        def tell() -> None:
            if progress:
                progress(self.done, self.total)

        try:
            for turn in self._turns:
                turn.advance(executor, tell)
        except KeyboardInterrupt as interrupt:
            raise DoubtInterrupted(self) from interrupt

    def intervals(self) -> Intervals:
        """Return the intervals from the draws so far; nodes whose turn has not come are missing."""
        plan, doubted = self._plan, self._recipe.doubt
        shape = (len(plan.has_score), len(plan.tree.nodes))
        low, high, rank_low, rank_high = (np.full(shape, np.nan) for _ in range(4))
        for turn in self._turns:
            if turn.done:
                mine = turn.plan.wanted
                for limits, found in zip((low, high, rank_low, rank_high), turn.quantiles(), strict=True):
                    limits[:, mine] = found.reshape(mine.size, shape[0]).T
        if plan.tables is not None and self.done:
            counts = self._turns[0].counts
            for limits, rank_limits, share in ((low, rank_low, doubted.low), (high, rank_high, doubted.high)):
                _fill_leaves(plan, limits, rank_limits, asked=self._asked, counts=counts, share=share)
        return Intervals(
            low=low,
            high=high,
            rank_low=rank_low,
            rank_high=rank_high,
            band=bands(np.round(self._stages.scores, DECIMALS), rank_low, rank_high, groups=plan.groups),
            draws=self.done,
            seed=doubted.seed,
            varied=tuple(factor.name for factor in plan.factors),
        )


class _Turn:
    """The draws of some nodes: all nodes at once unless their tails need too much room."""

    def __init__(self, plan: Plan, total: int) -> None:
        doubted = plan.recipe.doubt
        self.plan, self.total, self.done = plan, total, 0
        self.counts = np.zeros(0 if plan.tables is None else len(plan.tables), dtype=np.int64)
        self._scores = Tails(total, low=doubted.low, high=doubted.high)
        self._ranks = Tails(total, low=doubted.low, high=doubted.high)
        self._found: Quantiles | None = None

    def advance(self, executor: Executor | None, tell: Callable[[], None]) -> None:
        chunks = range(self.done // CHUNK, -(-self.total // CHUNK))
        tasks = [(chunk, min(CHUNK, self.total - chunk * CHUNK)) for chunk in chunks if chunk * CHUNK >= self.done]

        def take(_: tuple[int, int], part: Replicates) -> None:
            rows = part.scores.shape[1]
            self._scores.add(np.swapaxes(part.scores, 0, 1).reshape(rows, -1))
            self._ranks.add(np.swapaxes(part.ranks, 0, 1).reshape(rows, -1))
            self.counts += part.table_counts
            self.done += rows
            if self.done == self.total:
                self._finish()
            tell()

        run_in_order(tasks, partial(_chunk, self.plan), take, executor=executor)

    def _finish(self) -> None:
        """Keep the quantiles and let go of all that the next turn needs room for."""
        self._found = self.quantiles()
        doubted = self.plan.recipe.doubt
        self._scores = self._ranks = Tails(1, low=doubted.low, high=doubted.high)
        self.plan = replace(self.plan, memory=Memory())

    def quantiles(self) -> Quantiles:
        return self._found or (*self._scores.quantiles(), *self._ranks.quantiles())


def _chunk(plan: Plan, task: tuple[int, int]) -> Replicates:
    return replicate(plan, *task)


def _turns(plan: Plan, total: int) -> list[Positions]:
    """Return the wanted nodes in as many portions as room demands."""
    doubted = plan.recipe.doubt
    cell = sum(Tails.bytes_per_cell(total, low=doubted.low, high=doubted.high, size=size) for size in (8, 4))
    height = max(1, MOST_BYTES // ((cell + BYTES_AT_WORK * CHUNK) * len(plan.has_score)))
    return [plan.wanted[start : start + height] for start in range(0, plan.wanted.size, height)] or [plan.wanted]


def _asked(known: tuple[str, ...], nodes: Collection[str] | None) -> Bools:
    """Return which nodes (k,) get intervals."""
    unknown = [] if nodes is None else sorted(set(nodes) - set(known))
    if unknown:
        names = ", ".join(unknown)
        raise UnknownName(
            fault(
                (f"simpul tidak dikenal: {names}", f"unknown nodes: {names}"),
                ", ".join(known),
                ("perbaiki kode simpul itu", "mend the nodes' codes"),
            )
        )
    return np.array([nodes is None or code in nodes for code in known])


def _fill_leaves(plan: Plan, limits: Floats, rank_limits: Floats, *, asked: Bools, counts: Positions, share: float) -> None:
    """Write the quantiles of the asked leaves into two fresh arrays (n × k): each draw has one of the plan's tables."""
    leaves = np.flatnonzero(asked[plan.tree.inner :])
    if plan.tables is None or not leaves.size:
        return
    tables = np.round(plan.tables[..., leaves], DECIMALS)
    ranked = plan.ranked[:, plan.tree.inner + leaves]
    limits[:, plan.tree.inner + leaves] = table_quantile(tables, counts, share)
    rank_limits[:, plan.tree.inner + leaves] = table_quantile(ranks(tables, groups=plan.groups, ranked=ranked), counts, share)
