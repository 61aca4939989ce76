"""Floor 3, from outside: files of other providers to observations, outlines and panels; nothing is half-imported."""

from jejaring.sources.coinr import Tree, read_units, read_years, with_tree
from jejaring.sources.shelf import SHELF, Source, read, recognise, source
from jejaring.sources.workbook import write_csv_template, write_template

__all__ = [
    "SHELF",
    "Source",
    "Tree",
    "read",
    "read_units",
    "read_years",
    "recognise",
    "source",
    "with_tree",
    "write_csv_template",
    "write_template",
]
