"""COINr's two tables, iData (units) and iMeta (indicators): a panel and the tree of a recipe."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from jejaring.sources.coinr_meta import MetaRow, read_meta
from jejaring.sources.coinr_units import read_table, years_in
from jejaring.sources.grid import Grid
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.imported import Imported
from jejaring.terms.panel import Panel, plain_panel
from jejaring.terms.problem import BadFile, Place, Problem
from jejaring.terms.recipe import Leaf, Node, Recipe
from jejaring.terms.text import Text, same

KEY = "coinr"
TITLE = Text(id="Dua tabel COINr (iData, iMeta)", en="COINr's two tables (iData, iMeta)")
WHAT = Text(
    id="Dua CSV: iData (satu baris tiap satuan, kolom uCode) dan iMeta (satu baris tiap indikator, agregat, kelompok, penyebut). "
    "Dihitung langsung, tidak disimpan dalam basis data.",
    en="Two CSV files: iData (a row for each unit, column uCode) and iMeta (a row for each indicator, aggregate, group, denominator). "
    "They are computed directly and not kept in the database.",
)
LICENCE = Text(id="Milik penyusun tabel", en="Belongs to whoever made the tables")
EXTENSIONS = (".csv",)

HOW = "jejaring index run --units iData.csv --indicators iMeta.csv --recipe coinr-default --out DIR"


class Tree(NamedTuple):
    """The tree that iMeta describes: inner nodes (root first) and leaves, both in the order of the table."""

    nodes: tuple[Node, ...]
    leaves: tuple[Leaf, ...]


def fits(sheets: Sequence[Grid], members: frozenset[str]) -> bool:
    """Tell whether a CSV has the heading of iData (uCode) or of iMeta (iCode)."""
    if members or len(sheets) != 1 or sheets[0].name is not None or not sheets[0].rows:
        return False
    headings = {cell.text for cell in sheets[0].rows[0]}
    return "uCode" in headings or {"iCode", "Parent"} <= headings


def read(path: Path, catalogue: Catalogue) -> Imported:
    """Refuse one table alone: a unit table has no meaning without its metadata, and its units are no regions of the catalogue."""
    problem = Problem(
        place=Place(file=path.name),
        met=Text(id="satu dari dua tabel COINr", en="one of COINr's two tables"),
        expected=Text(
            id=f"berkas dengan daerah {catalogue.country.name.id}; tabel COINr memuat satuannya sendiri",
            en=f"a file with regions of {catalogue.country.name.en}; COINr's tables have units of their own",
        ),
        todo=same(HOW),
    )
    raise BadFile(problem)


def read_units(units: Path, indicators: Path, *, year: int | None = None) -> tuple[Panel, Tree]:
    """Return the panel of iData and the tree of iMeta.

    Panel columns are the indicators in the order of iMeta, then the denominators; `regions` are the uCodes in the order of iData;
    groupings are the columns of type Group. `year` chooses one year where the column Time holds several. Raises BadFile with every
    fault of both tables.
    """
    meta = read_meta(indicators)
    try:
        table = read_table(units, meta, year=year)
    except BadFile as error:
        raise BadFile([*meta.problems, *error.problems]) from error
    if meta.problems:
        raise BadFile(meta.problems)
    panel = plain_panel(
        table.codes,
        table.columns,
        table.values,
        period=table.period,
        source=KEY,
        groupings=table.groupings,
    )
    return panel, _tree(meta.rows)


def read_years(units: Path, indicators: Path) -> tuple[tuple[Panel, ...], Tree]:
    """Return one panel for each year of column Time, rising, and the tree of iMeta; raises BadFile as `read_units` does."""
    read = [read_units(units, indicators, year=year) for year in years_in(units)]
    return tuple(panel for panel, _ in read), read[0][1]


def with_tree(recipe: Recipe, nodes: tuple[Node, ...], leaves: tuple[Leaf, ...]) -> Recipe:
    """Return the recipe with another tree; its steps, ranking and doubt stay."""
    return recipe.model_copy(update={"nodes": nodes, "leaves": leaves})


def _tree(meta: tuple[MetaRow, ...]) -> Tree:
    aggregates = [row for row in meta if row.kind == "Aggregate"]
    top = max(row.level for row in aggregates)
    nodes = tuple(
        Node(
            code=row.code,
            parent=row.parent,
            level="index" if row.level == top else f"level_{row.level}",
            name=same(row.name),
            weight=row.weight,
        )
        for row in sorted(aggregates, key=lambda row: -row.level)
    )
    leaves = tuple(
        Leaf(
            code=row.code,
            parent=row.parent or "",
            weight=row.weight,
            column=row.code,
            polarity=1 if row.direction > 0 else -1,
            denominator=row.denominator,
        )
        for row in meta
        if row.kind == "Indicator"
    )
    return Tree(nodes, leaves)
