"""What an imputation sees beside the values, and what it returns: filled values with the way in which each cell was filled."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from jejaring.terms.panel import Bools, Floats

Groups = npt.NDArray[np.int64]
Ways = npt.NDArray[np.int8]

PARENT = "parent"
"""The level at which leaves below one node belong together."""


class Way(IntEnum):
    """How a cell came by its value, or that it did not."""

    KNOWN = 0
    MISSING = 1
    CONSTANT = 2
    ALL = 3
    GROUP = 4
    WIDER_GROUP = 5
    ROW = 6
    NEIGHBOURS = 7
    MODEL = 8
    DRAWN = 9
    DONOR = 10
    WIDER_DONOR = 11
    EARLIER = 12
    BETWEEN = 13
    NEAREST = 14


@dataclass(frozen=True)
class Timeline:
    """The values (T × n × m) of all years (T,) for the regions of one year, which stands at `now`; NaN where a region was absent."""

    years: tuple[int, ...]
    values: Floats
    now: int


@dataclass(frozen=True)
class Around:
    """What an imputation may look at beside the values (…×n×m).

    `keys` (n,) name the regions, `polarity` (m,) the directions, `groups` the partitions of regions (n,) by name, `branches` the
    leaves (m,) that belong together by level of the tree. `timeline` holds the other years, None where there are none.
    """

    keys: tuple[str, ...]
    polarity: Floats
    groups: Mapping[str, Groups] = field(default_factory=dict)
    branches: Mapping[str, Groups] = field(default_factory=dict)
    timeline: Timeline | None = None

    def labels(self, name: str | None) -> Groups:
        """Return the groups (n,) of a name; without a name all regions are together."""
        return np.zeros(len(self.keys), dtype=np.int64) if name is None else self.groups[name]

    def blocks(self, level: str | None) -> Groups:
        """Return the blocks (m,) of leaves at a level; without a level all leaves are together."""
        return np.zeros(self.polarity.size, dtype=np.int64) if level is None else self.branches[level]

    def of_columns(self, columns: npt.NDArray[np.int64] | slice) -> "Around":
        """Return what surrounds some of the columns."""
        timeline = self.timeline and replace(self.timeline, values=self.timeline.values[..., columns])
        branches = {level: labels[columns] for level, labels in self.branches.items()}
        return replace(self, polarity=self.polarity[columns], branches=branches, timeline=timeline)

    def of_rows(self, rows: npt.NDArray[np.int64]) -> "Around":
        """Return what surrounds the rows in another order."""
        timeline = self.timeline and replace(self.timeline, values=self.timeline.values[:, rows])
        groups = {name: labels[rows] for name, labels in self.groups.items()}
        return replace(self, keys=tuple(self.keys[row] for row in rows), groups=groups, timeline=timeline)


@dataclass(frozen=True)
class Filled:
    """Filled values (…×n×m), the Way of each cell, and the row of its donor where one region gave the value, else -1."""

    values: Floats
    way: Ways
    donor: Groups


def unchanged(values: Floats, around: Around) -> Filled:  # noqa: ARG001
    """Return the values (…×n×m) as they are: what is missing stays missing."""
    return filled(values, values, Way.MISSING)


def filled(values: Floats, result: Floats, way: Way, donor: Groups | None = None) -> Filled:
    """Return the filled `result` of `values` (…×n×m), every filled gap filled in the same way."""
    gap, still = np.isnan(values), np.isnan(result)
    ways = np.where(gap, np.where(still, Way.MISSING, way), Way.KNOWN).astype(np.int8)
    return Filled(result, ways, np.full(values.shape, -1, dtype=np.int64) if donor is None else donor)


def tables(values: Floats) -> list[Floats]:
    """Return the replicates of (…×n×m) values as tables (n × m)."""
    return list(values.reshape(-1, *values.shape[-2:]))


def informed(table: Floats) -> tuple[Bools, Bools]:
    """Return which rows (n,) and which columns (m,) of a table hold anything."""
    known = ~np.isnan(table)
    return np.asarray(known.any(axis=1)), np.asarray(known.any(axis=0))
