"""The geographic map: the outlines of imported boundaries, coloured as the tile map is; true in area and distance."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jejaring.charts.legend import colour, missing_key
from jejaring.charts.numbers import colour_scale, column, drawn, node_name
from jejaring.charts.outlines import GRID, Rings, bounds, geojson, hatch, polygons, simplify
from jejaring.charts.picture import Frame, Json, Picture, Voice, named, specification
from jejaring.charts.tile_map import HATCH, HEX, region_table, say_region
from jejaring.terms.imported import Boundary

if TYPE_CHECKING:  # pictures start without loading the engine
    from jejaring.edition.edition import Edition

LEGEND = 64
"""Pixels below the map for its legend."""
WIDE, TALL = 1100, 380
"""Widths in pixels for which the frame is right with that legend."""


def choropleth(
    edition: "Edition",
    voice: Voice,
    boundaries: Sequence[Boundary],
    *,
    title: str,
    node: str | None = None,
    focus: str | None = None,
) -> Picture | None:
    """Return the geographic map of a node (the root where None), None where no region of the edition has an outline.

    A region without outline is counted in the source line and stands in the table. See `linked` for links.
    """
    shapes = {item.region: polygons(item.geometry) for item in boundaries if item.region in edition.scores.regions}
    if not shapes:
        return None
    west, south, east, north = bounds([*shapes.values()])
    step = max(east - west, north - south) / GRID
    small = {region: simplify(shape, step) for region, shape in shapes.items()}
    rows = [_row(edition, voice, region, shape=shape, node=node) for region, shape in small.items()]
    without = [region for region, row in zip(small, rows, strict=True) if row["v"] is None]
    scale = colour_scale(edition.scores.score[:, column(edition, node)])
    ratio = (east - west) / (north - south)
    name = voice.text(node_name(edition, node))
    datasets: Json = {
        "shapes": rows,
        "hatches": [{"type": "Feature", "geometry": hatch(small[region], step)} for region in without],
        "picked": [{**row} for row in rows if row["k"] == focus],
        "one": [{}],
    }
    layer = [*_layers(colour(scale, title=f"{name} {edition.manifest.year}", place="bottom"))]
    if without:
        layer += missing_key(HEX, HATCH, voice.missing, bottom=14)
    return Picture(
        key="choropleth",
        title=title,
        alt=voice.say("charts.choropleth.alt", count=voice.whole(len(rows)), name=name, missing=voice.whole(len(without))),
        spec=specification(layer=layer, datasets=datasets, extra={"projection": {"type": "identity", "reflectY": True}}),
        table=region_table(edition, voice, node=node),
        source=_source(edition, voice, boundaries, absent=len(edition.scores.regions) - len(shapes)),
        frame=Frame(wide=WIDE / (WIDE / ratio + LEGEND), tall=TALL / (TALL / ratio + LEGEND)),
    )


def _source(edition: "Edition", voice: Voice, boundaries: Sequence[Boundary], *, absent: int) -> str:
    told = voice.say(
        "charts.choropleth.source",
        name=voice.text(edition.recipe.short_name),
        year=str(edition.manifest.year),
        outlines="; ".join(sorted({item.source for item in boundaries})),
    )
    return f"{told} {voice.say('charts.choropleth.absent', count=voice.whole(absent))}" if absent else told


def _row(edition: "Edition", voice: Voice, region: str, *, shape: list[Rings], node: str | None) -> Json:
    row = edition.row(region)
    return {
        "type": "Feature",
        "geometry": geojson(shape),
        "k": region,
        "n": edition.catalogue.regions[row].name,
        "v": drawn(edition.scores.score[row, column(edition, node)]),
        "say": say_region(edition, voice, row, node=node),
    }


def _layers(colours: Json) -> list[Json]:
    told: Json = {"description": {"field": "say", "type": "nominal"}, "tooltip": {"field": "say", "type": "nominal"}}
    quiet = {"aria": False, "tooltip": None, "filled": False}
    shape = {"type": "geoshape", "cursor": "pointer"}
    return [
        {
            "data": named("shapes"),
            "transform": [{"filter": "isValid(datum.v)"}],
            "mark": {**shape, "style": "outline"},
            "encoding": {**told, "color": colours},
        },
        {
            "data": named("shapes"),
            "transform": [{"filter": "!isValid(datum.v)"}],
            "mark": {**shape, "style": ["hatch-ground", "outline"]},
            "encoding": told,
        },
        {"data": named("hatches"), "mark": {"type": "geoshape", "style": "hatch", **quiet}},
        {"data": named("picked"), "mark": {"type": "geoshape", "style": "halo", "strokeWidth": 5, **quiet}},
        {"data": named("picked"), "mark": {"type": "geoshape", "style": "focus", "strokeWidth": 2.5, **quiet}},
    ]
