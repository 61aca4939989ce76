"""DuckDB, embedded: reads CSV and Parquet larger than memory, spills to disk, tells how far it is."""

import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from jejaring.ecosystem.counting.source import Row, Source, cannot_read
from jejaring.ecosystem.counting.statement import RAW, REGISTER, view_of
from jejaring.terms.problem import CannotCount, Place, Problem
from jejaring.terms.text import Text, same

if TYPE_CHECKING:
    import duckdb

TICK_SECONDS = 0.2
Progress = Callable[[float], None]


class DuckEngine:
    """An engine over one DuckDB connection; a context manager.

    `memory` limits what it may keep in memory ("2GB"), what does not fit goes to `spill` (a folder). `progress` is told 0-100 while a
    statement runs.
    """

    def __init__(self, *, memory: str | None = None, spill: Path | None = None, progress: Progress | None = None) -> None:
        """Open a database in memory."""
        import duckdb

        settings: dict[str, str | bool | int | float | list[str]] = {}
        settings |= {"memory_limit": memory} if memory else {}
        settings |= {"temp_directory": str(spill)} if spill else {}
        self._connection: Any = duckdb.connect(config=settings)
        # The order of rows means nothing here; keeping it costs memory.
        self._connection.execute("SET preserve_insertion_order = false")
        self._progress = progress
        self._faults = duckdb.Error

    def __enter__(self) -> "DuckEngine":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.close()

    def register(self, source: Source) -> None:
        """Make a CSV, Parquet or rows readable as `register`; CSV cells stay text, so that codes keep their zeros."""
        if source.kind == "table":
            raise cannot_read(source, "DuckDB", "csv, parquet, rows")
        try:
            if source.kind == "rows":
                self._fill(source)
            elif source.kind == "csv":
                self._connection.read_csv(source.where, header=True, all_varchar=True).create_view(RAW, replace=True)
            else:
                self._connection.read_parquet(source.where).create_view(RAW, replace=True)
            self._connection.execute(view_of(RAW, dict(source.columns)))
            self._connection.execute(f"SELECT * FROM {REGISTER} LIMIT 0")
        except self._faults as error:
            raise _refusal(source.where, error) from error

    def run(self, statement: str) -> list[Row]:
        """Return the rows of a statement; CannotCount with DuckDB's words where a cell is no year or weight."""
        done = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(done,), daemon=True)
        if self._progress is not None:
            self._connection.execute("SET enable_progress_bar = true")
            self._connection.execute("SET enable_progress_bar_print = false")
            watcher.start()
        try:
            rows: list[Row] = self._connection.execute(statement).fetchall()
        except self._faults as error:
            raise _refusal("", error) from error
        finally:
            done.set()
            if self._progress is not None:
                watcher.join()
        if self._progress is not None:
            self._progress(100.0)
        return rows

    def stream(self, source: Source, *, size: int) -> "Stream":
        """Return the rows of a CSV or Parquet under the names of the count, in batches of `size`: for engines that read no files."""
        self.register(source)
        return Stream(self._connection.execute(f"SELECT * FROM {REGISTER}"), size)

    def _fill(self, source: Source) -> None:
        columns = list(source.columns.values())
        self._connection.execute(f"CREATE OR REPLACE TEMPORARY TABLE {RAW} ({', '.join(f'{name} VARCHAR' for name in columns)})")
        if source.rows:
            import pandas as pd

            frame = pd.DataFrame(
                [[None if cell is None else str(cell) for cell in row] for row in source.rows], columns=columns, dtype=object
            )
            self._connection.register("handed_over", frame)
            self._connection.execute(f"INSERT INTO {RAW} SELECT {', '.join(columns)} FROM handed_over")
            self._connection.unregister("handed_over")

    def _watch(self, done: threading.Event) -> None:
        while not done.wait(TICK_SECONDS):
            share = float(self._connection.query_progress())
            if self._progress is not None and share >= 0:
                self._progress(share)


class Stream:
    """Batches of rows of a statement that is being read."""

    def __init__(self, cursor: "duckdb.DuckDBPyConnection", size: int) -> None:
        """Keep the cursor."""
        self._cursor, self._size = cursor, size

    def __iter__(self) -> "Stream":
        return self

    def __next__(self) -> list[Row]:
        """Return the next batch."""
        rows: list[Row] = self._cursor.fetchmany(self._size)
        if not rows:
            raise StopIteration
        return rows


def _refusal(where: str, error: Exception) -> CannotCount:
    return CannotCount(
        Problem(
            place=Place(file=Path(where).name or None),
            met=same(str(error).splitlines()[0]),
            expected=Text(id="kolom yang disebut, tahun bulat, bobot desimal", en="the columns named, whole years, decimal weights"),
            todo=Text(id="perbaiki berkas atau peta kolomnya", en="mend the file or the map of columns"),
        )
    )
