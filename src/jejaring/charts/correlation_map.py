"""A map of correlations: colour and number for the size, a hatch where the test does not tell it from 0, a frame for the own parent."""

from collections.abc import Mapping, Sequence

import numpy as np

from jejaring.charts.naming import QUIET, TOLD, Names, called, listed
from jejaring.charts.picture import Frame, Json, Picture, Row, Table, Voice, expr, named, specification
from jejaring.index.coherence.correlation import Correlations

SURE = 0.05
"""A correlation whose p-value, adjusted for all tests, is above this is not told from 0."""
READABLE = 26
"""Pixels a cell needs across to carry its number."""
HATCH = "M-1,-1L1,1M-1,0L0,1M0,-1L1,0"
LEFT, HEAD = "(tall ? 76 : width*0.3)", 92
WIDE_ROW, TALL_ROW = 24, 24
LETTERS_WIDE, LETTERS_TALL = 40, 10


def correlation_map(
    found: Correlations,
    voice: Voice,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    parents: Mapping[str, str] | None = None,
    names: Names | None = None,
) -> Picture:
    """Return the map of a table of correlations, rows and columns by code in the order of the table.

    `parents` gives the parent of each row: rows of one parent stand between lines, and where the parent is a column its cell is framed.
    """
    own = parents or {}
    cells = [*_cells(found, voice, rows, columns, own, names)]
    layer = [*_grid(len(rows), len(columns)), *_words(len(rows), len(columns))]
    datasets: Json = {
        "cells": cells,
        "rows": [{"i": i, "name": called(names, code), "code": code} for i, code in enumerate(rows)],
        "columns": [{"j": j, "code": code} for j, code in enumerate(columns)],
        "breaks": [{"i": i - 0.5} for i in range(1, len(rows)) if own.get(rows[i]) != own.get(rows[i - 1])],
        "one": [{}],
    }
    height = HEAD + 54
    return Picture(
        key="correlations",
        title=_title(found, voice, rows, columns, own, names),
        alt=voice.say("charts.correlations.alt", rows=voice.whole(len(rows)), columns=voice.whole(len(columns))),
        spec=specification(layer=[*layer, *_key(voice)], datasets=datasets),
        table=_table(found, voice, rows, columns, names),
        source=voice.say(f"charts.correlations.source.{found.coefficient}", control=voice.say(f"charts.control.{found.control}")),
        frame=Frame(height + WIDE_ROW * len(rows), height + TALL_ROW * len(rows), is_ratio=False),
    )


def _cells(
    found: Correlations, voice: Voice, rows: Sequence[str], columns: Sequence[str], own: Mapping[str, str], names: Names | None
) -> list[Json]:
    cells = []
    for i, one in enumerate(rows):
        for j, other in enumerate(columns):
            r, p = float(found.r[i, j]), float(found.p_adjusted[i, j])
            if one == other or np.isnan(r):
                continue
            told = voice.say("charts.correlations.say", one=called(names, one), other=called(names, other), r=voice.number(r, 2))
            doubtful = not np.isnan(p) and p > SURE
            if doubtful:
                told += f", {voice.say('charts.correlations.unsure')}"
            cells.append(
                {"i": i, "j": j, "r": round(r, 3), "t": voice.number(r, 1), "unsure": doubtful, "own": own.get(one) == other, "say": told}
            )
    return cells


def _places(rows: int, columns: int) -> tuple[Json, Json]:
    across = {"domain": [-0.5, columns - 0.5], "range": [expr(LEFT), expr("width")], "nice": False, "zero": False}
    down = {"domain": [-0.5, rows - 0.5], "range": [HEAD, expr("height - 54")], "nice": False, "zero": False}
    plain: Json = {"type": "quantitative", "axis": None}
    return {**plain, "scale": across}, {**plain, "scale": down}


def _grid(rows: int, columns: int) -> list[Json]:
    x, y = _places(rows, columns)
    ends = [{"calculate": f"datum.{axis} {sign} 0.5", "as": f"{axis}{number}"} for axis in "ij" for sign, number in (("-", 1), ("+", 2))]
    box: Json = {"x": {**x, "field": "j1"}, "x2": {"field": "j2"}, "y": {**y, "field": "i1"}, "y2": {"field": "i2"}}
    colour = {
        "field": "r",
        "type": "quantitative",
        "scale": {"domain": [-1, -0.5, 0, 0.5, 1], "range": "diverging", "interpolate": "rgb"},
        "legend": None,
    }
    cell = f"min((width - {LEFT})/{columns}, (height - {HEAD + 54})/{rows})"
    middle: Json = {"x": {**x, "field": "j"}, "y": {**y, "field": "i"}}
    hatch = {"type": "point", "shape": HATCH, "filled": False, "style": "hatch", "opacity": 0.55, "size": expr(f"pow({cell}*0.78, 2)")}
    data = named("cells")
    layers: list[Json] = [
        {
            "data": data,
            "transform": ends,
            "mark": {"type": "rect", "style": "outline"},
            "encoding": {**box, "color": colour, **TOLD},
        },
        {"data": data, "transform": [{"filter": "datum.unsure"}], "mark": {**hatch, **QUIET}, "encoding": middle},
        {
            "data": data,
            "transform": [{"filter": "datum.own"}, *ends],
            "mark": {"type": "rect", "style": "own", "filled": False, "fillOpacity": 0, **QUIET},
            "encoding": box,
        },
        {
            "data": named("breaks"),
            "mark": {"type": "rule", "style": "group", **QUIET},
            "encoding": {"y": {**y, "field": "i"}, "x": {"value": 0}, "x2": {"value": expr("width")}},
        },
    ]
    return [*layers, *_numbers(middle, columns)]


