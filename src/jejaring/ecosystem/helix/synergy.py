"""Synergy of helices: whether helix, subsector and place together tell more than any two of them, beyond chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

PERMUTATIONS = 999
Codes = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Synergy:
    """Mutual redundancy in bits of three or more labels of the same actors: negative is synergy, positive is overlap.

    `corrected` is `bits` less what shuffled labels give (`expected`), so that a short list does not feign synergy; `p` is two-sided,
    twice the smaller tail of the shuffled labels.
    """

    bits: float
    expected: float
    corrected: float
    p: float
    actors: int


def synergy(labels: Sequence[Sequence[str]], *, seed: int, permutations: int = PERMUTATIONS) -> Synergy:
    """Return T = Σ H_a - Σ H_ab + Σ H_abc - … over all subsets of the dimensions (d lists of N labels each).

    An actor with an empty label in any dimension is left out. Three equal bits give +1, an exclusive or gives -1 (Leydesdorff and
    Ivanova 2014; Leydesdorff and Park 2014). Shuffling moves each dimension but the first on its own.
    """
    table = np.array([[str(label) for label in labels_of_one] for labels_of_one in labels], dtype=object)
    table = table[:, (table != "").all(axis=0)] if table.size else table
    codes = [np.unique(row.astype(str), return_inverse=True)[1] for row in table]
    actors = table.shape[1] if table.ndim == 2 else 0
    if actors == 0:
        return Synergy(bits=float("nan"), expected=float("nan"), corrected=float("nan"), p=float("nan"), actors=0)
    met = redundancy(codes)
    rng = np.random.default_rng(seed)
    by_chance = np.array([redundancy([codes[0], *(rng.permutation(code) for code in codes[1:])]) for _ in range(permutations)])
    lower, upper = int((by_chance <= met + 1e-12).sum()), int((by_chance >= met - 1e-12).sum())
    return Synergy(
        bits=met,
        expected=float(by_chance.mean()),
        corrected=met - float(by_chance.mean()),
        p=min(1.0, 2 * (1 + min(lower, upper)) / (permutations + 1)),
        actors=actors,
    )


def redundancy(codes: Sequence[Codes]) -> float:
    """Return the alternating sum of joint entropies in bits of integer codes (d arrays of N)."""
    total = 0.0
    for size in range(1, len(codes) + 1):
        sign = 1.0 if size % 2 else -1.0
        total += sign * sum(_bits(chosen) for chosen in combinations(codes, size))
    return total


def _bits(codes: Sequence[Codes]) -> float:
    joint = codes[0].astype(np.int64)
    for code in codes[1:]:
        joint = np.unique(joint * (int(code.max()) + 1) + code, return_inverse=True)[1]
    share = np.bincount(joint) / len(joint)
    share = share[share > 0]
    return float(0.0 - (share * np.log2(share)).sum())
