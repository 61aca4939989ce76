"""Floor 6, pictures: the findings of an edition or a portrait as Vega-Lite, SVG and PNG, each with its twin as a table."""

from jejaring.charts.among_peers import among_peers
from jejaring.charts.choropleth import choropleth
from jejaring.charts.over_years import YearScore, over_years
from jejaring.charts.palette import THEMES, Theme, ThemeName
from jejaring.charts.picture import Frame, Picture, Row, Table, Voice, bundle, config, linked, live, png, svg
from jejaring.charts.profile import profile
from jejaring.charts.ranking import ranking
from jejaring.charts.tile_map import tile_map

__all__ = [
    "THEMES",
    "Frame",
    "Picture",
    "Row",
    "Table",
    "Theme",
    "ThemeName",
    "Voice",
    "YearScore",
    "among_peers",
    "bundle",
    "choropleth",
    "config",
    "linked",
    "live",
    "over_years",
    "png",
    "profile",
    "ranking",
    "svg",
    "tile_map",
]
