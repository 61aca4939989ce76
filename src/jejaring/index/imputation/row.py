"""Fills a gap from the region's other indicators: where it stands in them, it is taken to stand in the missing one."""

from collections.abc import Callable

import numpy as np

from jejaring.index.imputation.filled import Around, Filled, Way, filled
from jejaring.terms.panel import Floats


def row_mean(values: Floats, around: Around, *, level: str | None = None) -> Filled:
    """Fill each gap of (…×n×m) with the mean standing of the region in its other leaves of the same branch at `level`.

    Each column is scaled from worst to best (0-1), the row's mean is taken, and scaled back (Becker et al. 2022). Without a level all
    leaves count; `parent` means those below one node. A column without spread tells nothing; a region without others stays missing.

    >>> import numpy as np
    >>> table = np.array([[0.0, 30.0], [10.0, 10.0], [5.0, np.nan]])
    >>> row_mean(table, Around(("a", "b", "c"), np.array([1.0, -1.0]))).values[2]
    array([ 5., 20.])
    """
    return _by_row(values, around, level, np.nanmean)


def row_median(values: Floats, around: Around, *, level: str | None = None) -> Filled:
    """Fill each gap of (…×n×m) with the median standing of the region in its other leaves of the same branch at `level`.

    >>> import numpy as np
    >>> table = np.array([[0.0, 30.0], [10.0, 10.0], [5.0, np.nan]])
    >>> row_median(table, Around(("a", "b", "c"), np.array([1.0, 1.0]))).values[2]
    array([ 5., 20.])
    """
    return _by_row(values, around, level, np.nanmedian)


def _by_row(values: Floats, around: Around, level: str | None, centre: Callable[..., Floats]) -> Filled:
    upright = values * around.polarity
    least = np.fmin.reduce(upright, axis=-2, keepdims=True)
    spread = np.fmax.reduce(upright, axis=-2, keepdims=True) - least
    with np.errstate(invalid="ignore", divide="ignore"):
        standing = (upright - least) / np.where(spread > 0, spread, np.nan)
    blocks = around.blocks(level)
    result = values.copy()
    for block in np.unique(blocks):
        columns = np.flatnonzero(blocks == block)
        part = standing[..., columns]
        told = ~np.isnan(part).all(axis=-1, keepdims=True)
        middle = np.where(told, centre(np.where(told, part, 0.0), axis=-1, keepdims=True), np.nan)
        back = (least[..., columns] + middle * spread[..., columns]) * around.polarity[columns]
        result[..., columns] = np.where(np.isnan(values[..., columns]), back, values[..., columns])
    return filled(values, result, Way.ROW)
