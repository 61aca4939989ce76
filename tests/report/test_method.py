from dataclasses import replace
from typing import Literal

import pytest

from jejaring.catalogue import load
from jejaring.edition import Edition
from jejaring.index import methods
from jejaring.report.blocks import Formula, Paragraph, Points, Table
from jejaring.report.method import MATHS, method_section
from jejaring.terms.frozen import Frozen
from jejaring.terms.recipe import Step
from jejaring.words import speech


def every_step() -> list[Step]:
    return [
        Step(method=name)
        for step in ("denominate", "impute", "treat", "normalise", "aggregate")
        for name in methods()[step]
        if name != "none"
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_method_of_the_engine_is_told_by_a_sentence_or_by_its_formula(edition: Edition, language):
    for step in every_step():
        recipe = edition.recipe.model_copy(update={"steps": edition.recipe.steps.model_copy(update={"treat": step})})
        told = method_section(replace(edition, recipe=recipe), speech(language)).blocks
        name = (
            speech(language).say(f"report.step.{step.method}")
            if speech(language).knows(f"report.step.{step.method}")
            else step.method.replace("_", " ")
        )
        assert any(name in (block.name if isinstance(block, Formula) else str(getattr(block, "text", ""))) for block in told), step.method


def test_formulas_are_of_methods_that_exist():
    assert {*MATHS} <= {step.method for step in every_step()}


def test_a_choice_without_a_sentence_of_its_own_shows_its_parameters(edition: Edition):
    class VaryGaps(Frozen):
        vary: Literal["gaps"] = "gaps"
        group: str | None = None

    doubt = edition.recipe.doubt.model_construct(**{**dict(edition.recipe.doubt), "choices": (VaryGaps(group="kind"),)})
    recipe = edition.recipe.model_copy(update={"doubt": doubt})
    points = next(block for block in method_section(replace(edition, recipe=recipe), speech("en")).blocks if isinstance(block, Points))
    assert points.items == ("each gap filled with the figure of a region drawn at random; parameters: group = kind",)


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
