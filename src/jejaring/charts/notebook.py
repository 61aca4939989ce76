"""The pictures of an index in a notebook: each function takes what the engine returns and gives an Altair chart that shows itself.

from jejaring.charts import notebook
from jejaring.words import speech

notebook.uncertainty(stages, intervals, voice=speech("en"), ends=10)
"""

import json
import textwrap
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, cast

from jejaring.charts import contributions as parts
from jejaring.charts import correlation_map as map_of
from jejaring.charts import distributions as spread
from jejaring.charts import framework as tree
from jejaring.charts import scatter as pairs
from jejaring.charts import sensitivity as shares
from jejaring.charts import uncertainty as ranks
from jejaring.charts.naming import Names, called
from jejaring.charts.palette import THEMES, ThemeName
from jejaring.charts.picture import HOST, NARROW, Json, Picture, Voice, config
from jejaring.index import Stages
from jejaring.index.coherence.audit import Audit
from jejaring.index.coherence.correlation import Coefficient, Control, correlations
from jejaring.index.coherence.family import level_codes, node_scores
from jejaring.index.sensitivity.sobol import SobolIndices
from jejaring.index.tree import members
from jejaring.terms.recipe import Recipe
from jejaring.terms.scores import Intervals

if TYPE_CHECKING:  # Altair is slow to load
    import altair as alt

WIDTH = 760
TITLE_LETTERS = 90
"""Letters per line of a title at the usual width."""


def chart(picture: Picture, *, theme: ThemeName = "light", width: int = WIDTH) -> "alt.LayerChart":
    """Return any picture as an Altair chart with its finding as title and its source below, `width` pixels wide."""
    import altair as alt

    spec: Json = json.loads(json.dumps(picture.spec).replace(HOST, ""))
    params = cast("list[Json]", spec["params"])
    spec["params"] = [{**param, "value": int(width < NARROW)} if param["name"] == "tall" else param for param in params]
    letters = max(24, TITLE_LETTERS * width // WIDTH)
    words = {"text": textwrap.wrap(picture.title, letters), "subtitle": textwrap.wrap(picture.source, letters + 12)}
    spec["title"] = {**words, "anchor": "start", "offset": 14, "fontSize": 15, "subtitlePadding": 6}
    look = {**config(theme), "background": THEMES[theme].paper}
    spec |= {"width": width, "height": picture.frame.height(width), "config": look, "description": picture.alt}
    return alt.LayerChart.from_dict(spec)


def framework(recipe: Recipe, *, voice: Voice, names: Names | None = None, shape: tree.Shape = "sunburst") -> "alt.LayerChart":
    """Return the tree of a recipe, each part as large as its weight."""
    return chart(tree.framework(recipe, voice, names=names, shape=shape))


def distributions(
    stages: Stages, *, voice: Voice, names: Names | None = None, kind: spread.Kind = "box", leaves: Sequence[str] | None = None
) -> "alt.LayerChart":
    """Return the distributions of leaves before and after treatment."""
    return chart(spread.distributions(stages, voice, names_of=names, kind=kind, leaves=leaves))


def correlation_map(  # noqa: PLR0913
    stages: Stages,
    recipe: Recipe,
    *,
    voice: Voice,
    rows: str = "leaf",
    columns: str | None = None,
    coefficient: Coefficient = "pearson",
    control: Control = "holm",
    names: Names | None = None,
) -> "alt.LayerChart":
    """Return the correlations of one level of the tree with another (None: the parents of the rows); `leaf` is the level of all leaves.

    Raises UnknownName for codes that the run lacks, KeyError for a level that the recipe lacks.
    """
    levels = level_codes(recipe)
    parents = {each.code: each.parent for each in members(recipe) if each.parent is not None}
    ups = tuple(dict.fromkeys(parents[code] for code in levels[rows])) if columns is None else levels[columns]
    ordered = sorted(levels[rows], key=lambda code: list(dict.fromkeys(parents.values())).index(parents[code])) if parents else levels[rows]
    same = None if tuple(ordered) == tuple(ups) else node_scores(stages, ups)
    found = correlations(node_scores(stages, ordered), same, coefficient=coefficient, control=control)
    return chart(map_of.correlation_map(found, voice, rows=ordered, columns=ups, parents=parents, names=names))


def uncertainty(  # noqa: PLR0913
    stages: Stages,
    intervals: Intervals,
    *,
    voice: Voice,
    names: Names | None = None,
    node: str | None = None,
    group: str | None = None,
    ends: int | None = None,
) -> "alt.LayerChart":
    """Return ranks with their intervals, all or the first and last."""
    return chart(ranks.uncertainty(stages, intervals, voice, names_of=names, node=node, group=group, ends=ends))


def sensitivity(found: SobolIndices, factors: Sequence[str], *, voice: Voice, names: Names | None = None) -> "alt.LayerChart":
    """Return first-order and total indices of one output with their intervals."""
    return chart(shares.sensitivity(found, factors, voice, names_of=names))


def scatter(
    stages: Stages,
    first: str,
    second: str,
    *,
    voice: Voice,
    names: Names | None = None,
    labels: Collection[str] | None = None,
) -> "alt.LayerChart":
    """Return the scores of two nodes or leaves against each other."""
    along = [pairs.Along(called(names, code), node_scores(stages, [code])[:, 0]) for code in (first, second)]
    return chart(pairs.scatter(along[0], along[1], stages.regions, voice, names_of=names, labels=labels))


def contributions(
    stages: Stages, recipe: Recipe, *, voice: Voice, node: str | None = None, first: int | None = None, names: Names | None = None
) -> "alt.LayerChart":
    """Return the scores of a linear node, each divided into what its children contribute."""
    return chart(parts.contributions(stages, recipe, voice, node=node, first=first, names_of=names))


def importance(audit: Audit, *, voice: Voice, names: Names | None = None) -> "alt.LayerChart":
    """Return the nominal weight of every leaf against its main effect, from an audit."""
    return chart(importance_picture(audit, voice, names=names))


def importance_picture(audit: Audit, voice: Voice, *, names: Names | None = None) -> Picture:
    """Return the picture behind `importance`. Raises CannotBuild where the audit could not assess it."""
    import numpy as np

    table = audit.table("importance")
    leaves = {leaf.code for leaf in audit.recipe.leaves}
    kept = [row for row in zip(*(table.column(key) for key in ("code", "nominal", "effect")), strict=True) if row[0] in leaves]
    codes = [str(row[0]) for row in kept]
    columns = [np.array([np.nan if row[place] is None else float(str(row[place])) * 100 for row in kept], dtype=float) for place in (1, 2)]
    words = (voice.say("charts.importance.weight"), voice.say("charts.importance.effect"))
    return pairs.scatter(
        pairs.Along(words[0], columns[0]), pairs.Along(words[1], columns[1]), codes, voice, names_of=names, of="indicators"
    )


__all__ = [
    "chart",
    "contributions",
    "correlation_map",
    "distributions",
    "framework",
    "importance",
    "importance_picture",
    "scatter",
    "sensitivity",
    "uncertainty",
]
