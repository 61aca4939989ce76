"""The map of equal tiles as data: every region at one node, with its hexagon."""

from jejaring.api.cards import EditionCard, card
from jejaring.api.lines import Line, lines
from jejaring.api.tree import NodeName, node_name, node_names
from jejaring.edition.edition import Edition
from jejaring.terms.frozen import Frozen


class MapView(Frozen):
    """The regions at one node of the tree; `region` is the one in focus, None where none is."""

    edition: EditionCard
    node: NodeName
    nodes: tuple[NodeName, ...]
    region: str | None
    lines: tuple[Line, ...]


def tiles(edition: Edition, node: str | None = None, *, region: str | None = None) -> MapView:
    """Return the map at a node (the root where None); raises KeyError for a code without scores or an unknown region."""
    code = edition.recipe.root.code if node is None else node
    about = node_name(edition, code)
    rows = lines(edition, code)
    if region is not None and region not in edition.scores.regions:
        raise KeyError(region)
    return MapView(edition=card(edition), node=about, nodes=node_names(edition), region=region, lines=rows)
