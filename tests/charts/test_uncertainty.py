"""Ranks are drawn with the intervals of the engine."""

import numpy as np
import pytest

from jejaring.charts import uncertainty as module
from jejaring.charts.uncertainty import uncertainty
from jejaring.terms.problem import CannotBuild
from jejaring.words import speech
from made_up_index import made_up_run


@pytest.fixture(scope="module")
def made():
    return made_up_run()


def test_rows_are_the_ranked_regions_of_the_group_from_the_top(made):
    _, _, stages, intervals = made
    rows = uncertainty(stages, intervals, speech("en"), group="kota").spec["datasets"]["rows"]
    ranked = {
        region
        for region, kind, rank in zip(stages.regions, stages.group, stages.ranks[:, 0], strict=True)
        if kind == "kota" and not np.isnan(rank)
    }
    assert {row["k"] for row in rows} == ranked
    assert [row["r"] for row in rows] == sorted(row["r"] for row in rows)
    for row in rows:
        place = stages.regions.index(row["k"])
        assert (row["lo"], row["hi"]) == (intervals.rank_low[place, 0], intervals.rank_high[place, 0])


def test_only_the_ends_are_shown_when_asked(made):
    _, _, stages, intervals = made
    rows = uncertainty(stages, intervals, speech("en"), group="kabupaten", ends=3).spec["datasets"]["rows"]
    last = int(np.nanmax(stages.ranks[[kind == "kabupaten" for kind in stages.group], 0]))
    assert [row["r"] for row in rows] == [1, 2, 3, last - 2, last - 1, last]


def test_many_regions_stand_side_by_side(made, monkeypatch):
    _, _, stages, intervals = made
    monkeypatch.setattr(module, "MOST_ROWS", 5)
    picture = uncertainty(stages, intervals, speech("en"), group="kota")
    assert picture.frame.is_ratio
    assert len(picture.table.rows) == len(picture.spec["datasets"]["rows"]) > 5


def test_a_group_must_be_named_where_there_are_several(made):
    _, _, stages, intervals = made
    with pytest.raises(CannotBuild, match="kabupaten, kota"):
        uncertainty(stages, intervals, speech("en"))
    with pytest.raises(CannotBuild, match="desa"):
        uncertainty(stages, intervals, speech("en"), group="desa")


def test_the_title_names_the_widest_interval(made):
    _, _, stages, intervals = made
    inside = [place for place, kind in enumerate(stages.group) if kind == "kota" and not np.isnan(stages.ranks[place, 0])]
    width = intervals.rank_high[inside, 0] - intervals.rank_low[inside, 0]
    title = uncertainty(stages, intervals, speech("en"), group="kota").title
    assert any(stages.regions[place] in title for place, wide in zip(inside, width, strict=True) if wide == width.max())
