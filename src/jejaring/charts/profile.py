"""The profile: every node and figure of one region against its peers and its group, one row each."""

import textwrap
from typing import TYPE_CHECKING

from jejaring.charts.lines import Line, lines
from jejaring.charts.numbers import drawn
from jejaring.charts.palette import STATUS_MARKS
from jejaring.charts.picture import Frame, Json, Picture, Row, Table, Voice, expr, named, specification
from jejaring.charts.rows import LOWER, head, key, names, pixels, scale_x, scale_y, ticks, values
from jejaring.terms.status import STATUS_WORDS, Status

if TYPE_CHECKING:  # pictures start without loading the engine
    from jejaring.edition.portrait import Portrait

WIDE_ROW, TALL_ROW = 36, 50
"""Pixels per row; in the tall arrangement the name stands above its track."""
WRAP = 32
"""Letters per line of a name beside its track."""
TRACK = ("tall ? 8 : width*0.345", "tall ? width*0.5 : width*0.7")
VALUE = "tall ? width*0.535 : width*0.722"
TICKS = (0, 25, 50, 75, 100)
MARKED = (Status.COMPUTED, Status.ESTIMATED, Status.IMPUTED)
"""Statuses with a mark of their own, explained in the key where they occur; a full circle is a figure as its publisher prints it."""


def profile(portrait: "Portrait", voice: Voice, *, within: str | None = None) -> Picture:
    """Return the profile of a portrait, in tree order; `within` shows only the branch of one node.

    A score is a point with its interval, peers' median a thick tick, the group's median a triangle. A missing figure is a dotted
    track with the word; a companion has its figure and no track.
    """
    shown = lines(portrait, voice, within=within or portrait.root.code)
    rows = [_row(voice, line, position) for position, line in enumerate(shown)]
    entries = _key(portrait, voice, shown)
    top = head(len(entries))
    x, y = scale_x((0.0, 100.0), TRACK), scale_y(len(rows), top)
    layer = [
        *ticks(x, top),
        *_tracks(y),
        *_scores(x, y),
        *(names(y, style=style, test=f"datum.style == '{style}'") for style in ("word-strong", "word")),
        values(y, at=VALUE),
        _companions(y, voice.say("charts.profile.companion")),
        *key(_glyphs()),
    ]
    return Picture(
        key=f"profile-{portrait.region.key}" + (f"-{within}" if within else ""),
        title=_title(portrait, voice),
        alt=voice.say("charts.profile.alt", name=portrait.region.name, count=voice.whole(len(rows))),
        spec=specification(
            layer=layer, datasets={"rows": rows, "key": entries, "ticks": [{"v": v, "label": voice.whole(v)} for v in TICKS]}
        ),
        table=_table(portrait, voice, shown),
        source=voice.say("charts.source", name=voice.text(portrait.recipe_short_name), year=str(portrait.year)),
        frame=Frame(wide=top[0] + WIDE_ROW * len(rows) + 8, tall=top[1] + TALL_ROW * len(rows) + 8, is_ratio=False),
    )


