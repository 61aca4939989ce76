"""Spark gives the same table from the same statement, where Java and PySpark are present."""

import importlib.util
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from jejaring.ecosystem.counting import Source, SparkEngine, count, file_source
from jejaring.terms.problem import CannotCount

HAS_SPARK = importlib.util.find_spec("pyspark") is not None
needs_spark = pytest.mark.skipif(not (HAS_SPARK and shutil.which("java")), reason="no PySpark (extra spark) or no Java here")


@pytest.fixture(scope="module")
def engine() -> Iterator[SparkEngine]:
    """A local Spark."""
    with SparkEngine() as started:
        yield started


@needs_spark
def test_rows_csv_and_parquet_give_the_table_of_duckdb(
    engine: SparkEngine, rows: list[tuple[object, ...]], counted: pd.DataFrame, csv_text: str, written: Callable[[str, str], Path]
):
    path = written("daftar.csv", csv_text)
    parquet = path.with_suffix(".parquet")
    duckdb.sql(f"COPY (SELECT * REPLACE (weight::DECIMAL(9,6) AS weight) FROM read_csv('{path}', all_varchar=true)) TO '{parquet}'")
    for source in (Source("rows", rows=rows), file_source(path), file_source(parquet)):
        pd.testing.assert_frame_equal(count(source, engine), counted)


@needs_spark
def test_an_absent_table_is_refused_in_words(engine: SparkEngine):
    with pytest.raises(CannotCount, match="tidak_ada"):
        count(Source("table", "tidak_ada"), engine)


@pytest.mark.skipif(HAS_SPARK, reason="PySpark is installed here")
def test_without_pyspark_the_extra_is_named():
    with pytest.raises(CannotCount, match=r"jejaring\[spark\]"):
        SparkEngine()
