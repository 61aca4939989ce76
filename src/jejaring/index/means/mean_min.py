"""The mean–min function: the mean of the children, drawn towards the weakest one as far as one likes."""

import numpy as np

from jejaring.index.means.weighted import linear, without_companions
from jejaring.terms.panel import Floats


def mean_min(scores: Floats, weights: Floats, *, alpha: float, beta: float = 0.0) -> Floats:
    """Return M - α (√((M - min)² + β²) - β) for scores (…×n×c) and weights (…×c), over the children that have a score.

    α from 0 (the mean) to 1 says how much the gap to the weakest child costs, β ≥ 0 how gently small gaps are taken: 0 gives
    (1 - α) M + α min, a large β the mean again (Casadio Tarabusi and Guarini 2013). Scores are taken as they are; bring the children
    to one scale before.

    >>> import numpy as np
    >>> mean_min(np.array([[40.0, 80.0], [60.0, 60.0], [70.0, np.nan]]), np.array([0.5, 0.5]), alpha=0.5)
    array([50., 60., 70.])
    """
    middle = linear(scores, weights)
    gap = middle - np.fmin.reduce(without_companions(scores, weights), axis=-1)
    return np.asarray(middle - alpha * (np.sqrt(gap * gap + beta * beta) - beta))
