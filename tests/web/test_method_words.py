from jejaring.api import method
from jejaring.web.method_words import choices, ranking_rule, step_name, step_text, used_steps
from jejaring.words import speech
from page_editions import context_edition, ipm_edition


def test_steps_are_named_once_in_the_order_a_figure_meets_them():
    assert [step.method for step in used_steps(method(context_edition()))] == ["goalposts", "log_goalposts", "geometric", "linear"]


def test_every_choice_of_doubt_has_its_sentence():
    view = method(context_edition())
    told = choices(view, speech("en"))
    assert len(told) == len(view.doubt.choices) == 4
    assert "0.75–1.25" in told[0]
    assert "floor 5" in told[1]


def test_the_rule_says_who_is_ranked_with_whom():
    assert "Each group is ranked on its own" in ranking_rule(method(context_edition()), speech("en"))
    assert "All regions are ranked together" in ranking_rule(method(ipm_edition()), speech("en"))


def test_a_method_without_words_is_called_by_its_key():
    assert (step_name("geometric", speech("en")), step_name("yeo_made_up", speech("en"))) == ("Geometric mean", "yeo made up")
    assert step_text("yeo_made_up", speech("en")) == ""
