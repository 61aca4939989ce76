"""The probability that two actors are the same: Fellegi-Sunter weights, u from random pairs, m and the share of matches by EM."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.ecosystem.cleaning.blocks import Pairs, candidate_pairs, pairs_apart
from jejaring.ecosystem.cleaning.compare import FIELDS, NAME, SAME_NAME, UNKNOWN, Compared, Levels, levels_of
from jejaring.terms.panel import Floats

RANDOM_PAIRS = 50_000
ROUNDS, TOLERANCE = 200, 1e-7
START_SHARE = 0.05
FEWEST_PAIRS = 50
"""With fewer candidate pairs m is not estimated: the starting values stand."""


USUAL_U: dict[str, tuple[float, ...]] = {
    "name": (0.45, 0.4, 0.1, 0.03, 0.02), "phone": (0.98, 0.02), "website": (0.98, 0.02), "description": (0.75, 0.2, 0.05),
    "founded": (0.9, 0.06, 0.04), "place": (0.9, 0.07, 0.03), "kbli": (0.7, 0.3), "helix": (0.3, 0.7),
}  # fmt: skip
"""Own judgement of how different actors of one trade compare, for registers too small to tell."""


@dataclass(frozen=True)
class Model:
    """What was estimated: `m` and `u` by field (probability of each level among matches, among others) and the share of matches.

    `rounds` is 0 where there were too few pairs for EM.
    """

    m: tuple[Floats, ...]
    u: tuple[Floats, ...]
    share: float
    rounds: int


@dataclass(frozen=True)
class Scored:
    """Candidate pairs (k × 2) with their levels (k × fields), the bits each field gives (k × fields) and the probability (k,)."""

    pairs: Pairs
    levels: Levels
    bits: Floats
    probability: Floats
    model: Model


def score(compared: Compared, *, rng: np.random.Generator) -> Scored:
    """Return every candidate pair with its probability of being one actor.

    weight = sum of log2(m / u) over the fields known of both; probability = 1 / (1 + (1 - share) / share · 2^-weight) (Fellegi and
    Sunter 1969). The level "same name" is weighed by how common that name is in the register (Winkler 2000).
    """
    pairs = candidate_pairs(compared.actors, compared.cores)
    levels = levels_of(compared, pairs)
    u = _u(compared, pairs, levels, rng)
    common = _commonness(compared, pairs)
    model = _em(levels, u, common)
    bits = _bits(levels, model.m, model.u, common)
    return Scored(pairs, levels, bits, _probability(bits, model.share), model)


def _commonness(compared: Compared, pairs: Pairs) -> Floats:
    counts = Counter(compared.cores)
    return np.array([max(counts[compared.cores[first]], counts[compared.cores[second]]) for first, second in pairs]) / max(
        len(compared.cores), 1
    )


def _u(compared: Compared, pairs: Pairs, levels: Levels, rng: np.random.Generator) -> tuple[Floats, ...]:
    """Return how often each level occurs among different actors that are alike enough to be compared.

    Random pairs of the whole register would be too unlike: candidates share a trade, and with it words of name, description and code.
    So pairs of different regions that share a block are drawn. Where there are too few (a register of one region), the candidates
    whose phone, NIB or NPWP differ take their place; where these are too few as well, the values below. The place compares only
    within a region and is always told by the candidates.
    """
    apart = levels_of(compared, pairs_apart(compared.actors, compared.cores, most=RANDOM_PAIRS, rng=rng))
    differ = levels[_told_apart(compared, pairs)]
    told_by = apart if len(apart) >= FEWEST_PAIRS else differ
    found = []
    for number, (field, size) in enumerate(FIELDS.items()):
        known = (differ if field == "place" else told_by)[:, number]
        enough = (known != UNKNOWN).sum() >= FEWEST_PAIRS
        found.append(_shares(known, size) if enough else np.array(USUAL_U[field]))
    return tuple(found)


def _told_apart(compared: Compared, pairs: Pairs) -> npt.NDArray[np.bool_]:
    """Tell which pairs carry a different phone, NIB or NPWP: nearly all of them are different actors."""
    return np.array([any(_unequal(compared, pair, name) for name in ("phone", "nib", "npwp")) for pair in pairs], dtype=bool)


def _unequal(compared: Compared, pair: npt.NDArray[np.int64], name: str) -> bool:
    one, other = (getattr(compared.actors[position], name) for position in pair)
    return one is not None and other is not None and one != other


def _shares(levels: Levels, size: int) -> Floats:
    counts = np.bincount(levels[levels != UNKNOWN], minlength=size)[:size] + 0.5
    return np.asarray(counts / counts.sum())


def _start_m() -> tuple[Floats, ...]:
    """Return how duplicates look before anything is learnt: each lower level four times rarer than the one above it."""
    starts = []
    for size in FIELDS.values():
        weights = 4.0 ** np.arange(size)
        starts.append(weights / weights.sum())
    return tuple(starts)


def _em(levels: Levels, u: tuple[Floats, ...], common: Floats) -> Model:
    m, share = _start_m(), START_SHARE
    if len(levels) < FEWEST_PAIRS:
        return Model(m, u, share, 0)
    for number in range(1, ROUNDS + 1):
        match = _probability(_bits(levels, m, u, common), share)
        new_share = float(np.clip(match.mean(), 1e-6, 1 - 1e-6))
        m = tuple(_weighted(levels[:, field], match, size) for field, size in enumerate(FIELDS.values()))
        if abs(new_share - share) < TOLERANCE:
            return Model(m, u, new_share, number)
        share = new_share
    return Model(m, u, share, ROUNDS)


def _weighted(level: Levels, match: Floats, size: int) -> Floats:
    known = level != UNKNOWN
    counts = np.bincount(level[known], weights=match[known], minlength=size)[:size] + 0.5
    return np.asarray(counts / counts.sum())


def _bits(levels: Levels, m: tuple[Floats, ...], u: tuple[Floats, ...], common: Floats) -> Floats:
    bits = np.zeros(levels.shape)
    for field in range(levels.shape[1]):
        known = levels[:, field] != UNKNOWN
        bits[known, field] = np.log2(m[field] / u[field])[levels[known, field]]
    same = levels[:, NAME] == SAME_NAME
    bits[same, NAME] = np.log2(m[NAME][SAME_NAME] / np.maximum(common[same], u[NAME][SAME_NAME]))
    return bits


def _probability(bits: Floats, share: float) -> Floats:
    odds = np.log2(share / (1 - share)) + bits.sum(axis=1)
    return np.asarray(1 / (1 + np.exp2(np.clip(-odds, -1000, 1000))))
