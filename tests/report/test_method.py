from dataclasses import replace

import pytest

from jejaring.catalogue import load
from jejaring.edition import Edition
from jejaring.index import methods
from jejaring.report.blocks import Formula, Paragraph, Points, Table
from jejaring.report.method import MATHS, method_section
from jejaring.terms.recipe import Step
from jejaring.words import speech


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_method_of_the_engine_has_words_and_where_it_has_one_a_formula(language):
    said = speech(language)
    for step in ("denominate", "impute", "treat", "normalise", "aggregate"):
        for name in methods()[step]:
            if name != "none":
                assert said.say(f"report.step.{name}")
                assert said.say(f"report.step_text.{name}")
    assert {*methods()["normalise"], *methods()["aggregate"]} - {"none"} == {*MATHS}


def test_the_tree_shows_every_node_with_its_weight(edition: Edition):
    table = next(block for block in method_section(edition, speech("en")).blocks if isinstance(block, Table))
    assert [row[1] for row in table.rows] == ["100.0%", "25.0%", "25.0%", "25.0%", "25.0%"]
    assert table.rows[0][2] == "Geometric mean, floor 5"


def test_only_the_formulas_in_use_are_shown(edition: Edition):
    names = [block.name for block in method_section(edition, speech("en")).blocks if isinstance(block, Formula)]
    assert names == ["Goalposts", "Logarithmic goalposts", "Geometric mean", "Arithmetic mean"]


def test_a_step_without_formula_is_told_in_words(edition: Edition):
    recipe = edition.recipe.model_copy(
        update={"steps": edition.recipe.steps.model_copy(update={"impute": Step(method="group_mean", group="kind")})}
    )
    told = [block.text for block in method_section(replace(edition, recipe=recipe), speech("en")).blocks if isinstance(block, Paragraph)]
    assert "Group-mean imputation: an empty cell takes the mean of its group and is marked." in told


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_doubt_of_every_shipped_recipe_can_be_told(edition: Edition, language):
    for recipe in load().recipes:
        shown = edition.recipe.model_copy(update={"doubt": recipe.doubt})
        points = next(
            block for block in method_section(replace(edition, recipe=shown), speech(language)).blocks if isinstance(block, Points)
        )
        assert len(points.items) == len(recipe.doubt.choices)


def test_draws_and_seed_are_those_that_were_made(edition: Edition):
    told = " ".join(str(block.text) for block in method_section(edition, speech("en")).blocks if isinstance(block, Paragraph))
    assert "40 times (seed 1)" in told
