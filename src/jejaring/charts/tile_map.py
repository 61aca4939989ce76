"""The tile map: every region one hexagon of equal size, so that small cities can be seen; the value as colour, missing as hatch."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from jejaring.charts.legend import colour, missing_key
from jejaring.charts.numbers import colour_scale, column, drawn, node_name
from jejaring.charts.picture import Frame, Json, Picture, Row, Table, Voice, expr, linked, named, specification
from jejaring.charts.tiles import Box, Tile, borders, box, labels, place
from jejaring.terms.region import IslandGroup

if TYPE_CHECKING:  # pictures start without loading the engine
    from jejaring.edition.edition import Edition

HEX = "M0,-1L.866,-.5L.866,.5L0,1L-.866,.5L-.866,-.5Z"
HATCH = "M-.75,.1L.1,-.75M-.55,.55L.55,-.55M-.1,.75L.75,-.1"


def tile_map(
    edition: "Edition",
    voice: Voice,
    *,
    title: str,
    node: str | None = None,
    focus: str | None = None,
    link: Callable[[str], str] | None = None,
) -> Picture | None:
    """Return the tile map of a node (the root where None), None where no region of the country has a tile.

    `focus` is the region with the ring. `link` gives the path a tile leads to; without it tiles are no links.
    """
    tiles = place(edition.catalogue.regions, edition.catalogue.country)
    if not tiles:
        return None
    rows = [_row(edition, voice, tile, node=node) for tile in tiles]
    scale = colour_scale(edition.scores.score[:, column(edition, node)])
    wide, tall = box(tiles, tall=False), box(tiles, tall=True)
    name = voice.text(node_name(edition, node))
    has_missing = any(row["v"] is None for row in rows)
    layer = [
        *_tiles(wide, tall, colour(scale, title=f"{name} {edition.manifest.year}")),
        _borders(wide, tall),
        _names(wide, tall),
        *_ring(wide, tall),
        *(missing_key(HEX, HATCH, voice.missing) if has_missing else ()),
    ]
    datasets = {
        "tiles": rows,
        "picked": [{**row} for row in rows if row["k"] == focus],
        "borders": borders(tiles),
        "isles": [_isle(voice, *label) for label in labels(tiles, edition.catalogue.country)],
        "one": [{}],
    }
    picture = Picture(
        key="tile-map",
        title=title,
        alt=voice.say(
            "charts.map.alt", count=voice.whole(len(tiles)), name=name, missing=voice.whole(sum(row["v"] is None for row in rows))
        ),
        spec=specification(layer=layer, datasets=datasets),
        table=region_table(edition, voice, node=node),
        source=voice.say("charts.map.source", name=voice.text(edition.recipe.short_name), year=str(edition.manifest.year)),
        frame=Frame(wide=wide.ratio, tall=tall.ratio),
    )
    return linked(picture, link) if link else picture


def say_region(edition: "Edition", voice: Voice, row: int, *, node: str | None = None) -> str:
    """Return what a map says of one region: name, province, score with interval, or the word for missing."""
    place_ = edition.catalogue.regions[row]
    province = next(item.name for item in edition.catalogue.provinces if item.key == place_.province)
    at, measures = column(edition, node), edition.recipe.measures
    score = drawn(edition.scores.score[row, at])
    if score is None:
        return f"{place_.name}, {province}: {voice.missing}"
    shown = voice.score(edition.scores.score[row, at], measures)
    low, high = drawn(edition.intervals.low[row, at]), drawn(edition.intervals.high[row, at])
    interval = f" ({voice.score_interval(low, high, measures)})" if low is not None and high is not None else ""
    return f"{place_.name}, {province}: {shown}{interval}"


def region_table(edition: "Edition", voice: Voice, *, node: str | None = None) -> Table:
    """Return the twin of a map: every region with province, score, interval and rank range, in catalogue order."""
    provinces = {province.key: province.name for province in edition.catalogue.provinces}
    at, measures = column(edition, node), edition.recipe.measures
    scores, intervals = edition.scores, edition.intervals
    rows = [
        Row(
            place_.key,
            (
                place_.name,
                provinces[place_.province],
                voice.score(scores.score[row, at], measures),
                voice.score_interval(intervals.low[row, at], intervals.high[row, at], measures),
                voice.interval(intervals.rank_low[row, at], intervals.rank_high[row, at], 0),
            ),
        )
        for row, place_ in enumerate(edition.catalogue.regions)
    ]
    headings = ("charts.region", "charts.province", "charts.score", "charts.interval", "charts.ranks")
    return Table(tuple(voice.say(key) for key in headings), (False, False, True, True, True), tuple(rows))


def _row(edition: "Edition", voice: Voice, tile: Tile, *, node: str | None) -> Json:
    row = edition.row(tile.region.key)
    return {
        "k": tile.region.key,
        "n": tile.region.name,
        "p": tile.region.province,
        "v": drawn(edition.scores.score[row, column(edition, node)]),
        "say": say_region(edition, voice, row, node=node),
        "x": tile.x,
        "y": tile.y,
        "X": tile.tall_x,
        "Y": tile.tall_y,
    }


def _isle(voice: Voice, island: IslandGroup, wide: tuple[float, float], tall: tuple[float, float]) -> Json:
    return {"name": voice.text(island.name), "x": wide[0], "y": wide[1], "X": tall[0], "Y": tall[1]}


def _axes(wide: Box, tall: Box) -> Json:
    across = {
        "zero": False,
        "nice": False,
        "domainMin": expr(f"tall ? {tall.left} : {wide.left}"),
        "domainMax": expr(f"tall ? {tall.right} : {wide.right}"),
    }
    down = {
        **across,
        "reverse": True,
        "domainMin": expr(f"tall ? {tall.top} : {wide.top}"),
        "domainMax": expr(f"tall ? {tall.bottom} : {wide.bottom}"),
    }
    return {
        "x": {"field": "cx", "type": "quantitative", "axis": None, "scale": across},
        "y": {"field": "cy", "type": "quantitative", "axis": None, "scale": down},
    }


def _size(wide: Box, tall: Box) -> Json:
    across = f"width/(tall ? {tall.right - tall.left} : {wide.right - wide.left})"
    down = f"height/(tall ? {tall.bottom - tall.top} : {wide.bottom - wide.top})"
    return expr(f"pow(min({across}, {down})*1.1547*.965, 2)")


PICK = [{"calculate": "tall ? datum.X : datum.x", "as": "cx"}, {"calculate": "tall ? datum.Y : datum.y", "as": "cy"}]


def _tiles(wide: Box, tall: Box, colours: Json) -> list[Json]:
    told: Json = {"description": {"field": "say", "type": "nominal"}, "tooltip": {"field": "say", "type": "nominal"}}
    whole = {"type": "point", "shape": HEX, "filled": True, "opacity": 1, "strokeWidth": 0, "size": _size(wide, tall), "cursor": "pointer"}
    lines = {"type": "point", "shape": HATCH, "filled": False, "opacity": 1, "size": _size(wide, tall), "style": "hatch", "aria": False}
    without = [{"filter": "!isValid(datum.v)"}, *PICK]
    axes = _axes(wide, tall)
    return [
        {
            "data": named("tiles"),
            "transform": [{"filter": "isValid(datum.v)"}, *PICK],
            "mark": {**whole, "style": "tile"},
            "encoding": {**axes, **told, "color": colours},
        },
        {"data": named("tiles"), "transform": without, "mark": {**whole, "style": "hatch-ground"}, "encoding": {**axes, **told}},
        {"data": named("tiles"), "transform": without, "mark": {**lines, "tooltip": None}, "encoding": axes},
    ]


def _borders(wide: Box, tall: Box) -> Json:
    axes = _axes(wide, tall)
    ends = [{"calculate": f"tall ? datum.t{end} : datum.{end}", "as": end} for end in ("x1", "y1", "x2", "y2")]
    encoding = {
        "x": {**_part(axes, "x"), "field": "x1"},
        "y": {**_part(axes, "y"), "field": "y1"},
        "x2": {"field": "x2"},
        "y2": {"field": "y2"},
    }
    return {
        "data": named("borders"),
        "transform": ends,
        "mark": {"type": "rule", "style": "province-line", "aria": False},
        "encoding": encoding,
    }


def _names(wide: Box, tall: Box) -> Json:
    mark = {
        "type": "text",
        "style": "isle",
        "fontSize": expr("width < 900 ? 11.5 : 13"),
        "align": "left",
        "baseline": "middle",
        "aria": False,
    }
    return {
        "data": named("isles"),
        "transform": PICK,
        "mark": mark,
        "encoding": {**_axes(wide, tall), "text": {"field": "name", "type": "nominal"}},
    }


def _ring(wide: Box, tall: Box) -> list[Json]:
    ring = {"type": "point", "shape": HEX, "filled": False, "opacity": 1, "size": _size(wide, tall), "aria": False, "tooltip": None}
    return [
        {"data": named("picked"), "transform": PICK, "mark": {**ring, "style": style, "strokeWidth": stroke}, "encoding": _axes(wide, tall)}
        for style, stroke in (("halo", 8), ("focus", 3.5))
    ]


def _part(axes: Json, name: str) -> Json:
    part = axes[name]
    assert isinstance(part, dict)
    return part
