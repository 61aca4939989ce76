"""The value chain: what is present, absent or unknown, who was not listed, which stage is narrow, and which functions are covered."""

from jejaring.ecosystem.chain.cube import Bounds, Cube, cube
from jejaring.ecosystem.chain.functions import Coverage, ElementCoverage, Profile, element_coverage, function_coverage
from jejaring.ecosystem.chain.stages import ChainStrength, chain_strength
from jejaring.ecosystem.chain.unseen import Unseen, unseen

__all__ = [
    "Bounds",
    "ChainStrength",
    "Coverage",
    "Cube",
    "ElementCoverage",
    "Profile",
    "Unseen",
    "chain_strength",
    "cube",
    "element_coverage",
    "function_coverage",
    "unseen",
]
