"""The words of the creative economy: helices, subsectors, stages, frameworks, memberships, bands, points."""

from typing import Literal

from jejaring.terms.frozen import Frozen
from jejaring.terms.text import Text


class Helix(Frozen):
    """One of the six helices; `sixth` marks the two variants of the sixth, of which a network chooses one."""

    key: str
    name: Text
    sixth: bool = False
    source: str
    basis: str


class Subsector(Frozen):
    """A creative subsector with the versioned lists (16, 17, 21) in which it stands on its own."""

    key: str
    name: Text
    lists: tuple[Literal["16", "17", "21"], ...]
    merged_in_16: str | None = None
    cluster: str | None = None
    source: str
    basis: str


class Stage(Frozen):
    """A stage of the value chain, in order."""

    key: str
    order: int
    name: Text
    source: str
    basis: str


class Framework(Frozen):
    """A framework by which networks of creative cities steer, as a registry entry."""

    key: str
    name: str
    owner: str
    year: str
    unit: str
    structure: str
    method: str
    kind: str
    lesson: str
    source: str
    basis: str


class FrameworkNode(Frozen):
    """An item of a framework tied to one concept and its SDG targets (a row of the crosswalk)."""

    framework: str
    code: str
    name: Text
    concept: str
    sdg_targets: tuple[str, ...] = ()
    source: str
    basis: str


class Membership(Frozen):
    """A stated event that ties a region to a network: a designation, a membership, or evidence of a tie.

    `region` is None where the source names a place that is no single region (UCCN's Jakarta, the unnamed six of 2022). `counts`
    tells whether it is a designation in force (True) or only evidence (False). An empty `field` means not known. `conflict` says
    where two sources differ.
    """

    network: str
    region: str | None
    place: str
    year: int | None
    event: str
    counts: bool
    field: tuple[str, ...] = ()
    instrument: str | None = None
    source: str
    basis: str
    note: str | None = None
    conflict: Text | None = None


class Band(Frozen):
    """A band of a performance system on the 0-100 index scale; bounds are compared unrounded, as `includes_*` says."""

    system: str
    code: str
    order: int
    label: Text
    low: float
    high: float
    includes_low: bool
    includes_high: bool
    source: str
    basis: str

    def holds(self, value: float) -> bool:
        """Tell whether an unrounded value lies in the band."""
        above = value >= self.low if self.includes_low else value > self.low
        below = value <= self.high if self.includes_high else value < self.high
        return above and below


class BandSystem(Frozen):
    """A performance system whose words are shown beside a score, always as 'equivalent to', never as a result of that system."""

    key: str
    name: Text
    bands: tuple[Band, ...]

    def band_of(self, value: float) -> Band | None:
        """Return the band of an unrounded index value, None where no band holds it (a missing score, NaN)."""
        return next((band for band in self.bands if band.holds(value)), None)


class Point(Frozen):
    """A place on the map that distances are measured to: a museum, a designated region."""

    group: str
    name: str
    region: str | None
    latitude: float
    longitude: float
    source: str
    note: Text | None = None
    period: str | None = None
    """The year of which the source tells, or since which the region is designated."""


class Correction(Frozen):
    """A declared correction of a known error: the cell, what stood there, what stands there now (None = missing), why, and who says so.

    `old` is checked when the correction is applied: once the source has mended the cell, the correction is refused.
    """

    table: str
    row: str
    column: str
    period: str | None = None
    old: str | None
    new: str | None
    reason: Text
    source: str
    action: Literal["override", "drop"]
