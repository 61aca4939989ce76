"""Tables to and from Parquet through DuckDB, with the column types of their contract and always the same bytes."""

from pathlib import Path

import pandas as pd

from jejaring.terms.tables import Contract

_TYPES = {"text": "VARCHAR", "number": "DOUBLE", "whole": "BIGINT", "flag": "BOOLEAN"}


def write_parquet(table: pd.DataFrame, contract: Contract, path: Path) -> None:
    """Write a table by its contract's types, rows in the table's order."""
    import duckdb

    casts = ", ".join(f'CAST("{name}" AS {_TYPES[column.kind]}) AS "{name}"' for name, column in contract.columns.items())
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.register("flow", table)
        # DuckDB reads a missing number of pandas as NaN; in Parquet a missing value is NULL.
        numbers = [name for name, column in contract.columns.items() if column.kind == "number"]
        replaced = ", ".join(f'CASE WHEN isnan("{name}") THEN NULL ELSE "{name}" END AS "{name}"' for name in numbers)
        star = f"* REPLACE ({replaced})" if replaced else "*"
        connection.execute(f"CREATE TABLE typed AS SELECT {star} FROM (SELECT {casts} FROM flow)")
        connection.execute("COPY typed TO ? (FORMAT parquet, COMPRESSION zstd)", [str(path)])


def read_parquet(path: Path) -> pd.DataFrame:
    """Read a table; missing text is None, a missing number NaN."""
    import duckdb

    with duckdb.connect(config={"threads": 1}) as connection:
        table: pd.DataFrame = connection.execute("SELECT * FROM read_parquet(?)", [str(path)]).df()
    return table
