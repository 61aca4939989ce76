"""Randomness that belongs to a region's key, not to its row: a region draws the same whoever stands beside it, in whatever order."""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint64]


def key_numbers(keys: Sequence[str]) -> Numbers:
    """Return a 64-bit number for each key, the same on every machine."""
    return np.array([int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little") for key in keys], dtype=np.uint64)


def mixed(*parts: Numbers | int) -> Numbers:
    """Return 64-bit numbers stirred from several (broadcast), in their order (the finaliser of SplitMix64, Steele et al. 2014)."""
    state = np.zeros((), dtype=np.uint64)
    with np.errstate(over="ignore"):
        for part in parts:
            state = state + np.uint64(0x9E3779B97F4A7C15) + np.asarray(part).astype(np.uint64)
            state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            state = state ^ (state >> np.uint64(31))
    return np.atleast_1d(state)


def region_generators(keys: Sequence[str], *seeds: int) -> list[np.random.Generator]:
    """Return a generator for each region that depends on its key and the seeds alone."""
    return [np.random.Generator(np.random.PCG64(np.random.SeedSequence([*seeds, int(number)]))) for number in key_numbers(keys)]
