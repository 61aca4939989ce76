"""The distribution of every leaf before and after treatment, one row each: boxes, columns of a histogram, or strips."""

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from jejaring.charts.naming import QUIET, TOLD, Names, called, row
from jejaring.charts.picture import Frame, Json, Picture, Row, Table, Voice, named, specification
from jejaring.charts.rows import head, key, names, pixels, scale_x, scale_y, values
from jejaring.index import Rule, Stages
from jejaring.index.shape import skewness
from jejaring.terms.panel import Floats
from jejaring.terms.problem import Problem, UnknownName
from jejaring.terms.text import Text, same

Kind = Literal["box", "histogram", "strip"]
BENT = (Rule.LOGGED, Rule.LOGGED_STILL_FAILS, Rule.BENT, Rule.BENT_STILL_FAILS)
"""After these a column has another unit: it is drawn on a scale of its own."""
BINS = 24
TUKEY = 1.5
WIDE_ROW, TALL_ROW = 46, 66
TRACK = ("tall ? 8 : width*0.345", "tall ? width*0.72 : width*0.8")
VALUE = "tall ? width*0.75 : width*0.815"
HALF = 13
"""Pixels of the half row of each of the two distributions."""


def distributions(
    stages: Stages, voice: Voice, *, names_of: Names | None = None, kind: Kind = "box", leaves: Sequence[str] | None = None
) -> Picture:
    """Return the leaves of a run (all, or those named) before (above) and after treatment (below), each from its lowest to highest.

    Raises UnknownName for a leaf that the run does not have.
    """
    asked = stages.leaves if leaves is None else tuple(leaves)
    _refuse_unknown(asked, stages.leaves)
    columns = [stages.leaves.index(code) for code in asked]
    before, after = stages.imputed[:, columns], stages.treated[:, columns]
    changed = ((before != after) & ~np.isnan(before)).sum(axis=0)
    bent = {entry.leaf for entry in stages.treatments if entry.rule in BENT}
    skews = skewness(before), skewness(after)
    rows, marks = [], []
    for place, code in enumerate(asked):
        shown = (before[:, place], after[:, place] if changed[place] else np.full(0, np.nan))
        told = _skews(voice, float(skews[0][place]), float(skews[1][place]) if changed[place] else None)
        rows.append(row(place, called(names_of, code), value=told))
        marks += [*_marks(kind, place, shown, is_bent=code in bent)]
    entries = [{"i": i, "glyph": glyph, "word": voice.say(f"charts.distributions.{glyph}")} for i, glyph in enumerate(("before", "after"))]
    top = head(2)
    x, y = scale_x((0.0, 1.0), TRACK), scale_y(len(rows), top)
    layer = [
        *_tracks(y),
        *_layers(kind, x, y, len(rows), top),
        names(y, style="word", test="true"),
        values(y, at=VALUE),
        *key(_glyphs()),
    ]
    return Picture(
        key=f"distributions-{kind}",
        title=_title(voice, asked, changed, names_of),
        alt=voice.say("charts.distributions.alt", count=voice.whole(len(asked)), regions=voice.whole(len(stages.regions))),
        spec=specification(layer=layer, datasets={"rows": rows, "marks": marks, "key": entries}),
        table=_table(voice, asked, before, after, changed, names_of),
        source=voice.say("charts.distributions.source"),
        frame=Frame(wide=top[0] + WIDE_ROW * len(rows) + 8, tall=top[1] + TALL_ROW * len(rows) + 8, is_ratio=False),
    )


def _skews(voice: Voice, before: float, after: float | None) -> tuple[str, ...]:
    told = voice.say("charts.distributions.skew", skew=voice.number(before, 2))
    return (told,) if after is None else (told, voice.say("charts.distributions.then", skew=voice.number(after, 2)))


