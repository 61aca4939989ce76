"""The legend of a map: the colour scale with round ends, and the key to the hatch."""

from jejaring.charts.numbers import Scale
from jejaring.charts.picture import Json, expr, named


def colour(scale: Scale, *, title: str) -> Json:
    """Return the colour channel of a score with its legend at the lower left; ends say where values lie beyond them."""
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
            "orient": "none",
            "direction": "horizontal",
            "legendX": 4,
            "legendY": expr("height - 46"),
            "gradientLength": 180,
            "titleLimit": 320,
            "values": values,
            "labelExpr": f"{first} : {last} : format(datum.value, 'd')",
        },
    }


def missing_key(ground: str, hatch: str, word: str) -> list[Json]:
    """Return the layers that explain the hatch: one sample and the word for missing, above the colour scale."""
    at = {"x": {"value": 12}, "y": {"value": expr("height - 62")}}
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
