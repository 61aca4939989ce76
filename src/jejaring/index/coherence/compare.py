"""Two recipes side by side: what differs between them, and what that does to ranks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from jejaring.index.build import Stages, run
from jejaring.index.coherence.correlation import correlations
from jejaring.index.coherence.family import node_scores
from jejaring.terms.panel import Floats, Panel
from jejaring.terms.recipe import Recipe


@dataclass(frozen=True)
class Difference:
    """One field that two recipes fill differently, by its path; None where a recipe lacks it."""

    path: str
    first: str | None
    second: str | None


@dataclass(frozen=True)
class Agreement:
    """How far two rankings of one group agree, over the `n` regions that both rank.

    `tau` (Kendall's tau-b) and `rho` (Spearman) are of the scores; missing below three regions or where all scores are alike.
    """

    group: str
    n: int
    mean_shift: float
    largest_shift: float
    tau: float
    rho: float


@dataclass(frozen=True)
class Comparison:
    """Ranks (n,) of one node under two recipes, the shift (second minus first, negative = better), and what the recipes differ in."""

    regions: tuple[str, ...]
    first: Floats
    second: Floats
    shift: Floats
    groups: tuple[Agreement, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    differences: tuple[Difference, ...]


def compare(panel: Panel, first: Recipe, second: Recipe, *, nodes: tuple[str, str] | None = None) -> Comparison:
    """Return how a node (None: the index) ranks under two recipes on the same panel; `nodes` names it in each.

    Shifts are within groups of ranking, in which both recipes must agree to be compared; regions of differing groups have no shift.
    Raises BadRecipe, CannotBuild or UnknownName.
    """
    codes = nodes or (first.root.code, second.root.code)
    return compared(run(panel, first), run(panel, second), codes=codes, differences=differences(first, second))


def compared(before: Stages, after: Stages, *, codes: tuple[str, str], differences: tuple[Difference, ...] = ()) -> Comparison:
    """Return the comparison of two runs on the same regions."""
    scores = [node_scores(stages, [code])[:, 0] for stages, code in zip((before, after), codes, strict=True)]
    ranks = [stages.ranks[:, stages.nodes.index(code)] for stages, code in zip((before, after), codes, strict=True)]
    same = np.asarray(before.group, dtype=object) == np.asarray(after.group, dtype=object)
    shift = np.where(same, ranks[1] - ranks[0], np.nan)
    labels = np.asarray(before.group, dtype=object)
    groups = tuple(_agreement(name, scores, np.where(labels == name, shift, np.nan)) for name in sorted(set(before.group)))
    lone = [np.isnan(ranks[1 - which]) & ~np.isnan(ranks[which]) for which in (0, 1)]
    names = [tuple(before.regions[row] for row in np.flatnonzero(each)) for each in lone]
    return Comparison(before.regions, ranks[0], ranks[1], shift, groups, names[0], names[1], differences)


def differences(first: Recipe, second: Recipe) -> tuple[Difference, ...]:
    """Return every field in which two recipes differ, nodes and leaves matched by code, as `leaves[K1].weight`."""
    one, two = (dict(_fields("", recipe.model_dump(mode="json"))) for recipe in (first, second))
    paths = [*one, *(path for path in two if path not in one)]
    return tuple(Difference(path, one.get(path), two.get(path)) for path in paths if one.get(path) != two.get(path))


def _fields(path: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _fields(f"{path}.{name}" if path else str(name), inner)
    elif isinstance(value, list | tuple) and value and all(isinstance(each, Mapping) for each in value):
        for number, each in enumerate(value):
            yield from _fields(f"{path}[{each.get('code', number)}]", each)
    elif value is not None:
        yield path, str(value)


def _agreement(group: str, scores: list[Floats], shift: Floats) -> Agreement:
    both = ~np.isnan(shift)
    n = int(both.sum())
    pair = np.column_stack([each[both] for each in scores])
    tau, rho = (float(correlations(pair, coefficient=name, control="none").r[0, 1]) for name in ("kendall", "spearman"))
    moved = np.abs(shift[both])
    return Agreement(group, n, float(moved.mean()) if n else np.nan, float(moved.max()) if n else np.nan, tau, rho)
