"""A panel: region × column of one period, with a status, a year and a source for every cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from jejaring.terms.status import Status

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Panel:
    """Values (n × m) in raw units, NaN = missing, for regions (n) and columns (m: indicators and denominators) of one period.

    `status`, `year`, `source` and `note` are (n × m) object arrays: the Status of each cell, the year(s) its figure belongs to (None
    where missing or undated), the data set(s) it came from ("" where missing) and, where something must be said of the cell, a
    Text. `groupings` gives named partitions of the regions (`kind`), each (n,).
    """

    regions: tuple[str, ...]
    columns: tuple[str, ...]
    period: str
    values: Floats
    status: npt.NDArray[np.object_]
    year: npt.NDArray[np.object_]
    source: npt.NDArray[np.object_]
    note: npt.NDArray[np.object_]
    groupings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def column(self, name: str) -> Floats:
        """Return the values (n,) of one column."""
        return self.values[:, self.columns.index(name)]


def plain_panel(
    regions: tuple[str, ...],
    columns: tuple[str, ...],
    values: Floats,
    *,
    period: str = "",
    source: str = "",
    groupings: Mapping[str, tuple[str, ...]] | None = None,
) -> Panel:
    """Return a panel of bare numbers (n × m): every filled cell `reported` from one source, every NaN `missing`."""
    missing = np.isnan(values)
    year = np.full(values.shape, None, dtype=object)
    year[~missing] = period or None
    return Panel(
        regions=regions,
        columns=columns,
        period=period,
        values=values,
        status=np.where(missing, Status.MISSING, Status.REPORTED).astype(object),
        year=year,
        source=np.where(missing, "", source).astype(object),
        note=np.full(values.shape, None, dtype=object),
        groupings=groupings or {},
    )
