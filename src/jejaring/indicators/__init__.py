"""Floor 3, from observations to a panel: declared corrections, the newest sound figure, indicators derived from variables."""

from jejaring.indicators.assemble import assemble, context_column, groupings, needed_variables
from jejaring.indicators.corrections import Corrected, correct

__all__ = ["Corrected", "assemble", "context_column", "correct", "groupings", "needed_variables"]
