"""Correlations of columns that may have gaps: each pair over the rows where both are known."""

import numpy as np

from jejaring.terms.panel import Floats

FEWEST = 3
"""A correlation over fewer rows is always ±1 and says nothing."""


def correlations(values: Floats) -> Floats:
    """Return the Pearson correlations (…×c×c) of the columns of values (…×n×c), each pair over the rows that have both.

    A pair with fewer than 3 common rows, or without spread in them, has no correlation (NaN); the diagonal is 1 where the column
    has spread.

    >>> import numpy as np
    >>> correlations(np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 3.0]])).round(3)
    array([[1. , 0.5],
           [0.5, 1. ]])
    """
    known = (~np.isnan(values)).astype(float)
    count = known.sum(axis=-2, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        away = np.where(known > 0, values - np.where(known > 0, values, 0.0).sum(axis=-2, keepdims=True) / count, 0.0)
        scale = np.abs(away).max(axis=-2, keepdims=True)
        away = away / np.where(scale > 0, scale, 1.0)
        turned, present = np.swapaxes(away, -1, -2), np.swapaxes(known, -1, -2)
        both = present @ known
        total = turned @ known
        square = np.swapaxes(away * away, -1, -2) @ known
        spread = square - total * total / both
        shared = turned @ away - total * np.swapaxes(total, -1, -2) / both
        enough = (both >= FEWEST) & (spread > 1e-12 * square) & np.swapaxes(spread > 1e-12 * square, -1, -2)
        result = shared / np.sqrt(spread * np.swapaxes(spread, -1, -2))
    result = np.where(enough, np.clip(result, -1.0, 1.0), np.nan)
    diagonal = np.arange(values.shape[-1])
    result[..., diagonal, diagonal] = np.where(np.isnan(result[..., diagonal, diagonal]), np.nan, 1.0)
    return result
