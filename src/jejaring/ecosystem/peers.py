"""Peers: the regions whose starting conditions are most alike, by Gower distance on context and never on what is scored."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.terms.frozen import Frozen
from jejaring.terms.panel import Floats

SIZE = 10
"""How many peers a region has: small enough to know each by name (handbook practice is 10-15)."""
TYPICAL_QUANTILE = 0.95
NEIGHBOUR = 5


class Peer(Frozen):
    """A peer: its region, the Gower distance 0-1, and the context variables in which the two differ least, most alike first."""

    region: str
    distance: float
    alike: tuple[str, ...]


class PeerGroup(Frozen):
    """The peers of one region, nearest first; `loose` warns that even the fifth is farther than is usual (95th percentile)."""

    region: str
    peers: tuple[Peer, ...]
    loose: bool


@dataclass(frozen=True)
class Context:
    """What regions (n) are compared by: numbers (n × c, NaN missing) and categories (n × d), each with names, and who may be compared."""

    regions: tuple[str, ...]
    number_names: tuple[str, ...]
    numbers: Floats
    category_names: tuple[str, ...]
    categories: npt.NDArray[np.object_]
    group: tuple[str, ...]


def gower(context: Context) -> tuple[Floats, Floats]:
    """Return distances (n × n) and the part of each variable (c + d, n × n), NaN where one of the two is missing.

    Number: |difference| / range over all regions; category: 0 where equal, else 1; the distance is the mean over the variables
    known of both (Gower 1971). Two regions without any variable in common have distance NaN.
    """
    numbers = context.numbers
    highest = np.where(np.isnan(numbers), -np.inf, numbers).max(axis=0, initial=-np.inf)
    lowest = np.where(np.isnan(numbers), np.inf, numbers).min(axis=0, initial=np.inf)
    span = highest - lowest
    scaled = numbers / np.where(span > 0, span, 1.0)
    parts = [np.abs(scaled[:, None, j] - scaled[None, :, j]) for j in range(numbers.shape[1])]
    for j in range(context.categories.shape[1]):
        category = context.categories[:, j]
        parts.append((category[:, None] != category[None, :]).astype(float))
    stacked = np.array(parts)
    known = ~np.isnan(stacked)
    count = known.sum(axis=0)
    total = np.where(known, stacked, 0.0).sum(axis=0)
    distances = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return distances, stacked


def peer_groups(context: Context, *, size: int = SIZE) -> tuple[PeerGroup, ...]:
    """Return each region's nearest peers within its own group, ties broken by region key.

    A region that shares no known variable with others has no peers.
    """
    distances, parts = gower(context)
    same_group = np.array(context.group)[:, None] == np.array(context.group)[None, :]
    np.fill_diagonal(same_group, val=False)
    allowed = np.where(same_group, np.round(distances, 9), np.nan)
    order = np.lexsort((np.broadcast_to(np.argsort(np.argsort(context.regions)), allowed.shape), allowed))
    counts = (~np.isnan(allowed)).sum(axis=1)
    fifth = np.array([_fifth(allowed[i], order[i], counts[i]) for i in range(len(context.regions))])
    usual = np.nanquantile(fifth, TYPICAL_QUANTILE) if np.isfinite(fifth).any() else np.nan
    names = context.number_names + context.category_names
    return tuple(
        PeerGroup(
            region=region,
            peers=tuple(
                Peer(region=context.regions[j], distance=float(allowed[i, j]), alike=_alike(names, parts[:, i, j]))
                for j in order[i, : min(size, int(counts[i]))]
            ),
            loose=bool(fifth[i] > usual),
        )
        for i, region in enumerate(context.regions)
    )


def _fifth(row: Floats, order: npt.NDArray[np.intp], count: int) -> float:
    return float(row[order[min(NEIGHBOUR, count) - 1]]) if count else float("nan")


def _alike(names: tuple[str, ...], parts: Floats, *, most: int = 3) -> tuple[str, ...]:
    known = [(round(float(part), 9), position) for position, part in enumerate(parts) if not np.isnan(part)]
    return tuple(names[position] for part, position in sorted(known)[:most])
