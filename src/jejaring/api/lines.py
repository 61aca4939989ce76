"""One region at one node as a line: its score with interval, its rank with range, its band."""

import math
from typing import SupportsFloat

from jejaring.edition.edition import Edition
from jejaring.terms.frozen import Frozen


class Line(Frozen):
    """A region at one node of the tree; None where there is no score, no rank or no interval.

    `coverage` is the share 0-1 of nominal leaf weight that is filled. `tile` is the hexagon (q, r) of the equal-area map.
    """

    region: str
    name: str
    kind: str
    province: str
    group: str
    score: float | None
    low: float | None
    high: float | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    band: int | None
    coverage: float
    tile: tuple[int, int] | None


def number(value: SupportsFloat) -> float | None:
    """Return a plain number, None for a missing one."""
    plain = float(value)
    return None if math.isnan(plain) else plain


def whole(value: SupportsFloat) -> int | None:
    """Return a plain whole number, None for a missing one."""
    plain = number(value)
    return None if plain is None else int(plain)


def lines(edition: Edition, node: str) -> tuple[Line, ...]:
    """Return one line per region at a node, in the order of the edition; raises ValueError for a node without scores."""
    scores, doubt = edition.scores, edition.intervals
    at = scores.nodes.index(node)
    regions = {region.key: region for region in edition.catalogue.regions}
    provinces = {province.key: province.name for province in edition.catalogue.provinces}
    found = []
    for row, key in enumerate(scores.regions):
        region = regions[key]
        found.append(
            Line(
                region=key,
                name=region.name,
                kind=region.kind,
                province=provinces[region.province],
                group=scores.group[row],
                score=number(scores.score[row, at]),
                low=number(doubt.low[row, at]),
                high=number(doubt.high[row, at]),
                rank=whole(scores.rank[row, at]),
                rank_low=whole(doubt.rank_low[row, at]),
                rank_high=whole(doubt.rank_high[row, at]),
                band=int(doubt.band[row, at]) or None,
                coverage=float(scores.coverage[row, at]),
                tile=region.tile,
            )
        )
    return tuple(found)
