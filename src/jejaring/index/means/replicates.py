"""For aggregations that look at a whole table and cannot do many at once: one replicate after another."""

from collections.abc import Callable

import numpy as np

from jejaring.terms.panel import Floats

OneTable = Callable[[Floats, Floats], Floats]


def one_by_one(scores: Floats, weights: Floats, one: OneTable) -> Floats:
    """Return `one` (n×c scores, c weights → n) of every replicate of scores (…×n×c) and weights (…×c), as (…×n).

    >>> import numpy as np
    >>> one_by_one(np.ones((2, 3, 1)), np.ones(1), lambda table, own: table @ own).shape
    (2, 3)
    """
    lead = np.broadcast_shapes(scores.shape[:-2], weights.shape[:-1])
    tables = np.broadcast_to(scores, (*lead, *scores.shape[-2:])).reshape(-1, *scores.shape[-2:])
    own = np.broadcast_to(weights, (*lead, weights.shape[-1])).reshape(-1, weights.shape[-1])
    return np.array([one(table, part) for table, part in zip(tables, own, strict=True)]).reshape(*lead, scores.shape[-2])
