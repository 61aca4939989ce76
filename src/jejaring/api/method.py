"""The method of an edition as data, read off its recipe and nothing else."""

from typing import Literal

from jejaring.api.cards import EditionCard, card
from jejaring.api.tree import node_names
from jejaring.edition import settled_recipe
from jejaring.edition.edition import Edition
from jejaring.index import child_shares as sibling_shares
from jejaring.index import methods
from jejaring.index.method import StepName
from jejaring.terms.frozen import Frozen
from jejaring.terms.indicator import Indicator
from jejaring.terms.recipe import ContextVariable, Doubt, Leaf, Node, Parameter, Ranking, Recipe, Step
from jejaring.terms.text import Text, same


class StepView(Frozen):
    """A method with its parameters, as in the recipe, and its formula as the index room writes it."""

    method: str
    parameters: dict[str, Parameter]
    formula: str


class BranchView(Frozen):
    """An inner node: its children with their shares 0-1 of it, how they are put together, and which share must be filled."""

    code: str
    name: Text
    level: str
    definition: Text | None
    depth: int
    share: float
    children: tuple[tuple[str, float], ...]
    weigh: StepView
    aggregate: StepView
    min_coverage: float


class LeafView(Frozen):
    """An indicator: what it says, its direction, its share 0-1 of the whole index, and how it becomes 0-100.

    `goalpost_basis` says where the ends of the scale come from, `goalpost_status` whether they are final.
    """

    code: str
    name: Text
    definition: Text | None
    unit: Text | None
    parent: str
    share: float
    polarity: Literal["higher", "lower", "range"]
    companion: bool
    formula: str | None
    impute: StepView
    treat: StepView
    normalise: StepView
    goalpost_basis: str | None
    goalpost_status: str | None
    data_owner: str | None
    sdg_targets: tuple[str, ...]


class ContextView(Frozen):
    """A variable by which peers are found; in logarithms where `log`."""

    name: Text
    log: bool


class MethodView(Frozen):
    """The whole method: the tree with weights, each leaf's scale, how nodes are put together, who is ranked, what doubt varies."""

    edition: EditionCard
    recipe_version: str
    recipe_digest: str
    source: str
    branches: tuple[BranchView, ...]
    leaves: tuple[LeafView, ...]
    ranking: Ranking
    context: tuple[ContextView, ...]
    doubt: Doubt


def method(edition: Edition) -> MethodView:
    """Return the method of an edition."""
    recipe, settled = edition.recipe, settled_recipe(edition)
    depths = {node.code: node.depth for node in node_names(edition)}
    shares = leaf_shares(settled)
    indicators = {item.code: item for item in edition.catalogue.indicators.get(recipe.key, ())}
    names = {variable.key: variable.name for variable in edition.catalogue.variables}
    return MethodView(
        edition=card(edition),
        recipe_version=recipe.version,
        recipe_digest=recipe.digest,
        source=recipe.source,
        branches=tuple(
            _branch(recipe, node, depths.get(node.code, 0), shares=shares, children=child_shares(settled, node.code))
            for node in recipe.nodes
        ),
        leaves=tuple(_leaf(recipe, leaf, indicators.get(leaf.code), shares[leaf.code]) for leaf in recipe.leaves),
        ranking=recipe.ranking,
        context=tuple(_context(item, names) for item in recipe.context),
        doubt=recipe.doubt,
    )


def leaf_shares(recipe: Recipe) -> dict[str, float]:
    """Return the nominal share 0-1 of every node and leaf in the whole index (the root 1, a companion 0)."""
    shares = {recipe.root.code: 1.0}

    def walk(code: str) -> None:
        for child, part in child_shares(recipe, code):
            shares[child] = shares[code] * part
            walk(child)

    walk(recipe.root.code)
    return shares


def child_shares(recipe: Recipe, code: str) -> tuple[tuple[str, float], ...]:
    """Return the children of a node with their shares 0-1 of it, 0 for a companion.

    Weights that a recipe reads from data stand in its settled form; any other form of it is refused by the index.
    """
    below = [child.code for child in recipe.children(code)]
    shares = sibling_shares(recipe, code) if below else {}
    return tuple((child, round(float(shares.get(child, 0.0)), 9)) for child in below)


def _branch(recipe: Recipe, node: Node, depth: int, *, shares: dict[str, float], children: tuple[tuple[str, float], ...]) -> BranchView:
    return BranchView(
        code=node.code,
        name=node.name,
        level=node.level,
        definition=node.definition,
        depth=depth,
        share=shares[node.code],
        children=children,
        weigh=_step("weight", node.weigh or recipe.steps.weight),
        aggregate=_step("aggregate", node.aggregate or recipe.steps.aggregate),
        min_coverage=node.min_coverage,
    )


def _leaf(recipe: Recipe, leaf: Leaf, about: Indicator | None, share: float) -> LeafView:
    return LeafView(
        code=leaf.code,
        name=about.name if about else same(leaf.code),
        definition=about.definition if about else None,
        unit=about.unit if about else None,
        parent=leaf.parent,
        share=share,
        polarity=about.polarity if about else ("higher" if leaf.polarity > 0 else "lower"),
        companion=leaf.weight == 0,
        formula=about.formula if about else None,
        impute=_step("impute", leaf.impute or recipe.steps.impute),
        treat=_step("treat", leaf.treat or recipe.steps.treat),
        normalise=_step("normalise", leaf.normalise or recipe.steps.normalise),
        goalpost_basis=about.goalpost_basis if about else None,
        goalpost_status=about.goalpost_status if about else None,
        data_owner=about.data_owner if about else None,
        sdg_targets=about.sdg_targets if about else (),
    )


def _step(name: StepName, step: Step) -> StepView:
    return StepView(method=step.method, parameters=step.parameters, formula=methods()[name][step.method].formula)


def _context(item: ContextVariable, names: dict[str, Text]) -> ContextView:
    return ContextView(name=names.get(item.variable, same(item.variable)), log=item.log)
