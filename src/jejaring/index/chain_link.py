"""One long series through a change of indicators: growth of the new basket carried on from the level of the old one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from jejaring.index.fault import fault, some
from jejaring.index.years import Years
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild


@dataclass(frozen=True)
class Linked:
    """A chain-linked index: values (T × n) of regions (n) in periods (T), and from which basket (T,) each period's growth comes.

    Basket 0 is plain; every later one is linked: its values continue the old level and are no scores of their own recipe.
    """

    regions: tuple[str, ...]
    periods: tuple[str, ...]
    values: Floats
    basket: tuple[int, ...]


def chain_linked(before: Floats, then: Floats, now: Floats) -> Floats:
    """Return I_t = I_{t-1} × new_t / new_{t-1} for the linked index before, and the new basket then and now.

    >>> import numpy as np
    >>> chain_linked(np.array([50.0, 80.0]), np.array([40.0, 60.0]), np.array([44.0, 54.0]))
    array([55., 72.])
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(before * now / np.where(then > 0, then, np.nan))


def chain_link(baskets: Sequence[Years]) -> Linked:
    """Return the index of the first basket carried on by the growth of each later one (OECD/JRC 2008; Eurostat's annual overlap).

    Each basket begins in the last period of the one before: the overlap. Regions are those of the first period; a region without score
    in a period stays missing from there until its basket ends. Raises CannotBuild where baskets do not overlap in exactly that period,
    or where a region's score of 0 or less at the overlap has no growth.
    """
    problems = [
        fault(
            (f"keranjang {number}: {later.periods[0]}", f"basket {number}: {later.periods[0]}"),
            (earlier.periods[-1], earlier.periods[-1]),
            ("mulai keranjang baru pada tahun terakhir yang lama", "begin the new basket in the last year of the old one"),
        )
        for number, (earlier, later) in enumerate(pairwise(baskets), start=2)
        if later.periods[0] != earlier.periods[-1]
    ]
    regions = baskets[0].stages[0].regions
    for number, later in enumerate(baskets[1:], start=2):
        start = _index(later, 0, regions)
        low = [region for region, score in zip(regions, start.tolist(), strict=True) if score <= 0]
        if low:
            problems.append(
                fault(
                    (f"keranjang {number}: skor 0 atau kurang: {some(low)}", f"basket {number}: scores of 0 or less: {some(low)}"),
                    ("skor di atas 0 pada tahun temu", "scores above 0 in the overlap year"),
                    ("pakai skala yang mulai di atas 0, misalnya minmax dari 1", "use a scale that begins above 0, such as minmax from 1"),
                )
            )
    if problems:
        raise CannotBuild(problems)
    values = [_index(baskets[0], place, regions) for place in range(len(baskets[0].periods))]
    periods, basket = list(baskets[0].periods), [0] * len(baskets[0].periods)
    for number, later in enumerate(baskets[1:], start=1):
        for place in range(1, len(later.periods)):
            values.append(chain_linked(values[-1], _index(later, place - 1, regions), _index(later, place, regions)))
            periods.append(later.periods[place])
            basket.append(number)
    return Linked(regions, tuple(periods), np.stack(values), tuple(basket))


def _index(years: Years, place: int, regions: Sequence[str]) -> Floats:
    """Return the index (n,) of some regions in one period; missing where a region is absent."""
    stages = years.stages[place]
    scores = dict(zip(stages.regions, stages.scores[:, 0].tolist(), strict=True))
    return np.array([scores.get(region, np.nan) for region in regions])
