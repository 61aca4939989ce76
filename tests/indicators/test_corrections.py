"""Declared corrections meet their cell or are left out, and never touch another."""

import math

import pandas as pd

from jejaring.indicators import correct
from jejaring.terms.field import Correction
from jejaring.terms.text import Text


def observations(value: float = 0.0) -> pd.DataFrame:
    rows = [("1101", "sanitasi", "2021", value), ("1102", "sanitasi", "2021", 71.5)]
    table = pd.DataFrame(rows, columns=["region", "indicator", "period", "value"])
    return table.assign(unit="%", source="sosek_2021", status="measured", evidence=None)


def correction(new: str | None) -> Correction:
    return Correction(
        table="observations",
        row="1101",
        column="sanitasi",
        period="2021",
        old="0",
        new=new,
        reason=Text(id="nol berarti kosong", en="zero means missing"),
        source="test",
        action="drop" if new is None else "override",
    )


def test_a_dropped_figure_becomes_missing_and_its_neighbour_stays():
    before = observations()
    result = correct(before, [correction(None)])
    assert math.isnan(result.observations["value"].iloc[0])
    assert result.observations["status"].tolist() == ["missing", "measured"]
    assert result.observations["value"].iloc[1] == 71.5
    assert [item.row for item in result.applied] == ["1101"]
    assert before["value"].iloc[0] == 0.0, "the argument is never changed"


def test_an_overridden_figure_takes_the_declared_value():
    result = correct(observations(), [correction("63.2")])
    assert result.observations["value"].iloc[0] == 63.2
    assert result.observations["status"].iloc[0] == "measured"


def test_a_cell_that_the_source_has_mended_keeps_its_new_value():
    result = correct(observations(64.0), [correction(None)])
    assert result.observations["value"].iloc[0] == 64.0
    assert result.applied == ()
    assert [item.row for item in result.superseded] == ["1101"]


def test_a_correction_of_an_absent_cell_does_nothing():
    result = correct(observations().iloc[1:], [correction(None)])
    assert result.applied == ()
    assert result.superseded == ()
