"""The ways of weighing by name: what each takes and what it does."""

from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np

from jejaring.index.method import Method, Parametric
from jejaring.index.weights import critic, entropy, factors, judged, regression, spread, stated
from jejaring.terms.panel import Floats

TABLE = Parametric("table")


def balanced_importance(
    scores: Floats, *, low: float = 0.0, high: float = 1.0, intended: Sequence[float] | None = None, mean: object = None
) -> Floats:
    """Return weights (c,) by which each child of scores (n×c) is as important to its parent as intended (None: alike).

    `mean` is the node's own, None where it is linear (Becker et al. 2017).

    >>> import numpy as np
    >>> balanced_importance(np.array([[10.0, 0.0], [20.0, 80.0], [30.0, 40.0]])).round(3)
    array([0.8, 0.2])
    """
    from jejaring.index.coherence.importance_weights import Mean, importance_weights

    wish = None if intended is None else np.array(intended, dtype=float)
    return importance_weights(scores, intended=wish, low=low, high=high, mean=cast("Mean | None", mean)).weights


WEIGHT: Mapping[str, Method] = {
    "given": Method(stated.given, "w / Σ w"),
    "equal": Method(stated.equal, "1 / c"),
    "fixed": Method(
        stated.fixed, "s / Σ s", {"shares": Parametric("numbers", least=0.0)}, child_faults=judged.fixed_faults, weighs="judged"
    ),
    "budget": Method(judged.budget, "mean of p / Σ p over experts", {"points": TABLE}, child_faults=judged.budget_faults, weighs="judged"),
    "ahp": Method(
        judged.ahp,
        "A w = λ w, A the geometric mean of the experts' judgements; CR = (λ - c) / (c - 1) / RI",
        {"judgements": TABLE, "estimator": Parametric("choice", default="eigenvector", among=("eigenvector", "row_mean"))},
        child_faults=judged.ahp_faults,
        weighs="judged",
    ),
    "bwm": Method(
        judged.bwm,
        "min ξ: |w_B - a_B w| ≤ ξ, |w - a_W w_W| ≤ ξ; mean over experts; CR = ξ* / CI",
        {"best": TABLE, "worst": TABLE, "model": Parametric("choice", default="linear", among=("linear", "nonlinear"))},
        child_faults=judged.bwm_faults,
        weighs="judged",
    ),
    "pca": Method(factors.factors, "l² / Σ l² × share of the factor, rotated components", weighs="scores"),
    "entropy": Method(entropy.entropy, "(1 - e) / Σ (1 - e), e = -Σ p ln p / ln n", needs_positive=True, weighs="scores"),
    "critic": Method(critic.critic, "C / Σ C, C = σ Σ (1 - r)", weighs="scores"),
    "deviation": Method(spread.deviation, "σ / Σ σ", weighs="scores"),
    "variance": Method(spread.variance, "σ² / Σ σ²", weighs="scores"),
    "gini": Method(spread.gini, "G / Σ G", weighs="scores"),
    "regression": Method(regression.regression, "min |y - a - Z b|², b ≥ 0; b / Σ b", {"outcome": Parametric("column")}, weighs="scores"),
    "importance": Method(
        balanced_importance,
        "min Σ (corr²(z, y) / Σ corr² - τ)²",
        {
            "intended": Parametric("numbers", least=0.0, optional=True),
            "low": Parametric("number", default=0.0, least=0.0, most=1.0),
            "high": Parametric("number", default=1.0, least=0.0, most=1.0),
        },
        weighs="scores",
        takes_mean=True,
    ),
}