def _marks(kind: Kind, place: int, shown: tuple[Floats, Floats], *, is_bent: bool) -> Iterator[Json]:
    """Yield the marks of a row: places along the track (0-1) and which of the two distributions they belong to."""
    first = shown[0][~np.isnan(shown[0])]
    if not first.size:
        return
    for side, cells in enumerate((first, shown[1][~np.isnan(shown[1])])):
        if not cells.size:
            continue
        ends = cells if is_bent and side else first
        low, width = float(ends.min()), float(ends.max() - ends.min()) or 1.0
        yield from _ONE[kind](place, side, (cells - low) / width)


def _box(place: int, side: int, at: Floats) -> Iterator[Json]:
    lower, middle, upper = (float(value) for value in np.quantile(at, (0.25, 0.5, 0.75)))
    reach = TUKEY * (upper - lower)
    inside = at[(at >= lower - reach) & (at <= upper + reach)]
    box = {"i": place, "side": side, "lo": _at(inside.min()), "q1": _at(lower), "m": _at(middle), "q3": _at(upper), "hi": _at(inside.max())}
    yield {**box, "part": "box"}
    for value in np.unique(at[(at < lower - reach) | (at > upper + reach)].round(4)).tolist():
        yield {"i": place, "side": side, "part": "far", "v": _at(value)}


def _histogram(place: int, side: int, at: Floats) -> Iterator[Json]:
    counts, edges = np.histogram(at, bins=BINS, range=(0.0, 1.0))
    for number in np.flatnonzero(counts).tolist():
        yield {
            "i": place,
            "side": side,
            "part": "bar",
            "lo": _at(edges[number]),
            "hi": _at(edges[number + 1]),
            "share": _at(counts[number] / counts.max()),
        }


def _strip(place: int, side: int, at: Floats) -> Iterator[Json]:
    for value in np.unique(at.round(3)).tolist():
        yield {"i": place, "side": side, "part": "tick", "v": _at(value)}


_ONE = {"box": _box, "histogram": _histogram, "strip": _strip}


def _at(value: float) -> float:
    return round(float(value), 4)


def _tracks(y: Json) -> list[Json]:
    mark = {"type": "rule", "style": "track", **QUIET}
    return [{"data": named("rows"), "mark": mark, "encoding": {"x": pixels(TRACK[0]), "x2": pixels(TRACK[1]), "y": y}}]


def _layers(kind: Kind, x: Json, y: Json, count: int, top: tuple[int, int]) -> list[Json]:
    first = f"(tall ? {top[1]} : {top[0]})"
    middle = f"({first} + (datum.i + 0.5) * (height - {first}) / {count} + (tall ? 8 : 0))"
    plain: Json = {"type": "quantitative", "scale": None, "axis": None}
    layers: list[Json] = []
    for side, style in ((0, "before"), (1, "interval")):
        dark = "before-line" if side == 0 else "point"
        centre = f"{middle} {'-' if side == 0 else '+'} {HALF / 2 + 1}"
        own: list[Json] = [{"filter": f"datum.side == {side}"}, {"calculate": centre, "as": "c"}]
        if kind == "histogram":
            base = f"{middle} {'- 1' if side == 0 else f'+ {HALF + 1}'}"
            own += [{"calculate": base, "as": "base"}, {"calculate": f"datum.base - datum.share * {HALF}", "as": "up"}]
            mark: Json = {"type": "rect", "style": dark, "opacity": 0.75, **QUIET}
            spread: Json = {"x": {**x, "field": "lo"}, "x2": {"field": "hi"}, "y": {**plain, "field": "base"}, "y2": {"field": "up"}}
            layers.append({"data": named("marks"), "transform": own, "mark": mark, "encoding": spread})
            continue
        at: Json = {"y": {**plain, "field": "c"}}
        layers += _box_layers(x, at, own, style, dark) if kind == "box" else [_ticks(x, at, own, dark)]
    told = {"type": "point", "style": "halo", "opacity": 0, "size": 500}
    return [*layers, {"data": named("rows"), "mark": told, "encoding": {"x": pixels(TRACK[0]), "y": y, **TOLD}}]


