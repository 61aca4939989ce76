"""Leaf tables: shared stages, errors by cell."""

from dataclasses import replace

import numpy as np
import pytest

from jejaring.index import run
from jejaring.index.factors import factors_of
from jejaring.index.leaf_tables import leaf_source, leaf_table, noisy_tables
from jejaring.index.tree import compile_tree
from jejaring.terms.panel import Panel
from jejaring.terms.recipe import Recipe, Step, Steps, VaryClaims, VaryData, VaryGaps, VaryRounding
from jejaring.terms.status import Status
from small_recipes import GOALPOSTS, nine_columns, two_level

TOKENS = np.arange(200, dtype=np.uint64)[:, None]
AS_THEY_ARE = {"steps": Steps(normalise=Step(method="goalposts", low=-1e6, high=1e6))}


def changes(panel: Panel, recipe: Recipe, tokens: np.ndarray = TOKENS) -> np.ndarray:
    """Return by how much the draws move each value (b × n × m)."""
    factors = factors_of(recipe, compile_tree(recipe))
    source = leaf_source(panel, recipe, factors)
    raw = noisy_tables(source, recipe, factors, tokens)
    return (raw - leaf_table(source, recipe)) * 2e4


def test_a_table_is_that_of_the_plain_run_and_stages_are_made_once() -> None:
    data, recipe = nine_columns(), two_level()
    source, kept = leaf_source(data, recipe, ()), {}
    np.testing.assert_array_equal(leaf_table(source, recipe, kept=kept), run(data, recipe).normalised)
    before = dict(kept)
    other = recipe.model_copy(update={"steps": recipe.steps.model_copy(update={"normalise": GOALPOSTS})})
    leaf_table(source, other, kept=kept)
    assert kept.keys() == before.keys()


def test_rounding_moves_by_at_most_half_a_unit_and_not_where_nothing_was_rounded() -> None:
    recipe = two_level((VaryRounding(),), **AS_THEY_ARE)
    leaves = (recipe.leaves[0].model_copy(update={"decimals": None}), *recipe.leaves[1:])
    moved = changes(nine_columns(gaps=False), recipe.model_copy(update={"leaves": leaves}))
    assert np.abs(moved[..., 0]).max() == 0
    assert 0.049 < np.abs(moved[..., 1:]).max() <= 0.05 + 1e-9


def test_normal_errors_have_their_size_and_only_where_told() -> None:
    data = nine_columns(gaps=False)
    moved = changes(data, two_level((VaryData(sd=0.1, relative=True, leaves=("x1",)),), **AS_THEY_ARE))
    assert np.abs(np.delete(moved, 1, axis=2)).max() < 1e-9
    np.testing.assert_allclose(moved[..., 1].std(axis=0) / data.values[:, 1], 0.1, rtol=0.25)


def test_errors_limited_to_a_status_leave_other_cells_alone() -> None:
    data = nine_columns(gaps=False)
    status = data.status.copy()
    status[:5] = Status.VERIFIED
    moved = changes(replace(data, status=status), two_level((VaryClaims(checked=10, refuted=5),), **AS_THEY_ARE))
    assert np.abs(moved[:, :5]).max() < 1e-9
    assert (moved[:, 5:] < 0).all()


def test_over_claiming_lowers_by_the_posterior_rate_and_raises_where_less_is_better() -> None:
    data = nine_columns(gaps=False)
    recipe = two_level((VaryClaims(checked=18, refuted=3),), **AS_THEY_ARE)
    reversed_leaf = recipe.leaves[2].model_copy(update={"polarity": -1})
    factors = factors_of(recipe, compile_tree(recipe))
    recipe = recipe.model_copy(update={"leaves": (*recipe.leaves[:2], reversed_leaf, *recipe.leaves[3:])})
    source = leaf_source(data, recipe, factors)
    rate = (leaf_table(source, recipe) - noisy_tables(source, recipe, factors, TOKENS)) * 2e4 / data.values
    assert rate.mean() == pytest.approx(4 / 20, abs=0.01)  # mean of Beta(1 + 3, 1 + 15)
    np.testing.assert_allclose(rate, rate[..., :1] * np.ones(9), rtol=1e-6)  # one rate per region


@pytest.mark.parametrize("each", ["draw", "cell"])
def test_rates_of_over_claiming_may_be_common_or_of_each_cell(each: str) -> None:
    data = nine_columns(gaps=False)
    rate = -changes(data, two_level((VaryClaims(checked=8, refuted=2, each=each),), **AS_THEY_ARE)) / data.values
    alike = np.isclose(rate, rate[:, :1, :1], rtol=1e-6).all()
    assert alike == (each == "draw")


def test_gaps_are_filled_from_the_group_and_from_every_donor() -> None:
    data = nine_columns()
    recipe = two_level((VaryGaps(group="kind"),), **AS_THEY_ARE)
    factors = factors_of(recipe, compile_tree(recipe))
    source = leaf_source(data, recipe, factors)
    filled = noisy_tables(source, recipe, factors, TOKENS) * 2e4 - 1e6
    assert not np.isnan(filled).any()
    row, column = np.argwhere(np.isnan(data.values))[0]
    kinds = np.array(data.groupings["kind"])
    donors = data.values[(kinds == kinds[row]) & ~np.isnan(data.values[:, column]), column]
    assert set(np.unique(filled[:, row, column].round(1))) == set(donors)


@pytest.mark.parametrize("choice", [VaryRounding(), VaryData(sd=0.3), VaryClaims(checked=9, refuted=2), VaryGaps()])
def test_errors_belong_to_region_and_column_not_to_rows(choice: object) -> None:
    data, recipe = nine_columns(), two_level((choice,), **AS_THEY_ARE)
    order = np.random.default_rng(0).permutation(24)
    moved = replace(
        data,
        regions=tuple(data.regions[row] for row in order),
        values=data.values[order],
        status=data.status[order],
        groupings={"kind": tuple(data.groupings["kind"][row] for row in order)},
    )
    turned = recipe.model_copy(update={"leaves": recipe.leaves[::-1]})
    factors = factors_of(recipe, compile_tree(recipe))
    plain = noisy_tables(leaf_source(data, recipe, factors), recipe, factors, TOKENS)
    other = noisy_tables(leaf_source(moved, turned, factors), turned, factors, TOKENS)
    np.testing.assert_allclose(other, plain[:, order][..., ::-1], rtol=1e-12)
