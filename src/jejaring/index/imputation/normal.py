"""Fills gaps with what a multivariate normal distribution, fitted to all cells there are, expects in their place."""

import numpy as np

from jejaring.index.fault import fault
from jejaring.index.imputation.filled import Around, Filled, Groups, Way, filled, informed, tables
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.problem import CannotBuild


def em(values: Floats, around: Around, *, ridge: float, cycles: int, tolerance: float) -> Filled:  # noqa: ARG001
    """Fill each gap of (…×n×m) with its expectation given the region's other cells (Dempster, Laird and Rubin 1977).

    E: x̂ = μ_m + Σ_mo Σ_oo⁻¹ (x_o - μ_o), plus the conditional covariance; M: μ and Σ of the completed table. `ridge` is added to the
    diagonal of the correlation matrix; it is needed where columns are collinear or as many as regions. A region without any cell and
    a column without any stay missing.

    Raises CannotBuild where Σ is singular without more ridge, or where `cycles` do not bring it to rest within `tolerance`.

    >>> import numpy as np
    >>> table = np.array([[1.0, 2.1], [2.0, 3.9], [3.0, 6.0], [4.0, np.nan]])
    >>> around = Around(("a", "b", "c", "d"), np.ones(2))
    >>> em(table, around, ridge=0.0, cycles=1000, tolerance=1e-12).values[3].round(6)
    array([4. , 7.9])
    """
    done = [_completed(table, ridge, cycles, tolerance) for table in tables(values)]
    return filled(values, np.stack(done).reshape(values.shape) if done else values, Way.MODEL)


def normal_fit(table: Floats, *, ridge: float, cycles: int, tolerance: float) -> tuple[Floats, Floats, Floats]:
    """Return mean (m,), covariance (m × m, over n) and the completed table of greatest likelihood; every row and column holds something.

    Raises CannotBuild as `em` does.
    """
    known = ~np.isnan(table)
    centre = np.nansum(table, axis=0) / known.sum(axis=0)
    unit = np.sqrt(np.nansum((table - centre) ** 2, axis=0) / known.sum(axis=0))
    unit = np.where(unit > 0, unit, 1.0)
    scaled = (table - centre) / unit
    mean, covariance = np.zeros(unit.size), np.eye(unit.size)
    patterns, member = np.unique(known, axis=0, return_inverse=True)
    grouped = np.asarray(patterns, dtype=bool), member.reshape(-1).astype(np.int64)
    for _ in range(cycles):
        complete, uncertain = _expected(scaled, grouped, mean, covariance + ridge * np.eye(unit.size))
        new_mean = complete.mean(axis=0)
        away = complete - new_mean
        new_covariance = (away.T @ away + uncertain) / len(table)
        change = max(np.abs(new_mean - mean).max(), np.abs(new_covariance - covariance).max())
        mean, covariance = new_mean, new_covariance
        if change < tolerance:
            return centre + mean * unit, covariance * np.outer(unit, unit), np.where(known, table, centre + complete * unit)
    raise CannotBuild(
        fault(
            (f"em belum tenang setelah {cycles} putaran", f"em has not come to rest after {cycles} cycles"),
            (f"perubahan di bawah {tolerance:g}", f"a change below {tolerance:g}"),
            ("naikkan cycles, ridge atau tolerance", "raise cycles, ridge or tolerance"),
        )
    )


def _completed(table: Floats, ridge: float, cycles: int, tolerance: float) -> Floats:
    rows, columns = informed(table)
    if not np.isnan(table[np.ix_(rows, columns)]).any():
        return table
    result = table.copy()
    _, _, complete = normal_fit(table[np.ix_(rows, columns)], ridge=ridge, cycles=cycles, tolerance=tolerance)
    result[np.ix_(rows, columns)] = complete
    return result


def _expected(table: Floats, patterns: tuple[Bools, Groups], mean: Floats, covariance: Floats) -> tuple[Floats, Floats]:
    """Return the table with gaps at their expectation, and the sum over rows of the covariance that gaps leave open."""
    complete, open_part = table.copy(), np.zeros(covariance.shape)
    for number, known in enumerate(patterns[0]):
        if known.all():
            continue
        rows = np.flatnonzero(patterns[1] == number)
        seen, unseen = np.flatnonzero(known), np.flatnonzero(~known)
        slope = _solved(covariance[np.ix_(seen, seen)], covariance[np.ix_(seen, unseen)])
        complete[np.ix_(rows, unseen)] = mean[unseen] + (table[np.ix_(rows, seen)] - mean[seen]) @ slope
        left = covariance[np.ix_(unseen, unseen)] - covariance[np.ix_(unseen, seen)] @ slope
        open_part[np.ix_(unseen, unseen)] += rows.size * left
    return complete, open_part


def _solved(matrix: Floats, right: Floats) -> Floats:
    from scipy.linalg import LinAlgError, cho_factor, cho_solve

    try:
        return np.asarray(cho_solve(cho_factor(matrix), right))
    except LinAlgError as error:
        raise CannotBuild(
            fault(
                ("em: kovarians singular", "em: the covariance is singular"),
                ("indikator yang tidak kolinear, lebih sedikit daripada daerah", "indicators that are not collinear, fewer than regions"),
                ("isi ridge, misalnya 0.01", "give a ridge, for example 0.01"),
            )
        ) from error
