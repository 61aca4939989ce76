"""Whether an index says more than its parts: regions that an index places far from where one part alone would."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jejaring.index.build import Stages
from jejaring.index.coherence.correlation import correlations
from jejaring.index.tree import compile_tree
from jejaring.terms.panel import Floats
from jejaring.terms.recipe import Recipe

PLACES = 10
SHARE = 0.5


@dataclass(frozen=True)
class Redundancy:
    """The index against each of its parts (p,): share of regions (0-1) whose rank differs by at least `places`, and correlation.

    `adds` says that this share reaches `share`: the index then tells what the part alone does not. `n` (p,) counts the regions ranked
    in both; with none the shares are missing.
    """

    parts: tuple[str, ...]
    n: Floats
    far: Floats
    r: Floats
    adds: tuple[bool, ...]
    places: int
    share: float


def redundancy(
    ranks: Floats, part_ranks: Floats, *, parts: Sequence[str], r: Floats, places: int = PLACES, share: float = SHARE
) -> Redundancy:
    """Return the redundancy of ranks (n,) with the ranks of parts (n × p), given their correlations (p,) of scores.

    With 10 places and half of the regions it is the rule of JRC's audits; in a group of 20 regions or fewer ten places are out
    of reach of most, so the rule says little there.
    """
    apart = np.abs(part_ranks - ranks[:, None])
    n = (~np.isnan(apart)).sum(axis=0).astype(float)
    far = (apart >= places).sum(axis=0) / np.where(n > 0, n, np.nan)
    return Redundancy(tuple(parts), n, far, r, tuple((far >= share).tolist()), places, share)


def index_against_parts(stages: Stages, recipe: Recipe, *, places: int = PLACES, share: float = SHARE) -> Redundancy:
    """Return the redundancy of the index with the scored children of the root.

    A region is placed at a part among those of its group that have a score there.
    """
    children = compile_tree(recipe).groups[-1].children
    r = correlations(stages.scores[:, children], stages.scores[:, :1], control="none").r[:, 0]
    names = [stages.nodes[child] for child in children]
    return redundancy(stages.ranks[:, 0], stages.ranks[:, children], parts=names, r=r, places=places, share=share)
