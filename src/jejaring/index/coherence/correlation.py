"""How columns move together: three coefficients by matrix algebra, pairwise complete, with control of many tests at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from jejaring.terms.panel import Bools, Floats

Coefficient = Literal["pearson", "spearman", "kendall"]
Control = Literal["none", "holm", "bh"]
Positions = npt.NDArray[np.int64]
PAIR_BLOCK = 2**22
"""Kendall's signs are held for about this many pairs of cells at once."""
THIN = 1e-6
"""Where the shared rows hold less than this share of a column's variance, sums lose digits: such pairs are computed alone."""


@dataclass(frozen=True)
class Correlations:
    """Coefficients `r` (p × q) on `pairs` complete pairs of cells, and p-values of r = 0 before and after the control of all tests.

    Missing where fewer than three pairs remain or a column is constant on them. The diagonal of a table with itself has no test.
    """

    r: Floats
    pairs: Floats
    p: Floats
    p_adjusted: Floats
    coefficient: Coefficient
    control: Control


def correlations(
    values: Floats, others: Floats | None = None, *, coefficient: Coefficient = "pearson", control: Control = "holm"
) -> Correlations:
    """Return the correlation of every column of (n × p) with every column of `others` (n × q), or with each other where None.

    Each pair uses the rows in which both are filled; ranks are taken within these rows. p-values: t with n - 2 degrees of freedom for
    Pearson and Spearman, the normal approximation with ties for Kendall's tau-b (Kendall 1970). `control` adjusts over all distinct
    pairs (`adjusted`).
    """
    second = values if others is None else others
    r, pairs, p = _COEFFICIENTS[coefficient](values, second)
    if others is None:
        np.fill_diagonal(p, np.nan)
        upper = np.triu_indices(p.shape[0], 1)
        fixed = np.full(p.shape, np.nan)
        fixed[upper] = adjusted(p[upper], control=control)
        fixed = np.fmax(fixed, fixed.T)
    else:
        fixed = adjusted(p, control=control)
    return Correlations(r, pairs, p, fixed, coefficient, control)


def adjusted(p: Floats, *, control: Control) -> Floats:
    """Return p-values of any shape adjusted for their number; missing ones are no tests and stay missing.

    `holm` bounds the chance of a single false finding (Holm 1979), `bh` the share of false findings (Benjamini and Hochberg 1995).

    >>> import numpy as np
    >>> adjusted(np.array([0.01, 0.04, np.nan, 0.03]), control="holm").round(2)
    array([0.03, 0.06,  nan, 0.06])
    """
    result = p.astype(float).copy()
    tests = np.flatnonzero(~np.isnan(p.ravel()))
    if control == "none" or not tests.size:
        return result
    order = tests[np.argsort(p.ravel()[tests], kind="stable")]
    ordered, count = p.ravel()[order], tests.size
    if control == "holm":
        fixed = np.maximum.accumulate(ordered * (count - np.arange(count)))
    else:
        fixed = np.minimum.accumulate((ordered * count / np.arange(1, count + 1))[::-1])[::-1]
    result.ravel()[order] = np.minimum(fixed, 1.0)
    return result


def within_groups(
    values: Floats, groups: Sequence[str], *, coefficient: Coefficient = "pearson", control: Control = "holm"
) -> Mapping[str, Correlations]:
    """Return the correlations among the columns of (n × p) inside each group of rows, groups in alphabetical order."""
    labels = np.asarray(groups, dtype=object)
    return {name: correlations(values[labels == name], coefficient=coefficient, control=control) for name in sorted(set(groups))}


def pairwise_covariance(values: Floats) -> tuple[Floats, Floats]:
    """Return the covariance (…×k×k, divisor n - 1) of the columns of (…×n×k) on pairwise complete rows, and their number."""
    filled = (~np.isnan(values)).astype(float)
    centred = _centred(values)
    turned, mask = np.swapaxes(centred, -1, -2), np.swapaxes(filled, -1, -2)
    pairs = mask @ filled
    with np.errstate(invalid="ignore", divide="ignore"):
        covariance = (turned @ centred - (turned @ filled) * (mask @ centred) / pairs) / (pairs - 1)
    return np.where(pairs > 1, covariance, np.nan), pairs


