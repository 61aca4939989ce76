"""The five tables that flow between rooms: columns, keys, ranges; a violation lists every bad row."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from jejaring.terms.problem import BadTable, Place, Problem
from jejaring.terms.status import Status
from jejaring.terms.text import Text, same

ColumnKind = Literal["text", "number", "whole", "flag"]


@dataclass(frozen=True)
class Column:
    """A column: its kind, whether a cell may be missing, and the values it may hold."""

    kind: ColumnKind
    missing: bool = False
    low: float | None = None
    high: float | None = None
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contract:
    """A table's columns in order and the key that makes a row unique."""

    name: str
    columns: dict[str, Column]
    key: tuple[str, ...]

    def check(self, table: pd.DataFrame, *, file: str | None = None) -> pd.DataFrame:
        """Return the table with exactly the contract's columns in order, or raise BadTable with every bad row.

        Row numbers of problems count from 2, as below a header row.
        """
        problems = [*self._wrong_columns(table, file)]
        if problems:
            raise BadTable(problems)
        for name, column in self.columns.items():
            problems += self._bad_cells(table[name], name, column, file)
        problems += self._repeated_keys(table, file)
        if problems:
            raise BadTable(problems)
        return table[list(self.columns)]

    def _wrong_columns(self, table: pd.DataFrame, file: str | None) -> list[Problem]:
        expected = same(", ".join(self.columns))
        absent = [name for name in self.columns if name not in table.columns]
        unknown = [str(name) for name in table.columns if name not in self.columns]
        problems = []
        for name in absent:
            problems.append(
                Problem(
                    place=Place(file=file, column=name),
                    met=Text(id=f"kolom {name} tidak ada", en=f"column {name} is absent"),
                    expected=expected,
                    todo=Text(id="tambahkan kolom itu", en="add the column"),
                )
            )
        for name in unknown:
            problems.append(
                Problem(
                    place=Place(file=file, column=name),
                    met=Text(id=f"kolom {name} tidak dikenal", en=f"column {name} is unknown"),
                    expected=expected,
                    todo=Text(id="hapus atau ganti nama kolom itu", en="remove or rename the column"),
                )
            )
        return problems

    def _bad_cells(self, cells: pd.Series, name: str, column: Column, file: str | None) -> list[Problem]:
        empty = cells.isna()
        bad = pd.Series(False, index=cells.index) if column.missing else empty.copy()
        filled = cells[~empty]
        if column.kind in ("number", "whole"):
            numbers = pd.to_numeric(filled, errors="coerce")
            wrong = numbers.isna() | numbers.isin([float("inf"), float("-inf")])
            if column.kind == "whole":
                wrong |= numbers % 1 != 0
            if column.low is not None:
                wrong |= numbers < column.low
            if column.high is not None:
                wrong |= numbers > column.high
        elif column.kind == "flag":
            wrong = ~filled.isin([True, False])
        else:
            wrong = ~filled.map(lambda cell: isinstance(cell, str) and cell != "").astype(bool)
        if column.allowed:
            wrong |= ~filled.isin(column.allowed)
        bad.loc[filled.index] |= wrong.astype(bool)
        positions = [position for position, is_bad in enumerate(bad) if is_bad]
        return [
            Problem(
                place=Place(file=file, row=position + 2, column=name),
                met=Text(id="sel kosong", en="empty cell") if empty.iloc[position] else same(repr(cells.iloc[position])),
                expected=_expected(column),
                todo=Text(id="perbaiki sel itu", en="mend the cell"),
            )
            for position in positions
        ]

    def _repeated_keys(self, table: pd.DataFrame, file: str | None) -> list[Problem]:
        repeated = table.duplicated(list(self.key), keep="first").to_numpy()
        return [
            Problem(
                place=Place(file=file, row=int(position) + 2),
                met=same(" · ".join(f"{name}={table[name].iloc[position]}" for name in self.key)),
                expected=Text(id="tiap kunci satu kali", en="each key once"),
                todo=Text(id="hapus baris ganda", en="remove the repeated row"),
            )
            for position in repeated.nonzero()[0]
        ]


