"""The ranking shows every ranked region of a group with its interval, in the bands of the edition."""

from dataclasses import replace

import numpy as np
import pytest

from jejaring.charts import ranking, svg
from jejaring.edition import band_sizes
from jejaring.words import ranking_title, speech


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_table_says_what_the_picture_draws(edition, language):
    voice = speech(language)
    picture = ranking(edition, voice, title=ranking_title(edition, voice, group="kota"), group="kota")
    rows = picture.spec["datasets"]["rows"]
    assert [row["k"] for row in rows] == [row.region for row in picture.table.rows]
    for drawn, told in zip(rows, picture.table.rows, strict=True):
        assert told.cells[0] == str(drawn["band"])
        assert told.cells[3] in drawn["say"]
    assert len(rows) == 98


def test_the_grounds_are_the_bands_of_the_edition(edition):
    picture = ranking(edition, speech("id"), title="x", group="kabupaten")
    assert tuple(band["to"] - band["from"] for band in picture.spec["datasets"]["bands"]) == band_sizes(edition, "kabupaten")


def test_the_region_in_focus_is_named(edition):
    assert "Kota Bandung</text>" in svg(ranking(edition, speech("id"), title="x", group="kota", focus="3273"), width=390)
    assert "Kota Bandung</text>" not in svg(ranking(edition, speech("id"), title="x", group="kota"), width=390)


def test_a_group_without_ranks_has_no_ranking(edition):
    unranked = replace(edition, scores=replace(edition.scores, rank=np.full_like(edition.scores.rank, np.nan)))
    assert ranking(unranked, speech("id"), title="x", group="kota") is None
