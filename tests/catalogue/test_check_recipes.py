"""Each fault of a recipe is met at its place."""

from collections.abc import Callable

import pytest

NODES, LEAVES = "recipes/tiny/nodes.csv", "recipes/tiny/indicators.csv"
QUESTION = "question_id,indicator_code,order,text_id,text_en,helix,answer_type,question_weight,score_rule\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (NODES, "T2,T,dimension", "T2,,dimension", (NODES, None, "parent")),
        (NODES, "T2,T,dimension", "T2,T9,dimension", (NODES, 4, "parent")),
        (NODES, "T2,T,dimension", "T2,T2,dimension", (NODES, 4, "parent")),
        (NODES, "Learning,,,0.5", "Learning,,,0.6", (NODES, 2, "weight")),
        (
            NODES,
            "T2,T,dimension,Buku,Books,,,0.5,linear,,0.5\n",
            "T2,T,dimension,Buku,Books,,,0.5,linear,,0.5\nT3,T2,x,a,b,,,0,,,\n",
            (NODES, 5, "code"),
        ),
        (LEAVES, "T2.2,T2,", "T2.2,T8,", (LEAVES, 5, "parent")),
        (LEAVES, "T2.2,T2,", "T2,T2,", (NODES, 4, "code")),
        (LEAVES, "take,literacy", "take,luck", (LEAVES, 2, "derive_variable")),
        (LEAVES, "distance,library", "distance,castle", (LEAVES, 5, "derive_variable")),
        (LEAVES, "ratio,library,people", "ratio,library,", (LEAVES, 4, "derive_denominator")),
        (LEAVES, "ratio,library,people", "ratio,library,luck", (LEAVES, 4, "derive_denominator")),
        (LEAVES, "take,literacy", "guess,literacy", (LEAVES, 2, "method")),
        ("recipes/tiny/recipe.yml", "variable: land", "variable: luck", ("recipes/tiny/recipe.yml", None, "context")),
        ("recipes/tiny/recipe.yml", "measures: context", "measures: luck", ("recipes/tiny/recipe.yml", None, "measures")),
        (
            "recipes/tiny/questions.csv",
            "",
            QUESTION + "Q1,T9,1,a,b,media,yes/no,1,yesno\n",
            ("recipes/tiny/questions.csv", 2, "indicator_code"),
        ),
        (
            "recipes/tiny/questions.csv",
            "",
            QUESTION + "Q1,T1.1,1,a,b,ghosts,yes/no,1,yesno\n",
            ("recipes/tiny/questions.csv", 2, "helix"),
        ),
        (
            "recipes/tiny/questions.csv",
            "",
            QUESTION + "Q1,T1.1,1,a,b,,yes/no,0.7,yesno\n",
            ("recipes/tiny/questions.csv", None, "question_weight"),
        ),
    ],
)
def test_a_fault_of_a_recipe_is_found_where_it_stands(
    faults: Callable[..., list[object]], name: str, old: str, new: str, fault: tuple[str, int | None, str]
):
    assert fault in faults(name, old, new)
