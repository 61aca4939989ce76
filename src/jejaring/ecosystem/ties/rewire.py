"""Networks drawn by chance in which every actor keeps its number of ties: the reference for what actors do with whom."""

from collections.abc import Iterator

import numpy as np

from jejaring.ecosystem.ties.network import Indices

BURN_IN = 10
"""Swaps tried per tie before the first draw; a chain of this length has forgotten where it began (Milo et al. 2003)."""
BETWEEN = 2


def rewired(pairs: Indices, *, draws: int, seed: int) -> Iterator[Indices]:
    """Yield `draws` sets of ties (k × 2) with the degrees of `pairs`, each 2 k tried swaps after the last.

    A swap exchanges the ends of two random ties. One that would tie an actor to itself or a pair twice is not made but counts as tried,
    so that all networks are equally likely.
    """
    rng = np.random.default_rng(seed)
    ties = [(int(a), int(b)) for a, b in pairs]
    known = {(a, b) if a < b else (b, a) for a, b in ties}
    _swap(ties, known, BURN_IN * len(ties), rng)
    for _ in range(draws):
        _swap(ties, known, BETWEEN * len(ties), rng)
        yield np.array(ties, dtype=np.intp).reshape(-1, 2)


def _swap(ties: list[tuple[int, int]], known: set[tuple[int, int]], tries: int, rng: np.random.Generator) -> None:
    """Swap in place; the list and the set belong to the generator above and to nobody else."""
    if len(ties) < 2:
        return
    chosen = rng.integers(0, len(ties), size=(tries, 2)).tolist()
    turned = rng.integers(0, 2, size=tries).tolist()
    for (one, other), turn in zip(chosen, turned, strict=True):
        (a, b), (c, d) = ties[one], ties[other]
        if turn:
            c, d = d, c
        first, second = (a, d) if a < d else (d, a), (c, b) if c < b else (b, c)
        if one == other or a == d or c == b or first == second or first in known or second in known:
            continue
        known.discard((a, b) if a < b else (b, a))
        known.discard((c, d) if c < d else (d, c))
        known.add(first)
        known.add(second)
        ties[one], ties[other] = first, second
