"""The colours, shapes and patterns of every picture, once per theme: nila, sogan as second voice, values from sand to nila."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from jejaring.terms.panel import Floats
from jejaring.terms.status import Status

ThemeName = Literal["light", "dark", "paper"]

RAMP_STOPS = ("#f2e7cf", "#b9d4b4", "#5aa6a6", "#2f6a9e", "#262a6b")
"""Sand to teal to nila, light to dark; resampled so that equal steps of value are equal steps of lightness."""

FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif"

STATUS_MARKS: dict[Status, tuple[str, bool]] = {
    Status.MEASURED: ("circle", True),
    Status.REPORTED: ("circle", True),
    Status.VERIFIED: ("circle", True),
    Status.COMPUTED: ("square", True),
    Status.ESTIMATED: ("circle", False),
    Status.IMPUTED: ("diamond", False),
}
"""Shape and whether it is filled; the two other statuses have no point but a hatched or dotted place and a word."""

HELIX_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
"""A shape for each helix in catalogue order, so that no helix is told by its hue alone."""


@dataclass(frozen=True)
class Theme:
    """The colours of one theme as #rrggbb; `ramp` runs from low to high values, `helices` in catalogue order."""

    name: ThemeName
    paper: str
    ink: str
    quiet: str
    line: str
    accent: str
    accent_soft: str
    second: str
    second_soft: str
    band: str
    ramp: tuple[str, ...]
    helices: tuple[str, str, str, str, str, str]

    @property
    def diverging(self) -> tuple[str, ...]:
        """Return colours from below to above the middle: sogan, paper, nila."""
        return (self.second, self.second_soft, self.paper, self.accent_soft, self.accent)


def resample(stops: tuple[str, ...], *, count: int = 9) -> tuple[str, ...]:
    """Return colours along the stops at equal steps of OKLab lightness (Ottosson 2020)."""
    lab = np.array([_oklab(stop) for stop in stops])
    order = np.argsort(lab[:, 0])
    steps = np.linspace(lab[0, 0], lab[-1, 0], count)
    return tuple(_hex(np.array([np.interp(step, lab[order, 0], lab[order, axis]) for axis in range(3)])) for step in steps)


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2 contrast ratio of two colours, 1 to 21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def oklab_distance(first: str, second: str) -> float:
    """Return the Euclidean distance of two colours in OKLab."""
    return float(np.linalg.norm(_oklab(first) - _oklab(second)))


def linear_rgb(colour: str) -> Floats:
    """Return a #rrggbb colour as linear light (3,)."""
    srgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def to_hex(linear: Floats) -> str:
    """Return linear light (3,) as #rrggbb, clipped to what a screen shows."""
    clipped = np.clip(linear, 0, 1)
    srgb = np.where(clipped <= 0.0031308, clipped * 12.92, 1.055 * clipped ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(float(part) * 255):02x}" for part in srgb)


def _luminance(colour: str) -> float:
    return float(linear_rgb(colour) @ np.array([0.2126, 0.7152, 0.0722]))


_TO_LMS = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]]
)
_TO_LAB = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099], [0.0259040371, 0.7827717662, -0.8086757660]]
)


def _oklab(colour: str) -> Floats:
    lab: Floats = _TO_LAB @ np.cbrt(_TO_LMS @ linear_rgb(colour))
    return lab


def _hex(lab: Floats) -> str:
    return to_hex(np.linalg.solve(_TO_LMS, np.linalg.solve(_TO_LAB, lab) ** 3))


_RAMP = resample(RAMP_STOPS)

# Found by a search for the greatest least distance in OKLab, for sound eyes and the three kinds of colour blindness alike.
_HELICES_ON_LIGHT = ("#5f84fe", "#681316", "#2c6c1f", "#b7852b", "#753980", "#797a7b")
_HELICES_ON_DARK = ("#539bfe", "#f77c23", "#6cf8cd", "#facb1e", "#8d74a9", "#adb3b7")

THEMES: dict[ThemeName, Theme] = {
    "light": Theme(
        name="light",
        paper="#fffef9",
        ink="#1d1d24",
        quiet="#5f5f66",
        line="#d9d7cf",
        accent="#2b3a8f",
        accent_soft="#b3b9dd",
        second="#93481a",
        second_soft="#e0bfa3",
        band="#f3f1e8",
        ramp=_RAMP,
        helices=_HELICES_ON_LIGHT,
    ),
    "dark": Theme(
        name="dark",
        paper="#15151a",
        ink="#ecebe6",
        quiet="#a9a8a3",
        line="#3a3a42",
        accent="#a9b4ff",
        accent_soft="#474f85",
        second="#e3a877",
        second_soft="#6b4a30",
        band="#1f1f26",
        ramp=tuple(reversed(_RAMP)),
        helices=_HELICES_ON_DARK,
    ),
    "paper": Theme(
        name="paper",
        paper="#ffffff",
        ink="#000000",
        quiet="#4d4d52",
        line="#c9c8c4",
        accent="#232f78",
        accent_soft="#b3b9dd",
        second="#7d3c14",
        second_soft="#e0bfa3",
        band="#f3f2ee",
        ramp=_RAMP,
        helices=_HELICES_ON_LIGHT,
    ),
}
"""Light and dark for the page, paper for PDF and print."""
