"""A region's score year by year, each with its interval, on the scale from 0 to 100."""

from collections.abc import Sequence
from dataclasses import dataclass

from jejaring.charts.picture import Frame, Json, Picture, Row, Table, Voice, expr, named, specification
from jejaring.charts.rows import pixels

WIDE, TALL = 260, 230
MARGIN = 46
"""Pixels beside the first and the last year, for their numbers."""


@dataclass(frozen=True)
class YearScore:
    """The score of one year with its interval and rank range, None where there is none."""

    year: int
    score: float | None
    low: float | None
    high: float | None
    rank_low: int | None
    rank_high: int | None


def over_years(years: Sequence[YearScore], voice: Voice, *, key: str, title: str, source: str, measures: str = "") -> Picture | None:
    """Return the scores of at least two years, oldest first, as points on a line with intervals; None for fewer.

    Years lie as far apart as they are. A year without a score has no point, and the line does not cross it.
    """
    known = [each for each in years if each.score is not None]
    if len(known) < 2:
        return None
    datasets: Json = {
        "years": [_row(each, voice, measures) for each in years],
        "ticks": [{"v": v, "label": voice.whole(v)} for v in (0, 50, 100)],
    }
    return Picture(
        key=key,
        title=title,
        alt=title,
        spec=specification(layer=_layers([each.year for each in years]), datasets=datasets),
        table=_table(years, voice, measures),
        source=source,
        frame=Frame(wide=WIDE, tall=TALL, is_ratio=False),
    )


def _row(each: YearScore, voice: Voice, measures: str) -> Json:
    label = "" if each.score is None else voice.score(each.score, measures)
    interval = "" if each.low is None else f" ({voice.score_interval(each.low, each.high, measures)})"
    return {
        "y": each.year,
        "name": str(each.year),
        "s": each.score,
        "lo": each.low,
        "hi": each.high,
        "label": label,
        "say": f"{each.year}: {label or voice.missing}{interval}",
    }


QUIET: Json = {"aria": False, "tooltip": None}


def _layers(years: list[int]) -> list[Json]:
    across = {"domain": [years[0], years[-1]], "range": [MARGIN, expr(f"width - {MARGIN}")], "nice": False, "zero": False}
    x: Json = {"field": "y", "type": "quantitative", "axis": None, "scale": across}
    up = {"domain": [0, 100], "range": [expr("height - 26"), 14], "nice": False}
    y: Json = {"type": "quantitative", "axis": None, "scale": up}
    return [*_grid(y), *_scores(x, {**y, "field": "s"}), *_words(x, {**y, "field": "s"})]


def _grid(y: Json) -> list[Json]:
    place = {**y, "field": "v"}
    return [
        {
            "data": named("ticks"),
            "mark": {"type": "rule", "style": "track", **QUIET},
            "encoding": {"y": place, "x": {"value": 26}, "x2": pixels("width")},
        },
        {
            "data": named("ticks"),
            "mark": {"type": "text", "baseline": "middle", "style": "word-quiet", "align": "right", **QUIET},
            "encoding": {"y": place, "x": {"value": 22}, "text": {"field": "label", "type": "nominal"}},
        },
    ]


def _scores(x: Json, y: Json) -> list[Json]:
    told: Json = {"description": {"field": "say", "type": "nominal"}, "tooltip": {"field": "say", "type": "nominal"}}
    line: Json = {"type": "line", "style": "point", "strokeWidth": 2, "invalid": "break-paths-show-domains"}
    return [
        {
            "data": named("years"),
            "transform": [{"filter": "isValid(datum.lo)"}],
            "mark": {"type": "rule", "style": "interval", "strokeWidth": 10, **QUIET},
            "encoding": {"x": x, "y": {**y, "field": "lo"}, "y2": {"field": "hi"}},
        },
        {"data": named("years"), "mark": {**line, **QUIET}, "encoding": {"x": x, "y": y}},
        {
            "data": named("years"),
            "transform": [{"filter": "isValid(datum.s)"}],
            "mark": {"type": "point", "style": "point", "filled": True, "opacity": 1, "size": 90},
            "encoding": {"x": x, "y": y, **told},
        },
    ]


def _words(x: Json, y: Json) -> list[Json]:
    text: Json = {"type": "text", "baseline": "middle", **QUIET}
    return [
        {
            "data": named("years"),
            "transform": [{"filter": "isValid(datum.s)"}],
            "mark": {**text, "style": "word", "align": "left", "dx": 9, "dy": -9},
            "encoding": {"x": x, "y": y, "text": {"field": "label", "type": "nominal"}},
        },
        {
            "data": named("years"),
            "mark": {**text, "style": "word-quiet", "align": "center"},
            "encoding": {"x": x, "y": pixels("height - 8"), "text": {"field": "name", "type": "nominal"}},
        },
    ]


def _table(years: Sequence[YearScore], voice: Voice, measures: str) -> Table:
    rows = [
        Row(
            None,
            (
                str(each.year),
                voice.score(each.score, measures),
                voice.score_interval(each.low, each.high, measures),
                voice.interval(each.rank_low, each.rank_high, 0),
            ),
        )
        for each in years
    ]
    return Table(
        tuple(voice.say(key) for key in ("charts.year", "charts.score", "charts.interval", "charts.ranks")),
        (False, True, True, True),
        tuple(rows),
    )
