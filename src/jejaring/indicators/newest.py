"""The newest sound figure of every region and variable: not later than the edition's year, not older than the recipe allows."""

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
    rows = observations[observations["indicator"].isin(list(variables))]
    snapshot = rows["indicator"].map(lambda key: variables[key].snapshot).astype(bool)
    years = rows["period"].str.slice(0, 4).astype(int)
    rows = rows[snapshot | ((years <= year) & (years >= year - max_age))]
    order = {source: position for position, source in enumerate(precedence)}
    rows = rows.assign(_order=rows["source"].map(lambda source: order.get(source, -1)))
    rows = rows.sort_values(["region", "indicator", "period", "_order", "source"], ascending=[True, True, False, True, True])
    figures: dict[tuple[str, str], Figure] = {}
    for key, group in rows.groupby(["region", "indicator"], sort=False):
        region, variable = str(key[0]), str(key[1])
        figures[region, variable] = _first_sound(group, reasons)
    return figures


def _first_sound(group: pd.DataFrame, reasons: Mapping[tuple[str, str, str | None], Text]) -> Figure:
    sound = group[group["value"].notna()]
    if sound.empty:
        newest_row = group.iloc[0]
        reason = reasons.get((newest_row["region"], newest_row["indicator"], newest_row["period"]))
        status = Status.NOT_APPLICABLE if newest_row["status"] == Status.NOT_APPLICABLE else Status.MISSING
        return Figure(None, status, None, "", reason)
    row = sound.iloc[0]
    others = sound[(sound["period"] == row["period"]) & (sound["value"] != row["value"])]
    note = None
    if not others.empty:
        listed = "; ".join(f"{source}: {value:g}" for source, value in zip(others["source"], others["value"], strict=True))
        note = Text(id=f"sumber lain mencatat nilai berbeda ({listed})", en=f"another source prints a different value ({listed})")
    return Figure(float(row["value"]), Status(row["status"]), str(row["period"]), str(row["source"]), note)
