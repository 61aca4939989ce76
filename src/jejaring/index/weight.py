"""Weights within a group of siblings: never negative, summing to 1; a weight of 0 marks a companion and stays 0."""

import numpy as np

from jejaring.terms.panel import Floats


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
