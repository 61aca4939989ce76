"""Scales that keep only the order of regions, or the band into which a value falls."""

import numpy as np

from jejaring.index.rank import places
from jejaring.index.shape import quantile
from jejaring.terms.panel import Floats


def rank(values: Floats, polarity: Floats) -> Floats:
    """Return how many places each region stands from the bottom of (…×n×m), 1 for the worst; ties share the lower number.

    >>> import numpy as np
    >>> rank(np.array([[2.0], [10.0], [2.0], [np.nan]]), np.array([1.0])).ravel()
    array([ 1.,  3.,  1., nan])
    """
    return np.moveaxis(places(np.moveaxis(-values * polarity, -2, -1)), -1, -2)


def borda(values: Floats, polarity: Floats) -> Floats:
    """Return how many regions each one beats: rank - 1 (Borda 1781).

    >>> import numpy as np
    >>> borda(np.array([[2.0], [10.0], [2.0]]), np.array([-1.0])).ravel()
    array([1., 0., 1.])
    """
    return rank(values, polarity) - 1


def percentile_rank(values: Floats, polarity: Floats) -> Floats:
    """Return 100 (rank - 1) / (filled - 1): the share of the other regions that each one beats.

    >>> import numpy as np
    >>> percentile_rank(np.array([[2.0], [10.0], [3.0], [np.nan]]), np.array([1.0])).ravel()
    array([  0., 100.,  50.,  nan])
    """
    others = (~np.isnan(values)).sum(axis=-2, keepdims=True) - 1
    return 100 * borda(values, polarity) / np.where(others > 0, others, np.nan)


def bands(values: Floats, polarity: Floats, *, cuts: tuple[float, ...], scores: tuple[float, ...]) -> Floats:  # noqa: ARG001
    """Return the score of the band into which each value falls: the first below the first cut, the last from the last cut on.

    A value that equals a cut belongs to the band above. Scores are written for rising values: they fall where less is better.

    >>> import numpy as np
    >>> bands(np.array([[9.0], [10.0], [35.0]]), np.array([1.0]), cuts=(10.0, 30.0), scores=(0.0, 50.0, 100.0)).ravel()
    array([  0.,  50., 100.])
    """
    place = np.searchsorted(np.asarray(cuts, dtype=float), values, side="right")
    return np.where(np.isnan(values), np.nan, np.asarray(scores, dtype=float)[np.minimum(place, len(cuts))])


def percentile_bands(values: Floats, polarity: Floats, *, cuts: tuple[float, ...], scores: tuple[float, ...]) -> Floats:  # noqa: ARG001
    """Return the score of the band into which each value falls, with quantiles of the column (shares 0-1) as cuts.

    >>> import numpy as np
    >>> percentile_bands(np.array([[1.0], [2.0], [9.0]]), np.array([1.0]), cuts=(0.5,), scores=(0.0, 100.0)).ravel()
    array([  0., 100., 100.])
    """
    limits = np.stack([quantile(values, share) for share in cuts])
    place = (values >= limits[..., None, :]).sum(axis=0)
    return np.where(np.isnan(values), np.nan, np.asarray(scores, dtype=float)[place])
