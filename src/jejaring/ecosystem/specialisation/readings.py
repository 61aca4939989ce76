"""Quotients when one figure is in doubt: as it stands, as it may have been, and without it."""

from dataclasses import dataclass

import numpy as np

from jejaring.ecosystem.specialisation.quotient import Quotients, location_quotients
from jejaring.terms.panel import Floats
from jejaring.terms.text import Text

READINGS = (
    Text(id="seperti diterbitkan", en="as published"),
    Text(id="angka yang diragukan diganti", en="the doubtful figure replaced"),
    Text(id="tanpa subsektor yang diragukan", en="without the doubtful subsector"),
)


@dataclass(frozen=True)
class Readings:
    """Quotients under each of the `names` of readings, and the range of the quotient (n × s) over them.

    The range says what the doubtful figure can do; what chance can do is in the interval of each reading.
    """

    names: tuple[Text, ...]
    quotients: tuple[Quotients, ...]
    low: Floats
    high: Floats


def quotient_readings(counts: Floats, *, cell: tuple[int, int], other: float) -> Readings:
    """Return location quotients of counts (n × s) with the figure of `cell` as it stands, as `other`, and with its subsector left out."""
    replaced, without = counts.astype(float).copy(), counts.astype(float).copy()
    replaced[cell] = other
    without[:, cell[1]] = np.nan
    quotients = tuple(location_quotients(table) for table in (counts.astype(float), replaced, without))
    stacked = np.array([found.lq for found in quotients])
    known = ~np.isnan(stacked)
    return Readings(
        names=READINGS,
        quotients=quotients,
        low=np.where(known.any(axis=0), np.where(known, stacked, np.inf).min(axis=0), np.nan),
        high=np.where(known.any(axis=0), np.where(known, stacked, -np.inf).max(axis=0), np.nan),
    )
