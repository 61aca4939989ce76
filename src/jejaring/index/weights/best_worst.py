"""The best–worst method: every child judged against the best and against the worst one, 2c - 3 judgements instead of c(c-1)/2."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from jejaring.index.fault import fault
from jejaring.terms.panel import Floats
from jejaring.terms.problem import Problem

LARGEST = 9.0
"""The end of the scale of judgements, 1 (alike) to 9 (absolutely more important)."""

Model = Literal["linear", "nonlinear"]


@dataclass(frozen=True)
class BestWorst:
    """Mean weights of the experts (c,), and per expert (E): weights (E × c), largest deviation ξ of the model, consistency ratio.

    `ratio` is ξ* / CI of the non-linear model for both models: 0 is consistent. `low` and `high` (E × c) bound the optimal weights of
    the non-linear model, which can have many optima; the linear one has a single one.
    """

    weights: Floats
    sample: Floats
    deviation: Floats
    ratio: Floats
    low: Floats
    high: Floats


def best_worst(best: Floats, worst: Floats, *, model: Model = "linear") -> BestWorst:
    """Return weights from best-to-others and others-to-worst judgements (E × c), NaN where not judged.

    `linear`: min ξ, |w_B - a_Bj w_j| ≤ ξ, |w_j - a_jW w_W| ≤ ξ (Rezaei 2016). `nonlinear`: the same with w_B / w_j - a_Bj and
    w_j / w_W - a_jW (Rezaei 2015), at the middle of the optimal interval of each weight. CI is the largest ξ* that a_BW allows.

    >>> import numpy as np
    >>> done = best_worst(np.array([[8.0, 2.0, 1.0]]), np.array([[1.0, 5.0, 8.0]]))
    >>> done.weights.round(4), done.deviation.round(4), done.ratio.round(3)
    (array([0.0714, 0.3214, 0.6071]), array([0.0357]), array([0.058]))
    """
    solved = [_linear(*pair) if model == "linear" else _nonlinear(*pair) for pair in zip(best, worst, strict=True)]
    sample, low, high = (np.array([part[place] for part in solved]) for place in range(3))
    deviation = np.array([part[3] for part in solved])
    ratio = np.array([consistency_ratio(*pair) for pair in zip(best, worst, strict=True)])
    weights = sample.mean(axis=0)
    return BestWorst(weights / weights.sum(), sample, deviation, ratio, low, high)


def consistency_ratio(best: Floats, worst: Floats) -> float:
    """Return ξ* / CI(a_BW) of one expert's judgements (c,).

    ξ* is the largest of the roots of (a_Bj ∓ ξ)(a_jW ∓ ξ) = a_BW ± ξ over the children; CI = (1 + 2 a - √(1 + 8 a)) / 2, which gives
    0, .44, 1.00, 1.63, 2.30, 3.00, 3.73, 4.47, 5.23 for a = 1 … 9 (Rezaei 2015, Table 1).

    >>> import numpy as np
    >>> round(consistency_ratio(np.array([8.0, 2.0, 1.0]), np.array([1.0, 5.0, 8.0])), 3)
    0.058
    """
    most = float(best[ends(best, worst)[1]])
    limit = (1 + 2 * most - np.sqrt(1 + 8 * most)) / 2
    deviation = _deviation(best, worst)
    return 0.0 if deviation == 0 or limit == 0 else float(deviation / limit)


def ends(best: Floats, worst: Floats) -> tuple[int, int]:
    """Return the places of the best and the worst child: those judged 1, among several the one that the other list sets apart most."""
    top = int(np.argmax(np.where(best == 1, np.nan_to_num(worst, nan=0.0), -1.0)))
    bottom = int(np.argmax(np.where(worst == 1, np.nan_to_num(best, nan=0.0), -1.0)))
    return top, bottom


def best_worst_faults(best: Sequence[Sequence[float | None]], worst: Sequence[Sequence[float | None]], items: int) -> tuple[Problem, ...]:
    """Return what is wrong with experts' two lists of judgements for a number of children."""
    if len(best) != len(worst):
        return (
            fault(
                (f"best: {len(best)} ahli, worst: {len(worst)}", f"best: {len(best)} experts, worst: {len(worst)}"),
                ("jumlah ahli yang sama", "the same number of experts"),
                ("lengkapi daftar yang kurang", "complete the shorter list"),
            ),
        )
    problems: list[Problem] = []
    for expert, (first, second) in enumerate(zip(best, worst, strict=True), 1):
        for name, row in (("best", first), ("worst", second)):
            if len(row) != items or not all(value is None or 1 <= value <= LARGEST for value in row) or 1 not in row:
                problems.append(
                    fault(
                        (f"ahli {expert}: {name} = {list(row)}", f"expert {expert}: {name} = {list(row)}"),
                        (
                            f"{items} bilangan 1 sampai 9 dengan 1 pada anak {name} itu sendiri",
                            f"{items} numbers from 1 to 9 with a 1 at the {name} child itself",
                        ),
                        ("perbaiki daftar itu", "mend the list"),
                    )
                )
    if not problems:
        for expert, (first, second) in enumerate(zip(best, worst, strict=True), 1):
            problems += _contradictions(expert, _floats(first), _floats(second))
    return tuple(problems)


