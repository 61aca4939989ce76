"""What really pulls an index: nominal weights beside main effects, linear and curved, and the part that is an indicator's own."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import BSpline

from jejaring.index.coherence.correlation import correlations
from jejaring.index.tree import compile_tree
from jejaring.terms.panel import Floats
from jejaring.terms.recipe import Recipe

FEWEST_CURVED = 40
"""With fewer regions a curve fits noise: the effect is then taken as linear (methods handbook, 1.9)."""
KNOTS = 10
"""Inner knots at quantiles; the penalty, not their number, sets how much the curve bends (Ruppert 2002)."""
PENALTIES = np.logspace(-8, 5, 53)
"""From no smoothing to a straight line, relative to the information in the data."""
RIDGE = 1e-10
"""Keeps a basis function without data solvable."""
BLOCK_CELLS = 2**22


@dataclass(frozen=True)
class MainEffects:
    """The first-order effect S (m,) of each column on an index: the share of its variance that knowing the column explains.

    `linear` is corr². `curved` is Var E[y|x] / Var y by a penalised spline, equal to `linear` where fewer than 40 regions are shared.
    `low` and `high` bound it by a bootstrap. `own` is the part by the column's residual on all others, `shared` the rest of `curved`;
    it is negative where the others mask the column. `n` (m,) counts the shared regions.
    """

    n: Floats
    linear: Floats
    curved: Floats
    low: Floats
    high: Floats
    own: Floats
    shared: Floats


def nominal_weights(recipe: Recipe) -> Mapping[str, float]:
    """Return the weight of every node and leaf in the index: the product of sibling shares on the way to the root; companions 0."""
    tree = compile_tree(recipe)
    weights = dict.fromkeys(tree.nodes, 0.0)
    weights[tree.nodes[0]] = 1.0
    for group in reversed(tree.groups):
        for child, share in zip(group.children.tolist(), tree.weights[group.edges].tolist(), strict=True):
            weights[tree.nodes[child]] = weights[tree.nodes[group.node]] * share
    return weights


def linear_effects(covariance: Floats, weights: Floats) -> Floats:
    """Return corr(x_j, y)² (m,) for y = Σ w x: (Σw)_j² / (Σ_jj wᵀΣw) (Paruolo, Saisana and Saltelli 2013).

    >>> import numpy as np
    >>> sigma = np.array([[1.0, 0.6, 0.1], [0.6, 1.0, 0.2], [0.1, 0.2, 1.0]])
    >>> linear_effects(sigma, np.ones(3) / 3).round(3)
    array([0.602, 0.675, 0.352])
    """
    pull = covariance @ weights
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(pull**2 / (np.diag(covariance) * (weights @ pull)))


def main_effects(columns: Floats, index: Floats, *, draws: int = 200, seed: int = 0, level: float = 0.9) -> MainEffects:
    """Return the main effects of columns (n × m) on an index (n,), each on the regions that have both.

    The curve is a cubic B-spline whose second differences are penalised (Eilers and Marx 1996), its smoothing chosen by generalised
    cross-validation and kept in the bootstrap. The own part uses the residual of a linear regression on the regions without any gap
    (Xu and Gertner 2008; Becker et al. 2017, 3.2).
    """
    m = columns.shape[1]
    linear = correlations(columns, index[:, None], control="none").r[:, 0] ** 2
    counts, curved, low, high = (np.full(m, np.nan) for _ in range(4))
    for place in range(m):
        both = ~np.isnan(columns[:, place]) & ~np.isnan(index)
        counts[place] = both.sum()
        if np.isnan(linear[place]):
            continue
        # In an order of their own, so that the order of regions in the panel does not matter.
        order = np.lexsort((columns[both, place], index[both]))
        x, y = columns[both, place][order], index[both][order]
        times = np.random.default_rng([seed, place]).multinomial(len(x), np.full(len(x), 1 / len(x)), size=draws).astype(float)
        curved[place], again = _effect(x, y, times)
        low[place], high[place] = np.nanquantile(again, [(1 - level) / 2, (1 + level) / 2]) if draws else (np.nan, np.nan)
    own = _own_parts(columns, index)
    return MainEffects(counts, linear, curved, low, high, own, curved - own)


def spline_effect(x: Floats, y: Floats) -> float:
    """Return Var E[y|x] / Var y (0 to 1) of full columns (n,) by a penalised spline; linear below 40 regions."""
    return _effect(x, y, np.empty((0, len(x))))[0]


def _effect(x: Floats, y: Floats, times: Floats) -> tuple[float, Floats]:
    """Return the effect and its values (draws,) when each region counts `times` (draws × n)."""
    curved = len(x) >= FEWEST_CURVED and len(np.unique(x)) > 3
    basis, penalty = _curve(x) if curved else (np.column_stack([np.ones_like(x), (x - x.mean()) / x.std()]), np.zeros((2, 2)))
    lam = _smoothing(basis, penalty, y) if curved else 0.0
    whole = np.ones((1, len(x)))
    again = _explained(basis, y, lam * penalty, times) if len(times) else np.empty(0)
    return float(_explained(basis, y, lam * penalty, whole)[0]), again


def _curve(x: Floats) -> tuple[Floats, Floats]:
    """Return a cubic B-spline basis (n × q) with knots at quantiles and its second-difference penalty (q × q), on equal scale."""
    inner = np.unique(np.quantile(x, np.linspace(0, 1, KNOTS + 2)))
    knots = np.concatenate([np.repeat(inner[0], 3), inner, np.repeat(inner[-1], 3)])
    basis = np.asarray(BSpline.design_matrix(np.clip(x, inner[0], inner[-1]), knots, 3).todense())
    # Divided by the spacing of the knot averages, so that a straight line costs nothing.
    centre = np.array([knots[place + 1 : place + 4].mean() for place in range(basis.shape[1])])
    first = np.diff(np.eye(basis.shape[1]), axis=0) / np.diff(centre)[:, None]
    second = np.diff(first, axis=0)
    penalty = second.T @ second
    return basis, penalty * (np.trace(basis.T @ basis) / np.trace(penalty))


def _smoothing(basis: Floats, penalty: Floats, y: Floats) -> float:
    """Return the penalty factor with the least n RSS / (n - edf)² (Craven and Wahba 1979)."""
    n = len(y)
    gram = basis.T @ basis + RIDGE * np.trace(basis.T @ basis) * np.eye(basis.shape[1]) / basis.shape[1]
    root = np.linalg.cholesky(gram)
    half = np.linalg.solve(root, np.linalg.solve(root, penalty).T)
    bend, turn = np.linalg.eigh((half + half.T) / 2)
    projected = turn.T @ np.linalg.solve(root, basis.T @ y)
    kept = 1 / (1 + PENALTIES[:, None] * np.maximum(bend, 0.0))
    rss = (y @ y) - ((2 * kept - kept**2) * projected**2).sum(axis=1)
    score = n * rss / (n - kept.sum(axis=1)) ** 2
    return float(PENALTIES[int(np.argmin(score))])


def _explained(basis: Floats, y: Floats, penalty: Floats, times: Floats) -> Floats:
    """Return the share of variance (draws,) that the fitted curve explains, each region counted `times` (draws × n)."""
    n, q = basis.shape
    y = y - y.mean()
    products = (basis[:, :, None] * basis[:, None, :]).reshape(n, q * q)
    gram = (times @ products).reshape(-1, q, q)
    gram += penalty + RIDGE * np.trace(gram, axis1=1, axis2=2)[:, None, None] * np.eye(q) / q
    coefficients = np.linalg.solve(gram, (times @ (basis * y[:, None]))[..., None])[..., 0]
    fitted = coefficients @ basis.T
    with np.errstate(invalid="ignore", divide="ignore"):
        share = _variance(fitted, times) / _variance(np.broadcast_to(y, fitted.shape), times)
    return np.clip(share, 0.0, 1.0)


def _variance(values: Floats, times: Floats) -> Floats:
    count = times.sum(axis=1)
    mean = (values * times).sum(axis=1) / count
    return np.asarray(((values - mean[:, None]) ** 2 * times).sum(axis=1) / count)


def _own_parts(columns: Floats, index: Floats) -> Floats:
    """Return corr(y, residual of x_j on the others)² (m,) on regions without gap; missing where too few are left."""
    full = ~np.isnan(columns).any(axis=1) & ~np.isnan(index)
    x, y = columns[full], index[full]
    m = columns.shape[1]
    own = np.full(m, np.nan)
    if len(x) < m + 3:
        return own
    x, y = x - x.mean(axis=0), y - y.mean()
    for place in range(m):
        others = np.delete(x, place, axis=1)
        rest = x[:, place] - others @ np.linalg.lstsq(others, x[:, place], rcond=None)[0]
        lengths = float((rest @ rest) * (y @ y))
        # A column that the others determine leaves rounding errors, not a part of its own.
        alone = float(rest @ rest) > 1e-18 * float(x[:, place] @ x[:, place])
        own[place] = float(rest @ y) ** 2 / lengths if lengths > 0 and alone else 0.0
    return own
