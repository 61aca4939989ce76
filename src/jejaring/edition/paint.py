"""An edition and a region in, its portrait out."""

from dataclasses import dataclass

import numpy as np

from jejaring.edition.edition import Edition
from jejaring.edition.portrait import BandWord, Figure, NodeScore, PeerLine, Portrait
from jejaring.edition.standing import band_of, band_sizes, group_name, standing
from jejaring.indicators import context_column
from jejaring.terms.indicator import Dataset, Indicator
from jejaring.terms.panel import Floats
from jejaring.terms.recipe import Leaf, Node
from jejaring.terms.region import Region
from jejaring.terms.status import Status
from jejaring.terms.text import Text

LISTED = 3
"""How many strengths and weaknesses a portrait names."""
SHOWN_SYSTEMS = ("sakip", "eppd", "iid")


@dataclass(frozen=True)
class _View:
    """A region's row in the edition, with the rows of its peers and of all who are ranked with it."""

    row: int
    peers: tuple[int, ...]
    members: tuple[int, ...]


def portrait(edition: Edition, region: str) -> Portrait:
    """Return the portrait of a region given by its key; raises ValueError for a key that the edition does not hold."""
    row = edition.row(region)
    group = edition.scores.group[row]
    view = _View(
        row,
        peers=tuple(edition.row(peer.region) for peer in edition.peers[row].peers),
        members=tuple(position for position, name in enumerate(edition.scores.group) if name == group),
    )
    sizes = band_sizes(edition, group)
    band = int(edition.intervals.band[row, 0])
    place = edition.catalogue.regions[row]
    figures = tuple(_figure(edition, view, leaf) for leaf in edition.recipe.leaves)
    nodes = tuple(_node(edition, view, node) for node in edition.recipe.nodes)
    head = edition.manifest
    return Portrait(
        edition=head.id,
        recipe=edition.recipe.key,
        recipe_name=edition.recipe.name,
        recipe_short_name=edition.recipe.short_name,
        statement=edition.recipe.statement,
        measures=edition.recipe.measures,
        year=head.year,
        date=head.date,
        draws=edition.intervals.draws,
        region=place,
        kind=next(kind.name for kind in edition.catalogue.country.kinds if kind.key == place.kind),
        province=_province(edition, place),
        island_group=next(item.name for item in edition.catalogue.country.island_groups if item.key == place.island_group),
        standing=standing(edition, region),
        group=group,
        group_name=group_name(edition, group),
        ranked_in_group=int(np.sum(~np.isnan(edition.scores.rank[list(view.members), 0]))),
        bands_in_group=len(sizes),
        in_same_band=sizes[band - 1] if band else 0,
        root=next(node for node in nodes if node.parent is None),
        nodes=nodes,
        figures=figures,
        words=_words(edition, float(edition.scores.score[row, 0])),
        peers=tuple(_peer(edition, row, position) for position in range(len(edition.peers[row].peers))),
        peer_variables=tuple(_context_name(edition, name) for name in _context_names(edition)),
        peers_are_loose=edition.peers[row].loose,
        strengths=_farthest(figures, above=True),
        weaknesses=_farthest(figures, above=False),
        statuses={status: sum(figure.status == status for figure in figures) for status in Status},
        memberships=tuple(item for item in edition.catalogue.memberships if item.region == region),
        sources=_sources(edition, figures),
    )


def _node(edition: Edition, view: _View, node: Node) -> NodeScore:
    row = view.row
    column = edition.scores.nodes.index(node.code)
    scores, intervals = edition.scores, edition.intervals
    siblings = [item.weight for item in edition.recipe.children(node.parent)] if node.parent else [node.weight]
    return NodeScore(
        code=node.code,
        name=node.name,
        level=node.level,
        parent=node.parent,
        weight=node.weight / sum(siblings),
        score=_number(scores.score[row, column]),
        low=_number(intervals.low[row, column]),
        high=_number(intervals.high[row, column]),
        rank=_whole(scores.rank[row, column]),
        rank_low=_whole(intervals.rank_low[row, column]),
        rank_high=_whole(intervals.rank_high[row, column]),
        band=int(intervals.band[row, column]) or None,
        coverage=float(scores.coverage[row, column]),
        peer_median=_median(scores.score[list(view.peers), column]),
        group_median=_median(scores.score[list(view.members), column]),
    )


