"""How BPS writes regions: a kabupaten by its bare name, a kota as Kota X, provinces in capitals above their units."""

import html
import re

from jejaring.catalogue.lookup import by_name_of_kind, find_region
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.problem import AmbiguousRegion, UnknownRegion
from jejaring.terms.region import Province, Region

KABUPATEN = "kabupaten"
NATION = "INDONESIA"
# Newest last: the edition before and after the split of Papua in 2022.
EDITIONS = ("bps34", "bps38")
_TAG = re.compile(r"<[^>]*>")
# Footnote marks behind a name: *, **, *), 1)
_MARK = re.compile(r"\s*(?:\*+\)?|\b\d\))$")
_KIND = re.compile(r"(?:kota|kabupaten|kab\.?)\s", re.IGNORECASE)


def clean(label: str) -> str:
    """Return a label without HTML tags and footnote marks."""
    return _MARK.sub("", " ".join(_TAG.sub(" ", html.unescape(label)).split()))


def provinces_of_block(province: Province, catalogue: Catalogue) -> tuple[str, ...]:
    """Return today's provinces of the regions that stand under a province in any BPS edition: PAPUA once headed four of today's."""
    under = {
        region.province
        for region in catalogue.regions
        for edition in EDITIONS
        if edition in province.codes and region.codes.get(edition, "").startswith(province.codes[edition])
    }
    return (province.key, *sorted(under - {province.key}))


def region_in_block(label: str, provinces: tuple[str, ...], catalogue: Catalogue) -> Region:
    """Return the region that a label means under a province heading; UnknownRegion where the block has none of that name and kind."""
    if _KIND.match(label):
        try:
            region = find_region(catalogue, label)
        except (AmbiguousRegion, UnknownRegion):
            pass  # "Kota Baru" may be the bare name of a kabupaten: decided below.
        else:
            if region.province in provinces:
                return region
    problems: list[UnknownRegion] = []
    for province in provinces:
        try:
            return by_name_of_kind(catalogue, province, label, KABUPATEN)
        except UnknownRegion as error:
            problems.append(error)
    raise problems[0]


def expected_units(province: Province, edition: str, catalogue: Catalogue) -> tuple[Region, ...]:
    """Return the regions that stand under a province in a BPS edition."""
    code = province.codes.get(edition)
    return tuple(region for region in catalogue.regions if code and region.codes.get(edition, "").startswith(code))
