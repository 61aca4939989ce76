"""Section 9."""

import numpy as np

import small_recipes as small
from jejaring.index.coherence.audit import audit
from jejaring.index.coherence.audit.advice import advice
from jejaring.index.coherence.audit.data import data
from jejaring.index.coherence.audit.material import Material, gather
from jejaring.index.coherence.audit.structure import structure


def points(table: np.ndarray, weights: list[float]) -> set[tuple[str, str]]:
    material = gather(small.panel(table), small.flat(weights), draws=5, seed=0)
    found = advice([data(material), structure(material)]).tables[0]
    return {(str(row[0]), str(row[1])) for row in found.rows}


def test_twins_opponents_and_idle_weights_are_each_told():
    x = np.random.default_rng(0).uniform(20, 80, (80, 4))
    x[:, 1] = x[:, 0]
    x[:, 2] = 100 - x[:, 0]
    found = points(x, [3, 1, 1, 1])
    assert ("correlation_flags", "a") in found
    assert ("reliability", "I") in found


def test_a_column_with_half_its_cells_empty_asks_for_data():
    x = np.random.default_rng(0).uniform(20, 80, (80, 3))
    x[:40, 1] = np.nan
    assert ("indicators", "b") in points(x, [1, 1, 1])


def test_what_could_not_be_assessed_asks_for_more_data(few: Material):
    found = advice([data(few), structure(few)]).tables[0]
    assert {row[0] for row in found.rows} >= {"parents", "reliability", "components", "importance"}


def test_every_point_rests_on_a_table_of_the_audit():
    whole = audit(small.nine_columns(40), small.two_level(), draws=5, seed=0)
    keys = {table.key for section in whole.sections for table in section.tables}
    assert {row[0] for row in whole.table("advice").rows} <= keys
