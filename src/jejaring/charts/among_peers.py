"""A region among its peers: their scores with intervals, one row each, over the rank bands of the group."""

import textwrap
from typing import TYPE_CHECKING

import numpy as np

from jejaring.charts.bands import Band, bands, members
from jejaring.charts.numbers import drawn
from jejaring.charts.picture import Frame, Json, Picture, Row, Table, Voice, named, specification
from jejaring.charts.rows import LOWER, TICK_LINE, names, pixels, scale_x, scale_y, values

if TYPE_CHECKING:  # pictures start without loading the engine
    from jejaring.edition.edition import Edition

WIDE_ROW, TALL_ROW = 34, 50
WRAP = 32
ROOM = 14
"""Pixels a band needs to carry its number."""
TRACK = ("tall ? 8 : width*0.345", "tall ? width*0.56 : width*0.72")
VALUE = "tall ? width*0.6 : width*0.745"
HEADING = "tall ? width*0.6 : 0"
TOP = (2 * TICK_LINE, 2 * TICK_LINE)


def among_peers(edition: "Edition", voice: Voice, *, region: str) -> Picture | None:
    """Return a region and its peers from the highest score down, those without a score last; None where it has no peers.

    The grounds are the rank bands of the group, numbered on top; the numbers of the score stand below them.
    """
    own = edition.row(region)
    others = [edition.row(peer.region) for peer in edition.peers[own].peers]
    if not others:
        return None
    ordered = sorted(
        [own, *others], key=lambda row: (-np.nan_to_num(edition.scores.score[row, 0], nan=-np.inf), edition.scores.regions[row])
    )
    rows = [_row(edition, voice, row, position=position, is_own=row == own) for position, row in enumerate(ordered)]
    domain = _domain(edition, ordered)
    x, y = scale_x(domain, TRACK), scale_y(len(rows), TOP)
    found = bands(members(edition, edition.scores.group[own]))
    step = 20 if domain[1] - domain[0] > 60 else 10
    datasets: Json = {
        "rows": rows,
        "bands": _grounds(found, domain),
        "ticks": [{"v": v, "label": voice.whole(v)} for v in range(int(domain[0]), int(domain[1]) + 1, step)],
    }
    return Picture(
        key=f"among-peers-{region}",
        title=_title(edition, voice, own=own, others=others),
        alt=voice.say("charts.among.alt", name=edition.catalogue.regions[own].name, count=voice.whole(len(others))),
        spec=specification(layer=[*_bands(x, domain), *_ticks(x), *_headings(voice), *_scores(x, y), *_texts(y)], datasets=datasets),
        table=_table(edition, voice, ordered),
        source=voice.say("charts.among.source", name=voice.text(edition.recipe.short_name), year=str(edition.manifest.year)),
        frame=Frame(wide=TOP[0] + WIDE_ROW * len(rows) + 8, tall=TOP[1] + TALL_ROW * len(rows) + 8, is_ratio=False),
    )


def _row(edition: "Edition", voice: Voice, row: int, *, position: int, is_own: bool) -> Json:
    name = edition.catalogue.regions[row].name
    score, rank = _cells(edition, voice, row)
    value = [score, voice.say("charts.rank", rank=rank)] if drawn(edition.scores.rank[row, 0]) is not None else [score]
    return {
        "i": position,
        "k": edition.scores.regions[row],
        "name": name,
        "lines": textwrap.wrap(name, WRAP),
        "indent": 0,
        "style": "word-focus" if is_own else "word",
        "mine": is_own,
        "s": drawn(edition.scores.score[row, 0]),
        "lo": drawn(edition.intervals.low[row, 0]),
        "hi": drawn(edition.intervals.high[row, 0]),
        "value": value,
        "say": f"{name}: {', '.join(value)}",
    }


def _cells(edition: "Edition", voice: Voice, row: int) -> tuple[str, str]:
    measures, intervals = edition.recipe.measures, edition.intervals
    score = voice.score(edition.scores.score[row, 0], measures)
    if drawn(intervals.low[row, 0]) is not None:
        score = f"{score} ({voice.score_interval(intervals.low[row, 0], intervals.high[row, 0], measures)})"
    return score, voice.interval(intervals.rank_low[row, 0], intervals.rank_high[row, 0], 0)


