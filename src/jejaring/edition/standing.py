"""How a region stands in an edition: ranked, provisional or insufficient; its group, band and words of performance systems."""

from collections.abc import Iterable
from typing import Literal

import numpy as np

from jejaring.edition.edition import Edition
from jejaring.terms.field import Band, BandSystem
from jejaring.terms.text import Text

Standing = Literal["ranked", "provisional", "insufficient"]
ALL = Text(id="semua daerah", en="all regions")


def standing(edition: Edition, region: str) -> Standing:
    """Tell whether a region is ranked, has a score without rank (provisional), or has leaf values only (insufficient)."""
    row = edition.row(region)
    if not np.isnan(edition.scores.rank[row, 0]):
        return "ranked"
    return "insufficient" if np.isnan(edition.scores.score[row, 0]) else "provisional"


def group_name(edition: Edition, group: str) -> Text:
    """Return the name of a group of ranking: a kind of region, or all regions together."""
    if edition.recipe.ranking.group_by is None:
        return ALL
    names = {kind.key: kind.name for kind in edition.catalogue.country.kinds}
    names |= {province.key: Text(id=province.name, en=province.name) for province in edition.catalogue.provinces}
    names |= {island.key: island.name for island in edition.catalogue.country.island_groups}
    return names[group]


def band_sizes(edition: Edition, group: str) -> tuple[int, ...]:
    """Return how many regions stand in each rank band of the root in a group, from the top band down."""
    members = np.array([name == group for name in edition.scores.group])
    bands = edition.intervals.band[members, 0]
    return tuple(int((bands == band).sum()) for band in range(1, int(bands.max(initial=0)) + 1))


def band_of(systems: Iterable[BandSystem], system: str, value: float) -> Band | None:
    """Return the band of a score in one performance system, None where the catalogue has no such system or the score is missing."""
    found = next((item for item in systems if item.key == system), None)
    return None if found is None or np.isnan(value) else found.band_of(value)