def _figure(edition: Edition, view: _View, leaf: Leaf) -> Figure:
    row = view.row
    indicator = _indicator(edition, leaf.code)
    cell, column = edition.panel.columns.index(leaf.column), edition.scores.nodes.index(leaf.code)
    panel, scores = edition.panel, edition.scores
    imputed = bool(scores.imputed[row, column])
    return Figure(
        code=leaf.code,
        name=indicator.name,
        parent=leaf.parent,
        unit=indicator.unit,
        polarity=indicator.polarity,
        companion=leaf.weight == 0,
        weight=nominal_weight(edition, leaf),
        value=_number(panel.values[row, cell]),
        year=panel.year[row, cell],
        status=Status.IMPUTED if imputed else panel.status[row, cell],
        sources=tuple(part for part in str(panel.source[row, cell]).split("; ") if part),
        score=_number(scores.score[row, column]),
        peer_median=_median(scores.score[list(view.peers), column]),
        group_median=_median(scores.score[list(view.members), column]),
        note=panel.note[row, cell],
        sdg_targets=indicator.sdg_targets,
    )


def nominal_weight(edition: Edition, leaf: Leaf) -> float:
    """Return the leaf's share of the whole index: the product of sibling shares on its way up to the root."""
    share = 1.0
    step: Leaf | Node = leaf
    while step.parent is not None:
        share *= step.weight / sum(sibling.weight for sibling in edition.recipe.children(step.parent))
        parent = step.parent
        step = next(node for node in edition.recipe.nodes if node.code == parent)
    return share


def _indicator(edition: Edition, code: str) -> Indicator:
    return next(item for item in edition.catalogue.indicators[edition.recipe.key] if item.code == code)


def _peer(edition: Edition, row: int, position: int) -> PeerLine:
    peer = edition.peers[row].peers[position]
    other = edition.row(peer.region)
    place = edition.catalogue.regions[other]
    return PeerLine(
        region=peer.region,
        name=place.name,
        province=_province(edition, place),
        distance=peer.distance,
        alike=tuple(_context_name(edition, name) for name in peer.alike),
        score=_number(edition.scores.score[other, 0]),
        rank=_whole(edition.scores.rank[other, 0]),
        rank_low=_whole(edition.intervals.rank_low[other, 0]),
        rank_high=_whole(edition.intervals.rank_high[other, 0]),
        band=int(edition.intervals.band[other, 0]) or None,
    )


def _province(edition: Edition, place: Region) -> str:
    return next(province.name for province in edition.catalogue.provinces if province.key == place.province)


def _context_names(edition: Edition) -> tuple[str, ...]:
    return (*(context_column(item.variable) for item in edition.recipe.context), "island_group")


def _context_name(edition: Edition, name: str) -> Text:
    for variable in edition.catalogue.variables:
        if context_column(variable.key) == name:
            return variable.name
    return Text(id="gugus pulau", en="island group")


def _words(edition: Edition, score: float) -> tuple[BandWord, ...]:
    if edition.recipe.measures != "performance":
        return ()
    bands = [(system, band_of((system,), system.key, score)) for system in edition.catalogue.band_systems if system.key in SHOWN_SYSTEMS]
    return tuple(BandWord(system=system.key, system_name=system.name, code=band.code, label=band.label) for system, band in bands if band)


def _farthest(figures: tuple[Figure, ...], *, above: bool) -> tuple[str, ...]:
    gaps = [
        (figure.score - figure.peer_median, figure.code)
        for figure in figures
        if not figure.companion and figure.score is not None and figure.peer_median is not None
    ]
    wanted = sorted((gap for gap in gaps if (gap[0] > 0) == above and gap[0] != 0), key=lambda gap: (-abs(gap[0]), gap[1]))
    return tuple(code for _, code in wanted[:LISTED])


def _sources(edition: Edition, figures: tuple[Figure, ...]) -> tuple[Dataset, ...]:
    used = {source for figure in figures for source in figure.sources}
    return tuple(dataset for dataset in edition.catalogue.datasets if dataset.key in used)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _whole(value: float) -> int | None:
    return None if np.isnan(value) else int(value)


def _median(values: Floats) -> float | None:
    known = values[~np.isnan(values)]
    return float(np.round(np.median(known), 9)) if known.size else None
