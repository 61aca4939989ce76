"""The ranking of one group in bands, whole; the interval light, the score dark, so that one sees who cannot be told apart."""

from typing import TYPE_CHECKING

from jejaring.charts.bands import Band, Member, bands, members
from jejaring.charts.numbers import drawn
from jejaring.charts.picture import Frame, Json, Picture, Row, Table, Voice, expr, named, specification

if TYPE_CHECKING:  # pictures start without loading the engine
    from jejaring.edition.edition import Edition

ROOM = 14
"""Pixels a band needs to carry its number."""


def ranking(edition: "Edition", voice: Voice, *, title: str, group: str, focus: str | None = None) -> Picture | None:
    """Return the ranking of all ranked regions of a group, from the top at the left; None where none is ranked.

    Every second band has a ground of its own; `focus` is the region that is marked and named.
    """
    ranked = members(edition, group)
    if not ranked:
        return None
    measures = edition.recipe.measures
    found = bands(ranked)
    rows = [_row(voice, member, measures) for member in ranked]
    domain = _domain(ranked)
    across: Json = {"scale": {"domain": [0.5, len(ranked) + 0.5], "nice": False, "zero": False}, "type": "quantitative"}
    layer = [
        *_grounds(across, len(ranked)),
        *_scores(across, domain, word=voice.say("charts.score")),
        *_focus(across, domain, word=voice.say("charts.score")),
    ]
    datasets: Json = {
        "rows": rows,
        "picked": [{**row} for row in rows if row["k"] == focus],
        "bands": [_band(band) for band in found],
    }
    return Picture(
        key=f"ranking-{group}",
        title=title,
        alt=voice.say("charts.ranking.alt", count=voice.whole(len(ranked)), bands=voice.whole(len(found))),
        spec=specification(layer=layer, datasets=datasets),
        table=ranking_table(voice, ranked, measures=measures),
        source=voice.say("charts.ranking.source", name=voice.text(edition.recipe.short_name), year=str(edition.manifest.year)),
        frame=Frame(wide=2.6, tall=1.15),
    )


def ranking_table(voice: Voice, ranked: tuple[Member, ...], *, measures: str) -> Table:
    """Return the twin of a ranking: band, region, score, interval and rank range, from the top."""
    rows = tuple(
        Row(
            member.region,
            (
                voice.whole(member.band),
                member.name,
                voice.score(member.score, measures),
                voice.score_interval(member.low, member.high, measures),
                voice.interval(member.rank_low, member.rank_high, 0),
            ),
        )
        for member in ranked
    )
    headings = ("charts.band", "charts.region", "charts.score", "charts.interval", "charts.ranks")
    return Table(tuple(voice.say(key) for key in headings), (True, False, True, True, True), rows)


def say_member(voice: Voice, member: Member, measures: str) -> str:
    """Return a ranked region in words: name, score with interval, rank range, band."""
    return voice.say(
        "charts.ranking.say",
        name=member.name,
        score=voice.score(member.score, measures),
        interval=voice.score_interval(member.low, member.high, measures),
        rank=voice.interval(member.rank_low, member.rank_high, 0),
        band=voice.whole(member.band),
    )


def _row(voice: Voice, member: Member, measures: str) -> Json:
    return {
        "k": member.region,
        "n": member.name,
        "place": member.place,
        "s": drawn(member.score),
        "lo": member.low,
        "hi": member.high,
        "band": member.band,
        "say": say_member(voice, member, measures),
    }


def _band(band: Band) -> Json:
    return {
        "band": str(band.band),
        "from": band.first - 0.5,
        "to": band.last + 0.5,
        "middle": (band.first + band.last) / 2,
        "is_even": band.band % 2 == 0,
    }


