"""The cube of helix × subsector × stage: where someone is, where nobody is, and where nobody looked."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jejaring.terms.panel import Bools, Floats

PRESENT, ABSENT = 1.0, 0.0


@dataclass(frozen=True)
class Bounds:
    """A share of required cells: `lower` if all unknown cells are empty, `upper` if all are filled; equal where nothing is unknown."""

    lower: Floats
    upper: Floats


@dataclass(frozen=True)
class Cube:
    """States of cells (h × s × v): 1 present, 0 absent, NaN unknown, with the weight that a framework gives to each (0: not required).

    `helices`, `subsectors`, `stages` name the axes; `actors` are the counts the states come from.
    """

    helices: tuple[str, ...]
    subsectors: tuple[str, ...]
    stages: tuple[str, ...]
    actors: Floats
    state: Floats
    required: Floats

    def coverage(self) -> tuple[float, float]:
        """Return lower and upper bound of the weighted share of required cells that have an actor, NaN where none is required."""
        bounds = _bounds(self.state.ravel(), self.required.ravel(), axes=(0,))
        return float(bounds.lower), float(bounds.upper)

    def coverage_by(self, axis: str) -> Bounds:
        """Return the bounds along "helix", "subsector" or "stage"."""
        own = ("helix", "subsector", "stage").index(axis)
        return _bounds(self.state, self.required, axes=tuple(other for other in range(3) if other != own))

    def gaps(self) -> tuple[tuple[str, str, str, bool], ...]:
        """Return required cells without an actor as (helix, subsector, stage, known to be absent), known and heavier ones first."""
        open_cells = np.argwhere((self.required > 0) & ~(self.state == PRESENT))
        cells = sorted(
            (
                (not known, -round(float(self.required[h, s, v]), 9), int(h), int(s), int(v))
                for h, s, v in open_cells
                for known in (bool(self.state[h, s, v] == ABSENT),)
            ),
        )
        return tuple((self.helices[h], self.subsectors[s], self.stages[v], not unknown) for unknown, _, h, s, v in cells)


def cube(
    actors: Floats,
    *,
    axes: tuple[Sequence[str], Sequence[str], Sequence[str]],
    searched: Bools | None = None,
    required: Floats | None = None,
) -> Cube:
    """Return the cube of active, verified actors (h × s × v); `axes` names helices, subsectors and stages.

    A cell without an actor is absent only where `searched` (h × s × v) says that someone looked for one; elsewhere it is unknown, as it
    is everywhere without `searched`. `required` (h × s × v) are weights of a framework, by default 1 for every cell.
    """
    counts = np.nan_to_num(actors, nan=0.0)
    looked = np.zeros(counts.shape, dtype=bool) if searched is None else searched
    state = np.where(counts > 0, PRESENT, np.where(looked & ~np.isnan(actors), ABSENT, np.nan))
    helices, subsectors, stages = (tuple(names) for names in axes)
    return Cube(
        helices=helices,
        subsectors=subsectors,
        stages=stages,
        actors=counts,
        state=state,
        required=np.ones(counts.shape) if required is None else required,
    )


def _bounds(state: Floats, required: Floats, *, axes: tuple[int, ...]) -> Bounds:
    total = required.sum(axis=axes)
    sides = [(required * np.nan_to_num(state, nan=filled)).sum(axis=axes) for filled in (ABSENT, PRESENT)]
    lower, upper = (np.divide(side, total, out=np.full(np.shape(total), np.nan), where=total > 0) for side in sides)
    return Bounds(lower=lower, upper=upper)
