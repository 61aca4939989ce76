import numpy as np
import pandas as pd
import pytest

from jejaring.ecosystem.tables.specialised import COLUMNS, cross, specialised


def counted(*rows: tuple[str, str | None, float]) -> pd.DataFrame:
    return pd.DataFrame([(region, sub, "bisnis", None, None, n) for region, sub, n in rows],
                        columns=["region", "subsector", "helix", "stage", "year", "n"])  # fmt: skip


def test_the_table_carries_the_quotient_of_the_handbook():
    # Handbook, methods 2.1: x = 30, n = 400, y = 500, N = 20,000 gives 3.000 (2.104, 4.278).
    counts = counted(("a", "kriya", 30), ("a", "musik", 370), ("b", "kriya", 470), ("b", "musik", 19_130))
    row = specialised(counts, ("a", "b"), ("kriya", "musik")).table().iloc[0]
    assert row["lq"] == pytest.approx(3.0)
    assert (row["low"], row["high"]) == (pytest.approx(2.104, abs=5e-4), pytest.approx(4.278, abs=5e-4))
    assert not row["suppressed"]


def test_cells_of_one_or_two_actors_are_marked_and_have_no_figures():
    counts = counted(("a", "kriya", 2), ("a", "musik", 30), ("b", "kriya", 40), ("b", "musik", 50))
    table = specialised(counts, ("a", "b"), ("kriya", "musik")).table()
    assert list(table.columns) == list(COLUMNS)
    assert table["suppressed"].tolist() == [True, False, False, False]
    assert table.loc[0, ["n", "lq", "low", "high", "lq_shrunk", "q"]].isna().all()
    assert table.loc[1:, ["n", "lq", "low", "high", "lq_shrunk", "q"]].notna().all(axis=None)


def test_a_single_region_has_counts_but_nothing_to_be_compared_with():
    found = specialised(counted(("a", "kriya", 20), ("a", "musik", 30)), ("a",), ("kriya", "musik"))
    assert not found.comparable
    assert found.surest(5) == ()
    assert found.table()["n"].tolist() == [20, 30]
    assert found.table()["lq"].isna().all()


def test_the_surest_have_the_highest_lower_bound():
    counts = counted(
        ("a", "kriya", 90), ("a", "musik", 10), ("b", "kriya", 100), ("b", "musik", 100), ("c", "kriya", 10), ("c", "musik", 90)
    )
    found = specialised(counts, ("a", "b", "c"), ("kriya", "musik"))
    assert set(found.surest(9)) == {(0, 0), (2, 1)}
    lows = [found.quotients.low[cell] for cell in found.surest(9)]
    assert lows == sorted(lows, reverse=True)
    assert len(found.surest(1)) == 1


def test_cross_adds_what_is_asked_for_and_leaves_out_the_unknown():
    counts = counted(("a", "kriya", 1), ("a", "kriya", 0.5), ("a", None, 3), ("z", "kriya", 7))
    np.testing.assert_array_equal(cross(counts, "region", ("a", "b"), "subsector", ("kriya", "musik")), [[1.5, 0], [0, 0]])
