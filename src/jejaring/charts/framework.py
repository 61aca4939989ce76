"""The framework of a recipe: every node and leaf as large as its weight in the index, as rings round the root or as columns."""

import math
from collections.abc import Iterator
from typing import Literal

from jejaring.charts.naming import QUIET, TOLD, Names, called, listed
from jejaring.charts.numbers import drawn
from jejaring.charts.picture import Frame, Json, Picture, Row, Table, Voice, expr, named, specification
from jejaring.index.coherence.importance import nominal_weights
from jejaring.terms.recipe import Leaf, Recipe

Shape = Literal["sunburst", "icicle"]
ROOM = 10
"""Pixels that a label needs across."""
ALIKE = 1.005
"""Weights within this factor are the same: thirds are written 0.333333."""
TALLEST = 1400
"""Pixels beyond which an icicle no longer grows to make room for the label of its smallest part."""
TURN = f"{2 * math.pi}"
SHADES = (1.0, 0.62)
"""Neighbouring branches differ in lightness."""


def framework(recipe: Recipe, voice: Voice, *, names: Names | None = None, shape: Shape = "sunburst") -> Picture:
    """Return the tree of a recipe, each part as large as its weight in the index; companions (weight 0) stand in the table only.

    `names` are the words of leaves by code. Labels of the sunburst are codes; the icicle has room for names.
    """
    weights = dict(nominal_weights(recipe))
    parts = [*_parts(recipe, weights, voice, names)]
    depth = 1 + max(int(str(part["depth"])) for part in parts)
    layer = _icicle(depth) if shape == "icicle" else _sunburst(depth)
    leaves = len(recipe.leaves)
    least = min(weight for weight in weights.values() if weight > 0)
    height = min(max(360, (ROOM + 1) / least), TALLEST)
    frame = Frame(height, height, is_ratio=False) if shape == "icicle" else Frame(1.5, 1.0)
    return Picture(
        key=f"framework-{shape}",
        title=_title(recipe, voice, weights, names),
        alt=voice.say(f"charts.framework.alt.{shape}", leaves=voice.whole(leaves), nodes=voice.whole(len(recipe.nodes))),
        spec=specification(layer=layer, datasets={"parts": parts}),
        table=_table(recipe, voice, weights, names),
        source=voice.say("charts.framework.source", name=voice.text(recipe.short_name), version=recipe.version),
        frame=frame,
    )


def _parts(recipe: Recipe, weights: dict[str, float], voice: Voice, names: Names | None) -> Iterator[Json]:
    """Yield every part with weight: where it begins and ends (0-1) along its ring, and its depth."""

    def below(code: str, start: float, depth: int, branch: int) -> Iterator[Json]:
        for number, child in enumerate(recipe.children(code)):
            share = weights[child.code]
            if share <= 0:
                continue
            own = number if depth == 1 else branch
            name = called(names, child.code) if isinstance(child, Leaf) else voice.text(child.name)
            yield _part(voice, child.code, name, (start, start + share), depth, own)
            if not isinstance(child, Leaf):
                yield from below(child.code, start, depth + 1, own)
            start += share

    root = recipe.root
    yield _part(voice, root.code, voice.text(recipe.short_name), (0.0, 1.0), 0, 0)
    yield from below(root.code, 0.0, 1, 0)


def _part(voice: Voice, code: str, name: str, span: tuple[float, float], depth: int, branch: int) -> Json:
    share = voice.percent(span[1] - span[0], 1)
    label = name if name == code or depth == 0 else f"{code} {name}"
    return {
        "code": code,
        "label": label,
        "from": round(span[0], 6),
        "to": round(span[1], 6),
        "middle": round(sum(span) / 2, 6),
        "depth": depth,
        "shade": SHADES[branch % 2] if depth else 1.0,
        "say": f"{label}: {share}",
    }


def _icicle(depth: int) -> list[Json]:
    across: Json = {"type": "quantitative", "scale": {"domain": [0, depth], "nice": False, "zero": False}, "axis": None}
    down: Json = {"type": "quantitative", "scale": {"domain": [0, 1], "reverse": True, "nice": False, "zero": False}, "axis": None}
    step = [{"calculate": "datum.depth + 1", "as": "next"}]
    room = f"(datum.to - datum.from) * height >= {ROOM}"
    text = {"type": "text", "style": "word", "align": "left", "baseline": "middle", "dx": 5, "limit": expr(f"width/{depth} - 9"), **QUIET}
    return [
        {
            "data": named("parts"),
            "transform": step,
            "mark": {"type": "rect", "style": "part"},
            "encoding": {
                "x": {**across, "field": "depth"},
                "x2": {"field": "next"},
                "y": {**down, "field": "from"},
                "y2": {"field": "to"},
                "opacity": {"field": "shade", "type": "quantitative", "scale": None},
                **TOLD,
            },
        },
        {
            "data": named("parts"),
            "transform": [{"filter": room}],
            "mark": {**text, "fontSize": 11},
            "encoding": {
                "x": {**across, "field": "depth"},
                "y": {**down, "field": "middle"},
                "text": {"field": "label", "type": "nominal"},
            },
        },
    ]


