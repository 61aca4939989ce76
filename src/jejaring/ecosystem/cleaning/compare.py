"""How alike two actors are, field by field, as levels: 0 differs, higher is more alike, -1 where one of the two is not known."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.ecosystem.cleaning.blocks import Pairs
from jejaring.ecosystem.cleaning.names import core_name, numbers_of
from jejaring.terms.actor import Actor

FIELDS: dict[str, int] = {
    "name": 5, "phone": 2, "website": 2, "description": 3, "founded": 3, "place": 3, "kbli": 2, "helix": 2,
}  # fmt: skip
"""The fields compared and how many levels each has."""
NAME, SAME_NAME = 0, 4
UNKNOWN = -1
EARTH_KM = 6371.0088
NEAR_KM, CLOSE_KM = 2.0, 0.2

Levels = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Compared:
    """Actors with their names ready to be compared."""

    actors: Sequence[Actor]
    cores: tuple[str, ...]


def prepared(actors: Sequence[Actor]) -> Compared:
    """Return actors with their compared names."""
    return Compared(actors, tuple(core_name(actor.name) for actor in actors))


def levels_of(compared: Compared, pairs: Pairs) -> Levels:
    """Return the levels (pairs × fields) in the order of FIELDS."""
    levels = np.full((len(pairs), len(FIELDS)), UNKNOWN, dtype=np.int8)
    for row, (first, second) in enumerate(pairs):
        levels[row] = _pair_levels(compared, int(first), int(second))
    return levels


def name_level(first: str, second: str) -> int:
    """Return 4 for equal compared names, then 3, 2, 1 from similarity 0.93, 0.85 and 0.7 on, else 0.

    Similarity is the larger of the ratios of sorted words and of the letters without spaces (normalised Indel distance, rapidfuzz). A
    name of at least two words contained in the other has level 2 at least. Different numbers allow level 1 at most.
    """
    from rapidfuzz import fuzz

    if first == second:
        return SAME_NAME
    ratio = max(fuzz.token_sort_ratio(first, second), fuzz.ratio(first.replace(" ", ""), second.replace(" ", ""))) / 100
    level = 3 if ratio >= 0.93 else 2 if ratio >= 0.85 else 1 if ratio >= 0.7 else 0
    words, others = set(first.split()), set(second.split())
    if min(len(words), len(others)) >= 2 and (words <= others or others <= words):
        level = max(level, 2)
    numbers, other_numbers = numbers_of(first), numbers_of(second)
    return min(level, 1) if numbers != other_numbers else level


def _pair_levels(compared: Compared, first: int, second: int) -> tuple[int, ...]:
    one, other = compared.actors[first], compared.actors[second]
    return (
        name_level(compared.cores[first], compared.cores[second]),
        _equal(one.phone, other.phone),
        _equal(one.website, other.website),
        _described(one.description, other.description),
        _founded(one.founded, other.founded),
        _placed(one, other),
        _equal(one.kbli and f"{one.kbli_version}/{one.kbli}", other.kbli and f"{other.kbli_version}/{other.kbli}"),
        _equal(one.helix, other.helix),
    )


def _equal(one: str | None, other: str | None) -> int:
    return UNKNOWN if not one or not other else int(one == other)


def _described(one: str | None, other: str | None) -> int:
    from rapidfuzz import fuzz

    if not one or not other:
        return UNKNOWN
    ratio = fuzz.token_sort_ratio(one.casefold(), other.casefold())
    return 2 if ratio >= 90 else 1 if ratio >= 60 else 0


def _founded(one: int | None, other: int | None) -> int:
    if one is None or other is None:
        return UNKNOWN
    return 2 if one == other else 1 if abs(one - other) == 1 else 0


def _placed(one: Actor, other: Actor) -> int:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return UNKNOWN
    north = math.radians(one.latitude - other.latitude)
    east = math.radians(one.longitude - other.longitude) * math.cos(math.radians((one.latitude + other.latitude) / 2))
    kilometres = EARTH_KM * math.hypot(north, east)
    return 2 if kilometres <= CLOSE_KM else 1 if kilometres <= NEAR_KM else 0