def _expected(column: Column) -> Text:
    words = {
        "text": Text(id="teks", en="text"),
        "number": Text(id="bilangan", en="a number"),
        "whole": Text(id="bilangan bulat", en="a whole number"),
        "flag": Text(id="ya/tidak", en="true or false"),
    }[column.kind]
    detail = ""
    if column.allowed:
        detail = ": " + ", ".join(column.allowed)
    elif column.low is not None or column.high is not None:
        detail = f" [{'' if column.low is None else column.low:}; {'' if column.high is None else column.high}]"
    return Text(id=words.id + detail, en=words.en + detail)


_STATUSES = tuple(status.value for status in Status)

OBSERVATIONS = Contract(
    name="observations",
    columns={
        "region": Column("text"),
        "indicator": Column("text"),
        "period": Column("text"),
        "value": Column("number", missing=True),
        "unit": Column("text"),
        "source": Column("text"),
        "status": Column("text", allowed=_STATUSES),
        "evidence": Column("text", missing=True),
    },
    key=("region", "indicator", "period", "source"),
)

ACTORS = Contract(
    name="actors",
    columns={
        "actor": Column("text"),
        "name": Column("text"),
        "helix": Column("text"),
        "region": Column("text"),
        "subsector": Column("text", missing=True),
        "stage": Column("text", missing=True),
        "source": Column("text"),
        "basis": Column("text", missing=True),
        "probability": Column("number", missing=True, low=0, high=1),
        "founded": Column("whole", missing=True),
        "status": Column("text", missing=True),
        "latitude": Column("number", missing=True, low=-90, high=90),
        "longitude": Column("number", missing=True, low=-180, high=180),
        "digital_channel": Column("flag", missing=True),
        "description": Column("text", missing=True),
        "kbli_version": Column("text", missing=True),
        "kbli": Column("text", missing=True),
    },
    key=("actor",),
)

TIES = Contract(
    name="ties",
    columns={
        "from": Column("text"),
        "to": Column("text"),
        "kind": Column("text"),
        "directed": Column("flag"),
        "since": Column("text", missing=True),
        "until": Column("text", missing=True),
        "evidence": Column("text", missing=True),
    },
    key=("from", "to", "kind", "since"),
)

COUNTS = Contract(
    name="counts",
    columns={
        "region": Column("text"),
        "subsector": Column("text", missing=True),
        "helix": Column("text"),
        "stage": Column("text", missing=True),
        "year": Column("whole", missing=True),
        "n": Column("number", low=0),
    },
    key=("region", "subsector", "helix", "stage", "year"),
)

PANEL = Contract(
    name="panel",
    columns={
        "region": Column("text"),
        "indicator": Column("text"),
        "value": Column("number", missing=True),
        "status": Column("text", allowed=_STATUSES),
        "year": Column("text", missing=True),
        "source": Column("text", missing=True),
        "note": Column("text", missing=True),
    },
    key=("region", "indicator"),
)

SCORES = Contract(
    name="scores",
    columns={
        "region": Column("text"),
        "bps": Column("text", missing=True),
        "bps38": Column("text", missing=True),
        "name": Column("text"),
        "group": Column("text"),
        "node": Column("text"),
        "score": Column("number", missing=True),
        "low": Column("number", missing=True),
        "high": Column("number", missing=True),
        "rank": Column("whole", missing=True, low=1),
        "rank_low": Column("whole", missing=True, low=1),
        "rank_high": Column("whole", missing=True, low=1),
        "band": Column("whole", missing=True, low=1),
        "coverage": Column("number", low=0, high=1),
        "sakip": Column("text", missing=True),
        "eppd": Column("text", missing=True),
        "iid": Column("text", missing=True),
        "imputed": Column("flag"),
    },
    key=("region", "node"),
)

ADVICE = Contract(
    name="advice",
    columns={
        "region": Column("text"),
        "action": Column("text"),
        "because": Column("text"),
        "change": Column("number", missing=True),
        "change_low": Column("number", missing=True),
        "change_high": Column("number", missing=True),
        "helix": Column("text"),
        "serves": Column("text", missing=True),
        "evidence": Column("text"),
    },
    key=("region", "action"),
)
