"""Weights from principal components after varimax rotation, as the OECD handbook does it; never negative."""

from dataclasses import dataclass

import numpy as np

from jejaring.index.fault import fault
from jejaring.index.weights.correlation import correlations
from jejaring.index.weights.entropy import shares_of
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild

SMALLEST_EIGENVALUE = 1.0
SMALLEST_SHARE = 0.10
SMALLEST_TOTAL = 0.60
"""Which components are kept (OECD and JRC 2008, p. 89): eigenvalue above 1, over 10 % of variance each, over 60 % together."""

FEWEST_ROWS = 3
SWEEPS = 200
SETTLED = 1e-12
STILL = 1e-9
"""Varimax rests when no turn of a sweep exceeds this angle."""


@dataclass(frozen=True)
class Factors:
    """Weights (c,), all eigenvalues (c,) largest first, how many components were kept, and their rotated loadings (c × kept).

    `explained` (kept,) is each rotated factor's share of the variance that the kept ones explain together. `definite` tells whether
    the correlation matrix is positive semidefinite; with gaps it may not be.
    """

    weights: Floats
    eigenvalues: Floats
    kept: int
    loadings: Floats
    explained: Floats
    definite: bool


def factors(scores: Floats) -> Factors:
    """Return the weights that principal components of scores (n×c) imply.

    Components of the correlation matrix (each pair over its common regions) with an eigenvalue above 1 and over 10 % of the variance
    are kept, then the next ones until they hold over 60 %; varimax with Kaiser's normalisation; w_j ∝ l²_jk / Σ_j l²_jk × the share
    of factor k, for the factor on which child j loads most (Nicoletti et al. 2000). Squares cannot be negative: the signs of
    loadings never reach a weight. A child without spread or without correlations weighs 0.

    Raises CannotBuild where no child has a correlation with another.

    >>> import numpy as np
    >>> done = factors(np.array([[10.0, 20.0, 60.0], [20.0, 10.0, 40.0], [60.0, 70.0, 30.0]]))
    >>> done.weights.round(3), done.kept
    (array([0.378, 0.322, 0.3  ]), 1)
    """
    children = scores.shape[-1]
    if children == 1:
        one = np.ones(1)
        return Factors(one, one, 1, np.ones((1, 1)), one, definite=True)
    matrix = correlations(scores)
    off = ~np.eye(children, dtype=bool)
    sound = ~np.isnan(matrix.diagonal()) & (off & ~np.isnan(matrix)).any(axis=1)
    if sound.sum() < 2:
        raise CannotBuild(
            fault(
                ("tidak ada dua anak yang berkorelasi", "no two children have a correlation"),
                (
                    f"dua anak dengan {FEWEST_ROWS} wilayah bersama dan nilai berbeda",
                    f"two children with {FEWEST_ROWS} common regions that differ",
                ),
                ("isi data yang hilang, atau pilih bobot lain", "fill the missing data, or choose other weights"),
            )
        )
    values, vectors = np.linalg.eigh(np.nan_to_num(matrix[np.ix_(sound, sound)]))
    values, vectors = values[::-1], vectors[:, ::-1]
    kept = kept_components(values)
    rotated = varimax(vectors[:, :kept] * np.sqrt(values[:kept]))
    square = rotated**2
    loadings, weights = np.zeros((children, kept)), np.zeros(children)
    loadings[sound], weights[sound] = rotated, square.max(axis=1)
    eigenvalues = np.concatenate([values, np.zeros(children - values.size)])
    explained = square.sum(axis=0) / square.sum()
    return Factors(shares_of(weights), eigenvalues, kept, loadings, explained, definite=bool(values[-1] > -1e-9))


def kept_components(eigenvalues: Floats) -> int:
    """Return how many components the OECD's three rules keep of eigenvalues in falling order: at least one.

    >>> import numpy as np
    >>> kept_components(np.array([1.7, 0.9, 0.4]))
    2
    """
    share = eigenvalues / eigenvalues.sum()
    both = (eigenvalues > SMALLEST_EIGENVALUE) & (share > SMALLEST_SHARE)
    enough = int(np.searchsorted(np.cumsum(share), SMALLEST_TOTAL, side="right")) + 1
    positive = int((eigenvalues > SETTLED).sum())
    return min(max(int(both.sum()), enough, 1), max(positive, 1))


def varimax(loadings: Floats) -> Floats:
    """Return loadings (c×k) rotated so that each child loads high on few factors (Kaiser 1958, rows normalised).

    >>> import numpy as np
    >>> np.abs(varimax(np.array([[0.7, 0.7], [0.7, -0.7], [0.6, 0.6]]))).round(3)
    array([[0.99 , 0.   ],
           [0.   , 0.99 ],
           [0.849, 0.   ]])
    """
    children, kept = loadings.shape
    length = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    length = np.where(length > 0, length, 1.0)
    rows = loadings / length
    for _ in range(SWEEPS):
        angles = [_turn(rows, first, second, children) for first in range(kept) for second in range(first + 1, kept)]
        if max(np.abs(angles), default=0.0) < STILL:
            break
    return np.asarray(rows * length)


def _turn(rows: Floats, first: int, second: int, children: int) -> float:
    """Turn two columns to the angle that is best in their plane, in place, and return it: Kaiser's formula never rests at the worst one."""
    x, y = rows[:, first].copy(), rows[:, second].copy()
    u, v = x * x - y * y, 2 * x * y
    upper = 2 * (u @ v) - 2 * u.sum() * v.sum() / children
    lower = u @ u - v @ v - (u.sum() ** 2 - v.sum() ** 2) / children
    angle = 0.25 * float(np.arctan2(upper, lower)) if np.hypot(upper, lower) > SETTLED else 0.0
    rows[:, first] = np.cos(angle) * x + np.sin(angle) * y
    rows[:, second] = np.cos(angle) * y - np.sin(angle) * x
    return angle
