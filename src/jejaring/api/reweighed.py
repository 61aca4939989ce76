"""What other weights do to a region: its new score, rank and rank range, the ranks it could reach, and whom it passes."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from pydantic import Field

from jejaring.api.attainable import AttainableView, attainable
from jejaring.api.cards import EditionCard, card
from jejaring.api.home import example
from jejaring.api.lines import number, whole
from jejaring.api.method import child_shares
from jejaring.api.tree import NodeName, node_name, node_names
from jejaring.api.weights import Weights, equal_weights, percents, reweighted, scored_children, weighable
from jejaring.edition import settled_recipe
from jejaring.edition.edition import Edition
from jejaring.edition.standing import group_name
from jejaring.index import Stages, doubt, run
from jejaring.terms.frozen import Frozen
from jejaring.terms.panel import Floats
from jejaring.terms.problem import BadRecipe, Problem
from jejaring.terms.recipe import Recipe
from jejaring.terms.scores import DECIMALS
from jejaring.terms.text import Text

DRAWS = 200
"""Draws behind a rank range while weights move: a tenth of a second for 514 regions."""
BOUND = 0.5


class ChildShare(Frozen):
    """A child of the node: its share in percent as asked, with equal weights, and in the recipe; each column sums to 100."""

    code: str
    name: Text
    asked: float
    equal: float
    recipe: float


class Weighing(Frozen):
    """How the region stands under one set of weights; None where it has no score, no rank or no interval."""

    weights: Literal["asked", "equal", "recipe"]
    score: float | None
    low: float | None
    high: float | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    draws: int


class MovedLine(Frozen):
    """A region of the group under the weights asked: `moved` is how many places it rose (+) or fell (-) against the recipe."""

    region: str
    name: str
    score: float
    rank: int
    moved: int | None


class WeightsView(Frozen):
    """The weights of one node, asked for by a reader, and what they do to the ranks of one group.

    `weights` are all weights asked for (empty: the recipe's), `passes` and `passed_by` the peers that the region overtakes and is
    overtaken by against the recipe, `peer_names` the names of all peers, `range_refused` why there is no rank range. `said` are the
    findings in words, by name.
    """

    edition: EditionCard
    node: NodeName
    nodes: tuple[NodeName, ...]
    weights: Weights
    children: tuple[ChildShare, ...]
    region: str
    name: str
    group: str
    group_name: Text
    ranked: int
    columns: tuple[Weighing, ...]
    attainable: AttainableView | None
    passes: tuple[str, ...]
    passed_by: tuple[str, ...]
    peer_names: dict[str, str]
    lines: tuple[MovedLine, ...]
    range_refused: tuple[Problem, ...]
    said: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class _Run:
    """One build at the root: all stages, and the interval (n × 4: low, high, rank low, rank high) of its draws."""

    stages: Stages
    recipe: Recipe
    interval: Floats
    draws: int
    refused: tuple[Problem, ...] = ()

    @property
    def score(self) -> Floats:
        return np.asarray(np.round(self.stages.scores[:, 0], DECIMALS))

    @property
    def rank(self) -> Floats:
        return self.stages.ranks[:, 0]


def reweighed(
    edition: Edition, weights: Weights = (), *, node: str | None = None, region: str | None = None, bound: float = BOUND
) -> WeightsView | None:
    """Return what weights do to a region (the example of the first page where None); None where the edition has no region at all.

    Raises KeyError for a node without scores or an unknown region, ValueError for a node with fewer than two scored children, and
    what the index raises where the weights leave nothing to compute.
    """
    chosen = region or example(edition)
    recipe, code = settled_recipe(edition), node or edition.recipe.root.code
    about = node_name(edition, code)
    if chosen is None:
        return None
    if chosen not in edition.scores.regions:
        raise KeyError(chosen)
    if code not in weighable(recipe):
        raise ValueError(code)
    runs = {"recipe": _own(edition), "equal": _run(edition, equal_weights(recipe, code, weights))}
    runs["asked"] = _run(edition, weights) if weights else runs["recipe"]
    row, asked = edition.row(chosen), runs["asked"]
    group = edition.scores.group[row]
    names = {each.key: each.name for each in edition.catalogue.regions}
    ahead, behind = _passing(edition, row, runs["recipe"].rank, asked.rank)
    return WeightsView(
        edition=card(edition),
        node=about,
        nodes=tuple(item for item in node_names(edition) if item.code in weighable(recipe)),
        weights=weights,
        children=_children(edition, code, asked.recipe),
        region=chosen,
        name=names[chosen],
        group=group,
        group_name=group_name(edition, group),
        ranked=int(sum(mine == group and not np.isnan(rank) for mine, rank in zip(asked.stages.group, asked.rank, strict=True))),
        columns=tuple(_weighing(key, runs[key], row) for key in ("asked", "equal", "recipe")),
        attainable=attainable(asked.stages, asked.recipe, chosen, node=code, bound=bound),
        passes=ahead,
        passed_by=behind,
        peer_names={peer.region: names[peer.region] for peer in edition.peers[row].peers},
        lines=_lines(edition, asked, group, names),
        range_refused=asked.refused,
    )


@lru_cache(maxsize=48)
def _run(edition: Edition, weights: Weights) -> _Run:
    recipe = reweighted(settled_recipe(edition), weights)
    # With one part alone a choice of doubt may have nothing left to vary: the score stands then, its range does not.
    sure = recipe.model_copy(update={"doubt": recipe.doubt.model_copy(update={"choices": ()})})
    stages = run(edition.panel, sure)
    root = recipe.root.code
    try:
        found = doubt(edition.panel, recipe, draws=min(DRAWS, edition.recipe.doubt.draws), nodes={root})
    except BadRecipe as refusal:
        return _Run(stages, recipe, np.full((len(stages.regions), 4), np.nan), 0, refusal.problems)
    limits = (found.low, found.high, found.rank_low, found.rank_high)
    return _Run(stages, recipe, np.stack([part[:, 0] for part in limits], axis=1), found.draws)


@lru_cache(maxsize=8)
def _own(edition: Edition) -> _Run:
    """Return the edition's own scores with its own intervals."""
    found = edition.intervals
    limits = (found.low, found.high, found.rank_low, found.rank_high)
    return _Run(run(edition.panel, edition.recipe), settled_recipe(edition), np.stack([part[:, 0] for part in limits], axis=1), found.draws)


def _weighing(weights: Literal["asked", "equal", "recipe"], one: _Run, row: int) -> Weighing:
    low, high, rank_low, rank_high = one.interval[row]
    return Weighing(
        weights=weights,
        score=number(one.score[row]),
        low=number(low),
        high=number(high),
        rank=whole(one.rank[row]),
        rank_low=whole(rank_low),
        rank_high=whole(rank_high),
        draws=one.draws,
    )


def _children(edition: Edition, node: str, asked: Recipe) -> tuple[ChildShare, ...]:
    recipe = settled_recipe(edition)
    codes = scored_children(recipe, node)
    names = {item.code: item.name for item in node_names(edition)}
    own, mine = dict(child_shares(recipe, node)), dict(child_shares(asked, node))
    columns = (percents(mine[code] for code in codes), percents(1 for _ in codes), percents(own[code] for code in codes))
    return tuple(
        ChildShare(code=code, name=names[code], asked=share, equal=equal, recipe=given)
        for code, share, equal, given in zip(codes, *columns, strict=True)
    )


def _passing(edition: Edition, row: int, before: Floats, after: Floats) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the peers that a region overtakes and those that overtake it; ties are no overtaking."""
    peers = [edition.row(peer.region) for peer in edition.peers[row].peers]
    passed = tuple(edition.scores.regions[peer] for peer in peers if before[peer] <= before[row] and after[peer] > after[row])
    passed_by = tuple(edition.scores.regions[peer] for peer in peers if before[peer] >= before[row] and after[peer] < after[row])
    return passed, passed_by


def _lines(edition: Edition, asked: _Run, group: str, names: dict[str, str]) -> tuple[MovedLine, ...]:
    before = edition.scores.rank[:, 0]
    rows = [row for row, mine in enumerate(asked.stages.group) if mine == group and not np.isnan(asked.rank[row])]
    rows.sort(key=lambda row: (asked.rank[row], edition.scores.regions[row]))
    return tuple(
        MovedLine(
            region=edition.scores.regions[row],
            name=names[edition.scores.regions[row]],
            score=float(asked.score[row]),
            rank=int(asked.rank[row]),
            moved=whole(before[row] - asked.rank[row]),
        )
        for row in rows
    )
