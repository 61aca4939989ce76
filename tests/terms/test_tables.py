"""Contracts list every bad row at once, with its place, and hand back exactly their columns."""

import pandas as pd
import pytest

from jejaring.terms.problem import BadTable
from jejaring.terms.tables import ACTORS, ADVICE, OBSERVATIONS, PANEL, SCORES, TIES, Contract


def observation(**changes: object) -> dict[str, object]:
    row: dict[str, object] = {
        "region": "3273",
        "indicator": "hls",
        "period": "2019",
        "value": 14.2,
        "unit": "tahun",
        "source": "bps_ipm",
        "status": "measured",
        "evidence": None,
    }
    return row | changes


def faults(contract: Contract, rows: list[dict[str, object]]) -> list[tuple[int | None, str | None]]:
    with pytest.raises(BadTable) as refusal:
        contract.check(pd.DataFrame(rows))
    return [(problem.place.row, problem.place.column) for problem in refusal.value.problems]


def test_a_sound_table_passes_in_the_order_of_the_contract():
    table = pd.DataFrame([observation()])
    assert list(OBSERVATIONS.check(table[table.columns[::-1]]).columns) == list(OBSERVATIONS.columns)


def test_every_bad_cell_is_listed_with_its_row_as_a_spreadsheet_counts():
    rows = [observation(), observation(region="", value="many"), observation(region="3171", status="guessed", unit=None)]
    assert sorted(faults(OBSERVATIONS, rows), key=str) == [(3, "region"), (3, "value"), (4, "status"), (4, "unit")]


def test_a_missing_value_is_allowed_where_the_contract_says_so():
    OBSERVATIONS.check(pd.DataFrame([observation(value=None, status="missing")]))


def test_infinity_is_no_number():
    assert faults(OBSERVATIONS, [observation(value=float("inf"))]) == [(2, "value")]


def test_a_repeated_key_is_listed_at_its_second_row():
    assert faults(OBSERVATIONS, [observation(), observation(value=1.0)]) == [(3, None)]


def test_absent_and_unknown_columns_are_both_named():
    row = observation(kode="3273")
    del row["unit"]
    assert {column for _, column in faults(OBSERVATIONS, [row])} == {"unit", "kode"}


def test_ranks_are_whole_and_coverage_is_a_share():
    row: dict[str, object] = dict.fromkeys(SCORES.columns)
    row |= {"region": "a", "name": "A", "group": "g", "node": "n", "coverage": 1.2, "rank": 1.5, "imputed": False}
    assert faults(SCORES, [row]) == [(2, "rank"), (2, "coverage")]


def test_the_message_exists_in_both_languages():
    with pytest.raises(BadTable) as refusal:
        OBSERVATIONS.check(pd.DataFrame([observation(unit=None)]))
    assert "baris 2, kolom unit: sel kosong" in refusal.value.say("id")
    assert "row 2, column unit: empty cell" in refusal.value.say("en")


@pytest.mark.parametrize("contract", [OBSERVATIONS, ACTORS, TIES, PANEL, SCORES, ADVICE], ids=lambda contract: contract.name)
def test_the_key_of_every_table_is_among_its_columns(contract: Contract):
    assert set(contract.key) <= set(contract.columns)
