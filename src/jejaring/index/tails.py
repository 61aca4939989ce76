"""Quantiles of many draws without keeping them all: of each cell only the tails that the two quantiles need."""

import numpy as np
import numpy.typing as npt

from jejaring.terms.panel import Floats

Real = npt.NDArray[np.floating]

PENDING_CELLS = 2**23
"""Draws wait uncompressed up to about this many numbers."""

SLACK = 1e-9
"""0.05 x 1000 may come out a hair above 50; that is still the fiftieth draw."""


class Tails:
    """Collects draws (b × cells) and gives a low and a high quantile of each cell.

    The quantile is the inverted cumulative distribution: the smallest draw with at least the share q of draws at or below it
    (Hyndman and Fan 1996, type 1), so the quantile of ranks is a rank. Missing draws do not count; a cell without draws is missing.
    """

    def __init__(self, draws: int, *, low: float, high: float) -> None:
        """Prepare for a known number of draws."""
        self._low, self._high = low, high
        self._keep_low = int(_place(low, np.array(draws))) + 1
        self._keep_high = draws - int(_place(high, np.array(draws)))
        self._pending: list[Real] = []
        self._least: list[Real] = []
        self._most: list[Real] = []
        self._filled: npt.NDArray[np.int64] | int = 0

    def add(self, draws: Real) -> None:
        """Take draws (b × cells); the order in which they come does not matter."""
        self._filled = self._filled + (~np.isnan(draws)).sum(axis=0)
        self._pending.append(draws)
        limit = max(2 * (self._keep_low + self._keep_high), PENDING_CELLS // max(1, draws.shape[1]))
        if sum(len(block) for block in self._pending) > limit:
            self._least = [_ordered([*self._least, *self._pending])[: self._keep_low].copy()]
            self._most = [-_ordered([-block for block in (*self._most, *self._pending)])[: self._keep_high]]
            self._pending = []

    def quantiles(self) -> tuple[Floats, Floats]:
        """Return the low and the high quantile of every cell."""
        filled = np.asarray(self._filled)
        low_place, high_place = _place(self._low, filled), _place(self._high, filled)
        ordered = _ordered([*self._least, *self._pending])
        low = _nth(ordered, low_place)
        if self._most:
            low_of_negated = filled - 1 - high_place
            high = -_nth(_ordered([-block for block in (*self._most, *self._pending)]), low_of_negated)
        else:
            high = _nth(ordered, high_place)
        return np.where(filled > 0, low, np.nan), np.where(filled > 0, high, np.nan)


def table_quantile(tables: Floats, counts: npt.NDArray[np.int64], share: float) -> Floats:
    """Return the quantile (…) over tables (t × …) of which the t-th was drawn `counts[t]` times; type 1 as in `Tails`."""
    order = np.argsort(tables, axis=0)
    ordered = np.take_along_axis(tables, order, axis=0)
    times = np.where(np.isnan(ordered), 0, counts[order])
    reached = np.cumsum(times, axis=0)
    wanted = _place(share, reached[-1]) + 1
    first = (reached >= wanted).argmax(axis=0)
    value = np.take_along_axis(ordered, first[None], axis=0)[0]
    return np.where(reached[-1] > 0, value, np.nan)


def _place(share: float, count: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the place, from 0, of a quantile among sorted draws."""
    return np.asarray(np.ceil(share * count - SLACK).astype(np.int64) - 1)


def _ordered(blocks: list[Real]) -> Real:
    """Return the draws of each cell in rising order, missing ones last; sorted along memory, seen as (b × cells)."""
    ordered = np.empty((blocks[0].shape[1], sum(len(block) for block in blocks)), dtype=blocks[0].dtype)
    start = 0
    for block in blocks:
        ordered[:, start : start + len(block)] = block.T
        start += len(block)
    ordered.sort(axis=-1)
    return ordered.T


def _nth(ordered: Real, place: npt.NDArray[np.int64]) -> Floats:
    return np.asarray(np.take_along_axis(ordered, np.maximum(place, 0)[None], axis=0)[0], dtype=float)
