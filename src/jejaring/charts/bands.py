"""The rank bands of one group of an edition: who is in them, in order, and where one ends and the next begins."""

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from jejaring.charts.numbers import drawn

if TYPE_CHECKING:  # pictures start without loading the engine
    from jejaring.edition.edition import Edition


@dataclass(frozen=True)
class Member:
    """A ranked region: its row in the edition, its place (1 = the top, no ties), root score with interval, rank range and band."""

    row: int
    region: str
    name: str
    place: int
    score: float
    low: float | None
    high: float | None
    rank_low: int
    rank_high: int
    band: int


@dataclass(frozen=True)
class Band:
    """A rank band: its number, the first and last place, and the score halfway to the next band (None for the last)."""

    band: int
    first: int
    last: int
    floor: float | None


def members(edition: "Edition", group: str) -> tuple[Member, ...]:
    """Return the ranked regions of a group from the top, ties by region key."""
    scores, intervals = edition.scores, edition.intervals
    rows = [row for row, name in enumerate(scores.group) if name == group and not np.isnan(scores.rank[row, 0])]
    rows.sort(key=lambda row: (-scores.score[row, 0], scores.regions[row]))
    return tuple(
        Member(
            row=row,
            region=scores.regions[row],
            name=edition.catalogue.regions[row].name,
            place=place,
            score=float(scores.score[row, 0]),
            low=drawn(intervals.low[row, 0]),
            high=drawn(intervals.high[row, 0]),
            rank_low=int(intervals.rank_low[row, 0]),
            rank_high=int(intervals.rank_high[row, 0]),
            band=int(intervals.band[row, 0]),
        )
        for place, row in enumerate(rows, start=1)
    )


def bands(ranked: tuple[Member, ...]) -> tuple[Band, ...]:
    """Return the bands of regions in order of place."""
    numbers = sorted({member.band for member in ranked})
    inside = {number: [member for member in ranked if member.band == number] for number in numbers}
    found = []
    for number, below in zip_longest(numbers, numbers[1:]):
        floor = None if below is None else (inside[number][-1].score + inside[below][0].score) / 2
        found.append(Band(number, inside[number][0].place, inside[number][-1].place, drawn(floor)))
    return tuple(found)
