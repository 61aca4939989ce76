"""From a panel to scores, ranks and their doubt; usable on its own."""

from jejaring.index.build import Stages, build, run, settled
from jejaring.index.chain_link import Linked, chain_link
from jejaring.index.check import check
from jejaring.index.denominate import SizeFlag, size_flags
from jejaring.index.doubt import DoubtInterrupted, DoubtRun, doubt
from jejaring.index.journal import Imputation, Treatment
from jejaring.index.method import Method, Parametric
from jejaring.index.registry import methods
from jejaring.index.screen import Screen, Screening, screen
from jejaring.index.sensitivity.acceptability import Acceptability, acceptability
from jejaring.index.sensitivity.analysis import Sensitivity, SensitivityInterrupted, SensitivityRun, sensitivity
from jejaring.index.sensitivity.attainable import Attainable, attainable_ranks, proved_rank, searched_ranks
from jejaring.index.sensitivity.path import every_path
from jejaring.index.sensitivity.rank_sets import RankSets, marginal_rank_sets, rank_sets
from jejaring.index.sensitivity.sample import Sample, sample
from jejaring.index.treatment import Rule
from jejaring.index.tree import child_shares
from jejaring.index.years import Reference, Years, build_years, run_years

__all__ = [
    "Acceptability",
    "Attainable",
    "DoubtInterrupted",
    "DoubtRun",
    "Imputation",
    "Linked",
    "Method",
    "Parametric",
    "RankSets",
    "Reference",
    "Rule",
    "Sample",
    "Screen",
    "Screening",
    "Sensitivity",
    "SensitivityInterrupted",
    "SensitivityRun",
    "SizeFlag",
    "Stages",
    "Treatment",
    "Years",
    "acceptability",
    "attainable_ranks",
    "build",
    "build_years",
    "chain_link",
    "check",
    "child_shares",
    "doubt",
    "every_path",
    "marginal_rank_sets",
    "methods",
    "proved_rank",
    "rank_sets",
    "run",
    "run_years",
    "sample",
    "screen",
    "searched_ranks",
    "sensitivity",
    "settled",
    "size_flags",
]
