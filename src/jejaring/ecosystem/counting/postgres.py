"""PostgreSQL: counts a table where it lies, or files and rows after they were copied into a temporary table."""

from collections.abc import Iterable
from types import TracebackType
from typing import Any

from sqlalchemy import CursorResult, text
from sqlalchemy.exc import DBAPIError

from jejaring.ecosystem.counting.duck import DuckEngine
from jejaring.ecosystem.counting.source import Row, Source
from jejaring.ecosystem.counting.statement import COLUMNS, RAW, WEIGHT, view_of
from jejaring.store.engine import engine_of, refusal
from jejaring.terms.problem import CannotCount, Place, Problem
from jejaring.terms.text import Text, same

BATCH = 50_000


class PostgresEngine:
    """An engine over one connection to a PostgreSQL database, by URL; a context manager. Nothing stays in the database."""

    def __init__(self, url: str) -> None:
        """Connect; BadDatabase where address, driver or server will not do, CannotCount where it is no PostgreSQL."""
        engine = engine_of(url)
        if engine.dialect.name != "postgresql":
            met = same(engine.dialect.name)
            todo = Text(id="beri alamat postgresql://", en="give an address of postgresql://")
            raise CannotCount(Problem(met=met, expected=same("PostgreSQL"), todo=todo))
        self._engine = engine
        try:
            self._connection = engine.connect()
        except DBAPIError as error:
            raise refusal(engine, str(error.orig)) from error

    def __enter__(self) -> "PostgresEngine":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.rollback()
        self._connection.close()
        self._engine.dispose()

    def register(self, source: Source) -> None:
        """Make a source readable as `register`; files are streamed through DuckDB in batches, whatever their size."""
        if source.kind == "table":
            self._execute(view_of(source.where, dict(source.columns)), source)
            return
        self._execute(f"DROP TABLE IF EXISTS {RAW} CASCADE", source)
        self._execute(f"CREATE TEMPORARY TABLE {RAW} ({', '.join(f'{name} TEXT' for name in (*COLUMNS, WEIGHT))})", source)
        with DuckEngine() as reader:
            self._copy(reader.stream(source, size=BATCH))
        self._execute(view_of(RAW, {name: name for name in (*COLUMNS, WEIGHT)}), source)

    def run(self, statement: str) -> list[Row]:
        """Return the rows of a statement."""
        return [tuple(row) for row in self._execute(statement, None)]

    def _copy(self, batches: Iterable[list[Row]]) -> None:
        driver: Any = self._connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {RAW} FROM STDIN") as copy:
            for batch in batches:
                for row in batch:
                    copy.write_row([None if cell is None else str(cell) for cell in row])

    def _execute(self, statement: str, source: Source | None) -> CursorResult[Any]:
        try:
            return self._connection.execute(text(statement))
        except DBAPIError as error:
            raise CannotCount(
                Problem(
                    place=Place(file=source.where if source and source.where else None),
                    met=same(str(error.orig).splitlines()[0]),
                    expected=Text(
                        id="kolom yang disebut, tahun bulat, bobot desimal", en="the columns named, whole years, decimal weights"
                    ),
                    todo=Text(id="perbaiki tabel atau peta kolomnya", en="mend the table or the map of columns"),
                )
            ) from error
