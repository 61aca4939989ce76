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
from jejaring.index.imputation import Filled, Timeline
from jejaring.index.journal import Imputation, Treatment, imputation_log, treatment_log
from jejaring.index.rank import group_rows, ranks
from jejaring.index.registry import method_of, parameters_of, told_at
from jejaring.index.settle import Source, is_settled, settled_on
from jejaring.index.treatment import Treated
from jejaring.index.tree import Combine, Tree, climb, compile_tree, coverage
from jejaring.terms.glance import line, table
from jejaring.terms.panel import Bools, Floats, Panel
from jejaring.terms.problem import BadRecipe, CannotBuild
from jejaring.terms.recipe import Recipe, Step
from jejaring.terms.scores import DECIMALS, Scores

TOGETHER = "semua"
"""The group of a recipe that ranks all regions together."""

TOLERANCE = 1e-6
"""Coverage may miss a threshold by this much: thirds are written 0.333333."""


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

    def __repr__(self) -> str:
        """Name the run and its size."""
        return line("Stages", regions=len(self.regions), nodes=len(self.nodes), leaves=len(self.leaves))

    def _repr_html_(self) -> str:
        return table("Stages: scores", self.regions, self.nodes, self.scores)


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
    return finished(panel, recipe, scored_leaves(recipe, stage.leaf_data(panel, recipe)))


def scored_leaves(recipe: Recipe, data: stage.LeafData) -> LeafStages:
    """Return every stage of the leaves of one panel."""
    divided, filled = before_scaling(recipe, data)
    calmed = stage.treated(filled.values, stage.steps_of(recipe, "treat"))
    return LeafStages(divided, filled, calmed, stage.normalised(data, calmed.values, stage.steps_of(recipe, "normalise")))


def before_scaling(recipe: Recipe, data: stage.LeafData, timeline: Timeline | None = None) -> tuple[Floats, Filled]:
    """Return the leaves of one panel (n × m) after division, and filled."""
    divided = stage.denominated(data, data.values, recipe.steps.denominate)
    return divided, stage.filled(data, divided, stage.steps_of(recipe, "impute"), timeline=timeline)


def finished(panel: Panel, recipe: Recipe, done: LeafStages) -> Stages:
    """Return every stage of a recipe whose leaves are scored; the rules are those of `run`.

    Raises CannotBuild where a leaf has values but no scores.
    """
    _refuse_silence(recipe, done)
    filled, leaf_scores = ~np.isnan(done.denominated), done.normalised
    recipe = settled_leaves([panel], recipe, [done])
    tree = compile_tree(recipe)
    scores, share = _climbed(recipe, tree, leaf_scores, filled)
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
        imputations=imputation_log(panel, recipe, done.filled),
        treatments=treatment_log(panel, recipe, done.filled.values, done.treated),
        clipped=tuple(stage.outside(done.treated.values, stage.steps_of(recipe, "normalise")).sum(axis=0).tolist()),
    )


def settled(panel: Panel, recipe: Recipe) -> Recipe:
    """Return the recipe with the weights that it reads from these data written into it; a recipe without such weights stays as it is.

    Raises BadRecipe or CannotBuild with every problem.
    """
    if is_settled(recipe):
        return recipe
    refuse_faults(panel, recipe)
    return settled_leaves([panel], recipe, [scored_leaves(recipe, stage.leaf_data(panel, recipe))])


def settled_leaves(panels: Sequence[Panel], recipe: Recipe, parts: Sequence[LeafStages]) -> Recipe:
    """Return a recipe settled on the scored leaves of panels, taken as one table.

    Raises CannotBuild, with the node, where weights cannot be read.
    """
    leaves = np.vstack([done.normalised for done in parts])
    filled = ~np.isnan(np.vstack([done.denominated for done in parts]))
    source = Source(
        scores_of=lambda other, tree: _climbed(other, tree, leaves, filled)[0],
        mean_for=lambda code, step: mean_of(code, step, signed=True),
        column=lambda name: np.concatenate([panel.column(name) for panel in panels]),
    )
    return settled_on(recipe, source)


def _climbed(recipe: Recipe, tree: Tree, leaf_scores: Floats, filled: Bools) -> tuple[Floats, Floats]:
    """Return the scores and the coverage (n × k) from leaf scores and filled cells (n × m)."""
    share = coverage(tree, filled)
    signed, steps = can_be_negative(recipe, leaf_scores), aggregate_steps(recipe, tree)
    combine = [mean_of(code, step, signed=signed) for code, step in zip(tree.nodes, steps, strict=False)]
    inner = climb(tree, leaf_scores, weights=tree.weights, combine=combine, has_score=scored_nodes(recipe, tree, share))
    return np.hstack([inner, leaf_scores]), share


def can_be_negative(recipe: Recipe, leaf_scores: Floats) -> bool:
    """Tell whether some score of a leaf, or of a node by its aggregation, can be below 0."""
    steps = (node.aggregate or recipe.steps.aggregate for node in recipe.nodes)
    return bool((leaf_scores < 0).any()) or any(method_of("aggregate", step).signed for step in steps)


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

    With `signed` scores (some can be below 0) a mean that needs positive ones refuses negative children with CannotBuild.
    """
    method, parameters = method_of("aggregate", step), dict(parameters_of("aggregate", step))
    atom = cast(Combine, partial(method.atom, **parameters))
    if floor is not None and "floor" in parameters:
        parameters["floor"] = cast(float, floor)
        atom = cast(Combine, partial(method.atom, **parameters))
    if not method.needs_positive:
        return _placed(code, atom) if method.signed else atom
    if not signed:
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


def _placed(code: str, atom: Combine) -> Combine:
    """Return a mean whose refusals name the node."""

    def combine(scores: Floats, weights: Floats) -> Floats:
        try:
            return atom(scores, weights)
        except CannotBuild as refusal:
            raise CannotBuild([told_at(code, problem) for problem in refusal.problems]) from refusal

    return combine


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
