"""From a panel to scores, ranks and their doubt; usable on its own."""

from jejaring.index.build import Stages, build, run, settled
from jejaring.index.chain_link import Linked, chain_link
from jejaring.index.check import check
from jejaring.index.denominate import SizeFlag, size_flags
from jejaring.index.doubt import doubt
from jejaring.index.journal import Imputation, Treatment
from jejaring.index.method import Method, Parametric
from jejaring.index.registry import methods
from jejaring.index.screen import Screen, Screening, screen
from jejaring.index.treatment import Rule
from jejaring.index.years import Reference, Years, build_years, run_years

__all__ = [
    "Imputation",
    "Linked",
    "Method",
    "Parametric",
    "Reference",
    "Rule",
    "Screen",
    "Screening",
    "SizeFlag",
    "Stages",
    "Treatment",
    "Years",
    "build",
    "build_years",
    "chain_link",
    "check",
    "doubt",
    "methods",
    "run",
    "run_years",
    "screen",
    "settled",
    "size_flags",
]
