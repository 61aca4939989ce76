"""COINr's published example (ASEM, Becker et al. 2022) by the recipe of the data README, trap M."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jejaring.index import Rule, run
from jejaring.terms.panel import Panel, plain_panel
from jejaring.terms.recipe import Leaf, Node, Ranking, Recipe, Step, Steps
from jejaring.terms.text import same

ASEM = Path(__file__).resolve().parents[3] / "shared" / "data" / "composite_asem"
SCORE_TOLERANCE = 1e-9  # the index of the issue: "equals hasil_pipeline_baku.csv to 1e-9"

pytestmark = pytest.mark.skipif(not ASEM.is_dir(), reason="needs ../shared/data/composite_asem (COINr's ASEM tables)")


@pytest.fixture(scope="module")
def asem() -> tuple[Panel, Recipe]:
    units = pd.read_csv(ASEM / "ASEM_iData.csv")
    meta = pd.read_csv(ASEM / "ASEM_iMeta.csv")
    indicators = meta[meta.Type == "Indicator"]
    aggregates = meta[meta.Type == "Aggregate"].sort_values("Level", ascending=False, kind="stable")
    numbers = [*indicators.iCode, *meta[meta.Type == "Denominator"].iCode]
    panel = plain_panel(
        tuple(units.uCode),
        tuple(numbers),
        units[numbers].to_numpy(float),
        groupings={"EurAsia_group": tuple(units.EurAsia_group)},
    )
    recipe = Recipe(
        key="asem",
        version="1",
        name=same("ASEM"),
        short_name=same("ASEM"),
        statement=same("-"),
        measures="example",
        source="doi:10.21105/joss.04567",
        steps=Steps(
            denominate=Step(method="divide"),
            impute=Step(method="group_mean", group="EurAsia_group"),
            treat=Step(method="skew_kurtosis", max_points=5, skew=2.0, kurtosis=3.5),
            normalise=Step(method="minmax", low=0, high=100),
        ),
        nodes=tuple(
            Node(
                code=row.iCode,
                parent=None if pd.isna(row.Parent) else row.Parent,
                level=str(row.Level),
                name=same(row.iName),
                weight=float(row.Weight),
            )
            for row in aggregates.itertuples()
        ),
        leaves=tuple(
            Leaf(
                code=row.iCode,
                parent=row.Parent,
                column=row.iCode,
                weight=float(row.Weight),
                polarity=int(row.Direction),
                denominator=None if pd.isna(row.Denominator) else row.Denominator,
            )
            for row in indicators.itertuples()
        ),
        ranking=Ranking(min_branch_coverage=0.0, min_score_coverage=0.0),
    )
    return panel, recipe


def test_the_index_and_all_ranks_equal_coinrs_to_nine_decimals(asem: tuple[Panel, Recipe]) -> None:
    published = pd.read_csv(ASEM / "hasil_pipeline_baku.csv").set_index("uCode")
    stages = run(*asem)
    ours = pd.DataFrame({"Index": stages.scores[:, 0], "Rank": stages.ranks[:, 0]}, index=list(stages.regions))
    ours = ours.loc[published.index]
    assert np.abs(ours.Index - published.Index).max() < SCORE_TOLERANCE
    assert (ours.Rank == published.Rank).all()


def test_63_missing_cells_and_2_without_denominator_are_imputed_and_marked(asem: tuple[Panel, Recipe]) -> None:
    panel, recipe = asem
    stages = run(panel, recipe)
    missing = np.isnan(panel.values[:, : len(recipe.leaves)])
    assert int(missing.sum()) == 63  # README M: "Indicator cells missing: 63"
    without = [leaf.denominator is not None and np.isnan(panel.column(leaf.denominator)) for leaf in recipe.leaves]
    undivided = np.column_stack([np.broadcast_to(gap, len(panel.regions)) for gap in without]) & ~missing
    assert (stages.is_imputed == missing | undivided).all()
    assert int(undivided.sum()) == 2


def test_15_columns_are_winsorised_and_none_logged(asem: tuple[Panel, Recipe]) -> None:
    log = run(*asem).treatments
    assert len({entry.leaf for entry in log}) == 15  # README M: "15 indicators; none needed a logarithm"
    assert {entry.rule for entry in log} == {Rule.WINSORISED}
    assert all(entry.before != entry.after for entry in log)
