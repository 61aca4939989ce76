"""An edition in, the findings of its pictures out: the title of a figure is what it shows."""

from typing import TYPE_CHECKING

import numpy as np

from jejaring.words.sentences import counted
from jejaring.words.speech import Speech

if TYPE_CHECKING:  # words start without loading the engine
    from jejaring.edition.edition import Edition

ENOUGH = 3
"""How many scored regions an island group needs to be named as highest or lowest."""


def map_title(edition: "Edition", speech: Speech, *, node: str | None = None) -> str:
    """Return where a node (the root where None) is highest and lowest, by the median of island groups.

    With fewer than two island groups of enough scored regions, the highest and the lowest region are named.
    """
    code = node or edition.recipe.root.code
    scores = edition.scores.score[:, edition.scores.nodes.index(code)]
    told = {"index": _name(edition, speech, code), "year": str(edition.manifest.year)}
    if np.isnan(scores).all():
        return speech.say("map.empty", **told)
    regions = edition.catalogue.regions
    medians: list[tuple[float, str]] = []
    for island in edition.catalogue.country.island_groups:
        inside = scores[[region.island_group == island.key for region in regions]]
        known = inside[~np.isnan(inside)]
        if known.size >= ENOUGH:
            medians.append((float(np.median(known)), speech.text(island.name)))
    if len(medians) > 1:
        return speech.say("map.title", **told, high=max(medians)[1], low=min(medians)[1])
    return speech.say("map.range", **told, high=regions[int(np.nanargmax(scores))].name, low=regions[int(np.nanargmin(scores))].name)


def ranking_title(edition: "Edition", speech: Speech, *, group: str) -> str:
    """Return who leads a group of ranking, or how many leaders cannot be told apart, and into how many rank bands it falls."""
    from jejaring.edition.standing import band_sizes, group_name

    sizes = band_sizes(edition, group)
    if not sizes:
        return speech.say("ranking.empty")
    name = speech.text(group_name(edition, group))
    everyone = counted(speech, group, count=sum(sizes), name=name)
    if len(sizes) == 1 and sizes[0] > 1:
        return speech.say("ranking.flat", counted=everyone)
    bands = speech.whole(len(sizes))
    if sizes[0] == 1:
        leader = next(row for row, member in enumerate(edition.scores.group) if member == group and edition.intervals.band[row, 0] == 1)
        return speech.say("ranking.first", name=edition.catalogue.regions[leader].name, counted=everyone, bands=bands)
    top = counted(speech, group, count=sizes[0], name=name)
    return speech.say("ranking.tied", top=top, counted=everyone, bands=bands)


def _name(edition: "Edition", speech: Speech, code: str) -> str:
    if code == edition.recipe.root.code:
        return speech.text(edition.recipe.short_name)
    inner = {node.code: node.name for node in edition.recipe.nodes}
    leaves = {indicator.code: indicator.name for indicator in edition.catalogue.indicators.get(edition.recipe.key, ())}
    return speech.text((leaves | inner)[code])
