"""Two to four regions side by side: what differs beyond doubt, what cannot be told apart, and what makes the difference."""

from functools import lru_cache
from itertools import combinations

import numpy as np
from pydantic import Field

from jejaring.api.cards import EditionCard, card
from jejaring.api.find import Found, find
from jejaring.api.lines import number
from jejaring.api.tree import NodeName, node_names
from jejaring.edition import Portrait, portrait, settled_recipe
from jejaring.edition.edition import Edition
from jejaring.edition.portrait import Figure
from jejaring.index import Stages, run
from jejaring.index.coherence.decompose import between_regions
from jejaring.index.sensitivity.sample import Sample, sample
from jejaring.terms.frozen import Frozen

MOST = 4
"""Regions that fit side by side on a page."""


class Cell(Frozen):
    """A region's score with its interval at one node; None where there is none."""

    score: float | None
    low: float | None
    high: float | None


class NodeRow(Frozen):
    """One inner node: a cell per region, and `above`, the pairs (higher, lower) of places whose intervals do not touch."""

    node: NodeName
    cells: tuple[Cell, ...]
    above: tuple[tuple[int, int], ...]


class FigureRow(Frozen):
    """One indicator: the figure of each region, with year and status."""

    figures: tuple[Figure, ...]


class Part(Frozen):
    """What one indicator adds to the distance of two regions, in points of the index."""

    code: str
    points: float


class Pair(Frozen):
    """Two regions by their places: how often the first scores above the second, and which indicators make the distance.

    `chance` (0-1, a tie counts half) comes from the draws behind the intervals, None where one of them has no rank. `gap` is the first
    score less the second, `parts` sum to it, the largest first; empty where one of them has no score.
    """

    first: int
    second: int
    same_group: bool
    chance: float | None
    gap: float | None
    parts: tuple[Part, ...]


class ComparisonView(Frozen):
    """The regions asked for, each with its portrait, and what sets them apart; `said` are the findings in words, by name."""

    edition: EditionCard
    regions: tuple[Portrait, ...]
    rows: tuple[NodeRow, ...]
    figures: tuple[FigureRow, ...]
    pairs: tuple[Pair, ...]
    draws: int
    query: str | None
    found: tuple[Found, ...]
    said: dict[str, str] = Field(default_factory=dict)


def comparison(edition: Edition, regions: tuple[str, ...], *, query: str | None = None) -> ComparisonView:
    """Return up to four regions side by side; raises ValueError for a region that the edition does not hold, or for more than four."""
    if len(regions) > MOST:
        raise ValueError(len(regions))
    portraits = tuple(portrait(edition, region) for region in regions)
    inner = {node.code for node in edition.recipe.nodes}
    return ComparisonView(
        edition=card(edition),
        regions=portraits,
        rows=tuple(_row(portraits, node) for node in node_names(edition) if node.code in inner),
        figures=tuple(FigureRow(figures=figures) for figures in zip(*(each.figures for each in portraits), strict=True)),
        pairs=tuple(_pair(edition, portraits, first, second) for first, second in combinations(range(len(regions)), 2)),
        draws=edition.intervals.draws,
        query=query,
        found=find(edition.catalogue, query) if query else (),
    )


def _row(portraits: tuple[Portrait, ...], node: NodeName) -> NodeRow:
    found = [next(item for item in each.nodes if item.code == node.code) for each in portraits]
    cells = tuple(Cell(score=item.score, low=item.low, high=item.high) for item in found)
    places = [(one, other) for one in range(len(cells)) for other in range(len(cells)) if one != other]
    return NodeRow(node=node, cells=cells, above=tuple(pair for pair in places if _is_above(cells[pair[0]], cells[pair[1]])))


def _is_above(one: Cell, other: Cell) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _pair(edition: Edition, portraits: tuple[Portrait, ...], first: int, second: int) -> Pair:
    one, other = portraits[first], portraits[second]
    gap, parts = _distance(edition, one, other)
    return Pair(
        first=first,
        second=second,
        same_group=one.group == other.group,
        chance=_chance(edition, one.region.key, other.region.key),
        gap=gap,
        parts=parts,
    )


def _chance(edition: Edition, one: str, other: str) -> float | None:
    scores = _draws(edition).scores
    above = scores[:, edition.row(one)] - scores[:, edition.row(other)]
    return number(np.round(np.mean((np.sign(above) + 1) / 2), 9))


def _distance(edition: Edition, one: Portrait, other: Portrait) -> tuple[float | None, tuple[Part, ...]]:
    if one.root.score is None or other.root.score is None:
        return None, ()
    change = between_regions(_stages(edition), settled_recipe(edition), other.region.key, one.region.key)
    points = dict(zip(change.nodes, change.contributions.tolist(), strict=True))
    known = [(leaf.code, points[leaf.code]) for leaf in edition.recipe.leaves if not np.isnan(points[leaf.code])]
    known.sort(key=lambda item: (-abs(item[1]), item[0]))
    return round(change.end - change.start, 9), tuple(Part(code=code, points=round(value, 9)) for code, value in known)


@lru_cache(maxsize=4)
def _draws(edition: Edition) -> Sample:
    return sample(edition.panel, edition.recipe)


@lru_cache(maxsize=4)
def _stages(edition: Edition) -> Stages:
    return run(edition.panel, edition.recipe)
