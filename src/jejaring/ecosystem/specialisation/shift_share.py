"""Growth of a region's subsectors split into what the nation, the subsector and the region itself brought."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from jejaring.terms.panel import Bools, Floats


@dataclass(frozen=True)
class ShiftShare:
    """The parts (n × s) of a change, in the unit of the figures: national + mix + regional = change, exactly.

    `homothetic` (regional growth on the employment that the region would have with the national mix) + `allocation` = regional.
    `entered` marks cells that began at 0: their whole change is regional. NaN where one of the two years is unknown.
    """

    change: Floats
    national: Floats
    mix: Floats
    regional: Floats
    homothetic: Floats
    allocation: Floats
    entered: Bools


def shift_share(before: Floats, after: Floats) -> ShiftShare:
    """Return the split of after - before (n × s), same classification and constant prices in both years.

    national e G, mix e (g_s - G), regional e (r_is - g_s), with growth of all G, of a subsector g_s and of a cell r_is (Dunn 1960);
    homothetic e* (r - g), allocation (e - e*)(r - g), e* = e_i E_s / E (Esteban-Marquillas 1972). Totals use cells known in both years.
    """
    known = ~(np.isnan(before) | np.isnan(after))
    e0, e1 = np.where(known, before, 0.0), np.where(known, after, 0.0)
    total, subsector = e0.sum(), e0.sum(axis=0)
    growth = e1.sum() / total - 1 if total > 0 else 0.0
    # A subsector that did not exist has no growth rate of its own: the nation's rate leaves its change with the regions.
    with np.errstate(invalid="ignore", divide="ignore"):
        of_subsector = np.where(subsector > 0, e1.sum(axis=0) / subsector - 1, growth)
        of_cell = np.where(e0 > 0, e1 / e0 - 1, 0.0)
    change = e1 - e0
    national, mix = e0 * growth, e0 * (of_subsector - growth)
    regional = change - national - mix
    alike = e0.sum(axis=1, keepdims=True) * (subsector / total if total > 0 else 0.0)
    # A cell that began at 0 has no rate r; its change is regional and none of it homothetic.
    homothetic = np.where(e0 > 0, alike * (of_cell - of_subsector), 0.0)
    return ShiftShare(
        change=np.where(known, change, np.nan),
        national=np.where(known, national, np.nan),
        mix=np.where(known, mix, np.nan),
        regional=np.where(known, regional, np.nan),
        homothetic=np.where(known, homothetic, np.nan),
        allocation=np.where(known, regional - homothetic, np.nan),
        entered=known & (e0 == 0) & (e1 > 0),
    )


def shift_share_over(years: Floats) -> ShiftShare:
    """Return the dynamic split of a series (t × n × s): the splits of neighbouring years, added up (Barff and Knight 1988)."""
    steps = [shift_share(before, after) for before, after in pairwise(years)]
    return ShiftShare(
        change=np.sum([step.change for step in steps], axis=0),
        national=np.sum([step.national for step in steps], axis=0),
        mix=np.sum([step.mix for step in steps], axis=0),
        regional=np.sum([step.regional for step in steps], axis=0),
        homothetic=np.sum([step.homothetic for step in steps], axis=0),
        allocation=np.sum([step.allocation for step in steps], axis=0),
        entered=np.any([step.entered for step in steps], axis=0),
    )
