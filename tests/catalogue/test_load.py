"""The embedded catalogue: counts, references, sources and both languages."""

from jejaring.catalogue.load import load


def test_indonesia_has_514_regions_in_38_provinces_of_which_98_are_cities():
    catalogue = load()
    assert len(catalogue.regions) == 514
    assert len(catalogue.provinces) == 38
    assert sum(region.kind == "kota" for region in catalogue.regions) == 98
    assert sum(region.kind == "kabupaten" for region in catalogue.regions) == 416
