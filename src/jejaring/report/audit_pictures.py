"""The pictures of an audit, each beside the table that it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from jejaring.charts.contributions import contributions
from jejaring.charts.correlation_map import correlation_map
from jejaring.charts.distributions import distributions
from jejaring.charts.framework import framework
from jejaring.charts.naming import Names
from jejaring.charts.notebook import importance_picture
from jejaring.charts.picture import Picture
from jejaring.charts.sensitivity import sensitivity
from jejaring.charts.uncertainty import MOST_ROWS, uncertainty
from jejaring.index import Stages, doubt, run
from jejaring.index.coherence.audit import Audit
from jejaring.index.coherence.correlation import correlations
from jejaring.index.coherence.family import node_scores
from jejaring.index.coherence.importance import nominal_weights
from jejaring.index.sensitivity.sobol import SobolIndices
from jejaring.terms.panel import Floats, Panel
from jejaring.terms.recipe import Recipe
from jejaring.terms.scores import Intervals
from jejaring.words import Speech

Pictures = Mapping[str, tuple[Picture, ...]]
"""Pictures by the key of the table that they stand above."""
PAGE_ROWS = 18
"""Rows of distributions that fit a page."""
TOP = 20
FEWEST_POINTS = 5
SAME_WEIGHT = 0.001
"""Weights that differ by less than a tenth of a percent are the same to the eye."""


@dataclass(frozen=True)
class Evidence:
    """What an audit looked at, for its pictures: the panel, a run and its doubt, and the words of leaves and regions."""

    panel: Panel
    recipe: Recipe
    stages: Stages
    intervals: Intervals
    names: Names
    regions: Names


def evidence(panel: Panel, audit: Audit, *, names: Names, regions: Names) -> Evidence:
    """Return the run behind an audit, with the same draws and seed. Raises BadRecipe or CannotBuild."""
    recipe = audit.recipe
    intervals = doubt(panel, recipe, nodes=[recipe.root.code])
    return Evidence(panel, recipe, run(panel, recipe), intervals, names, regions)


def audit_pictures(audit: Audit, seen: Evidence, said: Speech) -> Pictures:
    """Return the pictures of an audit by table; a table that was not assessable has none."""
    makers: Mapping[str, Callable[[Audit, Evidence, Speech], tuple[Picture, ...]]] = {
        "tree": _tree,
        "treatments": _treatments,
        "parents": _parents,
        "importance": _importance,
        "ranks": _ranks,
        "redundancy": _parts,
        "sobol": _choices,
    }
    sound = {table.key for section in audit.sections for table in section.tables if table.assessable}
    return {key: make(audit, seen, said) for key, make in makers.items() if key in sound}


def _tree(audit: Audit, seen: Evidence, said: Speech) -> tuple[Picture, ...]:  # noqa: ARG001
    return (framework(seen.recipe, said, names=seen.names, shape="icicle"),)


def _treatments(audit: Audit, seen: Evidence, said: Speech) -> tuple[Picture, ...]:  # noqa: ARG001
    """Return the treated leaves, a page after the other; nothing where nothing was treated."""
    touched = dict.fromkeys(entry.leaf for entry in seen.stages.treatments if entry.region is not None)
    shown = [code for code in seen.stages.leaves if code in touched]
    pages = [shown[start : start + PAGE_ROWS] for start in range(0, len(shown), PAGE_ROWS)]
    return tuple(distributions(seen.stages, said, names_of=seen.names, leaves=page) for page in pages)


def _parents(audit: Audit, seen: Evidence, said: Speech) -> tuple[Picture, ...]:  # noqa: ARG001
    """Return the map of all scored leaves with their parents, leaves of one parent together."""
    scored = [leaf for leaf in seen.recipe.leaves if leaf.weight > 0]
    parents = {leaf.code: leaf.parent for leaf in scored}
    columns = tuple(dict.fromkeys(parents.values()))
    rows = sorted(parents, key=lambda code: columns.index(parents[code]))
    if len(columns) < 2:
        return ()
    found = correlations(node_scores(seen.stages, rows), node_scores(seen.stages, columns))
    return (correlation_map(found, said, rows=rows, columns=columns, parents=parents, names=seen.names),)


def _importance(audit: Audit, seen: Evidence, said: Speech) -> tuple[Picture, ...]:
    """Return weight against effect; nothing where all leaves weigh the same, which the table says better."""
    weights = {leaf.code: weight for leaf in seen.recipe.leaves if (weight := nominal_weights(seen.recipe)[leaf.code]) > 0}
    if len(weights) < FEWEST_POINTS or max(weights.values()) - min(weights.values()) < SAME_WEIGHT:
        return ()
    return (importance_picture(audit, said, names={}),)


def _ranks(audit: Audit, seen: Evidence, said: Speech) -> tuple[Picture, ...]:  # noqa: ARG001
    stages = seen.stages
    groups = sorted({group for group, rank in zip(stages.group, stages.ranks[:, 0], strict=True) if not np.isnan(rank)})
    pictures = []
    for group in groups:
        pictures.append(uncertainty(stages, seen.intervals, said, names_of=seen.regions, group=group))
        if sum(1 for each in stages.group if each == group) > MOST_ROWS:
            pictures.append(uncertainty(stages, seen.intervals, said, names_of=seen.regions, group=group, ends=TOP // 2))
    return tuple(pictures)


def _choices(audit: Audit, seen: Evidence, said: Speech) -> tuple[Picture, ...]:
    """Return the Sobol indices as the audit's own table has them; the variance is not told there, and only whether there is any matters."""
    table = audit.table("sobol")

    def figures(key: str) -> Floats:
        return np.array([np.nan if cell is None else float(str(cell)) for cell in table.column(key)])

    limits = {key: figures(key) for key in ("first", "first_low", "first_high", "total", "total_low", "total_high")}
    varied = np.asarray(float((limits["total"] > 0).any()))
    found = SobolIndices(**limits, mean=np.asarray(0.0), variance=varied)
    names = {**{node.code: said.text(node.name) for node in seen.recipe.nodes}, **seen.names}
    factors = [str(cell) for cell in table.column("choice")]
    return (sensitivity(found, factors, said, names_of={factor: worded(factor, names, said) for factor in factors}),)


def worded(text: str, names: Names, said: Speech) -> str:
    """Return a word of the engine in the reader's language: flags, kinds, rules, means, choices, the names of tables."""
    if ", " in text:
        return ", ".join(worded(part, names, said) for part in text.split(", "))
    if said.knows(f"audit_word_{text}"):
        return said.say(f"audit_word_{text}")
    head, _, node = text.partition(":")
    if node and said.knows(f"audit_word_{head}"):
        return f"{said.say(f'audit_word_{head}')}: {names.get(node, node)}"
    return text


def _parts(audit: Audit, seen: Evidence, said: Speech) -> tuple[Picture, ...]:  # noqa: ARG001
    """Return the highest regions divided into their parts, where the index is a linear mean."""
    if (seen.recipe.root.aggregate or seen.recipe.steps.aggregate).method != "linear":
        return ()
    return (contributions(seen.stages, seen.recipe, said, first=TOP, names_of={**seen.names, **seen.regions}),)
