"""A picture: a Vega-Lite specification without colours, its finding as title, and its twin as a table; drawn here as SVG or PNG."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Protocol, cast

from jejaring.charts.palette import FONT, THEMES, ThemeName
from jejaring.terms.text import Language, Text

Json = dict[str, object]

NARROW = 640
"""Below this width in pixels pictures use their tall arrangement (the signal `tall` is 1)."""

HOST = "https://site.invalid"
"""Stands before links while vl-convert draws: it would put a host of its own before a bare path."""


_PLACED = re.compile(r' (?:d|transform|x1|x2|y1|y2|width|height)="[^"]*"')
_COUNTED = re.compile(r"(?<=[\"#])(?:gradient_|clip)\d+")
_LONG = re.compile(r"(\.\d\d)\d+")


class Voice(Protocol):
    """How charts speak: what they need of a Speech, which is on their own floor."""

    @property
    def language(self) -> Language:
        """Return the language key."""

    @property
    def missing(self) -> str:
        """Return the word for a missing value."""

    def say(self, key: str, /, **parameters: str) -> str:
        """Return the sentence of a key."""

    def text(self, text: Text) -> str:
        """Return a bilingual text in this language."""

    def whole(self, value: float | None) -> str:
        """Return a whole number."""

    def number(self, value: float | None, decimals: int = 1) -> str:
        """Return a number with fixed decimals."""

    def percent(self, share: float | None, decimals: int = 0) -> str:
        """Return a share 0-1 in percent."""

    def list(self, items: Iterable[str]) -> str:
        """Return items as a phrase."""

    def interval(self, low: float | None, high: float | None, decimals: int = 1) -> str:
        """Return a range."""

    def measure(self, value: float | None, unit: Text) -> str:
        """Return a figure with its unit."""

    def score(self, value: float | None, measures: str = "") -> str:
        """Return a score."""

    def score_interval(self, low: float | None, high: float | None, measures: str = "") -> str:
        """Return a range of scores."""


@dataclass(frozen=True)
class Row:
    """A line of the table twin: the region it is about (None where it is about none) and one cell per heading, formatted."""

    region: str | None
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The accessible twin of a picture: what the picture shows, as text. `numeric` tells which columns hold numbers."""

    headings: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Frame:
    """How high a picture is: width / height of both arrangements where `is_ratio`, else pixels."""

    wide: float
    tall: float
    is_ratio: bool = True

    def height(self, width: int) -> int:
        """Return the height in pixels at a width in pixels."""
        chosen = self.tall if width < NARROW else self.wide
        return round(width / chosen) if self.is_ratio else round(chosen)


@dataclass(frozen=True)
class Picture:
    """A picture in one language: `title` is its finding, `alt` says what is to be seen, `source` whose figures they are.

    `spec` is Vega-Lite with named data sets, fills its container and holds no colour; colours come with `config(theme)`.
    """

    key: str
    title: str
    alt: str
    spec: Json
    table: Table
    source: str
    frame: Frame


def config(theme: ThemeName) -> Json:
    """Return the Vega-Lite configuration of a theme: fonts, colours, and the named styles of the marks."""
    from jejaring.charts.styles import styles

    look = THEMES[theme]
    text = {"labelColor": look.quiet, "titleColor": look.quiet, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}
    return {
        "background": look.paper if theme == "paper" else None,
        "font": FONT,
        "padding": 4,
        "view": {"stroke": None, "fill": None},
        "axis": {**text, "gridColor": look.line, "domainColor": look.line, "tickColor": look.line, "labelPadding": 6},
        "legend": {**text, "gradientStrokeWidth": 0, "gradientThickness": 10},
        "range": {"ramp": [*look.ramp], "heatmap": [*look.ramp], "category": [*look.helices], "diverging": [*look.diverging]},
        "style": styles(look),
    }


def live(picture: Picture) -> Json:
    """Return the specification for the browser: it fills its box; links are plain paths."""
    served: Json = json.loads(_text(picture.spec).replace(HOST, ""))
    return served


