"""Fills missing cells from the filled cells of the same group; a group without a donor stays missing."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from jejaring.terms.panel import Floats

Groups = npt.NDArray[np.int64]


def unchanged(values: Floats, groups: Groups) -> Floats:  # noqa: ARG001
    """Return the values (…×n×m) as they are: what is missing stays missing."""
    return values


def group_mean(values: Floats, groups: Groups) -> Floats:
    """Fill each gap of (…×n×m) with the mean of the column in the region's group (n,).

    A group in which nobody has a value stays missing: no other group stands in for it.

    >>> import numpy as np
    >>> group_mean(np.array([[10.0], [20.0], [np.nan]]), np.array([0, 0, 0]))
    array([[10.],
           [20.],
           [15.]])
    """
    return _filled(values, groups, np.nanmean)


def group_median(values: Floats, groups: Groups) -> Floats:
    """Fill each gap of (…×n×m) with the median of the column in the region's group (n,); no donor, no filling.

    >>> import numpy as np
    >>> group_median(np.array([[10.0], [30.0], [np.nan]]), np.array([0, 1, 1]))
    array([[10.],
           [30.],
           [30.]])
    """
    return _filled(values, groups, np.nanmedian)


def _filled(values: Floats, groups: Groups, centre: Callable[..., Floats]) -> Floats:
    result = values.copy()
    for group in np.unique(groups):
        rows = np.flatnonzero(groups == group)
        cells = values[..., rows, :]
        missing = np.isnan(cells)
        fillable = np.asarray(missing.any(axis=-2, keepdims=True) & ~missing.all(axis=-2, keepdims=True))
        if fillable.any():
            donors = np.where(fillable, cells, 0.0)
            donor = centre(donors, axis=-2, keepdims=True)
            result[..., rows, :] = np.where(missing & fillable, donor, cells)
    return result
