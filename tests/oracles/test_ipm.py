"""BPS's published IPM 2016-2019 from its published parts, and the HDI of Switzerland."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jejaring.index import build
from jejaring.terms.panel import plain_panel
from jejaring.terms.recipe import Leaf, Node, Ranking, Recipe, Step, Steps
from jejaring.terms.text import same

TABLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "bps_ipm" / "ipm_2016_2019.csv"
BULUNGAN = 6502  # 2019: from the published, rounded parts it differs by 0.005 (issue 2)


def recipe_of_three(*, spending: Step, health: Step, hls: Step, rls: Step) -> Recipe:
    """Health, education (two leaves), spending; geometric across, linear within (methods.md 1.5)."""
    return Recipe(
        key="ipm-test",
        version="1",
        name=same("IPM"),
        short_name=same("IPM"),
        statement=same("-"),
        measures="official",
        source="methods.md 1.5",
        steps=Steps(normalise=hls),
        nodes=(
            Node(code="IPM", parent=None, level="index", name=same("IPM"), min_coverage=1.0, aggregate=Step(method="geometric")),
            *(
                Node(code=code, parent="IPM", level="dimension", name=same(code), weight=1 / 3, min_coverage=1.0)
                for code in ("M1", "M2", "M3")
            ),
        ),
        leaves=(
            Leaf(code="M1.1", parent="M1", column="uhh", normalise=health),
            Leaf(code="M2.1", parent="M2", column="hls"),
            Leaf(code="M2.2", parent="M2", column="rls", normalise=rls),
            Leaf(code="M3.1", parent="M3", column="spending", normalise=spending),
        ),
        ranking=Ranking(min_branch_coverage=1.0, min_score_coverage=1.0),
    )


def goalposts(low: float, high: float, method: str = "goalposts") -> Step:
    return Step(method=method, low=low, high=high)


IPM = recipe_of_three(
    health=goalposts(20, 85),
    hls=goalposts(0, 18),
    rls=goalposts(0, 15),
    spending=goalposts(1_007_436, 26_572_352, "log_goalposts"),
)


@pytest.mark.skipif(not TABLE.is_file(), reason="needs ../shared/data/bps_ipm/ipm_2016_2019.csv")
@pytest.mark.parametrize("year", [2016, 2017, 2018, 2019])
def test_every_published_ipm_is_met_to_two_decimals_but_for_bulungan_2019(year: int) -> None:
    rows = pd.read_csv(TABLE).query("tahun == @year")
    values = np.column_stack([rows.uhh, rows.hls, rows.rls, rows.pengeluaran * 1000]).astype(float)
    panel = plain_panel(tuple(rows.kode_bps34.astype(str)), ("uhh", "hls", "rls", "spending"), values)
    scores = build(panel, IPM).score[:, 0]
    complete = ~np.isnan(values).any(axis=1)
    assert complete.sum() > 500
    assert (np.isnan(scores) == ~complete).all()
    distance = np.abs(scores - rows.ipm.to_numpy())
    off = set(rows.kode_bps34.to_numpy()[complete & (distance > 0.005)])
    assert off == ({BULUNGAN} if year == 2019 else set())
    assert np.nanmax(distance) < 0.0055  # "differs by 0.005": one unit of the second decimal after rounding


def test_the_hdi_of_switzerland_2022_is_0_967() -> None:
    # UNDP: life 84.255 (20-85), expected schooling 16.553 (0-18), mean schooling 13.949 (0-15), income 69,433 (100-75,000, log)
    recipe = recipe_of_three(
        health=goalposts(20, 85),
        hls=goalposts(0, 18),
        rls=goalposts(0, 15),
        spending=goalposts(100, 75_000, "log_goalposts"),
    )
    panel = plain_panel(("CHE",), ("uhh", "hls", "rls", "spending"), np.array([[84.255, 16.553, 13.949, 69_433.0]]))
    score = float(build(panel, recipe).score[0, 0])
    assert round(score / 100, 3) == 0.967
    assert round(score / 100, 4) == 0.9667