def linked(picture: Picture, link: Callable[[str], str]) -> Picture:
    """Return the picture with every mark that tells of a region leading to the path that `link` gives for its key."""
    datasets = cast("dict[str, list[Json]]", picture.spec["datasets"])
    layers = cast("list[dict[str, Json]]", picture.spec["layer"])
    target = {"field": "href", "type": "nominal"}
    given = {name: [{**row, "href": HOST + link(str(row["k"]))} if "k" in row else row for row in rows] for name, rows in datasets.items()}
    led = [
        {**layer, "encoding": {**layer["encoding"], "href": target}}
        if "description" in layer.get("encoding", {}) and any("k" in row for row in datasets[str(layer["data"]["name"])])
        else layer
        for layer in layers
    ]
    return replace(picture, spec={**picture.spec, "datasets": given, "layer": led})


def svg(picture: Picture, theme: ThemeName = "light", *, width: int = 1280, height: int | None = None) -> str:
    """Return the still picture as SVG, the same bytes for the same picture; `height` is the picture's own where None."""
    return _svg(_still(picture, width, height), theme)


def png(picture: Picture, theme: ThemeName = "light", *, width: int = 1280, height: int | None = None, scale: float = 2.0) -> bytes:
    """Return the still picture as PNG on the theme's paper, `scale` pixels per unit of width."""
    import vl_convert

    solid = {**config(theme), "background": THEMES[theme].paper}
    drawn: bytes = vl_convert.vegalite_to_png(_still(picture, width, height), config=solid, scale=scale)
    return drawn


@cache
def bundle() -> tuple[str, str]:
    """Return the hashed file name and the text of the one ES module that exports `vegaEmbed`; made from vl-convert, without network."""
    import vl_convert

    text: str = vl_convert.javascript_bundle("export {vegaEmbed};")
    return f"vega-{hashlib.sha256(text.encode()).hexdigest()[:16]}.mjs", text


def specification(
    *, layer: list[Json], datasets: Mapping[str, object], params: list[Json] | None = None, extra: Json | None = None
) -> Json:
    """Return a layered Vega-Lite specification that fills its box and knows the signals `tall` (0 or 1) and `focus` (a region)."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": "container",
        "height": "container",
        "autosize": {"type": "fit", "contains": "padding"},
        "params": [{"name": "tall", "value": 0}, {"name": "focus", "value": ""}, *(params or [])],
        "layer": layer,
        "datasets": dict(datasets),
        **(extra or {}),
    }


def named(name: str) -> Json:
    """Return the reference to a named data set."""
    return {"name": name}


def expr(expression: str) -> Json:
    """Return a Vega expression as a value."""
    return {"expr": expression}


def _text(spec: Json) -> str:
    return json.dumps(spec, ensure_ascii=False, sort_keys=True, allow_nan=False, separators=(",", ":"))


def _still(picture: Picture, width: int, height: int | None) -> str:
    params = picture.spec["params"]
    assert isinstance(params, list)
    sized = [{**param, "value": int(width < NARROW)} if param["name"] == "tall" else param for param in params]
    return _text({**picture.spec, "params": sized, "width": width, "height": height or picture.frame.height(width)})


@lru_cache(maxsize=128)
def _svg(spec: str, theme: ThemeName) -> str:
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(spec, config=config(theme))
    drawn = _PLACED.sub(lambda attribute: _LONG.sub(r"\1", attribute[0]), drawn)
    drawn = _named_by_content(drawn, hashlib.sha256(f"{theme}{spec}".encode()).hexdigest()[:8])
    return drawn.replace(f'xlink:href="{HOST}', 'tabindex="-1" xlink:href="').replace(f'href="{HOST}', 'tabindex="-1" href="')


def _named_by_content(drawn: str, name: str) -> str:
    """Return the SVG with its gradients and clips named after its content.

    Vega counts them through the life of the process: two stills on one page would share a name, and no two runs the same bytes.
    """
    found = dict.fromkeys(_COUNTED.findall(drawn))
    numbers = {old: f"{name}-{number}" for number, old in enumerate(found)}
    return _COUNTED.sub(lambda old: numbers[old[0]], drawn)
