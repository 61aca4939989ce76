"""Stochastic multicriteria acceptability: how often each region holds each place, beats each other one, and under which weights."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.index.fault import fault
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild

Positions = npt.NDArray[np.int64]
COMPARED_CELLS = 2**24
"""Comparisons of pairs are made for about this many cells at once (16 MiB)."""


@dataclass(frozen=True)
class Acceptability:
    """What draws say of the places of n regions.

    `places` (n × n) is the share of draws in which a region (row) holds a place (column, the best first); regions that share a place
    hold each of the tied places in equal parts, so rows and columns sum to 1. `winning` (n × n) is the probability that the row's
    region beats the column's, a tie counting half. `central` (n × w) is the mean of the weights under which the region is first
    (Lahdelma and Salminen 2001), missing where it never is. A region without a score has missing rows and columns.
    """

    places: Floats
    winning: Floats
    central: Floats
    draws: int

    def expected_place(self) -> Floats:
        """Return the mean place (n,) of each region."""
        return np.asarray(self.places @ np.arange(1.0, len(self.places) + 1)) if not np.isnan(self.places).any() else self._expected()

    def holistic(self, worth: Floats) -> Floats:
        """Return Σ over places of their worth (n,) × acceptability: one number per region."""
        return np.asarray((np.nan_to_num(self.places) * worth).sum(axis=1) * self._known())

    def _expected(self) -> Floats:
        return self.holistic(np.arange(1.0, len(self.places) + 1))

    def _known(self) -> Floats:
        return np.where(np.isnan(self.winning).all(axis=1), np.nan, 1.0)


class Acceptance:
    """Collects draws of scores and gives their acceptability; draws may come in any portions and order."""

    def __init__(self, regions: int, weights: int = 0) -> None:
        """Prepare for n regions and, where central weights are wanted, w weights."""
        self._steps = np.zeros((regions, regions + 1))
        self._wins = np.zeros((regions, regions))
        self._weighted = np.zeros((regions, weights))
        self._first = np.zeros(regions)
        self._missing: npt.NDArray[np.bool_] | None = None
        self._draws = 0

    def add(self, scores: Floats, weights: Floats | None = None) -> None:
        """Take scores (b × n), higher being better, and the weights (b × w) of each draw.

        Raises CannotBuild when a region has a score in some draws only: its places would not sum to 1.
        """
        missing = np.isnan(scores)
        mask = np.asarray(missing.any(axis=0))
        if (mask != missing.all(axis=0)).any() or (self._missing is not None and (mask != self._missing).any()):
            raise CannotBuild(
                fault(
                    ("ada daerah yang hanya punya nilai pada sebagian undian", "a region has a score in some draws only"),
                    ("nilai pada semua undian atau tidak sama sekali", "a score in every draw or in none"),
                    ("keluarkan daerah itu", "leave that region out"),
                )
            )
        self._missing = mask
        self._draws += len(scores)
        present = np.flatnonzero(~mask)
        kept = scores[:, present]
        first, last = _tied_places(kept)
        share = 1.0 / (last - first + 1)
        rows = np.broadcast_to(present, kept.shape)
        np.add.at(self._steps, (rows, first), share)
        np.add.at(self._steps, (rows, last + 1), -share)
        self._add_wins(kept, present)
        if weights is not None:
            lead = np.where(first == 0, share, 0.0)
            self._first[present] += lead.sum(axis=0)
            self._weighted[present] += lead.T @ weights

    def _add_wins(self, scores: Floats, present: Positions) -> None:
        by_region = np.ascontiguousarray(scores.T)
        height = max(1, COMPARED_CELLS // max(1, scores.size))
        for start in range(0, present.size, height):
            mine = by_region[start : start + height, None]
            won = (mine > by_region).sum(axis=-1) + 0.5 * (mine == by_region).sum(axis=-1)
            self._wins[np.ix_(present[start : start + height], present)] += won

    def result(self) -> Acceptability:
        """Return what the draws so far say."""
        missing = np.zeros(len(self._wins), dtype=bool) if self._missing is None else self._missing
        # Shares such as 1/3 are added and taken away again: what is left of them is rounding noise, never a place.
        places = np.maximum(np.cumsum(self._steps, axis=1)[:, :-1], 0.0) / max(1, self._draws)
        places[places < np.finfo(float).eps * 4] = 0.0
        winning = self._wins / max(1, self._draws)
        np.fill_diagonal(winning, np.nan)
        winning[missing] = np.nan
        winning[:, missing] = np.nan
        places[missing] = np.nan
        with np.errstate(divide="ignore", invalid="ignore"):
            central = np.where(self._first[:, None] > 0, self._weighted / self._first[:, None], np.nan)
        return Acceptability(places, winning, central, self._draws)


def acceptability(scores: Floats, weights: Floats | None = None) -> Acceptability:
    """Return the acceptability of draws of scores (b × n), with the weights (b × w) that made them.

    >>> import numpy as np
    >>> three = acceptability(np.array([[70.0, 60.0, 60.0], [50.0, 65.0, 60.0]]))
    >>> three.places
    array([[0.5 , 0.  , 0.5 ],
           [0.5 , 0.25, 0.25],
           [0.  , 0.75, 0.25]])
    >>> three.winning[1]
    array([0.5 ,  nan, 0.75])
    """
    collected = Acceptance(scores.shape[1], 0 if weights is None else weights.shape[1])
    collected.add(scores, weights)
    return collected.result()


def confidence_factors(scores: Floats) -> Floats:
    """Return the share of draws (n,) in which each region is first under its own central weights, ties shared.

    `scores` (b × n × n) holds, per draw of the data, the scores of all regions (last axis) under the central weights of the region
    of the middle axis; a missing row (a region that is never first) gives a missing factor.
    """
    best = np.nanmax(np.where(np.isnan(scores), -np.inf, scores), axis=-1)
    own = np.einsum("bii->bi", scores)
    tied = (scores == best[..., None]).sum(axis=-1)
    factor = np.where(own == best, 1.0 / np.maximum(tied, 1), 0.0).mean(axis=0)
    return np.where(np.isnan(own).any(axis=0), np.nan, factor)


def _tied_places(scores: Floats) -> tuple[Positions, Positions]:
    """Return the first and the last place (b × n), from 0, that each region shares with those of the same score."""
    order = np.argsort(-scores, axis=1)
    ordered = np.take_along_axis(scores, order, axis=1)
    count = scores.shape[1]
    place = np.broadcast_to(np.arange(count), scores.shape)
    new = np.ones(scores.shape, dtype=bool)
    new[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    start = np.maximum.accumulate(np.where(new, place, 0), axis=1)
    ends = np.ones(scores.shape, dtype=bool)
    ends[:, :-1] = new[:, 1:]
    end = np.minimum.accumulate(np.where(ends, place, count)[:, ::-1], axis=1)[:, ::-1]
    first, last = np.empty_like(order), np.empty_like(order)
    np.put_along_axis(first, order, start, axis=1)
    np.put_along_axis(last, order, end, axis=1)
    return first, last
