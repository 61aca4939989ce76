"""What stands at the head of every page: which edition this is, and which other ones there are."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from jejaring.edition.edition import Edition
from jejaring.terms.frozen import Frozen
from jejaring.terms.text import Text

_MEASURES = ("performance", "context", "official", "example")
MOSTLY = 0.8
"""An edition opens the house when it ranks at least this share of the regions; the fuller picture goes first otherwise."""


class EditionCard(Frozen):
    """An edition in a few words; `statement` is what must always be visible beside its scores.

    `regions` counts the regions it holds, `ranked` those with a rank, `scored` those with a score.
    """

    id: str
    recipe: str
    name: Text
    short_name: Text
    statement: Text
    measures: Literal["performance", "context", "official", "example"]
    year: int
    date: str
    draws: int
    regions: int
    scored: int
    ranked: int


def card(edition: Edition) -> EditionCard:
    """Return the card of an edition."""
    manifest, recipe, scores = edition.manifest, edition.recipe, edition.scores
    return EditionCard(
        id=manifest.id,
        recipe=recipe.key,
        name=recipe.name,
        short_name=recipe.short_name,
        statement=recipe.statement,
        measures=recipe.measures,
        year=manifest.year,
        date=manifest.date,
        draws=edition.intervals.draws,
        regions=len(scores.regions),
        scored=int((~np.isnan(scores.score[:, 0])).sum()),
        ranked=int((~np.isnan(scores.rank[:, 0])).sum()),
    )


def newest(editions: Sequence[Edition]) -> tuple[Edition, ...]:
    """Return the newest edition of every recipe (by year, then date, then id), the one that opens the house first.

    First come editions that rank most regions; among these performance before context, official, example; then by year.
    """
    by_recipe: dict[str, Edition] = {}
    for edition in sorted(editions, key=lambda item: (item.manifest.year, item.manifest.date, item.manifest.id)):
        by_recipe[edition.recipe.key] = edition
    return tuple(sorted(by_recipe.values(), key=_turn))


def _turn(edition: Edition) -> tuple[bool, int, int, str]:
    about = card(edition)
    full = about.ranked >= MOSTLY * max(about.regions, 1)
    return (not full, _MEASURES.index(about.measures), -about.year, about.recipe)
