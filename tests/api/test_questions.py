from jejaring.api.questions import (
    Questions,
    can_vary_floor,
    can_vary_rounding,
    has_others,
    questioned,
    recipe_questions,
    top_step,
)
from jejaring.edition import Edition
from jejaring.terms.recipe import VarySteps, VaryWeights

NONE = Questions(spread=0, tops=(), floors=(), leave_out=False, rounding=False, others=False, draws=40)


def test_the_questions_of_a_recipe_give_back_its_own_doubt(edition: Edition, ipm: Edition):
    for recipe in (edition.recipe, ipm.recipe):
        assert questioned(recipe, recipe_questions(recipe)) == recipe


def test_what_is_closed_is_not_drawn(edition: Edition):
    assert questioned(edition.recipe, NONE).doubt.choices == ()
    assert questioned(edition.recipe, NONE.model_copy(update={"tops": ("linear",), "floors": (5.0,)})).doubt.choices == ()


def test_a_mean_has_the_parameters_that_the_recipe_gives_it(edition: Edition):
    (choice,) = questioned(edition.recipe, NONE.model_copy(update={"tops": ("geometric", "harmonic")})).doubt.choices
    assert isinstance(choice, VarySteps)
    assert choice.among[0] == top_step(edition.recipe)
    assert choice.among[1].parameters == {"floor": 5.0}


def test_choices_that_the_page_cannot_show_are_kept_or_closed_as_a_whole(edition: Edition):
    bounded = VaryWeights(draw="bounded", node="K1", spread=0.1)
    doubt = edition.recipe.doubt.model_copy(update={"choices": (bounded,)})
    recipe = edition.recipe.model_copy(update={"doubt": doubt})
    assert has_others(recipe)
    assert recipe_questions(recipe).spread == 0
    assert questioned(recipe, recipe_questions(recipe)).doubt.choices == (bounded,)
    assert questioned(recipe, NONE).doubt.choices == ()
    assert not has_others(edition.recipe)


def test_only_choices_with_an_effect_are_offered(edition: Edition, ipm: Edition):
    assert can_vary_floor(edition.recipe, ())
    assert can_vary_rounding(ipm.recipe)
    flat = edition.recipe.model_copy(update={"nodes": tuple(node.model_copy(update={"aggregate": None}) for node in edition.recipe.nodes)})
    assert not can_vary_floor(flat, ("geometric",))
    assert can_vary_floor(flat, ("linear", "geometric"))