def _centred(values: Floats) -> Floats:
    """Return the values minus their column means, gaps as 0: sums stay exact for columns far from zero."""
    filled = ~np.isnan(values)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(filled, values, 0.0).sum(axis=-2, keepdims=True) / filled.sum(axis=-2, keepdims=True)
    return np.where(filled, values - mean, 0.0)


def _pearson(values: Floats, others: Floats) -> tuple[Floats, Floats, Floats]:
    mask, other_mask = (~np.isnan(values)).astype(float), (~np.isnan(others)).astype(float)
    x, y = _unit(values), _unit(others)
    pairs = mask.T @ other_mask
    with np.errstate(invalid="ignore", divide="ignore"):
        sum_x, sum_y = x.T @ other_mask, mask.T @ y
        square_x = (x * x).T @ other_mask - sum_x**2 / pairs
        square_y = mask.T @ (y * y) - sum_y**2 / pairs
        product = x.T @ y - sum_x * sum_y / pairs
        r = np.where(pairs > 2, product / np.sqrt(square_x * square_y), np.nan)
    for row, column in np.argwhere((np.minimum(square_x, square_y) < THIN) & (pairs > 2)):
        r[row, column] = _alone(values[:, row], others[:, column])
    r = np.clip(r, -1.0, 1.0)
    return r, pairs, _t_test(r, pairs)


def _alone(x: Floats, y: Floats) -> float:
    """Return the correlation of two columns on their shared rows alone."""
    both = ~np.isnan(x) & ~np.isnan(y)
    x, y = x[both], y[both]
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        return float("nan")
    x, y = x - x.mean(), y - y.mean()
    return float((x @ y) / np.sqrt((x @ x) * (y @ y)))


def _unit(values: Floats) -> Floats:
    """Return centred columns of length one, gaps as 0."""
    centred = _centred(values)
    length = np.sqrt((centred * centred).sum(axis=-2, keepdims=True))
    return centred / np.where(length > 0, length, 1.0)


