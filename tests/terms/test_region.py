"""A code is only equal to a code of the same system."""

from jejaring.terms.region import RegionCode


def test_the_same_digits_of_two_systems_are_two_codes():
    assert RegionCode(system="bps34", value="1101") != RegionCode(system="kemendagri", value="1101")
    assert RegionCode(system="bps34", value="1101") == RegionCode(system="bps34", value="1101")
