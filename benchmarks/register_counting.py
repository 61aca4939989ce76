"""Measures the count of a 50-million-row register on Parquet against DuckDB SQL written by hand, in the same run."""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from jejaring.ecosystem.counting import COUNT, DuckEngine, count, file_source

ROWS = 50_000_000
REPEATS = 3
LIMIT = 1.5
MAKE = """
COPY (
  SELECT CAST(1000 + hash(i) % 514 AS VARCHAR) AS region, 's' || sub AS subsector, 'h' || (sub + hash(i + 2) % 2) % 6 AS helix,
         't' || (sub + hash(i + 3) % 2) % 5 AS stage, CAST(2010 + hash(i + 4) % 16 AS INTEGER) AS year,
         CAST(CASE WHEN hash(i + 5) % 4 = 0 THEN 0.5 ELSE 1 END AS DECIMAL(9,6)) AS weight
  FROM (SELECT i, hash(i + 1) % 17 AS sub FROM range({rows}) AS made(i))
) TO '{path}' (FORMAT parquet)
"""
BY_HAND = "SELECT region, subsector, helix, stage, year, sum(weight) AS n FROM read_parquet('{path}') GROUP BY ALL"


def seconds(work: Callable[[], object]) -> float:
    """Return the least wall-clock time of several runs."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print both times, their ratio and the peak of memory; leave with an error above the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.parquet"
        # Invented rows, spread evenly: only the amount of work is like a real register.
        duckdb.connect().execute(MAKE.format(rows=rows, path=path))

        def by_statement() -> list[object]:
            with DuckEngine(spill=Path(folder)) as engine:
                engine.register(file_source(path))
                return list(engine.run(COUNT))

        def by_hand() -> list[object]:
            with duckdb.connect() as connection:
                return list(connection.execute(BY_HAND.format(path=path)).fetchall())

        ours, theirs = seconds(by_statement), seconds(by_hand)
        start = time.perf_counter()
        table = count(file_source(path))
        whole = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sys.stdout.write(
            f"{rows:,} rows, {path.stat().st_size / 2**20:,.0f} MB Parquet, {len(table):,} cells, sum {table['n'].sum()}\n"
            f"statement {ours:.2f} s, by hand {theirs:.2f} s, ratio {ours / theirs:.2f} (limit {LIMIT}); "
            f"with the checked table {whole:.2f} s; peak memory {peak:,.0f} MB\n"
        )
        if ours / theirs > LIMIT:
            raise SystemExit(1)


if __name__ == "__main__":
    main()