def _numbers(middle: Json, columns: int) -> list[Json]:
    """Return the numbers in the cells, light on dark ones; none where a cell is too narrow or its correlation is not told from 0."""
    room = {"filter": f"(width - {LEFT})/{columns} >= {READABLE}"}
    text = {"type": "text", "baseline": "middle", "align": "center", "fontSize": 11, **QUIET}
    loud = "abs(datum.r) >= 0.75"
    words: Json = {**middle, "text": {"field": "t", "type": "nominal"}}
    return [
        {
            "data": named("cells"),
            "transform": [room, {"filter": "!datum.unsure"}, {"filter": test}],
            "mark": {**text, "style": style},
            "encoding": words,
        }
        for style, test in (("halo", loud), ("word", f"!({loud})"))
    ]


def _words(rows: int, columns: int) -> list[Json]:
    x, y = _places(rows, columns)
    text = {"type": "text", "style": "word-quiet", "baseline": "middle", **QUIET}
    shown = [{"calculate": "tall ? datum.code : datum.name", "as": "shown"}]
    return [
        {
            "data": named("rows"),
            "transform": shown,
            "mark": {**text, "align": "left", "limit": expr(f"{LEFT} - 8")},
            "encoding": {"x": {"value": 0}, "y": {**y, "field": "i"}, "text": {"field": "shown", "type": "nominal"}},
        },
        {
            "data": named("columns"),
            "mark": {**text, "align": "left", "angle": 270, "limit": HEAD - 8},
            "encoding": {"x": {**x, "field": "j"}, "y": {"value": HEAD - 6}, "text": {"field": "code", "type": "nominal"}},
        },
    ]


def _key(voice: Voice) -> list[Json]:
    """Return the key below the map: five squares from -1 to 1, the hatch and the frame."""
    steps = [
        {"r": value, "n": number, "t": f"{value:+g}".replace("-", "−").replace("+0", "0")}
        for number, value in enumerate((-1, -0.5, 0, 0.5, 1))
    ]
    at = "height - 26"
    square = {"type": "point", "shape": "square", "filled": True, "size": 260, "opacity": 1, "style": "tile", **QUIET}
    text = {"type": "text", "style": "word-quiet", "align": "left", "baseline": "middle", "dx": 13, **QUIET}
    place: Json = {"field": "px", "type": "quantitative", "scale": None, "axis": None}
    spread = [{"calculate": "datum.n * (tall ? 52 : 64) + 12", "as": "px"}]
    colour = {"field": "r", "type": "quantitative", "scale": {"domain": [-1, -0.5, 0, 0.5, 1], "range": "diverging"}, "legend": None}
    data: Json = {"values": steps}
    marks: list[Json] = [
        {"data": data, "transform": spread, "mark": square, "encoding": {"x": place, "y": {"value": expr(at)}, "color": colour}},
        {
            "data": data,
            "transform": spread,
            "mark": text,
            "encoding": {"x": place, "y": {"value": expr(at)}, "text": {"field": "t", "type": "nominal"}},
        },
    ]
    hatch = {"type": "point", "shape": HATCH, "filled": False, "style": "hatch", "size": 200, "opacity": 0.8}
    frame = {"type": "point", "shape": "square", "filled": False, "style": "own", "size": 200, "opacity": 1}
    for mark, key, wide in ((hatch, "charts.correlations.unsure", 352), (frame, "charts.correlations.own", 560)):
        x = expr(f"tall ? {12 if wide == 352 else 190} : {wide}")
        y = expr(f"tall ? height - 6 : {at}")
        marks += [
            {"data": named("one"), "mark": {**mark, **QUIET}, "encoding": {"x": {"value": x}, "y": {"value": y}}},
            {"data": named("one"), "mark": {**text, "text": voice.say(key)}, "encoding": {"x": {"value": x}, "y": {"value": y}}},
        ]
    return marks


def _title(
    found: Correlations, voice: Voice, rows: Sequence[str], columns: Sequence[str], own: Mapping[str, str], names: Names | None
) -> str:
    judged = [(i, columns.index(own[code])) for i, code in enumerate(rows) if own.get(code) in columns]
    if not judged:
        tested = found.p_adjusted[~np.isnan(found.p_adjusted)]
        sure = int((tested <= SURE).sum())
        whole = tested.size
        if list(rows) == list(columns):
            sure, whole = sure // 2, whole // 2
        return voice.say("charts.correlations.title.tested", sure=voice.whole(sure), count=voice.whole(whole))
    # A child beside the root always goes with its own branch too: only columns that are parents of some row compete.
    rivals = sorted({place for _, place in judged})
    strays = [called(names, rows[i]) for i, place in judged if place != rivals[int(np.nanargmax(found.r[i, rivals]))]]
    if not strays:
        return voice.say("charts.correlations.title.home", count=voice.whole(len(judged)))
    return voice.say(
        "charts.correlations.title.stray", strays=voice.whole(len(strays)), count=voice.whole(len(judged)), names=listed(voice, strays)
    )


def _table(found: Correlations, voice: Voice, rows: Sequence[str], columns: Sequence[str], names: Names | None) -> Table:
    lines = []
    for i, one in enumerate(rows):
        cells = []
        for j, other in enumerate(columns):
            p = float(found.p_adjusted[i, j])
            sign = " ·" if not np.isnan(p) and p > SURE else ""
            cells.append("" if one == other else voice.number(float(found.r[i, j]), 2) + sign)
        lines.append(Row(None, (f"{one} {called(names, one)}" if called(names, one) != one else one, *cells)))
    headings = (voice.say("charts.correlations.table"), *columns)
    return Table(headings, (False, *[True] * len(columns)), tuple(lines))
