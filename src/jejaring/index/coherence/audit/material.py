"""What all sections of an audit look at: one run, its doubt, and the regions that count."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.index.build import Stages, run, settled
from jejaring.index.coherence.components import FEWEST
from jejaring.index.doubt import doubt
from jejaring.index.tree import Siblings, Tree, compile_tree
from jejaring.terms.panel import Floats, Panel
from jejaring.terms.recipe import Recipe
from jejaring.terms.scores import Intervals


@dataclass(frozen=True)
class Material:
    """A recipe run on a panel with its intervals for the index; `recipe` has the draws and the seed of the audit."""

    panel: Panel
    recipe: Recipe
    stages: Stages
    tree: Tree
    intervals: Intervals

    @property
    def index(self) -> Floats:
        """Return the index (n,)."""
        return self.stages.scores[:, 0]

    @property
    def ranked(self) -> npt.NDArray[np.int64]:
        """Return the rows that have a rank."""
        return np.flatnonzero(~np.isnan(self.stages.ranks[:, 0]))

    @property
    def scored(self) -> int:
        """Return how many regions have an index."""
        return int((~np.isnan(self.index)).sum())

    @property
    def enough(self) -> bool:
        """Tell whether correlations can be assessed: 30 regions with an index."""
        return self.scored >= FEWEST

    def children(self, group: Siblings) -> list[str]:
        """Return the codes of the scored children of a sibling group."""
        return [self.stages.nodes[child] for child in group.children.tolist()]


def gather(panel: Panel, recipe: Recipe, *, draws: int, seed: int) -> Material:
    """Return the material of an audit. Raises BadRecipe or CannotBuild with every problem."""
    drawn = settled(panel, recipe.drawn(draws, seed))
    intervals = doubt(panel, drawn, nodes=[recipe.root.code])
    return Material(panel, drawn, run(panel, drawn), compile_tree(drawn), intervals)
