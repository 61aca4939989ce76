import json

import duckdb
import pandas as pd
import pytest

from jejaring.edition import read_edition, score_table


@pytest.fixture(scope="module")
def scores(home) -> pd.DataFrame:
    return score_table(read_edition(home.edition))


def test_every_format_holds_every_row_and_the_same_scores(run, home, tmp_path, scores):
    for ending in ("csv", "xlsx", "json", "parquet"):
        result = run("export", "--edition", home.edition, "--out", tmp_path / f"e.{ending}", "--json")
        assert json.loads(result.stdout)["rows"] == len(scores)
    tables = {
        "csv": pd.read_csv(tmp_path / "e.csv", dtype={"region": str}),
        "xlsx": pd.read_excel(tmp_path / "e.xlsx", dtype={"region": str}),
        "json": pd.DataFrame(json.loads((tmp_path / "e.json").read_text(encoding="utf-8"))),
        "parquet": duckdb.sql(f"SELECT * FROM '{tmp_path / 'e.parquet'}'").df(),
    }
    for name, table in tables.items():
        assert [*table.columns] == [*scores.columns], name
        assert [*table["region"]] == [*scores["region"]], name
        pd.testing.assert_series_equal(table["score"].astype(float), scores["score"].astype(float), check_exact=False, rtol=0, atol=1e-9)


def test_another_ending_is_refused_with_those_that_exist(run, home, tmp_path):
    result = run("export", "--edition", home.edition, "--out", tmp_path / "e.doc")
    assert result.exit_code == 2
    assert ".csv, .xlsx, .json, .parquet" in result.stderr
    assert list(tmp_path.iterdir()) == []
