"""Scores: every node of the tree for every region, with what doubt does to them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.terms.glance import line, table
from jejaring.terms.panel import Bools, Floats

DECIMALS = 9


@dataclass(frozen=True)
class Scores:
    """Scores of regions (n) at nodes (k; root first, then inner nodes, then leaves, in recipe order).

    `score` (n × k) is on the recipe's scale, rounded to 9 decimals, NaN = no score. `coverage` (n × k) is the share 0-1 of nominal
    leaf weight that is filled below the node. `group` (n,) is who is ranked together. `rank` (n × k) is 1 for the best, ties share
    the smallest rank, NaN = not ranked. `imputed` (n × k) marks leaves filled by the recipe.
    """

    regions: tuple[str, ...]
    nodes: tuple[str, ...]
    group: tuple[str, ...]
    score: Floats
    coverage: Floats
    rank: Floats
    imputed: Bools

    def __repr__(self) -> str:
        """Name the scores and their size."""
        return line("Scores", regions=len(self.regions), nodes=len(self.nodes))

    def _repr_html_(self) -> str:
        return table("Scores", self.regions, self.nodes, self.score)


@dataclass(frozen=True)
class Intervals:
    """What the draws of doubt say: quantiles (n × k) of score and rank, and the rank band of every node.

    Rank quantiles are whole ranks. `band` (n × k) counts from 1 (the top) within the group; 0 = not ranked. `draws` and `seed`
    made them; `varied` names what was uncertain.
    """

    low: Floats
    high: Floats
    rank_low: Floats
    rank_high: Floats
    band: npt.NDArray[np.int64]
    draws: int
    seed: int
    varied: tuple[str, ...]
