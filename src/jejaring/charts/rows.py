"""What row pictures share: names beside or above their tracks, scales that follow the arrangement, ticks, and the key on top."""

from collections.abc import Iterable

from jejaring.charts.picture import Json, expr, named

KEY_LINE = 22
"""Pixels per line of the key."""
TICK_LINE = 22
"""Pixels for the numbers above the rows."""


def head(key: int, *, columns: int = 3) -> tuple[int, int]:
    """Return the pixels above the first row, wide and tall: a key of so many entries, then the numbers."""
    return -(-key // columns) * KEY_LINE + TICK_LINE, key * KEY_LINE + TICK_LINE


def scale_x(domain: tuple[float, float], track: tuple[str, str]) -> Json:
    """Return the channel of a score that runs along the track, whose ends are expressions in pixels."""
    scale = {"domain": [*domain], "range": [expr(track[0]), expr(track[1])], "nice": False, "zero": False}
    return {"type": "quantitative", "scale": scale, "axis": None}


def scale_y(count: int, top: tuple[int, int]) -> Json:
    """Return the channel of the row number; each row lies in the middle of its band below the head."""
    first = expr(f"tall ? {top[1]} : {top[0]}")
    scale = {"domain": [-0.5, count - 0.5], "range": [first, expr("height")], "nice": False, "zero": False}
    return {"field": "i", "type": "quantitative", "scale": scale, "axis": None}


def pixels(expression: str) -> Json:
    """Return a place in pixels."""
    return {"value": expr(expression)}


def ticks(x: Json, top: tuple[int, int]) -> list[Json]:
    """Return the layers of the numbers above the rows and the thin lines below them, from the data set `ticks`."""
    first = f"(tall ? {top[1]} : {top[0]})"
    place = {**x, "field": "v"}
    quiet = {"aria": False, "tooltip": None}
    text = {"type": "text", "style": "word-quiet", "baseline": "bottom", **quiet}
    return [
        {
            "data": named("ticks"),
            "mark": {"type": "rule", "style": "track", **quiet},
            "encoding": {"x": place, "y": pixels(f"{first} - 2"), "y2": pixels("height")},
        },
        {
            "data": named("ticks"),
            "mark": text,
            "encoding": {"x": place, "y": pixels(f"{first} - 5"), "text": {"field": "label", "type": "nominal"}},
        },
    ]


def names(y: Json, *, style: str, test: str) -> Json:
    """Return the layer of names in one style: beside the track, or above it in the tall arrangement."""
    return {
        "data": named("rows"),
        "transform": [{"filter": test}, {"calculate": "tall ? datum.name : datum.lines", "as": "shown"}],
        "mark": {
            "type": "text",
            "style": style,
            "align": "left",
            "baseline": "middle",
            "yOffset": expr("tall ? -14 : -7.5 * (length(datum.shown) - 1)"),
            "lineHeight": 15,
            "limit": expr("width"),
            "aria": False,
            "tooltip": None,
        },
        "encoding": {
            "x": {"field": "indent", "type": "quantitative", "scale": None},
            "y": y,
            "text": {"field": "shown", "type": "nominal"},
        },
    }


def values(y: Json, *, at: str) -> Json:
    """Return the layer of figures that stand beside the track at an expression in pixels."""
    mark = {
        "type": "text",
        "style": "word",
        "align": "left",
        "baseline": "middle",
        "limit": expr(f"width - ({at})"),
        "fontSize": expr("tall ? 12 : 13"),
        "aria": False,
        "tooltip": None,
    }
    return {
        "data": named("rows"),
        "mark": {**mark, "yOffset": expr("(tall ? 9 : 0) - 7.5 * (length(datum.value) - 1)"), "lineHeight": 15},
        "encoding": {"x": pixels(at), "y": y, "text": {"field": "value", "type": "nominal"}},
    }


LOWER = expr("tall ? 9 : 0")
"""How far the track lies below the middle of its row: in the tall arrangement the name is above it."""


def key_words(columns: int = 3) -> list[Json]:
    """Return the transforms that place the entries of the data set `key`: in columns, or one below the other."""
    return [
        {"calculate": f"tall ? 12 : width/{columns} * (datum.i % {columns}) + 12", "as": "kx"},
        {"calculate": f"(tall ? datum.i : floor(datum.i/{columns})) * {KEY_LINE} + 10", "as": "ky"},
    ]


def key_place() -> Json:
    """Return the channels of an entry of the key in pixels."""
    return {axis: {"field": f"k{axis}", "type": "quantitative", "scale": None, "axis": None} for axis in ("x", "y")}


def key(glyphs: Iterable[tuple[str, Json]], *, columns: int = 3) -> list[Json]:
    """Return the layers of the key: a mark per glyph name, and the word beside it."""
    quiet = {"aria": False, "tooltip": None, "opacity": 1}
    placed = key_words(columns)
    layers: list[Json] = [
        {
            "data": named("key"),
            "transform": [{"filter": f"datum.glyph == '{glyph}'"}, *placed],
            "mark": {**mark, **quiet},
            "encoding": key_place(),
        }
        for glyph, mark in glyphs
    ]
    text = {
        "type": "text",
        "style": "word-quiet",
        "align": "left",
        "baseline": "middle",
        "xOffset": 18,
        "limit": expr(f"tall ? width - 28 : width/{columns} - 30"),
    }
    layers.append(
        {
            "data": named("key"),
            "transform": placed,
            "mark": {**text, **quiet},
            "encoding": {**key_place(), "text": {"field": "word", "type": "nominal"}},
        }
    )
    return layers
