"""How many things the columns of a node measure: principal components with their tests, signs fixed, rotated on request."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from jejaring.index.coherence.correlation import correlations
from jejaring.index.weights.factors import varimax as rotated
from jejaring.terms.panel import Floats

FEWEST = 30
"""Below this number of complete regions a correlation matrix is not assessed (methods handbook, 1.0)."""


@dataclass(frozen=True)
class Components:
    """Principal components of the correlations of k columns on `n` complete regions.

    Not `assessable` (n < 30, or a constant column, or fewer than two columns): every figure is missing. `eigenvalues` fall; `parallel`
    (k,) is the given quantile of eigenvalues of pure noise of the same shape. `loadings` (k × k) are correlations of column and
    component, one component per matrix column, each summing to 0 or more. `share` is each component's part of the variance. `kmo` is the
    Kaiser-Meyer-Olkin measure, `kmo_each` that of each column. `bartlett`, `df` and `p` test that all correlations are 0.
    """

    assessable: bool
    n: int
    eigenvalues: Floats
    share: Floats
    parallel: Floats
    loadings: Floats
    kmo: float
    kmo_each: Floats
    bartlett: float
    df: int
    p: float

    @property
    def retained(self) -> int:
        """Return how many components exceed noise, counted from the first until one does not (Horn 1965)."""
        above = self.eigenvalues > self.parallel
        return len(above) if above.all() else int(np.argmin(above))

    @property
    def above_one(self) -> int:
        """Return how many eigenvalues exceed 1 (Kaiser 1960)."""
        return int((self.eigenvalues > 1).sum())

    @property
    def pull(self) -> Floats:
        """Return each column's share (k,) of the first component: squared loadings, never negative, summing to 1."""
        squares = self.loadings[:, 0] ** 2
        return np.asarray(squares / squares.sum())


def components(values: Floats, *, draws: int = 200, seed: int = 0, quantile: float = 0.95) -> Components:
    """Return the principal components of columns (n × k); regions with a gap are left out.

    KMO is Σr² / (Σr² + Σa²) over pairs, a the partial correlations (Kaiser 1974); Bartlett's statistic is
    -(n - 1 - (2k + 5)/6) ln|R| with k(k-1)/2 degrees of freedom (Bartlett 1951). A singular R has no KMO and an infinite statistic.
    """
    used = values[~np.isnan(values).any(axis=1)]
    n, k = used.shape
    r = correlations(used, control="none").r if n > 2 else np.full((k, k), np.nan)
    if n < FEWEST or k < 2 or np.isnan(r).any():
        nothing = np.full(k, np.nan)
        return Components(False, n, nothing, nothing, nothing, np.full((k, k), np.nan), np.nan, nothing, np.nan, 0, np.nan)
    eigenvalues, vectors = np.linalg.eigh(r)
    eigenvalues, vectors = np.maximum(eigenvalues[::-1], 0.0), vectors[:, ::-1]
    kmo, kmo_each = _kmo(r)
    statistic, df = _bartlett(eigenvalues, n)
    return Components(
        assessable=True,
        n=n,
        eigenvalues=eigenvalues,
        share=eigenvalues / k,
        parallel=_noise(n, k, draws=draws, seed=seed, quantile=quantile),
        loadings=_upright(vectors * np.sqrt(eigenvalues)),
        kmo=kmo,
        kmo_each=kmo_each,
        bartlett=statistic,
        df=df,
        p=float(special.chdtrc(df, statistic)),
    )


def varimax(loadings: Floats) -> Floats:
    """Return loadings (k × c) rotated by varimax with Kaiser's normalisation, most variance first, each summing to 0 or more.

    The rotation maximises the variance of squared loadings within each component (Kaiser 1958); sums of squares per row stay. A row
    of zeros stays.
    """
    turned = rotated(loadings)
    return _upright(turned[:, np.argsort(-(turned**2).sum(axis=0), kind="stable")])


def _upright(loadings: Floats) -> Floats:
    """Turn each component so that its loadings sum to 0 or more: a sign carries no meaning, so it is fixed."""
    return np.asarray(loadings * np.where(loadings.sum(axis=0) < 0, -1.0, 1.0))


def _kmo(r: Floats) -> tuple[float, Floats]:
    k = len(r)
    if np.linalg.eigvalsh(r)[0] < 1e-10:
        return float("nan"), np.full(k, np.nan)
    inverse = np.linalg.inv(r)
    scale = np.sqrt(np.diag(inverse))
    partial = -inverse / np.outer(scale, scale)
    off = ~np.eye(k, dtype=bool)
    plain, cleared = (r**2 * off).sum(axis=0), (partial**2 * off).sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return float(plain.sum() / (plain.sum() + cleared.sum())), np.asarray(plain / (plain + cleared))


def _bartlett(eigenvalues: Floats, n: int) -> tuple[float, int]:
    k = len(eigenvalues)
    log_determinant = np.log(eigenvalues).sum() if eigenvalues[-1] > 1e-10 else -np.inf
    return float(-(n - 1 - (2 * k + 5) / 6) * log_determinant), k * (k - 1) // 2


def _noise(n: int, k: int, *, draws: int, seed: int, quantile: float) -> Floats:
    """Return the quantile of each falling eigenvalue of the correlations of n × k independent normal numbers."""
    generator = np.random.default_rng(seed)
    found = np.empty((draws, k))
    for draw in range(draws):
        table = generator.standard_normal((n, k))
        table -= table.mean(axis=0)
        table /= np.sqrt((table**2).sum(axis=0))
        found[draw] = np.linalg.eigvalsh(table.T @ table)[::-1]
    return np.asarray(np.quantile(found, quantile, axis=0))
