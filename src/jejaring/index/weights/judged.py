"""Experts' judgements as a recipe writes them, lists of lists, and the weights that follow."""

from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np

from jejaring.index.weights.ahp import Estimator, Group, group_hierarchy, judgement_faults
from jejaring.index.weights.best_worst import BestWorst, Model, best_worst, best_worst_faults
from jejaring.index.weights.budget import Allocation, allocation, point_faults
from jejaring.index.weights.stated import list_faults
from jejaring.terms.panel import Floats
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Parameter

Rows = Sequence[Sequence[float | None]]


def budget(*, points: Rows) -> Allocation:
    """Return the weights of a budget allocation: one row of points per expert, children in recipe order.

    >>> budget(points=((60, 30, 10), (50, 40, 10))).weights.round(3)
    array([0.55, 0.35, 0.1 ])
    """
    return allocation(table_of(points))


def ahp(*, judgements: Rows, estimator: Estimator = "eigenvector") -> Group:
    """Return the weights of an analytic hierarchy process: one row per expert of judgements above the diagonal, row after row.

    Three children are compared as (first : second, first : third, second : third); a missing judgement is None.

    >>> ahp(judgements=((3, 5, 3),)).weights.round(4)
    array([0.637 , 0.2583, 0.1047])
    """
    return group_hierarchy(table_of(judgements), estimator=estimator)


def bwm(*, best: Rows, worst: Rows, model: Model = "linear") -> BestWorst:
    """Return the weights of the best–worst method: per expert one row of best-to-others and one of others-to-worst.

    >>> bwm(best=((8, 2, 1),), worst=((1, 5, 8),)).weights.round(4)
    array([0.0714, 0.3214, 0.6071])
    """
    return best_worst(table_of(best), table_of(worst), model=model)


def table_of(rows: Rows) -> Floats:
    """Return rows of numbers as an array, None as NaN.

    >>> table_of(((1, None), (3, 4)))
    array([[ 1., nan],
           [ 3.,  4.]])
    """
    return np.array([[np.nan if value is None else value for value in row] for row in rows], dtype=float)


def budget_faults(parameters: Mapping[str, Parameter], items: int) -> tuple[Problem, ...]:
    """Return what is wrong with a budget allocation for a number of children."""
    return point_faults(cast(Rows, parameters["points"]), items)


def ahp_faults(parameters: Mapping[str, Parameter], items: int) -> tuple[Problem, ...]:
    """Return what is wrong with pairwise judgements for a number of children."""
    return judgement_faults(cast(Rows, parameters["judgements"]), items)


def bwm_faults(parameters: Mapping[str, Parameter], items: int) -> tuple[Problem, ...]:
    """Return what is wrong with best–worst judgements for a number of children."""
    return best_worst_faults(cast(Rows, parameters["best"]), cast(Rows, parameters["worst"]), items)


def fixed_faults(parameters: Mapping[str, Parameter], items: int) -> tuple[Problem, ...]:
    """Return what is wrong with a list of shares for a number of children."""
    return list_faults(cast(Sequence[float], parameters["shares"]), items)
