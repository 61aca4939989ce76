"""The ranking in bands: who leads, who cannot be told apart, and who is listed without a rank."""

from jejaring.api.cards import EditionCard, card
from jejaring.api.lines import Line, lines
from jejaring.api.tree import NodeName, node_name, node_names
from jejaring.edition.edition import Edition
from jejaring.edition.standing import group_name
from jejaring.terms.frozen import Frozen
from jejaring.terms.text import Text


class RankBand(Frozen):
    """The regions of one band, by score: their ranks cannot be told apart from that of the first."""

    band: int
    lines: tuple[Line, ...]


class RankGroup(Frozen):
    """The regions ranked with one another, in bands; beside them those with a score only, and those with too few figures."""

    group: str
    name: Text
    ranked: int
    bands: tuple[RankBand, ...]
    provisional: tuple[Line, ...]
    insufficient: tuple[Line, ...]


class RankingView(Frozen):
    """The ranking of an edition at one node, one group after the other."""

    edition: EditionCard
    node: NodeName
    nodes: tuple[NodeName, ...]
    groups: tuple[RankGroup, ...]


def ranking(edition: Edition, node: str | None = None) -> RankingView:
    """Return the ranking at a node (the root where None); raises KeyError for a code that has no scores."""
    code = edition.recipe.root.code if node is None else node
    about = node_name(edition, code)
    rows = lines(edition, code)
    order = list(dict.fromkeys(edition.scores.group))
    known = [kind.key for kind in edition.catalogue.country.kinds]
    order.sort(key=lambda group: known.index(group) if group in known else len(known))
    groups = tuple(_group(edition, group, tuple(row for row in rows if row.group == group)) for group in order)
    return RankingView(edition=card(edition), node=about, nodes=node_names(edition), groups=groups)


def _group(edition: Edition, group: str, rows: tuple[Line, ...]) -> RankGroup:
    ranked = sorted((row for row in rows if row.rank is not None), key=lambda row: (row.rank or 0, row.region))
    numbers = sorted({row.band for row in ranked if row.band is not None})
    scored = sorted((row for row in rows if row.rank is None and row.score is not None), key=lambda row: (-(row.score or 0), row.region))
    return RankGroup(
        group=group,
        name=group_name(edition, group),
        ranked=len(ranked),
        bands=tuple(RankBand(band=band, lines=tuple(row for row in ranked if row.band == band)) for band in numbers),
        provisional=tuple(scored),
        insufficient=tuple(sorted((row for row in rows if row.score is None), key=lambda row: row.name)),
    )
