"""Weights by which indicators matter as much as intended, solved for linear means and searched for all others."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import optimize

from jejaring.index.coherence.correlation import pairwise_covariance
from jejaring.index.fault import fault
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild

Mean = Callable[[Floats, Floats], Floats]
REASONABLE = 3.0
"""A weight of more than three times the intended importance says that the framework, not the weights, is the problem."""
EXACT = 1e-6
STARTS = 8
SINGULAR = 1e-10


@dataclass(frozen=True)
class ImportanceWeights:
    """Weights (c,) of siblings and what these very weights do.

    `importance` (c,) is corr² of child and parent under `weights`, divided by its sum; `intended` (c,) is what was asked; `correlations`
    (c,) are those of the weights returned. `unbounded` (c,) is the exact solution of a linear mean without bounds; missing for other
    means and for a singular covariance. `reached` says that every importance is within 1e-6 of the intended one.
    """

    weights: Floats
    intended: Floats
    importance: Floats
    correlations: Floats
    unbounded: Floats
    reached: bool

    @property
    def needs_negative(self) -> bool:
        """Tell whether the intended importance would need a weight below 0."""
        return bool((self.unbounded < -1e-12).any())

    @property
    def needs_excess(self) -> bool:
        """Tell whether some weight is more than three times its intended importance."""
        wanted = np.where(np.isnan(self.unbounded), self.weights, self.unbounded)
        return bool((wanted > REASONABLE * self.intended).any())


@dataclass(frozen=True)
class Together:
    """Several sibling groups under one index: children's scores (n × c), the index (n,) as a function of their weights (c,), intentions.

    `groups` are the sizes of the groups, whose children stand one group after the other; `intended` (c,) sums to 1.
    """

    children: Floats
    index_of: Callable[[Floats], Floats]
    intended: Floats
    groups: tuple[int, ...]


def importance_weights(
    scores: Floats, *, intended: Floats | None = None, low: float = 0.0, high: float = 1.0, mean: Mean | None = None, seed: int = 0
) -> ImportanceWeights:
    """Return weights within [low, high] that bring corr(child, parent)² closest to the `intended` shares (None: all alike).

    `scores` (n × c) are the children's. For a linear mean (`mean` None) the exact answer is w ∝ Σ⁻¹(σ √τ) (Becker et al. 2017, in closed
    form); where it breaks a bound, and for every other mean, Σ (S̃ - τ)² is minimised from several starts. Regions with a gap are
    left out. Raises CannotBuild for a constant child, fewer than three complete regions, bounds that leave no weights or a bad
    intention.

    >>> import numpy as np
    >>> root = np.linalg.cholesky(np.array([[1, 0.6, 0.1], [0.6, 1, 0.2], [0.1, 0.2, 1]]))
    >>> exact = np.linalg.qr(np.random.default_rng(0).normal(size=(50, 4)) * [0, 1, 1, 1] + [1, 0, 0, 0])[0][:, 1:] @ root.T
    >>> importance_weights(exact).weights.round(4)
    array([0.3361, 0.2269, 0.437 ])
    """
    used = scores[~np.isnan(scores).any(axis=1)]
    c = scores.shape[1]
    wish = np.full(c, 1 / c) if intended is None else np.asarray(intended, dtype=float)
    _refuse(used, wish, low, high)
    wish = wish / wish.sum()
    covariance, _ = pairwise_covariance(used)
    unbounded = _solved(covariance, wish) if mean is None else np.full(c, np.nan)
    inside = not np.isnan(unbounded).any() and unbounded.min() >= low - 1e-12 and unbounded.max() <= high + 1e-12

    def pulls(weights: Floats) -> Floats:
        return _linear_pulls(covariance, weights) if mean is None else _pulls(used, mean(used, weights))

    weights = np.clip(unbounded, low, high) if inside else _searched(pulls, wish, groups=(c,), bounds=(low, high), seed=seed)
    return _stated(weights, wish, pulls(weights), unbounded)


def weigh_together(problem: Together, *, low: float, high: float, seed: int) -> ImportanceWeights:
    """Return the weights of several sibling groups that bring importance for one index closest to the intended, by search.

    Raises CannotBuild for a constant child, too few regions, bounds that leave some group no weights, or a bad intention.
    """
    for size in problem.groups:
        _refuse(problem.children, problem.intended, low, high, size=size)

    def pulls(weights: Floats) -> Floats:
        return _pulls(problem.children, problem.index_of(weights))

    weights = _searched(pulls, problem.intended, groups=problem.groups, bounds=(low, high), seed=seed)
    return _stated(weights, problem.intended, pulls(weights), np.full(len(weights), np.nan))


def _stated(weights: Floats, wish: Floats, r: Floats, unbounded: Floats) -> ImportanceWeights:
    """Return what the weights that are handed out really do."""
    importance = r**2 / (r**2).sum()
    reached = bool(np.abs(importance - wish).max() < EXACT and (r[wish > 0] > 0).all())
    return ImportanceWeights(weights, wish, importance, r, unbounded, reached)


def most_correlated_weights(scores: Floats) -> Floats:
    """Return the weights (c,) of a linear mean with the largest sum of correlations with its children: w ∝ 1 / σ.

    Σ_j (Σw)_j / σ_j over √wᵀΣw is largest at w ∝ 1/σ (Cauchy-Schwarz). It is what COINr's `infomax` searches for. Raises CannotBuild for
    a constant child.
    """
    used = scores[~np.isnan(scores).any(axis=1)]
    _refuse(used, np.ones(scores.shape[1]), 0.0, 1.0)
    inverse = 1 / used.std(axis=0)
    return np.asarray(inverse / inverse.sum())


def _solved(covariance: Floats, wish: Floats) -> Floats:
    """Return w ∝ Σ⁻¹(σ √τ), summing to 1: then every (Σw)_j / σ_j is in proportion to √τ_j; missing for a singular covariance."""
    sd = np.sqrt(np.diag(covariance))
    if np.linalg.eigvalsh(covariance / np.outer(sd, sd))[0] < SINGULAR:
        return np.full(len(wish), np.nan)
    weights = np.linalg.solve(covariance, sd * np.sqrt(wish))
    return np.asarray(weights / weights.sum() if weights.sum() > 0 else np.full(len(wish), np.nan))


def _linear_pulls(covariance: Floats, weights: Floats) -> Floats:
    pull = covariance @ weights
    return np.asarray(pull / np.sqrt(np.diag(covariance) * max(float(weights @ pull), 1e-300)))


def _pulls(scores: Floats, parent: Floats) -> Floats:
    away, up = scores - scores.mean(axis=0), parent - parent.mean()
    return np.asarray(up @ away / np.sqrt((away**2).sum(axis=0) * max(float(up @ up), 1e-300)))


def _searched(
    pulls: Callable[[Floats], Floats], wish: Floats, *, groups: tuple[int, ...], bounds: tuple[float, float], seed: int
) -> Floats:
    """Return the best of several local searches, the weights of each of the consecutive groups on their own simplex within bounds."""
    low, high = bounds
    generator = np.random.default_rng(seed)
    ends = np.cumsum(groups)
    slices = [slice(end - size, end) for size, end in zip(groups, ends, strict=True)]

    def misfit(weights: Floats) -> float:
        r = pulls(weights)
        total = max(float((r**2).sum()), 1e-300)
        # Signed, so that a child that pulls against its parent is never taken for one that matters.
        return float(((r * np.abs(r) / total - wish) ** 2).sum())

    def off(weights: Floats) -> Floats:
        return np.array([weights[part].sum() - 1 for part in slices])

    wished = [
        wish[part] / wish[part].sum() if wish[part].sum() > 0 else np.full(size, 1 / size)
        for size, part in zip(groups, slices, strict=True)
    ]
    starts = [np.concatenate([np.full(size, 1 / size) for size in groups]), np.concatenate(wished)]
    starts += [np.concatenate([generator.dirichlet(np.ones(size)) for size in groups]) for _ in range(STARTS)]
    best, least = starts[0], np.inf
    for start in starts:
        answer = optimize.minimize(
            misfit,
            np.clip(start, low, high),
            method="SLSQP",
            bounds=[(low, high)] * len(wish),
            constraints={"type": "eq", "fun": off},
            options={"ftol": 1e-16, "maxiter": 500},
        )
        weights = np.clip(answer.x, low, high)
        if np.abs(off(weights)).max() < 1e-8 and misfit(weights) < least:
            best, least = weights, misfit(weights)
        if least < EXACT**2 / 100:
            break
    return np.asarray(best)


def _refuse(scores: Floats, wish: Floats, low: float, high: float, *, size: int | None = None) -> None:
    n, c = scores.shape
    siblings = size or c
    problems = []
    if n < 3 or (np.ptp(scores, axis=0) == 0).any():
        problems.append(
            fault(
                (f"{n} wilayah lengkap, atau anak yang tetap", f"{n} complete regions, or a constant child"),
                ("paling sedikit 3 wilayah dan anak yang berbeda-beda", "at least 3 regions and children that vary"),
                ("buang anak yang tetap atau isi kekosongan", "drop the constant child or fill the gaps"),
            )
        )
    if not (low >= 0 and low * siblings <= 1 + 1e-12 and high * siblings >= 1 - 1e-12 and low <= high):
        problems.append(
            fault(
                (f"batas bobot {low:g} sampai {high:g} bagi {siblings} anak", f"weight bounds {low:g} to {high:g} for {siblings} children"),
                (f"0 ≤ bawah ≤ 1/{siblings} ≤ atas", f"0 ≤ low ≤ 1/{siblings} ≤ high"),
                ("longgarkan batas", "widen the bounds"),
            )
        )
    if len(wish) != c or not np.isfinite(wish).all() or (wish < 0).any() or wish.sum() <= 0:
        problems.append(
            fault(
                (f"niat {wish.tolist()}", f"intended {wish.tolist()}"),
                (f"{c} bilangan dari 0 ke atas", f"{c} numbers of 0 or more"),
                ("perbaiki niat itu", "mend the intention"),
            )
        )
    if problems:
        raise CannotBuild(problems)
