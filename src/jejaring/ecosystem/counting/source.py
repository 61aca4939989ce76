"""What is counted: a CSV or Parquet of any size, a table of a database, or rows in memory, with the names of its columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from jejaring.ecosystem.counting.statement import COLUMNS, WEIGHT
from jejaring.terms.problem import CannotCount, Place, Problem
from jejaring.terms.text import Text, same

Kind = Literal["csv", "parquet", "table", "rows"]
Row = tuple[object, ...]
_NAME = re.compile(r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?$")


@dataclass(frozen=True)
class Source:
    """A register to be counted, one row for each part of an actor.

    `where` is the path of a file (a Parquet path may hold a star) or the name of a table; `rows` are tuples in the order of `columns`.
    `columns` gives the column behind region, subsector, helix, stage, year and weight; without weight each row counts as one.
    """

    kind: Kind
    where: str = ""
    columns: Mapping[str, str] = field(default_factory=lambda: {name: name for name in (*COLUMNS, WEIGHT)})
    rows: Sequence[Row] = ()

    def __post_init__(self) -> None:
        """Refuse columns that are absent, unknown or no plain names, all at once."""
        absent = [name for name in COLUMNS if name not in self.columns]
        unknown = [name for name in self.columns if name not in (*COLUMNS, WEIGHT)]
        odd = [name for name in self.columns.values() if not _NAME.match(name)]
        odd += [self.where] if self.kind == "table" and not _NAME.match(self.where) else []
        expected = same(", ".join((*COLUMNS, f"[{WEIGHT}]")))
        problems = [_problem(self, name, Text(id="kolom tidak disebut", en="column not named"), expected) for name in absent]
        problems += [_problem(self, name, Text(id="nama tidak dikenal", en="unknown name"), expected) for name in unknown]
        plain = Text(id="nama dari huruf, angka, dan garis bawah", en="a name of letters, digits and underscores")
        problems += [_problem(self, name, same(repr(name)), plain) for name in odd]
        if problems:
            raise CannotCount(problems)


class Engine(Protocol):
    """A database engine with two verbs: register a source under its name, run a statement."""

    def register(self, source: Source) -> None:
        """Make a source readable as the table `register`; CannotCount where the engine cannot read its kind."""

    def run(self, statement: str) -> list[Row]:
        """Return the rows of a statement."""


def file_source(path: Path, columns: Mapping[str, str] | None = None) -> Source:
    """Return the source of a CSV or Parquet file by its ending; CannotCount for any other, or where there is no such file."""
    kinds: dict[str, Kind] = {".csv": "csv", ".parquet": "parquet"}
    kind = kinds.get(path.suffix.lower())
    if kind is None or not (path.is_file() or "*" in path.name):
        met = Text(id="berkas tidak ada", en="there is no such file") if kind else same(path.suffix or path.name)
        raise CannotCount(
            Problem(
                place=Place(file=path.name),
                met=met,
                expected=Text(id="berkas .csv atau .parquet", en="a .csv or .parquet file"),
                todo=Text(id="periksa nama berkasnya", en="check the name of the file"),
            )
        )
    return Source(kind, str(path)) if columns is None else Source(kind, str(path), columns)


def cannot_read(source: Source, engine: str, kinds: str) -> CannotCount:
    """Return the refusal of a source of a kind that an engine does not read."""
    met = Text(id=f"{engine} tidak membaca sumber jenis {source.kind}", en=f"{engine} does not read a source of the kind {source.kind}")
    todo = Text(id="pilih mesin lain, atau simpan sebagai jenis itu", en="choose another engine, or store it as such a kind")
    return CannotCount(Problem(place=Place(file=source.where or None), met=met, expected=same(kinds), todo=todo))


def _problem(source: Source, column: str, met: Text, expected: Text) -> Problem:
    todo = Text(id="perbaiki peta kolomnya", en="mend the map of columns")
    return Problem(place=Place(file=source.where or None, column=column), met=met, expected=expected, todo=todo)