def _sunburst(depth: int) -> list[Json]:
    ring = f"(min(width, height) / 2 / ({depth} - 0.4))"
    inner, outer = f"max(0, datum.depth - 0.4) * {ring}", f"(datum.depth + 0.6) * {ring}"
    plain: Json = {"type": "quantitative", "scale": None}
    placed = [{"calculate": f"datum.from * {TURN}", "as": "a"}, {"calculate": f"datum.to * {TURN}", "as": "b"}]
    placed += [{"calculate": inner, "as": "r"}, {"calculate": outer, "as": "q"}]
    arcs: Json = {
        "theta": {**plain, "field": "a"},
        "theta2": {"field": "b"},
        "radius": {**plain, "field": "q"},
        "radius2": {"field": "r"},
        "opacity": {"field": "shade", **plain},
        **TOLD,
    }
    return [
        {"data": named("parts"), "transform": placed, "mark": {"type": "arc", "style": "part"}, "encoding": arcs},
        _ring_labels(f"({inner} + {outer}) / 2", ring),
    ]


def _ring_labels(middle: str, ring: str) -> Json:
    """Return the labels of the rings, each where it does not touch its neighbours' along the ring; the root's stands in the middle."""
    turned, arc = f"(datum.middle * {TURN})", f"((datum.to - datum.from) * {TURN} * {middle})"
    apart = f"{arc} * abs(cos({turned})) >= 7 * length(datum.code) || {arc} * abs(sin({turned})) >= {ROOM}"
    place = [
        {"calculate": f"datum.depth == 0 ? width/2 : width/2 + {middle} * sin({turned})", "as": "px"},
        {"calculate": f"datum.depth == 0 ? height/2 : height/2 - {middle} * cos({turned})", "as": "py"},
        {"filter": f"datum.depth == 0 || {apart}"},
        {"calculate": "datum.depth == 0 ? datum.label : datum.code", "as": "shown"},
    ]
    text = {"type": "text", "style": "word", "align": "center", "baseline": "middle", "limit": expr(ring), **QUIET}
    pixels: Json = {"type": "quantitative", "scale": None, "axis": None}
    return {
        "data": named("parts"),
        "transform": place,
        "mark": {**text, "fontSize": expr("tall ? 10 : 12")},
        "encoding": {"x": {**pixels, "field": "px"}, "y": {**pixels, "field": "py"}, "text": {"field": "shown", "type": "nominal"}},
    }


def _title(recipe: Recipe, voice: Voice, weights: dict[str, float], names: Names | None) -> str:
    ordered = sorted((leaf for leaf in recipe.leaves if weights[leaf.code] > 0), key=lambda leaf: -weights[leaf.code])
    held, half = 0.0, 0
    while held < 0.5 - 1e-9:
        held += weights[ordered[half].code]
        half += 1
    largest, smallest = weights[ordered[0].code], weights[ordered[-1].code]
    if largest < smallest * ALIKE:
        return voice.say("charts.framework.title.equal", count=voice.whole(len(ordered)), share=voice.percent(largest, 1))
    told = listed(voice, [called(names, leaf.code) for leaf in ordered[:half]])
    return voice.say(
        "charts.framework.title",
        half=voice.whole(half),
        count=voice.whole(len(ordered)),
        names=told,
        times=voice.number(largest / smallest, 1),
    )


def _table(recipe: Recipe, voice: Voice, weights: dict[str, float], names: Names | None) -> Table:
    def below(code: str) -> Iterator[Row]:
        for child in recipe.children(code):
            name = called(names, child.code) if isinstance(child, Leaf) else voice.text(child.name)
            parent = weights[code]
            share = voice.percent(weights[child.code] / parent if parent else 0.0, 1)
            yield Row(None, (child.code, name, code, share, voice.percent(drawn(weights[child.code]), 1)))
            if not isinstance(child, Leaf):
                yield from below(child.code)

    headings = ("charts.code", "charts.part", "charts.parent", "charts.share", "charts.weight")
    return Table(tuple(voice.say(key) for key in headings), (False, False, False, True, True), tuple(below(recipe.root.code)))
