"""The quick way to tables with errors gives what the plain steps give, and steps aside for all it does not know."""

import numpy as np
import pytest

from jejaring.index.factors import factors_of
from jejaring.index.leaf_major import leaf_major
from jejaring.index.leaf_tables import leaf_source, noisy_tables
from jejaring.index.tree import compile_tree
from jejaring.terms.recipe import Recipe, Step, Steps, VaryClaims, VaryData, VaryRounding
from small_recipes import nine_columns, panel, two_level

TOKENS = np.tile(np.arange(30, dtype=np.uint64)[:, None], (1, 2))
NORMAL = VaryData(sd=0.3, relative=True)


def both_ways(recipe: Recipe, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    data = panel(values, tuple(f"x{number}" for number in range(9)))
    factors = factors_of(recipe, compile_tree(recipe))
    source = leaf_source(data, recipe, factors)
    quick = leaf_major(source, recipe, factors)
    assert quick is not None
    tables = quick.tables(TOKENS)
    assert tables is not None
    return np.swapaxes(tables, 1, 2), noisy_tables(source, recipe, factors, TOKENS)


def values_of(shape: str) -> np.ndarray:
    generator = np.random.default_rng(3)
    match shape:
        case "skewed":
            return generator.lognormal(0, 1.5, (200, 9))
        case "calm":
            return generator.normal(50, 5, (200, 9))
        case "low":
            return 100 - generator.lognormal(0, 1.3, (200, 9))
        case "ties":
            return np.minimum(generator.lognormal(0, 2, (200, 9)).round(), 40)
        case "giant":
            values = generator.normal(50, 5, (200, 9))
            values[7] = 1e7
            return values
    return generator.lognormal(0, 1.5, (9, 9))


@pytest.mark.parametrize("shape", ["skewed", "calm", "low", "ties", "giant", "few"])
@pytest.mark.parametrize("treat", [Step(method="none"), Step(method="skew_kurtosis"), Step(method="skew_kurtosis", max_points=2, skew=1.0)])
@pytest.mark.parametrize("normalise", [Step(method="minmax", low=1, high=100), Step(method="minmax", low=0, high=1), Step(method="zscore")])
def test_quick_tables_are_the_plain_ones(shape: str, treat: Step, normalise: Step) -> None:
    recipe = two_level((NORMAL,), steps=Steps(treat=treat, normalise=normalise))
    leaves = tuple(leaf.model_copy(update={"polarity": -1 if place % 3 == 0 else 1}) for place, leaf in enumerate(recipe.leaves))
    quick, plain = both_ways(recipe.model_copy(update={"leaves": leaves}), values_of(shape))
    np.testing.assert_allclose(quick, plain, rtol=1e-10, atol=1e-11)


def test_two_errors_follow_one_another() -> None:
    recipe = two_level((VaryRounding(), NORMAL))
    quick, plain = both_ways(recipe, values_of("skewed"))
    np.testing.assert_allclose(quick, plain, rtol=1e-10)


def test_rounding_and_division_go_the_quick_way_too() -> None:
    recipe = two_level((VaryRounding(),), steps=Steps(denominate=Step(method="divide"), normalise=Step(method="minmax")))
    leaves = (recipe.leaves[0].model_copy(update={"denominator": "x1", "denominator_scale": 1000.0}), *recipe.leaves[1:])
    quick, plain = both_ways(recipe.model_copy(update={"leaves": leaves}), values_of("skewed"))
    np.testing.assert_allclose(quick, plain, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize(
    ("recipe", "gaps"),
    [
        (two_level((NORMAL,)), True),
        (two_level((VaryData(error="lognormal", sd=0.1),)), False),
        (two_level((VaryClaims(checked=5, refuted=1),)), False),
        (two_level((NORMAL,), steps=Steps(normalise=Step(method="goalposts", low=0, high=100))), False),
        (two_level((NORMAL,), steps=Steps(treat=Step(method="skew_kurtosis", otherwise="none"))), False),
    ],
)
def test_all_else_goes_the_plain_way(recipe: Recipe, gaps: bool) -> None:
    factors = factors_of(recipe, compile_tree(recipe))
    assert leaf_major(leaf_source(nine_columns(gaps=gaps), recipe, factors), recipe, factors) is None


def test_a_column_without_spread_is_left_to_the_plain_steps() -> None:
    values = values_of("calm")
    values[:, 4] = 0.0
    recipe = two_level((NORMAL,))
    data = panel(values, tuple(f"x{number}" for number in range(9)))
    factors = factors_of(recipe, compile_tree(recipe))
    source = leaf_source(data, recipe, factors)
    quick = leaf_major(source, recipe, factors)
    assert quick is not None
    assert quick.tables(TOKENS) is None