def _row(voice: Voice, line: Line, position: int) -> Json:
    name = voice.text(line.name)
    shape, is_filled = STATUS_MARKS.get(line.status or Status.MEASURED, STATUS_MARKS[Status.MEASURED])
    indent = 14 * max(line.depth - 1, 0)
    return {
        "i": position,
        "code": line.code,
        "name": name,
        "lines": textwrap.wrap(name, WRAP - indent // 7),
        "indent": indent,
        "style": "word-strong" if line.status is None else "word",
        "s": drawn(line.score),
        "lo": drawn(line.low),
        "hi": drawn(line.high),
        "pm": drawn(line.peer_median),
        "gm": drawn(line.group_median),
        "state": line.state,
        "shape": shape,
        "open": not is_filled,
        "value": [line.value, line.remark] if line.remark else [line.value],
        "say": f"{name}: {line.value}" + (f", {line.remark}" if line.remark else ""),
    }


def _title(portrait: "Portrait", voice: Voice) -> str:
    by_code = {figure.code: voice.text(figure.name) for figure in portrait.figures}
    told = {}
    if portrait.strengths:
        told["strong"] = _inside(by_code[portrait.strengths[0]])
    if portrait.weaknesses:
        told["weak"] = _inside(by_code[portrait.weaknesses[0]])
    kind = "both" if len(told) == 2 else next(iter(told), "none")
    return voice.say(f"charts.profile.title.{kind}", name=portrait.region.name, **told)


def _inside(name: str) -> str:
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _key(portrait: "Portrait", voice: Voice, shown: tuple[Line, ...]) -> list[Json]:
    entries = [
        ("score", voice.say("charts.profile.key.score")),
        ("peers", voice.say("charts.profile.key.peers")),
        ("group", voice.say("charts.profile.key.group", group=voice.text(portrait.group_name))),
    ]
    used = {line.status for line in shown if line.state == "scored"}
    entries += [(status.value, voice.text(STATUS_WORDS[status])) for status in MARKED if status in used]
    if any(line.state == "missing" for line in shown):
        entries.append(("missing", voice.missing))
    return [{"i": position, "glyph": glyph, "word": word} for position, (glyph, word) in enumerate(entries)]


def _glyphs() -> list[tuple[str, Json]]:
    shapes = [
        (status.value, _point(shape, style="point" if is_filled else "point-open", is_filled=is_filled))
        for status, (shape, is_filled) in STATUS_MARKS.items()
        if status in MARKED
    ]
    return [
        ("score", {"type": "point", "shape": "M-1,-.3L1,-.3L1,.3L-1,.3Z", "size": 700, "filled": True, "style": "interval"}),
        ("score", _point("circle", style="point")),
        ("peers", {"type": "tick", "orient": "vertical", "size": 18, "thickness": 3, "style": "peers", "opacity": 1}),
        ("group", _point("triangle-down", style="group", is_filled=False, size=50)),
        ("missing", {"type": "point", "shape": "M-1,0L1,0", "size": 500, "filled": False, "style": "absent"}),
        *shapes,
    ]


def _point(shape: str, *, style: str, is_filled: bool = True, size: int = 90) -> Json:
    return {
        "type": "point",
        "shape": shape,
        "style": style,
        "filled": is_filled,
        "size": size,
        "opacity": 1,
        "strokeWidth": 0 if is_filled else 2,
    }


def _tracks(y: Json) -> list[Json]:
    whole = {"x": pixels(TRACK[0]), "x2": pixels(TRACK[1]), "y": y}
    return [
        {
            "data": named("rows"),
            "transform": [{"filter": f"datum.state == '{state}'"}],
            "mark": {"type": "rule", "style": style, "yOffset": LOWER, "aria": False, "tooltip": None},
            "encoding": whole,
        }
        for state, style in (("missing", "absent"), ("scored", "track"))
    ]


def _companions(y: Json, word: str) -> Json:
    mark = {"type": "text", "style": "word-quiet", "align": "left", "baseline": "middle", "yOffset": LOWER, "text": word, "aria": False}
    return {
        "data": named("rows"),
        "transform": [{"filter": "datum.state == 'companion'"}],
        "mark": {**mark, "xOffset": 6, "tooltip": None},
        "encoding": {"x": pixels(TRACK[0]), "y": y},
    }


def _scores(x: Json, y: Json) -> list[Json]:
    told: Json = {"description": {"field": "say", "type": "nominal"}, "tooltip": {"field": "say", "type": "nominal"}}
    known = [{"filter": "isValid(datum.s)"}]
    bar = {"type": "rule", "style": "interval", "strokeWidth": 10, "yOffset": LOWER, "aria": False}
    tick = {
        "type": "tick",
        "orient": "vertical",
        "size": 20,
        "thickness": 3,
        "opacity": 1,
        "style": "peers",
        "yOffset": LOWER,
        "aria": False,
    }
    shape: Json = {"shape": {"field": "shape", "type": "nominal", "scale": None}}
    triangle = {**_point("triangle-down", style="group", is_filled=False, size=50), "yOffset": expr("tall ? -1 : -10"), "aria": False}
    points: list[Json] = [
        {
            "data": named("rows"),
            "transform": [*known, {"filter": f"datum.open == {str(not is_filled).lower()}"}],
            "mark": {**_point("circle", style=style, is_filled=is_filled), "yOffset": LOWER},
            "encoding": {"x": {**x, "field": "s"}, "y": y, **shape, **told},
        }
        for style, is_filled in (("point", True), ("point-open", False))
    ]
    return [_known("lo", bar, x, y, end="hi"), _known("gm", triangle, x, y), _known("pm", tick, x, y), *points]


def _known(field: str, mark: Json, x: Json, y: Json, *, end: str | None = None) -> Json:
    ends: Json = {"x2": {"field": end}} if end else {}
    return {
        "data": named("rows"),
        "transform": [{"filter": f"isValid(datum.{field})"}],
        "mark": {**mark, "tooltip": None},
        "encoding": {"x": {**x, "field": field}, "y": y, **ends},
    }


def _table(portrait: "Portrait", voice: Voice, shown: tuple[Line, ...]) -> Table:
    rows = tuple(
        Row(
            None,
            (
                voice.text(line.name),
                "" if line.status is None else line.value,
                line.year or "",
                "" if line.status is None else voice.text(STATUS_WORDS[line.status]),
                voice.score(line.score, portrait.measures),
                "" if line.low is None else voice.score_interval(line.low, line.high, portrait.measures),
                voice.score(line.peer_median, portrait.measures),
                voice.score(line.group_median, portrait.measures),
            ),
        )
        for line in shown
    )
    columns = (
        ("charts.part", False),
        ("charts.figure", True),
        ("charts.year", True),
        ("charts.status", False),
        ("charts.score", True),
        ("charts.interval", True),
        ("charts.peers", True),
        ("charts.group", True),
    )
    return Table(tuple(voice.say(heading) for heading, _ in columns), tuple(is_number for _, is_number in columns), rows)
