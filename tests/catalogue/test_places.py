"""Corrections of regions under guard, and codes in columns of their systems."""

from collections.abc import Callable
from pathlib import Path

from jejaring.catalogue import load

HEADER = "table,row,column,period,old,new,reason_id,reason_en,source,action\n"


def test_a_correction_replaces_the_cell_it_names(tiny: Path):
    (tiny / "corrections.csv").write_text(HEADER + "regions,N1,area_km2,,50,55,salah ketik,mistyped,invented,override\n", encoding="utf-8")
    assert load(tiny).regions[0].area_km2 == 55


def test_a_correction_can_drop_a_cell(tiny: Path):
    (tiny / "corrections.csv").write_text(HEADER + "regions,N1,area_km2,,50,,diragukan,in doubt,invented,drop\n", encoding="utf-8")
    assert load(tiny).regions[0].area_km2 is None


def test_a_correction_is_refused_once_the_source_has_mended_the_cell(faults: Callable[..., list[object]]):
    text = HEADER + "regions,N1,area_km2,,49,55,salah ketik,mistyped,invented,override\n"
    assert faults("corrections.csv", "", text) == [("regions.csv", 2, "area_km2")]


def test_a_correction_that_meets_no_cell_is_refused(faults: Callable[..., list[object]]):
    text = HEADER + "regions,N1,colour,,,red,salah,wrong,invented,override\n"
    assert faults("corrections.csv", "", text) == [("corrections.csv", 2, None)]


def test_a_region_carries_its_code_in_every_system_and_the_islands_of_its_province(tiny: Path):
    region = load(tiny).regions[4]
    assert (region.key, region.codes, region.island_group) == ("S2", {"crown": "S2", "guild": "N1"}, "main")


def test_an_absent_code_of_a_system_is_refused(faults: Callable[..., list[object]]):
    assert ("regions.csv", 4, "guild") in faults("regions.csv", "N3,13,", "N3,,")


def test_a_catalogue_without_version_is_refused(faults: Callable[..., list[object]]):
    assert ("country.yml", None, "version") in faults("country.yml", 'version: "1"\n', "")
