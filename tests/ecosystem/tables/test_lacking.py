import numpy as np
import pandas as pd
import pytest

from jejaring.ecosystem.tables.lacking import COLUMNS, lacking

AXES = {"region": ("a", "b", "c", "d"), "helix": ("bisnis", "media"), "subsector": ("kriya", "musik"), "stage": ("kreasi", "produksi")}
ALONE = np.zeros((4, 4), dtype=bool)
TOGETHER = ~np.eye(4, dtype=bool)


def counted(*rows: tuple[str, str, str | None, str | None, float]) -> pd.DataFrame:
    return pd.DataFrame([(region, sub, helix, stage, None, n) for region, helix, sub, stage, n in rows],
                        columns=["region", "subsector", "helix", "stage", "year", "n"])  # fmt: skip


@pytest.fixture
def counts() -> pd.DataFrame:
    full = [(region, "media", "musik", "produksi", 4.0) for region in "bcd"] + [
        (region, "bisnis", "kriya", "kreasi", 6.0) for region in "bcd"
    ]
    return counted(("a", "bisnis", "kriya", "kreasi", 3.0), ("a", "bisnis", "kriya", None, 2.0), *full)


def rows_of(table: pd.DataFrame, region: str, kind: str) -> pd.DataFrame:
    return table[(table["region"] == region) & (table["kind"] == kind)]


def test_a_region_lacks_the_helix_subsector_and_stage_in_which_nobody_is_listed(counts):
    table = lacking(counts, AXES, peers=TOGETHER, seed=1).table
    assert list(table.columns) == list(COLUMNS)
    for kind, key in (("helix", "media"), ("subsector", "musik"), ("stage", "produksi")):
        found = rows_of(table, "a", kind)
        assert found[kind].tolist() == [key]
        assert (found["peers_with"].item(), found["peers"].item()) == (3, 3)
        assert (found["lower"].item(), found["upper"].item(), found["state"].item()) == (0, 1, "unknown")


def test_coverage_counts_cells_of_known_stage_and_leaves_the_rest_open(counts):
    found = rows_of(lacking(counts, AXES, peers=TOGETHER, seed=1).table, "a", "coverage")
    # One of 2 x 2 x 2 cells has an actor; two actors without a stage fill none.
    assert (found["lower"].item(), found["upper"].item(), found["n"].item()) == (0.125, 1, 3)


def test_cells_are_gaps_where_half_of_the_peers_have_someone(counts):
    table = lacking(counts, AXES, peers=TOGETHER, seed=1).table
    assert rows_of(table, "a", "cell")[["helix", "subsector", "stage"]].values.tolist() == [["media", "musik", "produksi"]]
    assert rows_of(table, "b", "cell").empty


def test_the_empty_stage_is_the_bottleneck_against_peers(counts):
    found = rows_of(lacking(counts, AXES, peers=TOGETHER, seed=1).table, "a", "bottleneck")
    assert (found["stage"].item(), found["value"].item(), found["peer_value"].item()) == ("produksi", 0, 1)


def test_without_good_peers_nothing_is_said_of_peers(counts):
    table = lacking(counts, AXES, peers=ALONE, seed=1).table
    assert table["peers"].isna().all()
    assert set(table["kind"]) == {"coverage", "helix", "subsector", "stage", "weakest_helix", "evenness"}


def test_the_weakest_helix_and_the_evenness_are_those_of_participation(counts):
    table = lacking(counts, AXES, peers=ALONE, seed=1).table
    assert rows_of(table, "a", "weakest_helix")["helix"].tolist() == ["media"]
    assert rows_of(table, "a", "evenness")["value"].item() == 0
    # Shares 0.6 and 0.4: entropy 0.673012 nats of ln 2.
    assert rows_of(table, "b", "evenness")["value"].item() == pytest.approx(0.673011667 / np.log(2))
