"""Sorted bars of a node, each divided into what its children contribute."""

from collections.abc import Sequence

import numpy as np

from jejaring.charts.naming import QUIET, TOLD, Names, called, round_ends, row
from jejaring.charts.picture import Frame, Json, Picture, Row, Table, Voice, expr, named, specification
from jejaring.charts.rows import KEY_LINE, LOWER, TICK_LINE, names, scale_x, scale_y, ticks, values
from jejaring.index import Stages
from jejaring.index.tree import compile_tree
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild, Problem
from jejaring.terms.recipe import Node, Recipe
from jejaring.terms.text import Text, same

WIDE_ROW, TALL_ROW = 26, 46
TRACK = ("tall ? 8 : width*0.3", "tall ? width*0.8 : width*0.88")
VALUE = "tall ? width*0.83 : width*0.9"
TONES = (1.0, 0.7, 0.45, 0.25)
"""How dark the parts are, in turn; each is divided from its neighbour by a line and named in the key in the same order."""


def contributions(  # noqa: PLR0913
    stages: Stages,
    recipe: Recipe,
    voice: Voice,
    *,
    node: str | None = None,
    regions: Sequence[str] | None = None,
    first: int | None = None,
    names_of: Names | None = None,
) -> Picture:
    """Return the scores of a linear node (None: the index) from the highest down, each divided into weight × score of its children.

    `regions` limits who is shown, `first` to the so many highest. Raises CannotBuild for a node whose mean does not add up: there a
    part belongs to no single child.
    """
    code = node or recipe.root.code
    parts, children = _parts(stages, recipe, code)
    total = stages.scores[:, stages.nodes.index(code)]
    allowed = set(stages.regions if regions is None else regions)
    order = [i for i in np.argsort(-total, kind="stable").tolist() if not np.isnan(total[i]) and stages.regions[i] in allowed][:first]
    labels = [_name(recipe, voice, child, names_of) for child in children]
    rows = [
        {**row(p, called(names_of, stages.regions[i]), value=(voice.number(total[i]),)), "k": stages.regions[i]}
        for p, i in enumerate(order)
    ]
    highest = max((float(parts[i][parts[i] > 0].sum()) for i in order), default=1.0)
    lowest = min((float(parts[i][parts[i] < 0].sum()) for i in order), default=0.0)
    low, high, step = round_ends(min(lowest, 0.0), highest)
    top = (KEY_LINE * -(-len(children) // 3) + TICK_LINE, KEY_LINE * len(children) + TICK_LINE)
    x, y = scale_x((low, high), TRACK), scale_y(len(rows), top)
    marks = [{"v": v, "label": voice.number(v, 0 if step >= 1 else 2)} for v in np.arange(low, high + step / 2, step).round(9).tolist()]
    pieces = [piece for p, i in enumerate(order) for piece in _pieces(voice, rows[p], parts[i], labels)]
    entries = [{"i": i, "word": label, "tone": _tone(i)} for i, label in enumerate(labels)]
    return Picture(
        key=f"contributions-{code}",
        title=_title(voice, [stages.regions[i] for i in order], parts[order], labels, total[order], names_of),
        alt=voice.say("charts.contributions.alt", count=voice.whole(len(order)), parts=voice.whole(len(children))),
        spec=specification(
            layer=[*ticks(x, top), *_bars(x, y), names(y, style="word", test="true"), values(y, at=VALUE), *_key()],
            datasets={"rows": rows, "pieces": pieces, "key": entries, "ticks": marks},
        ),
        table=_table(voice, [stages.regions[i] for i in order], parts[order], labels, total[order], names_of),
        source=voice.say("charts.contributions.source", name=voice.text(recipe.short_name)),
        frame=Frame(top[0] + WIDE_ROW * len(rows) + 8, top[1] + TALL_ROW * len(rows) + 8, is_ratio=False),
    )


def _parts(stages: Stages, recipe: Recipe, code: str) -> tuple[Floats, list[str]]:
    """Return weight × score (n × c) of a linear node's children, weights shared among the children present, and their codes."""
    own = next(each for each in recipe.nodes if each.code == code)
    method = (own.aggregate or recipe.steps.aggregate).method
    if method != "linear":
        raise CannotBuild(
            Problem(
                met=Text(id=f"{code} dirata-ratakan dengan {method}", en=f"{code} is a {method} mean"),
                expected=same("linear"),
                todo=Text(id="pilih simpul yang linear", en="choose a node that is linear"),
            )
        )
    tree = compile_tree(recipe)
    group = next(each for each in tree.groups if stages.nodes[each.node] == code)
    scores, weights = stages.scores[:, group.children], tree.weights[group.edges]
    present = ~np.isnan(scores)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = weights * present / (weights * present).sum(axis=1, keepdims=True)
    return np.where(present, shares * np.where(present, scores, 0.0), 0.0), [stages.nodes[child] for child in group.children.tolist()]


def _name(recipe: Recipe, voice: Voice, code: str, names_of: Names | None) -> str:
    member = next((each for each in recipe.nodes if each.code == code), None)
    return voice.text(member.name) if isinstance(member, Node) else called(names_of, code)


def _tone(place: int) -> float:
    return TONES[place % len(TONES)]


def _pieces(voice: Voice, line: Json, parts: Floats, labels: list[str]) -> list[Json]:
    pieces, up, down = [], 0.0, 0.0
    for number, (part, label) in enumerate(zip(parts.tolist(), labels, strict=True)):
        start = up if part >= 0 else down
        told = f"{line['name']}, {label}: {voice.number(part)}"
        pieces.append({"i": line["i"], "from": round(start, 4), "to": round(start + part, 4), "tone": _tone(number), "say": told})
        up, down = (up + part, down) if part >= 0 else (up, down + part)
    return pieces


def _bars(x: Json, y: Json) -> list[Json]:
    shade: Json = {"field": "tone", "type": "quantitative", "scale": None}
    bar = {"type": "bar", "style": "point", "height": 16, "yOffset": LOWER}
    line = {"type": "tick", "style": "halo", "thickness": 1.5, "size": 16, "yOffset": LOWER, "orient": "vertical", "opacity": 1, **QUIET}
    data = named("pieces")
    return [
        {"data": data, "mark": bar, "encoding": {"x": {**x, "field": "from"}, "x2": {"field": "to"}, "y": y, "opacity": shade, **TOLD}},
        {"data": data, "mark": line, "encoding": {"x": {**x, "field": "to"}, "y": y}},
    ]


def _key() -> list[Json]:
    placed = [
        {"calculate": "tall ? 12 : width/3 * (datum.i % 3) + 12", "as": "kx"},
        {"calculate": f"(tall ? datum.i : floor(datum.i/3)) * {KEY_LINE} + 10", "as": "ky"},
    ]
    place: Json = {axis: {"field": f"k{axis}", "type": "quantitative", "scale": None, "axis": None} for axis in ("x", "y")}
    square = {"type": "point", "shape": "square", "filled": True, "size": 150, "style": "point", **QUIET}
    text = {
        "type": "text",
        "style": "word-quiet",
        "align": "left",
        "baseline": "middle",
        "xOffset": 15,
        "limit": expr("tall ? width - 28 : width/3 - 30"),
    }
    return [
        {
            "data": named("key"),
            "transform": placed,
            "mark": square,
            "encoding": {**place, "opacity": {"field": "tone", "type": "quantitative", "scale": None}},
        },
        {
            "data": named("key"),
            "transform": placed,
            "mark": {**text, **QUIET},
            "encoding": {**place, "text": {"field": "word", "type": "nominal"}},
        },
    ]


def _title(voice: Voice, regions: list[str], parts: Floats, labels: list[str], total: Floats, names_of: Names | None) -> str:
    if not regions:
        return voice.say("charts.contributions.title.none")
    most = int(np.argmax(parts[0]))
    return voice.say(
        "charts.contributions.title",
        name=called(names_of, regions[0]),
        score=voice.number(float(total[0])),
        part=labels[most],
        points=voice.number(float(parts[0][most])),
    )


def _table(voice: Voice, regions: list[str], parts: Floats, labels: list[str], total: Floats, names_of: Names | None) -> Table:
    lines = [
        Row(region, (called(names_of, region), voice.number(float(total[p])), *(voice.number(part) for part in parts[p].tolist())))
        for p, region in enumerate(regions)
    ]
    headings = (voice.say("charts.region"), voice.say("charts.score"), *labels)
    return Table(headings, (False, *[True] * (len(labels) + 1)), tuple(lines))
