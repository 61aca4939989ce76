"""Rank bands are taken from the edition, never made anew."""

from itertools import pairwise

import numpy as np

from jejaring.charts.bands import bands, members
from jejaring.edition import band_sizes


def test_members_stand_from_the_top_down(edition):
    ranked = members(edition, "kota")
    assert len(ranked) == 98
    assert [member.place for member in ranked] == list(range(1, 99))
    assert all(first.score >= second.score for first, second in pairwise(ranked))


def test_a_region_without_rank_is_no_member(gappy):
    assert "3273" not in {member.region for member in members(gappy, "kota")}


def test_bands_are_those_of_the_edition(edition):
    found = bands(members(edition, "kota"))
    assert tuple(band.last - band.first + 1 for band in found) == band_sizes(edition, "kota")
    floors = [band.floor for band in found]
    assert floors[-1] is None
    assert np.all(np.diff(np.array(floors[:-1], dtype=float)) < 0)


def test_where_nobody_is_ranked_there_is_no_band():
    assert bands(()) == ()
