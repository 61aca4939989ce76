import pytest

from jejaring.api import ranking
from jejaring.edition import Edition
from page_editions import INSUFFICIENT, PROVISIONAL


def test_cities_and_regencies_are_ranked_apart(edition: Edition):
    assert [group.group for group in ranking(edition).groups] == ["kota", "kabupaten"]


def test_an_official_index_ranks_all_together(ipm: Edition):
    groups = ranking(ipm).groups
    assert [(group.ranked, group.name.id) for group in groups] == [(514, "semua daerah")]


def test_every_region_stands_in_exactly_one_list(edition: Edition):
    listed = [
        line.region
        for group in ranking(edition).groups
        for lines in (*(band.lines for band in group.bands), group.provisional, group.insufficient)
        for line in lines
    ]
    assert sorted(listed) == sorted(edition.scores.regions)


def test_provisional_and_insufficient_regions_are_never_ranked(edition: Edition):
    city = ranking(edition).groups[0]
    assert [line.region for line in city.provisional] == [PROVISIONAL]
    assert [line.region for line in city.insufficient] == [INSUFFICIENT]
    assert all(line.rank is None and line.band is None for line in (*city.provisional, *city.insufficient))


def test_bands_follow_one_another_and_scores_fall(edition: Edition):
    for group in ranking(edition).groups:
        assert [band.band for band in group.bands] == list(range(1, len(group.bands) + 1))
        scores = [line.score or 0 for band in group.bands for line in band.lines]
        assert scores == sorted(scores, reverse=True)


def test_a_node_below_the_root_has_a_ranking_of_its_own(edition: Edition):
    assert ranking(edition, "K1").node.name.id == "Modal manusia"


def test_an_unknown_node_is_refused(edition: Edition):
    with pytest.raises(KeyError, match="K9"):
        ranking(edition, "K9")
