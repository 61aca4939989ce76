"""A region among its peers: all of them, from the top down, over the rank bands."""

from dataclasses import replace

import pytest

from jejaring.charts import among_peers, svg
from jejaring.edition import portrait
from jejaring.words import speech


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_table_says_what_the_picture_draws(edition, language):
    picture = among_peers(edition, speech(language), region="3273")
    rows = picture.spec["datasets"]["rows"]
    assert [row["k"] for row in rows] == [row.region for row in picture.table.rows]
    assert {row["k"] for row in rows} == {"3273", *(peer.region for peer in portrait(edition, "3273").peers)}
    for drawn, told in zip(rows, picture.table.rows, strict=True):
        assert told.cells[1] == drawn["value"][0]


def test_the_title_counts_peers_by_band(edition):
    shown = portrait(edition, "3273")
    above = sum(peer.band < shown.root.band for peer in shown.peers)
    alike = sum(peer.band == shown.root.band for peer in shown.peers)
    title = among_peers(edition, speech("id"), region="3273").title
    assert title.startswith(f"Daerah sebanding Kota Bandung: {above} di kelompok peringkat lebih tinggi, {alike} di kelompok yang sama")


def test_a_region_without_score_stands_last_with_a_dotted_track(gappy):
    picture = among_peers(gappy, speech("id"), region="3273")
    assert picture.spec["datasets"]["rows"][-1]["k"] == "3273"
    assert picture.title == "Kota Bandung belum berperingkat; ini nilai daerah sebandingnya"
    assert 'stroke-dasharray="2,4"' in svg(picture, width=700)


def test_a_region_without_peers_has_no_such_picture(edition):
    alone = tuple(group.model_copy(update={"peers": ()}) for group in edition.peers)
    assert among_peers(replace(edition, peers=alone), speech("id"), region="3273") is None
