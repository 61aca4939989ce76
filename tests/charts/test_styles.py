"""No specification holds a colour: marks name styles, and every named style exists."""

import json
import re

import pytest

from jejaring.charts import THEMES, among_peers, config, profile, ranking, tile_map
from jejaring.charts.styles import styles
from jejaring.edition import portrait
from jejaring.words import speech


@pytest.fixture(scope="module")
def pictures(gappy):
    voice = speech("id")
    return [
        tile_map(gappy, voice, title="x", focus="3204"),
        ranking(gappy, voice, title="x", group="kota"),
        among_peers(gappy, voice, region="3204"),
        profile(portrait(gappy, "3204"), voice),
    ]


def _styles(spec):
    for layer in spec["layer"]:
        style = layer["mark"].get("style")
        yield from [style] if isinstance(style, str) else style or []


def test_a_specification_holds_no_colour(pictures):
    for picture in pictures:
        assert not re.search(r"#[0-9a-f]{6}\b", json.dumps(picture.spec)), picture.key


def test_every_style_that_is_named_exists_in_every_theme(pictures):
    for picture in pictures:
        assert set(_styles(picture.spec)) <= set(styles(THEMES["dark"])), picture.key


def test_themes_differ_only_in_colour():
    assert styles(THEMES["light"]).keys() == styles(THEMES["dark"]).keys() == styles(THEMES["paper"]).keys()
    assert config("light")["background"] is None
    assert config("paper")["background"] == "#ffffff"
