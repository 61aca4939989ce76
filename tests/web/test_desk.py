from pathlib import Path

import pytest

from jejaring.terms.problem import UnknownName, UnknownRegion
from jejaring.web.desk import check_node, check_region, spoken
from jejaring.web.shelf import Shelved, read_shelf
from page_editions import INSUFFICIENT, RANKED


@pytest.fixture(scope="module")
def shelved(folder: Path) -> Shelved:
    return read_shelf([folder]).get("konteks-kreatif-2021")


def test_unknown_regions_and_nodes_are_refused_with_what_is_known(shelved: Shelved):
    with pytest.raises(UnknownRegion, match="9999"):
        check_region(shelved, "9999")
    with pytest.raises(UnknownName, match="KK, K1"):
        check_node(shelved, "K9")
    check_region(shelved, None)
    check_node(shelved, "K1.1")


def test_the_line_below_a_map_speaks_of_the_region_or_says_how_to_choose(shelved: Shelved):
    assert spoken(shelved, "en", region=RANKED).startswith("Kota Bandung, Jawa Barat: ")
    assert spoken(shelved, "en", region=INSUFFICIENT).endswith(": no data")
    assert spoken(shelved, "en", region=None) == "Choose a tile to read its score."
