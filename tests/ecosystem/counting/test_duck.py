"""DuckDB counts rows, CSV and Parquet alike, says how far it is, and refuses what it cannot read in words."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from jejaring.ecosystem.counting import DuckEngine, Source, count, file_source
from jejaring.terms.problem import CannotCount


def test_rows_csv_and_parquet_give_the_same_table(
    rows: list[tuple[object, ...]], counted: pd.DataFrame, csv_text: str, written: Callable[[str, str], Path]
):
    path = written("daftar.csv", csv_text)
    parquet = path.with_suffix(".parquet")
    columns = "region, subsector, helix, stage, CAST(year AS INTEGER) AS year, CAST(weight AS DECIMAL(9,6)) AS weight"
    duckdb.sql(f"COPY (SELECT {columns} FROM read_csv('{path}', all_varchar=true)) TO '{parquet}'")
    for source in (Source("rows", rows=rows), file_source(path), file_source(parquet)):
        pd.testing.assert_frame_equal(count(source), counted)


def test_other_column_names_and_no_weights(written: Callable[[str, str], Path]):
    path = written("a.csv", "kab,sub,h,t,thn\n1101,musik,bisnis,,2010\n1101,musik,bisnis,,2010\n")
    table = count(file_source(path, {"region": "kab", "subsector": "sub", "helix": "h", "stage": "t", "year": "thn"}))
    assert float(table["n"].iloc[0]) == 2


def test_a_count_under_a_memory_limit_gives_the_same_and_tells_its_progress(tmp_path: Path):
    path = tmp_path / "besar.parquet"
    made = "(1000 + i % 5000)::VARCHAR AS region, 's' || i % 17 AS subsector, 'h' || i % 6 AS helix, 't' || i % 5 AS stage"
    duckdb.sql(f"COPY (SELECT {made}, (1990 + i % 30)::INTEGER AS year, 1::DECIMAL(9,6) AS weight FROM range(2000000) t(i)) TO '{path}'")
    told: list[float] = []
    with DuckEngine(memory="300MB", spill=tmp_path / "spill", progress=told.append) as engine:
        table = count(file_source(path), engine)
    assert table["n"].sum() == 2_000_000
    assert told[-1] == 100.0
    assert all(0 <= share <= 100 for share in told)


@pytest.mark.parametrize("text", ["region,subsector\n1101,musik\n", "region,subsector,helix,stage,year,weight\n1,a,b,c,dua,1\n"])
def test_absent_columns_and_bad_years_are_refused_in_words(written: Callable[[str, str], Path], text: str):
    with pytest.raises(CannotCount):
        count(file_source(written("a.csv", text)))


def test_a_table_is_for_other_engines():
    with pytest.raises(CannotCount, match="DuckDB"):
        count(Source("table", "pelaku"))