def _contradictions(expert: int, best: Floats, worst: Floats) -> list[Problem]:
    top, bottom = ends(best, worst)
    if np.isnan(best[bottom]) or best[bottom] != worst[top]:
        met = f"best[{bottom + 1}] = {best[bottom]:g}, worst[{top + 1}] = {worst[top]:g}"
        return [
            fault(
                (f"ahli {expert}: {met}", f"expert {expert}: {met}"),
                ("satu pertimbangan terbaik-terburuk yang sama di kedua daftar", "one and the same best-to-worst judgement in both lists"),
                ("samakan keduanya", "make the two equal"),
            )
        ]
    unjudged = [str(place + 1) for place in np.flatnonzero(np.isnan(best) & np.isnan(worst))]
    if unjudged:
        children = ", ".join(unjudged)
        return [
            fault(
                (f"ahli {expert}: anak {children} tidak dinilai", f"expert {expert}: child {children} is not judged"),
                ("paling sedikit satu pertimbangan bagi tiap anak", "at least one judgement of every child"),
                ("tambahkan pertimbangan itu", "add the judgement"),
            )
        ]
    return []


def _floats(row: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in row], dtype=float)


def _pairs(best: Floats, worst: Floats) -> list[tuple[int, int, float]]:
    """Return the judged comparisons (more important, less important, how many times) without those of a child with itself."""
    top, bottom = ends(best, worst)
    pairs = [(top, place, float(times)) for place, times in enumerate(best) if place != top and not np.isnan(times)]
    pairs += [(place, bottom, float(times)) for place, times in enumerate(worst) if place not in (bottom, top) and not np.isnan(times)]
    return pairs


def _linear(best: Floats, worst: Floats) -> tuple[Floats, Floats, Floats, float]:
    from scipy.optimize import linprog

    items, pairs = best.size, _pairs(best, worst)
    limits = np.zeros((2 * len(pairs), items + 1))
    for row, (more, less, times) in enumerate(pairs):
        for sign, place in ((1.0, 2 * row), (-1.0, 2 * row + 1)):
            limits[place, more] += sign
            limits[place, less] -= sign * times
    limits[:, items] = -1.0
    ones = np.append(np.ones(items), 0.0)[None]
    cost = np.append(np.zeros(items), 1.0)
    solved = linprog(cost, A_ub=limits, b_ub=np.zeros(len(limits)), A_eq=ones, b_eq=[1.0], bounds=(0, None), method="highs")
    weights = solved.x[:items]
    return weights, weights, weights, float(solved.x[items])


def _nonlinear(best: Floats, worst: Floats) -> tuple[Floats, Floats, Floats, float]:
    """Return the middle, low and high of the optimal weights and ξ*; for the known ξ* each end is a linear programme."""
    from scipy.optimize import linprog

    items, deviation = best.size, _deviation(best, worst)
    allowed = deviation * (1 + 1e-9) + 1e-12
    limits = []
    for more, less, times in _pairs(best, worst):
        for sign in (1.0, -1.0):
            row = np.zeros(items)
            row[more] += sign
            row[less] -= sign * times + allowed
            limits.append(row)
    ends_of = np.empty((2, items))
    for place in range(items):
        for side, sign in enumerate((1.0, -1.0)):
            cost = np.zeros(items)
            cost[place] = sign
            solved = linprog(
                cost,
                A_ub=limits or None,
                b_ub=np.zeros(len(limits)) if limits else None,
                A_eq=np.ones((1, items)),
                b_eq=[1.0],
                bounds=(0, 1),
            )
            ends_of[side, place] = sign * solved.fun
    middle = ends_of.mean(axis=0)
    return middle / middle.sum(), ends_of[0], ends_of[1], deviation


def _deviation(best: Floats, worst: Floats) -> float:
    """Return ξ*, the smallest largest deviation of ratios: the largest that any child needs by itself."""
    top, bottom = ends(best, worst)
    most, needed = float(best[bottom]), 0.0
    for place in range(best.size):
        if place in (top, bottom) or np.isnan(best[place]) or np.isnan(worst[place]):
            continue
        first, second = float(best[place]), float(worst[place])
        if first * second > most:
            roots = np.roots([1.0, -(first + second + 1), first * second - most])
            needed = max(needed, float(roots.real.min()))
        elif first * second < most:
            roots = np.roots([1.0, first + second + 1, first * second - most])
            needed = max(needed, float(roots.real.max()))
    return needed
