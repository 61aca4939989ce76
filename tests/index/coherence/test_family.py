"""Correlations between nodes of a tree."""

import numpy as np
import pytest

import small_recipes as small
from jejaring.index import run
from jejaring.index.coherence.correlation import correlations
from jejaring.index.coherence.family import (
    between_levels,
    correlation_flags,
    denominator_correlations,
    extensive_leaves,
    level_codes,
    node_scores,
    with_parents,
)
from jejaring.terms.problem import UnknownName
from jejaring.terms.recipe import Node
from jejaring.terms.text import same

RECIPE = small.recipe(
    [small.node("I", None), *(Node(code=code, parent="I", level="pillar", name=same(code)) for code in "NM")],
    [small.leaf(code, "NM"[number // 3]) for number, code in enumerate("abcdef")],
)


def values(seed: int = 2) -> np.ndarray:
    generator = np.random.default_rng(seed)
    common = generator.normal(size=(80, 2))
    table = 50 + 5 * np.column_stack([common[:, number // 3] for number in range(6)]) + 3 * generator.normal(size=(80, 6))
    table[:, 1] = table[:, 0] + 0.1 * generator.normal(size=80)  # a twin of a
    table[:, 2] = 100 - table[:, 4]  # below N, but it follows M turned upside down
    return table


def test_levels_run_from_the_root_to_the_leaves():
    assert level_codes(RECIPE) == {"level": ("I",), "pillar": ("N", "M"), "leaf": ("a", "b", "c", "d", "e", "f")}


def test_a_child_that_fits_another_parent_better_strays():
    table = values()
    table[:, 2] = table[:, 4] + np.random.default_rng(1).normal(size=80)
    found = {kin.child: kin for kin in with_parents(run(small.panel(table), RECIPE), RECIPE)}
    assert found["c"].other == "M"
    assert found["c"].strays
    assert not found["a"].strays
    assert found["N"].other is None
    assert not found["N"].strays


def test_twins_and_children_against_their_kin_are_flagged():
    stages = run(small.panel(values()), RECIPE)
    found = {(flag.kind, flag.first, flag.second) for flag in correlation_flags(stages, RECIPE)}
    assert ("twins", "a", "b") in found
    assert not [flag for flag in found if flag[0] == "twins" and flag[1:] != ("a", "b")]
    table = values()
    table[:, 2] = 120 - table[:, 0]
    found = {(flag.kind, flag.first, flag.second) for flag in correlation_flags(run(small.panel(table), RECIPE), RECIPE, twins=1.1)}
    assert {("against_sibling", "a", "c"), ("against_parent", "c", "N")} <= found


def test_between_levels_is_the_correlation_of_their_scores():
    stages = run(small.panel(values()), RECIPE)
    found = between_levels(stages, RECIPE, "leaf", "pillar")
    np.testing.assert_allclose(found.r, np.corrcoef(np.hstack([stages.normalised, stages.scores[:, 1:3]]).T)[:6, 6:])
    np.testing.assert_allclose(between_levels(stages, RECIPE, "leaf", "leaf").r, correlations(stages.normalised).r)


def test_unknown_names_list_the_known_ones():
    stages = run(small.panel(values()), RECIPE)
    with pytest.raises(UnknownName, match="pillar, leaf"):
        between_levels(stages, RECIPE, "pilar", "leaf")
    with pytest.raises(UnknownName, match="I, N, M"):
        node_scores(stages, ["a", "z"])
    with pytest.raises(UnknownName, match="a, b"):
        denominator_correlations(small.panel(values()), RECIPE, ["people"])


def test_an_indicator_that_grows_with_size_wants_a_denominator():
    table = np.column_stack([values(), values()[:, 0] * 2 + np.random.default_rng(4).normal(size=80)])
    panel = small.panel(table)
    assert {flag.first for flag in extensive_leaves(panel, RECIPE, ["g"])} == {"a", "b"}
    assert denominator_correlations(panel, RECIPE, ["g"]).r.shape == (6, 1)
    divided = RECIPE.model_copy(update={"leaves": (RECIPE.leaves[0].model_copy(update={"denominator": "g"}), *RECIPE.leaves[1:])})
    assert {flag.first for flag in extensive_leaves(panel, divided, ["g"])} == {"b"}
