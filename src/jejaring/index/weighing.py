"""How every node of an index comes to its weights: the shares, and beside them how far the judgements or data support them."""

from dataclasses import dataclass

import numpy as np

from jejaring.index.build import run, settled
from jejaring.index.registry import method_of, parameters_of
from jejaring.index.settle import provisional
from jejaring.index.tree import children_by_parent, compile_tree, sibling_shares
from jejaring.index.weights.ahp import ACCEPTABLE, Group
from jejaring.index.weights.best_worst import BestWorst
from jejaring.index.weights.budget import Allocation
from jejaring.index.weights.factors import Factors, factors
from jejaring.index.weights.regression import Regression, regression
from jejaring.terms.panel import Floats, Panel
from jejaring.terms.recipe import Recipe, Step

Evidence = Allocation | Group | BestWorst | Factors | Regression


@dataclass(frozen=True)
class Weighing:
    """One node's children with their shares (c,), the step that gave them, and the evidence that its method has.

    `sample` (E × c) are the experts' own shares, for doubt, None where no experts judged. `consistency` is the consistency ratio of
    pairwise or best–worst judgements (the worst of several experts for the latter); above .10 they should be judged again.
    """

    node: str
    children: tuple[str, ...]
    shares: Floats
    step: Step
    evidence: Evidence | None = None
    sample: Floats | None = None
    consistency: float | None = None

    @property
    def is_consistent(self) -> bool | None:
        """Tell whether the judgements keep to Saaty's limit, None where there are none to test."""
        return None if self.consistency is None else self.consistency <= ACCEPTABLE


def weighings(panel: Panel, recipe: Recipe) -> tuple[Weighing, ...]:
    """Return how every node with scored children comes to its weights, deepest first; they are those that `build` uses.

    Raises BadRecipe or CannotBuild with every problem.
    """
    done, scores = settled(panel, recipe), run(panel, recipe).scores
    tree = compile_tree(provisional(recipe))
    below = children_by_parent(recipe)
    found = []
    for group in tree.groups:
        code = tree.nodes[group.node]
        own, given = (next(node.weigh for node in each.nodes if node.code == code) or each.steps.weight for each in (recipe, done))
        stated = np.array([child.weight for child in below[code]], dtype=float)
        evidence = _evidence(panel, own, scores[:, group.children])
        children = tuple(tree.nodes[child] for child in group.children)
        shares = sibling_shares(code, given, stated)[stated > 0]
        found.append(Weighing(code, children, shares, own, evidence, _sample(evidence), _consistency(evidence)))
    return tuple(found)


def _evidence(panel: Panel, step: Step, scores: Floats) -> Evidence | None:
    method, parameters = method_of("weight", step), parameters_of("weight", step)
    if method.weighs == "judged":
        found = method.atom(**parameters)
        return found if isinstance(found, Allocation | Group | BestWorst) else None
    if step.method == "pca":
        return factors(scores)
    return regression(scores, panel.column(str(parameters["outcome"]))) if step.method == "regression" else None


def _sample(evidence: Evidence | None) -> Floats | None:
    match evidence:
        case Allocation(sample=sample) | BestWorst(sample=sample):
            return sample
        case Group(experts=experts):
            return experts.weights[~np.isnan(experts.weights).any(axis=1)]
    return None


def _consistency(evidence: Evidence | None) -> float | None:
    match evidence:
        case Group(pooled=pooled):
            return float(pooled.ratio)
        case BestWorst(ratio=ratio):
            return float(ratio.max())
    return None
