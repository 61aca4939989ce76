"""Whether items build on each other like stages: a check before anyone speaks of steps of maturity."""

from dataclasses import dataclass

import numpy as np

from jejaring.terms.panel import Floats

ENOUGH = 0.90
BETTER_THAN_CHANCE = 0.60


@dataclass(frozen=True)
class Scale:
    """Items from the most to the least frequent (`order`), and how well that order reproduces the answers.

    `reproducibility` is Guttman's coefficient, `minimum` what the frequencies alone would give, `scalability` the part of the way from
    there to 1. `are_stages` needs more than 0.9 and 0.6. `regions` have all items answered; others are left out.
    """

    order: tuple[int, ...]
    reproducibility: float
    minimum: float
    scalability: float
    are_stages: bool
    regions: int


def guttman(items: Floats) -> Scale:
    """Return the scale of items (n × q) that are 0 or 1, NaN missing; an error is an answer against the ideal with as many ones.

    CR = 1 - errors / (n q) (Goodenough 1944; Guttman 1950); scalability = (CR - MMR) / (1 - MMR) (Menzel 1953). NaN where no region is
    complete, scalability NaN where all answer alike.
    """
    known = items[~np.isnan(items).any(axis=1)]
    n, q = known.shape
    order = np.argsort(-known.mean(axis=0), kind="stable") if n else np.arange(q)
    if n == 0 or q == 0:
        nan = float("nan")
        return Scale(order=tuple(order.tolist()), reproducibility=nan, minimum=nan, scalability=nan, are_stages=False, regions=n)
    sorted_items = known[:, order]
    ideal = np.arange(q)[None, :] < sorted_items.sum(axis=1)[:, None]
    reproducibility = 1 - float((sorted_items != ideal).mean())
    share = known.mean(axis=0)
    minimum = float(np.maximum(share, 1 - share).mean())
    scalability = (reproducibility - minimum) / (1 - minimum) if minimum < 1 else float("nan")
    return Scale(
        order=tuple(order.tolist()),
        reproducibility=reproducibility,
        minimum=minimum,
        scalability=scalability,
        are_stages=reproducibility > ENOUGH and scalability > BETTER_THAN_CHANCE,
        regions=n,
    )
