"""Counting a register at any size: one statement, several engines, one table."""

from jejaring.ecosystem.counting.count import count, count_actors, exploded, write_counts
from jejaring.ecosystem.counting.duck import DuckEngine
from jejaring.ecosystem.counting.postgres import PostgresEngine
from jejaring.ecosystem.counting.source import Engine, Source, file_source
from jejaring.ecosystem.counting.spark import SparkEngine
from jejaring.ecosystem.counting.statement import COUNT

__all__ = [
    "COUNT",
    "DuckEngine",
    "Engine",
    "PostgresEngine",
    "Source",
    "SparkEngine",
    "count",
    "count_actors",
    "exploded",
    "file_source",
    "write_counts",
]
