"""How many subsectors a region really has, and how far its mix is from the country's."""

from dataclasses import dataclass

import numpy as np

from jejaring.terms.panel import Floats


@dataclass(frozen=True)
class Diversity:
    """Diversity of each region (n,), NaN for a region without actors.

    `hill0`, `hill1`, `hill2` are effective numbers of subsectors: all alike, by Shannon, by Simpson. `entropy` is Shannon's in nats,
    `miller_madow` and `chao_shen` correct it for what a small list has not met. `rarefied` is the number of subsectors expected among
    `depth` actors drawn at random, which makes large and small regions comparable.
    """

    hill0: Floats
    hill1: Floats
    hill2: Floats
    entropy: Floats
    miller_madow: Floats
    chao_shen: Floats
    rarefied: Floats
    depth: int


@dataclass(frozen=True)
class Concentration:
    """How far the mix of each region (n,) is from the whole country's, and how unequal subsectors are spread over regions (s,).

    `krugman` Σ|p - p̄| runs from 0 to 2; `theil` Σ p ln(p / p̄) is 0 for the country's mix; `gini` of the quotients of a subsector, weighed
    by the size of regions, is 0 where it is spread like everything else.
    """

    krugman: Floats
    theil: Floats
    gini: Floats


def diversity(counts: Floats, *, depth: int | None = None) -> Diversity:
    """Return diversity of counts (n × s); unknown cells (NaN) count as not seen. `depth` is by default the smallest region of two or more.

    Hill: ^qD = (Σ p^q)^(1/(1-q)). Miller–Madow: H + (S - 1) / 2N. Chao–Shen: -Σ C p ln(C p) / (1 - (1 - C p)^N), with coverage
    C = 1 - singletons / N (Chao and Shen 2003). Rarefied: Σ 1 - (N - x choose m) / (N choose m) (Hurlbert 1971), NaN where N < m.
    """
    x = np.nan_to_num(counts, nan=0.0)
    n = x.sum(axis=1)
    p = _shares(x)
    entropy = _entropy(p)
    seen = (x > 0).sum(axis=1)
    several = n[n >= 2]
    size = depth if depth is not None else int(np.floor(several.min())) if several.size else 1
    with np.errstate(invalid="ignore", divide="ignore"):
        hill2 = 1 / (p**2).sum(axis=1)
        miller_madow = entropy + (seen - 1) / (2 * n)
    return Diversity(
        hill0=np.where(n > 0, seen, np.nan),
        hill1=np.exp(entropy),
        hill2=hill2,
        entropy=entropy,
        miller_madow=np.where(n > 0, miller_madow, np.nan),
        chao_shen=_chao_shen(x, n),
        rarefied=_rarefied(x, n, size),
        depth=size,
    )


def concentration(counts: Floats) -> Concentration:
    """Return Krugman, Theil and Gini of counts (n × s); unknown cells count as not seen (Krugman 1991; Theil 1967)."""
    x = np.nan_to_num(counts, nan=0.0)
    p, whole, size = _shares(x), x.sum(axis=0) / x.sum(), x.sum(axis=1) / x.sum()
    with np.errstate(invalid="ignore", divide="ignore"):
        terms = np.where(p > 0, p * np.log(p / whole), 0.0)
    theil = np.where(np.isnan(p[:, 0]), np.nan, terms.sum(axis=1))
    of_subsector = np.divide(x, x.sum(axis=0), out=np.full(x.shape, np.nan), where=x.sum(axis=0) > 0)
    gini = np.array([_gini(of_subsector[:, j], size) for j in range(x.shape[1])])
    return Concentration(krugman=np.abs(p - whole).sum(axis=1), theil=theil, gini=gini)


def _shares(x: Floats) -> Floats:
    n = x.sum(axis=1, keepdims=True)
    shares: Floats = np.divide(x, n, out=np.full(x.shape, np.nan), where=n > 0)
    return shares


def _entropy(p: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(0.0 - np.where(p == 0, 0.0, p * np.log(p)).sum(axis=1))


def _chao_shen(x: Floats, n: Floats) -> Floats:
    singletons = (x == 1).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        # All singletons would give coverage 0 and no estimate; one is then taken as met twice, as Chao and Shen advise.
        coverage = 1 - np.where(singletons == n, n - 1, singletons) / n
        covered = coverage[:, None] * x / n[:, None]
        terms = np.where(x > 0, covered * np.log(covered) / (1 - (1 - covered) ** n[:, None]), 0.0)
    # A list of one actor has nothing left of its coverage.
    return np.where(n > 1, -terms.sum(axis=1), np.nan)


def _rarefied(x: Floats, n: Floats, depth: int) -> Floats:
    from scipy.special import gammaln

    rest = n[:, None] - x
    with np.errstate(invalid="ignore"):
        log = gammaln(rest + 1) - gammaln(rest - depth + 1) - gammaln(n[:, None] + 1) + gammaln(n[:, None] - depth + 1)
        unseen = np.where(rest >= depth, np.exp(log), 0.0)
    return np.where(n >= depth, (1 - unseen).sum(axis=1), np.nan)


def _gini(share: Floats, size: Floats) -> float:
    if np.isnan(share).any():
        return float("nan")
    present = size > 0
    order = np.argsort(share[present] / size[present], kind="stable")
    width = size[present][order]
    height = np.concatenate([[0.0], np.cumsum(share[present][order])])
    return float(1 - np.sum(width * (height[1:] + height[:-1])))
