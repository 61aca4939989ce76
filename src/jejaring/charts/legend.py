"""The legend of a map: the colour scale with round ends, and the key to the hatch."""

from typing import Literal

from jejaring.charts.numbers import Scale
from jejaring.charts.picture import Json, expr, named


def colour(scale: Scale, *, title: str, place: Literal["inside", "bottom"] = "inside") -> Json:
    """Return the colour channel of a score with its legend inside the picture at the lower left, or below it.

    The ends of the scale say where values lie beyond them.
    """
    inside: Json = {"orient": "none", "legendX": 4, "legendY": expr("height - 46")}
    count = round((scale.high - scale.low) / scale.step)
    values = [scale.low + scale.step * step for step in range(count + 1)]
    first = f"datum.value == {scale.low:g} ? '{'≤ ' if scale.is_below else ''}{scale.low:g}'"
    last = f"datum.value == {scale.high:g} ? '{'≥ ' if scale.is_above else ''}{scale.high:g}'"
    return {
        "field": "v",
        "type": "quantitative",
        "scale": {"domain": [scale.low, scale.high], "clamp": True, "nice": False},
        "legend": {
            "title": title,
            "direction": "horizontal",
            **(inside if place == "inside" else {"orient": "bottom"}),
            "gradientLength": 180,
            "titleLimit": 320,
            "values": values,
            "labelExpr": f"{first} : {last} : format(datum.value, 'd')",
        },
    }


def missing_key(ground: str, hatch: str, word: str, *, bottom: int = 62) -> list[Json]:
    """Return the layers that explain the hatch: one sample and the word for missing, `bottom` pixels above the lower edge."""
    at = {"x": {"value": 12}, "y": {"value": expr(f"height - {bottom}")}}
    shape = {"type": "point", "size": 240, "opacity": 1, "aria": False, "tooltip": None}
    text = {"type": "text", "style": "word-quiet", "align": "left", "baseline": "middle", "dx": 14, "text": word, "aria": False}
    return [
        {
            "data": named("one"),
            "mark": {**shape, "shape": ground, "filled": True, "strokeWidth": 0, "style": "hatch-ground"},
            "encoding": at,
        },
        {"data": named("one"), "mark": {**shape, "shape": hatch, "filled": False, "style": "hatch"}, "encoding": at},
        {"data": named("one"), "mark": text, "encoding": at},
    ]
