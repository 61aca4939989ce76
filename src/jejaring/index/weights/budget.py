"""Budget allocation: every expert divides the same number of points among the children."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jejaring.index.fault import fault
from jejaring.terms.panel import Floats
from jejaring.terms.problem import Problem

MOST_ITEMS = 12
"""More items than this cannot be weighed against one another at once (OECD and JRC 2008, p. 96: ten to twelve)."""


@dataclass(frozen=True)
class Allocation:
    """The experts' mean weights (c,), their standard deviation (c,; NaN for one expert), Kendall's W and the sample (E × c).

    `agreement` (W) runs from 0, no agreement on the order, to 1; NaN for one expert or experts who make no difference at all.
    """

    weights: Floats
    deviation: Floats
    agreement: float
    sample: Floats


def allocation(points: Floats) -> Allocation:
    """Return the weights that experts' points (E × c) imply: w = mean of p / Σ p (OECD and JRC 2008, p. 96).

    >>> import numpy as np
    >>> done = allocation(np.array([[60.0, 30.0, 10.0], [50.0, 40.0, 10.0]]))
    >>> done.weights.round(3), round(done.agreement, 3)
    (array([0.55, 0.35, 0.1 ]), 1.0)
    """
    sample = points / points.sum(axis=1, keepdims=True)
    experts = len(points)
    deviation = sample.std(axis=0, ddof=1) if experts > 1 else np.full(points.shape[1], np.nan)
    return Allocation(sample.mean(axis=0), deviation, kendall_w(points), sample)


def kendall_w(points: Floats) -> float:
    """Return Kendall's coefficient of concordance of E × c judgements, corrected for ties (Kendall and Babington Smith 1939).

    W = 12 Σ (R - R̄)² / (E² (c³ - c) - E Σ (t³ - t)), with R the sum of a child's ranks and t the sizes of ties.

    >>> import numpy as np
    >>> round(kendall_w(np.array([[3.0, 2.0, 1.0], [3.0, 1.0, 2.0]])), 3)
    0.75
    """
    experts, items = points.shape
    below = (points[:, None, :] < points[:, :, None]).sum(axis=2)
    alike = (points[:, None, :] == points[:, :, None]).sum(axis=2)
    totals = (below + (alike + 1) / 2).sum(axis=0)
    ties = float((alike**2 - 1).sum())
    most = experts**2 * (items**3 - items) - experts * ties
    if experts < 2 or most <= 0:
        return float("nan")
    return float(12 * ((totals - totals.mean()) ** 2).sum() / most)


def point_faults(points: Sequence[Sequence[float | None]], items: int) -> tuple[Problem, ...]:
    """Return what is wrong with experts' points for a number of children: gaps, negatives, unequal totals, wrong length."""
    problems: list[Problem] = []
    for expert, row in enumerate(points, 1):
        filled = [value for value in row if value is not None]
        if len(row) != items or len(filled) != len(row) or not all(0 <= value < float("inf") for value in filled) or sum(filled) <= 0:
            problems.append(
                fault(
                    (f"ahli {expert}: poin {list(row)}", f"expert {expert}: points {list(row)}"),
                    (f"{items} bilangan dari 0 ke atas, tanpa sel kosong", f"{items} numbers of 0 and above, none missing"),
                    ("lengkapi poin ahli itu, atau hapus ahlinya", "complete the expert's points, or leave the expert out"),
                )
            )
    totals = sorted({round(sum(value or 0 for value in row), 6) for row in points})
    if not problems and len(totals) > 1:
        problems.append(
            fault(
                (f"jumlah poin berbeda: {totals[0]:g} dan {totals[-1]:g}", f"totals differ: {totals[0]:g} and {totals[-1]:g}"),
                ("jumlah yang sama bagi tiap ahli", "the same total for every expert"),
                ("perbaiki poin yang jumlahnya lain", "mend the points whose total differs"),
            )
        )
    if items > MOST_ITEMS:
        problems.append(
            fault(
                (f"{items} anak", f"{items} children"),
                (f"paling banyak {MOST_ITEMS}", f"at most {MOST_ITEMS}"),
                ("bagi simpul itu menjadi beberapa", "split the node"),
            )
        )
    return tuple(problems)
