"""Bands hold unrounded values by their bounds, open or closed."""

import math

from jejaring.terms.field import Band, BandSystem
from jejaring.terms.text import same


def band(code: str, low: float, high: float, *, includes_low: bool, includes_high: bool) -> Band:
    return Band(
        system="s", code=code, order=1, label=same(code), low=low, high=high,
        includes_low=includes_low, includes_high=includes_high, source="test", basis="test",
    )  # fmt: skip


SYSTEM = BandSystem(
    key="s",
    name=same("S"),
    bands=(band("C", 0, 50, includes_low=True, includes_high=True), band("B", 50, 60, includes_low=False, includes_high=True)),
)


def found(value: float) -> str | None:
    held = SYSTEM.band_of(value)
    return held.code if held else None


def test_a_value_on_the_edge_belongs_to_one_band():
    assert [found(value) for value in (0, 50, 50.0000001, 60)] == ["C", "C", "B", "B"]


def test_a_value_is_not_rounded_into_a_band():
    assert found(60.004) is None


def test_a_missing_score_has_no_band():
    assert found(math.nan) is None
