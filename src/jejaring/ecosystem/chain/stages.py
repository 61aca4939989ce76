"""The value chain of a region against its peers: how strong each stage is, where it is narrow, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jejaring.terms.panel import Bools, Floats

STRONG = 0.75
"""The quartile of peers at which a stage is called full: the best peer alone is no yardstick."""


@dataclass(frozen=True)
class ChainStrength:
    """Strength of stages (n × v): 0 empty, 1 as strong as the strongest quarter of peers, NaN where it is unknown or no peer has anyone.

    `gap` is how far a stage is below the median of peers; `bottleneck` names the weakest stage of each region ("" where none is known),
    `index` (n,) is the geometric mean over known stages, 0 where one is empty; `known` (n,) says how many stages that is.
    """

    stages: tuple[str, ...]
    strength: Floats
    peer_median: Floats
    gap: Floats
    bottleneck: tuple[str, ...]
    weakest: Floats
    index: Floats
    known: np.ndarray[tuple[int, ...], np.dtype[np.int64]]


def chain_strength(actors: Floats, *, peers: Bools, stages: Sequence[str]) -> ChainStrength:
    """Return S = min(1, ln(1 + actors) / ln(1 + third quartile of peers)) for counts (n × v); `peers` (n × n) marks each row's peers.

    A region is never its own peer. Of equally weak stages the earlier one is the bottleneck.
    """
    own = peers & ~np.eye(len(actors), dtype=bool)
    full = np.array([_quantile(actors, row, STRONG) for row in own])
    with np.errstate(invalid="ignore", divide="ignore"):
        strength = np.where(full > 0, np.minimum(np.log1p(actors) / np.log1p(full), 1.0), np.nan)
        middle = np.array([_quantile(actors, row, 0.5) for row in own])
        peer_median = np.where(full > 0, np.minimum(np.log1p(middle) / np.log1p(full), 1.0), np.nan)
    known = ~np.isnan(strength)
    some: Bools = np.asarray(known.any(axis=1))
    weakest = np.where(known, strength, np.inf).min(axis=1)
    narrow = np.where(known, strength, np.inf).argmin(axis=1)
    names = tuple(stages)
    return ChainStrength(
        stages=names,
        strength=strength,
        peer_median=peer_median,
        gap=np.maximum(peer_median - strength, 0.0),
        bottleneck=tuple(names[at] if there else "" for at, there in zip(narrow, some, strict=True)),
        weakest=np.where(some, weakest, np.nan),
        index=_geometric(strength, known),
        known=known.sum(axis=1).astype(np.int64),
    )


def _quantile(actors: Floats, peers: Bools, share: float) -> Floats:
    values = actors[peers]
    there = ~np.isnan(values)
    result = np.full(actors.shape[1], np.nan)
    for stage in range(actors.shape[1]):
        if there[:, stage].any():
            result[stage] = np.quantile(values[there[:, stage], stage], share)
    return result


def _geometric(strength: Floats, known: Bools) -> Floats:
    count = known.sum(axis=1)
    with np.errstate(divide="ignore"):
        logs = np.where(known, np.log(np.where(known, strength, 1.0)), 0.0).sum(axis=1)
    return np.where(count > 0, np.exp(logs / np.maximum(count, 1)), np.nan)
