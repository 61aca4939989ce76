"""Which uncertain choice matters: the share of the variance that each explains, alone and with its interactions, with intervals."""

from collections.abc import Sequence

import numpy as np

from jejaring.charts.naming import QUIET, TOLD, Names, called, row
from jejaring.charts.picture import Frame, Json, Picture, Row, Table, Voice, named, specification
from jejaring.charts.rows import LOWER, head, key, names, scale_x, scale_y, ticks, values
from jejaring.index.sensitivity.sobol import SobolIndices

WIDE_ROW, TALL_ROW = 40, 56
TRACK = ("tall ? 8 : width*0.345", "tall ? width*0.62 : width*0.74")
VALUE = "tall ? width*0.65 : width*0.765"


def sensitivity(found: SobolIndices, factors: Sequence[str], voice: Voice, *, names_of: Names | None = None) -> Picture:
    """Return the indices (d,) of one output, the choice that matters most first.

    The light bar is the total index, the dark point the first-order one; lines are their intervals.
    """
    order = np.argsort(-found.total, kind="stable").tolist()
    rows = [_row(found, voice, place, position, called(names_of, factors[place])) for position, place in enumerate(order)]
    highest = max(1.0, float(np.nanmax(found.total_high)))
    top = head(2)
    x, y = scale_x((0.0, highest), TRACK), scale_y(len(rows), top)
    entries = [{"i": i, "glyph": glyph, "word": voice.say(f"charts.sensitivity.{glyph}")} for i, glyph in enumerate(("first", "total"))]
    marks = [{"v": value / 4, "label": voice.percent(value / 4)} for value in range(int(highest * 4) + 1)]
    return Picture(
        key="sensitivity",
        title=_title(found, voice, [called(names_of, factors[place]) for place in order], order),
        alt=voice.say("charts.sensitivity.alt", count=voice.whole(len(rows))),
        spec=specification(
            layer=[*ticks(x, top), *_bars(x, y), names(y, style="word", test="true"), values(y, at=VALUE), *key(_glyphs())],
            datasets={"rows": rows, "key": entries, "ticks": marks},
        ),
        table=_table(found, voice, factors, order, names_of),
        source=voice.say("charts.sensitivity.source"),
        frame=Frame(top[0] + WIDE_ROW * len(rows) + 8, top[1] + TALL_ROW * len(rows) + 8, is_ratio=False),
    )


def _row(found: SobolIndices, voice: Voice, place: int, position: int, name: str) -> Json:
    first, total = float(found.first[place]), float(found.total[place])
    told = (
        voice.say("charts.sensitivity.alone", share=voice.percent(max(first, 0.0))),
        voice.say("charts.sensitivity.together", share=voice.percent(max(total, 0.0))),
    )
    fields = ("first", "first_low", "first_high", "total", "total_low", "total_high")
    return {**row(position, name, value=told), **{field: _shown(float(getattr(found, field)[place])) for field in fields}}


def _shown(value: float) -> float | None:
    """Return a share as it is drawn: an estimate below 0 is noise round 0."""
    return None if np.isnan(value) else round(max(value, 0.0), 4)


def _bars(x: Json, y: Json) -> list[Json]:
    data = named("rows")
    bar = {"type": "bar", "style": "interval", "height": 15, "yOffset": LOWER, "opacity": 1, **QUIET}
    line = {"type": "rule", "style": "group", "strokeWidth": 1.5, "yOffset": LOWER, **QUIET}
    dark = {"type": "rule", "style": "point", "strokeWidth": 3, "yOffset": LOWER, **QUIET}
    point = {"type": "point", "style": "point", "filled": True, "opacity": 1, "size": 80, "yOffset": LOWER}
    return [
        {"data": data, "mark": bar, "encoding": {"x": {**x, "field": "total"}, "x2": {"datum": 0}, "y": y}},
        {"data": data, "mark": line, "encoding": {"x": {**x, "field": "total_low"}, "x2": {"field": "total_high"}, "y": y}},
        {"data": data, "mark": dark, "encoding": {"x": {**x, "field": "first_low"}, "x2": {"field": "first_high"}, "y": y}},
        {"data": data, "mark": point, "encoding": {"x": {**x, "field": "first"}, "y": y, **TOLD}},
    ]


def _glyphs() -> tuple[tuple[str, Json], ...]:
    return (
        ("first", {"type": "point", "shape": "circle", "filled": True, "size": 80, "style": "point"}),
        ("total", {"type": "point", "shape": "square", "filled": True, "size": 150, "style": "interval"}),
    )


def _title(found: SobolIndices, voice: Voice, ordered: list[str], order: list[int]) -> str:
    if not float(found.variance) > 0:
        return voice.say("charts.sensitivity.title.none")
    share = voice.percent(min(float(found.total[order[0]]), 1.0))
    idle = [name for name, place in zip(ordered, order, strict=True) if found.total[place] < 0.01]
    if idle:
        return voice.say("charts.sensitivity.title.idle", name=ordered[0], share=share, idle=voice.list(idle))
    return voice.say("charts.sensitivity.title", name=ordered[0], share=share)


def _table(found: SobolIndices, voice: Voice, factors: Sequence[str], order: list[int], names_of: Names | None) -> Table:
    lines = []
    for place in order:
        cells = []
        for field in ("first", "total"):
            value, low, high = (float(getattr(found, f"{field}{end}")[place]) for end in ("", "_low", "_high"))
            cells += [voice.number(value, 3), voice.interval(low, high, 3)]
        lines.append(Row(None, (called(names_of, factors[place]), *cells)))
    keys = ("charts.choice", "charts.first", "charts.first_interval", "charts.total", "charts.total_interval")
    return Table(tuple(voice.say(each) for each in keys), (False, True, True, True, True), tuple(lines))
