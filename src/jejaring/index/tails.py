"""Quantiles of many draws without keeping them all: of each cell only the tails that the two quantiles need."""

import numpy as np
import numpy.typing as npt

from jejaring.terms.panel import Floats

Real = npt.NDArray[np.floating]

PENDING_CELLS = 2**23
"""Draws wait unsorted up to about this many numbers."""

SLACK = 1e-9
"""0.05 x 1000 may come out a hair above 50; that is still the fiftieth draw."""


class Tails:
    """Collects draws (b × cells) and gives a low and a high quantile of each cell.

    The quantile is the inverted cumulative distribution: the smallest draw with at least the share q of draws at or below it
    (Hyndman and Fan 1996, type 1), so the quantile of ranks is a rank. Missing draws do not count; a cell without draws is missing.
    """

    def __init__(self, draws: int, *, low: float, high: float) -> None:
        """Prepare for at most this many draws."""
        self._low, self._high = low, high
        self._keep_low = int(_place(low, np.array(draws))) + 1
        self._keep_high = draws - int(_place(high, np.array(draws)))
        self._draws = draws
        self._taken = 0
        self._missing: npt.NDArray[np.int64] | int = 0
        self._used = 0
        self._compressed = False
        self._buffer: Real | None = None

    @staticmethod
    def bytes_per_cell(draws: int, *, low: float, high: float, size: int) -> int:
        """Return about how many bytes a cell takes with numbers of `size` bytes."""
        return min(draws, 2 * (int(_place(low, np.array(draws))) + 1 + draws - int(_place(high, np.array(draws))))) * size

    def add(self, draws: Real) -> None:
        """Take draws (b × cells); the order in which they come does not matter."""
        if self._buffer is None:
            kept = self._keep_low + self._keep_high
            width = min(self._draws, kept + max(kept, len(draws), PENDING_CELLS // max(1, draws.shape[1])))
            self._buffer = np.empty((draws.shape[1], max(width, min(self._draws, kept + len(draws)))), dtype=draws.dtype)
        if np.isnan(draws.sum()):
            self._missing = self._missing + np.isnan(draws).sum(axis=0)
        if self._used + len(draws) > self._buffer.shape[1]:
            self._compress(self._buffer)
        self._buffer[:, self._used : self._used + len(draws)] = draws.T
        self._used += len(draws)
        self._taken += len(draws)

    def _compress(self, buffer: Real) -> None:
        """Keep of each cell the lowest and the highest draws; missing ones sort last and go when they are not needed to fill up."""
        mine = buffer[:, : self._used]
        mine.sort(axis=1)
        keep_low, keep_high = self._keep_low, self._keep_high
        if isinstance(self._missing, int):
            buffer[:, keep_low : keep_low + keep_high] = mine[:, self._used - keep_high : self._used].copy()
        else:
            present = self._used - np.isnan(mine).sum(axis=1)
            first = np.maximum(present - keep_high, keep_low)
            places = np.minimum(first[:, None] + np.arange(keep_high), self._used - 1)
            highest = np.take_along_axis(mine, places, axis=1)
            highest[places >= present[:, None]] = np.nan
            buffer[:, keep_low : keep_low + keep_high] = highest
        self._used = keep_low + keep_high
        self._compressed = True

    def quantiles(self) -> tuple[Floats, Floats]:
        """Return the low and the high quantile of every cell, among the draws taken so far."""
        if self._buffer is None:
            return np.empty(0), np.empty(0)
        mine = self._buffer[:, : self._used]
        mine.sort(axis=1)
        filled = np.asarray(np.full(len(mine), self._taken) - self._missing, dtype=np.int64)
        present = np.full(len(mine), self._used)
        if not isinstance(self._missing, int):
            present -= np.isnan(mine).sum(axis=1)
        low = _nth(mine, _place(self._low, filled))
        from_top = filled - 1 - _place(self._high, filled)
        high = _nth(mine, present - 1 - from_top)
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


def _nth(ordered: Real, place: npt.NDArray[np.int64]) -> Floats:
    return np.asarray(np.take_along_axis(ordered, np.maximum(place, 0)[:, None], axis=1)[:, 0], dtype=float)
