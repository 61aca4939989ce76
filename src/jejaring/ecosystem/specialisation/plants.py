"""Whether places of work of a subsector cluster in few regions more than their sizes alone would bring about."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.terms.panel import Bools, Floats

HIGH = 0.05
"""Above this Ellison and Glaeser call an industry highly concentrated."""
UNSTABLE_HERFINDAHL = 0.5
DRAWS = 999


@dataclass(frozen=True)
class PlantConcentration:
    """Ellison–Glaeser's γ of each subsector (s,): 0 as if places were drawn by chance, above 0.05 high; NaN with fewer than two plants.

    `raw` is G, `herfindahl` the share one plant has in its subsector (H), `plants` how many there are, `p` the share of chance
    draws with a γ as high. `unstable` marks subsectors in which a few plants are half of all: γ says little there.
    """

    subsectors: tuple[str, ...]
    gamma: Floats
    raw: Floats
    herfindahl: Floats
    plants: npt.NDArray[np.int64]
    p: Floats
    unstable: Bools


def ellison_glaeser(size: Floats, *, subsector: Sequence[str], region: Sequence[str], seed: int, draws: int = DRAWS) -> PlantConcentration:
    """Return γ = (G - (1 - Σx²) H) / ((1 - Σx²)(1 - H)) of plants (N,) with size, subsector and region.

    G = Σ (s_i - x_i)², with s_i the subsector's share in region i and x_i that of all plants; H = Σ z² of plant shares. Chance: each
    plant falls into region i with probability x_i. Plants without a size (NaN) are left out (Ellison and Glaeser 1997).
    """
    known = ~np.isnan(size) & (size > 0)
    weights, kinds, places = size[known], np.array(subsector)[known], np.array(region)[known]
    names, kind = np.unique(kinds, return_inverse=True)
    regions, place = np.unique(places, return_inverse=True)
    x = np.bincount(place, weights, minlength=len(regions)) / weights.sum()
    rng = np.random.default_rng(seed)
    rows = [_of_one(weights[kind == j], place[kind == j], x, rng, draws) for j in range(len(names))]
    gamma, raw, herfindahl, p = (np.array([row[column] for row in rows], dtype=float) for column in range(4))
    return PlantConcentration(
        subsectors=tuple(str(name) for name in names),
        gamma=gamma,
        raw=raw,
        herfindahl=herfindahl,
        plants=np.bincount(kind, minlength=len(names)).astype(np.int64),
        p=p,
        unstable=herfindahl > UNSTABLE_HERFINDAHL,
    )


def _of_one(
    weights: Floats, place: npt.NDArray[np.intp], x: Floats, rng: np.random.Generator, draws: int
) -> tuple[float, float, float, float]:
    z = weights / weights.sum()
    herfindahl = float((z**2).sum())
    spread = 1 - float((x**2).sum())

    def raw(at: npt.NDArray[np.intp]) -> float:
        return float(((np.bincount(at, z, minlength=len(x)) - x) ** 2).sum())

    met = raw(place)
    if len(z) < 2 or spread <= 0 or herfindahl >= 1:
        return float("nan"), met, herfindahl, float("nan")
    # γ rises with G and with nothing else when sizes are held, so G decides the test.
    by_chance = np.array([raw(rng.choice(len(x), size=len(z), p=x)) for _ in range(draws)])
    p = (1 + int((by_chance >= met - 1e-12).sum())) / (draws + 1)
    return (met - spread * herfindahl) / (spread * (1 - herfindahl)), met, herfindahl, p
