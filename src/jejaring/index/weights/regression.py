"""Regression weights: how much each child explains of a declared outcome, never negative."""

from dataclasses import dataclass

import numpy as np

from jejaring.index.fault import fault
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild


@dataclass(frozen=True)
class Regression:
    """Weights (c,) that sum to 1, the share of the outcome's variance that they explain, and how many regions were used."""

    weights: Floats
    explained: float
    rows: int


def regression(scores: Floats, outcome: Floats) -> Regression:
    """Return non-negative least squares weights of an outcome (n,) on scores (n×c), with a constant, divided by their sum.

    Only regions with the outcome and every child count (Lawson and Hanson 1974 for the algorithm). The outcome belongs to a year
    after the scores and to none of their indicators, or the argument is a circle.

    Raises CannotBuild with fewer complete regions than children + 2, or when no child explains the outcome with a positive sign.

    >>> import numpy as np
    >>> scores = np.array([[1.0, 2.0], [2.0, 1.0], [3.0, 3.0], [4.0, 1.0]])
    >>> regression(scores, scores @ np.array([3.0, 1.0]) + 7).weights.round(6)
    array([0.75, 0.25])
    """
    from scipy.optimize import nnls

    whole = ~np.isnan(scores).any(axis=1) & ~np.isnan(outcome)
    rows, children = int(whole.sum()), scores.shape[1]
    if rows < children + 2:
        raise CannotBuild(
            fault(
                (f"{rows} wilayah lengkap bagi {children} anak", f"{rows} complete regions for {children} children"),
                (f"paling sedikit {children + 2}", f"at least {children + 2}"),
                ("isi data yang hilang, atau pilih bobot lain", "fill the missing data, or choose other weights"),
            )
        )
    inputs = scores[whole] - scores[whole].mean(axis=0)
    wanted = outcome[whole] - outcome[whole].mean()
    coefficients, rest = nnls(inputs, wanted)
    total = float((wanted * wanted).sum())
    if coefficients.sum() <= 0:
        raise CannotBuild(
            fault(
                ("tidak ada anak yang menjelaskan luaran dengan tanda positif", "no child explains the outcome with a positive sign"),
                ("paling sedikit satu", "at least one"),
                ("periksa arah indikator, atau pilih luaran lain", "check the indicators' direction, or choose another outcome"),
            )
        )
    return Regression(coefficients / coefficients.sum(), 1 - float(rest) ** 2 / total, rows)
