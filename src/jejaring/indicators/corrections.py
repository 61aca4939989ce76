"""Declared corrections applied to observations: a known error is mended or dropped openly, never edited in the source."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from jejaring.terms.field import Correction
from jejaring.terms.status import Status

TABLE = "observations"


@dataclass(frozen=True)
class Corrected:
    """Observations after correction, with the corrections that met their cell and those whose cell has another value by now.

    A correction in `superseded` was left out: the source no longer prints the value that it was declared for.
    """

    observations: pd.DataFrame
    applied: tuple[Correction, ...]
    superseded: tuple[Correction, ...]


def correct(observations: pd.DataFrame, corrections: Sequence[Correction]) -> Corrected:
    """Return the observations with every correction applied whose cell still holds its `old` value.

    A dropped figure keeps its row with a missing value, so that the reason can be shown; corrections whose cell is not among the
    observations do nothing.
    """
    places = _places(observations)
    values, statuses = observations["value"].astype(float).tolist(), observations["status"].tolist()
    applied, superseded = [], []
    for correction in (item for item in corrections if item.table == TABLE):
        positions = places.get((correction.row, correction.column, correction.period or ""), [])
        meeting = [position for position in positions if _holds(values[position], correction.old)]
        for position in meeting:
            values[position] = math.nan if correction.new is None else float(correction.new)
            statuses[position] = Status.MISSING.value if correction.new is None else statuses[position]
        if meeting:
            applied.append(correction)
        elif positions:
            superseded.append(correction)
    return Corrected(observations.assign(value=values, status=statuses), tuple(applied), tuple(superseded))


def _places(observations: pd.DataFrame) -> dict[tuple[str, str, str], list[int]]:
    places: dict[tuple[str, str, str], list[int]] = {}
    keys = zip(observations["region"], observations["indicator"], observations["period"], strict=True)
    for position, key in enumerate(keys):
        places.setdefault(key, []).append(position)
    return places


def _holds(value: float, old: str | None) -> bool:
    return math.isnan(value) if old is None else value == float(old)
