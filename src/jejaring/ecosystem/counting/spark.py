"""Spark, for registers that outgrow one machine: the same statement on Spark SQL."""

from types import TracebackType
from typing import TYPE_CHECKING

from jejaring.ecosystem.counting.source import Row, Source
from jejaring.ecosystem.counting.statement import RAW, view_of
from jejaring.terms.problem import CannotCount, Place, Problem
from jejaring.terms.text import Text, same

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class SparkEngine:
    """An engine over a Spark session; a context manager that stops only the session it started itself.

    Without `session` a local one is started; CannotCount where PySpark or Java is absent.
    """

    def __init__(self, session: "SparkSession | None" = None) -> None:
        """Take a session or start a local one."""
        self._own = session is None
        self._session = _local_session() if session is None else session

    def __enter__(self) -> "SparkEngine":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._own:
            self._session.stop()

    def register(self, source: Source) -> None:
        """Make a source readable as `register`; CSV cells stay text, so that codes keep their zeros."""
        try:
            frame = self._frame(source)
            frame.createOrReplaceTempView(RAW)
            self._session.sql(view_of(RAW, dict(source.columns)))
        except Exception as error:
            raise _refusal(source.where, error) from error

    def run(self, statement: str) -> list[Row]:
        """Return the rows of a statement."""
        try:
            return [tuple(row) for row in self._session.sql(statement).collect()]
        except Exception as error:
            raise _refusal("", error) from error

    def _frame(self, source: Source) -> "DataFrame":
        if source.kind == "csv":
            return self._session.read.csv(source.where, header=True, inferSchema=False)
        if source.kind == "parquet":
            return self._session.read.parquet(source.where)
        if source.kind == "table":
            return self._session.table(source.where)
        columns = list(source.columns.values())
        rows = [tuple(None if cell is None else str(cell) for cell in row) for row in source.rows]
        return self._session.createDataFrame(rows, ", ".join(f"{name} string" for name in columns))


def _local_session() -> "SparkSession":
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        todo = Text(id='jalankan: pip install "jejaring[spark]"', en='run: pip install "jejaring[spark]"')
        raise CannotCount(Problem(met=same(str(error)), expected=same("PySpark ≥ 4, Java ≥ 17"), todo=todo)) from error
    try:
        return SparkSession.builder.appName("jejaring").config("spark.ui.enabled", "false").getOrCreate()
    except Exception as error:
        todo = Text(id="pasang Java 17 atau lebih baru", en="install Java 17 or newer")
        raise CannotCount(Problem(met=same(str(error).splitlines()[0]), expected=same("Java ≥ 17"), todo=todo)) from error


def _refusal(where: str, error: Exception) -> CannotCount:
    return CannotCount(
        Problem(
            place=Place(file=where or None),
            met=same(str(error).splitlines()[0]),
            expected=Text(id="kolom yang disebut, tahun bulat, bobot desimal", en="the columns named, whole years, decimal weights"),
            todo=Text(id="perbaiki sumber atau peta kolomnya", en="mend the source or the map of columns"),
        )
    )
