"""Variety of activities split into what is unrelated (between subsectors) and related (within them)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jejaring.terms.panel import Floats


@dataclass(frozen=True)
class Variety:
    """Variety of each region (n,) in bits: `unrelated` between groups + `related` within groups = `total`; NaN without actors."""

    total: Floats
    unrelated: Floats
    related: Floats


def variety(counts: Floats, groups: Sequence[str]) -> Variety:
    """Return variety of counts (n × k) of activities, as five-digit KBLI, that each belong to one of the `groups` (k,), as a subsector.

    Unrelated Σ P_g log2(1 / P_g); related Σ P_g Σ_(i in g) (p_i / P_g) log2(P_g / p_i) (Frenken, Van Oort and Verburg 2007).
    Unknown cells (NaN) count as not seen.
    """
    x = np.nan_to_num(counts, nan=0.0)
    names = sorted(set(groups))
    member = np.array([[group == name for name in names] for group in groups], dtype=float)
    total, unrelated = _bits(x), _bits(x @ member)
    return Variety(total=total, unrelated=unrelated, related=np.maximum(total - unrelated, 0.0))


def _bits(x: Floats) -> Floats:
    n = x.sum(axis=1, keepdims=True)
    p = np.divide(x, n, out=np.full(x.shape, np.nan), where=n > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Subtracting from zero keeps the variety of a region with one activity at 0 and not at -0.
        return np.asarray(0.0 - np.where(p == 0, 0.0, p * np.log2(p)).sum(axis=1))
