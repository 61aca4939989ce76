"""Makes regions of unlike size comparable: a value per head, per area, per unit of output."""

import numpy as np

from jejaring.terms.panel import Floats


def unchanged(values: Floats, denominators: Floats, scale: Floats) -> Floats:  # noqa: ARG001
    """Return the values (…×n×m) as they are: the recipe divides nothing."""
    return values


def divide(values: Floats, denominators: Floats, scale: Floats) -> Floats:
    """Return value / denominator × scale for (…×n×m) values, (n×m) denominators and (m,) scale.

    A leaf without denominator has 1 in its column. A denominator that is missing or not above 0 leaves the cell missing.

    >>> import numpy as np
    >>> divide(np.array([[50.0], [30.0], [9.0]]), np.array([[1000.0], [300.0], [np.nan]]), np.array([100.0]))
    array([[ 5.],
           [10.],
           [nan]])
    """
    sound = np.where(denominators > 0, denominators, np.nan)
    return np.asarray(values / sound * scale)
