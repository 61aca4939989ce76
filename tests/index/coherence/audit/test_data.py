"""Section 2."""

import numpy as np

import small_recipes as small
from jejaring.index.coherence.audit.data import data
from jejaring.index.coherence.audit.material import Material, gather
from jejaring.terms.recipe import Step, Steps


def test_every_indicator_has_its_figures_and_flags(material: Material):
    table = data(material).tables[0]
    values = material.panel.values
    assert table.column("code") == material.stages.leaves
    np.testing.assert_allclose(np.array(table.column("available"), dtype=float), (~np.isnan(values)).mean(axis=0), atol=1e-9)
    np.testing.assert_allclose(np.array(table.column("median"), dtype=float), np.nanmedian(values, axis=0), atol=1e-9)
    flagged = sum(1 for flags in table.column("flags") if flags)
    assert table.finding.en.startswith(f"{flagged} of 9 indicators")


def test_coverage_counts_the_regions_below_the_limit(material: Material):
    table = data(material).tables[1]
    share = material.stages.coverage[:, :4]
    assert table.column("below") == tuple((share < 0.65).sum(axis=0).tolist())
    assert f"{60 - material.ranked.size} get no rank" in table.finding.en


def test_treated_and_imputed_cells_are_listed_with_their_rule():
    panel = small.panel([[1, 5], [2, 6], [3, 7], [2.5, np.nan], [90, 9]], kind=("a",) * 5)
    steps = Steps(treat=Step(method="skew_kurtosis", max_points=1), impute=Step(method="group_mean", group="kind"))
    table = data(gather(panel, small.flat([1, 1], steps=steps), draws=5, seed=0)).tables[2]
    assert table.rows[0][:4] == ("a", "r004", 90.0, 3.0)
    assert "1 of 10 cells were imputed" in table.finding.en
