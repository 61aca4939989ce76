"""Still pictures inside the page: drawn once per edition, in both arrangements and both themes, with the ring of the chosen region."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from markupsafe import Markup

from jejaring.charts import THEMES, Picture, svg
from jejaring.charts.picture import Table

WIDE, TALL = 1160, 372
"""Widths in pixels of the two arrangements: the widest column of the page, and a phone less its margins."""
_COLOUR = re.compile(r'(fill|stroke|stop-color)="((?:rgb\([^"]*\)|#[0-9a-fA-F]+))"')
_NAME = re.compile(r' id="([^"]+)"')
_NOISE = re.compile(r' (?:role="graphics-(?:symbol|object)"|aria-roledescription="[^"]*")')


@dataclass(frozen=True)
class Still:
    """A picture without its live twin: title, words, table, and the SVG of both arrangements."""

    key: str
    title: str
    alt: str
    source: str
    table: Table
    wide: str
    tall: str


class Stills:
    """The stills that this process has drawn, the latest few hundred; safe between threads."""

    def __init__(self, most: int = 300) -> None:
        """Start with none drawn."""
        self._most = most
        self._drawn: dict[tuple[str, ...], Still | None] = {}
        self._lock = Lock()

    def get(self, key: tuple[str, ...], make: Callable[[], Picture | None]) -> Still | None:
        """Return the still of a key, drawing it where it is new; None where there is nothing to draw."""
        if key not in self._drawn:
            picture = make()
            still = None if picture is None else draw(picture)
            with self._lock:
                while len(self._drawn) >= self._most:
                    del self._drawn[next(iter(self._drawn))]
                self._drawn[key] = still
        return self._drawn[key]


def draw(picture: Picture) -> Still:
    """Return a picture as stills of both arrangements, each with both themes in one SVG."""
    wide, tall = (_both_themes(picture, width) for width in (WIDE, TALL))
    return Still(picture.key, picture.title, picture.alt, picture.source, picture.table, wide, tall)


def _both_themes(picture: Picture, width: int) -> str:
    light, name = svg(picture, "light", width=width), f"{picture.key}-{width}"
    dark = darkened(light)
    return two_faced(light, svg(picture, "dark", width=width) if dark is None else dark, name=name)


def darkened(light: str) -> str | None:
    """Return a light drawing in the dark theme's colours; None where it holds others, as a ramp of values, and must be drawn again."""
    turned = _dark_of_light()
    if any(_hex(colour) not in turned for _, colour in _COLOUR.findall(light)):
        return None
    return _COLOUR.sub(lambda match: f'{match[1]}="{turned[_hex(match[2])]}"', light)


@lru_cache(maxsize=1)
def _dark_of_light() -> dict[str, str]:
    names = ("paper", "ink", "quiet", "line", "accent", "accent_soft", "second", "second_soft", "band")
    return {getattr(THEMES["light"], name): getattr(THEMES["dark"], name) for name in names}


def two_faced(light: str, dark: str, *, name: str) -> str:
    """Return one SVG that follows the page's colour scheme: each colour as light-dark(a, b), names made unique by `name`.

    Both drawings come from one specification, so they differ in colours only; raises ValueError where they do not.
    """
    light, dark = _renamed(light, name), _renamed(dark, name)
    first, second = _COLOUR.findall(light), _COLOUR.findall(dark)
    if len(first) != len(second) or _COLOUR.sub("", light) != _COLOUR.sub("", dark):
        raise ValueError(f"{name}: the light and the dark drawing differ in more than colours")
    pairs = iter(zip(first, second, strict=True))

    def both(_: re.Match[str]) -> str:
        (what, a), (_, b) = next(pairs)
        return f'{what}="{_hex(a)}"' if a == b else f'{what}="light-dark({_hex(a)},{_hex(b)})"'

    merged = _NOISE.sub("", _COLOUR.sub(both, light)).replace("xlink:href", "href")
    return merged.replace("<svg ", '<svg focusable="false" ', 1)


def ringed(drawing: str, region: str | None) -> Markup:
    """Return a tile map with a ring on the tile that links to a region; as it is where the region has no tile."""
    found = region and re.search(rf'href="[^"]*region={re.escape(region)}"><path [^>]*?transform="([^"]*)" d="([^"]*)"', drawing)
    if not found:
        return Markup(drawing)  # noqa: S704 our own drawing
    place = f'transform="{found[1]}" d="{found[2]}" fill="none" pointer-events="none"'
    rings = f'<g class="rings" aria-hidden="true"><path class="halo" {place}/><path class="ring" {place}/></g>'
    head, cut, rest = drawing.rpartition('<path class="foreground"')
    return Markup(head + rings + cut + rest) if cut else Markup(drawing)  # noqa: S704 our own drawing


def _renamed(drawing: str, name: str) -> str:
    """Return a drawing whose gradients and clips are counted from one: the drawing library counts on, or hashes, per picture."""
    for number, found in enumerate(dict.fromkeys(_NAME.findall(drawing)), start=1):
        drawing = drawing.replace(f'"{found}"', f'"{name}-{number}"').replace(f"url(#{found})", f"url(#{name}-{number})")
    return drawing


@lru_cache(maxsize=4096)
def _hex(colour: str) -> str:
    numbers = re.findall(r"\d+", colour) if colour.startswith("rgb(") else []
    return "#" + "".join(f"{int(part):02x}" for part in numbers) if len(numbers) == 3 else colour
