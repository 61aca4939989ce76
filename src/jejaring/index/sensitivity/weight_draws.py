"""Weights of siblings drawn from evenly spread numbers, so that random and quasi-random samples serve alike."""

import numpy as np

from jejaring.terms.panel import Floats

TINY = 1e-300


def noise_shares(shares: Floats, uniforms: Floats, *, spread: float) -> Floats:
    """Return w × U(1 - spread, 1 + spread), divided by its sum, for shares (c,) and uniforms (b × c) in [0, 1).

    >>> import numpy as np
    >>> noise_shares(np.array([0.5, 0.5]), np.array([[0.5, 0.5], [1.0, 0.0]]), spread=0.2)
    array([[0.5, 0.5],
           [0.6, 0.4]])
    """
    drawn = shares * (1 - spread + 2 * spread * uniforms)
    return np.asarray(drawn / drawn.sum(axis=-1, keepdims=True))


def dirichlet_shares(shares: Floats, uniforms: Floats, *, concentration: float) -> Floats:
    """Return Dirichlet(concentration × c × share) for shares (c,) above 0 and uniforms (b × c).

    The mean is the share; concentration 1 with equal shares is even over all shares there are, a larger one stays nearer.
    """
    from scipy.special import gammaincinv

    shape = concentration * len(shares) * shares
    drawn = np.maximum(gammaincinv(shape, np.clip(uniforms, TINY, 1 - 1e-16)), TINY)
    return np.asarray(drawn / drawn.sum(axis=-1, keepdims=True))


def simplex_shares(uniforms: Floats) -> Floats:
    """Return shares (b × c) spread evenly over all that sum to 1, from uniforms (b × c).

    >>> import numpy as np
    >>> simplex_shares(np.array([[0.3, 0.3, 0.3]])).round(6)
    array([[0.333333, 0.333333, 0.333333]])
    """
    drawn = -np.log1p(-np.clip(uniforms, TINY, 1 - 1e-16))
    return np.asarray(drawn / drawn.sum(axis=-1, keepdims=True))


def expert_shares(experts: Floats, uniforms: Floats, *, mean: bool) -> Floats:
    """Return the weights (b × c) of one of e experts (e × c), drawn by uniforms (b × 1).

    With `mean` the mean of a bootstrap sample of them, drawn by uniforms (b × e). Every expert's weights are divided by their sum.
    """
    given = experts / experts.sum(axis=1, keepdims=True)
    picks = np.minimum((uniforms * len(given)).astype(np.int64), len(given) - 1)
    return np.asarray(given[picks].mean(axis=1) if mean else given[picks[:, 0]])
