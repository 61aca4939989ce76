"""Judgements as a recipe writes them."""

import numpy as np
import pytest

from jejaring.index import build, check
from jejaring.index.weights.judged import ahp, budget, bwm, table_of
from jejaring.terms.recipe import Recipe, Step, Steps
from small_recipes import GOALPOSTS, flat, panel

DATA = panel([[10, 20, 30], [30, 10, 20]])
STEPS = {
    "ahp": (Step(method="ahp", judgements=((3.0, 5.0, 3.0),)), ahp(judgements=((3, 5, 3),)).weights),
    "ahp row_mean": (Step(method="ahp", judgements=((3.0, None, 3.0),), estimator="row_mean"), np.array([9, 3, 1]) / 13),
    "bwm": (Step(method="bwm", best=((8.0, 2.0, 1.0),), worst=((1.0, 5.0, 8.0),)), bwm(best=((8, 2, 1),), worst=((1, 5, 8),)).weights),
    "budget": (Step(method="budget", points=((60.0, 30.0, 10.0), (50.0, 40.0, 10.0))), budget(points=((60, 30, 10), (50, 40, 10))).weights),
    "fixed": (Step(method="fixed", shares=(2.0, 1.0, 1.0)), np.array([0.5, 0.25, 0.25])),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_recipe_weighs_by_its_judgements(name: str) -> None:
    step, weights = STEPS[name]
    subject = flat([1, 1, 1], steps=Steps(normalise=GOALPOSTS, weight=step))
    assert check(subject, DATA) == ()
    np.testing.assert_allclose(build(DATA, subject).score[:, 0], DATA.values @ weights, atol=1e-9)
    assert Recipe.model_validate_json(subject.model_dump_json()) == subject


def test_companions_are_no_part_of_the_judgements() -> None:
    subject = flat([1, 0, 1], steps=Steps(normalise=GOALPOSTS, weight=Step(method="ahp", judgements=((3.0,),))))
    np.testing.assert_allclose(build(DATA, subject).score[:, 0], DATA.values @ [0.75, 0, 0.25], atol=1e-9)


def test_a_missing_judgement_is_a_gap() -> None:
    np.testing.assert_array_equal(table_of(((1, None), (3, 4))), [[1, np.nan], [3, 4]])
