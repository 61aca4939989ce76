"""Counts of a register to the table of specialisation: each region and subsector with its quotient, and what must not be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from jejaring.ecosystem.specialisation.quotient import Quotients, location_quotients
from jejaring.terms.panel import Bools, Floats

DIGITS = 9
COLUMNS = ("region", "subsector", "n", "lq", "low", "high", "lq_shrunk", "q", "suppressed")


@dataclass(frozen=True)
class Specialised:
    """Quotients of regions (n) and subsectors (s); `comparable` is False where a single region has nothing to be compared with."""

    regions: tuple[str, ...]
    subsectors: tuple[str, ...]
    quotients: Quotients
    comparable: bool

    def table(self) -> pd.DataFrame:
        """Return COLUMNS, a row for each region and subsector; suppressed cells have no figures, a single region no quotients."""
        found = self.quotients
        hidden = found.suppressed
        unsaid = hidden if self.comparable else np.ones_like(hidden)
        figures = {"n": np.where(hidden, np.nan, found.counts)}
        for name, values in (("lq", found.lq), ("low", found.low), ("high", found.high), ("lq_shrunk", found.shrunk.value), ("q", found.q)):
            figures[name] = np.where(unsaid, np.nan, values)
        flat = {name: np.round(values, DIGITS).ravel() for name, values in figures.items()}
        return pd.DataFrame(
            {
                "region": np.repeat(self.regions, len(self.subsectors)),
                "subsector": np.tile(self.subsectors, len(self.regions)),
                **flat,
                "suppressed": hidden.ravel(),
            },
            columns=list(COLUMNS),
        )

    def surest(self, most: int) -> tuple[tuple[int, int], ...]:
        """Return (region, subsector) positions of the cells that stand out above 1, ordered by their lower bound, highest first."""
        if not self.comparable:
            return ()
        cells = np.argwhere(self.quotients.stands_out())
        ordered = sorted(((-float(self.quotients.low[i, j]), int(i), int(j)) for i, j in cells))
        return tuple((i, j) for _, i, j in ordered[:most])


def specialised(counts: pd.DataFrame, regions: Sequence[str], subsectors: Sequence[str]) -> Specialised:
    """Return the quotients of `counts` (contract COUNTS); actors whose subsector is not known are left out of every total."""
    found = location_quotients(cross(counts, "region", regions, "subsector", subsectors))
    some: Bools = np.asarray(found.counts.sum(axis=1) > 0)
    return Specialised(tuple(regions), tuple(subsectors), found, comparable=bool(some.sum() > 1))


def cross(counts: pd.DataFrame, row: str, rows: Sequence[str], column: str, columns: Sequence[str]) -> Floats:
    """Return the sums of n (rows × columns) of counts, 0 where nobody was counted; rows and columns that are not asked for are left out."""
    sums = np.zeros((len(rows), len(columns)))
    row_at, column_at = ({key: place for place, key in enumerate(keys)} for keys in (rows, columns))
    known = counts[counts[row].isin(row_at) & counts[column].isin(column_at)]
    places = known[row].map(row_at).to_numpy(dtype=np.intp), known[column].map(column_at).to_numpy(dtype=np.intp)
    np.add.at(sums, places, known["n"].astype(float).to_numpy())
    return sums.round(DIGITS)
