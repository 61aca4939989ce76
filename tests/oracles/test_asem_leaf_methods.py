"""COINr's rules for scales, treatments and screening, written out once more in plain pandas, on its ASEM tables; one year and five."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jejaring.index import Rule, Screen, run, run_years, screen
from jejaring.sources.coinr import read_units, with_tree
from jejaring.terms.panel import Panel
from jejaring.terms.recipe import Ranking, Recipe, Step, Steps
from jejaring.terms.text import same

ASEM = Path(__file__).resolve().parents[3] / "shared" / "data" / "composite_asem"
EXACT = 1e-9  # the issue: "stage by stage to 1e-9 where its rules are right"
YEARS = (2018, 2019, 2020, 2021, 2022)

pytestmark = pytest.mark.skipif(not ASEM.is_dir(), reason="needs ../shared/data/composite_asem (COINr's ASEM tables)")


def asem(**steps: Step) -> Recipe:
    plain = Recipe(
        key="asem",
        version="1",
        name=same("ASEM"),
        short_name=same("ASEM"),
        statement=same("-"),
        measures="example",
        source="doi:10.21105/joss.04567",
        steps=Steps(**steps),
        ranking=Ranking(min_branch_coverage=0.0, min_score_coverage=0.0),
    )
    _, tree = read_units(ASEM / "ASEM_iData.csv", ASEM / "ASEM_iMeta.csv")
    return with_tree(plain, *tree)


def one_year() -> Panel:
    return read_units(ASEM / "ASEM_iData.csv", ASEM / "ASEM_iMeta.csv")[0]


def all_years() -> list[Panel]:
    return [read_units(ASEM / "ASEM_iData_p.csv", ASEM / "ASEM_iMeta.csv", year=year)[0] for year in YEARS]


def rows(frame: pd.DataFrame) -> np.ndarray:
    return frame.to_numpy(float)


def directed(recipe: Recipe, values: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(values, columns=[leaf.code for leaf in recipe.leaves]) * [leaf.polarity for leaf in recipe.leaves]


def mad(x: pd.DataFrame) -> pd.Series:
    return (x - x.median()).abs().median() * 1.4826022185056018


RULES = {
    # handbook A3: n_minmax, n_zscore, n_rank, n_borda, n_prank, n_dist2max, n_dist2ref (iref), each after the direction flip
    "minmax": (Step(method="minmax", low=5, high=95), lambda x: (x - x.min()) / (x.max() - x.min()) * 90 + 5),
    "zscore": (Step(method="zscore", mean=10, sd=2), lambda x: (x - x.mean()) / x.std(ddof=1) * 2 + 10),
    "rank": (Step(method="rank"), lambda x: x.rank(method="min")),
    "borda": (Step(method="borda"), lambda x: x.rank(method="min") - 1),
    "percentile_rank": (Step(method="percentile_rank"), lambda x: 100 * (x.rank(method="min") - 1) / (x.notna().sum() - 1)),
    "distance_to_max": (Step(method="distance_to_max"), lambda x: 100 * (1 - (x.max() - x) / (x.max() - x.min()))),
    "ampi": (Step(method="ampi"), lambda x: 100 + 60 * (x - x.mean()) / (x.max() - x.min())),
}


@pytest.mark.parametrize("name", RULES)
def test_scales_equal_coinrs_rules(name: str) -> None:
    step, rule = RULES[name]
    recipe = asem(normalise=step)
    stages = run(one_year(), recipe)
    np.testing.assert_allclose(stages.normalised, rows(rule(directed(recipe, stages.treated))), atol=EXACT)


def test_distance_to_a_reference_region_equals_coinrs_rule() -> None:
    # Germany lacks no value of the nine leaves below and is not the worst in any of them
    leaves = ("LPI", "ConSpeed", "Embs", "IGOs", "UNVote", "TertGrad", "CPI", "FemLab", "WomParl")
    recipe = asem(normalise=Step(method="minmax"))
    step = Step(method="distance_to_reference", region="DEU", cap=True)
    recipe = recipe.model_copy(
        update={"leaves": tuple(leaf.model_copy(update={"normalise": step}) if leaf.code in leaves else leaf for leaf in recipe.leaves)}
    )
    stages = run(one_year(), recipe)
    x = directed(recipe, stages.treated)[list(leaves)]
    reference = x.iloc[stages.regions.index("DEU")]
    expected = (100 * (1 - (reference - x) / (reference - x.min()))).clip(upper=100)
    ours = stages.normalised[:, [stages.leaves.index(code) for code in leaves]]
    np.testing.assert_allclose(ours, rows(expected), atol=EXACT)


def test_targets_of_the_metadata_are_met_in_the_right_direction() -> None:
    # n_dist2targ with the column Target of iMeta: (x - min) / (target - min), (max - x) / (max - target) for direction -1
    meta = pd.read_csv(ASEM / "ASEM_iMeta.csv").set_index("iCode")
    recipe = asem(denominate=Step(method="none"))
    own = {leaf.code: Step(method="distance_to_target", target=float(meta.Target[leaf.code]), cap=True) for leaf in recipe.leaves}
    leaves = tuple(leaf.model_copy(update={"normalise": own[leaf.code]}) for leaf in recipe.leaves)
    stages = run(one_year(), recipe.model_copy(update={"leaves": leaves}))
    x = pd.DataFrame(stages.treated, columns=list(stages.leaves))
    target = meta.Target[list(stages.leaves)]
    up = (x - x.min()) / (target - x.min())
    down = (x.max() - x) / (x.max() - target)
    lower = [leaf.code for leaf in leaves if leaf.polarity < 0]
    up[lower] = down[lower]
    np.testing.assert_allclose(stages.normalised, 100 * rows(up.clip(upper=1)), atol=EXACT)


def test_row_imputation_follows_coinrs_rule_within_pillars() -> None:
    recipe = asem(impute=Step(method="row_mean", level="parent"))
    stages = run(one_year(), recipe)
    x = directed(recipe, stages.denominated)
    share = (x - x.min()) / (x.max() - x.min())
    pillar = pd.Series({leaf.code: leaf.parent for leaf in recipe.leaves})
    middle = pd.DataFrame({code: share[pillar.index[pillar == pillar[code]]].mean(axis=1) for code in x})
    back = (x.min() + middle * (x.max() - x.min())) * [leaf.polarity for leaf in recipe.leaves]
    raw = pd.DataFrame(stages.denominated, columns=x.columns)
    np.testing.assert_allclose(stages.imputed, rows(raw.fillna(back)), atol=EXACT, rtol=1e-12)


def test_the_first_year_of_the_panel_by_itself_is_the_published_index() -> None:
    # COINr's panel is the published year and four years of noise upon it
    published = pd.read_csv(ASEM / "hasil_pipeline_baku.csv").set_index("uCode").Index
    recipe = asem(
        denominate=Step(method="divide"),
        impute=Step(method="group_mean", group="EurAsia_group"),
        treat=Step(method="skew_kurtosis"),
        normalise=Step(method="minmax"),
    )
    years = run_years(all_years(), recipe, scale="each_year")
    assert years.periods == tuple(str(year) for year in YEARS)
    for stages, panel in zip(years.stages, all_years(), strict=True):
        np.testing.assert_array_equal(stages.scores, run(panel, recipe).scores)
    first = pd.Series(years.stages[0].scores[:, 0], index=list(years.stages[0].regions))
    same_data = np.allclose(all_years()[0].values, one_year().values, equal_nan=True)
    assert same_data
    assert np.abs(first[published.index] - published).max() < EXACT


def test_one_scale_for_all_years_is_minmax_over_the_pooled_rows() -> None:
    # Normalise.purse(global = TRUE) after Treat by year: the whole panel as one data frame
    recipe = asem(denominate=Step(method="divide"), treat=Step(method="skew_kurtosis"), normalise=Step(method="minmax"))
    years = run_years(all_years(), recipe, scale="all_years", treat="each_year")
    x = directed(recipe, np.vstack([stages.treated for stages in years.stages]))
    expected = rows(100 * (x - x.min()) / (x.max() - x.min()))
    np.testing.assert_allclose(np.vstack([stages.normalised for stages in years.stages]), expected, atol=EXACT)
    by_itself = [run(panel, recipe).treated for panel in all_years()]
    np.testing.assert_array_equal(np.vstack([stages.treated for stages in years.stages]), np.vstack(by_itself))


def test_the_scale_of_2018_is_lent_to_all_later_years() -> None:
    recipe = asem(denominate=Step(method="divide"), normalise=Step(method="zscore"))
    years = run_years(all_years(), recipe, scale="first")
    frames = [directed(recipe, stages.treated) for stages in years.stages]
    for frame, stages in zip(frames, years.stages, strict=True):
        np.testing.assert_allclose(stages.normalised, rows((frame - frames[0].mean()) / frames[0].std(ddof=1)), atol=EXACT)


def test_gaps_are_filled_by_the_latest_earlier_year_as_in_impute_panel() -> None:
    recipe = asem(impute=Step(method="latest", max_years=2), normalise=Step(method="minmax"))
    years = run_years(all_years(), recipe, scale="all_years")
    long = pd.concat([pd.DataFrame(stages.denominated, index=list(stages.regions)) for stages in years.stages], keys=YEARS)
    expected = long.groupby(level=1).ffill(limit=2)
    np.testing.assert_array_equal(np.vstack([stages.imputed for stages in years.stages]), rows(expected))


def test_screening_counts_as_coinr_does() -> None:
    # Screen(unit_screen = "byNA", dat_thresh = .9): the share of filled indicators of each unit
    recipe = asem()
    panel = one_year()
    done = screen(panel, recipe, Screen(least_data=0.9, least_nonzero=0.0))
    shares = (~np.isnan(panel.values[:, : len(recipe.leaves)])).mean(axis=1)
    assert {line.region for line in done.left_out} == {panel.regions[row] for row in np.flatnonzero(shares < 0.9)}
    assert 0 < len(done.left_out) < len(panel.regions)


@pytest.mark.parametrize("otherwise", ["log_ct_plus", "box_cox", "yeo_johnson"])
def test_a_bend_calms_every_indicator_that_winsorising_alone_leaves_wild(otherwise: str) -> None:
    wild = Step(method="skew_kurtosis", max_points=1, otherwise="none")
    bent = Step(method="skew_kurtosis", max_points=1, otherwise=otherwise)
    before = {entry.leaf for entry in run(one_year(), asem(treat=wild)).treatments if entry.rule is Rule.WINSORISED_STILL_FAILS}
    after = {entry.leaf for entry in run(one_year(), asem(treat=bent)).treatments if entry.rule in (Rule.LOGGED, Rule.BENT)}
    assert before
    assert after == before
