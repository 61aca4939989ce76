"""Places within a group, 1 for the best, and bands of places that cannot be told apart."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from jejaring.terms.panel import Bools, Floats

Positions = npt.NDArray[np.int64]


def places(scores: Floats) -> Floats:
    """Return the place of each score (…×n): 1 for the highest, ties share the smallest place, missing stays missing.

    >>> import numpy as np
    >>> places(np.array([70.0, 90.0, 70.0]))
    array([2., 1., 2.])
    """
    order = np.argsort(-scores, axis=-1)
    ordered = np.take_along_axis(scores, order, axis=-1)
    place = np.broadcast_to(np.arange(1.0, scores.shape[-1] + 1), scores.shape)
    tied = ordered[..., 1:] == ordered[..., :-1]
    if tied.any():
        first = np.concatenate([np.ones_like(tied[..., :1]), ~tied], axis=-1)
        place = np.maximum.accumulate(np.where(first, place, 1.0), axis=-1)
    result = np.empty_like(scores)
    np.put_along_axis(result, order, place, axis=-1)
    if np.isnan(ordered[..., -1]).any():
        result[np.isnan(scores)] = np.nan
    return result


def group_rows(group: Sequence[str]) -> tuple[Positions, ...]:
    """Return the rows of each group, groups in alphabetical order."""
    labels = np.asarray(group, dtype=object)
    return tuple(np.flatnonzero(labels == label) for label in sorted(set(group)))


def ranks(scores: Floats, *, groups: Sequence[Positions], ranked: Bools) -> Floats:
    """Return the place (…×n×k) of every region within its group at every node, NaN where it is not ranked there (n × k).

    Places count only the regions of the group that are ranked at the node.
    """
    by_node = np.moveaxis(scores, -1, 0)
    result = np.full(by_node.shape, np.nan)
    for node in range(scores.shape[-1]):
        for rows in groups:
            members = rows[ranked[rows, node]]
            if members.size:
                result[node][..., members] = places(by_node[node][..., members])
    return np.moveaxis(result, 0, -1)


def bands(scores: Floats, rank_low: Floats, rank_high: Floats, *, groups: Sequence[Positions]) -> npt.NDArray[np.int64]:
    """Return the rank band (n × k) of every region at every node, from 1 at the top of its group; 0 where there is no rank.

    Walking down by score, a region joins the current band if its rank interval overlaps that of the band's first member, else it
    opens the next. Equal scores are walked by their interval, so the order of regions does not matter.
    """
    result = np.zeros(scores.shape, dtype=np.int64)
    for node in range(scores.shape[1]):
        for rows in groups:
            members = rows[~np.isnan(rank_low[rows, node]) & ~np.isnan(scores[rows, node])]
            low, high = rank_low[members, node], rank_high[members, node]
            walk = np.lexsort((high, low, -scores[members, node]))
            result[members[walk], node] = _walk(low[walk], high[walk])
    return result


def _walk(low: Floats, high: Floats) -> list[int]:
    band, first = 0, (np.nan, np.nan)
    result = []
    for interval in zip(low.tolist(), high.tolist(), strict=True):
        overlaps = interval[0] <= first[1] and interval[1] >= first[0]
        if not overlaps:
            band, first = band + 1, interval
        result.append(band)
    return result