def _domain(ranked: tuple[Member, ...]) -> list[float]:
    low = min(member.score if member.low is None else member.low for member in ranked)
    high = max(member.score if member.high is None else member.high for member in ranked)
    return [float(low // 10 * 10), float(-(-high // 10) * 10)]


def _grounds(across: Json, count: int) -> list[Json]:
    quiet = {"aria": False, "tooltip": None}
    room = {"filter": f"(datum.to - datum.from) * width / {count} >= {ROOM}"}
    span = {"x": {**across, "field": "from", "axis": None}, "x2": {"field": "to"}}
    text = {"type": "text", "style": "word-quiet", "baseline": "top", "yOffset": 4, **quiet}
    return [
        {
            "data": named("bands"),
            "transform": [{"filter": "datum.is_even"}],
            "mark": {"type": "rect", "style": "band", "opacity": 1, **quiet},
            "encoding": {**span, "y": {"value": 0}, "y2": {"value": expr("height")}},
        },
        {
            "data": named("bands"),
            "transform": [room],
            "mark": text,
            "encoding": {
                "x": {**across, "field": "middle", "axis": None},
                "y": {"value": 0},
                "text": {"field": "band", "type": "nominal"},
            },
        },
    ]


def _up(field: str, domain: list[float], *, word: str) -> Json:
    title: Json = {"title": word, "titleAngle": 0, "titleAlign": "left", "titleX": -32, "titleY": 10}
    axis = {**title, "tickCount": 5, "format": "d", "domain": False, "ticks": False, "grid": True}
    scale = {"domain": domain, "nice": False, "zero": False, "range": [expr("height"), 24]}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": axis}


def _scores(across: Json, domain: list[float], *, word: str) -> list[Json]:
    told: Json = {"description": {"field": "say", "type": "nominal"}, "tooltip": {"field": "say", "type": "nominal"}}
    place = {"x": {**across, "field": "place", "axis": None}}
    step = "width/length(data('rows'))"
    bar = {"type": "rule", "style": "interval", "strokeWidth": expr(f"max(1, min(6, {step}*.6))"), "aria": False}
    point = {"type": "point", "style": "point", "filled": True, "opacity": 1, "size": expr(f"pow(max(2, min(7, {step}*.8)), 2)")}
    return [
        {
            "data": named("rows"),
            "transform": [{"filter": "isValid(datum.lo)"}],
            "mark": bar,
            "encoding": {**place, "y": _up("lo", domain, word=word), "y2": {"field": "hi"}, **told},
        },
        {"data": named("rows"), "mark": point, "encoding": {**place, "y": _up("s", domain, word=word), **told}},
    ]


def _focus(across: Json, domain: list[float], *, word: str) -> list[Json]:
    place = {"x": {**across, "field": "place", "axis": None}}
    quiet = {"aria": False, "tooltip": None}
    # Scores fall from left to right: below the left half and above the right half there is always room for the name.
    half = "datum.place > length(data('rows'))/2"
    room = [{"calculate": f"{half} ? 36 : height - 10", "as": "free"}]
    free = {"field": "free", "type": "quantitative", "scale": None}
    text = {"type": "text", "style": "word-focus", "baseline": "middle", "align": expr(f"{half} ? 'right' : 'left'"), **quiet}
    return [
        {
            "data": named("picked"),
            "transform": [*room, {"calculate": "scale('y', datum.s)", "as": "at"}],
            "mark": {"type": "rule", "style": "focus", "strokeWidth": 1, **quiet},
            "encoding": {**place, "y": {**free, "axis": None}, "y2": {"field": "at"}},
        },
        {
            "data": named("picked"),
            "transform": [{"filter": "isValid(datum.lo)"}],
            "mark": {"type": "rule", "style": "interval-focus", "strokeWidth": 6, **quiet},
            "encoding": {**place, "y": _up("lo", domain, word=word), "y2": {"field": "hi"}},
        },
        {
            "data": named("picked"),
            "mark": {"type": "point", "style": "point-focus", "filled": True, "opacity": 1, "size": 110, **quiet},
            "encoding": {**place, "y": _up("s", domain, word=word)},
        },
        {
            "data": named("picked"),
            "transform": room,
            "mark": {**text, "xOffset": expr(f"{half} ? -5 : 5")},
            "encoding": {**place, "y": {**free, "axis": None}, "text": {"field": "n", "type": "nominal"}},
        },
    ]