def _domain(edition: "Edition", rows: list[int]) -> tuple[float, float]:
    shown = np.concatenate([part[rows, 0] for part in (edition.scores.score, edition.intervals.low, edition.intervals.high)])
    known = shown[~np.isnan(shown)]
    if not known.size:
        return 0.0, 100.0
    return float(known.min() // 10 * 10), float(-(-known.max() // 10) * 10)


def _title(edition: "Edition", voice: Voice, *, own: int, others: list[int]) -> str:
    name = edition.catalogue.regions[own].name
    band = int(edition.intervals.band[own, 0])
    if not band:
        return voice.say("charts.among.title.unranked", name=name)
    theirs = [int(number) for number in edition.intervals.band[others, 0] if number]
    return voice.say(
        "charts.among.title",
        name=name,
        above=voice.whole(sum(number < band for number in theirs)),
        alike=voice.whole(sum(number == band for number in theirs)),
        below=voice.whole(sum(number > band for number in theirs)),
    )


def _grounds(found: tuple[Band, ...], domain: tuple[float, float]) -> list[Json]:
    grounds: list[Json] = []
    above = domain[1]
    for band in found:
        low, high = max(domain[0] if band.floor is None else band.floor, domain[0]), min(above, domain[1])
        above = domain[0] if band.floor is None else band.floor
        if high > low:
            grounds.append(
                {"band": str(band.band), "from": low, "to": high, "middle": drawn((low + high) / 2), "is_even": band.band % 2 == 0}
            )
    return grounds


def _bands(x: Json, domain: tuple[float, float]) -> list[Json]:
    quiet = {"aria": False, "tooltip": None}
    room = f"(datum.to - datum.from) / {domain[1] - domain[0]} * (({TRACK[1]}) - ({TRACK[0]})) >= {ROOM}"
    text = {"type": "text", "style": "word-quiet", "baseline": "bottom", **quiet}
    return [
        {
            "data": named("bands"),
            "transform": [{"filter": "datum.is_even"}],
            "mark": {"type": "rect", "style": "band", "opacity": 1, **quiet},
            "encoding": {"x": {**x, "field": "from"}, "x2": {"field": "to"}, "y": {"value": 0}, "y2": pixels("height")},
        },
        {
            "data": named("bands"),
            "transform": [{"filter": room}],
            "mark": text,
            "encoding": {"x": {**x, "field": "middle"}, "y": {"value": TICK_LINE - 4}, "text": {"field": "band", "type": "nominal"}},
        },
    ]


def _ticks(x: Json) -> list[Json]:
    quiet = {"aria": False, "tooltip": None}
    text = {"type": "text", "style": "word-quiet", "baseline": "bottom", **quiet}
    place = {**x, "field": "v"}
    return [
        {
            "data": named("ticks"),
            "mark": {"type": "rule", "style": "track", **quiet},
            "encoding": {"x": place, "y": {"value": TOP[0] - 2}, "y2": pixels("height")},
        },
        {
            "data": named("ticks"),
            "mark": text,
            "encoding": {"x": place, "y": {"value": TOP[0] - 5}, "text": {"field": "label", "type": "nominal"}},
        },
    ]


def _headings(voice: Voice) -> list[Json]:
    mark = {"type": "text", "style": "word-quiet", "align": "left", "baseline": "bottom", "aria": False, "tooltip": None}
    return [
        {
            "data": {"values": [{}]},
            "mark": {**mark, "text": voice.say(key)},
            "encoding": {"x": pixels(HEADING), "y": {"value": at}},
        }
        for key, at in (("charts.band", TICK_LINE - 4), ("charts.score", TOP[0] - 5))
    ]


def _scores(x: Json, y: Json) -> list[Json]:
    told: Json = {"description": {"field": "say", "type": "nominal"}, "tooltip": {"field": "say", "type": "nominal"}}
    layers: list[Json] = [
        {
            "data": named("rows"),
            "transform": [{"filter": "!isValid(datum.s)"}],
            "mark": {"type": "rule", "style": "absent", "yOffset": LOWER, "tooltip": None},
            "encoding": {"x": pixels(TRACK[0]), "x2": pixels(TRACK[1]), "y": y},
        }
    ]
    for is_own, suffix in ((False, ""), (True, "-focus")):
        mine = {"filter": f"datum.mine == {str(is_own).lower()}"}
        bar = {"type": "rule", "style": f"interval{suffix}", "strokeWidth": 10, "yOffset": LOWER, "aria": False, "tooltip": None}
        point = {"type": "point", "style": f"point{suffix}", "filled": True, "opacity": 1, "size": 90, "yOffset": LOWER}
        layers += [
            {
                "data": named("rows"),
                "transform": [mine, {"filter": "isValid(datum.lo)"}],
                "mark": bar,
                "encoding": {"x": {**x, "field": "lo"}, "x2": {"field": "hi"}, "y": y},
            },
            {
                "data": named("rows"),
                "transform": [mine, {"filter": "isValid(datum.s)"}],
                "mark": point,
                "encoding": {"x": {**x, "field": "s"}, "y": y, **told},
            },
        ]
    return layers


def _texts(y: Json) -> list[Json]:
    return [*(names(y, style=style, test=f"datum.style == '{style}'") for style in ("word", "word-focus")), values(y, at=VALUE)]


def _table(edition: "Edition", voice: Voice, rows: list[int]) -> Table:
    lines = []
    for row in rows:
        band = int(edition.intervals.band[row, 0])
        score, rank = _cells(edition, voice, row)
        lines.append(Row(edition.scores.regions[row], (edition.catalogue.regions[row].name, score, rank, voice.whole(band or None))))
    headings = ("charts.region", "charts.score", "charts.ranks", "charts.band")
    return Table(tuple(voice.say(key) for key in headings), (False, True, True, True), tuple(lines))
