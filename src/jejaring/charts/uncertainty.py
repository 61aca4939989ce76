"""Ranks with their intervals: who could stand where, all regions from the top or the first and last of them."""

import numpy as np

from jejaring.charts.naming import QUIET, TOLD, Names, called, round_ends, row
from jejaring.charts.picture import Frame, Json, Picture, Row, Table, Voice, expr, named, specification
from jejaring.charts.rows import LOWER, TICK_LINE, names, scale_x, scale_y, ticks, values
from jejaring.index import Stages
from jejaring.terms.problem import CannotBuild, Problem
from jejaring.terms.scores import Intervals
from jejaring.terms.text import Text, same

MOST_ROWS = 60
"""More regions than this stand side by side without names."""
WIDE_ROW, TALL_ROW = 26, 46
TRACK = ("tall ? 8 : width*0.3", "tall ? width*0.74 : width*0.84")
VALUE = "tall ? width*0.77 : width*0.86"


def uncertainty(  # noqa: PLR0913
    stages: Stages,
    intervals: Intervals,
    voice: Voice,
    *,
    names_of: Names | None = None,
    node: str | None = None,
    group: str | None = None,
    ends: int | None = None,
) -> Picture:
    """Return the ranks of a node (None: the index) with their intervals, for one group of ranking (needed where there are several).

    `ends` shows only so many from the top and from the bottom. Raises CannotBuild where nobody of the group is ranked.
    """
    place = 0 if node is None else stages.nodes.index(node)
    chosen = _group(stages, group)
    ranked = [i for i in range(len(stages.regions)) if stages.group[i] == chosen and not np.isnan(stages.ranks[i, place])]
    if not ranked:
        raise CannotBuild(_nobody(chosen))
    ranked.sort(key=lambda i: (stages.ranks[i, place], stages.regions[i]))
    shown = ranked if ends is None or 2 * ends >= len(ranked) else [*ranked[:ends], *ranked[-ends:]]
    lines = [_line(stages, intervals, voice, i, place, position, names_of) for position, i in enumerate(shown)]
    by_row = len(lines) <= MOST_ROWS
    layer, frame = _rows(voice, lines, len(ranked)) if by_row else _columns(voice, lines)
    span = round_ends(1, len(ranked))
    marks = [{"v": v, "label": voice.whole(v)} for v in _tick_values(len(ranked), span[2])]
    return Picture(
        key=f"uncertainty-{stages.nodes[place]}-{chosen}",
        title=_title(stages, intervals, voice, ranked, place, names_of)
        if len(shown) == len(ranked)
        else _title_of_ends(stages, intervals, voice, shown, place, names_of),
        alt=voice.say("charts.uncertainty.alt", count=voice.whole(len(shown)), ranked=voice.whole(len(ranked))),
        spec=specification(layer=layer, datasets={"rows": lines, "ticks": marks}),
        table=_table(stages, intervals, voice, shown, place, names_of),
        source=voice.say("charts.uncertainty.source", draws=voice.whole(intervals.draws), seed=str(intervals.seed)),
        frame=frame,
    )


def _group(stages: Stages, group: str | None) -> str:
    known = sorted(set(stages.group))
    if group in known:
        return str(group)
    if group is None and len(known) == 1:
        return known[0]
    met = Text(id="kelompok tidak disebut", en="no group is named") if group is None else same(str(group))
    raise CannotBuild(Problem(met=met, expected=same(", ".join(known)), todo=Text(id="pilih satu kelompok", en="choose one group")))


def _line(  # noqa: PLR0913, PLR0917
    stages: Stages, intervals: Intervals, voice: Voice, i: int, place: int, position: int, names_of: Names | None
) -> Json:
    rank, low, high = (float(table[i, place]) for table in (stages.ranks, intervals.rank_low, intervals.rank_high))
    told = voice.interval(low, high, 0) if not np.isnan(low) else voice.whole(rank)
    name = called(names_of, stages.regions[i])
    whole = {"k": stages.regions[i], "r": rank, "lo": None if np.isnan(low) else low, "hi": None if np.isnan(high) else high}
    return {
        **row(position, name, value=(told,)),
        **whole,
        "say": voice.say("charts.uncertainty.say", name=name, rank=voice.whole(rank), range=told),
    }


def _tick_values(last: int, step: float) -> list[int]:
    return sorted({1, *(int(v) for v in np.arange(step, last + 1, max(step, 1.0)) if v >= 1 + step / 2)})


