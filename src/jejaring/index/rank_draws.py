"""Places of many draws at once: one vectorised sort of whole numbers that hold score and region together."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from jejaring.index.rank import places
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.scores import DECIMALS

Positions = npt.NDArray[np.int64]
Places = npt.NDArray[np.float32]
UNITS = 10.0**DECIMALS
ROOM = 2.0**62

BLOCK_CELLS = 2**14
"""Draws are ranked about this many numbers at once: they stay near the processor."""


def draw_ranks(scores: Floats, *, groups: Sequence[Positions], ranked: Bools) -> Places:
    """Return the place (b × n) of every region in its group at one node, from scores (b × n) rounded to 9 decimals.

    NaN where not ranked (n,). The same places as `ranks` gives.
    """
    if len(groups) == 1 and ranked.all():
        return _places(scores)
    result = np.full(scores.shape, np.nan, dtype=np.float32)
    for rows in groups:
        members = rows[ranked[rows]]
        if members.size:
            result[:, members] = _places(scores[:, members])
    return result


def _places(scores: Floats) -> Places:
    """Return the place (b × n), 1 for the highest, ties sharing the smallest.

    Scores are whole billionths; such a number with the region's row in its last bits sorts as one integer, faster than an index sort.
    """
    rows, count = scores.shape
    result = np.empty((rows, count), dtype=np.float32)
    height = max(1, BLOCK_CELLS // count)
    for start in range(0, rows, height):
        block = scores[start : start + height]
        result[start : start + height] = _block_places(block) if _fits(block) else places(block)
    return result


def _fits(scores: Floats) -> bool:
    """Tell whether scores, gaps excluded, and a row number go into 62 bits."""
    largest = max(float(scores.max(initial=0.0)), -float(scores.min(initial=0.0)))
    return largest * UNITS * 2.0 ** _bits(scores.shape[1]) < ROOM


def _bits(count: int) -> int:
    return max(1, (count - 1).bit_length())


def _block_places(scores: Floats) -> Places:
    rows, count = scores.shape
    bits = _bits(count)
    units = scores * -UNITS
    keys = np.rint(units, out=units).astype(np.int64)
    keys <<= bits
    keys |= np.arange(count)
    keys.sort(axis=1)
    region = keys & ((1 << bits) - 1)
    keys >>= bits
    place = np.broadcast_to(np.arange(1, count + 1, dtype=np.float32), scores.shape)
    tied = keys[:, 1:] == keys[:, :-1]
    if tied.any():
        first = np.ones(scores.shape, dtype=bool)
        first[:, 1:] = ~tied
        place = np.maximum.accumulate(np.where(first, place, np.float32(1)), axis=1)
    region += (np.arange(rows) * count)[:, None]
    result = np.empty(rows * count, dtype=np.float32)
    result[region.ravel()] = place.ravel()
    return result.reshape(rows, count)
