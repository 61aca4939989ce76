"""Fills missing cells by a rule that is written down, and says of every cell how it was filled or why it was not."""

from jejaring.index.imputation.filled import Around, Filled, Groups, Timeline, Way
from jejaring.index.imputation.rubin import Pooled, rubin

__all__ = ["Around", "Filled", "Groups", "Pooled", "Timeline", "Way", "rubin"]
