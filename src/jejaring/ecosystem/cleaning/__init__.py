"""From a messy register to a clean one: duplicates found, merged reversibly, every row accounted for."""

from jejaring.ecosystem.cleaning.clean import CleanRegister, Options, clean, decide, repaired, undo
from jejaring.ecosystem.cleaning.measure import Pairwise, b_cubed, pairwise
from jejaring.ecosystem.cleaning.merge import MERGE, REVIEW, Match, Merged
from jejaring.ecosystem.cleaning.quality import Kbli2015, Quality

__all__ = [
    "MERGE",
    "REVIEW",
    "CleanRegister",
    "Kbli2015",
    "Match",
    "Merged",
    "Options",
    "Pairwise",
    "Quality",
    "b_cubed",
    "clean",
    "decide",
    "pairwise",
    "repaired",
    "undo",
]
