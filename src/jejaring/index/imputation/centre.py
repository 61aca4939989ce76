"""Fills a gap with a constant, or with the centre of a column among all regions or those of a group."""

from collections.abc import Callable, Sequence

import numpy as np

from jejaring.index.imputation.filled import Around, Filled, Groups, Way, filled
from jejaring.terms.panel import Floats

Centre = Callable[[Floats], Floats]


def constant(values: Floats, around: Around, *, value: float) -> Filled:  # noqa: ARG001
    """Fill each gap of (…×n×m) with a value that the recipe states: a 0 only where absence is known to mean none.

    >>> import numpy as np
    >>> constant(np.array([[10.0], [np.nan]]), Around(("a", "b"), np.ones(1)), value=0).values.ravel()
    array([10.,  0.])
    """
    return filled(values, np.where(np.isnan(values), float(value), values), Way.CONSTANT)


def mean(values: Floats, around: Around) -> Filled:
    """Fill each gap of (…×n×m) with the mean of its column.

    >>> import numpy as np
    >>> mean(np.array([[10.0], [20.0], [np.nan]]), Around(("a", "b", "c"), np.ones(1))).values.ravel()
    array([10., 20., 15.])
    """
    return _climbed(values, [(around.labels(None), Way.ALL)], _mean)


def median(values: Floats, around: Around) -> Filled:
    """Fill each gap of (…×n×m) with the median of its column.

    >>> import numpy as np
    >>> median(np.array([[10.0], [20.0], [np.nan], [90.0]]), Around(("a", "b", "c", "d"), np.ones(1))).values.ravel()
    array([10., 20., 20., 90.])
    """
    return _climbed(values, [(around.labels(None), Way.ALL)], _median)


def group_mean(values: Floats, around: Around, *, group: str, parent: str | None = None) -> Filled:
    """Fill each gap of (…×n×m) with the mean of the column in the region's group, or in its wider `parent` group.

    A group in which nobody has a value stays missing, unless a parent is named; which one gave the value is said of every cell.

    >>> import numpy as np
    >>> kind = {"kind": np.array([0, 0, 1])}
    >>> group_mean(np.array([[10.0], [np.nan], [50.0]]), Around(("a", "b", "c"), np.ones(1), kind), group="kind").values.ravel()
    array([10., 10., 50.])
    """
    return _climbed(values, _levels(around, group, parent), _mean)


def group_median(values: Floats, around: Around, *, group: str, parent: str | None = None) -> Filled:
    """Fill each gap of (…×n×m) with the median of the column in the region's group, or in its wider `parent` group.

    >>> import numpy as np
    >>> kind = {"kind": np.array([0, 1, 1])}
    >>> group_median(np.array([[10.0], [30.0], [np.nan]]), Around(("a", "b", "c"), np.ones(1), kind), group="kind").values.ravel()
    array([10., 30., 30.])
    """
    return _climbed(values, _levels(around, group, parent), _median)


def _levels(around: Around, group: str, parent: str | None) -> list[tuple[Groups, Way]]:
    own = (around.labels(group), Way.GROUP)
    return [own] if parent is None else [own, (around.labels(parent), Way.WIDER_GROUP)]


def _climbed(values: Floats, levels: Sequence[tuple[Groups, Way]], centre: Centre) -> Filled:
    """Return the values filled from the first level at which a gap has donors; a filled cell is never a donor itself."""
    result = filled(values, values, Way.MISSING)
    for groups, way in levels:
        offered = _centred(values, groups, centre)
        gained = np.isnan(result.values) & ~np.isnan(offered)
        if gained.any():
            ways = np.where(gained, np.int8(way), result.way).astype(np.int8)
            result = Filled(np.where(gained, offered, result.values), ways, result.donor)
    return result


def _centred(values: Floats, groups: Groups, centre: Centre) -> Floats:
    """Return the values with each gap at its group's centre; only columns that have a gap are looked at."""
    result = values.copy()
    gappy = np.flatnonzero(np.isnan(values).reshape(-1, values.shape[-1]).any(axis=0))
    for group in np.unique(groups):
        rows, columns = np.ix_(np.flatnonzero(groups == group), gappy)
        cells = values[..., rows, columns]
        result[..., rows, columns] = np.where(np.isnan(cells), centre(cells)[..., None, :], cells)
    return result


def _mean(cells: Floats) -> Floats:
    """Return the mean (…×m) of the filled cells of (…×n×m), missing where there are none."""
    filled_cells = ~np.isnan(cells)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(filled_cells, cells, 0.0).sum(axis=-2) / filled_cells.sum(axis=-2))


def _median(cells: Floats) -> Floats:
    """Return the median (…×m) of the filled cells of (…×n×m), missing where there are none."""
    if not cells.shape[-2]:
        return np.full((*cells.shape[:-2], cells.shape[-1]), np.nan)
    ordered = np.sort(np.moveaxis(cells, -2, -1), axis=-1)
    last = np.maximum((~np.isnan(ordered)).sum(axis=-1, keepdims=True) - 1, 0)
    middle = np.take_along_axis(ordered, last // 2, axis=-1) + np.take_along_axis(ordered, (last + 1) // 2, axis=-1)
    return np.asarray(middle[..., 0] / 2)
