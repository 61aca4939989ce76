"""Fills a gap from the regions that are most alike in everything both have."""

import numpy as np

from jejaring.index.imputation.filled import Around, Filled, Way, filled, tables
from jejaring.terms.panel import Floats

BLOCK = 128
"""Regions whose distances to all others are held at once."""


def knn(values: Floats, around: Around, *, k: int, distance: str, weigh: str) -> Filled:  # noqa: ARG001
    """Fill each gap of (…×n×m) with the mean of the column over the `k` nearest regions that have it.

    Distance looks at the columns that both regions have. `standardised`: √(m/m_both Σ (z - z')²) of columns divided by their standard
    deviation (Troyanskaya et al. 2001); `gower`: the mean of |x - x'| / range (Gower 1971). `weigh` is `equal` or `inverse` (1 / d; a
    region at distance 0 then decides alone). Regions at the same distance are taken in the order of the rows, which is that of their
    keys. A region that shares no column with any that has the value stays missing.

    >>> import numpy as np
    >>> table = np.array([[1.0, 10.0], [2.0, 20.0], [9.0, 90.0], [1.1, np.nan]])
    >>> knn(table, Around(("a", "b", "c", "d"), np.ones(2)), k=1, distance="gower", weigh="equal").values[3]
    array([ 1.1, 10. ])
    """
    done = [_nearest(table, k, distance, weigh) for table in tables(values)]
    return filled(values, np.stack(done).reshape(values.shape) if done else values, Way.NEIGHBOURS)


def _nearest(table: Floats, k: int, distance: str, weigh: str) -> Floats:
    result = table.copy()
    known = ~np.isnan(table)
    scaled = _scaled(table, distance)
    gappy = np.flatnonzero(~known.all(axis=1))
    for start in range(0, gappy.size, BLOCK):
        rows = gappy[start : start + BLOCK]
        apart = distances(scaled[rows], scaled, distance)
        for row, far in zip(rows, apart, strict=True):
            order = np.argsort(far, kind="stable")
            order = order[np.isfinite(far[order])]
            for column in np.flatnonzero(~known[row]):
                donors = order[known[order, column]][:k]
                if donors.size:
                    result[row, column] = np.average(table[donors, column], weights=_shares(far[donors], weigh))
    return result


def distances(rows: Floats, others: Floats, distance: str) -> Floats:
    """Return the distances (r × n) between rows (r × m) and others (n × m) of scaled columns, infinite where they share none.

    >>> import numpy as np
    >>> distances(np.array([[0.0, np.nan]]), np.array([[3.0, 1.0], [np.nan, 2.0]]), "standardised").round(4)
    array([[4.2426,    inf]])
    """
    here, there = ~np.isnan(rows), ~np.isnan(others)
    both = here.astype(float) @ there.T.astype(float)
    gap = np.zeros(both.shape)
    for column in range(rows.shape[1]):
        away = np.abs(rows[:, column, None] - others[None, :, column])
        gap += np.nan_to_num(away if distance == "gower" else away * away, nan=0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = gap / both
        apart = share if distance == "gower" else np.sqrt(rows.shape[1] * share)
    return np.where(both > 0, apart, np.inf)


def _scaled(table: Floats, distance: str) -> Floats:
    """Return columns divided by their range or standard deviation; one without spread sets nobody apart."""
    low, high = np.fmin.reduce(table, axis=0), np.fmax.reduce(table, axis=0)
    filled_cells = np.where(np.isnan(table), 0.0, table)
    count = np.maximum((~np.isnan(table)).sum(axis=0), 1)
    centre = filled_cells.sum(axis=0) / count
    deviation = np.sqrt(np.nansum((table - centre) ** 2, axis=0) / count)
    unit = high - low if distance == "gower" else deviation
    return np.asarray(table / np.where(high > low, unit, 1.0))


def _shares(apart: Floats, weigh: str) -> Floats:
    if weigh == "equal":
        return np.ones_like(apart)
    if (apart == 0).any():
        return np.asarray(apart == 0, dtype=float)
    return np.asarray(1 / apart)
