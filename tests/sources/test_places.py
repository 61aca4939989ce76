"""The joining traps: 199 codes that differ, swapped names, names without Kota or Kabupaten."""

import pytest

from jejaring.sources.faults import Faults
from jejaring.sources.places import check_name, region_of_code, region_of_row, system_of
from jejaring.terms.problem import AmbiguousRegion
from jejaring.terms.region import RegionCode


def test_every_one_of_the_199_codes_that_differ_is_told_apart_by_its_system(catalogue):
    differing = [region for region in catalogue.regions if region.codes["bps34"] != region.codes["kemendagri"]]
    assert len(differing) == 199  # data README, trap A
    for region in differing:
        faults = Faults("x")
        for system in ("bps34", "kemendagri"):
            assert region_of_code(region.codes[system], system, catalogue, faults, row=2, column="A") == region
        assert not faults


def test_every_code_of_the_wrong_system_is_caught_by_its_name(catalogue):
    caught = 0
    codes = {region.codes["kemendagri"] for region in catalogue.regions}
    for region in catalogue.regions:
        code = region.codes["bps34"]
        if code == region.codes["kemendagri"] or code not in codes:
            continue
        faults = Faults("x")
        assert region_of_row({"A": ("kemendagri", code)}, ("B", region.name), catalogue, faults, row=2) is None
        caught += len(faults.problems)
    assert caught == 164  # data README, trap A: codes that stand in both systems for different places


def test_every_name_of_both_a_kota_and_a_kabupaten_is_asked_about(catalogue):
    names = [region.short_name for region in catalogue.regions]
    twice = sorted({name for name in names if names.count(name) == 2})
    assert len(twice) == 26  # data README, trap A
    for name in twice:
        faults = Faults("x")
        assert region_of_row({}, ("A", name), catalogue, faults, row=2) is None
        (problem,) = faults.problems
        assert f"Kota {name}" in problem.expected.en
        assert f"Kabupaten {name}" in problem.expected.en


def test_a_heading_is_a_system_or_none_or_unclear(catalogue):
    assert (system_of("kode_bps38", catalogue), system_of("warna", catalogue)) == ("bps38", None)
    with pytest.raises(AmbiguousRegion):
        system_of("kode", catalogue)


def test_a_row_without_code_and_name_is_noted(catalogue):
    faults = Faults("x")
    assert region_of_row({"A": ("bps34", "")}, ("B", ""), catalogue, faults, row=7) is None
    assert [(p.place.row, p.met.en) for p in faults.problems] == [(7, "the region is not named")]


def test_a_name_that_does_not_belong_to_its_code_is_noted_with_the_system_it_fits(catalogue):
    faults = Faults("x")
    check_name(RegionCode(system="bps34", value="1101"), "Simeulue", catalogue, faults, row=1, column="nama")
    assert not faults
    check_name(RegionCode(system="kemendagri", value="1101"), "Simeulue", catalogue, faults, row=1, column="nama")
    check_name(RegionCode(system="kemendagri", value="1101"), "Antah Berantah", catalogue, faults, row=2, column="nama")
    assert [p.todo.en for p in faults.problems] == ["this code seems to be of the system bps34, bps38", "check the code or the name"]
