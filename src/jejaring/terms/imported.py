"""What a file from outside gives once it has been read whole, and the record that the store keeps of it."""

from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd

from jejaring.terms.frozen import Frozen
from jejaring.terms.tables import OBSERVATIONS
from jejaring.terms.text import Text


@dataclass(frozen=True)
class Boundary:
    """The outline of a region: a GeoJSON Polygon or MultiPolygon (longitude, latitude, WGS 84) wound as RFC 7946 says."""

    region: str
    geometry: dict[str, object]
    source: str


def no_observations() -> pd.DataFrame:
    """Return an observations table without rows."""
    return pd.DataFrame({name: pd.Series(dtype=object) for name in OBSERVATIONS.columns})


@dataclass(frozen=True)
class Imported:
    """Everything one file holds, checked: observations by their contract, and outlines. `source` is the key on the shelf of sources.

    `notes` say what the reader should know though nothing is wrong (regions the file does not name, rows that are no region).
    """

    source: str
    file: str
    sha256: str
    observations: pd.DataFrame = field(default_factory=no_observations)
    boundaries: tuple[Boundary, ...] = ()
    notes: tuple[Text, ...] = ()


class ImportRecord(Frozen):
    """One import as the store remembers it; `undone_at` is None while its rows count."""

    id: int
    who: str
    when: datetime
    source: str
    file: str
    sha256: str
    observations: int
    boundaries: int
    undone_at: datetime | None = None
