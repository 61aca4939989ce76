"""Where everything stands in the formula workbook: one row per region on every sheet, and the addresses that formulas refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from jejaring.terms.recipe import Leaf, Node, Recipe

SheetKey = Literal["about", "data", "weights", "parameters", "divided", "treated", "normalised", "coverage", "scores", "ranks"]
SHEETS: tuple[SheetKey, ...] = (
    "about",
    "data",
    "weights",
    "parameters",
    "divided",
    "treated",
    "normalised",
    "coverage",
    "scores",
    "ranks",
)

HEAD_ROWS = 3
"""What the sheet says, the names, the codes."""
FIRST_ROW = HEAD_ROWS + 1
FIRST_COLUMN = 4
"""After the code, the name and the group of the region."""

SHARE, IN_INDEX, LEAST, LEAST_RANK, LEAST_BRANCH, MEAN, FLOOR = "E", "F", "G", "H", "I", "J", "K"
"""Columns of the sheet of weights; A is the code, B the name, C the parent, D the weight that may be changed."""

PARAMETERS = ("low", "high", "offset", "target_low", "target_high", "mean", "sd", "to_low", "to_high")
"""Columns F to N of the sheet of parameters; A to E are code, name, polarity, scale of the denominator, method."""
POLARITY, SCALE, METHOD = "C", "D", "E"
OBSERVED = {"minimum": "O", "maximum": "P", "average": "Q", "deviation": "R"}


def letters(number: int) -> str:
    """Return the name of a column counted from 1.

    >>> letters(1), letters(27), letters(703)
    ('A', 'AA', 'AAA')
    """
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass(frozen=True)
class Layout:
    """The addresses of a workbook for n regions: columns of the panel, leaves, and inner nodes (root first)."""

    recipe: Recipe
    regions: int
    columns: tuple[str, ...]
    inner: tuple[Node, ...]
    titles: Mapping[SheetKey, str]
    members: tuple[Node | Leaf, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the order of the sheet of weights: inner nodes, then leaves."""
        object.__setattr__(self, "members", (*self.inner, *self.recipe.leaves))

    @property
    def last_row(self) -> int:
        """Return the row of the last region."""
        return HEAD_ROWS + self.regions

    def sheet(self, key: SheetKey) -> str:
        """Return the name of a sheet as a formula writes it."""
        return f"'{self.titles[key]}'"

    def data(self, column: str, row: int) -> str:
        """Return the cell of a panel column."""
        return f"{self.sheet('data')}!{letters(FIRST_COLUMN + self.columns.index(column))}{row}"

    def leaf(self, key: SheetKey, code: str, row: int) -> str:
        """Return the cell of a leaf on one of the sheets by leaf."""
        return f"{self.sheet(key)}!{self.leaf_column(code)}{row}"

    def leaf_column(self, code: str) -> str:
        """Return the column of a leaf on the sheets by leaf."""
        return letters(FIRST_COLUMN + [leaf.code for leaf in self.recipe.leaves].index(code))

    def leaf_range(self, key: SheetKey, code: str) -> str:
        """Return all cells of a leaf on one of the sheets by leaf."""
        column = self.leaf_column(code)
        return f"{self.sheet(key)}!${column}${FIRST_ROW}:${column}${self.last_row}"

    def node_column(self, code: str) -> str:
        """Return the column of an inner node on the sheets by node."""
        return letters(FIRST_COLUMN + [node.code for node in self.inner].index(code))

    def node(self, key: SheetKey, code: str, row: int) -> str:
        """Return the cell of an inner node on one of the sheets by node."""
        return f"{self.sheet(key)}!{self.node_column(code)}{row}"

    def held_column(self, code: str) -> str:
        """Return the column, right of the coverage, with the share of a node's children that have a score."""
        return letters(FIRST_COLUMN + len(self.inner) + 1 + [node.code for node in self.inner].index(code))

    def held(self, code: str, row: int) -> str:
        """Return the cell with the share of a node's children that have a score."""
        return f"{self.sheet('coverage')}!{self.held_column(code)}{row}"

    def weight_row(self, code: str) -> int:
        """Return the row of a node or leaf on the sheet of weights."""
        return FIRST_ROW + [member.code for member in self.members].index(code)

    def of_weights(self, column: str, code: str) -> str:
        """Return a cell of the sheet of weights."""
        return f"{self.sheet('weights')}!${column}${self.weight_row(code)}"

    def of_parameters(self, column: str, code: str) -> str:
        """Return a cell of the sheet of parameters."""
        return f"{self.sheet('parameters')}!${column}${FIRST_ROW + [leaf.code for leaf in self.recipe.leaves].index(code)}"

    def parameter(self, name: str, code: str) -> str:
        """Return the cell of a parameter of a leaf's normalisation."""
        return self.of_parameters(letters(6 + PARAMETERS.index(name)), code)

    def children(self, code: str) -> tuple[Node | Leaf, ...]:
        """Return the children of an inner node, companions included: their share is 0 until someone gives them a weight."""
        return tuple(self.recipe.children(code))
