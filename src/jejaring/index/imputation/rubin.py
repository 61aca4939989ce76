"""Rubin's rules: one estimate and its uncertainty out of several imputed copies."""

from dataclasses import dataclass

import numpy as np

from jejaring.terms.panel import Floats


@dataclass(frozen=True)
class Pooled:
    """The pooled estimate (…), its variance within and between copies, in all, and its degrees of freedom (infinite if all agree)."""

    estimate: Floats
    within: Floats
    between: Floats
    total: Floats
    freedom: Floats


def rubin(estimates: Floats, variances: Floats) -> Pooled:
    """Return what D ≥ 2 copies (D × …) say together (Rubin 1987).

    Q̄ = mean Q; W = mean U; B = var(Q, D - 1); T = W + (1 + 1/D) B; ν = (D - 1) (1 + W / ((1 + 1/D) B))².

    >>> import numpy as np
    >>> pooled = rubin(np.array([9.0, 10.0, 11.0]), np.array([2.0, 2.0, 2.0]))
    >>> float(pooled.estimate), round(float(pooled.total), 4), float(pooled.freedom)
    (10.0, 3.3333, 12.5)
    """
    copies = estimates.shape[0]
    within = np.asarray(variances.mean(axis=0))
    between = np.asarray(estimates.var(axis=0, ddof=1))
    spread = (1 + 1 / copies) * between
    with np.errstate(divide="ignore"):
        freedom = np.asarray((copies - 1) * (1 + within / spread) ** 2)
    return Pooled(np.asarray(estimates.mean(axis=0)), within, between, np.asarray(within + spread), freedom)
