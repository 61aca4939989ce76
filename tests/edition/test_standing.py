"""How regions stand: rank bands partition those who are ranked."""

import math

import numpy as np

from jejaring.edition import Edition, band_sizes, group_name, standing
from jejaring.edition.standing import band_of


def test_bands_count_everyone_who_is_ranked_once(context: Edition):
    for group in ("kota", "kabupaten"):
        members = np.array([name == group for name in context.scores.group])
        assert sum(band_sizes(context, group)) == np.isfinite(context.scores.rank[members, 0]).sum()
        assert all(size > 0 for size in band_sizes(context, group))


def test_standing_follows_rank_and_score(tiny: Edition):
    assert standing(tiny, "S2") == "provisional"
    assert standing(tiny, "N1") == "ranked"


def test_groups_have_names_in_both_languages(context: Edition, ipm: Edition):
    assert group_name(context, "kota").en == "city (kota)"
    assert group_name(ipm, "semua").id == "semua daerah"


def test_a_missing_score_has_no_word(context: Edition):
    assert band_of(context.catalogue.band_systems, "sakip", math.nan) is None
    band = band_of(context.catalogue.band_systems, "sakip", 70.5)
    assert band is not None
    assert band.code == "BB"
    assert band_of(context.catalogue.band_systems, "nobody", 70.5) is None
