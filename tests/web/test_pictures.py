from pathlib import Path

import pytest

from jejaring.web.pictures import OF_A_REGION, Pictures, Wanted
from jejaring.web.shelf import Shelved, read_shelf
from jejaring.web.stills import Stills
from page_editions import RANKED, earlier_edition, ipm_edition


@pytest.fixture(scope="module")
def shelved(folder: Path) -> Shelved:
    return read_shelf([folder]).get("konteks-kreatif-2021")


def test_one_drawing_of_the_map_serves_all_regions(shelved: Shelved):
    pictures = Pictures(Stills())
    first, second = (pictures.drawn(Wanted("tile-map", shelved, "id", region=region)) for region in (RANKED, "1101"))
    assert first is not None
    assert second is not None
    assert first.wide != second.wide
    assert first.live == second.live


@pytest.mark.parametrize("name", [name for name in OF_A_REGION if name != "over-years"])
def test_a_picture_of_a_region_is_fetched_for_that_region(shelved: Shelved, name: str):
    drawn = Pictures(Stills()).drawn(Wanted(name, shelved, "en", region=RANKED))
    assert drawn is not None
    assert f"region={RANKED}" in drawn.live
    assert f"v={shelved.stamp}" in drawn.live


def test_several_years_are_drawn_from_all_editions_of_the_recipe_and_asked_about_each_time():
    years = [Shelved(edition, Path(), edition.manifest.id) for edition in (ipm_edition(), earlier_edition())]
    pictures = Pictures(Stills())
    assert pictures.drawn(Wanted("over-years", years[0], "en", region=RANKED)) is None
    wanted = Wanted("over-years", years[0], "en", region=RANKED, others=tuple(each.edition for each in years))
    drawn = Pictures(Stills()).drawn(wanted)
    assert drawn is not None
    assert [row.cells[0] for row in drawn.table.rows] == ["2017", "2019"]
    assert "v=" not in drawn.live


def test_an_unknown_picture_is_refused(shelved: Shelved):
    with pytest.raises(KeyError, match="pie"):
        Pictures(Stills()).drawn(Wanted("pie", shelved, "id"))
