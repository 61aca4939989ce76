"""What doubt does when a reader opens and closes its choices: which ranks move most, and which choice matters."""

import time
from collections.abc import Callable
from typing import cast

import numpy as np
from pydantic import Field

from jejaring.api.cards import EditionCard, card
from jejaring.api.lines import number, whole
from jejaring.api.questions import TOPS, Questions, can_vary_floor, can_vary_rounding, has_others, questioned, recipe_questions, top_step
from jejaring.api.tree import NodeName, node_name
from jejaring.api.weights import equal_weights, reweighted, weighable
from jejaring.edition import settled_recipe
from jejaring.edition.edition import Edition
from jejaring.edition.standing import group_name
from jejaring.index import build
from jejaring.index.doubt import DoubtRun
from jejaring.index.sensitivity.analysis import Sensitivity, SensitivityRun
from jejaring.terms.frozen import Frozen
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild, Problem
from jejaring.terms.recipe import Recipe, Step, VarySteps
from jejaring.terms.scores import Intervals
from jejaring.terms.text import Text

BASE = 128
"""Runs of A and of B behind the indices of choices; the intervals printed beside them say how rough that is."""
RESAMPLES = 100
SECONDS = 10.0
"""A public server makes no reader's question its work for longer."""
SCALES = {"minmax": Step(method="minmax"), "rank": Step(method="rank", to_low=0.0, to_high=100.0)}


class OutOfTime(Exception):
    """Told to a long run when its time is over."""


class RankMove(Frozen):
    """A region's rank with its range under the questions asked and in the edition."""

    region: str
    name: str
    group: str
    group_name: Text
    rank: int
    rank_low: int
    rank_high: int
    own_low: int
    own_high: int


class ChoiceShare(Frozen):
    """A choice: the share of the ranks' movement that it explains alone (`first`) and with all it interacts with (`total`).

    First-order and total Sobol indices for the mean absolute shift of ranks, with 95 % bootstrap limits.
    """

    choice: str
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float


class Replaced(Frozen):
    """One thing replaced and all else kept: how many places regions move, in the mean and at most, and who moves most.

    `refused` says why it cannot be replaced in these data; the numbers are then missing.
    """

    kind: str
    method: str
    mean: float | None
    most: int | None
    region: str | None
    refused: tuple[Problem, ...] = ()


class DoubtView(Frozen):
    """The answer to a reader's questions. `draws` are those made: fewer than asked where time ran out (`in_time` False).

    `moves` are all ranked regions, the widest range first. `usual` is the median width of a range in ranks, `usual_own` the edition's.
    `shares` are empty where fewer than two choices are open, nobody is ranked, or time ran out. `said` are the findings in words, by name.
    """

    edition: EditionCard
    node: NodeName
    asked: Questions
    recipe: Questions
    can_floor: bool
    can_round: bool
    has_others: bool
    draws: int
    in_time: bool
    moves: tuple[RankMove, ...]
    usual: float | None
    usual_own: float | None
    shares: tuple[ChoiceShare, ...]
    replaced: tuple[Replaced, ...]
    said: dict[str, str] = Field(default_factory=dict)


def doubted(edition: Edition, asked: Questions | None = None, *, seconds: float = SECONDS) -> DoubtView:
    """Return what the questions do to the ranks at the root, in about `seconds`; what is finished by then is returned.

    Raises BadRecipe where a choice has no effect in this recipe.
    """
    questions = asked or recipe_questions(edition.recipe)
    recipe = questioned(edition.recipe, questions)
    deadline = time.monotonic() + seconds
    intervals, in_time = _ranges(edition, recipe, deadline)
    moves = _moves(edition, intervals)
    is_asked = bool(moves) and len(recipe.doubt.choices) > 1
    found = _shares(edition, recipe, deadline) if in_time and is_asked else None
    return DoubtView(
        edition=card(edition),
        node=node_name(edition, edition.recipe.root.code),
        asked=questions,
        recipe=recipe_questions(edition.recipe),
        can_floor=can_vary_floor(edition.recipe, TOPS),
        can_round=can_vary_rounding(edition.recipe),
        has_others=has_others(edition.recipe),
        draws=intervals.draws,
        in_time=in_time and (found is not None or not is_asked),
        moves=moves,
        usual=_usual([(move.rank_low, move.rank_high) for move in moves]),
        usual_own=_usual([(move.own_low, move.own_high) for move in moves]),
        shares=_choice_shares(found) if found else (),
        replaced=tuple(_replaced(edition, kind, method) for kind, method in _alternatives(settled_recipe(edition))),
    )