def _ticks(x: Json, at: Json, own: list[Json], style: str) -> Json:
    mark = {"type": "tick", "style": style, "thickness": 1, "size": HALF - 2, "opacity": 0.5, "orient": "vertical", **QUIET}
    return {"data": named("marks"), "transform": own, "mark": mark, "encoding": {"x": {**x, "field": "v"}, **at}}


def _box_layers(x: Json, at: Json, own: list[Json], style: str, dark: str) -> list[Json]:
    box, far = [*own, {"filter": "datum.part == 'box'"}], [*own, {"filter": "datum.part == 'far'"}]
    whisker = {"type": "rule", "style": dark, "strokeWidth": 1, **QUIET}
    body = {"type": "bar", "style": style, "height": HALF - 3, "opacity": 1, **QUIET}
    line = {"type": "tick", "style": dark, "thickness": 2.5, "size": HALF - 2, "orient": "vertical", "opacity": 1, **QUIET}
    dot = {"type": "point", "style": dark, "filled": False, "size": 16, "strokeWidth": 1, "opacity": 0.9, **QUIET}
    data = named("marks")
    return [
        {"data": data, "transform": box, "mark": whisker, "encoding": {"x": {**x, "field": "lo"}, "x2": {"field": "hi"}, **at}},
        {"data": data, "transform": box, "mark": body, "encoding": {"x": {**x, "field": "q1"}, "x2": {"field": "q3"}, **at}},
        {"data": data, "transform": box, "mark": line, "encoding": {"x": {**x, "field": "m"}, **at}},
        {"data": data, "transform": far, "mark": dot, "encoding": {"x": {**x, "field": "v"}, **at}},
    ]


def _glyphs() -> tuple[tuple[str, Json], ...]:
    square = {"type": "point", "shape": "square", "filled": True, "size": 130}
    return (("before", {**square, "style": "before-line"}), ("after", {**square, "style": "point"}))


def _title(voice: Voice, asked: tuple[str, ...], changed: "Floats", names_of: Names | None) -> str:
    count = voice.whole(len(asked))
    touched = int((changed > 0).sum())
    if not touched:
        return voice.say("charts.distributions.title.none", count=count)
    most = called(names_of, asked[int(np.argmax(changed))])
    return voice.say(
        "charts.distributions.title", touched=voice.whole(touched), count=count, name=most, cells=voice.whole(float(changed.max()))
    )


def _table(voice: Voice, asked: tuple[str, ...], before: Floats, after: Floats, changed: "Floats", names_of: Names | None) -> Table:
    skews = skewness(before), skewness(after)
    rows = []
    for place, code in enumerate(asked):
        cells = before[:, place][~np.isnan(before[:, place])]
        marks = [float(value) for value in np.quantile(cells, (0, 0.5, 1))] if cells.size else [np.nan] * 3
        told = [voice.number(value, 2) for value in (*marks, float(skews[0][place]), float(skews[1][place]))]
        rows.append(Row(None, (code, called(names_of, code), *told, voice.whole(float(changed[place])))))
    keys = ("charts.code", "charts.part", "charts.lowest", "charts.median", "charts.highest", "charts.skew_before", "charts.skew_after")
    headings = (*(voice.say(key) for key in keys), voice.say("charts.changed_cells"))
    return Table(headings, (False, False, *[True] * 6), tuple(rows))


def _refuse_unknown(asked: tuple[str, ...], known: tuple[str, ...]) -> None:
    unknown = [code for code in asked if code not in known]
    if unknown:
        raise UnknownName(
            Problem(
                met=Text(id=f"indikator tidak dikenal: {', '.join(unknown)}", en=f"unknown indicators: {', '.join(unknown)}"),
                expected=same(", ".join(known)),
                todo=Text(id="perbaiki kode itu", en="mend the codes"),
            )
        )
