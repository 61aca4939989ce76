"""The tree of an edition in words: every node and leaf with its name, in the order of the scores."""

from jejaring.edition.edition import Edition
from jejaring.terms.frozen import Frozen
from jejaring.terms.text import Text, same


class NodeName(Frozen):
    """A node or leaf: its code, name, parent, and how deep it lies (the root 0)."""

    code: str
    name: Text
    parent: str | None
    depth: int
    leaf: bool


def node_names(edition: Edition) -> tuple[NodeName, ...]:
    """Return every node and leaf that has scores, root first, children below their parent."""
    scored = set(edition.scores.nodes)
    names = _names(edition)
    parents = {node.code: node.parent for node in edition.recipe.nodes} | {leaf.code: leaf.parent for leaf in edition.recipe.leaves}
    leaves = {leaf.code for leaf in edition.recipe.leaves}
    found: list[NodeName] = []

    def walk(code: str, depth: int) -> None:
        if code in scored:
            found.append(NodeName(code=code, name=names[code], parent=parents[code], depth=depth, leaf=code in leaves))
        for child in edition.recipe.children(code) if code not in leaves else ():
            walk(child.code, depth + 1)

    walk(edition.recipe.root.code, 0)
    return tuple(found)


def node_name(edition: Edition, code: str) -> NodeName:
    """Return one node by its code; raises KeyError for a code that has no scores."""
    for node in node_names(edition):
        if node.code == code:
            return node
    raise KeyError(code)


def _names(edition: Edition) -> dict[str, Text]:
    indicators = {item.code: item.name for item in edition.catalogue.indicators.get(edition.recipe.key, ())}
    names = {node.code: node.name for node in edition.recipe.nodes}
    return names | {leaf.code: indicators.get(leaf.code, same(leaf.code)) for leaf in edition.recipe.leaves}
