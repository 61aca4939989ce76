"""The newest sound figure of every region and variable: not later than the edition's year, not older than the recipe allows."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from jejaring.terms.field import Correction
from jejaring.terms.indicator import Variable
from jejaring.terms.status import Status
from jejaring.terms.text import Text


@dataclass(frozen=True)
class Figure:
    """A figure as it enters an indicator; `value` is None where no sound figure exists, `note` then says why if that is known."""

    value: float | None
    status: Status
    year: str | None
    source: str
    note: Text | None = None


NOTHING = Figure(None, Status.MISSING, None, "")


def newest(
    observations: pd.DataFrame,
    variables: Mapping[str, Variable],
    *,
    year: int,
    max_age: int,
    precedence: Sequence[str],
    dropped: Sequence[Correction],
) -> dict[tuple[str, str], Figure]:
    """Return the newest sound figure for each (region, variable) that has observations in time.

    In time is `year - max_age` to `year`, for snapshot variables any year. Of several sources for one year the first of
    `precedence` wins; a source that is not listed there (an import of the user's own) goes before all that are, and a different
    value of another source is said in the note.
    """
    reasons = {(item.row, item.column, item.period): item.reason for item in dropped if item.new is None}
    order = {source: position for position, source in enumerate(precedence)}
    found: dict[tuple[str, str], list[_Row]] = {}
    columns = (observations[name] for name in ("region", "indicator", "period", "source", "status"))
    values = observations["value"].astype(float)
    for region, indicator, period, source, status, value in zip(*columns, values, strict=True):
        variable = variables.get(indicator)
        if variable is not None and (variable.snapshot or year - max_age <= int(period[:4]) <= year):
            row = _Row(str(period), order.get(source, -1), str(source), float(value), Status(status))
            found.setdefault((region, indicator), []).append(row)
    return {key: _first_sound(key, rows, reasons) for key, rows in found.items()}


@dataclass(frozen=True)
class _Row:
    period: str
    order: int
    source: str
    value: float
    status: Status


def _first_sound(key: tuple[str, str], rows: list[_Row], reasons: Mapping[tuple[str, str, str | None], Text]) -> Figure:
    ordered = sorted(sorted(rows, key=lambda row: (row.order, row.source)), key=lambda row: row.period, reverse=True)
    sound = [row for row in ordered if not math.isnan(row.value)]
    if not sound:
        status = Status.NOT_APPLICABLE if ordered[0].status is Status.NOT_APPLICABLE else Status.MISSING
        return Figure(None, status, None, "", reasons.get((*key, ordered[0].period)))
    chosen = sound[0]
    others = [row for row in sound if row.period == chosen.period and row.value != chosen.value]
    note = None
    if others:
        listed = "; ".join(f"{row.source}: {row.value:g}" for row in others)
        note = Text(id=f"sumber lain mencatat nilai berbeda ({listed})", en=f"another source prints a different value ({listed})")
    return Figure(chosen.value, chosen.status, chosen.period, chosen.source, note)
