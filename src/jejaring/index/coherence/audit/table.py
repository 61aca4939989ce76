"""The shape of an audit: sections of tables that say what they are, in both languages, and go to JSON and back."""

from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np

from jejaring.terms.frozen import Frozen
from jejaring.terms.recipe import Recipe
from jejaring.terms.text import Text

Cell = Text | bool | int | float | str | None
Pair = tuple[str, str]
Kind = Literal["code", "region", "word", "number", "share", "count", "yes"]
DECIMALS = 9


class Column(Frozen):
    """A column: `code` names a node or leaf, `share` is 0-1, `yes` is true or false; None in a cell is no figure."""

    key: str
    title: Text
    kind: Kind


class AuditTable(Frozen):
    """A table with its finding as a sentence; where it is not `assessable` the finding says why and rows may be absent."""

    key: str
    title: Text
    finding: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: Text | None = None
    assessable: bool = True

    def column(self, key: str) -> tuple[Cell, ...]:
        """Return the cells of one column."""
        place = [column.key for column in self.columns].index(key)
        return tuple(row[place] for row in self.rows)


class AuditSection(Frozen):
    """One section of an audit, in the order in which JRC writes them."""

    key: str
    title: Text
    tables: tuple[AuditTable, ...]


class Audit(Frozen):
    """An audit of a recipe on a panel, frozen with all that is needed to make every figure again.

    `recipe` with `draws` and `seed`, on the panel whose figures have the SHA-256 `panel_digest`, gives this same audit under the
    `software` version.
    """

    recipe: Recipe
    recipe_digest: str
    panel_digest: str
    period: str
    regions: int
    draws: int
    seed: int
    software: str
    sections: tuple[AuditSection, ...]

    def section(self, key: str) -> AuditSection:
        """Return one section; KeyError where there is none of that name."""
        return {section.key: section for section in self.sections}[key]

    def table(self, key: str) -> AuditTable:
        """Return one table of any section; KeyError where there is none of that name."""
        return {table.key: table for section in self.sections for table in section.tables}[key]


def text(pair: Pair) -> Text:
    """Return an (Indonesian, English) pair as a text."""
    return Text(id=pair[0], en=pair[1])


def comma(value: float, digits: int = 1) -> str:
    """Return a number for an Indonesian sentence, which has a comma where English has a point."""
    return f"{value:.{digits}f}".replace(".", ",")


def columns(*described: tuple[str, Kind, str, str]) -> tuple[Column, ...]:
    """Return columns from (key, kind, Indonesian, English)."""
    return tuple(Column(key=key, kind=kind, title=Text(id=indonesian, en=english)) for key, kind, indonesian, english in described)


def rows(table: Iterable[Sequence[object]]) -> tuple[tuple[Cell, ...], ...]:
    """Return rows of plain cells: numpy numbers as Python's, rounded to 9 decimals, what is not finite as None."""
    return tuple(tuple(_cell(value) for value in row) for row in table)


def listed(names: Sequence[str], limit: int = 6) -> str:
    """Return the first names, comma-separated, with how many more there are."""
    more = len(names) - limit
    return ", ".join(names[:limit]) + (f" (+{more})" if more > 0 else "")


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, Text | str | bool):
        return value
    if isinstance(value, np.bool_):
        return bool(value)
    if isinstance(value, int | np.integer):
        return int(value)
    if not isinstance(value, float | np.floating):
        raise TypeError(f"a cell holds a text, a number or nothing, not {type(value).__name__}")
    return round(float(value), DECIMALS) + 0.0 if np.isfinite(value) else None