def _rows(voice: Voice, lines: list[Json], ranked: int) -> tuple[list[Json], Frame]:  # noqa: ARG001
    top = (TICK_LINE, TICK_LINE)
    x, y = scale_x((1.0, float(max(ranked, 2))), TRACK), scale_y(len(lines), top)
    bar = {"type": "rule", "style": "interval", "strokeWidth": 9, "yOffset": LOWER, **QUIET}
    point = {"type": "point", "style": "point", "filled": True, "opacity": 1, "size": 60, "yOffset": LOWER}
    data = named("rows")
    layer: list[Json] = [
        *ticks(x, top),
        {
            "data": data,
            "transform": [{"filter": "isValid(datum.lo)"}],
            "mark": bar,
            "encoding": {"x": {**x, "field": "lo"}, "x2": {"field": "hi"}, "y": y},
        },
        {"data": data, "mark": point, "encoding": {"x": {**x, "field": "r"}, "y": y, **TOLD}},
        names(y, style="word", test="true"),
        values(y, at=VALUE),
    ]
    return layer, Frame(top[0] + WIDE_ROW * len(lines) + 8, top[1] + TALL_ROW * len(lines) + 8, is_ratio=False)


def _columns(voice: Voice, lines: list[Json]) -> tuple[list[Json], Frame]:
    count = len(lines)
    across: Json = {"type": "quantitative", "axis": None, "scale": {"domain": [-0.5, count - 0.5], "nice": False, "zero": False}}
    title = {"title": voice.say("charts.ranks"), "titleAngle": 0, "titleAlign": "left", "titleX": -32, "titleY": 8}
    axis = {**title, "tickCount": 6, "format": "d", "domain": False, "ticks": False}
    scale = {"domain": [1, count], "range": [24, expr("height")], "nice": False, "zero": False}
    up: Json = {"type": "quantitative", "scale": scale, "axis": axis}
    width = f"width/{count}"
    bar = {"type": "rule", "style": "interval", "strokeWidth": expr(f"max(1, min(6, {width}*.7))"), **QUIET}
    point = {"type": "point", "style": "point", "filled": True, "opacity": 1, "size": expr(f"pow(max(2, min(7, {width}*.8)), 2)")}
    data = named("rows")
    layer: list[Json] = [
        {
            "data": data,
            "transform": [{"filter": "isValid(datum.lo)"}],
            "mark": bar,
            "encoding": {"x": {**across, "field": "i"}, "y": {**up, "field": "lo"}, "y2": {"field": "hi"}},
        },
        {"data": data, "mark": point, "encoding": {"x": {**across, "field": "i"}, "y": {**up, "field": "r"}, **TOLD}},
    ]
    return layer, Frame(2.2, 1.1)


def _title(stages: Stages, intervals: Intervals, voice: Voice, ranked: list[int], place: int, names_of: Names | None) -> str:
    width = intervals.rank_high[ranked, place] - intervals.rank_low[ranked, place]
    if np.isnan(width).all():
        return voice.say("charts.uncertainty.title.none", count=voice.whole(len(ranked)))
    widest = ranked[int(np.nanargmax(width))]
    return voice.say(
        "charts.uncertainty.title",
        half=voice.whole(float(np.nanquantile(width, 0.5, method="inverted_cdf"))),
        name=called(names_of, stages.regions[widest]),
        range=voice.interval(float(intervals.rank_low[widest, place]), float(intervals.rank_high[widest, place]), 0),
    )


def _title_of_ends(stages: Stages, intervals: Intervals, voice: Voice, shown: list[int], place: int, names_of: Names | None) -> str:
    told: dict[str, str] = {}
    for end, i in (("first", shown[0]), ("last", shown[-1])):
        low, high = float(intervals.rank_low[i, place]), float(intervals.rank_high[i, place])
        rank = voice.whole(float(stages.ranks[i, place])) if np.isnan(low) else voice.interval(low, high, 0)
        told |= {end: called(names_of, stages.regions[i]), f"{end}_range": rank}
    return voice.say("charts.uncertainty.title.ends", **told)


def _table(stages: Stages, intervals: Intervals, voice: Voice, shown: list[int], place: int, names_of: Names | None) -> Table:
    lines = []
    for i in shown:
        rank = voice.interval(float(intervals.rank_low[i, place]), float(intervals.rank_high[i, place]), 0)
        score = voice.interval(float(intervals.low[i, place]), float(intervals.high[i, place]))
        cells = (voice.whole(float(stages.ranks[i, place])), rank, voice.number(float(stages.scores[i, place]), 1), score)
        lines.append(Row(stages.regions[i], (called(names_of, stages.regions[i]), *cells)))
    headings = ("charts.region", "charts.rank_nominal", "charts.rank_range", "charts.score", "charts.interval")
    return Table(tuple(voice.say(key) for key in headings), (False, True, True, True, True), tuple(lines))


def _nobody(group: str) -> Problem:
    return Problem(
        met=Text(id=f"tidak ada yang berperingkat dalam kelompok {group}", en=f"nobody is ranked in the group {group}"),
        expected=Text(id="paling sedikit satu daerah berperingkat", en="at least one ranked region"),
        todo=Text(id="pilih kelompok lain atau lengkapi datanya", en="choose another group or complete its data"),
    )
