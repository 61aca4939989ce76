"""From a panel and a recipe to scores: the same pure function for the report, the slider and the draws of doubt."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

import numpy as np

from jejaring.index import leaves as stage
from jejaring.index.check import problems_of_recipe
from jejaring.index.check_panel import problems_of_panel
from jejaring.index.fault import fault
from jejaring.index.imputation import Filled, Timeline, Way
from jejaring.index.rank import group_rows, ranks
from jejaring.index.registry import method_of, parameters_of
from jejaring.index.treatment import LEFT, Rule, Treated
from jejaring.index.tree import Combine, Tree, climb, compile_tree, coverage
from jejaring.terms.panel import Bools, Floats, Panel
from jejaring.terms.problem import BadRecipe, CannotBuild
from jejaring.terms.recipe import Recipe, Step
from jejaring.terms.scores import DECIMALS, Scores

TOGETHER = "semua"
"""The group of a recipe that ranks all regions together."""

TOLERANCE = 1e-6
"""Coverage may miss a threshold by this much: thirds are written 0.333333."""


@dataclass(frozen=True)
class Treatment:
    """One cell that outlier treatment changed, or (with `region` None) one column that it left, and why."""

    region: str | None
    leaf: str
    before: float | None
    after: float | None
    rule: Rule


@dataclass(frozen=True)
class Imputation:
    """One gap: the value that fills it, how, and from which donor; or (with `value` None) that it stays."""

    region: str
    leaf: str
    value: float | None
    way: Way
    donor: str | None


@dataclass(frozen=True)
class LeafStages:
    """What the leaf steps made of one panel (n × m): divided, filled, treated, and on one scale."""

    denominated: Floats
    filled: Filled
    treated: Treated
    normalised: Floats


@dataclass(frozen=True)
class Stages:
    """Every intermediate of one run for regions (n), leaves (m, recipe order) and nodes (k: root, inner nodes, leaves).

    `denominated`, `imputed`, `treated` and `normalised` are (n × m). `scores` (n × k) is not rounded; `ranks` (n × k) follows from
    scores rounded to 9 decimals. `coverage` (n × k) counts data, not imputations; `is_imputed` (n × m) marks those. `clipped` (m,)
    counts the cells beyond the goalposts. `group` (n,) is who is ranked together.
    """

    regions: tuple[str, ...]
    leaves: tuple[str, ...]
    nodes: tuple[str, ...]
    group: tuple[str, ...]
    denominated: Floats
    imputed: Floats
    treated: Floats
    normalised: Floats
    scores: Floats
    ranks: Floats
    coverage: Floats
    is_imputed: Bools
    imputations: tuple[Imputation, ...]
    treatments: tuple[Treatment, ...]
    clipped: tuple[int, ...]


def run(panel: Panel, recipe: Recipe) -> Stages:
    """Return every stage of a recipe on a panel.

    Coverage is the share of nominal leaf weight for which the panel has data; imputed cells do not raise it. A node below its
    `min_coverage` has no score and its weight goes to its siblings. The root has a score from the smaller of `min_score_coverage`
    and its own `min_coverage` on; it has a rank from its `min_coverage` on, if every scored child has a score and reaches
    `min_branch_coverage`. At the root a region is ranked among the regions of its group with such a rank, at every other node among
    those of its group with a score there.

    Raises BadRecipe or CannotBuild with every problem.
    """
    refuse_faults(panel, recipe)
    data = stage.leaf_data(panel, recipe)
    divided, filled = before_scaling(recipe, data)
    calmed = stage.treated(filled.values, stage.steps_of(recipe, "treat"))
    scores = stage.normalised(data, calmed.values, stage.steps_of(recipe, "normalise"))
    return finished(panel, recipe, LeafStages(divided, filled, calmed, scores))


def before_scaling(recipe: Recipe, data: stage.LeafData, timeline: Timeline | None = None) -> tuple[Floats, Filled]:
    """Return the leaves of one panel (n × m) after division, and filled."""
    divided = stage.denominated(data, data.values, recipe.steps.denominate)
    return divided, stage.filled(data, divided, stage.steps_of(recipe, "impute"), timeline=timeline)


def finished(panel: Panel, recipe: Recipe, done: LeafStages) -> Stages:
    """Return every stage of a recipe whose leaves are scored; the rules are those of `run`.

    Raises CannotBuild where a leaf has values but no scores.
    """
    _refuse_silence(recipe, done)
    tree = compile_tree(recipe)
    leaf_scores = done.normalised
    share = coverage(tree, ~np.isnan(done.denominated))
    has_score = scored_nodes(recipe, tree, share)
    signed = bool((leaf_scores < 0).any())
    combine = [mean_of(code, step, signed=signed) for code, step in zip(tree.nodes, aggregate_steps(recipe, tree), strict=False)]
    inner = climb(tree, leaf_scores, weights=tree.weights, combine=combine, has_score=has_score)
    scores: Floats = np.hstack([inner, leaf_scores])
    group = groups_of(panel, recipe)
    ranked = ranked_at(recipe, tree, scores=scores, share=share)
    return Stages(
        regions=panel.regions,
        leaves=tuple(leaf.code for leaf in recipe.leaves),
        nodes=tree.nodes,
        group=group,
        denominated=done.denominated,
        imputed=done.filled.values,
        treated=done.treated.values,
        normalised=leaf_scores,
        scores=scores,
        ranks=ranks(np.asarray(np.round(scores, DECIMALS), dtype=float), groups=group_rows(group), ranked=ranked),
        coverage=share,
        is_imputed=np.isnan(done.denominated) & ~np.isnan(done.filled.values),
        imputations=_imputations(panel, recipe, done.filled),
        treatments=_treatments(panel, recipe, done.filled.values, done.treated),
        clipped=tuple(stage.outside(done.treated.values, stage.steps_of(recipe, "normalise")).sum(axis=0).tolist()),
    )


def build(panel: Panel, recipe: Recipe) -> Scores:
    """Return the scores of every region at every node, rounded to 9 decimals, and their ranks; the rules are those of `run`.

    Raises BadRecipe or CannotBuild with every problem.
    """
    return scores_of(run(panel, recipe))


def scores_of(stages: Stages) -> Scores:
    """Return the scores, rounded to 9 decimals, and ranks of a run."""
    inner = len(stages.nodes) - len(stages.leaves)
    return Scores(
        regions=stages.regions,
        nodes=stages.nodes,
        group=stages.group,
        score=np.round(stages.scores, DECIMALS),
        coverage=stages.coverage,
        rank=stages.ranks,
        imputed=np.hstack([np.zeros((len(stages.regions), inner), dtype=bool), stages.is_imputed]),
    )


def refuse_faults(panel: Panel, recipe: Recipe) -> None:
    """Raise BadRecipe or CannotBuild with every problem of a recipe and of the panel it is to run on."""
    in_recipe, in_panel = problems_of_recipe(recipe), problems_of_panel(recipe, panel)
    if in_recipe:
        raise BadRecipe([*in_recipe, *in_panel])
    if in_panel:
        raise CannotBuild(in_panel)


def groups_of(panel: Panel, recipe: Recipe) -> tuple[str, ...]:
    """Return the group of every region: a grouping of the panel, or `semua` for all."""
    by = recipe.ranking.group_by
    return (TOGETHER,) * len(panel.regions) if by is None else tuple(panel.groupings[by])


def aggregate_steps(recipe: Recipe, tree: Tree) -> tuple[Step, ...]:
    """Return the aggregation of every inner node in tree order."""
    own = {node.code: node.aggregate for node in recipe.nodes}
    return tuple(own[code] or recipe.steps.aggregate for code in tree.nodes[: tree.inner])


def mean_of(code: str, step: Step, *, signed: bool, floor: float | Floats | None = None) -> Combine:
    """Return the mean of a node as a function of scores and weights; `floor` (scalar or one per replicate) replaces the step's own.

    With `signed` leaves (some score below 0) a mean that needs positive ones refuses negative children with CannotBuild.
    """
    method, parameters = method_of("aggregate", step), dict(parameters_of("aggregate", step))
    atom = cast(Combine, partial(method.atom, **parameters))
    if floor is not None and "floor" in parameters:
        atom = cast(Combine, partial(method.atom, floor=floor))
    if not method.needs_positive or not signed:
        return atom

    def guarded(scores: Floats, weights: Floats) -> Floats:
        negative = int((scores < 0).sum())
        if negative:
            raise CannotBuild(
                fault(
                    (f"{code}: {negative} nilai anak di bawah 0", f"{code}: {negative} child scores below 0"),
                    (f"nilai dari 0 ke atas bagi {step.method}", f"scores of 0 and above for {step.method}"),
                    (
                        "pilih normalisasi tanpa nilai negatif, atau rata-rata linear",
                        "choose a normalisation without negative scores, or linear means",
                    ),
                )
            )
        return atom(scores, weights)

    return guarded


def scored_nodes(recipe: Recipe, tree: Tree, share: Floats) -> Bools:
    """Return which inner nodes (n × inner) have data enough for a score, from the coverage (n × k)."""
    least = {node.code: node.min_coverage for node in recipe.nodes}
    root = recipe.root
    least[root.code] = min(root.min_coverage, recipe.ranking.min_score_coverage)
    limits = np.array([least[code] for code in tree.nodes[: tree.inner]])
    return np.asarray(share[:, : tree.inner] >= limits - TOLERANCE)


def ranked_at(recipe: Recipe, tree: Tree, *, scores: Floats, share: Floats) -> Bools:
    """Return who is ranked where (n × k), from unrounded scores and coverage (n × k)."""
    ranked = ~np.isnan(scores)
    branches = tree.groups[-1].children
    ranked[:, 0] &= share[:, 0] >= recipe.root.min_coverage - TOLERANCE
    ranked[:, 0] &= (share[:, branches] >= recipe.ranking.min_branch_coverage - TOLERANCE).all(axis=1)
    ranked[:, 0] &= ~np.isnan(scores[:, branches]).any(axis=1)
    return ranked


def _refuse_silence(recipe: Recipe, done: LeafStages) -> None:
    """Raise CannotBuild for leaves whose values lost their scale on the way: treatment or imputation left them all alike."""
    lost = np.asarray(~np.isnan(done.treated.values).all(axis=0) & np.isnan(done.normalised).all(axis=0))
    problems = [
        fault(
            (f"{leaf.code}: ada nilai tetapi tanpa skor", f"{leaf.code}: has values but no scores"),
            ("nilai yang berbeda setelah diisi dan diredam", "values that differ after imputation and treatment"),
            ("ubah perlakuan atau normalisasi indikator itu", "change the treatment or normalisation of this indicator"),
        )
        for leaf, is_lost in zip(recipe.leaves, lost.tolist(), strict=True)
        if is_lost
    ]
    if problems:
        raise CannotBuild(problems)


def _imputations(panel: Panel, recipe: Recipe, done: Filled) -> tuple[Imputation, ...]:
    """Return a line for every gap, leaves in recipe order, without those that the recipe leaves open on purpose."""
    log: list[Imputation] = []
    for place, step in enumerate(stage.steps_of(recipe, "impute")):
        gaps = np.flatnonzero(done.way[:, place] != Way.KNOWN).tolist() if step.method != "none" else []
        for row in gaps:
            value, donor = float(done.values[row, place]), int(done.donor[row, place])
            way = Way(int(done.way[row, place]))
            name = panel.regions[donor] if donor >= 0 else None
            log.append(Imputation(panel.regions[row], recipe.leaves[place].code, None if way is Way.MISSING else value, way, name))
    return tuple(log)


def _treatments(panel: Panel, recipe: Recipe, before: Floats, after: Treated) -> tuple[Treatment, ...]:
    log: list[Treatment] = []
    for place, (leaf, number) in enumerate(zip(recipe.leaves, after.rule.tolist(), strict=True)):
        rule = Rule(number)
        if rule in LEFT:
            log.append(Treatment(None, leaf.code, None, None, rule))
        elif rule is not Rule.PASSED:
            log += _changed_cells(panel.regions, leaf.code, before[:, place], after.values[:, place], rule=rule)
    return tuple(log)


def _changed_cells(regions: Sequence[str], leaf: str, before: Floats, after: Floats, *, rule: Rule) -> list[Treatment]:
    changed = np.flatnonzero((before != after) & ~np.isnan(before)).tolist()
    return [Treatment(regions[row], leaf, float(before[row]), float(after[row]), rule) for row in changed]
