"""An edition and a region in, its portrait out."""

from dataclasses import dataclass

import numpy as np

from jejaring.edition.edition import Edition
from jejaring.edition.guide import Guide, guide, medians
from jejaring.edition.portrait import BandWord, Figure, NodeScore, PeerLine, Portrait
from jejaring.edition.standing import band_of, band_sizes, group_name, standing
from jejaring.terms.indicator import Dataset
from jejaring.terms.panel import Floats
from jejaring.terms.recipe import Leaf, Node
from jejaring.terms.status import Status

LISTED = 3
"""How many strengths and weaknesses a portrait names."""
SHOWN_SYSTEMS = ("sakip", "eppd", "iid")


@dataclass(frozen=True)
class _View:
    """An edition seen from one region: its row, its lookups, and what is usual among its peers and its group (k,)."""

    edition: Edition
    guide: Guide
    row: int
    peer_median: Floats
    group_median: Floats


def portrait(edition: Edition, region: str) -> Portrait:
    """Return the portrait of a region given by its key; raises ValueError for a key that the edition does not hold."""
    row, found = edition.row(region), guide(edition)
    peers = [found.row[peer.region] for peer in edition.peers[row].peers]
    view = _View(edition, found, row, medians(edition.scores.score[peers]), found.group_median[edition.scores.group[row]])
    figures = tuple(_figure(view, leaf) for leaf in edition.recipe.leaves)
    nodes = tuple(_node(view, node) for node in edition.recipe.nodes)
    return Portrait.model_validate(
        _run(edition)
        | _place(view)
        | _ranking(view)
        | {
            "root": next(node for node in nodes if node.parent is None),
            "nodes": nodes,
            "figures": figures,
            "words": _words(edition, float(edition.scores.score[row, 0])),
            "peers": tuple(_peer(view, position) for position in range(len(peers))),
            "peer_variables": tuple(found.context.values()),
            "peers_are_loose": edition.peers[row].loose,
            "strengths": _farthest(figures, above=True),
            "weaknesses": _farthest(figures, above=False),
            "statuses": {status: sum(figure.status == status for figure in figures) for status in Status},
            "memberships": tuple(item for item in edition.catalogue.memberships if item.region == region),
            "sources": _sources(edition, figures),
        }
    )


def _run(edition: Edition) -> dict[str, object]:
    return {
        "edition": edition.manifest.id,
        "recipe": edition.recipe.key,
        "recipe_name": edition.recipe.name,
        "recipe_short_name": edition.recipe.short_name,
        "statement": edition.recipe.statement,
        "measures": edition.recipe.measures,
        "year": edition.manifest.year,
        "date": edition.manifest.date,
        "draws": edition.intervals.draws,
    }


def _place(view: _View) -> dict[str, object]:
    region = view.edition.catalogue.regions[view.row]
    return {
        "region": region,
        "kind": view.guide.kind[region.kind],
        "province": view.guide.province[region.province],
        "island_group": view.guide.island_group[region.island_group],
    }


def _ranking(view: _View) -> dict[str, object]:
    edition, row = view.edition, view.row
    group, band = edition.scores.group[row], int(edition.intervals.band[row, 0])
    sizes = band_sizes(edition, group)
    return {
        "standing": standing(edition, edition.scores.regions[row]),
        "group": group,
        "group_name": group_name(edition, group),
        "ranked_in_group": int(np.sum(~np.isnan(edition.scores.rank[list(view.guide.members[group]), 0]))),
        "bands_in_group": len(sizes),
        "in_same_band": sizes[band - 1] if band else 0,
    }


def _node(view: _View, node: Node) -> NodeScore:
    row, column = view.row, view.guide.node[node.code]
    scores, intervals = view.edition.scores, view.edition.intervals
    return NodeScore(
        code=node.code,
        name=node.name,
        level=node.level,
        parent=node.parent,
        weight=view.guide.share[node.code],
        score=_number(scores.score[row, column]),
        low=_number(intervals.low[row, column]),
        high=_number(intervals.high[row, column]),
        rank=_whole(scores.rank[row, column]),
        rank_low=_whole(intervals.rank_low[row, column]),
        rank_high=_whole(intervals.rank_high[row, column]),
        band=int(intervals.band[row, column]) or None,
        coverage=float(scores.coverage[row, column]),
        peer_median=_number(view.peer_median[column]),
        group_median=_number(view.group_median[column]),
    )


def _figure(view: _View, leaf: Leaf) -> Figure:
    row, cell, column = view.row, view.guide.cell[leaf.column], view.guide.node[leaf.code]
    panel, scores = view.edition.panel, view.edition.scores
    indicator = view.guide.indicator[leaf.code]
    return Figure(
        code=leaf.code,
        name=indicator.name,
        parent=leaf.parent,
        unit=indicator.unit,
        polarity=indicator.polarity,
        companion=leaf.weight == 0,
        weight=view.guide.weight[leaf.code],
        value=_number(panel.values[row, cell]),
        year=panel.year[row, cell],
        status=Status.IMPUTED if scores.imputed[row, column] else panel.status[row, cell],
        sources=tuple(part for part in str(panel.source[row, cell]).split("; ") if part),
        score=_number(scores.score[row, column]),
        peer_median=_number(view.peer_median[column]),
        group_median=_number(view.group_median[column]),
        note=panel.note[row, cell],
        sdg_targets=indicator.sdg_targets,
    )


def _peer(view: _View, position: int) -> PeerLine:
    edition, found = view.edition, view.guide
    peer = edition.peers[view.row].peers[position]
    other = found.row[peer.region]
    place = edition.catalogue.regions[other]
    return PeerLine(
        region=peer.region,
        name=place.name,
        province=found.province[place.province],
        distance=peer.distance,
        alike=tuple(found.context[name] for name in peer.alike),
        score=_number(edition.scores.score[other, 0]),
        rank=_whole(edition.scores.rank[other, 0]),
        rank_low=_whole(edition.intervals.rank_low[other, 0]),
        rank_high=_whole(edition.intervals.rank_high[other, 0]),
        band=int(edition.intervals.band[other, 0]) or None,
    )


def _words(edition: Edition, score: float) -> tuple[BandWord, ...]:
    if edition.recipe.measures != "performance":
        return ()
    systems = [system for system in edition.catalogue.band_systems if system.key in SHOWN_SYSTEMS]
    bands = [(system, band_of((system,), system.key, score)) for system in systems]
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
