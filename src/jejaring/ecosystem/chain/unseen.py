"""How many actors neither of two lists has: capture–recapture, to tell "nobody there" from "not listed"."""

from dataclasses import dataclass

import numpy as np

from jejaring.terms.problem import BadTable, Problem
from jejaring.terms.text import Text

ENOUGH_SHARED = 7
"""From seven actors on both lists Chapman's estimate is all but unbiased (Robson and Regier 1964)."""
Z = 1.959963984540054


@dataclass(frozen=True)
class Unseen:
    """Actors on either list (`listed`), their estimated number with 95 % bounds, and the share listed with its bounds.

    `weak` warns that fewer than seven are on both lists: the estimate is then too low more often than not.
    """

    listed: int
    total: float
    low: float
    high: float
    share: float
    share_low: float
    share_high: float
    weak: bool


def unseen(first: int, second: int, *, both: int) -> Unseen:
    """Return Chapman's (1951) estimate (n1 + 1)(n2 + 1) / (m + 1) - 1 from two lists of `first` and `second` actors, `both` on each.

    The bounds are Chao's (1987) on what is not listed, so that they never fall below what is. It holds if the lists were made
    independently: a list copied from the other hides the unseen, lists of different circles invent them. Raises BadTable where more are
    on both than on one.
    """
    if both < 0 or both > min(first, second):
        raise BadTable(_impossible(first, second, both))
    listed = first + second - both
    total = (first + 1) * (second + 1) / (both + 1) - 1
    hidden = total - listed
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    factor = float(np.exp(Z * np.sqrt(np.log1p(variance / hidden**2)))) if hidden > 0 else 1.0
    low, high = listed + hidden / factor, listed + hidden * factor

    def share(of: float) -> float:
        return listed / of if of > 0 else float("nan")

    return Unseen(
        listed=listed,
        total=total,
        low=low,
        high=high,
        share=share(total),
        share_low=share(high),
        share_high=share(low),
        weak=both < ENOUGH_SHARED,
    )


def _impossible(first: int, second: int, both: int) -> Problem:
    return Problem(
        met=Text(
            id=f"{both} pelaku pada dua daftar berisi {first} dan {second}", en=f"{both} actors on both of lists of {first} and {second}"
        ),
        expected=Text(id="dari 0 sampai daftar yang lebih pendek", en="from 0 to the shorter list"),
        todo=Text(id="periksa pencocokan kedua daftar", en="check how the two lists were matched"),
    )
