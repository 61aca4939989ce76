"""A recipe is a value: printable, comparable, storable, with a digest that follows its content."""

import pytest
from pydantic import ValidationError

from jejaring.terms.recipe import Doubt, Leaf, LeaveOut, Node, Recipe, Step, VarySteps, VaryWeights
from jejaring.terms.text import same


def recipe(**changes: object) -> Recipe:
    fields: dict[str, object] = {
        "key": "r",
        "version": "1",
        "name": same("R"),
        "short_name": same("R"),
        "statement": same("R"),
        "measures": "example",
        "source": "test",
        "nodes": (
            Node(code="R", parent=None, level="index", name=same("R")),
            Node(code="A", parent="R", level="dimension", name=same("A")),
        ),
        "leaves": (
            Leaf(code="A1", parent="A", column="A1"),
            Leaf(code="A2", parent="A", column="A2"),
            Leaf(code="L", parent="R", column="L"),
        ),
    }
    return Recipe.model_validate(fields | changes)


def test_leaves_may_hang_at_any_depth():
    assert [child.code for child in recipe().children("R")] == ["A", "L"]
    assert [child.code for child in recipe().children("A")] == ["A1", "A2"]
    assert recipe().root.code == "R"


def test_a_recipe_survives_being_written_and_read():
    doubt = Doubt(choices=(VaryWeights(spread=0.2), LeaveOut(), VarySteps(vary="aggregate", among=(Step(method="linear"),))))
    whole = recipe(doubt=doubt)
    assert Recipe.model_validate_json(whole.model_dump_json()) == whole


def test_the_digest_follows_every_parameter():
    steps = {"treat": {"method": "skew_kurtosis", "max_points": 5}}
    other = {"treat": {"method": "skew_kurtosis", "max_points": 6}}
    assert recipe(steps=steps).digest == recipe(steps=steps).digest
    assert recipe(steps=steps).digest != recipe(steps=other).digest


def test_a_step_shows_its_parameters_as_written():
    step = Step.model_validate({"method": "goalposts", "low": 10.5, "high": 15})
    assert step.parameters == {"low": 10.5, "high": 15}


def test_a_misspelt_field_is_an_error():
    with pytest.raises(ValidationError, match="min_covrage"):
        Node.model_validate({"code": "A", "parent": None, "level": "index", "name": {"id": "A", "en": "A"}, "min_covrage": 0.5})


def test_draws_and_seed_can_be_replaced_and_zero_is_a_seed():
    changed = recipe().drawn(10, 0)
    assert (changed.doubt.draws, changed.doubt.seed) == (10, 0)
    assert recipe().drawn(None, None) == recipe()


def test_the_order_in_which_parameters_are_written_does_not_matter():
    one = {"treat": {"method": "skew_kurtosis", "max_points": 5, "skew": 2.0}}
    other = {"treat": {"skew": 2.0, "max_points": 5, "method": "skew_kurtosis"}}
    assert recipe(steps=one) == recipe(steps=other)
    assert recipe(steps=one).digest == recipe(steps=other).digest
