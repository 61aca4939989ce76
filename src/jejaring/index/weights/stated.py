"""Weights that the recipe states: never negative, summing to 1; a weight of 0 marks a companion and stays 0."""

from collections.abc import Sequence

import numpy as np

from jejaring.index.fault import fault
from jejaring.terms.panel import Floats
from jejaring.terms.problem import Problem


def given(weights: Floats) -> Floats:
    """Return the weights (…×c) as the recipe gives them, divided by their sum: 1, 1, 1 equals 2, 2, 2.

    >>> import numpy as np
    >>> given(np.array([2.0, 1.0, 1.0]))
    array([0.5 , 0.25, 0.25])
    """
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True))


def equal(weights: Floats) -> Floats:
    """Return the same weight for every sibling (…×c) whose weight is not 0.

    >>> import numpy as np
    >>> equal(np.array([5.0, 1.0, 0.0]))
    array([0.5, 0.5, 0. ])
    """
    return given((weights > 0).astype(float))


def fixed(*, shares: Sequence[float]) -> Floats:
    """Return shares (c,) written in one list, in the order of the children, divided by their sum; 0 makes a child a companion.

    >>> fixed(shares=(3.0, 1.0, 0.0))
    array([0.75, 0.25, 0.  ])
    """
    return given(np.array(shares, dtype=float))


def list_faults(shares: Sequence[float], items: int) -> tuple[Problem, ...]:
    """Return what is wrong with a list of shares for a number of children."""
    if len(shares) == items and sum(shares) > 0:
        return ()
    return (
        fault(
            (f"shares = {list(shares)}", f"shares = {list(shares)}"),
            (f"{items} bilangan dari 0 ke atas, tidak semua 0", f"{items} numbers of 0 and above, not all 0"),
            ("perbaiki shares", "mend shares"),
        ),
    )
