"""Whether the order of two regions depends on a third: ranks after a region leaves, after a twin arrives, and pair by pair."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

import numpy as np
import numpy.typing as npt

from jejaring.index.build import run
from jejaring.index.fault import fault
from jejaring.terms.panel import Floats, Panel
from jejaring.terms.problem import CannotBuild, JejaringError, UnknownRegion
from jejaring.terms.recipe import Doubt, Recipe
from jejaring.terms.scores import DECIMALS

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Reversal:
    """What one change of the set of regions does to the order of the others.

    `pairs` counts the pairs with an order before and after, `reversed_pairs` those of them whose order turned round; `example` is one,
    the better first as it was before. `refused` says, in words of both languages, why the recipe cannot run on the changed set.
    """

    region: str
    pairs: int
    reversed_pairs: int
    example: tuple[str, str] | None
    refused: JejaringError | None


@dataclass(frozen=True)
class Transitivity:
    """Regions compared two at a time, each pair scored as if it were alone.

    `circles` counts the sampled triples in which a beats b, b beats c and c beats a; `against_whole` the pairs whose order differs
    from that among all regions. `refused` counts the pairs on which the recipe cannot run (a scale from two equal values).
    """

    triples: int
    circles: int
    example: tuple[str, str, str] | None
    pairs: int
    against_whole: int
    refused: int


def reversed_order(before: Floats, after: Floats) -> tuple[int, int, tuple[int, int] | None]:
    """Return the number of ordered pairs, of reversed ones, and one reversed pair of rows, for scores (n,) before and after.

    Ties and missing scores are no order.

    >>> import numpy as np
    >>> reversed_order(np.array([3.0, 2.0, 1.0]), np.array([2.0, 3.0, 1.0]))
    (3, 1, (0, 1))
    """
    first, second = (np.sign(scores[:, None] - scores) for scores in (before, after))
    with np.errstate(invalid="ignore"):
        product = np.triu(np.nan_to_num(first * second), 1)
    turned = np.argwhere(product < 0)
    example = None
    if len(turned):
        one, other = turned[0].tolist()
        example = (one, other) if before[one] > before[other] else (other, one)
    return int((product != 0).sum()), len(turned), example


def drop_each(panel: Panel, recipe: Recipe, regions: Sequence[str] | None = None) -> tuple[Reversal, ...]:
    """Return what happens to the index order of the others when each of some regions (None: every one) leaves the panel.

    Fixed goalposts and linear means cannot reverse; a scale from the data (min-max, z) can. Raises UnknownRegion.
    """
    asked = panel.regions if regions is None else tuple(regions)
    _refuse_unknown(panel, asked)
    whole = _index(panel, recipe)
    rows = np.arange(len(panel.regions))
    found = []
    for region in asked:
        kept = rows[rows != panel.regions.index(region)]
        found.append(_reversal(region, panel, recipe, whole, kept, kept))
    return tuple(found)


def add_clone(panel: Panel, recipe: Recipe, region: str) -> Reversal:
    """Return what happens to the index order of the old regions when an exact copy of one joins them. Raises UnknownRegion."""
    _refuse_unknown(panel, (region,))
    rows = np.arange(len(panel.regions))
    more = np.append(rows, panel.regions.index(region))
    return _reversal(region, panel, recipe, _index(panel, recipe), more, rows)


def transitivity(panel: Panel, recipe: Recipe, *, triples: int = 100, seed: int = 0) -> Transitivity:
    """Return how pairwise comparisons fit together, on triples of regions drawn with replacement (Wang and Triantaphyllou 2008).

    Raises CannotBuild below three regions.
    """
    n = len(panel.regions)
    if n < 3:
        raise CannotBuild(
            fault((f"{n} wilayah", f"{n} regions"), ("3 wilayah atau lebih", "3 regions or more"), ("tambah wilayah", "add regions"))
        )
    whole = _index(panel, recipe)
    generator = np.random.default_rng(seed)
    duels: dict[tuple[int, int], float] = {}
    circles, example = 0, None
    for _ in range(triples):
        trio = sorted(generator.choice(n, 3, replace=False).tolist())
        for one, other in ((trio[0], trio[1]), (trio[1], trio[2]), (trio[0], trio[2])):
            if (one, other) not in duels:
                duels[one, other] = _duel(panel, recipe, one, other)
        ring = next((ring for ring in permutations(trio) if all(_beats(duels, *step) for step in pairwise((*ring, ring[0])))), None)
        if ring is not None:
            circles += 1
            example = example or (panel.regions[ring[0]], panel.regions[ring[1]], panel.regions[ring[2]])
    against = sum(1 for (one, other), sign in duels.items() if sign * np.sign(whole[one] - whole[other]) < 0)
    refused = sum(1 for sign in duels.values() if np.isnan(sign))
    return Transitivity(triples, circles, example, len(duels), against, refused)


def chosen_rows(panel: Panel, rows: Rows) -> Panel:
    """Return the panel of some rows; a row that is chosen again is a copy, named after its region with an apostrophe."""
    names: list[str] = []
    for row in rows.tolist():
        name = panel.regions[row]
        while name in names:
            name += "'"
        names.append(name)
    return replace(
        panel,
        regions=tuple(names),
        values=panel.values[rows],
        status=panel.status[rows],
        year=panel.year[rows],
        source=panel.source[rows],
        note=panel.note[rows],
        groupings={kind: tuple(labels[row] for row in rows.tolist()) for kind, labels in panel.groupings.items()},
    )


def _index(panel: Panel, recipe: Recipe) -> Floats:
    """Return the index of every region, rounded as it is ranked."""
    return np.asarray(np.round(run(panel, recipe.model_copy(update={"doubt": Doubt()})).scores[:, 0], DECIMALS))


def _reversal(region: str, panel: Panel, recipe: Recipe, whole: Floats, rows: Rows, kept: Rows) -> Reversal:
    try:
        after = _index(chosen_rows(panel, rows), recipe)[: len(kept)]
    except CannotBuild as refusal:
        return Reversal(region, 0, 0, None, refusal)
    pairs, turned, example = reversed_order(whole[kept], after)
    names = None if example is None else (panel.regions[kept[example[0]]], panel.regions[kept[example[1]]])
    return Reversal(region, pairs, turned, names, None)


def _duel(panel: Panel, recipe: Recipe, one: int, other: int) -> float:
    """Return 1 where the first region wins alone against the second, -1 where it loses, 0 for a tie, missing where it cannot be run."""
    try:
        scores = _index(chosen_rows(panel, np.array([one, other])), recipe)
    except CannotBuild:
        return float("nan")
    return float(np.sign(scores[0] - scores[1]))


def _beats(duels: dict[tuple[int, int], float], one: int, other: int) -> bool:
    return duels[one, other] > 0 if one < other else duels[other, one] < 0


def _refuse_unknown(panel: Panel, regions: Sequence[str]) -> None:
    unknown = [region for region in regions if region not in panel.regions]
    if unknown:
        raise UnknownRegion(
            fault(
                (f"wilayah tidak dikenal: {', '.join(unknown)}", f"unknown regions: {', '.join(unknown)}"),
                ("wilayah dari panel", "regions of the panel"),
                ("perbaiki kode itu", "mend the codes"),
            )
        )
