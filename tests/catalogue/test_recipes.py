"""Recipes as they come out of their folder: steps of leaves and nodes, decimals, questions, and what a bad row says."""

from pathlib import Path

import pytest

from jejaring.catalogue import load
from jejaring.catalogue.read import Reading
from jejaring.catalogue.recipes import read_recipes
from jejaring.terms.recipe import Leaf, Recipe

TINY = Path(__file__).parent / "tiny_country"


def recipe(key: str) -> Recipe:
    return next(each for each in load().recipes if each.key == key)


def leaf(key: str, code: str) -> Leaf:
    return next(each for each in recipe(key).leaves if each.code == code)


@pytest.mark.parametrize(
    ("key", "code", "method", "parameters"),
    [
        # design/ipm.csv, design/konteks-kreatif.csv, design/ikk-terbuka-2026.csv
        ("ipm", "M1.1", "goalposts", {"low": 20, "high": 85}),
        ("ipm", "M3.1", "log_goalposts", {"low": 1_007_436, "high": 26_572_352, "offset": 0}),
        ("konteks-kreatif", "K4.1", "log_goalposts", {"low": 0, "high": 1.2, "offset": 1}),
        ("ikk-terbuka-2026", "C1.3", "range_goalposts", {"low": 0, "target_low": 2, "target_high": 5, "high": 17}),
        ("ikk-terbuka-2026", "A1.1", "goalposts", {"low": 0, "high": 100}),
    ],
)
def test_a_leaf_is_normalised_as_the_design_says(key: str, code: str, method: str, parameters: dict[str, float]):
    step = leaf(key, code).normalise
    assert step is not None
    assert step.method == method
    assert step.parameters == parameters


def test_less_is_better_for_poverty_and_distance_only():
    lower = {each.code for each in recipe("konteks-kreatif").leaves if each.polarity == -1}
    assert lower == {"K2.4", "K3.1", "K4.2", "K4.3"}


def test_published_decimals_follow_the_change_of_unit():
    # Expenditure is published in whole thousands of rupiah: half a unit is 500 rupiah, -3 decimals.
    assert leaf("ipm", "M3.1").decimals == -3
    assert leaf("ipm", "M1.1").decimals == 2
    assert leaf("konteks-kreatif", "K2.3").decimals is None


def test_every_geometric_node_says_its_floor():
    floors = {
        (key, node.code): node.aggregate.parameters
        for key in ("ipm", "konteks-kreatif", "ikk-terbuka-2026")
        for node in recipe(key).nodes
        if node.aggregate is not None and node.aggregate.method == "geometric"
    }
    # design/recipe-nodes.csv: 5 everywhere, none for the IPM
    assert floors.pop(("ipm", "IPM")) == {"floor": 0}
    assert len(floors) == 6
    assert all(parameters == {"floor": 5} for parameters in floors.values())


@pytest.mark.parametrize("key", ["konteks-kreatif", "ikk-terbuka-2026"])
def test_the_usual_doubt_has_the_choices_of_the_issue(key: str):
    doubt = recipe(key).doubt
    assert (doubt.draws, doubt.seed, doubt.low, doubt.high) == (1000, 2026, 0.05, 0.95)
    assert [choice.vary for choice in doubt.choices] == ["weights", "aggregate", "floor", "leave_out"]


def test_the_ipm_doubts_only_the_rounding_and_ranks_all_together():
    ipm = recipe("ipm")
    assert [choice.vary for choice in ipm.doubt.choices] == ["rounding"]
    assert ipm.ranking.group_by is None
    assert ipm.root.min_coverage == 1
    assert (ipm.max_age, ipm.measures) == (0, "official")


def test_the_standard_recipe_of_coinr_has_the_steps_of_its_paper():
    # ../shared/data/README.md, trap M
    steps = recipe("coinr-default").steps
    assert steps.denominate.method == "divide"
    assert (steps.impute.method, steps.impute.parameters) == ("group_mean", {"group": "EurAsia_group"})
    assert (steps.treat.method, steps.treat.parameters) == ("skew_kurtosis", {"max_points": 5, "skew": 2, "kurtosis": 3.5})
    assert (steps.normalise.method, steps.normalise.parameters) == ("minmax", {"low": 0, "high": 100})
    assert steps.aggregate.method == "linear"


def test_peers_are_found_by_variables_that_the_recipe_does_not_score():
    for each in load().recipes:
        scored = {item.code for item in each.leaves if item.weight > 0}
        used = {
            name
            for indicator in load().indicators[each.key]
            if indicator.code in scored and indicator.derivation and indicator.derivation.method == "take"
            for name in (indicator.derivation.variable,)
        }
        assert not used & {item.variable for item in each.context}


def test_questions_keep_their_ladder_and_choices_in_both_languages():
    questions = {question.question_id: question for question in load().questions["ikk-terbuka-2026"]}
    assert len(questions["A1.1-Q1"].ladder) == 5
    assert [key for key, _ in questions["A1.1-Q2"].choices] == ["a", "b", "c", "d"]
    assert questions["A1.1-Q2"].choices[3][1].en == "used in a programme or product"
    assert questions["A1.2-Q1"].choices == ()


def broken(tmp_path: Path, nodes: str, indicators: str, questions: str) -> list[tuple[str | None, int | None, str | None]]:
    folder = tmp_path / "recipes" / "bad"
    folder.mkdir(parents=True)
    (folder / "recipe.yml").write_text((TINY / "recipes/tiny/recipe.yml").read_text(encoding="utf-8"), encoding="utf-8")
    for name, text in (("nodes.csv", nodes), ("indicators.csv", indicators), ("questions.csv", questions)):
        (folder / name).write_text(text, encoding="utf-8")
    reading = Reading(tmp_path)
    read_recipes(reading, {})
    return [(problem.place.file, problem.place.row, problem.place.column) for problem in reading.problems]


def test_bad_numbers_scales_and_half_translated_choices_are_all_listed(tmp_path: Path):
    found = broken(
        tmp_path,
        "code,parent,level,name_id,name_en,aggregate,floor\nT,,index,Indeks,Index,geometric,five\n",
        "code,parent,name_id,name_en,kind,definition_id,definition_en,formula,unit_id,unit_en,polarity,low,high,scale,concept,source_basis\n"
        "L1,T,Satu,One,statistic,x,x,x,%,%,higher,nought,1,linear,heritage,stated\n"
        "L2,T,Dua,Two,statistic,x,x,x,%,%,higher,0,1,root,heritage,stated\n",
        "question_id,indicator_code,order,text_id,text_en,helix,answer_type,choices_id,choices_en,question_weight,score_rule\n"
        "Q1,L1,1,Apa?,What?,media,choice,a=ya | b=tidak,a=yes,1,map:a=1\n",
    )
    assert set(found) == {
        ("recipes/bad/nodes.csv", 2, "floor"),
        ("recipes/bad/indicators.csv", 2, "low"),
        ("recipes/bad/indicators.csv", 3, "scale"),
        ("recipes/bad/questions.csv", 2, "choices.1.1.en"),
    }
