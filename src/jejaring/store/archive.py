"""What the database holds, put in and taken out as tables: imports, observations, boundaries."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Self

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, Table, exists, func, insert, select, update

from jejaring.store.engine import reading, writing
from jejaring.store.intake import refuse_bare_time, take_in
from jejaring.store.schema import BOUNDARIES, IMPORTS, OBSERVATIONS
from jejaring.terms import tables
from jejaring.terms.imported import Boundary, Imported, ImportRecord
from jejaring.terms.problem import BadFile, Place, Problem, UnknownName
from jejaring.terms.text import Text

_RECORD = (IMPORTS.c.id, *(IMPORTS.c[name] for name in ImportRecord.model_fields if name != "id"))
_COLUMNS = tuple(tables.OBSERVATIONS.columns)
_KEY = tables.OBSERVATIONS.key
_COUNTS = IMPORTS.c.undone_at.is_(None)


@dataclass(frozen=True)
class Archive:
    """One open database; leave it as a context manager and its connections are closed.

    Imports are history: an undone one keeps its rows, which no longer count. Every method may raise BadDatabase.
    """

    engine: Engine

    def __enter__(self) -> Self:
        """Return the archive itself."""
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        """Close every connection."""
        self.engine.dispose()

    def add(self, imported: Imported, *, who: str, when: datetime) -> ImportRecord:
        """Store a whole file in one transaction and return its record; `when` carries its zone.

        BadTable lists every row that breaks the contract or cannot be stored; BadFile where the file is empty, or where the same
        file (by its hash) was imported before and counts.
        """
        taken = take_in(imported, who=who, when=when)
        values = {
            "who": who,
            "when": when,
            "source": imported.source,
            "file": imported.file,
            "sha256": imported.sha256,
            "observations": len(taken.observations),
            "boundaries": len(taken.boundaries),
        }
        with writing(self.engine) as connection:
            _refuse_known_file(connection, imported)
            record = _record(connection.execute(insert(IMPORTS).values(**values).returning(*_RECORD)).one())
            for table, content in ((OBSERVATIONS, taken.observations), (BOUNDARIES, taken.boundaries)):
                if content:
                    connection.execute(insert(table), [{"import_id": record.id, **row} for row in content])
        return record

    def undo(self, import_id: int, *, when: datetime) -> ImportRecord:
        """Make an import count no longer and return its record; UnknownName where no import of that number counts."""
        refuse_bare_time(when)
        with writing(self.engine) as connection:
            change = update(IMPORTS).where(IMPORTS.c.id == import_id, _COUNTS).values(undone_at=when).returning(*_RECORD)
            row = connection.execute(change).one_or_none()
            if row is None:
                raise _nothing_to_undo(connection, import_id)
        return _record(row)

    def imports(self) -> tuple[ImportRecord, ...]:
        """Return every import, undone ones too, newest last."""
        with reading(self.engine) as connection:
            return tuple(_record(row) for row in connection.execute(select(*_RECORD).order_by(IMPORTS.c.id)))

    def observations(self, indicators: Sequence[str] | None = None) -> pd.DataFrame:
        """Return the observations that count, by their contract, sorted by region, indicator, period and source.

        Where imports repeat a key the latest wins. Text columns are objects, a missing value is NaN, missing evidence None.
        """
        only = () if indicators is None else (OBSERVATIONS.c.indicator.in_(list(indicators)),)
        wanted = _latest(OBSERVATIONS, _KEY, _COLUMNS, only=only)
        with reading(self.engine) as connection:
            rows = connection.execute(wanted).all()
        # Sorted here, by code point: each database has its own idea of the alphabet.
        places = [_COLUMNS.index(name) for name in _KEY]
        columns = list(zip(*sorted(rows, key=lambda row: [row[place] for place in places]), strict=True)) or [()] * len(_COLUMNS)
        return pd.DataFrame(
            {
                name: pd.Series(list(cells), dtype="float64" if name == "value" else object)
                for name, cells in zip(_COLUMNS, columns, strict=True)
            }
        )

    def boundaries(self) -> tuple[Boundary, ...]:
        """Return the latest outline of every region that has one, sorted by region."""
        with reading(self.engine) as connection:
            rows = connection.execute(_latest(BOUNDARIES, ("region",), ("region", "geometry", "source"))).all()
        return tuple(Boundary(region, json.loads(geometry), source) for region, geometry, source in sorted(rows))

    def is_empty(self) -> bool:
        """Tell whether no import counts."""
        with reading(self.engine) as connection:
            return not connection.execute(select(exists().where(_COUNTS))).scalar_one()


def _latest(table: Table, key: Sequence[str], columns: Sequence[str], *, only: Sequence[ColumnElement[bool]] = ()) -> Select[Any]:
    """Return the rows of imports that count; of those with the same key, the one of the latest import."""
    turn = func.row_number().over(partition_by=[table.c[name] for name in key], order_by=table.c.import_id.desc())
    ranked = (
        select(*(table.c[name] for name in columns), turn.label("turn"))
        .join(IMPORTS, IMPORTS.c.id == table.c.import_id)
        .where(_COUNTS, *only)
        .subquery()
    )
    return select(*(ranked.c[name] for name in columns)).where(ranked.c.turn == 1)


def _record(row: Row[Any]) -> ImportRecord:
    return ImportRecord.model_validate(dict(row._mapping))


def _refuse_known_file(connection: Connection, imported: Imported) -> None:
    row = connection.execute(select(*_RECORD).where(IMPORTS.c.sha256 == imported.sha256, _COUNTS)).one_or_none()
    if row is None:
        return
    earlier = _record(row)
    when = earlier.when.strftime("%Y-%m-%d %H:%M UTC")
    raise BadFile(
        Problem(
            place=Place(file=imported.file),
            met=Text(
                id=f"isi yang sama sudah diimpor: impor {earlier.id}, {earlier.file}, oleh {earlier.who}, {when}",
                en=f"the same content was imported before: import {earlier.id}, {earlier.file}, by {earlier.who}, {when}",
            ),
            expected=Text(id="berkas yang belum diimpor", en="a file not yet imported"),
            todo=Text(
                id=f"tidak perlu apa-apa, atau batalkan dahulu impor {earlier.id}",
                en=f"nothing, or undo import {earlier.id} first",
            ),
        )
    )


def _nothing_to_undo(connection: Connection, import_id: int) -> UnknownName:
    undone = connection.execute(select(IMPORTS.c.undone_at).where(IMPORTS.c.id == import_id)).scalar_one_or_none()
    known = connection.execute(select(IMPORTS.c.id, IMPORTS.c.file).where(_COUNTS).order_by(IMPORTS.c.id)).all()
    listed = ", ".join(f"{number} ({file})" for number, file in known)
    met = Text(id=f"impor {import_id} tidak ada", en=f"import {import_id} does not exist")
    if undone is not None:
        when = undone.strftime("%Y-%m-%d %H:%M UTC")
        met = Text(id=f"impor {import_id} sudah dibatalkan pada {when}", en=f"import {import_id} was already undone on {when}")
    return UnknownName(
        Problem(
            met=met,
            expected=Text(
                id=f"salah satu dari: {listed}" if listed else "tidak ada impor yang berlaku",
                en=f"one of: {listed}" if listed else "no import counts",
            ),
            todo=Text(id="pilih nomor dari daftar impor", en="choose a number from the list of imports"),
        )
    )
