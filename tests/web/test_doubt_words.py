import pytest

from jejaring.api import doubted
from jejaring.api.questions import Questions
from jejaring.web.doubt_words import choice_name, doubt_said, replaced_words, scale_name
from jejaring.words import speech
from page_editions import context_edition, ipm_edition

SAID = speech("en")
NONE = Questions(spread=0, tops=(), floors=(), leave_out=False, rounding=False, others=False, draws=40)


@pytest.fixture(scope="module")
def own():
    return doubted(context_edition())


def test_the_recipes_own_doubt_is_not_compared_with_itself(own):
    assert doubt_said(own, SAID)["headline"].startswith("With the recipe's choices, a region's rank can usually lie in any of ")


def test_choices_whose_limits_overlap_are_not_put_in_order(own):
    most, second = own.shares[:2]
    assert second.total_high >= most.total_low
    assert doubt_said(own, SAID)["matters"].startswith("What matters most cannot be told apart: ")


def test_one_choice_that_leads_is_named_with_its_share():
    asked = NONE.model_copy(update={"tops": ("geometric", "linear"), "floors": (1.0, 5.0)})
    assert doubt_said(doubted(ipm_edition(), asked), SAID)["matters"].startswith("What matters most: aggregation at the top.")


def test_other_choices_are_compared_with_the_edition():
    assert "in this edition" in doubt_said(doubted(context_edition(), NONE), SAID)["headline"]


def test_time_that_ran_out_is_said():
    cut = doubted(context_edition(), NONE.model_copy(update={"spread": 25, "leave_out": True, "draws": 1000}), seconds=0.0)
    said = doubt_said(cut, SAID)
    assert said["made"].startswith("Time ran out after ")
    assert said["matters"] == "There was no time to compute this."


def test_what_is_replaced_is_told_with_what_it_moves(own):
    told = dict(replaced_words(own, item, SAID) for item in own.replaced)
    assert told["Equal weights at the top"] == "No rank changes."
    assert told["Arithmetic mean at the top"].startswith("Ranks move by ")


def test_names_of_choices_say_where():
    assert choice_name("aggregate:KK", SAID, root="KK") == "aggregation at the top"
    assert choice_name("aggregate:K1", SAID, root="KK") == "aggregation: K1"
    assert choice_name("floor", SAID, root="KK") == "floor"
    assert scale_name("rank", SAID) == "By rank"
