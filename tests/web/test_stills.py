import pytest

from jejaring.charts import among_peers, profile, ranking, svg, tile_map
from jejaring.edition import portrait
from jejaring.web.stills import Stills, darkened, ringed, two_faced
from jejaring.words import speech
from page_editions import RANKED, context_edition

GRADIENT = '<rect fill="url(#gradient_7)"/><linearGradient id="gradient_7"/>'
LIGHT = f'<svg width="1" height="1"><path fill="rgb(255, 0, 10)" stroke="#123456"/>{GRADIENT}</svg>'
DARK = LIGHT.replace("rgb(255, 0, 10)", "#00ff00").replace("gradient_7", "gradient_9")


def test_colours_that_differ_follow_the_scheme_and_others_stay():
    made = two_faced(LIGHT, DARK, name="map")
    assert 'fill="light-dark(#ff000a,#00ff00)"' in made
    assert 'stroke="#123456"' in made


def test_names_inside_a_picture_are_its_own():
    made = two_faced(LIGHT, DARK, name="map")
    assert "url(#map-1)" in made
    assert 'id="map-1"' in made


def test_drawings_that_differ_in_more_than_colours_are_refused():
    with pytest.raises(ValueError, match="more than colours"):
        two_faced(LIGHT, DARK.replace("<path", "<circle"), name="map")


MAP = '<svg><a href="?region=3273"><path aria-label="B" transform="translate(5,6)" d="M0"/></a><path class="foreground" d=""/></svg>'


def test_the_ring_lies_on_the_tile_of_the_region():
    made = ringed(MAP, "3273")
    assert '<path class="ring" transform="translate(5,6)" d="M0"' in made
    assert made.index("ring") < made.index("foreground")


def test_without_a_region_or_its_tile_there_is_no_ring():
    assert ringed(MAP, None) == MAP
    assert ringed(MAP, "32") == MAP


def test_nothing_to_draw_is_remembered_too():
    stills, asked = Stills(), []
    for _ in range(2):
        assert stills.get(("a",), lambda: asked.append(1)) is None
    assert asked == [1]


@pytest.mark.parametrize("name", ["profile", "among-peers", "ranking"])
def test_a_picture_without_a_ramp_turns_dark_as_if_drawn_again(name: str):
    edition, said = context_edition(), speech("en")
    pictures = {
        "profile": lambda: profile(portrait(edition, RANKED), said),
        "among-peers": lambda: among_peers(edition, said, region=RANKED),
        "ranking": lambda: ranking(edition, said, title="t", group="kota", focus=RANKED),
    }
    picture = pictures[name]()
    assert picture is not None
    light = svg(picture, "light", width=800)
    dark = darkened(light)
    assert dark is not None
    assert two_faced(light, dark, name="n") == two_faced(light, svg(picture, "dark", width=800), name="n")


def test_a_picture_with_a_ramp_must_be_drawn_again():
    picture = tile_map(context_edition(), speech("en"), title="t")
    assert picture is not None
    assert darkened(svg(picture, "light", width=800)) is None
