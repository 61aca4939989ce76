"""What the index would say without one indicator or one node."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jejaring.index.build import run
from jejaring.index.coherence.compare import Comparison, compared
from jejaring.index.fault import fault
from jejaring.index.tree import children_by_parent, members
from jejaring.terms.panel import Panel
from jejaring.terms.problem import BadRecipe
from jejaring.terms.recipe import Doubt, Recipe


@dataclass(frozen=True)
class Removal:
    """What leaving out one node or leaf does to the ranks of the index.

    `mean_shift` and `largest_shift` are absolute places, over the regions ranked both with and without it; `moved` is the region that
    shifts most (the first in the alphabet among equals), None where no rank is left. `gained` and `lost` count regions that get a rank
    or lose it because coverage changes.
    """

    code: str
    mean_shift: float
    largest_shift: float
    moved: str | None
    gained: int
    lost: int
    comparison: Comparison


def without(recipe: Recipe, code: str) -> Recipe:
    """Return the recipe in which a node or leaf counts for nothing and its weight goes to its siblings.

    It stays in the tree as a companion, so that it can still be shown. A parent left without scored children becomes one too. The
    doubt is emptied: its choices may name what is gone. Raises BadRecipe for an unknown code, the root, and a removal that would
    leave nothing.
    """
    parents = {member.code: member.parent for member in members(recipe)}
    weights = {member.code: member.weight for member in members(recipe)}
    below = {parent: [child.code for child in children] for parent, children in children_by_parent(recipe).items()}
    place: str | None = code if code in parents else None
    silent: list[str] = []
    while place is not None and parents[place] is not None:
        silent.append(place)
        parent = parents[place]
        left = [child for child in below[str(parent)] if child not in silent and weights[child] > 0]
        place = None if left else parent
    if not silent or place is not None:
        removable = [name for name, parent in parents.items() if parent is not None]
        raise BadRecipe(
            fault(
                (f"{code} tidak dapat dikeluarkan", f"{code} cannot be left out"),
                ", ".join(removable),
                ("pilih simpul yang bukan akar dan bukan satu-satunya cabang", "choose a node that is not the root nor the only branch"),
            )
        )
    # A parent whose children all weigh 0 would be refused: it is silenced itself and its children keep their weights.
    gone = silent[-1]
    return recipe.model_copy(
        update={
            "nodes": tuple(node.model_copy(update={"weight": 0.0}) if node.code == gone else node for node in recipe.nodes),
            "leaves": tuple(leaf.model_copy(update={"weight": 0.0}) if leaf.code == gone else leaf for leaf in recipe.leaves),
            "doubt": Doubt(),
        }
    )


def remove_one(panel: Panel, recipe: Recipe, codes: Sequence[str] | None = None) -> tuple[Removal, ...]:
    """Return what leaving out each of some nodes or leaves does (None: every scored leaf), one at a time.

    Each is a full run of the recipe without it, whatever the way its weights are given. Raises BadRecipe or CannotBuild.
    """
    plain = recipe.model_copy(update={"doubt": Doubt()})
    whole = run(panel, plain)
    asked = [leaf.code for leaf in recipe.leaves if leaf.weight > 0] if codes is None else list(codes)
    root = (recipe.root.code, recipe.root.code)
    return tuple(_removal(code, compared(whole, run(panel, without(recipe, code)), codes=root)) for code in asked)


def _removal(code: str, comparison: Comparison) -> Removal:
    shift = np.abs(comparison.shift)
    some = not np.isnan(shift).all()
    return Removal(
        code=code,
        mean_shift=float(np.nanmean(shift)) if some else np.nan,
        largest_shift=float(np.nanmax(shift)) if some else np.nan,
        moved=min(region for region, places in zip(comparison.regions, shift, strict=True) if places == np.nanmax(shift)) if some else None,
        gained=len(comparison.only_second),
        lost=len(comparison.only_first),
        comparison=comparison,
    )
