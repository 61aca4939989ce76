"""Two columns against each other, one point per region, with the regions named that stand apart."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from jejaring.charts.naming import QUIET, TOLD, Names, called, round_ends
from jejaring.charts.picture import Frame, Json, Picture, Row, Table, Voice, named, specification
from jejaring.index.coherence.correlation import correlations
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.problem import CannotBuild, Problem
from jejaring.terms.text import Text

APART = 6
"""How many regions are named by themselves: those farthest from the line."""
WEAK, STRONG = 0.3, 0.7
"""Below and above which a correlation is called weak and strong."""


@dataclass(frozen=True)
class Along:
    """A column of values (n,) with its name; where it is `log`, its axis grows by equal factors and its line is fitted in logarithms."""

    name: str
    values: Floats
    log: bool = False


def scatter(  # noqa: PLR0913
    first: Along,
    second: Along,
    regions: Sequence[str],
    voice: Voice,
    *,
    names_of: Names | None = None,
    labels: Collection[str] | None = None,
    of: Literal["regions", "indicators"] = "regions",
) -> Picture:
    """Return the first column across and the second up, for the regions that have both; `labels` are the regions to name.

    `of` says what the points are, where they are not regions.

    Raises CannotBuild for fewer than three such regions, and for values not above 0 on a logarithmic axis.
    """
    both = ~np.isnan(first.values) & ~np.isnan(second.values)
    _refuse(first, second, both)
    x, y = _drawn(first)[both], _drawn(second)[both]
    keys = [region for region, has in zip(regions, both, strict=True) if has]
    r = float(correlations(np.column_stack([x, y]), control="none").r[0, 1])
    slope, start = np.polyfit(x, y, 1) if x.std() > 0 else (0.0, float(y.mean()))
    shown = set(labels) if labels is not None else {keys[i] for i in np.argsort(-np.abs(y - (start + slope * x)), kind="stable")[:APART]}
    rows = [_point(voice, (first, second), place, regions[place], names_of, shown) for place in np.flatnonzero(both).tolist()]
    ends = (float(x.min()), float(x.max()))
    line = [{"x": _back(first, end), "y": _back(second, start + slope * end)} for end in ends] if not np.isnan(r) else []
    return Picture(
        key="scatter",
        title=_title(voice, first, second, r, _counted(voice, of, len(keys))),
        alt=voice.say("charts.scatter.alt", x=first.name, y=second.name, count=_counted(voice, of, len(keys))),
        spec=specification(layer=_layers(first, second), datasets={"rows": rows, "line": line}),
        table=_table(voice, (first, second), regions, both, names_of, of),
        source=voice.say("charts.scatter.source", count=_counted(voice, of, len(keys)), left=voice.whole(int((~both).sum()))),
        frame=Frame(1.6, 0.95),
    )


def _drawn(column: Along) -> Floats:
    return np.log(np.where(column.values > 0, column.values, np.nan)) if column.log else column.values


def _back(column: Along, value: float) -> float:
    return round(float(np.exp(value)) if column.log else float(value), 6)


def _point(voice: Voice, columns: tuple[Along, Along], place: int, region: str, names_of: Names | None, shown: Collection[str]) -> Json:
    name = called(names_of, region)
    x, y = (float(column.values[place]) for column in columns)
    said = f"{name}: {columns[0].name} {voice.number(x, 2)}, {columns[1].name} {voice.number(y, 2)}"
    return {"k": region, "n": name if region in shown else "", "x": round(x, 6), "y": round(y, 6), "say": said}


def _axis(column: Along, *, up: bool) -> Json:
    filled = column.values[~np.isnan(column.values)]
    if column.log:
        scale: Json = {"type": "log", "nice": True}
    else:
        low, high, _ = round_ends(float(filled.min()), float(filled.max()))
        scale = {"domain": [low, high], "nice": False, "zero": False}
    place: Json = {"titleAngle": 0, "titleAlign": "left", "titleX": 0, "titleY": -12} if up else {}
    return {
        "type": "quantitative",
        "scale": scale,
        "axis": {"title": column.name, "tickCount": 6, "domain": False, "ticks": False, **place},
    }


def _layers(first: Along, second: Along) -> list[Json]:
    x, y = {**_axis(first, up=False), "field": "x"}, {**_axis(second, up=True), "field": "y"}
    text = {"type": "text", "style": "word", "align": "left", "baseline": "middle", "dx": 7, "fontSize": 12, **QUIET}
    return [
        {"data": named("line"), "mark": {"type": "line", "style": "group", "strokeWidth": 1.5, **QUIET}, "encoding": {"x": x, "y": y}},
        {
            "data": named("rows"),
            "mark": {"type": "point", "style": "point", "filled": True, "opacity": 0.7, "size": 42},
            "encoding": {"x": x, "y": y, **TOLD},
        },
        {
            "data": named("rows"),
            "transform": [{"filter": "datum.n != ''"}],
            "mark": text,
            "encoding": {"x": x, "y": y, "text": {"field": "n", "type": "nominal"}},
        },
    ]


def _counted(voice: Voice, of: str, count: int) -> str:
    """Return how many points there are, in words."""
    return voice.say(f"charts.scatter.of.{of}", count=voice.whole(count))


def _title(voice: Voice, first: Along, second: Along, r: float, counted: str) -> str:
    told = {"x": first.name, "y": second.name, "r": voice.number(r, 2), "count": counted}
    if np.isnan(r):
        return voice.say("charts.scatter.title.still", x=first.name, y=second.name, count=counted)
    size = "weak" if abs(r) < WEAK else "strong" if abs(r) >= STRONG else "some"
    return voice.say(
        f"charts.scatter.title.{size}" if size == "weak" else f"charts.scatter.title.{size}.{'up' if r > 0 else 'down'}", **told
    )


def _table(voice: Voice, columns: tuple[Along, Along], regions: Sequence[str], both: Bools, names_of: Names | None, of: str) -> Table:
    lines = [
        Row(
            regions[place] if of == "regions" else None,
            (called(names_of, regions[place]), *(voice.number(float(column.values[place]), 2) for column in columns)),
        )
        for place in np.flatnonzero(both).tolist()
    ]
    first = voice.say("charts.region" if of == "regions" else "charts.part")
    return Table((first, columns[0].name, columns[1].name), (False, True, True), tuple(lines))


def _refuse(first: Along, second: Along, both: Bools) -> None:
    faults = []
    if both.sum() < 3:
        faults.append(
            Problem(
                met=Text(id=f"{both.sum()} daerah punya kedua angka", en=f"{both.sum()} regions have both figures"),
                expected=Text(id="paling sedikit tiga", en="at least three"),
                todo=Text(id="pilih kolom lain", en="choose other columns"),
            )
        )
    for column in (first, second):
        if column.log and (column.values[both] <= 0).any():
            faults.append(
                Problem(
                    met=Text(id=f"{column.name}: angka nol atau negatif", en=f"{column.name}: figures of 0 or below"),
                    expected=Text(id="angka di atas 0 bagi skala logaritma", en="figures above 0 for a logarithmic axis"),
                    todo=Text(id="pakai skala biasa", en="use the plain axis"),
                )
            )
    if faults:
        raise CannotBuild(faults)
