"""What of a recipe no formula can show is listed whole."""

import numpy as np

from jejaring.catalogue import load
from jejaring.index import methods
from jejaring.report.formula_layout import SHEETS, Layout
from jejaring.report.formula_text import AGGREGATE, NORMALISE, divided, unshowable
from jejaring.terms.recipe import Leaf, Node, Recipe, Step, Steps
from jejaring.terms.text import same


def _recipe(**steps):
    return Recipe(
        key="r",
        version="1",
        name=same("r"),
        short_name=same("r"),
        statement=same("r"),
        measures="example",
        source="r",
        steps=Steps(**{name: Step(method=method) for name, method in steps.items()}),
        nodes=(Node(code="I", parent=None, level="index", name=same("I")),),
        leaves=(Leaf(code="A", parent="I", column="a", denominator="d"),),
    )


def test_every_recipe_of_the_catalogue_can_be_shown():
    assert [recipe.key for recipe in load().recipes if unshowable(recipe)] == []


def test_every_formula_belongs_to_a_method_of_the_engine():
    assert set(NORMALISE) <= set(methods()["normalise"])
    assert set(AGGREGATE) <= set(methods()["aggregate"])


def test_methods_without_a_formula_are_listed_with_those_that_have_one():
    faults = unshowable(_recipe(aggregate="outranking", normalise="rank", weight="pca"))
    assert [fault.met.en.split(" (")[0] for fault in faults] == ["I: aggregate = outranking", "A: normalise = rank"]
    assert "minmax" in faults[1].expected.en


def test_a_scale_stretched_from_its_observed_ends_is_refused_and_one_with_natural_ends_is_not():
    natural = Step(method="goalposts", low=0, high=1, to_low=1, to_high=100)
    assert unshowable(_recipe().model_copy(update={"steps": Steps(normalise=natural)})) == ()
    observed = Step(method="zscore", to_low=1, to_high=100)
    assert "to_low" in unshowable(_recipe().model_copy(update={"steps": Steps(normalise=observed)}))[0].met.en


def test_a_denominator_is_left_alone_where_the_recipe_divides_nothing():
    for method, has in (("none", False), ("divide", True)):
        recipe = _recipe(denominate=method)
        layout = Layout(recipe, 3, ("a", "d"), recipe.nodes, {key: key for key in SHEETS})
        assert ("/" in divided(layout, recipe.leaves[0], 4)) == has
    assert np.isfinite(layout.last_row)