def _t_test(r: Floats, pairs: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        t = np.abs(r) * np.sqrt((pairs - 2) / ((1 - r) * (1 + r)))
        return np.where(pairs > 2, 2 * special.stdtr(np.maximum(pairs - 2, 1), -t), np.nan)


def _patterns(values: Floats) -> list[tuple[Bools, Positions]]:
    """Return the distinct patterns of filled rows and the columns that have each."""
    filled = ~np.isnan(values)
    kinds, which = np.unique(filled, axis=1, return_inverse=True)
    return [(kinds[:, number], np.flatnonzero(which.ravel() == number)) for number in range(kinds.shape[1])]


def _shared(values: Floats, others: Floats) -> Iterator[tuple[Bools, Positions, Positions]]:
    for first, columns in _patterns(values):
        for second, other_columns in _patterns(others):
            yield first & second, columns, other_columns


def _spearman(values: Floats, others: Floats) -> tuple[Floats, Floats, Floats]:
    shape = (values.shape[1], others.shape[1])
    r, pairs = np.full(shape, np.nan), (~np.isnan(values)).astype(float).T @ (~np.isnan(others)).astype(float)
    # Ranks of all others within the rows of each pattern of the values, kept; ranks of all values within each pattern of the others.
    within = [(columns, _ranks_within(others, rows)) for rows, columns in _patterns(values)]
    for rows, other_columns in _patterns(others):
        ranked = _ranks_within(values, rows)
        for columns, other_ranked in within:
            x, y = ranked[:, columns], other_ranked[:, other_columns]
            r[np.ix_(columns, other_columns)] = _pearson(x, y)[0]
    return r, pairs, _t_test(r, pairs)


def _ranks_within(values: Floats, rows: Bools) -> Floats:
    """Return the ranks (n × p) of each column's filled cells within some rows, ties at their mean rank, missing elsewhere."""
    kept = np.where(rows[:, None], values, np.nan)
    order = np.argsort(kept, axis=0)
    ordered = np.take_along_axis(kept, order, axis=0)
    place = np.broadcast_to(np.arange(len(kept), dtype=float)[:, None], kept.shape)
    starts = np.ones(kept.shape, dtype=bool)
    starts[1:] = ordered[1:] != ordered[:-1]
    ends = np.ones(kept.shape, dtype=bool)
    ends[:-1] = starts[1:]
    first = np.maximum.accumulate(np.where(starts, place, 0.0), axis=0)
    last = np.minimum.accumulate(np.where(ends, place, float(len(kept)))[::-1], axis=0)[::-1]
    result = np.empty_like(kept)
    np.put_along_axis(result, order, (first + last) / 2 + 1, axis=0)
    return np.where(np.isnan(kept), np.nan, result)


def _kendall(values: Floats, others: Floats) -> tuple[Floats, Floats, Floats]:
    shape = (values.shape[1], others.shape[1])
    concordance, x_apart, y_apart = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    height = max(1, PAIR_BLOCK // max(1, len(values) * (shape[0] + shape[1])))
    for start in range(0, len(values), height):
        x, x_known = _signs(values, start, height)
        y, y_known = _signs(others, start, height)
        concordance += x.T @ y
        x_apart += np.abs(x).T @ y_known
        y_apart += x_known.T @ np.abs(y)
    pairs = (~np.isnan(values)).astype(float).T @ (~np.isnan(others)).astype(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        tau = np.where((x_apart > 0) & (y_apart > 0) & (pairs > 2), concordance / np.sqrt(x_apart * y_apart), np.nan)
        z = np.abs(concordance) / np.sqrt(_kendall_variance(values, others))
    return np.clip(tau, -1, 1), pairs, np.where(np.isnan(tau), np.nan, 2 * special.ndtr(-z))


def _signs(values: Floats, start: int, height: int) -> tuple[Floats, Floats]:
    """Return the signs of differences of some rows to all later rows, as (pairs × columns), and which of them are known."""
    block = [np.sign(values[row] - values[row + 1 :]) for row in range(start, min(start + height, len(values)))]
    signs = np.concatenate(block)
    return np.nan_to_num(signs), (~np.isnan(signs)).astype(float)


def _kendall_variance(values: Floats, others: Floats) -> Floats:
    """Return the variance of concordant minus discordant pairs under independence, with ties on the shared rows (Kendall 1970)."""
    variance = np.full((values.shape[1], others.shape[1]), np.nan)
    for rows, columns, other_columns in _shared(values, others):
        n = float(rows.sum())
        if n < 3:
            continue
        x, y = _ties(values[rows][:, columns]), _ties(others[rows][:, other_columns])
        m = n * (n - 1)
        plain = (m * (2 * n + 5) - x[:, 1, None] - y[:, 1]) / 18
        variance[np.ix_(columns, other_columns)] = plain + 2 * x[:, 0, None] * y[:, 0] / m + x[:, 2, None] * y[:, 2] / (9 * m * (n - 2))
    return variance


def _ties(values: Floats) -> Floats:
    """Return for each full column (c × 3) Σ t(t-1)/2, Σ t(t-1)(2t+5) and Σ t(t-1)(t-2) over its groups of t tied values."""
    sums = []
    for column in values.T:
        t = np.unique(column, return_counts=True)[1].astype(float)
        two = t * (t - 1)
        sums.append(((two / 2).sum(), (two * (2 * t + 5)).sum(), (two * (t - 2)).sum()))
    return np.array(sums)


_COEFFICIENTS: Mapping[Coefficient, Callable[[Floats, Floats], tuple[Floats, Floats, Floats]]] = {
    "pearson": _pearson,
    "spearman": _spearman,
    "kendall": _kendall,
}
