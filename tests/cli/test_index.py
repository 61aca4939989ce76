import json
from pathlib import Path

import pandas as pd
import pytest

from jejaring.index import methods

ASEM = Path(__file__).resolve().parents[3] / "shared" / "data" / "composite_asem"
TOLERANCE = 1e-9
"""COINr's own result, stored with 15 digits (Becker et al. 2022, recipe in the data README, trap M)."""
STAGES = ("denominated", "imputed", "treated", "normalised", "scores", "ranks")


@pytest.fixture
def tables() -> tuple[object, ...]:
    if not ASEM.is_dir():
        pytest.skip("the ASEM tables of ../shared/data are absent")
    return ("--units", ASEM / "ASEM_iData.csv", "--indicators", ASEM / "ASEM_iMeta.csv")


def test_the_asem_index_is_the_published_one_in_a_csv_for_each_stage(run, tables, tmp_path):
    out = tmp_path / "asem"
    result = run("index", "run", *tables, "--recipe", "coinr-default", "--out", out, "--json")
    assert result.exit_code == 0, result.output
    assert sorted(path.stem for path in out.iterdir()) == sorted(STAGES)
    stages = {name: pd.read_csv(out / f"{name}.csv").set_index("uCode") for name in STAGES}
    expected = pd.read_csv(ASEM / "hasil_pipeline_baku.csv").set_index("uCode")
    assert len(expected) == len(stages["scores"]) == 51
    assert (stages["scores"].loc[expected.index, "Index"] - expected["Index"]).abs().max() < TOLERANCE
    assert [*stages["ranks"].loc[expected.index, "Index"]] == [*expected["Rank"]]
    assert stages["normalised"].shape[1] == 49
    assert json.loads(result.stdout)["nodes"] == stages["scores"].shape[1] == 60
    assert (stages["imputed"].isna().sum() <= stages["denominated"].isna().sum()).all()


def test_nothing_is_written_when_a_table_is_wrong(run, tables, tmp_path):
    result = run(
        "index", "run", tables[0], tables[1], "--indicators", tmp_path / "none.csv", "--recipe", "coinr-default", "--out", tmp_path / "o"
    )
    assert result.exit_code == 2
    assert "none.csv" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_results_are_replaced_only_when_asked_and_other_folders_never(run, tables, tmp_path):
    order = ("index", "run", *tables, "--recipe", "coinr-default", "--out")
    assert run(*order, tmp_path / "o").exit_code == 0
    assert run(*order, tmp_path / "o").exit_code == 2
    assert run(*order, tmp_path / "o", "--replace").exit_code == 0
    (tmp_path / "o" / "note.txt").touch()
    assert run(*order, tmp_path / "o", "--replace").exit_code == 2
    assert (tmp_path / "o" / "note.txt").exists()


def test_every_method_is_listed_with_its_parameters(run):
    listed = json.loads(run("index", "methods", "--json").stdout)["methods"]
    assert {step: set(known) for step, known in listed.items()} == {step: set(known) for step, known in methods().items()}
    assert listed["aggregate"]["geometric"]["parameters"] == {"floor": 0.0}
    assert "goalposts" in run("index", "methods", COLUMNS="120").stdout


def test_all_years_are_run_on_one_scale_with_a_column_for_the_year(run, tables, tmp_path):
    panel = ("--units", ASEM / "ASEM_iData_p.csv", *tables[2:])
    order = ("index", "run", *panel, "--recipe", "coinr-default", "--scale")
    assert run(*order, "all_years", "--out", tmp_path / "all").exit_code == 0
    assert run(*order, "each_year", "--out", tmp_path / "each").exit_code == 0
    together = pd.read_csv(tmp_path / "all" / "normalised.csv")
    apart = pd.read_csv(tmp_path / "each" / "scores.csv")
    assert list(together.columns[:2]) == ["uCode", "Time"]
    assert together.groupby("Time").size().to_dict() == dict.fromkeys(range(2018, 2023), 51)
    # On one scale a leaf spans 0 to 100 over all years together; each by itself does so in every year.
    assert (together["LPI"].min(), together["LPI"].max()) == (0, 100)
    assert together.groupby("Time")["LPI"].max().min() < 100
    # The first year of the panel is the published table (data README, trap M).
    published = pd.read_csv(ASEM / "hasil_pipeline_baku.csv").set_index("uCode")["Index"]
    first = apart[apart["Time"] == 2018].set_index("uCode")["Index"]
    assert (first.loc[published.index] - published).abs().max() < TOLERANCE


def test_one_year_and_all_years_exclude_one_another(run, tables, tmp_path):
    result = run("index", "run", *tables, "--recipe", "coinr-default", "--year", "2018", "--scale", "first", "--out", tmp_path / "o")
    assert result.exit_code == 2
    assert "--scale" in result.stderr
    assert not (tmp_path / "o").exists()
