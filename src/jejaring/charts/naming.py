"""Rows of pictures about an index: who is named how, and what every such picture repeats."""

import textwrap
from collections.abc import Mapping, Sequence

from jejaring.charts.picture import Json, Voice

Names = Mapping[str, str]
"""Words by code of a node, leaf or region; a code without words stands for itself."""

TOLD: Json = {"description": {"field": "say", "type": "nominal"}, "tooltip": {"field": "say", "type": "nominal"}}
"""The channels by which a mark is read aloud and told on touch."""
QUIET: Json = {"aria": False, "tooltip": None}
"""What a mark has that only supports another one."""
WRAP = 32
"""Letters per line of a name beside its track."""


def called(names: Names | None, code: str) -> str:
    """Return what a code is called."""
    return (names or {}).get(code, code)


def listed(voice: Voice, words: Sequence[str], *, limit: int = 3) -> str:
    """Return the first words as a phrase, and how many more there are."""
    shown = [*words[:limit]]
    more = len(words) - len(shown)
    if more > 0:
        shown.append(voice.say("charts.index.more", count=voice.whole(more)))
    return voice.list(shown)


def row(position: int, name: str, *, value: Sequence[str], indent: int = 0, strong: bool = False) -> Json:
    """Return what every row has: its place, its name in lines, the figure beside its track, and both in words."""
    return {
        "i": position,
        "name": name,
        "lines": textwrap.wrap(name, WRAP) or [name],
        "indent": indent,
        "style": "word-strong" if strong else "word",
        "value": [*value],
        "say": f"{name}: {', '.join(value)}",
    }


def round_ends(low: float, high: float) -> tuple[float, float, float]:
    """Return round ends that hold a range, and the step between the numbers on its axis.

    >>> round_ends(3.2, 47.0)
    (0.0, 50.0, 10.0)
    """
    width = max(high - low, 1e-9)
    size = 10.0 ** (len(f"{int(width)}") - 1) if width >= 1 else 10.0 ** -next(n for n in range(1, 12) if width * 10**n >= 1)
    step = next(each * size for each in (0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 2.5, 5.0) if width / (each * size) <= 6)
    first, last = low // step * step, -(-high // step) * step
    return round(float(first), 12), round(float(last if last > first else first + step), 12), round(float(step), 12)
