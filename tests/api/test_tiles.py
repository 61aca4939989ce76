import pytest

from jejaring.api import tiles
from jejaring.edition import Edition
from page_editions import RANKED


def test_every_region_has_a_tile_of_its_own(edition: Edition):
    places = [line.tile for line in tiles(edition).lines]
    assert len(set(places)) == 514
    assert None not in places


def test_the_map_of_a_leaf_holds_the_leafs_scores(edition: Edition):
    view = tiles(edition, "K1.1", region=RANKED)
    at = edition.scores.nodes.index("K1.1")
    assert next(line.score for line in view.lines if line.region == RANKED) == edition.scores.score[edition.row(RANKED), at]
    assert view.region == RANKED


def test_unknown_regions_and_nodes_are_refused(edition: Edition):
    with pytest.raises(KeyError):
        tiles(edition, region="9999")
    with pytest.raises(KeyError):
        tiles(edition, "K9")
