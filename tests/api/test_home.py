import numpy as np
import pytest

from jejaring.api import home
from jejaring.edition import Edition, portrait
from page_editions import INSUFFICIENT, RANKED


def test_the_region_asked_for_is_shown_with_its_portrait(edition: Edition):
    view = home(edition, region=RANKED)
    assert view.portrait == portrait(edition, RANKED)
    assert not view.is_example


def test_without_a_region_the_one_with_most_people_stands_as_an_example(edition: Edition):
    view = home(edition)
    most = max(edition.catalogue.regions, key=lambda region: region.population or 0)
    assert view.portrait is not None
    assert (view.portrait.region.key, view.is_example) == (most.key, True)
    assert most.name == "Kabupaten Bogor"


def test_a_region_without_a_score_is_shown_all_the_same(edition: Edition):
    view = home(edition, region=INSUFFICIENT)
    assert view.portrait is not None
    assert view.portrait.standing == "insufficient"


def test_an_unknown_region_is_refused(edition: Edition):
    with pytest.raises(KeyError, match="9999"):
        home(edition, region="9999")


def test_the_findings_name_the_top_band_best_first_and_count_it(edition: Edition):
    city = home(edition).findings[0]
    assert city.group == "kota"
    rows = [row for row, group in enumerate(edition.scores.group) if group == "kota" and edition.intervals.band[row, 0] == 1]
    assert city.in_top == len(rows)
    best = max(rows, key=lambda row: edition.scores.score[row, 0])
    assert city.top[0] == edition.catalogue.regions[best].name
    assert city.ranked == int(np.sum(~np.isnan(edition.scores.rank[[g == "kota" for g in edition.scores.group], 0])))


def test_other_editions_are_offered(edition: Edition, ipm: Edition):
    assert [item.recipe for item in home(edition, [edition, ipm]).editions] == ["konteks-kreatif", "ipm"]


def test_a_query_brings_what_it_finds(edition: Edition):
    view = home(edition, query="bandung")
    assert view.query == "bandung"
    assert view.found[0].name == "Kabupaten Bandung"
