"""Parquet keeps types, missing values and bytes."""

from pathlib import Path

import numpy as np
import pandas as pd

from jejaring.edition.parquet import read_parquet, write_parquet
from jejaring.terms.tables import Column, Contract

CONTRACT = Contract(
    "t",
    {"code": Column("text"), "x": Column("number", missing=True), "n": Column("whole", missing=True), "f": Column("flag")},
    key=("code",),
)


def table() -> pd.DataFrame:
    return pd.DataFrame({"code": ["0101", "b"], "x": [0.1 + 0.2, np.nan], "n": pd.array([None, 7], dtype="Int64"), "f": [True, False]})


def test_values_and_gaps_come_back_exactly(tmp_path: Path):
    write_parquet(table(), CONTRACT, tmp_path / "t.parquet")
    read = read_parquet(tmp_path / "t.parquet")
    assert read["code"].tolist() == ["0101", "b"]
    assert read["x"].iloc[0] == 0.1 + 0.2
    assert pd.isna(read["x"].iloc[1])
    assert pd.isna(read["n"].iloc[0])
    assert read["n"].iloc[1] == 7
    assert read["f"].tolist() == [True, False]


def test_a_missing_number_is_null_for_every_reader(tmp_path: Path):
    import duckdb

    write_parquet(table(), CONTRACT, tmp_path / "t.parquet")
    with duckdb.connect() as connection:
        found = connection.execute("SELECT count(x) FROM read_parquet(?)", [str(tmp_path / "t.parquet")]).fetchone()
    assert found == (1,)


def test_the_same_table_gives_the_same_bytes(tmp_path: Path):
    for name in ("a", "b"):
        write_parquet(table(), CONTRACT, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