def _until(deadline: float) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        if time.monotonic() > deadline and done < total:
            raise OutOfTime

    return tell


def _ranges(edition: Edition, recipe: Recipe, deadline: float) -> tuple[Intervals, bool]:
    work = DoubtRun(edition.panel, recipe, nodes={recipe.root.code})
    try:
        work.advance(progress=_until(deadline))
    except OutOfTime:
        return work.intervals(), False
    return work.intervals(), True


def _shares(edition: Edition, recipe: Recipe, deadline: float) -> Sensitivity | None:
    work = SensitivityRun(edition.panel, recipe, base=BASE)
    try:
        work.advance(progress=_until(deadline))
    except OutOfTime:
        return None
    return work.result(resamples=RESAMPLES)


def _choice_shares(found: Sensitivity) -> tuple[ChoiceShare, ...]:
    shift = found.shift
    columns = (shift.first, shift.first_low, shift.first_high, shift.total, shift.total_low, shift.total_high)
    rows = [
        ChoiceShare(choice=name, first=a, first_low=b, first_high=c, total=d, total_low=e, total_high=f)
        for name, a, b, c, d, e, f in zip(found.factors, *(np.round(part, 9).tolist() for part in columns), strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.total, row.choice)))


def _moves(edition: Edition, now: Intervals) -> tuple[RankMove, ...]:
    names = {region.key: region.name for region in edition.catalogue.regions}
    scores, own = edition.scores, edition.intervals
    moves = [
        RankMove(
            region=key,
            name=names[key],
            group=scores.group[row],
            group_name=group_name(edition, scores.group[row]),
            rank=int(scores.rank[row, 0]),
            rank_low=int(now.rank_low[row, 0]),
            rank_high=int(now.rank_high[row, 0]),
            own_low=int(own.rank_low[row, 0]),
            own_high=int(own.rank_high[row, 0]),
        )
        for row, key in enumerate(scores.regions)
        if not np.isnan(scores.rank[row, 0])
    ]
    return tuple(sorted(moves, key=lambda move: (move.rank_low - move.rank_high, move.rank, move.region)))


def _usual(ranges: list[tuple[int, int]]) -> float | None:
    return float(np.median([high - low + 1 for low, high in ranges])) if ranges else None


def _alternatives(recipe: Recipe) -> list[tuple[str, str]]:
    """Return what can be replaced one at a time: the mean at the top, the weights there, and the scale of all indicators."""
    tops = [("aggregate", method) for method in TOPS if method != top_step(recipe).method]
    weights = [("weight", "equal")] if recipe.root.code in weighable(recipe) else []
    return [*tops, *weights, *(("normalise", method) for method in SCALES)]


def _replaced(edition: Edition, kind: str, method: str) -> Replaced:
    try:
        # Where only the weights at the top are replaced, those below that were read from data stay as they were read.
        recipe = settled_recipe(edition) if kind == "weight" else edition.recipe
        rank = build(edition.panel, _with(recipe, kind, method)).rank[:, 0]
    except CannotBuild as refusal:
        return Replaced(kind=kind, method=method, mean=None, most=None, region=None, refused=refusal.problems)
    moved: Floats = np.abs(rank - edition.scores.rank[:, 0])
    if np.isnan(moved).all():
        return Replaced(kind=kind, method=method, mean=None, most=None, region=None)
    row = int(np.nanargmax(moved))
    return Replaced(
        kind=kind, method=method, mean=number(np.round(np.nanmean(moved), 9)), most=whole(moved[row]), region=edition.scores.regions[row]
    )


def _with(recipe: Recipe, kind: str, method: str) -> Recipe:
    if kind == "weight":
        return reweighted(recipe, equal_weights(recipe, recipe.root.code))
    if kind == "normalise":
        leaves = tuple(leaf.model_copy(update={"normalise": SCALES[method]}) if leaf.weight > 0 else leaf for leaf in recipe.leaves)
        return recipe.model_copy(update={"leaves": leaves})
    step = next(step for step in _tops(recipe) if step.method == method)
    nodes = tuple(node.model_copy(update={"aggregate": step}) if node.parent is None else node for node in recipe.nodes)
    return recipe.model_copy(update={"nodes": nodes})


def _tops(recipe: Recipe) -> tuple[Step, ...]:
    """Return the means of TOPS as the questions of a recipe would draw them."""
    every = Questions(spread=0, tops=TOPS, floors=(), leave_out=False, rounding=False, others=False, draws=1)
    return cast(VarySteps, questioned(recipe, every).doubt.choices[0]).among
